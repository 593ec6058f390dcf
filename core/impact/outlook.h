// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/impact.h"

#include <array>

/// What becomes of a mission if nothing is mended and nothing new happens: losses that are bridged now arrive later,
/// and what people hold of an asset's health ends when they said: from then on counts what incidents and feeds say now;
/// and a phase that begins needs its tasks, one that ends needs them no more.
namespace watchfloor::impact {

inline constexpr std::array<std::chrono::hours, 4> outlookHours{std::chrono::hours(0), std::chrono::hours(1),
                                                                std::chrono::hours(6), std::chrono::hours(24)};

struct Moment
{
    Timestamp at{};
    double value = 1; ///< 0 failed to 1 good: as far as is known
    double low = 1; ///< if all that nobody sees had failed
    picture::Health health = picture::Health::Nominal;
    std::vector<Reason> reasons; ///< whose loss has arrived by then, worst first
};

/// What a mission is worth when a phase begins, or now where it runs, if that phase alone ran then: as far as people
/// can tell today.
struct PhaseOutlook
{
    std::size_t phase = 0; ///< index into MissionRow::phases
    bool isRunning = false;
    Moment moment; ///< its reasons: of that phase
};

struct Outlook
{
    std::int32_t asset = -1;
    std::array<Moment, outlookHours.size()> moments; ///< counted from the picture's judgedAt
    std::vector<PhaseOutlook> phases; ///< of a mission, those that are not over
    /// What it needs, itself among it, that is still good while the next loss in one of its groups will be felt.
    std::vector<std::int32_t> redundancyLost;
    std::size_t needed = 0; ///< how many assets it needs, itself among them
    std::size_t unseen = 0; ///< and how many of those nobody sees
    [[nodiscard]] double unknownShare() const { return needed == 0 ? 0 : double(unseen) / double(needed); }
};

/// `impact` is propagate()'s for ownHealth(). Reasons: at most `limit` a moment.
[[nodiscard]] std::vector<Outlook> outlooks(const picture::Snapshot &s, const Impact &impact,
                                            std::span<const std::int32_t> assets, int limit = 8);

} // namespace watchfloor::impact
