// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/committer.h"

#include <charconv>

using namespace Qt::StringLiterals;

namespace watchfloor::store {

struct Committer::Run
{
    explicit Run(const Batch &what)
        : batch(what)
    {
    }
    const Batch &batch;
    std::int64_t sourceId = 0;
    std::int64_t originId = 0;
    std::string slug;
    std::int64_t firstRecord = 0;
    std::int64_t nextRecord = 0;
    std::int64_t lastHappened = noTime;
    BatchOutcome outcome;
    std::vector<std::int64_t> blockIds; ///< 0: not stored, since no record needed it so far
    std::vector<Visibility::Span> superseded;
    struct Again
    {
        std::int64_t first, last, version;
    };
    std::vector<Again> again; ///< duplicates that are their source's newest word
    std::vector<Postings::Entry> postings;
    std::vector<Sha256> claimHashes; ///< of the record at hand
};

Committer::Committer(Connection &connection)
    : m_connection(connection)
    , m_texts(connection)
    , m_block(connection, "INSERT INTO raw_block(size, data) VALUES (?, ?)")
    , m_record(connection, "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_quarantine(connection, "INSERT INTO quarantine VALUES (?, ?, ?)")
    , m_observation(connection,
                    "INSERT INTO observation VALUES "
                    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_claim(connection,
              "INSERT INTO claim(record_id, source_id, subject, type, body, title, description, happened_from, "
              "happened_to, version, revoked, confidence, credibility, marking, hash) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_claimIndex(connection, "INSERT INTO claim_index(rowid, title, description) VALUES (?, ?, ?)")
{
}

BatchOutcome Committer::commit(const Batch &batch, const std::function<std::int64_t()> &knownAt)
{
    Run run(batch);
    {
        const Query import = m_connection.query("SELECT i.source_id, i.origin_id, s.slug FROM import i "
                                                "JOIN source s ON s.id = i.source_id WHERE i.id = ?");
        if (!import->with(batch.import.id).step())
            raise(ErrorCode::NotFound, u"import %1 is not in the store"_s.arg(batch.import.id));
        run.sourceId = import->integer(0);
        run.originId = import->integer(1);
        run.slug = import->text(2);
    }
    run.firstRecord = m_connection.value("SELECT coalesce(max(last_record), 0) + 1 FROM "
                                         "(SELECT last_record FROM batch ORDER BY first_record DESC LIMIT 1)");
    run.nextRecord = run.firstRecord;
    run.blockIds.resize(batch.blocks.size());

    {
        Identity identity(m_connection, run.sourceId, run.originId);
        for (const RecordItem &item : batch.records) {
            run.claimHashes.clear();
            if (!item.rejected)
                for (const Claim &claim : item.claims)
                    run.claimHashes.push_back(claimHash(run.slug, claim));
            const Identity::Match match = identity.find(item, run.claimHashes);
            if (match.duplicate) {
                ++run.outcome.duplicates;
                sayAgain(run, item, match.known, identity);
                continue;
            }
            const std::int64_t id = run.nextRecord;
            store(run, item, match);
            if (match.restated)
                sayAgain(run, item, match.known, identity);
            else
                identity.added(item, id);
        }
    }

    Postings::add(m_connection, run.postings);
    const BatchOutcome &o = run.outcome;
    for (const Visibility::Span &span : run.superseded)
        m_connection.execute("INSERT INTO superseded VALUES (?, ?, ?)", span.first, span.last, span.successor);
    for (const Run::Again &again : run.again)
        // A document that lists an entry twice has two runs that begin at it.
        m_connection.execute("INSERT INTO said_again VALUES (?, ?, ?, ?, ?) ON CONFLICT (first_record, import_id, "
                             "version) DO UPDATE SET last_record = max(last_record, excluded.last_record)",
                             again.first, again.last, batch.import.id, knownAt(), again.version);
    if (run.nextRecord > run.firstRecord) {
        const Query q = m_connection.query("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        q->with(run.firstRecord, run.nextRecord - 1, batch.import.id, knownAt(), o.accepted, o.quarantined,
                o.observations, o.claims);
        q->bindTime(9, run.lastHappened);
        q->run();
    }
    m_connection.execute("UPDATE import SET cursor = ?, accepted = accepted + ?, duplicates = duplicates + ?, "
                         "quarantined = quarantined + ?, observations = observations + ?, claims = claims + ? "
                         "WHERE id = ?",
                         batch.cursor, o.accepted, o.duplicates, o.quarantined, o.observations, o.claims,
                         batch.import.id);
    return o;
}

void Committer::store(Run &run, const RecordItem &item, const Identity::Match &match)
{
    const std::int64_t id = run.nextRecord;
    insertRecord(run, item);
    std::int64_t ids = 1;
    if (item.rejected) {
        m_quarantine.with(id, item.rejected->reason, item.rejected->field).run();
        ++run.outcome.quarantined;
    } else if (match.restated) {
        ++run.outcome.accepted; // with nothing in it that is new
    } else {
        std::int64_t observation = id * observationsPerId;
        for (const Observation &value : item.observations)
            insertObservation(run, observation++, value);
        for (std::size_t i = 0; i < item.claims.size(); ++i)
            insertClaim(run, item.claims[i], run.claimHashes[i]);
        // A record with more observations than fit under one id takes the ids after it as well.
        const auto count = static_cast<std::int64_t>(item.observations.size());
        ids = std::max<std::int64_t>(1, (count + observationsPerId - 1) / observationsPerId);
        ++run.outcome.accepted;
        run.outcome.observations += count;
        run.outcome.claims += static_cast<std::int64_t>(item.claims.size());
    }
    run.nextRecord += ids;

    for (const std::int64_t old : {match.supersedes, match.alsoSupersedes}) {
        if (old != 0)
            supersede(run, old, id, ids == 1);
    }
}

/// Who goes back to earlier words, says them after those in between: where the version is no part of what a record is
/// known by, it is kept beside it. A document that is read again has the same version, and says nothing new.
void Committer::sayAgain(Run &run, const RecordItem &item, std::int64_t known, Identity &identity)
{
    if (item.naturalKey.empty() || item.claims.empty() || !item.claims.front().version)
        return;
    const std::optional<Timestamp> version = item.claims.front().version;
    if (std::ranges::any_of(item.claims, [&](const Claim &claim) { return claim.version != version; })
        || toMicros(*version) <= identity.versionOf(known))
        return;
    if (!run.again.empty() && run.again.back().last + 1 == known && run.again.back().version == toMicros(*version))
        run.again.back().last = known;
    else
        run.again.push_back({known, known, toMicros(*version)});
}

/// Neighbours that neighbours stand for are one span.
void Committer::supersede(Run &run, std::int64_t old, std::int64_t successor, bool isOneId)
{
    if (isOneId && !run.superseded.empty()) {
        Visibility::Span &last = run.superseded.back();
        const std::int64_t length = last.last - last.first + 1;
        if (last.last + 1 == old && last.successor + length == successor) {
            ++last.last;
            return;
        }
    }
    run.superseded.push_back({old, old, successor});
}

void Committer::insertRecord(Run &run, const RecordItem &item)
{
    const auto block = static_cast<std::size_t>(item.block);
    if (item.block < 0 || block >= run.batch.blocks.size()
        || std::uint64_t{item.blockOffset} + item.length > run.batch.blocks[block].size)
        raise(ErrorCode::Usage, u"record at offset %1 lies outside its block"_s.arg(item.offset));
    if (run.blockIds[block] == 0) {
        const RawBlock &raw = run.batch.blocks[block];
        m_block.with(raw.size, Blob{raw.compressed}).run();
        run.blockIds[block] = m_connection.lastRowId();
    }
    m_record
        .with(run.nextRecord, run.originId, item.offset, item.line, run.blockIds[block], item.blockOffset, item.length,
              Blob{bytesOf(item.hash)}, static_cast<int>(item.rejected ? Outcome::Quarantined : Outcome::Accepted))
        .run();
}

std::int64_t Committer::joined(const std::vector<std::string> &ids)
{
    if (ids.empty())
        return 0;
    m_joined.clear();
    for (const std::string &id : ids) {
        if (!m_joined.empty())
            m_joined += '\n';
        m_joined += id;
    }
    return m_texts.id(m_joined);
}

void Committer::bindFlow(int index, const std::string &flowId)
{
    std::int64_t number = 0;
    const char *end = flowId.data() + flowId.size();
    const bool plain = !flowId.empty() && (flowId.front() != '0' || flowId.size() == 1) && flowId.front() != '-';
    if (flowId.empty())
        m_observation.bind(index, Null{});
    else if (const auto parsed = std::from_chars(flowId.data(), end, number);
             plain && parsed.ec == std::errc() && parsed.ptr == end)
        m_observation.bind(index, number);
    else
        m_observation.bind(index, std::string_view(flowId));
}

void Committer::insertObservation(Run &run, std::int64_t id, const Observation &o)
{
    const std::int64_t from = toMicros(o.happenedFrom);
    run.lastHappened = std::max(run.lastHappened, from);
    Statement &s = m_observation;
    const auto posted = [&](std::string_view text, bool searchable) {
        const std::int64_t textId = m_texts.id(text, searchable);
        if (textId != 0)
            run.postings.push_back({textId, id});
        return textId;
    };
    s.bind(1, id);
    s.bind(2, run.sourceId);
    s.bindId(3, m_texts.id(o.kind));
    s.bindTime(4, from);
    s.bindTime(5, toMicros(o.happenedTo));
    s.bind(6, std::int64_t{o.offsetKnown});
    s.bind(7, static_cast<std::int64_t>(o.category));
    s.bind(8, std::int64_t{o.severity});
    if (o.confidence < 0)
        s.bind(9, Null{});
    else
        s.bind(9, std::int64_t{o.confidence});
    s.bind(10, static_cast<std::int64_t>(o.domain));
    s.bindId(11, posted(o.source.address, false));
    if (o.source.port < 0)
        s.bind(12, Null{});
    else
        s.bind(12, std::int64_t{o.source.port});
    s.bindId(13, posted(o.destination.address, false));
    if (o.destination.port < 0)
        s.bind(14, Null{});
    else
        s.bind(14, std::int64_t{o.destination.port});
    s.bindId(15, m_texts.id(o.protocol));
    s.bindId(16, m_texts.id(o.signatureId));
    s.bindId(17, posted(o.signature, true));
    s.bindId(18, posted(o.name, true));
    s.bindId(19, posted(o.asset, true));
    bindFlow(20, o.flowId);
    if (o.communityId.empty())
        s.bind(21, Null{});
    else
        s.bind(21, std::string_view(o.communityId));
    s.bindId(22, joined(o.attackIds));
    s.bindId(23, joined(o.cveIds));
    if (o.position) {
        s.bind(24, o.position->latitude);
        s.bind(25, o.position->longitude);
        s.bind(26, static_cast<std::int64_t>(o.position->precision));
    } else {
        s.bind(24, Null{});
        s.bind(25, Null{});
        s.bind(26, Null{});
    }
    s.bindId(27, m_texts.id(o.marking));
    s.run();
}

void Committer::insertClaim(Run &run, const Claim &c, const Sha256 &hash)
{
    const std::int64_t from = toMicros(c.happenedFrom);
    run.lastHappened = std::max(run.lastHappened, from);
    Statement &s = m_claim;
    s.with(run.nextRecord, run.sourceId, c.subject, c.type, c.body, c.title, c.description);
    s.bindTime(8, from);
    s.bindTime(9, toMicros(c.happenedTo));
    s.bindTime(10, toMicros(c.version));
    s.bind(11, std::int64_t{c.revoked});
    if (c.confidence < 0)
        s.bind(12, Null{});
    else
        s.bind(12, std::int64_t{c.confidence});
    s.bind(13, std::int64_t{c.credibility});
    s.bind(14, std::string_view(c.marking));
    s.bind(15, Blob{bytesOf(hash)});
    s.run();
    if (!c.title.empty() || !c.description.empty())
        m_claimIndex.with(m_connection.lastRowId(), c.title, c.description).run();
}

} // namespace watchfloor::store
