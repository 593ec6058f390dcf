// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "graph/graphmodel.h"
#include "graph/graphplaces.h"
#include "graph/layeredlayout.h"
#include "graph/plane.h"

#include <QFont>
#include <QPainterPath>

#include <functional>
#include <memory>

class QPainter;

/// A laid out part of the dependency graph and how it is painted, at any zoom, on screen and on paper. No widgets.
namespace watchfloor::widgets {

struct GraphScene
{
    struct Node
    {
        std::int32_t asset = -1;
        QRectF rect; ///< world units: pixels at zoom 1
        int hiddenNeeds = 0; ///< providers that are not shown
        int hiddenNeededBy = 0;
    };
    struct Edge
    {
        std::int32_t dependency = -1;
        int from = -1, to = -1; ///< nodes: who needs, who provides
        GraphModel::Bearing bearing = GraphModel::Bearing::Sound;
        bool dashed = false; ///< one alternative of several
        bool backward = false; ///< closes a cycle
        QPainterPath path;
        QPolygonF rough; ///< straight from waypoint to waypoint, for a far view of many
        QRectF box;
    };
    /// Where the alternatives of one group part: "or", "2/3".
    struct Joint
    {
        QRectF rect;
        QString text;
        int node = -1;
        GraphModel::Bearing bearing = GraphModel::Bearing::Sound;
    };

    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<Joint> joints;
    LineIndex lines; ///< of edges
    QRectF bounds;
    std::size_t assets = 0; ///< in the whole snapshot
    double least = 0; ///< as its metrics had it
    // What it was laid out from, so that the same graph is drawn the same again.
    std::vector<std::string> ids; ///< by node
    LayoutGraph graph;

    [[nodiscard]] int nodeOf(std::int32_t asset) const;
};

/// What is said of a drawing besides the health of what is in it: a vulnerability is no failure, and must be seen all
/// the same. All in such a drawing are of one kind, so that no glyph tells them apart, and their names are long: each
/// has two lines.
struct GraphMarks
{
    struct Mark
    {
        std::uint8_t severity = 0; ///< 0: nothing is said
        QString words; ///< the second line of its box
    };
    std::vector<Mark> assets; ///< by asset
    std::vector<std::uint8_t> needs; ///< by dependency: the severity of what it leads to
    [[nodiscard]] const Mark *of(std::int32_t asset) const;
    [[nodiscard]] std::uint8_t ofNeed(std::int32_t dependency) const;
};

/// Box heights follow the font, so that nothing is cut off at a larger one.
struct GraphMetrics
{
    explicit GraphMetrics(const QFont &font);
    QFont font;
    double line; ///< height of a line of text
    /// What the whole drawing is first shown in, device pixels. Where that is too small to read at its full size, boxes
    /// are made as high as there is room for, so that names have several lines. Empty: boxes are as low as may be.
    QSizeF target;
    double least = 0; ///< of a box's height
    [[nodiscard]] double length() const { return line * 13; }
    std::shared_ptr<const GraphMarks> marks; ///< null: nothing is said
    [[nodiscard]] double breadth(const picture::Snapshot &s, std::int32_t asset) const;
    [[nodiscard]] LayoutOptions layout() const;
};

/// Nothing when stopped. The same nodes and edges keep their order of `before`; others keep to it where they can.
/// Where a person moved something, all stand at `places`, and what is new stands beside its neighbours.
[[nodiscard]] std::optional<GraphScene> makeGraphScene(const GraphModel &model, const GraphModel::Set &shown,
                                                       const GraphMetrics &metrics, const GraphScene *before = nullptr,
                                                       const std::stop_token &stop = {},
                                                       const GraphPlaces *places = nullptr);

struct GraphLook : PlaneLook
{
    const picture::Snapshot *snapshot = nullptr;
    QRectF visible; ///< device rectangle to paint
    std::vector<bool> selected, related; ///< by asset; may be empty
    std::vector<picture::Change> changes; ///< by asset, since the picture that is compared with; may be empty
    std::vector<bool> dimmed; ///< by asset: steps back, because nobody asked for it; may be empty
    std::vector<bool> onWay; ///< by edge of the scene: to or from the selected; may be empty
    int hoveredNode = -1;
    std::shared_ptr<const GraphMarks> marks; ///< null: nothing is said
};

void paintGraphScene(QPainter &p, const GraphScene &scene, const GraphLook &look, const GraphMetrics &metrics,
                     const Theme &theme);
/// The "+n" handles of a node on the device, needs side or needed-by side; null where nothing is hidden or it is too
/// small.
[[nodiscard]] QRectF expandHandle(const GraphScene::Node &node, bool needsSide, const GraphLook &look);
/// Bar at a node's edge: thicker and less broken the worse it is, so that colour is not alone.
void paintHealthBar(QPainter &p, const QRectF &rect, picture::Health health, const Theme &theme);

/// Whose marks a legend explains.
enum class Legend : std::uint8_t { Boxes, Dots, Components };
/// What the marks mean, as one line or as many as fit; returns the height used. Null painter: only measures.
double paintGraphLegend(QPainter *p, const QRectF &rect, const GraphMetrics &metrics, const Theme &theme,
                        Legend of = Legend::Boxes);

} // namespace watchfloor::widgets
