// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/query.h"

#include <algorithm>
#include <limits>
#include <span>

namespace watchfloor::picture {

namespace {

/// Neighbours as runs of one array each way.
class Neighbours
{
public:
    explicit Neighbours(const Snapshot &s)
        : m_down(s.assets.size() + 1, 0)
        , m_up(s.assets.size() + 1, 0)
    {
        for (const DependencyRow &d : s.dependencies) {
            ++m_down[static_cast<std::size_t>(d.dependant) + 1];
            ++m_up[static_cast<std::size_t>(d.provider) + 1];
        }
        for (std::size_t i = 1; i < m_down.size(); ++i) {
            m_down[i] += m_down[i - 1];
            m_up[i] += m_up[i - 1];
        }
        m_providers.resize(s.dependencies.size());
        m_dependants.resize(s.dependencies.size());
        auto nextDown = m_down, nextUp = m_up;
        for (const DependencyRow &d : s.dependencies) {
            m_providers[nextDown[static_cast<std::size_t>(d.dependant)]++] = d.provider;
            m_dependants[nextUp[static_cast<std::size_t>(d.provider)]++] = d.dependant;
        }
    }
    [[nodiscard]] std::span<const std::int32_t> providers(std::int32_t node) const
    {
        return run(m_providers, m_down, node);
    }
    [[nodiscard]] std::span<const std::int32_t> dependants(std::int32_t node) const
    {
        return run(m_dependants, m_up, node);
    }

private:
    static std::span<const std::int32_t> run(const std::vector<std::int32_t> &of,
                                             const std::vector<std::size_t> &offsets, std::int32_t node)
    {
        const auto i = static_cast<std::size_t>(node);
        return std::span(of).subspan(offsets[i], offsets[i + 1] - offsets[i]);
    }
    std::vector<std::size_t> m_down, m_up;
    std::vector<std::int32_t> m_providers, m_dependants;
};

/// Missions; where there are none, what nothing depends on but that depends on something; else everything.
std::vector<std::int32_t> roots(const Snapshot &s, const Neighbours &near)
{
    std::vector<std::int32_t> missions, tops, all;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(s.assets.size()); ++i) {
        if (s.assets[static_cast<std::size_t>(i)].kind == AssetKind::Mission)
            missions.push_back(i);
        if (near.dependants(i).empty() && !near.providers(i).empty())
            tops.push_back(i);
        all.push_back(i);
    }
    return !missions.empty() ? missions : !tops.empty() ? tops : all;
}

/// Breadth first, so that a limit cuts what is farthest.
std::vector<std::int32_t> reach(const Neighbours &near, std::size_t size, const std::vector<std::int32_t> &from,
                                int hops, int limit, bool bothWays)
{
    std::vector<std::int32_t> found;
    std::vector<std::uint8_t> seen(size, 0);
    const auto visit = [&](std::int32_t node) {
        const auto i = static_cast<std::size_t>(node);
        if (node < 0 || i >= size || seen[i] || found.size() >= static_cast<std::size_t>(std::max(limit, 0)))
            return;
        seen[i] = 1;
        found.push_back(node);
    };
    for (const std::int32_t node : from)
        visit(node);
    std::size_t start = 0;
    for (int hop = 0; hop < hops && start < found.size(); ++hop) {
        const std::size_t end = found.size();
        for (; start < end; ++start) {
            const std::int32_t node = found[start];
            for (const std::int32_t next : near.providers(node))
                visit(next);
            if (bothWays) {
                for (const std::int32_t next : near.dependants(node))
                    visit(next);
            }
        }
    }
    return found;
}

/// Longest path from the top within the slice; an edge that would close a cycle is left out of it.
class Layers
{
public:
    Layers(const Snapshot &s, const Neighbours &near, std::span<const std::int32_t> nodes)
        : m_snapshot(s)
        , m_near(near)
        , m_index(s.assets.size(), -1)
        , m_nodes(nodes)
        , m_layer(nodes.size(), 0)
    {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            m_index[static_cast<std::size_t>(nodes[i])] = static_cast<std::int32_t>(i);
        findOrder();
        push();
        pull();
    }
    [[nodiscard]] int operator[](std::size_t i) const { return m_layer[i]; }
    [[nodiscard]] bool has(std::int32_t asset) const { return m_index[static_cast<std::size_t>(asset)] >= 0; }

private:
    struct Edge
    {
        std::int32_t from, to; ///< indexes into m_nodes
    };

    [[nodiscard]] bool isMission(std::size_t i) const
    {
        return m_snapshot.assets[static_cast<std::size_t>(m_nodes[i])].kind == AssetKind::Mission;
    }

    /// Depth-first finishing order reversed; keeps the edges that lead forward in it.
    void findOrder()
    {
        enum : std::uint8_t { New, Open, Done };
        std::vector<std::uint8_t> state(m_nodes.size(), New);
        std::vector<std::pair<std::int32_t, std::size_t>> stack;
        const auto start = [&](std::size_t root) {
            if (state[root] != New)
                return;
            state[root] = Open;
            stack.emplace_back(static_cast<std::int32_t>(root), 0);
            while (!stack.empty()) {
                auto &[node, next] = stack.back();
                const auto providers = m_near.providers(m_nodes[static_cast<std::size_t>(node)]);
                if (next == providers.size()) {
                    state[static_cast<std::size_t>(node)] = Done;
                    m_order.push_back(node);
                    stack.pop_back();
                    continue;
                }
                const std::int32_t to = m_index[static_cast<std::size_t>(providers[next++])];
                if (to < 0 || state[static_cast<std::size_t>(to)] == Open)
                    continue;
                m_edges.push_back({node, to});
                if (state[static_cast<std::size_t>(to)] == New) {
                    state[static_cast<std::size_t>(to)] = Open;
                    stack.emplace_back(to, 0);
                }
            }
        };
        // From the tops first, so that a cycle is entered where it hangs.
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (isMission(i))
                start(i);
        }
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (m_near.dependants(m_nodes[i]).empty())
                start(i);
        }
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            start(i);
        std::ranges::reverse(m_order);
        std::vector<std::int32_t> rank(m_nodes.size());
        for (std::size_t i = 0; i < m_order.size(); ++i)
            rank[static_cast<std::size_t>(m_order[i])] = static_cast<std::int32_t>(i);
        std::ranges::sort(m_edges, {}, [&](const Edge &e) {
            return std::pair(rank[static_cast<std::size_t>(e.from)], rank[static_cast<std::size_t>(e.to)]);
        });
    }

    void push()
    {
        bool anyMission = false;
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            anyMission = anyMission || isMission(i);
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            m_layer[i] = anyMission && !isMission(i) ? 1 : 0; // the top row is the missions' own
        for (const Edge &e : m_edges) {
            int &below = m_layer[static_cast<std::size_t>(e.to)];
            below = std::max(below, m_layer[static_cast<std::size_t>(e.from)] + 1);
        }
    }

    /// What nothing depends on hangs just above what it needs, not far away under the missions.
    void pull()
    {
        constexpr int none = std::numeric_limits<int>::max();
        std::vector<int> highest(m_nodes.size(), none);
        std::vector<std::uint8_t> hasDependant(m_nodes.size(), 0);
        for (const Edge &e : m_edges) {
            int &layer = highest[static_cast<std::size_t>(e.from)];
            layer = std::min(layer, m_layer[static_cast<std::size_t>(e.to)]);
            hasDependant[static_cast<std::size_t>(e.to)] = 1;
        }
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (!hasDependant[i] && !isMission(i) && highest[i] != none)
                m_layer[i] = std::max(m_layer[i], highest[i] - 1);
        }
    }

    const Snapshot &m_snapshot;
    const Neighbours &m_near;
    std::vector<std::int32_t> m_index; ///< asset -> index into m_nodes
    std::span<const std::int32_t> m_nodes;
    std::vector<int> m_layer;
    std::vector<std::int32_t> m_order;
    std::vector<Edge> m_edges;
};

} // namespace

GraphSlice graphSlice(const Snapshot &s, const std::vector<std::int32_t> &assets, int hops, int limit)
{
    const Neighbours near(s);
    const std::vector<std::int32_t> nodes = assets.empty()
        ? reach(near, s.assets.size(), roots(s, near), std::numeric_limits<int>::max(), limit, false)
        : reach(near, s.assets.size(), assets, hops, limit, true);
    const Layers layers(s, near, nodes);

    GraphSlice slice;
    slice.nodes.reserve(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::vector<std::int32_t> hidden;
        const auto note = [&](std::int32_t neighbour) {
            if (!layers.has(neighbour))
                hidden.push_back(neighbour);
        };
        std::ranges::for_each(near.providers(nodes[i]), note);
        std::ranges::for_each(near.dependants(nodes[i]), note);
        std::ranges::sort(hidden);
        const auto repeated = std::ranges::unique(hidden);
        slice.nodes.push_back({nodes[i], layers[i], static_cast<std::int32_t>(hidden.size() - repeated.size())});
    }
    for (std::size_t i = 0; i < s.dependencies.size(); ++i) {
        if (layers.has(s.dependencies[i].dependant) && layers.has(s.dependencies[i].provider))
            slice.edges.push_back(static_cast<std::int32_t>(i));
    }
    return slice;
}

} // namespace watchfloor::picture
