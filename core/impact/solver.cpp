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
    , m_waiting(network.size())
{
    m_own.resize(network.size(), 1);
    m_values = m_own;
    m_isTouched.assign(network.size(), 0);
    // Goals of good providers are good, so only what needs something bad has to be looked at.
    for (std::size_t node = 0; node < network.size(); ++node) {
        if (m_own[node] < 1) {
            for (const std::int32_t above : network.dependants(node))
                m_waiting.add(network.place(at(above)));
        }
    }
    settle();
    for (const Change &change : m_changes)
        m_isTouched[at(change.node)] = 0;
    m_changes.clear();
}

double Solver::computed(std::size_t node) const
{
    double value = m_own[node];
    for (const Goal &goal : m_network.goals(node))
        value = std::min(value, m_network.valueOf(m_values, goal));
    return value;
}

/// A node of the cycle that ends at `last`; its dependants wait where it sank.
void Solver::settleNode(std::size_t node, std::uint32_t last, bool isPatient)
{
    const double before = m_values[node];
    double value = computed(node);
    if (!(value < before))
        return;
    if (!isPatient)
        value = 0;
    touch(node);
    m_values[node] = value;
    for (const std::int32_t above : m_network.dependants(node)) {
        const std::uint32_t place = m_network.place(at(above));
        if (place >= last || before - value > noticeable)
            m_waiting.add(place);
    }
}

void Solver::touch(std::size_t node)
{
    if (std::exchange(m_isTouched[node], 1) == 0)
        m_changes.push_back({static_cast<std::int32_t>(node), m_values[node]});
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
        m_waiting.add(m_network.place(n));
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
    m_ownBefore.clear();
    for (const auto &[node, value] : own) {
        const double before = std::exchange(m_own[at(node)], value);
        m_ownBefore.emplace_back(node, before);
        if (value > before) {
            raiseAbove(at(node));
        } else if (value < before) {
            m_waiting.add(m_network.place(at(node)));
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

void Solver::undo()
{
    for (const Change &change : m_changes)
        m_values[at(change.node)] = change.before;
    for (std::size_t i = m_ownBefore.size(); i-- > 0;)
        m_own[at(m_ownBefore[i].first)] = m_ownBefore[i].second;
    m_changes.clear();
    m_ownBefore.clear();
}

void Solver::settle()
{
    const auto order = m_network.order();
    for (auto place = m_waiting.next(0); place != Waiting::none;) {
        const auto [first, last] = m_network.cycleAt(place);
        // Round after round: what sinks behind the place that is looked at waits for the next one.
        std::uint64_t patience = mostLaps * (last - first);
        while (place < last) {
            m_waiting.remove(place);
            settleNode(at(order[place]), last, patience > 0);
            patience -= patience > 0;
            place = m_waiting.next(place);
            if (place >= last && last - first > 1)
                place = std::min(m_waiting.next(first), place);
        }
    }
    m_waiting.rest();
}

} // namespace watchfloor::impact
