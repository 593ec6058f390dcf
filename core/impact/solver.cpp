// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/solver.h"

namespace watchfloor::impact {

namespace {

// Means in a cycle come to rest only in the limit; what is smaller than this nobody can see.
constexpr double noticeable = 1e-9;

std::size_t at(std::int32_t node) { return static_cast<std::size_t>(node); }

} // namespace

Solver::Solver(const Network &network, std::vector<double> own)
    : m_network(network)
    , m_own(std::move(own))
{
    m_own.resize(network.size(), 1);
    m_values = m_own;
    m_isWaiting.assign(network.size(), 0);
    m_isTouched.assign(network.size(), 0);
    for (std::uint32_t place = 0; place < network.size();) {
        const auto [first, last] = network.cycleAt(place);
        settleCycle(first, last);
        place = last;
    }
    m_changes.clear();
}

double Solver::computed(std::size_t node) const
{
    double value = m_own[node];
    for (const Goal &goal : m_network.goals(node))
        value = std::min(value, m_network.valueOf(m_values, goal));
    return value;
}

void Solver::settleCycle(std::uint32_t first, std::uint32_t last)
{
    const auto order = m_network.order();
    for (bool sinks = true; sinks;) {
        sinks = false;
        for (std::uint32_t place = first; place < last; ++place) {
            const std::size_t node = at(order[place]);
            const double value = computed(node);
            sinks = sinks || (last - first > 1 && value < m_values[node] - noticeable);
            m_values[node] = std::min(m_values[node], value);
        }
    }
}

void Solver::touch(std::size_t node)
{
    if (std::exchange(m_isTouched[node], 1) == 0)
        m_changes.push_back({static_cast<std::int32_t>(node), m_values[node]});
}

void Solver::wait(std::uint32_t place)
{
    const std::uint32_t first = m_network.cycleAt(place).first;
    if (std::exchange(m_isWaiting[first], 1) == 0)
        m_waiting.push(first);
}

void Solver::raiseAbove(std::size_t node)
{
    std::vector<std::size_t> open{node};
    std::vector<std::size_t> raised;
    const auto raise = [&](std::size_t n) {
        touch(n);
        m_values[n] = 2; // marks it as met; real values end at 1
        raised.push_back(n);
    };
    raise(node);
    while (!open.empty()) {
        const std::size_t next = open.back();
        open.pop_back();
        for (const std::int32_t above : m_network.dependants(next)) {
            if (m_values[at(above)] <= 1) {
                raise(at(above));
                open.push_back(at(above));
            }
        }
    }
    for (const std::size_t n : raised) {
        m_values[n] = m_own[n];
        wait(m_network.place(n));
    }
}

std::span<const Solver::Change> Solver::set(std::int32_t node, double own)
{
    const std::pair<std::int32_t, double> one[] = {{node, own}};
    return set(one);
}

std::span<const Solver::Change> Solver::set(std::span<const std::pair<std::int32_t, double>> own)
{
    m_changes.clear();
    for (const auto &[node, value] : own) {
        const double before = std::exchange(m_own[at(node)], value);
        if (value > before) {
            raiseAbove(at(node));
        } else if (value < before) {
            touch(at(node));
            wait(m_network.place(at(node)));
        }
    }
    settle();
    const auto unchanged = [this](const Change &c) { return m_values[at(c.node)] == c.before; };
    for (const Change &change : m_changes)
        m_isTouched[at(change.node)] = 0;
    std::erase_if(m_changes, unchanged);
    std::ranges::sort(m_changes, {}, [this](const Change &c) { return m_network.place(at(c.node)); });
    return m_changes;
}

void Solver::settle()
{
    const auto order = m_network.order();
    while (!m_waiting.empty()) {
        const auto [first, last] = m_network.cycleAt(m_waiting.top());
        m_waiting.pop();
        m_isWaiting[first] = 0;
        m_before.clear();
        for (std::uint32_t place = first; place < last; ++place) {
            touch(at(order[place]));
            m_before.push_back(m_values[at(order[place])]);
        }
        settleCycle(first, last);
        for (std::uint32_t place = first; place < last; ++place) {
            if (m_values[at(order[place])] == m_before[place - first])
                continue;
            for (const std::int32_t above : m_network.dependants(at(order[place]))) {
                if (const std::uint32_t next = m_network.place(at(above)); next >= last)
                    wait(next);
            }
        }
    }
}

} // namespace watchfloor::impact
