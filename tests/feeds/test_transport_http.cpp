// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority.h"
#include "base/timestamp.h"
#include "httpserver.h"
#include "transport/envelope.h"
#include "transport/httpclient.h"
#include "transport/netguard.h"
#include "transport/secrets.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::transport;
using namespace watchfloor::test;

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

HttpOptions local()
{
    HttpOptions options;
    options.allowed = {u"127.0.0.1"_s, u"feed.test"_s};
    options.resolve = [](const QString &host) {
        return QList<QHostAddress>{host == u"127.0.0.1" || host == u"feed.test" || host == u"other.test"
                                       ? QHostAddress(QHostAddress::LocalHost)
                                       : QHostAddress(host)};
    };
    return options;
}

Answer text(const QByteArray &body, int status = 200)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain"}}, .body = body};
}

QByteArray gzip(const QByteArray &plain)
{
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(plain.size()))) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

Result<QByteArray> get(const HttpOptions &options, const QUrl &url)
{
    HttpClient client(options);
    return client.fetch({.url = url, .headers = {}, .body = {}}, 64 << 20, {});
}

QString problem(const Result<QByteArray> &result) { return result ? u"(no error)"_s : result.error().detail; }

} // namespace

#define MENTIONS(text, part) QVERIFY2((text).contains(part), qPrintable(text))

/// Fetching over real sockets from a peer that behaves, and from ones that do not.
class TestTransportHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesAndSaysNothingOfItselfThatWasNotAsked()
    {
        HttpServer server([](const Asked &) {
            Answer answer = text("hello");
            answer.headers.emplaceBack("Set-Cookie", "track=1; Path=/");
            return answer;
        });
        HttpClient client(local());
        for (int i = 0; i < 2; ++i) {
            const auto body
                = client.fetch({.url = server.url(u"/a?x=1"_s), .headers = {{"X-Key", "k"}}, .body = {}}, 1000, {});
            QVERIFY2(body, qPrintable(problem(body)));
            QCOMPARE(*body, "hello"_ba);
        }
        const auto asked = server.asked();
        QCOMPARE(asked.size(), 2u);
        QCOMPARE(asked[0].target, "/a?x=1"_ba);
        QCOMPARE(asked[0].headers.value("x-key"), "k"_ba);
        QCOMPARE(asked[0].headers.value("host"), "127.0.0.1:" + QByteArray::number(server.port()));
        QVERIFY(!asked[1].headers.contains("cookie"));
        QCOMPARE(server.connections(), 1); // kept open
    }

    void postsABody()
    {
        HttpServer server([](const Asked &asked) { return text(asked.method + ' ' + asked.body); });
        HttpClient client(local());
        const auto body = client.fetch(
            {.url = server.url(u"/q"_s), .headers = {{"Content-Type", "application/json"}}, .body = "{}"}, 1000, {});
        QVERIFY2(body, qPrintable(problem(body)));
        QCOMPARE(*body, "POST {}"_ba);
    }

    void opensGzip()
    {
        const QByteArray plain = QByteArray("{\"a\":1}\n").repeated(5000);
        HttpServer server([&](const Asked &asked) {
            Answer answer = text(gzip(plain));
            if (asked.headers.value("accept-encoding") == "gzip")
                answer.headers.emplaceBack("Content-Encoding", "gzip");
            return answer;
        });
        const auto body = get(local(), server.url(u"/"_s));
        QVERIFY2(body, qPrintable(problem(body)));
        QCOMPARE(*body, plain);
    }

    void aBombIsNotOpened()
    {
        HttpServer server([](const Asked &) {
            Answer answer = text(gzip(QByteArray(100 << 20, ' ')));
            answer.headers.emplaceBack("Content-Encoding", "gzip");
            return answer;
        });
        HttpClient client(local());
        const auto body = client.fetch({.url = server.url(u"/"_s), .headers = {}, .body = {}}, 1 << 30, {});
        QVERIFY(!body);
        MENTIONS(body.error().detail, u"decompression bomb"_s);
    }

    void addressesInsideTheNetworkAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *host : {"127.0.0.1",
                                 "127.1",
                                 "2130706433",
                                 "0x7f.1",
                                 "0177.0.0.1",
                                 "①②⑦.0.0.1",
                                 "[::1]",
                                 "[::ffff:127.0.0.1]",
                                 "[::ffff:10.0.0.1]",
                                 "10.1.2.3",
                                 "172.31.0.1",
                                 "192.168.1.1",
                                 "169.254.169.254",
                                 "100.64.0.1",
                                 "0.0.0.0",
                                 "[fe80::1]",
                                 "[fd00::1]",
                                 "[64:ff9b::a9fe:a9fe]",
                                 "[2002:7f00:1::]",
                                 "localhost",
                                 "localhost."})
            QTest::newRow(host) << u"http://"_s + QString::fromUtf8(host) + u"/"_s;
    }

    void addressesInsideTheNetworkAreRefused()
    {
        QFETCH(const QString, url);
        HttpOptions options;
        options.connectTimeout = seconds{5};
        const auto body = get(options, QUrl(url));
        QVERIFY(!body);
        // Some spellings Qt refuses as addresses at all, which is as good.
        if (body.error().code != ErrorCode::Usage) {
            QCOMPARE(body.error().code, ErrorCode::Withheld);
            MENTIONS(body.error().detail, u"address"_s);
        }
    }

    void publicAddressesAreNotMistaken()
    {
        for (const char *address : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450::1", "64:ff9b::808:808",
                                    "::ffff:8.8.8.8", "2002:808:808::"})
            QVERIFY2(!notPublic(QHostAddress(QString::fromLatin1(address))), address);
    }

    void aNameThatLeadsInsideIsRefusedUnlessAllowed()
    {
        HttpServer server([](const Asked &) { return text("inside"); });
        const auto refused = get(local(), server.url(u"/"_s, u"other.test"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Withheld);
        MENTIONS(refused.error().detail, u"127.0.0.1, a loopback address"_s);
        QVERIFY(server.asked().empty());
        const auto allowed = get(local(), server.url(u"/"_s, u"FEED.test."_s));
        QVERIFY2(allowed, qPrintable(problem(allowed)));
    }

    void aNameServerThatChangesItsMindGainsNothing()
    {
        HttpServer server([](const Asked &) { return text("inside"); });
        int lookups = 0;
        HttpOptions options;
        options.connectTimeout = milliseconds{300};
        // TEST-NET-1 leads nowhere; what is asked a second time is this machine.
        options.resolve = [&lookups](const QString &) {
            return QList<QHostAddress>{QHostAddress(lookups++ == 0 ? u"192.0.2.1"_s : u"127.0.0.1"_s)};
        };
        const auto first = get(options, server.url(u"/"_s, u"rebind.test"_s));
        QVERIFY(!first);
        QCOMPARE(lookups, 1); // what was judged is what was connected to
        const auto second = get(options, server.url(u"/"_s, u"rebind.test"_s));
        QCOMPARE(second.error().code, ErrorCode::Withheld);
        QVERIFY(server.asked().empty());
        QCOMPARE(server.connections(), 0);
    }

    void anotherAddressIsTriedWhereOneDoesNotAnswer()
    {
        HttpServer server([](const Asked &) { return text("here"); });
        HttpOptions options = local();
        options.resolve = [](const QString &) {
            return QList<QHostAddress>{QHostAddress(u"127.0.0.99"_s), QHostAddress(u"127.0.0.1"_s)};
        };
        const auto body = get(options, server.url(u"/"_s, u"feed.test"_s));
        QVERIFY2(body, qPrintable(problem(body)));
    }

    void redirectsStayOnTheHost_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("refusal"); // empty: followed
        QTest::newRow("path") << "/there"_ba << QString();
        QTest::newRow("relative") << "there"_ba << QString();
        QTest::newRow("same host") << "http://127.0.0.1:PORT/there"_ba << QString();
        QTest::newRow("another host") << "http://other.test:PORT/there"_ba << u"another host"_s;
        QTest::newRow("another host without a scheme") << "//other.test:PORT/there"_ba << u"another host"_s;
        QTest::newRow("backslash") << "/\\other.test:PORT/there"_ba << u"(any)"_s;
        QTest::newRow("another port") << "http://127.0.0.1:1/there"_ba << u"another port"_s;
        QTest::newRow("a file") << "file:///etc/passwd"_ba << u"no usable address"_s;
        QTest::newRow("with a password") << "http://a:b@127.0.0.1:PORT/there"_ba << u"no usable address"_s;
        QTest::newRow("in a circle") << "/here"_ba << u"more than 5 times"_s;
    }

    void redirectsStayOnTheHost()
    {
        QFETCH(QByteArray, location);
        QFETCH(const QString, refusal);
        QByteArray port;
        HttpServer server([&](const Asked &asked) {
            if (asked.path() == u"/there")
                return text("arrived");
            Answer answer = text("", 302);
            answer.headers.emplaceBack("Location", QByteArray(location).replace("PORT", port));
            return answer;
        });
        port = QByteArray::number(server.port());
        const auto body = get(local(), server.url(u"/here"_s));
        if (refusal.isEmpty()) {
            QVERIFY2(body, qPrintable(problem(body)));
            QCOMPARE(*body, "arrived"_ba);
            return;
        }
        QVERIFY(!body);
        if (refusal != u"(any)")
            MENTIONS(body.error().detail, refusal);
        for (const Asked &asked : server.asked())
            QVERIFY(!asked.headers.value("host").startsWith("other"));
    }

    void neverBackFromHttpsToHttp()
    {
        const QUrl from(u"https://feed.test/a"_s);
        QVERIFY(!redirected(from, "http://feed.test/a"));
        QVERIFY(redirected(QUrl(u"http://feed.test/a"_s), "https://feed.test/a"));
    }

    void waitsAsTheServerAsks()
    {
        QByteArray after = "7";
        HttpServer server([&](const Asked &) {
            Answer answer = text("", 429);
            answer.headers.emplaceBack("Retry-After", after);
            return answer;
        });
        HttpClient client(local());
        const auto body = client.fetch({.url = server.url(u"/"_s), .headers = {}, .body = {}}, 10, {});
        QVERIFY(!body);
        QCOMPARE(client.retryAfter(), seconds{7});
        QCOMPARE(client.lastStatus(), 429);
        MENTIONS(body.error().detail, u"again in 7 s"_s);

        Clock::freeze(fromMicros(1'790'000'000'000'000)); // 2026-09-21 14:13:20
        QCOMPARE(retryAfterOf("Mon, 21 Sep 2026 14:14:00 GMT"), seconds{40});
        QCOMPARE(retryAfterOf("Mon, 21 Sep 2020 14:14:00 GMT"), seconds{0});
        Clock::freeze({});
        QCOMPARE(retryAfterOf("99999999999999999999"), seconds{std::chrono::hours{24}});
        QCOMPARE(retryAfterOf("soon"), std::nullopt);
    }

    void refusalsAreSentences_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("401") << 401 << u"secret is missing or wrong"_s;
        QTest::newRow("403") << 403 << u"may not read"_s;
        QTest::newRow("404") << 404 << u"nothing at that address"_s;
        QTest::newRow("500") << 500 << u"it failed"_s;
    }

    void refusalsAreSentences()
    {
        QFETCH(const int, status);
        QFETCH(const QString, words);
        HttpServer server([&](const Asked &) { return text("<html>secret-token</html>", status); });
        HttpClient client(local());
        const auto body = client.fetch(
            {.url = server.url(u"/x?key=secret-token"_s), .headers = {{"Authorization", "secret-token"}}, .body = {}},
            1000, {});
        QVERIFY(!body);
        MENTIONS(body.error().detail, words);
        QVERIFY(!body.error().detail.contains(u"secret-token"));
    }

    void aCutAnswerIsAnError()
    {
        HttpServer server([](const Asked &) {
            Answer answer = text(QByteArray(1000, 'x'));
            answer.end = Answer::End::Cut;
            return answer;
        });
        const auto body = get(local(), server.url(u"/"_s));
        QVERIFY(!body);
        MENTIONS(body.error().detail, u"closed the connection after 500 of 1000 bytes"_s);
    }

    void aPeerThatGoesQuietIsLeft_data()
    {
        QTest::addColumn<int>("end");
        QTest::newRow("in the middle") << int(Answer::End::Hang);
        QTest::newRow("from the start") << int(Answer::End::Silent);
    }

    void aPeerThatGoesQuietIsLeft()
    {
        QFETCH(const int, end);
        HttpServer server([&](const Asked &) {
            Answer answer = text(QByteArray(1000, 'x'));
            answer.end = Answer::End(end);
            return answer;
        });
        HttpOptions options = local();
        options.idleTimeout = milliseconds{300};
        const auto body = get(options, server.url(u"/"_s));
        QVERIFY(!body);
        MENTIONS(body.error().detail, u"0.3 s"_s);
    }

    void aFeedThatNeverEndsIsLeft()
    {
        HttpServer server([](const Asked &) {
            Answer answer = text(QByteArray("{\"n\":1}\n").repeated(1000));
            answer.end = Answer::End::Endless;
            return answer;
        });
        HttpOptions options = local();
        options.maxBytes = 5 << 20;
        const auto body = get(options, server.url(u"/"_s));
        QVERIFY(!body);
        MENTIONS(body.error().detail, u"never ends"_s);

        options.maxBytes = std::int64_t(1) << 40;
        options.totalTimeout = milliseconds{500};
        HttpClient client(options);
        const auto late
            = client.fetch({.url = server.url(u"/"_s), .headers = {}, .body = {}}, std::int64_t(1) << 40, {});
        QVERIFY(!late);
        MENTIONS(late.error().detail, u"did not end within 0.5 s"_s);
    }

    void whatIsNotTakenIsNotRead()
    {
        HttpServer server([](const Asked &) {
            Answer answer = text(QByteArray(1 << 16, 'x'));
            answer.end = Answer::End::Endless;
            return answer;
        });
        HttpClient client(local());
        const auto reply = client.send({.url = server.url(u"/"_s), .headers = {}, .body = {}}, {});
        QVERIFY(reply);
        QVERIFY((*reply)->next());
        // The sockets' own buffers fill, then the server has to wait. Its event loop is what is asked for the time.
        std::int64_t before = -1;
        QTRY_VERIFY_WITH_TIMEOUT(std::exchange(before, server.sent()) == server.sent() && before > 0, 10'000);
        QTRY_VERIFY(std::exchange(before, server.sent()) == server.sent());
        QVERIFY2(server.sent() < (32 << 20), qPrintable(QString::number(server.sent())));
        for (int i = 0; i < 100; ++i)
            QVERIFY((*reply)->next());
    }

    void stopsWhereverItIs_data()
    {
        QTest::addColumn<int>("end");
        QTest::newRow("waiting for an answer") << int(Answer::End::Silent);
        QTest::newRow("waiting for more") << int(Answer::End::Hang);
    }

    void stopsWhereverItIs()
    {
        QFETCH(const int, end);
        HttpServer server([&](const Asked &) {
            Answer answer = text(QByteArray(1000, 'x'));
            answer.end = Answer::End(end);
            return answer;
        });
        std::stop_source stop;
        Result<QByteArray> body;
        std::thread worker([&] {
            HttpClient client(local());
            body = client.fetch({.url = server.url(u"/"_s), .headers = {}, .body = {}}, 10'000, stop.get_token());
        });
        QTRY_COMPARE(server.asked().size(), 1u);
        stop.request_stop();
        worker.join(); // the timeouts are 30 s: without the stop the test's own limit would strike
        QVERIFY(!body);
        QCOMPARE(body.error().code, ErrorCode::Cancelled);
    }

    void nothingListensThere()
    {
        QUrl url;
        {
            const HttpServer server([](const Asked &) { return text(""); });
            url = server.url(u"/"_s);
        }
        const auto body = get(local(), url);
        QVERIFY(!body);
        MENTIONS(body.error().detail, u"nothing listens there"_s);
    }

    void tlsIsVerified_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("refusal"); // empty: accepted
        QTest::newRow("good") << u"good"_s << QString();
        QTest::newRow("expired") << u"expired"_s << u"expired on 2021-01-01"_s;
        QTest::newRow("not yet valid") << u"early"_s << u"not valid before 2090-01-01"_s;
        QTest::newRow("wrong host") << u"wrong"_s << u"is for another host: elsewhere.test, not feed.test"_s;
        QTest::newRow("self-signed") << u"self"_s << u"is self-signed"_s;
        QTest::newRow("another authority") << u"foreign"_s << u"was issued by Somebody else, which is not trusted"_s;
    }

    void tlsIsVerified()
    {
        QFETCH(const QString, certificate);
        QFETCH(const QString, refusal);
        const Authority other(u"Somebody else"_s);
        const QString here = u"DNS:feed.test"_s;
        const Certificate shown = certificate == u"good" ? m_authority.issue(u"good"_s, here)
            : certificate == u"expired"
            ? m_authority.issue(u"expired"_s, here, u"20200101000000Z"_s, u"20210101000000Z"_s)
            : certificate == u"early" ? m_authority.issue(u"early"_s, here, u"20900101000000Z"_s, u"20910101000000Z"_s)
            : certificate == u"wrong" ? m_authority.issue(u"wrong"_s, u"DNS:elsewhere.test"_s)
            : certificate == u"self"  ? m_authority.selfSigned(u"self"_s, here)
                                      : other.issue(u"foreign"_s, here);
        HttpServer server([](const Asked &) { return text("private"); }, shown.configuration());
        HttpOptions options = local();
        options.tls.authorities = m_authority.certificate().pem;
        const auto body = get(options, server.url(u"/"_s, u"feed.test"_s));
        if (refusal.isEmpty()) {
            QVERIFY2(body, qPrintable(problem(body)));
            QCOMPARE(*body, "private"_ba);
            // Not trusted by the system: the source's authority alone makes it so.
            const auto plain = get(local(), server.url(u"/"_s, u"feed.test"_s));
            QVERIFY(!plain);
            return;
        }
        QVERIFY(!body);
        MENTIONS(body.error().detail, refusal);
        QVERIFY(server.asked().empty());
    }

    void aClientCertificateIsShown()
    {
        QSslConfiguration tls = m_authority.issue(u"server"_s, u"DNS:feed.test"_s).configuration();
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setCaCertificates(QSslCertificate::fromPath(m_authority.certificate().pem));
        HttpServer server([](const Asked &) { return text("private"); }, tls);
        HttpOptions options = local();
        options.tls.authorities = m_authority.certificate().pem;
        QVERIFY(!get(options, server.url(u"/"_s, u"feed.test"_s)));
        QVERIFY(server.asked().empty());

        const Certificate client = m_authority.issue(u"watch floor"_s, u"DNS:floor.test"_s);
        options.tls.certificate = client.pem;
        options.tls.key = client.key;
        const auto body = get(options, server.url(u"/"_s, u"feed.test"_s));
        QVERIFY2(body, qPrintable(problem(body)));
        QCOMPARE(server.clientName(), u"watch floor"_s);
    }

    void aTlsFileThatCannotBeUsedIsNamed()
    {
        HttpOptions options = local();
        options.tls.authorities = u"/nowhere/ca.pem"_s;
        const auto body = get(options, QUrl(u"https://feed.test/"_s));
        QVERIFY(!body);
        MENTIONS(body.error().detail, u"/nowhere/ca.pem"_s);
        options.tls.authorities = QFINDTESTDATA("README.md");
        MENTIONS(get(options, QUrl(u"https://feed.test/"_s)).error().detail, u"no certificate in PEM"_s);
    }

    void badUrlsAreSaid_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("ftp") << u"ftp://feed.test/"_s;
        QTest::newRow("no host") << u"https:///x"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("with a password") << u"https://me:secret-token@feed.test/"_s;
    }

    void badUrlsAreSaid()
    {
        QFETCH(const QString, url);
        const auto body = get(local(), QUrl(url));
        QVERIFY(!body);
        QCOMPARE(body.error().code, ErrorCode::Usage);
        QVERIFY(!body.error().detail.contains(u"secret-token"));
    }

    void webPagesAreToldFromData()
    {
        QVERIFY(isWebPage("<!DOCTYPE html><html>"));
        QVERIFY(isWebPage("\xef\xbb\xbf \r\n<!-- x --><HTML lang=en>"));
        QVERIFY(isWebPage("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC"));
        QVERIFY(!isWebPage("{\"html\":\"<html>\"}"));
        QVERIFY(!isWebPage("<?xml version=\"1.0\"?><IODEF-Document>"));
        QVERIFY(!isWebPage(""));
    }

    void anEnvelopeIsFollowedAsItFlowsPast()
    {
        const QByteArray text
            = " {\"more\" : true,\"x\":{\"more\":false,\"y\":[1,2]},\"next\":\"a\\\\\\\"b\",\"objects\":[ "
              "{\"id\":\"1\",\"k\":[[]]},"
              "{\"next\":\"no\",\"s\":\"]}\"} , 3],\"n\":null,\"late\":12}";
        for (const qsizetype step : {1, 2, 7, 1000}) {
            EnvelopeScan scan;
            for (qsizetype at = 0; at < text.size(); at += step) {
                QVERIFY(!scan.isWhole());
                scan.add(std::string_view(text).substr(std::size_t(at), std::size_t(step)));
            }
            QVERIFY(scan.isWhole());
            QCOMPARE(scan.scalar("more"), "true");
            QCOMPARE(scan.scalar("next"), "a\\\"b");
            QCOMPARE(scan.scalar("n"), "");
            QCOMPARE(scan.scalar("late"), "12");
            QCOMPARE(scan.elements("objects"), 3);
            QCOMPARE(scan.elements("nothing"), 0);
        }
        // What stands beside the objects does not make another page of them.
        const auto hash = [](std::string_view json) {
            EnvelopeScan scan;
            scan.add(json);
            return scan.listHash();
        };
        QVERIFY(hash("{\"next\":\"a\",\"objects\":[{\"id\":1}]}") == hash("{\"objects\":[{\"id\":1}],\"more\":true}"));
        QVERIFY(hash("{\"objects\":[{\"id\":1}]}") != hash("{\"objects\":[{\"id\":2}]}"));
    }

    void whatEventsSayIsSeenWithinTheirList()
    {
        std::vector<std::string> stamps;
        EnvelopeScan scan([&stamps](const std::string &key, const std::string &value) {
            if (key == "timestamp")
                stamps.push_back(value);
        });
        scan.add("{\"response\":[{\"Event\":{\"Attribute\":[{\"timestamp\":\"9\"}],\"timestamp\":\"5\",\"Orgc\":{"
                 "\"timestamp\":\"8\"}}},"
                 "{\"Event\":{\"timestamp\":6}}]}");
        QCOMPARE(stamps, (std::vector<std::string>{"5", "6"}));
        QCOMPARE(scan.elements("response"), 2);
    }

    void secretsAreKeptPrivate()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"deep/secrets.json"_s);
        FileSecrets secrets(path);
        QCOMPARE(secrets.read(u"misp"_s).error().code, ErrorCode::NotFound);
        QVERIFY(secrets.write(u"misp"_s, QByteArray("k\0y\xff", 4)));
        QVERIFY(secrets.write(u"taxii"_s, "other"));
        QCOMPARE(FileSecrets(path).read(u"misp"_s).value(), QByteArray("k\0y\xff", 4));
        QCOMPARE(QFile::permissions(path) & 0x77, QFile::Permissions());
        QVERIFY(secrets.remove(u"misp"_s));
        QVERIFY(secrets.remove(u"misp"_s));
        QCOMPARE(secrets.read(u"misp"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(secrets.read(u"taxii"_s).value(), "other"_ba);

        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        MENTIONS(secrets.read(u"taxii"_s).error().detail, u"chmod 600"_s);
        QVERIFY(!secrets.write(u"taxii"_s, "new")); // and nothing is lost of what stands there
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(secrets.read(u"taxii"_s).value(), "other"_ba);

        const QString link = folder.filePath(u"link.json"_s);
        QVERIFY(QFile::link(path, link));
        QVERIFY(!FileSecrets(link).read(u"taxii"_s));
        QVERIFY(QFile::resize(path, 5));
        QCOMPARE(secrets.read(u"taxii"_s).error().code, ErrorCode::Malformed);
    }

    void aKeyringComesBeforeTheFile()
    {
        const QTemporaryDir folder;
        const auto file
            = [&folder](const QString &name) { return std::make_unique<FileSecrets>(folder.filePath(name)); };
        LayeredSecrets both(file(u"ring"_s), file(u"file"_s));
        QVERIFY(file(u"file"_s)->write(u"a"_s, "old"));
        QCOMPARE(both.read(u"a"_s).value(), "old"_ba);
        QVERIFY(both.write(u"a"_s, "new"));
        QCOMPARE(both.read(u"a"_s).value(), "new"_ba);
        QVERIFY(!file(u"file"_s)->read(u"a"_s)); // no stale copy in the plain file
        // A keyring that does not run: the file serves.
        LayeredSecrets lame(std::make_unique<FileSecrets>(u"/proc/none/x"_s), file(u"file"_s));
        QVERIFY(lame.write(u"b"_s, "there"));
        QCOMPARE(lame.read(u"b"_s).value(), "there"_ba);
        QVERIFY(both.remove(u"a"_s));
        QVERIFY(!both.read(u"a"_s));
    }

private:
    Authority m_authority;
};

QTEST_GUILESS_MAIN(TestTransportHttp)
#include "test_transport_http.moc"
