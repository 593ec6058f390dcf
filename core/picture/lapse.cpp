// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/recognition.h"
#include "picture/snapshot.h"

#include <algorithm>

namespace watchfloor::picture {

namespace {

std::int64_t endOf(const IncidentRow &row)
{
    return row.state == IncidentState::Recognised && row.recognition ? row.recognition->until : noTime;
}

} // namespace

bool isInForce(const HeldHealth &held, Timestamp at) { return toMicros(at) < held.until; }

bool isContradicted(const HeldHealth &held)
{
    return held.otherwise != Health::Unknown && held.health < held.otherwise;
}

const HeldHealth *heldHealth(const Snapshot &s, std::int32_t asset)
{
    const auto found = std::ranges::lower_bound(s.held, asset, {}, &HeldHealth::asset);
    const bool isHeld = found != s.held.end() && found->asset == asset && isInForce(*found, s.judgedAt);
    return isHeld ? &*found : nullptr;
}

void lapse(Snapshot &s)
{
    for (IncidentRow &row : s.incidents) {
        if (const std::int64_t end = endOf(row); end != noTime && end <= toMicros(s.judgedAt))
            row.state = IncidentState::Lapsed;
    }
}

std::optional<Timestamp> nextLapse(const Snapshot &s)
{
    std::optional<Timestamp> next;
    for (const IncidentRow &row : s.incidents) {
        if (const std::int64_t end = endOf(row); end != noTime && (!next || fromMicros(end) < *next))
            next = fromMicros(end);
    }
    for (const HeldHealth &held : s.held) {
        if (isInForce(held, s.judgedAt) && (!next || fromMicros(held.until) < *next))
            next = fromMicros(held.until);
    }
    return next;
}

} // namespace watchfloor::picture
