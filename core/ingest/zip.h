// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/bytesource.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Zip archives are read in place, member by member, and nothing of them is ever written: a name with `../` in it
/// is a label like any other. What such an archive can do wrong is refused with a reason.
namespace watchfloor::ingest {

struct ZipMember
{
    std::string name; ///< as the archive has it; a second one of the same name is `name#2`
    std::int64_t offset = 0; ///< of its local header
    std::int64_t stored = 0; ///< bytes in the archive
    std::int64_t size = 0; ///< bytes when opened, as the archive claims
    std::uint32_t crc = 0;
    std::uint16_t method = 0;
    std::string refusal; ///< not empty: why it is not opened (encrypted, a link, a method nobody reads here)
};

inline constexpr std::size_t mostZipMembers = 10'000;
/// Between an archive's path and a member's name.
inline constexpr std::string_view zipSeparator = "!/";

/// Whether a file begins like a zip archive.
[[nodiscard]] bool isZip(const QString &path);
/// The files in an archive, in its own order, folders left out. An error where the archive is damaged, its members
/// overlap (as those of bombs do), or it has more than mostZipMembers.
[[nodiscard]] Result<std::vector<ZipMember>> zipMembers(const QString &path);
/// A member's bytes, checked against its length and checksum. An archive or compressed file inside is refused.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openZipMember(const QString &archive, const ZipMember &member);
/// `archive.zip!/member`, split; nothing where the path is none of those.
[[nodiscard]] std::optional<std::pair<QString, std::string>> splitZipPath(const QString &path);

/// Office documents and Java programs are zip archives too, but not of feeds.
[[nodiscard]] bool isDocument(const std::vector<ZipMember> &members);

} // namespace watchfloor::ingest
