// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

#include <QObject>

#include <thread>

namespace watchfloor::picture {

/// Keeps the newest snapshot of a store: builds it at start, appends on each commit of this process,
/// looks for commits of other processes every second. A replay moves from instant to instant, forward and back, by what
/// differs between them; of instants asked for faster than pictures are made and looked at, the newest counts.
/// Works on a thread of its own; signals are queued to the receiver's thread.
class Engine : public QObject
{
    Q_OBJECT
public:
    explicit Engine(std::shared_ptr<store::Store> store, QObject *parent = nullptr);
    ~Engine() override; ///< cancels and joins

    /// Nothing: follow now. Otherwise the picture as known at that instant.
    void setKnownAt(store::KnownAt knownAt);
    /// While whoever looks at the pictures has one to look at, no further one of a replay is made.
    void setWaiting(bool waiting);
    [[nodiscard]] SnapshotPtr latest() const; ///< never null; empty before the first build

Q_SIGNALS:
    void changed(watchfloor::picture::SnapshotPtr snapshot);
    void failed(QString detail); ///< the picture could not be refreshed; the last one stays

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchfloor::picture
Q_DECLARE_METATYPE(watchfloor::picture::SnapshotPtr)
