// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/feedfigures.h"
#include "store/store.h"

#include <functional>
#include <span>

/// Questions to a store. Every function may be cancelled from another thread by
/// Reader::cancel() and then returns ErrorCode::Cancelled.
namespace watchfloor::store {

/// A read-only connection. Not thread-safe, but for cancel().
class Reader
{
public:
    virtual ~Reader() = default;
    virtual void cancel() = 0;
    /// Changes when any connection of any process commits (PRAGMA data_version and the newest known-at).
    [[nodiscard]] virtual Result<std::int64_t> version() = 0;
    /// Implementation access for the functions below.
    [[nodiscard]] virtual struct Connection &connection() = 0;
};

/// Everything as known at this instant; nothing: now, withdrawn items left out.
using KnownAt = std::optional<Timestamp>;

struct StoredObservation
{
    std::int64_t id = 0;
    std::int64_t recordId = 0;
    std::int64_t sourceId = 0;
    Timestamp knownAt{};
    Observation value;
};

struct StoredClaim
{
    std::int64_t id = 0;
    std::int64_t recordId = 0;
    std::int64_t sourceId = 0;
    Timestamp knownAt{};
    std::optional<Timestamp> withdrawnAt;
    Claim value;
    std::string hash; ///< hex SHA-256 of source, subject and body: the last word of a fold, never order of arrival
};

struct StoredRecord
{
    std::int64_t id = 0;
    std::int64_t importId = 0;
    std::int64_t sourceId = 0;
    std::string origin; ///< path, URL or peer
    std::string format;
    std::int64_t offset = 0;
    std::int64_t line = 0;
    std::string hash; ///< hex SHA-256
    Timestamp received{};
    Outcome outcome = Outcome::Accepted;
    std::string reason; ///< of a quarantined one
    std::string field;
    std::int64_t originId = 0;
    std::int64_t length = 0; ///< bytes
};

struct StoredImport
{
    std::int64_t id = 0;
    std::int64_t sourceId = 0;
    std::string path;
    std::string format;
    Timestamp started{};
    std::optional<Timestamp> ended; ///< nothing: running, or cut off by a crash
    std::string error;
    std::optional<Timestamp> withdrawnAt;
    BatchOutcome counts;
    std::int64_t cursor = 0;
};

/// What the store knows of a feed's life.
struct FeedState
{
    std::int64_t sourceId = 0;
    std::int64_t records = 0, quarantined = 0, observations = 0, claims = 0;
    std::optional<Timestamp> lastKnown; ///< when data that could be read last arrived
    std::optional<Timestamp> lastHappened; ///< the newest event in it
    std::optional<Timestamp> lastArrival; ///< when anything last arrived
    /// In the hour up to lastArrival: a rate, and what share of it cannot be read.
    std::int64_t recentRecords = 0, recentQuarantined = 0;
    std::chrono::seconds learnedCadence{0}; ///< 0: too little came for a rhythm
    std::optional<Lag> lag; ///< of the newest datedHistory items
    std::optional<std::chrono::seconds> clockDrift; ///< ahead of the declared offset; behind: negative
};

struct Totals
{
    std::int64_t records = 0, accepted = 0, quarantined = 0, observations = 0, claims = 0, sources = 0, imports = 0;
    Timestamp lastKnown{};
};

[[nodiscard]] Result<Totals> totals(Reader &reader);
/// The known-at of the newest commit.
[[nodiscard]] Result<Timestamp> newestKnown(Reader &reader);
[[nodiscard]] Result<std::vector<Source>> sources(Reader &reader, KnownAt knownAt = {});
[[nodiscard]] Result<std::vector<FeedState>> feedStates(Reader &reader, KnownAt knownAt = {});
/// By source id; none in a store that an older Watchfloor wrote.
[[nodiscard]] Result<std::vector<TransportConfig>> transports(Reader &reader);
/// By part.
[[nodiscard]] Result<std::vector<CursorChange>> transportCursors(Reader &reader, std::int64_t sourceId);
/// With id > `after`, ascending; none in a store that an older Watchfloor wrote.
[[nodiscard]] Result<std::vector<StoredGap>> gaps(Reader &reader, std::int64_t after = 0, KnownAt knownAt = {});
/// Newest first.
[[nodiscard]] Result<std::vector<StoredImport>> imports(Reader &reader, std::int64_t limit = 1000);

/// A column-friendly view of an observation, for the picture: no text is copied.
struct ObservationColumns
{
    std::int64_t id;
    std::int64_t knownAt, happenedFrom, happenedTo; ///< microseconds, noTime where unknown
    std::uint16_t source; ///< source id
    std::uint8_t category, severity, domain;
    std::int64_t sourceAddress, destinationAddress; ///< text ids; 0 none
    std::int64_t asset; ///< text id; 0 none
    std::int64_t marking; ///< text id of the marking as given; 0: the source's default
    double latitude, longitude; ///< NaN where none
    std::uint8_t precision;
};
/// Observations with id > `after`, ascending, as known at `knownAt`; `each` returns false to stop.
[[nodiscard]] Result<> observations(Reader &reader, std::int64_t after, KnownAt knownAt,
                                    const std::function<bool(const ObservationColumns &)> &each);
/// The same with all that is stored of each: its id, its source's and the value.
[[nodiscard]] Result<>
wholeObservations(Reader &reader, std::int64_t after, KnownAt knownAt,
                  const std::function<bool(std::int64_t id, std::int64_t sourceId, const Observation &)> &each);
/// Claims with id > `after`, ascending, as known at `knownAt`.
[[nodiscard]] Result<> claims(Reader &reader, std::int64_t after, KnownAt knownAt,
                              const std::function<bool(const StoredClaim &)> &each);
/// Dictionary text by id (addresses, signatures, names, markings).
[[nodiscard]] Result<std::string> text(Reader &reader, std::int64_t id);
/// The other way round: 0 where the dictionary does not hold it.
[[nodiscard]] Result<std::int64_t> textId(Reader &reader, const std::string &text);

[[nodiscard]] Result<std::vector<StoredObservation>> observationsByIds(Reader &reader,
                                                                       std::span<const std::int64_t> ids);
/// All claims about an object, oldest known first, withdrawn ones too where `knownAt` is empty and `withdrawn` is set.
[[nodiscard]] Result<std::vector<StoredClaim>> claimsAbout(Reader &reader, const std::string &subject,
                                                           KnownAt knownAt = {}, bool withdrawn = false);
struct RecordFilter
{
    std::optional<Outcome> outcome = {};
    std::optional<std::int64_t> sourceId = {};
    std::optional<std::int64_t> importId = {};
    std::int64_t after = 0; ///< id
    std::int64_t limit = 1000; ///< < 0: all
    bool superseded = false; ///< also those of which a later reading is in the picture
};
[[nodiscard]] Result<std::vector<StoredRecord>> records(Reader &reader, const RecordFilter &filter);
[[nodiscard]] Result<StoredRecord> record(Reader &reader, std::int64_t id);
/// The raw bytes as received, checked against their SHA-256 (Corrupt where they differ).
[[nodiscard]] Result<std::string> rawBytes(Reader &reader, std::int64_t recordId);

/// The first bytes of an origin, up to 64 KiB; nothing where a Watchfloor that did not keep them read it.
[[nodiscard]] Result<std::optional<std::string>> originHead(Reader &reader, std::int64_t originId);

/// Full-text hit: an object (claim subject) or an observation.
struct Hit
{
    enum class Kind { Claim, Observation } kind = Kind::Claim;
    std::string subject; ///< claims
    std::int64_t id = 0; ///< claim or observation id
    std::string title;
    std::string snippet;
    std::int64_t happened = noTime;
    std::int64_t sourceId = 0;
};
/// Words in any order, each a prefix; quotes for a phrase. All of them must be in the fields of one observation, or in
/// the claims about one object. The text is never an FTS5 expression of the user's making.
[[nodiscard]] Result<std::vector<Hit>> search(Reader &reader, const std::string &words, std::int64_t limit = 200);

struct StoredLogEntry
{
    std::int64_t sequence = 0;
    Timestamp at{};
    LogEntry entry;
    std::string hash; ///< hex
};
[[nodiscard]] Result<std::vector<StoredLogEntry>> log(Reader &reader, std::int64_t after = 0,
                                                      std::int64_t limit = 1000);

} // namespace watchfloor::store
