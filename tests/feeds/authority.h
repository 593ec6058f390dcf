// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

/// An authority and what it issues, made anew for each run by the openssl program: no key lies about, none expires.
namespace watchfloor::test {

struct Certificate
{
    QString pem, key; ///< files

    /// For a server that shows this.
    [[nodiscard]] QSslConfiguration configuration() const
    {
        const auto contents = [](const QString &path) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("no %s", qPrintable(path));
            return file.readAll();
        };
        QSslConfiguration out = QSslConfiguration::defaultConfiguration();
        out.setLocalCertificateChain(QSslCertificate::fromData(contents(pem)));
        out.setPrivateKey(QSslKey(contents(key), QSsl::Ec));
        return out;
    }
};

class Authority
{
public:
    explicit Authority(const QString &name = QStringLiteral("Authority of the tests"))
        : m_certificate(make(QStringLiteral("ca"), name, {QStringLiteral("-days"), QStringLiteral("30")}))
    {
    }

    [[nodiscard]] const Certificate &certificate() const { return m_certificate; }

    /// `names` as in a subjectAltName: DNS:feed.test,IP:127.0.0.1; dates as in 20200101000000Z.
    [[nodiscard]] Certificate issue(const QString &file, const QString &names, const QString &from = {},
                                    const QString &until = {}) const
    {
        QStringList words{QStringLiteral("-CA"),     m_certificate.pem,
                          QStringLiteral("-CAkey"),  m_certificate.key,
                          QStringLiteral("-addext"), QStringLiteral("basicConstraints=critical,CA:FALSE")};
        return make(file, file, words + common(names, from, until));
    }
    [[nodiscard]] Certificate selfSigned(const QString &file, const QString &names) const
    {
        return make(file, file, common(names, {}, {}));
    }

private:
    static QStringList common(const QString &names, const QString &from, const QString &until)
    {
        QStringList words{QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + names};
        if (from.isEmpty())
            return words + QStringList{QStringLiteral("-days"), QStringLiteral("30")};
        return words + QStringList{QStringLiteral("-not_before"), from, QStringLiteral("-not_after"), until};
    }

    Certificate make(const QString &file, const QString &name, const QStringList &more) const
    {
        const Certificate out{m_folder.filePath(file + QStringLiteral(".pem")),
                              m_folder.filePath(file + QStringLiteral(".key"))};
        QProcess openssl;
        openssl.setProcessChannelMode(QProcess::MergedChannels);
        const QString command = QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes");
        openssl.start(QStringLiteral("openssl"),
                      command.split(u' ')
                          + QStringList{QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-out"),
                                        out.pem, QStringLiteral("-keyout"), out.key}
                          + more);
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            qFatal("openssl: %s", openssl.readAll().constData());
        return out;
    }

    QTemporaryDir m_folder;
    Certificate m_certificate;
};

} // namespace watchfloor::test
