// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "watch/handover.h"

/// What two officers wrote on a handover that is not accepted yet. It is kept in the store itself: what stands in it is
/// as confidential as the rest, and a file beside an encrypted store would not be.
namespace watchfloor::watch {

/// Keeps a draft in place of the one before; an empty one takes it away. Nothing is written where nothing changes.
/// Blocks on the store.
[[nodiscard]] Result<> keepDraft(store::Store &store, const HandoverDraft &draft, const std::string &by);
/// Empty where none is kept.
[[nodiscard]] Result<HandoverDraft> keptDraft(store::Reader &reader);

} // namespace watchfloor::watch
