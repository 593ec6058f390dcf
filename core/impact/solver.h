// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/network.h"
#include "impact/waiting.h"

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
    /// Takes back the latest set(): own values and values are what they were before it.
    void undo();

private:
    void touch(std::size_t node); ///< remembers what it was
    void raiseAbove(std::size_t node); ///< all that depends on it starts anew from its own value
    void settle();
    void settleNode(std::size_t node, std::uint32_t last, bool isPatient);
    [[nodiscard]] double computed(std::size_t node) const;

    const Network &m_network;
    std::vector<double> m_own, m_values;
    Waiting m_waiting; ///< places
    std::vector<std::uint8_t> m_isTouched;
    std::vector<Change> m_changes;
    std::vector<std::pair<std::int32_t, double>> m_ownBefore; ///< of the latest set()
};

} // namespace watchfloor::impact
