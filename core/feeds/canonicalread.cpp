// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/canonicalread.h"

#include <cassert>
#include <charconv>

namespace watchfloor::feeds {

std::string_view textOf(std::string_view value, std::string &room)
{
    const std::string_view inner = value.substr(1, value.size() - 2);
    std::size_t escape = inner.find('\\');
    if (escape == std::string_view::npos)
        return inner;
    const std::size_t from = room.size();
    assert(room.capacity() - from >= inner.size());
    std::size_t at = 0;
    for (; escape != std::string_view::npos; escape = inner.find('\\', at)) {
        room.append(inner, at, escape - at);
        const char c = inner[escape + 1];
        at = escape + 2;
        if (c == 'u') { // of what stays escaped only control characters are written this way
            unsigned char code = 0;
            std::from_chars(inner.data() + at + 2, inner.data() + at + 4, code, 16);
            room += static_cast<char>(code);
            at += 4;
        } else {
            room += c == 'b' ? '\b' : c == 'f' ? '\f' : c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
        }
    }
    room.append(inner, at);
    return std::string_view(room).substr(from);
}

} // namespace watchfloor::feeds
