// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace watchfloor::widgets {

/// So much of `a`, the rest of `b`.
[[nodiscard]] inline QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [&](int x, int y) { return int(x * share + y * (1 - share)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace watchfloor::widgets
