// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/intake.h"
#include "model/machine.h"
#include "model/marking.h"
#include "store/store.h"

#include <map>
#include <memory>

namespace watchfloor::fusion {

/// What one run wrote down.
struct Recorded
{
    std::int64_t incidents = 0; ///< that stand now
    std::int64_t written = 0, withdrawn = 0; ///< claims
};

/// Correlates a store and writes what comes of it back, as claims of the floor's machine: an incident, who is a member
/// of it and why, and which objects are one. Only what differs from what stands is written, so that a run after which
/// nothing changed writes nothing. What no longer holds is revoked; nothing of it is deleted. One thread at a time, and
/// one Recorder a store (fusion/lock.h).
class Recorder
{
public:
    explicit Recorder(std::shared_ptr<store::Store> store);
    /// Takes in what is new and writes what follows from it.
    [[nodiscard]] Result<Recorded> run(const std::stop_token &stop = {});
    /// The same without writing; nothing is known of what stands.
    [[nodiscard]] Result<Recorded> rehearse();
    [[nodiscard]] const Correlator &correlator() const { return m_intake.correlator(); }

private:
    using Claims = std::map<std::string, Claim>; ///< by subject
    [[nodiscard]] Result<> takeIn(const std::stop_token &stop);
    [[nodiscard]] Result<> readHeld();
    [[nodiscard]] std::set<std::string> changedIncidents();
    void mark(std::set<std::string> &changed);
    void addIncident(Claims &wanted, const MachineIncident &incident);
    void addMember(Claims &wanted, const std::string &report, const Claim &incident);
    [[nodiscard]] bool mayTell(const Marking &of, const Relation &relation);
    void addSameAs(Claims &wanted) const;
    void addLimits(Claims &wanted) const;
    [[nodiscard]] Marking markingOf(const MachineIncident &incident);
    [[nodiscard]] Marking markingOf(const Labels &labels);
    [[nodiscard]] std::vector<Claim> differing(Claims wanted, const std::set<std::string> &old, Recorded &recorded);
    [[nodiscard]] Result<> write(std::vector<Claim> claims);
    [[nodiscard]] Result<> begin(store::Writer &writer);

    std::shared_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    Intake m_intake;
    std::map<std::string, std::string> m_defaults; ///< by source: its default marking
    std::map<std::string, Marking> m_parsed; ///< by label
    std::map<std::string, Marking> m_markings; ///< by incident
    Claims m_held; ///< what stands of the machine's
    std::map<std::string, std::set<std::string>> m_subjects; ///< by incident: its own and its members' claims
    std::optional<store::Import> m_import;
    std::int64_t m_offset = 0; ///< of what is written next, in that import
    std::vector<Exclusion> m_toldLimits;
    std::int64_t m_version = 0;
    std::int64_t m_heldGeneration = 0, m_toldKnowledge = 0; ///< of the intake
};

/// What a machine's incident claim says of itself, for people; empty of any other claim.
struct MachineWord
{
    struct Link
    {
        std::string a, b, rule, value; ///< b empty: an indicator alone
        std::optional<Timestamp> from, to;
    };
    struct Seen
    {
        std::string id, source, signature, sourceAddress, destinationAddress, name, asset;
        std::optional<Timestamp> from, to;
    };
    std::vector<std::string> reports; ///< ids of its members
    std::vector<Link> links; ///< those of reports first; of many the first
    std::vector<Seen> traces; ///< of many the first
    std::vector<Link> related; ///< a is empty
    std::int64_t linksTotal = 0, tracesTotal = 0, originators = 0;
};
[[nodiscard]] MachineWord machineWord(const Claim &claim);

/// The claim that tells which incident a report is part of: its subject, and what it says; empty for any other claim.
[[nodiscard]] std::string memberSubject(const std::string &report);
[[nodiscard]] std::string incidentIn(const Claim &claim);

/// Ids of the reports that a machine's incident claim counts as its members; empty for any other claim.
[[nodiscard]] std::vector<std::string> membersIn(const Claim &claim);

} // namespace watchfloor::fusion
