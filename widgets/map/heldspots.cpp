// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/heldspots.h"

#include <algorithm>
#include <numbers>

namespace watchfloor::widgets {

namespace {

/// Of a point outside of it; 0 within.
double distanceTo(const QRectF &rect, QPointF p)
{
    return std::hypot(std::max({rect.left() - p.x(), 0.0, p.x() - rect.right()}),
                      std::max({rect.top() - p.y(), 0.0, p.y() - rect.bottom()}));
}

/// Looks for a place that nothing else has, for one plate after the other.
class Finder
{
public:
    explicit Finder(const std::vector<PlacedMark> &marks)
        : m_marks(marks)
    {
        for (const PlacedMark &mark : marks)
            m_counts.push_back(markCount(mark.style).translated(mark.at));
    }

    QPointF place(QPointF asset, double away)
    {
        std::vector<QPointF> corners;
        for (const QPointF corner : {QPointF(1, 1), QPointF(-1, 1), QPointF(1, -1), QPointF(-1, -1)})
            corners.push_back(asset + away * corner);
        QPointF at = corners.front();
        if (const auto free = std::ranges::find_if(corners, [this](QPointF p) { return isFree(p); });
            free != corners.end())
            at = *free;
        else if (const PlacedMark *mark = nearest(asset))
            at = beside(*mark);
        m_placed.push_back(at);
        return at;
    }

private:
    static constexpr double gap = 1; ///< between the plate and what it must not touch

    /// The edge of a mark's shape with its halo.
    static double edge(const MarkStyle &style) { return style.radius * 1.1 + 2.5; }

    [[nodiscard]] bool isFree(QPointF p) const
    {
        for (std::size_t i = 0; i < m_marks.size(); ++i) {
            if (QLineF(m_marks[i].at, p).length() < edge(m_marks[i].style) + heldSpotRadius + gap
                || (!m_counts[i].isEmpty() && distanceTo(m_counts[i], p) < heldSpotRadius))
                return false;
        }
        return std::ranges::none_of(
            m_placed, [p](QPointF other) { return QLineF(other, p).length() < 2 * heldSpotRadius + gap; });
    }

    [[nodiscard]] const PlacedMark *nearest(QPointF p) const
    {
        const auto found = std::ranges::min_element(
            m_marks, {}, [p](const PlacedMark &mark) { return QLineF(mark.at, p).length(); });
        return found == m_marks.end() ? nullptr : &*found;
    }

    /// Lower right first, as at an asset; upper left last, where a mark says that it changed.
    [[nodiscard]] QPointF beside(const PlacedMark &mark) const
    {
        const double away = edge(mark.style) + heldSpotRadius + gap + 0.1; // lest rounding makes it touch
        QPointF first;
        for (const double farther : {0.0, 2 * heldSpotRadius + gap}) {
            for (const double eighth : {1, 3, 7, 2, 6, 0, 4, 5}) {
                const double angle = eighth * std::numbers::pi / 4;
                const QPointF p = mark.at + (away + farther) * QPointF(std::cos(angle), std::sin(angle));
                if (first.isNull())
                    first = p;
                if (isFree(p))
                    return p;
            }
        }
        return first; // in a crowd: over something else, but not under it
    }

    const std::vector<PlacedMark> &m_marks;
    std::vector<QRectF> m_counts;
    std::vector<QPointF> m_placed;
};

} // namespace

std::vector<HeldSpot> placeHeldSpots(const picture::Snapshot &snapshot, const std::vector<PlacedAsset> &assets,
                                     const std::vector<Stroke> &lines, const std::vector<PlacedMark> &marks)
{
    std::vector<HeldSpot> spots;
    Finder finder(marks);
    for (const PlacedAsset &asset : assets) {
        if (asset.style.held)
            spots.push_back({asset.row, finder.place(asset.at, assetRadius + 1.5)});
    }
    for (const Stroke &line : lines) {
        if (!line.points.empty() && picture::heldHealth(snapshot, line.asset))
            spots.push_back({line.asset, finder.place(line.points[line.points.size() / 2], 0)});
    }
    return spots;
}

QRectF heldSpotBounds()
{
    constexpr double half = heldSpotRadius + 2;
    return {-half, -half, 2 * half, 2 * half};
}

} // namespace watchfloor::widgets
