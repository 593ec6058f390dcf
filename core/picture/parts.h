// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

#include <algorithm>

/// What assets are made of, by whose hand: inventories and bills of materials of several sources add up, and of each
/// source its newest word counts, as in the picture. Read from the store when somebody asks, for bills are long and
/// pictures are many.
namespace watchfloor::picture {

struct Part
{
    fusion::Product product;
    std::int32_t asset = -1; ///< index into Snapshot::assets
    Marking marking = Marking::mostRestrictive(); ///< of the claim that names it
};
[[nodiscard]] Result<std::vector<Part>> partsOf(store::Reader &reader, const Snapshot &s, store::KnownAt knownAt = {});

/// What one package goes by wherever it is listed: its package URL without qualifiers, and its version. Empty: it has
/// no such URL, and goes by name, version and maker.
[[nodiscard]] std::string packageKey(const fusion::Product &product);

/// `wanted` is its name, name@version, package URL (with or without its version) or CPE, in any case of letters.
[[nodiscard]] bool isCalled(const fusion::Product &product, std::string_view wanted);

/// The assets of the parts that `is` holds of, ascending.
template <typename Is> [[nodiscard]] std::vector<std::int32_t> assetsWith(const std::vector<Part> &parts, Is is)
{
    std::vector<std::int32_t> found;
    for (const Part &part : parts) {
        if (is(part.product))
            found.push_back(part.asset);
    }
    std::ranges::sort(found);
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
    return found;
}

} // namespace watchfloor::picture
