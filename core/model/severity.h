// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace watchfloor {

/// Bands of our 0-100 severity: info 0-19, low 20-39, medium 40-59, high 60-79, critical 80-100.
enum class SeverityBand : std::uint8_t { Info, Low, Medium, High, Critical };
inline constexpr int severityBandCount = 5;

[[nodiscard]] constexpr SeverityBand severityBand(int severity)
{
    return severity < 20 ? SeverityBand::Info
        : severity < 40  ? SeverityBand::Low
        : severity < 60  ? SeverityBand::Medium
        : severity < 80  ? SeverityBand::High
                         : SeverityBand::Critical;
}

[[nodiscard]] constexpr std::string_view name(SeverityBand band)
{
    constexpr std::string_view names[] = {"info", "low", "medium", "high", "critical"};
    return names[static_cast<int>(band)];
}

/// Suricata's alert.severity is the rule's priority: 1 is worst, 255 least (Suricata user guide, EVE alert).
/// 1 -> 70, 2 -> 50, 3 -> 30, 4 and more -> 10. A rule never says "critical" by itself.
[[nodiscard]] constexpr int severityFromSuricata(int priority)
{
    return priority <= 1 ? 70 : priority == 2 ? 50 : priority == 3 ? 30 : 10;
}

/// Words that SOC exports use: informational, low, medium/moderate, high/severe, critical/emergency ... -1 when not
/// known.
[[nodiscard]] int severityFromWord(std::string_view word);

} // namespace watchfloor
