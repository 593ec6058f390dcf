// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/marking.h"

#include <set>
#include <string>
#include <vector>

namespace watchfloor::release {

/// Who a thing is for. `TLP:x`, `EU:level`, `REL:code,code` joined by `+`: cleared up to that TLP and EU
/// level, and every listed nation will read it (design.md 4).
struct Audience
{
    Tlp tlp = Tlp::Clear;
    EuLevel level = EuLevel::Unclassified;
    std::set<std::string> nations; ///< ISO 3166-1 alpha-3; empty: not tied to nations
    auto operator<=>(const Audience &) const = default;
};
[[nodiscard]] Result<Audience> parseAudience(std::string_view text);
[[nodiscard]] std::string toString(const Audience &a);

struct Verdict
{
    bool releasable = false;
    std::string rule; ///< which rule decided: "TLP above audience", "unmarked" ...
};
/// The one gate. Fails closed: a marking that is not known is withheld from everyone; an item with a REL list goes
/// only to audiences whose nations are all on it, and never to one that names no nation.
[[nodiscard]] Verdict decide(const Marking &m, const Audience &a);

/// The marking a document for this audience carries when nothing is in it yet.
[[nodiscard]] Marking lowest();

} // namespace watchfloor::release
