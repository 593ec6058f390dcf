// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/secrets.h"

namespace watchfloor {

/// The desktop's keyring (Secret Service or KWallet) through QtKeychain. Each call waits for the keyring, which may ask
/// the person to unlock it; on any thread but the one that draws. Thread-safe.
class KeychainSecrets final : public transport::Secrets
{
public:
    /// Whether a keyring runs in this session.
    [[nodiscard]] static bool isAvailable();

    [[nodiscard]] Result<QByteArray> read(const QString &name) override;
    [[nodiscard]] Result<> write(const QString &name, const QByteArray &value) override;
    [[nodiscard]] Result<> remove(const QString &name) override;
    [[nodiscard]] QString place() const override;
};

/// The keyring where one runs, before a file of mode 0600 at transport::secretsPath(). Looks for it when first asked.
[[nodiscard]] std::unique_ptr<transport::Secrets> userSecrets();

} // namespace watchfloor
