// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/record.h"

#include <functional>
#include <thread>

namespace watchfloor::fusion {

/// Correlates a store on a thread of its own whenever something was committed to it, by this process or another. Under
/// a heavy feed it waits for more to be in a run. Where another process correlates for the store already it stands by,
/// and takes over when that one ends.
class Follower
{
public:
    struct Report
    {
        std::function<void(const Recorded &)> done; ///< a run after which something was written
        std::function<void(const QString &)> failed; ///< a sentence; the same one is said once
        std::function<void(bool)> busy; ///< a run that takes long began or ended
    };
    /// The functions are called on its thread; any may be empty.
    Follower(std::shared_ptr<store::Store> store, Report report);
    ~Follower(); ///< ends it; what was not joined by then is joined the next time
    Follower(const Follower &) = delete;
    Follower &operator=(const Follower &) = delete;

    /// Asks it to end without waiting for that.
    void requestStop();
    /// Returns when all that was committed before is correlated, or it cannot be.
    void settle();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchfloor::fusion
