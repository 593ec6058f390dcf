// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timespan.h"

#include <cmath>

namespace watchfloor {

namespace {

constexpr double longest = 3650.0 * 86400;

double unitOf(QChar letter)
{
    switch (letter.toLatin1()) {
    case 's':
        return 1;
    case 'm':
        return 60;
    case 'h':
        return 3600;
    case 'd':
        return 86400;
    default:
        return 0;
    }
}

} // namespace

std::optional<std::chrono::microseconds> timeSpanFrom(const QString &words)
{
    QString number = words.trimmed();
    double unit = 1;
    if (!number.isEmpty() && number.back().isLetter()) {
        unit = unitOf(number.back());
        number.chop(1);
    }
    bool isNumber = false;
    const double seconds = number.toDouble(&isNumber) * unit;
    if (!isNumber || unit == 0 || !(std::abs(seconds) <= longest))
        return std::nullopt;
    return std::chrono::microseconds(std::llround(seconds * 1e6));
}

} // namespace watchfloor
