// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/parts.h"

#include "base/ascii.h"
#include "picture/said.h"

#include <map>
#include <tuple>

namespace watchfloor::picture {

namespace {

/// What one source says of one asset.
struct Bill
{
    std::tuple<std::int64_t, std::int64_t, std::string> age; ///< the smallest is the newest
    std::vector<fusion::Product> products; ///< none where it was taken back
    std::string marking;
};

Marking markingOf(const Snapshot &s, std::int64_t sourceId, const std::string &said)
{
    const auto row = std::ranges::find(s.sources, sourceId, [](const SourceRow &r) { return r.source.id; });
    const std::string own = said.empty() && row != s.sources.end() ? row->source.defaultMarking : said;
    return parseMarking(own).value_or(Marking::mostRestrictive());
}

} // namespace

Result<std::vector<Part>> partsOf(store::Reader &reader, const Snapshot &s, store::KnownAt knownAt)
{
    std::map<std::pair<std::string, std::int64_t>, Bill> bills;
    const auto done = store::claims(reader, 0, knownAt, [&](const store::StoredClaim &claim) {
        if (claim.value.type != "asset" && claim.value.type != "infrastructure")
            return true;
        auto said = s.assetById.contains(claim.value.subject) ? saidBy(claim) : std::nullopt;
        if (!said)
            return true;
        Bill bill{{~said->version, ~said->from, said->hash}, {}, said->marking};
        if (!said->revoked)
            bill.products = std::move(said->products);
        const auto [held, isFirst] = bills.try_emplace({said->id, said->sourceId}, bill);
        if (!isFirst && bill.age < held->second.age)
            held->second = std::move(bill);
        return true;
    });
    if (!done)
        return std::unexpected(done.error());
    std::vector<Part> parts;
    for (auto &[of, bill] : bills) {
        for (fusion::Product &product : bill.products)
            parts.push_back({std::move(product), s.assetById.at(of.first), markingOf(s, of.second, bill.marking)});
    }
    return parts;
}

std::string packageKey(const fusion::Product &product)
{
    auto [base, version] = fusion::purlParts(product.purl);
    return base.empty() ? base : base + '@' + (version.empty() ? product.version : version);
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
