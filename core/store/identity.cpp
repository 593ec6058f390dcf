// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/identity.h"

#include <limits>

namespace watchfloor::store {

std::int64_t originOf(Connection &connection, const ImportSpec &spec)
{
    std::int64_t origin = 0;
    if (spec.head.empty()) {
        // A stream without a beginning (or an empty file): its name is all there is.
        origin = connection.value("SELECT max(id) FROM origin WHERE source_id = ? AND path = ? AND NOT EXISTS "
                                  "(SELECT 1 FROM origin_prefix WHERE origin_id = origin.id)",
                                  spec.sourceId, spec.path);
    } else {
        Sha256Stream stream;
        std::size_t hashed = 0;
        const Query lengths = connection.query("SELECT DISTINCT length FROM origin_prefix WHERE source_id = ? "
                                               "AND length <= ? ORDER BY length");
        lengths->with(spec.sourceId, spec.head.size());
        while (lengths->step()) {
            const auto length = static_cast<std::size_t>(lengths->integer(0));
            stream.add(std::string_view(spec.head).substr(hashed, length - hashed));
            hashed = length;
            const Sha256 hash = stream.peek();
            // The longest known beginning wins.
            if (const auto found = connection.value("SELECT origin_id FROM origin_prefix WHERE source_id = ? "
                                                    "AND length = ? AND hash = ?",
                                                    spec.sourceId, length, Blob{bytesOf(hash)}))
                origin = found;
        }
    }
    if (origin == 0) {
        connection.execute("INSERT INTO origin(source_id, path) VALUES (?, ?)", spec.sourceId, spec.path);
        origin = connection.lastRowId();
    }
    if (!spec.head.empty()) {
        const Sha256 whole = sha256(spec.head);
        connection.execute("INSERT INTO origin_prefix VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", spec.sourceId,
                           spec.head.size(), Blob{bytesOf(whole)}, origin);
    }
    return origin;
}

Sha256 claimHash(std::string_view slug, const Claim &claim)
{
    Sha256Stream stream;
    const std::string_view separator("\0", 1);
    stream.add(slug);
    stream.add(separator);
    stream.add(claim.subject);
    stream.add(separator);
    stream.add(claim.body);
    return stream.peek();
}

Identity::Identity(Connection &connection, std::int64_t sourceId, std::int64_t originId)
    : m_connection(connection)
    , m_visibility(connection, {})
    , m_source(sourceId)
    , m_origin(originId)
    , m_end(-1)
    , m_position(connection.query("SELECT id, hash FROM record WHERE origin_id = ? AND offset = ? ORDER BY id DESC"))
    , m_key(connection.query("SELECT record_id FROM natural_key WHERE source_id = ? AND key = ?"))
    , m_setKey(connection.query("INSERT INTO natural_key VALUES (?, ?, ?) "
                                "ON CONFLICT (source_id, key) DO UPDATE SET record_id = excluded.record_id"))
{
    const Query q = connection.query("SELECT max(offset) FROM record WHERE origin_id = ?");
    if (q->with(originId).step() && !q->isNull(0))
        m_end = q->integer(0);
}

Identity::Match Identity::find(const RecordItem &item, const std::vector<Sha256> &claimHashes)
{
    return item.naturalKey.empty() ? atPosition(item) : underKey(item, claimHashes);
}

Identity::Match Identity::atPosition(const RecordItem &item)
{
    Match match;
    if (item.offset > m_end)
        return match;
    const std::string_view hash = bytesOf(item.hash);
    m_position->with(m_origin, item.offset);
    while (m_position->step()) {
        if (m_position->text(1) != hash)
            continue;
        // The newest reading; earlier ones are reached through it.
        const std::int64_t record = m_position->integer(0);
        match.duplicate = !m_visibility.anyWithdrawn() || m_visibility.isKnown(record);
        if (!match.duplicate)
            match.supersedes = record;
        break;
    }
    m_position->reset();
    return match;
}

Identity::Match Identity::underKey(const RecordItem &item, const std::vector<Sha256> &claimHashes)
{
    Match match;
    Sha256Stream stream;
    stream.add(item.naturalKey);
    stream.add(std::string_view("\0", 1));
    for (const Sha256 &hash : claimHashes)
        stream.add(bytesOf(hash));
    if (claimHashes.empty())
        stream.add(bytesOf(item.hash));
    const Sha256 hash = stream.peek();
    m_lastKey = bytesOf(hash).substr(0, 16);

    m_key->with(m_source, Blob{m_lastKey});
    if (m_key->step()) {
        const std::int64_t record = m_key->integer(0);
        match.duplicate = !m_visibility.anyWithdrawn() || m_visibility.isKnown(record);
        if (!match.duplicate)
            match.supersedes = record;
    }
    m_key->reset();
    return match;
}

void Identity::added(const RecordItem &item, std::int64_t recordId)
{
    m_end = std::max(m_end, item.offset);
    if (!item.naturalKey.empty())
        m_setKey->with(m_source, Blob{m_lastKey}, recordId).run();
}

} // namespace watchfloor::store
