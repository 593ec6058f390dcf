// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"
#include "picture/operations.h"

namespace watchfloor::ctl {

[[nodiscard]] Json operationJson(const picture::Snapshot &s, const picture::OperationRow &row);
[[nodiscard]] std::vector<Json> explainedJson(const picture::Snapshot &s,
                                              std::span<const picture::Explanation> explanations);
[[nodiscard]] QString explainedText(const picture::Snapshot &s, const picture::Explanation &explanation);

} // namespace watchfloor::ctl
