// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/memory.h"

#include <QString>

#include <optional>
#include <stop_token>

/// How missions stand, as values: what tiles and what-ifs show. Pure, any thread.
namespace watchfloor::widgets {

/// Against an hour before.
enum class Trend : std::uint8_t { Steady, Better, Worse };

/// One phase of a mission that is not over, as if it alone ran now.
struct PhaseState
{
    QString name; ///< safe to show as plain text
    std::int64_t from = noTime, to = noTime; ///< microseconds; noTime: open
    bool isRunning = false;
    double value = 1, low = 1;
    picture::Health health = picture::Health::Nominal;
    std::int32_t weakest = -1; ///< what lets it down most: an asset of the picture
    QString why; ///< a sentence about that, of a phase to come that would be worse than now; else empty
    std::vector<impact::Reason> reasons; ///< likewise, worst first
};

struct MissionState
{
    std::int32_t mission = -1, asset = -1; ///< rows of the snapshot
    std::string id; ///< of the node
    QString name, area; ///< safe to show as plain text
    picture::Health health = picture::Health::Nominal;
    double value = 1, low = 1; ///< as far as is known; if all that nobody sees had failed
    double before = 1; ///< an hour ago
    Trend trend = Trend::Steady;
    std::vector<std::int32_t> thin; ///< it or what it needs: still good, and the next loss in a group will be felt
    std::vector<impact::Reason> reasons; ///< worst first
    QString why; ///< a sentence; empty where it is well
    bool uncertain = false;
    std::int64_t unknownSince = noTime;
    std::vector<PhaseState> phases; ///< by start; none: it has none, or all are over
    bool hasPhases = false;

    [[nodiscard]] double unknown() const { return value - low; } ///< what of it rests on nobody having looked
};

/// The phase to come that would be worst, worse than the mission is now; of several the first. Null: none would be.
[[nodiscard]] const PhaseState *threatened(const MissionState &state);
/// `Convoy: failed from 010600ZOCT26`, of threatened(); empty where there is none.
[[nodiscard]] QString threatText(const MissionState &state);
/// Why it is as it is, and why it would be worse in a phase to come; empty where all is well.
[[nodiscard]] QString whyText(const MissionState &state);
/// The task that lets a phase down, and why, as one sentence. `reasons`: of its weakest.
[[nodiscard]] QString phaseWhy(const picture::Snapshot &s, const PhaseState &phase,
                               const std::vector<impact::Reason> &reasons);
/// Failed first; unknown stands between degraded and nominal.
[[nodiscard]] int worseFirst(picture::Health health);
/// Every mission with a node, worst first, then by name. Stopped: those found so far.
[[nodiscard]] std::vector<MissionState> missionStates(const picture::Snapshot &s, const std::stop_token &stop = {});
/// The same for who asks again and again: `memory` is what it keeps from one picture to the next.
[[nodiscard]] std::vector<MissionState> missionStates(const picture::Snapshot &s, impact::Memory &memory,
                                                      const std::stop_token &stop = {});
/// Own values that were not good at `at`: from incidents that were known then, those closed since among them, or as
/// people held them then. What sources have changed of an incident since, or people said before what they say now, is
/// not undone.
[[nodiscard]] std::vector<std::pair<std::int32_t, double>> ownHealthAt(const picture::Snapshot &s, Timestamp at);

/// `40 %`; `0 to 40 %` where it is not known better.
[[nodiscard]] QString shareText(const MissionState &state);

} // namespace watchfloor::widgets
