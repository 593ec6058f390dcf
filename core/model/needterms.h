// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

/// On what terms something needs something else (domain.md 9.2): what a claim of type dependency may say, and what of
/// it makes sense.
namespace watchfloor {

/// How the providers of one goal make up its value.
enum class NeedRule : std::uint8_t {
    All, ///< the worst of them
    Any, ///< the best of them
    KofN, ///< the k-th best
    Weighted, ///< the weighted mean: for goals of performance
    Fdna, ///< Garvey and Pinto: the smaller of mean strength and weakest criticality
};
[[nodiscard]] std::string_view name(NeedRule rule); // all, any, k, weighted, fdna
/// The words that inventories use: and, or, k-of-n, mean ...; nothing where it is none of them.
[[nodiscard]] std::optional<NeedRule> needRuleFrom(std::string_view text);
/// Whether each provider alone lowers the goal, so that none stands in for another.
[[nodiscard]] constexpr bool addsUp(NeedRule rule) { return rule == NeedRule::Weighted || rule == NeedRule::Fdna; }

struct NeedTerms
{
    NeedRule rule = NeedRule::All;
    int k = 1; ///< for KofN: 1 to 255
    double strength = 1; ///< 0 to 1: how much of the provider's loss arrives; FDNA's alpha
    double criticality = 100; ///< 0 to 100, FDNA's beta: what the dependant keeps above a failed provider
    double weight = 1; ///< for Weighted; above 0, only proportions matter
    std::chrono::seconds holdUp{0}; ///< what a battery or a cache bridges
    std::chrono::seconds timeToImpact{0}; ///< from the loss of the provider until it is felt, beyond what is bridged
    std::chrono::seconds recovery{0}; ///< from the provider's return until the dependant is back
    bool operator==(const NeedTerms &) const = default;
};

/// The terms as a source has them, before anybody judged them.
struct NeedWords
{
    std::string rule; ///< may be empty: all, or k where there is one
    std::optional<double> k, strength, criticality, weight;
    std::optional<double> holdUp, timeToImpact, recovery; ///< seconds
};

/// Names the key of the body that cannot be, and why.
struct TermsFault
{
    std::string_view key;
    std::string reason;
};
/// The first fault found.
[[nodiscard]] std::expected<NeedTerms, TermsFault> needTerms(const NeedWords &words);
/// The terms without what cannot be: claims of a store are shown, whoever made them.
[[nodiscard]] NeedTerms soundTerms(NeedWords words);

} // namespace watchfloor
