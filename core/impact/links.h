// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

namespace watchfloor::impact {

/// What a dependency of one asset on another is called where it is a node by itself.
[[nodiscard]] std::string linkId(const std::string &dependant, const std::string &provider);

/// Puts a node on what one asset needs another by, so that the link alone can be hurt: whatever was needed directly is
/// needed through it, on the same terms. As long as it is well nothing has another value than before. Returns the node,
/// the one that is there already too; -1: the one does not need the other.
std::int32_t splitLink(picture::Snapshot &s, std::int32_t dependant, std::int32_t provider);

} // namespace watchfloor::impact
