// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"
#include "ingest/batcher.h"
#include "ingest/commits.h"

namespace watchfloor::ingest {

/// Where the next record begins, at the earliest.
struct Place
{
    std::int64_t offset = 0; ///< in the origin
    std::int64_t line = 1;

    bool operator==(const Place &) const = default;
};

struct StreamOptions
{
    Source source; ///< as the store has it
    std::string origin; ///< path, URL or peer
    std::string format; ///< feeds::Format::id: a stream has no end by which to tell
    std::shared_ptr<const feeds::MappingProfile> profile;
    bool live = true; ///< see store::ImportSpec::live
    /// Records without a key of their own are known by what they say, whichever stream they come by: for senders that
    /// send again what they are not sure of.
    bool byContent = false;
    std::int64_t originId = 0; ///< where the origin is known for sure
    Place from; ///< of the first byte that will be fed
    std::string head; ///< the document's first bytes, where it is read from later on
    Place known; ///< records before it are read for what they say of those behind, and not stored
    /// Committed with the records before `place`; asked at each commit.
    std::function<std::vector<store::CursorChange>(const Place &place)> cursors;
    /// What commits have added to the outcome since the last call.
    std::function<void(const FileOutcome &more)> counted;
};

/// One origin that arrives in pieces: a connection, or a file that grows. The import begins with the first record and
/// ends with end(). Used by one thread; blocks where the writer is behind, which is the back-pressure on the peer.
class Stream
{
public:
    Stream(store::Store &store, StreamOptions options);
    ~Stream(); ///< end(false)
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    /// Frames and parses; commits what is due. An error is the writer's, and final.
    Result<> feed(std::string_view bytes);
    /// One record as the transport framed it. Not to be mixed with feed().
    Result<> add(std::string_view record);
    /// To be called now and then: commits what has waited for the time that watching people may wait, counts what is
    /// done.
    Result<> tend();
    /// Commits what came so far without waiting for more.
    Result<> flush();
    /// Something is not committed, or not counted yet: tend() it.
    [[nodiscard]] bool isWaiting() const;
    /// No more will come: waits for the commits and closes the import. `whole`: what is left over is a record too.
    Result<> end(bool whole);

    [[nodiscard]] const FileOutcome &outcome() const { return m_outcome; }
    [[nodiscard]] Place place() const { return m_place; } ///< behind the last whole record
    [[nodiscard]] std::int64_t originId() const { return m_originId; } ///< 0 before the first record

private:
    void record(const feeds::RawRecord &raw);
    Result<> open();
    [[nodiscard]] bool isDue() const;
    void hand();
    Result<> state();
    void tell();

    store::Store &m_store;
    StreamOptions m_options;
    std::unique_ptr<feeds::Framer> m_framer;
    std::unique_ptr<feeds::Parser> m_parser;
    feeds::ParseContext m_context;
    feeds::Items m_items;
    feeds::RecordSink m_sink;
    store::Writer *m_writer = nullptr;
    std::unique_ptr<Batcher> m_batcher;
    std::unique_ptr<Commits> m_commits;
    FileOutcome m_outcome, m_told;
    Place m_place;
    std::int64_t m_fed = 0, m_added = 0; ///< bytes and records of add()
    std::int64_t m_originId = 0;
    std::optional<Error> m_failed;
    bool m_ended = false;
};

} // namespace watchfloor::ingest
