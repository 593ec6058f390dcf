// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

/// Authorities, keys and certificates of one test, made by openssl and gone with it.
namespace watchfloor::test {

class Certificates
{
public:
    /// False: there is no openssl here, or it failed.
    [[nodiscard]] bool make()
    {
        return authority(QStringLiteral("ca")) && authority(QStringLiteral("other"))
            && leaf(QStringLiteral("server"), QStringLiteral("ca"), QStringLiteral("subjectAltName=IP:127.0.0.1"))
            && leaf(QStringLiteral("client"), QStringLiteral("ca"), QStringLiteral("extendedKeyUsage=clientAuth"))
            && leaf(QStringLiteral("stranger"), QStringLiteral("other"), QStringLiteral("extendedKeyUsage=clientAuth"));
    }
    [[nodiscard]] QString pem(const QString &name) const { return m_dir.filePath(name + QStringLiteral(".pem")); }
    [[nodiscard]] QString key(const QString &name) const { return m_dir.filePath(name + QStringLiteral(".key")); }

private:
    [[nodiscard]] static bool run(const QStringList &arguments)
    {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), arguments);
        return openssl.waitForFinished() && openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0;
    }
    [[nodiscard]] QStringList fresh(const QString &name) const
    {
        return {QStringLiteral("req"),
                QStringLiteral("-x509"),
                QStringLiteral("-newkey"),
                QStringLiteral("ec"),
                QStringLiteral("-pkeyopt"),
                QStringLiteral("ec_paramgen_curve:P-256"),
                QStringLiteral("-nodes"),
                QStringLiteral("-days"),
                QStringLiteral("30"),
                QStringLiteral("-subj"),
                QStringLiteral("/CN=") + name,
                QStringLiteral("-keyout"),
                key(name),
                QStringLiteral("-out"),
                pem(name)};
    }
    [[nodiscard]] bool authority(const QString &name) const { return run(fresh(name)); }
    [[nodiscard]] bool leaf(const QString &name, const QString &issuer, const QString &extension) const
    {
        return run(fresh(name) << QStringLiteral("-CA") << pem(issuer) << QStringLiteral("-CAkey") << key(issuer)
                               << QStringLiteral("-addext") << QStringLiteral("basicConstraints=critical,CA:FALSE")
                               << QStringLiteral("-addext") << extension);
    }

    QTemporaryDir m_dir;
};

} // namespace watchfloor::test
