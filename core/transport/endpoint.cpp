// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/endpoint.h"

#include "base/displaytext.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

QString schemeOf(Endpoint::Protocol protocol)
{
    return protocol == Endpoint::Protocol::Udp ? u"udp"_s : protocol == Endpoint::Protocol::Tcp ? u"tcp"_s : u"tls"_s;
}

Result<Endpoint> endpointFrom(const QString &word)
{
    const auto wrong = [&] {
        return fail(ErrorCode::Usage,
                    u"location: %1 is none of udp://ADDRESS:PORT, tcp://ADDRESS:PORT, tls://ADDRESS:PORT"_s.arg(
                        visibleText(word)));
    };
    const QUrl url(word, QUrl::StrictMode);
    Endpoint endpoint;
    const QString scheme = url.scheme();
    if (scheme == "udp"_L1)
        endpoint.protocol = Endpoint::Protocol::Udp;
    else if (scheme == "tcp"_L1)
        endpoint.protocol = Endpoint::Protocol::Tcp;
    else if (scheme == "tls"_L1)
        endpoint.protocol = Endpoint::Protocol::Tls;
    else
        return wrong();
    if (!url.isValid() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()
        || (!url.path().isEmpty() && url.path() != "/"_L1))
        return wrong();
    const QString host = url.host();
    if (host == "localhost"_L1)
        endpoint.address = QHostAddress::LocalHost;
    else if (!host.isEmpty() && host != "*"_L1 && !endpoint.address.setAddress(host))
        return wrong();
    endpoint.port = quint16(url.port(scheme == "udp"_L1 ? 514 : scheme == "tcp"_L1 ? 601 : 6514));
    return endpoint;
}

} // namespace

QString Endpoint::text() const
{
    const QString host = address.protocol() == QAbstractSocket::IPv6Protocol ? u"["_s + address.toString() + u"]"_s
        : address == QHostAddress(QHostAddress::Any)                         ? u"*"_s
                                                                             : address.toString();
    return schemeOf(protocol) + u"://"_s + host + u":"_s + QString::number(port);
}

Result<std::vector<Endpoint>> endpointsFrom(const QString &location)
{
    static const QRegularExpression blanks(u"[\\s,]+"_s);
    std::vector<Endpoint> endpoints;
    for (const QString &word : location.split(blanks, Qt::SkipEmptyParts)) {
        const auto endpoint = endpointFrom(word);
        if (!endpoint)
            return std::unexpected(endpoint.error());
        endpoints.push_back(*endpoint);
    }
    if (endpoints.empty() || endpoints.size() > 16)
        return fail(ErrorCode::Usage, u"location: one to sixteen addresses, as in udp://0.0.0.0:514"_s);
    return endpoints;
}

} // namespace watchfloor::transport
