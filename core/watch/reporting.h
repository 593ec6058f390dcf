// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "watch/conditions.h"
#include "watch/reportingclock.h"

#include <span>

/// Reporting clocks of incidents: what a person declared of them, kept by the floor.
namespace watchfloor::watch {

/// Awareness that was declared of one incident. The newest word counts.
struct Reporting
{
    int number = 0; ///< from 1, in the order of their declaration; 0: not declared yet
    /// The reports that the incident stood for then: it is found again whatever the machine makes of them later.
    std::vector<std::string> of;
    Awareness awareness;
    std::string by;
    std::string note; ///< to whom it is reported, under which number; of one withdrawn: why
    bool isWithdrawn = false; ///< it was no such incident, or not ours: its clocks stand

    bool operator==(const Reporting &) const = default;
};

/// All that were declared and not withdrawn, by number, as known then.
[[nodiscard]] Result<std::vector<Reporting>> reportings(store::Reader &reader, store::KnownAt knownAt = {});
/// Declares, says anew what was submitted, or withdraws: one transaction with its entry in the watch log. Refused
/// without a name, without the instant of awareness, where that lies ahead, and for what is withdrawn without a note.
/// Busy: it was declared, or changed since `seen`, the newest that the store knew when it was read. Blocks on the
/// store.
[[nodiscard]] Result<Reporting> declare(store::Store &store, Reporting reporting, const std::string &marking,
                                        std::optional<Timestamp> seen = {});

/// -1: the incident is not in this picture.
[[nodiscard]] std::int32_t rowOf(const picture::Snapshot &s, const Reporting &reporting);

/// A clock that runs, and the incident that it runs for.
struct RunningClock
{
    const Reporting *reporting = nullptr;
    ReportingClock clock;
    std::int32_t incident = -1; ///< row
};
/// What is still to be submitted, the next one first.
[[nodiscard]] std::vector<RunningClock> runningClocks(const picture::Snapshot &s, std::span<const Reporting> all,
                                                      Timestamp now);
/// Of those that are due soon or overdue. By key.
[[nodiscard]] std::vector<Condition> reportConditions(const picture::Snapshot &s, std::span<const Reporting> all,
                                                      Timestamp now);

} // namespace watchfloor::watch
