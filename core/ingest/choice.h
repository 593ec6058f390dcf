// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "feeds/parser.h"

namespace watchfloor::ingest {

/// As much of a document as settles how it is read.
inline constexpr std::size_t headBytes = 64u << 10;
/// How the reason begins where a document is well but empty; framers and the detector say it likewise.
inline constexpr std::string_view noRecords = "no records: ";

struct Choice
{
    const feeds::Format *format = nullptr; ///< null: nothing reads it
    std::string reason; ///< why this one, or why none
};

/// The format of a document by its first bytes; `whole`: they are all of it. `asked` is auto (or empty) or a format's
/// id; with a mapping profile, auto reads a table by that. Error Usage: no format is called so.
[[nodiscard]] Result<Choice> chooseFormat(std::string_view head, bool whole, const std::string &asked,
                                          const feeds::MappingProfile *profile);

/// Nothing but white space.
[[nodiscard]] bool isBlank(std::string_view bytes);

} // namespace watchfloor::ingest
