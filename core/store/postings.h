// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <functional>
#include <vector>

namespace watchfloor::store {

/// Which observations name a text (address, signature, name, asset).
///
/// An ordinary index takes each entry to a random page, so that a commit of 10,000 rows rewrites most of the index.
/// Here each commit appends one sorted run; eight neighbouring runs of a level are merged into one of the next.
/// A lookup asks each run, newest first.
class Postings
{
public:
    struct Entry
    {
        std::int64_t text;
        std::int64_t observation;
        auto operator<=>(const Entry &) const = default;
    };

    /// Of one commit; sorts the entries. Inside the caller's transaction.
    static void add(Connection &connection, std::vector<Entry> &entries);
    /// Observation ids, newest first, until `each` returns false.
    static void newest(Connection &connection, std::int64_t text, const std::function<bool(std::int64_t)> &each);
};

/// Ascending ids as variable-length differences.
void appendId(std::string &encoded, std::int64_t &last, std::int64_t id);
[[nodiscard]] std::vector<std::int64_t> decodeIds(std::string_view encoded);

} // namespace watchfloor::store
