// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/needterms.h"

#include "base/ascii.h"

#include <array>
#include <cmath>
#include <utility>

namespace watchfloor {

namespace {

// Ten years: longer is a slip of the keyboard.
constexpr double longest = 315'360'000;
constexpr double heaviest = 1e6;

std::unexpected<TermsFault> fault(std::string_view key, std::string reason)
{
    return std::unexpected(TermsFault{key, std::move(reason)});
}

/// False: out of range; NaN is.
bool take(const std::optional<double> &said, double least, double most, double &value)
{
    if (!said)
        return true;
    if (!(*said >= least && *said <= most))
        return false;
    value = *said;
    return true;
}

bool take(const std::optional<double> &said, std::chrono::seconds &value)
{
    double seconds = 0;
    if (!take(said, 0, longest, seconds))
        return false;
    value = std::chrono::seconds(std::llround(seconds));
    return true;
}

std::expected<void, TermsFault> readRule(const NeedWords &words, NeedTerms &terms)
{
    const auto rule
        = words.rule.empty() ? std::optional(words.k ? NeedRule::KofN : NeedRule::All) : needRuleFrom(words.rule);
    if (!rule)
        return fault("need", "is none of all, any, k, weighted, fdna");
    terms.rule = *rule;
    if (*rule != NeedRule::KofN)
        return {};
    if (!words.k || !(*words.k >= 1 && *words.k <= 255) || *words.k != std::floor(*words.k))
        return fault("k", "is not a number from 1 to 255");
    terms.k = static_cast<int>(*words.k);
    return {};
}

} // namespace

std::string_view name(NeedRule rule)
{
    constexpr std::string_view names[] = {"all", "any", "k", "weighted", "fdna"};
    return names[static_cast<int>(rule)];
}

std::optional<NeedRule> needRuleFrom(std::string_view text)
{
    static constexpr auto words = std::to_array<std::pair<std::string_view, NeedRule>>({
        {"all", NeedRule::All},
        {"and", NeedRule::All},
        {"any", NeedRule::Any},
        {"or", NeedRule::Any},
        {"one", NeedRule::Any},
        {"k", NeedRule::KofN},
        {"k-of-n", NeedRule::KofN},
        {"k of n", NeedRule::KofN},
        {"kofn", NeedRule::KofN},
        {"weighted", NeedRule::Weighted},
        {"mean", NeedRule::Weighted},
        {"fdna", NeedRule::Fdna},
    });
    const std::string wanted = asciiLower(text);
    for (const auto &[word, rule] : words) {
        if (word == wanted)
            return rule;
    }
    return std::nullopt;
}

std::expected<NeedTerms, TermsFault> needTerms(const NeedWords &words)
{
    NeedTerms terms;
    if (const auto read = readRule(words, terms); !read)
        return std::unexpected(read.error());
    if (!take(words.strength, 0, 1, terms.strength))
        return fault("strength", "is not from 0 to 1");
    if (!take(words.criticality, 0, 100, terms.criticality))
        return fault("criticality", "is not from 0 to 100");
    if (!take(words.weight, 0, heaviest, terms.weight) || terms.weight == 0)
        return fault("weight", "is not above 0 and at most a million");
    if (!take(words.holdUp, terms.holdUp))
        return fault("hold_up_s", "is not a length of time of at most ten years");
    if (!take(words.timeToImpact, terms.timeToImpact))
        return fault("time_to_impact_s", "is not a length of time of at most ten years");
    if (!take(words.recovery, terms.recovery))
        return fault("recovery_s", "is not a length of time of at most ten years");
    return terms;
}

NeedTerms soundTerms(NeedWords words)
{
    for (;;) {
        const auto terms = needTerms(words);
        if (terms)
            return *terms;
        const std::string_view key = terms.error().key;
        if (key == "need")
            words.rule = "all";
        else if (key == "k")
            words.k = 1;
        else if (key == "strength")
            words.strength.reset();
        else if (key == "criticality")
            words.criticality.reset();
        else if (key == "weight")
            words.weight.reset();
        else if (key == "hold_up_s")
            words.holdUp.reset();
        else if (key == "time_to_impact_s")
            words.timeToImpact.reset();
        else
            words.recovery.reset();
    }
}

} // namespace watchfloor
