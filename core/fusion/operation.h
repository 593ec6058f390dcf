// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is said of one operation: the body of a claim of type `operation`, or of a STIX `campaign`.
namespace watchfloor::fusion {

enum class OperationSide : std::uint8_t { Unknown, Adversary, Friendly };
inline constexpr int operationSideCount = 3;
[[nodiscard]] std::string_view name(OperationSide s); // unknown, adversary, friendly
[[nodiscard]] std::optional<OperationSide> operationSideFromName(std::string_view text);

enum class OperationKind : std::uint8_t {
    Other,
    Campaign,
    Exercise,
    PenetrationTest,
    Maintenance,
    Deployment, ///< a rapid-response team at work
    Defence
};
inline constexpr int operationKindCount = 7;
[[nodiscard]] std::string_view name(OperationKind k);
[[nodiscard]] std::optional<OperationKind> operationKindFromName(std::string_view text);

/// In the order in which they ask for attention.
enum class OperationState : std::uint8_t { Imminent, Ongoing, Planned, Ended, Cancelled };
inline constexpr int operationStateCount = 5;
[[nodiscard]] std::string_view name(OperationState s);
[[nodiscard]] std::optional<OperationState> operationStateFromName(std::string_view text);

/// Indications and warnings: unknown until somebody looked.
enum class WarningState : std::uint8_t { Unknown, Observed, NotObserved };
inline constexpr int warningStateCount = 3;
[[nodiscard]] std::string_view name(WarningState s); // unknown, observed, not-observed
[[nodiscard]] std::optional<WarningState> warningStateFromName(std::string_view text);

struct WarningItem
{
    std::string key; ///< by what it is ticked; where none is said, its text
    std::string text;
    WarningState state = WarningState::Unknown;
    std::string by; ///< who looked
    std::int64_t at = noTime;
    bool operator==(const WarningItem &) const = default;
};

/// Everything one source says of an operation. What it does not say is empty or noTime.
struct Operation
{
    std::string name, description;
    std::optional<OperationSide> side;
    std::optional<OperationKind> kind;
    std::optional<OperationState> state; ///< said; nothing: follows the window
    std::int64_t from = noTime, to = noTime;
    int warningHours = -1; ///< before `from` it counts as imminent; -1: not declared
    int threshold = 0; ///< observed items that make it imminent; 0: none do
    std::vector<std::string> targets; ///< assets, missions or areas, by whatever name
    std::vector<std::string> addresses; ///< it comes from: addresses, or ids of infrastructure
    double latitude = std::numeric_limits<double>::quiet_NaN(), longitude = std::numeric_limits<double>::quiet_NaN();
    double radiusKm = 0;
    int confidence = -1; ///< 0-100
    std::vector<WarningItem> items;
    std::string by, why; ///< of a decision
    std::int64_t at = noTime;
};
[[nodiscard]] std::string bodyOf(const Operation &operation); ///< canonical JSON
/// `type`: a campaign is the adversary's unless it says otherwise. Nothing where the body is no object.
[[nodiscard]] std::optional<Operation> operationFrom(std::string_view body, std::string_view type);

} // namespace watchfloor::fusion
