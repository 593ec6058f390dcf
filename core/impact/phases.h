// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/impact.h"
#include "picture/phases.h"

/// What missions are worth in one phase or another. A mission is looked at from above what it needs: where something of
/// that needs the mission in turn, it counts as it is now.
namespace watchfloor::impact {

/// A mission with its needs alone.
class MissionNeeds
{
public:
    MissionNeeds(const picture::Snapshot &s, const picture::MissionRow &mission);

    /// What the provider of a need is worth, 0-1, as it arrives, strength apart; by the need's place in
    /// Snapshot::dependencies.
    using Arriving = std::function<double(std::size_t need)>;
    /// 0-1, while those phases run that count; `own`: of the mission's own.
    [[nodiscard]] double worth(double own, const Arriving &arriving, const picture::PhaseCounts &counts) const;
    /// The need that lets it down most then, and what of it arrives, 1 where none does. Alternatives of which enough
    /// hold let nobody down.
    struct Weakest
    {
        std::size_t need = 0;
        double value = 1;
    };
    [[nodiscard]] Weakest weakest(const Arriving &arriving, const picture::PhaseCounts &counts) const;
    /// All that is worth less than good then, as places in Snapshot::dependencies.
    [[nodiscard]] std::vector<std::size_t> felt(const Arriving &arriving, const picture::PhaseCounts &counts) const;

private:
    /// With what is felt of it: worth of a goal, then its needs and what they are worth.
    template <typename Each>
    void forEachFelt(const Arriving &arriving, const picture::PhaseCounts &counts, Each each) const;
    [[nodiscard]] std::vector<double> valuesOf(const Arriving &arriving, const picture::PhaseCounts &counts) const;

    const picture::MissionRow &m_mission;
    picture::NeedRun m_run;
    Network m_network; ///< node 0 is the mission, i + 1 what its i-th need names
};

/// What a mission would be worth if one phase alone ran now.
struct PhaseImpact
{
    std::size_t phase = 0; ///< index into MissionRow::phases
    bool isRunning = false;
    double value = 1, low = 1; ///< as Impact has them
    picture::Health health = picture::Health::Nominal;
    std::int32_t weakest = -1; ///< what it needs then and lets it down most, known or perhaps; -1: nothing
};

inline constexpr std::size_t mostPhases = 64; ///< that are looked at; nobody plans by the 65th
/// By start, the first that are not over.
[[nodiscard]] std::vector<PhaseImpact> phaseImpacts(const picture::Snapshot &s, const Impact &impact,
                                                    const picture::MissionRow &mission);

} // namespace watchfloor::impact
