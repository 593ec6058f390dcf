// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

/// What a store learned when: for whoever moves through its past.
namespace watchfloor::store {

/// One commit that changed the picture.
struct KnownChange
{
    std::int64_t at = 0; ///< known-at, microseconds
    std::int64_t items = 1; ///< how much came, went or was declared
    bool operator==(const KnownChange &) const = default;
};

/// All changes known after `after` (microseconds), ascending: what came in, what was taken back or restored,
/// what was said again, what was declared of sources, where messages were lost.
[[nodiscard]] Result<std::vector<KnownChange>> knownHistory(Reader &reader, std::int64_t after = 0);

/// The record from which on the picture of one instant may differ from that of another: all records before it are
/// visible in both or in neither. A record id beyond all others where nothing differs. The order of the two does
/// not matter.
struct FirstDifference
{
    std::int64_t record = 0;
    std::int64_t observation = 0; ///< likewise, the least id that an observation can have
};
[[nodiscard]] Result<FirstDifference> firstDifference(Reader &reader, Timestamp one, Timestamp other);

} // namespace watchfloor::store
