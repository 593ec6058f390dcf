// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHostAddress>

#include <vector>

namespace watchfloor::transport {

/// Where a syslog server listens: `udp://0.0.0.0:514`, `tcp://[::1]:601`, `tls://:6514`; `relp://:2514` and
/// `relps://:2514` (over TLS) for senders that wait until each message is kept.
struct Endpoint
{
    enum class Protocol : std::uint8_t { Udp, Tcp, Tls, Relp, RelpTls } protocol = Protocol::Udp;
    QHostAddress address = QHostAddress::Any; ///< Any: all of them
    quint16 port = 0; ///< 0: any that is free

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString scheme() const;
    [[nodiscard]] bool isTls() const { return protocol == Protocol::Tls || protocol == Protocol::RelpTls; }
    [[nodiscard]] bool isRelp() const { return protocol == Protocol::Relp || protocol == Protocol::RelpTls; }
};

/// One or more of them, parted by blanks or commas.
[[nodiscard]] Result<std::vector<Endpoint>> endpointsFrom(const QString &location);

} // namespace watchfloor::transport
