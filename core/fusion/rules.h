// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The rules that join reports and traces into incidents: a table of what each looks at, and one pure function that
/// applies any of them to a stretch of time in which all share a value. README.md gives the reasons.
namespace watchfloor::fusion {

enum class Rule : std::uint8_t {
    Reference, ///< same case number
    Echo, ///< same text through another feed
    Flow, ///< same community id, or same flow of one sensor
    Course, ///< same kind of act on the same asset in one stretch of time
    Contact, ///< alerts between the same two
    Origin, ///< the same address does the same, seen by two sensors
    Sighting, ///< a reported address or name seen
    Return, ///< seen again at the same asset, days later
    Exploit, ///< same vulnerability on the same asset
    Between, ///< between two assets that one report names
    Actor, ///< same actor
    Malware, ///< same malware
};
inline constexpr int ruleCount = 12;

struct RuleTraits
{
    std::string_view name;
    std::int64_t gap; ///< microseconds of silence that end a stretch; no end: noGap
    std::size_t budget; ///< a stretch of more than these joins nothing
    bool joins; ///< false: it relates only
    bool relates; ///< stretches of one value are related
    bool acrossSources; ///< a stretch that only one source tells of joins nothing
    bool byActor; ///< two actors in one stretch are two incidents
    bool needsReport; ///< only what a report or an indicator names
};
inline constexpr std::int64_t noGap = INT64_MAX;
[[nodiscard]] const RuleTraits &traits(Rule rule);
[[nodiscard]] inline std::string_view name(Rule rule) { return traits(rule).name; }
[[nodiscard]] std::optional<Rule> ruleFromName(std::string_view name);

/// A value as people see it, and as they reject it: the words of two reports are no name for what they have in common.
[[nodiscard]] inline std::string shownValue(Rule rule, const std::string &value)
{
    return rule == Rule::Echo ? "the same words" : value;
}

/// What a rule needs to know of a report or trace.
struct Member
{
    std::int32_t node = -1;
    std::int64_t from = noTime, to = noTime;
    std::string_view key; ///< the last word of the order
    bool isReport = false;
    /// Who tells of it: one source, or several where they agreed on one object.
    const std::set<std::string> *sources = nullptr;
    const std::set<std::string> *desks = nullptr; ///< of a report: each that keeps it as a case of its own
    /// A name, `@` and an address where no more is known, `~` and an asset where one of ours acts on ours, or empty.
    std::string_view actor;
    bool isIndicated = false; ///< an indicator for the value was valid then
};

/// Nodes that are one incident, each cluster in order of time. `stretch`: all that share a value without a longer
/// silence than the rule's gap, and within its budget; the result does not depend on its order, and it is sorted.
/// `ownValue`: an address of ours, which a ticket often gives for its victim: it counts only where something was seen.
[[nodiscard]] std::vector<std::vector<std::int32_t>> clusters(Rule rule, std::vector<Member> &stretch, bool ownValue);

} // namespace watchfloor::fusion
