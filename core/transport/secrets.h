// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <functional>
#include <memory>
#include <string_view>

namespace watchfloor::transport {

/// Where the passwords, tokens and passphrases of sources are kept: not in the store, which is copied and handed on,
/// and not in its settings, which are shown. A source names its secret; what is under the name is read when it
/// connects.
class Secrets
{
public:
    virtual ~Secrets() = default;
    /// Error NotFound where nothing is kept under that name.
    [[nodiscard]] virtual Result<QByteArray> read(const QString &name) = 0;
    [[nodiscard]] virtual Result<> write(const QString &name, const QByteArray &value) = 0;
    /// Nothing to remove is no error.
    [[nodiscard]] virtual Result<> remove(const QString &name) = 0;
    /// For a person: "the keyring", or the file.
    [[nodiscard]] virtual QString place() const = 0;
};

/// A file of mode 0600, for machines where no keyring runs. One that others may read, or that is not ours, is refused
/// rather than used. Any thread, and several processes: each call reads the file anew, a change replaces it whole.
class FileSecrets final : public Secrets
{
public:
    explicit FileSecrets(QString path);
    [[nodiscard]] Result<QByteArray> read(const QString &name) override;
    [[nodiscard]] Result<> write(const QString &name, const QByteArray &value) override;
    [[nodiscard]] Result<> remove(const QString &name) override;
    [[nodiscard]] QString place() const override { return m_path; }

private:
    using Entries = QMap<QString, QByteArray>;
    [[nodiscard]] Result<Entries> load() const;
    [[nodiscard]] Result<> save(const Entries &entries) const;
    [[nodiscard]] Result<> change(const std::function<void(Entries &)> &edit);

    QString m_path;
};

/// Reads from the first that knows the name, writes to the first that takes it: a keyring before a file.
class LayeredSecrets final : public Secrets
{
public:
    LayeredSecrets(std::unique_ptr<Secrets> first, std::unique_ptr<Secrets> second);
    [[nodiscard]] Result<QByteArray> read(const QString &name) override;
    [[nodiscard]] Result<> write(const QString &name, const QByteArray &value) override;
    [[nodiscard]] Result<> remove(const QString &name) override;
    [[nodiscard]] QString place() const override;

private:
    std::unique_ptr<Secrets> m_first, m_second;
};

/// The name under which a source's secret is kept: SLUG@HOST for what the server at its location asks for, a password,
/// key or token. With the host in the name, a store from elsewhere that has a source of the same name cannot have the
/// secret sent to a host of its choice. With a part, SLUG/PART: "passphrase" is that of our certificate's key.
[[nodiscard]] QString secretName(std::string_view slug, const QString &location, std::string_view part = {});

/// The file's place for a user: ~/.config/watchfloor/secrets.json.
[[nodiscard]] QString secretsPath();

} // namespace watchfloor::transport
