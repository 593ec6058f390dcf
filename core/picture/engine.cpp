// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/engine.h"

#include "impact/impact.h"
#include "picture/builder.h"
#include "picture/operations.h"
#include "picture/phases.h"

#include <condition_variable>
#include <mutex>

namespace watchfloor::picture {

namespace {
using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::seconds pollInterval{1}; // for commits of other processes
constexpr std::chrono::milliseconds shortestPause{100};
} // namespace

struct Engine::Impl
{
    Impl(Engine *engine, std::shared_ptr<store::Store> from)
        : q(engine)
        , store(std::move(from))
        , latest(std::make_shared<const Snapshot>())
    {
    }

    Engine *q;
    std::shared_ptr<store::Store> store;
    int subscription = 0;

    mutable std::mutex mutex; ///< for all below
    std::condition_variable wake;
    SnapshotPtr latest;
    store::KnownAt knownAt;
    store::Reader *reading = nullptr; ///< what cancel() is for
    bool stopped = false;
    bool knownAtChanged = false;
    bool committed = false;
    bool isTaken = true; ///< the receivers have seen the last picture
    bool isWaiting = false; ///< they have not shown it yet

    // of the thread alone
    std::unique_ptr<store::Reader> reader;
    std::unique_ptr<Builder> follower; ///< of now; rests during a replay
    std::unique_ptr<Builder> replayer; ///< of a past instant, while there is a replay
    std::int64_t version = 0;
    std::int64_t generation = 0;
    /// After which the picture is another though nothing came: something is unseen, a recognition
    /// lapses, or a mission enters another phase.
    std::optional<Timestamp> nextChange;
    SteadyClock::time_point notBefore;
    QString lastFailure;

    std::jthread thread;

    void interrupt()
    {
        if (reading)
            reading->cancel();
        wake.notify_all();
    }

    void run()
    {
        refresh();
        while (waitForWork())
            refresh();
        const std::scoped_lock lock(mutex);
        reading = nullptr;
    }

    /// With the mutex held. Back to now nobody waits.
    [[nodiscard]] bool isMoveWanted() const { return knownAtChanged && isTaken && !(isWaiting && knownAt); }

    /// False: the engine ends.
    bool waitForWork()
    {
        for (;;) {
            std::unique_lock lock(mutex);
            // A picture takes its time to make: under a heavy feed the next one waits for more to be in it. A replay
            // goes on as fast as its pictures are looked at.
            wake.wait_until(lock, notBefore, [&] { return stopped || isMoveWanted(); });
            const auto isWanted = [&] { return knownAtChanged ? isMoveWanted() : committed && !knownAt; };
            wake.wait_for(lock, pollInterval, [&] { return stopped || isWanted(); });
            if (stopped)
                return false;
            if (isWanted())
                return true;
            if (knownAtChanged)
                continue;
            const bool follows = !knownAt;
            lock.unlock();
            if (!reader || !builderOf(follows)
                || (follows && (hasNewVersion() || (nextChange && Clock::now() > *nextChange))))
                return true;
        }
    }

    bool hasNewVersion()
    {
        const auto now = reader->version();
        return !now || *now != version; // an error shows in the refresh
    }

    std::unique_ptr<Builder> &builderOf(bool follows) { return follows ? follower : replayer; }

    void refresh()
    {
        store::KnownAt at;
        {
            const std::scoped_lock lock(mutex);
            at = knownAt;
            knownAtChanged = false;
            committed = false;
        }
        const bool isFirst = !builderOf(!at);
        const auto started = SteadyClock::now();
        const auto made = make(at);
        const auto took = SteadyClock::now() - started;
        // What the first one took says nothing about the next, which comes from what changed.
        notBefore
            = SteadyClock::now() + (isFirst ? shortestPause : std::max<SteadyClock::duration>(shortestPause, 2 * took));
        if (made) {
            lastFailure.clear();
            publish(*made);
        } else {
            builderOf(!at).reset(); // half read
            report(made.error());
        }
    }

    Result<SnapshotPtr> make(const store::KnownAt &at)
    {
        if (!reader) {
            auto opened = store->reader();
            if (!opened)
                return std::unexpected(opened.error());
            const std::scoped_lock lock(mutex);
            reader = std::move(*opened);
            reading = reader.get();
        }
        const auto stop = [this] {
            const std::scoped_lock lock(mutex);
            return stopped;
        };
        // Asked for first: what is committed from here on is seen as a change once more.
        const auto seen = reader->version();
        if (!seen)
            return std::unexpected(seen.error());
        auto &builder = builderOf(!at);
        const bool isFresh = !prepare(at);
        auto done = builder->read(*reader, stop);
        if (done && !builder->isWhole() && !isFresh) {
            builder = std::make_unique<Builder>(at, store->info().context); // better slow than wrong
            done = builder->read(*reader, stop);
        }
        if (!done)
            return std::unexpected(done.error());
        auto made = builder->snapshot(*reader, ++generation, stop);
        if (made) {
            version = *seen;
            nextChange = impact::nextSilence(**made);
            if (const auto ends = nextLapse(**made); ends && (!nextChange || *ends < *nextChange))
                nextChange = ends;
            for (const auto turns : {nextOperationChange(**made), nextPhaseChange(**made)}) {
                if (turns && (!nextChange || *turns < *nextChange))
                    nextChange = turns;
            }
        }
        return made;
    }

    /// The builder for an instant, from what was read already: the one begins where the other is. False: from nothing.
    bool prepare(const store::KnownAt &at)
    {
        auto &builder = builderOf(!at);
        if (!builder && at && follower)
            builder = std::make_unique<Builder>(*follower);
        else if (!builder && !at)
            builder = std::move(replayer);
        if (!at)
            replayer.reset(); // the next replay begins from now
        const bool isPrepared = builder != nullptr;
        if (!isPrepared)
            builder = std::make_unique<Builder>(at, store->info().context);
        builder->setKnownAt(at);
        return isPrepared;
    }

    void publish(const SnapshotPtr &snapshot)
    {
        {
            const std::scoped_lock lock(mutex);
            // Where a replay moved on meanwhile, this is a step on the way; but nobody waits for the past who is back
            // now.
            if (stopped || snapshot->replay != knownAt.has_value())
                return;
            latest = snapshot;
            isTaken = false;
        }
        Q_EMIT q->changed(snapshot);
        // Comes to the receivers' thread after the picture itself.
        QMetaObject::invokeMethod(
            q,
            [this] {
                const std::scoped_lock lock(mutex);
                isTaken = true;
                wake.notify_all();
            },
            Qt::QueuedConnection);
    }

    void report(const Error &error)
    {
        {
            const std::scoped_lock lock(mutex);
            if (error.code == ErrorCode::Cancelled && stopped)
                return;
        }
        if (error.detail == lastFailure)
            return; // said once, tried again each second
        lastFailure = error.detail;
        Q_EMIT q->failed(error.detail);
    }
};

Engine::Engine(std::shared_ptr<store::Store> store, QObject *parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(this, std::move(store)))
{
    m_impl->subscription = m_impl->store->subscribe([impl = m_impl.get()](const store::ChangeSet &) {
        const std::scoped_lock lock(impl->mutex);
        impl->committed = true;
        impl->wake.notify_all();
    });
    m_impl->thread = std::jthread([impl = m_impl.get()] { impl->run(); });
}

Engine::~Engine()
{
    m_impl->store->unsubscribe(m_impl->subscription);
    {
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->stopped = true;
        m_impl->interrupt();
    }
    m_impl->thread.join();
}

void Engine::setKnownAt(store::KnownAt knownAt)
{
    const std::scoped_lock lock(m_impl->mutex);
    if (m_impl->knownAt == knownAt)
        return;
    m_impl->knownAt = knownAt;
    m_impl->knownAtChanged = true;
    m_impl->wake.notify_all(); // what is being made is finished: it is most of the way to what is wanted
}

void Engine::setWaiting(bool waiting)
{
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->isWaiting = waiting;
    m_impl->wake.notify_all();
}

SnapshotPtr Engine::latest() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->latest;
}

} // namespace watchfloor::picture
