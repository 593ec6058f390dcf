// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ingest/bytesource.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

class QNetworkReply;

namespace watchfloor::transport {

/// Whom a TLS peer must be, and as whom we come. Files in PEM.
struct Tls
{
    QString authorities; ///< trusted instead of the system's; empty: the system's
    QString certificate; ///< ours, with what leads up to its authority; empty: none is shown
    QString key; ///< its private key; empty: stands in the same file
    QByteArray passphrase; ///< of the key
};

struct HttpOptions
{
    Tls tls;
    QStringList allowed; ///< hosts that may live at addresses that are not public (netguard.h)
    std::chrono::milliseconds connectTimeout{15'000}; ///< per address, TLS included
    std::chrono::milliseconds idleTimeout{30'000}; ///< without a byte, while one is waited for
    std::chrono::milliseconds totalTimeout{std::chrono::hours{1}}; ///< of one answer
    std::int64_t maxBytes = std::int64_t(2) << 30; ///< of one answer, as sent
    int maxRedirects = 5;
    /// Replaces the system's look-up of names. Tests play a name server that changes its mind.
    std::function<QList<QHostAddress>(const QString &)> resolve;
};

struct HttpRequest
{
    QUrl url;
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< never logged: credentials are among them
    QByteArray body; ///< not empty: POST
};

/// An answer whose status is 200 to 299, or 304. Its body is read from the network only as fast as next() takes it.
/// Used on the thread of its client, and not longer than that.
class HttpReply final : public ingest::ByteSource
{
public:
    ~HttpReply() override;

    [[nodiscard]] int status() const;
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] const QUrl &url() const { return m_url; } ///< after redirects
    [[nodiscard]] bool isPacked() const; ///< Content-Encoding says that next() gives gzip

    [[nodiscard]] Result<ingest::Chunk> next() override;
    [[nodiscard]] std::int64_t consumed() const override { return m_read; }
    [[nodiscard]] std::int64_t total() const override;

private:
    friend class HttpClient;
    HttpReply() = default;
    void abandon();
    [[nodiscard]] std::unexpected<Error> broken() const;

    std::shared_ptr<QNetworkAccessManager> m_manager;
    std::unique_ptr<QNetworkReply> m_reply;
    QUrl m_url;
    HttpOptions m_options;
    std::stop_token m_stop;
    std::chrono::steady_clock::time_point m_deadline;
    std::string m_chunk;
    std::int64_t m_read = 0;
};

/// Fetches over HTTP or HTTPS, for one worker thread that needs no event loop of its own: each call returns when there
/// is something to return, within a second where the stop token asks so. The name of a host is looked up once and the
/// address that was judged (netguard.h) is the one connected to. No cookies, no cache, no proxy, no HTTP logins but the
/// headers given. Errors are sentences that hold no credentials.
class HttpClient
{
public:
    explicit HttpClient(HttpOptions options);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    [[nodiscard]] Result<std::unique_ptr<HttpReply>> send(const HttpRequest &request, std::stop_token stop);
    /// A whole answer of at most `limit` bytes, opened where it came packed.
    [[nodiscard]] Result<QByteArray> fetch(const HttpRequest &request, std::int64_t limit, std::stop_token stop);
    /// How long the server asked to be left alone, when it last refused (429, 503).
    [[nodiscard]] std::optional<std::chrono::seconds> retryAfter() const { return m_retryAfter; }
    /// The status of the last answer; 0 where none came.
    [[nodiscard]] int lastStatus() const { return m_lastStatus; }

private:
    [[nodiscard]] Result<QList<QHostAddress>> addressesOf(const QUrl &url, const std::stop_token &stop);
    [[nodiscard]] Result<std::unique_ptr<HttpReply>> exchange(const HttpRequest &request, const QUrl &url,
                                                              const std::stop_token &stop);
    [[nodiscard]] std::unique_ptr<HttpReply> begin(const HttpRequest &request, const QUrl &url,
                                                   const QHostAddress &address, const std::stop_token &stop);
    [[nodiscard]] Result<bool> awaitHead(HttpReply &reply, QString &problem);
    [[nodiscard]] std::unexpected<Error> refusal(const HttpReply &reply);
    [[nodiscard]] Result<> prepare();

    HttpOptions m_options;
    QSslConfiguration m_tls;
    std::shared_ptr<QNetworkAccessManager> m_manager;
    std::optional<std::chrono::seconds> m_retryAfter;
    int m_lastStatus = 0;
};

/// Retry-After as seconds or as a date (RFC 9110, 10.2.3), a day at most.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterOf(const QByteArray &header);

/// The first bytes of what a browser would show. Log-in pages and the errors of proxies come as such, with status 200.
[[nodiscard]] bool isWebPage(std::string_view head);

} // namespace watchfloor::transport
