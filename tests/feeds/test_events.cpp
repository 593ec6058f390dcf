// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <QProcess>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

Reading readOne(const Format &format, const QByteArray &json, const ParseContext &context = contextAt())
{
    return read(format, std::string_view(json.constData(), static_cast<std::size_t>(json.size())), context);
}

QByteArray ocsf(const QByteArray &members)
{
    return R"({"class_uid":4001,"metadata":{"version":"1.1.0"},"time":1790000000000,"severity_id":1)"
        + (members.isEmpty() ? QByteArray() : "," + members) + "}";
}
QByteArray ecs(const QByteArray &members)
{
    return R"({"@timestamp":"2026-09-20T10:00:00.123Z","ecs":{"version":"8.11"})"
        + (members.isEmpty() ? QByteArray() : "," + members) + "}";
}
QByteArray wazuh(const QByteArray &rule, const QByteArray &members = {})
{
    return R"({"timestamp":"2026-09-20T10:00:00.123+0200","rule":{)" + rule
        + "},\"agent\":{\"id\":\"007\",\"name\":\"web-1\",\"ip\":\"10.0.0.7\"},\"manager\":{\"name\":\"m\"},\"id\":"
          "\"1744794177.4870\""
        + (members.isEmpty() ? QByteArray() : "," + members) + "}";
}

} // namespace

/// Event records of OCSF, the Elastic Common Schema and Wazuh.
class TestEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ocsfNetworkActivity()
    {
        const Reading r = readOne(
            ocsfFormat(),
            ocsf(
                R"("start_time":1789999990000,"end_time":1789999999000,)"
                R"("src_endpoint":{"ip":"192.0.2.1","port":4711},"dst_endpoint":{"ip":"2001:0DB8::1","port":"443","hostname":"shop.example"},)"
                R"("connection_info":{"protocol_name":"TCP","community_uid":"1:x="})"));
        QCOMPARE(r.accepted, 1);
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.kind, "network_activity");
        QCOMPARE(o.source, (Endpoint{"192.0.2.1", 4711}));
        QCOMPARE(o.destination, (Endpoint{"2001:db8::1", 443}));
        QCOMPARE(o.name, "shop.example");
        QCOMPARE(o.protocol, "tcp");
        QCOMPARE(o.communityId, "1:x=");
        QCOMPARE(toMicros(*o.happenedFrom), 1789999990000000);
        QCOMPARE(toMicros(*o.happenedTo), 1789999999000000);
        QCOMPARE(int(o.severity), 10);
    }

    void ocsfDetectionFinding()
    {
        const Reading r = readOne(
            ocsfFormat(),
            R"({"class_uid":2004,"metadata":{"uid":"abc"},"time":1790000000000,"severity_id":4,)"
            R"("confidence_score":80,"finding_info":{"uid":"f1","title":"Beacon","first_seen_time":1789990000000,)"
            R"("analytic":{"uid":"r-1","name":"rule"},"attacks":[{"technique":{"uid":"T1071"},"sub_technique":{"uid":"T1071.001"}},{"technique":{"uid":"T1071"}}]},)"
            R"("device":{"hostname":"pc-7"},"malware":[{"name":"X"}],"vulnerabilities":[{"cve":{"uid":"CVE-2026-1234"}}],)"
            R"("evidences":[{"src_endpoint":{"ip":"198.51.100.4"}}]})");
        QCOMPARE(r.accepted, 1);
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.kind, "detection_finding");
        QCOMPARE(o.signature, "Beacon");
        QCOMPARE(o.signatureId, "r-1");
        QCOMPARE(o.asset, "pc-7");
        QCOMPARE(o.category, Category::InfectedSystem);
        QCOMPARE(int(o.severity), 70);
        QCOMPARE(int(o.confidence), 80);
        QCOMPARE(toMicros(*o.happenedFrom), 1789990000000000);
        QCOMPARE(o.attackIds, (std::vector<std::string>{"T1071", "T1071.001"}));
        QCOMPARE(o.cveIds, (std::vector<std::string>{"CVE-2026-1234"}));
        QCOMPARE(o.source.address, "198.51.100.4");
        QVERIFY(r.keys[0].starts_with("ocsf|abc|"));
    }

    void severityIsNoRanking_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<int>("severity");
        QTest::newRow("other says nothing") << "99"_ba << 0;
        QTest::newRow("unknown says nothing") << "0"_ba << 0;
        QTest::newRow("fatal") << "6"_ba << 95;
        QTest::newRow("other, with its word") << "99,\"severity\":\"High\""_ba << 70;
    }
    void severityIsNoRanking()
    {
        QFETCH(const QByteArray, id);
        const Reading r = readOne(ocsfFormat(),
                                  ocsf(R"("src_endpoint":{"ip":"192.0.2.1"})")
                                      .replace(R"("severity_id":1)", QByteArray("\"severity_id\":" + id)));
        QTEST(int(r.observations.at(0).severity), "severity");
    }

    void timesOfAnyUnit_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<QString>("expected"); // empty: undated, bad: quarantined
        const QString when = u"2026-04-12T00:02:12Z"_s;
        QTest::newRow("milliseconds") << "1775952132000"_ba << when;
        QTest::newRow("seconds") << "1775952132"_ba << when;
        QTest::newRow("microseconds") << "1775952132000000"_ba << when;
        QTest::newRow("nanoseconds") << "1775952132000000000"_ba << when;
        QTest::newRow("seconds with a fraction") << "1775952132.5"_ba << u"2026-04-12T00:02:12.500Z"_s;
        QTest::newRow("text") << "\"2026-04-12T02:02:12+02:00\""_ba << when;
        QTest::newRow("number as text") << "\"1775952132000\""_ba << when;
        QTest::newRow("zero") << "0"_ba << u""_s;
        QTest::newRow("negative") << "-1"_ba << u""_s;
        QTest::newRow("9999") << "253402300799000"_ba << u""_s;
        QTest::newRow("words") << "\"yesterday\""_ba << u"bad"_s;
        QTest::newRow("huge") << "1e300"_ba << u"bad"_s;
        QTest::newRow("true") << "true"_ba << u"bad"_s;
    }
    void timesOfAnyUnit()
    {
        QFETCH(const QByteArray, time);
        QFETCH(const QString, expected);
        const Reading r = readOne(
            ocsfFormat(), R"({"class_uid":4001,"metadata":{},"src_endpoint":{"ip":"192.0.2.1"},"time":)" + time + "}");
        if (expected == u"bad") {
            QCOMPARE(r.quarantined, 1);
            QCOMPARE(r.rejections[0].field, "time");
            return;
        }
        QCOMPARE(r.accepted, 1);
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.happenedFrom ? QString::fromStdString(iso8601(*o.happenedFrom)) : QString(), expected);
    }

    void ocsfLabels()
    {
        const auto marking = [](const QByteArray &members) {
            return readOne(ocsfFormat(), ocsf(R"("device":{"name":"x"},)" + members)).observations.at(0).marking;
        };
        QCOMPARE(marking("\"tlp\":\"AMBER\""), "TLP:AMBER");
        QCOMPARE(marking(R"("osint":[{"tlp":"GREEN"},{"tlp":"RED"}])"), "TLP:RED");
        QCOMPARE(marking("\"tlp\":\"PURPLE\""), "UNMARKED");
        QCOMPARE(marking("\"tlp\":\"\""), "");
    }

    void eventsOfNothingAreKeptAsRecords()
    {
        const Reading r = readOne(ocsfFormat(), ocsf("\"message\":\"x\""));
        QCOMPARE(r.accepted, 1);
        QVERIFY(r.observations.empty());
    }

    void ecsNestedAndDottedAreTheSame()
    {
        const QByteArray nested = ecs(
            R"("event":{"kind":"alert","category":["malware","intrusion_detection"],"id":"e1"},"rule":{"name":"R","id":"7"},)"
            R"("source":{"ip":"192.0.2.1","port":1},"destination":{"ip":"192.0.2.2","port":2},"host":{"name":"pc"},"network":{"transport":"tcp","protocol":"tls","community_id":"1:x="},)"
            R"("kibana":{"alert":{"severity":"high"}},"threat":[{"technique":[{"id":["T1218"],"subtechnique":[{"id":["T1218.010"]}]}]}])");
        const QByteArray dotted = ecs(
            R"("event.kind":"alert","event.category":["malware","intrusion_detection"],"event":{"id":"e1"},"rule.name":"R","rule.id":"7",)"
            R"("source.ip":"192.0.2.1","source.port":1,"destination.ip":["192.0.2.2"],"destination":{"port":2},"host.name":"pc","network.transport":"tcp","network.protocol":"tls",)"
            "\"network\":{\"community_id\":\"1:x=\"},\"kibana.alert.severity\":\"high\",\"threat.technique.id\":["
            "\"T1218\"],\"threat.technique.subtechnique.id\":\"T1218.010\"");
        for (const QByteArray &json :
             {nested, dotted, QByteArray(R"({"_index":"x","_id":"1","_source":)" + nested + "}")}) {
            const Reading r = readOne(ecsFormat(), json);
            QCOMPARE(r.accepted, 1);
            const Observation &o = r.observations.at(0);
            QCOMPARE(o.kind, "alert");
            QCOMPARE(o.category, Category::InfectedSystem);
            QCOMPARE(int(o.severity), 70);
            QCOMPARE(o.signature, "R");
            QCOMPARE(o.signatureId, "7");
            QCOMPARE(o.source, (Endpoint{"192.0.2.1", 1}));
            QCOMPARE(o.destination, (Endpoint{"192.0.2.2", 2}));
            QCOMPARE(o.asset, "pc");
            QCOMPARE(o.protocol, "tls");
            QCOMPARE(o.communityId, "1:x=");
            QCOMPARE(o.attackIds, (std::vector<std::string>{"T1218", "T1218.010"}));
            QVERIFY(r.keys[0].starts_with("ecs|e1|"));
        }
    }

    void ecsSeverityOfTheSourceIsNotOurs()
    {
        const Reading r = readOne(ecsFormat(), ecs(R"("event":{"kind":"alert","severity":73})"));
        QCOMPARE(int(r.observations.at(0).severity), 30);
        QCOMPARE(
            int(readOne(ecsFormat(), ecs(R"("event":{"kind":"alert","risk_score":73.4})")).observations.at(0).severity),
            73);
        QCOMPARE(int(readOne(ecsFormat(), ecs(R"("event":{"kind":"event"},"host":{"name":"x"})"))
                         .observations.at(0)
                         .severity),
                 0);
    }

    void ecsKinds()
    {
        QVERIFY(readOne(ecsFormat(), ecs(R"("event":{"kind":"metric"},"host":{"name":"x"})")).observations.empty());
        QCOMPARE(readOne(ecsFormat(), ecs(R"("event":{"category":["authentication"]},"host":{"name":"x"})"))
                     .observations.at(0)
                     .kind,
                 "authentication");
    }

    void wazuhAlert()
    {
        const Reading r = readOne(
            wazuhFormat(),
            wazuh(
                R"("level":10,"id":"5712","description":"sshd: brute force","groups":["syslog","sshd","authentication_failures"],"mitre":{"id":["T1110"]})",
                "\"data\":{\"srcip\":\"198.51.100.9\",\"srcport\":\"4711\"},\"location\":\"/var/log/auth.log\""));
        QCOMPARE(r.accepted, 1);
        const Observation &o = r.observations.at(0);
        QCOMPARE(iso8601(*o.happenedFrom), "2026-09-20T08:00:00.123Z");
        QCOMPARE(o.signatureId, "5712");
        QCOMPARE(o.signature, "sshd: brute force");
        QCOMPARE(int(o.severity), 50);
        QCOMPARE(o.category, Category::BruteForce);
        QCOMPARE(o.attackIds, (std::vector<std::string>{"T1110"}));
        QCOMPARE(o.asset, "web-1");
        QCOMPARE(o.source, (Endpoint{"198.51.100.9", 4711}));
        QCOMPARE(o.destination.address, "10.0.0.7");
        QVERIFY(r.keys[0].starts_with("wazuh|m|1744794177.4870|"));
    }

    void wazuhDecodersCatchAnything()
    {
        const Reading r = readOne(
            wazuhFormat(), wazuh("\"level\":3,\"id\":\"1\"", R"("data":{"srcip":"any","srcport":"x","dstip":"::1"})"));
        QCOMPARE(r.accepted, 1);
        QCOMPARE(r.observations.at(0).source, Endpoint{});
        QCOMPARE(r.observations.at(0).destination.address, "::1");
    }

    void declaredClockOffsetIsTakenOff()
    {
        ParseContext context = contextAt();
        context.source.clockOffset = std::chrono::seconds{90};
        QCOMPARE(iso8601(*readOne(wazuhFormat(), wazuh(R"("level":3)"), context).observations.at(0).happenedFrom),
                 "2026-09-20T07:58:30.123Z");
    }

    void badRecordsAreQuarantinedWithTheirField_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QString &format, const QByteArray &record, const QString &field) {
            QTest::newRow(name) << format << record << field;
        };
        const QString o = u"ocsf"_s, e = u"ecs"_s, w = u"wazuh"_s;
        row("ocsf class", o, R"({"class_uid":"x","time":1790000000000})", u"class_uid"_s);
        row("ocsf no class", o, R"({"time":1790000000000})", u"class_uid"_s);
        row("ocsf no time", o, R"({"class_uid":4001})", u"time"_s);
        row("ocsf port", o, ocsf(R"("src_endpoint":{"port":70000})"), u"src_endpoint.port"_s);
        row("ocsf address", o, ocsf(R"("dst_endpoint":{"ip":"999.1.1.1"})"), u"dst_endpoint.ip"_s);
        row("ocsf severity", o, R"({"class_uid":4001,"time":1,"severity_id":100})", u"severity_id"_s);
        row("ocsf confidence", o, ocsf(R"("confidence_score":101)"), u"confidence_score"_s);
        row("ocsf key twice", o, ocsf(R"("src_endpoint":{"ip":"192.0.2.1","ip":"192.0.2.2"})"), u"src_endpoint.ip"_s);
        row("ocsf list", o, ocsf(R"("malware":[{"name":"a"},{"name":"b","name":"c"}])"), u"malware[1].name"_s);
        row("1e400", o, ocsf(R"("x":{"y":[1e400]})"), u"x.y"_s);
        row("lone surrogate", o, ocsf("\"x\":\"\\ud800\""), u"x"_s);
        row("broken", o, R"({"class_uid":4001,})", u""_s);
        row("ecs time", e, R"({"@timestamp":"2026-13-01T00:00:00Z","event":{}})", u"@timestamp"_s);
        row("ecs no time", e, R"({"event":{"kind":"alert"}})", u"@timestamp"_s);
        row("ecs dotted and nested", e, ecs("\"event\":{\"kind\":\"alert\"},\"event.kind\":\"event\""),
            u"event.kind"_s);
        row("ecs address", e, ecs(R"("source":{"ip":"1.2.3"})"), u"source.ip"_s);
        row("ecs port", e, ecs(R"("source":{"port":"http"})"), u"source.port"_s);
        row("ecs score", e, ecs(R"("event":{"risk_score":"high"})"), u"event.risk_score"_s);
        row("wazuh level", w, wazuh(R"("level":99)"), u"rule.level"_s);
        row("wazuh no level", w, wazuh("\"id\":\"1\""), u"rule.level"_s);
        row("wazuh time", w, wazuh(R"("level":3)").replace("2026-09", "2026-19"), u"timestamp"_s);
        row("no object", w, "17", u""_s);
    }
    void badRecordsAreQuarantinedWithTheirField()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, record);
        const Reading r = readOne(*formatById(format.toStdString()), record);
        QCOMPARE(r.quarantined, 1);
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
        QVERIFY2(!r.rejections[0].reason.empty(), r.rejections[0].reason.c_str());
    }

    void badTextIsQuarantined()
    {
        const Reading r = readOne(ecsFormat(), ecs("\"message\":\"a\xC3(\""));
        QCOMPARE(r.quarantined, 1);
        QVERIFY(r.rejections[0].reason.find("not valid UTF-8") != std::string::npos);
    }

    void realFilesAreReadAndNamed()
    {
        NEEDS_DATA(u"07-ecs-ocsf-wazuh"_s);
        int events = 0;
        for (const QString &folder : {u"07-ecs-ocsf-wazuh"_s, u"07-ecs-ocsf-wazuh/ocsf"_s}) {
            for (const QFileInfo &info : QDir(dataPath(folder)).entryInfoList(QDir::Files)) {
                const std::string text = wholeFile(info.filePath());
                const Detected found = detect(std::string_view(text).substr(0, 65536), text.size() <= 65536);
                const QString name = info.fileName();
                QString expected;
                if (text.empty() || name.endsWith(u".ilf") || name.endsWith(u".md") || name.endsWith(u".csv")
                    || name.startsWith(u"timesketch"))
                    continue;
                if (name.endsWith(u".ocsf") || name.contains(u"OCSF_dns"))
                    expected = u"ocsf"_s;
                else if (name.startsWith(u"ecs"))
                    expected = u"ecs"_s;
                else if (name.startsWith(u"wazuh"))
                    expected = u"wazuh"_s;
                else if (name.startsWith(u"veris"))
                    expected = u"veris"_s;
                QVERIFY2(QString::fromUtf8(found.format ? found.format->id : "") == expected,
                         qPrintable(name + u": "_s + QString::fromStdString(found.reason)));
                if (!found.format)
                    continue;
                const Reading r = read(*found.format, text, contextAt(), 1000);
                events += int(r.accepted);
                QVERIFY(r.records > 0);
                for (const Rejection &rejection : r.rejections)
                    qInfo("%s: %s", qPrintable(name), rejection.reason.c_str());
                for (const Observation &o : r.observations)
                    QVERIFY2(o.happenedFrom && *o.happenedFrom > fromMicros(631152000000000), qPrintable(name));
            }
        }
        QVERIFY(events >= 40);
    }
};

QTEST_GUILESS_MAIN(TestEvents)
#include "test_events.moc"
