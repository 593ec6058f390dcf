// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/knowledge.h"
#include "store/store.h"

namespace watchfloor::fusion {

/// A person takes something out of a rule's hands, or gives it back.
struct RejectionWish
{
    Rejection what; ///< the value as people see it; member empty: the value altogether
    std::string by, why;
    std::string marking; ///< of what the value was seen in
    bool isBack = false; ///< an earlier rejection is taken back
};

/// Writes it as a claim of the floor and into the watch log. It holds from the next correlation on. Blocks on the
/// store.
[[nodiscard]] Result<> reject(store::Store &store, const RejectionWish &wish);

} // namespace watchfloor::fusion
