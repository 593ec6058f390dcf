// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/query.h"

#include <span>

/// The dependency graph of one snapshot as the graph view asks it. Pure; holds the snapshot.
namespace watchfloor::widgets {

[[nodiscard]] constexpr bool isBad(picture::Health h)
{
    return h == picture::Health::Degraded || h == picture::Health::Impaired || h == picture::Health::Failed;
}

class GraphModel
{
public:
    /// How a dependency bears on the one that needs it.
    enum class Bearing : std::uint8_t {
        Sound,
        Resting, ///< of a task that its mission does not need in the phase in which it is
        RedundancyLost, ///< its provider is hurt, an alternative still carries
        Failing, ///< part of the way from a cause to a mission
    };

    [[nodiscard]] static bool isHurt(Bearing bearing) { return bearing >= Bearing::RedundancyLost; }

    explicit GraphModel(const picture::Snapshot &snapshot);

    [[nodiscard]] const picture::Snapshot &snapshot() const { return m_snapshot; }
    /// Rows of Snapshot::dependencies.
    [[nodiscard]] std::span<const std::int32_t> needs(std::int32_t asset) const;
    [[nodiscard]] std::span<const std::int32_t> neededBy(std::int32_t asset) const;
    [[nodiscard]] Bearing bearing(std::int32_t dependency) const { return m_bearing[std::size_t(dependency)]; }
    [[nodiscard]] std::int32_t provider(std::int32_t dependency) const;
    [[nodiscard]] std::int32_t dependant(std::int32_t dependency) const;

    using Set = std::vector<bool>; ///< by asset
    /// Missions, everything hurt, and who lost an alternative; empty where nothing is hurt.
    [[nodiscard]] Set threatened() const;
    [[nodiscard]] Set everything(int limit) const;
    /// `hops` away or, where more than `most` assets lie within them, as many whole hops as are fewer; `reached` tells.
    [[nodiscard]] Set around(std::int32_t asset, int hops, std::size_t most = std::size_t(-1),
                             int *reached = nullptr) const;
    [[nodiscard]] Set below(std::int32_t asset) const; ///< it and all it needs
    [[nodiscard]] Set above(std::int32_t asset) const; ///< it and all who need it
    /// The shortest way from `asset` to anything in `shown`, both ends included; only itself where there is none.
    [[nodiscard]] std::vector<std::int32_t> wayTo(std::int32_t asset, const Set &shown) const;
    /// Providers that only `asset` still holds in `shown`, with what hangs on them alone.
    void removeHeldBy(std::int32_t asset, Set &shown) const;

private:
    void markBearings();
    void collect(std::int32_t from, bool down, Set &into) const;

    const picture::Snapshot &m_snapshot;
    std::vector<std::int32_t> m_needs, m_neededBy;
    std::vector<std::size_t> m_needsStart, m_neededByStart;
    std::vector<Bearing> m_bearing;
};

} // namespace watchfloor::widgets
