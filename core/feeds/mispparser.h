// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsonbody.h"
#include "feeds/jsondom.h"
#include "feeds/jsonkeys.h"
#include "feeds/misptags.h"
#include "feeds/parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

/// The MISP core format, inside: misp.cpp reads records and events, mispparts.cpp what an event holds, mispreads.cpp
/// the members that they share.
namespace watchfloor::feeds::misp {

/// The members of the format's objects that are read.
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
inline constexpr JsonKeys memberKeys(std::to_array<std::string_view>({"uuid",
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

template <typename Read> bool MispParser::each(const Fields &fields, Member key, const Read &read)
{
    if (!fields[key] || eachElement(*fields[key], m_problem, read))
        return true;
    prefixField(m_problem, memberKeys[key]);
    return false;
}

} // namespace watchfloor::feeds::misp
