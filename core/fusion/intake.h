// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/correlator.h"
#include "store/feedtally.h"
#include "store/reader.h"

#include <stop_token>

namespace watchfloor::fusion {

/// Feeds a correlator from a store: what was committed since the last read. What was withdrawn does not come out of a
/// correlator again, for it forgets which observations a trace is made of: a new one is made then, and its outcome is
/// that of a store which never held them. One thread at a time.
class Intake
{
public:
    /// Reads what is new, or everything again where something was withdrawn or restored, or said again. Stopped half
    /// way it fails with Cancelled, and the next read goes on from there.
    [[nodiscard]] Result<> read(store::Reader &reader, const std::stop_token &stop = {});
    [[nodiscard]] Correlator &correlator() { return m_correlator; }
    [[nodiscard]] const Correlator &correlator() const { return m_correlator; }
    /// How often it began anew, the first time included.
    [[nodiscard]] std::int64_t generation() const { return m_generation; }
    /// How often the knowledge was made anew.
    [[nodiscard]] std::int64_t knowledge() const { return m_knowledge; }
    [[nodiscard]] const std::map<std::int64_t, Source> &sources() const { return m_sources; } ///< by id

private:
    [[nodiscard]] Result<> readSources(store::Reader &reader, Timestamp at);
    [[nodiscard]] Result<> readClaims(store::Reader &reader, Timestamp at, const std::stop_token &stop);
    [[nodiscard]] Result<> readObservations(store::Reader &reader, Timestamp at, const std::stop_token &stop);
    [[nodiscard]] Result<bool> isWhole(store::Reader &reader, Timestamp at);
    void forget();

    Correlator m_correlator;
    std::vector<Told> m_told;
    std::map<std::int64_t, Source> m_sources;
    store::FeedTally m_tally;
    std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> m_seen; ///< by source: observations, claims
    std::vector<std::int64_t> m_withdrawn; ///< imports that were left out
    std::int64_t m_saidAgain = 0; ///< times
    std::int64_t m_lastClaim = 0, m_lastObservation = 0;
    std::int64_t m_generation = 1, m_knowledge = 0;
    bool m_claimsChanged = true;
};

} // namespace watchfloor::fusion
