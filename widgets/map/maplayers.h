// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/marks.h"

#include <QQuickItem>

#include <functional>

namespace watchfloor::widgets {

/// Something small painted once and then shown as a texture wherever it occurs.
struct Glyph
{
    QString key; ///< equal keys look equal
    QPointF at; ///< pixels
    QRectF bounds; ///< whole pixels about `at`
    std::function<void(QPainter &)> paint; ///< about the origin
};

/// Glyphs over the map: names, assets, marks. Textures are cached by key; moving one costs a rectangle.
class GlyphLayerItem : public QQuickItem
{
    Q_OBJECT
public:
    explicit GlyphLayerItem(QQuickItem *parent = nullptr);
    /// `look` names everything that all glyphs depend on (theme, font); another look drops the textures.
    void setGlyphs(std::vector<Glyph> glyphs, const QString &look);

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;

private:
    std::vector<Glyph> m_glyphs;
    QString m_look;
};

/// Lines over the map with soft edges, as one piece of geometry.
class StrokeLayerItem : public QQuickItem
{
    Q_OBJECT
public:
    explicit StrokeLayerItem(QQuickItem *parent = nullptr);
    void setStrokes(std::vector<Stroke> strokes);

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;

private:
    std::vector<Stroke> m_strokes;
};

} // namespace watchfloor::widgets
