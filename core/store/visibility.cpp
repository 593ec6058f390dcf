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

std::vector<RangeIndex::Range> rangesOf(const std::vector<Visibility::Span> &spans, bool later)
{
    std::vector<RangeIndex::Range> ranges;
    ranges.reserve(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const std::int64_t first = later ? spans[i].successor : spans[i].first;
        ranges.push_back({first, first + spans[i].last - spans[i].first, i});
    }
    return ranges;
}

} // namespace

// ---------------------------------------------------------------- RangeIndex

RangeIndex::RangeIndex(std::vector<Range> ranges)
    : m_ranges(std::move(ranges))
    , m_reach(m_ranges.size())
{
    std::ranges::stable_sort(m_ranges, {}, &Range::first);
    reachOf(0, m_ranges.size());
}

std::int64_t RangeIndex::reachOf(std::size_t begin, std::size_t end)
{
    if (begin == end)
        return std::numeric_limits<std::int64_t>::min();
    const std::size_t root = begin + (end - begin) / 2;
    return m_reach[root] = std::max({m_ranges[root].last, reachOf(begin, root), reachOf(root + 1, end)});
}

/// Ascending by first; ends where `each` says so, which is the answer.
template <typename F>
bool RangeIndex::visit(std::size_t begin, std::size_t end, std::int64_t first, std::int64_t last, F &&each) const
{
    if (begin == end)
        return false;
    const std::size_t root = begin + (end - begin) / 2;
    if (m_reach[root] < first)
        return false;
    const Range &range = m_ranges[root];
    if (visit(begin, root, first, last, each))
        return true;
    if (range.first > last)
        return false;
    return (range.last >= first && each(range)) || visit(root + 1, end, first, last, each);
}

std::vector<std::size_t> RangeIndex::around(std::int64_t record) const
{
    std::vector<std::size_t> numbers;
    visit(0, m_ranges.size(), record, record, [&](const Range &range) {
        numbers.push_back(range.number);
        return false;
    });
    std::ranges::sort(numbers);
    return numbers;
}

bool RangeIndex::touchesAny(std::int64_t first, std::int64_t last) const
{
    return visit(0, m_ranges.size(), first, last, [](const Range &) { return true; });
}

// ---------------------------------------------------------------- Visibility

Visibility::Readings::Readings(std::vector<Span> superseded)
    : spans(std::move(superseded))
    , earlier(rangesOf(spans, false))
    , later(rangesOf(spans, true))
{
}

Visibility::Visibility(Connection &connection, KnownAt knownAt)
    : m_connection(connection)
    , m_knownAt(knownAt ? toMicros(*knownAt) : forever)
{
    const Query withdrawals = connection.query("SELECT import_id, withdrawn_at, restored_at FROM withdrawal");
    while (withdrawals->step())
        m_withdrawals[withdrawals->integer(0)].push_back(
            {withdrawals->integer(1), withdrawals->isNull(2) ? forever : withdrawals->integer(2)});
}

const Visibility::Readings &Visibility::readings()
{
    if (!m_readings) {
        std::vector<Span> spans;
        const Query q = m_connection.query("SELECT first_record, last_record, successor FROM superseded "
                                           "ORDER BY first_record, successor");
        while (q->step())
            spans.push_back({q->integer(0), q->integer(1), q->integer(2)});
        m_readings.emplace(std::move(spans));
    }
    return *m_readings;
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
    facts.whole = facts.live && !readings().earlier.touchesAny(facts.first, facts.last);
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
    // More than one where it was read again more than once.
    return std::ranges::any_of(readings().earlier.around(recordId), [&](std::size_t number) {
        const Span &span = readings().spans[number];
        const std::int64_t successor = span.successor + (recordId - span.first);
        return isLive(successor) || hasLiveSuccessor(successor);
    });
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
    for (const std::size_t number : readings().later.around(recordId)) {
        const Span &span = readings().spans[number];
        const std::int64_t predecessor = span.first + (recordId - span.successor);
        if (isLive(predecessor) && (!read || wasRead(predecessor)))
            return predecessor;
        if (const auto known = knownBefore(predecessor, read); known != 0)
            return known;
    }
    return 0;
}

std::int64_t Visibility::newestOf(std::int64_t recordId)
{
    std::int64_t newest = recordId;
    for (;;) {
        const auto by = readings().earlier.around(newest);
        if (by.empty())
            return newest;
        const Span &span = readings().spans[by.front()];
        newest = span.successor + (newest - span.first);
    }
}

void Visibility::loadSaidAgain()
{
    m_again.emplace();
    if (!m_connection.hasTable("said_again"))
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

std::int64_t Visibility::askSaidAgain(std::int64_t recordId)
{
    std::int64_t latest = noTime;
    if (!m_connection.hasTable("said_again"))
        return latest;
    const Query q = m_connection.query("SELECT import_id, version FROM said_again "
                                       "WHERE first_record <= ?1 AND last_record >= ?1 AND known_at <= ?2");
    q->with(recordId, m_knownAt);
    while (q->step()) {
        if (withdrawnAt(q->integer(0)) == noTime)
            latest = std::max(latest, q->integer(1));
    }
    return latest;
}

std::int64_t Visibility::saidAgainAt(std::int64_t recordId)
{
    constexpr int few = 8; // records of one subject; who goes through all of them is better served by one look at all
    if (!m_again && ++m_askedAgain <= few)
        return askSaidAgain(recordId);
    if (!m_again)
        loadSaidAgain();
    const auto after = m_again->upper_bound(recordId);
    return after == m_again->begin() ? noTime : std::prev(after)->second;
}

} // namespace watchfloor::store
