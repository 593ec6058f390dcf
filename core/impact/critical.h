// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/network.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

/// What a mission cannot do without. Questions to a network that nothing is wrong with.
namespace watchfloor::impact {

/// Everything that any of these nodes needs, directly or not, themselves among it; ascending.
[[nodiscard]] std::vector<std::int32_t> below(const Network &network, std::span<const std::int32_t> nodes);

/// Everything that needs any of these nodes, directly or not, themselves first; in the order in which it is met.
[[nodiscard]] std::vector<std::int32_t> above(const Network &network, std::span<const std::int32_t> nodes);

/// A node whose failure alone is felt by a mission.
struct SinglePoint
{
    std::int32_t node = -1;
    std::vector<std::pair<std::int32_t, double>> missions; ///< and what is left of each, worst first
    double lost = 0; ///< the sum of what they lose
};
/// Each node below the missions is failed by itself, so redundancy counts: by the greatest loss. The missions
/// themselves are no points. Stopped: those found so far.
[[nodiscard]] std::vector<SinglePoint> singlePoints(const Network &network, std::span<const std::int32_t> missions,
                                                    const std::stop_token &stop = {});

struct CutSets
{
    std::vector<std::vector<std::int32_t>> sets; ///< minimal, by size, then by their nodes
    bool isWhole = true; ///< false: there are more than `most`
};
/// The smallest groups of at most `size` nodes whose failure together fails `mission` (at most `failed` is left).
/// Of nodes that need nothing themselves where `basic`, else of all below it. Goals that add up (Weighted, FDNA, weak
/// links) are judged by what the solver says of each group.
[[nodiscard]] CutSets minimalCutSets(const Network &network, std::int32_t mission, std::size_t size = 3,
                                     bool basic = true, double failed = 0.2, std::size_t most = 2000);

/// Brandes' betweenness over the dependencies from who needs to what is needed.
struct Betweenness
{
    std::vector<double> values; ///< by node
    std::size_t sources = 0; ///< from so many nodes; all where it is exact
    /// With 95 % certainty no value is further off (Hoeffding, over all nodes), as a part of the largest that there
    /// can be; 0: exact.
    double error = 0;
};
/// Exact up to `exact` nodes; above from so many of them, drawn with a fixed seed. Stopped: no values.
[[nodiscard]] Betweenness betweenness(const Network &network, std::size_t exact = 10'000, std::size_t drawn = 500,
                                      const std::stop_token &stop = {});

/// The shortest chain of needs from one node to another, both included; empty: there is none.
[[nodiscard]] std::vector<std::int32_t> shortestPath(const Network &network, std::int32_t from, std::int32_t to);
/// Every node that lies on a chain from one to the other, ascending; empty: there is none.
[[nodiscard]] std::vector<std::int32_t> allBetween(const Network &network, std::int32_t from, std::int32_t to);

} // namespace watchfloor::impact
