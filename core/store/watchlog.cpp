// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/watchlog.h"

#include "base/hash.h"
#include "store/question.h"

namespace watchfloor::store {
namespace {

void addText(std::string &canonical, std::string_view text)
{
    // With its length before it, no text can pose as the one after it.
    canonical += std::to_string(text.size());
    canonical += ':';
    canonical += text;
    canonical += '\n';
}

/// The leaf prefix 0x00 keeps an entry apart from an inner node of a Merkle tree (RFC 9162).
Sha256 entryHash(std::int64_t sequence, std::int64_t at, const LogEntry &entry, std::string_view previous)
{
    std::string canonical(1, '\0');
    addText(canonical, std::to_string(sequence));
    addText(canonical, previous);
    addText(canonical, iso8601(fromMicros(at)));
    addText(canonical, entry.actor);
    addText(canonical, entry.action);
    addText(canonical, entry.object);
    addText(canonical, entry.detail);
    return sha256(canonical);
}

LogEntry entryOf(const Statement &row)
{
    return {std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5))};
}

constexpr std::string_view entries
    = "SELECT sequence, at, actor, action, object, detail, previous, hash FROM watch_log "
      "WHERE sequence > ? ORDER BY sequence LIMIT ?";

} // namespace

void appendEntry(Connection &connection, std::int64_t at, const LogEntry &entry)
{
    std::int64_t sequence = 0;
    std::string previous;
    {
        const Query head = connection.query("SELECT log_sequence, log_hash FROM store");
        head->step();
        sequence = head->integer(0) + 1;
        previous = head->text(1);
    }
    const Sha256 hash = entryHash(sequence, at, entry, previous);
    connection.execute("INSERT INTO watch_log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sequence, at, entry.actor, entry.action,
                       entry.object, entry.detail, Blob{previous}, Blob{bytesOf(hash)});
    connection.execute("UPDATE store SET log_sequence = ?, log_hash = ?", sequence, Blob{bytesOf(hash)});
}

std::optional<LogFault> chainFault(Connection &connection)
{
    std::int64_t sequence = 0;
    std::string previous(32, '\0');
    const Query q = connection.query(entries);
    q->with(0, -1);
    while (q->step()) {
        ++sequence;
        const std::string number = std::to_string(sequence);
        if (q->integer(0) != sequence)
            return LogFault{sequence, "entry " + number + " is missing"};
        if (q->text(6) != previous)
            return LogFault{sequence, "entry " + number + " does not follow the one before it"};
        const Sha256 hash = entryHash(sequence, q->integer(1), entryOf(*q), previous);
        if (q->text(7) != bytesOf(hash))
            return LogFault{sequence, "entry " + number + " was changed"};
        previous = bytesOf(hash);
    }
    const Query head = connection.query("SELECT log_sequence, log_hash FROM store");
    head->step();
    if (head->integer(0) != sequence)
        return LogFault{sequence + 1,
                        "the log ends at entry " + std::to_string(sequence) + ", the store says "
                            + std::to_string(head->integer(0))};
    if (head->text(1) != previous)
        return LogFault{sequence, "the last entry is not the one the store names"};
    return {};
}

std::string checkLog(Connection &connection)
{
    const auto fault = chainFault(connection);
    return fault ? fault->detail : std::string();
}

LogHead headOf(Connection &connection)
{
    const Query head = connection.query("SELECT uuid, log_sequence, log_hash FROM store");
    head->step();
    return {std::string(head->text(0)), head->integer(1), toHex(head->text(2))};
}

Result<LogHead> logHead(Reader &reader) { return ask(reader, headOf); }

Result<std::optional<LogFault>> checkChain(Reader &reader) { return ask(reader, chainFault); }

Result<std::vector<StoredLogEntry>> log(Reader &reader, std::int64_t after, std::int64_t limit)
{
    return ask(reader, [&](Connection &connection) {
        std::vector<StoredLogEntry> result;
        const Query q = connection.query(entries);
        q->with(after, limit);
        while (q->step())
            result.push_back({q->integer(0), fromMicros(q->integer(1)), entryOf(*q), toHex(q->text(7))});
        return result;
    });
}

} // namespace watchfloor::store
