// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/intake.h"

namespace watchfloor::fusion {

void Intake::forget()
{
    m_correlator = Correlator();
    m_told.clear();
    m_seen.clear();
    m_lastClaim = 0;
    m_lastObservation = 0;
    m_claimsChanged = true;
    m_isAnew = true;
}

Result<> Intake::readSources(store::Reader &reader, Timestamp at)
{
    auto sources = store::sources(reader, at);
    if (!sources)
        return std::unexpected(sources.error());
    m_sources.clear();
    for (Source &source : *sources)
        m_sources.emplace(source.id, std::move(source));
    return {};
}

Result<> Intake::readClaims(store::Reader &reader, Timestamp at)
{
    return store::claims(reader, m_lastClaim, at, [&](const store::StoredClaim &claim) {
        m_lastClaim = claim.id;
        ++m_seen[claim.sourceId].second;
        const Source &source = m_sources[claim.sourceId];
        // What the machine said itself is no evidence; what people said of it is.
        if ((source.kind == SourceKind::Floor) != (claim.value.type == "fusion-rejection"))
            return true;
        if (auto told = toldBy(source.slug, claim.value, claim.hash)) {
            m_told.push_back(std::move(*told));
            m_claimsChanged = true;
        }
        return true;
    });
}

Result<> Intake::readObservations(store::Reader &reader, Timestamp at)
{
    return store::wholeObservations(reader, m_lastObservation, at,
                                    [&](std::int64_t id, std::int64_t sourceId, const Observation &value) {
                                        m_lastObservation = id;
                                        ++m_seen[sourceId].first;
                                        m_correlator.add(m_sources[sourceId].slug, value);
                                        return true;
                                    });
}

/// What was read adds up to what the store holds; where it does not, something was withdrawn or restored.
Result<bool> Intake::isWhole(store::Reader &reader, Timestamp at)
{
    const auto feeds = m_tally.read(reader, at);
    if (!feeds)
        return std::unexpected(feeds.error());
    std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> held;
    for (const store::FeedState &feed : *feeds) {
        if (feed.observations > 0 || feed.claims > 0)
            held[feed.sourceId] = {feed.observations, feed.claims};
    }
    return held == m_seen;
}

Result<> Intake::read(store::Reader &reader)
{
    // One instant for all questions: what is committed meanwhile is left for the next read.
    const auto at = store::newestKnown(reader);
    if (!at)
        return std::unexpected(at.error());
    m_isAnew = m_seen.empty();
    for (;;) {
        if (auto done = readSources(reader, *at); !done)
            return done;
        if (auto done = readClaims(reader, *at); !done)
            return done;
        if (auto done = readObservations(reader, *at); !done)
            return done;
        const auto whole = isWhole(reader, *at);
        if (!whole)
            return std::unexpected(whole.error());
        if (*whole || m_isAnew)
            break;
        forget();
    }
    if (m_claimsChanged)
        m_correlator.setClaims(m_told);
    m_claimsChanged = false;
    m_correlator.update();
    return {};
}

} // namespace watchfloor::fusion
