// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/query.h"

#include <QString>

/// A feed's figures as a person reads them.
namespace watchfloor::widgets {

/// `30 min`, and who says so where it is not declared: `12 min (learned)`.
[[nodiscard]] QString cadenceText(const picture::SourceRow &row);
/// Records in the hour up to the last arrival.
[[nodiscard]] QString rateText(const picture::SourceRow &row);
/// `4 s, at most 2 min`: median and what 19 of 20 stay under.
[[nodiscard]] QString lagText(const picture::SourceRow &row);
/// `61 min behind`; empty where there is no sign of it.
[[nodiscard]] QString driftText(const picture::SourceRow &row);
/// Of the last hour in which anything came.
[[nodiscard]] QString errorsText(const picture::SourceRow &row);
/// What an officer may accept: `The clock of sensor-ohq seems 61 min behind ...`; empty: nothing.
[[nodiscard]] QString proposalText(const picture::SourceRow &row);
/// The offset to declare if it is accepted.
[[nodiscard]] std::chrono::microseconds proposedOffset(const picture::SourceRow &row);

} // namespace watchfloor::widgets
