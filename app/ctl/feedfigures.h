// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"
#include "picture/query.h"

namespace watchfloor::ctl {

/// The feeds as every other view judges them.
[[nodiscard]] Result<std::vector<picture::SourceRow>> feedRows(store::Reader &reader);

/// The figures of one feed, under the same keys wherever they are printed.
void addFigures(Json &json, const picture::SourceRow &row, Timestamp now);
void sayFigures(const picture::SourceRow &row, Timestamp now);
[[nodiscard]] QString spanText(std::chrono::microseconds span);
[[nodiscard]] QString cadenceText(const picture::SourceRow &row);

} // namespace watchfloor::ctl
