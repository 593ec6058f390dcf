// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/network.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include <numeric>
#include <tuple>

namespace watchfloor::impact {

namespace {

bool isSound(const Need &need, std::size_t nodes)
{
    const auto inside = [nodes](std::int32_t node) { return node >= 0 && static_cast<std::size_t>(node) < nodes; };
    return inside(need.dependant) && inside(need.provider) && need.dependant != need.provider;
}

void accumulate(std::vector<std::uint32_t> &counts) { std::partial_sum(counts.begin(), counts.end(), counts.begin()); }

} // namespace

Network::Network(std::size_t nodes, std::span<const Need> needs)
{
    addGoals(nodes, needs);
    addDependants(nodes, needs);
    findOrder(nodes);
}

void Network::addGoals(std::size_t nodes, std::span<const Need> needs)
{
    std::vector<std::int32_t> sorted;
    sorted.reserve(needs.size());
    for (std::size_t i = 0; i < needs.size(); ++i) {
        if (isSound(needs[i], nodes))
            sorted.push_back(static_cast<std::int32_t>(i));
    }
    const auto goalOf = [&](std::int32_t i) {
        const Need &n = needs[static_cast<std::size_t>(i)];
        return std::tuple(n.dependant, n.rule, n.rule == Rule::All ? static_cast<std::uint32_t>(i) : n.group);
    };
    std::ranges::sort(sorted, {}, [&](std::int32_t i) { return std::pair(goalOf(i), i); });
    m_goalOffsets.assign(nodes + 1, 0);
    m_providers.reserve(sorted.size());
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t last = first;
        std::uint32_t needed = 1;
        const Need &head = needs[static_cast<std::size_t>(sorted[first])];
        for (; last < sorted.size() && goalOf(sorted[last]) == goalOf(sorted[first]); ++last) {
            const Need &n = needs[static_cast<std::size_t>(sorted[last])];
            m_providers.push_back({n.provider, sorted[last], std::clamp(n.strength, 0.0, 1.0),
                                   std::clamp(n.criticality, 0.0, 1.0), std::max(n.weight, 0.0)});
            if (n.rule == Rule::KofN)
                needed = std::max(needed, n.k);
        }
        const auto count = static_cast<std::uint32_t>(last - first);
        m_goals.push_back(
            {head.rule, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), std::min(needed, count)});
        ++m_goalOffsets[static_cast<std::size_t>(head.dependant) + 1];
        first = last;
    }
    accumulate(m_goalOffsets);
    m_providerOffsets.assign(nodes + 1, 0);
    for (std::size_t node = 0; node < nodes; ++node)
        m_providerOffsets[node + 1] = m_providerOffsets[node] + static_cast<std::uint32_t>(providers(node).size());
    m_providerNodes.reserve(m_providers.size());
    for (const Provider &p : m_providers)
        m_providerNodes.push_back(p.node);
}

void Network::addDependants(std::size_t nodes, std::span<const Need> needs)
{
    m_offsets.assign(nodes + 1, 0);
    for (const Provider &p : m_providers)
        ++m_offsets[static_cast<std::size_t>(p.node) + 1];
    accumulate(m_offsets);
    m_dependants.resize(m_providers.size());
    std::vector<std::uint32_t> next(m_offsets.begin(), m_offsets.end() - 1);
    for (const Provider &p : m_providers)
        m_dependants[next[static_cast<std::size_t>(p.node)]++] = needs[static_cast<std::size_t>(p.need)].dependant;
}

/// Tarjan's components come with what is needed first, which is the order in which values are found in one pass.
void Network::findOrder(std::size_t nodes)
{
    using Graph = boost::compressed_sparse_row_graph<boost::directedS>;
    std::vector<std::pair<std::size_t, std::size_t>> edges;
    edges.reserve(m_providers.size());
    for (std::size_t node = 0; node < nodes; ++node) {
        for (const Provider &p : providers(node))
            edges.emplace_back(node, static_cast<std::size_t>(p.node));
    }
    const Graph graph(boost::edges_are_sorted, edges.begin(), edges.end(), nodes);
    std::vector<std::uint32_t> component(nodes);
    const auto index = boost::get(boost::vertex_index, graph);
    const std::uint32_t components
        = boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), index));
    std::vector<std::uint32_t> starts(components + 1, 0);
    for (const std::uint32_t c : component)
        ++starts[c + 1];
    accumulate(starts);
    m_order.resize(nodes);
    m_place.resize(nodes);
    m_cycleFirst.resize(nodes);
    m_cycleLast.resize(nodes);
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::size_t node = 0; node < nodes; ++node) {
        const std::uint32_t place = next[component[node]]++;
        m_order[place] = static_cast<std::int32_t>(node);
        m_place[node] = place;
        m_cycleFirst[place] = starts[component[node]];
        m_cycleLast[place] = starts[component[node] + 1];
    }
}

} // namespace watchfloor::impact
