// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHostAddress>

#include <vector>

namespace watchfloor::transport {

/// Where a syslog server listens: `udp://0.0.0.0:514`, `tcp://[::1]:601`, `tls://:6514`.
struct Endpoint
{
    enum class Protocol : std::uint8_t { Udp, Tcp, Tls } protocol = Protocol::Udp;
    QHostAddress address = QHostAddress::Any; ///< Any: all of them
    quint16 port = 0; ///< 0: any that is free

    [[nodiscard]] QString text() const;
};

/// One or more of them, parted by blanks or commas.
[[nodiscard]] Result<std::vector<Endpoint>> endpointsFrom(const QString &location);

} // namespace watchfloor::transport
