// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/network.h"

#include <queue>

#include <utility>

namespace watchfloor::impact {

/// The values of a network's nodes: the greatest fixed point below their own values, so that two nodes that need each
/// other do not declare each other dead. A change touches only what depends on it. One thread at a time.
class Solver
{
public:
    /// `own`: one value a node, 0 to 1; what is missing is good. The network must outlive it.
    Solver(const Network &network, std::vector<double> own);

    [[nodiscard]] const std::vector<double> &own() const { return m_own; }
    [[nodiscard]] const std::vector<double> &values() const { return m_values; }

    struct Change
    {
        std::int32_t node = -1;
        double before = 0; ///< its value; values() has the new one
    };
    /// Own values change. What became of values, in the order of the network; valid until the next call.
    std::span<const Change> set(std::span<const std::pair<std::int32_t, double>> own);
    std::span<const Change> set(std::int32_t node, double own);

private:
    void touch(std::size_t node); ///< remembers what it was
    void wait(std::uint32_t place);
    void raiseAbove(std::size_t node); ///< all that depends on it starts anew from its own value
    void settle();
    void settleCycle(std::uint32_t first, std::uint32_t last);
    [[nodiscard]] double computed(std::size_t node) const;

    const Network &m_network;
    std::vector<double> m_own, m_values;
    std::vector<double> m_before; ///< of the cycle that is looked at
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> m_waiting; ///< places
    std::vector<std::uint8_t> m_isWaiting, m_isTouched;
    std::vector<Change> m_changes;
};

} // namespace watchfloor::impact
