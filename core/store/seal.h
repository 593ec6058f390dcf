// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

#include <optional>

/// What a signature on the watch log needs: its end, at an instant at which nobody else writes.
namespace watchfloor::store {

/// The end of the watch log.
struct LogHead
{
    std::string storeId;
    std::int64_t sequence = 0; ///< of the last entry; 0: there is none
    std::string hash; ///< hex

    bool operator==(const LogHead &) const = default;
};
[[nodiscard]] Result<LogHead> logHead(Reader &reader);

/// Makes the entry that vouches for the log up to its head. Runs on the writer's thread, inside its transaction.
using Seal = std::function<LogEntry(const LogHead &head)>;
/// A decision and the seal over its log entry, in one transaction.
[[nodiscard]] std::future<Result<Decided>> decideSealed(Writer &writer, Decision decision, Seal seal);
[[nodiscard]] std::future<Result<>> sealLog(Writer &writer, Seal seal);

/// The first entry of which the chain is not what it was.
struct LogFault
{
    std::int64_t sequence = 0;
    std::string detail;
};
[[nodiscard]] Result<std::optional<LogFault>> checkChain(Reader &reader);

} // namespace watchfloor::store
