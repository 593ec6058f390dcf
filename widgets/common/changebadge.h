// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QCoreApplication>

class QPainter;

namespace watchfloor::widgets {

/// How a change between two pictures is shown: a sign that needs no language and no colour, and a word.
struct ChangeBadge
{
    Q_DECLARE_TR_FUNCTIONS(ChangeBadge)
public:
    [[nodiscard]] static QString sign(picture::Change change); ///< + ▲ ≠ ▼ ✓
    [[nodiscard]] static QString word(picture::Change change);
    /// A plate with the sign, `size` high, about `centre`. Nothing for no change.
    static void paint(QPainter &painter, QPointF centre, double size, picture::Change change, const Theme &theme,
                      const QFont &font);
};

} // namespace watchfloor::widgets
