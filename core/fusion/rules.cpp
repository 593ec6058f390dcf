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
    {"between", 1 * hours, 500, true, false, false, true, true},
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

/// What desks keep apart: two of a desk's reports on one thing, which the actor does not tell from each other.
class Kept
{
public:
    explicit Kept(Stretch stretch)
    {
        for (const Member &member : stretch) {
            if (!member.desks)
                continue;
            for (const std::string &desk : *member.desks) {
                ++m_cases[desk];
                ++m_byActor[{desk, nameOf(member)}];
            }
        }
    }
    [[nodiscard]] bool isApart(const Member &member) const
    {
        return member.desks && std::ranges::any_of(*member.desks, [&](const std::string &desk) {
                   const bool isAlone = m_cases.at(desk) < 2;
                   const bool isUnclear = nameOf(member).empty() || m_byActor.contains({desk, std::string_view()});
                   return !isAlone && (isUnclear || m_byActor.at({desk, nameOf(member)}) > 1);
               });
    }

private:
    /// An address is no name: whoever is named elsewhere may be behind it.
    static std::string_view nameOf(const Member &member)
    {
        return member.actor.starts_with('@') ? std::string_view() : member.actor;
    }
    std::map<std::string_view, int> m_cases;
    std::map<std::pair<std::string_view, std::string_view>, int> m_byActor;
};

/// Where a rule looks at actors: all of a stretch where at most one is named and at most one was seen, by name or by
/// address; else each by itself, and what names nobody stays out, for it may be anybody's. Where several of ours act on
/// one of ours, each is a story of its own until somebody names both ends. What a desk keeps apart is not joined by so
/// little.
std::vector<std::vector<std::int32_t>> splitByActor(Stretch stretch)
{
    const Kept kept(stretch);
    std::vector<const Member *> members;
    std::map<std::string_view, std::vector<std::int32_t>> named, seen, ours;
    std::set<std::string_view> others;
    for (const Member &member : stretch) {
        if (kept.isApart(member))
            continue;
        members.push_back(&member);
        const std::string_view actor = member.actor;
        if (actor.empty())
            continue;
        (actor.starts_with('~') ? ours : actor.starts_with('@') ? seen : named)[actor].push_back(member.node);
        if (!actor.starts_with('~') && (!member.isReport || actor.starts_with('@')))
            others.insert(actor);
    }
    std::vector<std::vector<std::int32_t>> clusters;
    const auto add = [&](auto &each) {
        for (auto &[actor, nodes] : each)
            clusters.push_back(std::move(nodes));
    };
    const bool isOneOfOurs = ours.size() <= 1;
    if (named.size() <= 1 && others.size() <= 1) {
        auto &all = clusters.emplace_back();
        for (const Member *member : members) {
            if (isOneOfOurs || !member->actor.starts_with('~'))
                all.push_back(member->node);
        }
        if (isOneOfOurs)
            return clusters;
    } else {
        add(named);
        add(seen);
    }
    add(ours);
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
