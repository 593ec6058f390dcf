// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/impact.h"

#include "picture/query.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <ranges>
#include <span>
#include <utility>

namespace watchfloor::impact {

using picture::AssetRow;
using picture::DependencyRow;
using picture::Health;
using picture::IncidentRow;
using picture::Snapshot;

namespace {

struct Link
{
    std::int32_t dependency = -1; ///< index into Snapshot::dependencies
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Link>;

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

bool isSound(const Snapshot &s, const DependencyRow &d)
{
    const auto inside = [&](std::int32_t i) { return i >= 0 && at(i) < s.assets.size(); };
    return inside(d.dependant) && inside(d.provider);
}

/// Edges from `from` to `to` of every dependency, in their order.
template <typename From, typename To> Graph graphOf(const Snapshot &s, From from, To to)
{
    std::vector<std::pair<std::size_t, std::size_t>> edges;
    std::vector<Link> links;
    for (std::size_t i = 0; i < s.dependencies.size(); ++i) {
        const DependencyRow &d = s.dependencies[i];
        if (!isSound(s, d))
            continue;
        edges.emplace_back(at(d.*from), at(d.*to));
        links.push_back({static_cast<std::int32_t>(i)});
    }
    return Graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), links.begin(), s.assets.size());
}

auto outEdges(const Graph &graph, std::size_t node)
{
    const auto [first, last] = boost::out_edges(node, graph);
    return std::ranges::subrange(first, last);
}

/// What a node needs, as groups: each a run of dependencies of which `needed` must hold.
class Needs
{
public:
    struct Group
    {
        std::size_t first = 0, last = 0;
        std::size_t needed = 0;
    };

    explicit Needs(const Snapshot &s)
        : m_snapshot(s)
        , m_offsets(s.assets.size() + 1, 0)
    {
        for (std::size_t i = 0; i < s.dependencies.size(); ++i) {
            if (isSound(s, s.dependencies[i]))
                m_members.push_back(static_cast<std::int32_t>(i));
        }
        std::ranges::sort(m_members, {}, [&](std::int32_t i) {
            const DependencyRow &d = s.dependencies[at(i)];
            // Each "all" stands for itself: their order does not matter.
            return std::tuple(d.dependant, d.group, d.group == DependencyRow::Group::All ? 0 : d.groupId, i);
        });
        for (std::size_t first = 0; first < m_members.size();) {
            const DependencyRow &head = s.dependencies[at(m_members[first])];
            std::size_t last = first + 1;
            std::size_t needed = 1;
            if (head.group != DependencyRow::Group::All) {
                const auto isSameGroup = [&](const DependencyRow &d) {
                    return d.dependant == head.dependant && d.group == head.group && d.groupId == head.groupId;
                };
                while (last < m_members.size() && isSameGroup(s.dependencies[at(m_members[last])]))
                    ++last;
                for (std::size_t i = first; head.group == DependencyRow::Group::KofN && i < last; ++i)
                    needed = std::max<std::size_t>(needed, s.dependencies[at(m_members[i])].k);
            }
            // A group that names fewer alternatives than it needs, needs them all: the others are not known to us.
            m_groups.push_back({first, last, std::min(needed, last - first)});
            ++m_offsets[at(head.dependant) + 1];
            first = last;
        }
        for (std::size_t i = 1; i < m_offsets.size(); ++i)
            m_offsets[i] += m_offsets[i - 1];
    }

    [[nodiscard]] std::span<const Group> groupsOf(std::size_t node) const
    {
        return std::span(m_groups).subspan(m_offsets[node], m_offsets[node + 1] - m_offsets[node]);
    }
    [[nodiscard]] std::span<const std::int32_t> members(const Group &g) const
    {
        return std::span(m_members).subspan(g.first, g.last - g.first);
    }
    /// What arrives of a provider's value over one dependency.
    [[nodiscard]] float arriving(const std::vector<float> &value, std::int32_t dependency) const
    {
        const DependencyRow &d = m_snapshot.dependencies[at(dependency)];
        const float v = value[at(d.provider)];
        const float strength = std::clamp(d.strength, 0.0F, 1.0F);
        // Rounding must not let a value sink by going round a cycle.
        return strength >= 1 ? v : std::max(v, 1 - strength * (1 - v));
    }
    [[nodiscard]] float valueOf(const std::vector<float> &value, const Group &g) const
    {
        if (g.last - g.first == 1)
            return arriving(value, m_members[g.first]);
        thread_local std::vector<float> arrived;
        arrived.clear();
        for (const std::int32_t dependency : members(g))
            arrived.push_back(arriving(value, dependency));
        const auto kth = arrived.begin() + static_cast<std::ptrdiff_t>(g.needed - 1);
        std::ranges::nth_element(arrived, kth, std::greater{});
        return *kth;
    }

private:
    const Snapshot &m_snapshot;
    std::vector<std::int32_t> m_members; ///< dependency indexes, by dependant and group
    std::vector<Group> m_groups;
    std::vector<std::size_t> m_offsets; ///< node -> m_groups
};

/// Starts from own health and only ever lowers a value, so that what remains is the greatest fixed point:
/// two nodes that need each other do not declare each other dead.
void settle(const Needs &needs, const Graph &dependants, std::vector<float> &value)
{
    std::deque<std::size_t> waiting;
    std::vector<std::uint8_t> isWaiting(value.size(), 1);
    for (std::size_t i = 0; i < value.size(); ++i)
        waiting.push_back(i);
    while (!waiting.empty()) {
        const std::size_t node = waiting.front();
        waiting.pop_front();
        isWaiting[node] = 0;
        float lowest = value[node];
        for (const Needs::Group &group : needs.groupsOf(node))
            lowest = std::min(lowest, needs.valueOf(value, group));
        if (lowest >= value[node])
            continue;
        value[node] = lowest;
        for (const auto edge : outEdges(dependants, node)) {
            const std::size_t above = boost::target(edge, dependants);
            if (!isWaiting[above]) {
                isWaiting[above] = 1;
                waiting.push_back(above);
            }
        }
    }
}

bool lostRedundancy(const Needs &needs, const std::vector<float> &value, std::size_t node)
{
    return std::ranges::any_of(needs.groupsOf(node), [&](const Needs::Group &g) {
        const auto members = needs.members(g);
        const auto good = static_cast<std::size_t>(std::ranges::count_if(
            members, [&](std::int32_t dependency) { return needs.arriving(value, dependency) >= 1; }));
        return members.size() > g.needed && good == g.needed;
    });
}

/// Two ends of an interval for each node: the values as they are known, and as they may be.
struct Interval
{
    const std::vector<float> &high, &low;
    [[nodiscard]] bool isOpen(std::size_t node) const { return low[node] < high[node]; }
};

/// Each edge that lets the doubt about a provider arrive: its group may be worse than is known, and this member of it.
template <typename Each>
void forEachDoubt(const Snapshot &s, const Needs &needs, const Interval &values, std::size_t node, Each each)
{
    for (const Needs::Group &group : needs.groupsOf(node)) {
        if (needs.valueOf(values.low, group) >= needs.valueOf(values.high, group))
            continue;
        for (const std::int32_t dependency : needs.members(group)) {
            if (needs.arriving(values.low, dependency) < needs.arriving(values.high, dependency))
                each(at(s.dependencies[at(dependency)].provider));
        }
    }
}

/// The earliest time from which on something that bears on a node is unseen, where its interval is open. Things never
/// seen come last: a mission is told when its sight was lost, not that it was never whole.
void tellDoubt(const Snapshot &s, const Needs &needs, const Interval &values, Impact &impact)
{
    const std::size_t n = s.assets.size();
    std::vector<std::vector<std::size_t>> above(n);
    std::vector<std::size_t> roots;
    for (std::size_t node = 0; node < n; ++node) {
        if (!values.isOpen(node))
            continue;
        if (s.assets[node].unseen)
            roots.push_back(node);
        forEachDoubt(s, needs, values, node, [&](std::size_t provider) { above[provider].push_back(node); });
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

/// What nobody sees: as if it had failed, with what is known to be wrong elsewhere, and without.
void settleUnseen(const Snapshot &s, const Needs &needs, const Graph &dependants, Impact &impact)
{
    const std::vector<float> good(s.assets.size(), 1);
    impact.low = impact.value;
    impact.sight = good;
    impact.uncertain.assign(s.assets.size(), false);
    impact.unknownSince.assign(s.assets.size(), noTime);
    if (std::ranges::none_of(s.assets, &AssetRow::unseen))
        return;
    for (std::size_t i = 0; i < s.assets.size(); ++i) {
        if (s.assets[i].unseen)
            impact.low[i] = impact.sight[i] = 0;
    }
    settle(needs, dependants, impact.low);
    settle(needs, dependants, impact.sight);
    tellDoubt(s, needs, {impact.value, impact.low}, impact);
    // What has failed cannot get worse, and still nobody sees it.
    tellDoubt(s, needs, {good, impact.sight}, impact);
}

/// Who is looked at by blind feeds alone.
void applyWatches(Snapshot &s)
{
    for (AssetRow &asset : s.assets) {
        asset.unseen = false;
        asset.lastSeen = noTime;
    }
    std::vector<std::uint8_t> isSeen(s.assets.size(), 0);
    for (const picture::WatchRow &watch : s.watches) {
        const picture::SourceRow &feed = s.sources[watch.source];
        AssetRow &asset = s.assets[at(watch.asset)];
        isSeen[at(watch.asset)] |= !picture::isBlind(feed, s.judgedAt);
        asset.unseen = !isSeen[at(watch.asset)];
        asset.lastSeen = std::max(asset.lastSeen, picture::dataTime(feed));
    }
    for (AssetRow &asset : s.assets) {
        if (!asset.unseen)
            asset.lastSeen = noTime;
    }
}

/// Open incidents of each asset, worst first.
std::vector<std::vector<std::int32_t>> openIncidents(const Snapshot &s)
{
    std::vector<std::vector<std::int32_t>> found(s.assets.size());
    for (std::size_t i = 0; i < s.incidents.size(); ++i) {
        if (!picture::isOpen(s.incidents[i].state))
            continue;
        for (const std::int32_t asset : s.incidents[i].assets)
            found[at(asset)].push_back(static_cast<std::int32_t>(i));
    }
    for (auto &incidents : found) {
        std::ranges::stable_sort(incidents, std::greater{},
                                 [&](std::int32_t i) { return s.incidents[at(i)].severity; });
    }
    return found;
}

float valueOf(std::uint8_t severity)
{
    switch (severityBand(severity)) {
    case SeverityBand::Info:
    case SeverityBand::Low:
        return 1;
    case SeverityBand::Medium:
        return 0.7F;
    case SeverityBand::High:
        return 0.4F;
    case SeverityBand::Critical:
        return 0;
    }
    return 1;
}

/// Everything that `node` depends on, itself included.
std::vector<std::size_t> below(const Graph &providers, std::size_t node, std::vector<std::uint8_t> &seen)
{
    std::ranges::fill(seen, 0);
    std::vector<std::size_t> found{node};
    seen[node] = 1;
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const auto edge : outEdges(providers, found[i])) {
            const std::size_t next = boost::target(edge, providers);
            if (!seen[next]) {
                seen[next] = 1;
                found.push_back(next);
            }
        }
    }
    return found;
}

void applyToMissions(Snapshot &s, const Graph &providers)
{
    std::vector<std::vector<std::int32_t>> onAsset(s.assets.size());
    for (std::size_t i = 0; i < s.incidents.size(); ++i) {
        s.incidents[i].missions.clear();
        for (const std::int32_t asset : s.incidents[i].assets)
            onAsset[at(asset)].push_back(static_cast<std::int32_t>(i));
    }
    std::vector<std::uint8_t> seen(s.assets.size(), 0);
    for (std::size_t m = 0; m < s.missions.size(); ++m) {
        picture::MissionRow &mission = s.missions[m];
        mission.incidents.clear();
        if (mission.asset < 0)
            continue;
        const AssetRow &node = s.assets[at(mission.asset)];
        mission.health = node.health;
        mission.uncertain = node.uncertain;
        mission.unknownSince = node.unknownSince;
        std::vector<std::int32_t> reaching;
        for (const std::size_t asset : below(providers, at(mission.asset), seen))
            reaching.insert(reaching.end(), onAsset[asset].begin(), onAsset[asset].end());
        std::ranges::sort(reaching);
        reaching.erase(std::ranges::unique(reaching).begin(), reaching.end());
        for (const std::int32_t i : reaching) {
            s.incidents[at(i)].missions.push_back(static_cast<std::int32_t>(m));
            if (picture::isOpen(s.incidents[at(i)].state))
                mission.incidents.push_back(i);
        }
        std::ranges::stable_sort(mission.incidents, std::greater{},
                                 [&](std::int32_t i) { return s.incidents[at(i)].severity; });
    }
}

/// The shortest chains to what nobody sees, longest unseen first, after what is known.
void addUnseen(const Snapshot &s, const Needs &needs, const Interval &values, const std::vector<float> &own,
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
        forEachDoubt(s, needs, values, at(node), [&](std::size_t provider) {
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

Health healthOf(float value)
{
    // Half way between the values that ownHealth() gives.
    if (std::isnan(value))
        return Health::Unknown;
    return value >= 1   ? Health::Nominal
        : value > 0.55F ? Health::Degraded
        : value > 0.2F  ? Health::Impaired
                        : Health::Failed;
}

Health healthOf(float value, float low)
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

std::vector<float> ownHealth(const Snapshot &s)
{
    std::vector<float> own(s.assets.size(), 1);
    for (const IncidentRow &incident : s.incidents) {
        if (!picture::isOpen(incident.state))
            continue;
        for (const std::int32_t asset : incident.assets)
            own[at(asset)] = std::min(own[at(asset)], valueOf(incident.severity));
    }
    return own;
}

Impact propagate(const Snapshot &s, const std::vector<float> &own)
{
    Impact impact;
    impact.own = own;
    impact.own.resize(s.assets.size(), 1);
    impact.value = impact.own;
    const Needs needs(s);
    const Graph dependants = graphOf(s, &DependencyRow::provider, &DependencyRow::dependant);
    settle(needs, dependants, impact.value);
    settleUnseen(s, needs, dependants, impact);
    impact.health.reserve(s.assets.size());
    impact.redundancyLost.reserve(s.assets.size());
    for (std::size_t i = 0; i < s.assets.size(); ++i) {
        impact.health.push_back(healthOf(impact.value[i], impact.low[i]));
        impact.redundancyLost.push_back(lostRedundancy(needs, impact.value, i));
    }
    return impact;
}

std::vector<Reason> reasons(const Snapshot &s, const Impact &impact, std::int32_t asset, int limit)
{
    std::vector<Reason> found;
    if (asset < 0 || at(asset) >= s.assets.size() || limit <= 0)
        return found;
    const Needs needs(s);
    const auto incidents = openIncidents(s);
    std::vector<std::int32_t> above(s.assets.size(), -1); ///< the node that needs it, on the shortest chain
    std::vector<std::uint8_t> seen(s.assets.size(), 0);
    std::vector<std::int32_t> order{asset};
    seen[at(asset)] = 1;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::int32_t node = order[i];
        if (impact.own[at(node)] < 1) {
            Reason reason{node, {}, incidents[at(node)], s.assets[at(node)].unseen};
            for (std::int32_t step = node; step >= 0; step = above[at(step)])
                reason.path.push_back(step);
            std::ranges::reverse(reason.path);
            found.push_back(std::move(reason));
        }
        // Only what lowers this node: an alternative that another one makes good is no reason.
        for (const Needs::Group &group : needs.groupsOf(at(node))) {
            if (needs.valueOf(impact.value, group) >= 1)
                continue;
            for (const std::int32_t dependency : needs.members(group)) {
                const std::int32_t provider = s.dependencies[at(dependency)].provider;
                if (seen[at(provider)] || needs.arriving(impact.value, dependency) >= 1)
                    continue;
                seen[at(provider)] = 1;
                above[at(provider)] = node;
                order.push_back(provider);
            }
        }
    }
    std::ranges::stable_sort(found, {},
                             [&](const Reason &r) { return std::pair(impact.own[at(r.root)], r.path.size()); });
    const std::vector<float> good(s.assets.size(), 1);
    const Interval known{impact.value, impact.low}, sight{good, impact.sight};
    if (known.isOpen(at(asset)))
        addUnseen(s, needs, known, impact.own, asset, found);
    else if (sight.isOpen(at(asset)))
        addUnseen(s, needs, sight, impact.own, asset, found);
    found.resize(std::min(found.size(), static_cast<std::size_t>(limit)));
    return found;
}

void apply(Snapshot &s)
{
    for (AssetRow &asset : s.assets)
        asset.worstSeverity = 0;
    for (const IncidentRow &incident : s.incidents) {
        if (!picture::isOpen(incident.state))
            continue;
        for (const std::int32_t asset : incident.assets)
            s.assets[at(asset)].worstSeverity = std::max(s.assets[at(asset)].worstSeverity, incident.severity);
    }
    applyWatches(s);
    const Impact impact = propagate(s, ownHealth(s));
    for (std::size_t i = 0; i < s.assets.size(); ++i) {
        AssetRow &asset = s.assets[i];
        asset.ownHealth = healthOf(impact.own[i], asset.unseen ? 0 : impact.own[i]);
        asset.health = impact.health[i];
        asset.uncertain = impact.uncertain[i];
        asset.unknownSince = impact.unknownSince[i];
    }
    applyToMissions(s, graphOf(s, &DependencyRow::dependant, &DependencyRow::provider));
}

} // namespace watchfloor::impact
