// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/network.h"

#include <numeric>
#include <optional>
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
    : Network(nodes, needs.size(), [needs](std::size_t i) { return needs[i]; })
{
}

Network::Network(std::size_t nodes, std::size_t needs, const NeedAt &needAt)
{
    addGoals(nodes, needs, needAt);
    addDependants(nodes);
    findOrder(nodes);
}

void Network::addGoals(std::size_t nodes, std::size_t needs, const NeedAt &needAt)
{
    using Key = std::tuple<std::int32_t, Rule, std::uint32_t>;
    const auto keyOf = [](const Need &n, std::size_t i) {
        return Key(n.dependant, n.rule, n.rule == Rule::All ? static_cast<std::uint32_t>(i) : n.group);
    };
    const auto begin = [&] {
        m_goals.clear();
        m_providers.clear();
        m_goals.reserve(needs);
        m_providers.reserve(needs);
        m_goalOffsets.assign(nodes + 1, 0);
        m_providerOffsets.assign(nodes + 1, 0);
    };
    begin();
    // Those of a picture come in order.
    std::optional<Key> before;
    bool isInOrder = true;
    for (std::size_t i = 0; i < needs && isInOrder; ++i) {
        const Need need = needAt(i);
        if (!isSound(need, nodes))
            continue;
        const Key key = keyOf(need, i);
        isInOrder = !before || *before <= key;
        addProvider(need, i, before != key);
        before = key;
    }
    if (!isInOrder) {
        std::vector<std::pair<Key, std::size_t>> sorted;
        for (std::size_t i = 0; i < needs; ++i) {
            if (const Need need = needAt(i); isSound(need, nodes))
                sorted.emplace_back(keyOf(need, i), i);
        }
        std::ranges::sort(sorted);
        begin();
        for (std::size_t i = 0; i < sorted.size(); ++i)
            addProvider(needAt(sorted[i].second), sorted[i].second, i == 0 || sorted[i - 1].first != sorted[i].first);
    }
    for (Goal &goal : m_goals)
        goal.needed = std::min(goal.needed, goal.last - goal.first);
    accumulate(m_goalOffsets);
    accumulate(m_providerOffsets);
    m_providerNodes.reserve(m_providers.size());
    for (const Provider &p : m_providers)
        m_providerNodes.push_back(p.node);
}

void Network::addProvider(const Need &need, std::size_t index, bool isNewGoal)
{
    const auto dependant = static_cast<std::size_t>(need.dependant);
    const auto place = static_cast<std::uint32_t>(m_providers.size());
    if (isNewGoal) {
        m_goals.push_back({need.rule, place, place, 1});
        ++m_goalOffsets[dependant + 1];
    }
    Goal &goal = m_goals.back();
    ++goal.last;
    if (need.rule == Rule::KofN && need.isOfPeople >= goal.isOfPeople) {
        goal.needed = need.isOfPeople == goal.isOfPeople ? std::max(goal.needed, need.k) : need.k;
        goal.isOfPeople = need.isOfPeople;
    }
    m_providers.push_back({need.provider, static_cast<std::int32_t>(index), std::clamp(need.strength, 0.0, 1.0),
                           std::clamp(need.criticality, 0.0, 1.0), std::max(need.weight, 0.0)});
    ++m_providerOffsets[dependant + 1];
}

void Network::addDependants(std::size_t nodes)
{
    m_offsets.assign(nodes + 1, 0);
    for (const std::int32_t provider : m_providerNodes)
        ++m_offsets[static_cast<std::size_t>(provider) + 1];
    accumulate(m_offsets);
    m_dependants.resize(m_providerNodes.size());
    std::vector<std::uint32_t> next(m_offsets.begin(), m_offsets.end() - 1);
    for (std::size_t node = 0; node < nodes; ++node) {
        for (const std::int32_t provider : providerNodes(node))
            m_dependants[next[static_cast<std::size_t>(provider)]++] = static_cast<std::int32_t>(node);
    }
}

/// Tarjan's components, without recursion: by node, and how many.
std::pair<std::vector<std::uint32_t>, std::uint32_t> Network::components(std::size_t nodes) const
{
    constexpr std::uint32_t none = 0xFFFFFFFF;
    std::vector<std::uint32_t> component(nodes, none), entered(nodes, 0), lowest(nodes), path, open;
    std::vector<std::uint32_t> next(m_providerOffsets.begin(), m_providerOffsets.end() - 1);
    std::uint32_t count = 0, time = 0;
    const auto enter = [&](std::uint32_t node) {
        entered[node] = lowest[node] = ++time;
        path.push_back(node);
        open.push_back(node);
    };
    const auto close = [&](std::uint32_t node) {
        for (std::uint32_t one = none; one != node;) {
            one = open.back();
            open.pop_back();
            component[one] = count;
        }
        ++count;
    };
    for (std::uint32_t root = 0; root < nodes; ++root) {
        if (entered[root] == 0)
            enter(root);
        while (!path.empty()) {
            const std::uint32_t node = path.back();
            if (next[node] < m_providerOffsets[node + 1]) {
                const auto provider = static_cast<std::uint32_t>(m_providerNodes[next[node]++]);
                if (entered[provider] == 0)
                    enter(provider);
                else if (component[provider] == none)
                    lowest[node] = std::min(lowest[node], entered[provider]);
                continue;
            }
            path.pop_back();
            if (!path.empty())
                lowest[path.back()] = std::min(lowest[path.back()], lowest[node]);
            if (lowest[node] == entered[node])
                close(node);
        }
    }
    return {std::move(component), count};
}

/// Components come with what is needed first, which is the order in which values are found in one pass.
void Network::findOrder(std::size_t nodes)
{
    const auto [component, count] = components(nodes);
    std::vector<std::uint32_t> starts(count + 1, 0);
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
