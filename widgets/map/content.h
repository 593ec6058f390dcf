// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/viewframe.h"

#include <vector>

namespace watchfloor::widgets {

/// Where the points lie, the shorter way round the world; null for none. `right` may go past 1.
[[nodiscard]] QRectF boundsOf(const std::vector<QPointF> &unitPoints);
/// Placed incidents that pass and all placed assets; without any, the observations.
[[nodiscard]] QRectF placedBounds(const picture::Snapshot &snapshot, const picture::Filter &filter);
/// Europe and the seas around it: where nothing says otherwise.
[[nodiscard]] QRectF defaultBounds();
/// Marks in painting order: worst last, incidents after observations.
void sortForPainting(std::vector<picture::Cluster> &clusters);
[[nodiscard]] std::vector<picture::Cluster> clustersIn(const picture::Snapshot &snapshot, const picture::Filter &filter,
                                                       const ViewFrame &frame);

} // namespace watchfloor::widgets
