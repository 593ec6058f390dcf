// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpserver.h"
#include "transport/probe.h"

#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <thread>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

const QByteArray taxiiType = "application/taxii+json;version=2.1";

transport::Settings settingsFor(const std::string &kind, const QString &location)
{
    transport::Settings settings;
    settings.kind = kind;
    settings.location = location;
    settings.allowPrivate = true;
    return settings;
}

/// A file server, a MISP, a TAXII server and a log-in page in one; all but the file want the key.
Answer everything(const Asked &asked)
{
    const QString path = asked.path();
    if (path == u"/alerts.json")
        return {.headers = {{"Content-Type", "application/json"}}, .body = R"([{"id": 1}])"};
    if (path == u"/nothing.json")
        return {.body = "\n"};
    if (path == u"/login")
        return {.headers = {{"Content-Type", "text/html"}}, .body = "<!DOCTYPE html><html><body>Log in</body></html>"};
    const QByteArray key = asked.headers.value("authorization");
    if (key != "k3y" && key != "Bearer k3y")
        return {.status = 401};
    if (path == u"/feed/manifest.json")
        return {.body = R"({"5a000000-0000-4000-8000-000000000001": {"timestamp": "1"},
                            "5a000000-0000-4000-8000-000000000002": {"timestamp": "2"}})"};
    if (path == u"/events/restSearch")
        return {.body = R"({"response": [{"Event": {"info": "x"}}]})"};
    if (path == u"/errors/restSearch")
        return {.body = R"({"name": "Authentication failed", "errors": "no"})"};
    if (path == u"/api/collections/c1/objects/")
        return {.headers = {{"Content-Type", taxiiType}}, .body = R"({"objects": [{"id": "x"}]})"};
    return {.status = 404};
}

} // namespace

class TestTransportProbe : public QObject
{
    Q_OBJECT

    static Result<QString> ask(const transport::Settings &settings, const QByteArray &key = {})
    {
        Source source;
        source.slug = "partner";
        const QTemporaryDir folder;
        auto secrets = std::make_shared<transport::FileSecrets>(folder.filePath(u"secrets.json"_s));
        if (!key.isEmpty() && !secrets->write(transport::secretName(source.slug, settings.location), key))
            qFatal("no secret can be kept");
        return transport::probe(source, settings, std::move(secrets));
    }
    static void worked(const Result<QString> &found, const QString &says)
    {
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QVERIFY2(found->contains(says), qPrintable(*found));
    }
    static void failedWith(const Result<QString> &found, const QString &says)
    {
        QVERIFY2(!found, found ? qPrintable(*found) : "");
        QVERIFY2(found.error().detail.contains(says), qPrintable(found.error().detail));
    }

private Q_SLOTS:
    void webServersAreAsked_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("works");
        QTest::addColumn<QString>("says");
        const auto row
            = [](const char *name, const char *kind, const char *path, const char *key, bool works, const char *says) {
                  QTest::newRow(name) << QString::fromLatin1(kind) << QString::fromLatin1(path) << QByteArray(key)
                                      << works << QString::fromLatin1(says);
              };
        row("a document", "https", "/alerts.json", "", true, "data: application/json");
        row("an empty document", "https", "/nothing.json", "", true, "nothing there now");
        row("a log-in page", "https", "/login", "", false, "web page");
        row("no document", "https", "/gone.json", "k3y", false, "404");
        row("a MISP feed", "misp", "/feed/", "k3y", true, "lists 2 events");
        row("a MISP feed, no key", "misp", "/feed/", "", false, "401");
        row("a MISP server", "misp", "/events/restSearch", "k3y", true, "answers with events");
        row("a MISP server's error", "misp", "/errors/restSearch", "k3y", false, "no MISP event");
        row("a TAXII collection", "taxii", "/api/collections/c1/", "k3y", true, "can be read");
        row("a TAXII collection, wrong key", "taxii", "/api/collections/c1/", "wrong", false, "401");
    }
    void webServersAreAsked()
    {
        QFETCH(QString, kind);
        QFETCH(QString, path);
        QFETCH(QByteArray, key);
        QFETCH(bool, works);
        QFETCH(QString, says);
        const HttpServer server(everything);
        const auto found = ask(settingsFor(kind.toStdString(), server.url(path).toString()), key);
        if (works)
            worked(found, says);
        else
            failedWith(found, says);
    }

    void aPrivateAddressIsNotAskedUnlessNamed()
    {
        const HttpServer server(everything);
        auto settings = settingsFor("https", server.url(u"/alerts.json"_s).toString());
        settings.allowPrivate = false;
        QVERIFY(!ask(settings));
        QCOMPARE(server.connections(), 0);
    }

    void aStopEndsTheWait()
    {
        const HttpServer server([](const Asked &) -> Answer { return {.end = Answer::End::Silent}; });
        std::stop_source stop;
        std::jthread stopper([&] {
            while (server.asked().empty())
                std::this_thread::yield();
            stop.request_stop();
        });
        const auto found
            = transport::probe({}, settingsFor("https", server.url(u"/x"_s).toString()), nullptr, stop.get_token());
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
    }

    void aFolderIsLookedAt()
    {
        const QTemporaryDir folder;
        worked(ask(settingsFor("folder", folder.path())), u"is empty now"_s);
        QVERIFY(QFile(folder.filePath(u"a.json"_s)).open(QIODevice::WriteOnly));
        worked(ask(settingsFor("folder", folder.path())), u"holds something"_s);
        failedWith(ask(settingsFor("folder", folder.filePath(u"absent"_s))), u"is not there"_s);
    }

    void aServerIsOpenedAndClosedAgain()
    {
        worked(ask(settingsFor("syslog", u"udp://127.0.0.1:0, tcp://127.0.0.1:0"_s)), u"possible to listen"_s);
        QUdpSocket taken;
        QVERIFY(taken.bind(QHostAddress::LocalHost, 0));
        failedWith(ask(settingsFor("syslog", u"udp://127.0.0.1:%1"_s.arg(taken.localPort()))), u"cannot listen"_s);

        const QTemporaryDir folder;
        const QString path = folder.filePath(u"eve.sock"_s);
        worked(ask(settingsFor("eve-socket", path)), path);
        worked(ask(settingsFor("eve-socket", u"dgram:"_s + path)), path);
        QVERIFY(!QFile::exists(path));
        QLocalServer other;
        QVERIFY(other.listen(path));
        failedWith(ask(settingsFor("eve-socket", path)), u"cannot listen"_s);
    }
};

QTEST_GUILESS_MAIN(TestTransportProbe)
#include "test_transport_probe.moc"
