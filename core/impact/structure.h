// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/network.h"

/// What holds a network together, whatever its goals are.
namespace watchfloor::impact {

/// A node without which its part of the network falls apart: who needs whom counts in both directions.
struct Articulation
{
    std::int32_t node = -1;
    std::size_t cutOff = 0; ///< so many nodes are no longer joined to the largest rest
};
/// Nodes that take part, by node; empty: all. Missions, say, join what has nothing else to do with one another.
using Members = std::span<const std::uint8_t>;
/// Hopcroft and Tarjan's, without recursion; ascending.
[[nodiscard]] std::vector<Articulation> articulationPoints(const Network &network, Members members = {});
/// Without `removed`: what is no longer joined to the largest rest of the part that it was in; ascending.
[[nodiscard]] std::vector<std::int32_t> cutOff(const Network &network, std::span<const std::int32_t> removed,
                                               Members members = {});

/// Of each node that `root` needs, the nearest one through which every chain of needs from `root` to it leads; -1: the
/// root itself and what it does not need. Semi-NCA (Georgiadis).
[[nodiscard]] std::vector<std::int32_t> dominators(const Network &network, std::int32_t root);

} // namespace watchfloor::impact
