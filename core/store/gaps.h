// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// Times in which messages of a feed were lost, or nobody knows whether there were any.
namespace watchfloor::store {

class Connection;

enum class GapReason : std::uint8_t {
    Unattended, ///< nobody was listening
    Overrun, ///< they came faster than they could be taken
};
[[nodiscard]] std::string_view name(GapReason reason); ///< unattended, overrun
/// In words, behind "Nothing received from X: " or "Messages of X were lost: ".
[[nodiscard]] std::string_view words(GapReason reason);

struct Gap
{
    std::int64_t sourceId = 0;
    Timestamp from{}, until{};
    std::int64_t messages = 0; ///< 0: nobody can tell how many
    GapReason reason = GapReason::Unattended;

    bool operator==(const Gap &) const = default;
};

struct StoredGap
{
    std::int64_t id = 0;
    Timestamp knownAt{};
    Gap value;
};

/// A loss that goes on is written piece by piece, and is one gap where no more than this is between them.
inline constexpr std::chrono::seconds gapsJoinWithin{10};
/// True where `more` was the same loss, going on: it is part of `gap` now.
[[nodiscard]] bool join(Gap &gap, const Gap &more);

/// The writer's side, inside its transaction. Throws Failure.
void storeGap(Connection &connection, const Gap &gap, std::int64_t knownAt);

} // namespace watchfloor::store
