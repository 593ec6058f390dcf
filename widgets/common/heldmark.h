// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QPointF>

class QPainter;

namespace watchfloor::widgets {

/// Head and shoulders on a plate: a person's word, not a source's. In graph, network and map the same.
void paintHeldMark(QPainter &painter, QPointF centre, double radius, const Theme &theme);

} // namespace watchfloor::widgets
