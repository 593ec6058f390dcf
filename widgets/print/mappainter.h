// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

class QPainter;

namespace watchfloor::widgets {

/// The map of what passes `filter`, fitted to it, with QPainter alone: for paper, and where there is no OpenGL.
/// Any thread that may paint. `rect` is in the painter's logical units, taken as pixels of 1/96 inch.
/// An area in the filter is what is shown; otherwise the placed incidents, then assets and observations, decide.
void paintMap(QPainter &painter, const QRectF &rect, const picture::Snapshot &snapshot, const picture::Filter &filter,
              Theme::Scheme scheme = Theme::Scheme::Light);

} // namespace watchfloor::widgets
