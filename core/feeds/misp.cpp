// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "base/hash.h"
#include "feeds/formats.h"
#include "feeds/jsonbody.h"
#include "feeds/jsondom.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonkeys.h"
#include "feeds/misptags.h"
#include "feeds/pathparser.h"

#include <algorithm>
#include <array>

namespace watchfloor::feeds {

namespace {

/// What a record's outermost object holds; Info and Uuid where an event stands there bare.
enum Top : int { TopEvent, TopResponse, TopAttribute, TopObject, TopSighting, TopProposal, TopInfo, TopUuid };
constexpr JsonKeys topKeys(std::to_array<std::string_view>({"Event", "response", "Attribute", "Object", "Sighting",
                                                            "ShadowAttribute", "info", "uuid"}));

enum Member : int {
    Uuid,
    Info,
    Date,
    Stamp,
    ThreatLevel,
    Analysis,
    Distribution,
    Published,
    Orgc,
    Tag,
    Attributes,
    Objects,
    Proposals,
    Galaxies,
    Reports,
    Sightings,
    Deleted,
    Extends,
    Type,
    Category_,
    Value,
    Comment,
    ToIds,
    FirstSeen,
    LastSeen,
    Relation,
    Name,
    MetaCategory,
    Description,
    References,
    SightedAt,
    Source_,
    Organisation,
    AttributeUuid,
    Content,
    ProposesDeletion,
    OldUuid,
    ReferencedUuid,
    RelationshipType,
    EventUuid,
    memberCount
};
/// One list for all objects of the format: no name means two things in it.
constexpr JsonKeys memberKeys(std::to_array<std::string_view>({"uuid",
                                                               "info",
                                                               "date",
                                                               "timestamp",
                                                               "threat_level_id",
                                                               "analysis",
                                                               "distribution",
                                                               "published",
                                                               "Orgc",
                                                               "Tag",
                                                               "Attribute",
                                                               "Object",
                                                               "ShadowAttribute",
                                                               "Galaxy",
                                                               "EventReport",
                                                               "Sighting",
                                                               "deleted",
                                                               "extends_uuid",
                                                               "type",
                                                               "category",
                                                               "value",
                                                               "comment",
                                                               "to_ids",
                                                               "first_seen",
                                                               "last_seen",
                                                               "object_relation",
                                                               "name",
                                                               "meta-category",
                                                               "description",
                                                               "ObjectReference",
                                                               "date_sighting",
                                                               "source",
                                                               "Organisation",
                                                               "attribute_uuid",
                                                               "content",
                                                               "proposal_to_delete",
                                                               "old_uuid",
                                                               "referenced_uuid",
                                                               "relationship_type",
                                                               "event_uuid"}));

/// The members of one object of the format.
class Fields
{
public:
    [[nodiscard]] bool read(dom::element value, JsonProblem &problem)
    {
        m_values.fill(std::nullopt);
        dom::object object;
        if (value.get(object) != simdjson::SUCCESS) {
            problem.reason = "must be an object";
            return false;
        }
        return eachMember(object, memberKeys, problem, [this](int key, dom::element member) {
            if (!member.is_null())
                m_values[static_cast<std::size_t>(key)] = member;
            return true;
        });
    }
    [[nodiscard]] const std::optional<dom::element> &operator[](Member key) const
    {
        return m_values[static_cast<std::size_t>(key)];
    }
    /// Scalars as text: MISP writes numbers as strings, its relatives as numbers.
    [[nodiscard]] std::string text(Member key) const
    {
        const auto &value = (*this)[key];
        return value ? scalarText(*value) : std::string();
    }
    [[nodiscard]] bool flag(Member key) const
    {
        const std::string word = text(key);
        return word == "true" || word == "1";
    }

private:
    std::array<std::optional<dom::element>, memberCount> m_values;
};

/// What an attribute takes over from the event or object that it stands in.
struct Scope
{
    std::string event; ///< uuid, or empty
    std::string object;
    MarkingJoin marking;
    std::string label; ///< of `marking`
};

/// What the attributes add to their event.
struct Gathered
{
    std::vector<std::string> addresses, affects, cves;
    std::int64_t attributes = 0;
    /// More than these would make the event's body longer than anybody reads; the attributes are claims of their own.
    static constexpr std::size_t most = 256;
    static void add(std::vector<std::string> &list, std::string text)
    {
        if (list.size() < most && !text.empty() && std::ranges::find(list, text) == list.end())
            list.push_back(std::move(text));
    }
};

class MispParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    [[nodiscard]] bool readRecord(dom::element root);
    [[nodiscard]] bool readTop(dom::object object, bool &found);
    [[nodiscard]] bool readEvent(dom::element value);
    [[nodiscard]] bool readAttribute(dom::element value, const Scope &scope, Gathered &gathered);
    [[nodiscard]] bool readObject(dom::element value, const Scope &scope, Gathered &gathered);
    [[nodiscard]] bool readProposal(dom::element value, const Scope &scope);
    [[nodiscard]] bool readSighting(dom::element value, const Scope &scope, const std::string &attribute);
    [[nodiscard]] bool readReport(dom::element value, const Scope &scope);
    template <typename Read> [[nodiscard]] bool each(const Fields &fields, Member key, const Read &read);

    [[nodiscard]] bool readTags(const Fields &fields, MispTags &tags);
    [[nodiscard]] bool readGalaxies(const Fields &fields, MispTags &tags, JsonBody &body);
    [[nodiscard]] bool readDistribution(const Fields &fields, MarkingJoin &marking);
    [[nodiscard]] bool readLabel(const Fields &fields, const Scope &scope, MispTags &tags, std::string &label);
    [[nodiscard]] bool readUuid(const Fields &fields, Member key, std::string &uuid);
    [[nodiscard]] bool readEpoch(const Fields &fields, Member key, std::optional<Timestamp> &at);
    [[nodiscard]] bool readSpan(const Fields &fields, Claim &claim);
    void valueOf(const Fields &fields, JsonBody &body, Gathered *gathered);
    [[nodiscard]] bool problem(Member key, std::string reason);
    void add(Claim &&claim, JsonBody &body);

    JsonDom m_dom;
    JsonProblem m_problem;
    const ParseContext *m_context = nullptr;
    Items *m_out = nullptr;
};

bool MispParser::problem(Member key, std::string reason)
{
    m_problem = {std::string(memberKeys[key]), std::move(reason)};
    return false;
}

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

template <typename Read> bool MispParser::each(const Fields &fields, Member key, const Read &read)
{
    if (!fields[key] || eachElement(*fields[key], m_problem, read))
        return true;
    prefixField(m_problem, memberKeys[key]);
    return false;
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

bool MispParser::readAttribute(dom::element value, const Scope &scope, Gathered &gathered)
{
    Fields attribute;
    if (!attribute.read(value, m_problem))
        return false;
    const std::string type = attribute.text(Type);
    if (type.empty())
        return problem(Type, "missing");
    if (!attribute[Value])
        return problem(Value, "missing");
    std::string uuid;
    if (!readUuid(attribute, Uuid, uuid))
        return false;
    Claim claim;
    claim.type = attribute.flag(ToIds) ? "indicator" : "observable";
    // Whether it is for detection changes from one version to the next; what it is does not.
    claim.subject = uuid.empty() ? derivedId("attribute", m_context->source.slug, "misp",
                                             scope.event + '\n' + type + '\n' + attribute.text(Value))
                                 : "attribute--" + uuid;
    claim.revoked = attribute.flag(Deleted);
    MispTags tags;
    if (!readEpoch(attribute, Stamp, claim.version) || !readSpan(attribute, claim)
        || !readLabel(attribute, scope, tags, claim.marking))
        return false;
    claim.credibility = tags.credibility;
    claim.title = titleFrom(attribute.text(Value));
    claim.description = attribute.text(Comment);
    ++gathered.attributes;
    JsonBody body;
    valueOf(attribute, body, claim.revoked ? nullptr : &gathered);
    body.text("event", scope.event.empty() ? attribute.text(EventUuid) : scope.event);
    body.text("object", scope.object);
    body.text("relation", attribute.text(Relation));
    body.texts("tags", tags.names);
    body.texts("attack", tags.attackIds);
    if (claim.revoked)
        body.flag("deleted", true);
    const std::string subject = claim.subject;
    Scope inner = scope;
    inner.label = claim.marking;
    inner.marking = {};
    inner.marking.label(claim.marking);
    add(std::move(claim), body);
    return each(attribute, Sightings, [&](dom::element one) { return readSighting(one, inner, subject); })
        && each(attribute, Proposals, [&](dom::element one) { return readProposal(one, inner); });
}

bool MispParser::readObject(dom::element value, const Scope &scope, Gathered &gathered)
{
    Fields object;
    if (!object.read(value, m_problem))
        return false;
    if (object.text(Name).empty())
        return problem(Name, "missing");
    Scope inner = scope;
    if (!readUuid(object, Uuid, inner.object))
        return false;
    if (inner.object.empty())
        return problem(Uuid, "missing");
    Claim claim;
    claim.type = "observable";
    claim.subject = "object--" + inner.object;
    claim.revoked = object.flag(Deleted);
    MispTags tags;
    if (!readEpoch(object, Stamp, claim.version) || !readSpan(object, claim)
        || !readLabel(object, scope, tags, claim.marking))
        return false;
    inner.label = claim.marking;
    inner.marking = {};
    inner.marking.label(claim.marking);
    claim.description = object.text(Comment).empty() ? object.text(Description) : object.text(Comment);
    std::vector<std::string> links;
    const bool linked = each(object, References, [&](dom::element one) {
        Fields reference;
        if (!reference.read(one, m_problem))
            return false;
        if (reference.flag(Deleted))
            return true;
        JsonBody link;
        link.text("to", reference.text(ReferencedUuid));
        link.text("kind", reference.text(RelationshipType));
        links.push_back(link.take());
        return true;
    });
    if (!linked)
        return false;
    const std::size_t place = m_out->claims.size();
    m_out->claims.emplace_back();
    if (!each(object, Attributes, [&](dom::element one) { return readAttribute(one, inner, gathered); }))
        return false;
    std::string what = object.text(Name);
    if (place + 1 < m_out->claims.size())
        what += ": " + m_out->claims[place + 1].title;
    claim.title = titleFrom(what);
    JsonBody body;
    body.text("kind", object.text(Name));
    body.text("category", object.text(MetaCategory));
    body.text("comment", object.text(Comment));
    body.text("event", scope.event.empty() ? object.text(EventUuid) : scope.event);
    body.list("references", links);
    if (claim.revoked)
        body.flag("deleted", true);
    claim.body = body.take();
    m_out->claims[place] = std::move(claim);
    return true;
}

/// What another organisation would have the event say. Not what the event says, so a type of its own.
bool MispParser::readProposal(dom::element value, const Scope &scope)
{
    Fields proposal;
    if (!proposal.read(value, m_problem))
        return false;
    std::string uuid, old;
    if (!readUuid(proposal, Uuid, uuid) || !readUuid(proposal, OldUuid, old))
        return false;
    Claim claim;
    claim.type = "proposal";
    claim.subject = uuid.empty()
        ? derivedId("proposal", m_context->source.slug, "misp", scope.event + '\n' + old + '\n' + proposal.text(Value))
        : "proposal--" + uuid;
    claim.revoked = proposal.flag(Deleted);
    if (!readEpoch(proposal, Stamp, claim.version) || !readSpan(proposal, claim))
        return false;
    claim.marking = scope.label;
    claim.title = titleFrom(proposal.text(Value));
    claim.description = proposal.text(Comment);
    JsonBody body;
    valueOf(proposal, body, nullptr);
    body.text("event", scope.event.empty() ? proposal.text(EventUuid) : scope.event);
    if (!old.empty())
        body.text("of", "attribute--" + old);
    if (proposal.flag(ProposesDeletion))
        body.flag("proposes_deletion", true);
    add(std::move(claim), body);
    return true;
}

bool MispParser::readSighting(dom::element value, const Scope &scope, const std::string &attribute)
{
    Fields sighting;
    if (!sighting.read(value, m_problem))
        return false;
    std::string uuid, of;
    if (!readUuid(sighting, Uuid, uuid) || !readUuid(sighting, AttributeUuid, of))
        return false;
    of = of.empty() ? attribute : "attribute--" + of;
    constexpr std::array<std::string_view, 4> kinds{"seen", "false-positive", "expired", "true-positive"};
    const auto kind = sighting[Type] ? wholeNumber(*sighting[Type]).value_or(-1) : 0;
    if (kind < 0 || kind > 3)
        return problem(Type, "must be 0 (seen), 1 (false positive), 2 (expired) or 3 (true positive)");
    Claim claim;
    claim.type = "sighting";
    if (!readEpoch(sighting, SightedAt, claim.happenedFrom))
        return false;
    claim.subject = uuid.empty() ? derivedId("sighting", m_context->source.slug, "misp",
                                             of + '\n' + sighting.text(SightedAt) + '\n' + sighting.text(Source_))
                                 : "sighting--" + uuid;
    claim.marking = scope.label;
    claim.title = std::string(kinds[static_cast<std::size_t>(kind)]) + ": " + of;
    JsonBody body;
    body.text("kind", kinds[static_cast<std::size_t>(kind)]);
    body.text("sighting_of_ref", of);
    body.text("event", scope.event);
    body.text("by", sighting.text(Source_));
    if (claim.happenedFrom)
        body.text("first_seen", iso8601(*claim.happenedFrom));
    if (sighting[Organisation]) {
        Fields organisation;
        if (!organisation.read(*sighting[Organisation], m_problem)) {
            prefixField(m_problem, memberKeys[Organisation]);
            return false;
        }
        body.text("organisation", organisation.text(Name));
    }
    add(std::move(claim), body);
    return true;
}

bool MispParser::readReport(dom::element value, const Scope &scope)
{
    Fields report;
    if (!report.read(value, m_problem))
        return false;
    std::string uuid;
    if (!readUuid(report, Uuid, uuid))
        return false;
    if (uuid.empty())
        return problem(Uuid, "missing");
    Claim claim;
    claim.type = "note";
    claim.subject = "note--" + uuid;
    claim.revoked = report.flag(Deleted);
    MispTags tags;
    if (!readEpoch(report, Stamp, claim.version) || !readLabel(report, scope, tags, claim.marking))
        return false;
    claim.title = titleFrom(report.text(Name));
    claim.description = report.text(Content);
    JsonBody body;
    body.text("abstract", report.text(Name));
    body.text("content", report.text(Content));
    body.text("event", scope.event);
    body.list("object_refs", {"\"report--" + scope.event + '"'});
    add(std::move(claim), body);
    return true;
}

bool MispParser::readTags(const Fields &fields, MispTags &tags)
{
    return each(fields, Tag, [&](dom::element one) {
        Fields tag;
        if (one.is_string()) { // exports for people write names alone
            tags.add(stringOf(one));
            return true;
        }
        if (!tag.read(one, m_problem))
            return false;
        tags.add(tag.text(Name));
        return true;
    });
}

bool MispParser::readGalaxies(const Fields &fields, MispTags &tags, JsonBody &body)
{
    static constexpr JsonKeys clusterKeys(std::to_array<std::string_view>({"GalaxyCluster", "type"}));
    std::vector<std::string> found;
    const bool fine = each(fields, Galaxies, [&](dom::element galaxy) {
        dom::object object;
        if (galaxy.get(object) != simdjson::SUCCESS) {
            m_problem.reason = "must be an object";
            return false;
        }
        return eachMember(object, clusterKeys, m_problem, [&](int key, dom::element clusters) {
            return key != 0 || eachElement(clusters, m_problem, [&](dom::element one) {
                       Fields cluster;
                       if (!cluster.read(one, m_problem))
                           return false;
                       tags.addCluster(cluster.text(Type), cluster.text(Value));
                       JsonBody entry;
                       entry.text("type", cluster.text(Type));
                       entry.text("value", cluster.text(Value));
                       found.push_back(entry.take());
                       return true;
                   });
        });
    });
    body.list("galaxies", found);
    return fine;
}

bool MispParser::readDistribution(const Fields &fields, MarkingJoin &marking)
{
    if (!fields[Distribution])
        return true;
    const auto number = wholeNumber(*fields[Distribution]);
    if (!number || *number < 0 || *number > 5)
        return problem(Distribution, "must be a whole number from 0 to 5");
    if (*number == 0)
        marking.atLeast(Tlp::AmberStrict); // its own organisation alone
    else if (*number <= 2)
        marking.atLeast(Tlp::Green); // communities
    else if (*number == 4)
        marking.unknown(); // a sharing group is a list of organisations that no label of ours can say
    return true;
}

/// The label of a part: what its event carries and what it carries itself.
bool MispParser::readLabel(const Fields &fields, const Scope &scope, MispTags &tags, std::string &label)
{
    tags.marking = scope.marking;
    if (!readTags(fields, tags) || !readDistribution(fields, tags.marking))
        return false;
    const auto number = fields[Distribution] ? wholeNumber(*fields[Distribution]).value_or(5) : 5;
    const bool same = tags.names.empty() && (number == 3 || number == 5);
    label = same ? scope.label : tags.marking.result(m_context->source);
    return true;
}

bool MispParser::readUuid(const Fields &fields, Member key, std::string &uuid)
{
    uuid = lowerAscii(fields.text(key));
    if (uuid.empty() || isUuid(uuid))
        return true;
    return problem(key, '"' + std::string(cutText(uuid, 60)) + "\" is not a UUID");
}

/// Seconds since 1970 as text; zero and nothing mean that there is none.
bool MispParser::readEpoch(const Fields &fields, Member key, std::optional<Timestamp> &at)
{
    const std::string text = fields.text(key);
    if (text.empty() || text == "0")
        return true;
    const auto seconds = realNumber(*fields[key]);
    const auto read = seconds ? epochTime(*seconds) : std::nullopt;
    if (!read)
        return problem(key, '"' + std::string(cutText(text, 60)) + "\" is not a time in seconds since 1970");
    if (isPlausible(*read, m_context->received))
        at = *read;
    return true;
}

bool MispParser::readSpan(const Fields &fields, Claim &claim)
{
    for (const auto &[key, at] : {std::pair{FirstSeen, &claim.happenedFrom}, std::pair{LastSeen, &claim.happenedTo}}) {
        if (!readTime(fields.text(key), m_context->received, *at, m_problem)) {
            m_problem.field = memberKeys[key];
            return false;
        }
    }
    if (claim.happenedFrom && claim.happenedTo && *claim.happenedTo < *claim.happenedFrom)
        return problem(LastSeen, "lies before first_seen");
    return true;
}

/// Type, value and what can be looked for in it. Composite types hold two values, parted by the first `|`.
void MispParser::valueOf(const Fields &fields, JsonBody &body, Gathered *gathered)
{
    const std::string type = fields.text(Type);
    const std::string value = fields.text(Value);
    body.text("kind", type);
    body.text("value", value);
    body.text("category", fields.text(Category_));
    body.text("comment", fields.text(Comment));
    if (fields[ToIds])
        body.flag("to_ids", fields.flag(ToIds));
    std::vector<std::string> parts;
    const auto bar = value.find('|');
    if (type.find('|') != std::string::npos && bar != std::string::npos)
        parts = {value.substr(0, bar), value.substr(bar + 1)};
    body.texts("parts", parts);
    if (parts.empty())
        parts = {value};
    std::vector<std::string> addresses;
    if (type.starts_with("ip-") || type == "domain|ip") {
        for (const std::string &part : parts) {
            if (auto address = canonicalAddress(part))
                addresses.push_back(std::move(*address));
        }
    }
    body.texts("addresses", addresses);
    const std::string cve = type == "vulnerability" ? cveId(value) : std::string();
    body.text("cve", cve);
    if (!gathered)
        return;
    for (std::string &address : addresses)
        Gathered::add(gathered->addresses, std::move(address));
    Gathered::add(gathered->cves, cve);
    if (type.starts_with("target-") && type != "target-location")
        Gathered::add(gathered->affects, value);
}

void MispParser::add(Claim &&claim, JsonBody &body)
{
    claim.body = body.take();
    m_out->claims.push_back(std::move(claim));
}

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
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<MispParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
