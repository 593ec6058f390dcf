// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/mispparser.h"

namespace watchfloor::feeds::misp {

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

} // namespace watchfloor::feeds::misp
