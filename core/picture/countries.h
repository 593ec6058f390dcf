// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace watchfloor::picture {

/// A country and the point its label stands on: where an item is drawn of which no more is known.
struct Country
{
    std::string_view alpha3; ///< ISO 3166-1; XKX for Kosovo, which has no official code
    std::string_view alpha2;
    std::string_view name; ///< short English name
    double latitude, longitude;
};

/// By alpha-3, alpha-2 or short English name, in any case; null where there is none. EL and UK are Greece and the
/// United Kingdom, as EU bodies write them (Interinstitutional style guide, annex A5).
[[nodiscard]] const Country *countryOf(std::string_view text);

} // namespace watchfloor::picture
