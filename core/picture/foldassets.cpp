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
        Task &united = tasks[key];
        united.key = key;
        // Two rows with two names for one task: the lesser word, for want of a better rule that is none of order.
        if (united.name.empty() || (!task.name.empty() && task.name < united.name))
            united.name = task.name;
        for (const std::string &need : task.needs) {
            if (!std::ranges::contains(united.needs, need))
                united.needs.push_back(need);
        }
        std::ranges::sort(united.needs);
    }
}

} // namespace

std::int32_t Folder::addAsset(AssetRow row)
{
    const auto index = static_cast<std::int32_t>(m_out.assets.size());
    m_out.assetById.emplace(row.id, index);
    row.x = nowhere;
    row.y = nowhere;
    m_out.assets.push_back(std::move(row));
    m_claimsOf.emplace_back();
    return index;
}

void Folder::indexNames(std::int32_t asset, const std::string &id, const Claims &claims)
{
    for (const Said *said : claims) {
        m_out.index.add(asset, sourceOf(*said), 0, id);
        for (const Name &name : said->names)
            m_out.index.add(asset, sourceOf(*said), weightOf(name.kind), name.text);
    }
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
    AssetRow row;
    row.id = id;
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
    row.marking = joinedMarking(claims);
    nameOwner(row, firstText(claims, &Said::owner));
    const std::int32_t asset = addAsset(std::move(row));
    m_claimsOf[at(asset)] = claims;
    indexNames(asset, id, claims);
    return asset;
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

void Folder::addMission(const std::string &id, const Claims &claims)
{
    AssetRow node;
    node.id = id;
    node.name = shown(firstText(claims, &Said::title));
    node.kind = AssetKind::Mission;
    node.marking = joinedMarking(claims);
    node.mission = static_cast<std::int32_t>(m_out.missions.size());

    MissionRow mission;
    mission.id = id;
    mission.name = node.name;
    mission.area = shown(firstText(claims, &Said::area));
    mission.audience = firstText(claims, &Said::audience);
    mission.marking = node.marking;
    const std::uint16_t marking = node.marking;
    const std::int32_t asset = addAsset(std::move(node));
    mission.asset = asset;
    m_claimsOf[at(asset)] = claims;
    indexNames(asset, id, claims);

    // One source may say it in several claims (a row a task); another source's tasks are its own view.
    const Said *who = first(claims, [](const Said &s) { return !s.tasks.empty(); });
    std::map<std::string, Task> tasks;
    for (const Said *said : m_all[id]) {
        if (who && said->sourceId == who->sourceId && said->version == who->version && !said->revoked)
            uniteTasks(tasks, said->tasks);
    }
    for (auto &[key, task] : tasks) {
        AssetRow row;
        row.id = id + '#' + key;
        row.name = shown(task.name.empty() ? key : task.name);
        row.kind = AssetKind::Task;
        row.marking = marking;
        m_tasks.push_back({asset, addAsset(std::move(row)), sourceOf(*who), std::move(task.needs)});
    }
    m_out.missions.push_back(std::move(mission));
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
                asset = asset < 0 ? m_out.index.find(name.text, sourceOf(*said)) : asset;
        }
        for (const std::string &address : parts[id])
            asset = asset < 0 ? m_out.index.find(address, sourceOf(*claims.front())) : asset;
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
    for (const auto &[id, claims] : own) {
        const std::int32_t asset = addAssetOf(id, *claims);
        for (const std::string &address : parts[id])
            m_out.index.add(asset, sourceOf(*claims->front()), AssetIndex::addressWeight, address);
    }
}

} // namespace watchfloor::picture::folding
