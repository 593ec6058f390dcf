// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"
#include "fusion/record.h"

#include <functional>

namespace watchfloor::ctl {

/// The option of every command that brings something into a store.
inline constexpr Option noCorrelateOption{"no-correlate", nullptr, "leave it to the next command, or to the desktop"};

/// What follows for incidents from what a command brought. Nothing where it was not asked for, where another process
/// does it, or where it failed, which is told: what was brought is kept, and the next run joins it.
[[nodiscard]] std::optional<fusion::Recorded> correlateAfter(const Arguments &arguments,
                                                             const std::shared_ptr<store::Store> &store,
                                                             const std::function<bool()> &isInterrupted = {});
/// Links that were rejected, or hold again, and operations that people enter change what the machine makes of the rest.
void correlateDecided(const std::shared_ptr<store::Store> &store);
[[nodiscard]] Json jsonOf(const fusion::Recorded &recorded);
/// One line; nothing where nothing changed.
void sayCorrelated(const std::optional<fusion::Recorded> &recorded);

} // namespace watchfloor::ctl
