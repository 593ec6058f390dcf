// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include "store/file.h"

#include <QFile>
#include <QUrl>

// SQLCipher declares the key functions only for those who ask.
#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

#include <limits>

using namespace Qt::StringLiterals;

namespace watchfloor::store {

void raise(ErrorCode code, const QString &detail, std::source_location where)
{
    throw Failure{Error{code, detail, where}};
}

namespace {

ErrorCode errorCode(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return ErrorCode::Io;
    case SQLITE_CORRUPT:
        return ErrorCode::Corrupt;
    case SQLITE_NOTADB:
        return ErrorCode::NotAStore;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::Sql;
    }
}

int onProgress(void *context)
{
    const auto *connection = static_cast<const Connection *>(context);
    return connection->isCancelled() || (connection->interrupt && connection->interrupt()) ? 1 : 0;
}

} // namespace

Error sqlError(sqlite3 *db, int code, std::source_location where)
{
    const int extended = db ? sqlite3_extended_errcode(db) : code;
    const char *words = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    // SQLITE_FULL may be followed by the error of the automatic rollback; the first one says why.
    return Error{errorCode(code), u"SQLite: %1 (%2)"_s.arg(QString::fromUtf8(words)).arg(extended), where};
}

std::string nativePath(const QString &path) { return QFile::encodeName(path).toStdString(); }

// ---------------------------------------------------------------- Statement

Statement::Statement(Connection &connection, std::string_view sql)
    : m_db(connection.handle())
{
    check(sqlite3_prepare_v3(m_db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement,
                             nullptr));
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw Failure{sqlError(m_db, code)};
}

void Statement::bind(int index, std::int64_t value) { check(sqlite3_bind_int64(m_statement, index, value)); }
void Statement::bind(int index, double value) { check(sqlite3_bind_double(m_statement, index, value)); }
void Statement::bind(int index, std::string_view text)
{
    // A null pointer would bind NULL where an empty text is meant.
    check(sqlite3_bind_text64(m_statement, index, text.data() ? text.data() : "", text.size(), SQLITE_STATIC,
                              SQLITE_UTF8));
}
void Statement::bind(int index, Blob blob)
{
    check(sqlite3_bind_blob64(m_statement, index, blob.bytes.data() ? blob.bytes.data() : "", blob.bytes.size(),
                              SQLITE_STATIC));
}
void Statement::bind(int index, Null) { check(sqlite3_bind_null(m_statement, index)); }
void Statement::bindTime(int index, std::int64_t micros)
{
    if (micros == noTime)
        bind(index, Null{});
    else
        bind(index, micros);
}
void Statement::bindId(int index, std::int64_t id)
{
    if (id == 0)
        bind(index, Null{});
    else
        bind(index, id);
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Failure failure{sqlError(m_db, code)};
    sqlite3_reset(m_statement);
    throw failure;
}

void Statement::run()
{
    while (step()) { }
    sqlite3_reset(m_statement);
}

void Statement::reset() { sqlite3_reset(m_statement); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
std::int64_t Statement::time(int column) const { return isNull(column) ? noTime : integer(column); }
double Statement::real(int column) const
{
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(m_statement, column);
}
std::string_view Statement::text(int column) const
{
    // column_blob gives the bytes of text too, and unlike column_text converts nothing.
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                 : std::string_view();
}
bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

Query::~Query()
{
    m_statement->reset();
    m_connection.giveBack(m_sql, std::move(m_statement));
}

// ---------------------------------------------------------------- Connection

Connection::Connection(const QString &path, const Access &access)
    : m_access(access)
{
    const auto lock = FileUse::lock();
    std::string name = nativePath(path);
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (access.mode == Access::Mode::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
    if (access.mode == Access::Mode::Frozen) {
        name = "file:" + QUrl::toPercentEncoding(path, "/").toStdString() + "?immutable=1";
        flags |= SQLITE_OPEN_URI;
    }
    if (const int code = sqlite3_open_v2(name.c_str(), &m_db, flags, nullptr); code != SQLITE_OK) {
        Failure failure{sqlError(m_db, code)};
        sqlite3_close(m_db);
        throw failure;
    }
    if (access.mode != Access::Mode::Frozen) {
        if (const auto file = FileUse::identity(path)) {
            m_file = *file;
            m_counted = true;
            FileUse::add(m_file, 1);
        }
    }
    try {
        if (!access.key.empty()) {
            sqlite3_key_v2(m_db, "main", access.key.data(), static_cast<int>(access.key.size()));
            // SQLCipher would say on standard error what our own error says better. The level is the process's, and
            // the first key of a process sets it anew: so it is set behind each.
            script("PRAGMA cipher_log_level=NONE");
            script("PRAGMA cipher_page_size=8192");
        }
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        sqlite3_progress_handler(m_db, 2000, onProgress, this);
        sqlite3_busy_timeout(m_db, access.mode == Access::Mode::ReadWrite ? 30000 : 10000);
        // Temporary files would hold what the key protects.
        script("PRAGMA temp_store=MEMORY");
        if (access.mode == Access::Mode::ReadWrite)
            script("PRAGMA cache_size=-65536; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=8192");
        else
            script("PRAGMA query_only=ON; PRAGMA cache_size=-16384");
    } catch (...) {
        sqlite3_close(m_db);
        if (m_counted)
            FileUse::add(m_file, -1);
        throw;
    }
}

Connection::~Connection()
{
    m_statements.clear();
    const auto lock = FileUse::lock();
    sqlite3_close_v2(m_db);
    if (m_counted)
        FileUse::add(m_file, -1);
}

Query Connection::query(std::string_view sql)
{
    if (const auto found = m_statements.find(sql); found != m_statements.end()) {
        auto statement = std::move(found->second);
        m_statements.erase(found);
        return Query(*this, sql, std::move(statement));
    }
    return Query(*this, sql, std::make_unique<Statement>(*this, sql));
}

void Connection::giveBack(std::string_view sql, std::unique_ptr<Statement> statement)
{
    m_statements.emplace(sql, std::move(statement));
}

void Connection::script(const char *sql)
{
    if (const int code = sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        throw Failure{sqlError(m_db, code)};
}

std::string Connection::pragma(const char *sql)
{
    Statement statement(*this, sql);
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

std::int64_t Connection::lastRowId() const { return sqlite3_last_insert_rowid(m_db); }
int Connection::changes() const { return sqlite3_changes(m_db); }
bool Connection::inTransaction() const { return sqlite3_get_autocommit(m_db) == 0; }

void Connection::cancel()
{
    m_cancelled = true;
    sqlite3_interrupt(m_db);
}

void Connection::throwIfCancelled() const
{
    if (m_cancelled)
        raise(ErrorCode::Cancelled, u"cancelled"_s);
}

// ---------------------------------------------------------------- Transaction

Transaction::Transaction(Connection &connection, Kind kind)
    : m_connection(connection)
{
    connection.execute(kind == Kind::Write ? std::string_view("BEGIN IMMEDIATE") : std::string_view("BEGIN"));
}

Transaction::~Transaction()
{
    // SQLite rolls back by itself on some errors (disk full, I/O).
    if (m_open && m_connection.inTransaction())
        sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_connection.execute("COMMIT");
    m_open = false;
}

} // namespace watchfloor::store
