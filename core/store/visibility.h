// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/reader.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace watchfloor::store {

/// Records that were committed together: one import, one known-at, ids without gap.
struct BatchFacts
{
    std::int64_t first = 0, last = -1;
    std::int64_t importId = 0;
    std::int64_t knownAt = 0;
    bool live = false; ///< known and not withdrawn at the instant asked for
    bool whole = false; ///< live, and no record of it was read again after a withdrawal
};

/// Ranges of records, found by what they touch without looking at the others: where every third record of a file was
/// read again, there is one for each of them.
class RangeIndex
{
public:
    struct Range
    {
        std::int64_t first, last;
        std::size_t number; ///< what the caller calls it
    };
    explicit RangeIndex(std::vector<Range> ranges);
    /// Numbers of the ranges that a record lies in, ascending.
    [[nodiscard]] std::vector<std::size_t> around(std::int64_t record) const;
    [[nodiscard]] bool touchesAny(std::int64_t first, std::int64_t last) const;

private:
    std::int64_t reachOf(std::size_t begin, std::size_t end);
    template <typename F>
    bool visit(std::size_t begin, std::size_t end, std::int64_t first, std::int64_t last, F &&each) const;

    std::vector<Range> m_ranges; ///< by first; a search tree whose root is in the middle
    std::vector<std::int64_t> m_reach; ///< the last record of all in the tree that has its root there
};

/// Which records are in the picture as known at an instant. A record counts when its batch is known by then,
/// its import is not withdrawn then, and no later reading of the same record is live then.
/// Made inside a transaction and used within it.
class Visibility
{
public:
    Visibility(Connection &connection, KnownAt knownAt);

    /// The batch of a record; a null one (last < first) where there is none.
    const BatchFacts &batchOf(std::int64_t recordId);
    [[nodiscard]] bool isVisible(std::int64_t recordId);
    /// This reading of a record where it is live, else an earlier one that is, and that (`read`) did not fail. 0: none.
    [[nodiscard]] std::int64_t knownBy(std::int64_t recordId, bool read);
    /// The last reading of the same record, live or not; itself where there was no other.
    [[nodiscard]] std::int64_t newestOf(std::int64_t recordId);
    /// Imports that are withdrawn at the instant, ascending.
    [[nodiscard]] std::vector<std::int64_t> withdrawnImports() const;
    [[nodiscard]] bool anyWithdrawn() const { return !m_withdrawals.empty(); }
    /// When the import was withdrawn, as known at the instant; noTime: it is not.
    [[nodiscard]] std::int64_t withdrawnAt(std::int64_t importId) const;

    /// The latest version under which the words of a record were said again, microseconds; noTime: they were not.
    [[nodiscard]] std::int64_t saidAgainAt(std::int64_t recordId);

    struct Span
    {
        std::int64_t first, last, successor;
    };
    /// By first record, then successor.
    [[nodiscard]] const std::vector<Span> &superseded() { return readings().spans; }

private:
    struct Readings
    {
        explicit Readings(std::vector<Span> superseded);
        std::vector<Span> spans;
        RangeIndex earlier, later; ///< by what is superseded, and by what stands for it
    };
    [[nodiscard]] const Readings &readings();
    [[nodiscard]] bool isLive(std::int64_t recordId);
    [[nodiscard]] bool hasLiveSuccessor(std::int64_t recordId);
    [[nodiscard]] std::int64_t knownBefore(std::int64_t recordId, bool read);
    [[nodiscard]] bool wasRead(std::int64_t recordId);
    [[nodiscard]] BatchFacts load(std::int64_t recordId);
    void loadSaidAgain();
    [[nodiscard]] std::int64_t askSaidAgain(std::int64_t recordId);

    struct Interval
    {
        std::int64_t withdrawn, restored;
    };
    Connection &m_connection;
    std::int64_t m_knownAt;
    std::unordered_map<std::int64_t, std::vector<Interval>> m_withdrawals;
    std::optional<Readings> m_readings; ///< read when asked for: most commits never do
    int m_askedAgain = 0;
    std::optional<std::map<std::int64_t, std::int64_t>> m_again; ///< from that record on: version; read when asked for
    BatchFacts m_batch;
    BatchFacts m_other;
};

} // namespace watchfloor::store
