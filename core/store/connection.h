// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timestamp.h"

#include <atomic>
#include <concepts>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace watchfloor::store {

/// Thrown inside this folder only; attempt() turns it into a Result at every public function.
struct Failure
{
    Error error;
};

[[noreturn]] void raise(ErrorCode code, const QString &detail,
                        std::source_location where = std::source_location::current());

template <typename F> auto attempt(F &&f) -> Result<std::invoke_result_t<F>>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
            f();
            return {};
        } else {
            return f();
        }
    } catch (Failure &failure) {
        return std::unexpected(std::move(failure.error));
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::Sql, QStringLiteral("out of memory"));
    }
}

struct Blob
{
    std::string_view bytes;
};
struct Null
{
};

/// A prepared statement. Bound text is not copied: it must live until the next reset().
class Statement
{
public:
    Statement(struct Connection &connection, std::string_view sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    void bind(int index, std::string_view text);
    void bind(int index, Blob blob);
    void bind(int index, Null);
    /// noTime is stored as NULL.
    void bindTime(int index, std::int64_t micros);
    /// 0 is stored as NULL: ids start at 1.
    void bindId(int index, std::int64_t id);

    template <typename... Values> Statement &with(const Values &...values)
    {
        int index = 0;
        (bindOne(++index, values), ...);
        return *this;
    }

    /// True: there is a row to look at.
    bool step();
    /// Steps to the end and resets.
    void run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::int64_t time(int column) const; ///< noTime for NULL
    [[nodiscard]] double real(int column) const; ///< NaN for NULL
    [[nodiscard]] std::string_view text(int column) const; ///< also of blobs; until the next step
    [[nodiscard]] bool isNull(int column) const;

private:
    template <typename V> void bindOne(int index, const V &value)
    {
        if constexpr (std::integral<V>)
            bind(index, static_cast<std::int64_t>(value));
        else if constexpr (std::convertible_to<V, std::string_view>)
            bind(index, std::string_view(value));
        else
            bind(index, value);
    }
    void check(int code) const;

    sqlite3 *m_db;
    sqlite3_stmt *m_statement = nullptr;
};

/// A statement lent by its connection's cache, reset and given back at the end of its scope.
class Query
{
public:
    Query(Connection &connection, std::string_view sql, std::unique_ptr<Statement> statement)
        : m_connection(connection)
        , m_sql(sql)
        , m_statement(std::move(statement))
    {
    }
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    Statement *operator->() const { return m_statement.get(); }
    Statement &operator*() const { return *m_statement; }

private:
    Connection &m_connection;
    std::string_view m_sql;
    std::unique_ptr<Statement> m_statement;
};

/// How to open a file; `key` is what rawKey() derived, or empty for plain SQLite.
struct Access
{
    enum class Mode {
        ReadWrite,
        Read,
        Frozen, ///< nothing of the file's surroundings is looked at or made: no lock, no WAL, no -shm
    } mode
        = Mode::ReadWrite;
    std::string key;
};

/// One SQLite connection with its statements. Used by one thread at a time, but for cancel().
struct Connection
{
    /// Throws Failure. Nothing is read from the file yet.
    Connection(const QString &path, const Access &access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// `sql` must be a literal: the cache keeps the view.
    [[nodiscard]] Query query(std::string_view sql);
    template <typename... Values> void execute(std::string_view sql, const Values &...values)
    {
        query(sql)->with(values...).run();
    }
    template <typename... Values> [[nodiscard]] std::int64_t value(std::string_view sql, const Values &...values)
    {
        const Query q = query(sql);
        return q->with(values...).step() ? q->integer(0) : 0;
    }
    /// Statements that are not kept: schema, pragmas.
    void script(const char *sql);
    [[nodiscard]] std::string pragma(const char *sql);

    [[nodiscard]] std::int64_t lastRowId() const;
    [[nodiscard]] int changes() const;
    [[nodiscard]] bool inTransaction() const;
    /// A store of an older schema that is opened for reading only lacks the newer ones.
    [[nodiscard]] bool hasTable(std::string_view name)
    {
        return value("SELECT 1 FROM sqlite_schema WHERE name = ?", name) != 0;
    }

    /// Any thread. The question that is running ends with Cancelled.
    void cancel();
    void startQuestion() { m_cancelled = false; }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }
    void throwIfCancelled() const;
    /// Called every few thousand steps of the engine; true ends the statement.
    std::function<bool()> interrupt;

    void giveBack(std::string_view sql, std::unique_ptr<Statement> statement);
    void forgetStatements() { m_statements.clear(); }
    [[nodiscard]] sqlite3 *handle() const { return m_db; }
    [[nodiscard]] const Access &access() const { return m_access; }

private:
    sqlite3 *m_db = nullptr;
    Access m_access;
    std::unordered_multimap<std::string_view, std::unique_ptr<Statement>> m_statements;
    std::atomic<bool> m_cancelled = false;
    bool m_counted = false;
    std::pair<std::uint64_t, std::uint64_t> m_file;
};

/// The error of a result code, in the words of SQLite.
[[nodiscard]] Error sqlError(sqlite3 *db, int code, std::source_location where = std::source_location::current());

/// Rolled back unless commit() was reached.
class Transaction
{
public:
    enum class Kind { Read, Write };
    Transaction(Connection &connection, Kind kind);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Connection &m_connection;
    bool m_open = true;
};

/// What SQLite names the file, byte for byte.
[[nodiscard]] std::string nativePath(const QString &path);

} // namespace watchfloor::store
