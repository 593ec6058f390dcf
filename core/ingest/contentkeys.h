// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace watchfloor::ingest {

/// Keys for records that have none, in a document that is fetched again and again while its beginning drops off: the
/// n-th record of the same bytes is the same record wherever it stands. Of one document.
class ContentKeys
{
public:
    /// Empty beyond a million different records: the rest is known by place.
    [[nodiscard]] std::string of(std::string_view bytes, bool rejected);

private:
    std::unordered_map<std::uint64_t, std::uint32_t> m_seen;
};

} // namespace watchfloor::ingest
