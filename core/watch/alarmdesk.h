// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "watch/alarmbook.h"

#include <span>

namespace watchfloor::watch {

/// An act and the marking of what it is about, which its words bear too; empty: the most restrictive.
struct MarkedAct
{
    AlarmAct act;
    std::string marking;
};

/// Writes down what a person did about alarms, as claims of the floor in one transaction with its entries in the watch
/// log. Refused without a name, and for a shelving without a reason or an end. Blocks on the store: not for the thread
/// of an interface.
[[nodiscard]] Result<> record(store::Store &store, std::span<const MarkedAct> acts);

/// What people did about these, oldest first, as known then.
[[nodiscard]] Result<std::vector<AlarmAct>> alarmActs(store::Reader &reader, std::span<const std::string> keys,
                                                      store::KnownAt knownAt = {});

/// The subject of all acts about one condition.
[[nodiscard]] std::string alarmSubject(const std::string &key);
[[nodiscard]] std::string bodyOf(const AlarmAct &act); ///< canonical JSON
[[nodiscard]] std::optional<AlarmAct> alarmActFrom(std::string_view body);

} // namespace watchfloor::watch
