// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/fold.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace watchfloor::picture {
struct OperationRow;
struct WarningRow;
} // namespace watchfloor::picture

/// How fold() works; nobody else's business.
namespace watchfloor::picture::folding {

/// A site may stand on a site: so many times.
inline constexpr int deepestSite = 4;
inline constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();

[[nodiscard]] QString shown(const std::string &untrusted);
[[nodiscard]] inline std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

struct Point
{
    MapPoint at{nowhere, nowhere};
    Precision precision = Precision::None;
};
[[nodiscard]] Point countryPoint(const std::string &code);
/// Where a claim says that something is, without help from others. `finest`: a point alone is this precise.
[[nodiscard]] Point pointOf(const Whereabouts &where, Precision finest);

/// Nothing of what there is, and of who needs whom, is made of these.
[[nodiscard]] bool isHappening(Subject subject);

/// About one object, in order of precedence.
using Claims = std::vector<const Said *>;

/// The first claim that states a property.
template <typename States> const Said *first(const Claims &claims, States states)
{
    const auto found = std::ranges::find_if(claims, [&](const Said *said) { return states(*said); });
    return found == claims.end() ? nullptr : *found;
}
[[nodiscard]] std::string firstText(const Claims &claims, std::string Said::*text);

/// A relationship as one of its ends sees it.
struct Link
{
    const Said *said;
    const Claims *claims;
    std::string other;
};
/// The location that an object is linked to, and the marking of all that says so.
struct Located
{
    Point point;
    std::string country;
    std::uint16_t marking = 0;
};
/// A dependency before alternatives are grouped.
struct NewLink
{
    std::int32_t dependant, provider;
    NeedTerms terms;
    std::string group;
    std::string kind;
    std::uint16_t marking;
    std::uint16_t source; ///< of the claim, and its subject
    std::string_view id;
    bool isOfFloor = false, isRemoved = false; ///< by people; there is none
    std::int32_t beside = -1; ///< another provider in its group
    std::int64_t version = noTime; ///< of people: the newest word counts
    std::int32_t root = -1; ///< of a group that people made: who it began with; -1: `group` of a source
    std::optional<std::uint16_t> replacedBy = {}; ///< marking of what people say instead
    std::uint16_t number = 0; ///< of its group; 0: it stands for itself
};
/// Needs of one or of all, by dependant.
struct Needs
{
    std::vector<DependencyRow> rows;
    std::vector<ReplacedNeed> replaced;
};
/// A mission's task and what it needs, by whatever name.
struct TaskNode
{
    std::int32_t mission, task;
    std::uint16_t source = 0;
    std::vector<std::string> needs;
    std::uint32_t unresolved = 0; ///< of them
    std::vector<std::string> phases = {}; ///< keys
};
/// The two that a dependency, or a relationship that is one, speaks of.
struct Ends
{
    std::int32_t dependant = -1, provider = -1; ///< -1: it tells of no need
    bool isUnresolved = false; ///< because nobody knows one of them
};
/// Who tells of a need.
struct Teller
{
    std::int32_t dependant, provider;
    const Claims *claims;
};
/// Where an asset stands.
struct Stand
{
    Point point;
    std::optional<std::uint16_t> lent; ///< marking of who lent it the place; nothing: it has its own, or none
};
/// What an object is in the structure.
enum class Role : std::uint8_t { None, Asset, Mission, Infrastructure };
/// Software that is said to be somewhere, and by whom under which label.
struct Software
{
    std::int64_t source;
    std::string marking;
    std::vector<fusion::Product> products;
    bool operator==(const Software &) const = default;
};
/// What is told of an object in the structure, as far as others rest on it.
struct Told
{
    Role role = Role::None;
    bool isVulnerability = false;
    std::vector<std::pair<std::string, AssetIndex::Entry>> names; ///< sorted
    std::vector<Software> software;
};
/// Infrastructure that is an asset of the inventory.
struct Alias
{
    std::string id;
    std::int32_t asset;
    const Claims *claims;
};

/// One fold. Each concern has a file: whom to believe (fold.cpp), what there is (foldassets.cpp), where it is
/// (foldplaces.cpp), what needs what (folddependencies.cpp), what becomes of all this when claims come and go
/// (foldchanges.cpp), who watches what (foldwatches.cpp), what is vulnerable (foldvulnerabilities.cpp), what happens
/// (foldincidents.cpp), what people make of it (foldrecognition.cpp) and hold of an asset's health (foldhealth.cpp),
/// what is under way on either side (foldoperations.cpp).
class Folder
{
public:
    /// All three must outlive it, and so must the claims.
    Folder(std::span<const Source> sources, Markings &markings, Folded &out);

    void add(const Said &said);
    void remove(const Said &said); ///< before it goes
    /// Everything that does not depend on what happens. Once.
    void foldStructure();
    /// Of that, what came and went since touches. Nothing: more than can be put right in place; only another Folder
    /// helps (README.md, "What is kept").
    [[nodiscard]] std::optional<StructureChange> foldChanges();
    /// Incidents and operations, as often as they change.
    void foldHappening();

private:
    [[nodiscard]] std::uint16_t sourceOf(const Said &said) const { return m_sourceIndex.at(said.sourceId); }
    [[nodiscard]] std::uint16_t markingOf(const Said &said);
    [[nodiscard]] bool isHeard(const Said &said) const;
    void keepCurrent(const std::string &id, Claims &about);
    [[nodiscard]] std::uint16_t joinedMarking(const Claims &claims);
    /// Smaller is believed first. ~t turns the order of times round, noTime included.
    [[nodiscard]] auto precedence(const Said *said) const
    {
        return std::tuple(reliabilityRank(m_sources[sourceOf(*said)].reliability), ~said->version, ~said->from,
                          std::string_view(said->hash));
    }
    [[nodiscard]] static int reliabilityRank(char grade);

    std::int32_t addAsset(AssetRow row, const Claims &claims);
    [[nodiscard]] std::vector<std::pair<std::string, AssetIndex::Entry>>
    namesOf(std::int32_t asset, const std::string &id, const Claims &claims) const;
    void indexNames(std::int32_t asset, const std::string &id, const Claims &claims);
    std::int32_t addAssetOf(const std::string &id, const Claims &claims);
    [[nodiscard]] AssetRow assetOf(const std::string &id, const Claims &claims);
    void nameOwner(AssetRow &row, const std::string &owner);
    [[nodiscard]] std::uint16_t ownMarkingOf(std::int32_t asset);
    void addMission(const std::string &id, const Claims &claims);
    [[nodiscard]] std::uint16_t missionMarkingOf(const std::string &id, const Claims &claims);
    [[nodiscard]] AssetRow missionNodeOf(const std::string &id, const Claims &claims);
    [[nodiscard]] MissionRow missionOf(const AssetRow &node, const Claims &claims) const;
    template <typename Each> const Said *forEachOfFirst(const std::string &id, const Claims &claims, Each each) const;
    [[nodiscard]] std::pair<const Said *, std::map<std::string, Task>> tasksOf(const std::string &id,
                                                                               const Claims &claims) const;
    [[nodiscard]] std::vector<PhaseRow> phasesOf(const std::string &id, const Claims &claims,
                                                 std::span<const TaskNode> tasks) const;
    [[nodiscard]] static AssetRow taskRowOf(const AssetRow &mission, const Task &task);
    [[nodiscard]] std::span<TaskNode> tasksOf(std::int32_t mission);
    [[nodiscard]] TaskNode *taskAt(std::int32_t asset);
    void addNodes();
    void addInfrastructure();

    void addLinks();
    void link(const Claims &claims);
    void unlink(const Claims &claims);
    [[nodiscard]] const Claims *current(const std::string &id, Subject subject) const;
    [[nodiscard]] std::span<const Link> linksOf(const std::string &id) const;
    [[nodiscard]] std::vector<Located> locationsOf(const std::string &id,
                                                   std::initializer_list<std::string_view> kinds);
    [[nodiscard]] Located located(const Claims &location, std::uint16_t marking);
    void place(AssetRow &asset, const Point &point);
    void placeAssets();
    void placeAsset(std::int32_t asset);
    void rememberSites(std::int32_t asset);
    [[nodiscard]] Stand standOf(std::int32_t asset, int depth);
    void placeByCountries(AssetRow &asset, const Claims &claims);

    void addDependencies();
    [[nodiscard]] Ends endsOf(const Claims &claims);
    [[nodiscard]] Ends relatedBy(const Said &said) const;
    [[nodiscard]] std::span<const Teller> tellersOf(std::int32_t dependant) const;
    void tell(const Claims &claims, const Ends &ends);
    void untell(const Claims &claims);
    void resolveNeeds(TaskNode &task);
    [[nodiscard]] std::int32_t providerOf(const TaskNode &task, const std::string &need);
    [[nodiscard]] NewLink linkOf(const Teller &teller);
    void addTaskLinks(std::vector<NewLink> &links, std::int32_t dependant);
    void addNeeds(std::int32_t dependant, Needs &needs);

    void addWatches();
    void addWatches(std::int32_t asset, std::vector<WatchRow> &rows);
    void addWatchesOf(std::int32_t asset, const Claims &claims, std::vector<WatchRow> &rows);
    void addMonitors(std::int32_t asset, const std::string &id, std::vector<WatchRow> &rows);
    [[nodiscard]] std::string feedOf(const Claims &sensor) const;
    void addWatch(std::int32_t asset, const std::string &feed, std::uint16_t marking, std::vector<WatchRow> &rows);

    void touch(const std::string &id, const Claims &about);
    [[nodiscard]] Told toldOf(const std::string &id, const Claims &claims) const;
    void retract(const std::string &id, const Claims &claims, Told &before);
    void reach(const std::string &id, const Claims &claims);
    void reachAsset(const std::string &id);
    [[nodiscard]] bool isStillThere(const std::string &id, const Claims &claims);
    [[nodiscard]] std::optional<StructureChange> foldTold(const std::vector<std::pair<const Claims *, Told>> &told);
    [[nodiscard]] bool rename(const Told &before, const Told &now, StructureChange &change);
    void reachStanding();
    void reachMissions();
    [[nodiscard]] std::set<std::uint16_t> labelsReached() const;
    void refoldAssets(StructureChange &change);
    void refoldAsset(std::int32_t asset);
    void refoldMission(std::int32_t node);
    void refoldNeeds();
    [[nodiscard]] bool numberLabels();

    [[nodiscard]] std::vector<fusion::Installed> installed();
    void addVulnerabilities();

    [[nodiscard]] bool isOfFloor(const Said &said) const;
    [[nodiscard]] const Said *saidByFloor(const Claims &claims, Subject subject) const;
    void addMerges();
    [[nodiscard]] std::vector<std::string> topsOf(const std::string &incident) const;
    [[nodiscard]] std::string anchorOf(const std::string &top) const;
    void addRecognitions();
    [[nodiscard]] std::vector<const Said *> recognitionsOf(const std::string &incident) const;
    void recognise(IncidentRow &row);

    void addHeld();

    void addOperations();
    void joinOperations();
    [[nodiscard]] OperationRow operationOf(const std::vector<std::string> &ids);
    [[nodiscard]] std::vector<WarningRow> itemsOf(const Claims &order) const;
    void addTargets(OperationRow &row, const std::vector<std::string> &ids, const Claims &order);
    void addOrigins(OperationRow &row, const Claims &order);
    void placeOperation(OperationRow &row, const std::vector<const fusion::Operation *> &all);
    void explainIncidents(OperationsBoard &board);
    void explain(OperationsBoard &board, const std::vector<std::int32_t> &able, const IncidentRow &row,
                 const Claims &claims);

    void addMemberships();
    void addIncidents();
    void addIncident(const std::string &id, const Claims &claims);
    [[nodiscard]] IncidentRow incidentOf(const std::string &id, const Claims &claims);
    [[nodiscard]] Claims claimsOfAll(const std::string &id) const;
    [[nodiscard]] std::vector<std::string> idsOf(const std::string &incident) const;
    void affect(IncidentRow &row, std::int32_t asset);
    void addAffected(IncidentRow &row, const Claims &claims);
    void affectIdentity(IncidentRow &row, const Claims &identity);
    void placeIncident(IncidentRow &row, const Claims &claims);

    std::span<const Source> m_sources;
    Markings &m_markings;
    std::unordered_map<std::int64_t, std::uint16_t> m_sourceIndex;
    std::map<std::string, Claims> m_all; ///< by subject, whatever became of them
    std::map<std::string, Claims> m_current; ///< by subject, one a source, in order of precedence
    std::map<std::string, const Claims *> m_happening; ///< of m_current: what incidents and operations are made of
    bool m_isFolded = false; ///< the structure
    std::map<std::string, std::optional<Told>>
        m_touched; ///< whose claims are others: what was told before, if anything
    std::set<std::int32_t> m_reached, m_reachedNeeds; ///< assets that touched ones bear on; dependants
    bool m_isBeyond = false; ///< what came or went since cannot be put right in place
    std::vector<Claims> m_claimsOf; ///< by asset
    std::vector<TaskNode> m_tasks; ///< by task
    std::vector<Alias> m_aliases; ///< by asset
    bool m_isInfrastructureOurs = false;
    std::vector<Teller> m_tellers; ///< by dependant, then id
    std::vector<std::pair<std::int32_t, std::int32_t>> m_sites; ///< who is said to stand on what: site, asset
    std::vector<std::uint32_t> m_unheard; ///< by asset: names of feeds that nobody knows
    std::map<std::string, std::vector<Link>> m_links; ///< by either end
    std::map<std::string, std::vector<std::string>> m_members; ///< of incidents that the machine made
    std::map<std::string, std::string> m_memberOf;
    std::map<std::string, std::vector<std::string>> m_merged; ///< what people hold for one, by its smallest id
    std::map<std::string, std::string> m_mergedInto;
    std::map<std::string, std::vector<const Said *>> m_mergeSays; ///< by one of the two
    std::map<std::string, std::vector<const Said *>> m_recognitions; ///< by the first id that they are about
    std::map<std::string, std::vector<std::string>>
        m_sameOperations; ///< what the machine holds for one, by smallest id
    std::map<std::string, std::set<std::string>> m_sameNames; ///< by smallest id: the names that they are one by
    std::unordered_map<std::string, std::uint16_t> m_feeds; ///< what assets say they are watched by
    Folded &m_out;
};

} // namespace watchfloor::picture::folding
