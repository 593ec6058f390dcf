// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/types.h"

#include <array>

namespace watchfloor {

namespace {
constexpr std::array<std::string_view, 6> sourceKinds{"sensor", "milcert", "csirt", "soc", "partner", "floor"};
constexpr std::array<std::string_view, 4> precisions{"none", "site", "city", "country"};
constexpr std::array<std::string_view, 3> domains{"cyberspace", "electromagnetic", "cognitive"};
constexpr std::array<std::string_view, 3> outcomes{"accepted", "duplicate", "quarantined"};
} // namespace

std::string_view name(SourceKind k) { return sourceKinds[static_cast<std::size_t>(k)]; }

std::optional<SourceKind> sourceKindFromName(std::string_view text)
{
    for (std::size_t i = 0; i < sourceKinds.size(); ++i)
        if (sourceKinds[i] == text)
            return static_cast<SourceKind>(i);
    return std::nullopt;
}

std::string_view name(Precision p) { return precisions[static_cast<std::size_t>(p)]; }
std::string_view name(Domain d) { return domains[static_cast<std::size_t>(d)]; }
std::string_view name(Outcome o) { return outcomes[static_cast<std::size_t>(o)]; }

} // namespace watchfloor
