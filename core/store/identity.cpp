// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/identity.h"

namespace watchfloor::store {

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
    , m_position(connection.query("SELECT id, hash, outcome FROM record WHERE origin_id = ? AND offset = ? "
                                  "ORDER BY id DESC"))
    , m_key(connection.query("SELECT record_id FROM natural_key WHERE source_id = ? AND key = ?"))
    , m_setKey(connection.query("INSERT INTO natural_key VALUES (?, ?, ?) "
                                "ON CONFLICT (source_id, key) DO UPDATE SET record_id = excluded.record_id"))
    , m_version(connection.query("SELECT max(version) FROM claim WHERE record_id = ?"))
{
    const Query q = connection.query("SELECT max(offset) FROM record WHERE origin_id = ?");
    if (q->with(originId).step() && !q->isNull(0))
        m_end = q->integer(0);
}

Identity::Match Identity::find(const RecordItem &item, const std::vector<Sha256> &claimHashes)
{
    Match match;
    if (!item.naturalKey.empty())
        match = underKey(item, claimHashes);
    if (item.naturalKey.empty() || (!match.duplicate && match.supersedes == 0 && !item.rejected))
        match = atPosition(item);
    if (item.replaces != 0 && !item.rejected)
        standFor(item, match);
    return match;
}

Identity::Match Identity::atPosition(const RecordItem &item)
{
    Match match;
    if (item.offset > m_end)
        return match;
    const std::string_view hash = bytesOf(item.hash);
    const bool isKeyed = !item.naturalKey.empty();
    m_position->with(m_origin, item.offset);
    while (m_position->step()) {
        const bool quarantined = m_position->integer(2) == static_cast<int>(Outcome::Quarantined);
        // What has a key is known by the key; only a reading that failed had none.
        if (m_position->text(1) != hash || (isKeyed && !quarantined))
            continue;
        const std::int64_t record = m_position->integer(0);
        // The newest reading; earlier ones are reached through it.
        if (match.supersedes == 0)
            match.supersedes = record;
        const bool answers = item.rejected || !quarantined;
        if (answers && (!m_visibility.anyWithdrawn() || m_visibility.batchOf(record).live)) {
            match = {.duplicate = true, .known = record};
            break;
        }
    }
    m_position->reset();
    return match;
}

Identity::Match Identity::underKey(const RecordItem &item, const std::vector<Sha256> &claimHashes)
{
    Match match;
    m_lastKey = keyOf(item, claimHashes);
    m_key->with(m_source, Blob{m_lastKey});
    if (m_key->step()) {
        const std::int64_t record = m_key->integer(0);
        match.known = m_visibility.anyWithdrawn() ? m_visibility.knownBy(record, !item.rejected) : record;
        match.duplicate = match.known != 0;
        if (!match.duplicate)
            match.supersedes = m_visibility.newestOf(record);
    }
    m_key->reset();
    return match;
}

/// A reading that failed leaves quarantine, whatever else is known of the same content. Who stands for the last reading
/// of a record stands for all of them, so that each has one successor.
void Identity::standFor(const RecordItem &item, Match &match)
{
    const std::int64_t last = m_visibility.newestOf(item.replaces);
    if (match.duplicate) {
        // What is known, but hidden by the reading that failed, has to be said anew.
        if (m_visibility.isVisible(item.replaces))
            match = {.supersedes = last, .known = match.known, .restated = m_visibility.isVisible(match.known)};
    } else if (match.supersedes == 0) {
        match.supersedes = last;
    } else if (match.supersedes != last) {
        match.alsoSupersedes = last;
    }
}

std::string Identity::keyOf(const RecordItem &item, const std::vector<Sha256> &claimHashes)
{
    Sha256Stream stream;
    stream.add(item.naturalKey);
    stream.add(std::string_view("\0", 1));
    for (const Sha256 &hash : claimHashes)
        stream.add(bytesOf(hash));
    if (claimHashes.empty())
        stream.add(bytesOf(item.hash));
    return std::string(bytesOf(stream.peek()).substr(0, 16));
}

std::int64_t Identity::versionOf(std::int64_t recordId)
{
    m_version->with(recordId);
    const std::int64_t said = m_version->step() ? m_version->time(0) : noTime;
    m_version->reset();
    return std::max(said, m_visibility.saidAgainAt(recordId));
}

void Identity::added(const RecordItem &item, std::int64_t recordId)
{
    m_end = std::max(m_end, item.offset);
    if (!item.naturalKey.empty())
        m_setKey->with(m_source, Blob{m_lastKey}, recordId).run();
}

} // namespace watchfloor::store
