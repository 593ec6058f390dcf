// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

namespace watchfloor::picture {

/// Where and in what an event of any domain is felt.
struct Effect
{
    float radiusKm = 0; ///< about the incident's own place; 0: none said
    std::vector<MapPoint> outline; ///< of an area, where it is no circle
    QString band; ///< "GPS L1 1575.42 MHz"
    QString narrative; ///< what is being told
    std::vector<QString> channels; ///< by which
    [[nodiscard]] bool isEmpty() const
    {
        return radiusKm <= 0 && outline.empty() && band.isEmpty() && narrative.isEmpty() && channels.empty();
    }
};

} // namespace watchfloor::picture
