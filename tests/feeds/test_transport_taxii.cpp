// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"
#include "base/timestamp.h"
#include "webfeed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

const QByteArray mediaType = "application/taxii+json;version=2.1";
const QString collectionId = u"91a7b528-80eb-42ed-a74d-c6fbd5a26116"_s;
const QString root = u"/api1/"_s;
const QString collection = root + u"collections/"_s + collectionId + u'/';

/// A server of one readable collection that pages well, or as it is told.
class TaxiiServer
{
public:
    enum class Paging : std::uint8_t { Next, Dates, SameNext, SamePage, Empty, NoWay };

    struct Object
    {
        QString id, modified;
        std::int64_t added; ///< microseconds after `start`
    };
    static constexpr std::int64_t start = 1'790'000'000'000'000;

    HttpServer http{[this](const Asked &asked) { return answer(asked); }};
    std::atomic<Paging> paging = Paging::Next;
    std::atomic<int> pageSize = 3;
    std::atomic<int> pages = 0; ///< served so far
    QString wanted; ///< Authorization
    /// Called before a page is given, with its number from 1; an answer takes its place.
    std::function<std::optional<Answer>(int)> before;

    void add(int from, int until, std::int64_t addedEvery = 1'000'000)
    {
        const QMutexLocker lock(&m_mutex);
        for (int i = from; i < until; ++i)
            m_objects.push_back({idOf(i), u"2026-01-01T00:00:00.000Z"_s, addedEvery * i});
    }
    void addVersion(int i, const QString &modified, std::int64_t added)
    {
        const QMutexLocker lock(&m_mutex);
        m_objects.push_back({idOf(i), modified, added});
    }
    void addBroken(std::int64_t added)
    {
        const QMutexLocker lock(&m_mutex);
        m_objects.push_back({u"indicator--no-id"_s, u"2026-01-01T00:00:00.000Z"_s, added});
    }
    static QString idOf(int i) { return u"indicator--8e2e2d2b-17d4-4cbf-938f-%1"_s.arg(i, 12, 16, QChar(u'0')); }
    [[nodiscard]] QUrl url(const QString &path = collection) const { return http.url(path); }
    /// The queries for pages of objects.
    [[nodiscard]] std::vector<Asked> questions() const
    {
        std::vector<Asked> out;
        for (const Asked &asked : http.asked()) {
            if (asked.path().endsWith(u"/objects/"))
                out.push_back(asked);
        }
        return out;
    }

private:
    static QByteArray stamp(std::int64_t added)
    {
        return QByteArray::fromStdString(iso8601(fromMicros(start + added)));
    }
    static Answer json(const QJsonObject &object)
    {
        return {.status = 200,
                .headers = {{"Content-Type", mediaType}, {"Date", "Tue, 21 Sep 2027 14:14:00 GMT"}},
                .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
    }

    static QJsonObject listed(const QString &id, bool readable)
    {
        return {{u"id"_s, id}, {u"title"_s, u"Indicators"_s}, {u"can_read"_s, readable}};
    }

    Answer answer(const Asked &asked)
    {
        if (asked.headers.value("accept") != mediaType)
            return {.status = 406};
        if (!wanted.isEmpty() && asked.headers.value("authorization") != wanted.toLatin1())
            return {.status = 401};
        const QString path = asked.path();
        const QString base = http.url(u"/"_s).toString();
        if (path == u"/taxii2/")
            return json(
                {{u"title"_s, u"test"_s},
                 {u"api_roots"_s, QJsonArray{QString(base + root.sliced(1)), u"https://elsewhere.test/api/"_s}}});
        if (path == root)
            return json({{u"title"_s, u"root"_s}, {u"versions"_s, QJsonArray{QString::fromLatin1(mediaType)}}});
        if (path == root + u"collections/")
            return json({{u"collections"_s, QJsonArray{listed(collectionId, true), listed(u"other"_s, more)}}});
        if (path == collection + u"objects/")
            return page(asked);
        return {.status = 404};
    }

    Answer page(const Asked &asked)
    {
        const int number = ++pages;
        if (before) {
            if (auto instead = before(number))
                return *instead;
        }
        const QMutexLocker lock(&m_mutex);
        if (asked.query(u"match[version]"_s) != u"all")
            return {.status = 400};
        const QString after = asked.query(u"added_after"_s);
        const QString next = asked.query(u"next"_s);
        std::int64_t floor = -1;
        if (!after.isEmpty())
            floor = toMicros(parseIso8601(after.toStdString())->at) - start;
        qsizetype from = 0;
        if (!next.isEmpty()) {
            // A cursor holds for the query that it was given for, and for no other.
            const auto parts = next.split(u'|');
            if (parts.value(0) != after)
                return {.status = 400};
            from = parts.value(1).toLongLong();
        }
        std::vector<Object> matching;
        for (const Object &object : m_objects) {
            if (object.added > floor)
                matching.push_back(object);
        }
        if (paging == Paging::SamePage)
            from = 0;
        const qsizetype size = qsizetype(matching.size());
        const qsizetype until = paging == Paging::Empty ? from : std::min<qsizetype>(from + pageSize, size);
        QJsonArray objects;
        for (qsizetype i = from; i < until; ++i)
            objects.append(body(matching[std::size_t(i)]));
        QJsonObject envelope;
        if (!objects.isEmpty())
            envelope[u"objects"] = objects;
        const bool isMore = until < size;
        if (isMore)
            envelope[u"more"] = true;
        if (isMore && paging != Paging::Dates && paging != Paging::NoWay)
            envelope[u"next"] = QString(after + u'|' + QString::number(placeAfter(number, until)));
        Answer out = json(envelope);
        if (!objects.isEmpty() && paging != Paging::NoWay) {
            out.headers.emplaceBack("X-TAXII-Date-Added-First", stamp(matching[std::size_t(from)].added));
            out.headers.emplaceBack("X-TAXII-Date-Added-Last", stamp(matching[std::size_t(until - 1)].added));
        }
        return out;
    }

    [[nodiscard]] qsizetype placeAfter(int number, qsizetype until) const
    {
        switch (paging) {
        case Paging::SameNext:
            return 3;
        case Paging::SamePage:
        case Paging::Empty:
            return number;
        default:
            return until;
        }
    }

    static QJsonObject body(const Object &object)
    {
        return {{u"type"_s, u"indicator"_s},
                {u"spec_version"_s, u"2.1"_s},
                {u"id"_s, object.id},
                {u"created"_s, u"2026-01-01T00:00:00.000Z"_s},
                {u"modified"_s, object.modified},
                {u"name"_s, u"indicator"_s},
                {u"pattern"_s, u"[ipv4-addr:value = '198.51.100.3']"_s},
                {u"pattern_type"_s, u"stix"_s},
                {u"valid_from"_s, u"2026-01-01T00:00:00Z"_s}};
    }

    mutable QMutex m_mutex;
    std::vector<Object> m_objects;

public:
    bool more = false; ///< a second readable collection
};

std::multiset<std::string> numbered(int from, int until)
{
    std::multiset<std::string> out;
    for (int i = from; i < until; ++i)
        out.insert(TaxiiServer::idOf(i).toStdString());
    return out;
}

QString problem(const Result<> &result) { return result ? u"(no error)"_s : result.error().detail; }

} // namespace

#define MENTIONS(text, part) QVERIFY2((text).contains(part), qPrintable(text))
#define WORKS(result)                                                                                                  \
    do {                                                                                                               \
        const auto works = (result);                                                                                   \
        QVERIFY2(works, qPrintable(problem(works)));                                                                   \
    } while (false)

/// TAXII 2.1 collections over real sockets, with the traps that other clients fell into.
class TestTransportTaxii : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsACollectionPageByPage_data()
    {
        QTest::addColumn<int>("paging");
        QTest::newRow("with next") << int(TaxiiServer::Paging::Next);
        QTest::newRow("by date alone") << int(TaxiiServer::Paging::Dates);
    }

    void readsACollectionPageByPage()
    {
        QFETCH(const int, paging);
        TaxiiServer server;
        server.paging = TaxiiServer::Paging(paging);
        server.add(0, 10);
        WebFeed feed("taxii", server.url());
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 10));
        QCOMPARE(feed.last.counters.quarantined, 0);
        QCOMPARE(feed.cursor(), "2026-09-21T14:13:29.000000Z");
        // The original query stands beside a `next`, and beside nothing else.
        for (const Asked &asked : server.questions()) {
            if (!asked.query(u"next"_s).isEmpty())
                QCOMPARE(asked.query(u"added_after"_s), QString());
        }

        server.add(10, 12);
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 12));
        QCOMPARE(feed.last.counters.records, 2);
        WORKS(feed.run()); // nothing new is no record and no error
        QCOMPARE(feed.last.counters.records, 0);
        QVERIFY(feed.quarantine().empty());
    }

    void worksOnAThreadThatNeverHadAnEventLoop()
    {
        TaxiiServer server;
        server.add(0, 4);
        WebFeed feed("taxii", server.url());
        Result<> done;
        std::thread([&] { done = feed.run(); }).join();
        WORKS(done);
        QCOMPARE(feed.subjects(), numbered(0, 4));
    }

    void manyObjectsOfOneDateAreNotLost()
    {
        TaxiiServer server;
        server.paging = TaxiiServer::Paging::Dates;
        server.add(0, 2);
        for (int i = 2; i < 4; ++i) // a page ends between these
            server.addVersion(i, u"2026-01-01T00:00:00.000Z"_s, 2'000'000);
        server.addVersion(4, u"2026-01-01T00:00:00.000Z"_s, 3'000'000);
        WebFeed feed("taxii", server.url());
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 5));
    }

    void aDateThatFillsMoreThanAPageIsSaid()
    {
        TaxiiServer server;
        server.paging = TaxiiServer::Paging::Dates;
        server.add(0, 10, 0);
        WebFeed feed("taxii", server.url());
        const auto done = feed.run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, u"more objects share the date"_s);
        QCOMPARE(feed.cursor(), "");
    }

    void aPageOfOneGoesOn()
    {
        TaxiiServer server;
        server.paging = TaxiiServer::Paging::Dates;
        server.pageSize = 1;
        server.add(0, 4);
        WebFeed feed("taxii", server.url());
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 4));
    }

    void aServerThatTurnsInCirclesIsLeft_data()
    {
        QTest::addColumn<int>("paging");
        QTest::addColumn<QString>("words");
        QTest::newRow("the same next") << int(TaxiiServer::Paging::SameNext) << u"the same"_s;
        QTest::newRow("the same page under another next") << int(TaxiiServer::Paging::SamePage) << u"the same page"_s;
        QTest::newRow("more and more of nothing") << int(TaxiiServer::Paging::Empty) << u"gives nothing"_s;
        QTest::newRow("more, but not where") << int(TaxiiServer::Paging::NoWay) << u"neither where"_s;
    }

    void aServerThatTurnsInCirclesIsLeft()
    {
        QFETCH(const int, paging);
        QFETCH(const QString, words);
        TaxiiServer server;
        server.paging = TaxiiServer::Paging(paging);
        server.add(0, 10);
        WebFeed feed("taxii", server.url());
        const auto done = feed.run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, words);
        QCOMPARE(feed.cursor(), ""); // the high-water mark has not moved
        // Once the server is put right, what was read is known and the rest comes.
        server.paging = TaxiiServer::Paging::Next;
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 10));
    }

    void stoppedInTheMiddleNothingIsLostOrDoubled()
    {
        TaxiiServer server;
        server.add(0, 20);
        WebFeed feed("taxii", server.url());
        std::stop_source stop;
        server.before = [&stop](int page) -> std::optional<Answer> {
            if (page == 3)
                stop.request_stop();
            return std::nullopt;
        };
        const auto done = feed.run(stop.get_token());
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(feed.cursor(), "");
        QVERIFY(feed.subjects().size() < 20);
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 20));
        QCOMPARE(feed.last.counters.duplicates + feed.last.counters.accepted, 20);
    }

    void aPageThatIsCutOffIsReadAgain()
    {
        TaxiiServer server;
        server.add(0, 9);
        WebFeed feed("taxii", server.url());
        server.before = [](int page) -> std::optional<Answer> {
            if (page != 2)
                return std::nullopt;
            return Answer{.status = 200,
                          .headers = {{"Content-Type", mediaType}},
                          .body = "{\"objects\":[{\"type\":\"indicator\",\"id\":\"indicator--8e2e2d2b-17d4-4cbf-938f-",
                          .end = Answer::End::Cut};
        };
        const auto done = feed.run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, u"closed the connection"_s);
        QCOMPARE(feed.cursor(), "");
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 9));
        QVERIFY(feed.quarantine().empty());
    }

    void whatIsAddedBetweenPagesComes()
    {
        TaxiiServer server;
        server.add(0, 6);
        WebFeed feed("taxii", server.url());
        server.before = [&server](int page) -> std::optional<Answer> {
            if (page == 2)
                server.add(6, 8);
            return std::nullopt;
        };
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 8));
    }

    void earlierVersionsAreKept()
    {
        TaxiiServer server;
        server.add(0, 1);
        server.addVersion(0, u"2026-02-02T00:00:00.000Z"_s, 5'000'000);
        WebFeed feed("taxii", server.url());
        WORKS(feed.run());
        QCOMPARE(feed.subjects().count(TaxiiServer::idOf(0).toStdString()), 2u);
    }

    void aBrokenObjectIsQuarantinedOnce()
    {
        TaxiiServer server;
        server.add(0, 2);
        server.addBroken(2'000'000);
        WebFeed feed("taxii", server.url());
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 2));
        QCOMPARE(feed.quarantine().size(), 1u);
        WORKS(feed.run());
        QCOMPARE(feed.quarantine().size(), 1u);
    }

    void waitsAsTheServerAsks()
    {
        TaxiiServer server;
        server.add(0, 2);
        WebFeed feed("taxii", server.url());
        server.before = [](int page) -> std::optional<Answer> {
            if (page > 2)
                return std::nullopt;
            return Answer{.status = page == 1 ? 429 : 503, .headers = {{"Retry-After", page == 1 ? "17" : "23"}}};
        };
        QVERIFY(!feed.run());
        QCOMPARE(feed.delay, std::chrono::seconds{17});
        QVERIFY(!feed.run());
        QCOMPARE(feed.delay, std::chrono::seconds{23});
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 2));
    }

    void findsTheCollection_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("discovery") << u"/taxii2/"_s;
        QTest::newRow("discovery without its slash") << u"/taxii2"_s;
        QTest::newRow("API root") << root;
        QTest::newRow("collections") << root + u"collections/"_s;
        QTest::newRow("collection") << collection;
        QTest::newRow("collection without its slash") << collection.chopped(1);
        QTest::newRow("objects") << collection + u"objects/"_s;
    }

    void findsTheCollection()
    {
        QFETCH(const QString, path);
        TaxiiServer server;
        server.add(0, 2);
        WebFeed feed("taxii", server.url(path));
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 2));
    }

    void whereThereAreSeveralItAsksWhich()
    {
        TaxiiServer server;
        server.more = true;
        WebFeed feed("taxii", server.url(root));
        const auto done = feed.run();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Usage);
        MENTIONS(done.error().detail, collectionId);
    }

    void logsInWithTheSecret_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("header");
        QTest::newRow("name and password") << u"floor"_s << u"Basic Zmxvb3I6czNjcmV0"_s;
        QTest::newRow("token") << QString() << u"Bearer s3cret"_s;
    }

    void logsInWithTheSecret()
    {
        QFETCH(const QString, user);
        QFETCH(const QString, header);
        TaxiiServer server;
        server.add(0, 2);
        server.wanted = header;
        WebFeed feed("taxii", server.url());
        feed.settings.user = user;
        const auto refused = feed.run();
        QVERIFY(!refused);
        MENTIONS(refused.error().detail, u"secret is missing or wrong"_s);
        QVERIFY(feed.secrets->write(u"partner@127.0.0.1"_s, "s3cret"));
        WORKS(feed.run());
        QCOMPARE(feed.subjects(), numbered(0, 2));
    }

    void worksFromTheCommandLine()
    {
        TaxiiServer server;
        server.add(0, 5);
        server.wanted = u"Bearer s3cret"_s;
        const QTemporaryDir folder;
        qputenv("XDG_CONFIG_HOME", folder.filePath(u"config"_s).toUtf8());
        const QStringList onStore{u"--json"_s, u"--store"_s, folder.filePath(u"s.watchfloor"_s)};
        const auto run = [&onStore](const QStringList &words, const QByteArray &input = {}) {
            return ctl(onStore + words, {}, input);
        };
        auto done = run({u"source"_s, u"set"_s, u"partner"_s, u"transport.kind=taxii"_s,
                         u"transport.location="_s + server.url().toString(), u"transport.allow_private=yes"_s});
        if (done.exit != 0) { // a store is made by what first brings data
            QVERIFY(writeFile(folder.filePath(u"x.json"_s), eveAlert(1)));
            QCOMPARE(run({u"ingest"_s, folder.filePath(u"x.json"_s)}).exit, 0);
            done = run({u"source"_s, u"set"_s, u"partner"_s, u"transport.kind=taxii"_s,
                        u"transport.location="_s + server.url().toString(), u"transport.allow_private=yes"_s});
        }
        QVERIFY2(done.exit == 0, done.all().constData());
        const auto refused = run({u"feeds"_s, u"run"_s, u"--once"_s});
        QCOMPARE(refused.exit, 1);
        QVERIFY2(refused.all().contains("secret is missing or wrong"), refused.all().constData());

        done = run({u"secret"_s, u"partner"_s}, "s3cret\n");
        QVERIFY2(done.exit == 0, done.all().constData());
        QVERIFY(!done.all().contains("s3cret"));
        done = run({u"feeds"_s, u"run"_s, u"--once"_s});
        QVERIFY2(done.exit == 0, done.all().constData());
        QCOMPARE(done.lines().back().value(u"accepted"_s).toInt(), 5);
        QVERIFY(!done.all().contains("s3cret"));

        QCOMPARE(run({u"secret"_s, u"--remove"_s, u"partner"_s}).exit, 0);
        QCOMPARE(run({u"feeds"_s, u"run"_s, u"--once"_s}).exit, 1);
        QCOMPARE(run({u"secret"_s, u"nobody"_s}, "x\n").exit, 1);
        QCOMPARE(run({u"secret"_s, u"partner"_s}).exit, 2); // nothing typed
    }

    void aWebPageIsNoData()
    {
        TaxiiServer server;
        server.before = [](int) {
            return Answer{.headers = {{"Content-Type", "text/html"}}, .body = "<!doctype html><title>Log in</title>"};
        };
        WebFeed feed("taxii", server.url());
        const auto done = feed.run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, u"web page instead of data"_s);
        QVERIFY(feed.quarantine().empty());
        QCOMPARE(feed.last.counters.records, 0);
    }

    void otherJsonIsNoEnvelope()
    {
        TaxiiServer server;
        server.before = [](int) { return Answer{.headers = {{"Content-Type", mediaType}}, .body = "{\"a\":1}"}; };
        WebFeed feed("taxii", server.url());
        const auto done = feed.run();
        QVERIFY(!done);
        MENTIONS(done.error().detail, u"no TAXII envelope"_s);
        QVERIFY(feed.quarantine().empty());
    }

    void privateAddressesMustBeAllowed()
    {
        TaxiiServer server;
        WebFeed feed("taxii", server.url());
        feed.settings.allowPrivate = false;
        const auto done = feed.run();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Withheld);
        QVERIFY(server.http.asked().empty());
    }
};

QTEST_GUILESS_MAIN(TestTransportTaxii)
#include "test_transport_taxii.moc"
