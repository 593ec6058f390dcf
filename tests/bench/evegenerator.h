// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>

namespace watchfloor::bench {

/// Writes `events` Suricata EVE events, one a line, in the mix and the sizes of a real sensor's (864 bytes on
/// average). The same seed gives the same bytes. Addresses and names are reserved for documentation.
void generateEve(FILE *out, std::int64_t events, std::uint64_t seed);

} // namespace watchfloor::bench
