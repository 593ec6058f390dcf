// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/phases.h"

#include "picture/splice.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace watchfloor::picture {

namespace {

std::span<DependencyRow> rowsOf(Snapshot &s, const MissionRow &mission)
{
    const auto [first, last] = runOf(s.dependencies, &DependencyRow::dependant, mission.asset);
    return std::span(s.dependencies).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first));
}

template <typename Each> void forEachTurn(const Snapshot &s, Each each)
{
    for (const MissionRow &mission : s.missions) {
        for (const PhaseRow &phase : mission.phases) {
            for (const std::int64_t at : {phase.from, phase.to}) {
                if (at != noTime)
                    each(at);
            }
        }
    }
}

} // namespace

bool isRunning(const PhaseRow &phase, Timestamp at)
{
    return (phase.from == noTime || phase.from <= toMicros(at)) && !isOver(phase, at);
}

bool isOver(const PhaseRow &phase, Timestamp at) { return phase.to != noTime && phase.to <= toMicros(at); }

NeedRun needsOf(const Snapshot &s, const MissionRow &mission)
{
    const auto [first, last] = runOf(s.dependencies, &DependencyRow::dependant, mission.asset);
    const auto begin = static_cast<std::size_t>(first);
    return {begin, std::span(s.dependencies).subspan(begin, static_cast<std::size_t>(last - first))};
}

std::vector<std::uint8_t> resting(std::span<const DependencyRow> needs, const MissionRow &mission,
                                  const PhaseCounts &counts)
{
    // A table may tell of thousands of phases: each is asked once.
    std::unordered_map<std::int32_t, bool> isIn; ///< task in phases: in one that counts
    for (const PhaseRow &phase : mission.phases) {
        const bool isCounted = counts(phase);
        for (const std::int32_t task : phase.tasks) {
            bool &found = isIn.try_emplace(task, false).first->second;
            found = found || isCounted;
        }
    }
    const auto groupOf = [](const DependencyRow &need) { return std::pair(need.group, need.groupId); };
    std::set<std::pair<NeedRule, std::uint16_t>> awake; ///< groups
    std::vector<std::uint8_t> rests;
    for (const DependencyRow &need : needs) {
        const auto found = isIn.find(need.provider);
        rests.push_back(found != isIn.end() && !found->second);
        if (rests.back() == 0 && need.group != NeedRule::All)
            awake.insert(groupOf(need));
    }
    for (std::size_t i = 0; i < needs.size(); ++i)
        rests[i] = rests[i] != 0 && !awake.contains(groupOf(needs[i]));
    return rests;
}

std::int64_t tellPhases(Snapshot &s)
{
    for (const MissionRow &mission : s.missions) {
        if (mission.phases.empty() || mission.asset < 0)
            continue;
        const auto rows = rowsOf(s, mission);
        const auto now = resting(rows, mission, [&](const PhaseRow &phase) { return isRunning(phase, s.judgedAt); });
        const auto later = resting(rows, mission, [&](const PhaseRow &phase) { return !isOver(phase, s.judgedAt); });
        using Counts = DependencyRow::Counts;
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].counts = now[i] == 0 ? Counts::Now : later[i] == 0 ? Counts::Later : Counts::NoMore;
    }
    std::int64_t turn = noTime;
    forEachTurn(s, [&](std::int64_t at) { turn = at <= toMicros(s.judgedAt) ? std::max(turn, at) : turn; });
    return turn;
}

std::optional<Timestamp> nextPhaseChange(const Snapshot &s)
{
    std::optional<Timestamp> next;
    forEachTurn(s, [&](std::int64_t at) {
        if (at > toMicros(s.judgedAt) && (!next || fromMicros(at) < *next))
            next = fromMicros(at);
    });
    return next;
}

} // namespace watchfloor::picture
