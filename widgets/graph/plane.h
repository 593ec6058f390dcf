// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>

#include <cstdint>
#include <utility>
#include <vector>

/// The plane that something is drawn on: where it lies on the device, and which of its lines pass by a point. Pure.
namespace watchfloor::widgets {

struct PlaneLook
{
    double zoom = 1; ///< device pixels for a unit of the drawing
    QPointF origin; ///< where the drawing's origin is on the device
    [[nodiscard]] QPointF toDevice(QPointF world) const { return world * zoom + origin; }
    [[nodiscard]] QRectF toDevice(const QRectF &world) const
    {
        return {toDevice(world.topLeft()), world.size() * zoom};
    }
    [[nodiscard]] QPointF toWorld(QPointF device) const { return (device - origin) / zoom; }
};

/// Lines of a drawing in a grid of cells, so that asking what lies under the mouse costs the same however many there
/// are. Built once with the drawing, on any thread.
class LineIndex
{
public:
    void add(int line, QPointF a, QPointF b);
    void add(int line, const QPolygonF &points);
    void finish(); ///< after the last one
    /// The line that passes nearest, no farther than `reach`; -1 none. What is shorter than `least` is not meant.
    [[nodiscard]] int nearest(QPointF at, double reach, double least = 0) const;

private:
    struct Segment
    {
        QPointF a, b;
        int line;
    };
    [[nodiscard]] int columnOf(double x) const;
    [[nodiscard]] int rowOf(double y) const;
    template <typename Visit> void visit(const Segment &segment, const Visit &take) const;

    std::vector<Segment> m_segments;
    QRectF m_bounds;
    int m_columns = 0, m_rows = 0;
    std::vector<std::uint32_t> m_start, m_inside; ///< by cell: where its segments begin, and they
};

} // namespace watchfloor::widgets
