// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "feeds/eveaddress.h"
#include "feeds/suricata.h"
#include "reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <simdjson.h>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

Reading readOne(const QByteArray &json, const ParseContext &context = contextAt())
{
    return read(suricataEveFormat(), std::string_view(json.constData(), static_cast<std::size_t>(json.size())),
                context);
}

const QByteArray alertEvent
    = R"({"timestamp":"2026-09-20T03:04:05.123456+0200","flow_id":1170982023693673,"event_type":"alert",)"
      R"("src_ip":"2001:0db8:0000:0000:0000:0000:0000:0001","src_port":443,"dest_ip":"192.0.2.7","dest_port":50123,)"
      R"("proto":"TCP","app_proto":"tls","community_id":"1:abc=","alert":{"action":"allowed","gid":1,)"
      R"("signature_id":2001219,"rev":19,"signature":"ET SCAN Potential SSH Scan","category":"Attempted Information Leak",)"
      R"("severity":2,"metadata":{"mitre_technique_id":["T1190","T1059_001"],"cve":["CVE_2021_44228","2021-1"]}},)"
      R"("tls":{"sni":"shop.example"},"flow":{"src_ip":"192.0.2.7","src_port":50123,)"
      R"("dest_ip":"2001:db8::1","dest_port":443,"start":"2026-09-20T03:04:04.000000+0200"}})";

/// Events of one line or array element each, as another JSON reader counts them.
qsizetype countEvents(const std::string &text)
{
    const QByteArray bytes = QByteArray::fromStdString(text);
    if (bytes.trimmed().startsWith('['))
        return QJsonDocument::fromJson(bytes).array().size();
    qsizetype count = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        if (!line.trimmed().isEmpty() && QJsonDocument::fromJson(line).isObject())
            ++count;
    }
    return count;
}

} // namespace

class TestSuricata : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnAlert()
    {
        const Reading r = readOne(alertEvent);
        QCOMPARE(r.accepted, 1);
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.kind, "alert");
        QCOMPARE(iso8601(*o.happenedFrom), "2026-09-20T01:04:05.123456Z");
        QVERIFY(o.offsetKnown);
        QVERIFY(!o.happenedTo);
        QCOMPARE(o.signatureId, "1:2001219:19");
        QCOMPARE(o.signature, "ET SCAN Potential SSH Scan");
        QCOMPARE(o.category, Category::Scanner);
        QCOMPARE(int(o.severity), 50);
        QCOMPARE(o.flowId, "1170982023693673");
        QCOMPARE(o.communityId, "1:abc=");
        QCOMPARE(o.name, "shop.example");
        QCOMPARE(o.protocol, "tls");
        QCOMPARE(o.attackIds, (std::vector<std::string>{"T1190", "T1059.001"}));
        QCOMPARE(o.cveIds, (std::vector<std::string>{"CVE-2021-44228"}));
    }

    void initiatorComesFromTheFlow()
    {
        // The packet that fired the rule was the server's answer.
        const Observation o = readOne(alertEvent).observations.at(0);
        QCOMPARE(o.source, (Endpoint{"192.0.2.7", 50123}));
        QCOMPARE(o.destination, (Endpoint{"2001:db8::1", 443}));
    }

    void rulesThatNameTheAttackerWin()
    {
        QByteArray event = alertEvent;
        event.replace(
            R"("severity":2,)",
            R"("severity":2,"source":{"ip":"198.51.100.9","port":4444},"target":{"ip":"192.0.2.99","port":22},)");
        const Observation o = readOne(event).observations.at(0);
        QCOMPARE(o.source, (Endpoint{"198.51.100.9", 4444}));
        QCOMPARE(o.destination, (Endpoint{"192.0.2.99", 22}));
    }

    void keyOrderDoesNotMatter()
    {
        const QJsonObject sorted = QJsonDocument::fromJson(alertEvent).object();
        const Observation a = readOne(alertEvent).observations.at(0);
        const Observation b = readOne(QJsonDocument(sorted).toJson(QJsonDocument::Indented)).observations.at(0);
        QCOMPARE(b.signatureId, a.signatureId);
        QCOMPARE(b.source, a.source);
        QCOMPARE(b.attackIds, a.attackIds);
        QCOMPARE(b.happenedFrom, a.happenedFrom);
    }

    void otherTypesBecomeObservationsByTheirEndpoints_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("protocol");
        const auto row = [](const char *label, const QByteArray &rest, const QString &name, const QString &protocol) {
            QTest::newRow(label) << QByteArray(R"({"timestamp":"2026-09-20T03:04:05+0000","event_type":")") + label
                    + QByteArray(R"(","src_ip":"192.0.2.1","dest_ip":"192.0.2.2","proto":"UDP")") + rest + '}'
                                 << QString::fromLatin1(label) << name << protocol;
        };
        row("dns", R"(,"dns":{"type":"query","rrname":"a.example","rrtype":"A"})", u"a.example"_s, u"dns"_s);
        row("mdns", R"(,"mdns":{"queries":[{"rrname":"tv.local"},{"rrname":"x.local"}]})", u"tv.local"_s, u"mdns"_s);
        row("http", R"(,"http":{"hostname":"w.example","url":"/","status":200})", u"w.example"_s, u"http"_s);
        row("tls", R"(,"tls":{"sni":"t.example","version":"TLS 1.3"})", u"t.example"_s, u"tls"_s);
        row("quic", R"(,"quic":{"sni":"q.example"})", u"q.example"_s, u"quic"_s);
        row("fileinfo",
            R"(,"app_proto":"http","http":{"hostname":"w.example"},"fileinfo":{"filename":"/a.bin","size":1})",
            u"/a.bin"_s, u"http"_s);
        row("smb", R"(,"smb":{"filename":"\\share\\x.doc"})", u"\\share\\x.doc"_s, u"smb"_s);
        row("ssh", R"(,"ssh":{"client":{"software_version":"x"}})", u""_s, u"ssh"_s);
        row("modbus", R"(,"modbus":{"id":1})", u""_s, u"modbus"_s);
        row("something-new", R"(,"new":{"a":[1,{"b":null}]})", u""_s, u"something-new"_s);
        row("drop", R"(,"app_proto":"failed")", u""_s, u"udp"_s);
    }
    void otherTypesBecomeObservationsByTheirEndpoints()
    {
        QFETCH(const QByteArray, event);
        const Reading r = readOne(event);
        QCOMPARE(r.accepted, 1);
        QCOMPARE(r.observations.size(), 1u);
        QTEST(QString::fromStdString(r.observations[0].kind), "kind");
        QTEST(QString::fromStdString(r.observations[0].name), "name");
        QTEST(QString::fromStdString(r.observations[0].protocol), "protocol");
        QVERIFY(r.observations[0].severity <= 10);
    }

    void flowsLastFromStartToEnd()
    {
        const Observation o
            = readOne(R"({"timestamp":"2026-09-20T03:10:00+0000","event_type":"flow","src_ip":"192.0.2.1",)"
                      R"("dest_ip":"192.0.2.2","proto":"TCP","flow":{"start":"2026-09-20T03:00:00+0000",)"
                      R"("end":"2026-09-20T03:09:00.5+0000","src_ip":"192.0.2.1"}})")
                  .observations.at(0);
        QCOMPARE(iso8601(*o.happenedFrom), "2026-09-20T03:00:00Z");
        QCOMPARE(iso8601(*o.happenedTo), "2026-09-20T03:09:00.500Z");
    }

    void eventsWithoutEndpointsAreKeptAsRecords()
    {
        const Reading r
            = readOne(R"({"timestamp":"2026-09-20T03:10:00+0000","event_type":"stats","stats":{"uptime":5}})");
        QCOMPARE(r.accepted, 1);
        QVERIFY(r.observations.empty());
    }

    void alertsWithoutAddressesAreStillAlerts()
    {
        const Reading r = readOne(R"({"timestamp":"2026-09-20T03:10:00+0000","event_type":"alert",)"
                                  R"("alert":{"signature_id":2200003,"signature":"SURICATA IPv4 truncated packet"}})");
        QCOMPARE(r.observations.size(), 1u);
        QCOMPARE(r.observations[0].signatureId, "1:2200003:0");
        QCOMPARE(int(r.observations[0].severity), 30);
    }

    void timesAreReadWithCare_data()
    {
        QTest::addColumn<QByteArray>("stamp");
        QTest::addColumn<QString>("expected"); // empty: undated, "bad": quarantined
        QTest::addColumn<bool>("offsetKnown");
        QTest::newRow("suricata") << QByteArray(R"("2026-09-20T03:04:05.123456+0200")")
                                  << u"2026-09-20T01:04:05.123456Z"_s << true;
        QTest::newRow("no offset") << QByteArray(R"("2026-09-20T03:04:05.123456")") << u"2026-09-20T03:04:05.123456Z"_s
                                   << false;
        QTest::newRow("ts-error") << QByteArray(R"("ts-error")") << u""_s << true;
        QTest::newRow("1970") << QByteArray(R"("1970-01-01T00:00:00.000000+0000")") << u""_s << true;
        QTest::newRow("year 0") << QByteArray(R"("0000-01-01T00:00:00.000000+0000")") << u""_s << true;
        QTest::newRow("9999") << QByteArray(R"("9999-12-31T23:59:59.999999+0000")") << u""_s << true;
        QTest::newRow("month 13") << QByteArray(R"("2026-13-20T03:04:05.123456+0200")") << u"bad"_s << true;
        QTest::newRow("number") << "1234567"_ba << u"bad"_s << true;
        QTest::newRow("empty") << QByteArray(R"("")") << u"bad"_s << true;
    }
    void timesAreReadWithCare()
    {
        QFETCH(const QByteArray, stamp);
        QFETCH(const QString, expected);
        QFETCH(const bool, offsetKnown);
        const Reading r = readOne(QByteArray(R"({"event_type":"dns","src_ip":"192.0.2.1","timestamp":)") + stamp + '}');
        if (expected == u"bad") {
            QCOMPARE(r.quarantined, 1);
            QCOMPARE(r.rejections[0].field, "timestamp");
            return;
        }
        QCOMPARE(r.accepted, 1);
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.offsetKnown, offsetKnown);
        QCOMPARE(o.happenedFrom ? QString::fromStdString(iso8601(*o.happenedFrom)) : QString(), expected);
    }

    void declaredClockOffsetIsTakenOff()
    {
        ParseContext context = contextAt();
        context.source.clockOffset = std::chrono::seconds{90};
        const Observation o = readOne(alertEvent, context).observations.at(0);
        QCOMPARE(iso8601(*o.happenedFrom), "2026-09-20T01:02:35.123456Z");
    }

    void badRecordsAreQuarantinedWithTheirField_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("field");
        QTest::newRow("port too high") << QByteArray(R"("dest_port":70000)") << u"dest_port"_s;
        QTest::newRow("negative port") << QByteArray(R"("src_port":-1)") << u"src_port"_s;
        QTest::newRow("port as text") << QByteArray(R"("src_port":"53")") << u"src_port"_s;
        QTest::newRow("flow id of 2^64") << QByteArray(R"("flow_id":18446744073709551616)") << u"flow_id"_s;
        QTest::newRow("no address") << QByteArray(R"("dest_ip":"not an address")") << u"dest_ip"_s;
        QTest::newRow("severity") << QByteArray(R"("alert":{"severity":1e400})") << u"alert.severity"_s;
        QTest::newRow("1e400 somewhere") << QByteArray(R"("x":{"y":[1e400]})") << u"x.y"_s;
        QTest::newRow("2^64 somewhere") << QByteArray(R"("x":18446744073709551616)") << u"x"_s;
        QTest::newRow("known key twice") << QByteArray(R"("proto":"TCP","proto":"UDP")") << u"proto"_s;
        QTest::newRow("known key twice, nested") << QByteArray(R"("alert":{"gid":1,"gid":2})") << u"alert.gid"_s;
        QTest::newRow("lone surrogate") << QByteArray(R"("x":"\ud800")") << u"x"_s;
        QTest::newRow("wrong literal") << QByteArray(R"("x":{"y":trux})") << u"x.y"_s;
        QTest::newRow("alert is no object") << QByteArray(R"("alert":5)") << u"alert"_s;
        QTest::newRow("type twice, escaped") << QByteArray(R"("event\u005ftype":"x")") << u"event_type"_s;
    }
    void badRecordsAreQuarantinedWithTheirField()
    {
        QFETCH(const QByteArray, members);
        const Reading r
            = readOne(QByteArray(R"({"timestamp":"2026-09-20T03:04:05+0000","event_type":"alert",)") + members + '}');
        QCOMPARE(r.quarantined, 1);
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
        QVERIFY2(!r.rejections[0].reason.empty(), r.rejections[0].reason.c_str());
    }

    void badTextIsQuarantinedWithTheByte()
    {
        const Reading r = readOne("{\"timestamp\":\"2026-09-20T03:04:05+0000\",\"event_type\":\"a\xC3(\"}");
        QCOMPARE(r.quarantined, 1);
        QCOMPARE(r.rejections[0].reason, "not valid UTF-8 at byte 55 of the record");
    }

    void bidiTextIsAccepted()
    {
        const Reading r
            = readOne("{\"timestamp\":\"2026-09-20T03:04:05+0000\",\"event_type\":\"dns\",\"src_ip\":\"192.0.2.1\","
                      "\"dns\":{\"rrname\":\"\xE2\x80\xAE"
                      "abc\"}}");
        QCOMPARE(r.accepted, 1);
        QCOMPARE(r.observations[0].name,
                 "\xE2\x80\xAE"
                 "abc");
    }

    void missingWhatEveryEventHasIsQuarantined()
    {
        QCOMPARE(readOne(R"({"event_type":"dns"})").rejections.at(0).field, "timestamp");
        QCOMPARE(readOne(R"({"timestamp":"2026-09-20T03:04:05+0000"})").rejections.at(0).field, "event_type");
        QCOMPARE(readOne("[[]]").quarantined, 1);
        QCOMPARE(readOne("17").quarantined, 1);
    }

    void addressesAreSpelledAsEverywhere()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 20000; ++round) {
            QByteArray text;
            for (int group = 0; group < 8; ++group) {
                const unsigned value = random.bounded(3) == 0 ? 0 : random.generate() >> random.bounded(16, 32);
                text += (group == 0 ? "" : ":") + QByteArray::number(value & 0xFFFF, 16).rightJustified(4, '0');
            }
            if (random.bounded(50) == 0)
                text[random.bounded(int(text.size()))] = 'g';
            QCOMPARE(eveAddress(text.toStdString()), canonicalAddress(text.toStdString()));
        }
        for (const char *text :
             {"192.0.2.1", "0.0.0.0", "255.255.255.255", "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1..2.3",
              ".1.2.3", "1.2.3.", "", "a", "::1", "fe80::1%eth0", "::ffff:192.0.2.1",
              "0000:0000:0000:0000:0000:0000:0000:0001", "0000:0000:0000:0000:0000:FFFF:c000:0201"})
            QCOMPARE(eveAddress(text), canonicalAddress(text));
    }

    void everyClassificationHasACategory()
    {
        QCOMPARE(categoryFromSuricata("A Network Trojan was detected"), Category::InfectedSystem);
        QCOMPARE(categoryFromSuricata("access to a potentially vulnerable web application"), Category::Scanner);
        QCOMPARE(categoryFromSuricata("Our own class"), Category::IdsAlert);
        QCOMPARE(categoryFromSuricata(""), Category::Undetermined);
    }

    void speedOnRealEvents()
    {
        NEEDS_DATA(u"03-suricata"_s);
        const std::string text = wholeFile(dataPath(u"03-suricata/suricata-7.0.10-eve.ndjson.gz"_s));
        std::vector<Cut> events = cutJson(text);
        const auto speed = [&](const auto &pass) {
            const std::clock_t start = std::clock();
            for (const Cut &event : events)
                pass(event);
            return static_cast<double>(text.size())
                / static_cast<double>(std::max<std::clock_t>(1, std::clock() - start));
        };
        const auto parser = makeSuricataParser();
        const ParseContext context = contextAt();
        Items items;
        const double ours = speed([&](const Cut &event) {
            parser->parse({event.bytes, event.offset, event.line, {}}, context, items);
            QVERIFY(!items.rejected);
        });
        // The yardstick: simdjson reading the same text and six of its members.
        simdjson::ondemand::parser json;
        std::size_t read = 0;
        const double plain = speed([&](const Cut &event) {
            const simdjson::padded_string padded(event.bytes);
            simdjson::ondemand::document document;
            QVERIFY(json.iterate(padded).get(document) == simdjson::SUCCESS);
            for (const std::string_view key : {"timestamp", "flow_id", "event_type", "src_ip", "dest_ip", "proto"})
                read += document.find_field_unordered(key).error() == simdjson::SUCCESS ? 1 : 0;
        });
        QVERIFY(read > 0);
        qInfo("%.0f MB/s, simdjson alone %.0f MB/s: %.1f times", ours, plain, plain / ours);
    }

    void realFilesCountTheSame_data()
    {
        NEEDS_DATA(u"03-suricata"_s);
        QTest::addColumn<QString>("path");
        for (const QString &name : {u"hassanabad-honeypot-2018-alerts.json"_s, u"hassanabad-wrccdc-2018-alerts.json"_s,
                                    u"suricata-7.0.10-eve-thinned.ndjson.gz"_s, u"suricata-7.0.10-eve.ndjson.gz"_s,
                                    u"suricata-verify-expected-fileinfo-eve.json"_s})
            QTest::newRow(qPrintable(name)) << dataPath(u"03-suricata/"_s + name);
    }
    void realFilesCountTheSame()
    {
        QFETCH(const QString, path);
        const std::string text = wholeFile(path);
        QCOMPARE(QString::fromUtf8(detect(std::string_view(text).substr(0, 65536), text.size() <= 65536).format->id),
                 u"suricata-eve"_s);
        const Reading r = read(suricataEveFormat(), text, contextAt(), 100000);
        QCOMPARE(r.records, countEvents(text));
        for (const Rejection &rejection : r.rejections)
            qInfo("%s", rejection.reason.c_str());
        QCOMPARE(r.accepted, r.records);
        for (const Observation &o : r.observations)
            QVERIFY(!o.happenedFrom || *o.happenedFrom > fromMicros(631152000000000));
    }
};

QTEST_GUILESS_MAIN(TestSuricata)
#include "test_suricata.moc"
