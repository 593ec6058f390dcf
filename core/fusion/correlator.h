// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/commonvalues.h"
#include "fusion/knowledge.h"
#include "fusion/rules.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace watchfloor::fusion {

/// Why two members are one incident, or two incidents related.
struct IncidentLink
{
    std::string a, b; ///< members; b empty: an indicator alone speaks for a
    Rule rule = Rule::Reference;
    std::string value; ///< what matched
    std::int64_t from = noTime, to = noTime; ///< of both
    auto operator<=>(const IncidentLink &) const = default;
};

/// What is related to an incident but not part of it.
struct Relation
{
    std::string other; ///< id of an incident or report
    Rule rule = Rule::Reference;
    std::string value;
    auto operator<=>(const Relation &) const = default;
};

/// One incident made by the machine. A trace is all observations of one sensor in one UTC hour with the same
/// signature and ends.
struct MachineIncident
{
    std::string id; ///< from its smallest member: whatever came first, the same members give the same id
    std::vector<std::string> reports; ///< ids, ascending
    std::vector<std::string> traces; ///< ids, ascending
    std::vector<IncidentLink> links; ///< ascending
    std::vector<Relation> related; ///< ascending
    std::vector<std::string> sources; ///< slugs, ascending
    std::size_t originators = 0; ///< independent ones: echoes and feeds that pass on another's words do not count
    std::int64_t from = noTime, to = noTime;
    std::int64_t observations = 0;
    bool operator==(const MachineIncident &) const = default;
};

/// What a trace stands for.
struct TraceFacts
{
    std::string id, source, signature, sourceAddress, destinationAddress, name, asset;
    std::int64_t from = noTime, to = noTime, count = 0;
    std::set<std::string> markings; ///< of observations that bear one of their own
};

/// A value that the rules leave alone, and why.
struct Exclusion
{
    std::string value;
    std::string why; ///< everyday, shared-host, scanner; or the rule whose budget it would break, or an ambiguity
    std::int64_t count = 0; ///< of what it would join; 0: not counted
    auto operator<=>(const Exclusion &) const = default;
};

/// Joins reports and observations into incidents. What it holds after update() is a function of the claims and
/// observations it was given, not of their order or portions; the cost of an update is in proportion to what it touches
/// (and to the number of claims, where claims changed). One thread at a time; nothing of the store, no clock.
class Correlator
{
public:
    Correlator();
    ~Correlator();
    Correlator(Correlator &&) noexcept;
    Correlator &operator=(Correlator &&) noexcept;

    /// All claims that hold, in place of those before.
    void setClaims(std::span<const Told> claims);
    /// Observations without a time say nothing about courses of events and are left out.
    void add(const std::string &source, const Observation &observation);
    void update();

    [[nodiscard]] std::vector<std::string> incidents() const; ///< ids, ascending
    [[nodiscard]] std::size_t incidentCount() const;
    [[nodiscard]] bool isIncident(const std::string &id) const;
    [[nodiscard]] MachineIncident incident(const std::string &id) const;
    /// Since the last time it was asked: made, changed or gone.
    [[nodiscard]] std::set<std::string> takeChanged();
    /// Of the incident that a member is in; empty: none.
    [[nodiscard]] std::string incidentOf(const std::string &member) const;
    /// The trace that an observation is part of; empty: none of this rules' business.
    [[nodiscard]] static std::string traceOf(const std::string &source, const Observation &observation);
    [[nodiscard]] TraceFacts trace(const std::string &id) const;

    [[nodiscard]] const Knowledge &knowledge() const;
    [[nodiscard]] std::vector<Exclusion> exclusions() const; ///< ascending

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchfloor::fusion
