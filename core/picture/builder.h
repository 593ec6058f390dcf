// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/memory.h"
#include "picture/keptfold.h"
#include "picture/snapshotpool.h"
#include "store/feedtally.h"

#include <deque>
#include <functional>
#include <unordered_set>

namespace watchfloor::picture {

/// A tally can only go forward, and copies are made to go back: in a copy it starts anew.
struct FreshTally
{
    FreshTally() = default;
    FreshTally(const FreshTally &) { }
    FreshTally &operator=(const FreshTally &)
    {
        tally = {};
        return *this;
    }
    ~FreshTally() = default;
    store::FeedTally tally;
};

/// Keeps what it read of a store and makes snapshots of it. A further read() takes only what became known since, or
/// lets go what was not known yet: the snapshot is the same as if all had been read at once (README.md).
/// One thread at a time. A copy goes its own way.
class Builder
{
public:
    /// True: give up with ErrorCode::Cancelled.
    using Stop = std::function<bool()>;

    /// Nothing: follow now.
    Builder(store::KnownAt knownAt, store::Context context);

    /// For the next read: any instant, earlier or later.
    void setKnownAt(store::KnownAt knownAt) { m_askedFor = knownAt; }
    /// Everything known at one instant: the one asked for, or the newest commit that the first question
    /// sees. What is committed while the others are asked is later than that, and left for the next read.
    /// After an error only a new Builder helps.
    [[nodiscard]] Result<> read(store::Reader &reader, const Stop &stop = {});
    /// False after a read that did not add up to what the store holds; only a new Builder sees what is left.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    [[nodiscard]] Result<SnapshotPtr> snapshot(store::Reader &reader, std::int64_t generation, const Stop &stop = {});

private:
    using TextId = std::uint32_t;

    Result<> moveFrom(store::Reader &reader, Timestamp before);
    void dropClaims(std::int64_t firstRecord);
    void dropRows(std::int64_t firstObservation);
    void foldClaims();
    Result<> readSources(store::Reader &reader);
    Result<> readGaps(store::Reader &reader);
    Result<> readClaims(store::Reader &reader, const Stop &stop);
    Result<> readObservations(store::Reader &reader, const Stop &stop);
    void checkWhole();
    Result<> attach(store::Reader &reader, const Stop &stop);
    Result<> learnAddress(store::Reader &reader, TextId text);
    Result<> attachRow(store::Reader &reader, std::size_t row);
    Result<> findAddresses(store::Reader &reader);
    Result<std::int32_t> namedAsset(store::Reader &reader, TextId text, std::uint16_t source);
    std::int32_t addressedAsset(TextId text, std::uint16_t source);
    Result<std::uint16_t> markingOf(store::Reader &reader, TextId text, std::uint16_t source);
    void sortRows();
    void fillTables(Snapshot &s) const;
    void fillStructure(SnapshotPool::Draft &draft) const;
    void copyStructure(Snapshot &s) const;
    void fillColumns(Snapshot &s) const;
    Result<> tellOperations(store::Reader &reader, Snapshot &s) const;
    Result<> tellOperations(store::Reader &reader, const Snapshot &s, OperationsBoard &board) const;

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

        void resize(std::size_t size);
    };

    /// Of each claim read, whether a picture has a use for it or not; in the order of their ids.
    struct ClaimKey
    {
        std::int64_t id, record, source;
        bool isSaid; ///< stands in m_claims
    };

    store::KnownAt m_askedFor;
    store::Context m_context;
    Timestamp m_knownAt{};
    bool m_hasRead = false;
    bool m_whole = true;

    std::vector<Source> m_sources; ///< by id
    std::unordered_map<std::int64_t, std::uint16_t> m_sourceIndex;
    FreshTally m_tally;
    std::vector<store::FeedState> m_feeds;
    std::vector<store::Gap> m_gaps; ///< pieces joined
    std::int64_t m_lastGap = 0;
    std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> m_seen; ///< source id: observations, claims
    std::int64_t m_lastClaim = 0, m_lastObservation = 0;

    std::deque<Said> m_claims;
    std::vector<ClaimKey> m_claimKeys;
    KeptFold m_fold;
    bool m_mustAttach = true; ///< rows, all of them, whatever the fold says
    Markings m_markings;
    std::size_t m_foldLabels = 0; ///< of m_markings: those that claims brought; rows brought the rest
    impact::Memory m_impact;
    SnapshotPool m_pool;

    Rows m_rows;
    std::vector<std::int32_t> m_order; ///< rows by time, then id
    std::size_t m_attached = 0; ///< rows that have their asset and marking
    std::unordered_map<std::uint64_t, std::int32_t> m_namedAsset; ///< by text and source
    std::unordered_set<std::string> m_askedNames; ///< by which those were looked for, in every spelling
    std::vector<std::string> m_absentAddresses; ///< of assets, not seen in any observation yet
    Timestamp m_addressesAsked{}; ///< the store's newest commit when they were last looked for
    std::unordered_map<TextId, std::string> m_addresses; ///< of assets, by what observations call them
    std::unordered_set<TextId> m_strangers; ///< addresses of observations that are no asset's
    std::unordered_map<TextId, std::string> m_markingTexts;
};

} // namespace watchfloor::picture
