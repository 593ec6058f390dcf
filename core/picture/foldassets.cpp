// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/countries.h"
#include "picture/folder.h"

namespace watchfloor::picture::folding {

namespace {

AssetKind assetKindOf(const std::string &word)
{
    for (int i = 0; i < static_cast<int>(AssetKind::Other); ++i) {
        const auto kind = static_cast<AssetKind>(i);
        if (std::ranges::equal(word, name(kind), [](char a, char b) { return (a | 0x20) == b; }))
            return kind;
    }
    return AssetKind::Other;
}

int weightOf(Name::Kind kind)
{
    switch (kind) {
    case Name::Kind::Key:
        return 1;
    case Name::Kind::Name:
        return 2;
    case Name::Kind::Address:
        return AssetIndex::addressWeight;
    }
    return AssetIndex::addressWeight;
}

void uniteTasks(std::map<std::string, Task> &tasks, const std::map<std::string, Task> &more)
{
    for (const auto &[key, task] : more) {
        const auto [found, isNew] = tasks.try_emplace(key);
        Task &united = found->second;
        united.key = key;
        // Two rows with two names for one task: the lesser word, for want of a better rule that is none of order.
        if (united.name.empty() || (!task.name.empty() && task.name < united.name))
            united.name = task.name;
        for (const std::string &need : task.needs) {
            if (!std::ranges::contains(united.needs, need))
                united.needs.push_back(need);
        }
        std::ranges::sort(united.needs);
        // What somebody names without a phase is always needed.
        const bool isAlways = task.phases.empty() || (!isNew && united.phases.empty());
        for (const std::string &phase : task.phases) {
            if (!std::ranges::contains(united.phases, phase))
                united.phases.push_back(phase);
        }
        if (isAlways)
            united.phases.clear();
    }
}

/// Of two words on one phase the longer time is kept: that more may matter.
void unitePhases(std::map<std::string, Phase> &phases, const std::map<std::string, Phase> &more)
{
    for (const auto &[key, phase] : more) {
        const auto [found, isNew] = phases.try_emplace(key, phase);
        Phase &united = found->second;
        if (isNew)
            continue;
        if (united.name.empty() || (!phase.name.empty() && phase.name < united.name))
            united.name = phase.name;
        united.from = std::min(united.from, phase.from); // noTime, the open end, is the smallest
        united.to = united.to == noTime || phase.to == noTime ? noTime : std::max(united.to, phase.to);
    }
}

} // namespace

std::int32_t Folder::addAsset(AssetRow row, const Claims &claims)
{
    const auto index = static_cast<std::int32_t>(m_out.assets.size());
    m_out.assetById.emplace(row.id, index);
    m_out.assets.push_back(std::move(row));
    m_claimsOf.push_back(claims);
    return index;
}

std::vector<std::pair<std::string, AssetIndex::Entry>> Folder::namesOf(std::int32_t asset, const std::string &id,
                                                                       const Claims &claims) const
{
    std::vector<std::pair<std::string, AssetIndex::Entry>> names;
    for (const Said *said : claims) {
        const std::uint16_t source = sourceOf(*said);
        names.push_back({id, {asset, source, 0}});
        for (const Name &name : said->names)
            names.push_back({name.text, {asset, source, static_cast<std::uint8_t>(weightOf(name.kind))}});
    }
    std::ranges::sort(names);
    return names;
}

void Folder::indexNames(std::int32_t asset, const std::string &id, const Claims &claims)
{
    for (const auto &[name, entry] : namesOf(asset, id, claims))
        m_out.index.add(name, entry);
}

namespace {

/// Its owner's; where nobody says so, the country that it stands in.
std::string nationOf(const Claims &claims)
{
    const std::string nation = firstText(claims, &Said::nation);
    if (nation.empty()) {
        const Said *placed = first(claims, [](const Said &s) { return !s.where.country.empty(); });
        return placed ? placed->where.country : std::string();
    }
    const Country *country = countryOf(nation);
    return country ? std::string(country->alpha3) : nation;
}

} // namespace

std::int32_t Folder::addAssetOf(const std::string &id, const Claims &claims)
{
    const std::int32_t asset = addAsset(assetOf(id, claims), claims);
    indexNames(asset, id, claims);
    return asset;
}

/// What its claims say of it; where it stands comes later.
AssetRow Folder::assetOf(const std::string &id, const Claims &claims)
{
    AssetRow row;
    row.id = id;
    row.x = row.y = nowhere;
    row.name = shown(firstText(claims, &Said::title));
    if (row.name.isEmpty())
        row.name = shown(claims.front()->names.empty() ? id : claims.front()->names.front().text);
    row.kind = assetKindOf(firstText(claims, &Said::kind));
    if (const Said *said = first(claims, [](const Said &s) { return !s.sectors.empty(); }))
        row.sector = shown(said->sectors.front());
    row.nation = nationOf(claims);
    if (const Said *said = first(claims, [](const Said &s) { return s.criticality >= 0; }))
        row.criticality = static_cast<std::uint8_t>(said->criticality);
    if (const Said *said = first(claims, [](const Said &s) { return !s.where.path.empty(); }))
        row.path = said->where.path;
    for (const Said *said : claims)
        row.parts += static_cast<std::uint32_t>(said->products.size());
    row.marking = joinedMarking(claims);
    nameOwner(row, firstText(claims, &Said::owner));
    return row;
}

/// An owner named by the id of an identity is shown by that identity's name.
void Folder::nameOwner(AssetRow &row, const std::string &owner)
{
    row.owner = shown(owner);
    if (const Claims *identity = current(owner, Subject::Identity)) {
        row.owner = shown(firstText(*identity, &Said::title));
        row.marking = m_markings.joined(row.marking, joinedMarking(*identity));
    }
}

/// Its marking before it is told where it stands.
std::uint16_t Folder::ownMarkingOf(std::int32_t asset)
{
    const TaskNode *task = taskAt(asset);
    const std::int32_t node = task ? task->mission : asset;
    const Claims &claims = m_claimsOf[at(node)];
    if (m_out.assets[at(node)].mission >= 0)
        return missionMarkingOf(m_out.assets[at(node)].id, claims);
    const std::uint16_t marking = joinedMarking(claims);
    const Claims *owner = current(firstText(claims, &Said::owner), Subject::Identity);
    return owner ? m_markings.joined(marking, joinedMarking(*owner)) : marking;
}

AssetRow Folder::missionNodeOf(const std::string &id, const Claims &claims)
{
    AssetRow node;
    node.id = id;
    node.x = node.y = nowhere;
    node.name = shown(firstText(claims, &Said::title));
    node.kind = AssetKind::Mission;
    node.marking = missionMarkingOf(id, claims);
    return node;
}

namespace {

bool isOfWord(const Said &said, const Said &current)
{
    return said.sourceId == current.sourceId && said.version == current.version && !said.revoked;
}

} // namespace

/// Of all rows that say something of it, not only of those that stand for them.
std::uint16_t Folder::missionMarkingOf(const std::string &id, const Claims &claims)
{
    std::uint16_t marking = joinedMarking(claims);
    for (const Said *said : m_all[id]) {
        if (std::ranges::any_of(claims, [&](const Said *current) { return isOfWord(*said, *current); }))
            marking = m_markings.joined(marking, markingOf(*said));
    }
    return marking;
}

MissionRow Folder::missionOf(const AssetRow &node, const Claims &claims) const
{
    MissionRow mission;
    mission.id = node.id;
    mission.name = node.name;
    mission.area = shown(firstText(claims, &Said::area));
    mission.audience = firstText(claims, &Said::audience);
    mission.marking = node.marking;
    return mission;
}

/// One source may say it in several claims (a row a task), of which one stands for all of its word; another source's
/// are its own view. The first of whose word `each` makes use; null: none.
template <typename Each>
const Said *Folder::forEachOfFirst(const std::string &id, const Claims &claims, Each each) const
{
    const auto all = m_all.find(id);
    for (const Said *current : all == m_all.end() ? Claims() : claims) {
        bool isUsed = false;
        for (const Said *said : all->second) {
            if (isOfWord(*said, *current))
                isUsed = each(*said) || isUsed;
        }
        if (isUsed)
            return current;
    }
    return nullptr;
}

/// Whoever tells them, and what.
std::pair<const Said *, std::map<std::string, Task>> Folder::tasksOf(const std::string &id, const Claims &claims) const
{
    std::map<std::string, Task> tasks;
    const Said *who = forEachOfFirst(id, claims, [&](const Said &said) {
        uniteTasks(tasks, said.tasks);
        return !said.tasks.empty();
    });
    return {who, std::move(tasks)};
}

/// Whoever tells of phases may be another than who tells of tasks. A phase that nobody tells the time of lasts always:
/// better one task too many than one too few.
std::vector<PhaseRow> Folder::phasesOf(const std::string &id, const Claims &claims,
                                       std::span<const TaskNode> tasks) const
{
    std::map<std::string, Phase> phases;
    forEachOfFirst(id, claims, [&](const Said &said) {
        unitePhases(phases, said.phases);
        return !said.phases.empty();
    });
    for (const TaskNode &task : tasks) {
        for (const std::string &key : task.phases)
            phases.try_emplace(key, Phase{key, key});
    }
    std::vector<PhaseRow> rows;
    for (const auto &[key, phase] : phases) {
        PhaseRow row{shown(phase.name.empty() ? key : phase.name), phase.from, phase.to, {}};
        for (const TaskNode &task : tasks) {
            if (std::ranges::contains(task.phases, key))
                row.tasks.push_back(task.task);
        }
        rows.push_back(std::move(row));
    }
    const auto order = [](const PhaseRow &row) {
        return std::pair(row.from, row.to == noTime ? std::numeric_limits<std::int64_t>::max() : row.to);
    };
    std::ranges::stable_sort(rows, {}, order);
    return rows;
}

AssetRow Folder::taskRowOf(const AssetRow &mission, const Task &task)
{
    AssetRow row;
    row.id = mission.id + '#' + task.key;
    row.x = row.y = nowhere;
    row.name = shown(task.name.empty() ? task.key : task.name);
    row.kind = AssetKind::Task;
    row.marking = mission.marking;
    return row;
}

void Folder::addMission(const std::string &id, const Claims &claims)
{
    AssetRow node = missionNodeOf(id, claims);
    node.mission = static_cast<std::int32_t>(m_out.missions.size());
    MissionRow &mission = m_out.missions.emplace_back(missionOf(node, claims));
    mission.asset = addAsset(node, claims);
    indexNames(mission.asset, id, claims);
    const auto [who, tasks] = tasksOf(id, claims);
    for (const auto &[key, task] : tasks) {
        const std::int32_t asset = addAsset(taskRowOf(node, task), {});
        m_tasks.push_back({mission.asset, asset, sourceOf(*who), task.needs, 0, task.phases});
    }
    mission.phases = phasesOf(id, claims, tasksOf(mission.asset));
}

/// Its tasks stand behind it.
std::span<TaskNode> Folder::tasksOf(std::int32_t mission)
{
    const auto tasks = std::ranges::equal_range(m_tasks, mission, {}, &TaskNode::mission);
    return {tasks.begin(), tasks.end()};
}

TaskNode *Folder::taskAt(std::int32_t asset)
{
    const auto found = std::ranges::lower_bound(m_tasks, asset, {}, &TaskNode::task);
    return found != m_tasks.end() && found->task == asset ? &*found : nullptr;
}

/// The same tasks as before.
bool Folder::isStillThere(const std::string &id, const Claims &claims)
{
    const auto tasks = tasksOf(id, claims).second;
    return std::ranges::equal(
        tasks, tasksOf(m_out.assetById.at(id)), {}, [&](const auto &task) { return id + '#' + task.first; },
        [&](const TaskNode &node) -> const std::string & { return m_out.assets[at(node.task)].id; });
}

void Folder::refoldMission(std::int32_t node)
{
    const Claims &claims = m_claimsOf[at(node)];
    const std::int32_t index = m_out.assets[at(node)].mission;
    AssetRow row = missionNodeOf(m_out.assets[at(node)].id, claims);
    row.mission = index;
    m_out.missions[at(index)] = missionOf(row, claims);
    m_out.missions[at(index)].asset = node;
    const auto [who, tasks] = tasksOf(row.id, claims);
    auto task = tasks.begin();
    for (TaskNode &one : tasksOf(node)) {
        m_out.assets[at(one.task)] = taskRowOf(row, task->second);
        one.source = sourceOf(*who);
        one.needs = task->second.needs;
        one.phases = (task++)->second.phases;
        m_out.unresolved -= one.unresolved;
        resolveNeeds(one);
        placeAsset(one.task);
    }
    m_out.missions[at(index)].phases = phasesOf(row.id, claims, tasksOf(node));
    m_out.assets[at(node)] = std::move(row);
    placeAsset(node);
}

void Folder::addNodes()
{
    for (const auto &[id, claims] : m_current) {
        if (claims.front()->subject == Subject::Mission)
            addMission(id, claims);
        else if (claims.front()->subject == Subject::Asset && !id.starts_with("infrastructure--"))
            addAssetOf(id, claims);
    }
}

/// Infrastructure that goes by an inventory asset's name or address is that asset; the other side's is none of
/// ours.
void Folder::addInfrastructure()
{
    std::map<std::string, std::vector<std::string>> parts; // infrastructure -> addresses it consists of
    for (const auto &[id, claims] : m_current) {
        if (claims.front()->subject != Subject::Relationship || claims.front()->kind != "consists-of")
            continue;
        const auto part = m_current.find(claims.front()->provider);
        if (part != m_current.end() && part->second.front()->subject == Subject::Observable) {
            for (const Name &name : part->second.front()->names)
                parts[claims.front()->dependant].push_back(name.text);
        }
    }
    std::vector<std::pair<std::string, const Claims *>> own;
    for (const auto &[id, claims] : m_current) {
        if (claims.front()->subject != Subject::Asset || !id.starts_with("infrastructure--")
            || claims.front()->isAdversary)
            continue;
        std::int32_t asset = -1;
        for (const Said *said : claims) {
            for (const Name &name : said->names)
                asset = asset < 0 ? m_out.index.refer(name.text, sourceOf(*said)) : asset;
        }
        for (const std::string &address : parts[id])
            asset = asset < 0 ? m_out.index.refer(address, sourceOf(*claims.front())) : asset;
        if (asset >= 0) {
            m_out.assetById.emplace(id, asset);
            m_aliases.push_back({id, asset, &claims});
        } else {
            own.emplace_back(id, &claims);
        }
    }
    // Only now: what one source calls its infrastructure must not draw in another's of the same name by order.
    for (const auto &[id, asset, claims] : m_aliases)
        indexNames(asset, id, *claims);
    std::ranges::stable_sort(m_aliases, {}, &Alias::asset);
    m_isInfrastructureOurs = !m_aliases.empty() || !own.empty();
    for (const auto &[id, claims] : own) {
        const std::int32_t asset = addAssetOf(id, *claims);
        for (const std::string &address : parts[id])
            m_out.index.add(address, {asset, sourceOf(*claims->front()), AssetIndex::addressWeight});
    }
}

} // namespace watchfloor::picture::folding
