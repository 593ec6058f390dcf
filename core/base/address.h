// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace watchfloor {

/// An IP address in canonical text: dotted quad, or RFC 5952 for IPv6
/// (lower case, longest zero run compressed; IPv4-mapped as `::ffff:a.b.c.d`).
/// Nothing where `text` is not an address; a zone (`%eth0`) is refused, octal quads too.
[[nodiscard]] std::optional<std::string> canonicalAddress(std::string_view text);

/// Lower case, without the root dot; nothing for what cannot be a host name (RFC 1123, underscores allowed).
[[nodiscard]] std::optional<std::string> canonicalHost(std::string_view text);

} // namespace watchfloor
