// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/folder.h"

#include <array>
#include <map>
#include <set>

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
    Needs all;
    for (std::size_t i = 0; i < m_out.assets.size(); ++i)
        addNeeds(static_cast<std::int32_t>(i), all);
    m_out.dependencies = std::move(all.rows);
    m_out.replacedNeeds = std::move(all.replaced);
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
                sourceOf(*floors),
                floors->id,
                true,
                floors->isRemoved,
                beside == m_out.assetById.end() ? -1 : beside->second,
                floors->version};
    }
    if (said.subject == Subject::Relationship && said.kind == drawnOnly) // it tells of no need
        return {teller.dependant, teller.provider,       {.strength = 0}, {},
                said.kind,        joinedMarking(claims), sourceOf(said),  said.id};
    return {teller.dependant, teller.provider,       said.terms,     said.group,
            said.kind,        joinedMarking(claims), sourceOf(said), said.id};
}

/// A mission needs its tasks, and those what they name.
void Folder::addTaskLinks(std::vector<NewLink> &links, std::int32_t dependant)
{
    for (const TaskNode &task : tasksOf(dependant))
        links.push_back({dependant,
                         task.task,
                         {},
                         {},
                         "task",
                         m_out.assets[at(task.task)].marking,
                         task.source,
                         m_out.assets[at(dependant)].id});
    const TaskNode *task = taskAt(dependant);
    for (const std::string &need : task ? std::span(task->needs) : std::span<std::string>()) {
        if (const std::int32_t provider = providerOf(*task, need); provider >= 0)
            links.push_back({dependant,
                             provider,
                             {},
                             {},
                             "needs",
                             m_out.assets[at(dependant)].marking,
                             task->source,
                             m_out.assets[at(task->mission)].id});
    }
}

namespace {

/// What people say of the needs of one, by provider: of each the newest word.
class Words
{
public:
    explicit Words(const std::vector<NewLink> &links)
    {
        for (const NewLink &link : links) {
            if (!link.isOfFloor)
                m_sources.push_back(&link);
            else if (const auto [held, isFirst] = m_people.try_emplace(link.provider, &link);
                     !isFirst && held->second->version < link.version)
                held->second = &link; // by another name of the same asset
        }
    }
    [[nodiscard]] const NewLink *of(std::int32_t provider) const
    {
        const auto found = m_people.find(provider);
        return found == m_people.end() ? nullptr : found->second;
    }
    /// One for each group that it stands in: as people say beside whom, else as sources have it; else of its own.
    [[nodiscard]] std::vector<NewLink> placed(const NewLink &own) const
    {
        if (own.isRemoved || own.terms.rule == NeedRule::All)
            return own.isRemoved ? std::vector<NewLink>() : std::vector{own};
        const std::int32_t root = own.beside < 0 ? own.provider : rootOf(own);
        std::set<std::string> groups;
        for (const NewLink *link : m_sources) {
            if (link->provider == root && link->terms.rule == own.terms.rule)
                groups.insert(link->group);
        }
        std::vector<NewLink> all(std::max<std::size_t>(groups.size(), 1), own);
        if (groups.empty())
            all.front().root = root;
        auto group = groups.begin();
        for (std::size_t i = 0; i < groups.size(); ++i)
            all[i].group = *group++;
        return all;
    }

private:
    /// Who stands beside nobody else, from one to the next; of a ring the first asset.
    [[nodiscard]] std::int32_t rootOf(const NewLink &own) const
    {
        std::set<std::int32_t> seen{own.provider};
        std::int32_t at = own.beside;
        while (seen.insert(at).second) {
            const NewLink *next = of(at);
            if (!next || next->isRemoved || next->beside < 0 || next->terms.rule != own.terms.rule)
                return at;
            at = next->beside;
        }
        return *seen.begin();
    }

    std::map<std::int32_t, const NewLink *> m_people;
    std::vector<const NewLink *> m_sources;
};

/// What people say of two goes before what sources say of them. That stays, for those who may not see the former.
std::vector<NewLink> preferPeople(std::vector<NewLink> links)
{
    if (std::ranges::none_of(links, &NewLink::isOfFloor))
        return links;
    const Words words(links);
    std::vector<NewLink> all;
    for (const NewLink &link : links) {
        const NewLink *people = words.of(link.provider);
        if (people == &link) {
            std::ranges::move(words.placed(link), std::back_inserter(all));
        } else if (!link.isOfFloor) {
            all.push_back(link);
            if (people)
                all.back().replacedBy = people->marking;
        }
    }
    return all;
}

DependencyRow rowOf(const NewLink &link)
{
    const NeedTerms &terms = link.terms;
    DependencyRow row;
    row.dependant = link.dependant;
    row.provider = link.provider;
    row.group = terms.rule;
    row.k = static_cast<std::uint8_t>(terms.k);
    row.groupId = link.number;
    row.strength = static_cast<float>(terms.strength);
    row.criticality = static_cast<float>(terms.criticality);
    row.weight = static_cast<float>(terms.weight);
    row.holdUp = static_cast<std::int32_t>(terms.holdUp.count());
    row.timeToImpact = static_cast<std::int32_t>(terms.timeToImpact.count());
    row.recovery = static_cast<std::int32_t>(terms.recovery.count());
    row.kind = link.kind;
    row.marking = link.marking;
    row.isOfPeople = link.isOfFloor;
    row.source = link.source;
    row.id = link.id;
    return row;
}

} // namespace

/// Numbers the groups of one that needs, and leaves each alternative in its group once, whoever names it.
void Folder::addNeeds(std::int32_t dependant, Needs &needs)
{
    std::vector<NewLink> links;
    addTaskLinks(links, dependant);
    for (const Teller &teller : tellersOf(dependant))
        links.push_back(linkOf(teller));
    links = preferPeople(std::move(links));
    const auto groupOf = [](const NewLink &l) { return std::tie(l.terms.rule, l.root, l.group); };
    const auto order = [&](const NewLink &l) { return std::tuple_cat(groupOf(l), std::tie(l.provider, l.kind)); };
    // Of two that name one link the graver is kept: it matters more, or sooner.
    const auto gravity = [](const NewLink &l) {
        const NeedTerms &t = l.terms;
        return std::tuple(-t.strength, -t.k, t.criticality, -t.weight, t.holdUp, t.timeToImpact, -t.recovery, l.id);
    };
    std::ranges::sort(links, [&](const NewLink &a, const NewLink &b) {
        return order(a) != order(b) ? order(a) < order(b) : gravity(a) < gravity(b);
    });
    std::uint16_t number = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links[i].terms.rule == NeedRule::All)
            continue;
        if (i == 0 || groupOf(links[i - 1]) != groupOf(links[i]))
            ++number;
        links[i].number = number;
    }
    const NewLink *before = nullptr;
    for (const NewLink &link : links) {
        if (link.replacedBy) {
            needs.replaced.push_back({dependant, rowOf(link), *link.replacedBy});
            continue;
        }
        const bool repeated = before && groupOf(*before) == groupOf(link) && before->provider == link.provider
            && (link.number != 0 || before->kind == link.kind);
        before = &link;
        if (repeated)
            needs.rows.back().marking = m_markings.joined(needs.rows.back().marking, link.marking);
        else
            needs.rows.push_back(rowOf(link));
    }
}

} // namespace watchfloor::picture::folding
