// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transports.h"

#include "store/question.h"

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

/// A store of an older schema, opened for reading only, has none.
bool hasTransports(Connection &db) { return db.hasTable("transport"); }

} // namespace

std::string slugOf(Connection &connection, std::int64_t sourceId)
{
    const Query q = connection.query("SELECT slug FROM source WHERE id = ?");
    if (!q->with(sourceId).step())
        raise(ErrorCode::NotFound, u"source %1 is not in the store"_s.arg(sourceId));
    return std::string(q->text(0));
}

bool storeTransport(Connection &connection, const TransportConfig &config, bool anew)
{
    if (anew)
        connection.execute("DELETE FROM transport_cursor WHERE source_id = ?", config.sourceId);
    if (connection.value("SELECT 1 FROM transport WHERE source_id = ? AND kind = ? AND settings = ? AND paused = ?",
                         config.sourceId, config.kind, config.settings, config.paused))
        return anew;
    connection.execute("INSERT OR REPLACE INTO transport VALUES (?, ?, ?, ?)", config.sourceId, config.kind,
                       config.settings, config.paused);
    return true;
}

bool deleteTransport(Connection &connection, std::int64_t sourceId)
{
    connection.execute("DELETE FROM transport_cursor WHERE source_id = ?", sourceId);
    connection.execute("DELETE FROM transport WHERE source_id = ?", sourceId);
    return connection.changes() > 0;
}

bool storePause(Connection &connection, std::int64_t sourceId, bool paused)
{
    if (connection.value("SELECT 1 FROM transport WHERE source_id = ?", sourceId) == 0)
        raise(ErrorCode::NotFound, u"source %1 has no transport"_s.arg(sourceId));
    connection.execute("UPDATE transport SET paused = ? WHERE source_id = ? AND paused <> ?", paused, sourceId, paused);
    return connection.changes() > 0;
}

void storeCursors(Connection &connection, std::int64_t sourceId, std::span<const CursorChange> cursors)
{
    for (const CursorChange &change : cursors) {
        if (change.cursor.empty())
            connection.execute("DELETE FROM transport_cursor WHERE source_id = ? AND part = ?", sourceId, change.part);
        else
            connection.execute("INSERT OR REPLACE INTO transport_cursor VALUES (?, ?, ?)", sourceId, change.part,
                               change.cursor);
    }
}

Result<std::vector<TransportConfig>> transports(Reader &reader)
{
    return ask(reader, [&](Connection &db) {
        std::vector<TransportConfig> result;
        if (!hasTransports(db))
            return result;
        const Query q = db.query("SELECT source_id, kind, settings, paused FROM transport ORDER BY source_id");
        while (q->step())
            result.push_back({q->integer(0), std::string(q->text(1)), std::string(q->text(2)), q->integer(3) != 0});
        return result;
    });
}

Result<std::vector<CursorChange>> transportCursors(Reader &reader, std::int64_t sourceId)
{
    return ask(reader, [&](Connection &db) {
        std::vector<CursorChange> result;
        if (!hasTransports(db))
            return result;
        const Query q = db.query("SELECT part, cursor FROM transport_cursor WHERE source_id = ? ORDER BY part");
        q->with(sourceId);
        while (q->step())
            result.push_back({std::string(q->text(0)), std::string(q->text(1))});
        return result;
    });
}

} // namespace watchfloor::store
