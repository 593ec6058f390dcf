// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/productmatch.h"
#include "model/needterms.h"
#include "model/severity.h"
#include "model/types.h"
#include "store/reader.h"

#include <QString>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace watchfloor::fusion {
struct Recognition;
}

namespace watchfloor::impact {
struct Wiring; // impact/wiring.h
}

namespace watchfloor::picture {

struct Effect; // picture/effect.h
struct OperationsBoard; // picture/operations.h

/// Web-Mercator unit coordinates: x 0 (180° W) to 1 (180° E), y 0 (85.0511° N) to 1 (85.0511° S); NaN: no place.
struct MapPoint
{
    float x, y;
};
[[nodiscard]] MapPoint project(double latitude, double longitude);
[[nodiscard]] std::pair<double, double> unproject(MapPoint p); ///< latitude, longitude

/// Observations as a struct of arrays; index i is one observation in all of them. Sorted by time, undated first.
struct Columns
{
    std::vector<std::int64_t> time; ///< happened from, microseconds; noTime: undated
    std::vector<std::uint8_t> severity; ///< 0-100
    std::vector<std::uint8_t> category; ///< Category
    std::vector<std::uint8_t> domain; ///< Domain
    std::vector<std::uint16_t> source; ///< index into Snapshot::sources
    std::vector<float> x, y; ///< MapPoint
    std::vector<std::uint8_t> precision; ///< Precision
    std::vector<std::int32_t> asset; ///< index into Snapshot::assets, -1 none
    std::vector<std::uint16_t> marking; ///< index into Snapshot::markings
    std::vector<std::int64_t> id; ///< the store's observation id
    /// Index into Snapshot::places, -1 none. Filled by finishPlaces(); a snapshot without it (size 0) is
    /// legal and gives the same answers, only slower.
    std::vector<std::int32_t> place;
    /// 1 where the position is only that of the row's asset, so that it is withheld together with the asset.
    /// Empty: any row that stands where its asset does counts as such.
    std::vector<std::uint8_t> placedByAsset;
    [[nodiscard]] std::size_t size() const { return time.size(); }
};

/// A distinct point that observations share: most stand where their asset does, so that a million
/// of them are a few thousand places to the map.
struct Place
{
    float x = 0, y = 0; ///< MapPoint
    Precision precision = Precision::None;
    bool operator==(const Place &) const = default;
};

/// core/model/README.md; the machine never goes past correlated.
enum class IncidentState : std::uint8_t {
    Reported,
    Correlated,
    Assessed,
    Recognised,
    Lapsed,
    Disputed,
    Dismissed,
    Closed
};
[[nodiscard]] std::string_view name(IncidentState s);
/// Neither dismissed nor closed: it still bears on assets and missions. A lapsed one does too, for that nobody renewed
/// its recognition is no all-clear.
[[nodiscard]] bool isOpen(IncidentState s);

/// State of an asset or mission, worst first where sorted. Unknown is never shown as nominal.
enum class Health : std::uint8_t { Nominal, Degraded, Impaired, Failed, Unknown };
[[nodiscard]] std::string_view name(Health h);
[[nodiscard]] std::optional<Health> healthFromName(std::string_view text);

struct SourceRow
{
    Source source;
    store::FeedState state;
};

/// A time in which messages of a feed were lost.
struct GapRow
{
    std::uint16_t source = 0; ///< index into sources
    std::int64_t from = 0, until = 0; ///< microseconds
    std::int64_t messages = 0; ///< 0: nobody can tell
    store::GapReason reason = store::GapReason::Unattended;
    bool operator==(const GapRow &) const = default;
};

/// The fold of the claims about one incident.
struct IncidentRow
{
    std::string id;
    QString title;
    QString description;
    IncidentState state = IncidentState::Reported;
    std::uint8_t severity = 0;
    Category category = Category::Undetermined;
    std::int8_t confidence = -1;
    std::int64_t from = noTime, to = noTime; ///< happened, microseconds
    std::int64_t known = 0; ///< first known
    std::int64_t updated = 0; ///< last known
    float x = 0, y = 0; ///< MapPoint, NaN none
    Precision precision = Precision::None;
    std::vector<std::string> countries; ///< ISO 3166-1 alpha-3
    std::vector<std::string> sectors;
    std::vector<std::int32_t> assets; ///< affected, indexes into Snapshot::assets
    std::vector<std::int32_t> missions; ///< affected, directly or through dependencies
    std::vector<std::uint16_t> sources; ///< that speak of it
    std::vector<std::string> members; ///< reports that the machine made it of; empty: it is one itself
    std::vector<std::string> parts; ///< incidents that people hold for this one, its own id among them; empty: one
    std::vector<std::string> merges; ///< subjects of the claims that say so
    std::vector<std::string> standsFor; ///< by what a decision about it names it, ascending
    std::shared_ptr<const fusion::Recognition> recognition; ///< what people hold of it; null: nothing so far
    bool contradicted = false; ///< sources disagree on a displayed property
    std::uint16_t marking = 0; ///< high-water mark of its claims
    std::int32_t placedBy = -1; ///< asset that lent its place, where no source gave one; withheld with it
    Domain domain = Domain::Cyberspace;
    std::shared_ptr<const Effect> effect; ///< where and in what it is felt: area, band, channels; null: nobody said
};

enum class AssetKind : std::uint8_t {
    Mission,
    Task,
    Service,
    Application,
    Host,
    Network,
    Site,
    Power,
    Satellite,
    Cable,
    Other
};
[[nodiscard]] std::string_view name(AssetKind k);

/// A node of the dependency graph: assets, and missions and their tasks as nodes above them.
struct AssetRow
{
    std::string id;
    QString name;
    AssetKind kind = AssetKind::Other;
    QString owner, sector;
    std::string nation;
    float x = 0, y = 0;
    Precision precision = Precision::None;
    std::vector<MapPoint> path; ///< of a cable or line
    std::uint8_t criticality = 0; ///< 0-100
    Health health = Health::Nominal; ///< with everything it depends on
    Health ownHealth = Health::Nominal; ///< from incidents on itself, or as people hold it: heldHealth()
    std::uint8_t worstSeverity = 0; ///< of open incidents on itself
    std::uint16_t marking = 0;
    std::int32_t mission = -1; ///< for kind Mission: index into missions
    /// Every feed that watches it is blind, and nobody answers for it: heldHealth(). What was claimed of it stays;
    /// nobody would see it get worse.
    bool unseen = false;
    std::int64_t lastSeen = noTime; ///< where unseen: the newest data of those feeds; noTime: none ever
    /// It, or something it needs, is unseen: it may be worse than `health` says, or would not be seen to mend.
    bool uncertain = false;
    std::int64_t unknownSince = noTime; ///< where uncertain: since when not all was seen; noTime: it never was
    std::uint32_t parts = 0; ///< products that bills and inventories name of it; see partsOf()
};

/// What people say of an asset's own health until an instant. It stands in place of what incidents and silent feeds
/// say of it, for better or for worse.
struct HeldHealth
{
    std::int32_t asset = -1; ///< index into assets
    Health health = Health::Nominal; ///< never unknown
    std::int64_t since = noTime, until = noTime; ///< microseconds; from `until` on it says nothing
    std::string by, why; ///< as typed; `by` is empty in a released copy
    std::uint16_t marking = 0;
    Health otherwise = Health::Nominal; ///< what incidents and feeds say of it, told by impact::apply
    bool unseen = false; ///< every feed that watches it is blind; likewise
    std::int64_t lastSeen = noTime; ///< as AssetRow has it
};

/// A feed that would see what happens to an asset.
struct WatchRow
{
    std::int32_t asset = -1; ///< index into assets
    std::uint16_t source = 0; ///< index into sources
    std::uint16_t marking = 0;
};

struct DependencyRow
{
    std::int32_t dependant = -1, provider = -1; ///< indexes into assets
    using Group = NeedRule;
    Group group = Group::All;
    std::uint8_t k = 1; ///< for KofN
    std::uint16_t groupId = 0; ///< same dependant and groupId: one group
    float strength = 1; ///< 0-1
    float criticality = 100; ///< 0-100, of Fdna; see NeedTerms, as what follows
    float weight = 1; ///< of Weighted
    std::int32_t holdUp = 0, timeToImpact = 0, recovery = 0; ///< seconds
    std::string kind; ///< power, network, hosts ...
    std::uint16_t marking = 0;
    bool isOfPeople = false; ///< said by the floor, before what sources say of the two
    static constexpr std::uint16_t nobody = 0xFFFF;
    std::uint16_t source = nobody; ///< index into sources: who says so, of several the one that goes first
    std::string id; ///< subject of the claim that says so: a dependency, a relationship, a mission; empty: nobody's
    /// A mission's need of a task counts in the phases that the task is needed in; before and after, nothing arrives
    /// over it. Told by tellPhases() (picture/phases.h) as of Snapshot::judgedAt.
    enum class Counts : std::uint8_t { Now, Later, NoMore };
    Counts counts = Counts::Now;
};

/// What sources say of a need of which people say otherwise. It still counts for whoever may not see what people say: a
/// decision takes nothing from anybody that they saw before.
struct ReplacedNeed
{
    std::int32_t dependant = -1; ///< as of `row`
    DependencyRow row; ///< in a group of its source, numbered with those of the needs that count
    std::uint16_t by = 0; ///< marking of what people say
};

/// A time of a mission in which it needs some of its tasks.
struct PhaseRow
{
    QString name;
    std::int64_t from = noTime, to = noTime; ///< microseconds, `to` not among them; noTime: open
    std::vector<std::int32_t> tasks; ///< needed in it: indexes into assets, ascending
    bool operator==(const PhaseRow &) const = default;
};

struct MissionRow
{
    std::string id;
    QString name;
    QString area;
    std::string audience; ///< parseAudience's form
    std::int32_t asset = -1; ///< its node
    std::vector<PhaseRow> phases; ///< by start, then end; a task that is in none of them is always needed
    Health health = Health::Nominal; ///< in the phases that run
    std::vector<std::int32_t> incidents; ///< that reach it, in whatever phase is not over, worst first
    std::uint16_t marking = 0;
    bool uncertain = false; ///< as of its node
    std::int64_t unknownSince = noTime;
};

/// A vulnerability that something of ours seems to have. It is no incident: it changes nobody's health.
struct VulnerabilityRow
{
    std::string id;
    QString title;
    std::string cve; ///< or empty
    std::uint8_t severity = 0;
    bool exploited = false; ///< known to be
    bool ransomware = false;
    std::int64_t due = noTime; ///< to be mended by then, says a source
    std::vector<std::uint16_t> sources;
    std::uint32_t leftOut = 0; ///< assets beyond a rule's budget
    std::uint16_t marking = 0;
};

/// Who needs whom in a picture, laid out once for all who ask. Whoever copies a picture may change it, so that a copy
/// has none.
struct LaidOut
{
    LaidOut() = default;
    LaidOut(const LaidOut &) { }
    LaidOut(LaidOut &&) noexcept = default;
    LaidOut &operator=(const LaidOut &)
    {
        wiring.reset();
        return *this;
    }
    LaidOut &operator=(LaidOut &&) noexcept = default;
    ~LaidOut() = default;
    std::shared_ptr<const impact::Wiring> wiring; ///< null: nobody did
};

/// One picture of everything known at one instant. Immutable once published; shared between threads.
struct Snapshot
{
    std::int64_t generation = 0;
    Timestamp knownAt{}; ///< of the newest item in it, or the instant asked for
    bool replay = false; ///< built for a past instant
    Timestamp judgedAt{}; ///< the instant at which feeds were found live or silent: now, or that of the replay
    store::Context context = store::Context::Real;
    Columns observations;
    std::vector<IncidentRow> incidents;
    /// What each member of a machine's incident would be by itself, by id: shown where the whole may not be.
    std::vector<IncidentRow> reports;
    std::vector<AssetRow> assets;
    std::vector<DependencyRow> dependencies; ///< by dependant
    std::vector<ReplacedNeed> replacedNeeds; ///< by dependant
    std::vector<MissionRow> missions;
    std::vector<SourceRow> sources;
    std::vector<GapRow> gaps; ///< by start; none in a released copy
    std::vector<WatchRow> watches; ///< by asset, then source
    std::vector<HeldHealth> held; ///< by asset, one each; what is over too: ask heldHealth()
    std::vector<VulnerabilityRow> vulnerabilities; ///< exploited first, then by severity; only those with a match
    std::vector<fusion::ProductMatch> matches; ///< by vulnerability, then asset
    std::array<fusion::RuleUse, fusion::matchRuleCount> matchRules;
    /// Operations of either side, and what our own explain; null: none. Ask operationsOf().
    std::shared_ptr<const OperationsBoard> operations;
    std::vector<Place> places; ///< see Columns::place
    std::vector<Marking> markings; ///< distinct labels; index 0 is mostRestrictive()
    std::unordered_map<std::string, std::int32_t> incidentById, vulnerabilityById;
    std::unordered_map<std::string, std::int32_t>
        assetById; ///< also by the ids of infrastructure that stands for an asset
    std::uint32_t unresolved = 0; ///< references to assets that no source knows, self-dependencies: not in the graph
    LaidOut laidOut; ///< of the dependencies above, in pictures that a Builder made
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Fills Columns::place and Snapshot::places from x, y and precision.
void finishPlaces(Snapshot &s);

/// What is recognised until `s.judgedAt` or earlier has lapsed. Called by build() at its end.
void lapse(Snapshot &s);
/// When a recognition, or what is held of an asset's health, ends next.
[[nodiscard]] std::optional<Timestamp> nextLapse(const Snapshot &s);
/// What people hold of an asset's health at `s.judgedAt`; null: nothing.
[[nodiscard]] const HeldHealth *heldHealth(const Snapshot &s, std::int32_t asset);
[[nodiscard]] bool isInForce(const HeldHealth &held, Timestamp at);
/// Better than incidents say.
[[nodiscard]] bool isContradicted(const HeldHealth &held);

/// Reads a whole snapshot. Runs on the caller's thread; `knownAt` empty: now.
[[nodiscard]] Result<SnapshotPtr> build(store::Store &store, store::Reader &reader, store::KnownAt knownAt = {});

} // namespace watchfloor::picture
