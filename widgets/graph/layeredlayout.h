// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

/// Layered drawing of a dependency graph after Sugiyama: cycles broken, layers by longest path, order by
/// barycentre sweeps, positions by exact isotonic fit per layer. Pure, any thread, the same input gives the same
/// output.
namespace watchfloor::widgets {

/// Layers run to the right, nodes of a layer stand below each other.
struct LayoutGraph
{
    struct Node
    {
        double breadth = 28; ///< height of its box
        bool first = false; ///< stands in the first layer (missions)
        std::optional<double> seed; ///< where it stood before: kept in that order where that costs no crossing
    };
    std::vector<Node> nodes;
    std::vector<std::pair<int, int>> edges; ///< from the one that needs to the one that provides
    /// Layout::order of a graph with the same nodes and edges: kept as it is, whatever the boxes have grown to.
    std::vector<std::vector<int>> order;
};

struct LayoutOptions
{
    double length = 190; ///< of every box, along the layers
    double gap = 9; ///< between boxes of a layer
    double lineGap = 7; ///< around a line that passes through a layer
    double leastLayerGap = 70;
    double mostLayerGap = 150;
    /// Width to height to aim at: a high drawing gets wider gaps, so that its lines can be followed.
    double aspect = 1.4;
    double widestLayerGap = 420;
    double mostSpread = 1.7;
};

struct Layout
{
    std::vector<QPointF> centres;
    std::vector<int> layers;
    /// Between the ends, per edge from first to second; empty for neighbours in adjacent layers.
    std::vector<std::vector<QPointF>> routes;
    std::vector<bool> reversed; ///< edges that run against the layers, because they close a cycle
    QRectF bounds;
    std::size_t crossings = 0;
    std::vector<std::vector<int>> order; ///< by layer, lines included; for LayoutGraph::order
};

/// Nothing when stopped.
[[nodiscard]] std::optional<Layout> layeredLayout(const LayoutGraph &graph, const LayoutOptions &options = {},
                                                  const std::stop_token &stop = {});

} // namespace watchfloor::widgets
