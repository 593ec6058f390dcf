// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/reader.h"
#include "store/seal.h"

namespace watchfloor::store {

/// Appends inside the caller's transaction, so that a change and its entry are one.
void appendEntry(Connection &connection, std::int64_t at, const LogEntry &entry);

/// Walks the chain; nothing: whole. Else what is wrong first.
[[nodiscard]] std::optional<LogFault> chainFault(Connection &connection);
/// The same in words; empty: whole.
[[nodiscard]] std::string checkLog(Connection &connection);
[[nodiscard]] LogHead headOf(Connection &connection);

} // namespace watchfloor::store
