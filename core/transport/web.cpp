// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/web.h"

#include "transport/netguard.h"

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

HttpOptions optionsOf(const Settings &settings, const QUrl &location)
{
    HttpOptions options;
    options.tls.authorities = settings.ca;
    options.tls.certificate = settings.certificate;
    options.tls.key = settings.key;
    // By name: whoever said so meant this host, and no other one can be reached anyway.
    if (settings.allowPrivate)
        options.allowed = {location.host()};
    return options;
}

QUrl urlOf(const Settings &settings) { return QUrl(settings.location, QUrl::StrictMode); }

} // namespace

Result<> checkWeb(const Settings &settings) { return checkUrl(urlOf(settings)); }

Web::Web(Session &session, HttpOptions options)
    : m_session(session)
    , m_location(urlOf(session.settings()))
    , m_client(std::move(options))
{
}

Result<std::unique_ptr<Web>> Web::of(Session &session, Login login)
{
    const Settings &settings = session.settings();
    if (const auto ok = checkWeb(settings); !ok)
        return std::unexpected(ok.error());
    HttpOptions options = optionsOf(settings, urlOf(settings));
    if (!settings.certificate.isEmpty()) {
        const auto passphrase = session.secret("passphrase");
        if (!passphrase)
            return std::unexpected(passphrase.error());
        options.tls.passphrase = *passphrase;
    }
    auto web = std::unique_ptr<Web>(new Web(session, std::move(options)));
    if (const auto done = web->login(login); !done)
        return std::unexpected(done.error());
    return web;
}

Result<> Web::login(Login login)
{
    const auto secret = m_session.secret();
    if (!secret)
        return std::unexpected(secret.error());
    const QByteArray user = m_session.settings().user.toUtf8();
    if (secret->isEmpty() && user.isEmpty())
        return {};
    if (m_location.scheme() != "https"_L1 && !m_session.settings().allowPrivate)
        return fail(ErrorCode::Withheld,
                    u"a secret is not sent over http, where anybody on the way can read it: use https"_s);
    if (secret->contains('\r') || secret->contains('\n'))
        return fail(ErrorCode::Usage, u"the source's secret has a line break in it"_s);
    if (login == Login::Key)
        m_authorization = *secret;
    else if (!user.isEmpty())
        m_authorization = "Basic " + QByteArray(user + ':' + *secret).toBase64();
    else
        m_authorization = "Bearer " + *secret;
    return {};
}

HttpRequest Web::request(const QUrl &url, Headers headers, const QByteArray &body) const
{
    // Links in answers are not to carry the secret away.
    if (!m_authorization.isEmpty() && plainHost(url) == plainHost(m_location) && url.scheme() == m_location.scheme()
        && url.port() == m_location.port())
        headers.emplace_back("Authorization", m_authorization);
    return {url, std::move(headers), body};
}

void Web::heed()
{
    if (const auto wait = m_client.retryAfter())
        m_session.notBefore(*wait);
}

Result<std::unique_ptr<HttpReply>> Web::send(const QUrl &url, Headers headers, const QByteArray &body)
{
    auto reply = m_client.send(request(url, std::move(headers), body), m_session.stop());
    heed();
    return reply;
}

Result<QByteArray> Web::fetch(const QUrl &url, Headers headers, std::int64_t limit)
{
    auto body = m_client.fetch(request(url, std::move(headers), {}), limit, m_session.stop());
    heed();
    if (body && isWebPage(std::string_view(body->constData(), std::size_t(body->size()))))
        return pageInstead(url);
    return body;
}

std::unique_ptr<ingest::ByteSource> bodyOf(std::unique_ptr<HttpReply> reply)
{
    const bool isPacked = reply->isPacked();
    std::unique_ptr<ingest::ByteSource> body = std::move(reply);
    return isPacked ? ingest::inflating(std::move(body)) : std::move(body);
}

std::unexpected<Error> pageInstead(const QUrl &url)
{
    return fail(ErrorCode::Malformed,
                shownUrl(url) + u" answers with a web page instead of data: a log-in page, or a proxy's error? "_s
                    + u"Open it in a browser to see"_s);
}

} // namespace watchfloor::transport
