// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/record.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "model/marking.h"

#include <simdjson.h>
#include <zstd.h>

#include <algorithm>
#include <tuple>

namespace watchfloor::fusion {

namespace {

using namespace Qt::StringLiterals;

// A claim is for people to read; the picture counts the rest.
constexpr std::size_t mostLinks = 400, mostTraces = 200, mostRelations = 100, mostAssets = 60;

std::string timeText(std::int64_t at) { return at == noTime ? std::string() : iso8601(fromMicros(at)); }

std::optional<Timestamp> instant(std::int64_t at)
{
    return at == noTime ? std::nullopt : std::optional(fromMicros(at));
}

std::string linkJson(const IncidentLink &link)
{
    feeds::JsonBody body;
    body.text("a", link.a);
    body.text("b", link.b);
    body.text("rule", name(link.rule));
    body.text("value", link.rule == Rule::Echo ? "the same words" : std::string_view(link.value));
    body.text("from", timeText(link.from));
    body.text("to", timeText(link.to));
    return body.take();
}

std::string traceJson(const TraceFacts &trace)
{
    feeds::JsonBody body;
    body.text("id", trace.id);
    body.text("source", trace.source);
    body.text("signature", trace.signature);
    body.text("source_address", trace.sourceAddress);
    body.text("destination_address", trace.destinationAddress);
    body.text("name", trace.name);
    body.text("asset", trace.asset);
    body.text("from", timeText(trace.from));
    body.text("to", timeText(trace.to));
    body.number("observations", trace.count);
    return body.take();
}

/// Of two that say the same, one is enough; when it was said does not matter.
bool saysTheSame(const Claim &a, const Claim &b)
{
    const auto parts = [](const Claim &c) {
        return std::tie(c.type, c.body, c.title, c.happenedFrom, c.happenedTo, c.marking, c.revoked);
    };
    return parts(a) == parts(b);
}

std::string memberSubject(const std::string &member) { return derivedId("member-of", machineSource, "fusion", member); }

std::string compressed(const std::string &bytes)
{
    std::string room(ZSTD_compressBound(bytes.size()), '\0');
    room.resize(ZSTD_compress(room.data(), room.size(), bytes.data(), bytes.size(), 3));
    return room;
}

store::Batch batchOf(const store::Import &import, std::vector<Claim> claims)
{
    store::Batch batch;
    batch.import = import;
    std::string bytes;
    for (Claim &claim : claims) {
        store::RecordItem item;
        item.offset = static_cast<std::int64_t>(bytes.size());
        item.line = static_cast<std::int64_t>(batch.records.size()) + 1;
        item.hash = sha256(claim.body);
        item.blockOffset = static_cast<std::uint32_t>(bytes.size());
        item.length = static_cast<std::uint32_t>(claim.body.size());
        // Said again after it was taken back, it is said anew.
        item.naturalKey = claim.subject + '|' + std::to_string(toMicros(claim.version)) + (claim.revoked ? "|r" : "");
        bytes += claim.body;
        item.claims.push_back(std::move(claim));
        batch.records.push_back(std::move(item));
    }
    batch.cursor = static_cast<std::int64_t>(bytes.size());
    batch.blocks = {{compressed(bytes), static_cast<std::uint32_t>(bytes.size())}};
    return batch;
}

} // namespace

std::vector<std::string> membersIn(const Claim &claim)
{
    std::vector<std::string> members;
    thread_local simdjson::dom::parser parser;
    simdjson::dom::object body;
    simdjson::dom::array reports;
    if (claim.type != "incident" || claim.body.find("\"machine\":true") == std::string::npos
        || parser.parse(claim.body.data(), claim.body.size()).get(body) != simdjson::SUCCESS
        || body["reports"].get(reports) != simdjson::SUCCESS)
        return members;
    for (const simdjson::dom::element one : reports) {
        std::string_view id;
        if (one.get(id) == simdjson::SUCCESS)
            members.emplace_back(id);
    }
    return members;
}

Recorder::Recorder(std::shared_ptr<store::Store> store)
    : m_store(std::move(store))
{
}

/// What the machine said before, so that it is not said again.
Result<> Recorder::readHeld()
{
    m_held.clear();
    m_subjects.clear();
    std::int64_t self = 0;
    if (const auto found = m_sources.find(std::string(machineSource)); found != m_sources.end())
        self = found->second.id;
    const auto done = store::claims(*m_reader, 0, {}, [&](const store::StoredClaim &claim) {
        if (claim.sourceId != self)
            return true;
        Claim &held = m_held[claim.value.subject];
        if (held.subject.empty() || held.version <= claim.value.version)
            held = claim.value;
        m_version = std::max(m_version, toMicros(claim.value.version));
        return true;
    });
    if (!done)
        return done;
    std::erase_if(m_held, [](const auto &entry) { return entry.second.revoked; });
    for (const auto &[subject, claim] : m_held) {
        if (claim.type != "incident")
            continue;
        auto &subjects = m_subjects[subject];
        subjects.insert(subject);
        for (const std::string &member : membersIn(claim))
            subjects.insert(memberSubject(member));
    }
    m_hasHeld = true;
    return {};
}

Marking Recorder::marked(const std::string &text, const std::string &source) const
{
    const auto found = m_sources.find(source);
    const std::string &label = !text.empty() || found == m_sources.end() ? text : found->second.defaultMarking;
    return label.empty() ? Marking::mostRestrictive() : parseMarking(label).value_or(Marking::mostRestrictive());
}

/// The high-water mark of all that it is made of, for its links tell of all of it.
Result<Marking> Recorder::markingOf(const MachineIncident &incident)
{
    std::optional<Marking> all;
    const auto add = [&](const Marking &one) { all = all ? join(*all, one) : one; };
    for (const std::string &report : incident.reports) {
        const auto claims = store::claimsAbout(*m_reader, report);
        if (!claims)
            return std::unexpected(claims.error());
        for (const store::StoredClaim &claim : *claims) {
            const auto source = std::ranges::find(m_sources, claim.sourceId, [](const auto &s) { return s.second.id; });
            add(marked(claim.value.marking, source == m_sources.end() ? std::string() : source->first));
        }
    }
    for (const std::string &id : incident.traces) {
        const TraceFacts trace = m_intake.correlator().trace(id);
        add(marked({}, trace.source));
        for (const std::string &label : trace.markings)
            add(marked(label, trace.source));
    }
    return all.value_or(Marking::mostRestrictive());
}

Result<> Recorder::addIncident(Claims &wanted, const MachineIncident &incident)
{
    const auto marking = markingOf(incident);
    if (!marking)
        return std::unexpected(marking.error());
    std::vector<std::string> links, traces, related, rules;
    std::set<std::string> ruleNames, assets;
    for (const IncidentLink &link : incident.links) {
        ruleNames.insert(std::string(name(link.rule)));
        if (links.size() < mostLinks)
            links.push_back(linkJson(link));
    }
    for (const std::string &id : incident.traces) {
        const TraceFacts trace = m_intake.correlator().trace(id);
        if (traces.size() < mostTraces)
            traces.push_back(traceJson(trace));
        for (const std::string &called : {trace.asset, trace.destinationAddress, trace.sourceAddress}) {
            if (!called.empty() && assets.size() < mostAssets)
                assets.insert(called);
        }
    }
    for (const Relation &relation : incident.related) {
        if (related.size() >= mostRelations)
            break;
        feeds::JsonBody body;
        body.text("other", relation.other);
        body.text("rule", name(relation.rule));
        body.text("value", relation.value);
        related.push_back(body.take());
    }
    feeds::JsonBody body;
    body.flag("machine", true);
    body.texts("reports", incident.reports);
    body.texts("sources", incident.sources);
    body.texts("rules", {ruleNames.begin(), ruleNames.end()});
    body.texts("addresses", {assets.begin(), assets.end()});
    body.list("links", links);
    body.number("links_total", static_cast<std::int64_t>(incident.links.size()));
    body.list("traces", traces);
    body.number("traces_total", static_cast<std::int64_t>(incident.traces.size()));
    body.list("related", related);
    body.number("observations", incident.observations);
    body.number("originators", static_cast<std::int64_t>(incident.originators));

    Claim claim;
    claim.subject = incident.id;
    claim.type = "incident";
    if (incident.reports.empty() && !incident.links.empty())
        claim.title = "Seen: " + incident.links.front().value;
    claim.happenedFrom = instant(incident.from);
    claim.happenedTo = instant(incident.to);
    claim.marking = toString(*marking);
    claim.body = body.take();
    auto &subjects = m_subjects[incident.id];
    subjects.insert(incident.id);
    for (const std::string &report : incident.reports) {
        std::vector<std::string> why;
        for (const IncidentLink &link : incident.links) {
            if ((link.a == report || link.b == report) && why.size() < mostLinks)
                why.push_back(linkJson(link));
        }
        feeds::JsonBody member;
        member.text("member", report);
        member.text("incident", incident.id);
        member.list("links", why);
        Claim membership;
        membership.subject = memberSubject(report);
        membership.type = "member-of";
        membership.marking = claim.marking;
        membership.body = member.take();
        subjects.insert(membership.subject);
        wanted[membership.subject] = std::move(membership);
    }
    wanted[incident.id] = std::move(claim);
    return {};
}

void Recorder::addSameAs(Claims &wanted) const
{
    for (const SameAs &same : m_intake.correlator().knowledge().sameAs()) {
        Claim claim;
        claim.subject = derivedId("same-as", machineSource, "fusion", same.a + '\n' + same.b + '\n' + same.rule);
        claim.type = "same-as";
        feeds::JsonBody body;
        body.text("a", same.a);
        body.text("b", same.b);
        body.text("rule", same.rule);
        body.text("value", same.value);
        claim.body = body.take();
        wanted[claim.subject] = std::move(claim);
    }
}

Result<> Recorder::takeIn()
{
    if (!m_reader) {
        auto reader = m_store->reader();
        if (!reader)
            return std::unexpected(reader.error());
        m_reader = std::move(*reader);
    }
    if (auto read = m_intake.read(*m_reader); !read)
        return read;
    auto sources = store::sources(*m_reader);
    if (!sources)
        return std::unexpected(sources.error());
    m_sources.clear();
    for (Source &source : *sources)
        m_sources[source.slug] = std::move(source);
    return {};
}

Result<Recorded> Recorder::rehearse()
{
    if (const auto done = takeIn(); !done)
        return std::unexpected(done.error());
    return Recorded{static_cast<std::int64_t>(correlator().incidents().size()), 0, 0};
}

Result<Recorded> Recorder::run()
{
    if (const auto done = takeIn(); !done)
        return std::unexpected(done.error());
    Correlator &joined = m_intake.correlator();
    const auto standing = joined.incidents();
    std::set<std::string> changed = joined.takeChanged();
    if (!m_hasHeld || m_intake.isAnew()) {
        if (const auto held = readHeld(); !held)
            return std::unexpected(held.error());
        for (const auto &[id, subjects] : m_subjects)
            changed.insert(id);
        changed.insert(standing.begin(), standing.end());
    }

    Claims wanted;
    std::set<std::string> old;

    for (const std::string &id : changed) {
        if (const auto subjects = m_subjects.find(id); subjects != m_subjects.end()) {
            old.merge(subjects->second);
            m_subjects.erase(subjects);
        }
    }
    for (const std::string &id : changed) {
        if (!std::ranges::binary_search(standing, id))
            continue;
        if (const auto added = addIncident(wanted, joined.incident(id)); !added)
            return std::unexpected(added.error());
    }
    addSameAs(wanted);
    for (const auto &[subject, claim] : m_held) {
        if (claim.type == "same-as")
            old.insert(subject);
    }

    m_version = std::max(m_version + 1, toMicros(Clock::now()));
    Recorded recorded;
    recorded.incidents = static_cast<std::int64_t>(standing.size());
    std::vector<Claim> claims;
    for (auto &[subject, claim] : wanted) {
        const auto held = m_held.find(subject);
        if (held != m_held.end() && saysTheSame(held->second, claim))
            continue;
        claim.version = fromMicros(m_version);
        m_held[subject] = claim;
        claims.push_back(std::move(claim));
        ++recorded.written;
    }
    for (const std::string &subject : old) {
        const auto held = m_held.find(subject);
        if (wanted.contains(subject) || held == m_held.end())
            continue;
        Claim gone = std::move(held->second);
        m_held.erase(held);
        gone.revoked = true;
        gone.version = fromMicros(m_version);
        claims.push_back(std::move(gone));
        ++recorded.withdrawn;
    }
    if (claims.empty())
        return recorded;
    if (const auto written = write(std::move(claims)); !written) {
        m_hasHeld = false; // what stands must be read again
        return std::unexpected(written.error());
    }
    return recorded;
}

Result<> Recorder::write(std::vector<Claim> claims)
{
    const auto writer = m_store->writer();
    if (!writer)
        return std::unexpected(writer.error());
    Source self;
    self.slug = machineSource;
    self.name = "Correlation by machine";
    self.kind = SourceKind::Floor;
    self.reliability = 'F';
    self.defaultMarking = "TLP:RED"; // every claim of an incident bears its own
    const auto source = (*writer)->putSource(self).get();
    if (!source)
        return std::unexpected(source.error());
    store::ImportSpec spec;
    spec.sourceId = *source;
    spec.path = "correlator";
    spec.format = "fusion";
    spec.live = true;
    const auto import = (*writer)->beginImport(std::move(spec)).get();
    if (!import)
        return std::unexpected(import.error());
    // In portions, so that no transaction is long; a run that is cut off is finished by the next.
    constexpr std::size_t portion = 2'000;
    for (std::size_t i = 0; i < claims.size(); i += portion) {
        const auto end = std::min(claims.size(), i + portion);
        std::vector<Claim> some(std::make_move_iterator(claims.begin() + static_cast<std::ptrdiff_t>(i)),
                                std::make_move_iterator(claims.begin() + static_cast<std::ptrdiff_t>(end)));
        const auto done = (*writer)->commit(batchOf(*import, std::move(some))).get();
        if (!done) {
            (void)(*writer)->endImport(import->id, done.error().detail.toStdString()).get();
            return std::unexpected(done.error());
        }
    }
    return (*writer)->endImport(import->id, {}).get();
}

} // namespace watchfloor::fusion
