// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace watchfloor::fusion {

namespace {

constexpr std::int64_t hours = 3'600'000'000, days = 24 * hours;

constexpr std::array<RuleTraits, ruleCount> table{{
    // name, gap, budget, joins, relates, acrossSources, byActor, needsReport
    {"reference", noGap, 40, true, false, false, false, false},
    {"echo", 2 * days, 6, true, false, true, false, false},
    {"flow", 2 * hours, 200, true, false, false, false, false},
    {"course", 6 * hours, 2000, true, false, true, true, false},
    {"contact", 12 * hours, 2000, true, false, false, false, false},
    {"origin", 3 * hours, 2000, true, false, true, false, false},
    {"sighting", 12 * hours, 3000, true, true, false, false, true},
    {"return", 7 * days, 3000, true, false, false, false, true},
    {"exploit", 7 * days, 200, true, false, false, true, false},
    {"actor", noGap, 300, false, true, false, false, false},
    {"malware", noGap, 300, false, true, false, false, false},
}};

using Stretch = std::span<const Member>;

std::size_t sourcesOf(Stretch stretch)
{
    std::set<std::string_view> all;
    for (const Member &member : stretch) {
        for (const std::string &source : *member.sources)
            all.insert(source);
    }
    return all.size();
}

std::vector<std::int32_t> nodesOf(Stretch stretch)
{
    std::vector<std::int32_t> nodes;
    for (const Member &member : stretch)
        nodes.push_back(member.node);
    return nodes;
}

/// Where a rule looks at actors: all of a stretch where at most one is named and at most one was seen, by name or by
/// address; else each by itself, and what names nobody stays out, for it may be anybody's.
std::vector<std::vector<std::int32_t>> splitByActor(Stretch stretch)
{
    std::map<std::string_view, std::vector<std::int32_t>> named, pseudo;
    std::set<std::string_view> seen;
    for (const Member &member : stretch) {
        if (member.actor.empty())
            continue;
        (member.actor.starts_with('@') ? pseudo : named)[member.actor].push_back(member.node);
        if (!member.isReport || member.actor.starts_with('@'))
            seen.insert(member.actor);
    }
    if (named.size() <= 1 && seen.size() <= 1)
        return {nodesOf(stretch)};
    std::vector<std::vector<std::int32_t>> clusters;
    for (auto *each : {&named, &pseudo}) {
        for (auto &[actor, nodes] : *each)
            clusters.push_back(std::move(nodes));
    }
    return clusters;
}

} // namespace

const RuleTraits &traits(Rule rule) { return table[static_cast<std::size_t>(rule)]; }

std::optional<Rule> ruleFromName(std::string_view name)
{
    const auto found = std::ranges::find(table, name, &RuleTraits::name);
    return found == table.end() ? std::nullopt : std::optional(static_cast<Rule>(found - table.begin()));
}

std::vector<std::vector<std::int32_t>> clusters(Rule which, std::vector<Member> &members, bool ownValue)
{
    const RuleTraits &rule = traits(which);
    std::ranges::sort(members, {}, [](const Member &m) { return std::tuple(m.from, m.key); });
    const bool hasReport = std::ranges::any_of(members, &Member::isReport);
    const bool hasTrace = std::ranges::any_of(members, [](const Member &m) { return !m.isReport; });
    const bool isIndicated = std::ranges::any_of(members, &Member::isIndicated);
    if (!rule.joins || (rule.needsReport && !hasReport && !isIndicated) || (ownValue && !hasTrace)
        || (rule.acrossSources && sourcesOf(members) < 2))
        return {};
    std::vector<std::vector<std::int32_t>> found
        = rule.byActor ? splitByActor(members) : std::vector<std::vector<std::int32_t>>{nodesOf(members)};
    // One thing alone is joined with nothing, unless it is what an indicator spoke of.
    std::erase_if(found, [&](const auto &cluster) { return cluster.size() < 2 && !(rule.needsReport && isIndicated); });
    return found;
}

} // namespace watchfloor::fusion
