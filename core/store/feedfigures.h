// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <optional>
#include <span>
#include <vector>

/// What the arrivals of a feed tell of its rhythm, its delay and its clock. Pure functions: the order of what they are
/// given does not matter. The rules and their reasons are in README.md.
namespace watchfloor::store {

/// How stale a feed was when readable data came again.
struct Arrival
{
    std::int64_t known = 0; ///< microseconds
    std::int64_t gap = 0; ///< microseconds since the arrival before it
    std::int64_t staleness = 0; ///< age, just before, of the newest event known until then; at least `gap`
};

/// A dated item.
struct Dated
{
    std::int64_t known = 0, happened = 0; ///< microseconds
    bool operator==(const Dated &) const = default;
};

/// Fewer arrivals than this make no rhythm.
inline constexpr std::size_t leastArrivals = 20;
/// No feed is called late within this time, however busy it was.
inline constexpr std::chrono::seconds shortestCadence{60};
/// What a week teaches is looked at for this long.
inline constexpr std::chrono::hours arrivalHistory{28 * 24};
/// Dated items that lag and drift are judged by: the newest of each source.
inline constexpr std::size_t datedHistory = 1000;
/// Data whose newest event is older than this on arrival is history being read in, and no rhythm.
inline constexpr std::chrono::hours oldestNews{24};

/// The longest of `waits` (microseconds) that were waited between `from` and `to`, but for one a started week: these
/// are outages. 0: too few.
[[nodiscard]] std::chrono::seconds learnedCadence(std::vector<std::int64_t> waits, std::int64_t from, std::int64_t to);

/// Known minus happened.
struct Lag
{
    std::chrono::microseconds median{0}, p95{0};
    bool operator==(const Lag &) const = default;
};
[[nodiscard]] std::optional<Lag> lagOf(std::span<const Dated> items);

/// How far the source's clock is ahead of what it declares (behind: negative); nothing: no sign of it.
/// Ahead shows by itself, for nothing arrives before it happens. Behind is told from a late delivery only where data
/// comes steadily (`rhythm`, of arrivals) and the newest of each delivery is always equally old.
[[nodiscard]] std::optional<std::chrono::seconds> clockDrift(std::span<const Dated> items, std::chrono::seconds rhythm);

/// Event times alone, where nothing is known of arrivals (released copies).
[[nodiscard]] std::chrono::seconds cadenceOfEvents(std::vector<std::int64_t> times);

} // namespace watchfloor::store
