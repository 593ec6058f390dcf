// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

#include <QStringList>

/// A need in words, wherever one is pointed at. Plain text; nothing of a feed is markup.
namespace watchfloor::widgets {

/// "Harbour radio needs Exchange"
[[nodiscard]] QString needTitle(const picture::Snapshot &s, const picture::DependencyRow &row);
/// "by itself: without it nothing works; bridged for 30 min"
[[nodiscard]] QString needTerms(const picture::DependencyRow &row);
/// In which phases a mission needs a task: the next that are not over, or the last that was; more are counted.
[[nodiscard]] QStringList phasesWith(const picture::Snapshot &s, const picture::MissionRow &mission, std::int32_t task);
/// Of a mission's task, in which phases it is needed: "needed in Convoy, 300600ZSEP26 – 301800ZSEP26". Else empty.
[[nodiscard]] QStringList phaseLines(const picture::Snapshot &s, const picture::DependencyRow &row);
/// "inventory says so"
[[nodiscard]] QString needSayer(const picture::Snapshot &s, const picture::DependencyRow &row);
/// "Marking: TLP:AMBER"
[[nodiscard]] QString markingLine(const picture::Snapshot &s, std::uint16_t marking);
[[nodiscard]] QString markingLine(const Marking &marking);

} // namespace watchfloor::widgets
