// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

#include <bitset>
#include <limits>
#include <optional>
#include <set>

/// Questions to a snapshot. Pure functions, any thread; cost is one pass over the arrays.
namespace watchfloor::picture {

/// Happened window [from, to), microseconds.
struct TimeWindow
{
    std::int64_t from = std::numeric_limits<std::int64_t>::min();
    std::int64_t to = std::numeric_limits<std::int64_t>::max();
    [[nodiscard]] bool isAll() const { return *this == TimeWindow{}; }
    bool operator==(const TimeWindow &) const = default;
};

struct MapRect ///< in MapPoint units; left may exceed right where it crosses 180°
{
    float left = 0, top = 0, right = 1, bottom = 1;
    bool operator==(const MapRect &) const = default;
};

struct Filter
{
    TimeWindow window;
    int minSeverity = 0;
    std::set<std::int64_t> hiddenSources; ///< source ids
    std::set<IncidentState> hiddenStates;
    std::optional<MapRect> area;
    QString text; ///< over incident and asset text, case-insensitive, all words
    bool operator==(const Filter &) const = default;
};

/// Undated items pass a window only where it is all of time; an incident passes where its span touches it.
/// Text looks at the incident and its assets; an observation has the text of its asset alone.
[[nodiscard]] bool passes(const Snapshot &s, const Filter &f, const IncidentRow &incident);

/// Density by severity. `counts[bin * severityBandCount + band]`; the edges are window.from + i * width.
struct TimeBins
{
    std::int64_t from = 0;
    std::int64_t width = 0; ///< microseconds
    std::vector<std::uint32_t> counts;
    std::uint32_t undated = 0; ///< parked: pass the filter but for their time
    std::uint32_t maximum = 0; ///< of any bin's sum
};
/// The filter's own window is not applied: the timeline shows what is outside the brush too.
/// Counts observations and incidents, an incident once, where it begins.
[[nodiscard]] TimeBins timeBins(const Snapshot &s, const Filter &f, TimeWindow shown, int bins);
/// First and last dated item; nothing for an empty snapshot.
[[nodiscard]] std::optional<TimeWindow> extent(const Snapshot &s);

/// Things drawn as one mark on the map.
struct Cluster
{
    float x = 0, y = 0; ///< mean of its points
    std::uint32_t observations = 0;
    std::uint32_t incidents = 0;
    std::uint8_t severity = 0; ///< worst
    Precision precision = Precision::Site; ///< coarsest
    std::int32_t onlyIncident = -1; ///< where it is exactly one incident and nothing else
    std::vector<std::int32_t> incidentRows; ///< indexes into Snapshot::incidents
};
/// Clusters of what passes `f` inside `view`, marks at least `radius` (MapPoint units) apart. Deterministic;
/// worst first, so draw them from the end. The cells lie on multiples of `radius` of the whole
/// world: panning by itself moves no mark that is not at the edge of `view`.
[[nodiscard]] std::vector<Cluster> clusters(const Snapshot &s, const Filter &f, MapRect view, float radius);
/// Observation row indexes within `radius` of a point that pass `f`, at most `limit`, worst and newest first.
[[nodiscard]] std::vector<std::int32_t> observationsNear(const Snapshot &s, const Filter &f, MapPoint p, float radius,
                                                         int limit);

struct Counts
{
    std::uint32_t observations = 0, incidents = 0;
    std::uint32_t undated = 0; ///< pass but for their time, whatever the window
    std::uint32_t unplaced = 0; ///< of those counted in the first two
    std::array<std::uint32_t, severityBandCount> incidentsByBand{};
    std::array<std::uint32_t, severityBandCount> observationsByBand{};
    Marking marking; ///< high-water mark of everything counted
};
[[nodiscard]] Counts count(const Snapshot &s, const Filter &f);

/// What is shown of the dependency graph: nodes with their layer (0 missions, downward), edges among them.
struct GraphSlice
{
    struct Node
    {
        std::int32_t asset = -1;
        int layer = 0;
        std::int32_t hiddenNeighbours = 0; ///< beyond this slice: "expand"
    };
    std::vector<Node> nodes;
    std::vector<std::int32_t> edges; ///< indexes into Snapshot::dependencies
};
/// The nodes of `assets` and what lies within `hops` of them; empty `assets`: missions and everything below, at most
/// `limit` nodes.
[[nodiscard]] GraphSlice graphSlice(const Snapshot &s, const std::vector<std::int32_t> &assets, int hops, int limit);

/// What became of an incident between two pictures; in the order in which it matters to a watch.
enum class Change : std::uint8_t { None, Added, Worse, Contradicted, Better, Closed };
[[nodiscard]] std::string_view name(Change c); // none, new, worse, contradicted, better, closed

/// What changed between two pictures.
struct Diff
{
    std::vector<std::string> added, worse, better, closed; ///< incident ids, worst first; each in one of these at most
    std::vector<std::int64_t> silent; ///< source ids that fell silent between the two
    std::vector<std::string> held; ///< asset ids of whose health people hold something else, by id
    std::vector<std::string> contradicted; ///< sources agreed on them before, or one alone spoke; may be worse, too
    [[nodiscard]] bool isEmpty() const
    {
        return added.empty() && worse.empty() && better.empty() && closed.empty() && silent.empty() && held.empty()
            && contradicted.empty();
    }
};
[[nodiscard]] Diff diff(const Snapshot &before, const Snapshot &after);
/// The one change to show of each incident of `after`, by row.
[[nodiscard]] std::vector<Change> changesByRow(const Snapshot &after, const Diff &diff);
/// The same of its assets: what became of the incidents on them, else of their health.
[[nodiscard]] std::vector<Change> changesByAsset(const Snapshot &before, const Snapshot &after,
                                                 const std::vector<Change> &incidents);

/// The one meaning of a feed's state, wherever it is shown. Late: no data for more than the cadence; Silent: for more
/// than three times, measured at `now`. For sensors and SOCs data is as old as its newest event, so that a feed that
/// repeats the past is not taken for a live one; for reports, as old as its arrival. Failing: at least half of what
/// came in the last hour in which anything came cannot be read.
enum class FeedHealth : std::uint8_t { Live, Late, Silent, Never, Failing };
[[nodiscard]] FeedHealth feedHealth(const SourceRow &row, Timestamp now);
[[nodiscard]] std::string_view name(FeedHealth h); // live, late, silent, never, failing

/// The longest wait that is normal, and who says so: what is declared, else what the feed taught, else a day.
struct Cadence
{
    enum class Origin : std::uint8_t { Declared, Learned, Assumed } origin = Origin::Assumed;
    std::chrono::seconds length = std::chrono::days{1};
};
[[nodiscard]] Cadence cadenceOf(const SourceRow &row);
[[nodiscard]] std::string_view name(Cadence::Origin o); // declared, learned, assumed

/// How old the feed's data is measured from; noTime: nothing that could be read ever came.
[[nodiscard]] std::int64_t dataTime(const SourceRow &row);
/// From when on nobody sees what the feed watches, if nothing more comes: three cadences after its last data.
/// The beginning of time where nothing ever came; nothing for people, who are no feed.
[[nodiscard]] std::optional<Timestamp> blindFrom(const SourceRow &row);
[[nodiscard]] bool isBlind(const SourceRow &row, Timestamp now);

} // namespace watchfloor::picture
