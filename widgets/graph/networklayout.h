// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

/// Drawing of a network that has no layers, as a grid or a research network: near in the graph is near on the screen.
/// Pure, any thread, the same input gives the same output.
namespace watchfloor::widgets {

/// Directions and repeated edges do not matter here.
struct NetworkGraph
{
    std::size_t nodes = 0;
    std::vector<std::pair<int, int>> edges;
};

/// Pivot MDS (Brandes and Pich 2006), then some rounds of stochastic gradient descent on the stress between neighbours,
/// siblings and pivots (Zheng, Pawar and Goodman 2019). Components lie beside each other, the largest first.
/// `spacing`: the mean length of an edge. Nothing when stopped.
[[nodiscard]] std::optional<std::vector<QPointF>> networkLayout(const NetworkGraph &graph, double spacing,
                                                                const std::stop_token &stop = {});

/// Places what has no place yet beside its neighbours that have one, and what knows none below the rest. Places that
/// are there stay.
[[nodiscard]] std::vector<QPointF> placeBeside(const NetworkGraph &graph,
                                               std::span<const std::optional<QPointF>> places, double spacing);

/// `places` scaled to the spacing, turned and mirrored so that they lie as near to `before` as they can: a better
/// drawing of the same network must not make the eye search anew. Both by node.
[[nodiscard]] std::vector<QPointF> alignedTo(std::span<const QPointF> before, std::vector<QPointF> places,
                                             const NetworkGraph &graph, double spacing);

} // namespace watchfloor::widgets
