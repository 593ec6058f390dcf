// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/network.h"

#include <optional>

namespace watchfloor::impact {

/// How often a node works if each node by itself works that often (0 to 1, independently; one that is missing always
/// does). Exact where alternatives share what they need: probabilities are not multiplied along paths, the condition is
/// (a binary decision diagram). Nothing where a goal below the node adds up or a link is weak, since those have degrees
/// and not yes or no; nor where the diagram grows beyond `most` nodes.
[[nodiscard]] std::optional<double> availability(const Network &network, std::int32_t node,
                                                 std::span<const double> each, std::size_t most = 1'000'000);

} // namespace watchfloor::impact
