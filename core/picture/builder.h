// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/fold.h"
#include "store/feedtally.h"

#include <functional>
#include <set>

namespace watchfloor::picture {

/// Keeps what it read of a store and makes snapshots of it; a further read() takes only what is new.
/// One thread at a time.
class Builder
{
public:
    /// True: give up with ErrorCode::Cancelled.
    using Stop = std::function<bool()>;

    /// Nothing: follow now.
    Builder(store::KnownAt knownAt, store::Context context);

    /// Everything known at one instant: the one asked for, or the newest commit that the first question
    /// sees. What is committed while the others are asked is later than that, and left for the next read.
    [[nodiscard]] Result<> read(store::Reader &reader, const Stop &stop = {});
    /// False after a read that did not add up to what the store holds: something was withdrawn or restored,
    /// and only a new Builder sees what is left.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    [[nodiscard]] Result<SnapshotPtr> snapshot(store::Reader &reader, std::int64_t generation, const Stop &stop = {});

private:
    using TextId = std::uint32_t;

    Result<> readSources(store::Reader &reader);
    Result<> readGaps(store::Reader &reader);
    Result<> readClaims(store::Reader &reader, const Stop &stop);
    Result<> readObservations(store::Reader &reader, const Stop &stop);
    Result<> checkWhole(store::Reader &reader);
    Result<> attach(store::Reader &reader, const Stop &stop);
    Result<> attachRow(store::Reader &reader, std::size_t row);
    Result<> findAddresses(store::Reader &reader);
    Result<std::int32_t> namedAsset(store::Reader &reader, TextId text, std::uint16_t source);
    std::int32_t addressedAsset(TextId text, std::uint16_t source);
    Result<std::uint16_t> markingOf(store::Reader &reader, TextId text, std::uint16_t source);
    void sortRows();
    void fillColumns(Snapshot &s) const;

    /// Observations in order of arrival.
    struct Rows
    {
        std::vector<std::int64_t> id, time;
        std::vector<std::uint8_t> severity, category, domain, precision;
        std::vector<std::uint16_t> source;
        std::vector<float> x, y; ///< as given, NaN where not
        std::vector<TextId> assetName, sourceAddress, destinationAddress, markingText;
        // by attach():
        std::vector<std::int32_t> asset;
        std::vector<std::uint16_t> marking;
    };

    store::KnownAt m_askedFor;
    store::Context m_context;
    Timestamp m_knownAt{};
    bool m_whole = true;

    std::vector<Source> m_sources; ///< by id
    std::unordered_map<std::int64_t, std::uint16_t> m_sourceIndex;
    store::FeedTally m_tally;
    std::vector<store::FeedState> m_feeds;
    std::vector<store::Gap> m_gaps; ///< pieces joined
    std::int64_t m_lastGap = 0;
    std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> m_seen; ///< source id: observations, claims
    std::int64_t m_lastClaim = 0, m_lastObservation = 0;
    std::optional<std::vector<std::int64_t>> m_withdrawn; ///< imports, as of the last read

    std::vector<Said> m_claims;
    bool m_mustFold = true;
    Markings m_markings;
    Folded m_folded;

    Rows m_rows;
    std::vector<std::int32_t> m_order; ///< rows by time, then id
    std::size_t m_attached = 0; ///< rows that have their asset and marking
    std::unordered_map<std::uint64_t, std::int32_t> m_namedAsset; ///< by text and source
    std::vector<std::string> m_absentAddresses; ///< of assets, not seen in any observation yet
    std::unordered_map<TextId, std::string> m_addresses; ///< of assets, by what observations call them
    std::unordered_map<TextId, std::string> m_markingTexts;
};

} // namespace watchfloor::picture
