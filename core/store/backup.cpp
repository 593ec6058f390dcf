// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file.h"
#include "store/question.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

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
        if (QFileInfo::exists(target))
            raise(ErrorCode::Io, u"%1 exists already"_s.arg(target));
        const QString partial = target + u".partial-"_s + QUuid::createUuid().toString(QUuid::Id128).left(8);
        try {
            QFile made(partial);
            if (!made.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
                raise(ErrorCode::Io, u"%1: %2"_s.arg(partial, made.errorString()));
            made.close();
            {
                Connection to(partial, {Access::Mode::ReadWrite, from.access().key});
                copyPages(from, to, progress);
            }
            syncPath(partial);
            renameNew(partial, target);
        } catch (...) {
            QFile::remove(partial);
            QFile::remove(partial + "-journal"_L1);
            QFile::remove(partial + "-wal"_L1);
            QFile::remove(partial + "-shm"_L1);
            throw;
        }
        syncPath(QFileInfo(target).absolutePath());
        if (progress)
            progress(1);
    });
}

} // namespace watchfloor::store
