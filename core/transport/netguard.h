// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHostAddress>
#include <QStringList>
#include <QUrl>

#include <optional>

/// Which peers a feed may be fetched from. A URL can be set by somebody who sees less of the network than this machine
/// does, and a name can change where it leads between two look-ups: therefore the address that is connected to is what
/// is judged.
namespace watchfloor::transport {

/// What is special about an address that is not out on the Internet: "a loopback address"; nothing for one that is.
/// Addresses written inside others (IPv4-mapped, NAT64, 6to4) are judged as what they lead to.
[[nodiscard]] std::optional<QString> notPublic(const QHostAddress &address);

/// The addresses of `url`'s host that may be connected to. `allowed` names the hosts, as URLs write them, that may
/// live at an address that is not public. An error where none is left.
[[nodiscard]] Result<QList<QHostAddress>> reachable(const QUrl &url, const QList<QHostAddress> &addresses,
                                                    const QStringList &allowed);

/// As hosts are compared and looked up: in lower case, without the root's dot.
[[nodiscard]] QString plainHost(const QUrl &url);

/// An http or https URL with a host and without credentials in it; otherwise what is wrong with it.
[[nodiscard]] Result<> checkUrl(const QUrl &url);

/// The URL that `location` leads to from `from`, where that is the same host and no step back from https to http.
[[nodiscard]] Result<QUrl> redirected(const QUrl &from, const QByteArray &location);

/// Without query, fragment and credentials: what may stand in a log.
[[nodiscard]] QString shownUrl(const QUrl &url);

} // namespace watchfloor::transport
