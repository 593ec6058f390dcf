// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/store.h"
#include "store/writerthread.h"

#include <map>
#include <mutex>

namespace watchfloor::store {

struct Store::Impl
{
    StoreInfo info;
    mutable std::mutex mutex; ///< guards key, frozen and writer
    std::string key; ///< raw, see rawKey()
    bool frozen = false; ///< no side file can be made beside it
    std::recursive_mutex listenerMutex; ///< held while listeners run: unsubscribe() then waits for them
    std::map<int, Listener> listeners;
    int nextListener = 1;
    std::unique_ptr<WriterThread> writer;

    [[nodiscard]] Access readAccess() const;
    void notify(const ChangeSet &changes);
};

} // namespace watchfloor::store
