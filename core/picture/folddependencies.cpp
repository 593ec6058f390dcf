// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/folder.h"

#include <array>
#include <map>

namespace watchfloor::picture::folding {

void Folder::addDependencies()
{
    std::vector<NewLink> links;
    for (const TaskNode &task : m_tasks) {
        const std::uint16_t marking = m_out.assets[at(task.task)].marking;
        links.push_back({task.mission, task.task, {}, {}, "task", marking});
        for (const std::string &need : task.needs) {
            const std::int32_t provider = m_out.index.find(need, task.source);
            if (provider < 0 || provider == task.task)
                ++m_out.unresolved;
            else
                links.push_back({task.task, provider, {}, {}, "needs", marking});
        }
    }
    for (const auto &[id, claims] : m_current) {
        const Said &said = *claims.front();
        if (const Said *floors = saidByFloor(claims, Subject::Dependency))
            addFloorDependency(links, *floors);
        else if (said.subject == Subject::Dependency)
            addDependency(links, said, joinedMarking(claims));
        else if (said.subject == Subject::Relationship)
            addRelationship(links, said, joinedMarking(claims));
    }
    finishDependencies(std::move(links));
}

void Folder::addDependency(std::vector<NewLink> &links, const Said &said, std::uint16_t marking)
{
    const std::int32_t dependant = m_out.index.find(said.dependant, sourceOf(said));
    const std::int32_t provider = m_out.index.find(said.provider, sourceOf(said));
    if (dependant < 0 || provider < 0 || dependant == provider)
        ++m_out.unresolved;
    else
        links.push_back({dependant, provider, said.terms, said.group, said.kind, marking});
}

/// People name assets by their ids.
void Folder::addFloorDependency(std::vector<NewLink> &links, const Said &said)
{
    const auto asset = [&](const std::string &id) {
        const auto found = m_out.assetById.find(id);
        return found == m_out.assetById.end() ? -1 : found->second;
    };
    const std::int32_t dependant = asset(said.dependant), provider = asset(said.provider);
    if (dependant < 0 || provider < 0 || dependant == provider) {
        ++m_out.unresolved;
        return;
    }
    links.push_back({dependant, provider, said.terms, said.group, said.kind, markingOf(said), true, said.isRemoved,
                     said.refs.empty() ? -1 : asset(said.refs.front())});
}

namespace {

/// What people say of two goes before what sources say of them; in which group it is, unless they say so, too, is left
/// as it was.
void preferPeople(std::vector<NewLink> &links)
{
    using Pair = std::pair<std::int32_t, std::int32_t>;
    std::map<Pair, NewLink *> people;
    for (NewLink &link : links) {
        if (link.isOfFloor)
            people[{link.dependant, link.provider}] = &link;
    }
    if (people.empty())
        return;
    std::ranges::for_each(people, [&](const auto &entry) {
        NewLink &own = *entry.second;
        const std::int32_t with = own.beside >= 0 ? own.beside : own.provider;
        const NewLink *smallest = nullptr;
        for (const NewLink &link : links) {
            if (!link.isOfFloor && link.dependant == own.dependant && link.provider == with
                && link.terms.rule == own.terms.rule && (!smallest || link.group < smallest->group))
                smallest = &link;
        }
        if (own.group.empty() && smallest)
            own.group = smallest->group;
        else if (own.group.empty() && own.terms.rule != NeedRule::All)
            own.group = "floor";
    });
    std::erase_if(links, [&](const NewLink &link) {
        return link.isRemoved || (!link.isOfFloor && people.contains({link.dependant, link.provider}));
    });
}

} // namespace

void Folder::addRelationship(std::vector<NewLink> &links, const Said &said, std::uint16_t marking)
{
    const auto source = m_out.assetById.find(said.dependant), target = m_out.assetById.find(said.provider);
    if (source == m_out.assetById.end() || target == m_out.assetById.end() || source->second == target->second)
        return;
    constexpr auto needs = std::to_array<std::string_view>({"consists-of", "uses", "related-to", "depends-on"});
    constexpr auto serves = std::to_array<std::string_view>({"hosts", "controls", "provides", "supports"});
    if (std::ranges::contains(needs, said.kind))
        links.push_back({source->second, target->second, said.terms, said.group, said.kind, marking});
    else if (std::ranges::contains(serves, said.kind))
        links.push_back({target->second, source->second, said.terms, said.group, said.kind, marking});
    else if (said.kind == "communicates-with") // drawn, but tells of no need
        links.push_back({source->second, target->second, {.strength = 0}, {}, said.kind, marking});
}

/// Numbers the groups, and leaves each alternative in its group once, whoever names it.
void Folder::finishDependencies(std::vector<NewLink> links)
{
    preferPeople(links);
    const auto order
        = [](const NewLink &l) { return std::tie(l.dependant, l.terms.rule, l.group, l.provider, l.kind); };
    // Of two that name one link the graver is kept: it matters more, or sooner.
    const auto gravity = [](const NewLink &l) {
        const NeedTerms &t = l.terms;
        return std::tuple(-t.strength, -t.k, t.criticality, -t.weight, t.holdUp, t.timeToImpact, -t.recovery,
                          l.marking);
    };
    std::ranges::sort(links, [&](const NewLink &a, const NewLink &b) {
        return order(a) != order(b) ? order(a) < order(b) : gravity(a) < gravity(b);
    });
    std::uint16_t group = 0;
    const NewLink *before = nullptr;
    for (const NewLink &link : links) {
        const NeedTerms &terms = link.terms;
        const bool isGroup = terms.rule != NeedRule::All;
        const bool sameNode = before && before->dependant == link.dependant;
        const bool sameGroup = sameNode && before->terms.rule == terms.rule && before->group == link.group;
        if (!sameNode)
            group = 0;
        if (isGroup && !sameGroup)
            ++group;
        const bool repeated = sameGroup && before->provider == link.provider && (isGroup || before->kind == link.kind);
        before = &link;
        if (repeated) {
            DependencyRow &row = m_out.dependencies.back();
            row.marking = m_markings.joined(row.marking, link.marking);
            continue;
        }
        DependencyRow row;
        row.dependant = link.dependant;
        row.provider = link.provider;
        row.group = terms.rule;
        row.k = static_cast<std::uint8_t>(terms.k);
        row.groupId = isGroup ? group : std::uint16_t{0};
        row.strength = static_cast<float>(terms.strength);
        row.criticality = static_cast<float>(terms.criticality);
        row.weight = static_cast<float>(terms.weight);
        row.holdUp = static_cast<std::int32_t>(terms.holdUp.count());
        row.timeToImpact = static_cast<std::int32_t>(terms.timeToImpact.count());
        row.recovery = static_cast<std::int32_t>(terms.recovery.count());
        row.kind = link.kind;
        row.marking = link.marking;
        m_out.dependencies.push_back(std::move(row));
    }
}

} // namespace watchfloor::picture::folding
