// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/question.h"
#include "store/visibility.h"

#include <limits>

namespace watchfloor::store {
namespace {

std::int64_t limitOf(KnownAt knownAt)
{
    return knownAt ? toMicros(*knownAt) : std::numeric_limits<std::int64_t>::max();
}

} // namespace

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
