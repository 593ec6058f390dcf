// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace watchfloor::widgets {

/// Natural Earth as resources/basemap packs it. Immutable, any thread, decoded once on first use.
class Basemap
{
public:
    enum class Level { Far, Mid, Near };
    struct Point
    {
        float x, y; ///< from `origin`, so that floats are exact enough when near
    };
    struct Area ///< polygons of one country that lie together
    {
        double originX = 0, originY = 0; ///< unit Mercator
        QRectF bounds; ///< unit Mercator; may go past 1 where it crosses 180°
        int country = -1; ///< index into countries()
        std::vector<Point> points; ///< of all rings, in order
        std::vector<std::uint32_t> ringStarts; ///< into points; the last entry is points.size()
        std::vector<std::uint32_t> triangles; ///< into points
    };
    struct Lines ///< coast or border lines that lie together
    {
        double originX = 0, originY = 0;
        QRectF bounds;
        bool isBorder = false;
        std::vector<Point> points;
        std::vector<std::uint32_t> starts; ///< into points; the last entry is points.size()
    };
    struct Layer
    {
        std::vector<Area> areas;
        std::vector<Lines> lines;
    };
    struct Country
    {
        QString name;
        std::string iso; ///< ISO 3166-1 alpha-3, or empty
        QPointF label; ///< unit Mercator
        double room = 0, width = 0; ///< unit Mercator: radius free around the label; of the main polygon
    };
    struct City
    {
        QString name;
        QPointF place;
        int rank = 1; ///< 1: seen from afar, 4: only close
    };

    [[nodiscard]] static const Layer &layer(Level level);
    [[nodiscard]] static const std::vector<Country> &countries(); ///< largest first
    [[nodiscard]] static const std::vector<City> &cities();
    [[nodiscard]] static int countryIndex(std::string_view iso); ///< -1: none
    [[nodiscard]] static Level levelFor(double zoom);

    /// Calls `see(offset)` for each copy of the world in which `bounds` meets left to right.
    template <typename F> static void forEachCopy(const QRectF &bounds, double left, double right, F &&see)
    {
        for (int copy = static_cast<int>(std::floor(left - bounds.right())); copy <= static_cast<int>(std::ceil(right));
             ++copy) {
            if (bounds.left() + copy < right && bounds.right() + copy > left)
                see(copy);
        }
    }
};

} // namespace watchfloor::widgets
