// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsontargets.h"

/// What holds for every input of the JSON formats beside EVE and STIX, whatever the format.
namespace watchfloor::feeds::fuzz {

inline void requireTimes(const std::optional<Timestamp> &from, const std::optional<Timestamp> &to)
{
    constexpr std::int64_t year1990 = 631152000000000;
    require(!from || *from > fromMicros(year1990), "nothing lies in 1970");
    require(!from || !to || *from <= *to, "nothing ends before it starts");
}

inline void requireClaim(const Claim &c)
{
    require(!c.subject.empty() && !c.type.empty(), "a claim is about something");
    require(canonicalJson(c.body) == c.body, "a body is canonical");
    require(c.confidence >= -1 && c.confidence <= 100, "confidence is 0-100 or not stated");
    require(c.credibility >= 1 && c.credibility <= 6, "credibility is 1-6");
    require(c.marking.empty() || parseMarking(c.marking).has_value(), "markings can be read");
    require(isUtf8(c.title) && isUtf8(c.description), "text is UTF-8");
    requireTimes(c.happenedFrom, c.happenedTo);
}

inline void requireObservation(const Observation &o)
{
    for (const Endpoint *end : {&o.source, &o.destination}) {
        require(end->port >= -1 && end->port <= 65535, "ports are ports");
        require(end->address.empty() || canonicalAddress(end->address) == end->address, "addresses are canonical");
    }
    require(o.severity <= 100, "severity is 0-100");
    require(o.confidence >= -1 && o.confidence <= 100, "confidence is 0-100 or not stated");
    require(o.marking.empty() || parseMarking(o.marking).has_value(), "markings can be read");
    for (const std::string *text : {&o.kind, &o.signature, &o.signatureId, &o.name, &o.asset, &o.protocol, &o.flowId})
        require(isUtf8(*text), "text is UTF-8");
    requireTimes(o.happenedFrom, o.happenedTo);
}

/// First four bytes: chunk sizes; the rest: the document.
inline void feed(const Format &format, std::string_view input)
{
    if (input.size() < 4)
        return;
    const auto check = [](const Items &items) {
        require(isUtf8(items.naturalKey), "keys are UTF-8");
        for (const Claim &claim : items.claims)
            requireClaim(claim);
        for (const Observation &observation : items.observations)
            requireObservation(observation);
    };
    const auto whole = readAll(format, input.substr(4), {}, check);
    require(readAll(format, input.substr(4), input.substr(0, 4), check) == whole, "the same whatever the chunks");
    const Detection found = format.detect(input.substr(4), true);
    require(found.score == 0 || !found.reason.empty(), "a verdict has a reason");
}

} // namespace watchfloor::feeds::fuzz
