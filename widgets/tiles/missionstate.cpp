// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/missionstate.h"

#include "base/displaytext.h"
#include "common/theme.h"
#include "impact/phases.h"
#include "inspector/facts.h"
#include "picture/query.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::Health;
using Index = std::size_t;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Missions)
};

constexpr int mostWhys = 4; ///< phases of one mission

} // namespace

int worseFirst(Health health)
{
    switch (health) {
    case Health::Failed:
        return 0;
    case Health::Impaired:
        return 1;
    case Health::Degraded:
        return 2;
    case Health::Unknown:
        return 3;
    case Health::Nominal:
        return 4;
    }
    return 4;
}

std::vector<std::pair<std::int32_t, double>> ownHealthAt(const picture::Snapshot &s, Timestamp at)
{
    const std::int64_t then = toMicros(at);
    std::map<std::int32_t, double> own;
    for (const picture::IncidentRow &incident : s.incidents) {
        const bool wasOpen = picture::isOpen(incident.state) || incident.updated > then;
        const double left = impact::valueOfSeverity(incident.severity);
        if (incident.known > then || !wasOpen || left >= 1)
            continue;
        for (const std::int32_t asset : incident.assets) {
            double &value = own.try_emplace(asset, 1).first->second;
            value = impact::leftAfter({value, left}, impact::Hits::OneDamage);
        }
    }
    for (const picture::HeldHealth &held : s.held) {
        if (held.since <= then && picture::isInForce(held, at))
            own[held.asset] = impact::valueOfHealth(held.health);
    }
    return {own.begin(), own.end()};
}

namespace {

std::vector<PhaseState> phaseStates(const picture::Snapshot &s, const impact::Impact &now,
                                    const picture::MissionRow &mission)
{
    std::vector<PhaseState> states;
    for (const impact::PhaseImpact &one : impact::phaseImpacts(s, now, mission)) {
        const picture::PhaseRow &row = mission.phases[one.phase];
        states.push_back({visibleText(row.name),
                          row.from,
                          row.to,
                          one.isRunning,
                          one.value,
                          one.low,
                          one.health,
                          one.weakest,
                          {},
                          {}});
    }
    return states;
}

template <typename State> auto gravity(const State &state)
{
    return std::tuple(worseFirst(state.health), state.value, state.low);
}

bool isWorseLater(const MissionState &state, const PhaseState &phase)
{
    return !phase.isRunning && gravity(phase) < gravity(state);
}

/// The task that lets a phase down, and what lets that down; of a few phases, for each costs a walk.
void tellWhy(const picture::Snapshot &s, const impact::Network &network, const impact::Impact &now, MissionState &state)
{
    int told = 0;
    for (PhaseState &phase : state.phases) {
        if (!isWorseLater(state, phase) || phase.weakest < 0 || told++ == mostWhys)
            continue;
        phase.reasons = impact::reasons(s, network, now, phase.weakest, mostReasons);
        phase.why = phaseWhy(s, phase, phase.reasons);
        phase.reasons.resize(std::min(phase.reasons.size(), Index(1)));
    }
}

} // namespace

const PhaseState *threatened(const MissionState &state)
{
    const PhaseState *worst = nullptr;
    for (const PhaseState &phase : state.phases) {
        if (isWorseLater(state, phase) && (!worst || gravity(phase) < gravity(*worst)))
            worst = &phase;
    }
    return worst;
}

QString threatText(const MissionState &state)
{
    const PhaseState *phase = threatened(state);
    return phase
        ? Words::tr("%1: %2 from %3")
              .arg(shortText(phase->name, 40), Theme::word(phase->health).toLower(), dtg(fromMicros(phase->from)))
        : QString();
}

QString whyText(const MissionState &state)
{
    const PhaseState *threat = threatened(state);
    return QStringList{state.why, threat ? threat->why : QString()}.join(u' ').trimmed();
}

QString phaseWhy(const picture::Snapshot &s, const PhaseState &phase, const std::vector<impact::Reason> &reasons)
{
    return u"%1: %2"_s.arg(visibleText(s.assets[Index(phase.weakest)].name), reasonSentence(s, phase.weakest, reasons));
}

std::vector<MissionState> missionStates(const picture::Snapshot &s, const std::stop_token &stop)
{
    impact::Memory memory;
    return missionStates(s, memory, stop);
}

std::vector<MissionState> missionStates(const picture::Snapshot &s, impact::Memory &memory, const std::stop_token &stop)
{
    std::vector<MissionState> states;
    if (s.missions.empty())
        return states;
    const impact::Impact now = memory.impactOf(s);
    const Timestamp judged = s.judgedAt == Timestamp{} ? s.knownAt : s.judgedAt;
    const Timestamp then = judged - std::chrono::hours(1);
    const std::vector<double> before = memory.missionsWith(s, then, ownHealthAt(s, then));
    std::vector<std::int32_t> thin;
    for (Index i = 0; i < s.assets.size(); ++i) {
        if (now.redundancyLost[i])
            thin.push_back(std::int32_t(i));
    }
    // Those next to the missions first: what is needed has the smaller place.
    const impact::Network &network = memory.network();
    std::ranges::sort(thin, std::greater{}, [&](std::int32_t asset) { return network.place(Index(asset)); });
    for (Index m = 0; m < s.missions.size() && !stop.stop_requested(); ++m) {
        const picture::MissionRow &row = s.missions[m];
        if (row.asset < 0)
            continue;
        const auto node = Index(row.asset);
        MissionState state;
        state.mission = std::int32_t(m);
        state.asset = row.asset;
        state.id = s.assets[node].id;
        state.name = visibleText(row.name);
        state.area = visibleText(row.area);
        state.health = now.health[node];
        state.value = now.value[node];
        state.low = now.low[node];
        state.before = before[m];
        state.trend = state.value < state.before ? Trend::Worse
            : state.value > state.before         ? Trend::Better
                                                 : Trend::Steady;
        std::ranges::copy_if(thin, std::back_inserter(state.thin),
                             [&](std::int32_t asset) { return memory.needs(m, asset); });
        state.uncertain = now.uncertain[node];
        state.unknownSince = now.unknownSince[node];
        state.phases = phaseStates(s, now, row);
        state.hasPhases = !row.phases.empty();
        tellWhy(s, network, now, state);
        if (state.health != Health::Nominal) {
            constexpr Index shown = 8;
            state.reasons = impact::reasons(s, network, now, row.asset, mostReasons);
            state.why = reasonSentence(s, row.asset, state.reasons);
            state.reasons.resize(std::min(state.reasons.size(), shown));
        }
        const auto vouched = vouchedFor(s, [&](std::int32_t asset) { return memory.needs(m, asset); });
        if (!vouched.empty())
            state.why = QStringList{state.why, vouchedSentence(s, vouched)}.join(u' ').trimmed();
        states.push_back(std::move(state));
    }
    std::ranges::stable_sort(states, {}, [](const MissionState &state) {
        const PhaseState *next = threatened(state);
        return std::tuple(worseFirst(state.health), state.value, worseFirst(next ? next->health : Health::Nominal),
                          state.name);
    });
    return states;
}

QString shareText(const MissionState &state)
{
    const int high = qRound(state.value * 100), low = qRound(state.low * 100);
    return low < high ? u"%1–%2 %"_s.arg(low).arg(high) : u"%1 %"_s.arg(high);
}

} // namespace watchfloor::widgets
