// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphscene.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::AssetKind;
using picture::DependencyRow;
using Index = std::size_t;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Graph)
};

constexpr double jointDistance = 13;

/// Out of a box to the right, level through each waypoint, into the next box from the left.
QPainterPath curve(QPointF from, const std::vector<QPointF> &route, QPointF to)
{
    QPainterPath path(from);
    QPointF at = from;
    const auto bend = [&](QPointF next) {
        const double reach = std::max(24.0, std::abs(next.x() - at.x()) * 0.5);
        path.cubicTo(at + QPointF(reach, 0), next - QPointF(reach, 0), next);
        at = next;
    };
    for (Index i = 0; i < route.size(); ++i) {
        if (i % 2 == 0)
            bend(route[i]);
        else
            path.lineTo(at = route[i]);
    }
    bend(to);
    return path;
}

/// Against the layers: out to the left, through the same waypoints backwards.
QPainterPath curveBack(QPointF from, const std::vector<QPointF> &route, QPointF to)
{
    QPainterPath path(from);
    QPointF at = from;
    const auto bend = [&](QPointF next) {
        const double reach = std::max(24.0, std::abs(next.x() - at.x()) * 0.5);
        path.cubicTo(at - QPointF(reach, 0), next + QPointF(reach, 0), next);
        at = next;
    };
    for (const QPointF &point : route)
        bend(point);
    bend(to);
    return path;
}

class Builder
{
public:
    Builder(const GraphModel &model, const GraphModel::Set &shown, const GraphMetrics &metrics)
        : m_model(model)
        , m_s(model.snapshot())
        , m_metrics(metrics)
    {
        for (Index i = 0; i < shown.size(); ++i)
            if (shown[i])
                m_assets.push_back(std::int32_t(i));
        // By id, so that neither the order of a snapshot's rows nor of arrival moves anything.
        std::ranges::sort(m_assets, {}, [&](std::int32_t a) {
            const picture::AssetRow &row = m_s.assets[Index(a)];
            return std::pair(row.kind, std::string_view(row.id));
        });
        for (Index i = 0; i < m_assets.size(); ++i)
            m_nodeOf.emplace(m_assets[i], int(i));
    }

    std::optional<GraphScene> run(const GraphScene *before, const std::stop_token &stop,
                                  const GraphPlaces *places = nullptr)
    {
        LayoutGraph graph;
        for (const std::int32_t asset : m_assets) {
            const picture::AssetRow &row = m_s.assets[Index(asset)];
            m_scene.ids.push_back(row.id);
            graph.nodes.push_back({m_metrics.breadth(m_s, asset), row.kind == AssetKind::Mission, {}});
            for (const std::int32_t dependency : m_model.needs(asset))
                if (const auto to = m_nodeOf.find(m_model.provider(dependency));
                    to != m_nodeOf.end() && to->first != asset) {
                    m_rows.push_back(dependency);
                    graph.edges.emplace_back(m_nodeOf.at(asset), to->second);
                }
        }
        if (before && before->ids == m_scene.ids && before->graph.edges == graph.edges)
            graph.order = before->graph.order;
        else if (before)
            seed(graph, *before);
        auto layout = layeredLayout(graph, m_metrics.layout(), stop);
        if (!layout)
            return {};
        if (places)
            keep(*places, graph, *layout);
        m_scene.bounds = layout->bounds;
        m_scene.least = m_metrics.least;
        m_scene.assets = m_s.assets.size();
        addNodes(*layout);
        addEdges(*layout);
        graph.order = layout->order;
        m_scene.graph = std::move(graph);
        return std::move(m_scene);
    }

private:
    void seed(LayoutGraph &graph, const GraphScene &before) const
    {
        std::unordered_map<std::string_view, double> positions;
        for (Index i = 0; i < before.nodes.size(); ++i)
            positions.emplace(before.ids[i], before.nodes[i].rect.center().y());
        for (Index i = 0; i < graph.nodes.size(); ++i)
            if (const auto found = positions.find(m_scene.ids[i]); found != positions.end())
                graph.nodes[i].seed = found->second;
    }

    /// Each box where it was put; those without a place beside their neighbours, where nothing stands yet.
    void keep(const GraphPlaces &places, const LayoutGraph &graph, Layout &layout) const
    {
        const Index count = m_assets.size();
        const double pitch = m_metrics.length() + m_metrics.layout().mostLayerGap, gap = m_metrics.layout().gap;
        std::vector<bool> isPlaced(count);
        std::vector<QRectF> taken;
        const auto boxAt = [&](Index node, QPointF centre) {
            const QSizeF size(m_metrics.length(), graph.nodes[node].breadth);
            return QRectF(centre - QPointF(size.width() / 2, size.height() / 2), size);
        };
        const auto settle = [&](Index node, QPointF centre) {
            layout.centres[node] = centre;
            isPlaced[node] = true;
            taken.push_back(boxAt(node, centre));
        };
        const auto settleFree = [&](Index node, QPointF wanted) {
            // Down and up in turn, until nothing is in the way.
            const double step = graph.nodes[node].breadth + gap;
            QPointF at = wanted;
            for (int turn = 1; std::ranges::any_of(
                     taken,
                     [&](const QRectF &r) {
                         return r.adjusted(-gap / 2, -gap / 2, gap / 2, gap / 2).intersects(boxAt(node, at));
                     });
                 ++turn)
                at.setY(wanted.y() + step * ((turn + 1) / 2) * (turn % 2 == 1 ? 1 : -1));
            settle(node, at);
        };
        for (Index node = 0; node < count; ++node) {
            if (const auto centre = places.of(m_scene.ids[node]))
                settle(node, *centre);
        }
        for (bool again = true; again;) {
            again = false;
            for (Index node = 0; node < count; ++node) {
                if (isPlaced[node])
                    continue;
                double y = 0, right = -std::numeric_limits<double>::infinity(), left = -right;
                int neighbours = 0;
                for (const auto &[from, to] : graph.edges) {
                    const bool needs = Index(from) == node && isPlaced[Index(to)];
                    if (!needs && !(Index(to) == node && isPlaced[Index(from)]))
                        continue;
                    const QPointF other = layout.centres[Index(needs ? to : from)];
                    (needs ? left : right) = needs ? std::min(left, other.x()) : std::max(right, other.x());
                    y += other.y();
                    ++neighbours;
                }
                if (neighbours == 0)
                    continue;
                settleFree(node, {std::isfinite(right) ? right + pitch : left - pitch, y / neighbours});
                again = true;
            }
        }
        for (Index node = 0; node < count; ++node) {
            if (!isPlaced[node])
                settleFree(node, layout.centres[node]);
        }
        layout.bounds = {};
        for (const QRectF &box : taken)
            layout.bounds |= box;
        // Ways around boxes were those of the other places.
        for (Index e = 0; e < graph.edges.size(); ++e) {
            layout.routes[e].clear();
            layout.reversed[e]
                = layout.centres[Index(graph.edges[e].second)].x() < layout.centres[Index(graph.edges[e].first)].x();
        }
    }

    void addNodes(const Layout &layout)
    {
        for (Index i = 0; i < m_assets.size(); ++i) {
            GraphScene::Node node;
            node.asset = m_assets[i];
            const QSizeF size(m_metrics.length(), m_metrics.breadth(m_s, node.asset));
            node.rect = QRectF(layout.centres[i] - QPointF(size.width() / 2, size.height() / 2), size);
            std::vector<std::int32_t> down, up;
            for (const std::int32_t row : m_model.needs(node.asset))
                down.push_back(m_model.provider(row));
            for (const std::int32_t row : m_model.neededBy(node.asset))
                up.push_back(m_model.dependant(row));
            node.hiddenNeeds = hidden(down);
            node.hiddenNeededBy = hidden(up);
            m_scene.nodes.push_back(node);
        }
    }

    [[nodiscard]] int hidden(std::vector<std::int32_t> &neighbours) const
    {
        std::ranges::sort(neighbours);
        const auto repeated = std::ranges::unique(neighbours);
        neighbours.erase(repeated.begin(), repeated.end());
        return int(std::ranges::count_if(neighbours, [&](std::int32_t n) { return !m_nodeOf.contains(n); }));
    }

    void addEdges(const Layout &layout)
    {
        struct Group
        {
            int members = 0;
            int joint = -1;
        };
        // Members are counted over the whole group, shown or not: "2/3" stays true when one is folded away.
        std::map<std::pair<std::int32_t, std::uint16_t>, Group> groups;
        for (const std::int32_t asset : m_assets)
            for (const std::int32_t row : m_model.needs(asset))
                if (const DependencyRow &d = m_s.dependencies[Index(row)]; d.group != DependencyRow::Group::All)
                    ++groups[{asset, d.groupId}].members;
        std::map<std::int32_t, int> groupsOf, placed;
        for (const auto &[key, group] : groups)
            if (group.members > 1)
                ++groupsOf[key.first];

        for (Index e = 0; e < m_rows.size(); ++e) {
            const DependencyRow &d = m_s.dependencies[Index(m_rows[e])];
            GraphScene::Edge edge;
            edge.dependency = m_rows[e];
            edge.from = m_nodeOf.at(d.dependant);
            edge.to = m_nodeOf.at(d.provider);
            edge.bearing = m_model.bearing(m_rows[e]);
            edge.backward = layout.reversed[e];
            const QRectF from = m_scene.nodes[Index(edge.from)].rect, to = m_scene.nodes[Index(edge.to)].rect;
            QPointF start(from.right(), from.center().y());
            const auto group = groups.find({d.dependant, d.groupId});
            if (d.group != DependencyRow::Group::All && group != groups.end() && group->second.members > 1) {
                edge.dashed = d.group == DependencyRow::Group::Any;
                if (!edge.backward)
                    start = joint(edge, d, group->second.members, group->second.joint, groupsOf[d.dependant],
                                  placed[d.dependant]);
            }
            edge.path = edge.backward
                ? curveBack({from.left(), from.center().y()}, layout.routes[e], {to.right(), to.center().y()})
                : curve(start, layout.routes[e], {to.left(), to.center().y()});
            edge.rough << edge.path.pointAtPercent(0);
            for (const QPointF &point : layout.routes[e])
                edge.rough << point;
            edge.rough << edge.path.pointAtPercent(1);
            edge.box = edge.path.controlPointRect().adjusted(-3, -3, 3, 3);
            m_scene.bounds |= edge.path.boundingRect();
            addToIndex(edge.path);
            m_scene.edges.push_back(std::move(edge));
        }
        m_scene.lines.finish();
    }
    /// Of the next edge; as fine as a hand is steady.
    void addToIndex(const QPainterPath &path)
    {
        constexpr double coarse = 0.25;
        for (QPolygonF &points : path.toSubpathPolygons(QTransform::fromScale(coarse, coarse))) {
            for (QPointF &point : points)
                point /= coarse;
            m_scene.lines.add(int(m_scene.edges.size()), points);
        }
    }

    /// The right end of the group's joint, which is made with its first edge.
    QPointF joint(const GraphScene::Edge &edge, const DependencyRow &d, int members, int &index, int ofNode,
                  int &placed)
    {
        if (index < 0) {
            const QRectF box = m_scene.nodes[Index(edge.from)].rect;
            GraphScene::Joint made;
            made.node = edge.from;
            made.text = d.group == DependencyRow::Group::Any ? Words::tr("or")
                : d.group == DependencyRow::Group::Weighted  ? u"Σ"_s
                : d.group == DependencyRow::Group::Fdna      ? u"FDNA"_s
                                                             : u"%1/%2"_s.arg(d.k).arg(members);
            const double height = m_metrics.line * 0.9;
            const double width = QFontMetricsF(m_metrics.font).horizontalAdvance(made.text) * 0.85 + 8;
            const double y = box.center().y() + (placed - (ofNode - 1) / 2.0) * (height + 2);
            made.rect = QRectF(box.right() + jointDistance, y - height / 2, width, height);
            ++placed;
            index = int(m_scene.joints.size());
            m_scene.joints.push_back(std::move(made));
        }
        GraphScene::Joint &joint = m_scene.joints[Index(index)];
        joint.bearing = std::max(joint.bearing, edge.bearing);
        return {joint.rect.right(), joint.rect.center().y()};
    }

    const GraphModel &m_model;
    const picture::Snapshot &m_s;
    const GraphMetrics &m_metrics;
    std::vector<std::int32_t> m_assets, m_rows;
    std::unordered_map<std::int32_t, int> m_nodeOf;
    GraphScene m_scene;
};

} // namespace

int GraphScene::nodeOf(std::int32_t asset) const
{
    const auto found = std::ranges::find(nodes, asset, &Node::asset);
    return found == nodes.end() ? -1 : int(found - nodes.begin());
}

const GraphMarks::Mark *GraphMarks::of(std::int32_t asset) const
{
    return Index(asset) < assets.size() && assets[Index(asset)].severity > 0 ? &assets[Index(asset)] : nullptr;
}

std::uint8_t GraphMarks::ofNeed(std::int32_t dependency) const
{
    return Index(dependency) < needs.size() ? needs[Index(dependency)] : 0;
}

GraphMetrics::GraphMetrics(const QFont &f)
    : font(f)
    , line(std::ceil(QFontMetricsF(f).height()))
{
}

/// What is well is one line; what is not, and every mission, has a second line that says how it is.
double GraphMetrics::breadth(const picture::Snapshot &s, std::int32_t index) const
{
    const picture::AssetRow &asset = s.assets[Index(index)];
    const bool large = asset.health != picture::Health::Nominal || asset.kind == AssetKind::Mission || marks;
    return std::max(least, large ? 2 * line + 10 : line + 10);
}

LayoutOptions GraphMetrics::layout() const
{
    LayoutOptions options;
    options.length = length();
    if (least > 0) {
        // Far out, every pixel belongs to the names.
        options.gap = line * 0.5;
        options.leastLayerGap = line * 2.2;
        options.mostLayerGap = options.widestLayerGap = line * 3;
        options.mostSpread = 1; // room goes to the boxes, not between them
    } else {
        options.leastLayerGap = line * 3.3;
        options.mostLayerGap = line * 7;
        options.widestLayerGap = line * 24;
    }
    return options;
}

namespace {

/// Whether names would be cut although there is room for them above and below.
bool isWorthFilling(const GraphScene &scene, const GraphMetrics &metrics)
{
    constexpr Index most = 2000; // of more boxes than that no name is read in the whole drawing anyway
    if (metrics.target.isEmpty() || scene.bounds.isEmpty() || scene.nodes.size() > most)
        return false;
    return std::min(metrics.target.width() / scene.bounds.width(), metrics.target.height() / scene.bounds.height())
        < 0.8;
}

} // namespace

std::optional<GraphScene> makeGraphScene(const GraphModel &model, const GraphModel::Set &shown,
                                         const GraphMetrics &metrics, const GraphScene *before,
                                         const std::stop_token &stop, const GraphPlaces *places)
{
    if (places && !places->centres.empty()) {
        GraphMetrics same = metrics;
        same.least = places->least;
        return Builder(model, shown, same).run(before, stop, places);
    }
    auto scene = Builder(model, shown, metrics).run(before, stop);
    if (!scene)
        return scene;
    if (!isWorthFilling(*scene, metrics))
        return scene;
    // The height follows the boxes' nearly in proportion: two tries come close enough.
    const double lowest = 2 * metrics.line + 10;
    GraphMetrics filled = metrics;
    filled.least = 3 * lowest;
    for (int tries = 0; tries < 3; ++tries) {
        auto higher = Builder(model, shown, filled).run(&*scene, stop);
        if (!higher)
            return {};
        const double gap = filled.layout().gap;
        const double wanted = higher->bounds.width() / metrics.target.width() * metrics.target.height();
        const double better = std::min((filled.least + gap) * wanted / higher->bounds.height() - gap, 7 * metrics.line);
        if (tries == 2 || std::abs(better - filled.least) < 0.05 * filled.least)
            return higher;
        if (better < lowest)
            return scene;
        filled.least = better;
    }
    return scene;
}

} // namespace watchfloor::widgets
