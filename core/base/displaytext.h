// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace watchfloor {

/// Untrusted text as a person may safely see it: control characters, bidi controls
/// (U+061C 200E 200F 202A-202E 2066-2069), zero-width and line separators become visible
/// escapes such as `⟨U+202E⟩`; NUL and invalid UTF-8 too. Tabs and line breaks stay when
/// `multiline`. The result is plain text and must still be shown as such.
[[nodiscard]] QString visibleText(const QString &text, bool multiline = false);
[[nodiscard]] QString visibleText(std::string_view utf8, bool multiline = false);

/// Cut at `limit` characters (never inside a surrogate pair) with an ellipsis.
[[nodiscard]] QString shortText(const QString &text, qsizetype limit);

/// True for well-formed UTF-8 (no overlongs, no surrogates).
[[nodiscard]] bool isUtf8(std::string_view bytes);

} // namespace watchfloor
