// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/tls.h"

#include "base/displaytext.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>

#include <array>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

constexpr qsizetype shownName = 100;

Result<QByteArray> contents(const QString &path, const QString &what)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, what + u" cannot be read: "_s + visibleText(path) + u": "_s + file.errorString());
    return file.read(1 << 20);
}

Result<QSslKey> keyIn(const QByteArray &pem, const QByteArray &passphrase, const QString &path)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    return fail(ErrorCode::Io,
                u"no private key could be read from "_s + visibleText(path)
                    + (passphrase.isEmpty() ? u"; if it has a passphrase, set it"_s : u"; is the passphrase right?"_s));
}

QString named(const QSslCertificate &certificate)
{
    const QString name = certificate.subjectDisplayName();
    return visibleText(shortText(name.isEmpty() ? u"nobody named"_s : name, shownName));
}

QString issuerOf(const QSslCertificate &certificate)
{
    const QString name = certificate.issuerDisplayName();
    return visibleText(shortText(name.isEmpty() ? u"nobody named"_s : name, shownName));
}

QString hostsOf(const QSslCertificate &certificate)
{
    QStringList names;
    const auto alternatives = certificate.subjectAlternativeNames();
    for (const QString &name : alternatives)
        names.append(name);
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    return visibleText(shortText(names.isEmpty() ? u"no host"_s : names.join(u", "_s), shownName));
}

QString day(const QDateTime &time) { return time.toUTC().toString(u"yyyy-MM-dd HH:mm'Z'"_s); }

QString describeOne(const QSslError &error, const QString &host)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return u"the certificate of "_s + named(certificate) + u" expired on "_s + day(certificate.expiryDate())
            + u"; whoever runs the server must renew it"_s;
    case QSslError::CertificateNotYetValid:
        return u"the certificate of "_s + named(certificate) + u" is not valid before "_s
            + day(certificate.effectiveDate()) + u"; is the clock of this machine right?"_s;
    case QSslError::SelfSignedCertificate:
        return u"the certificate of "_s + named(certificate)
            + u" is self-signed; if that is meant, set its file as the source's authority"_s;
    case QSslError::SelfSignedCertificateInChain:
        return u"the certificate was issued under "_s + named(certificate)
            + u", which is not trusted here; if it should be, set its file as the source's authority"_s;
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return u"the certificate of "_s + named(certificate) + u" was issued by "_s + issuerOf(certificate)
            + u", which is not trusted here; if it should be, set its file as the source's authority"_s;
    case QSslError::HostNameMismatch:
        return u"the certificate is for another host: "_s + hostsOf(certificate) + u", not "_s + visibleText(host)
            + u"; check the source's address"_s;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return u"the certificate of "_s + named(certificate) + u" was revoked"_s;
    case QSslError::NoPeerCertificate:
        return u"the server showed no certificate"_s;
    default:
        return visibleText(error.errorString());
    }
}

} // namespace

Result<QSslConfiguration> configurationOf(const Tls &tls)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!tls.authorities.isEmpty()) {
        const auto pem = contents(tls.authorities, u"the source's authority"_s);
        if (!pem)
            return std::unexpected(pem.error());
        const auto authorities = QSslCertificate::fromData(*pem, QSsl::Pem);
        if (authorities.isEmpty())
            return fail(ErrorCode::Io, u"no certificate in PEM was found in "_s + visibleText(tls.authorities));
        configuration.setCaCertificates(authorities);
    }
    if (tls.certificate.isEmpty())
        return configuration;

    const auto pem = contents(tls.certificate, u"our certificate"_s);
    if (!pem)
        return std::unexpected(pem.error());
    const auto chain = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (chain.isEmpty())
        return fail(ErrorCode::Io, u"no certificate in PEM was found in "_s + visibleText(tls.certificate));
    const QString keyFile = tls.key.isEmpty() ? tls.certificate : tls.key;
    const auto keyPem = contents(keyFile, u"our certificate's key"_s);
    if (!keyPem)
        return std::unexpected(keyPem.error());
    const auto key = keyIn(*keyPem, tls.passphrase, keyFile);
    if (!key)
        return std::unexpected(key.error());
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(*key);
    return configuration;
}

QString describe(const QList<QSslError> &errors, const QString &host)
{
    QStringList sentences;
    for (const QSslError &error : errors) {
        const QString sentence = describeOne(error, host);
        // An untrusted chain is reported from both of its ends.
        if (!sentences.contains(sentence))
            sentences.append(sentence);
    }
    return sentences.join(u"; "_s);
}

} // namespace watchfloor::transport
