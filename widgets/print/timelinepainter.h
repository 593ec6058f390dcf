// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

class QPainter;
class QRectF;

namespace watchfloor::widgets {

/// The timeline on paper or a picture: bars by severity, incidents, undated count, the window of `filter`.
/// Plain QPainter, any thread that may paint; text takes the painter's font.
void paintTimeline(QPainter &p, const QRectF &rect, const picture::Snapshot &snapshot, const picture::Filter &filter,
                   Theme::Scheme scheme);

} // namespace watchfloor::widgets
