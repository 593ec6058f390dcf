// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/bytesource.h"

#include "ingest/zip.h"
#include "ingest/zstdsource.h"
#include "store/store.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

namespace {

QString systemError(int number) { return QString::fromLocal8Bit(std::strerror(number)); }

class FileSource final : public ByteSource
{
public:
    FileSource(int fd, bool pipe, std::int64_t total)
        : m_fd(fd)
        , m_pipe(pipe)
        , m_total(total)
        , m_buffer(chunkBytes)
    {
    }
    ~FileSource() override { ::close(m_fd); }
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;

    Result<Chunk> next() override
    {
        for (;;) {
            if (m_pipe && !isReadable())
                return Chunk{Chunk::State::Idle, {}};
            const ssize_t n = ::read(m_fd, m_buffer.data(), m_buffer.size());
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return fail(ErrorCode::Io,
                            u"reading failed after %1 bytes: %2"_s.arg(m_consumed).arg(systemError(errno)));
            if (n == 0)
                return Chunk{};
            m_consumed += n;
            return Chunk{Chunk::State::Data, {m_buffer.data(), std::size_t(n)}};
        }
    }
    std::int64_t consumed() const override { return m_consumed; }
    std::int64_t total() const override { return m_total; }

private:
    /// Waits a moment at most, so that a quiet pipe can still be cancelled and its records do not linger.
    bool isReadable() const
    {
        pollfd wanted{m_fd, POLLIN, 0};
        return ::poll(&wanted, 1, 100) != 0;
    }

    int m_fd;
    bool m_pipe;
    std::int64_t m_total;
    std::int64_t m_consumed = 0;
    std::vector<char> m_buffer;
};

class MemorySource final : public ByteSource
{
public:
    explicit MemorySource(std::string bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Result<Chunk> next() override
    {
        if (m_consumed == m_bytes.size())
            return Chunk{};
        const auto part = std::string_view(m_bytes).substr(m_consumed, chunkBytes);
        m_consumed += part.size();
        return Chunk{Chunk::State::Data, part};
    }
    std::int64_t consumed() const override { return std::int64_t(m_consumed); }
    std::int64_t total() const override { return std::int64_t(m_bytes.size()); }

private:
    const std::string m_bytes;
    std::size_t m_consumed = 0;
};

class InflatingSource final : public ByteSource
{
public:
    explicit InflatingSource(std::unique_ptr<ByteSource> stored)
        : m_stored(std::move(stored))
    {
    }
    ~InflatingSource() override
    {
        if (m_mode == Mode::Gzip)
            inflateEnd(&m_stream);
    }
    InflatingSource(const InflatingSource &) = delete;
    InflatingSource &operator=(const InflatingSource &) = delete;

    Result<Chunk> next() override
    {
        if (m_mode == Mode::Undecided) {
            auto decided = decide();
            if (!decided || m_mode != Mode::Gzip)
                return decided;
        }
        return m_mode == Mode::Gzip ? inflated() : m_stored->next();
    }
    // With zstd, m_stored is what opens it.
    std::int64_t consumed() const override { return m_stored->consumed(); }
    std::int64_t total() const override { return m_stored->total(); }

private:
    enum class Mode : std::uint8_t { Undecided, Plain, Gzip };

    /// Looks at the first four bytes. A plain source's first bytes are the answer themselves.
    Result<Chunk> decide()
    {
        for (;;) {
            auto chunk = m_stored->next();
            if (!chunk || chunk->state == Chunk::State::Idle)
                return chunk;
            m_first.append(chunk->bytes);
            if (m_first.size() < zstdMagic.size() && chunk->state == Chunk::State::Data)
                continue;
            if (m_first.empty()) {
                m_mode = Mode::Plain;
                return Chunk{};
            }
            if (m_first.starts_with(zstdMagic)) {
                m_mode = Mode::Plain;
                m_stored = unzstd(std::move(m_stored), std::move(m_first));
                return Chunk{Chunk::State::Idle, {}};
            }
            if (!m_first.starts_with("\x1f\x8b\x08")) {
                m_mode = Mode::Plain;
                return Chunk{Chunk::State::Data, m_first};
            }
            m_output.resize(chunkBytes);
            // 15 bits of window, 16: a gzip header and trailer, checked.
            if (inflateInit2(&m_stream, 15 + 16) != Z_OK)
                return fail(ErrorCode::Io, u"no memory to inflate"_s);
            m_mode = Mode::Gzip;
            m_input = m_first;
            return Chunk{Chunk::State::Idle, {}};
        }
    }

    Result<Chunk> inflated()
    {
        for (;;) {
            // Between members lies nothing, or zero padding as tapes have it.
            while (m_memberDone && m_input.starts_with('\0'))
                m_input.remove_prefix(1);
            if (m_input.empty() && !m_ended && !m_moreOutput) {
                const auto chunk = m_stored->next();
                if (!chunk || chunk->state == Chunk::State::Idle)
                    return chunk;
                m_input = chunk->bytes;
                m_ended = chunk->state == Chunk::State::End;
                continue;
            }
            if (m_memberDone) {
                if (m_input.empty())
                    return Chunk{};
                if (m_input.front() != '\x1f')
                    return fail(ErrorCode::Malformed,
                                u"something that is not gzip follows the compressed data, near stored byte %1"_s.arg(
                                    storedOffset()));
                inflateReset(&m_stream);
                m_memberDone = false;
            }
            if (m_input.empty() && !m_moreOutput)
                return fail(ErrorCode::Io, u"the compressed file ends early, after %1 stored bytes"_s.arg(consumed()));
            auto chunk = inflateSome();
            if (!chunk || !chunk->bytes.empty())
                return chunk;
        }
    }

    Result<Chunk> inflateSome()
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(m_input.data()));
        m_stream.avail_in = uInt(m_input.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(m_output.data());
        m_stream.avail_out = uInt(m_output.size());
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        m_input.remove_prefix(m_input.size() - m_stream.avail_in);
        const auto produced = m_output.size() - m_stream.avail_out;
        m_produced += std::int64_t(produced);
        m_moreOutput = m_stream.avail_out == 0 && status == Z_OK;
        if (status == Z_STREAM_END)
            m_memberDone = true;
        else if (status != Z_OK && status != Z_BUF_ERROR)
            return fail(ErrorCode::Malformed,
                        u"the compressed file is damaged near stored byte %1: %2"_s.arg(storedOffset())
                            .arg(QString::fromLatin1(m_stream.msg ? m_stream.msg : "bad data")));
        if (const auto fine = checkRatio(m_produced, m_stored->consumed()); !fine)
            return std::unexpected(fine.error());
        return Chunk{Chunk::State::Data, {m_output.data(), produced}};
    }

    std::int64_t storedOffset() const { return m_stored->consumed() - std::int64_t(m_input.size()); }

    std::unique_ptr<ByteSource> m_stored;
    Mode m_mode = Mode::Undecided;
    std::string m_first;
    z_stream m_stream{};
    std::string_view m_input;
    std::vector<char> m_output;
    std::int64_t m_produced = 0;
    bool m_memberDone = false;
    bool m_moreOutput = false; ///< zlib holds bytes that the buffer had no room for
    bool m_ended = false;
};

} // namespace

Result<std::unique_ptr<ByteSource>> openFile(const QString &path)
{
    if (const auto inside = splitZipPath(path)) {
        const auto members = zipMembers(inside->first);
        if (!members)
            return std::unexpected(members.error());
        for (const ZipMember &member : *members) {
            if (member.name == inside->second)
                return openZipMember(inside->first, member);
        }
        return fail(ErrorCode::NotFound, u"the archive has no such member"_s);
    }
    if (store::isOpenHere(path))
        return fail(ErrorCode::Usage, u"is the store that is open"_s);
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io, systemError(errno));
    return fromDescriptor(fd);
}

Result<std::unique_ptr<ByteSource>> fromDescriptor(int fd)
{
    struct stat status{};
    if (::fstat(fd, &status) != 0) {
        const int number = errno;
        ::close(fd);
        return fail(ErrorCode::Io, systemError(number));
    }
    if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) {
        ::close(fd);
        return fail(ErrorCode::Io,
                    S_ISDIR(status.st_mode) ? u"is a folder, not a file"_s : u"is a device, not a file"_s);
    }
#ifdef POSIX_FADV_SEQUENTIAL
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
    const bool pipe = S_ISFIFO(status.st_mode);
    return std::make_unique<FileSource>(fd, pipe, pipe ? 0 : std::int64_t(status.st_size));
}

std::unique_ptr<ByteSource> fromMemory(std::string bytes) { return std::make_unique<MemorySource>(std::move(bytes)); }

std::unique_ptr<ByteSource> inflating(std::unique_ptr<ByteSource> stored)
{
    return std::make_unique<InflatingSource>(std::move(stored));
}

} // namespace watchfloor::ingest
