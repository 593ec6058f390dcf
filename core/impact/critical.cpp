// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/critical.h"

#include "impact/solver.h"

#include <cmath>
#include <iterator>
#include <numeric>
#include <random>

namespace watchfloor::impact {

namespace {

using Set = std::vector<std::int32_t>; ///< ascending
using Family = std::vector<Set>;

std::size_t at(std::int32_t node) { return static_cast<std::size_t>(node); }

/// Whoever is met on the way from `from`, in order, with the node before each; -1: not met.
template <typename Next>
std::vector<std::int32_t> walk(const Network &network, std::span<const std::int32_t> from, const Next &next,
                               std::vector<std::int32_t> *before = nullptr)
{
    std::vector<std::uint8_t> seen(network.size(), 0);
    std::vector<std::int32_t> met(network.size()); // written without asking for room each time
    std::size_t count = 0;
    for (const std::int32_t node : from) {
        if (node >= 0 && at(node) < network.size() && std::exchange(seen[at(node)], 1) == 0)
            met[count++] = node;
    }
    for (std::size_t i = 0; i < count; ++i) {
        next(at(met[i]), [&](std::int32_t node) {
            if (std::exchange(seen[at(node)], 1) != 0)
                return;
            if (before)
                (*before)[at(node)] = met[i];
            met[count++] = node;
        });
    }
    met.resize(count);
    return met;
}

template <typename Take> void eachProvider(const Network &network, std::size_t node, const Take &take)
{
    for (const std::int32_t provider : network.providerNodes(node))
        take(provider);
}

bool isSubset(const Set &part, const Set &whole) { return std::ranges::includes(whole, part); }

/// Keeps only sets that hold no other; false where they were `most` already.
bool add(Family &family, Set set, std::size_t most)
{
    if (std::ranges::any_of(family, [&](const Set &other) { return isSubset(other, set); }))
        return true;
    std::erase_if(family, [&](const Set &other) { return isSubset(set, other); });
    if (family.size() >= most)
        return false;
    family.push_back(std::move(set));
    return true;
}

class CutFinder
{
public:
    CutFinder(const Network &network, std::size_t size, bool basic, std::size_t most)
        : m_network(network)
        , m_size(size)
        , m_basic(basic)
        , m_most(most)
        , m_families(network.size())
    {
    }
    bool isWhole = true;

    Family of(std::int32_t mission)
    {
        const std::int32_t start[] = {mission};
        auto nodes = below(m_network, start);
        std::ranges::sort(nodes, {}, [&](std::int32_t n) { return m_network.place(at(n)); });
        for (const std::int32_t node : nodes) {
            if (node != mission && (!m_basic || m_network.goals(at(node)).empty()))
                m_families[at(node)] = {{node}};
        }
        // Families only grow, so in a cycle too this comes to an end.
        for (bool grows = true; grows;) {
            grows = false;
            for (const std::int32_t node : nodes)
                grows = expand(node) || grows;
            if (!std::ranges::any_of(nodes, [&](std::int32_t n) { return isInCycle(n); }))
                break;
        }
        return m_families[at(mission)];
    }

private:
    [[nodiscard]] bool isInCycle(std::int32_t node) const
    {
        const auto [first, last] = m_network.cycleAt(m_network.place(at(node)));
        return last - first > 1;
    }

    bool expand(std::int32_t node)
    {
        Family family = m_families[at(node)];
        for (const Goal &goal : m_network.goals(at(node))) {
            const auto all = m_network.providers(goal);
            // So many must fail together that fewer than needed are left.
            const bool anyOne = goal.rule == Rule::Weighted || goal.rule == Rule::Fdna;
            const std::size_t failing = anyOne ? 1 : all.size() - goal.needed + 1;
            combine(all, failing, family);
        }
        if (family == m_families[at(node)])
            return false;
        m_families[at(node)] = std::move(family);
        return true;
    }

    /// The minimal sets that fail so many of a goal's providers, built up provider by provider: going through every
    /// choice of them would not end where many lean on one thing.
    void combine(std::span<const Provider> all, std::size_t failing, Family &family)
    {
        std::vector<Family> by(failing + 1); // so many of those looked at fail
        by[0].emplace_back();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Family &cuts = m_families[at(all[i].node)];
            for (std::size_t many = std::min(failing, i + 1); many > 0; --many) {
                for (const Set &so : Family(by[many - 1])) {
                    for (const Set &cut : cuts) {
                        Set both;
                        std::ranges::set_union(so, cut, std::back_inserter(both));
                        if (both.size() <= m_size)
                            isWhole = add(by[many], std::move(both), m_most) && isWhole;
                    }
                }
            }
        }
        for (Set &set : by[failing])
            isWhole = add(family, std::move(set), m_most) && isWhole;
    }

    const Network &m_network;
    const std::size_t m_size;
    const bool m_basic;
    const std::size_t m_most;
    std::vector<Family> m_families;
};

/// Adds what passes through each node on shortest chains from one (Brandes 2001, algorithm 1).
class Brandes
{
public:
    explicit Brandes(const Network &network)
        : m_distance(network.size())
        , m_paths(network.size())
        , m_passing(network.size())
        , m_offsets(1, 0)
    {
        // Two needs of one thing are one chain.
        for (std::size_t node = 0; node < network.size(); ++node) {
            const auto first = static_cast<std::ptrdiff_t>(m_providers.size());
            eachProvider(network, node, [this](std::int32_t provider) { m_providers.push_back(provider); });
            std::sort(m_providers.begin() + first, m_providers.end());
            m_providers.erase(std::unique(m_providers.begin() + first, m_providers.end()), m_providers.end());
            m_offsets.push_back(m_providers.size());
        }
    }
    void add(std::int32_t source, double weight, std::vector<double> &values)
    {
        std::ranges::fill(m_distance, -1);
        std::ranges::fill(m_paths, 0);
        std::ranges::fill(m_passing, 0);
        m_met.assign(1, source);
        m_distance[at(source)] = 0;
        m_paths[at(source)] = 1;
        for (std::size_t i = 0; i < m_met.size(); ++i)
            step(at(m_met[i]));
        for (std::size_t i = m_met.size(); i-- > 0;) {
            const std::size_t node = at(m_met[i]);
            for (const std::int32_t p : providers(node)) {
                if (m_distance[at(p)] == m_distance[node] + 1)
                    m_passing[node] += m_paths[node] / m_paths[at(p)] * (1 + m_passing[at(p)]);
            }
            if (m_met[i] != source)
                values[node] += weight * m_passing[node];
        }
    }

private:
    void step(std::size_t node)
    {
        for (const std::int32_t p : providers(node)) {
            std::int32_t &distance = m_distance[at(p)];
            if (distance < 0) {
                distance = m_distance[node] + 1;
                m_met.push_back(p);
            }
            if (distance == m_distance[node] + 1)
                m_paths[at(p)] += m_paths[node];
        }
    }
    [[nodiscard]] std::span<const std::int32_t> providers(std::size_t node) const
    {
        return std::span(m_providers).subspan(m_offsets[node], m_offsets[node + 1] - m_offsets[node]);
    }

    std::vector<std::int32_t> m_distance;
    std::vector<double> m_paths, m_passing;
    std::vector<std::size_t> m_offsets; ///< node -> m_providers
    std::vector<std::int32_t> m_providers, m_met;
};

} // namespace

std::vector<std::int32_t> below(const Network &network, std::span<const std::int32_t> nodes)
{
    auto met = walk(network, nodes, [&](std::size_t node, const auto &take) { eachProvider(network, node, take); });
    std::ranges::sort(met);
    return met;
}

std::vector<std::int32_t> above(const Network &network, std::span<const std::int32_t> nodes)
{
    return walk(network, nodes,
                [&](std::size_t node, const auto &take) { std::ranges::for_each(network.dependants(node), take); });
}

std::vector<SinglePoint> singlePoints(const Network &network, std::span<const std::int32_t> missions,
                                      const std::stop_token &stop)
{
    Solver solver(network, {});
    std::vector<std::uint8_t> isMission(network.size(), 0);
    for (const std::int32_t mission : missions)
        isMission[at(mission)] = 1;
    std::vector<SinglePoint> found;
    for (const std::int32_t node : below(network, missions)) {
        if (stop.stop_requested())
            break;
        if (isMission[at(node)])
            continue;
        SinglePoint point{node, {}, 0};
        for (const Solver::Change &change : solver.set(node, 0)) {
            const double left = solver.values()[at(change.node)];
            if (!isMission[at(change.node)])
                continue;
            point.missions.emplace_back(change.node, left);
            point.lost += change.before - left;
        }
        solver.undo();
        std::ranges::sort(point.missions, {}, [](const auto &m) { return std::pair(m.second, m.first); });
        if (!point.missions.empty())
            found.push_back(std::move(point));
    }
    std::ranges::sort(found, {}, [](const SinglePoint &p) { return std::pair(-p.lost, p.node); });
    return found;
}

CutSets minimalCutSets(const Network &network, std::int32_t mission, std::size_t size, bool basic, double failed,
                       std::size_t most)
{
    CutFinder finder(network, size, basic, most);
    CutSets cuts{finder.of(mission), true};
    cuts.isWhole = finder.isWhole;
    Solver solver(network, {});
    std::erase_if(cuts.sets, [&](const Set &set) {
        std::vector<std::pair<std::int32_t, double>> down;
        for (const std::int32_t node : set)
            down.emplace_back(node, 0);
        solver.set(down);
        const bool holds = solver.values()[at(mission)] > failed;
        solver.undo();
        return holds;
    });
    std::ranges::sort(cuts.sets, {}, [](const Set &s) { return std::pair(s.size(), s); });
    return cuts;
}

Betweenness betweenness(const Network &network, std::size_t exact, std::size_t drawn, const std::stop_token &stop)
{
    const std::size_t n = network.size();
    Betweenness found{std::vector<double>(n, 0), n, 0};
    std::vector<std::int32_t> sources(n);
    std::iota(sources.begin(), sources.end(), 0);
    if (n > exact && drawn < n) {
        std::mt19937_64 random(1); // the same answer whenever it is asked
        std::ranges::shuffle(sources, random);
        sources.resize(drawn);
        found.sources = drawn;
        found.error = std::sqrt(std::log(2 * double(n) / 0.05) / (2 * double(drawn)));
    }
    Brandes brandes(network);
    const double weight = sources.empty() ? 1 : double(n) / double(sources.size());
    for (const std::int32_t source : sources) {
        if (stop.stop_requested())
            return {};
        brandes.add(source, weight, found.values);
    }
    return found;
}

std::vector<std::int32_t> shortestPath(const Network &network, std::int32_t from, std::int32_t to)
{
    std::vector<std::int32_t> before(network.size(), -1);
    const std::int32_t start[] = {from};
    const auto met
        = walk(network, start, [&](std::size_t node, const auto &take) { eachProvider(network, node, take); }, &before);
    if (!std::ranges::contains(met, to))
        return {};
    std::vector<std::int32_t> path;
    for (std::int32_t node = to; node >= 0; node = node == from ? -1 : before[at(node)])
        path.push_back(node);
    std::ranges::reverse(path);
    return path;
}

std::vector<std::int32_t> allBetween(const Network &network, std::int32_t from, std::int32_t to)
{
    const std::int32_t start[] = {from}, end[] = {to};
    const auto needed = below(network, start);
    auto needing = above(network, end);
    std::ranges::sort(needing);
    std::vector<std::int32_t> both;
    std::ranges::set_intersection(needed, needing, std::back_inserter(both));
    return both;
}

} // namespace watchfloor::impact
