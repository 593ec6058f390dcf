// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/query.h"

#include <QPointF>
#include <QRectF>

#include <cmath>

namespace watchfloor::widgets {

/// Which part of the world is where on the screen: web Mercator, north up, the world repeating at 180°.
struct ViewFrame
{
    double x = 0.5, y = 0.5; ///< unit Mercator of the middle
    double world = 256; ///< width of the whole world in pixels
    QSizeF size; ///< of the viewport in pixels

    [[nodiscard]] bool isValid() const { return size.width() > 0 && size.height() > 0 && world > 0; }
    [[nodiscard]] double zoom() const { return std::log2(world / 256); }
    [[nodiscard]] double left() const { return x - size.width() / 2 / world; }
    [[nodiscard]] double right() const { return x + size.width() / 2 / world; }
    [[nodiscard]] double top() const { return y - size.height() / 2 / world; }
    [[nodiscard]] double bottom() const { return y + size.height() / 2 / world; }

    /// Pixels of a place in the copy of the world given by `ux` itself (it may lie outside 0-1).
    [[nodiscard]] QPointF toScreenExact(double ux, double uy) const
    {
        return {size.width() / 2 + (ux - x) * world, size.height() / 2 + (uy - y) * world};
    }
    /// Pixels of a place in the copy of the world nearest to the middle.
    [[nodiscard]] QPointF toScreen(double ux, double uy) const
    {
        return toScreenExact(x + std::remainder(ux - x, 1.0), uy);
    }
    /// Unit Mercator of a pixel, x in 0-1.
    [[nodiscard]] QPointF toUnit(QPointF p) const
    {
        const double ux = x + (p.x() - size.width() / 2) / world;
        return {ux - std::floor(ux), y + (p.y() - size.height() / 2) / world};
    }
    [[nodiscard]] QRectF rect() const { return {QPointF(0, 0), size}; }

    /// What is in sight, enlarged by `margin` of its size on each side; left exceeds right across 180°.
    [[nodiscard]] picture::MapRect mapRect(double margin = 0) const
    {
        const double width = right() - left(), height = bottom() - top();
        const double l = left() - margin * width, r = right() + margin * width;
        picture::MapRect rect;
        rect.top = static_cast<float>(std::max(0.0, top() - margin * height));
        rect.bottom = static_cast<float>(std::min(1.0, bottom() + margin * height));
        if (r - l < 1) {
            rect.left = static_cast<float>(l - std::floor(l));
            rect.right = static_cast<float>(r - std::floor(r));
        }
        return rect;
    }

    bool operator==(const ViewFrame &) const = default;
};

/// The frame that shows `content` (unit Mercator) with `padding` pixels around, between the zooms given.
[[nodiscard]] inline ViewFrame fitFrame(const QRectF &content, QSizeF size, double padding, double maximumZoom)
{
    ViewFrame frame;
    frame.size = size;
    const double lowest = std::max(size.width(), size.height());
    const double w = std::max(content.width(), 1e-9), h = std::max(content.height(), 1e-9);
    const double wanted
        = std::min(std::max(8.0, size.width() - 2 * padding) / w, std::max(8.0, size.height() - 2 * padding) / h);
    frame.world = std::max(lowest, std::min(wanted, 256 * std::exp2(maximumZoom)));
    frame.x = content.center().x() - std::floor(content.center().x());
    const double half = size.height() / 2 / frame.world;
    frame.y = std::clamp(content.center().y(), std::min(0.5, half), std::max(0.5, 1 - half));
    return frame;
}

} // namespace watchfloor::widgets
