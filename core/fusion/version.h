// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace watchfloor::fusion {

/// Versions as vendors write them: numbers by value, letters by the alphabet, `1.2-rc1` before `1.2`. A leading `v`
/// and build metadata (`+...`) say nothing.
[[nodiscard]] std::weak_ordering compareVersions(std::string_view a, std::string_view b);

/// What a stated version or range says of one version.
enum class Covers : std::uint8_t {
    No,
    Exactly, ///< it names this version
    InRange,
    Any, ///< it names none: all of them
    Unclear, ///< the range is in words that are not understood
};
/// `range`: a version, `*`, `-` or nothing, a VERS range (`vers:generic/>=1.0|<1.4`), or comparisons (`>= 1.0, < 1.4`,
/// `All versions < V2.1`). `version` empty: only Any can be said.
[[nodiscard]] Covers covers(std::string_view range, std::string_view version);

} // namespace watchfloor::fusion
