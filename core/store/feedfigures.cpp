// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedfigures.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace watchfloor::store {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

constexpr std::int64_t week = microseconds(std::chrono::weeks{1}).count();
constexpr std::int64_t minute = microseconds(std::chrono::minutes{1}).count();
/// Below this a clock is as good as those of most machines.
constexpr std::int64_t leastDrift = minute;
constexpr std::size_t leastDated = 20;
/// Deliveries further apart than this say too little of a clock that is behind.
constexpr seconds steadiest = std::chrono::minutes{10};

/// The nearest rank: one of the values, no interpolation.
std::int64_t quantile(std::vector<std::int64_t> &values, double share)
{
    const auto rank = static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(values.size()))) - 1;
    const auto at = values.begin() + std::clamp<std::ptrdiff_t>(rank, 0, std::ssize(values) - 1);
    std::ranges::nth_element(values, at);
    return *at;
}

seconds wholeSeconds(std::int64_t micros) { return std::chrono::ceil<seconds>(microseconds(micros)); }

} // namespace

seconds learnedCadence(std::vector<std::int64_t> waits, std::int64_t from, std::int64_t to)
{
    if (waits.size() < leastArrivals)
        return {};
    const auto outages = static_cast<std::ptrdiff_t>(1 + std::max<std::int64_t>(0, to - from) / week);
    const auto at = waits.begin() + std::min<std::ptrdiff_t>(outages, std::ssize(waits) / 2);
    std::ranges::nth_element(waits, at, std::greater{});
    return std::max(shortestCadence, wholeSeconds(*at));
}

std::optional<Lag> lagOf(std::span<const Dated> items)
{
    if (items.empty())
        return {};
    std::vector<std::int64_t> lags;
    lags.reserve(items.size());
    for (const Dated &item : items)
        lags.push_back(item.known - item.happened);
    const std::int64_t median = quantile(lags, 0.5);
    return Lag{microseconds(median), microseconds(quantile(lags, 0.95))};
}

std::optional<seconds> clockDrift(std::span<const Dated> items, seconds rhythm)
{
    if (items.size() < leastDated)
        return {};
    std::vector<std::int64_t> lags;
    std::map<std::int64_t, std::int64_t> freshest; // by delivery
    for (const Dated &item : items) {
        const std::int64_t lag = item.known - item.happened;
        lags.push_back(lag);
        const auto [at, isNew] = freshest.try_emplace(item.known, lag);
        at->second = std::min(at->second, lag);
    }
    // Not the least of all: one stamp gone wrong is no clock gone wrong.
    const std::int64_t floor = quantile(lags, 0.05);
    if (floor <= -leastDrift)
        return std::chrono::round<seconds>(microseconds(-floor));

    if (freshest.size() < leastArrivals || rhythm.count() <= 0 || rhythm > steadiest)
        return {};
    lags.clear();
    for (const auto &[known, lag] : freshest)
        lags.push_back(lag);
    const std::int64_t low = quantile(lags, 0.05), high = quantile(lags, 0.95);
    const std::int64_t explained = 3 * microseconds(rhythm).count();
    if (low < std::max(leastDrift, explained) || low > microseconds(oldestNews).count()
        || high - low > std::max(leastDrift, low / 10))
        return {};
    return -std::chrono::round<seconds>(microseconds(low));
}

seconds cadenceOfEvents(std::vector<std::int64_t> times)
{
    if (times.empty())
        return {};
    std::ranges::sort(times);
    const std::int64_t oldest = times.back() - microseconds(arrivalHistory).count();
    // One event a minute is enough, as of arrivals.
    std::vector<std::int64_t> waits;
    std::int64_t before = noTime, first = noTime;
    for (const std::int64_t time : times) {
        if (time < oldest || (before != noTime && time / minute == before / minute))
            continue;
        if (before != noTime)
            waits.push_back(time - before);
        else
            first = time;
        before = time;
    }
    return learnedCadence(std::move(waits), first, before);
}

} // namespace watchfloor::store
