// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <optional>
#include <string_view>

/// Stamps that logs write and ISO 8601 does not know.
namespace watchfloor::feeds {

/// Whether a number of an unknown unit may be milliseconds or finer, told by its size.
enum class EpochUnit : std::uint8_t { Seconds, BySize };

/// `1521911720.613421`, whole or with a fraction, digits past the sixth cut; `1e9` by way of a double.
/// Nothing for what is no number or no instant of the years 1-9999.
[[nodiscard]] std::optional<Timestamp> epochTime(std::string_view text, EpochUnit unit = EpochUnit::Seconds);

/// `Oct 11 22:14:15`, `Oct  1 2015 09:24:46.123 +02:00`: takes the stamp from the front of `text`.
/// Where no year is written it is the latest one that puts the stamp no more than a day after `received`.
[[nodiscard]] std::optional<SourceTime> takeMonthTime(std::string_view &text, Timestamp received);

} // namespace watchfloor::feeds
