// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

namespace watchfloor::watch {

/// How soon a person has to answer. Three levels, of which about 80, 15 and 5 % of alarms should be (EEMUA 191).
enum class Priority : std::uint8_t { Low, Medium, High };
[[nodiscard]] std::string_view name(Priority p); // low, medium, high
[[nodiscard]] Priority priorityOf(int level);

/// Something in the picture that asks for a timely answer of a person (ISA-18.2: else it is no alarm).
struct Condition
{
    enum class Kind : std::uint8_t { Incident, Mission, Feed, Report } kind = Kind::Incident;
    std::string key; ///< "incident:ID": the same again is the same alarm
    std::string object; ///< id of the incident or mission, slug of the feed
    std::string cause; ///< key of what is behind it: its own, or that of a mission's first reason; "health:ID" too
    std::uint8_t level = 0; ///< 0-100, as severities
    std::int64_t since = noTime; ///< microseconds; noTime: nobody knows
    std::uint16_t marking = 0; ///< index into the snapshot's markings
    QString subject; ///< its title or name, as the source wrote it
    QString state; ///< a name of the picture's: "silent", "impaired" ...; empty for incidents
    /// Of a mission, why it is not well: the first of impact::reasons().
    enum class Why : std::uint8_t { Untold, Incident, Held, Unseen } why = Why::Untold;
    QString reason; ///< title of that incident, name of the asset that people hold for bad or nobody sees
    std::string by; ///< whose word it is, where it is held; empty in a released copy

    bool operator==(const Condition &) const = default;
};
[[nodiscard]] std::string_view name(Condition::Kind k); // incident, mission, feed, report

/// How loud a state is among severities, 0-100; 0 where nothing is wrong.
[[nodiscard]] int levelOf(picture::Health health);

/// From which severity on an incident asks for an answer: the foot of high.
inline constexpr int alarmSeverity = 60;

/// What the picture asks a person for: open incidents of high severity that nobody has recognised yet or that are
/// critical, missions that are impaired or failed, feeds that are late, silent or cannot be read. By key. Why missions
/// are not well goes through the network: no work for a window's thread.
[[nodiscard]] std::vector<Condition> conditions(const picture::Snapshot &s, Timestamp now);

} // namespace watchfloor::watch
