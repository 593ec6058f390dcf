// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/basemapitem.h"

#include "map/graticule.h"

#include <QQuickWindow>
#include <QSGFlatColorMaterial>
#include <QSGGeometryNode>
#include <QSGTransformNode>

#include <algorithm>

namespace watchfloor::widgets {

namespace {

using Level = Basemap::Level;

void setAttributes(QSGGeometry &geometry, const std::vector<Basemap::Point> &points)
{
    auto *vertices = geometry.vertexDataAsPoint2D();
    for (std::size_t i = 0; i < points.size(); ++i)
        vertices[i].set(points[i].x, points[i].y);
}

std::unique_ptr<QSGGeometry> emptyGeometry(std::size_t vertices, std::size_t indexes, unsigned int mode)
{
    const bool isSmall = vertices < 65536;
    auto geometry = std::make_unique<QSGGeometry>(
        QSGGeometry::defaultAttributes_Point2D(), static_cast<int>(vertices), static_cast<int>(indexes),
        isSmall ? QSGGeometry::UnsignedShortType : QSGGeometry::UnsignedIntType);
    geometry->setDrawingMode(mode);
    geometry->setVertexDataPattern(QSGGeometry::StaticPattern);
    geometry->setIndexDataPattern(QSGGeometry::StaticPattern);
    return geometry;
}

void setIndexes(QSGGeometry &geometry, const std::vector<std::uint32_t> &indexes)
{
    if (geometry.indexType() == QSGGeometry::UnsignedIntType) {
        std::ranges::copy(indexes, geometry.indexDataAsUInt());
    } else {
        std::ranges::transform(indexes, geometry.indexDataAsUShort(),
                               [](std::uint32_t i) { return static_cast<quint16>(i); });
    }
}

std::unique_ptr<QSGGeometry> trianglesOf(const Basemap::Area &area)
{
    auto geometry = emptyGeometry(area.points.size(), area.triangles.size(), QSGGeometry::DrawTriangles);
    setAttributes(*geometry, area.points);
    setIndexes(*geometry, area.triangles);
    return geometry;
}

std::unique_ptr<QSGGeometry> segmentsOf(const Basemap::Lines &lines)
{
    std::vector<std::uint32_t> indexes;
    indexes.reserve(lines.points.size() * 2);
    for (std::size_t line = 0; line + 1 < lines.starts.size(); ++line) {
        for (std::uint32_t i = lines.starts[line]; i + 1 < lines.starts[line + 1]; ++i) {
            indexes.push_back(i);
            indexes.push_back(i + 1);
        }
    }
    auto geometry = emptyGeometry(lines.points.size(), indexes.size(), QSGGeometry::DrawLines);
    setAttributes(*geometry, lines.points);
    setIndexes(*geometry, indexes);
    geometry->setLineWidth(1);
    return geometry;
}

/// One part of the map in one copy of the world.
struct Part
{
    Level level;
    int index; ///< of Layer::areas, or of Layer::lines
    enum Kind { Land, Tint, Line } kind;
    int copy;
    auto operator<=>(const Part &) const = default;
};

class PartNode : public QSGTransformNode
{
public:
    PartNode(QSGGeometry *shared, double originX, double originY)
        : m_originX(originX)
        , m_originY(originY)
    {
        m_node.setGeometry(shared);
        m_node.setMaterial(&m_material);
        setFlag(QSGNode::OwnedByParent, false);
        m_node.setFlag(QSGNode::OwnedByParent, false);
        appendChildNode(&m_node);
    }
    ~PartNode() override { removeAllChildNodes(); }

    void setColor(const QColor &color)
    {
        if (m_material.color() == color)
            return;
        m_material.setColor(color);
        m_node.markDirty(QSGNode::DirtyMaterial);
    }
    void follow(const ViewFrame &frame, int copy)
    {
        const QPointF at = frame.toScreenExact(m_originX + copy, m_originY);
        QMatrix4x4 matrix;
        matrix.translate(static_cast<float>(at.x()), static_cast<float>(at.y()));
        matrix.scale(static_cast<float>(frame.world), static_cast<float>(frame.world));
        setMatrix(matrix);
    }

private:
    double m_originX, m_originY;
    QSGFlatColorMaterial m_material;
    QSGGeometryNode m_node;
};

class RootNode : public QSGNode
{
public:
    RootNode()
        : m_gridGeometry(QSGGeometry::defaultAttributes_Point2D(), 0)
    {
        m_gridGeometry.setDrawingMode(QSGGeometry::DrawLines);
        m_grid.setGeometry(&m_gridGeometry);
        m_grid.setMaterial(&m_gridMaterial);
        m_grid.setFlag(QSGNode::OwnedByParent, false);
        m_lines.setFlag(QSGNode::OwnedByParent, false);
        m_tints.setFlag(QSGNode::OwnedByParent, false);
        m_lands.setFlag(QSGNode::OwnedByParent, false);
        appendChildNode(&m_lands);
        appendChildNode(&m_tints);
        appendChildNode(&m_lines);
        appendChildNode(&m_grid);
    }
    ~RootNode() override
    {
        removeAllChildNodes();
        for (QSGNode *group : {&m_lands, &m_tints, &m_lines})
            group->removeAllChildNodes();
    }

    void show(const ViewFrame &frame, Level level, const BaseMapItem::Colors &colors,
              const std::map<int, QColor> &tints)
    {
        std::map<Part, std::unique_ptr<PartNode>> before;
        before.swap(m_parts);
        const auto use
            = [&](const Part &part, double originX, double originY, const QColor &color, auto &&makeGeometry) {
                  auto kept = before.extract(part);
                  auto &node = m_parts[part];
                  if (kept) {
                      node = std::move(kept.mapped());
                  } else {
                      auto &geometry = m_geometry[{part.level, part.kind == Part::Line, part.index}];
                      if (!geometry)
                          geometry = makeGeometry();
                      node = std::make_unique<PartNode>(geometry.get(), originX, originY);
                      (part.kind == Part::Land       ? m_lands
                           : part.kind == Part::Tint ? m_tints
                                                     : m_lines)
                          .appendChildNode(node.get());
                  }
                  node->setColor(color);
                  node->follow(frame, part.copy);
              };
        const Basemap::Layer &layer = Basemap::layer(level);
        for (std::size_t i = 0; i < layer.areas.size(); ++i) {
            const Basemap::Area &area = layer.areas[i];
            if (area.bounds.bottom() < frame.top() || area.bounds.top() > frame.bottom())
                continue;
            const auto tint = tints.find(area.country);
            Basemap::forEachCopy(area.bounds, frame.left(), frame.right(), [&](int copy) {
                const auto make = [&] { return trianglesOf(area); };
                use({level, static_cast<int>(i), Part::Land, copy}, area.originX, area.originY, colors.land, make);
                if (tint != tints.end())
                    use({level, static_cast<int>(i), Part::Tint, copy}, area.originX, area.originY, tint->second, make);
            });
        }
        for (std::size_t i = 0; i < layer.lines.size(); ++i) {
            const Basemap::Lines &lines = layer.lines[i];
            if (lines.bounds.bottom() < frame.top() || lines.bounds.top() > frame.bottom())
                continue;
            Basemap::forEachCopy(lines.bounds, frame.left(), frame.right(), [&](int copy) {
                use({level, static_cast<int>(i), Part::Line, copy}, lines.originX, lines.originY,
                    lines.isBorder ? colors.border : colors.coast, [&] { return segmentsOf(lines); });
            });
        }
        showGrid(frame, colors.grid);
        // What went out of sight leaves the tree here, with `before`.
        for (auto &[part, node] : before)
            node->parent()->removeChildNode(node.get());
    }

private:
    void showGrid(const ViewFrame &frame, const QColor &color)
    {
        const std::vector<QLineF> lines = graticule(frame);
        m_gridGeometry.allocate(static_cast<int>(lines.size()) * 2);
        auto *vertices = m_gridGeometry.vertexDataAsPoint2D();
        for (const QLineF &line : lines) {
            (vertices++)->set(static_cast<float>(line.x1()), static_cast<float>(line.y1()));
            (vertices++)->set(static_cast<float>(line.x2()), static_cast<float>(line.y2()));
        }
        m_gridMaterial.setColor(color);
        m_grid.markDirty(QSGNode::DirtyGeometry | QSGNode::DirtyMaterial);
    }

    struct Key
    {
        Level level;
        bool isLine;
        int index;
        auto operator<=>(const Key &) const = default;
    };
    // Geometry first: it outlives the nodes that show it.
    std::map<Key, std::unique_ptr<QSGGeometry>> m_geometry;
    QSGGeometry m_gridGeometry;
    QSGFlatColorMaterial m_gridMaterial;
    QSGNode m_lands, m_tints, m_lines;
    QSGGeometryNode m_grid;
    std::map<Part, std::unique_ptr<PartNode>> m_parts;
};

} // namespace

BaseMapItem::BaseMapItem(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void BaseMapItem::setFrame(const ViewFrame &frame)
{
    if (frame == m_frame)
        return;
    m_frame = frame;
    update();
}

void BaseMapItem::setColors(const Colors &colors)
{
    if (colors == m_colors)
        return;
    m_colors = colors;
    update();
}

void BaseMapItem::setTints(std::map<int, QColor> byCountry)
{
    if (byCountry == m_tints)
        return;
    m_tints = std::move(byCountry);
    update();
}

QSGNode *BaseMapItem::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *root = static_cast<RootNode *>(old);
    if (!m_frame.isValid()) {
        delete root;
        return nullptr;
    }
    if (!root)
        root = new RootNode;
    const double sharpness = window() ? std::log2(std::max(1.0, window()->effectiveDevicePixelRatio())) : 0;
    root->show(m_frame, Basemap::levelFor(m_frame.zoom() + sharpness), m_colors, m_tints);
    return root;
}

} // namespace watchfloor::widgets
