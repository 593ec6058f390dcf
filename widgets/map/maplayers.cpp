// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maplayers.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGGeometryNode>
#include <QSGSimpleTextureNode>
#include <QSGVertexColorMaterial>

#include <algorithm>
#include <unordered_map>

namespace watchfloor::widgets {

namespace {

class GlyphsNode : public QSGNode
{
public:
    ~GlyphsNode() override { removeAllChildNodes(); }

    void show(const std::vector<Glyph> &glyphs, const QString &look, QQuickWindow &window)
    {
        const double ratio = window.effectiveDevicePixelRatio();
        std::unordered_map<QString, std::unique_ptr<QSGTexture>> dropped;
        constexpr std::size_t mostTextures = 1500;
        if (look != m_look || ratio != m_ratio || m_textures.size() > mostTextures)
            dropped.swap(m_textures); // until no node shows them any more
        m_look = look;
        m_ratio = ratio;
        while (m_nodes.size() > glyphs.size()) {
            removeChildNode(m_nodes.back().get());
            m_nodes.pop_back();
        }
        while (m_nodes.size() < glyphs.size()) {
            auto &node = m_nodes.emplace_back(std::make_unique<QSGSimpleTextureNode>());
            node->setFlag(QSGNode::OwnedByParent, false);
            node->setFiltering(QSGTexture::Linear);
        }
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            const Glyph &glyph = glyphs[i];
            auto &texture = m_textures[glyph.key];
            if (!texture)
                texture = painted(glyph, ratio, window);
            QSGSimpleTextureNode &node = *m_nodes[i];
            node.setTexture(texture.get());
            // On whole device pixels: sharp.
            const QPointF corner = glyph.at + glyph.bounds.topLeft();
            node.setRect(QRectF(QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio),
                                glyph.bounds.size()));
            if (!node.parent())
                appendChildNode(&node);
        }
    }

private:
    static std::unique_ptr<QSGTexture> painted(const Glyph &glyph, double ratio, QQuickWindow &window)
    {
        QImage image((glyph.bounds.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.translate(-glyph.bounds.topLeft());
        glyph.paint(painter);
        painter.end();
        return std::unique_ptr<QSGTexture>(
            window.createTextureFromImage(image,
                                          QQuickWindow::CreateTextureOptions(QQuickWindow::TextureHasAlphaChannel)
                                              | QQuickWindow::TextureCanUseAtlas));
    }

    std::unordered_map<QString, std::unique_ptr<QSGTexture>> m_textures;
    std::vector<std::unique_ptr<QSGSimpleTextureNode>> m_nodes;
    QString m_look;
    double m_ratio = 0;
};

/// A quad whose long edges fade out over a pixel.
void appendQuad(std::vector<QSGGeometry::ColoredPoint2D> &out, const QLineF &line, double width, const QColor &color)
{
    const double length = line.length();
    if (length <= 0)
        return;
    const QPointF along(line.dx() / length, line.dy() / length), across(-along.y(), along.x());
    const auto alpha = static_cast<uchar>(color.alpha());
    const auto channel = [&](int v) { return static_cast<uchar>(v * alpha / 255); };
    const auto put = [&](QPointF p, bool isSolid) {
        QSGGeometry::ColoredPoint2D v;
        if (isSolid)
            v.set(static_cast<float>(p.x()), static_cast<float>(p.y()), channel(color.red()), channel(color.green()),
                  channel(color.blue()), alpha);
        else
            v.set(static_cast<float>(p.x()), static_cast<float>(p.y()), 0, 0, 0, 0);
        out.push_back(v);
    };
    const double offsets[] = {-width / 2 - 0.5, -width / 2 + 0.5, width / 2 - 0.5, width / 2 + 0.5};
    for (int strip = 0; strip < 3; ++strip) {
        const QPointF low = across * offsets[strip], high = across * offsets[strip + 1];
        const bool lowSolid = strip > 0, highSolid = strip < 2;
        put(line.p1() + low, lowSolid);
        put(line.p1() + high, highSolid);
        put(line.p2() + low, lowSolid);
        put(line.p2() + low, lowSolid);
        put(line.p1() + high, highSolid);
        put(line.p2() + high, highSolid);
    }
}

/// As many nodes as it takes: of one with more vertices than 16 bits number, the renderer drops what is beyond.
class StrokesNode : public QSGNode
{
public:
    ~StrokesNode() override { removeAllChildNodes(); }

    void show(const std::vector<Stroke> &strokes)
    {
        std::size_t used = 0;
        m_vertices.clear();
        for (const Stroke &stroke : strokes) {
            for (const QLineF &line : segments(stroke)) {
                appendQuad(m_vertices, line, stroke.width, stroke.color);
                if (m_vertices.size() + verticesOfQuad > mostVertices)
                    flush(used++);
            }
        }
        if (!m_vertices.empty())
            flush(used++);
        while (m_parts.size() > used) {
            removeChildNode(m_parts.back().get());
            m_parts.pop_back();
        }
    }

private:
    static constexpr std::size_t verticesOfQuad = 18, mostVertices = 65'000;

    struct Part : QSGGeometryNode
    {
        Part()
            : geometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0)
        {
            geometry.setDrawingMode(QSGGeometry::DrawTriangles);
            setGeometry(&geometry);
            setMaterial(&material);
            setFlag(QSGNode::OwnedByParent, false);
        }
        QSGGeometry geometry;
        QSGVertexColorMaterial material;
    };

    void flush(std::size_t index)
    {
        if (index == m_parts.size())
            appendChildNode(m_parts.emplace_back(std::make_unique<Part>()).get());
        Part &part = *m_parts[index];
        part.geometry.allocate(static_cast<int>(m_vertices.size()));
        std::ranges::copy(m_vertices, part.geometry.vertexDataAsColoredPoint2D());
        part.markDirty(QSGNode::DirtyGeometry);
        m_vertices.clear();
    }

    std::vector<std::unique_ptr<Part>> m_parts;
    std::vector<QSGGeometry::ColoredPoint2D> m_vertices;
};

} // namespace

GlyphLayerItem::GlyphLayerItem(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void GlyphLayerItem::setGlyphs(std::vector<Glyph> glyphs, const QString &look)
{
    // The same picture again is not drawn again.
    const bool isSame = look == m_look && std::ranges::equal(glyphs, m_glyphs, [](const Glyph &a, const Glyph &b) {
                            return a.at == b.at && a.bounds == b.bounds && a.key == b.key;
                        });
    if (isSame)
        return;
    m_glyphs = std::move(glyphs);
    m_look = look;
    update();
}

QSGNode *GlyphLayerItem::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *node = static_cast<GlyphsNode *>(old);
    if (!node)
        node = new GlyphsNode;
    node->show(m_glyphs, m_look, *window());
    return node;
}

StrokeLayerItem::StrokeLayerItem(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void StrokeLayerItem::setStrokes(std::vector<Stroke> strokes)
{
    if (strokes == m_strokes)
        return;
    m_strokes = std::move(strokes);
    update();
}

QSGNode *StrokeLayerItem::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *node = static_cast<StrokesNode *>(old);
    if (!node)
        node = new StrokesNode;
    node->show(m_strokes);
    return node;
}

} // namespace watchfloor::widgets
