// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ingest.h"

#include <deque>

namespace watchfloor::ingest {

/// The batches of one import under way to the writer, at most two of them, and what became of the others.
class Commits
{
public:
    /// `outcome` gets the counts of what was committed; it outlives this.
    Commits(store::Writer &writer, FileOutcome &outcome);
    ~Commits(); ///< waits
    Commits(const Commits &) = delete;
    Commits &operator=(const Commits &) = delete;

    /// Waits where two are under way. Nothing is taken any more once one has failed.
    void add(store::Batch batch);
    /// Counts what is done by now, without waiting.
    void collect();
    /// Waits for all.
    void settle();
    [[nodiscard]] bool isSettled() const { return m_waiting.empty(); }
    [[nodiscard]] const std::optional<Error> &failed() const { return m_failed; }

private:
    void await();

    struct Waiting
    {
        std::future<Result<store::BatchOutcome>> outcome;
        std::int64_t records;
    };
    store::Writer &m_writer;
    FileOutcome &m_outcome;
    std::deque<Waiting> m_waiting;
    std::optional<Error> m_failed;
};

} // namespace watchfloor::ingest
