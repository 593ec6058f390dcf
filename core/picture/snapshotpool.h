// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

namespace watchfloor::picture {

/// Keeps the last picture that nobody looks at any more, so that the next one is made in its place: most of a large
/// picture is what there is and who needs whom, which seldom changes. Pictures may be let go on any thread, and may
/// outlive the pool. A copy begins empty.
class SnapshotPool
{
public:
    SnapshotPool();
    ~SnapshotPool();
    SnapshotPool(const SnapshotPool &)
        : SnapshotPool()
    {
    }
    SnapshotPool &operator=(const SnapshotPool &) { return *this; }

    /// A picture in the making.
    struct Draft
    {
        std::unique_ptr<Snapshot> snapshot;
        std::uint64_t structure = 0; ///< whose assets, dependencies, missions and watches it has; 0: none
        std::vector<std::int32_t> touched; ///< assets that have another health than a fold gives them
    };
    [[nodiscard]] Draft draft();
    [[nodiscard]] SnapshotPtr publish(Draft draft);

private:
    struct Shelf;
    std::shared_ptr<Shelf> m_shelf;
};

} // namespace watchfloor::picture
