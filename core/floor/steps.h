// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/recognition.h"
#include "picture/snapshot.h"

#include <bitset>
#include <chrono>
#include <optional>
#include <span>
#include <string_view>

namespace watchfloor::floor {

/// What a person may do. Promote is the next step up: what is not graded is assessed, what is assessed is recognised.
enum class Action : std::uint8_t {
    Promote,
    Assess,
    Recognise,
    Dispute,
    Dismiss,
    Close,
    Reopen,
    Merge,
    Split,
    Note,
    Token, ///< the picture-manager token is taken or handed over
    Undo,
    Redo,
    Operation, ///< what people say of an operation, or tick in its checklist
    Model, ///< that something needs something, or does not
    Health, ///< how healthy an asset is by itself, whatever incidents and feeds say
};
inline constexpr int actionCount = 16;
[[nodiscard]] std::string_view name(Action a);
[[nodiscard]] std::optional<Action> actionFromName(std::string_view text);

/// What may follow what: one line for each step that changes how people hold an incident.
struct Step
{
    Action action;
    std::bitset<8> from; ///< by picture::IncidentState
    fusion::Standing to;
    bool needsReason; ///< a step back is never without one
    std::string_view reason; ///< why the step is as it is
};
[[nodiscard]] std::span<const Step> steps();
/// Nothing: the action does not change the standing.
[[nodiscard]] const Step *stepOf(Action action);
[[nodiscard]] bool isAllowed(Action action, picture::IncidentState from);
/// What promoting comes to; nothing where there is no step up.
[[nodiscard]] std::optional<Action> stepUp(picture::IncidentState from);

/// A recognition ends after this long where nobody said until when: a watch.
inline constexpr std::chrono::hours usualRecognition{12};
/// Likewise what somebody says of an asset's health.
inline constexpr std::chrono::hours usualHealth{12};

} // namespace watchfloor::floor
