// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/secrets.h"
#include "transport/settings.h"
#include "transport/status.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace watchfloor::store {
class Store;
}

namespace watchfloor::transport {

/// Checks the settings and makes them those of the source. Cursors stay unless something else is read from now on.
[[nodiscard]] Result<> configure(store::Store &store, std::int64_t sourceId, const Settings &settings,
                                 const std::string &actor);

struct RunnerOptions
{
    bool once = false; ///< each transport runs one round; listeners are left out
    std::chrono::milliseconds firstDelay{1000}, longestDelay{300'000}; ///< of the back-off after failures
    std::shared_ptr<Secrets> secrets = {}; ///< where those of the sources are kept
    /// After each change of any status, from any thread; for counts alone at most some times a second. Ask status().
    std::function<void()> changed;
};

/// After an outage a feed is not to be late for longer than it has to: six of its rounds, a minute at least. Listeners
/// have no rounds (0), and trying costs nobody anything.
[[nodiscard]] std::chrono::milliseconds longestBackOff(std::chrono::seconds interval, const RunnerOptions &options);

/// Runs the transports that the store names, each on a thread of its own, and starts those that fail again and again,
/// later and later. All functions may be called from any thread, but not from the UI thread: they ask the store.
class Runner
{
public:
    Runner(std::shared_ptr<store::Store> store, RunnerOptions options = {});
    ~Runner(); ///< stops
    Runner(const Runner &) = delete;
    Runner &operator=(const Runner &) = delete;

    /// Only one program receives for a store at a time: error Busy where another one does (the kernel forgets it when
    /// it ends, however it ends). Brings what runs in line with what the store names: at the start, and after settings
    /// or sources changed. What is as before goes on undisturbed. One whose settings are wrong is listed as failing.
    [[nodiscard]] Result<> reload();
    /// The store remembers a pause.
    [[nodiscard]] Result<> pause(std::int64_t sourceId, const std::string &actor);
    [[nodiscard]] Result<> resume(std::int64_t sourceId, const std::string &actor);
    /// Looks now: ends a wait for the next round or try. NotFound where no such transport runs.
    [[nodiscard]] Result<> runNow(std::int64_t sourceId);
    /// By source id. Never waits: for the UI thread too.
    [[nodiscard]] std::vector<Status> status() const;
    /// Every one has ended by itself, as they do with `once`.
    [[nodiscard]] bool isDone() const;
    /// Ends all of them; what was received whole is committed. Within two seconds.
    void stop();

private:
    struct Line;
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchfloor::transport
