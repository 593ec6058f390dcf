// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/netguard.h"

#include "base/displaytext.h"

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

struct Range
{
    QLatin1StringView first;
    int length;
    QLatin1StringView what;
};

/// IANA's special-purpose registries (RFC 6890 and its successors), as far as a connection can lead there.
constexpr auto rangesV4 = std::to_array<Range>({
    {"0.0.0.0"_L1, 8, "an address of this machine"_L1},
    {"10.0.0.0"_L1, 8, "a private address"_L1},
    {"100.64.0.0"_L1, 10, "a carrier's private address"_L1},
    {"127.0.0.0"_L1, 8, "a loopback address"_L1},
    {"169.254.0.0"_L1, 16, "a link-local address"_L1},
    {"172.16.0.0"_L1, 12, "a private address"_L1},
    {"192.0.0.0"_L1, 24, "a reserved address"_L1},
    {"192.168.0.0"_L1, 16, "a private address"_L1},
    {"198.18.0.0"_L1, 15, "an address of a test network"_L1},
    {"224.0.0.0"_L1, 4, "a multicast address"_L1},
    {"240.0.0.0"_L1, 4, "a reserved address"_L1},
});
constexpr auto rangesV6 = std::to_array<Range>({
    {"::"_L1, 128, "an address of this machine"_L1},
    {"::1"_L1, 128, "a loopback address"_L1},
    {"64:ff9b:1::"_L1, 48, "a private address"_L1},
    {"fc00::"_L1, 7, "a unique-local address"_L1},
    {"fe80::"_L1, 10, "a link-local address"_L1},
    {"fec0::"_L1, 10, "a site-local address"_L1},
    {"ff00::"_L1, 8, "a multicast address"_L1},
});

template <std::size_t count>
std::optional<QString> within(const std::array<Range, count> &ranges, const QHostAddress &a)
{
    for (const Range &range : ranges) {
        if (a.isInSubnet(QHostAddress(QString(range.first)), range.length))
            return QString(range.what);
    }
    return std::nullopt;
}

/// The IPv4 address that an IPv6 one stands for.
std::optional<QHostAddress> embedded(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    const auto at = [&bytes](int i) {
        return QHostAddress((quint32(bytes[i]) << 24) | (quint32(bytes[i + 1]) << 16) | (quint32(bytes[i + 2]) << 8)
                            | quint32(bytes[i + 3]));
    };
    const auto in = [&address](QLatin1StringView first, int length) {
        return address.isInSubnet(QHostAddress(QString(first)), length);
    };
    if (in("::ffff:0:0"_L1, 96) || in("64:ff9b::"_L1, 96))
        return at(12);
    if (in("2002::"_L1, 16)) // 6to4
        return at(2);
    // The deprecated IPv4-compatible form, where it is not :: or ::1.
    if (in("::"_L1, 96) && (bytes[12] != 0 || bytes[13] != 0))
        return at(12);
    return std::nullopt;
}

QString hostNamed(const QString &name)
{
    QUrl url;
    url.setScheme(u"https"_s);
    QString bare = name.trimmed();
    if (bare.startsWith(u'[') && bare.endsWith(u']'))
        bare = bare.sliced(1, bare.size() - 2);
    url.setHost(bare);
    return transport::plainHost(url);
}

int portOf(const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); }

} // namespace

QString plainHost(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    return host;
}

std::optional<QString> notPublic(const QHostAddress &address)
{
    if (address.isNull())
        return u"no address"_s;
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return within(rangesV4, address);
    if (const auto inner = embedded(address))
        return within(rangesV4, *inner);
    return within(rangesV6, address);
}

Result<QList<QHostAddress>> reachable(const QUrl &url, const QList<QHostAddress> &addresses, const QStringList &allowed)
{
    const QString host = plainHost(url);
    QList<QHostAddress> known;
    std::ranges::copy_if(addresses, std::back_inserter(known), [](const QHostAddress &a) { return !a.isNull(); });
    if (known.isEmpty())
        return fail(ErrorCode::Io, visibleText(host) + u": no such host (is the name right, does DNS answer?)"_s);
    const bool isAllowed
        = std::ranges::any_of(allowed, [&host](const QString &name) { return hostNamed(name) == host; });
    if (isAllowed)
        return known;
    QList<QHostAddress> open;
    QString refused;
    for (const QHostAddress &address : std::as_const(known)) {
        if (const auto what = notPublic(address))
            refused = address.toString() + u", "_s + *what;
        else
            open.append(address);
    }
    if (open.isEmpty())
        return fail(ErrorCode::Withheld,
                    visibleText(host) + u" leads to "_s + refused
                        + u"; if that is meant, allow private addresses for this source (allow_private)"_s);
    return open;
}

Result<> checkUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return fail(ErrorCode::Usage, u"not a web address: "_s + visibleText(shownUrl(url)));
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return fail(ErrorCode::Usage, u"not an http or https address: "_s + visibleText(shownUrl(url)));
    if (!url.userInfo().isEmpty())
        return fail(ErrorCode::Usage,
                    u"the address holds a name or password, which would end up in logs: keep them as the source's "
                    u"secret"_s);
    return {};
}

Result<QUrl> redirected(const QUrl &from, const QByteArray &location)
{
    const QUrl target = from.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (const auto ok = checkUrl(target); !ok)
        return fail(ErrorCode::Io,
                    shownUrl(from) + u" sends elsewhere, to what is no usable address ("_s + ok.error().detail + u')');
    if (plainHost(target) != plainHost(from))
        return fail(ErrorCode::Withheld,
                    shownUrl(from) + u" sends to another host, "_s + visibleText(plainHost(target))
                        + u"; if that is right, set the source's address to it"_s);
    if (from.scheme() == "https"_L1 && target.scheme() == "http"_L1)
        return fail(ErrorCode::Withheld, shownUrl(from) + u" sends back from https to http, which is refused"_s);
    const bool upgraded = from.scheme() == "http"_L1 && target.scheme() == "https"_L1;
    if (portOf(target) != portOf(from) && !(upgraded && portOf(target) == 443))
        return fail(ErrorCode::Withheld,
                    shownUrl(from) + u" sends to another port, "_s + QString::number(portOf(target))
                        + u"; if that is right, set the source's address to it"_s);
    return target;
}

QString shownUrl(const QUrl &url)
{
    QString text = url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (url.hasQuery())
        text += u"?…"_s;
    return visibleText(text);
}

} // namespace watchfloor::transport
