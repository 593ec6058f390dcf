// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedtally.h"

#include "store/committer.h"
#include "store/question.h"
#include "store/visibility.h"

#include <deque>
#include <limits>
#include <map>

namespace watchfloor::store {
namespace {

constexpr std::int64_t minute = std::chrono::microseconds(std::chrono::minutes{1}).count();
constexpr std::int64_t hour = 60 * minute;

std::int64_t limitOf(KnownAt knownAt)
{
    return knownAt ? toMicros(*knownAt) : std::numeric_limits<std::int64_t>::max();
}

struct BatchRow
{
    std::int64_t first, last, known, accepted, quarantined, happened;
};

/// What is declared of a source now, as far as figures depend on it.
struct Declared
{
    bool streams = false; ///< as old as its newest event
    std::int64_t offsetSince = noTime; ///< known-at from which its clock offset is what it is
};

/// One source.
struct Life
{
    FeedState counts; ///< superseded records included
    std::deque<BatchRow> recent; ///< of the last hour
    std::deque<Arrival> arrivals; ///< the longest waits of each minute
    std::deque<Dated> dated; ///< newest first
    std::vector<BatchRow> added; ///< since the last read, to take dated items from

    void add(const BatchRow &batch)
    {
        counts.records += batch.accepted + batch.quarantined;
        counts.quarantined += batch.quarantined;
        const Timestamp known = fromMicros(batch.known);
        counts.lastArrival = known;
        recent.push_back(batch);
        while (recent.front().known <= batch.known - hour)
            recent.pop_front();
        if (batch.accepted == 0)
            return;
        arrive(batch);
        counts.lastKnown = known;
        if (batch.happened != noTime) {
            const Timestamp happened = fromMicros(batch.happened);
            counts.lastHappened = std::max(counts.lastHappened.value_or(happened), happened);
            added.push_back(batch);
        }
    }

    /// Counts this arrival among the waits; called before it becomes the last one.
    void arrive(const BatchRow &batch)
    {
        constexpr std::int64_t old = std::chrono::microseconds(oldestNews).count();
        const bool isHistory = batch.happened != noTime && batch.known - batch.happened > old;
        if (isHistory || !counts.lastKnown)
            return;
        const std::int64_t before = toMicros(*counts.lastKnown);
        const std::int64_t newest = counts.lastHappened ? std::min(before, toMicros(*counts.lastHappened)) : before;
        if (before - newest > old)
            return; // the first news after a history
        const Arrival arrival{batch.known, batch.known - before, batch.known - newest};
        if (!arrivals.empty() && arrivals.back().known / minute == batch.known / minute) {
            arrivals.back().gap = std::max(arrivals.back().gap, arrival.gap);
            arrivals.back().staleness = std::max(arrivals.back().staleness, arrival.staleness);
        } else {
            arrivals.push_back(arrival);
        }
        while (arrivals.front().known < batch.known - std::chrono::microseconds(arrivalHistory).count())
            arrivals.pop_front();
    }

    [[nodiscard]] FeedState state(const Declared &declared) const
    {
        FeedState state = counts;
        for (const BatchRow &batch : recent) {
            state.recentRecords += batch.accepted + batch.quarantined;
            state.recentQuarantined += batch.quarantined;
        }
        std::vector<std::int64_t> gaps, waits;
        for (const Arrival &arrival : arrivals) {
            // How stale data was under another clock offset says nothing of today.
            if (declared.streams && arrival.known < declared.offsetSince)
                continue;
            gaps.push_back(arrival.gap);
            waits.push_back(declared.streams ? arrival.staleness : arrival.gap);
        }
        const std::int64_t from = arrivals.empty() ? 0 : arrivals.front().known;
        const std::int64_t to = arrivals.empty() ? 0 : arrivals.back().known;
        state.learnedCadence = learnedCadence(std::move(waits), from, to);
        const std::vector<Dated> items(dated.begin(), dated.end());
        state.lag = lagOf(items);
        if (!declared.streams)
            return state;
        const auto since = std::ranges::find_if(items, [&](const Dated &d) { return d.known < declared.offsetSince; });
        state.clockDrift = clockDrift({items.begin(), since}, learnedCadence(std::move(gaps), from, to));
        return state;
    }
};

} // namespace

struct FeedTally::Impl
{
    std::map<std::int64_t, Life> lives; ///< by source id
    std::vector<std::int64_t> withdrawn; ///< imports, as of the last read
    std::int64_t lastRecord = 0; ///< end of the last batch read
    std::map<std::int64_t, FeedState> superseded; ///< what of the counts is counted elsewhere
    std::size_t spans = 0; ///< that `superseded` knows
    std::int64_t spansUntil = 0; ///< lastRecord when it was counted

    void readBatches(Connection &db, KnownAt knownAt, const Visibility &visibility)
    {
        if (auto now = visibility.withdrawnImports(); now != withdrawn) {
            *this = {};
            withdrawn = std::move(now);
        }
        const Query q = db.query("SELECT i.source_id, b.import_id, b.known_at, b.accepted, b.quarantined, "
                                 "b.observations, b.claims, b.last_happened, b.first_record, b.last_record "
                                 "FROM batch b CROSS JOIN import i ON i.id = b.import_id "
                                 "WHERE b.first_record > ? ORDER BY b.first_record");
        q->with(lastRecord);
        const std::int64_t until = limitOf(knownAt);
        while (q->step()) {
            if (q->integer(2) > until)
                break; // ids ascend with what is known
            lastRecord = q->integer(9);
            if (std::ranges::binary_search(withdrawn, q->integer(1)))
                continue;
            Life &life = lives[q->integer(0)];
            life.counts.observations += q->integer(5);
            life.counts.claims += q->integer(6);
            life.add({q->integer(8), q->integer(9), q->integer(2), q->integer(3), q->integer(4), q->time(7)});
        }
    }

    /// Records of live batches that a later live reading stands for are counted there alone.
    void countSuperseded(Connection &db, Visibility &visibility)
    {
        const auto &found = visibility.superseded();
        const bool isCurrent
            = found.size() == spans && std::ranges::all_of(found, [this](const Visibility::Span &span) {
                  return span.successor + (span.last - span.first) <= spansUntil;
              });
        if (isCurrent)
            return;
        superseded.clear();
        spans = found.size();
        spansUntil = lastRecord;
        std::int64_t counted = 0; // spans ascend, and may overlap
        for (const Visibility::Span &span : found) {
            const std::int64_t first = std::max(span.first, counted + 1);
            counted = std::max(counted, span.last);
            const Query q
                = db.query("SELECT r.id, r.outcome, i.source_id, "
                           "(SELECT count(*) FROM observation o WHERE o.id >= r.id * ?1 AND o.id < ?1 * coalesce("
                           "(SELECT min(id) FROM record WHERE id > r.id), b.last_record + 1)), "
                           "(SELECT count(*) FROM claim c WHERE c.record_id = r.id) "
                           "FROM record r JOIN batch b ON b.first_record = "
                           "(SELECT max(first_record) FROM batch WHERE first_record <= r.id) "
                           "JOIN import i ON i.id = b.import_id WHERE r.id BETWEEN ?2 AND ?3");
            q->with(observationsPerId, first, span.last);
            while (q->step()) {
                const BatchFacts &batch = visibility.batchOf(q->integer(0));
                if (!batch.live || visibility.isVisible(q->integer(0)))
                    continue;
                FeedState &state = superseded[q->integer(2)];
                ++state.records;
                state.quarantined += q->integer(1) == static_cast<int>(Outcome::Quarantined);
                state.observations += q->integer(3);
                state.claims += q->integer(4);
            }
        }
    }

    /// The newest dated items of what came: at most datedHistory a source, however much that was.
    void readDated(Connection &db)
    {
        for (auto &[source, life] : lives) {
            std::vector<Dated> found;
            for (auto batch = life.added.rbegin(); batch != life.added.rend() && found.size() < datedHistory; ++batch) {
                const auto take = [&](std::string_view sql, std::int64_t first, std::int64_t last) {
                    const Query q = db.query(sql);
                    q->with(first, last, static_cast<std::int64_t>(datedHistory - found.size()));
                    while (q->step())
                        found.push_back({batch->known, q->integer(0)});
                };
                take("SELECT happened_from FROM observation WHERE id BETWEEN ? AND ? AND happened_from IS NOT NULL "
                     "ORDER BY id DESC LIMIT ?",
                     batch->first * observationsPerId, (batch->last + 1) * observationsPerId - 1);
                take("SELECT happened_from FROM claim WHERE record_id BETWEEN ? AND ? AND happened_from IS NOT NULL "
                     "ORDER BY id DESC LIMIT ?",
                     batch->first, batch->last);
            }
            life.added.clear();
            life.dated.insert(life.dated.begin(), found.begin(), found.end());
            life.dated.resize(std::min(life.dated.size(), datedHistory));
        }
    }

    [[nodiscard]] static std::map<std::int64_t, Declared> declared(Connection &db, KnownAt knownAt)
    {
        std::map<std::int64_t, Declared> all;
        std::map<std::int64_t, std::int64_t> offsets;
        const Query q = db.query("SELECT source_id, known_at, kind, clock_offset FROM source_version "
                                 "WHERE known_at <= ? ORDER BY source_id, known_at");
        q->with(limitOf(knownAt));
        while (q->step()) {
            const std::int64_t source = q->integer(0), offset = q->integer(3);
            const auto kind = static_cast<SourceKind>(q->integer(2));
            const auto [entry, isNew] = offsets.try_emplace(source, offset);
            Declared &now = all[source];
            if (!isNew && entry->second != offset)
                now.offsetSince = q->integer(1);
            entry->second = offset;
            now.streams = isStream(kind);
        }
        return all;
    }

    [[nodiscard]] FeedState lessSuperseded(std::int64_t source, FeedState state) const
    {
        state.sourceId = source;
        if (const auto found = superseded.find(source); found != superseded.end()) {
            state.records -= found->second.records;
            state.quarantined -= found->second.quarantined;
            state.observations -= found->second.observations;
            state.claims -= found->second.claims;
        }
        return state;
    }

    std::vector<FeedState> read(Connection &db, KnownAt knownAt)
    {
        Visibility visibility(db, knownAt);
        readBatches(db, knownAt, visibility);
        countSuperseded(db, visibility);
        readDated(db);
        std::vector<FeedState> result;
        for (const auto &[source, said] : declared(db, knownAt)) {
            const auto life = lives.find(source);
            result.push_back(lessSuperseded(source, life == lives.end() ? FeedState{} : life->second.state(said)));
        }
        return result;
    }
};

FeedTally::FeedTally()
    : m_impl(std::make_unique<Impl>())
{
}
FeedTally::~FeedTally() = default;
FeedTally::FeedTally(FeedTally &&) noexcept = default;
FeedTally &FeedTally::operator=(FeedTally &&) noexcept = default;

Result<std::vector<FeedState>> FeedTally::read(Reader &reader, KnownAt knownAt)
{
    auto states = ask(reader, [&](Connection &db) { return m_impl->read(db, knownAt); });
    if (!states)
        *m_impl = {}; // cut off half way
    return states;
}

Result<std::vector<FeedState>> feedStates(Reader &reader, KnownAt knownAt) { return FeedTally().read(reader, knownAt); }

Result<Totals> totals(Reader &reader)
{
    return ask(reader, [&](Connection &db) {
        FeedTally::Impl tally;
        Visibility visibility(db, {});
        tally.readBatches(db, {}, visibility);
        tally.countSuperseded(db, visibility);
        Totals totals;
        for (const auto &[source, life] : tally.lives) {
            const FeedState state = tally.lessSuperseded(source, life.counts);
            totals.records += state.records;
            totals.quarantined += state.quarantined;
            totals.observations += state.observations;
            totals.claims += state.claims;
        }
        totals.accepted = totals.records - totals.quarantined;
        totals.sources = db.value("SELECT count(*) FROM source");
        totals.imports = db.value("SELECT count(*) FROM import");
        totals.lastKnown = fromMicros(db.value("SELECT known_at FROM store"));
        return totals;
    });
}

Result<Timestamp> newestKnown(Reader &reader)
{
    return ask(reader, [](Connection &db) { return fromMicros(db.value("SELECT known_at FROM store")); });
}

} // namespace watchfloor::store
