// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "picture/snapshot.h"

namespace watchfloor::ctl {

/// An asset, service or mission by its id, or by its name where that is the name of one only.
[[nodiscard]] Result<std::int32_t> assetCalled(const picture::Snapshot &snapshot, const QString &wanted);

/// By asset, what networks are made of: whom they serve joins what has nothing else to do with one another.
[[nodiscard]] std::vector<std::uint8_t> infrastructure(const picture::Snapshot &snapshot);

} // namespace watchfloor::ctl
