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

namespace {
/// Smaller ones are made anew in no time, and need no memory while they wait.
constexpr std::size_t worthKeeping = 1000;
} // namespace

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

SnapshotPool::Draft SnapshotPool::draft(std::uint64_t structure)
{
    std::optional<Draft> spare;
    {
        const std::scoped_lock lock(m_shelf->mutex);
        spare.swap(m_shelf->spare);
    }
    if (spare && spare->structure == structure)
        return std::move(*spare);
    return {std::make_unique<Snapshot>(), structure, false, {}};
}

SnapshotPtr SnapshotPool::publish(Draft draft)
{
    draft.isFilled = true;
    if (draft.snapshot->assets.size() + draft.snapshot->dependencies.size() < worthKeeping)
        return SnapshotPtr(std::move(draft.snapshot));
    Snapshot *made = draft.snapshot.release();
    // Whoever looks at it last puts it back.
    return SnapshotPtr(
        made,
        [shelf = m_shelf, structure = draft.structure, touched = std::move(draft.touched)](Snapshot *snapshot) mutable {
            Draft back{std::unique_ptr<Snapshot>(snapshot), structure, true, std::move(touched)};
            snapshot->observations = {}; // made anew anyway
            const std::scoped_lock lock(shelf->mutex);
            if (!shelf->isClosed && !shelf->spare)
                shelf->spare.emplace(std::move(back));
        });
}

} // namespace watchfloor::picture
