// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"
#include "impact/network.h"

#include <vector>

/// Impact in time: a loss arrives at who needs it when what bridges it (battery, cache, stock) is used up and the time
/// to impact is over, and not at all where the provider is back before (domain.md 9.2, oracle 9). One that arrived
/// stays until the provider has been back for the time that recovery takes.
namespace watchfloor::impact {

/// A value that holds from its time on until the next one's.
struct Step
{
    Timestamp from{};
    double value = 1;
    bool operator==(const Step &) const = default;
};
/// Ascending; the first one begins at the course's start.
using Course = std::vector<Step>;

/// The own value of a node from an instant on.
struct Event
{
    std::int32_t node = -1;
    Timestamp from{};
    double value = 1;
};

/// What a course counts as that still sinks, by next to nothing a lap, after mostTimedLaps of its cycle.
enum class Creeping : std::uint8_t { AsItStands, Failed };

/// What each node is worth from `start` until `end`: everything is good at the start, and the events follow; those
/// before it count as at the start. `needs` is what the network was made of. Nodes that stay good have one step.
/// `isCut`: where it is not null, whether anything still sank.
[[nodiscard]] std::vector<Course> courses(const Network &network, std::span<const Need> needs,
                                          std::span<const Event> events, Timestamp start, Timestamp end,
                                          Creeping creeping = Creeping::Failed, bool *isCut = nullptr);
[[nodiscard]] double valueAt(const Course &course, Timestamp at);
/// What of a provider's course arrives over one need, strength apart.
[[nodiscard]] Course arriving(const Course &provider, const Need &need, Timestamp end);

} // namespace watchfloor::impact
