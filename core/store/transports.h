// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/store.h"

#include <span>

/// The writer's side of transports, inside its transaction. All throw Failure.
namespace watchfloor::store {

/// NotFound where the store has no such source.
[[nodiscard]] std::string slugOf(Connection &connection, std::int64_t sourceId);
/// False where nothing changed.
bool storeTransport(Connection &connection, const TransportConfig &config, bool anew);
bool deleteTransport(Connection &connection, std::int64_t sourceId);
bool storePause(Connection &connection, std::int64_t sourceId, bool paused);
void storeCursors(Connection &connection, std::int64_t sourceId, std::span<const CursorChange> cursors);

} // namespace watchfloor::store
