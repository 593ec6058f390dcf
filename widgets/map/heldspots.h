// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/marks.h"

namespace watchfloor::widgets {

/// Where the map says that an asset's health stands by a person's word.
struct HeldSpot
{
    std::int32_t asset = -1; ///< its row
    QPointF at; ///< centre of the plate
};
inline constexpr double heldSpotRadius = 5.5;

/// At the lower right of the asset, or in the middle of its line. Where an incident's mark or its count lies there, at
/// another corner of the asset; where all of it is covered, beside that mark: both can be read, and neither count nor
/// other marks are hidden.
[[nodiscard]] std::vector<HeldSpot> placeHeldSpots(const picture::Snapshot &snapshot,
                                                   const std::vector<PlacedAsset> &assets,
                                                   const std::vector<Stroke> &lines,
                                                   const std::vector<PlacedMark> &marks);
/// Painted above the marks.
[[nodiscard]] QRectF heldSpotBounds(); ///< about its centre

} // namespace watchfloor::widgets
