// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/newfile.h"
#include "store/schema.h"
#include "store/writerthread.h"

// SQLCipher declares the key functions only for those who ask.
#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

/// Leaving WAL needs every other connection gone, and from then on the file is ours alone.
void takeAlone(Connection &db)
{
    const std::string mode = [&] {
        try {
            db.script("PRAGMA busy_timeout=2000; PRAGMA locking_mode=EXCLUSIVE");
            return db.pragma("PRAGMA journal_mode=DELETE");
        } catch (const Failure &failure) {
            if (failure.error.code != ErrorCode::Busy)
                throw;
            return std::string();
        }
    }();
    if (mode != "delete")
        raise(ErrorCode::Busy, u"the store is open elsewhere; the key can only be changed by the only user"_s);
    // In exclusive locking mode the lock stays after the transaction.
    db.script("BEGIN EXCLUSIVE; COMMIT");
}

void copyInto(Connection &db, const QString &target, const std::string &key)
{
    const std::string path = nativePath(target);
    db.execute("ATTACH DATABASE ? AS target KEY ?", path, key);
    // The virtual tables' rows of sqlite_schema can only be copied with these two open.
    sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    db.script(key.empty() ? "PRAGMA target.page_size=8192" : "PRAGMA target.cipher_page_size=8192");
    db.script("PRAGMA target.journal_mode=MEMORY; PRAGMA target.synchronous=OFF"); // flushed when it is whole
    {
        Statement copy(db, "SELECT sqlcipher_export('target')");
        while (copy.step()) { }
    }
    // Not part of what sqlcipher_export copies.
    db.script(("PRAGMA target.application_id=" + std::to_string(applicationId)).c_str());
    db.script(("PRAGMA target.user_version=" + std::to_string(db.value("PRAGMA main.user_version"))).c_str());
    db.forgetStatements();
    for (const std::string_view table : {"record", "observation", "claim", "text", "watch_log"}) {
        const std::string count = "SELECT (SELECT count(*) FROM main." + std::string(table)
            + ") - (SELECT count(*) FROM target." + std::string(table) + ")";
        if (db.pragma(count.c_str()) != "0")
            raise(ErrorCode::Sql, u"the copy under the new key is not whole"_s);
    }
    db.script("PRAGMA target.journal_mode=WAL");
    db.script("DETACH DATABASE target");
}

} // namespace

void rewriteUnderKey(Connection &connection, const QString &path, const std::string &rawKey,
                     const std::function<void(Connection &copy)> &complete)
{
    takeAlone(connection);
    NewFile copy(path, NewFile::Over::Anything);
    try {
        copyInto(connection, copy.path(), rawKey);
    } catch (...) {
        connection.forgetStatements();
        throw;
    }
    {
        Connection written(copy.path(), {Access::Mode::ReadWrite, rawKey});
        complete(written);
    }
    // It takes the name while the old file is still locked, so that nobody opens that in between.
    copy.keep();
}

} // namespace watchfloor::store
