// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/knowledge.h"

#include <set>
#include <span>
#include <string_view>

namespace watchfloor::fusion {

/// The rule of same-as claims that hold two campaigns, or two exercises, for one.
inline constexpr std::string_view sameOperationRule = "operation-name";

struct SameOperations
{
    std::set<SameAs> sameAs;
    std::set<Ambiguity> ambiguities; ///< names that may mean several
};
/// Campaigns, or exercises, of several sources that bear one name or alias in one stretch of time. Nothing is joined
/// where a source that speaks of one of them holds two: it tells apart what the name does not. `newest` holds of each
/// source its newest word of a subject; the order does not matter.
[[nodiscard]] SameOperations sameOperations(std::span<const Told *const> newest, const std::set<Rejection> &rejections);

} // namespace watchfloor::fusion
