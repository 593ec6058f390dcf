// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/missionstate.h"

#include "base/displaytext.h"
#include "impact/critical.h"
#include "impact/solver.h"
#include "inspector/facts.h"
#include "picture/query.h"

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::Health;
using Index = std::size_t;

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

std::vector<double> ownHealthAt(const picture::Snapshot &s, Timestamp at)
{
    const std::int64_t then = toMicros(at);
    picture::Snapshot past;
    past.assets.resize(s.assets.size());
    for (const picture::IncidentRow &incident : s.incidents) {
        const bool wasOpen = picture::isOpen(incident.state) || incident.updated > then;
        if (incident.known > then || !wasOpen)
            continue;
        picture::IncidentRow row;
        row.severity = incident.severity;
        row.assets = incident.assets;
        past.incidents.push_back(std::move(row));
    }
    return impact::ownHealth(past);
}

std::vector<MissionState> missionStates(const picture::Snapshot &s, const std::stop_token &stop)
{
    std::vector<MissionState> states;
    if (s.missions.empty())
        return states;
    const impact::Impact now = impact::propagate(s, impact::ownHealth(s));
    const impact::Network network = impact::networkOf(s);
    const Timestamp judged = s.judgedAt == Timestamp{} ? s.knownAt : s.judgedAt;
    const impact::Solver before(network, ownHealthAt(s, judged - std::chrono::hours(1)));
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
        state.before = before.values()[node];
        state.trend = state.value < state.before ? Trend::Worse
            : state.value > state.before         ? Trend::Better
                                                 : Trend::Steady;
        const std::int32_t start[] = {row.asset};
        for (const std::int32_t asset : impact::below(network, start)) {
            if (now.redundancyLost[Index(asset)])
                state.thin.push_back(asset);
        }
        state.uncertain = now.uncertain[node];
        state.unknownSince = now.unknownSince[node];
        if (state.health != Health::Nominal) {
            state.reasons = impact::reasons(s, now, row.asset);
            state.why = reasonSentence(s, now, row.asset);
        }
        states.push_back(std::move(state));
    }
    std::ranges::stable_sort(states, {}, [](const MissionState &state) {
        return std::tuple(worseFirst(state.health), state.value, state.name);
    });
    return states;
}

QString shareText(const MissionState &state)
{
    const int high = qRound(state.value * 100), low = qRound(state.low * 100);
    return low < high ? u"%1–%2 %"_s.arg(low).arg(high) : u"%1 %"_s.arg(high);
}

} // namespace watchfloor::widgets
