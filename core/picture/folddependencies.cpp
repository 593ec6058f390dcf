// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/folder.h"

#include <array>
#include <map>

namespace watchfloor::picture::folding {

namespace {
constexpr std::string_view drawnOnly = "communicates-with";
} // namespace

void Folder::addDependencies()
{
    for (const auto &[id, claims] : m_current) {
        const Ends ends = endsOf(claims);
        m_out.unresolved += ends.isUnresolved;
        if (ends.dependant >= 0)
            m_tellers.push_back({ends.dependant, ends.provider, &claims});
    }
    std::ranges::stable_sort(m_tellers, {}, &Teller::dependant);
    std::ranges::for_each(m_tasks, [this](TaskNode &task) { resolveNeeds(task); });
    for (std::size_t i = 0; i < m_out.assets.size(); ++i)
        addNeeds(static_cast<std::int32_t>(i), m_out.dependencies);
}

/// People name assets by their ids, sources by whatever they call them.
Ends Folder::endsOf(const Claims &claims)
{
    const auto resolved = [](std::int32_t dependant, std::int32_t provider) {
        const bool isUnresolved = dependant < 0 || provider < 0 || dependant == provider;
        return isUnresolved ? Ends{-1, -1, true} : Ends{dependant, provider};
    };
    const auto byId = [&](const std::string &id) {
        const auto found = m_out.assetById.find(id);
        return found == m_out.assetById.end() ? -1 : found->second;
    };
    const Said &said = *claims.front();
    if (const Said *floors = saidByFloor(claims, Subject::Dependency))
        return resolved(byId(floors->dependant), byId(floors->provider));
    if (said.subject == Subject::Dependency)
        return resolved(m_out.index.refer(said.dependant, sourceOf(said)),
                        m_out.index.refer(said.provider, sourceOf(said)));
    return said.subject == Subject::Relationship ? relatedBy(said) : Ends();
}

Ends Folder::relatedBy(const Said &said) const
{
    const auto source = m_out.assetById.find(said.dependant), target = m_out.assetById.find(said.provider);
    if (source == m_out.assetById.end() || target == m_out.assetById.end() || source->second == target->second)
        return {};
    constexpr auto needs
        = std::to_array<std::string_view>({"consists-of", "uses", "related-to", "depends-on", drawnOnly});
    constexpr auto serves = std::to_array<std::string_view>({"hosts", "controls", "provides", "supports"});
    if (std::ranges::contains(needs, said.kind))
        return {source->second, target->second};
    if (std::ranges::contains(serves, said.kind))
        return {target->second, source->second};
    return {};
}

std::span<const Teller> Folder::tellersOf(std::int32_t dependant) const
{
    const auto found = std::ranges::equal_range(m_tellers, dependant, {}, &Teller::dependant);
    return {found.begin(), found.end()};
}

void Folder::tell(const Claims &claims, const Ends &ends)
{
    m_out.unresolved += ends.isUnresolved;
    if (ends.dependant < 0)
        return;
    const auto key = [](const Teller &teller) {
        return std::pair(teller.dependant, std::string_view(teller.claims->front()->id));
    };
    const Teller teller{ends.dependant, ends.provider, &claims};
    m_tellers.insert(std::ranges::upper_bound(m_tellers, key(teller), {}, key), teller);
    m_reachedNeeds.insert(ends.dependant);
}

void Folder::untell(const Claims &claims)
{
    const Ends ends = endsOf(claims);
    m_out.unresolved -= ends.isUnresolved;
    const auto all = tellersOf(ends.dependant);
    const auto found = std::ranges::find(all, &claims, &Teller::claims);
    if (found == all.end())
        return;
    m_tellers.erase(m_tellers.begin() + (&*found - m_tellers.data()));
    m_reachedNeeds.insert(ends.dependant);
}

std::int32_t Folder::providerOf(const TaskNode &task, const std::string &need)
{
    const std::int32_t provider = m_out.index.refer(need, task.source);
    return provider == task.task ? -1 : provider;
}

void Folder::resolveNeeds(TaskNode &task)
{
    task.unresolved = static_cast<std::uint32_t>(
        std::ranges::count_if(task.needs, [&](const std::string &need) { return providerOf(task, need) < 0; }));
    m_out.unresolved += task.unresolved;
}

NewLink Folder::linkOf(const Teller &teller)
{
    const Claims &claims = *teller.claims;
    const Said &said = *claims.front();
    if (const Said *floors = saidByFloor(claims, Subject::Dependency)) {
        const auto beside = floors->refs.empty() ? m_out.assetById.end() : m_out.assetById.find(floors->refs.front());
        return {teller.dependant,
                teller.provider,
                floors->terms,
                floors->group,
                floors->kind,
                markingOf(*floors),
                true,
                floors->isRemoved,
                beside == m_out.assetById.end() ? -1 : beside->second};
    }
    if (said.subject == Subject::Relationship && said.kind == drawnOnly) // it tells of no need
        return {teller.dependant, teller.provider, {.strength = 0}, {}, said.kind, joinedMarking(claims)};
    return {teller.dependant, teller.provider, said.terms, said.group, said.kind, joinedMarking(claims)};
}

/// A mission needs its tasks, and those what they name.
void Folder::addTaskLinks(std::vector<NewLink> &links, std::int32_t dependant)
{
    for (const TaskNode &task : tasksOf(dependant))
        links.push_back({dependant, task.task, {}, {}, "task", m_out.assets[at(task.task)].marking});
    const TaskNode *task = taskAt(dependant);
    for (const std::string &need : task ? std::span(task->needs) : std::span<std::string>()) {
        if (const std::int32_t provider = providerOf(*task, need); provider >= 0)
            links.push_back({dependant, provider, {}, {}, "needs", m_out.assets[at(dependant)].marking});
    }
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

DependencyRow rowOf(const NewLink &link, std::uint16_t group)
{
    const NeedTerms &terms = link.terms;
    DependencyRow row;
    row.dependant = link.dependant;
    row.provider = link.provider;
    row.group = terms.rule;
    row.k = static_cast<std::uint8_t>(terms.k);
    row.groupId = group;
    row.strength = static_cast<float>(terms.strength);
    row.criticality = static_cast<float>(terms.criticality);
    row.weight = static_cast<float>(terms.weight);
    row.holdUp = static_cast<std::int32_t>(terms.holdUp.count());
    row.timeToImpact = static_cast<std::int32_t>(terms.timeToImpact.count());
    row.recovery = static_cast<std::int32_t>(terms.recovery.count());
    row.kind = link.kind;
    row.marking = link.marking;
    return row;
}

} // namespace

/// Numbers the groups of one that needs, and leaves each alternative in its group once, whoever names it.
void Folder::addNeeds(std::int32_t dependant, std::vector<DependencyRow> &rows)
{
    std::vector<NewLink> links;
    addTaskLinks(links, dependant);
    for (const Teller &teller : tellersOf(dependant))
        links.push_back(linkOf(teller));
    preferPeople(links);
    const auto order = [](const NewLink &l) { return std::tie(l.terms.rule, l.group, l.provider, l.kind); };
    // Of two that name one link the graver is kept: it matters more, or sooner.
    const auto gravity = [](const NewLink &l) {
        const NeedTerms &t = l.terms;
        return std::tuple(-t.strength, -t.k, t.criticality, -t.weight, t.holdUp, t.timeToImpact, -t.recovery);
    };
    std::ranges::sort(links, [&](const NewLink &a, const NewLink &b) {
        return order(a) != order(b) ? order(a) < order(b) : gravity(a) < gravity(b);
    });
    std::uint16_t group = 0;
    const NewLink *before = nullptr;
    for (const NewLink &link : links) {
        const bool isGroup = link.terms.rule != NeedRule::All;
        const bool sameGroup = before && before->terms.rule == link.terms.rule && before->group == link.group;
        if (isGroup && !sameGroup)
            ++group;
        const bool repeated = sameGroup && before->provider == link.provider && (isGroup || before->kind == link.kind);
        before = &link;
        if (repeated)
            rows.back().marking = m_markings.joined(rows.back().marking, link.marking);
        else
            rows.push_back(rowOf(link, isGroup ? group : std::uint16_t{0}));
    }
}

} // namespace watchfloor::picture::folding
