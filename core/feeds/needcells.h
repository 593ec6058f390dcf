// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csvcells.h"

#include <functional>

namespace watchfloor::feeds {

/// The terms of a dependency as people write them, by the keys of the claim's body; empty: not said.
using NeedCell = std::function<std::string(std::string_view key)>;
/// Reads need, k, group, strength, criticality, weight, hold_up_s, time_to_impact_s and recovery_s into a dependency's
/// body. `need` may be a number or "2 of 3"; alternatives without a group are those of `kind`.
[[nodiscard]] Cell putNeed(QJsonObject &body, const NeedCell &cell, const std::string &kind);

} // namespace watchfloor::feeds
