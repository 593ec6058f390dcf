// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/viewframe.h"

#include <QWidget>

#include <vector>

namespace watchfloor::widgets {

/// Lies over the map while an area is drawn on it, and takes mouse and keys: each click sets a corner, a drag draws a
/// rectangle; arrows move a cross, Space sets a corner there. Enter or a double click closes the area, Backspace takes
/// the last corner back, Escape gives up. Between drawings it shows the areas that were drawn and takes nothing.
class AreaDrawer : public QWidget
{
    Q_OBJECT
public:
    using Area = std::vector<QPointF>; ///< corners, unit Mercator; x may leave 0-1 across 180°

    explicit AreaDrawer(QWidget *map);
    void setFrame(const ViewFrame &frame);
    void setAreas(std::vector<Area> areas); ///< drawn before, still shown
    void begin();
    [[nodiscard]] bool isDrawing() const { return m_isDrawing; }

Q_SIGNALS:
    void drawn(const std::vector<QPointF> &area);
    void ended(); ///< drawn or given up

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void end();
    void close();
    void addCorner(QPointF pixel);
    void moveCross(QPointF by);
    void paintHint(QPainter &painter) const;
    [[nodiscard]] QPointF toWorld(QPointF pixel) const; ///< x as near to the first corner's world as it looks
    [[nodiscard]] QPointF toPixel(QPointF world) const;
    [[nodiscard]] QPolygonF onScreen(const Area &area) const;

    ViewFrame m_frame;
    std::vector<Area> m_areas;
    Area m_corners;
    QPointF m_cross; ///< pixels; where the next corner would be
    std::optional<QPointF> m_pressedAt;
    bool m_isDrawing = false, m_isBanding = false, m_byKeys = false;
};

} // namespace watchfloor::widgets
