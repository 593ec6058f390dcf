// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <array>

namespace watchfloor::widgets {

/// What a map is painted with, taken from a theme once, so that screen and paper share the code.
struct MapColors
{
    QColor water, land, border, coast, grid;
    QColor text, label, accent, panel;
    std::array<QColor, severityBandCount> severity;
    std::array<QColor, 5> health;
    bool isDark = true;

    [[nodiscard]] static MapColors of(const Theme &theme);
    [[nodiscard]] const QColor &of(SeverityBand band) const { return severity[static_cast<std::size_t>(band)]; }
    [[nodiscard]] const QColor &of(picture::Health h) const { return health[static_cast<std::size_t>(h)]; }
};

[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, double share); ///< `share` of b

} // namespace watchfloor::widgets
