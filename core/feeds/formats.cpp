// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/formats.h"

namespace watchfloor::feeds {

std::span<const Format> formats()
{
    // In order of precedence among equal scores.
    static const std::vector<Format> all{stixFormat(), suricataEveFormat(), inventoryCsvFormat(), socCsvFormat()};
    return all;
}

const Format *formatById(std::string_view id)
{
    for (const Format &format : formats()) {
        if (format.id == id)
            return &format;
    }
    return nullptr;
}

void Items::clear()
{
    observations.clear();
    claims.clear();
    rejected.reset();
    naturalKey.clear();
}

Detected detect(std::string_view head, bool whole)
{
    if (head.empty())
        return {nullptr, "empty"};
    const Format *best = nullptr;
    Detection bestDetection{detectionThreshold - 1, "no format that Watchfloor reads fits its content"};
    for (const Format &format : formats()) {
        Detection detection = format.detect(head, whole);
        if (detection.score > bestDetection.score) {
            bestDetection = std::move(detection);
            best = &format;
        }
    }
    return {best, std::move(bestDetection.reason)};
}

} // namespace watchfloor::feeds
