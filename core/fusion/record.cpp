// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/record.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "fusion/limits.h"

#include <simdjson.h>
#include <zstd.h>

#include <algorithm>
#include <tuple>

namespace watchfloor::fusion {

namespace {

using Object = simdjson::dom::object;

// A claim is for people to read, and is said anew when any of it changes; the picture counts the rest.
constexpr std::size_t mostLinks = 200, mostTraces = 60, mostRelations = 50, mostAddresses = 60;
constexpr std::size_t mostLimits = 1'000; // a list that nobody reads to its end; --excluded tells all
constexpr std::int64_t hour = 3'600'000'000;
// Of source and default marking where no source gave one: nobody may see it.
constexpr std::string_view machineMarking = "TLP:RED";

std::string timeText(std::int64_t at) { return at == noTime ? std::string() : iso8601(fromMicros(at)); }

std::optional<Timestamp> instant(std::int64_t at)
{
    return at == noTime ? std::nullopt : std::optional(fromMicros(at));
}

/// What goes on is told to the hour, and how much to one digit: else all would be said anew with each packet.
std::int64_t hourEnd(std::int64_t at)
{
    const std::int64_t into = ((at % hour) + hour) % hour;
    return at - into + hour - 1;
}
std::int64_t untilOf(const TraceFacts &trace) { return trace.to > trace.from ? hourEnd(trace.to) : trace.to; }

bool isTrace(const std::string &member) { return member.starts_with("trace--"); }

std::string linkJson(const IncidentLink &link)
{
    const bool isOfTraces = isTrace(link.a) || isTrace(link.b);
    feeds::JsonBody body;
    body.text("a", link.a);
    body.text("b", link.b);
    body.text("rule", name(link.rule));
    body.text("value", shownValue(link.rule, link.value));
    body.text("from", timeText(link.from));
    body.text("to", timeText(isOfTraces && link.to > link.from ? hourEnd(link.to) : link.to));
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
    body.text("to", timeText(untilOf(trace)));
    body.number("observations", oneDigit(trace.count));
    return body.take();
}

std::string relationJson(const Relation &relation)
{
    feeds::JsonBody body;
    body.text("other", relation.other);
    body.text("rule", name(relation.rule));
    body.text("value", relation.value);
    return body.take();
}

/// Those that reports are part of first: they are what a person asks about.
std::vector<std::string> linkJsons(const std::vector<IncidentLink> &links)
{
    std::vector<std::string> jsons;
    for (const bool ofReports : {true, false}) {
        for (const IncidentLink &link : links) {
            const bool isOfReports = !isTrace(link.a) || (!link.b.empty() && !isTrace(link.b));
            if (isOfReports == ofReports && jsons.size() < mostLinks)
                jsons.push_back(linkJson(link));
        }
    }
    return jsons;
}

/// Of two that say the same, one is enough; when it was said does not matter.
bool saysTheSame(const Claim &a, const Claim &b)
{
    const auto parts = [](const Claim &c) {
        return std::tie(c.type, c.body, c.title, c.happenedFrom, c.happenedTo, c.marking, c.revoked);
    };
    return parts(a) == parts(b);
}

std::string compressed(const std::string &bytes)
{
    std::string room(ZSTD_compressBound(bytes.size()), '\0');
    room.resize(ZSTD_compress(room.data(), room.size(), bytes.data(), bytes.size(), 3));
    return room;
}

store::Batch batchOf(const store::Import &import, std::int64_t offset, std::vector<Claim> claims)
{
    store::Batch batch;
    batch.import = import;
    std::string bytes;
    for (Claim &claim : claims) {
        store::RecordItem item;
        item.offset = offset + static_cast<std::int64_t>(bytes.size());
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
    batch.cursor = offset + static_cast<std::int64_t>(bytes.size());
    batch.blocks = {{compressed(bytes), static_cast<std::uint32_t>(bytes.size())}};
    return batch;
}

/// Reads what addIncident() wrote; false: another's claim.
bool readMachine(const Claim &claim, Object &body)
{
    thread_local simdjson::dom::parser parser;
    bool isMachine = false;
    return claim.type == "incident" && claim.body.contains("\"machine\":true")
        && parser.parse(claim.body.data(), claim.body.size()).get(body) == simdjson::SUCCESS
        && body["machine"].get(isMachine) == simdjson::SUCCESS && isMachine;
}

std::string textIn(const Object &object, std::string_view key)
{
    std::string_view value;
    return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

std::optional<Timestamp> timeIn(const Object &object, std::string_view key)
{
    const auto read = parseIso8601(textIn(object, key));
    return read ? std::optional(read->at) : std::nullopt;
}

std::int64_t numberIn(const Object &object, std::string_view key)
{
    std::int64_t value = 0;
    return object[key].get(value) == simdjson::SUCCESS ? value : 0;
}

template <typename Each> void eachIn(const Object &object, std::string_view key, Each each)
{
    simdjson::dom::array all;
    if (object[key].get(all) != simdjson::SUCCESS)
        return;
    for (const simdjson::dom::element one : all)
        each(one);
}

std::vector<std::string> reportsIn(const Object &body)
{
    std::vector<std::string> reports;
    eachIn(body, "reports", [&](const simdjson::dom::element one) {
        std::string_view id;
        if (one.get(id) == simdjson::SUCCESS)
            reports.emplace_back(id);
    });
    return reports;
}

} // namespace

std::string memberSubject(const std::string &member) { return derivedId("member-of", machineSource, "fusion", member); }

std::string incidentIn(const Claim &claim)
{
    thread_local simdjson::dom::parser parser;
    Object body;
    return claim.type == "member-of"
            && parser.parse(claim.body.data(), claim.body.size()).get(body) == simdjson::SUCCESS
        ? textIn(body, "incident")
        : std::string();
}

std::vector<std::string> membersIn(const Claim &claim)
{
    Object body;
    return readMachine(claim, body) ? reportsIn(body) : std::vector<std::string>();
}

MachineWord machineWord(const Claim &claim)
{
    MachineWord word;
    Object body;
    if (!readMachine(claim, body))
        return word;
    word.reports = reportsIn(body);
    eachIn(body, "links", [&](const simdjson::dom::element one) {
        if (Object o; one.get(o) == simdjson::SUCCESS)
            word.links.push_back({textIn(o, "a"), textIn(o, "b"), textIn(o, "rule"), textIn(o, "value"),
                                  timeIn(o, "from"), timeIn(o, "to")});
    });
    eachIn(body, "traces", [&](const simdjson::dom::element one) {
        if (Object o; one.get(o) == simdjson::SUCCESS)
            word.traces.push_back({textIn(o, "id"), textIn(o, "source"), textIn(o, "signature"),
                                   textIn(o, "source_address"), textIn(o, "destination_address"), textIn(o, "name"),
                                   textIn(o, "asset"), timeIn(o, "from"), timeIn(o, "to")});
    });
    eachIn(body, "related", [&](const simdjson::dom::element one) {
        if (Object o; one.get(o) == simdjson::SUCCESS)
            word.related.push_back({{}, textIn(o, "other"), textIn(o, "rule"), textIn(o, "value"), {}, {}});
    });
    word.linksTotal = numberIn(body, "links_total");
    word.tracesTotal = numberIn(body, "traces_total");
    word.originators = numberIn(body, "originators");
    return word;
}

Recorder::Recorder(std::shared_ptr<store::Store> store)
    : m_store(std::move(store))
{
}

// ---------------------------------------------------------------- what stands

/// What the machine said before, so that it is not said again.
Result<> Recorder::readHeld()
{
    m_held.clear();
    m_subjects.clear();
    m_markings.clear();
    m_import.reset(); // it may have been withdrawn
    const auto self = std::ranges::find(m_intake.sources(), machineSource,
                                        [](const auto &entry) -> std::string_view { return entry.second.slug; });
    if (self != m_intake.sources().end()) {
        const auto done = store::claims(*m_reader, 0, {}, [&](const store::StoredClaim &claim) {
            if (claim.sourceId != self->first)
                return true;
            Claim &held = m_held[claim.value.subject];
            if (held.subject.empty() || held.version <= claim.value.version)
                held = claim.value;
            m_version = std::max(m_version, toMicros(claim.value.version));
            return true;
        });
        if (!done)
            return done;
    }
    std::erase_if(m_held, [](const auto &entry) { return entry.second.revoked; });
    for (const auto &[subject, claim] : m_held) {
        if (claim.type != "incident")
            continue;
        auto &subjects = m_subjects[subject];
        subjects.insert(subject);
        for (const std::string &member : membersIn(claim))
            subjects.insert(memberSubject(member));
    }
    m_heldGeneration = m_intake.generation();
    m_toldKnowledge = 0;
    return {};
}

// ---------------------------------------------------------------- who may know

Marking Recorder::markingOf(const Labels &labels)
{
    std::optional<Marking> all;
    for (const std::string &label : labels) {
        auto parsed = m_parsed.find(label);
        if (parsed == m_parsed.end()) {
            const std::size_t end = label.find('\n');
            std::string text = label.substr(end + 1);
            if (text.empty())
                text = m_defaults[label.substr(0, end)];
            parsed = m_parsed.emplace(label, parseMarking(text).value_or(Marking::mostRestrictive())).first;
        }
        all = all ? join(*all, parsed->second) : parsed->second;
    }
    return all.value_or(Marking::mostRestrictive());
}

/// The high-water mark of all that it is made of, for its links tell of all of it.
Marking Recorder::markingOf(const MachineIncident &incident)
{
    const Correlator &joined = m_intake.correlator();
    const Knowledge &known = joined.knowledge();
    Labels labels;
    const auto add = [&](const Labels &more) { labels.insert(more.begin(), more.end()); };
    for (const std::string &report : incident.reports)
        add(known.reports().at(report).labels);
    for (const std::string &id : incident.traces) {
        const TraceFacts trace = joined.trace(id);
        labels.insert(trace.source + '\n');
        for (const std::string &label : trace.markings)
            labels.insert(trace.source + '\n' + label);
    }
    for (const IncidentLink &link : incident.links) {
        if (link.rule == Rule::Sighting || link.rule == Rule::Return)
            add(known.about(link.value.substr(0, link.value.find(" at "))).labels);
    }
    return markingOf(labels);
}

/// That two are related is told where nobody learns more by it than of the incident itself.
bool Recorder::mayTell(const Marking &of, const Relation &relation)
{
    const Knowledge &known = m_intake.correlator().knowledge();
    const auto isWithin = [&](const Marking &other) { return join(of, other) == of; };
    const auto report = known.reports().find(relation.other);
    const auto incident = m_markings.find(relation.other);
    if (report != known.reports().end() ? !isWithin(markingOf(report->second.labels))
                                        : incident == m_markings.end() || !isWithin(incident->second))
        return false;
    const Labels &labels
        = relation.rule == Rule::Actor ? known.labelsOfActor(relation.value) : known.about(relation.value).labels;
    return labels.empty() || isWithin(markingOf(labels));
}

// ---------------------------------------------------------------- what is to be said

void Recorder::addIncident(Claims &wanted, const MachineIncident &incident)
{
    const Correlator &joined = m_intake.correlator();
    const Marking &marking = m_markings.at(incident.id);
    std::vector<std::string> traces, related;
    std::set<std::string> rules, addresses;
    for (const IncidentLink &link : incident.links)
        rules.insert(std::string(name(link.rule)));
    std::int64_t until = noTime;
    for (const std::string &id : incident.traces) {
        const TraceFacts trace = joined.trace(id);
        until = std::max(until, untilOf(trace));
        if (traces.size() < mostTraces)
            traces.push_back(traceJson(trace));
        for (const std::string &called : {trace.asset, trace.destinationAddress, trace.sourceAddress}) {
            if (!called.empty() && addresses.size() < mostAddresses)
                addresses.insert(called);
        }
    }
    for (const Relation &relation : incident.related) {
        if (related.size() < mostRelations && mayTell(marking, relation))
            related.push_back(relationJson(relation));
    }
    feeds::JsonBody body;
    body.flag("machine", true);
    body.texts("reports", incident.reports);
    body.texts("sources", incident.sources);
    body.texts("rules", {rules.begin(), rules.end()});
    body.texts("addresses", {addresses.begin(), addresses.end()});
    body.list("links", linkJsons(incident.links));
    body.number("links_total", oneDigit(static_cast<std::int64_t>(incident.links.size())));
    body.list("traces", traces);
    body.number("traces_total", oneDigit(static_cast<std::int64_t>(incident.traces.size())));
    body.list("related", related);
    body.number("observations", oneDigit(incident.observations));
    body.number("originators", static_cast<std::int64_t>(incident.originators));

    Claim claim;
    claim.subject = incident.id;
    claim.type = "incident";
    if (incident.reports.empty() && !incident.links.empty())
        claim.title = "Seen: " + incident.links.front().value;
    claim.happenedFrom = instant(incident.from);
    claim.happenedTo = instant(std::max(incident.to, until));
    claim.marking = toString(marking);
    claim.body = body.take();
    m_subjects[incident.id].insert(incident.id);
    for (const std::string &report : incident.reports)
        addMember(wanted, report, claim);
    wanted[incident.id] = std::move(claim);
}

void Recorder::addMember(Claims &wanted, const std::string &report, const Claim &incident)
{
    feeds::JsonBody body;
    body.text("member", report);
    body.text("incident", incident.subject);
    Claim claim;
    claim.subject = memberSubject(report);
    claim.type = "member-of";
    claim.marking = incident.marking;
    claim.body = body.take();
    m_subjects[incident.subject].insert(claim.subject);
    wanted[claim.subject] = std::move(claim);
}

void Recorder::addSameAs(Claims &wanted) const
{
    for (const SameAs &same : m_intake.correlator().knowledge().sameAs()) {
        Claim claim;
        claim.subject = derivedId("same-as", machineSource, "fusion", same.a + '\n' + same.b + '\n' + same.rule);
        claim.type = "same-as";
        claim.marking = machineMarking;
        feeds::JsonBody body;
        body.text("a", same.a);
        body.text("b", same.b);
        body.text("rule", same.rule);
        body.text("value", same.value);
        claim.body = body.take();
        wanted[claim.subject] = std::move(claim);
    }
}

void Recorder::addLimits(Claims &wanted) const
{
    const std::vector<Exclusion> &all = m_toldLimits;
    for (std::size_t i = 0; i < std::min(all.size(), mostLimits); ++i) {
        Claim claim = limitClaim(all[i]);
        std::string subject = claim.subject;
        wanted.insert_or_assign(std::move(subject), std::move(claim));
    }
}

// ---------------------------------------------------------------- a run

Result<> Recorder::takeIn(const std::stop_token &stop)
{
    if (!m_reader) {
        auto reader = m_store->reader();
        if (!reader)
            return std::unexpected(reader.error());
        m_reader = std::move(*reader);
    }
    return m_intake.read(*m_reader, stop);
}

Result<Recorded> Recorder::rehearse()
{
    if (const auto done = takeIn({}); !done)
        return std::unexpected(done.error());
    return Recorded{static_cast<std::int64_t>(correlator().incidentCount()), 0, 0};
}

/// Those of which something must be said anew, or taken back.
std::set<std::string> Recorder::changedIncidents()
{
    std::set<std::string> changed = m_intake.correlator().takeChanged();
    std::map<std::string, std::string> defaults;
    for (const auto &[id, source] : m_intake.sources()) {
        if (source.slug != machineSource)
            defaults.emplace(source.slug, source.defaultMarking);
    }
    const bool isRemarked = std::ranges::any_of(m_defaults, [&](const auto &before) {
        const auto now = defaults.find(before.first);
        return now == defaults.end() || now->second != before.second;
    });
    if (defaults != m_defaults) {
        m_defaults = std::move(defaults);
        m_parsed.clear();
    }
    if (isRemarked || m_markings.empty()) {
        for (std::string &id : m_intake.correlator().incidents())
            changed.insert(std::move(id));
        for (const auto &[id, subjects] : m_subjects)
            changed.insert(id);
    }
    return changed;
}

/// Where an incident's marking changed, what its relations may tell of it is looked at again.
void Recorder::mark(std::set<std::string> &changed)
{
    const Correlator &joined = m_intake.correlator();
    std::set<std::string> around;
    for (const std::string &id : changed) {
        if (!joined.isIncident(id)) {
            m_markings.erase(id);
            continue;
        }
        const MachineIncident incident = joined.incident(id);
        Marking now = markingOf(incident);
        const auto [before, isNew] = m_markings.try_emplace(id, now);
        if (!isNew && before->second == now)
            continue;
        before->second = std::move(now);
        for (const Relation &relation : incident.related) {
            if (joined.isIncident(relation.other))
                around.insert(relation.other);
        }
    }
    for (const std::string &id : around) {
        if (changed.insert(id).second && !m_markings.contains(id))
            m_markings.emplace(id, markingOf(joined.incident(id)));
    }
}

/// Only what is not so yet; what of `old` is not wanted any more is revoked.
std::vector<Claim> Recorder::differing(Claims wanted, const std::set<std::string> &old, Recorded &recorded)
{
    m_version = std::max(m_version + 1, toMicros(Clock::now()));
    std::vector<Claim> claims;
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
    for (auto &[subject, claim] : wanted) {
        const auto held = m_held.find(subject);
        if (held != m_held.end() && saysTheSame(held->second, claim))
            continue;
        claim.version = fromMicros(m_version);
        m_held[subject] = claim;
        claims.push_back(std::move(claim));
        ++recorded.written;
    }
    return claims;
}

Result<Recorded> Recorder::run(const std::stop_token &stop)
{
    if (const auto done = takeIn(stop); !done)
        return std::unexpected(done.error());
    const bool isAnew = m_heldGeneration != m_intake.generation();
    if (isAnew) {
        if (const auto held = readHeld(); !held)
            return std::unexpected(held.error());
    }
    std::set<std::string> changed = changedIncidents();
    mark(changed);

    const Correlator &joined = m_intake.correlator();
    Claims wanted;
    std::set<std::string> old;
    for (const std::string &id : changed) {
        if (const auto subjects = m_subjects.find(id); subjects != m_subjects.end()) {
            old.merge(subjects->second);
            m_subjects.erase(subjects);
        }
    }
    for (const std::string &id : changed) {
        if (joined.isIncident(id))
            addIncident(wanted, joined.incident(id));
    }
    if (m_toldKnowledge != m_intake.knowledge()) {
        m_toldKnowledge = m_intake.knowledge();
        addSameAs(wanted);
        for (const auto &[subject, claim] : m_held) {
            if (claim.type == "same-as")
                old.insert(subject);
        }
    }
    if (auto limits = joined.exclusions(); limits != m_toldLimits || isAnew) {
        m_toldLimits = std::move(limits);
        addLimits(wanted);
        for (const auto &[subject, claim] : m_held) {
            if (claim.type == limitType)
                old.insert(subject);
        }
    }

    Recorded recorded;
    recorded.incidents = static_cast<std::int64_t>(joined.incidentCount());
    std::vector<Claim> claims = differing(std::move(wanted), old, recorded);
    if (claims.empty())
        return recorded;
    if (const auto written = write(std::move(claims)); !written) {
        m_heldGeneration = 0; // what stands must be read again
        return std::unexpected(written.error());
    }
    return recorded;
}

// ---------------------------------------------------------------- writing

/// One import for all that this recorder says: a day of them is no list that anybody reads.
Result<> Recorder::begin(store::Writer &writer)
{
    if (m_import)
        return {};
    const auto known = std::ranges::find(m_intake.sources(), machineSource,
                                         [](const auto &entry) -> std::string_view { return entry.second.slug; });
    store::ImportSpec spec;
    if (known != m_intake.sources().end()) {
        spec.sourceId = known->first;
    } else {
        Source self;
        self.slug = machineSource;
        self.name = "Correlation by machine";
        self.kind = SourceKind::Floor;
        self.reliability = 'F';
        self.defaultMarking = machineMarking; // each incident's claims bear their own
        const auto source = writer.putSource(self).get();
        if (!source)
            return std::unexpected(source.error());
        spec.sourceId = *source;
    }
    spec.path = "correlator";
    spec.format = "fusion";
    spec.live = true;
    const auto import = writer.beginImport(std::move(spec)).get();
    if (!import)
        return std::unexpected(import.error());
    m_import = *import;
    m_offset = 0;
    return {};
}

Result<> Recorder::write(std::vector<Claim> claims)
{
    const auto writer = m_store->writer();
    if (!writer)
        return std::unexpected(writer.error());
    if (auto begun = begin(**writer); !begun)
        return begun;
    // In portions, so that no transaction is long; a run that is cut off is finished by the next.
    constexpr std::size_t portion = 2'000;
    for (std::size_t i = 0; i < claims.size(); i += portion) {
        const auto end = std::min(claims.size(), i + portion);
        std::vector<Claim> some(std::make_move_iterator(claims.begin() + static_cast<std::ptrdiff_t>(i)),
                                std::make_move_iterator(claims.begin() + static_cast<std::ptrdiff_t>(end)));
        store::Batch batch = batchOf(*m_import, m_offset, std::move(some));
        m_offset = batch.cursor;
        const auto done = (*writer)->commit(std::move(batch)).get();
        if (!done) {
            (void)(*writer)->endImport(m_import->id, done.error().detail.toStdString()).get();
            m_import.reset();
            return std::unexpected(done.error());
        }
    }
    return (*writer)->endImport(m_import->id, {}).get();
}

} // namespace watchfloor::fusion
