// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/zstdsource.h"

#include <zstd.h>

#include <vector>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

namespace {

class ZstdSource final : public ByteSource
{
public:
    ZstdSource(std::unique_ptr<ByteSource> stored, std::string first)
        : m_stored(std::move(stored))
        , m_first(std::move(first))
        , m_input(m_first)
        , m_output(chunkBytes)
        , m_stream(ZSTD_createDCtx())
    {
        if (m_stream)
            ZSTD_DCtx_setParameter(m_stream, ZSTD_d_windowLogMax, 27);
    }
    ~ZstdSource() override { ZSTD_freeDCtx(m_stream); }
    ZstdSource(const ZstdSource &) = delete;
    ZstdSource &operator=(const ZstdSource &) = delete;

    Result<Chunk> next() override
    {
        if (!m_stream)
            return fail(ErrorCode::Io, u"no memory to decompress"_s);
        for (;;) {
            if (m_input.empty() && !m_moreOutput) {
                if (m_ended)
                    return m_inFrame ? Result<Chunk>(fail(
                                           ErrorCode::Io,
                                           u"the compressed file ends early, after %1 stored bytes"_s.arg(consumed())))
                                     : Result<Chunk>(Chunk{});
                const auto chunk = m_stored->next();
                if (!chunk || chunk->state == Chunk::State::Idle)
                    return chunk;
                m_input = chunk->bytes;
                m_ended = chunk->state == Chunk::State::End;
                continue;
            }
            auto chunk = some();
            if (!chunk || !chunk->bytes.empty())
                return chunk;
        }
    }
    std::int64_t consumed() const override { return m_stored->consumed(); }
    std::int64_t total() const override { return m_stored->total(); }

private:
    Result<Chunk> some()
    {
        ZSTD_inBuffer in{m_input.data(), m_input.size(), 0};
        ZSTD_outBuffer out{m_output.data(), m_output.size(), 0};
        const std::size_t left = ZSTD_decompressStream(m_stream, &out, &in);
        if (ZSTD_isError(left))
            return fail(ErrorCode::Malformed,
                        u"the compressed file is damaged near stored byte %1: %2"_s
                            .arg(consumed() - std::int64_t(m_input.size()))
                            .arg(QString::fromLatin1(ZSTD_getErrorName(left))));
        m_input.remove_prefix(in.pos);
        m_inFrame = left != 0;
        m_moreOutput = out.pos == out.size && left != 0;
        m_produced += std::int64_t(out.pos);
        if (const auto fine = checkRatio(m_produced, consumed()); !fine)
            return std::unexpected(fine.error());
        return Chunk{Chunk::State::Data, {m_output.data(), out.pos}};
    }

    std::unique_ptr<ByteSource> m_stored;
    std::string m_first;
    std::string_view m_input;
    std::vector<char> m_output;
    ZSTD_DCtx *m_stream;
    std::int64_t m_produced = 0;
    bool m_inFrame = true;
    bool m_moreOutput = false;
    bool m_ended = false;
};

} // namespace

std::unique_ptr<ByteSource> unzstd(std::unique_ptr<ByteSource> stored, std::string first)
{
    return std::make_unique<ZstdSource>(std::move(stored), std::move(first));
}

Result<> checkRatio(std::int64_t produced, std::int64_t consumed, std::int64_t allowance)
{
    if (produced <= allowance || produced / maxRatio <= consumed)
        return {};
    return fail(
        ErrorCode::Malformed,
        u"stopped after %1 bytes: they came from %2, more than %3 to 1, as in a decompression bomb"_s.arg(produced)
            .arg(consumed)
            .arg(maxRatio));
}

} // namespace watchfloor::ingest
