// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

#include <algorithm>

namespace watchfloor::test {

/// What a store holds, without the numbers it gave: two equal ones were fed the same.
struct Contents
{
    std::vector<std::string> records, observations, claims;
    bool operator==(const Contents &) const = default;
};

inline Result<Contents> contentsOf(store::Reader &reader)
{
    Contents contents;
    const auto all = store::records(reader, {.limit = -1});
    if (!all)
        return std::unexpected(all.error());
    for (const auto &record : *all)
        contents.records.push_back(record.hash + ' ' + std::to_string(record.offset) + ' '
                                   + std::string(name(record.outcome)) + ' ' + record.reason);
    std::vector<std::int64_t> ids;
    auto read = store::observations(reader, 0, {}, [&](const auto &o) {
        ids.push_back(o.id);
        return true;
    });
    if (!read)
        return std::unexpected(read.error());
    const auto observations = store::observationsByIds(reader, ids);
    if (!observations)
        return std::unexpected(observations.error());
    for (const auto &o : *observations)
        contents.observations.push_back(std::to_string(toMicros(o.value.happenedFrom)) + o.value.source.address + ' '
                                        + o.value.signature + ' ' + o.value.flowId);
    read = store::claims(reader, 0, {}, [&](const auto &claim) {
        contents.claims.push_back(claim.hash);
        return true;
    });
    if (!read)
        return std::unexpected(read.error());
    for (auto *list : {&contents.records, &contents.observations, &contents.claims})
        std::ranges::sort(*list);
    return contents;
}

inline Result<Contents> contentsOf(const QString &path, const std::string &key = {})
{
    auto opened = store::Store::open(path, {store::OpenOptions::Mode::ReadOnly, key, store::Context::Real});
    if (!opened)
        return std::unexpected(opened.error());
    auto reader = (*opened)->reader();
    if (!reader)
        return std::unexpected(reader.error());
    return contentsOf(**reader);
}

} // namespace watchfloor::test
