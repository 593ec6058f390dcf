// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"
#include "transport/settings.h"

namespace watchfloor::ctl {

inline constexpr QLatin1StringView transportPrefix("transport.");

/// The transport of a source as the store has it; nothing where it has none, or one that cannot be read any more.
struct KnownTransport
{
    transport::Settings settings;
    bool paused = false;
};
[[nodiscard]] Result<std::optional<KnownTransport>> transportOf(store::Reader &reader, std::int64_t sourceId);

/// What `source set` was told about the transport: `transport.KEY=VALUE`, or `transport=none`.
struct TransportChanges
{
    std::vector<std::pair<std::string, QString>> settings;
    bool none = false;

    /// False: it is about something else.
    [[nodiscard]] Result<bool> take(const QString &key, const QString &value);
    /// Whether the transport would be a sound one; `sourceId` 0: of a source that is not there yet.
    [[nodiscard]] Result<> check(store::Reader &reader, std::int64_t sourceId) const;
    [[nodiscard]] Result<> apply(store::Store &store, std::int64_t sourceId, const std::string &actor) const;

private:
    [[nodiscard]] Result<transport::Settings> over(store::Reader &reader, std::int64_t sourceId) const;
};

void addTransport(Json &json, const KnownTransport &transport);
void sayTransport(const KnownTransport &transport);

} // namespace watchfloor::ctl
