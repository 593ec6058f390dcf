// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/intake.h"
#include "store/store.h"

#include <map>
#include <memory>

namespace watchfloor::fusion {

/// The source of what the machine itself says; its kind is the floor.
inline constexpr std::string_view machineSource = "correlator";

/// What one run wrote down.
struct Recorded
{
    std::int64_t incidents = 0; ///< that stand now
    std::int64_t written = 0, withdrawn = 0; ///< claims
};

/// Correlates a store and writes what comes of it back, as claims of the floor: an incident, who is a member of it and
/// why, and which objects are one. Only what differs from what stands is written, so that a run after which nothing
/// changed writes nothing. What no longer holds is revoked; nothing of it is deleted. One thread at a time.
class Recorder
{
public:
    explicit Recorder(std::shared_ptr<store::Store> store);
    /// Takes in what is new and writes what follows from it.
    [[nodiscard]] Result<Recorded> run();
    /// The same without writing; nothing is known of what stands.
    [[nodiscard]] Result<Recorded> rehearse();
    [[nodiscard]] const Correlator &correlator() const { return m_intake.correlator(); }

private:
    using Claims = std::map<std::string, Claim>; ///< by subject
    [[nodiscard]] Result<> takeIn();
    [[nodiscard]] Result<> readHeld();
    [[nodiscard]] Result<> addIncident(Claims &wanted, const MachineIncident &incident);
    void addSameAs(Claims &wanted) const;
    [[nodiscard]] Result<Marking> markingOf(const MachineIncident &incident);
    [[nodiscard]] Marking marked(const std::string &text, const std::string &source) const;
    [[nodiscard]] Result<> write(std::vector<Claim> claims);

    std::shared_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    Intake m_intake;
    std::map<std::string, Source> m_sources; ///< by slug
    Claims m_held; ///< what stands of the machine's
    std::map<std::string, std::set<std::string>> m_subjects; ///< by incident: its own and its members' claims
    std::int64_t m_version = 0;
    bool m_hasHeld = false;
};

/// Ids of the reports that a machine's incident claim counts as its members; empty for any other claim.
[[nodiscard]] std::vector<std::string> membersIn(const Claim &claim);

} // namespace watchfloor::fusion
