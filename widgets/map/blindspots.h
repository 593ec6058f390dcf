// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/marks.h"

namespace watchfloor::widgets {

/// What silent feeds would see if they spoke: hatched about each place that they watch and nobody else sees, so that
/// a quiet part of the map is told from a blind one.
struct BlindSpots
{
    struct Name
    {
        QString text;
        QPointF at; ///< middle of its line
        QRectF bounds; ///< about `at`
        QColor color;
        [[nodiscard]] QString key() const;
    };
    std::vector<Stroke> strokes;
    std::vector<Name> names; ///< one a feed that has a place in sight
};
[[nodiscard]] BlindSpots placeBlindSpots(const picture::Snapshot &snapshot, const ViewFrame &frame,
                                         const MapColors &colors);
/// For the legend.
void paintBlindSwatch(QPainter &painter, QPointF centre, const MapColors &colors);
void paintBlindName(QPainter &painter, QPointF at, const BlindSpots::Name &name, const MapColors &colors);

} // namespace watchfloor::widgets
