// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace watchfloor {

/// An instant, UTC, microseconds since 1970-01-01T00:00:00Z (proleptic Gregorian).
using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;

/// In columns: "no time known". Never drawn, never placed in 1970.
inline constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();

[[nodiscard]] constexpr std::int64_t toMicros(Timestamp t) { return t.time_since_epoch().count(); }
[[nodiscard]] constexpr std::int64_t toMicros(const std::optional<Timestamp> &t) { return t ? toMicros(*t) : noTime; }
[[nodiscard]] constexpr Timestamp fromMicros(std::int64_t us) { return Timestamp(std::chrono::microseconds(us)); }

/// A time as a source wrote it. Without an offset the stamp is read as UTC plus
/// the caller's assumption, and `offsetKnown` is false (domain.md 5.1).
struct SourceTime
{
    Timestamp at;
    bool offsetKnown = false;
};

/// ISO 8601 / RFC 3339 as feeds write it: `T` or a space, fraction after `.` or
/// `,` (digits past the sixth are cut), offset `Z`, `±hh:mm`, `±hhmm`, `±hh` or none, date
/// alone. Seconds of 60 become the next second; 24:00:00 is refused, as are years outside 1-9999.
/// `assumedOffset` (east positive) is taken where the text names none.
[[nodiscard]] std::optional<SourceTime> parseIso8601(std::string_view text,
                                                     std::chrono::minutes assumedOffset = std::chrono::minutes{0});

/// `DDHHMMZMONYY` (12 characters), any zone letter but J; two-digit years within
/// 50 years of `reference` (domain.md 4.4).
[[nodiscard]] std::optional<Timestamp> parseDtg(std::string_view text, Timestamp reference);

/// False for stamps that a clock without a battery or a sentinel writes: before
/// 1990 or after `known` plus `future`. Such an item is kept, undated.
[[nodiscard]] bool isPlausible(Timestamp t, Timestamp known, std::chrono::hours future = std::chrono::hours{24});

/// `2026-09-30T14:00:00Z`, with a fraction of 3 or 6 digits only where there is one.
[[nodiscard]] std::string iso8601(Timestamp t);
[[nodiscard]] QString iso8601Text(Timestamp t);

/// Date-time group, `301400ZSEP26`; months in English whatever the language (domain.md 4.4).
[[nodiscard]] QString dtg(Timestamp t);

/// The wall clock. Tests set their own.
class Clock
{
public:
    [[nodiscard]] static Timestamp now();
    /// Freezes now() at `t`, or thaws it with nullopt. For tests and reproducible exports.
    static void freeze(std::optional<Timestamp> t);
};

} // namespace watchfloor
