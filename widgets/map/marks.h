// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapcolors.h"
#include "map/viewframe.h"

#include <QLineF>

#include <map>
#include <vector>

class QPainter;

namespace watchfloor::widgets {

/// Marks at least this far apart on the screen, in pixels.
inline constexpr double markSpacing = 40;

/// How one cluster looks. Incidents are filled, observations alone are hollow and dimmer; severity is
/// shape and colour; the ring says how well the place is known.
struct MarkStyle
{
    SeverityBand band = SeverityBand::Info;
    bool hasIncident = false;
    double radius = 8; ///< of the shape
    double ring = 0; ///< radius of the ring of uncertainty, 0: none
    Precision precision = Precision::Site;
    QString count; ///< of incidents, or of observations where there are no incidents
    QString also; ///< observations beside incidents
    enum Side : std::uint8_t { Right, Left, Below, Above };
    Side side = Right; ///< of the shape, on which the counts stand
    bool isBare = false; ///< without text, for the legend
    bool selected = false;
    bool lit = false; ///< hovered or keyboard focus
    picture::Change change = picture::Change::None; ///< of its incidents, since the picture that is compared with

    bool operator==(const MarkStyle &) const = default;
    [[nodiscard]] QString key() const;
};

/// Where a mark stands, unit Mercator: on its worst incident. A mean of several places is none of them,
/// and thousands of observations would pull an incident into the next country.
[[nodiscard]] QPointF markPlace(const picture::Cluster &cluster, const picture::Snapshot &snapshot);
/// A filled shape speaks of its incidents alone, however bad the observations beside them are.
[[nodiscard]] MarkStyle markStyle(const picture::Cluster &cluster, const picture::Snapshot &snapshot,
                                  const ViewFrame &frame);
struct PlacedMark
{
    QPointF at;
    MarkStyle style;
};
/// One mark for each cluster, in their order. The counts stand on the side where they lie under no other mark and on no
/// other count, the worst mark's first; where there is none, the observations beside incidents go unsaid (the panel of
/// the mark says them).
[[nodiscard]] std::vector<PlacedMark> placeMarks(const std::vector<picture::Cluster> &clusters,
                                                 const picture::Snapshot &snapshot, const ViewFrame &frame);
/// The shape without ring and text: what is clicked, about its centre. At least 24 x 24 (WCAG 2.2, 2.5.8).
[[nodiscard]] QRectF markTarget(const MarkStyle &style);
/// Everything that is painted, about its centre.
[[nodiscard]] QRectF markBounds(const MarkStyle &style);
/// The counts beside the shape; empty where there are none.
[[nodiscard]] QRectF markCount(const MarkStyle &style);
/// What base-map names must not cover or touch.
[[nodiscard]] QRectF markCore(const MarkStyle &style);
void paintMark(QPainter &painter, QPointF centre, const MarkStyle &style, const MapColors &colors);

/// `1,204` would be too wide on a mark: 1.2k, 34k, 2.1M.
[[nodiscard]] QString shortCount(std::uint32_t n);

/// A defended thing: a square for sites and machines, a diamond for services and missions. Health is colour and
/// filling.
struct AssetStyle
{
    picture::Health health = picture::Health::Nominal;
    bool isService = false;
    bool selected = false;
    bool lit = false;
    bool held = false; ///< by a person's word

    bool operator==(const AssetStyle &) const = default;
    [[nodiscard]] QString key() const;
};
inline constexpr double assetRadius = 4.5;
void paintAsset(QPainter &painter, QPointF centre, const AssetStyle &style, const MapColors &colors);

/// Where an asset is drawn.
struct PlacedAsset
{
    std::int32_t row = -1;
    QPointF at;
    AssetStyle style;
};
/// Assets in sight: all from zoom 5, before that those not nominal or set by hand; of those within a few pixels the
/// worst.
[[nodiscard]] std::vector<PlacedAsset> placeAssets(const picture::Snapshot &snapshot, const ViewFrame &frame);

/// A line in pixels.
struct Stroke
{
    std::vector<QPointF> points;
    QColor color;
    double width = 1;
    double dash = 0, gap = 0; ///< pixels, 0: solid
    std::int32_t asset = -1;

    bool operator==(const Stroke &) const = default;
};
/// Cables and power lines in sight, cut to it.
[[nodiscard]] std::vector<Stroke> placeLines(const picture::Snapshot &snapshot, const ViewFrame &frame,
                                             const MapColors &colors);
/// The dashed pieces of a stroke, or itself where it is solid.
[[nodiscard]] std::vector<QLineF> segments(const Stroke &stroke);
[[nodiscard]] double distanceTo(const Stroke &stroke, QPointF p);

/// Countries in which something is placed no better than "in this country", with the tint of the worst.
[[nodiscard]] std::map<int, QColor>
countryTints(const picture::Snapshot &snapshot, const std::vector<picture::Cluster> &clusters, const MapColors &colors);

} // namespace watchfloor::widgets
