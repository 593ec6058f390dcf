// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

namespace watchfloor::ctl {

/// The assets whose bill of materials names a component: `name`, `name@version` or its package URL.
[[nodiscard]] Result<std::vector<std::int32_t>> assetsWith(store::Reader &reader, const picture::Snapshot &snapshot,
                                                           store::KnownAt knownAt, const QString &component);

} // namespace watchfloor::ctl
