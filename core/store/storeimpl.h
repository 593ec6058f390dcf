// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/store.h"
#include "store/writerthread.h"

#include <atomic>
#include <deque>
#include <map>
#include <mutex>

namespace watchfloor::store {

struct Store::Impl
{
    /// The newest is what info() gives; earlier ones stay, since references to them may be held.
    std::deque<StoreInfo> infos = std::deque<StoreInfo>(1);
    std::atomic<const StoreInfo *> published = nullptr; ///< set at the end of open()
    StoreInfo &info = infos.front(); ///< while the store is being opened
    mutable std::mutex mutex; ///< guards key, frozen and writer
    std::string key; ///< raw, see rawKey()
    bool frozen = false; ///< no side file can be made beside it
    std::recursive_mutex listenerMutex; ///< held while listeners run: unsubscribe() then waits for them
    std::map<int, Listener> listeners;
    int nextListener = 1;
    std::unique_ptr<WriterThread> writer;

    [[nodiscard]] Access readAccess() const;
    void changeKey(const std::string &rawKey);
    void notify(const ChangeSet &changes);
};

} // namespace watchfloor::store
