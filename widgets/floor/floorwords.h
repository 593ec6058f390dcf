// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/desk.h"
#include "inspector/facts.h"

/// How decisions are said.
namespace watchfloor::widgets {

[[nodiscard]] QString reliabilityText(char reliability); ///< `B  usually reliable`
[[nodiscard]] QString credibilityText(int credibility); ///< `2  probably true`
[[nodiscard]] QString word(fusion::Likelihood likelihood);
[[nodiscard]] QString word(fusion::Confidence confidence);
/// The deed as a thing: `assessment`, for undo and the notices.
[[nodiscard]] QString deedText(floor::Action action);
/// `assessment of Beacon to ...`; several incidents are counted.
[[nodiscard]] QString deedText(const floor::Outcome &outcome);
/// Why it was not done, and what can be done about it.
[[nodiscard]] QString sentence(const floor::Refused &refused);
/// What people hold of an incident, line by line; nothing where they hold nothing.
[[nodiscard]] std::vector<Fact> heldFacts(const picture::IncidentRow &row);
/// The same in one line, for a tooltip: `Assessed B2 by anna at ...; recognised by ... until ...`.
[[nodiscard]] QString heldText(const picture::IncidentRow &row);

} // namespace watchfloor::widgets
