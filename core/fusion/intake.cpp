// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/intake.h"

#include "model/machine.h"
#include "store/withdrawals.h"

namespace watchfloor::fusion {

namespace {

/// What people say of evidence is none itself; but they may take something out of a rule's hands, and the operations
/// that they enter may be what a source enters too.
bool isUsed(const Source &source, const std::string &type)
{
    const bool isRejection = type == "fusion-rejection";
    if (source.kind != SourceKind::Floor)
        return !isRejection;
    return source.slug != machineSource && (isRejection || type == "operation");
}

std::unexpected<Error> cancelled() { return fail(ErrorCode::Cancelled, QStringLiteral("the correlation was stopped")); }

} // namespace

void Intake::forget()
{
    m_correlator = Correlator();
    m_told.clear();
    m_seen.clear();
    m_lastClaim = 0;
    m_lastObservation = 0;
    m_claimsChanged = true;
    ++m_generation;
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

Result<> Intake::readClaims(store::Reader &reader, Timestamp at, const std::stop_token &stop)
{
    const auto done = store::claims(reader, m_lastClaim, at, [&](const store::StoredClaim &claim) {
        m_lastClaim = claim.id;
        ++m_seen[claim.sourceId].second;
        const Source &source = m_sources[claim.sourceId];
        if (!isUsed(source, claim.value.type))
            return !stop.stop_requested();
        if (auto told = toldBy(source.slug, claim.value, claim.hash)) {
            m_told.push_back(std::move(*told));
            m_claimsChanged = true;
        }
        return !stop.stop_requested();
    });
    return done && stop.stop_requested() ? Result<>(cancelled()) : done;
}

Result<> Intake::readObservations(store::Reader &reader, Timestamp at, const std::stop_token &stop)
{
    const auto done = store::wholeObservations(reader, m_lastObservation, at,
                                               [&](std::int64_t id, std::int64_t sourceId, const Observation &value) {
                                                   m_lastObservation = id;
                                                   ++m_seen[sourceId].first;
                                                   m_correlator.add(m_sources[sourceId].slug, value);
                                                   return !stop.stop_requested();
                                               });
    return done && stop.stop_requested() ? Result<>(cancelled()) : done;
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

Result<> Intake::read(store::Reader &reader, const std::stop_token &stop)
{
    // One instant for all questions: what is committed meanwhile is left for the next read.
    const auto at = store::newestKnown(reader);
    if (!at)
        return std::unexpected(at.error());
    auto withdrawn = store::withdrawnImports(reader, *at);
    if (!withdrawn)
        return std::unexpected(withdrawn.error());
    const auto saidAgain = store::timesSaidAgain(reader, *at);
    if (!saidAgain)
        return std::unexpected(saidAgain.error());
    if ((*withdrawn != m_withdrawn || *saidAgain != m_saidAgain) && !m_seen.empty())
        forget();
    m_withdrawn = std::move(*withdrawn);
    m_saidAgain = *saidAgain;
    for (bool isFirst = m_seen.empty();; isFirst = true) {
        if (auto done = readSources(reader, *at); !done)
            return done;
        if (auto done = readClaims(reader, *at, stop); !done)
            return done;
        if (auto done = readObservations(reader, *at, stop); !done)
            return done;
        const auto whole = isWhole(reader, *at);
        if (!whole)
            return std::unexpected(whole.error());
        if (*whole || isFirst)
            break;
        forget();
    }
    if (m_claimsChanged) {
        m_correlator.setClaims(m_told);
        ++m_knowledge;
    }
    m_claimsChanged = false;
    m_correlator.update();
    return {};
}

} // namespace watchfloor::fusion
