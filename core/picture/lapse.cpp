// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/recognition.h"
#include "picture/snapshot.h"

namespace watchfloor::picture {

namespace {

std::int64_t endOf(const IncidentRow &row)
{
    return row.state == IncidentState::Recognised && row.recognition ? row.recognition->until : noTime;
}

} // namespace

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
    return next;
}

} // namespace watchfloor::picture
