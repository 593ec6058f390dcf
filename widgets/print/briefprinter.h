// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brief/brief.h"

#include <QByteArray>

namespace watchfloor::widgets {

/// Writes a composed brief as an A4 PDF: marking banner, date-time group and "page n of N" on every page.
/// Paints with QPainter alone, so that it works on the offscreen platform. Any thread with a QGuiApplication.
/// The file appears whole or not at all (temporary file, then rename).
[[nodiscard]] Result<> printBrief(const brief::Document &document, const QString &path);

/// The document's pictures as PNG, by block index, for brief::toHtml.
[[nodiscard]] std::vector<QByteArray> briefPictures(const brief::Document &document);

/// toHtml with its pictures, written whole or not at all.
[[nodiscard]] Result<> writeBriefHtml(const brief::Document &document, const QString &path);

} // namespace watchfloor::widgets
