// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/newfile.h"
#include "store/question.h"

// SQLCipher declares the key functions only for those who ask.
#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

constexpr int pagesPerStep = 512;

void copyPages(Connection &from, Connection &to, const std::function<bool(double)> &progress)
{
    sqlite3_backup *backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup)
        throw Failure{sqlError(to.handle(), SQLITE_ERROR)};
    int code = SQLITE_OK;
    bool cancelled = progress && !progress(0);
    while (!cancelled && (code = sqlite3_backup_step(backup, pagesPerStep)) == SQLITE_OK) {
        const int all = sqlite3_backup_pagecount(backup);
        const int left = sqlite3_backup_remaining(backup);
        cancelled = from.isCancelled() || (progress && !progress(all > 0 ? double(all - left) / all : 0));
    }
    const int finished = sqlite3_backup_finish(backup);
    if (cancelled)
        raise(ErrorCode::Cancelled, u"cancelled"_s);
    if (finished != SQLITE_OK || code != SQLITE_DONE)
        throw Failure{sqlError(to.handle(), finished)};
}

} // namespace

Result<> backup(Store &store, const QString &target, const std::function<bool(double)> &progress)
{
    auto reader = store.reader();
    if (!reader)
        return std::unexpected(std::move(reader.error()));
    // In one read transaction: the copy is the store at one instant, however much is written meanwhile.
    return ask(**reader, [&](Connection &from) {
        (void)from.value("SELECT known_at FROM store");
        NewFile copy(target, NewFile::Over::Nothing);
        {
            Connection to(copy.path(), {Access::Mode::ReadWrite, from.access().key});
            copyPages(from, to, progress);
        }
        copy.keep();
        if (progress)
            progress(1);
    });
}

} // namespace watchfloor::store
