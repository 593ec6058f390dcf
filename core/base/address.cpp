// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"

#include <arpa/inet.h>
#include <cstring>

namespace watchfloor {

std::optional<std::string> canonicalAddress(std::string_view text)
{
    if (text.empty() || text.size() > INET6_ADDRSTRLEN)
        return std::nullopt;
    char in[INET6_ADDRSTRLEN + 1];
    std::memcpy(in, text.data(), text.size());
    in[text.size()] = '\0';
    char out[INET6_ADDRSTRLEN];
    if (text.find(':') == std::string_view::npos) {
        in_addr v4{};
        // inet_pton takes plain decimal quads only, no octal and no short forms.
        if (inet_pton(AF_INET, in, &v4) != 1)
            return std::nullopt;
        return std::string(text); // it has one spelling only
    }
    in6_addr v6{};
    if (inet_pton(AF_INET6, in, &v6) != 1)
        return std::nullopt;
    return std::string(inet_ntop(AF_INET6, &v6, out, sizeof out));
}

std::optional<std::string> canonicalHost(std::string_view text)
{
    if (!text.empty() && text.back() == '.')
        text.remove_suffix(1);
    if (text.empty() || text.size() > 253)
        return std::nullopt;
    std::string out;
    out.reserve(text.size());
    std::size_t label = 0;
    for (const char c : text) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool fine = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
            || static_cast<unsigned char>(c) >= 0x80;
        if (c == '.') {
            if (label == 0)
                return std::nullopt;
            label = 0;
        } else if (!fine || ++label > 63) {
            return std::nullopt;
        }
        out += upper ? static_cast<char>(c + 32) : c;
    }
    return out;
}

} // namespace watchfloor
