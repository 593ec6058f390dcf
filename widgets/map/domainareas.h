// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/marks.h"

namespace watchfloor::widgets {

/// Where events of the spectrum and of minds are felt: a circle or an outline, dashed with teeth for the one and
/// dotted twice for the other, with its name in words. Cyberspace has no areas.
struct DomainAreas
{
    struct Name
    {
        QString text;
        QPointF at; ///< middle of its line
        QRectF bounds; ///< about `at`
        QColor color;
        std::string incident;
        [[nodiscard]] QString key() const;
    };
    std::vector<Stroke> strokes;
    std::vector<Name> names;
};
/// `taken`: where no name may stand. `shown`: by Domain. Of incidents that pass the filter and are not over.
[[nodiscard]] DomainAreas placeDomainAreas(const picture::Snapshot &snapshot, const picture::Filter &filter,
                                           const ViewFrame &frame, const MapColors &colors,
                                           const std::array<bool, 3> &shown, std::vector<QRectF> taken);
void paintDomainName(QPainter &painter, QPointF at, const DomainAreas::Name &name, const MapColors &colors);

} // namespace watchfloor::widgets
