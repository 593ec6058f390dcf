// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsonplain.h"

#include <algorithm>
#include <string>
#include <string_view>

/// Reads what canonicalJson wrote, and nothing else: nothing is checked, and a value is known by its first byte.
namespace watchfloor::feeds {

[[nodiscard]] constexpr bool isObject(std::string_view value) { return value.starts_with('{'); }
[[nodiscard]] constexpr bool isList(std::string_view value) { return value.starts_with('['); }
[[nodiscard]] constexpr bool isText(std::string_view value) { return value.starts_with('"'); }

/// Where the string ends that begins at `at`: behind its closing quote.
[[nodiscard]] inline std::size_t endOfText(std::string_view json, std::size_t at)
{
    for (++at;; at += 2) {
        at = plainUntil(json, at);
        if (json[at] == '"')
            return at + 1;
    }
}

/// Where the value ends that begins at `at`.
[[nodiscard]] inline std::size_t endOfValue(std::string_view json, std::size_t at)
{
    for (int depth = 0; at < json.size();) {
        switch (json[at]) {
        case '"':
            at = endOfText(json, at);
            break;
        case '{':
        case '[':
            ++depth;
            ++at;
            continue;
        case '}':
        case ']':
            --depth;
            ++at;
            break;
        default:
            at = std::min(json.find_first_of(",]}", at), json.size());
        }
        if (depth == 0)
            return at;
        at += json[at] == ',' || json[at] == ':' ? 1 : 0;
    }
    return at;
}

/// Calls `use(value)` for each element of a list, until it says false; whether it never did.
template <typename Use> [[nodiscard]] bool eachElement(std::string_view list, Use use)
{
    for (std::size_t at = 1; at + 1 < list.size();) {
        const std::size_t end = endOfValue(list, at);
        if (!use(list.substr(at, end - at)))
            return false;
        at = end + 1;
    }
    return true;
}

/// Calls `use(key, value)` for each member of an object, the key without its quotes, until it says false; whether it
/// never did.
template <typename Use> [[nodiscard]] bool eachMember(std::string_view object, Use use)
{
    for (std::size_t at = 1; at + 1 < object.size();) {
        const std::size_t colon = endOfText(object, at);
        const std::size_t end = endOfValue(object, colon + 1);
        if (!use(object.substr(at + 1, colon - at - 2), object.substr(colon + 1, end - colon - 1)))
            return false;
        at = end + 1;
    }
    return true;
}

/// What a string holds: a view of the text where it has no escapes. What has some is written behind `room`, whose
/// capacity must do, so that views of it stay.
[[nodiscard]] std::string_view textOf(std::string_view value, std::string &room);

} // namespace watchfloor::feeds
