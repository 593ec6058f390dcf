// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// Rows on their way to the clipboard or a file. The first line is always the marking of what follows.
namespace watchfloor::widgets {

/// One CSV field: a first character that a spreadsheet takes for a formula gets a `'` before it
/// (CWE-1236: = + - @ TAB CR NUL), then RFC 4180 quoting.
[[nodiscard]] QString csvField(const QString &text);

struct TableText
{
    QString banner; ///< marking (and EXERCISE) of the rows
    QStringList columns;
    std::vector<QStringList> rows;

    [[nodiscard]] QString csv() const; ///< CRLF, as RFC 4180
    [[nodiscard]] QString tabbed() const; ///< for people and for pasting; same guard against formulas
};

} // namespace watchfloor::widgets
