// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/committer.h"
#include "store/question.h"
#include "store/visibility.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

ObservationColumns columnsOf(const Statement &row, std::int64_t knownAt)
{
    const auto byte = [&](int column) { return static_cast<std::uint8_t>(row.integer(column)); };
    return {.id = row.integer(0),
            .knownAt = knownAt,
            .happenedFrom = row.time(1),
            .happenedTo = row.time(2),
            .source = static_cast<std::uint16_t>(row.integer(3)),
            .category = byte(4),
            .severity = byte(5),
            .domain = byte(6),
            .sourceAddress = row.integer(7),
            .destinationAddress = row.integer(8),
            .asset = row.integer(9),
            .marking = row.integer(10),
            .latitude = row.real(11),
            .longitude = row.real(12),
            .precision = byte(13)};
}

/// Texts of one answer, each looked up once.
class Texts
{
public:
    explicit Texts(Connection &db)
        : m_query(db.query("SELECT value FROM text WHERE id = ?"))
    {
    }
    const std::string &of(std::int64_t id)
    {
        constexpr std::size_t most = 100'000; // a whole store is read through this, too
        if (m_known.size() >= most)
            m_known.clear();
        const auto [entry, isNew] = m_known.try_emplace(id);
        if (isNew && id != 0) {
            m_query->with(id);
            if (m_query->step())
                entry->second = m_query->text(0);
            m_query->reset();
        }
        return entry->second;
    }

private:
    Query m_query;
    std::unordered_map<std::int64_t, std::string> m_known;
};

std::vector<std::string> split(const std::string &joined)
{
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < joined.size();) {
        const std::size_t end = std::min(joined.find('\n', at), joined.size());
        ids.push_back(joined.substr(at, end - at));
        at = end + 1;
    }
    return ids;
}

std::optional<Timestamp> instant(std::int64_t micros)
{
    return micros == noTime ? std::nullopt : std::optional(fromMicros(micros));
}

int orMinusOne(const Statement &row, int column)
{
    return row.isNull(column) ? -1 : static_cast<int>(row.integer(column));
}

Observation valueOf(const Statement &row, Texts &texts)
{
    Observation o;
    o.kind = texts.of(row.integer(2));
    o.happenedFrom = instant(row.time(3));
    o.happenedTo = instant(row.time(4));
    o.offsetKnown = row.integer(5) != 0;
    o.category = static_cast<Category>(row.integer(6));
    o.severity = static_cast<std::uint8_t>(row.integer(7));
    o.confidence = static_cast<std::int8_t>(orMinusOne(row, 8));
    o.domain = static_cast<Domain>(row.integer(9));
    o.source = {texts.of(row.integer(10)), orMinusOne(row, 11)};
    o.destination = {texts.of(row.integer(12)), orMinusOne(row, 13)};
    o.protocol = texts.of(row.integer(14));
    o.signatureId = texts.of(row.integer(15));
    o.signature = texts.of(row.integer(16));
    o.name = texts.of(row.integer(17));
    o.asset = texts.of(row.integer(18));
    o.flowId = row.isNull(19) ? std::string() : std::string(row.text(19));
    o.communityId = row.text(20);
    o.attackIds = split(texts.of(row.integer(21)));
    o.cveIds = split(texts.of(row.integer(22)));
    if (!row.isNull(23))
        o.position = Position{row.real(23), row.real(24), static_cast<Precision>(row.integer(25))};
    o.marking = texts.of(row.integer(26));
    return o;
}

// The columns of valueOf().
#define WHOLE_OBSERVATION                                                                                              \
    "SELECT id, source_id, kind, happened_from, happened_to, offset_known, category, severity, confidence, domain, "   \
    "source_address, source_port, destination_address, destination_port, protocol, signature_id, signature, name, "    \
    "asset, cast(flow_id AS TEXT), community_id, attack_ids, cve_ids, latitude, longitude, precision, marking "        \
    "FROM observation "

} // namespace

Result<> observations(Reader &reader, std::int64_t after, KnownAt knownAt,
                      const std::function<bool(const ObservationColumns &)> &each)
{
    return ask(reader, [&](Connection &db) {
        Visibility visibility(db, knownAt);
        const std::int64_t until = knownAt ? toMicros(*knownAt) : std::numeric_limits<std::int64_t>::max();
        const Query q = db.query("SELECT id, happened_from, happened_to, source_id, category, severity, domain, "
                                 "source_address, destination_address, asset, marking, latitude, longitude, precision "
                                 "FROM observation WHERE id > ? ORDER BY id");
        q->with(after);
        while (q->step()) {
            const std::int64_t id = q->integer(0) / observationsPerId;
            const BatchFacts &batch = visibility.batchOf(id);
            if (batch.knownAt > until)
                return; // ids ascend with what is known
            if (!batch.whole && !(batch.live && visibility.isVisible(id)))
                continue;
            if (db.isCancelled())
                db.throwIfCancelled();
            if (!each(columnsOf(*q, batch.knownAt)))
                return;
        }
    });
}

Result<> wholeObservations(Reader &reader, std::int64_t after, KnownAt knownAt,
                           const std::function<bool(std::int64_t, std::int64_t, const Observation &)> &each)
{
    return ask(reader, [&](Connection &db) {
        Visibility visibility(db, knownAt);
        Texts texts(db);
        const std::int64_t until = knownAt ? toMicros(*knownAt) : std::numeric_limits<std::int64_t>::max();
        const Query q = db.query(WHOLE_OBSERVATION "WHERE id > ? ORDER BY id");
        q->with(after);
        while (q->step()) {
            const std::int64_t record = q->integer(0) / observationsPerId;
            const BatchFacts &batch = visibility.batchOf(record);
            if (batch.knownAt > until)
                return; // ids ascend with what is known
            if (!batch.whole && !(batch.live && visibility.isVisible(record)))
                continue;
            if (db.isCancelled())
                db.throwIfCancelled();
            if (!each(q->integer(0), q->integer(1), valueOf(*q, texts)))
                return;
        }
    });
}

Result<std::string> text(Reader &reader, std::int64_t id)
{
    return ask(reader, [&](Connection &db) {
        const Query q = db.query("SELECT value FROM text WHERE id = ?");
        if (!q->with(id).step())
            raise(ErrorCode::NotFound, u"text %1 is not in the store"_s.arg(id));
        return std::string(q->text(0));
    });
}

Result<std::int64_t> textId(Reader &reader, const std::string &text)
{
    return ask(reader, [&](Connection &db) { return db.value("SELECT id FROM text WHERE value = ?", text); });
}

Result<std::vector<StoredObservation>> observationsByIds(Reader &reader, std::span<const std::int64_t> ids)
{
    return ask(reader, [&](Connection &db) {
        Visibility visibility(db, {});
        Texts texts(db);
        std::vector<StoredObservation> result;
        const Query q = db.query(WHOLE_OBSERVATION "WHERE id = ?");
        const Query record = db.query("SELECT max(id) FROM record WHERE id <= ?");
        for (const std::int64_t id : ids) {
            db.throwIfCancelled();
            q->reset();
            if (!q->with(id).step())
                continue;
            record->reset();
            record->with(id / observationsPerId).step();
            StoredObservation stored;
            stored.id = id;
            stored.recordId = record->integer(0);
            stored.sourceId = q->integer(1);
            stored.knownAt = fromMicros(visibility.batchOf(stored.recordId).knownAt);
            stored.value = valueOf(*q, texts);
            result.push_back(std::move(stored));
        }
        return result;
    });
}

} // namespace watchfloor::store
