// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/viewframe.h"

#include <QLineF>

#include <vector>

namespace watchfloor::widgets {

/// Meridians and parallels in pixels, every 30° to 15' as the zoom allows.
[[nodiscard]] std::vector<QLineF> graticule(const ViewFrame &frame);

/// The bar under a map: a round length that is at most `widest` pixels at the middle of the view.
struct ScaleBar
{
    double pixels = 0;
    double metres = 0;
};
[[nodiscard]] ScaleBar scaleBar(const ViewFrame &frame, double widest);

} // namespace watchfloor::widgets
