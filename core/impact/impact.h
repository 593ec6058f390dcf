// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/network.h"
#include "picture/snapshot.h"

namespace watchfloor::impact {

/// The model that this version computes; shown beside every result.
inline constexpr std::string_view modelName = "AND/OR, loss scaled by link strength";

/// Why a node is impaired: the shortest chain of dependencies to one root cause.
struct Reason
{
    std::int32_t root = -1; ///< asset with an open incident of its own, or that people hold for bad
    std::vector<std::int32_t> path; ///< from the impaired node down to root, both included
    std::vector<std::int32_t> incidents; ///< on root
    bool unseen = false; ///< root is unseen; where it has no incident, that alone is the reason
    bool held = false; ///< by people's word, whatever its incidents say: picture::heldHealth() of root
};

struct Impact
{
    std::vector<double> value; ///< per asset, 0 failed to 1 good: as far as is known
    std::vector<double> low; ///< per asset: if all that nobody sees had failed
    std::vector<double>
        sight; ///< per asset: the same if nothing else were wrong; below 1: something that it needs is unseen
    std::vector<picture::Health> health; ///< per asset
    std::vector<bool> redundancyLost; ///< an any or k-of-n group still holds, but the next loss in it will be felt
    std::vector<double> own; ///< what propagate() was given
    std::vector<bool> uncertain; ///< as AssetRow has it
    std::vector<std::int64_t> unknownSince;
};

/// Which tasks a mission is held to need: those of the phases that run at the picture's judgedAt, those of all that are
/// not over, or of all that it ever had.
enum class Phases : std::uint8_t { Now, ToCome, All };
/// The picture's dependencies as a network: nodes are its assets, needs its dependencies, by the same indexes. Of Now,
/// a need of a phase to come is there, and nothing arrives over it.
[[nodiscard]] Network networkOf(const picture::Snapshot &s, Phases phases = Phases::Now);
/// What that network is made of: one need a dependency, in its order.
[[nodiscard]] std::vector<Need> needsOf(const picture::Snapshot &s, Phases phases = Phases::Now);
/// What a dependency says, whether it rests or not.
[[nodiscard]] Need needOf(const picture::DependencyRow &d);
/// The model that computes this picture: modelName, and what else its links are. To be shown beside every result.
[[nodiscard]] std::string modelOf(const picture::Snapshot &s);

/// Health of every node from the incidents on it and on what it needs: all = min, any = max, k-of-n = k-th
/// largest (domain.md 9.2); cycles by greatest fixed point. Own values come from `own` (0-1 per asset).
/// What is unseen (AssetRow) is anything between its own value and failed: both ends of that interval are
/// carried. Known harm is shown as it is; where there is none, but might be, health is unknown.
/// A link of strength s passes on s of its provider's loss: 1 - s(1 - v); 1 is the plain AND/OR.
[[nodiscard]] Impact propagate(const picture::Snapshot &s, const std::vector<double> &own);
/// Own health 0-1 of each asset: as people hold it, else from its open incidents: info and low 1, medium 0.7, high 0.4,
/// critical 0.
[[nodiscard]] std::vector<double> ownHealth(const picture::Snapshot &s);
/// The reasons for one node, worst first, at most `limit`.
[[nodiscard]] std::vector<Reason> reasons(const picture::Snapshot &s, const Impact &impact, std::int32_t asset,
                                          int limit = 8);
/// The same for many nodes: `network` is networkOf(s).
[[nodiscard]] std::vector<Reason> reasons(const picture::Snapshot &s, const Network &network, const Impact &impact,
                                          std::int32_t asset, int limit = 8);
/// What an asset is worth with an open incident of this severity.
[[nodiscard]] double valueOfSeverity(std::uint8_t severity);
/// What an asset is worth that people hold for so healthy.
[[nodiscard]] double valueOfHealth(picture::Health health);
/// What several direct hits leave together, each said by what it leaves. Reports of one damage leave what the worst of
/// them does; only damages known to be independent multiply.
enum class Hits : std::uint8_t { OneDamage, Independent };
[[nodiscard]] double leftAfter(std::initializer_list<double> each, Hits hits);
[[nodiscard]] picture::Health healthOf(double value);
/// Never nominal where `low` is not.
[[nodiscard]] picture::Health healthOf(double value, double low);
/// When a feed that watches something falls silent next, if nothing more comes.
[[nodiscard]] std::optional<Timestamp> nextSilence(const picture::Snapshot &s);

/// Judges the feeds, and which phases of missions run, at `judgedAt`. Fills what is unseen, what would be told of
/// assets whose health people hold, health and worst severity of assets, health of missions, and which open incidents
/// reach which mission through dependencies, redundant ones too (IncidentRow::missions of closed incidents as well).
/// Called by picture::build at its end.
void apply(picture::Snapshot &s);

} // namespace watchfloor::impact
