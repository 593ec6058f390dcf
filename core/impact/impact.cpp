// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/impact.h"

#include "impact/critical.h"
#include "impact/interval.h"
#include "impact/memory.h"
#include "impact/phases.h"
#include "picture/query.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <ranges>
#include <span>
#include <unordered_map>
#include <utility>

namespace watchfloor::impact {

using picture::AssetRow;
using picture::DependencyRow;
using picture::Health;
using picture::IncidentRow;
using picture::Snapshot;

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

double arriving(const std::vector<double> &value, const Provider &provider)
{
    return Network::arriving(value[at(provider.node)], provider);
}

bool lostRedundancy(const Network &network, const std::vector<double> &value, std::size_t node)
{
    return std::ranges::any_of(network.goals(node), [&](const Goal &goal) {
        const auto all = network.providers(goal);
        const auto good = static_cast<std::size_t>(
            std::ranges::count_if(all, [&](const Provider &p) { return arriving(value, p) >= 1; }));
        return all.size() > goal.needed && good == goal.needed;
    });
}

/// Two ends of an interval for each node: the values as they are known, and as they may be.
struct Interval
{
    const std::vector<double> &high, &low;
    [[nodiscard]] bool isOpen(std::size_t node) const { return low[node] < high[node]; }
};

/// Each edge that lets the doubt about a provider arrive: its group may be worse than is known, and this member of it.
template <typename Each> void forEachDoubt(const Network &network, const Interval &values, std::size_t node, Each each)
{
    for (const Goal &goal : network.goals(node)) {
        if (network.valueOf(values.low, goal) >= network.valueOf(values.high, goal))
            continue;
        for (const Provider &p : network.providers(goal)) {
            if (arriving(values.low, p) < arriving(values.high, p))
                each(at(p.node));
        }
    }
}

/// The earliest time from which on something that bears on a node is unseen, where its interval is open. Things never
/// seen come last: a mission is told when its sight was lost, not that it was never whole.
void tellDoubt(const Snapshot &s, const Network &network, const Interval &values, Impact &impact)
{
    const std::size_t n = s.assets.size();
    std::vector<std::vector<std::size_t>> above(n);
    std::vector<std::size_t> roots;
    for (std::size_t node = 0; node < n; ++node) {
        if (!values.isOpen(node))
            continue;
        if (s.assets[node].unseen)
            roots.push_back(node);
        forEachDoubt(network, values, node, [&](std::size_t provider) { above[provider].push_back(node); });
    }
    std::ranges::stable_sort(
        roots, {}, [&](std::size_t i) { return std::pair(s.assets[i].lastSeen == noTime, s.assets[i].lastSeen); });
    std::vector<std::uint8_t> isTold(n, 0);
    for (const std::size_t root : roots) {
        const std::int64_t since = s.assets[root].lastSeen;
        std::vector<std::size_t> waiting;
        const auto tell = [&](std::size_t node) {
            if (std::exchange(isTold[node], 1) != 0)
                return;
            std::int64_t &told = impact.unknownSince[node];
            told = told == noTime || since == noTime ? std::max(told, since) : std::min(told, since);
            impact.uncertain[node] = true;
            waiting.push_back(node);
        };
        tell(root);
        while (!waiting.empty()) {
            const std::size_t node = waiting.back();
            waiting.pop_back();
            std::ranges::for_each(above[node], tell);
        }
    }
}

using Own = std::vector<std::pair<std::int32_t, Bounds>>;

using Nodes = std::vector<std::int32_t>;

/// What nobody sees: as if it had failed, with what is known to be wrong elsewhere, and without.
void tellUnseen(const Snapshot &s, const Network &network, Intervals &intervals, const Nodes &unseen, Impact &impact)
{
    const std::vector<double> good(s.assets.size(), 1);
    impact.sight = good;
    impact.uncertain.assign(s.assets.size(), false);
    impact.unknownSince.assign(s.assets.size(), noTime);
    if (unseen.empty())
        return;
    Own dark;
    for (const std::int32_t node : unseen)
        dark.push_back({node, {0, 1}});
    intervals.solve(dark);
    for (const std::int32_t node : intervals.affected())
        impact.sight[at(node)] = intervals.of(at(node)).low;
    tellDoubt(s, network, {impact.value, impact.low}, impact);
    // What has failed cannot get worse, and still nobody sees it.
    tellDoubt(s, network, {good, impact.sight}, impact);
}

/// Rows of assets are large: `unseen` are those that are, so that nobody has to go through all of them.
Impact computed(const Snapshot &s, const Network &network, Intervals &intervals, std::vector<double> own,
                const Nodes &unseen)
{
    Impact impact;
    impact.own = std::move(own);
    impact.own.resize(s.assets.size(), 1);
    Own known;
    for (std::size_t i = 0; i < s.assets.size(); ++i) {
        if (impact.own[i] < 1)
            known.push_back({static_cast<std::int32_t>(i), {impact.own[i], impact.own[i]}});
    }
    for (const std::int32_t node : unseen)
        known.push_back({node, {0, impact.own[at(node)]}});
    intervals.solve(known);
    impact.value.assign(s.assets.size(), 1);
    impact.low = impact.value;
    impact.health.assign(s.assets.size(), Health::Nominal);
    impact.redundancyLost.assign(s.assets.size(), false);
    for (const std::int32_t node : intervals.affected()) {
        const Bounds bounds = intervals.of(at(node));
        impact.value[at(node)] = bounds.high;
        impact.low[at(node)] = bounds.low;
        impact.health[at(node)] = healthOf(bounds.high, bounds.low);
    }
    // Nobody lost an alternative who needs nothing that is bad.
    std::vector<std::uint8_t> isAsked(s.assets.size(), 0);
    for (const std::int32_t node : intervals.affected()) {
        for (const std::int32_t above : network.dependants(at(node))) {
            if (std::exchange(isAsked[at(above)], 1) == 0)
                impact.redundancyLost[at(above)] = lostRedundancy(network, impact.value, at(above));
        }
    }
    tellUnseen(s, network, intervals, unseen, impact);
    return impact;
}

void clear(AssetRow &asset)
{
    asset.worstSeverity = 0;
    asset.unseen = asset.uncertain = false;
    asset.lastSeen = asset.unknownSince = noTime;
    asset.health = asset.ownHealth = Health::Nominal;
}

/// Who is looked at by blind feeds alone: those of whom this is true. Rows of all others stay as they are.
Nodes applyWatches(Snapshot &s)
{
    struct Feed
    {
        bool isBlind;
        std::int64_t seen;
    };
    std::vector<Feed> feeds;
    for (const picture::SourceRow &feed : s.sources)
        feeds.push_back({picture::isBlind(feed, s.judgedAt), picture::dataTime(feed)});
    if (std::ranges::none_of(feeds, &Feed::isBlind))
        return {};
    std::vector<std::uint8_t> isSeen(s.assets.size(), 0);
    for (const picture::WatchRow &watch : s.watches)
        isSeen[at(watch.asset)] |= !feeds[watch.source].isBlind;
    Nodes unseen;
    for (const picture::WatchRow &watch : s.watches) {
        AssetRow &asset = s.assets[at(watch.asset)];
        if (isSeen[at(watch.asset)] != 0)
            continue;
        if (!std::exchange(asset.unseen, true))
            unseen.push_back(watch.asset);
        asset.lastSeen = std::max(asset.lastSeen, feeds[watch.source].seen);
    }
    return unseen;
}

/// Whoever answers for an asset has looked: until that ends, the feeds are not missed there.
void answerFor(Snapshot &s, Nodes &unseen)
{
    for (picture::HeldHealth &held : s.held) {
        held.unseen = false;
        held.lastSeen = noTime;
        if (!picture::isInForce(held, s.judgedAt))
            continue;
        AssetRow &asset = s.assets[at(held.asset)];
        held.unseen = std::exchange(asset.unseen, false);
        held.lastSeen = std::exchange(asset.lastSeen, noTime);
    }
    std::erase_if(unseen, [&](std::int32_t node) { return !s.assets[at(node)].unseen; });
}

Nodes unseenIn(const Snapshot &s)
{
    Nodes unseen;
    for (std::size_t i = 0; i < s.assets.size(); ++i) {
        if (s.assets[i].unseen)
            unseen.push_back(static_cast<std::int32_t>(i));
    }
    return unseen;
}

/// Open incidents of each asset that has any, worst first.
using IncidentsOf = std::unordered_map<std::int32_t, std::vector<std::int32_t>>;
IncidentsOf openIncidents(const Snapshot &s)
{
    IncidentsOf found;
    for (std::size_t i = 0; i < s.incidents.size(); ++i) {
        if (!picture::isOpen(s.incidents[i].state))
            continue;
        for (const std::int32_t asset : s.incidents[i].assets)
            found[asset].push_back(static_cast<std::int32_t>(i));
    }
    for (auto &[asset, incidents] : found) {
        std::ranges::stable_sort(incidents, std::greater{},
                                 [&](std::int32_t i) { return s.incidents[at(i)].severity; });
    }
    return found;
}

/// A need that rests is there, and nothing of a loss arrives over it; one that is over is none.
Need needOf(const DependencyRow &d, DependencyRow::Counts counts)
{
    Need need = impact::needOf(d);
    if (counts == DependencyRow::Counts::Later) {
        need.strength = 0;
        need.criticality = 1; // FDNA's own way of passing nothing on
    }
    if (counts == DependencyRow::Counts::NoMore)
        need.provider = -1;
    return need;
}

Need needOfNow(const DependencyRow &d) { return needOf(d, d.counts); }

/// As if each phase that `phases` speaks of ran.
Need needOfPhases(const DependencyRow &d, Phases phases)
{
    const bool isOver = d.counts == DependencyRow::Counts::NoMore && phases == Phases::ToCome;
    return needOf(d, isOver ? DependencyRow::Counts::NoMore : DependencyRow::Counts::Now);
}

void applyToMissions(Snapshot &s, const Reach &reach)
{
    for (IncidentRow &incident : s.incidents)
        incident.missions.clear();
    for (std::size_t m = 0; m < s.missions.size(); ++m) {
        picture::MissionRow &mission = s.missions[m];
        mission.incidents.clear();
        if (mission.asset < 0)
            continue;
        const AssetRow &node = s.assets[at(mission.asset)];
        mission.health = node.health;
        mission.uncertain = node.uncertain;
        mission.unknownSince = node.unknownSince;
        for (std::size_t i = 0; i < s.incidents.size(); ++i) {
            IncidentRow &incident = s.incidents[i];
            if (std::ranges::none_of(incident.assets, [&](std::int32_t asset) { return reach.has(m, asset); }))
                continue;
            incident.missions.push_back(static_cast<std::int32_t>(m));
            if (picture::isOpen(incident.state))
                mission.incidents.push_back(static_cast<std::int32_t>(i));
        }
        std::ranges::stable_sort(mission.incidents, std::greater{},
                                 [&](std::int32_t i) { return s.incidents[at(i)].severity; });
    }
}

/// From open incidents alone.
std::vector<double> toldHealth(const Snapshot &s)
{
    std::vector<double> own(s.assets.size(), 1);
    for (const IncidentRow &incident : s.incidents) {
        if (!picture::isOpen(incident.state))
            continue;
        // Several incidents on one asset may well be one damage.
        for (const std::int32_t asset : incident.assets)
            own[at(asset)] = leftAfter({own[at(asset)], valueOfSeverity(incident.severity)}, Hits::OneDamage);
    }
    return own;
}

void holdHealth(const Snapshot &s, std::vector<double> &own)
{
    for (const picture::HeldHealth &held : s.held) {
        if (picture::isInForce(held, s.judgedAt))
            own[at(held.asset)] = valueOfHealth(held.health);
    }
}

void tellOtherwise(Snapshot &s, const std::vector<double> &told)
{
    for (picture::HeldHealth &held : s.held)
        held.otherwise = held.unseen ? healthOf(told[at(held.asset)], 0) : healthOf(told[at(held.asset)]);
}

std::vector<std::int32_t> missionNodes(const Snapshot &s)
{
    std::vector<std::int32_t> nodes;
    for (const picture::MissionRow &mission : s.missions)
        nodes.push_back(mission.asset);
    return nodes;
}

/// The shortest chains to what nobody sees, longest unseen first, after what is known.
void addUnseen(const Snapshot &s, const Network &network, const Interval &values, const std::vector<double> &own,
               std::int32_t asset, std::vector<Reason> &reasons)
{
    std::vector<std::int32_t> above(s.assets.size(), -1);
    std::vector<std::uint8_t> seen(s.assets.size(), 0);
    std::vector<std::int32_t> order{asset};
    std::vector<Reason> found;
    seen[at(asset)] = 1;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::int32_t node = order[i];
        if (s.assets[at(node)].unseen && own[at(node)] >= 1) {
            Reason reason{node, {}, {}, true};
            for (std::int32_t step = node; step >= 0; step = above[at(step)])
                reason.path.push_back(step);
            std::ranges::reverse(reason.path);
            found.push_back(std::move(reason));
        }
        forEachDoubt(network, values, at(node), [&](std::size_t provider) {
            if (std::exchange(seen[provider], 1) == 0) {
                above[provider] = node;
                order.push_back(static_cast<std::int32_t>(provider));
            }
        });
    }
    std::ranges::stable_sort(found, {}, [&](const Reason &r) {
        const AssetRow &root = s.assets[at(r.root)];
        return std::tuple(root.lastSeen == noTime, root.lastSeen, r.path.size());
    });
    std::ranges::move(found, std::back_inserter(reasons));
}

} // namespace

double valueOfSeverity(std::uint8_t severity)
{
    switch (severityBand(severity)) {
    case SeverityBand::Info:
    case SeverityBand::Low:
        return 1;
    case SeverityBand::Medium:
        return 0.7;
    case SeverityBand::High:
        return 0.4;
    case SeverityBand::Critical:
        return 0;
    }
    return 1;
}

double valueOfHealth(Health health)
{
    switch (health) {
    case Health::Degraded:
        return 0.7;
    case Health::Impaired:
        return 0.4;
    case Health::Failed:
        return 0;
    case Health::Nominal:
    case Health::Unknown:
        return 1;
    }
    return 1;
}

double leftAfter(std::initializer_list<double> each, Hits hits)
{
    double left = 1;
    for (const double one : each)
        left = hits == Hits::Independent ? left * one : std::min(left, one);
    return left;
}

Health healthOf(double value)
{
    // Half way between the values that ownHealth() gives.
    if (std::isnan(value))
        return Health::Unknown;
    return value >= 1  ? Health::Nominal
        : value > 0.55 ? Health::Degraded
        : value > 0.2  ? Health::Impaired
                       : Health::Failed;
}

Health healthOf(double value, double low)
{
    const Health known = healthOf(value);
    return known == Health::Nominal && healthOf(low) != Health::Nominal ? Health::Unknown : known;
}

std::optional<Timestamp> nextSilence(const Snapshot &s)
{
    std::optional<Timestamp> next;
    for (const picture::WatchRow &watch : s.watches) {
        const auto from = picture::blindFrom(s.sources[watch.source]);
        if (from && *from >= s.judgedAt && (!next || *from < *next))
            next = from;
    }
    return next;
}

std::vector<double> ownHealth(const Snapshot &s)
{
    std::vector<double> own = toldHealth(s);
    holdHealth(s, own);
    return own;
}

Need needOf(const DependencyRow &d)
{
    Need need{d.dependant, d.provider};
    need.isOfPeople = d.isOfPeople;
    need.rule = d.group;
    need.group = d.groupId;
    need.k = d.k;
    need.strength = double(d.strength);
    need.criticality = double(d.criticality) / 100;
    need.weight = double(d.weight);
    need.holdUp = std::chrono::seconds(d.holdUp);
    need.timeToImpact = std::chrono::seconds(d.timeToImpact);
    need.recovery = std::chrono::seconds(d.recovery);
    return need;
}

std::vector<Need> needsOf(const Snapshot &s, Phases phases)
{
    std::vector<Need> needs;
    needs.reserve(s.dependencies.size());
    for (const DependencyRow &d : s.dependencies)
        needs.push_back(phases == Phases::Now ? needOfNow(d) : needOfPhases(d, phases));
    return needs;
}

Network networkOf(const Snapshot &s, Phases phases)
{
    return Network(s.assets.size(), s.dependencies.size(), [&](std::size_t i) {
        const DependencyRow &d = s.dependencies[i];
        return phases == Phases::Now ? needOfNow(d) : needOfPhases(d, phases);
    });
}

std::string modelOf(const Snapshot &s)
{
    std::string model(modelName);
    const auto has = [&](Rule rule) { return std::ranges::contains(s.dependencies, rule, &DependencyRow::group); };
    if (has(Rule::Weighted))
        model += ", weighted means";
    if (has(Rule::Fdna))
        model += ", FDNA weakest link (Garvey and Pinto)";
    return model;
}

Impact propagate(const Snapshot &s, const std::vector<double> &own)
{
    const auto wiring = wiringOf(s);
    Intervals intervals(wiring->network, wiring->plan);
    return computed(s, wiring->network, intervals, own, unseenIn(s));
}

std::shared_ptr<const Wiring> wiringOf(const Snapshot &s)
{
    return s.laidOut.wiring ? s.laidOut.wiring : std::make_shared<const Wiring>(networkOf(s), missionNodes(s));
}

std::vector<Reason> reasons(const Snapshot &s, const Impact &impact, std::int32_t asset, int limit)
{
    return s.laidOut.wiring ? reasons(s, s.laidOut.wiring->network, impact, asset, limit)
                            : reasons(s, networkOf(s), impact, asset, limit);
}

std::vector<Reason> reasons(const Snapshot &s, const Network &network, const Impact &impact, std::int32_t asset,
                            int limit)
{
    std::vector<Reason> found;
    if (asset < 0 || at(asset) >= s.assets.size() || limit <= 0)
        return found;
    const auto open = openIncidents(s);
    const auto incidentsOf = [&](std::int32_t node) {
        const auto on = open.find(node);
        return on == open.end() ? std::vector<std::int32_t>() : on->second;
    };
    std::vector<std::int32_t> above(s.assets.size(), -1); ///< the node that needs it, on the shortest chain
    std::vector<std::uint8_t> seen(s.assets.size(), 0);
    std::vector<std::int32_t> order{asset};
    seen[at(asset)] = 1;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::int32_t node = order[i];
        if (impact.own[at(node)] < 1) {
            Reason reason{node, {}, incidentsOf(node), s.assets[at(node)].unseen, heldHealth(s, node) != nullptr};
            for (std::int32_t step = node; step >= 0; step = above[at(step)])
                reason.path.push_back(step);
            std::ranges::reverse(reason.path);
            found.push_back(std::move(reason));
        }
        // Only what lowers this node: an alternative that another one makes good is no reason.
        for (const Goal &goal : network.goals(at(node))) {
            if (network.valueOf(impact.value, goal) >= 1)
                continue;
            for (const Provider &p : network.providers(goal)) {
                if (seen[at(p.node)] || arriving(impact.value, p) >= 1)
                    continue;
                seen[at(p.node)] = 1;
                above[at(p.node)] = node;
                order.push_back(p.node);
            }
        }
    }
    std::ranges::stable_sort(found, {},
                             [&](const Reason &r) { return std::pair(impact.own[at(r.root)], r.path.size()); });
    const std::vector<double> good(s.assets.size(), 1);
    const Interval known{impact.value, impact.low}, sight{good, impact.sight};
    if (known.isOpen(at(asset)))
        addUnseen(s, network, known, impact.own, asset, found);
    else if (sight.isOpen(at(asset)))
        addUnseen(s, network, sight, impact.own, asset, found);
    found.resize(std::min(found.size(), static_cast<std::size_t>(limit)));
    return found;
}

void apply(Snapshot &s) { Memory().apply(s); }

struct Memory::Work
{
    Intervals intervals;
};

Memory::Memory() = default;
Memory::~Memory() = default;
Memory::Memory(Memory &&) noexcept = default;
Memory &Memory::operator=(Memory &&) noexcept = default;
Memory::Memory(const Memory &other)
    : m_structure(other.m_structure)
    , m_number(other.m_number)
    , m_turn(other.m_turn)
    , m_needs(other.m_needs)
{
}
Memory &Memory::operator=(const Memory &other)
{
    if (this != &other) {
        m_structure = other.m_structure;
        m_number = other.m_number;
        m_turn = other.m_turn;
        m_needs = other.m_needs;
        m_work.reset();
    }
    return *this;
}

/// `turn`: since when missions are in the phases in which they are.
void Memory::prepare(const Snapshot &s, std::uint64_t structure, std::int64_t turn)
{
    if (structure == 0 && !s.laidOut.wiring)
        compare(s);
    else if (structure == 0)
        take(s.laidOut.wiring);
    else if (!m_structure || structure != m_number || turn != m_turn)
        take(std::make_shared<const Wiring>(networkOf(s), missionNodes(s)));
    m_number = structure;
    m_turn = turn;
    if (!m_work)
        m_work = std::make_unique<Work>(Intervals(m_structure->network, m_structure->plan));
}

/// Whoever made the picture says nothing of it.
void Memory::compare(const Snapshot &s)
{
    auto missions = missionNodes(s);
    const bool isSame = m_structure && m_number == 0 && m_structure->network.size() == s.assets.size()
        && m_structure->missions == missions && std::ranges::equal(s.dependencies, m_needs, {}, needOfNow);
    if (isSame)
        return;
    take(std::make_shared<const Wiring>(networkOf(s), std::move(missions)));
    m_needs = needsOf(s);
}

void Memory::take(std::shared_ptr<const Wiring> structure)
{
    if (structure == m_structure)
        return;
    m_work.reset(); // it speaks of the other
    m_needs = {};
    m_structure = std::move(structure);
}

void Memory::apply(Snapshot &s, const Hint &hint)
{
    s.laidOut = {}; // of what it was before
    prepare(s, hint.structure, picture::tellPhases(s));
    if (hint.touched) {
        for (const std::int32_t node : std::exchange(*hint.touched, {}))
            clear(s.assets[at(node)]);
    } else {
        std::ranges::for_each(s.assets, clear);
    }
    Nodes touched;
    for (const IncidentRow &incident : s.incidents) {
        if (!picture::isOpen(incident.state))
            continue;
        for (const std::int32_t asset : incident.assets) {
            s.assets[at(asset)].worstSeverity = std::max(s.assets[at(asset)].worstSeverity, incident.severity);
            touched.push_back(asset);
        }
    }
    Nodes unseen = applyWatches(s);
    answerFor(s, unseen);
    std::vector<double> own = toldHealth(s);
    tellOtherwise(s, own);
    holdHealth(s, own);
    const Impact impact = computed(s, m_structure->network, m_work->intervals, std::move(own), unseen);
    for (std::size_t i = 0; i < s.assets.size(); ++i) {
        const bool isWell = impact.own[i] >= 1 && impact.health[i] == Health::Nominal && !impact.uncertain[i];
        if (isWell)
            continue;
        touched.push_back(static_cast<std::int32_t>(i));
        AssetRow &asset = s.assets[i];
        asset.ownHealth = healthOf(impact.own[i]);
        asset.health = impact.health[i];
        if (impact.uncertain[i]) {
            asset.uncertain = true;
            asset.unknownSince = impact.unknownSince[i];
        }
    }
    for (const std::int32_t node : unseen)
        s.assets[at(node)].ownHealth = healthOf(impact.own[at(node)], 0);
    if (hint.touched) {
        touched.insert(touched.end(), unseen.begin(), unseen.end());
        *hint.touched = std::move(touched);
    }
    applyToMissions(s, m_structure->reach);
    s.laidOut.wiring = hint.structure != 0 ? m_structure : nullptr;
}

Impact Memory::impactOf(const Snapshot &s)
{
    prepare(s, 0, noTime);
    return computed(s, m_structure->network, m_work->intervals, ownHealth(s), unseenIn(s));
}

std::vector<double> Memory::missionsWith(const Snapshot &s, Timestamp when,
                                         const std::vector<std::pair<std::int32_t, double>> &own)
{
    Own known;
    for (const auto &[node, value] : own)
        known.push_back({node, {value, value}});
    m_work->intervals.solve(known);
    const auto valueOf = [&](std::int32_t node) { return m_work->intervals.of(at(node)).high; };
    const auto isThen = [&](const picture::PhaseRow &phase) { return picture::isRunning(phase, when); };
    const auto arriving = [&](std::size_t need) { return valueOf(s.dependencies[need].provider); };
    std::vector<double> values;
    for (const picture::MissionRow &mission : s.missions) {
        if (mission.asset < 0 || mission.phases.empty()) {
            values.push_back(mission.asset < 0 ? 1 : valueOf(mission.asset));
            continue;
        }
        const auto found = std::ranges::find(own, mission.asset, &std::pair<std::int32_t, double>::first);
        values.push_back(MissionNeeds(s, mission).worth(found == own.end() ? 1 : found->second, arriving, isThen));
    }
    return values;
}

const Network &Memory::network() const { return m_structure->network; }

bool Memory::needs(std::size_t mission, std::int32_t asset) const { return m_structure->reach.has(mission, asset); }

} // namespace watchfloor::impact
