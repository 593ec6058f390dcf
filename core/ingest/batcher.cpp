// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/batcher.h"

#include "base/hash.h"

#include <zstd.h>

#include <new>
#include <utility>

namespace watchfloor::ingest {

namespace {
constexpr std::size_t blockBytes = 256u << 10;
constexpr std::size_t batchRecords = 10'000;
constexpr std::size_t batchBytes = 8u << 20;
} // namespace

/// One zstd context for all blocks: making one costs more than compressing a small block.
struct Batcher::Compressor
{
    Compressor()
        : context(ZSTD_createCCtx())
    {
        if (!context)
            throw std::bad_alloc();
    }
    ~Compressor() { ZSTD_freeCCtx(context); }
    Compressor(const Compressor &) = delete;
    Compressor &operator=(const Compressor &) = delete;

    std::string compress(std::string_view bytes)
    {
        room.resize(ZSTD_compressBound(bytes.size()));
        // Level 1 keeps up with the parser and makes EVE six times smaller already.
        const std::size_t size = ZSTD_compressCCtx(context, room.data(), room.size(), bytes.data(), bytes.size(), 1);
        if (ZSTD_isError(size))
            throw std::bad_alloc(); // with room for the bound, memory is all that can be missing
        return {room.data(), size};
    }

    ZSTD_CCtx *context;
    std::string room;
};

Batcher::Batcher(store::Import import)
    : m_import(import)
    , m_compressor(std::make_unique<Compressor>())
{
    m_batch.import = m_import;
}

Batcher::~Batcher() = default;

void Batcher::add(const feeds::RawRecord &record, feeds::Items &items, std::int64_t replaces)
{
    if (m_batch.records.empty())
        m_begun = std::chrono::steady_clock::now();
    if (m_blockRecords > 0 && m_block.size() + record.bytes.size() > blockBytes)
        closeBlock();

    auto &item = m_batch.records.emplace_back();
    item.offset = record.offset;
    item.line = record.line;
    item.hash = sha256(record.bytes);
    item.block = int(m_batch.blocks.size());
    item.blockOffset = std::uint32_t(m_block.size());
    item.length = std::uint32_t(record.bytes.size());
    m_block.append(record.bytes);
    ++m_blockRecords;
    m_bytes += record.bytes.size();
    m_cursor = record.offset + std::int64_t(record.bytes.size());

    item.replaces = replaces;
    item.rejected = std::move(items.rejected);
    item.naturalKey = std::move(items.naturalKey);
    if (item.rejected)
        return;
    item.observations = std::move(items.observations);
    item.claims = std::move(items.claims);
}

bool Batcher::isFull() const { return m_batch.records.size() >= batchRecords || m_bytes >= batchBytes; }

bool Batcher::isOlderThan(std::chrono::milliseconds age) const
{
    return !isEmpty() && std::chrono::steady_clock::now() - m_begun >= age;
}

store::Batch Batcher::take()
{
    if (m_blockRecords > 0)
        closeBlock();
    m_batch.cursor = m_cursor;
    store::Batch full = std::exchange(m_batch, {});
    m_batch.import = m_import;
    m_batch.records.reserve(full.records.size());
    m_bytes = 0;
    return full;
}

void Batcher::closeBlock()
{
    store::RawBlock block;
    block.size = std::uint32_t(m_block.size());
    block.compressed = m_compressor->compress(m_block);
    m_batch.blocks.push_back(std::move(block));
    m_block.clear();
    m_blockRecords = 0;
}

} // namespace watchfloor::ingest
