// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"
#include "store/store.h"

#include <chrono>
#include <memory>

namespace watchfloor::ingest {

/// Gathers parsed records and their bytes, compressed in runs, into one Batch.
class Batcher
{
public:
    explicit Batcher(store::Import import);
    ~Batcher();
    Batcher(const Batcher &) = delete;
    Batcher &operator=(const Batcher &) = delete;

    /// Moves `items` into the batch; its vectors are empty afterwards. `replaces`: see store::RecordItem.
    void add(const feeds::RawRecord &record, feeds::Items &items, std::int64_t replaces = 0);
    /// Full: worth a transaction. A file commits by size; a pipe after a second too, as its events are watched.
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] bool isDue() const { return isOlderThan(std::chrono::seconds(1)); }
    [[nodiscard]] bool isOlderThan(std::chrono::milliseconds age) const;
    [[nodiscard]] bool isEmpty() const { return m_batch.records.empty(); }
    /// The batch so far, and a fresh one begun.
    [[nodiscard]] store::Batch take();
    /// Bytes of the origin that lie in records added so far.
    [[nodiscard]] std::int64_t cursor() const { return m_cursor; }

private:
    void closeBlock();

    store::Import m_import;
    store::Batch m_batch;
    std::string m_block;
    std::size_t m_blockRecords = 0;
    std::size_t m_bytes = 0;
    std::int64_t m_cursor = 0;
    std::chrono::steady_clock::time_point m_begun;
    struct Compressor;
    std::unique_ptr<Compressor> m_compressor;
};

} // namespace watchfloor::ingest
