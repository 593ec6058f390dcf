// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/correlator.h"
#include "store/reader.h"

/// What the machine leaves alone, written down beside what it makes: who looks at an incident may ask what was not
/// joined, and since when, of a correlator that runs in another process or ran before.
namespace watchfloor::fusion {

/// Claims of the machine of this type hold one value each.
inline constexpr std::string_view limitType = "correlation-limit";

/// A count as it is told: 4,711 is 4,000.
[[nodiscard]] std::int64_t oneDigit(std::int64_t count);
/// `count` is told to one digit, so that a value that goes on being common is not said anew with each packet.
[[nodiscard]] Claim limitClaim(const Exclusion &exclusion);

struct JoinLimit
{
    Exclusion what;
    std::size_t budget = 0; ///< of the rule that it would break; 0: it is no matter of a budget
    Timestamp since{}; ///< known since
};
/// By value. Reads all claims of the machine: not for the interface's thread.
[[nodiscard]] Result<std::vector<JoinLimit>> joinLimits(store::Reader &reader, store::KnownAt knownAt = {});

} // namespace watchfloor::fusion
