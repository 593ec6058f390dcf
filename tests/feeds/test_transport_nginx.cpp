// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority.h"
#include "webfeed.h"

#include <QDir>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

const QString program
    = qEnvironmentVariable("WATCHFLOOR_PEERS", QDir::homePath() + u"/peers"_s) + u"/nginx/usr/sbin/nginx"_s;

QString uuidOf(int i) { return u"5f2a7c1e-1111-4222-8333-%1"_s.arg(i, 12, 16, QChar(u'0')); }

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray alert(int i)
{
    return "{\"timestamp\":\"2026-09-21T10:00:00.000000+0000\",\"event_type\":\"alert\",\"src_ip\":\"192.0.2.1\","
           "\"dest_ip\":\"192.0.2.2\",\"alert\":{\"signature\":\"number "
        + QByteArray::number(i) + "\",\"severity\":1,\"signature_id\":1}}\n";
}

/// A folder served over TLS to those who show a certificate of ours.
class Nginx
{
public:
    explicit Nginx(const Authority &authority)
        : m_server(authority.issue(u"server"_s, u"IP:127.0.0.1"_s))
        , m_authority(authority.certificate().pem)
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost))
            qFatal("no port");
        m_port = probe.serverPort();
        probe.close();
        QByteArray text = configuration;
        text.replace("PORT", QByteArray::number(m_port));
        text.replace("CERTIFICATE", m_server.pem.toUtf8());
        text.replace("KEY", m_server.key.toUtf8());
        text.replace("AUTHORITY", m_authority.toUtf8());
        write(path(u"nginx.conf"_s), text);
        QDir(m_folder.path()).mkpath(u"www"_s);
    }
    ~Nginx() { stop(); }

    void start()
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, {u"-p"_s, m_folder.path(), u"-c"_s, path(u"nginx.conf"_s), u"-e"_s, u"stderr"_s});
        if (!m_process.waitForStarted())
            qFatal("nginx does not start");
    }
    [[nodiscard]] bool isReady()
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        return socket.waitForConnected(1000);
    }
    void stop()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString page(const QString &name) const { return path(u"www/"_s + name); }
    [[nodiscard]] QUrl url(const QString &page) const
    {
        return QUrl(u"https://127.0.0.1:%1%2"_s.arg(m_port).arg(page));
    }
    [[nodiscard]] QByteArray said() { return m_process.readAll(); }

private:
    static inline const QByteArray configuration = R"(
daemon off; master_process off; pid nginx.pid;
events { }
http {
    access_log off;
    default_type application/json;
    client_body_temp_path tmp1; proxy_temp_path tmp2; fastcgi_temp_path tmp3; uwsgi_temp_path tmp4; scgi_temp_path tmp5;
    gzip on; gzip_types application/json; gzip_min_length 1;
    server {
        listen 127.0.0.1:PORT ssl;
        ssl_certificate CERTIFICATE; ssl_certificate_key KEY;
        ssl_client_certificate AUTHORITY; ssl_verify_client on;
        root www;
        location = /moved { return 301 /eve.json; }
        location = /elsewhere { return 302 https://other.test/eve.json; }
        location = /unsafe { return 302 http://127.0.0.1:PORT/eve.json; }
        location = /circle { return 307 /circle; }
        location = /busy { add_header Retry-After 11 always; return 503; }
        location = /login { default_type text/html; return 200 '<!doctype html><title>Log in</title>'; }
    }
}
)";

    QTemporaryDir m_folder;
    Certificate m_server;
    QString m_authority;
    quint16 m_port = 0;
    QProcess m_process;
};

QString problem(const Result<> &result) { return result ? u"(no error)"_s : result.error().detail; }

} // namespace

#define MENTIONS(text, part) QVERIFY2((text).contains(part), qPrintable(text))
#define WORKS(result)                                                                                                  \
    do {                                                                                                               \
        const auto works = (result);                                                                                   \
        QVERIFY2(works, qPrintable(problem(works)));                                                                   \
    } while (false)

/// A web server that many feeds are really behind: nginx from Debian, with TLS, client certificates, gzip and ETags.
class TestTransportNginx : public QObject
{
    Q_OBJECT

    std::unique_ptr<Authority> m_authority;
    std::unique_ptr<Nginx> m_nginx;

    std::unique_ptr<WebFeed> feed(const std::string &kind, const QString &page) const
    {
        auto feed = std::make_unique<WebFeed>(kind, m_nginx->url(page));
        const Certificate client = m_authority->issue(u"watch floor"_s, u"DNS:floor.test"_s);
        feed->settings.ca = m_authority->certificate().pem;
        feed->settings.certificate = client.pem;
        feed->settings.key = client.key;
        return feed;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(program)) {
            if (qEnvironmentVariable("CI") == u"true")
                QFAIL("nginx is missing: packaging/peers nginx");
            QSKIP("nginx is not here: packaging/peers nginx");
        }
        m_authority = std::make_unique<Authority>();
        m_nginx = std::make_unique<Nginx>(*m_authority);
        m_nginx->start();
        QTRY_VERIFY2(m_nginx->isReady(), m_nginx->said().constData());
    }

    void servesADocumentThatGrows()
    {
        QByteArray text;
        for (int i = 0; i < 500; ++i)
            text += alert(i);
        write(m_nginx->page(u"eve.json"_s), text);
        const auto eve = feed("https", u"/eve.json"_s);
        WORKS(eve->run());
        QCOMPARE(eve->last.counters.accepted, 500);
        QVERIFY(!eve->cursor().empty());
        WORKS(eve->run());
        QCOMPARE(eve->last.counters.records, 0); // 304
        write(m_nginx->page(u"eve.json"_s), text + alert(500));
        WORKS(eve->run());
        QCOMPARE(eve->last.counters.accepted, 1);
        QCOMPARE(eve->last.counters.duplicates, 500);
    }

    void servesAMispFeedAndComesBackAfterAnOutage()
    {
        QByteArray manifest = "{";
        for (int i = 0; i < 20; ++i) {
            const QByteArray uuid = uuidOf(i).toLatin1();
            manifest
                += (i ? ",\"" : "\"") + uuid + "\":{\"timestamp\":\"" + QByteArray::number(1'790'000'000 + i) + "\"}";
            write(m_nginx->page(u"misp/"_s + uuidOf(i) + u".json"_s),
                  "{\"Event\":{\"uuid\":\"" + uuid + "\",\"info\":\"an event\",\"date\":\"2026-09-01\",\"timestamp\":\""
                      + QByteArray::number(1'790'000'000 + i)
                      + "\",\"threat_level_id\":\"2\",\"analysis\":\"2\",\"Attribute\":[]}}");
        }
        write(m_nginx->page(u"misp/manifest.json"_s), manifest + "}");
        QVERIFY(QFile::rename(m_nginx->page(u"misp/"_s + uuidOf(9) + u".json"_s), m_nginx->page(u"away"_s)));
        const auto misp = feed("misp", u"/misp/"_s);
        WORKS(misp->run());
        QCOMPARE(misp->last.counters.accepted, 19);
        QCOMPARE(misp->last.problems.size(), 1u);

        m_nginx->stop();
        const auto out = misp->run();
        QVERIFY(!out);
        MENTIONS(out.error().detail, u"nothing listens there"_s);
        QVERIFY(QFile::rename(m_nginx->page(u"away"_s), m_nginx->page(u"misp/"_s + uuidOf(9) + u".json"_s)));
        m_nginx->start();
        QTRY_VERIFY2(m_nginx->isReady(), m_nginx->said().constData());
        WORKS(misp->run());
        QCOMPARE(misp->last.counters.accepted, 1);
        QCOMPARE(misp->last.counters.duplicates, 0);
        const auto subjects = misp->subjects();
        QCOMPARE(std::set(subjects.begin(), subjects.end()).size(), subjects.size());
    }

    void withoutOurCertificateNothingIsServed()
    {
        const auto eve = feed("https", u"/eve.json"_s);
        eve->settings.certificate.clear();
        QVERIFY(!eve->run());
        QCOMPARE(eve->last.counters.records, 0);
        const auto untrusted = feed("https", u"/eve.json"_s);
        untrusted->settings.ca.clear();
        const auto done = untrusted->run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, u"not trusted here"_s);
    }

    void redirectsAndRefusals_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("words"); // empty: works
        QTest::newRow("moved on the host") << u"/moved"_s << QString();
        QTest::newRow("to another host") << u"/elsewhere"_s << u"another host, other.test"_s;
        QTest::newRow("to http") << u"/unsafe"_s << u"from https to http"_s;
        QTest::newRow("in a circle") << u"/circle"_s << u"more than 5 times"_s;
        QTest::newRow("busy") << u"/busy"_s << u"again in 11 s"_s;
        QTest::newRow("a web page") << u"/login"_s << u"web page instead of data"_s;
        QTest::newRow("nothing there") << u"/nowhere"_s << u"nothing at that address"_s;
    }

    void redirectsAndRefusals()
    {
        QFETCH(const QString, page);
        QFETCH(const QString, words);
        write(m_nginx->page(u"eve.json"_s), alert(1));
        const auto eve = feed("https", page);
        const auto done = eve->run();
        if (words.isEmpty()) {
            QVERIFY2(done, qPrintable(problem(done)));
            QCOMPARE(eve->last.counters.accepted, 1);
            return;
        }
        QVERIFY(!done);
        MENTIONS(done.error().detail, words);
        QCOMPARE(eve->last.counters.records, 0);
    }
};

QTEST_GUILESS_MAIN(TestTransportNginx)
#include "test_transport_nginx.moc"
