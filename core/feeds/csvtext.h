// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace watchfloor::feeds {

/// How a document's text is written.
struct TextEncoding
{
    enum class Kind : std::uint8_t { Utf8, Utf16Le, Utf16Be, Windows1252, Named } kind = Kind::Utf8;
    std::string name; ///< of Named, as Qt knows it
    bool operator==(const TextEncoding &) const = default;
};

/// `UTF-8`, `UTF-16LE`, `windows-1252`, `ISO-8859-2` ...; nothing for what cannot be decoded here.
/// ISO-8859-1 counts as Windows-1252, which is what such files hold (WHATWG Encoding Standard, 4.2).
[[nodiscard]] std::optional<TextEncoding> encodingFromName(std::string_view name);

/// By byte order mark, else UTF-8 where the head is that, else uchardet's guess. With less than
/// sixteen bytes to guess from, Windows-1252: statistics on two accents name any alphabet.
[[nodiscard]] TextEncoding detectEncoding(std::string_view head);
[[nodiscard]] std::size_t byteOrderMarkLength(std::string_view head);

/// Text as UTF-8, or the reason why it is not what it should be.
[[nodiscard]] std::expected<std::string, std::string> toUtf8(std::string_view bytes, const TextEncoding &encoding);

} // namespace watchfloor::feeds
