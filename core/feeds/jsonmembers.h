// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace watchfloor::feeds {

/// A member of an object as text: `value` is what a string holds (escapes and all), or the
/// first character of anything else.
struct JsonMember
{
    std::string_view key;
    std::string_view value;
    bool isText = false;
};

/// The members of the object that `text` starts with, as far as the text goes; nothing is
/// checked. For telling things apart before they are parsed.
[[nodiscard]] std::vector<JsonMember> topMembers(std::string_view text);

} // namespace watchfloor::feeds
