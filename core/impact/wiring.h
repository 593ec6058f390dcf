// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/interval.h"

namespace watchfloor::picture {
struct Snapshot;
}

namespace watchfloor::impact {

/// Which missions need a node, directly or through others, redundant alternatives included; each needs its own node.
class Reach
{
public:
    /// `missions`: their nodes; -1: none.
    Reach(const Network &network, std::span<const std::int32_t> missions);
    [[nodiscard]] bool has(std::size_t mission, std::int32_t node) const
    {
        return (m_bits[static_cast<std::size_t>(node) * m_words + mission / 64] >> (mission % 64) & 1) != 0;
    }

private:
    std::size_t m_words; ///< a node
    std::vector<std::uint64_t> m_bits; ///< missions of each node
};

/// Who needs whom, laid out for whoever asks: the network, how its values are found, and what missions need. Immutable;
/// shared between pictures with the same dependencies, and between threads.
struct Wiring
{
    Wiring(Network laidOut, std::vector<std::int32_t> missionNodes);

    Network network;
    std::shared_ptr<const IntervalPlan> plan;
    std::vector<std::int32_t> missions; ///< their nodes
    Reach reach;
};

/// That of a picture, or one made for it.
[[nodiscard]] std::shared_ptr<const Wiring> wiringOf(const picture::Snapshot &s);

} // namespace watchfloor::impact
