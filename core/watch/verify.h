// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace watchfloor::watch {

/// Everything that can be checked of a store: what store::verify() looks at, then each signed checkpoint of the watch
/// log
/// (`signature`) and each handover (`handover`). A chain that is broken is told once. `progress` gets 0-1 and returns
/// false to cancel (ErrorCode::Cancelled). Blocks on the store: not for the thread of an interface.
[[nodiscard]] Result<std::vector<store::Finding>> verify(store::Store &store,
                                                         const std::function<bool(double)> &progress = {});

} // namespace watchfloor::watch
