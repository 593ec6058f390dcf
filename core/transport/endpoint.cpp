// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/endpoint.h"

#include "base/displaytext.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

struct Scheme
{
    Endpoint::Protocol protocol;
    QLatin1StringView name;
    quint16 port; ///< where none is given
};
constexpr std::array schemes{
    Scheme{Endpoint::Protocol::Udp, "udp"_L1, 514},        Scheme{Endpoint::Protocol::Tcp, "tcp"_L1, 601},
    Scheme{Endpoint::Protocol::Tls, "tls"_L1, 6514},       Scheme{Endpoint::Protocol::Relp, "relp"_L1, 2514},
    Scheme{Endpoint::Protocol::RelpTls, "relps"_L1, 2514},
};

Result<Endpoint> endpointFrom(const QString &word)
{
    const auto wrong = [&] {
        return fail(
            ErrorCode::Usage,
            u"location: %1 is none of udp://ADDRESS:PORT, tcp://, tls://, relp://, relps://"_s.arg(visibleText(word)));
    };
    const QUrl url(word, QUrl::StrictMode);
    Endpoint endpoint;
    const auto scheme = std::ranges::find(schemes, url.scheme(), &Scheme::name);
    if (scheme == schemes.end())
        return wrong();
    endpoint.protocol = scheme->protocol;
    if (!url.isValid() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()
        || (!url.path().isEmpty() && url.path() != "/"_L1))
        return wrong();
    const QString host = url.host();
    if (host == "localhost"_L1)
        endpoint.address = QHostAddress::LocalHost;
    else if (!host.isEmpty() && host != "*"_L1 && !endpoint.address.setAddress(host))
        return wrong();
    endpoint.port = quint16(url.port(scheme->port));
    return endpoint;
}

} // namespace

QString Endpoint::scheme() const { return std::ranges::find(schemes, protocol, &Scheme::protocol)->name; }

QString Endpoint::text() const
{
    const QString host = address.protocol() == QAbstractSocket::IPv6Protocol ? u"["_s + address.toString() + u"]"_s
        : address == QHostAddress(QHostAddress::Any)                         ? u"*"_s
                                                                             : address.toString();
    return scheme() + u"://"_s + host + u":"_s + QString::number(port);
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
