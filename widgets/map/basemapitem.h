// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/basemap.h"
#include "map/viewframe.h"

#include <QColor>
#include <QQuickItem>

#include <map>

namespace watchfloor::widgets {

/// Land, borders, coasts and graticule as scene-graph geometry. Each part keeps its vertices on the
/// graphics card; a pan or zoom changes only the transform above them.
class BaseMapItem : public QQuickItem
{
    Q_OBJECT
public:
    struct Colors
    {
        QColor land, border, coast, grid;
        bool operator==(const Colors &) const = default;
    };
    explicit BaseMapItem(QQuickItem *parent = nullptr);

    void setFrame(const ViewFrame &frame);
    void setColors(const Colors &colors);
    /// Countries to lay a colour over: something is there, but no one knows where.
    void setTints(std::map<int, QColor> byCountry);

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;

private:
    ViewFrame m_frame;
    Colors m_colors;
    std::map<int, QColor> m_tints;
};

} // namespace watchfloor::widgets
