// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

class QFont;
class QPainter;
class QRectF;
class QSizeF;

namespace watchfloor::widgets {

/// The dependency graph on paper or a picture: the chains from missions to the causes that hurt them, or, when
/// nothing is hurt, the top layers. Plain QPainter, any thread that may paint; text takes the painter's font.
void paintGraph(QPainter &p, const QRectF &rect, const picture::Snapshot &snapshot, const picture::Filter &filter,
                Theme::Scheme scheme);

/// How much smaller than its natural size paintGraph() has to draw to fit; 1 and above: its names can be read.
[[nodiscard]] double graphScale(const picture::Snapshot &snapshot, const QFont &font, const QSizeF &size);

} // namespace watchfloor::widgets
