// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::feeds {

/// One spelling for each JSON value: no white space, members in byte order of their keys,
/// strings with the fewest escapes. Numbers stay as they were written, so that no digit
/// is lost. Refused, with the path and the byte: what is not JSON or not UTF-8, a key twice
/// in one object, a lone surrogate, a number beyond a double's range, nesting beyond `maxDepth`.
[[nodiscard]] std::expected<std::string, Rejection> canonicalJson(std::string_view text, int maxDepth = maxJsonDepth);

/// Where a member stands in a canonical object: its key without the quotes, and its value.
struct CanonicalMember
{
    std::size_t key, keySize, value, valueSize;
};
/// The same of an object, with its members in the order of the text. Refused as well: what is no object.
[[nodiscard]] std::expected<std::string, Rejection> canonicalObject(std::string_view text,
                                                                    std::vector<CanonicalMember> &members);

} // namespace watchfloor::feeds
