// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/wiring.h"

namespace watchfloor::impact {

/// From missions down in the order of the network: who needs a node comes before it, and a cycle needs what any of it
/// needs.
Reach::Reach(const Network &network, std::span<const std::int32_t> missions)
    : m_words((missions.size() + 63) / 64)
    , m_bits(network.size() * m_words, 0)
{
    const auto bitsOf = [&](std::int32_t node) {
        return std::span(m_bits).subspan(static_cast<std::size_t>(node) * m_words, m_words);
    };
    for (std::size_t m = 0; m < missions.size(); ++m) {
        if (missions[m] >= 0)
            bitsOf(missions[m])[m / 64] |= std::uint64_t(1) << (m % 64);
    }
    const auto unite = [](std::span<std::uint64_t> all, std::span<const std::uint64_t> more) {
        for (std::size_t word = 0; word < all.size(); ++word)
            all[word] |= more[word];
    };
    std::vector<std::uint64_t> together(m_words);
    for (auto end = static_cast<std::uint32_t>(m_words > 0 ? network.size() : 0); end > 0;) {
        const auto [first, last] = network.cycleAt(end - 1);
        const auto nodes = network.order().subspan(first, last - first);
        std::ranges::fill(together, 0);
        for (const std::int32_t node : nodes)
            unite(together, bitsOf(node));
        end = first;
        if (std::ranges::all_of(together, [](std::uint64_t bits) { return bits == 0; }))
            continue;
        for (const std::int32_t node : nodes) {
            unite(bitsOf(node), together);
            for (const std::int32_t provider : network.providerNodes(static_cast<std::size_t>(node)))
                unite(bitsOf(provider), together);
        }
    }
}

Wiring::Wiring(Network laidOut, std::vector<std::int32_t> missionNodes)
    : network(std::move(laidOut))
    , plan(std::make_shared<const IntervalPlan>(network))
    , missions(std::move(missionNodes))
    , reach(network, missions)
{
}

} // namespace watchfloor::impact
