// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "watch/handover.h"
#include "watch/reportingclock.h"

#include <QString>

/// How a watch is spoken of.
namespace watchfloor::widgets {

[[nodiscard]] QString word(floor::Role role);
[[nodiscard]] QString word(watch::ReportingClock::Stage stage);
/// The same by the stage's name; what is none of them as it stands.
[[nodiscard]] QString reportText(const QString &stage);
/// `due 2026-... (in 3 h)`, `overdue since ...`, `submitted in time`.
[[nodiscard]] QString clockText(const watch::ReportingClock &clock, Timestamp now);
/// The heading over the items of a kind.
[[nodiscard]] QString headingText(watch::HandoverItem::Kind kind);
/// What there is to know of an item beside its title.
[[nodiscard]] QString itemText(const watch::HandoverItem &item);
/// Why the watch did not change hands, and what can be done about it.
[[nodiscard]] QString sentence(const watch::HandoverRefused &refused);

} // namespace watchfloor::widgets
