// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/query.h"

#include <QCoreApplication>

/// Words and steps of a UTC time axis from years to seconds. Pure, any thread; microseconds throughout.
/// QDateTimeAxis knows local time and milliseconds only, so the axis is ours.
namespace watchfloor::widgets {

struct TimeTick
{
    std::int64_t at = 0;
    QString label; ///< "06:00Z", "28", "SEP", "2026"
    bool strong = false; ///< begins the next larger unit
};

/// The unit above the ticks, with the span it covers: "28 SEP 2026" under the hours.
struct TimeContext
{
    std::int64_t from = 0;
    std::int64_t to = 0;
    QString label;
};

struct TimeAxis
{
    Q_DECLARE_TR_FUNCTIONS(TimeAxis)
public:
    std::vector<TimeTick> ticks;
    std::vector<TimeContext> contexts;

    /// Ticks in [from, to], at most `maxTicks` and a few.
    [[nodiscard]] static TimeAxis make(std::int64_t from, std::int64_t to, int maxTicks);

    /// Width of a bin that a person can name (5 min, 6 h, 1 week ...), so that `span` has at most `maxBins`.
    [[nodiscard]] static std::int64_t binWidth(std::int64_t span, int maxBins);
    /// The largest nameable step that is not longer than `resolution`: brush edges snap to it.
    [[nodiscard]] static std::int64_t snapStep(std::int64_t resolution);
    /// `t` rounded down to a multiple of `step`, also before 1970.
    [[nodiscard]] static std::int64_t floorTo(std::int64_t t, std::int64_t step);

    /// "28 SEP 06:00Z"; seconds only where there are any, the year where it is not `thisYear`.
    [[nodiscard]] static QString instantText(std::int64_t at, int thisYear);
    /// "36 h 30 min", "45 s", "12 d 4 h".
    [[nodiscard]] static QString durationText(std::int64_t micros);
    /// "28 SEP 06:00Z – 29 SEP 18:30Z, 36 h 30 min"; "All of time".
    [[nodiscard]] static QString windowText(picture::TimeWindow window, int thisYear);
    [[nodiscard]] static int yearOf(std::int64_t at);
};

namespace unit {
inline constexpr std::int64_t second = 1'000'000;
inline constexpr std::int64_t minute = 60 * second;
inline constexpr std::int64_t hour = 60 * minute;
inline constexpr std::int64_t day = 24 * hour;
inline constexpr std::int64_t year = 365 * day + 6 * hour; ///< mean, for limits only
} // namespace unit

} // namespace watchfloor::widgets
