// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"
#include "store/store.h"

#include <vector>

namespace watchfloor::fusion {

/// Of the floor in this store; 0: nobody decided anything yet.
[[nodiscard]] std::int64_t floorSourceId(const std::vector<Source> &sources);
/// The same, and a new source where nobody did. Blocks on the store.
[[nodiscard]] Result<std::int64_t> ensureFloor(store::Store &store, store::Reader &reader);

} // namespace watchfloor::fusion
