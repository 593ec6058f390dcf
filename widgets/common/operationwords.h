// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/operations.h"

#include <QPainterPath>
#include <QString>

/// Operations, domains and what explains what, in words and shapes.
namespace watchfloor::widgets {

[[nodiscard]] QString word(fusion::OperationSide side);
[[nodiscard]] QString word(fusion::OperationKind kind);
[[nodiscard]] QString word(fusion::OperationState state);
[[nodiscard]] QString word(fusion::WarningState state);
[[nodiscard]] QString word(Domain domain);
[[nodiscard]] QString shortWord(Domain domain); ///< for a lane: CYBER, EM, COGN

/// As APP-6 tells sides apart by their frame: friend a rectangle, hostile a diamond, unknown a clover; in a square of
/// side 2 about the origin.
[[nodiscard]] QPainterPath sideShape(fusion::OperationSide side);

/// `301400Z–301600ZSEP26`; open ends in words.
[[nodiscard]] QString operationWindowText(const picture::OperationRow &row);
/// `begins in 10 h`, `for 3 h, ends in 2 d`, `over since 26 h`.
[[nodiscard]] QString operationWhenText(const picture::OperationRow &row, Timestamp now);
/// `3 of 5 seen, imminent at 3`; empty without a checklist.
[[nodiscard]] QString warningText(const picture::OperationRow &row);
/// `one by its name for milcert-deu, milcert-fra`; empty where nothing was joined.
[[nodiscard]] QString sameOperationText(const picture::Snapshot &s, const picture::OperationRow &row);
[[nodiscard]] QString targetsText(const picture::Snapshot &s, const picture::OperationRow &row);

/// `Penetration test … (28 14:00Z–16:00Z): source address 10.20.9.50, 1 of 1`.
[[nodiscard]] QString explanationText(const picture::Snapshot &s, const picture::Explanation &explanation);
/// Names of the operations that explain an incident; empty: none does.
[[nodiscard]] QString explainedBy(const picture::Snapshot &s, const std::string &incident);

} // namespace watchfloor::widgets
