// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPainterPath>

namespace watchfloor::widgets {

/// `:/watchfloor/icons/NAME.svg` in the theme's text colour of the moment, at any scale.
[[nodiscard]] QIcon themedIcon(const QString &name);

/// A shape of Theme (side 2 about the origin) filled into a square of `side` pixels.
void paintShape(QPainter &painter, const QPainterPath &shape, const QColor &color, const QRectF &square);
[[nodiscard]] QPixmap shapePixmap(const QPainterPath &shape, const QColor &color, int side, qreal ratio);

} // namespace watchfloor::widgets
