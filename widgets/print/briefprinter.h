// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brief/brief.h"

#include <QByteArray>
#include <QFontMetricsF>

namespace watchfloor::widgets {

/// Writes a composed brief as an A4 PDF: marking banner, date-time group and "page n of N" on every page.
/// Paints with QPainter alone, so that it works on the offscreen platform. Any thread with a QGuiApplication.
/// The file appears whole or not at all (temporary file, then rename).
[[nodiscard]] Result<> printBrief(const brief::Document &document, const QString &path);

/// How wide the columns of a table are that is `width` wide in all, by its longest cells in a font; each cell gives
/// `margin` of that to the next. Sentences give way to names, and no column is too narrow for its longest word while
/// there is room for all of these. Units: those of the metrics.
[[nodiscard]] std::vector<double> columnWidths(const brief::Block &table, const QFontMetricsF &metrics, double width,
                                               double margin);

/// The document's pictures as PNG, by block index, for brief::toHtml.
[[nodiscard]] std::vector<QByteArray> briefPictures(const brief::Document &document);

/// toHtml with its pictures, written whole or not at all.
[[nodiscard]] Result<> writeBriefHtml(const brief::Document &document, const QString &path);

} // namespace watchfloor::widgets
