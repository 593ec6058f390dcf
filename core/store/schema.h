// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <span>

namespace watchfloor::store {

struct Connection;

/// "WFLR" in the file header, so that file(1) and we tell our files apart.
inline constexpr std::int64_t applicationId = 0x57464C52;
inline constexpr std::int64_t pageSize = 8192;

/// Step n takes a store from version n to n + 1. Append only: a released step is never
/// edited, the next one puts it right.
[[nodiscard]] std::span<const char *const> schemaSteps();
[[nodiscard]] int schemaVersion();

/// Brings a store to the newest version, one transaction a step. SchemaTooNew where it is ahead. Throws Failure.
void migrate(Connection &connection, std::span<const char *const> steps);

/// The whole schema and the store's identity, in WAL mode. Nothing is flushed and nothing taken back where it is cut
/// off: for a NewFile alone. Throws Failure.
void createSchema(Connection &connection, Context context);

} // namespace watchfloor::store
