// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/committer.h"

namespace watchfloor::store {

/// Record, claims and log entry inside the caller's transaction. Throws Failure.
[[nodiscard]] Decided storeDecision(Committer &committer, Connection &connection, Decision decision,
                                    const std::function<std::int64_t()> &knownAt);

/// An import that is a source's journal of decisions: each of them is undone by another one, never withdrawn.
[[nodiscard]] bool isJournal(Connection &connection, std::int64_t importId);

} // namespace watchfloor::store
