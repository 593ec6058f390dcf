// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/content.h"

#include "map/marks.h"

#include <algorithm>

namespace watchfloor::widgets {

QRectF boundsOf(const std::vector<QPointF> &unitPoints)
{
    if (unitPoints.empty())
        return {};
    std::vector<double> xs;
    xs.reserve(unitPoints.size());
    double top = 1, bottom = 0;
    for (const QPointF &p : unitPoints) {
        xs.push_back(p.x());
        top = std::min(top, p.y());
        bottom = std::max(bottom, p.y());
    }
    std::ranges::sort(xs);
    // From the point after the widest gap: across 180° that is the shorter way.
    double widest = xs.front() + 1 - xs.back(), start = xs.front();
    for (std::size_t i = 1; i < xs.size(); ++i) {
        if (xs[i] - xs[i - 1] > widest) {
            widest = xs[i] - xs[i - 1];
            start = xs[i];
        }
    }
    return {start, top, std::max(1e-6, 1 - widest), std::max(1e-6, bottom - top)};
}

QRectF placedBounds(const picture::Snapshot &snapshot, const picture::Filter &filter)
{
    std::vector<QPointF> points;
    for (const auto &incident : snapshot.incidents) {
        if (!std::isnan(incident.x) && incident.precision != Precision::None
            && picture::passes(snapshot, filter, incident))
            points.emplace_back(incident.x, incident.y);
    }
    for (const auto &asset : snapshot.assets) {
        if (!std::isnan(asset.x) && asset.precision != Precision::None)
            points.emplace_back(asset.x, asset.y);
        for (const picture::MapPoint &p : asset.path)
            points.emplace_back(p.x, p.y);
    }
    if (points.empty()) {
        const auto &columns = snapshot.observations;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!std::isnan(columns.x[i]))
                points.emplace_back(columns.x[i], columns.y[i]);
        }
    }
    return boundsOf(points);
}

QRectF defaultBounds() { return {QPointF(0.46, 0.24), QPointF(0.62, 0.41)}; }

void sortForPainting(std::vector<picture::Cluster> &clusters)
{
    std::ranges::stable_sort(clusters, [](const picture::Cluster &a, const picture::Cluster &b) {
        return std::pair(a.incidents > 0, a.severity) < std::pair(b.incidents > 0, b.severity);
    });
}

std::vector<picture::Cluster> clustersIn(const picture::Snapshot &snapshot, const picture::Filter &filter,
                                         const ViewFrame &frame)
{
    auto clusters = picture::clusters(snapshot, filter, frame.mapRect(), static_cast<float>(markSpacing / frame.world));
    sortForPainting(clusters);
    return clusters;
}

} // namespace watchfloor::widgets
