// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "feeds/mispparser.h"
#include "feeds/pathparser.h"

#include <algorithm>

namespace watchfloor::feeds::misp {

bool MispParser::problem(Member key, std::string reason)
{
    m_problem = {std::string(memberKeys[key]), std::move(reason)};
    return false;
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

} // namespace watchfloor::feeds::misp
