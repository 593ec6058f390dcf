// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

#include <QColor>
#include <QPainterPath>
#include <QPointF>

class QPainter;

namespace watchfloor::widgets {

/// An asset's kind as a line drawing inside a square of side 2 about the origin: a flag, a gear, a bolt ...
[[nodiscard]] QPainterPath kindGlyph(picture::AssetKind kind);
void paintKindGlyph(QPainter &p, picture::AssetKind kind, QPointF centre, double radius, const QColor &color);

} // namespace watchfloor::widgets
