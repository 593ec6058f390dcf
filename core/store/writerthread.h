// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/committer.h"
#include "store/connection.h"
#include "store/seal.h"
#include "store/store.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace watchfloor::store {

/// The writer: one thread, one connection, a queue of commands. Ends after what is queued.
class WriterThread final : public Writer
{
public:
    using Notify = std::function<void(const ChangeSet &)>;
    using KeyChanged = std::function<void(const std::string &rawKey)>;

    /// Opens the connection on the caller's thread; throws Failure.
    WriterThread(QString path, Access access, Notify notify, KeyChanged keyChanged);
    ~WriterThread() override;

    std::future<Result<std::int64_t>> putSource(Source source, std::string actor) override;
    std::future<Result<>> putTransport(TransportConfig config, bool anew, std::string actor) override;
    std::future<Result<>> removeTransport(std::int64_t sourceId, std::string actor) override;
    std::future<Result<>> pauseTransport(std::int64_t sourceId, bool paused, std::string actor) override;
    std::future<Result<Import>> beginImport(ImportSpec spec) override;
    std::future<Result<BatchOutcome>> commit(Batch batch) override;
    std::future<Result<>> putCursors(std::int64_t sourceId, std::vector<CursorChange> cursors) override;
    std::future<Result<>> putGaps(std::int64_t sourceId, std::vector<Gap> gaps,
                                  std::vector<CursorChange> cursors) override;
    std::future<Result<>> endImport(std::int64_t importId, std::string error) override;
    std::future<Result<std::vector<std::int64_t>>> withdrawImport(std::int64_t importId, std::string actor) override;
    std::future<Result<std::vector<std::int64_t>>> restoreImport(std::int64_t importId, std::string actor) override;
    std::future<Result<Decided>> decide(Decision decision) override;
    std::future<Result<>> appendLog(LogEntry entry) override;
    std::future<Result<>> changeKey(std::string newKey) override;
    std::future<Result<Decided>> decideSealed(Decision decision, Seal seal);
    std::future<Result<>> sealLog(Seal seal);

private:
    class Work; // one transaction and what it changes
    enum class Durability { Feed, Decision };
    struct Task
    {
        std::move_only_function<void()> run;
        bool isBatch = false;
    };

    template <typename T, typename F> std::future<Result<T>> post(F work, bool isBatch = false);
    template <typename F> auto transact(Durability durability, F &&work);
    void open();
    void close();
    void reopen();
    void loop();
    void setDurability(Durability durability);

    std::int64_t store(Work &work, const Source &source, const std::string &actor);
    static ChangeSet noteNewKey(Connection &copy, bool encrypted);
    void changed(Work &work, const std::string &actor, const std::string &slug, const std::string &what);
    BatchOutcome commitBatch(const Batch &batch);
    std::vector<std::int64_t> withdraw(Work &work, std::int64_t importId, const std::string &actor);
    std::vector<std::int64_t> restore(Work &work, std::int64_t importId, const std::string &actor);
    [[nodiscard]] bool isDecision(const Batch &batch);

    const QString m_path;
    Access m_access;
    Notify m_notify;
    KeyChanged m_keyChanged;

    // The writer thread's own.
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Committer> m_committer; ///< made last: where there is none, the connection is not ready either
    Durability m_durability = Durability::Feed;
    std::map<std::int64_t, Error> m_broken; ///< imports of which a batch failed

    std::mutex m_mutex;
    std::condition_variable m_wake, m_room;
    std::deque<Task> m_queue;
    int m_batches = 0; ///< waiting
    bool m_stop = false;
    std::thread m_thread;
};

/// Writes the whole store under another key (empty: none) beside it and puts it in its place. Throws Failure:
/// Busy where any other connection is open. `connection` is the only one; `complete` writes to the copy before it takes
/// its place. The file is replaced when this returns, and the old one when it throws.
void rewriteUnderKey(Connection &connection, const QString &path, const std::string &rawKey,
                     const std::function<void(Connection &copy)> &complete);

} // namespace watchfloor::store
