// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/severity.h"

#include <array>
#include <string>
#include <utility>

namespace watchfloor {

int severityFromWord(std::string_view word)
{
    // One number in the middle of each band, so that a word never sits on an edge.
    static constexpr std::array<std::pair<std::string_view, int>, 22> words{{
        {"none", 0},        {"info", 10},         {"informational", 10}, {"information", 10}, {"notice", 10},
        {"negligible", 10}, {"low", 30},          {"minor", 30},         {"medium", 50},      {"moderate", 50},
        {"warning", 50},    {"significant", 50},  {"high", 70},          {"severe", 70},      {"major", 70},
        {"important", 70},  {"critical", 90},     {"emergency", 90},     {"very-high", 90},   {"very high", 90},
        {"fatal", 95},      {"catastrophic", 95},
    }};
    std::string lower;
    for (const char c : word)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    while (!lower.empty() && (lower.back() == ' ' || lower.back() == '\r'))
        lower.pop_back();
    while (!lower.empty() && lower.front() == ' ')
        lower.erase(lower.begin());
    for (const auto &[text, value] : words)
        if (text == lower)
            return value;
    return -1;
}

} // namespace watchfloor
