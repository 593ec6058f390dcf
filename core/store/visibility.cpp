// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/visibility.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

namespace watchfloor::store {
namespace {

constexpr std::int64_t forever = std::numeric_limits<std::int64_t>::max();

} // namespace

Visibility::Visibility(Connection &connection, KnownAt knownAt)
    : m_connection(connection)
    , m_knownAt(knownAt ? toMicros(*knownAt) : forever)
{
    const Query withdrawals = connection.query("SELECT import_id, withdrawn_at, restored_at FROM withdrawal");
    while (withdrawals->step())
        m_withdrawals[withdrawals->integer(0)].push_back(
            {withdrawals->integer(1), withdrawals->isNull(2) ? forever : withdrawals->integer(2)});
    const Query spans = connection.query("SELECT first_record, last_record, successor FROM superseded "
                                         "ORDER BY first_record, successor");
    while (spans->step())
        m_superseded.push_back({spans->integer(0), spans->integer(1), spans->integer(2)});
}

std::int64_t Visibility::withdrawnAt(std::int64_t importId) const
{
    const auto found = m_withdrawals.find(importId);
    if (found == m_withdrawals.end())
        return noTime;
    for (const Interval &interval : found->second) {
        // Asked for now (forever), an open interval still counts.
        if (interval.withdrawn <= m_knownAt && (m_knownAt < interval.restored || interval.restored == forever))
            return interval.withdrawn;
    }
    return noTime;
}

std::vector<std::int64_t> Visibility::withdrawnImports() const
{
    std::vector<std::int64_t> imports;
    for (const auto &[import, intervals] : m_withdrawals) {
        if (withdrawnAt(import) != noTime)
            imports.push_back(import);
    }
    std::ranges::sort(imports);
    return imports;
}

BatchFacts Visibility::load(std::int64_t recordId)
{
    BatchFacts facts;
    const Query q = m_connection.query("SELECT first_record, last_record, import_id, known_at FROM batch "
                                       "WHERE first_record <= ? ORDER BY first_record DESC LIMIT 1");
    if (!q->with(recordId).step() || q->integer(1) < recordId)
        return facts;
    facts.first = q->integer(0);
    facts.last = q->integer(1);
    facts.importId = q->integer(2);
    facts.knownAt = q->integer(3);
    facts.live = facts.knownAt <= m_knownAt && withdrawnAt(facts.importId) == noTime;
    facts.whole = facts.live && std::ranges::none_of(m_superseded, [&](const Span &span) {
                      return span.first <= facts.last && facts.first <= span.last;
                  });
    return facts;
}

const BatchFacts &Visibility::batchOf(std::int64_t recordId)
{
    if (recordId < m_batch.first || recordId > m_batch.last)
        m_batch = load(recordId);
    return m_batch;
}

bool Visibility::isLive(std::int64_t recordId)
{
    if (recordId < m_other.first || recordId > m_other.last)
        m_other = load(recordId);
    return m_other.live;
}

bool Visibility::hasLiveSuccessor(std::int64_t recordId)
{
    const auto end = std::ranges::upper_bound(m_superseded, recordId, {}, &Span::first);
    // Spans may overlap (read again more than once), so all that start before are looked at;
    // there is one for each batch that restored something.
    for (auto span = m_superseded.begin(); span != end; ++span) {
        if (recordId > span->last)
            continue;
        const std::int64_t successor = span->successor + (recordId - span->first);
        if (isLive(successor) || hasLiveSuccessor(successor))
            return true;
    }
    return false;
}

bool Visibility::wasRead(std::int64_t recordId)
{
    return m_connection.value("SELECT 1 FROM quarantine WHERE record_id = ?", recordId) == 0;
}

bool Visibility::isVisible(std::int64_t recordId)
{
    const BatchFacts &batch = batchOf(recordId);
    return batch.whole || (batch.live && !hasLiveSuccessor(recordId));
}

std::int64_t Visibility::knownBy(std::int64_t recordId, bool read)
{
    return batchOf(recordId).live ? recordId : knownBefore(recordId, read);
}

std::int64_t Visibility::knownBefore(std::int64_t recordId, bool read)
{
    for (const Span &span : m_superseded) {
        if (recordId < span.successor || recordId > span.successor + (span.last - span.first))
            continue;
        const std::int64_t predecessor = span.first + (recordId - span.successor);
        if (isLive(predecessor) && (!read || wasRead(predecessor)))
            return predecessor;
        if (const auto known = knownBefore(predecessor, read); known != 0)
            return known;
    }
    return 0;
}

std::int64_t Visibility::newestOf(std::int64_t recordId) const
{
    std::int64_t newest = recordId;
    for (bool isFound = true; isFound;) {
        isFound = false;
        for (const Span &span : m_superseded) {
            if (newest < span.first || newest > span.last)
                continue;
            newest = span.successor + (newest - span.first);
            isFound = true;
            break;
        }
    }
    return newest;
}

void Visibility::loadSaidAgain()
{
    m_again.emplace();
    // A store of an older schema, opened for reading only, has none.
    if (m_connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'said_again'") == 0)
        return;
    std::map<std::int64_t, std::vector<std::pair<std::int64_t, bool>>> edges; // by record: version, whether it begins
    const Query q = m_connection.query("SELECT first_record, last_record, import_id, version FROM said_again "
                                       "WHERE known_at <= ?");
    q->with(m_knownAt);
    while (q->step()) {
        if (withdrawnAt(q->integer(2)) != noTime)
            continue;
        edges[q->integer(0)].emplace_back(q->integer(3), true);
        edges[q->integer(1) + 1].emplace_back(q->integer(3), false);
    }
    std::multiset<std::int64_t> here;
    for (const auto &[record, at] : edges) {
        for (const auto &[version, begins] : at) {
            if (begins)
                here.insert(version);
            else
                here.extract(version);
        }
        (*m_again)[record] = here.empty() ? noTime : *here.rbegin();
    }
}

std::int64_t Visibility::saidAgainAt(std::int64_t recordId)
{
    if (!m_again)
        loadSaidAgain();
    const auto after = m_again->upper_bound(recordId);
    return after == m_again->begin() ? noTime : std::prev(after)->second;
}

} // namespace watchfloor::store
