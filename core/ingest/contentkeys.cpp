// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/contentkeys.h"

#include "base/hash.h"

#include <cstring>

namespace watchfloor::ingest {

namespace {
constexpr std::size_t mostSeen = 1'000'000; // some 50 MB
}

std::string ContentKeys::of(std::string_view bytes, bool rejected)
{
    if (m_seen.size() >= mostSeen)
        return {};
    const Sha256 hash = sha256(bytes);
    std::uint64_t beginning = 0;
    std::memcpy(&beginning, hash.data(), sizeof beginning);
    const std::uint32_t nth = ++m_seen[beginning];
    // What can be read one day is not the reading that failed.
    return (rejected ? "unread|" : "content|") + std::string(bytesOf(hash)) + '|' + std::to_string(nth);
}

} // namespace watchfloor::ingest
