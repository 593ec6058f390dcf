// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

/// One function per format, each defined beside its parser; formats.cpp lists them.
namespace watchfloor::feeds {

[[nodiscard]] const Format &suricataEveFormat();
[[nodiscard]] const Format &stixFormat();
[[nodiscard]] const Format &mispFormat();
[[nodiscard]] const Format &csafFormat();
[[nodiscard]] const Format &kevFormat();
[[nodiscard]] const Format &verisFormat();
[[nodiscard]] const Format &ocsfFormat();
[[nodiscard]] const Format &wazuhFormat();
[[nodiscard]] const Format &ecsFormat();
[[nodiscard]] const Format &inventoryCsvFormat();
[[nodiscard]] const Format &socCsvFormat();
[[nodiscard]] const Format &socJsonFormat();
[[nodiscard]] const Format &zeekTsvFormat();
[[nodiscard]] const Format &zeekJsonFormat();
[[nodiscard]] const Format &syslogFormat();
[[nodiscard]] const Format &cefFormat();
[[nodiscard]] const Format &leefFormat();
[[nodiscard]] const Format &iodefFormat();
[[nodiscard]] const Format &iodefJsonFormat();
[[nodiscard]] const Format &idmefFormat();
[[nodiscard]] const Format &idmefJsonFormat();
[[nodiscard]] const Format &graphmlFormat();
[[nodiscard]] const Format &gmlFormat();
[[nodiscard]] const Format &cycloneDxFormat();
[[nodiscard]] const Format &cycloneDxXmlFormat();
[[nodiscard]] const Format &spdxFormat();
[[nodiscard]] const Format &spdxTagFormat();
[[nodiscard]] const Format &geoJsonFormat();
[[nodiscard]] const Format &gridCsvFormat();

/// A score below this is a guess, and a guess is worse than "unsupported".
inline constexpr int detectionThreshold = 50;

} // namespace watchfloor::feeds
