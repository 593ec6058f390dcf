// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/technique.h"
#include "fusion/told.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace watchfloor::fusion {

/// What something is marked with: source and label, with a line break between them; no label: the source's default.
using Labels = std::set<std::string>;

/// One incident as all its claims tell it, in the words that join: assets, actors and values are resolved.
struct Report
{
    std::string id; ///< the claims' subject
    std::set<std::string> sources; ///< slugs
    std::set<std::string> originators; ///< who said it first: lineage, not feed
    std::set<std::string> desks; ///< feed and originator: who keeps it as a case of its own
    std::int64_t from = noTime, to = noTime;
    std::set<Family> families;
    std::string actor; ///< plain name; empty: none, or several
    std::set<std::string> targets, values, references, cves, malware;
    std::string text; ///< of two reports with one text, one is an echo
    Labels labels; ///< of all claims that it takes its values from
    bool operator==(const Report &) const = default;
};

/// When an indicator's source holds it for valid.
struct Validity
{
    std::int64_t from = noTime, to = noTime;
    auto operator<=>(const Validity &) const = default;
};

/// Two objects are one thing, and why.
struct SameAs
{
    std::string a, b; ///< a < b
    std::string rule; ///< actor-name, malware-name, organisation-name, attack-id, cve, asset-name, operation-name
    std::string value;
    auto operator<=>(const SameAs &) const = default;
};

/// A name that would join more than it may.
struct Ambiguity
{
    std::string value, why;
    auto operator<=>(const Ambiguity &) const = default;
};

/// A person took something out of a rule's hands: a member from what a value joins, or the value altogether.
struct Rejection
{
    std::string rule, value, member;
    auto operator<=>(const Rejection &) const = default;
};

/// What the claims say, resolved: a pure function of the claims that hold, whatever the order they came in. Claims are
/// few beside observations, so it is made anew when any of them changes.
class Knowledge
{
public:
    Knowledge() = default;
    explicit Knowledge(std::span<const Told> claims);

    [[nodiscard]] const std::map<std::string, Report> &reports() const { return m_reports; }
    [[nodiscard]] const std::set<SameAs> &sameAs() const { return m_sameAs; }
    [[nodiscard]] const std::set<Ambiguity> &ambiguities() const { return m_ambiguities; }
    [[nodiscard]] const std::set<Rejection> &rejections() const { return m_rejections; }

    /// What is known of an address or host name.
    struct About
    {
        std::string asset; ///< of ours; empty: nobody's, or several assets'
        std::string actor; ///< whose infrastructure it is; empty: not known, or several
        bool isReported = false; ///< a report names it
        std::vector<Validity> indicated; ///< for detection
        Labels labels; ///< of the indicators
        bool operator==(const About &) const = default;
        [[nodiscard]] bool isWatched() const { return isReported || !indicated.empty(); }
    };
    [[nodiscard]] const About &about(const std::string &value) const;
    /// Of those who say that an actor, by its plain name, goes by that and other names.
    /// Pairs of our assets of which reports tell that somebody moved between them: "A to B". The hours in which
    /// whatever was between them counts; none: alerts alone do.
    [[nodiscard]] const std::map<std::string, std::vector<Validity>> &moves() const { return m_moves; }
    [[nodiscard]] const Labels &labelsOfActor(const std::string &plain) const;
    [[nodiscard]] const std::unordered_map<std::string, About> &values() const { return m_about; }

private:
    struct Building;
    std::map<std::string, Report> m_reports;
    std::set<SameAs> m_sameAs;
    std::set<Ambiguity> m_ambiguities;
    std::set<Rejection> m_rejections;
    std::unordered_map<std::string, About> m_about;
    std::unordered_map<std::string, Labels> m_actorLabels;
    std::map<std::string, std::vector<Validity>> m_moves;
};

} // namespace watchfloor::fusion
