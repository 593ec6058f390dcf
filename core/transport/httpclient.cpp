// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/httpclient.h"

#include "base/displaytext.h"
#include "base/timestamp.h"
#include "transport/netguard.h"
#include "transport/tls.h"

#include <QEventLoop>
#include <QHostInfo>
#include <QLocale>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

using std::chrono::milliseconds;
using SteadyClock = std::chrono::steady_clock;

constexpr milliseconds stopLookedForEvery{100};
constexpr qsizetype mostAddresses = 4;
constexpr std::int64_t readAheadBytes = 1 << 20;
constexpr std::chrono::seconds longestRetryAfter{std::chrono::hours{24}};

/// Runs the thread's event loop until `done` says so; false: stopped, or too late.
enum class Waited : std::uint8_t { Done, Stopped, Late };
Waited waitUntil(const std::function<bool()> &done, const std::function<void(QEventLoop &)> &wake,
                 const std::stop_token &stop, SteadyClock::time_point deadline)
{
    while (!done()) {
        if (stop.stop_requested())
            return Waited::Stopped;
        const auto left = std::chrono::ceil<milliseconds>(deadline - SteadyClock::now());
        if (left <= milliseconds::zero())
            return Waited::Late;
        QEventLoop loop;
        wake(loop);
        QTimer timer;
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
        timer.start(std::min(left, stopLookedForEvery));
        if (!done())
            loop.exec();
    }
    return Waited::Done;
}

QString inSeconds(milliseconds time) { return QString::number(time.count() / 1000.0) + u" s"_s; }

/// In words, for errors that come before or instead of an answer.
QString describe(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return u"nothing listens there (connection refused)"_s;
    case QNetworkReply::RemoteHostClosedError:
        return u"the server closed the connection"_s;
    case QNetworkReply::SslHandshakeFailedError:
        return u"no TLS connection came about: "_s + visibleText(reply.errorString());
    case QNetworkReply::TimeoutError:
        return u"the connection timed out"_s;
    default:
        return visibleText(reply.errorString());
    }
}

/// Whether another address of the same host may do better.
bool isUnreachable(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::TimeoutError
        || error == QNetworkReply::UnknownNetworkError || error == QNetworkReply::TemporaryNetworkFailureError
        || error == QNetworkReply::HostNotFoundError;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QString meaningOf(int status)
{
    switch (status) {
    case 400:
        return u"it does not understand the request"_s;
    case 401:
        return u"it wants a login: the source's secret is missing or wrong"_s;
    case 403:
        return u"this account may not read that"_s;
    case 404:
    case 410:
        return u"there is nothing at that address"_s;
    case 406:
    case 415:
        return u"it does not speak this format there"_s;
    case 429:
        return u"it wants to be asked less often"_s;
    case 503:
        return u"it is not available now"_s;
    default:
        return status >= 500 ? u"it failed"_s : u"it refused"_s;
    }
}

} // namespace

std::optional<std::chrono::seconds> retryAfterOf(const QByteArray &header)
{
    const QByteArray text = header.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    std::chrono::seconds wait{0};
    if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qlonglong seconds = text.toLongLong(&fits);
        wait = fits ? std::chrono::seconds(std::min<qlonglong>(seconds, longestRetryAfter.count())) : longestRetryAfter;
    } else {
        // IMF-fixdate alone; the two older forms have not been written for thirty years.
        QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
        if (!at.isValid())
            return std::nullopt;
        at.setTimeZone(QTimeZone::UTC);
        const std::chrono::milliseconds now{toMicros(Clock::now()) / 1000};
        wait = std::chrono::ceil<std::chrono::seconds>(milliseconds(at.toMSecsSinceEpoch()) - now);
    }
    return std::clamp(wait, std::chrono::seconds{0}, longestRetryAfter);
}

bool isWebPage(std::string_view head)
{
    if (head.starts_with("\xef\xbb\xbf"))
        head.remove_prefix(3);
    const auto skipSpace = [&head] { head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size())); };
    skipSpace();
    while (head.starts_with("<!--") || head.starts_with("<?")) {
        const std::string_view close = head.starts_with("<!--") ? "-->" : "?>";
        const auto end = head.find(close);
        if (end == std::string_view::npos)
            return false;
        head.remove_prefix(end + close.size());
        skipSpace();
    }
    const auto starts = [&head](std::string_view word) {
        return head.size() >= word.size() && std::ranges::equal(head.substr(0, word.size()), word, [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b;
               });
    };
    return starts("<!doctype html") || starts("<html") || starts("<head") || starts("<body");
}

// ---------------------------------------------------------------- an answer

HttpReply::~HttpReply() { abandon(); }

/// Closing a reply that runs on would read it to its end.
void HttpReply::abandon()
{
    if (m_reply && !m_reply->isFinished())
        m_reply->abort();
}

int HttpReply::status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

QByteArray HttpReply::header(const QByteArray &name) const { return m_reply->rawHeader(name); }

bool HttpReply::isPacked() const
{
    const QByteArray coding = header("Content-Encoding"_ba).trimmed().toLower();
    return coding == "gzip" || coding == "x-gzip";
}

std::int64_t HttpReply::total() const { return m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong(); }

std::unexpected<Error> HttpReply::broken() const
{
    QString text = shownUrl(m_url) + u": "_s + describe(*m_reply);
    if (m_read > 0 || total() > 0)
        text += u" after "_s + QString::number(m_read)
            + (total() > 0 ? u" of "_s + QString::number(total()) : QString()) + u" bytes"_s;
    return fail(ErrorCode::Io, text);
}

Result<ingest::Chunk> HttpReply::next()
{
    using State = ingest::Chunk::State;
    const auto begun = SteadyClock::now();
    const auto deadline = std::min(m_deadline, begun + m_options.idleTimeout);
    const auto waited
        = waitUntil([this] { return m_reply->bytesAvailable() > 0 || m_reply->isFinished(); },
                    [this](QEventLoop &loop) {
                        QObject::connect(m_reply.get(), &QNetworkReply::readyRead, &loop, &QEventLoop::quit);
                        QObject::connect(m_reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
                    },
                    m_stop, deadline);
    if (waited == Waited::Stopped) {
        abandon();
        return fail(ErrorCode::Cancelled, u"cancelled"_s);
    }
    const bool isOverdue = SteadyClock::now() >= m_deadline;
    if (waited == Waited::Late || (isOverdue && !m_reply->isFinished())) {
        abandon();
        return fail(ErrorCode::Io,
                    shownUrl(m_url)
                        + (isOverdue ? u" did not end within "_s + inSeconds(m_options.totalTimeout)
                                     : u" sent nothing for "_s + inSeconds(m_options.idleTimeout))
                        + u"; it was left after "_s + QString::number(m_read) + u" bytes"_s);
    }
    if (const auto ready = std::min<std::int64_t>(m_reply->bytesAvailable(), ingest::ByteSource::chunkBytes);
        ready > 0) {
        m_chunk.resize(std::size_t(ready));
        const auto got = m_reply->read(m_chunk.data(), ready);
        m_chunk.resize(std::size_t(std::max<std::int64_t>(got, 0)));
        m_read += std::int64_t(m_chunk.size());
        if (m_read > m_options.maxBytes) {
            abandon();
            return fail(ErrorCode::Io,
                        shownUrl(m_url) + u" sends more than the "_s + QString::number(m_options.maxBytes)
                            + u" bytes that one answer may have; a feed that never ends is not read this way"_s);
        }
        return ingest::Chunk{State::Data, m_chunk};
    }
    if (m_reply->error() != QNetworkReply::NoError)
        return broken();
    return ingest::Chunk{State::End, {}};
}

// ---------------------------------------------------------------- asking

HttpClient::HttpClient(HttpOptions options)
    : m_options(std::move(options))
{
}

HttpClient::~HttpClient() = default;

Result<QList<QHostAddress>> HttpClient::addressesOf(const QUrl &url, const std::stop_token &stop)
{
    const QString host = plainHost(url);
    QList<QHostAddress> found;
    if (m_options.resolve) {
        found = m_options.resolve(host);
        return reachable(url, found, m_options.allowed);
    }
    // A thread that never had an event loop has no dispatcher, and a look-up without one is lost.
    const QEventLoop makesDispatcher;
    bool done = false;
    QObject receiver;
    QEventLoop *waiting = nullptr;
    const int lookup = QHostInfo::lookupHost(host, &receiver, [&](const QHostInfo &info) {
        done = true;
        found = info.addresses();
        if (waiting)
            waiting->quit();
    });
    const auto waited = waitUntil([&done] { return done; }, [&waiting](QEventLoop &loop) { waiting = &loop; }, stop,
                                  SteadyClock::now() + m_options.connectTimeout);
    if (waited != Waited::Done)
        QHostInfo::abortHostLookup(lookup);
    if (waited == Waited::Stopped)
        return fail(ErrorCode::Cancelled, u"cancelled"_s);
    if (waited == Waited::Late)
        return fail(ErrorCode::Io,
                    visibleText(host) + u": the name was not found within "_s + inSeconds(m_options.connectTimeout));
    return reachable(url, found, m_options.allowed);
}

std::unique_ptr<HttpReply> HttpClient::begin(const HttpRequest &request, const QUrl &url, const QHostAddress &address,
                                             const std::stop_token &stop)
{
    // The address stands in the URL, so that nothing looks the name up again.
    QUrl pinned = url;
    pinned.setHost(address.toString());
    pinned.setFragment({});
    QNetworkRequest asked(pinned);
    asked.setSslConfiguration(m_tls);
    asked.setPeerVerifyName(plainHost(url));
    QByteArray host = plainHost(url).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    if (url.port() != -1)
        host += ':' + QByteArray::number(url.port());
    asked.setRawHeader("Host"_ba, host);
    asked.setRawHeader("User-Agent"_ba, "Watchfloor/" WATCHFLOOR_VERSION ""_ba);
    // Said by ourselves, so that Qt leaves the body packed: our own reader knows bombs.
    asked.setRawHeader("Accept-Encoding"_ba, "gzip"_ba);
    for (const auto &[name, value] : request.headers)
        asked.setRawHeader(name, value);
    asked.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    asked.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    asked.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    asked.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    asked.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    asked.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    asked.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);

    auto reply = std::unique_ptr<HttpReply>(new HttpReply);
    reply->m_manager = m_manager;
    reply->m_url = url;
    reply->m_options = m_options;
    reply->m_stop = stop;
    reply->m_deadline = SteadyClock::now() + m_options.totalTimeout;
    reply->m_reply.reset(request.body.isEmpty() ? m_manager->get(asked) : m_manager->post(asked, request.body));
    reply->m_reply->setReadBufferSize(readAheadBytes);
    return reply;
}

/// The head of the answer from one address; nothing where another address may do better, for the reason in `problem`.
Result<bool> HttpClient::awaitHead(HttpReply &reply, QString &problem)
{
    QNetworkReply *const net = reply.m_reply.get();
    const QString host = reply.m_url.host();
    bool sent = false;
    QString tlsFault;
    QObject here;
    QObject::connect(net, &QNetworkReply::requestSent, &here, [&sent] { sent = true; });
    QObject::connect(net, &QNetworkReply::sslErrors, &here,
                     [&](const QList<QSslError> &errors) { tlsFault = describe(errors, host); });
    const auto wake = [net](QEventLoop &loop) {
        QObject::connect(net, &QNetworkReply::requestSent, &loop, &QEventLoop::quit);
        QObject::connect(net, &QNetworkReply::metaDataChanged, &loop, &QEventLoop::quit);
        QObject::connect(net, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    };
    const auto isAnswered = [&reply, net] { return reply.status() != 0 || net->isFinished(); };
    const auto connected = SteadyClock::now() + m_options.connectTimeout;
    auto waited = waitUntil([&] { return sent || isAnswered(); }, wake, reply.m_stop, connected);
    if (waited == Waited::Late) {
        problem = u"no connection within "_s + inSeconds(m_options.connectTimeout);
        return false;
    }
    if (waited == Waited::Done)
        waited = waitUntil(isAnswered, wake, reply.m_stop, SteadyClock::now() + m_options.idleTimeout);
    if (waited == Waited::Stopped)
        return fail(ErrorCode::Cancelled, u"cancelled"_s);
    if (waited == Waited::Late)
        return fail(ErrorCode::Io,
                    shownUrl(reply.m_url) + u" did not answer within "_s + inSeconds(m_options.idleTimeout));
    if (!tlsFault.isEmpty())
        return fail(ErrorCode::Io, shownUrl(reply.m_url) + u": "_s + tlsFault);
    if (reply.status() != 0)
        return true;
    problem = describe(*net);
    if (isUnreachable(net->error()))
        return false;
    return fail(ErrorCode::Io, shownUrl(reply.m_url) + u": "_s + problem);
}

Result<std::unique_ptr<HttpReply>> HttpClient::exchange(const HttpRequest &request, const QUrl &url,
                                                        const std::stop_token &stop)
{
    auto addresses = addressesOf(url, stop);
    if (!addresses)
        return std::unexpected(addresses.error());
    if (addresses->size() > mostAddresses)
        addresses->resize(mostAddresses);
    QString problem;
    for (const QHostAddress &address : std::as_const(*addresses)) {
        auto reply = begin(request, url, address, stop);
        const auto answered = awaitHead(*reply, problem);
        if (!answered)
            return std::unexpected(answered.error());
        if (*answered)
            return reply;
    }
    return fail(ErrorCode::Io, shownUrl(url) + u": "_s + problem);
}

std::unexpected<Error> HttpClient::refusal(const HttpReply &reply)
{
    QString text = shownUrl(reply.url()) + u" answers "_s + QString::number(reply.status()) + u": "_s
        + meaningOf(reply.status());
    if (reply.status() == 429 || reply.status() == 503) {
        m_retryAfter = retryAfterOf(reply.header("Retry-After"_ba));
        if (m_retryAfter)
            text += u", again in "_s + QString::number(m_retryAfter->count()) + u" s"_s;
    }
    return fail(reply.status() == 404 || reply.status() == 410 ? ErrorCode::NotFound : ErrorCode::Io, text);
}

Result<> HttpClient::prepare()
{
    if (m_manager)
        return {};
    auto tls = configurationOf(m_options.tls);
    if (!tls)
        return std::unexpected(tls.error());
    m_tls = std::move(*tls);
    m_manager = std::make_shared<QNetworkAccessManager>();
    m_manager->setProxy(QNetworkProxy::NoProxy);
    return {};
}

Result<std::unique_ptr<HttpReply>> HttpClient::send(const HttpRequest &request, std::stop_token stop)
{
    m_retryAfter.reset();
    m_lastStatus = 0;
    if (const auto ok = checkUrl(request.url).and_then([this] { return prepare(); }); !ok)
        return std::unexpected(ok.error());
    QUrl url = request.url;
    for (int redirects = 0;; ++redirects) {
        auto reply = exchange(request, url, stop);
        if (!reply)
            return reply;
        const int status = m_lastStatus = (*reply)->status();
        if ((status >= 200 && status < 300) || status == 304) {
            if ((*reply)->total() > m_options.maxBytes)
                return fail(ErrorCode::Io,
                            shownUrl(url) + u" would send "_s + QString::number((*reply)->total())
                                + u" bytes, more than the "_s + QString::number(m_options.maxBytes)
                                + u" that one answer may have"_s);
            return reply;
        }
        const QByteArray location = (*reply)->header("Location"_ba);
        if (!isRedirect(status) || location.isEmpty())
            return refusal(**reply);
        if (!request.body.isEmpty() && status != 307 && status != 308)
            return fail(ErrorCode::Io,
                        shownUrl(url) + u" sends a question elsewhere ("_s + QString::number(status)
                            + u"); is the source's address right?"_s);
        if (redirects == m_options.maxRedirects)
            return fail(ErrorCode::Io,
                        shownUrl(request.url) + u" sends on more than "_s + QString::number(m_options.maxRedirects)
                            + u" times"_s);
        auto target = redirected(url, location);
        if (!target)
            return std::unexpected(target.error());
        url = std::move(*target);
    }
}

Result<QByteArray> HttpClient::fetch(const HttpRequest &request, std::int64_t limit, std::stop_token stop)
{
    auto reply = send(request, std::move(stop));
    if (!reply)
        return std::unexpected(reply.error());
    const QUrl url = (*reply)->url();
    std::unique_ptr<ingest::ByteSource> body = std::move(*reply);
    if (static_cast<HttpReply &>(*body).isPacked())
        body = ingest::inflating(std::move(body));
    QByteArray all;
    for (;;) {
        const auto chunk = body->next();
        if (!chunk)
            return std::unexpected(chunk.error());
        all.append(chunk->bytes.data(), qsizetype(chunk->bytes.size()));
        if (all.size() > limit)
            return fail(ErrorCode::Io,
                        shownUrl(url) + u" sends more than the "_s + QString::number(limit)
                            + u" bytes that can be used of it"_s);
        if (chunk->state == ingest::Chunk::State::End)
            return all;
    }
}

} // namespace watchfloor::transport
