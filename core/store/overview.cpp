// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/question.h"
#include "store/visibility.h"

#include <limits>
#include <map>

namespace watchfloor::store {
namespace {

std::int64_t limitOf(KnownAt knownAt)
{
    return knownAt ? toMicros(*knownAt) : std::numeric_limits<std::int64_t>::max();
}

/// What the live batches of each source hold, by source id.
std::map<std::int64_t, FeedState> liveCounts(Connection &db, KnownAt knownAt, std::int64_t *accepted = nullptr)
{
    Visibility visibility(db, knownAt);
    std::map<std::int64_t, FeedState> states;
    const Query q = db.query("SELECT i.source_id, b.import_id, b.known_at, b.accepted, b.quarantined, b.observations, "
                             "b.claims, b.last_happened, b.first_record, b.last_record FROM batch b "
                             "JOIN import i ON i.id = b.import_id WHERE b.known_at <= ? ORDER BY b.first_record");
    q->with(limitOf(knownAt));
    while (q->step()) {
        if (visibility.withdrawnAt(q->integer(1)) != noTime)
            continue;
        FeedState &state = states[q->integer(0)];
        state.records += q->integer(3) + q->integer(4);
        state.quarantined += q->integer(4);
        state.observations += q->integer(5);
        state.claims += q->integer(6);
        if (accepted)
            *accepted += q->integer(3);
        const Timestamp known = fromMicros(q->integer(2));
        state.lastKnown = std::max(state.lastKnown.value_or(known), known);
        if (!q->isNull(7)) {
            const Timestamp happened = fromMicros(q->integer(7));
            state.lastHappened = std::max(state.lastHappened.value_or(happened), happened);
        }
    }
    return states;
}

/// Records of live batches that a later live reading stands for are counted there alone.
void leaveOutSuperseded(Connection &db, KnownAt knownAt, std::map<std::int64_t, FeedState> &states,
                        std::int64_t *accepted = nullptr)
{
    Visibility visibility(db, knownAt);
    for (const Visibility::Span &span : visibility.superseded()) {
        const Query q
            = db.query("SELECT r.id, r.outcome, i.source_id, "
                       "(SELECT count(*) FROM observation o WHERE o.id >= r.id * 256 AND o.id < 256 * coalesce("
                       "(SELECT min(id) FROM record WHERE id > r.id), b.last_record + 1)), "
                       "(SELECT count(*) FROM claim c WHERE c.record_id = r.id) "
                       "FROM record r JOIN batch b ON b.first_record = "
                       "(SELECT max(first_record) FROM batch WHERE first_record <= r.id) "
                       "JOIN import i ON i.id = b.import_id WHERE r.id BETWEEN ? AND ?");
        q->with(span.first, span.last);
        while (q->step()) {
            const BatchFacts &batch = visibility.batchOf(q->integer(0));
            if (!batch.live || visibility.isVisible(q->integer(0)))
                continue;
            const bool quarantined = q->integer(1) == static_cast<int>(Outcome::Quarantined);
            FeedState &state = states[q->integer(2)];
            --state.records;
            state.quarantined -= quarantined;
            state.observations -= q->integer(3);
            state.claims -= q->integer(4);
            if (accepted)
                *accepted -= !quarantined;
        }
    }
}

} // namespace

Result<Totals> totals(Reader &reader)
{
    return ask(reader, [&](Connection &db) {
        Totals totals;
        auto states = liveCounts(db, {}, &totals.accepted);
        leaveOutSuperseded(db, {}, states, &totals.accepted);
        for (const auto &[source, state] : states) {
            totals.records += state.records;
            totals.quarantined += state.quarantined;
            totals.observations += state.observations;
            totals.claims += state.claims;
        }
        totals.sources = db.value("SELECT count(*) FROM source");
        totals.imports = db.value("SELECT count(*) FROM import");
        totals.lastKnown = fromMicros(db.value("SELECT known_at FROM store"));
        return totals;
    });
}

Result<std::vector<FeedState>> feedStates(Reader &reader, KnownAt knownAt)
{
    return ask(reader, [&](Connection &db) {
        auto states = liveCounts(db, knownAt);
        leaveOutSuperseded(db, knownAt, states);
        std::vector<FeedState> result;
        const Query q
            = db.query("SELECT DISTINCT source_id FROM source_version WHERE known_at <= ? ORDER BY source_id");
        q->with(limitOf(knownAt));
        while (q->step()) {
            FeedState state = states[q->integer(0)];
            state.sourceId = q->integer(0);
            result.push_back(state);
        }
        return result;
    });
}

Result<std::vector<Source>> sources(Reader &reader, KnownAt knownAt)
{
    return ask(reader, [&](Connection &db) {
        std::vector<Source> result;
        const Query q
            = db.query("SELECT s.id, s.slug, v.name, v.kind, v.nation, v.reliability, v.marking, v.clock_offset, "
                       "v.cadence FROM source s JOIN source_version v ON v.source_id = s.id AND v.known_at = "
                       "(SELECT max(known_at) FROM source_version WHERE source_id = s.id AND known_at <= ?) "
                       "ORDER BY s.id");
        q->with(limitOf(knownAt));
        while (q->step()) {
            Source source;
            source.id = q->integer(0);
            source.slug = q->text(1);
            source.name = q->text(2);
            source.kind = static_cast<SourceKind>(q->integer(3));
            source.nation = q->text(4);
            source.reliability = q->text(5).empty() ? 'F' : q->text(5).front();
            source.defaultMarking = q->text(6);
            source.clockOffset = std::chrono::microseconds(q->integer(7));
            source.cadence = std::chrono::seconds(q->integer(8));
            result.push_back(std::move(source));
        }
        return result;
    });
}

Result<std::vector<StoredImport>> imports(Reader &reader, std::int64_t limit)
{
    return ask(reader, [&](Connection &db) {
        const Visibility visibility(db, {});
        std::vector<StoredImport> result;
        const Query q
            = db.query("SELECT id, source_id, path, format, started, ended, error, cursor, accepted, duplicates, "
                       "quarantined, observations, claims FROM import ORDER BY id DESC LIMIT ?");
        q->with(limit);
        while (q->step()) {
            StoredImport import;
            import.id = q->integer(0);
            import.sourceId = q->integer(1);
            import.path = q->text(2);
            import.format = q->text(3);
            import.started = fromMicros(q->integer(4));
            if (!q->isNull(5))
                import.ended = fromMicros(q->integer(5));
            import.error = q->text(6);
            if (const auto withdrawn = visibility.withdrawnAt(import.id); withdrawn != noTime)
                import.withdrawnAt = fromMicros(withdrawn);
            import.cursor = q->integer(7);
            import.counts = {q->integer(8), q->integer(9), q->integer(10), q->integer(11), q->integer(12)};
            result.push_back(std::move(import));
        }
        return result;
    });
}

} // namespace watchfloor::store
