// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"
#include "release/gate.h"

namespace watchfloor::release {

/// What the gate withheld, for the store's account; never written beside an export.
struct Withheld
{
    std::size_t observations = 0, incidents = 0, assets = 0, missions = 0, sources = 0;
};

/// The snapshot as this audience may see it: withheld items are gone with every reference to them (no dangling
/// index, no count that includes them), impact is computed again from what is left, so that the result is
/// the same whether or not the withheld items exist.
/// `judgedAt`: whether feeds are silent is judged then, not when the snapshot was made.
[[nodiscard]] picture::SnapshotPtr filtered(const picture::Snapshot &s, const Audience &a, Withheld *withheld = nullptr,
                                            std::optional<Timestamp> judgedAt = {});

} // namespace watchfloor::release
