// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/query.h"

#include <algorithm>

namespace watchfloor::picture {

namespace {
constexpr int silentAfter = 3; ///< cadences
} // namespace

Cadence cadenceOf(const SourceRow &row)
{
    if (row.source.cadence.count() > 0)
        return {Cadence::Origin::Declared, row.source.cadence};
    if (row.state.learnedCadence.count() > 0)
        return {Cadence::Origin::Learned, row.state.learnedCadence};
    return {};
}

std::int64_t dataTime(const SourceRow &row)
{
    if (!row.state.lastKnown)
        return noTime;
    return toMicros(isStream(row.source.kind) && row.state.lastHappened
                        ? std::min(*row.state.lastKnown, *row.state.lastHappened)
                        : *row.state.lastKnown);
}

std::optional<Timestamp> blindFrom(const SourceRow &row)
{
    if (row.source.kind == SourceKind::Floor)
        return {};
    const std::int64_t last = dataTime(row);
    return last == noTime ? Timestamp::min() : fromMicros(last) + silentAfter * cadenceOf(row).length;
}

bool isBlind(const SourceRow &row, Timestamp now)
{
    const auto from = blindFrom(row);
    return from && now > *from;
}

FeedHealth feedHealth(const SourceRow &row, Timestamp now)
{
    if (row.source.kind == SourceKind::Floor)
        return FeedHealth::Live; // people are not a feed
    const store::FeedState &state = row.state;
    const auto arrived = std::max(state.lastArrival, state.lastKnown); // nothing is less than any time
    if (!arrived)
        return FeedHealth::Never;
    const auto cadence = cadenceOf(row).length;
    const bool stillComes = now - *arrived <= silentAfter * cadence;
    if (stillComes && state.recentQuarantined > 0 && 2 * state.recentQuarantined >= state.recentRecords)
        return FeedHealth::Failing;
    if (isBlind(row, now))
        return FeedHealth::Silent;
    return now - fromMicros(dataTime(row)) > cadence ? FeedHealth::Late : FeedHealth::Live;
}

} // namespace watchfloor::picture
