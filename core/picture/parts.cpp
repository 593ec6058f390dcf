// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/parts.h"

#include "base/ascii.h"
#include "picture/said.h"

namespace watchfloor::picture {

Result<std::vector<Part>> partsOf(store::Reader &reader, const Snapshot &s, store::KnownAt knownAt)
{
    std::vector<Part> parts;
    const auto done = store::claims(reader, 0, knownAt, [&](const store::StoredClaim &claim) {
        if (claim.value.revoked || (claim.value.type != "asset" && claim.value.type != "infrastructure"))
            return true;
        const auto asset = s.assetById.find(claim.value.subject);
        if (asset == s.assetById.end())
            return true;
        if (auto said = saidBy(claim)) {
            for (fusion::Product &product : said->products)
                parts.push_back({std::move(product), asset->second});
        }
        return true;
    });
    if (!done)
        return std::unexpected(done.error());
    return parts;
}

bool isCalled(const fusion::Product &product, std::string_view wanted)
{
    const std::string word = asciiLower(std::string(wanted));
    const auto is = [&](const std::string &text) { return !text.empty() && asciiLower(text) == word; };
    const std::string purl = product.purl.substr(0, product.purl.find('?'));
    return is(product.name) || is(product.purl) || is(purl) || is(purl.substr(0, purl.rfind('@'))) || is(product.cpe)
        || (!product.version.empty() && is(product.name + '@' + product.version));
}

} // namespace watchfloor::picture
