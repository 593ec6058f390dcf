// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace watchfloor::ingest {

/// What one read gave. `bytes` live until the next read.
struct Chunk
{
    enum class State : std::uint8_t {
        Data, ///< there may be more
        Idle, ///< a pipe had nothing for a moment: commit what is there, look for a cancel, ask again
        End, ///< nothing more, `bytes` is empty
    } state = State::End;
    std::string_view bytes;
};

/// Bytes in order, at most a megabyte at a time. Used by one thread.
class ByteSource
{
public:
    static constexpr std::size_t chunkBytes = 1u << 20;

    virtual ~ByteSource() = default;
    [[nodiscard]] virtual Result<Chunk> next() = 0;
    [[nodiscard]] virtual std::int64_t consumed() const = 0; ///< bytes taken from where they are stored
    [[nodiscard]] virtual std::int64_t total() const = 0; ///< bytes stored there; 0 where nobody knows
};

/// A regular file, read to the end seen, a pipe, read until its writer closes it, or a member of a zip archive,
/// `archive.zip!/member`.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openFile(const QString &path);

/// The same of a descriptor that is open already and is closed with it, from where it stands.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> fromDescriptor(int descriptor);
[[nodiscard]] std::unique_ptr<ByteSource> fromMemory(std::string bytes);

/// Opens what starts as gzip (all its members) or zstd (all its frames) and passes anything else through. Data that
/// swell to more than `maxRatio` times their stored size, beyond a first 64 MiB, are an error: nobody's log compresses
/// that well.
inline constexpr std::int64_t maxRatio = 250;
[[nodiscard]] std::unique_ptr<ByteSource> inflating(std::unique_ptr<ByteSource> stored);

} // namespace watchfloor::ingest
