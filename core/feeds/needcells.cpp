// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/needcells.h"

#include "model/needterms.h"

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

/// `2`, "2 of 3": the rule is k then, and the number its quorum.
Cell splitQuorum(std::string &rule, std::string &quorum)
{
    if (rule.empty() || rule.front() < '0' || rule.front() > '9')
        return {};
    const auto of = rule.find("of");
    quorum = trim(std::string_view(rule).substr(0, of));
    if (of != std::string::npos) {
        const auto members = number(std::string_view(rule).substr(of + 2));
        const auto wanted = number(quorum);
        if (!members || !wanted)
            return badCell("need", excerpt(rule) + " is not \"k of n\"");
        if (*wanted > *members)
            return badCell("need", excerpt(rule) + " can never be met");
    }
    rule = "k";
    return {};
}

struct Field
{
    QLatin1StringView key;
    std::optional<double> NeedWords::*word;
    std::optional<double> (*read)(std::string_view text);
    std::string_view otherwise; ///< what a text that cannot be read is not
};

std::optional<double> seconds(std::string_view text)
{
    const auto read = duration(text);
    return read ? std::optional(double(*read)) : std::nullopt;
}

const Field fields[] = {
    {"strength"_L1, &NeedWords::strength, share, "is not from 0 to 1"},
    {"criticality"_L1, &NeedWords::criticality, number, "is not from 0 to 100"},
    {"weight"_L1, &NeedWords::weight, number, "is not a number"},
    {"hold_up_s"_L1, &NeedWords::holdUp, seconds, "is not a length of time"},
    {"time_to_impact_s"_L1, &NeedWords::timeToImpact, seconds, "is not a length of time"},
    {"recovery_s"_L1, &NeedWords::recovery, seconds, "is not a length of time"},
};

} // namespace

Cell putNeed(QJsonObject &body, const NeedCell &cell, const std::string &kind)
{
    NeedWords words;
    words.rule = lower(cell("need"));
    std::string quorum = cell("k");
    if (const Cell split = splitQuorum(words.rule, quorum); !split)
        return split;
    if (!quorum.empty()) {
        words.k = number(quorum);
        if (!words.k)
            return badCell("k", excerpt(quorum) + " is not a number from 1 to 255");
    }
    for (const Field &field : fields) {
        const std::string_view key(field.key.data(), std::size_t(field.key.size()));
        const std::string text = cell(key);
        if (text.empty())
            continue;
        words.*field.word = field.read(text);
        if (!(words.*field.word))
            return badCell(std::string(key), excerpt(text) + ' ' + std::string(field.otherwise));
    }
    const auto terms = needTerms(words);
    if (!terms) {
        const TermsFault &fault = terms.error();
        const std::string text = fault.key == "k" ? quorum : cell(fault.key);
        return badCell(std::string(fault.key), excerpt(text) + ' ' + fault.reason);
    }
    put(body, "need"_L1, std::string(name(terms->rule)));
    if (terms->rule == NeedRule::KofN)
        body.insert("k"_L1, terms->k);
    const std::string group = cell("group");
    const bool hasAlternatives = terms->rule == NeedRule::Any || terms->rule == NeedRule::KofN;
    put(body, "group"_L1, group.empty() && hasAlternatives ? kind : group);
    for (const Field &field : fields) {
        if (words.*field.word)
            body.insert(field.key, *(words.*field.word));
    }
    return {};
}

} // namespace watchfloor::feeds
