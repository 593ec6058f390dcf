// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii.h"
#include "picture/folder.h"
#include "picture/splice.h"

#include <numeric>

/// What there is and who needs whom is folded piece by piece: when the first claim about an object comes or goes, all
/// that was told of it is taken back while the claims are still there, and what it bore on is remembered. Later it is
/// told anew, and what either word bears on is folded again by the same functions that fold everything.
namespace watchfloor::picture::folding {

namespace {

/// Beyond these everything is folded sooner.
constexpr std::size_t mostPieces = 200;

bool isAllHappening(const Claims &about)
{
    return std::ranges::all_of(about, [](const Said *said) { return isHappening(said->subject); });
}

} // namespace

/// Before its claims are others.
void Folder::touch(const std::string &id, const Claims &about)
{
    if (!m_isFolded)
        return;
    const auto [touched, isNew] = m_touched.try_emplace(id);
    if (!isNew)
        return;
    const auto found = m_current.find(id);
    if (!isAllHappening(about)) {
        Told &before = touched->second.emplace();
        if (found != m_current.end())
            retract(id, found->second, before);
    }
    m_happening.erase(id);
    if (found != m_current.end())
        m_current.erase(found);
}

Told Folder::toldOf(const std::string &id, const Claims &claims) const
{
    Told told;
    const Said &said = *claims.front();
    told.isVulnerability = said.subject == Subject::Vulnerability;
    if (said.subject == Subject::Mission)
        told.role = Role::Mission;
    else if (said.subject == Subject::Asset && !id.starts_with("infrastructure--"))
        told.role = Role::Asset;
    else if (said.subject == Subject::Asset && !said.isAdversary)
        told.role = Role::Infrastructure;
    const auto asset = m_out.assetById.find(id);
    if (told.role == Role::None || asset == m_out.assetById.end())
        return told;
    told.names = namesOf(asset->second, id, claims);
    for (const Said *one : claims) {
        if (!one->products.empty())
            told.software.push_back({one->sourceId, one->marking, one->products});
    }
    return told;
}

void Folder::retract(const std::string &id, const Claims &claims, Told &before)
{
    before = toldOf(id, claims);
    reach(id, claims);
    untell(claims);
    unlink(claims);
    // Its claims may be gone before they are looked at again.
    if (const auto asset = m_out.assetById.find(id); asset != m_out.assetById.end())
        m_claimsOf[at(asset->second)].clear();
}

void Folder::reachAsset(const std::string &id)
{
    if (const auto asset = m_out.assetById.find(id); asset != m_out.assetById.end())
        m_reached.insert(asset->second);
}

/// What rests on the claims about an object: itself, both ends of a link, whatever is linked to it, and what it owns.
void Folder::reach(const std::string &id, const Claims &claims)
{
    const Said &said = *claims.front();
    const auto isPart
        = [&](const Said &link) { return link.kind == "consists-of" && m_out.assetById.contains(link.dependant); };
    reachAsset(id);
    for (const Link &link : linksOf(id)) {
        reachAsset(link.other);
        m_isBeyond = m_isBeyond || (said.subject == Subject::Observable && isPart(*link.said));
    }
    if (said.subject == Subject::Relationship) {
        reachAsset(said.dependant);
        reachAsset(said.provider);
        m_isBeyond = m_isBeyond || (isPart(said) && current(said.provider, Subject::Observable));
    }
    if (said.subject != Subject::Identity)
        return;
    for (std::size_t i = 0; i < m_claimsOf.size(); ++i) {
        if (std::ranges::contains(m_claimsOf[i], id, &Said::owner))
            m_reached.insert(static_cast<std::int32_t>(i));
    }
}

/// False: a name that others rest on is somebody else's now.
bool Folder::rename(const Told &before, const Told &now, StructureChange &change)
{
    if (before.names == now.names)
        return true;
    struct Meaning
    {
        std::vector<std::int32_t> whom;
        bool isAddress;
    };
    std::map<std::string, Meaning> meanings;
    AssetIndex &index = m_out.index;
    for (const auto *names : {&before.names, &now.names}) {
        for (const auto &[name, entry] : *names)
            meanings.try_emplace(asciiLower(name),
                                 Meaning{index.meanings(name, m_sources.size()), index.hasAddress(asciiLower(name))});
    }
    for (const auto &[name, entry] : before.names)
        index.remove(name, entry);
    for (const auto &[name, entry] : now.names)
        index.add(name, entry);
    for (const auto &[name, meant] : meanings) {
        const bool isSame = meant.whom == index.meanings(name, m_sources.size());
        // Whether infrastructure is an asset is asked before it lends its own names.
        if (index.isReferredTo(name) && (!isSame || m_isInfrastructureOurs))
            return false;
        if (!isSame)
            change.names.push_back({name, meant.isAddress || index.hasAddress(name)});
    }
    return true;
}

std::optional<StructureChange> Folder::foldChanges()
{
    const auto touched = std::exchange(m_touched, {});
    std::vector<std::pair<const Claims *, Told>> told; // of the structure: claims of now, and what was told before
    for (const auto &[id, before] : touched) {
        const auto about = m_all.find(id);
        const bool isStructure = before || !isAllHappening(about->second);
        if (!about->second.empty())
            keepCurrent(id, about->second);
        else
            m_all.erase(about);
        const auto found = m_current.find(id);
        const Claims *claims = found == m_current.end() ? nullptr : &found->second;
        if (isStructure)
            told.emplace_back(claims, before.value_or(Told()));
        const Role role = isStructure && claims ? toldOf(id, *claims).role : Role::None;
        // Nodes neither come nor go in place: all others are counted by where they stand.
        if (isStructure && (role != told.back().second.role || role == Role::Infrastructure))
            return {};
        if (role == Role::None)
            continue;
        const std::int32_t asset = m_out.assetById.at(id);
        const bool isTaskToo = taskAt(asset) != nullptr;
        m_claimsOf[at(asset)] = *claims;
        if (isTaskToo || (role == Role::Mission && !isStillThere(id, *claims)))
            return {};
    }
    if (told.size() > mostPieces)
        return {};
    return foldTold(told);
}

std::optional<StructureChange> Folder::foldTold(const std::vector<std::pair<const Claims *, Told>> &told)
{
    StructureChange change;
    for (const auto &[claims, before] : told) {
        if (claims)
            link(*claims);
    }
    for (const auto &[claims, before] : told) {
        const Told now = claims ? toldOf(claims->front()->id, *claims) : Told();
        if (!rename(before, now, change))
            return {};
        change.areVulnerabilities = change.areVulnerabilities || before.isVulnerability || now.isVulnerability
            || before.software != now.software;
        if (claims)
            reach(claims->front()->id, *claims);
    }
    if (m_isBeyond)
        return {};
    for (const auto &[claims, before] : told) {
        if (claims)
            tell(*claims, endsOf(*claims));
    }
    reachStanding();
    reachMissions();
    const std::size_t labels = m_markings.labels().size();
    const auto before = labelsReached();
    refoldAssets(change);
    refoldNeeds();
    if (change.areVulnerabilities)
        addVulnerabilities();
    const bool areLabelsSame = m_markings.labels().size() == labels && std::ranges::includes(labelsReached(), before);
    change.isRenumbered = (change.areVulnerabilities || !areLabelsSame) && numberLabels();
    change.assets.assign(m_reached.begin(), m_reached.end());
    change.dependants.assign(m_reachedNeeds.begin(), m_reachedNeeds.end());
    m_reached.clear();
    m_reachedNeeds.clear();
    return change;
}

/// Of the rows that are reached.
std::set<std::uint16_t> Folder::labelsReached() const
{
    std::set<std::uint16_t> labels;
    const auto take = [&](const auto &rows, auto key, std::int32_t of) {
        const auto [first, last] = runOf(rows, key, of);
        std::for_each(rows.begin() + first, rows.begin() + last, [&](const auto &row) { labels.insert(row.marking); });
    };
    for (const std::int32_t asset : m_reached) {
        const AssetRow &row = m_out.assets[at(asset)];
        labels.insert(row.marking);
        if (row.mission >= 0)
            labels.insert(m_out.missions[at(row.mission)].marking);
        take(m_out.watches, &WatchRow::asset, asset);
    }
    for (const std::int32_t dependant : m_reachedNeeds) {
        take(m_out.dependencies, &DependencyRow::dependant, dependant);
        const auto [first, last] = runOf(m_out.replacedNeeds, &ReplacedNeed::dependant, dependant);
        std::for_each(m_out.replacedNeeds.begin() + first, m_out.replacedNeeds.begin() + last,
                      [&](const ReplacedNeed &need) { labels.insert({need.row.marking, need.by}); });
    }
    return labels;
}

/// Whoever stands on what is reached may stand elsewhere now.
void Folder::reachStanding()
{
    std::erase_if(m_sites, [&](const auto &pair) { return m_reached.contains(pair.second); });
    const auto kept = std::ssize(m_sites);
    for (const std::int32_t asset : m_reached)
        rememberSites(asset);
    std::sort(m_sites.begin() + kept, m_sites.end());
    std::inplace_merge(m_sites.begin(), m_sites.begin() + kept, m_sites.end());
    std::vector<std::int32_t> sites(m_reached.begin(), m_reached.end());
    for (int depth = 0; depth < deepestSite && !sites.empty(); ++depth) {
        std::vector<std::int32_t> next;
        for (const std::int32_t site : sites) {
            const auto isOn = [](const auto &pair) { return pair.first; };
            for (const auto &[host, asset] : std::ranges::equal_range(m_sites, site, {}, isOn)) {
                if (m_reached.insert(asset).second)
                    next.push_back(asset);
            }
        }
        sites = std::move(next);
    }
}

/// A mission and its tasks are one.
void Folder::reachMissions()
{
    std::set<std::int32_t> missions;
    for (const std::int32_t asset : m_reached) {
        const TaskNode *task = taskAt(asset);
        if (task || m_out.assets[at(asset)].mission >= 0)
            missions.insert(task ? task->mission : asset);
    }
    for (const std::int32_t mission : missions) {
        m_reached.insert(mission);
        m_reachedNeeds.insert(mission);
        for (const TaskNode &task : tasksOf(mission)) {
            m_reached.insert(task.task);
            m_reachedNeeds.insert(task.task);
        }
    }
}

void Folder::refoldAssets(StructureChange &change)
{
    for (const std::int32_t asset : m_reached) {
        const bool isMission = m_out.assets[at(asset)].mission >= 0;
        change.areMissions = change.areMissions || isMission;
        if (isMission)
            refoldMission(asset); // and its tasks
        else if (!taskAt(asset))
            refoldAsset(asset);
    }
    for (const std::int32_t asset : m_reached) {
        std::vector<WatchRow> watches;
        addWatches(asset, watches);
        const auto [first, last] = runOf(m_out.watches, &WatchRow::asset, asset);
        change.areWatches = change.areWatches || first < last || !watches.empty();
        splice(m_out.watches, &WatchRow::asset, asset, std::move(watches));
    }
}

void Folder::refoldAsset(std::int32_t asset)
{
    const std::string id = m_out.assets[at(asset)].id;
    m_out.assets[at(asset)] = assetOf(id, m_claimsOf[at(asset)]);
    placeAsset(asset);
}

void Folder::refoldNeeds()
{
    for (const std::int32_t dependant : m_reachedNeeds) {
        Needs needs;
        addNeeds(dependant, needs);
        splice(m_out.dependencies, &DependencyRow::dependant, dependant, std::move(needs.rows));
        splice(m_out.replacedNeeds, &ReplacedNeed::dependant, dependant, std::move(needs.replaced));
    }
}

/// The numbers of labels follow from the rows alone, not from the way there: those that rows have, ascending, behind
/// the most restrictive. True: rows have other numbers now.
bool Folder::numberLabels()
{
    const auto forEach = [this](auto each) {
        const auto all = [&](auto &rows) { std::ranges::for_each(rows, [&](auto &row) { each(row.marking); }); };
        all(m_out.assets);
        all(m_out.dependencies);
        all(m_out.missions);
        all(m_out.watches);
        all(m_out.vulnerabilities);
        all(m_out.matches);
        for (ReplacedNeed &need : m_out.replacedNeeds) {
            each(need.row.marking);
            each(need.by);
        }
    };
    const std::vector<Marking> &labels = m_markings.labels();
    std::vector<std::uint8_t> isUsed(labels.size(), 0);
    forEach([&](std::uint16_t marking) { isUsed[marking] = 1; });
    std::vector<std::uint16_t> used;
    for (std::size_t i = 1; i < labels.size(); ++i) {
        if (isUsed[i] != 0)
            used.push_back(static_cast<std::uint16_t>(i));
    }
    std::ranges::sort(used, {}, [&](std::uint16_t i) -> const Marking & { return labels[i]; });
    Markings numbered;
    std::vector<std::uint16_t> numbers(labels.size(), 0);
    for (const std::uint16_t i : used)
        numbers[i] = numbered.of(labels[i]);
    const bool isSame = std::ranges::all_of(used, [&](std::uint16_t i) { return numbers[i] == i; });
    if (!isSame)
        forEach([&](std::uint16_t &marking) { marking = numbers[marking]; });
    m_markings = std::move(numbered);
    return !isSame;
}

} // namespace watchfloor::picture::folding
