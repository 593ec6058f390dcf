// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/knownhistory.h"

#include "store/committer.h"
#include "store/question.h"
#include "store/visibility.h"

#include <algorithm>
#include <limits>
#include <map>

namespace watchfloor::store {
namespace {

constexpr std::int64_t beyondAll = std::numeric_limits<std::int64_t>::max() / observationsPerId;

/// Records first to last.
struct Range
{
    std::int64_t first, last;
    [[nodiscard]] bool touches(const Range &other) const { return first <= other.last && other.first <= last; }
};

/// The first record known after an instant. Ids ascend with what is known, and known-at has no index: it is searched by
/// halves.
std::int64_t firstAfter(Connection &db, std::int64_t instant)
{
    const Query q = db.query("SELECT first_record, last_record, known_at FROM batch WHERE first_record >= ? "
                             "ORDER BY first_record LIMIT 1");
    std::int64_t low = 0, high = db.value("SELECT coalesce(max(first_record), 0) + 1 FROM batch");
    std::int64_t found = beyondAll;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        q->reset();
        if (!q->with(middle).step()) {
            high = middle;
        } else if (q->integer(2) > instant) {
            found = q->integer(0);
            high = middle;
        } else {
            low = q->integer(1) + 1;
        }
    }
    return found;
}

/// What was taken back or restored after one instant and not after the other.
std::vector<Range> rangesTakenOrRestored(Connection &db, std::int64_t from, std::int64_t to)
{
    std::vector<Range> ranges;
    const Query q = db.query("SELECT b.first_record, b.last_record FROM withdrawal w JOIN batch b "
                             "ON b.import_id = w.import_id WHERE (w.withdrawn_at > ?1 AND w.withdrawn_at <= ?2) "
                             "OR (w.restored_at > ?1 AND w.restored_at <= ?2)");
    q->with(from, to);
    while (q->step())
        ranges.push_back({q->integer(0), q->integer(1)});
    return ranges;
}

/// Readings that those of the ranges stand for, directly or through others: they come and go against them.
std::vector<Range> predecessorsOf(Connection &db, std::vector<Range> ranges)
{
    std::vector<std::pair<Range, Range>> spans; // what is superseded, by what
    const Query q = db.query("SELECT first_record, last_record, successor FROM superseded");
    while (q->step())
        spans.push_back(
            {{q->integer(0), q->integer(1)}, {q->integer(2), q->integer(2) + q->integer(1) - q->integer(0)}});
    std::vector<Range> found;
    while (!ranges.empty()) {
        const Range range = ranges.back();
        ranges.pop_back();
        for (auto &[superseded, by] : spans) {
            if (!by.touches(range))
                continue;
            found.push_back(superseded);
            ranges.push_back(superseded);
            by = {beyondAll, -1}; // once is enough
        }
    }
    return found;
}

/// The first record of a range that can be seen at one of the instants: what is in quarantine or withdrawn at both
/// makes no difference.
std::int64_t firstSeen(Connection &db, const Range &range, Visibility &one, Visibility &other)
{
    const Query q = db.query("SELECT first_record FROM batch WHERE first_record <= ? AND last_record >= ? "
                             "AND accepted > 0 ORDER BY first_record");
    q->with(range.last, range.first);
    while (q->step()) {
        if (one.batchOf(q->integer(0)).live || other.batchOf(q->integer(0)).live)
            return std::max(range.first, q->integer(0));
    }
    return beyondAll;
}

/// Words that were said again meanwhile, or of which that was taken back, stay the same and are newer or older.
std::int64_t firstSaidAgain(Connection &db, std::int64_t from, std::int64_t to)
{
    if (!db.hasTable("said_again"))
        return beyondAll;
    const Query q = db.query("SELECT min(first_record) FROM said_again WHERE (known_at > ?1 AND known_at <= ?2) "
                             "OR import_id IN (SELECT import_id FROM withdrawal WHERE "
                             "(withdrawn_at > ?1 AND withdrawn_at <= ?2) OR (restored_at > ?1 AND restored_at <= ?2))");
    q->with(from, to);
    return q->step() && !q->isNull(0) ? q->integer(0) : beyondAll;
}

} // namespace

Result<FirstDifference> firstDifference(Reader &reader, Timestamp one, Timestamp other)
{
    return ask(reader, [&](Connection &db) {
        const std::int64_t from = toMicros(std::min(one, other)), to = toMicros(std::max(one, other));
        const std::int64_t first = firstAfter(db, from), end = firstAfter(db, to);
        std::vector<Range> ranges = rangesTakenOrRestored(db, from, to);
        if (first < end)
            ranges.push_back({first, end - 1});
        FirstDifference difference{beyondAll, 0};
        for (const Range &range : ranges)
            difference.record = std::min(difference.record, range.first);
        if (!ranges.empty()) {
            Visibility atFrom(db, fromMicros(from)), atTo(db, fromMicros(to));
            for (const Range &range : predecessorsOf(db, std::move(ranges)))
                difference.record = std::min(difference.record, firstSeen(db, range, atFrom, atTo));
        }
        difference.observation = difference.record * observationsPerId;
        difference.record = std::min(difference.record, firstSaidAgain(db, from, to)); // observations have no version
        return difference;
    });
}

Result<std::vector<KnownChange>> knownHistory(Reader &reader, std::int64_t after)
{
    return ask(reader, [&](Connection &db) {
        std::map<std::int64_t, std::int64_t> changes;
        const auto add = [&](std::string_view sql) {
            const Query q = db.query(sql);
            q->with(after);
            while (q->step()) {
                db.throwIfCancelled();
                changes[q->integer(0)] += std::max<std::int64_t>(1, q->integer(1));
            }
        };
        add("SELECT known_at, observations + claims FROM batch WHERE known_at > ?");
        add("SELECT withdrawn_at, 1 FROM withdrawal WHERE withdrawn_at > ?");
        add("SELECT restored_at, 1 FROM withdrawal WHERE restored_at > ?");
        add("SELECT known_at, 1 FROM source_version WHERE known_at > ?");
        if (db.hasTable("gap"))
            add("SELECT known_at, 1 FROM gap WHERE known_at > ?");
        if (db.hasTable("said_again"))
            add("SELECT known_at, last_record - first_record + 1 FROM said_again WHERE known_at > ?");
        std::vector<KnownChange> result;
        result.reserve(changes.size());
        for (const auto &[at, items] : changes)
            result.push_back({at, items});
        return result;
    });
}

} // namespace watchfloor::store
