// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace watchfloor::store {

/// What SQLite keeps beside a file.
inline constexpr std::array sideFiles{QLatin1StringView("-wal"), QLatin1StringView("-shm"),
                                      QLatin1StringView("-journal")};
inline constexpr std::int64_t walHeaderBytes = 32; ///< a log of no more bytes holds no change
/// What a store's name is followed by while it is made, and what that of the lock of those who make it.
inline constexpr QLatin1StringView beingMade(".being-made"), beingMadeLock(".being-made-lock");

/// Which files this process has open through SQLite. POSIX drops all of a process's locks
/// on a file when any descriptor to it is closed, so a file must never be opened beside
/// SQLite while a connection to it lives: that would let another process delete the WAL under us.
class FileUse
{
public:
    using Identity = std::pair<std::uint64_t, std::uint64_t>; ///< device, inode
    /// Held while a file is opened, closed or looked at beside SQLite.
    [[nodiscard]] static std::unique_lock<std::recursive_mutex> lock();
    [[nodiscard]] static std::optional<Identity> identity(const QString &path);
    static void add(const Identity &file, int count);
    [[nodiscard]] static bool isOpen(const QString &path);
};

/// What a file is, told from its bytes and its side files alone; nothing is changed.
struct FileFacts
{
    std::int64_t size = 0;
    bool plainHeader = false; ///< starts as every unencrypted SQLite file does
    bool looksEncrypted = false; ///< whole pages of what may be ciphertext
    std::int64_t applicationId = 0; ///< of a plain file
    std::int64_t userVersion = 0;
    std::string salt; ///< first 16 bytes
    std::int64_t walFrames = 0;
    bool hotJournal = false; ///< a change that was not whole must be taken back before the file says anything
    bool strangeJournal = false; ///< SQLite would take it for one of those, though none of its own, and remove it
    bool heldByOthers = false; ///< another process has it open
    std::int64_t modified = 0; ///< nanoseconds
    std::string head; ///< the first page

    /// Nobody wrote to it in between.
    bool operator==(const FileFacts &) const = default;
};
/// Call with FileUse::lock() held and the file not open in this process.
[[nodiscard]] Result<FileFacts> lookAt(const QString &path);

/// The key as SQLCipher takes it without deriving again: x'key salt' in hex. PBKDF2 costs a
/// quarter of a second; it is paid once for each store, not for each connection.
[[nodiscard]] std::string rawKey(std::string_view passphrase, std::string_view salt);
[[nodiscard]] std::string newSalt();

/// Where a path leads. SQLite names the files beside a store after the store, not after a link to it.
[[nodiscard]] QString withoutLinks(const QString &path);
/// Throws Failure: what the system says of a file.
[[noreturn]] void raiseErrno(const QString &path, int error);
/// Flushes a file or folder to the medium.
void syncPath(const QString &path);
/// Renames and never replaces. Throws Failure.
void renameNew(const QString &from, const QString &to);

} // namespace watchfloor::store
