// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/category.h"

#include <span>
#include <string>
#include <string_view>

namespace watchfloor::fusion {

/// What kind of thing is done: coarse on purpose, because a sensor's ATT&CK id, a CERT's RSIT type and a ticket's word
/// for one and the same act rarely agree on more.
enum class Family : std::uint8_t {
    None, ///< says nothing: joins nothing
    Flood, ///< denial of service: from everywhere, so that the attacker's addresses mean nothing
    Scan,
    Phishing,
    Compromise, ///< from the exploit to the exfiltration
    Impact, ///< encrypted, deleted
    Outage, ///< cut, jammed, failed
};
[[nodiscard]] std::string_view name(Family f); // none, flood, scan, phishing, compromise, impact, outage

[[nodiscard]] Family familyOf(Category category);
/// The first ATT&CK technique that says something, else the category.
[[nodiscard]] Family familyOf(std::span<const std::string> attackIds, Category category);

} // namespace watchfloor::fusion
