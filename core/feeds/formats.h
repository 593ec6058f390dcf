// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

/// One function per format, each defined beside its parser; formats.cpp lists them.
namespace watchfloor::feeds {

[[nodiscard]] const Format &suricataEveFormat();
[[nodiscard]] const Format &stixFormat();
[[nodiscard]] const Format &inventoryCsvFormat();
[[nodiscard]] const Format &socCsvFormat();

/// A score below this is a guess, and a guess is worse than "unsupported".
inline constexpr int detectionThreshold = 50;

} // namespace watchfloor::feeds
