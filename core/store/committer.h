// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/dictionary.h"
#include "store/identity.h"
#include "store/postings.h"
#include "store/store.h"

#include <functional>

namespace watchfloor::store {

/// Writes one batch inside the caller's transaction. Lives as long as the writer's connection and
/// keeps its statements and dictionary warm.
class Committer
{
public:
    explicit Committer(Connection &connection);

    /// `knownAt` is asked for once, and only where something new is stored. Throws Failure.
    BatchOutcome commit(const Batch &batch, const std::function<std::int64_t()> &knownAt);
    /// After a rollback.
    void forget() { m_texts.forget(); }

private:
    struct Run; // what one commit knows
    void store(Run &run, const RecordItem &item, const Identity::Match &match);
    static void sayAgain(Run &run, const RecordItem &item, std::int64_t known, Identity &identity);
    static void supersede(Run &run, std::int64_t old, std::int64_t successor, bool isOneId);
    void insertRecord(Run &run, const RecordItem &item);
    void insertObservation(Run &run, std::int64_t id, const Observation &observation);
    void insertClaim(Run &run, const Claim &claim, const Sha256 &hash);
    void bindFlow(int index, const std::string &flowId);
    [[nodiscard]] std::int64_t joined(const std::vector<std::string> &ids);

    Connection &m_connection;
    Dictionary m_texts;
    Statement m_block, m_record, m_quarantine, m_observation, m_claim, m_claimIndex;
    std::string m_joined;
};

/// Where an observation's id comes from: its record's id times this, plus its number in the record.
inline constexpr std::int64_t observationsPerId = 256;

} // namespace watchfloor::store
