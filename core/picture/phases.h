// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

#include <functional>
#include <span>

/// Missions go through phases, and need some of their tasks in some of these alone.
namespace watchfloor::picture {

[[nodiscard]] bool isRunning(const PhaseRow &phase, Timestamp at);
[[nodiscard]] bool isOver(const PhaseRow &phase, Timestamp at);

/// What a mission needs: where that stands in Snapshot::dependencies.
struct NeedRun
{
    std::size_t first = 0;
    std::span<const DependencyRow> needs;
};
[[nodiscard]] NeedRun needsOf(const Snapshot &s, const MissionRow &mission);

using PhaseCounts = std::function<bool(const PhaseRow &)>;
/// Of each need of a mission whether it rests while those phases run that count: what it names is in phases, and in
/// none of these. Alternatives rest together or not at all: of which one is needed all are looked at.
[[nodiscard]] std::vector<std::uint8_t> resting(std::span<const DependencyRow> needs, const MissionRow &mission,
                                                const PhaseCounts &counts);

/// When needs of missions count, seen from `s.judgedAt` (DependencyRow::counts). Returns the latest beginning or end of
/// a phase until then, noTime where there was none: between two of them nothing changes here. Called by
/// impact::apply().
std::int64_t tellPhases(Snapshot &s);
/// When a phase of a mission begins or ends next.
[[nodiscard]] std::optional<Timestamp> nextPhaseChange(const Snapshot &s);

} // namespace watchfloor::picture
