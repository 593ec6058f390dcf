// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <expected>
#include <source_location>

namespace watchfloor {

/// What went wrong, for code to branch on. `Error::detail` is for the log and
/// for the person at the command line; the desktop words its own text.
enum class ErrorCode : std::uint8_t {
    Io, ///< a file or socket could not be read or written
    DiskFull, ///< no space left while writing
    Malformed, ///< a document as a whole cannot be read
    Unsupported, ///< nothing of ours reads this
    NotFound, ///< no such object, source, record
    Sql, ///< SQLite refused
    Corrupt, ///< the store fails its own checks
    NotAStore, ///< the file is not a Watchfloor store
    WrongKey, ///< the key does not open the store
    SchemaTooNew, ///< written by a newer Watchfloor
    ReadOnly, ///< the store or its medium cannot be written
    Busy, ///< another process holds it
    Cancelled, ///< the user stopped it
    Withheld, ///< the release gate let nothing through
    Usage, ///< wrong arguments
};

struct Error
{
    ErrorCode code;
    QString detail;
    std::source_location where = std::source_location::current();
};

template <typename T = void> using Result = std::expected<T, Error>;

/// `return fail(ErrorCode::Io, u"..."_s);` in any function returning Result<T>.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, QString detail,
                                                 std::source_location where = std::source_location::current())
{
    return std::unexpected(Error{code, std::move(detail), where});
}

} // namespace watchfloor
