// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/types.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// From bytes to items in two steps, both blind to files, clocks and databases:
/// a Framer cuts a stream of any length into records, a Parser reads one record.
namespace watchfloor::feeds {

/// A record larger than this is quarantined, never held whole.
inline constexpr std::size_t maxRecordBytes = 16u << 20;
/// JSON nested deeper than this is quarantined.
inline constexpr int maxJsonDepth = 64;

/// One record as it stands in its origin. `bytes` lives until the sink returns.
struct RawRecord
{
    std::string_view bytes; ///< what is kept as evidence; for an over-long record its first 64 KiB
    std::int64_t offset = 0; ///< of its first byte in the (uncompressed) origin
    std::int64_t line = 0; ///< 1-based line of its first byte
    std::string fault; ///< not empty: the framing itself failed here; the record is quarantined with this reason
};

using RecordSink = std::function<void(const RawRecord &)>;

/// Cuts a stream into records, holding at most one record. Every byte that is not
/// white space or the format's own punctuation ends up in some record, so nothing is lost.
class Framer
{
public:
    virtual ~Framer() = default;
    /// Chunks in order, of any size; the sink is called for each record that is complete.
    virtual void feed(std::string_view chunk, const RecordSink &sink) = 0;
    /// The stream ended: what is left is a record too (a partial one with a fault).
    virtual void finish(const RecordSink &sink) = 0;
};

/// What a parser may know beside the bytes.
struct ParseContext
{
    Source source; ///< owner of the feed: clock offset, default marking, slug for derived ids
    Timestamp received; ///< for plausibility and for years that a format leaves out
    std::string origin; ///< path or peer, for messages only
};

/// What one record gave. All empty: a record with nothing to extract, accepted and kept.
struct Items
{
    std::vector<Observation> observations;
    std::vector<Claim> claims;
    std::optional<Rejection> rejected; ///< set: quarantined; the other two are ignored
    std::string naturalKey; ///< not empty: identity within the source instead of the position (STIX id + modified)
    void clear();
};

/// Reads the records of one document of one format. May keep what a document's head says
/// (a CSV header, a bundle's version); the same bytes always give the same items.
/// Used by one thread at a time.
class Parser
{
public:
    virtual ~Parser() = default;
    virtual void parse(const RawRecord &record, const ParseContext &context, Items &out) = 0;
};

/// How sure a format is that a document is its own, judged by its first bytes.
struct Detection
{
    int score = 0; ///< 0 not mine, 100 certain
    std::string reason; ///< "bundle with spec_version 2.1 objects"
};

/// One format that Watchfloor reads. The list is formats().
struct Format
{
    std::string_view id; ///< kept with each import, so it never changes: suricata-eve, stix, soc-csv, inventory-csv ...
    std::string_view title; ///< "Suricata EVE JSON"
    Detection (*detect)(std::string_view head,
                        bool whole); ///< first 64 KiB, already in UTF-8; whole: that is all of it
    std::unique_ptr<Framer> (*framer)(const struct FormatOptions &);
    std::unique_ptr<Parser> (*parser)(const struct FormatOptions &);
};

struct MappingProfile; // feeds/profile.h

/// What the user may say about a document.
struct FormatOptions
{
    std::shared_ptr<const MappingProfile> profile; ///< for CSV exports; null: by detection
    std::string head; ///< the document's first 64 KiB as read, for parsers that settle delimiter or encoding once
};

/// Every format, in order of precedence among equal scores.
[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format *formatById(std::string_view id);

struct Detected
{
    const Format *format = nullptr; ///< null: unsupported
    std::string reason; ///< why this one, or why none
};
/// Tells formats apart by content alone.
[[nodiscard]] Detected detect(std::string_view head, bool whole);

} // namespace watchfloor::feeds
