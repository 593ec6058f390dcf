// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapcolors.h"
#include "map/viewframe.h"

#include <vector>

class QPainter;

namespace watchfloor::widgets {

/// A country's or city's name where there is room for it.
struct MapLabel
{
    QString text;
    bool isCity = false;
    QPointF at; ///< middle of a country's name; a city's dot
    enum Side { Right, Left, Above, Below, Centre } side = Centre; ///< of the dot
    bool hasDot = false; ///< a mark may stand where the dot would be
    QRectF bounds; ///< about `at`
    [[nodiscard]] QString key() const;
};

/// Names that overlap neither `taken` nor each other, the largest countries and cities first.
[[nodiscard]] std::vector<MapLabel> placeLabels(const ViewFrame &frame, const std::vector<QRectF> &taken);
void paintLabel(QPainter &painter, QPointF at, const MapLabel &label, const MapColors &colors);

} // namespace watchfloor::widgets
