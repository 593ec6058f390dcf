// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/store.h"

#include <optional>

namespace watchfloor::store {

/// An origin that is known, and how many of a file's first bytes told so.
struct KnownOrigin
{
    std::int64_t id = 0; ///< 0: none
    std::int64_t length = 0;
};

/// The newest origin whose beginning the file begins with; a file without one is known by its name.
[[nodiscard]] KnownOrigin findOrigin(Connection &connection, std::int64_t sourceId, const std::string &path,
                                     const std::string &head);

/// The origin a file belongs to, made where none is known. Remembers the file's own beginning, so that it is
/// recognised when it has grown, moved or been rotated.
[[nodiscard]] std::int64_t originOf(Connection &connection, const ImportSpec &spec);

/// The longest beginning seen of an origin: a CSV's rows mean nothing without its header.
[[nodiscard]] std::optional<std::string> headOf(Connection &connection, std::int64_t originId);

} // namespace watchfloor::store
