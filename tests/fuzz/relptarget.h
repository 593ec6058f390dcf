// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/relp.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

/// What holds for every stream that calls itself RELP.
namespace watchfloor::transport::fuzz {

inline void requireRelp(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

struct RelpReading
{
    std::vector<std::string> frames;
    bool isRefused = false;

    bool operator==(const RelpReading &) const = default;
};

inline RelpReading readRelp(const std::string_view whole, std::size_t chunk)
{
    constexpr std::int64_t limit = 4096;
    RelpReading reading;
    std::string_view input = whole;
    RelpFramer framer(limit);
    const auto take = [&](const RelpFramer::Frame &frame) {
        requireRelp(frame.transaction >= 0, "transactions are numbered from 0");
        requireRelp(std::int64_t(frame.data.size()) <= limit, "data has a limit");
        requireRelp(frame.data.empty() || whole.contains(frame.data), "data is as it came");
        reading.frames.push_back(std::to_string(frame.transaction) + ' ' + std::string(frame.command) + ' '
                                 + std::string(frame.data));
    };
    while (!input.empty() && !reading.isRefused) {
        // A view of its own: what is read behind its end is found.
        const std::string piece(input.substr(0, chunk));
        reading.isRefused = !framer.feed(piece, take);
        input.remove_prefix(piece.size());
    }
    return reading;
}

inline void relp(std::string_view input)
{
    const RelpReading whole = readRelp(input, input.size() + 1);
    requireRelp(readRelp(input, 1) == whole, "the same byte by byte");
    requireRelp(readRelp(input, 7) == whole, "the same in pieces");
}

} // namespace watchfloor::transport::fuzz
