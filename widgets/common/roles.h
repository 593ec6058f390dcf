// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace watchfloor::widgets {

/// Domain values that item models offer beside the display text. PictureDelegate turns them into
/// shapes and colours, so that a model's test needs no display.
enum ItemRole : int {
    SortRole = Qt::UserRole + 1, ///< what a column sorts by
    IdRole, ///< the object's id, as QString
    SeverityRole, ///< 0-100
    StateRole, ///< picture::IncidentState as int
    HealthRole, ///< picture::Health as int
    FeedHealthRole, ///< picture::FeedHealth as int
    MarkingRole, ///< watchfloor::Marking
    MutedRole, ///< true: of less weight
};

} // namespace watchfloor::widgets
