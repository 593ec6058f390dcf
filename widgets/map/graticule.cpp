// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/graticule.h"

#include <numbers>

namespace watchfloor::widgets {

std::vector<QLineF> graticule(const ViewFrame &frame)
{
    const double degreesPerPixel = 360 / frame.world;
    double step = 30;
    for (const double finer : {20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25}) {
        if (finer / degreesPerPixel >= 90)
            step = finer;
    }
    std::vector<QLineF> lines;
    const double left = frame.left() * 360 - 180, right = frame.right() * 360 - 180;
    const double height = frame.size.height();
    for (double longitude = std::ceil(left / step) * step; longitude <= right; longitude += step) {
        const double x = frame.toScreenExact((longitude + 180) / 360, 0).x();
        lines.emplace_back(x, 0, x, height);
    }
    for (double latitude = -std::floor(85 / step) * step; latitude <= 85; latitude += step) {
        const double angle = latitude * std::numbers::pi / 180;
        const double unit = 0.5 - std::asinh(std::tan(angle)) / (2 * std::numbers::pi);
        const double y = frame.toScreenExact(0, unit).y();
        if (y >= 0 && y <= height)
            lines.emplace_back(0, y, frame.size.width(), y);
    }
    return lines;
}

ScaleBar scaleBar(const ViewFrame &frame, double widest)
{
    constexpr double equator = 40'075'016.7; // metres, WGS 84
    // Mercator stretches by 1/cos(latitude) = cosh of the ordinate.
    const double metresPerPixel = equator / frame.world / std::cosh((0.5 - frame.y) * 2 * std::numbers::pi);
    const double most = widest * metresPerPixel;
    const double power = std::pow(10, std::floor(std::log10(most)));
    const double metres = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
    return {metres / metresPerPixel, metres};
}

} // namespace watchfloor::widgets
