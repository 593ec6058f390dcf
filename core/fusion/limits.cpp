// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/limits.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonfields.h"
#include "model/machine.h"

#include <algorithm>

namespace watchfloor::fusion {

std::int64_t oneDigit(std::int64_t count)
{
    std::int64_t digit = 1;
    while (count / digit >= 10)
        digit *= 10;
    return count / digit * digit;
}

Claim limitClaim(const Exclusion &exclusion)
{
    Claim claim;
    claim.subject = derivedId(limitType, machineSource, "fusion", exclusion.value + '\n' + exclusion.why);
    claim.type = limitType;
    claim.marking = "TLP:RED"; // what is common is learned from all traffic, whoever may see it
    feeds::JsonBody body;
    body.text("value", exclusion.value);
    body.text("why", exclusion.why);
    body.number("count", oneDigit(exclusion.count));
    claim.body = body.take();
    return claim;
}

Result<std::vector<JoinLimit>> joinLimits(store::Reader &reader, store::KnownAt knownAt)
{
    const auto sources = store::sources(reader, knownAt);
    if (!sources)
        return std::unexpected(sources.error());
    const auto self = std::ranges::find(*sources, machineSource, &Source::slug);
    std::map<std::string, JoinLimit> bySubject;
    if (self == sources->end())
        return std::vector<JoinLimit>();
    simdjson::dom::parser parser;
    const auto done = store::claims(reader, 0, knownAt, [&](const store::StoredClaim &claim) {
        if (claim.sourceId != self->id || claim.value.type != limitType)
            return true;
        simdjson::dom::object body;
        if (claim.value.revoked || parser.parse(claim.value.body).get(body) != simdjson::SUCCESS) {
            bySubject.erase(claim.value.subject);
            return true;
        }
        JoinLimit &limit = bySubject.try_emplace(claim.value.subject, JoinLimit{{}, 0, claim.knownAt}).first->second;
        limit.what = {feeds::text(body, "value"), feeds::text(body, "why"), feeds::wholeOf(body, "count", 0)};
        if (const auto rule = ruleFromName(limit.what.why))
            limit.budget = traits(*rule).budget;
        return true;
    });
    if (!done)
        return std::unexpected(done.error());
    std::vector<JoinLimit> all;
    for (auto &[subject, limit] : bySubject)
        all.push_back(std::move(limit));
    std::ranges::sort(all, {}, &JoinLimit::what);
    return all;
}

} // namespace watchfloor::fusion
