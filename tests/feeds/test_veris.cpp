// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/canonicaljson.h"
#include "reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

Reading readOne(const QByteArray &json)
{
    return read(verisFormat(), std::string_view(json.constData(), static_cast<std::size_t>(json.size())));
}

QJsonObject body(const Claim &claim) { return QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object(); }

QByteArray incident(const QByteArray &rest, const QByteArray &timeline = R"("year":2016,"month":9,"day":17)")
{
    return R"({"incident_id":"I-1","security_incident":"Confirmed","summary":"Cards were stolen","confidence":"High",)"
           R"("timeline":{"incident":{)"
        + timeline + R"(}},"victim":{"victim_id":"Hotel","country":["BE","Unknown"],"industry":"721110"},)"
        + R"("plus":{"modified":"2019-10-03T19:47:42.909Z"})" + (rest.isEmpty() ? QByteArray() : "," + rest) + "}";
}

} // namespace

class TestVeris : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIncidentIsAClaim()
    {
        const Reading r = readOne(incident(
            R"("action":{"malware":{"variety":["Ransomware","C2"]}},"actor":{"external":{"variety":["Organized crime"],"country":["Unknown"]}},)"
            R"("impact":{"overall_rating":"Damaging"})"));
        QCOMPARE(r.accepted, 1);
        const Claim &c = r.claims.at(0);
        QCOMPARE(c.type, "incident");
        QCOMPARE(c.title, "Hotel: Ransomware, C2");
        QCOMPARE(iso8601(*c.happenedFrom), "2016-09-17T00:00:00Z");
        QVERIFY(!c.happenedTo);
        QCOMPARE(iso8601(*c.version), "2019-10-03T19:47:42.909Z");
        QCOMPARE(int(c.confidence), 85);
        const QJsonObject b = body(c);
        QCOMPARE(b["severity"_L1].toInt(), 70);
        QCOMPARE(b["category"_L1].toString(), QString::fromUtf8(name(Category::UnauthorisedInformationModification)));
        QCOMPARE(b["countries"_L1].toArray(), QJsonArray{u"BE"_s});
        QCOMPARE(b["actor"_L1].toString(), u"Organized crime"_s);
        QVERIFY(!b.contains("actor_countries"_L1));
        QCOMPARE(canonicalJson(c.body), c.body);
        QCOMPARE(r.keys[0], "veris|I-1");
    }

    void timesAreAsWideAsTheyAreKnown_data()
    {
        QTest::addColumn<QByteArray>("timeline");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("year") << R"("year":2012)"_ba << u"2012-01-01T00:00:00Z"_s << u"2012-12-31T23:59:59Z"_s;
        QTest::newRow("month") << R"("year":2012,"month":2)"_ba << u"2012-02-01T00:00:00Z"_s
                               << u"2012-02-29T23:59:59Z"_s;
        QTest::newRow("day without month")
            << R"("year":2012,"day":3)"_ba << u"2012-01-01T00:00:00Z"_s << u"2012-12-31T23:59:59Z"_s;
        QTest::newRow("zeros") << R"("year":2012,"month":0,"day":0)"_ba << u"2012-01-01T00:00:00Z"_s
                               << u"2012-12-31T23:59:59Z"_s;
        QTest::newRow("1970") << R"("year":1970,"month":1,"day":1)"_ba << u""_s << u""_s;
        QTest::newRow("2199") << R"("year":2199)"_ba << u""_s << u""_s;
        QTest::newRow("none") << ""_ba << u""_s << u""_s;
    }
    void timesAreAsWideAsTheyAreKnown()
    {
        QFETCH(const QByteArray, timeline);
        const Reading r = readOne(incident({}, timeline));
        QCOMPARE(r.accepted, 1);
        const Claim &c = r.claims.at(0);
        QTEST(c.happenedFrom ? QString::fromStdString(iso8601(*c.happenedFrom)) : QString(), "from");
        QTEST(c.happenedTo ? QString::fromStdString(iso8601(*c.happenedTo)) : QString(), "to");
    }

    void whatWasDone_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QString>("category");
        const auto row = [](const char *action, Category c) {
            QTest::newRow(action) << QByteArray(action) << QString::fromUtf8(name(c));
        };
        row(R"("hacking":{"variety":["DoS"]})", Category::Dos);
        row(R"("social":{"variety":["Phishing"]},"malware":{"variety":["C2"]})", Category::InfectedSystem);
        row(R"("social":{"variety":["Phishing"]})", Category::Phishing);
        row(R"("physical":{"variety":["Theft"]})", Category::Burglary);
        row(R"("error":{"variety":["Misdelivery"]})", Category::DataLeak);
        row(R"("environmental":{"variety":["Flood"]})", Category::Outage);
    }
    void whatWasDone()
    {
        QFETCH(const QByteArray, action);
        QTEST(body(readOne(incident("\"action\":{" + action + "}")).claims.at(0))["category"_L1].toString(),
              "category");
    }

    void falsePositivesAreDismissed()
    {
        const Reading r = readOne(incident({}).replace("Confirmed", "False Positive"));
        QCOMPARE(body(r.claims.at(0))["status"_L1].toString(), u"false-positive"_s);
    }

    void badIncidentsAreQuarantinedWithTheirField_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("no id") << incident({}).replace("\"incident_id\":\"I-1\",", "") << u"incident_id"_s;
        QTest::newRow("no verdict") << incident({}).replace("\"security_incident\":\"Confirmed\",", "")
                                    << u"security_incident"_s;
        QTest::newRow("month") << incident({}, R"("year":2012,"month":13)") << u"timeline.incident.month"_s;
        QTest::newRow("day") << incident({}, R"("year":2011,"month":2,"day":29)") << u"timeline.incident.day"_s;
        QTest::newRow("year") << incident({}, "\"year\":\"long ago\"") << u"timeline.incident.year"_s;
        QTest::newRow("modified") << incident({}).replace("2019-10-03T", "2019-10-33T") << u"plus.modified"_s;
        QTest::newRow("key twice") << incident("\"summary\":\"other\"") << u"summary"_s;
        QTest::newRow("1e400") << incident(R"("x":{"y":1e400})") << u"x.y"_s;
    }
    void badIncidentsAreQuarantinedWithTheirField()
    {
        QFETCH(const QByteArray, json);
        const Reading r = readOne(json);
        QCOMPARE(r.quarantined, 1);
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
    }

    void realFilesAreRead()
    {
        NEEDS_DATA(u"07-ecs-ocsf-wazuh"_s);
        int files = 0;
        for (const QFileInfo &info : QDir(dataPath(u"07-ecs-ocsf-wazuh"_s)).entryInfoList({u"veris*"_s}, QDir::Files)) {
            const std::string text = wholeFile(info.filePath());
            QCOMPARE(detect(text, true).format->id, "veris");
            const Reading r = read(verisFormat(), text);
            QCOMPARE(r.accepted, 1);
            QVERIFY(r.claims.at(0).happenedFrom);
            ++files;
        }
        QCOMPARE(files, 5);
    }
};

QTEST_GUILESS_MAIN(TestVeris)
#include "test_veris.moc"
