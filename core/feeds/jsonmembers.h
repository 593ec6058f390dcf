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

/// At most `limit` bytes from the front, never ending inside a UTF-8 character.
[[nodiscard]] constexpr std::string_view cutText(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80)
        --limit;
    return text.substr(0, limit);
}

/// `8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f`, in either case.
[[nodiscard]] bool isUuid(std::string_view text);

} // namespace watchfloor::feeds
