// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace watchfloor {

/// Traffic Light Protocol 2.0 (FIRST), in order of strictness.
enum class Tlp : std::uint8_t { Clear, Green, Amber, AmberStrict, Red };

/// EU classified information, Council Decision 2013/488/EU, Article 2.
enum class EuLevel : std::uint8_t { Unclassified, Restricted, Confidential, Secret, TopSecret };

/// Permissible Actions Protocol: what may be done with it.
enum class Pap : std::uint8_t { Clear, Green, Amber, Red };

/// Who may see a thing. The label algebra is `join`: the high-water mark of what is
/// shown together (commutative, associative, idempotent; it never widens an audience).
struct Marking
{
    Tlp tlp = Tlp::Red;
    EuLevel level = EuLevel::Unclassified;
    Pap pap = Pap::Clear;
    /// Nations (ISO 3166-1 alpha-3) it is releasable to; nothing: the label names no list.
    /// An empty set is legal and means nobody outside the originators.
    std::optional<std::set<std::string>> releasableTo;
    /// False where the label was missing, unknown or unreadable: withheld from every audience.
    bool known = false;

    /// What a missing or unreadable label counts as.
    [[nodiscard]] static Marking mostRestrictive() { return {}; }

    auto operator<=>(const Marking &) const = default;
};

[[nodiscard]] Marking join(const Marking &a, const Marking &b);

/// `TLP:AMBER+EU:RESTRICTED+REL:DEU,FRA+PAP:RED`; parts in that order, absent ones left out; `UNMARKED` where not
/// known.
[[nodiscard]] std::string toString(const Marking &m);
/// Reads toString's form, one TLP label alone ("TLP:WHITE" counts as CLEAR), or "UNMARKED". Any order, any case.
/// Anything else is an error; who calls decides to take mostRestrictive().
[[nodiscard]] Result<Marking> parseMarking(std::string_view text);

/// What a banner says: `TLP:AMBER · RESTREINT UE/EU RESTRICTED · REL TO DEU, FRA`.
[[nodiscard]] QString bannerText(const Marking &m);

} // namespace watchfloor
