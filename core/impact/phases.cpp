// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/phases.h"

namespace watchfloor::impact {

using picture::PhaseRow;
using picture::Snapshot;

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

Network starOf(const picture::NeedRun &run)
{
    return Network(run.needs.size() + 1, run.needs.size(), [&](std::size_t i) {
        Need need = needOf(run.needs[i]);
        need.dependant = 0;
        need.provider = static_cast<std::int32_t>(i + 1);
        return need;
    });
}

} // namespace

MissionNeeds::MissionNeeds(const Snapshot &s, const picture::MissionRow &mission)
    : m_mission(mission)
    , m_run(picture::needsOf(s, mission))
    , m_network(starOf(m_run))
{
}

std::vector<double> MissionNeeds::valuesOf(const Arriving &arriving, const picture::PhaseCounts &counts) const
{
    const auto rests = picture::resting(m_run.needs, m_mission, counts);
    std::vector<double> values{1};
    for (std::size_t i = 0; i < rests.size(); ++i)
        values.push_back(rests[i] != 0 ? 1 : arriving(m_run.first + i));
    return values;
}

double MissionNeeds::worth(double own, const Arriving &arriving, const picture::PhaseCounts &counts) const
{
    const auto values = valuesOf(arriving, counts);
    for (const Goal &goal : m_network.goals(0))
        own = std::min(own, m_network.valueOf(values, goal));
    return own;
}

template <typename Each>
void MissionNeeds::forEachFelt(const Arriving &arriving, const picture::PhaseCounts &counts, Each each) const
{
    const auto values = valuesOf(arriving, counts);
    for (const Goal &goal : m_network.goals(0)) {
        const double worth = m_network.valueOf(values, goal);
        for (const Provider &p : worth < 1 ? m_network.providers(goal) : std::span<const Provider>()) {
            if (const double value = Network::arriving(values[at(p.node)], p); value < 1)
                each(m_run.first + at(p.need), worth, value);
        }
    }
}

MissionNeeds::Weakest MissionNeeds::weakest(const Arriving &arriving, const picture::PhaseCounts &counts) const
{
    Weakest found;
    std::pair least(1.0, 1.0);
    forEachFelt(arriving, counts, [&](std::size_t need, double worth, double value) {
        if (std::pair(worth, value) < least) {
            least = {worth, value};
            found = {need, worth};
        }
    });
    return found;
}

std::vector<std::size_t> MissionNeeds::felt(const Arriving &arriving, const picture::PhaseCounts &counts) const
{
    std::vector<std::size_t> all;
    forEachFelt(arriving, counts, [&](std::size_t need, double, double) { all.push_back(need); });
    return all;
}

std::vector<PhaseImpact> phaseImpacts(const Snapshot &s, const Impact &impact, const picture::MissionRow &mission)
{
    std::vector<PhaseImpact> found;
    if (mission.asset < 0 || mission.phases.empty())
        return found;
    const MissionNeeds needs(s, mission);
    const auto from = [&](const std::vector<double> &values) {
        return [&](std::size_t need) { return values[at(s.dependencies[need].provider)]; };
    };
    const bool isUnseen = s.assets[at(mission.asset)].unseen;
    const double own = impact.own[at(mission.asset)];
    for (std::size_t i = 0; i < mission.phases.size() && found.size() < mostPhases; ++i) {
        const PhaseRow &phase = mission.phases[i];
        if (picture::isOver(phase, s.judgedAt))
            continue;
        const auto isIt = [&](const PhaseRow &other) { return &other == &phase; };
        PhaseImpact one;
        one.phase = i;
        one.isRunning = picture::isRunning(phase, s.judgedAt);
        one.value = needs.worth(own, from(impact.value), isIt);
        one.low = needs.worth(isUnseen ? 0 : own, from(impact.low), isIt);
        one.health = healthOf(one.value, one.low);
        if (one.health != picture::Health::Nominal) {
            const auto known = needs.weakest(from(impact.value), isIt);
            const auto weakest = known.value < 1 ? known : needs.weakest(from(impact.low), isIt);
            one.weakest = weakest.value < 1 ? s.dependencies[weakest.need].provider : -1;
        }
        found.push_back(one);
    }
    return found;
}

} // namespace watchfloor::impact
