// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "picture/snapshot.h"

namespace watchfloor::ctl {

/// An asset, service or mission by its id, or by its name where that is the name of one only.
[[nodiscard]] Result<std::int32_t> assetCalled(const picture::Snapshot &snapshot, const QString &wanted);

} // namespace watchfloor::ctl
