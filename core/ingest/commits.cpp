// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/commits.h"

namespace watchfloor::ingest {

namespace {
constexpr std::size_t batchesInFlight = 2;
} // namespace

Commits::Commits(store::Writer &writer, FileOutcome &outcome)
    : m_writer(writer)
    , m_outcome(outcome)
{
}

Commits::~Commits() { settle(); }

void Commits::add(store::Batch batch)
{
    while (m_waiting.size() >= batchesInFlight)
        await();
    if (m_failed)
        return;
    const auto records = std::int64_t(batch.records.size());
    m_waiting.push_back({m_writer.commit(std::move(batch)), records});
}

void Commits::collect()
{
    while (!m_waiting.empty()
           && m_waiting.front().outcome.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
        await();
}

void Commits::settle()
{
    while (!m_waiting.empty())
        await();
}

/// The oldest commit's end.
void Commits::await()
{
    auto waiting = std::move(m_waiting.front());
    m_waiting.pop_front();
    const auto outcome = waiting.outcome.get();
    if (!outcome) {
        if (!m_failed)
            m_failed = outcome.error();
        return;
    }
    m_outcome.records += waiting.records;
    m_outcome.accepted += outcome->accepted;
    m_outcome.duplicates += outcome->duplicates;
    m_outcome.quarantined += outcome->quarantined;
    m_outcome.observations += outcome->observations;
    m_outcome.claims += outcome->claims;
}

} // namespace watchfloor::ingest
