// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "transport/httpclient.h"

#include <QSslConfiguration>
#include <QSslError>

namespace watchfloor::transport {

/// TLS 1.2 or newer with the peer verified. An error names the file that cannot be used.
[[nodiscard]] Result<QSslConfiguration> configurationOf(const Tls &tls);

/// What is wrong with a peer's certificate, in words that say what to do.
[[nodiscard]] QString describe(const QList<QSslError> &errors, const QString &host);

} // namespace watchfloor::transport
