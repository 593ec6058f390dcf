// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/steps.h"

#include <algorithm>
#include <array>

namespace watchfloor::floor {

namespace {

using enum picture::IncidentState;
using fusion::Standing;

constexpr std::array<std::string_view, actionCount> names{
    "promote", "assess", "recognise", "dispute", "dismiss", "close",     "reopen", "merge",
    "split",   "note",   "token",     "undo",    "redo",    "operation", "model",  "health"};

std::bitset<8> among(std::initializer_list<picture::IncidentState> states)
{
    std::bitset<8> all;
    for (const picture::IncidentState state : states)
        all.set(static_cast<std::size_t>(state));
    return all;
}

} // namespace

std::string_view name(Action a) { return names[static_cast<std::size_t>(a)]; }

std::optional<Action> actionFromName(std::string_view text)
{
    const auto found = std::ranges::find(names, text);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Action>(found - names.begin()));
}

std::span<const Step> steps()
{
    static const std::array table{
        Step{Action::Assess, among({Reported, Correlated, Assessed, Recognised, Lapsed, Disputed}), Standing::Assessed,
             false,
             "a graded incident bears an analyst's name; grading a recognised one anew takes the recognition away, "
             "because the officer recognised another text"},
        Step{Action::Recognise, among({Assessed, Recognised, Lapsed}), Standing::Recognised, false,
             "only what was graded, and only by the one picture manager; again, to renew it"},
        Step{Action::Dispute, among({Reported, Correlated, Assessed, Recognised, Lapsed}), Standing::Disputed, true,
             "demotion is always possible, always with a reason; it stays on the picture until it is graded anew"},
        Step{Action::Dismiss, among({Reported, Correlated, Assessed, Recognised, Lapsed, Disputed}),
             Standing::Dismissed, true,
             "it was none: a false alarm, a test, a duplicate; the reason is what the next watch asks for"},
        Step{Action::Close, among({Reported, Correlated, Assessed, Recognised, Lapsed, Disputed}), Standing::Closed,
             false, "it was one, and is over"},
        Step{Action::Reopen, among({Dismissed, Closed}), Standing::Open, true,
             "what was graded before is assessed again, for the grading was not taken back; what was not is the "
             "machine's"},
    };
    return table;
}

const Step *stepOf(Action action)
{
    const auto all = steps();
    const auto found = std::ranges::find(all, action, &Step::action);
    return found == all.end() ? nullptr : &*found;
}

bool isAllowed(Action action, picture::IncidentState from)
{
    if (action == Action::Promote)
        return stepUp(from).has_value();
    const Step *step = stepOf(action);
    return !step || step->from.test(static_cast<std::size_t>(from));
}

std::optional<Action> stepUp(picture::IncidentState from)
{
    switch (from) {
    case Reported:
    case Correlated:
    case Disputed:
        return Action::Assess;
    case Assessed:
    case Lapsed:
        return Action::Recognise;
    case Recognised:
    case Dismissed:
    case Closed:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace watchfloor::floor
