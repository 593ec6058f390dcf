// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

/// ArcSight CEF and IBM LEEF: one event in one line of text, mostly carried by syslog.
namespace watchfloor::feeds {

/// Where an event of either format begins in a message, or npos.
[[nodiscard]] std::size_t findCef(std::string_view message);
[[nodiscard]] std::size_t findLeef(std::string_view message);

/// Reads `CEF:0|...` or `LEEF:1.0|...` into the observation, which may already hold what the syslog
/// header said: time and asset stay where the event names none. False: `rejected` says why.
[[nodiscard]] bool readCef(std::string_view text, const ParseContext &context, Observation &observation,
                           std::optional<Rejection> &rejected);
[[nodiscard]] bool readLeef(std::string_view text, const ParseContext &context, Observation &observation,
                            std::optional<Rejection> &rejected);

/// 0-10 as both formats define it, so that ArcSight's words keep their band: 0-3 low, 4-6 medium,
/// 7-8 high, 9-10 very high; or one of those words. -1: neither.
[[nodiscard]] int severityFromCef(std::string_view text);

} // namespace watchfloor::feeds
