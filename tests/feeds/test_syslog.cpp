// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/eventformat.h"
#include "feeds/feedtime.h"
#include "feeds/syslogframer.h"
#include "reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

Timestamp at(const char *text) { return parseIso8601(text)->at; }

Reading readLine(std::string_view line, const char *received = "2026-11-22T08:00:00Z")
{
    return read(syslogFormat(), line, contextAt(at(received)));
}

QString stampOf(const Observation &o)
{
    return o.happenedFrom ? QString::fromStdString(iso8601(*o.happenedFrom)) : QString();
}

} // namespace

class TestSyslog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRfc5424()
    {
        const Reading r = readLine("<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 "
                                   "[a@1 x=\"q\\\"]\\\\\" y= \"2\"][b] \xEF\xBB\xBF'su root' failed for lonvick");
        QCOMPARE(r.quarantined, 0);
        const Observation &o = r.observations.at(0);
        QCOMPARE(stampOf(o), u"2003-10-11T22:14:15.003Z"_s);
        QVERIFY(o.offsetKnown);
        QCOMPARE(o.asset, "mymachine.example.com");
        QCOMPARE(o.name, "su");
        QCOMPARE(o.signatureId, "ID47");
        QCOMPARE(o.signature, "'su root' failed for lonvick");
        QCOMPARE(int(o.severity), 50);
    }

    void nilValuesAreNothing()
    {
        const Observation o = readLine("<191>1 - - - - - -").observations.at(0);
        QVERIFY(!o.happenedFrom);
        QVERIFY(o.asset.empty() && o.name.empty() && o.signature.empty());
        QCOMPARE(int(o.severity), 0);
    }

    void aSenderWithoutAZoneIsBelieved()
    {
        QVERIFY(!readLine("<34>1 2026-10-11T22:14:15Z h a - - [timeQuality tzKnown=\"0\"] x")
                     .observations.at(0)
                     .offsetKnown);
        QVERIFY(!readLine("<34>1 2026-10-11T22:14:15 h a - - - x").observations.at(0).offsetKnown);
    }

    void badHeadersSayWhere_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("field");
        QTest::newRow("priority 192") << "<192>1 - - - - - - x"_ba << u"PRI"_s;
        QTest::newRow("priority in letters") << "<ab>1 - - - - - - x"_ba << u"PRI"_s;
        QTest::newRow("priority without end") << "<34 Oct 11 22:14:15 h x"_ba << u"PRI"_s;
        QTest::newRow("second 61") << "<34>1 2026-10-11T22:14:61Z h a - - - x"_ba << u"TIMESTAMP"_s;
        QTest::newRow("month 13") << "<34>1 2026-13-11T22:14:15Z h a - - - x"_ba << u"TIMESTAMP"_s;
        QTest::newRow("blank for T") << "<34>1 2026-10-11 22:14:15 h a - - - x"_ba << u"TIMESTAMP"_s;
        QTest::newRow("no app") << "<34>1 - host"_ba << u"APP-NAME"_s;
        QTest::newRow("message id too long") << "<34>1 - h a - " + QByteArray(33, 'x') + " - x" << u"MSGID"_s;
        QTest::newRow("no data") << "<34>1 - h a - - "_ba << u"STRUCTURED-DATA"_s;
        QTest::newRow("data never closed") << "<34>1 - h a - - [a b=\"c]\" x"_ba << u"STRUCTURED-DATA"_s;
        QTest::newRow("data touches text") << "<34>1 - h a - - [a]x"_ba << u"STRUCTURED-DATA"_s;
        QTest::newRow("neither priority nor time") << "hello world"_ba << u""_s;
    }
    void badHeadersSayWhere()
    {
        QFETCH(const QByteArray, line);
        const Reading r = readLine(line.toStdString() + "\n<34>1 - - - - - - good\n");
        QCOMPARE(r.quarantined, 1);
        QCOMPARE(r.accepted, 1);
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
        QVERIFY(!r.rejections[0].reason.empty());
    }

    void readsRfc3164_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("stamp");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("app");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &line, const QString &stamp, const QString &host,
                            const QString &app,
                            const QString &message) { QTest::newRow(name) << line << stamp << host << app << message; };
        const QString oct = u"2026-10-11T22:14:15Z"_s;
        row("usual", "<34>Oct 11 22:14:15 mymachine su[12]: 'su root' failed", oct, u"mymachine"_s, u"su"_s,
            u"'su root' failed"_s);
        row("no priority", "Oct 11 22:14:15 h sshd[1]: x: y", oct, u"h"_s, u"sshd"_s, u"x: y"_s);
        row("day of one digit", "<34>Oct  1 22:14:15 h a: x", u"2026-10-01T22:14:15Z"_s, u"h"_s, u"a"_s, u"x"_s);
        row("day without the blank", "<34>Oct 1 22:14:15 h a: x", u"2026-10-01T22:14:15Z"_s, u"h"_s, u"a"_s, u"x"_s);
        row("year", "Oct 27 2015 09:24:46 h a[1]: x", u"2015-10-27T09:24:46Z"_s, u"h"_s, u"a"_s, u"x"_s);
        row("fraction and offset", "<34>Oct 11 22:14:15.5 +02:00: h a: x", u"2026-10-11T20:14:15.500Z"_s, u"h"_s,
            u"a"_s, u"x"_s);
        row("no host", "Oct 11 22:14:15 sogod [26818]: x", oct, u""_s, u"sogod"_s, u"x"_s);
        row("no host, tag at once", "Oct 11 22:14:15 test-demo[13]: x", oct, u""_s, u"test-demo"_s, u"x"_s);
        row("two brackets", "Oct 11 22:14:15 server vsftpd(pam_unix)[15522]: auth", oct, u"server"_s, u"vsftpd"_s,
            u"auth"_s);
        row("no tag", "Oct 11 22:14:15 gw.local system,error login failure: admin", oct, u"gw.local"_s, u""_s,
            u"system,error login failure: admin"_s);
        row("rsyslog's file", "2026-10-11T22:14:15.123456+02:00 h a[2]: x", u"2026-10-11T20:14:15.123456Z"_s, u"h"_s,
            u"a"_s, u"x"_s);
        row("priority alone", "<13>just text", u""_s, u""_s, u""_s, u"just text"_s);
        row("Latin letters in one byte", "<13>Oct 11 22:14:15 h a: caf\xe9", oct, u"h"_s, u"a"_s, u"caf\u00e9"_s);
    }
    void readsRfc3164()
    {
        QFETCH(const QByteArray, line);
        const Reading r = readLine(line.toStdString());
        QCOMPARE(r.quarantined, 0);
        const Observation &o = r.observations.at(0);
        QTEST(stampOf(o), "stamp");
        QTEST(QString::fromStdString(o.asset), "host");
        QTEST(QString::fromStdString(o.name), "app");
        QTEST(QString::fromStdString(o.signature), "message");
        QCOMPARE(o.offsetKnown, o.happenedFrom.has_value() ? line.contains("02:00") : true);
    }

    void theYearIsInferred_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("received");
        QTest::addColumn<QString>("stamp");
        const auto row = [](const char *name, const QByteArray &line, const QString &received, const QString &stamp) {
            QTest::newRow(name) << line << received << stamp;
        };
        row("last year's", "Dec 31 23:59:59 h a: x", u"2026-01-01T00:00:05Z"_s, u"2025-12-31T23:59:59Z"_s);
        row("a clock ahead at New Year", "Jan  1 00:30:00 h a: x", u"2025-12-31T23:59:00Z"_s,
            u"2026-01-01T00:30:00Z"_s);
        row("within a day ahead", "Nov 23 07:00:00 h a: x", u"2026-11-22T08:00:00Z"_s, u"2026-11-23T07:00:00Z"_s);
        row("more than a day ahead", "Nov 24 07:00:00 h a: x", u"2026-11-22T08:00:00Z"_s, u"2025-11-24T07:00:00Z"_s);
        row("leap day", "Feb 29 07:00:00 h a: x", u"2026-11-22T08:00:00Z"_s, u"2024-02-29T07:00:00Z"_s);
    }
    void theYearIsInferred()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, received);
        const Reading r = readLine(line.toStdString(), received.toLatin1().constData());
        QTEST(stampOf(r.observations.at(0)), "stamp");
        QVERIFY(!r.observations[0].offsetKnown);
    }

    void clockOffsetIsTakenOff()
    {
        ParseContext context = contextAt(at("2026-11-22T08:00:00Z"));
        context.source.clockOffset = std::chrono::seconds{15};
        const Reading r = read(syslogFormat(), "Oct 11 22:14:15 h a: x", context);
        QCOMPARE(stampOf(r.observations.at(0)), u"2026-10-11T22:14:00Z"_s);
    }

    void readsCef()
    {
        const Reading r
            = readLine("<34>Oct 11 22:14:15 relay CEF:0|Acme\\|Corp|IDS|1.0|4711|worm \\| stopped CVE-2021-44228|8|"
                       "src=2001:DB8::0:1 spt=1232 dst=198.51.100.2 dpt=443 proto=TCP rt=1790000000123 dvchost=ids1 "
                       "msg=a text = with | pipes and a\\=b request=http://shop.example/x?a=b&c=d cs1Label=Technique "
                       "cs1=T1059.001 "
                       "cat=intrusion-attempts/exploit externalId=77");
        QCOMPARE(r.quarantined, 0);
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.kind, "cef");
        QCOMPARE(o.signatureId, "4711");
        QCOMPARE(o.signature, "worm | stopped CVE-2021-44228");
        QCOMPARE(int(o.severity), 75);
        QCOMPARE(o.source, (Endpoint{"2001:db8::1", 1232}));
        QCOMPARE(o.destination, (Endpoint{"198.51.100.2", 443}));
        QCOMPARE(o.protocol, "tcp");
        QCOMPARE(stampOf(o), u"2026-09-21T14:13:20.123Z"_s);
        QVERIFY(o.offsetKnown);
        QCOMPARE(o.asset, "ids1");
        QCOMPARE(o.name, "shop.example");
        QCOMPARE(o.category, Category::Exploit);
        QCOMPARE(o.flowId, "77");
        QCOMPARE(o.attackIds, (std::vector<std::string>{"T1059.001"}));
        QCOMPARE(o.cveIds, (std::vector<std::string>{"CVE-2021-44228"}));
    }

    void cefTraps_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("outcome"); // field of the rejection, or the signature
        QTest::newRow("unescaped pipe in the name") << "CEF:0|V|P|1|9|a | b|5|src=192.0.2.1"_ba << u"!severity"_s;
        QTest::newRow("header cut") << "CEF:0|V|P|1|9"_ba << u"!signature id"_s;
        QTest::newRow("no extension") << "CEF:0|V|P|1|9|a|5|"_ba << u"a"_s;
        QTest::newRow("no last pipe") << "CEF:0|V|P|1|9|a|5"_ba << u"a"_s;
        QTest::newRow("words") << "CEF:0|V|P|1|9|a|Very-High|"_ba << u"a"_s;
        QTest::newRow("severity 11") << "CEF:0|V|P|1|9|a|11|"_ba << u"!severity"_s;
        QTest::newRow("version") << "CEF:7|V|P|1|9|a|5|"_ba << u"!version"_s;
        QTest::newRow("a source smuggled in") << "CEF:0|V|P|1|9|a|5|src=192.0.2.1 msg=x src=192.0.2.2"_ba << u"!src"_s;
        QTest::newRow("the same twice") << "CEF:0|V|P|1|9|a|5|src=192.0.2.1 src=192.0.2.1"_ba << u"a"_s;
        QTest::newRow("address") << "CEF:0|V|P|1|9|a|5|src=192.0.2.256"_ba << u"!src"_s;
        QTest::newRow("port") << "CEF:0|V|P|1|9|a|5|spt=65536"_ba << u"!spt"_s;
        QTest::newRow("time") << "CEF:0|V|P|1|9|a|5|rt=soon"_ba << u"!rt"_s;
        QTest::newRow("text for an extension") << "CEF:0|V|P|1|9|a|5|no keys here"_ba << u"!extension"_s;
        QTest::newRow("text before it") << "CEF:0|V|P|1|9|a|5|oops src=192.0.2.1"_ba << u"!extension"_s;
        QTest::newRow("value at the end is empty") << "CEF:0|V|P|1|9|a|5|src="_ba << u"a"_s;
        QTest::newRow("escape at the end") << "CEF:0|V|P|1|9|a|5|msg=x\\"_ba << u"a"_s;
    }
    void cefTraps()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, outcome);
        const Reading r = readLine(line.toStdString());
        if (outcome.startsWith(u'!')) {
            QCOMPARE(r.quarantined, 1);
            QCOMPARE(u'!' + QString::fromStdString(r.rejections[0].field), outcome);
        } else {
            QCOMPARE(r.quarantined, 0);
            QCOMPARE(QString::fromStdString(r.observations.at(0).signature), outcome);
        }
    }

    void cefTimes_data()
    {
        QTest::addColumn<QByteArray>("rt");
        QTest::addColumn<QString>("stamp");
        QTest::addColumn<bool>("known");
        QTest::newRow("milliseconds") << "1790000000000"_ba << u"2026-09-21T14:13:20Z"_s << true;
        QTest::newRow("month first") << "Sep 21 2026 14:13:20"_ba << u"2026-09-21T14:13:20Z"_s << false;
        QTest::newRow("month first, UTC") << "Sep 21 2026 14:13:20.250 UTC"_ba << u"2026-09-21T14:13:20.250Z"_s << true;
        QTest::newRow("month first, a zone of many")
            << "Sep 21 2026 14:13:20 CST"_ba << u"2026-09-21T14:13:20Z"_s << false;
        QTest::newRow("no year") << "Sep 21 14:13:20"_ba << u"2026-09-21T14:13:20Z"_s << false;
        QTest::newRow("ISO") << "2026-09-21T16:13:20+02:00"_ba << u"2026-09-21T14:13:20Z"_s << true;
        QTest::newRow("1970") << "0"_ba << u""_s << true;
    }
    void cefTimes()
    {
        QFETCH(const QByteArray, rt);
        const Observation o = readLine("CEF:0|V|P|1|9|a|5|rt=" + rt.toStdString() + " cnt=1").observations.at(0);
        QTEST(stampOf(o), "stamp");
        QTEST(o.offsetKnown, "known");
    }

    void readsLeef_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("1.0") << "LEEF:1.0|V|P|1.0|41|src=192.0.2.5\tdst=192.0.2.6\tsev=5\tmsg=it = that"_ba;
        QTest::newRow("2.0 caret") << "LEEF:2.0|V|P|1.0|41|^|src=192.0.2.5^dst=192.0.2.6^sev=5^msg=it = that"_ba;
        QTest::newRow("2.0 hex") << "LEEF:2.0|V|P|1.0|41|x5E|src=192.0.2.5^dst=192.0.2.6^sev=5^msg=it = that"_ba;
        QTest::newRow("2.0 0x") << "LEEF:2.0|V|P|1.0|41|0x5e|src=192.0.2.5^dst=192.0.2.6^sev=5^msg=it = that"_ba;
        QTest::newRow("2.0 no delimiter given")
            << "LEEF:2.0|V|P|1.0|41||src=192.0.2.5\tdst=192.0.2.6\tsev=5\tmsg=it = that"_ba;
        QTest::newRow("2.0 field left out")
            << "LEEF:2.0|V|P|1.0|41|src=192.0.2.5\tdst=192.0.2.6\tsev=5\tmsg=it = that"_ba;
        QTest::newRow("in syslog")
            << "<13>Oct 11 22:14:15 h LEEF:1.0|V|P|1.0|41|src=192.0.2.5\tdst=192.0.2.6\tsev=5\tmsg=it = that"_ba;
        QTest::newRow("in RFC 5424")
            << "<13>1 2026-10-11T22:14:15Z h - - - - LEEF:1.0|V|P|1.0|41|src=192.0.2.5\tdst=192.0.2.6\tsev=5\tmsg=it = that"_ba;
    }
    void readsLeef()
    {
        QFETCH(const QByteArray, line);
        const Reading r = readLine(line.toStdString());
        QCOMPARE(r.quarantined, 0);
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.kind, "leef");
        QCOMPARE(o.source.address, "192.0.2.5");
        QCOMPARE(o.destination.address, "192.0.2.6");
        QCOMPARE(o.signatureId, "41");
        QCOMPARE(o.signature, "it = that");
        QCOMPARE(int(o.severity), 50);
    }

    void leefTimesFollowTheirFormat()
    {
        const auto stamp = [](const std::string &attributes) {
            return stampOf(readLine("LEEF:2.0|V|P|1|41|^|" + attributes).observations.at(0));
        };
        QCOMPARE(stamp("devTime=1790000000000"), u"2026-09-21T14:13:20Z"_s);
        QCOMPARE(stamp("devTime=21.09.2026 14:13:20^devTimeFormat=dd.MM.yyyy HH:mm:ss"), u"2026-09-21T14:13:20Z"_s);
        QCOMPARE(stamp("devTime=Sep 21 2026 14:13:20.123 +0200^devTimeFormat=MMM dd yyyy HH:mm:ss.SSS Z"),
                 u"2026-09-21T12:13:20.123Z"_s);
        QCOMPARE(readLine("LEEF:2.0|V|P|1|41|^|devTime=never").rejections.at(0).field, "devTime");
        QCOMPARE(readLine("LEEF:2.0|V|P|1|41|word|devTime=1").rejections.at(0).field, "delimiter");
        QCOMPARE(readLine("LEEF:1.0|V|P").rejections.at(0).field, "product");
    }

    void severityKeepsItsBand()
    {
        QCOMPARE(severityFromCef("3"), 35);
        QCOMPARE(severityFromCef("4"), 42);
        QCOMPARE(severityFromCef("7"), 65);
        QCOMPARE(severityFromCef("9"), 85);
        QCOMPARE(severityFromCef("Very-High"), 90);
        QCOMPARE(severityFromCef("Unknown"), 0);
        QCOMPARE(severityFromCef("-1"), -1);
        QCOMPARE(severityFromCef("dst=1"), -1);
    }

    void bothFramingsAreCut()
    {
        const std::string text = "21 <13>Oct 11 22:14:15 a"
                                 "<13>line one\r\n\n20 <13>1 - - - - - -\nxx"
                                 "7 <13>abc\n2147483648 <13>huge\n<13>after\n9 <13>cu";
        std::vector<Cut> whole;
        for (const std::size_t chunk : {1u, 2u, 5u, 1000u}) {
            SyslogFramer framer;
            const auto cuts = cut(framer, text, chunk);
            if (whole.empty())
                whole = cuts;
            QCOMPARE(cuts, whole);
        }
        QCOMPARE(whole.size(), 8u);
        QCOMPARE(whole[0].bytes, "<13>Oct 11 22:14:15 a");
        QCOMPARE(whole[1].bytes, "<13>line one");
        QCOMPARE(whole[2].bytes, "<13>1 - - - - - -\nxx");
        QCOMPARE(whole[3].bytes, "<13>abc");
        QCOMPARE(whole[4].bytes, "2147483648");
        QVERIFY(whole[4].fault.starts_with("a message of 2147483648 octets"));
        QCOMPARE(whole[5].bytes, "<13>huge");
        QCOMPARE(whole[6].bytes, "<13>after");
        QCOMPARE(whole[7].fault, "the stream ends after 6 of 9 octets");
        QCOMPARE(whole[6].line, 6);
    }

    void longLinesKeepTheirStart()
    {
        const std::string text = "<13>" + std::string(5000, 'x') + "\n<13>next\n";
        for (const std::size_t chunk : {100u, 10000u}) {
            SyslogFramer framer(1000);
            const auto cuts = cut(framer, text, chunk);
            QCOMPARE(cuts.size(), 2u);
            QVERIFY(cuts[0].fault.starts_with("a line longer than 1000"));
            QCOMPARE(cuts[1].bytes, "<13>next");
        }
    }

    void contentDecides_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("format");
        QTest::newRow("5424") << "<34>1 2003-10-11T22:14:15.003Z h su - ID47 - x\n"_ba << u"syslog"_s;
        QTest::newRow("3164") << "Oct 11 22:14:15 h su: x\nOct 11 22:14:16 h su: x\n"_ba << u"syslog"_s;
        QTest::newRow("counted") << "21 <13>Oct 11 22:14:15 a"_ba << u"syslog"_s;
        QTest::newRow("CEF") << "CEF:0|V|P|1|9|a|5|\n"_ba << u"cef"_s;
        QTest::newRow("CEF in syslog") << "<34>Oct 11 22:14:15 relay CEF:0|V|P|1|9|a|5|\n"_ba << u"cef"_s;
        QTest::newRow("LEEF") << "LEEF:1.0|V|P|1.0|41|src=192.0.2.5\n"_ba << u"leef"_s;
        QTest::newRow("web server") << "1.2.3.4 - - [05/Mar/2007:14:39:21 +0100] \"POST / HTTP/1.0\" 301 459\n"_ba
                                    << u""_s;
        QTest::newRow("XML") << "<a/>\n<b/>\n"_ba << u""_s;
        QTest::newRow("prose") << "May I ask?\nCEF: what is it\n"_ba << u""_s;
    }
    void contentDecides()
    {
        QFETCH(const QByteArray, head);
        const Detected found = detect(head.toStdString(), true);
        QTEST(found.format ? QString::fromUtf8(found.format->id) : QString(), "format");
    }

    void realLogs()
    {
        NEEDS_DATA(u"04-syslog"_s);
        const std::string text = wholeFile(dataPath(u"04-syslog/rfc5424-examples.log"_s));
        QCOMPARE(detect(text, true).format->id, "syslog");
        const Reading r = read(syslogFormat(), text);
        QCOMPARE(r.accepted, 4);
        QCOMPARE(stampOf(r.observations[1]), u"2003-08-24T12:14:15.000003Z"_s);
        int named = 0;
        for (const QFileInfo &file : QDir(dataPath(u"04-syslog/fail2ban"_s)).entryInfoList(QDir::Files)) {
            const std::string log = wholeFile(file.filePath());
            const Detected found = detect(std::string_view(log).substr(0, 65536), log.size() <= 65536);
            if (!found.format)
                continue;
            ++named;
            QVERIFY2(found.format->id == "syslog", qPrintable(file.fileName()));
            const Reading lines = read(*found.format, log);
            QVERIFY(lines.accepted > 0);
            QCOMPARE(lines.records, lines.accepted + lines.quarantined);
        }
        qInfo("%d of fail2ban's logs are syslog", named);
        QCOMPARE(named, 40); // the others are logs of web servers and the like
    }

    /// Every message of another project's parser tests, beside what that parser reads out of it.
    void agreesWithAnotherParser()
    {
        NEEDS_DATA(u"04-syslog"_s);
        const std::string json = wholeFile(dataPath(u"04-syslog/nsyslog-parser-examples.json"_s));
        const QJsonArray examples = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
        int compared = 0;
        for (const auto value : examples) {
            const QJsonObject example = value.toObject();
            if (example["type"_L1] != "RFC5424"_L1 || example["host"_L1].toString() == "-"_L1)
                continue;
            const Reading r = readLine(example["originalMessage"_L1].toString().toStdString());
            if (r.accepted == 0)
                continue;
            ++compared;
            // That parser names the last relay of a chain, ours keeps the chain.
            QVERIFY(QString::fromStdString(r.observations.at(0).asset)
                        .endsWith(example["host"_L1].toString(), Qt::CaseInsensitive));
        }
        qInfo("%d messages compared", compared);
        QVERIFY(compared > 0);
    }
};

QTEST_GUILESS_MAIN(TestSyslog)
#include "test_syslog.moc"
