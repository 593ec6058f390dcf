// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/follower.h"

#include "fusion/lock.h"

#include <condition_variable>
#include <mutex>

namespace watchfloor::fusion {

namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds quiet{300}; ///< what comes together is correlated together
constexpr std::chrono::seconds pollInterval{1}; ///< for commits of other processes
constexpr std::chrono::seconds standBy{5}; ///< looks whether the other process still correlates
constexpr std::chrono::seconds longest{30}; ///< between runs, however long one takes

} // namespace

struct Follower::Impl
{
    std::shared_ptr<store::Store> store;
    Report report;
    int subscription = 0;

    std::mutex mutex; ///< for all below, to the thread's own
    std::condition_variable_any wake;
    bool committed = true; ///< what came while nobody looked
    bool isIdle = false;
    bool isHurried = false; ///< somebody waits

    // of the thread alone
    std::unique_ptr<Recorder> recorder;
    std::unique_ptr<store::Reader> reader;
    Descriptor lock;
    std::int64_t version = 0;
    SteadyClock::time_point notBefore;
    QString lastFailure;

    std::jthread thread;

    void run(const std::stop_token &stop)
    {
        while (waitForWork(stop)) {
            const auto started = SteadyClock::now();
            correlate(stop);
            const auto took = SteadyClock::now() - started;
            notBefore = SteadyClock::now()
                + std::clamp<SteadyClock::duration>(4 * took, std::chrono::milliseconds(500), longest);
        }
        const std::scoped_lock guard(mutex);
        isIdle = true;
        wake.notify_all();
    }

    /// False: it ends.
    bool waitForWork(const std::stop_token &stop)
    {
        std::unique_lock guard(mutex);
        for (;;) {
            const bool changed = wake.wait_for(guard, stop, pollInterval, [&] { return committed; });
            if (stop.stop_requested())
                return false;
            if (!changed && !hasNewVersion()) {
                isIdle = true;
                wake.notify_all();
                continue;
            }
            isIdle = false;
            const auto ready = std::max(SteadyClock::now() + quiet, notBefore);
            wake.wait_until(guard, stop, ready, [&] { return isHurried; });
            if (stop.stop_requested())
                return false;
            committed = false;
            return true;
        }
    }

    bool hasNewVersion()
    {
        if (!reader)
            return true;
        const auto now = reader->version();
        return !now || *now != version; // an error shows in the run
    }

    void fail(const Error &error)
    {
        if (error.detail != std::exchange(lastFailure, error.detail) && report.failed)
            report.failed(error.detail);
    }

    [[nodiscard]] Result<Recorded> work(const std::stop_token &stop)
    {
        if (!reader) {
            auto opened = store->reader();
            if (!opened)
                return std::unexpected(opened.error());
            reader = std::move(*opened);
        }
        // Asked for first: what is committed from here on is seen as a change once more.
        const auto seen = reader->version();
        if (!seen)
            return std::unexpected(seen.error());
        if (!lock) {
            auto locked = correlatorLock(store->info().path);
            if (!locked)
                return std::unexpected(locked.error());
            lock = std::move(*locked);
            recorder = std::make_unique<Recorder>(store); // another may have written
        }
        const auto recorded = recorder->run(stop);
        if (recorded)
            version = *seen;
        return recorded;
    }

    void correlate(const std::stop_token &stop)
    {
        if (report.busy)
            report.busy(true);
        const auto recorded = work(stop);
        if (report.busy)
            report.busy(false);
        if (recorded) {
            lastFailure.clear();
            if (report.done && recorded->written + recorded->withdrawn > 0)
                report.done(*recorded);
            return;
        }
        if (recorded.error().code == ErrorCode::Cancelled && stop.stop_requested())
            return;
        if (recorded.error().code != ErrorCode::Busy)
            fail(recorded.error());
        std::unique_lock guard(mutex);
        isIdle = true; // it cannot be
        wake.notify_all();
        wake.wait_for(guard, stop, standBy, [] { return false; });
        committed = true;
    }
};

Follower::Follower(std::shared_ptr<store::Store> store, Report report)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->store = std::move(store);
    m_impl->report = std::move(report);
    m_impl->subscription = m_impl->store->subscribe([impl = m_impl.get()](const store::ChangeSet &) {
        const std::scoped_lock guard(impl->mutex);
        impl->committed = true;
        impl->isIdle = false;
        impl->wake.notify_all();
    });
    m_impl->thread = std::jthread([impl = m_impl.get()](const std::stop_token &stop) { impl->run(stop); });
}

Follower::~Follower()
{
    requestStop();
    m_impl->store->unsubscribe(m_impl->subscription);
    m_impl->thread.join();
}

void Follower::requestStop() { m_impl->thread.request_stop(); }

void Follower::settle()
{
    std::unique_lock guard(m_impl->mutex);
    m_impl->isHurried = true;
    m_impl->wake.notify_all();
    m_impl->wake.wait(guard, [&] { return m_impl->isIdle; });
    m_impl->isHurried = false;
}

} // namespace watchfloor::fusion
