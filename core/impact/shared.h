// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/network.h"
#include "picture/snapshot.h"

#include <stop_token>

/// Where redundancy is not what it seems: alternatives that lean on one thing, and missions that lean on one holder.
/// Questions to a network that nothing is wrong with.
namespace watchfloor::impact {

/// Something under alternatives that are meant to make up for each other, as the cable that two links run in.
struct SharedProvider
{
    std::int32_t node = -1; ///< its failure alone is felt by the goal
    std::int32_t dependant = -1; ///< whose goal it is
    std::vector<std::int32_t> alternatives; ///< of the goal that lean on it, ascending
    std::size_t of = 0; ///< so many the goal has ...
    std::uint32_t needed = 1; ///< ... of which so many must hold
    double left = 0; ///< of the goal when `node` fails alone
};
/// Of every goal below `heads` that has more alternatives than it needs: by what is lost, then what lies nearest to the
/// goal. What is itself an alternative counts where another one leans on it. Stopped: those found so far.
[[nodiscard]] std::vector<SharedProvider> sharedProviders(const Network &network, std::span<const std::int32_t> heads,
                                                          const std::stop_token &stop = {});

enum class Holder : std::uint8_t { Owner, Nation };

/// What one owner or nation holds of all that missions need.
struct Concentration
{
    QString name;
    std::vector<std::int32_t> nodes; ///< ascending; the missions themselves are left out
    double share = 0; ///< of all that somebody is known to hold
    std::vector<std::pair<std::int32_t, double>> missions; ///< what is left of each if all of it fails, worst first
    double lost = 0; ///< the sum of what they lose
};
struct Concentrations
{
    std::vector<Concentration> all; ///< by what is lost, then by share
    double index = 0; ///< Herfindahl and Hirschman's: the sum of squared shares; 1: one holds everything
    std::size_t unnamed = 0; ///< nodes of which nobody says who holds them
};
[[nodiscard]] Concentrations concentrations(const picture::Snapshot &s, const Network &network,
                                            std::span<const std::int32_t> missions, Holder holder,
                                            const std::stop_token &stop = {});

} // namespace watchfloor::impact
