// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writerthread.h"

#include "store/decisions.h"
#include "store/file.h"
#include "store/origins.h"
#include "store/transports.h"
#include "store/watchlog.h"

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

constexpr int maxWaitingBatches = 4;

} // namespace

/// One write transaction. knownAt() moves the store's clock on, once, where it is asked for.
class WriterThread::Work
{
public:
    explicit Work(Connection &database)
        : connection(database)
    {
    }

    Connection &connection;
    ChangeSet changes;

    std::int64_t knownAt()
    {
        if (m_knownAt == noTime) {
            // The wall clock may step back; what is known never does.
            m_knownAt = std::max(toMicros(Clock::now()), connection.value("SELECT known_at FROM store") + 1);
            connection.execute("UPDATE store SET known_at = ?", m_knownAt);
        }
        return m_knownAt;
    }

    void finish()
    {
        changes.knownAt = fromMicros(connection.value("SELECT known_at FROM store"));
        changes.lastObservation = connection.value("SELECT max(id) FROM observation");
        changes.lastClaim = connection.value("SELECT max(id) FROM claim");
    }

private:
    std::int64_t m_knownAt = noTime;
};

WriterThread::WriterThread(QString path, Access access, Notify notify, KeyChanged keyChanged)
    : m_path(std::move(path))
    , m_access(std::move(access))
    , m_notify(std::move(notify))
    , m_keyChanged(std::move(keyChanged))
{
    open();
    m_thread = std::thread([this] { loop(); });
}

WriterThread::~WriterThread()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
    close();
}

void WriterThread::open()
{
    auto connection = std::make_unique<Connection>(m_path, m_access);
    connection->script("PRAGMA journal_mode=WAL");
    auto committer = std::make_unique<Committer>(*connection);
    m_durability = Durability::Feed;
    m_connection = std::move(connection);
    m_committer = std::move(committer);
}

void WriterThread::close()
{
    m_committer.reset();
    m_connection.reset();
}

/// At once, so that other processes see that the store is in use. Where it fails the next command tries again, and
/// says why.
void WriterThread::reopen()
{
    close();
    try {
        open();
    } catch (const Failure &) {
    } catch (const std::bad_alloc &) {
    }
}

void WriterThread::loop()
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            task = std::move(m_queue.front());
            m_queue.pop_front();
            if (task.isBatch)
                --m_batches;
        }
        m_room.notify_one();
        task.run();
    }
}

template <typename T, typename F> std::future<Result<T>> WriterThread::post(F work, bool isBatch)
{
    std::promise<Result<T>> promise;
    auto future = promise.get_future();
    {
        std::unique_lock lock(m_mutex);
        if (isBatch) {
            m_room.wait(lock, [this] { return m_batches < maxWaitingBatches; });
            ++m_batches;
        }
        m_queue.push_back({[this, promise = std::move(promise), work = std::move(work)]() mutable {
                               promise.set_value(attempt([&]() -> T {
                                   if (!m_committer)
                                       open(); // lost when the store could not be opened after a change of the key
                                   return work();
                               }));
                           },
                           isBatch});
    }
    m_wake.notify_one();
    return future;
}

void WriterThread::setDurability(Durability durability)
{
    if (m_durability == durability)
        return;
    m_connection->script(durability == Durability::Decision ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    m_durability = durability;
}

template <typename F> auto WriterThread::transact(Durability durability, F &&work)
{
    setDurability(durability);
    Work scope(*m_connection);
    try {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        const auto finish = [&] {
            scope.finish();
            transaction.commit();
            m_notify(scope.changes);
        };
        if constexpr (std::is_void_v<std::invoke_result_t<F, Work &>>) {
            work(scope);
            finish();
        } else {
            auto result = work(scope);
            finish();
            return result;
        }
    } catch (...) {
        m_committer->forget();
        throw;
    }
}

// ---------------------------------------------------------------- sources

std::int64_t WriterThread::store(Work &work, const Source &source, const std::string &actor)
{
    Connection &db = work.connection;
    std::int64_t id = db.value("SELECT id FROM source WHERE slug = ?", source.slug);
    if (id == 0) {
        db.execute("INSERT INTO source(slug) VALUES (?)", source.slug);
        id = db.lastRowId();
    }
    const std::string reliability(1, source.reliability);
    const auto kind = static_cast<int>(source.kind);
    const std::int64_t offset = source.clockOffset.count();
    const std::int64_t cadence = source.cadence.count();
    if (db.value("SELECT 1 FROM (SELECT * FROM source_version WHERE source_id = ? ORDER BY known_at DESC LIMIT 1) "
                 "WHERE name = ? AND kind = ? AND nation = ? AND reliability = ? AND marking = ? AND clock_offset = ? "
                 "AND cadence = ?",
                 id, source.name, kind, source.nation, reliability, source.defaultMarking, offset, cadence))
        return id;
    db.execute("INSERT INTO source_version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", id, work.knownAt(), source.name, kind,
               source.nation, reliability, source.defaultMarking, offset, cadence);
    if (!actor.empty())
        appendEntry(db, work.knownAt(),
                    {actor, "source-changed", source.slug,
                     "reliability " + reliability + ", marking "
                         + (source.defaultMarking.empty() ? "none" : source.defaultMarking) + ", cadence "
                         + std::to_string(cadence) + " s, clock offset " + std::to_string(offset) + " us"});
    work.changes.sourcesChanged = true;
    return id;
}

std::future<Result<std::int64_t>> WriterThread::putSource(Source source, std::string actor)
{
    return post<std::int64_t>([this, source = std::move(source), actor = std::move(actor)] {
        if (source.slug.empty())
            raise(ErrorCode::Usage, u"a source needs a slug"_s);
        return transact(Durability::Decision, [&](Work &work) { return store(work, source, actor); });
    });
}

// ---------------------------------------------------------------- transports

void WriterThread::changed(Work &work, const std::string &actor, const std::string &slug, const std::string &what)
{
    work.changes.sourcesChanged = true;
    if (!actor.empty())
        appendEntry(work.connection, work.knownAt(), {actor, "transport-changed", slug, what});
}

std::future<Result<>> WriterThread::putTransport(TransportConfig config, bool anew, std::string actor)
{
    return post<void>([this, config = std::move(config), anew, actor = std::move(actor)] {
        transact(Durability::Decision, [&](Work &work) {
            const std::string slug = slugOf(work.connection, config.sourceId);
            if (storeTransport(work.connection, config, anew))
                changed(work, actor, slug, config.kind + " " + config.settings);
        });
    });
}

std::future<Result<>> WriterThread::removeTransport(std::int64_t sourceId, std::string actor)
{
    return post<void>([this, sourceId, actor = std::move(actor)] {
        transact(Durability::Decision, [&](Work &work) {
            const std::string slug = slugOf(work.connection, sourceId);
            if (deleteTransport(work.connection, sourceId))
                changed(work, actor, slug, "removed");
        });
    });
}

std::future<Result<>> WriterThread::pauseTransport(std::int64_t sourceId, bool paused, std::string actor)
{
    return post<void>([this, sourceId, paused, actor = std::move(actor)] {
        transact(Durability::Decision, [&](Work &work) {
            const std::string slug = slugOf(work.connection, sourceId);
            if (storePause(work.connection, sourceId, paused))
                changed(work, actor, slug, paused ? "paused" : "resumed");
        });
    });
}

// ---------------------------------------------------------------- imports

namespace {

bool isWithdrawn(Connection &db, std::int64_t importId)
{
    return db.value("SELECT 1 FROM withdrawal WHERE import_id = ? AND restored_at IS NULL", importId) != 0;
}

/// An import, what was read again of its quarantine, and of that.
std::vector<std::int64_t> withItsRetries(Connection &db, std::int64_t importId)
{
    std::vector<std::int64_t> found;
    const Query q = db.query("WITH RECURSIVE part(id) AS (SELECT ?1 UNION SELECT r.import_id FROM retry r "
                             "JOIN part p ON r.of_import = p.id) SELECT id FROM part ORDER BY id");
    q->with(importId);
    while (q->step())
        found.push_back(q->integer(0));
    return found; // a retry comes after what it is of, so that its import is first
}

std::string retriesText(const std::vector<std::int64_t> &imports)
{
    std::string text;
    for (std::size_t i = 1; i < imports.size(); ++i)
        text += (i == 1 ? "with what was read again of it: import " : ", ") + std::to_string(imports[i]);
    return text;
}

/// Whoever began to read again before it was withdrawn, brings nothing of it back.
void tieRetry(Connection &db, std::int64_t importId, const ImportSpec &spec)
{
    if (db.value("SELECT 1 FROM import WHERE id = ? AND source_id = ?", spec.retryOf, spec.sourceId) == 0)
        raise(ErrorCode::NotFound, u"import %1 is not in the store"_s.arg(spec.retryOf));
    if (isWithdrawn(db, spec.retryOf))
        raise(ErrorCode::Usage, u"import %1 is withdrawn: bring it back first"_s.arg(spec.retryOf));
    db.execute("INSERT INTO retry VALUES (?, ?)", importId, spec.retryOf);
}

} // namespace

std::future<Result<Import>> WriterThread::beginImport(ImportSpec spec)
{
    return post<Import>([this, spec = std::move(spec)] {
        return transact(Durability::Feed, [&](Work &work) {
            Connection &db = work.connection;
            if (db.value("SELECT 1 FROM source WHERE id = ?", spec.sourceId) == 0)
                raise(ErrorCode::NotFound, u"source %1 is not in the store"_s.arg(spec.sourceId));
            Import import;
            import.originId = originOf(db, spec);
            db.execute("INSERT INTO import(source_id, origin_id, path, format, profile, started) "
                       "VALUES (?, ?, ?, ?, ?, ?)",
                       spec.sourceId, import.originId, spec.path, spec.format, spec.profile, work.knownAt());
            import.id = db.lastRowId();
            if (spec.retryOf != 0)
                tieRetry(db, import.id, spec);
            return import;
        });
    });
}

bool WriterThread::isDecision(const Batch &batch)
{
    constexpr auto floor = static_cast<int>(SourceKind::Floor);
    return m_connection->value("SELECT kind FROM source_version WHERE source_id = "
                               "(SELECT source_id FROM import WHERE id = ?) ORDER BY known_at DESC LIMIT 1",
                               batch.import.id)
        == floor;
}

std::future<Result<BatchOutcome>> WriterThread::commit(Batch batch)
{
    return post<BatchOutcome>(
        [this, batch = std::move(batch)] {
            if (const auto broken = m_broken.find(batch.import.id); broken != m_broken.end())
                throw Failure{broken->second};
            try {
                return commitBatch(batch);
            } catch (const Failure &failure) {
                m_broken.emplace(batch.import.id, failure.error);
                throw;
            }
        },
        true);
}

BatchOutcome WriterThread::commitBatch(const Batch &batch)
{
    return transact(isDecision(batch) ? Durability::Decision : Durability::Feed, [&](Work &work) {
        const auto outcome = m_committer->commit(batch, [&] { return work.knownAt(); });
        if (!batch.transportCursors.empty())
            storeCursors(work.connection,
                         work.connection.value("SELECT source_id FROM import WHERE id = ?", batch.import.id),
                         batch.transportCursors);
        return outcome;
    });
}

std::future<Result<>> WriterThread::putCursors(std::int64_t sourceId, std::vector<CursorChange> cursors)
{
    return post<void>([this, sourceId, cursors = std::move(cursors)] {
        transact(Durability::Feed, [&](Work &work) { storeCursors(work.connection, sourceId, cursors); });
    });
}

std::future<Result<>> WriterThread::putGaps(std::int64_t sourceId, std::vector<Gap> gaps,
                                            std::vector<CursorChange> cursors)
{
    return post<void>([this, sourceId, gaps = std::move(gaps), cursors = std::move(cursors)] {
        transact(Durability::Feed, [&](Work &work) {
            for (Gap gap : gaps) {
                gap.sourceId = sourceId;
                storeGap(work.connection, gap, work.knownAt());
            }
            storeCursors(work.connection, sourceId, cursors);
        });
    });
}

std::future<Result<>> WriterThread::endImport(std::int64_t importId, std::string error)
{
    return post<void>([this, importId, error = std::move(error)] {
        m_broken.erase(importId);
        transact(Durability::Feed, [&](Work &work) {
            work.connection.execute("UPDATE import SET ended = ?, error = ? WHERE id = ?", work.knownAt(), error,
                                    importId);
            if (work.connection.changes() == 0)
                raise(ErrorCode::NotFound, u"import %1 is not in the store"_s.arg(importId));
        });
    });
}

std::vector<std::int64_t> WriterThread::withdraw(Work &work, std::int64_t importId, const std::string &actor)
{
    Connection &db = work.connection;
    if (db.value("SELECT 1 FROM import WHERE id = ?", importId) == 0)
        raise(ErrorCode::NotFound, u"import %1 is not in the store"_s.arg(importId));
    if (isJournal(db, importId))
        raise(ErrorCode::Usage, u"import %1 is what people decided: that is undone, one by one"_s.arg(importId));
    if (isWithdrawn(db, importId))
        raise(ErrorCode::Usage, u"import %1 is withdrawn already"_s.arg(importId));
    std::vector<std::int64_t> taken = withItsRetries(db, importId);
    std::erase_if(taken, [&](std::int64_t id) { return isWithdrawn(db, id); });
    for (const std::int64_t id : taken)
        db.execute("INSERT INTO withdrawal(import_id, withdrawn_at) VALUES (?, ?)", id, work.knownAt());
    appendEntry(db, work.knownAt(), {actor, "withdraw", std::to_string(importId), retriesText(taken)});
    work.changes.withdrawn = true;
    return taken;
}

std::vector<std::int64_t> WriterThread::restore(Work &work, std::int64_t importId, const std::string &actor)
{
    Connection &db = work.connection;
    if (!isWithdrawn(db, importId))
        raise(ErrorCode::Usage, u"import %1 is not withdrawn"_s.arg(importId));
    const std::int64_t of = db.value("SELECT of_import FROM retry WHERE import_id = ?", importId);
    if (of != 0 && isWithdrawn(db, of))
        raise(ErrorCode::Usage,
              u"import %1 reads import %2 again, which is withdrawn: bring that back"_s.arg(importId).arg(of));
    const std::int64_t since
        = db.value("SELECT withdrawn_at FROM withdrawal WHERE import_id = ? AND restored_at IS NULL", importId);
    std::vector<std::int64_t> brought = withItsRetries(db, importId);
    // What was taken back by itself before stays so.
    std::erase_if(brought, [&](std::int64_t id) {
        db.execute("UPDATE withdrawal SET restored_at = ? WHERE import_id = ? AND withdrawn_at = ? "
                   "AND restored_at IS NULL",
                   work.knownAt(), id, since);
        return db.changes() == 0;
    });
    appendEntry(db, work.knownAt(), {actor, "restore", std::to_string(importId), retriesText(brought)});
    work.changes.withdrawn = true;
    return brought;
}

std::future<Result<std::vector<std::int64_t>>> WriterThread::withdrawImport(std::int64_t importId, std::string actor)
{
    return post<std::vector<std::int64_t>>([this, importId, actor = std::move(actor)] {
        return transact(Durability::Decision, [&](Work &work) { return withdraw(work, importId, actor); });
    });
}

std::future<Result<std::vector<std::int64_t>>> WriterThread::restoreImport(std::int64_t importId, std::string actor)
{
    return post<std::vector<std::int64_t>>([this, importId, actor = std::move(actor)] {
        return transact(Durability::Decision, [&](Work &work) { return restore(work, importId, actor); });
    });
}

// ---------------------------------------------------------------- decisions, log and key

std::future<Result<Decided>> WriterThread::decide(Decision decision)
{
    return post<Decided>([this, decision = std::move(decision)]() mutable {
        return transact(Durability::Decision, [&](Work &work) {
            return storeDecision(*m_committer, work.connection, std::move(decision), [&] { return work.knownAt(); });
        });
    });
}

std::future<Result<Decided>> WriterThread::decideSealed(Decision decision, Seal seal)
{
    return post<Decided>([this, decision = std::move(decision), seal = std::move(seal)]() mutable {
        return transact(Durability::Decision, [&](Work &work) {
            Connection &db = work.connection;
            const Decided decided
                = storeDecision(*m_committer, db, std::move(decision), [&] { return work.knownAt(); });
            appendEntry(db, work.knownAt(), seal(headOf(db)));
            return decided;
        });
    });
}

std::future<Result<>> WriterThread::sealLog(Seal seal)
{
    return post<void>([this, seal = std::move(seal)] {
        transact(Durability::Decision,
                 [&](Work &work) { appendEntry(work.connection, work.knownAt(), seal(headOf(work.connection))); });
    });
}

std::future<Result<Decided>> decideSealed(Writer &writer, Decision decision, Seal seal)
{
    return static_cast<WriterThread &>(writer).decideSealed(std::move(decision), std::move(seal));
}

std::future<Result<>> sealLog(Writer &writer, Seal seal)
{
    return static_cast<WriterThread &>(writer).sealLog(std::move(seal));
}

std::future<Result<>> WriterThread::appendLog(LogEntry entry)
{
    return post<void>([this, entry = std::move(entry)] {
        transact(Durability::Decision, [&](Work &work) { appendEntry(work.connection, work.knownAt(), entry); });
    });
}

std::future<Result<>> WriterThread::changeKey(std::string newKey)
{
    return post<void>([this, newKey = std::move(newKey)] {
        const std::string key = newKey.empty() ? std::string() : rawKey(newKey, newSalt());
        m_committer.reset();
        m_connection->forgetStatements();
        ChangeSet changes;
        try {
            rewriteUnderKey(*m_connection, m_path, key,
                            [&](Connection &copy) { changes = noteNewKey(copy, !key.empty()); });
        } catch (...) {
            reopen();
            throw;
        }
        // The file has its new key from here on, whatever becomes of the connection.
        m_access.key = key;
        m_keyChanged(key);
        reopen();
        m_notify(changes);
    });
}

/// In the copy that takes the store's place, so that there is no new key without its entry, nor the reverse.
ChangeSet WriterThread::noteNewKey(Connection &copy, bool encrypted)
{
    Work work(copy);
    Transaction transaction(copy, Transaction::Kind::Write);
    appendEntry(copy, work.knownAt(),
                {"system", "key-changed", {}, encrypted ? "new key" : "the store is not encrypted"});
    work.finish();
    transaction.commit();
    return work.changes;
}

} // namespace watchfloor::store
