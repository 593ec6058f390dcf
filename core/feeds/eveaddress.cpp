// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/eveaddress.h"

#include "base/address.h"

#include <array>

namespace watchfloor::feeds {

namespace {

/// Four numbers of 0-255 without leading zeros, which have one spelling only.
bool isPlainQuad(std::string_view text)
{
    int number = -1;
    int parts = 0;
    for (const char c : text) {
        if (c == '.') {
            if (number < 0)
                return false;
            number = -1;
        } else if (c < '0' || c > '9' || number == 0) {
            return false;
        } else {
            parts += number < 0 ? 1 : 0;
            number = (number < 0 ? 0 : number * 10) + (c - '0');
            if (number > 255)
                return false;
        }
    }
    return parts == 4 && number >= 0;
}

/// Eight groups of four digits, `fe80:0000:0000:0000:0000:0000:0000:0001`.
std::optional<std::array<unsigned, 8>> expandedGroups(std::string_view text)
{
    if (text.size() != 39)
        return std::nullopt;
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (i % 5 == 4) {
            if (c != ':')
                return std::nullopt;
            continue;
        }
        const unsigned digit = c >= '0' && c <= '9' ? static_cast<unsigned>(c - '0')
            : c >= 'a' && c <= 'f'                  ? static_cast<unsigned>(c - 'a' + 10)
            : c >= 'A' && c <= 'F'                  ? static_cast<unsigned>(c - 'A' + 10)
                                                    : 16;
        if (digit == 16)
            return std::nullopt;
        groups[i / 5] = groups[i / 5] << 4 | digit;
    }
    return groups;
}

/// RFC 5952: no leading zeros, the first of the longest runs of two or more zero groups as `::`.
std::string shortened(const std::array<unsigned, 8> &groups)
{
    std::size_t gap = 8;
    std::size_t length = 1;
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t run = 0;
        while (i + run < 8 && groups[i + run] == 0)
            ++run;
        if (run > length) {
            gap = i;
            length = run;
        }
        i += run;
    }
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == gap) {
            out += "::";
            i += length - 1;
            continue;
        }
        if (!out.empty() && out.back() != ':')
            out += ':';
        const unsigned group = groups[i];
        for (int shift = group > 0xFFF ? 12 : group > 0xFF ? 8 : group > 0xF ? 4 : 0; shift >= 0; shift -= 4)
            out += digits[group >> shift & 15];
    }
    return out;
}

} // namespace

std::optional<std::string> eveAddress(std::string_view text)
{
    if (isPlainQuad(text))
        return std::string(text);
    if (const auto groups = expandedGroups(text)) {
        // IPv4 inside IPv6 is written as a quad, which is left to the one place that knows.
        const bool embedded = ((*groups)[0] | (*groups)[1] | (*groups)[2] | (*groups)[3] | (*groups)[4]) == 0;
        if (!embedded)
            return shortened(*groups);
    }
    return canonicalAddress(text);
}

} // namespace watchfloor::feeds
