// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/needterms.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace watchfloor::impact {

using Rule = NeedRule;

/// One dependency. All values are from 0 failed to 1 good; FDNA's utils are these times 100.
struct Need
{
    std::int32_t dependant = -1, provider = -1;
    Rule rule = Rule::All;
    std::uint32_t group = 0; ///< needs of one dependant, rule and group make one goal; All: each is one by itself
    std::uint32_t k = 1; ///< for KofN; of several that name one goal the largest counts
    bool isOfPeople = false; ///< their k goes before that of others
    double strength = 1; ///< how much of the provider's loss arrives; of FDNA its alpha
    double criticality = 1; ///< of FDNA: beta, what is left above a failed provider
    double weight = 1; ///< for Weighted; only their proportions matter
    std::chrono::microseconds holdUp{0}; ///< what a battery or a cache bridges (core/impact/holdup.h)
    std::chrono::microseconds timeToImpact{0}; ///< what a loss takes to be felt beyond that
    std::chrono::microseconds recovery{0}; ///< what the dependant takes to be back after the provider is
    bool operator==(const Need &) const = default;
};

struct Provider
{
    std::int32_t node = -1;
    std::int32_t need = -1; ///< index into what the network was made of
    double strength = 1, criticality = 1, weight = 1;
};

/// Something that a node needs, as a run of providers.
struct Goal
{
    Rule rule = Rule::All;
    std::uint32_t first = 0, last = 0;
    std::uint32_t needed = 1; ///< of Any and KofN: how many of them must hold
    bool isOfPeople = false; ///< who said so
};

/// Who needs what, in compressed rows. Immutable; shared between threads.
///
/// A node's value is the smallest of its own and of its goals'. A goal that names fewer alternatives than it needs
/// needs them all. Needs whose ends are no nodes, or one node, are left out.
class Network
{
public:
    Network(std::size_t nodes, std::span<const Need> needs);
    /// The same of needs that stand elsewhere in another form.
    using NeedAt = std::function<Need(std::size_t)>;
    Network(std::size_t nodes, std::size_t needs, const NeedAt &needAt);

    [[nodiscard]] std::size_t size() const { return m_order.size(); }
    [[nodiscard]] std::size_t links() const { return m_providers.size(); }
    [[nodiscard]] std::span<const Goal> goals(std::size_t node) const
    {
        return std::span(m_goals).subspan(m_goalOffsets[node], m_goalOffsets[node + 1] - m_goalOffsets[node]);
    }
    [[nodiscard]] std::span<const Provider> providers(const Goal &goal) const
    {
        return std::span(m_providers).subspan(goal.first, goal.last - goal.first);
    }
    /// All that a node needs, whatever the goal.
    [[nodiscard]] std::span<const Provider> providers(std::size_t node) const
    {
        const auto own = goals(node);
        return own.empty() ? std::span<const Provider>()
                           : std::span(m_providers).subspan(own.front().first, own.back().last - own.front().first);
    }
    /// The same as mere nodes, close together: for those who only walk.
    [[nodiscard]] std::span<const std::int32_t> providerNodes(std::size_t node) const
    {
        return std::span(m_providerNodes)
            .subspan(m_providerOffsets[node], m_providerOffsets[node + 1] - m_providerOffsets[node]);
    }
    /// Who needs a node; one that needs it twice stands there twice.
    [[nodiscard]] std::span<const std::int32_t> dependants(std::size_t node) const
    {
        return std::span(m_dependants).subspan(m_offsets[node], m_offsets[node + 1] - m_offsets[node]);
    }

    /// Nodes so that what is needed comes before who needs it; those of a cycle are behind one another.
    [[nodiscard]] std::span<const std::int32_t> order() const { return m_order; }
    [[nodiscard]] std::uint32_t place(std::size_t node) const { return m_place[node]; } ///< in order()
    /// The cycle that a place of order() is in, as a run of places; of what is in none a run of one.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> cycleAt(std::uint32_t place) const
    {
        return {m_cycleFirst[place], m_cycleLast[place]};
    }

    /// What arrives of a provider's value over one dependency, FDNA apart.
    [[nodiscard]] static double arriving(double value, const Provider &provider)
    {
        const double strength = provider.strength;
        // Rounding must not let a value sink by going round a cycle.
        return strength >= 1 ? value : std::max(value, 1 - strength * (1 - value));
    }
    /// Values: anything that is indexed by nodes.
    template <typename Values> [[nodiscard]] double valueOf(const Values &values, const Goal &goal) const
    {
        const auto value = [&](const Provider &p) { return double(values[static_cast<std::size_t>(p.node)]); };
        const auto all = providers(goal);
        switch (goal.rule) {
        case Rule::All:
        case Rule::Any:
        case Rule::KofN:
            if (goal.needed == all.size()) {
                double worst = 1;
                for (const Provider &p : all)
                    worst = std::min(worst, arriving(value(p), p));
                return worst;
            }
            return best(all, goal.needed, value);
        case Rule::Weighted: {
            double sum = 0, weights = 0;
            for (const Provider &p : all) {
                sum += p.weight * arriving(value(p), p);
                weights += p.weight;
            }
            return weights > 0 ? std::min(1.0, sum / weights) : 1;
        }
        case Rule::Fdna: {
            double strong = 0, weakest = 1;
            for (const Provider &p : all) {
                strong += 1 - p.strength * (1 - value(p));
                weakest = std::min(weakest, value(p) + p.criticality);
            }
            return std::min(strong / double(all.size()), weakest);
        }
        }
        return 1;
    }

private:
    /// The `needed`-th best of what arrives.
    template <typename Value>
    [[nodiscard]] static double best(std::span<const Provider> all, std::size_t needed, const Value &value)
    {
        thread_local std::vector<double> arrived;
        arrived.clear();
        for (const Provider &p : all)
            arrived.push_back(arriving(value(p), p));
        const auto kth = arrived.begin() + static_cast<std::ptrdiff_t>(needed - 1);
        std::ranges::nth_element(arrived, kth, std::greater{});
        return *kth;
    }
    void addGoals(std::size_t nodes, std::size_t needs, const NeedAt &needAt);
    void addProvider(const Need &need, std::size_t index, bool isNewGoal);
    void addDependants(std::size_t nodes);
    [[nodiscard]] std::pair<std::vector<std::uint32_t>, std::uint32_t> components(std::size_t nodes) const;
    void findOrder(std::size_t nodes);

    std::vector<Provider> m_providers;
    std::vector<Goal> m_goals;
    std::vector<std::uint32_t> m_goalOffsets; ///< node -> m_goals
    std::vector<std::int32_t> m_providerNodes;
    std::vector<std::uint32_t> m_providerOffsets; ///< node -> m_providers, m_providerNodes
    std::vector<std::int32_t> m_dependants;
    std::vector<std::uint32_t> m_offsets; ///< node -> m_dependants
    std::vector<std::int32_t> m_order;
    std::vector<std::uint32_t> m_place, m_cycleFirst, m_cycleLast;
};

} // namespace watchfloor::impact
