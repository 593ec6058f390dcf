// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/network.h"
#include "impact/waiting.h"

#include <memory>
#include <ranges>
#include <utility>

namespace watchfloor::impact {

/// What a node is worth at least and at most, 0 failed to 1 good.
struct Bounds
{
    double low = 1, high = 1;
    [[nodiscard]] bool isGood() const { return low >= 1; }
    bool operator==(const Bounds &) const = default;
};

/// What values are found from, laid out by the order in which nodes are looked at, so that large networks stay in the
/// processor's cache. Immutable; shared between threads.
struct IntervalPlan
{
    explicit IntervalPlan(const Network &network);

    struct Group
    {
        std::uint32_t first, last; ///< in providers
        std::uint32_t needed; ///< so many must hold; all: the worst counts
        std::int32_t goal; ///< of links that are no plain ones: which of the node's goals
    };
    bool isSwept = false; ///< small, and without cycles
    std::vector<Group> groups;
    std::vector<std::uint32_t> groupOffsets; ///< place -> groups
    std::vector<std::uint32_t> providers; ///< places
    std::vector<std::uint32_t> up, upOffsets; ///< place -> places of its dependants
};

/// Both ends of all values and who decides them, in one pass over what is not good. Equal to a Solver for each end.
/// The network must outlive it. One thread at a time.
class Intervals
{
public:
    explicit Intervals(const Network &network);
    Intervals(const Network &network, std::shared_ptr<const IntervalPlan> plan); ///< of that network

    /// Anew from these own bounds; all other nodes are good by themselves.
    void solve(std::span<const std::pair<std::int32_t, Bounds>> own);
    [[nodiscard]] Bounds of(std::size_t node) const { return m_bounds[m_network.place(node)]; }
    /// The nodes that are not wholly good, what is needed first.
    [[nodiscard]] auto affected() const
    {
        return m_affected | std::views::transform([this](std::uint32_t place) { return m_network.order()[place]; });
    }
    /// From a node that is not good down to a root cause: at each step the provider that decides its lower end.
    [[nodiscard]] std::vector<std::int32_t> chain(std::int32_t node) const;

private:
    using Group = IntervalPlan::Group;
    void sweep();
    void settleOnce(std::uint32_t place);
    void settleAgain(std::uint32_t place, std::uint32_t last, bool isPatient);
    [[nodiscard]] Bounds computed(std::uint32_t place, std::uint32_t &cause) const;
    void judge(const Group &group, std::uint32_t place, Bounds &bounds, std::uint32_t &cause) const;
    void judgeBest(const Group &group, Bounds &bounds, std::uint32_t &cause) const;
    void judgeDegrees(const Group &group, std::uint32_t place, Bounds &bounds, std::uint32_t &cause) const;

    const Network &m_network;
    std::shared_ptr<const IntervalPlan> m_plan;
    std::vector<Bounds> m_own, m_bounds; ///< by place
    std::vector<std::uint32_t> m_cause; ///< by place
    std::vector<std::uint32_t> m_affected, m_ownPlaces;
    Waiting m_waiting;
};

} // namespace watchfloor::impact
