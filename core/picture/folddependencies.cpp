// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/folder.h"

#include <array>

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
        if (said.subject == Subject::Dependency)
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
