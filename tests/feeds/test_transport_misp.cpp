// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webfeed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

QString uuidOf(int i) { return u"5f2a7c1e-1111-4222-8333-%1"_s.arg(i, 12, 16, QChar(u'0')); }

QJsonObject eventJson(int i, std::int64_t timestamp)
{
    return {{u"Event"_s,
             QJsonObject{{u"uuid"_s, uuidOf(i)},
                         {u"info"_s, u"event %1"_s.arg(i)},
                         {u"date"_s, u"2026-09-01"_s},
                         {u"timestamp"_s, QString::number(timestamp)},
                         {u"threat_level_id"_s, u"2"_s},
                         {u"analysis"_s, u"2"_s},
                         {u"Orgc"_s, QJsonObject{{u"name"_s, u"CERT"_s}, {u"uuid"_s, uuidOf(999)}}},
                         {u"Attribute"_s, QJsonArray{}}}}};
}

QByteArray json(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

Answer ok(const QByteArray &body)
{
    return {.status = 200, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

/// Events by number, with the time of their last change.
class MispServer
{
public:
    static constexpr std::int64_t start = 1'790'000'000;

    HttpServer http{[this](const Asked &asked) { return answer(asked); }};
    QString wanted; ///< Authorization of the export
    bool ignoresPages = false;
    std::function<std::optional<Answer>(const Asked &, int)> before;

    void put(int i, std::int64_t timestamp)
    {
        const QMutexLocker lock(&m_mutex);
        m_events[i] = timestamp;
    }
    void put(int from, int until)
    {
        for (int i = from; i < until; ++i)
            put(i, start + i);
    }
    void remove(int i)
    {
        const QMutexLocker lock(&m_mutex);
        m_events.erase(i);
    }
    [[nodiscard]] QUrl feed(const QString &path = u"/feed/"_s) const { return http.url(path); }
    [[nodiscard]] QUrl exportUrl() const { return http.url(u"/events/restSearch"_s); }
    [[nodiscard]] int asked(const QString &path) const
    {
        int count = 0;
        for (const Asked &asked : http.asked())
            count += asked.path() == path ? 1 : 0;
        return count;
    }
    [[nodiscard]] QJsonObject lastQuestion() const
    {
        return QJsonDocument::fromJson(http.asked().back().body).object();
    }

private:
    Answer answer(const Asked &asked)
    {
        const int number = ++m_asked;
        if (before) {
            if (auto instead = before(asked, number))
                return *instead;
        }
        const QMutexLocker lock(&m_mutex);
        if (asked.path() == u"/events/restSearch")
            return search(asked);
        if (asked.path() == u"/feed/manifest.json") {
            QJsonObject manifest;
            for (const auto &[i, timestamp] : m_events)
                manifest[uuidOf(i)] = QJsonObject{{u"timestamp"_s, QString::number(timestamp)}, {u"info"_s, u"x"_s}};
            return ok(json(manifest));
        }
        for (const auto &[i, timestamp] : m_events) {
            if (asked.path() == u"/feed/"_s + uuidOf(i) + u".json"_s)
                return ok(json(eventJson(i, timestamp)));
        }
        return {.status = 404};
    }

    Answer search(const Asked &asked)
    {
        if (asked.method != "POST" || asked.headers.value("content-type") != "application/json")
            return {.status = 405};
        if (asked.headers.value("authorization") != wanted.toLatin1())
            return {.status = 403};
        const QJsonObject question = QJsonDocument::fromJson(asked.body).object();
        const int limit = question[u"limit"].toInt();
        const int page = ignoresPages ? 1 : question[u"page"].toInt();
        const std::int64_t since = question[u"timestamp"].toString().toLongLong();
        QJsonArray found;
        int index = 0;
        for (const auto &[i, timestamp] : m_events) {
            if (timestamp < since)
                continue;
            if (index >= (page - 1) * limit && index < page * limit)
                found.append(eventJson(i, timestamp));
            ++index;
        }
        return ok(json(QJsonObject{{u"response"_s, found}}));
    }

    QMutex m_mutex;
    std::map<int, std::int64_t> m_events;
    std::atomic<int> m_asked = 0;
};

/// How many events the store knows, and how many readings of them.
std::pair<std::size_t, std::size_t> eventsIn(const WebFeed &feed)
{
    const auto subjects = feed.subjects();
    std::set<std::string> distinct;
    std::size_t readings = 0;
    for (const std::string &subject : subjects) {
        if (subject.contains("5f2a7c1e-1111") && !subject.contains("000003e7")) {
            distinct.insert(subject);
            ++readings;
        }
    }
    return {distinct.size(), readings};
}

std::pair<std::size_t, std::size_t> counts(std::size_t events, std::size_t readings) { return {events, readings}; }

QString problem(const Result<> &result) { return result ? u"(no error)"_s : result.error().detail; }

} // namespace

#define MENTIONS(text, part) QVERIFY2((text).contains(part), qPrintable(text))
#define WORKS(result)                                                                                                  \
    do {                                                                                                               \
        const auto works = (result);                                                                                   \
        QVERIFY2(works, qPrintable(problem(works)));                                                                   \
    } while (false)

/// MISP feeds and exports, and plain documents, over real sockets.
class TestTransportMisp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAFeedAndThenWhatChanged()
    {
        MispServer server;
        server.put(0, 5);
        WebFeed feed("misp", server.feed());
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(5, 5));
        QCOMPARE(feed.cursor(uuidOf(3).toStdString()), std::to_string(MispServer::start + 3));

        server.put(3, MispServer::start + 100);
        server.put(7, MispServer::start - 100); // older than all, and new all the same
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(6, 7));
        QCOMPARE(server.asked(u"/feed/"_s + uuidOf(0) + u".json"_s), 1);
        QCOMPARE(server.asked(u"/feed/"_s + uuidOf(3) + u".json"_s), 2);
        server.put(3, MispServer::start + 50); // an older copy put back is no news
        WORKS(feed.run());
        QCOMPARE(server.asked(u"/feed/"_s + uuidOf(3) + u".json"_s), 2);
        QVERIFY(feed.quarantine().empty());
    }

    void theManifestMayBeNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("folder") << u"/feed/"_s;
        QTest::newRow("folder without its slash") << u"/feed"_s;
        QTest::newRow("manifest") << u"/feed/manifest.json"_s;
    }

    void theManifestMayBeNamed()
    {
        QFETCH(const QString, path);
        MispServer server;
        server.put(0, 1);
        WebFeed feed("misp", server.feed(path));
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(1, 1));
    }

    void anEventThatIsCutOffIsReadAgain()
    {
        MispServer server;
        server.put(0, 5);
        WebFeed feed("misp", server.feed());
        server.before = [](const Asked &, int number) -> std::optional<Answer> {
            if (number != 4)
                return std::nullopt;
            Answer answer = ok(json(eventJson(2, MispServer::start + 2)));
            answer.end = Answer::End::Cut;
            return answer;
        };
        const auto done = feed.run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, u"closed the connection"_s);
        QCOMPARE(eventsIn(feed), counts(2, 2));
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(5, 5));
        QCOMPARE(server.asked(u"/feed/"_s + uuidOf(0) + u".json"_s), 1);
        QVERIFY(feed.quarantine().empty());
    }

    void stoppedInTheMiddleNothingIsLostOrDoubled()
    {
        MispServer server;
        server.put(0, 8);
        WebFeed feed("misp", server.feed());
        std::stop_source stop;
        server.before = [&stop](const Asked &, int number) -> std::optional<Answer> {
            if (number == 5)
                stop.request_stop();
            return std::nullopt;
        };
        QVERIFY(!feed.run(stop.get_token()));
        QVERIFY(eventsIn(feed).first < 8);
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(8, 8));
    }

    void aListedEventThatIsNotThereIsSaid()
    {
        MispServer server;
        server.put(0, 3);
        server.before = [](const Asked &asked, int) -> std::optional<Answer> {
            if (asked.path().contains(uuidOf(1)))
                return Answer{.status = 404};
            return std::nullopt;
        };
        WebFeed feed("misp", server.feed());
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(2, 2));
        QCOMPARE(feed.last.problems.size(), 1u);
        MENTIONS(feed.last.problems.front().what, uuidOf(1));
    }

    void aManifestLeadsNowhereElse()
    {
        MispServer server;
        server.before = [](const Asked &asked, int) -> std::optional<Answer> {
            if (!asked.path().endsWith(u"/manifest.json"))
                return std::nullopt;
            return ok(json(QJsonObject{{u"../../etc/passwd"_s, QJsonObject{{u"timestamp"_s, u"1"_s}}},
                                       {u"//elsewhere.test/x"_s, QJsonObject{{u"timestamp"_s, u"1"_s}}}}));
        };
        WebFeed feed("misp", server.feed());
        WORKS(feed.run());
        QCOMPARE(server.http.asked().size(), 1u);
        QCOMPARE(feed.last.problems.size(), 2u);
    }

    void aPageForPeopleIsNoData_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("path");
        QTest::newRow("feed") << u"misp"_s << u"/feed/"_s;
        QTest::newRow("export") << u"misp"_s << u"/events/restSearch"_s;
        QTest::newRow("document") << u"https"_s << u"/doc"_s;
    }

    void aPageForPeopleIsNoData()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, path);
        MispServer server;
        server.before = [](const Asked &, int) {
            return Answer{.headers = {{"Content-Type", "text/html"}}, .body = "\n<!DOCTYPE html>\n<title>502</title>"};
        };
        WebFeed feed(kind.toStdString(), server.http.url(path));
        const auto done = feed.run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, u"web page instead of data"_s);
        QVERIFY(feed.quarantine().empty());
        QCOMPARE(feed.last.counters.records, 0);
    }

    void anErrorInJsonIsNoData_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("feed") << u"/feed/"_s;
        QTest::newRow("export") << u"/events/restSearch"_s;
    }

    void anErrorInJsonIsNoData()
    {
        QFETCH(const QString, path);
        MispServer server;
        server.put(0, 1);
        server.before = [](const Asked &asked, int) -> std::optional<Answer> {
            if (asked.path().endsWith(u"/manifest.json"))
                return std::nullopt;
            return ok("{\"name\":\"Database error\",\"errors\":[\"down\"]}");
        };
        WebFeed feed("misp", server.http.url(path));
        const auto done = feed.run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, u"no MISP event"_s);
        QVERIFY(feed.quarantine().empty());
    }

    void readsAnExportPageByPage()
    {
        MispServer server;
        server.wanted = u"abcdef"_s;
        server.put(0, 250);
        WebFeed feed("misp", server.exportUrl());
        const auto refused = feed.run();
        QVERIFY(!refused);
        MENTIONS(refused.error().detail, u"may not read"_s);
        QVERIFY(feed.secrets->write(u"partner@127.0.0.1"_s, "abcdef"));
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(250, 250));
        QCOMPARE(feed.cursor("rest"), std::to_string(MispServer::start + 249));

        server.put(300, MispServer::start + 5000);
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(251, 251));
        QCOMPARE(server.lastQuestion()[u"timestamp"].toString(), QString::number(MispServer::start + 249 - 600));
    }

    void anEventThatGoesAwayBetweenPagesHidesNoOther()
    {
        MispServer server;
        server.put(0, 250);
        server.before = [&server](const Asked &, int number) -> std::optional<Answer> {
            if (number == 2)
                server.remove(0); // number 100 moves to the page that was read
            return std::nullopt;
        };
        WebFeed feed("misp", server.exportUrl());
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(250, 250));
    }

    void anExportThatStopsInTheMiddleIsReadAgain()
    {
        MispServer server;
        server.put(0, 250);
        server.before = [](const Asked &, int number) -> std::optional<Answer> {
            if (number == 2)
                return Answer{.status = 503, .headers = {{"Retry-After", "9"}}};
            return std::nullopt;
        };
        WebFeed feed("misp", server.exportUrl());
        QVERIFY(!feed.run());
        QCOMPARE(feed.delay, std::chrono::seconds{9});
        QCOMPARE(feed.cursor("rest"), "");
        WORKS(feed.run());
        QCOMPARE(eventsIn(feed), counts(250, 250));
    }

    void anExportWithoutPagesIsLeft()
    {
        MispServer server;
        server.ignoresPages = true;
        server.put(0, 3);
        WebFeed feed("misp", server.exportUrl());
        const auto done = feed.run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, u"the same page"_s);
    }

    void aDocumentIsReadWhenItChanged()
    {
        QByteArray body = "{\"timestamp\":\"2026-09-21T10:00:00.000000+0000\",\"event_type\":\"alert\",\"src_ip\":"
                          "\"192.0.2.1\",\"dest_ip\":\"192.0.2.2\",\"alert\":{\"signature\":\"one\",\"severity\":1,"
                          "\"signature_id\":1}}\n";
        QByteArray tag = "\"v1\"";
        HttpServer server([&](const Asked &asked) {
            if (asked.headers.value("if-none-match") == tag)
                return Answer{.status = 304};
            Answer answer = ok(body);
            answer.headers.emplaceBack("ETag", tag);
            answer.headers.emplaceBack("Last-Modified", "Mon, 21 Sep 2026 10:00:00 GMT");
            return answer;
        });
        WebFeed feed("https", server.url(u"/eve.json?token=s3cret"_s));
        WORKS(feed.run());
        QCOMPARE(feed.last.counters.accepted, 1);
        WORKS(feed.run());
        QCOMPARE(feed.last.counters.records, 0);
        QCOMPARE(server.asked().back().headers.value("if-modified-since"), "Mon, 21 Sep 2026 10:00:00 GMT"_ba);

        body += QByteArray(body).replace("one", "two");
        tag = "\"v2\"";
        WORKS(feed.run());
        QCOMPARE(feed.last.counters.accepted, 1);
        QCOMPARE(feed.last.counters.duplicates, 1);
        const auto imports = store::testing::need(store::imports(*feed.fixture.reader()));
        for (const auto &import : imports)
            QVERIFY2(!import.path.contains("s3cret"), import.path.c_str());
    }

    void aDocumentThatIsCutOffIsReadAgain()
    {
        QByteArray body;
        for (int i = 0; i < 40; ++i)
            body += "{\"timestamp\":\"2026-09-21T10:00:00.000000+0000\",\"event_type\":\"alert\",\"src_ip\":"
                    "\"192.0.2.1\",\"dest_ip\":\"192.0.2.2\",\"alert\":{\"signature\":\"number "
                + QByteArray::number(i) + "\",\"severity\":1,\"signature_id\":1}}\n";
        int asked = 0;
        HttpServer server([&](const Asked &) {
            Answer answer = ok(body);
            answer.headers.emplaceBack("ETag", "\"v\"");
            if (asked++ == 0)
                answer.end = Answer::End::Cut;
            return answer;
        });
        WebFeed feed("https", server.url(u"/eve.json"_s));
        QVERIFY(!feed.run());
        QCOMPARE(feed.cursor(), "");
        const auto first = feed.last.counters.accepted;
        QVERIFY(first < 40);
        QVERIFY(feed.quarantine().empty());
        WORKS(feed.run());
        QCOMPARE(feed.last.counters.accepted, 40 - first);
        QCOMPARE(feed.last.counters.duplicates, first);
    }

    void aDocumentThatDropsItsOldestLinesDoublesNothing()
    {
        const auto lines = [](int from, int until) {
            QByteArray out;
            for (int i = from; i < until; ++i)
                out += "{\"timestamp\":\"2026-09-21T10:00:00.000000+0000\",\"event_type\":\"alert\",\"src_ip\":"
                       "\"192.0.2.1\",\"dest_ip\":\"192.0.2.2\",\"alert\":{\"signature\":\"number "
                    + QByteArray::number(i / 2) + "\",\"severity\":1,\"signature_id\":1}}\n"; // each stands twice
            return out;
        };
        QByteArray body = lines(0, 20) + "{broken\n" + lines(20, 22);
        HttpServer server([&](const Asked &) { return ok(body); });
        WebFeed feed("https", server.url(u"/eve.json"_s));
        WORKS(feed.run());
        QCOMPARE(feed.last.counters.accepted, 22);
        QCOMPARE(feed.last.counters.quarantined, 1);
        body = lines(10, 20) + "{broken\n" + lines(20, 26);
        WORKS(feed.run());
        QCOMPARE(feed.last.counters.accepted, 4);
        QCOMPARE(feed.last.counters.duplicates, 13);
        QCOMPARE(feed.last.counters.quarantined, 0);
    }

    void nothingThereIsNoData()
    {
        HttpServer server([](const Asked &) { return ok(" \n"); });
        WebFeed feed("https", server.url(u"/empty"_s));
        WORKS(feed.run());
        QCOMPARE(feed.last.counters.records, 0);
        QVERIFY(feed.quarantine().empty());
    }

    void aSecretIsForItsHostAlone()
    {
        MispServer server;
        server.put(0, 3);
        WebFeed feed("misp", server.exportUrl());
        // As with a store from elsewhere, in which a source of the same name leads to a host of somebody's choice.
        QVERIFY(feed.secrets->write(u"partner@misp.example"_s, "abcdef"));
        WORKS(feed.run());
        for (const Asked &asked : server.http.asked())
            QVERIFY(!asked.headers.contains("authorization"));
    }

    void secretsAreNotSentInTheClear()
    {
        MispServer server;
        WebFeed feed("misp", QUrl(u"http://feed.example/events/restSearch"_s));
        feed.settings.allowPrivate = false;
        QVERIFY(feed.secrets->write(u"partner@feed.example"_s, "abcdef"));
        const auto done = feed.run();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Withheld);
        MENTIONS(done.error().detail, u"use https"_s);
    }
};

QTEST_GUILESS_MAIN(TestTransportMisp)
#include "test_transport_misp.moc"
