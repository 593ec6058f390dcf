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
/// Here each commit appends one sorted run, packed into blocks of a page; eight neighbouring runs of a level are
/// merged into one of the next. A lookup asks each run, newest first.
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

/// A sorted block of entries as variable-length differences.
class PostingBlock
{
public:
    PostingBlock(std::int64_t text, std::int64_t base);
    void add(const Postings::Entry &entry);
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }
    /// Throws Failure (Corrupt) where the bytes are damaged.
    static void decode(std::string_view bytes, std::int64_t text, std::int64_t base, std::vector<Postings::Entry> &out);

private:
    std::string m_bytes;
    std::int64_t m_text, m_base, m_last;
};

} // namespace watchfloor::store
