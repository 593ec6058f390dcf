// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/mispparser.h"

namespace watchfloor::feeds {

namespace misp {

namespace {

/// What a record's outermost object holds; Info and Uuid where an event stands there bare.
enum Top : int { TopEvent, TopResponse, TopAttribute, TopObject, TopSighting, TopProposal, TopInfo, TopUuid };
constexpr JsonKeys topKeys(std::to_array<std::string_view>({"Event", "response", "Attribute", "Object", "Sighting",
                                                            "ShadowAttribute", "info", "uuid"}));

} // namespace

void MispParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    if (!record.fault.empty()) {
        out.rejected = Rejection{record.fault, {}};
        return;
    }
    auto root = m_dom.read(record.bytes);
    if (!root) {
        out.rejected = std::move(root.error());
        return;
    }
    m_problem = {};
    m_context = &context;
    m_out = &out;
    if (!readRecord(*root)) {
        out.clear();
        out.rejected = rejection(m_problem);
    }
}

bool MispParser::readRecord(dom::element root)
{
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) {
        m_problem.reason = "not a JSON object";
        return false;
    }
    bool found = false;
    if (!readTop(object, found))
        return false;
    if (found)
        return true;
    // manifest.json of a feed directory: an index of its events by uuid. The events themselves are the statements.
    bool manifest = object.size() > 0;
    for (const dom::key_value_pair member : object)
        manifest = manifest && isUuid(member.key) && member.value.is_object();
    if (!manifest)
        m_problem.reason = "neither a MISP event nor anything else of the MISP core format";
    return manifest;
}

bool MispParser::readTop(dom::object object, bool &found)
{
    const Scope scope;
    Gathered gathered;
    bool info = false, uuid = false;
    const bool fine = eachMember(object, topKeys, m_problem, [&](int key, dom::element value) {
        found = found || (key != TopInfo && key != TopUuid);
        switch (key) {
        case TopEvent:
            return readEvent(value);
        case TopResponse: {
            // The framer takes lists apart; what search answers holds an object instead.
            dom::object inner;
            bool any = false;
            if (value.get(inner) == simdjson::SUCCESS)
                return readTop(inner, any);
            m_problem.reason
                = value.is_array() ? "no records: an answer without events" : "must be an object or a list";
            return false;
        }
        case TopAttribute:
            return info
                || eachElement(value, m_problem, [&](dom::element one) { return readAttribute(one, scope, gathered); });
        case TopObject:
            return info
                || eachElement(value, m_problem, [&](dom::element one) { return readObject(one, scope, gathered); });
        case TopSighting:
            return info
                || eachElement(value, m_problem, [&](dom::element one) { return readSighting(one, scope, {}); });
        case TopProposal:
            return info || eachElement(value, m_problem, [&](dom::element one) { return readProposal(one, scope); });
        case TopInfo:
            info = value.is_string();
            return true;
        default:
            uuid = value.is_string();
            return true;
        }
    });
    if (!fine)
        return false;
    if (!info || !uuid)
        return true;
    // An event without its wrapper: what was read of its lists is read again, in its place.
    found = true;
    m_out->claims.clear();
    return readEvent(object);
}

bool MispParser::readEvent(dom::element value)
{
    Fields event;
    if (!event.read(value, m_problem))
        return false;
    Scope scope;
    if (!readUuid(event, Uuid, scope.event))
        return false;
    if (scope.event.empty())
        return problem(Uuid, "missing");
    if (!event[Info])
        return problem(Info, "missing");
    Claim claim;
    claim.type = "report";
    claim.subject = "report--" + scope.event;
    claim.title = titleFrom(event.text(Info));
    claim.revoked = event.flag(Deleted);
    if (!readEpoch(event, Stamp, claim.version))
        return false;
    if (!readTime(event.text(Date), m_context->received, claim.happenedFrom, m_problem)) {
        m_problem.field = memberKeys[Date];
        return false;
    }
    MispTags tags;
    JsonBody body;
    if (!readTags(event, tags) || !readDistribution(event, tags.marking) || !readGalaxies(event, tags, body))
        return false;
    scope.marking = tags.marking;
    scope.label = tags.marking.result(m_context->source);
    claim.marking = scope.label;
    claim.credibility = tags.credibility;

    const std::size_t place = m_out->claims.size();
    m_out->claims.emplace_back(); // the event comes before what it holds
    Gathered gathered;
    if (!each(event, Attributes, [&](dom::element one) { return readAttribute(one, scope, gathered); })
        || !each(event, Objects, [&](dom::element one) { return readObject(one, scope, gathered); })
        || !each(event, Proposals, [&](dom::element one) { return readProposal(one, scope); })
        || !each(event, Reports, [&](dom::element one) { return readReport(one, scope); })
        || !each(event, Sightings, [&](dom::element one) { return readSighting(one, scope, {}); }))
        return false;

    const std::string stamp = event.text(Stamp);
    m_out->naturalKey = "misp|" + scope.event + '|' + stamp;
    body.text("key", scope.event);
    body.text("title", event.text(Info));
    if (claim.happenedFrom)
        body.text("from", iso8601(*claim.happenedFrom));
    constexpr std::array<std::string_view, 5> levels{"", "high", "medium", "low", ""};
    const auto level = event[ThreatLevel] ? wholeNumber(*event[ThreatLevel]).value_or(0) : 0;
    if (level >= 1 && level <= 4)
        body.text("threat_level", levels[static_cast<std::size_t>(level)]);
    constexpr std::array<std::string_view, 3> stages{"initial", "ongoing", "completed"};
    const auto stage = event[Analysis] ? wholeNumber(*event[Analysis]).value_or(-1) : -1;
    if (stage >= 0 && stage <= 2)
        body.text("analysis", stages[static_cast<std::size_t>(stage)]);
    if (event[Published])
        body.flag("published", event.flag(Published));
    if (event[Orgc]) {
        Fields creator;
        if (!creator.read(*event[Orgc], m_problem)) {
            prefixField(m_problem, memberKeys[Orgc]);
            return false;
        }
        body.text("creator", creator.text(Name));
    }
    body.text("extends", event.text(Extends));
    if (tags.category)
        body.text("category", name(*tags.category));
    if (tags.severity >= 0)
        body.number("severity", tags.severity);
    body.texts("attack", tags.attackIds);
    body.text("actor", tags.actors.empty() ? std::string() : tags.actors.front());
    body.texts("actors", tags.actors);
    body.texts("countries", tags.countries);
    body.texts("sectors", tags.sectors);
    body.texts("tags", tags.names);
    body.texts("addresses", gathered.addresses);
    body.texts("affects", gathered.affects);
    body.texts("cves", gathered.cves);
    body.number("attributes", gathered.attributes);
    claim.body = body.take();
    m_out->claims[place] = std::move(claim);
    return true;
}

} // namespace misp

namespace {

bool isEvent(const JsonGlimpse::Record &record)
{
    const bool described = record.has("threat_level_id") || record.has("analysis") || record.has("Orgc");
    return record.text("info") && record.has("uuid") && described;
}

Detection detectMisp(std::string_view head, bool)
{
    const auto contains = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
    const bool worded = contains("\"info\"") && (contains("\"uuid\"") || contains("\"date\""));
    for (const auto &record : glimpseJson(head, JsonFramer::Cut::Responses).records) {
        if (record.has("Event") && worded)
            return {95, "a MISP event"};
        if (isEvent(record))
            return {92, "MISP events without their wrapper"};
        if (record.has("response") && (contains("\"Attribute\"") || contains("\"Event\"")))
            return {90, "an answer of MISP's search"};
        const bool index = !record.keys.empty()
            && std::ranges::all_of(record.keys, [](const std::string &key) { return isUuid(key); });
        if (index && contains("\"Orgc\"") && contains("\"info\""))
            return {95, "manifest of a MISP feed: events by uuid"};
        if ((record.has("Attribute") || record.has("Object") || record.has("Sighting")) && contains("\"event_id\""))
            return {80, "attributes or sightings of MISP"};
    }
    return {};
}

} // namespace

const Format &mispFormat()
{
    static const Format format{
        "misp",
        "MISP core format",
        detectMisp,
        [](const FormatOptions &) -> std::unique_ptr<Framer> {
            return std::make_unique<JsonFramer>(JsonFramer::Cut::Responses);
        },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<misp::MispParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
