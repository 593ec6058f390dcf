// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ingest.h"
#include "ingest/stream.h"
#include "transport/secrets.h"
#include "transport/settings.h"
#include "transport/status.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>

namespace watchfloor::transport {

/// What a transport works with: its source and settings, the way into the store, and where it says how it is doing.
/// The transport's own thread calls it, unless said otherwise.
class Session
{
public:
    using Changed = std::function<void()>;
    /// `changed` comes from the transport's thread at each change of the status; for counts alone, now and then.
    Session(std::shared_ptr<store::Store> store, Source source, Settings settings, bool once, Changed changed = {});

    [[nodiscard]] const Source &source() const { return m_source; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    [[nodiscard]] store::Store &store() const { return *m_store; }
    /// Read what is there now and return.
    [[nodiscard]] bool isOnce() const { return m_once; }
    /// The mapping profile that the settings name; null where they name none.
    [[nodiscard]] Result<std::shared_ptr<const feeds::MappingProfile>> profile() const;

    /// Where secrets are kept; without it there are none.
    void setSecrets(std::shared_ptr<Secrets> secrets) { m_secrets = std::move(secrets); }
    /// A secret of this source (secretName); empty where none is kept.
    [[nodiscard]] Result<QByteArray> secret(std::string_view part = {}) const;

    // ------------------------------------------------ cursors: texts of the transport's own, by part

    [[nodiscard]] Result<std::vector<store::CursorChange>> cursors() const;
    /// Empty: none yet.
    [[nodiscard]] Result<std::string> cursor(const std::string &part = {}) const;
    /// Where nothing came with them. What comes with records is given to ingest() or a stream.
    [[nodiscard]] Result<> putCursors(std::vector<store::CursorChange> cursors) const;

    // ------------------------------------------------ data

    struct How
    {
        /// In the transaction of the last records, where the bytes were read to their end.
        std::vector<store::CursorChange> cursors = {};
        std::string format = {}; ///< empty: as the settings say
        bool live = false; ///< an origin of its own, however it begins: see store::ImportSpec
        bool byContent = false; ///< see ingest::ContentKeys
    };
    /// One document, as ingest::ingestBytes reads it; gzip and zstd are opened. Ends early when the run is stopped.
    /// What was wrong with it is in the outcome; that is a problem only where the transport says so.
    ingest::FileOutcome ingest(std::unique_ptr<ingest::ByteSource> bytes, const QString &origin, How how);
    ingest::FileOutcome ingest(std::unique_ptr<ingest::ByteSource> bytes, const QString &origin);
    ingest::FileOutcome ingest(std::string bytes, const QString &origin, How how);
    ingest::FileOutcome ingest(std::string bytes, const QString &origin);
    /// For a document of which pieces arrive as time goes by; what it commits is counted here. `usual` is the format
    /// where the settings leave it to the content, which a stream has not seen.
    [[nodiscard]] Result<ingest::StreamOptions> streamOptions(const QString &origin, std::string_view usual);

    // ------------------------------------------------ how it is doing

    /// All is well, and this is what it does: "listening on udp 0.0.0.0:514". Ends a row of failures.
    void live(const QString &activity);
    /// Something that went wrong and does not end the run, in words a person can act on. The same again is counted.
    void problem(const QString &what);
    void lost(Gap gap);
    /// What was lost since the last time, for the timeline, and the cursors, in one transaction.
    [[nodiscard]] Result<> putLost(std::vector<store::CursorChange> cursors);
    [[nodiscard]] bool hasLost() const; ///< something that putLost() would write
    /// The next try after this run comes no earlier, as a server asked (Retry-After).
    void notBefore(std::chrono::seconds delay);

    enum class Wake : std::uint8_t {
        Timeout,
        Now, ///< a person asked for a look now
        Stop,
    };
    /// Sleeps until one of these.
    Wake wait(std::chrono::milliseconds time);
    [[nodiscard]] std::stop_token stop() const;

    // ------------------------------------------------ for the runner and for who watches; any thread

    [[nodiscard]] Status status() const;
    void runNow();
    void begin(std::stop_token stop); ///< of the run that comes next
    void become(State state, const QString &activity, std::optional<Timestamp> nextTry = {});
    void failed(const QString &what, Timestamp nextTry);
    [[nodiscard]] std::chrono::seconds askedDelay() const;

private:
    void count(const ingest::FileOutcome &more);
    void note(const QString &what);
    void tell(bool now);
    void changeState(State state, const QString &activity);

    const std::shared_ptr<store::Store> m_store;
    const Source m_source;
    const Settings m_settings;
    const bool m_once;
    const Changed m_changed;
    std::shared_ptr<Secrets> m_secrets;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_now = false;
    std::stop_token m_stop;
    Status m_status;
    std::vector<store::Gap> m_unwritten;
    std::chrono::seconds m_askedDelay{0};
    std::chrono::steady_clock::time_point m_told{};
};

} // namespace watchfloor::transport
