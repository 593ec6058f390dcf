// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/snapshotpool.h"

#include <mutex>
#include <optional>

namespace watchfloor::picture {

struct SnapshotPool::Shelf
{
    std::mutex mutex;
    std::optional<Draft> spare;
    bool isClosed = false; ///< the pool is gone
};

SnapshotPool::SnapshotPool()
    : m_shelf(std::make_shared<Shelf>())
{
}

SnapshotPool::~SnapshotPool()
{
    const std::scoped_lock lock(m_shelf->mutex);
    m_shelf->isClosed = true;
    m_shelf->spare.reset();
}

SnapshotPool::Draft SnapshotPool::draft()
{
    std::optional<Draft> spare;
    {
        const std::scoped_lock lock(m_shelf->mutex);
        spare.swap(m_shelf->spare);
    }
    return spare ? std::move(*spare) : Draft{std::make_unique<Snapshot>(), 0, {}};
}

SnapshotPtr SnapshotPool::publish(Draft draft)
{
    Snapshot *made = draft.snapshot.release();
    // Whoever looks at it last puts it back.
    return SnapshotPtr(
        made,
        [shelf = m_shelf, structure = draft.structure, touched = std::move(draft.touched)](Snapshot *snapshot) mutable {
            Draft back{std::unique_ptr<Snapshot>(snapshot), structure, std::move(touched)};
            snapshot->observations = {}; // made anew anyway
            snapshot->laidOut = {};
            const std::scoped_lock lock(shelf->mutex);
            if (!shelf->isClosed && !shelf->spare)
                shelf->spare.emplace(std::move(back));
        });
}

} // namespace watchfloor::picture
