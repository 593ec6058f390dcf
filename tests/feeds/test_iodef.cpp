// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/xmlframer.h"
#include "feeds/xmltree.h"
#include "reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

std::string document(const std::string &incidents)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- <Incident> in a comment -->\n"
           "<iodef:IODEF-Document version=\"2.00\" xmlns:iodef=\"urn:ietf:params:xml:ns:iodef-2.0\">\n"
        + incidents + "</iodef:IODEF-Document>\n";
}

std::string incident(const std::string &attributes, const std::string &more = {})
{
    return "<iodef:Incident purpose=\"reporting\" " + attributes
        + "><iodef:IncidentID name=\"csirt.example\">42</iodef:IncidentID>"
          "<iodef:GenerationTime>2026-09-20T10:00:00+02:00</iodef:GenerationTime>"
        + more + "</iodef:Incident>\n";
}

Reading readIncident(const std::string &attributes, const std::string &more = {},
                     const ParseContext &context = contextAt())
{
    return read(iodefFormat(), document(incident(attributes, more)), context);
}

QJsonObject bodyOf(const Claim &claim)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object();
}

std::string alert(const std::string &inside, const std::string &attributes = "messageid=\"m1\"")
{
    return "<idmef:IDMEF-Message version=\"1.0\" xmlns:idmef=\"http://iana.org/idmef\"><idmef:Alert " + attributes + '>'
        + inside + "</idmef:Alert></idmef:IDMEF-Message>";
}

const std::string wholeAlert = R"(<idmef:Analyzer analyzerid="s1"><idmef:Node><idmef:name>sensor.example</idmef:name>
</idmef:Node></idmef:Analyzer><idmef:CreateTime>
 2026-09-20T10:00:05Z </idmef:CreateTime><idmef:DetectTime>2026-09-20T10:00:00Z</idmef:DetectTime>
<idmef:Source><idmef:Node><idmef:Address category="e-mail"><idmef:address>a@b.example</idmef:address></idmef:Address>
<idmef:Address category="ipv4-addr"><idmef:address>192.0.2.200</idmef:address></idmef:Address></idmef:Node>
<idmef:Service><idmef:port>21534</idmef:port></idmef:Service></idmef:Source>
<idmef:Target><idmef:Node><idmef:name>www.example.com</idmef:name><idmef:Address category="ipv6-addr">
<idmef:address>2001:DB8::1</idmef:address></idmef:Address></idmef:Node><idmef:Service><idmef:port>80</idmef:port>
<idmef:protocol>HTTP</idmef:protocol></idmef:Service></idmef:Target>
<idmef:Classification text="phf attack" ident="77"><idmef:Reference origin="cve"><idmef:name>CVE-1999-0067</idmef:name>
</idmef:Reference></idmef:Classification><idmef:Assessment><idmef:Impact severity="high" type="admin" completion="failed"/>
<idmef:Confidence rating="high"/></idmef:Assessment>)";

} // namespace

class TestIodef : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnIncident()
    {
        const Reading r = readIncident(
            "restriction=\"amber\" status=\"in-progress\"",
            "<iodef:StartTime>2026-09-19T00:00:00Z</iodef:StartTime><iodef:EndTime>2026-09-19T06:00:00Z</iodef:EndTime>"
            "<iodef:Description>Ransomware at a &quot;port&quot;\nmore</iodef:Description>"
            "<iodef:Assessment><iodef:SystemImpact severity=\"high\" type=\"takeover-system\"/>"
            "<iodef:Confidence rating=\"medium\"/></iodef:Assessment>"
            "<iodef:EventData><iodef:Flow><iodef:System category=\"source\"><iodef:Node>"
            "<iodef:Address category=\"ipv6-addr\">2001:DB8::7</iodef:Address></iodef:Node></iodef:System>"
            "<iodef:System category=\"target\"><iodef:Node><iodef:Address category=\"ipv4-net\">192.0.2.16/28"
            "</iodef:Address></iodef:Node></iodef:System></iodef:Flow></iodef:EventData>");
        QCOMPARE(r.quarantined, 0);
        const Claim &c = r.claims.at(0);
        QCOMPARE(c.type, "incident");
        QVERIFY(c.subject.starts_with("incident--"));
        QCOMPARE(c.title, "Ransomware at a \"port\"");
        QCOMPARE(c.marking, "TLP:AMBER");
        QCOMPARE(iso8601(*c.happenedFrom), "2026-09-19T00:00:00Z");
        QCOMPARE(iso8601(*c.happenedTo), "2026-09-19T06:00:00Z");
        QCOMPARE(iso8601(*c.version), "2026-09-20T08:00:00Z");
        QCOMPARE(int(c.confidence), 50);
        const QJsonObject body = bodyOf(c);
        QCOMPARE(body["key"_L1].toString(), u"csirt.example#42"_s);
        QCOMPARE(body["severity"_L1].toInt(), 70);
        QCOMPARE(body["category"_L1].toString(), u"intrusions/system-compromise"_s);
        QCOMPARE(body["status"_L1].toString(), u"in-progress"_s);
        QCOMPARE(body["addresses"_L1].toArray(), (QJsonArray{u"2001:db8::7"_s, u"192.0.2.16/28"_s}));
        QCOMPARE(body["affects"_L1].toArray(), (QJsonArray{u"192.0.2.16/28"_s}));
    }

    void restrictionBecomesAMarking_data()
    {
        QTest::addColumn<QByteArray>("restriction");
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<QByteArray>("marking");
        const auto row = [](const char *name, const QByteArray &own, const QByteArray &inside,
                            const QByteArray &marking) { QTest::newRow(name) << own << inside << marking; };
        row("public", "public", "", "TLP:CLEAR");
        row("green", "green", "", "TLP:GREEN");
        row("partner", "partner", "", "TLP:AMBER");
        row("need to know", "need-to-know", "", "TLP:AMBER+STRICT");
        row("private", "private", "", "TLP:RED");
        row("none means private", "", "", "TLP:RED");
        row("default is what the source says", "default", "", "");
        row("an unknown word withholds", "friends", "", "UNMARKED");
        row("ext-value withholds", "ext-value", "", "UNMARKED");
        row("the strictest inside holds", "green", "red", "TLP:RED");
        row("a milder one inside does not", "red", "public", "TLP:RED");
        row("unknown inside withholds", "green", "friends", "UNMARKED");
        row("default with something stricter inside", "default", "green", "UNMARKED");
    }
    void restrictionBecomesAMarking()
    {
        QFETCH(const QByteArray, restriction);
        QFETCH(const QByteArray, inside);
        const Reading r = readIncident(
            restriction.isEmpty() ? std::string() : "restriction=\"" + restriction.toStdString() + '"',
            inside.isEmpty() ? std::string() : "<Contact restriction=\"" + inside.toStdString() + "\"/>");
        QTEST(QByteArray::fromStdString(r.claims.at(0).marking), "marking");
    }

    void defaultJoinsWithTheSource()
    {
        ParseContext context = contextAt();
        context.source.defaultMarking = "TLP:AMBER";
        const Reading r = readIncident("restriction=\"default\"", "<Contact restriction=\"green\"/>", context);
        QCOMPARE(r.claims.at(0).marking, "TLP:AMBER");
    }

    void sameIncidentHasOneIdentity()
    {
        const Reading first = readIncident("restriction=\"green\"");
        const Reading again = readIncident("restriction=\"green\"");
        const Reading changed = readIncident("restriction=\"green\"", "<Description>new</Description>");
        QCOMPARE(first.keys, again.keys);
        QVERIFY(first.keys != changed.keys);
        QCOMPARE(first.claims[0].subject, changed.claims[0].subject);
    }

    void badIncidentsSayWhy_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no id") << "<Incident><GenerationTime>2026-09-20T10:00:00Z</GenerationTime></Incident>"_ba
                               << u"IncidentID: missing"_s;
        QTest::newRow("no time") << "<Incident><IncidentID>1</IncidentID></Incident>"_ba
                                 << u"GenerationTime: missing"_s;
        QTest::newRow("no such time")
            << "<Incident><IncidentID>1</IncidentID><ReportTime>2026-13-20T10:00:00Z</ReportTime></Incident>"_ba
            << u"ReportTime: \"2026-13-20T10:00:00Z\" is not a time"_s;
        QTest::newRow("ends before it starts")
            << "<Incident><IncidentID>1</IncidentID><ReportTime>2026-09-20T10:00:00Z</ReportTime>"
               "<StartTime>2026-09-20T10:00:00Z</StartTime><EndTime>2026-09-19T10:00:00Z</EndTime></Incident>"_ba
            << u"EndTime: before StartTime"_s;
        QTest::newRow("crossed tags") << "<Incident><a><b></a></b></Incident>"_ba << u"XML: "_s;
        QTest::newRow("entity") << "<Incident>&xxe;</Incident>"_ba << u"XML: "_s;
        QTest::newRow("attribute twice") << "<Incident a=\"1\" a=\"2\"></Incident>"_ba << u"XML: "_s;
        QTest::newRow("bytes") << "<Incident>\xff</Incident>"_ba << u"invalid UTF-8 at byte 10"_s;
    }
    void badIncidentsSayWhy()
    {
        QFETCH(const QByteArray, xml);
        QFETCH(const QString, reason);
        const Reading r = read(iodefFormat(), document(xml.toStdString() + '\n' + incident("restriction=\"green\"")));
        QCOMPARE(r.quarantined, 1);
        QCOMPARE(r.accepted, 1); // the one behind it is read
        QVERIFY2(QString::fromStdString(r.rejections[0].reason).startsWith(reason), r.rejections[0].reason.c_str());
    }

    void hostileXmlIsRefused_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("fault");
        QTest::newRow("DOCTYPE") << "<!DOCTYPE x [<!ENTITY a \"b\">]><IODEF-Document><Incident/></IODEF-Document>"_ba
                                 << u"a DOCTYPE, which may define entities, is refused"_s;
        QTest::newRow("DOCTYPE inside")
            << "<IODEF-Document><!DOCTYPE x SYSTEM \"file:///etc/passwd\"></IODEF-Document>"_ba
            << u"a DOCTYPE, which may define entities, is refused"_s;
        QTest::newRow("depth") << "<d>" + QByteArray("<a>").repeated(100'000) << u"nested deeper than 64"_s;
        QTest::newRow("depth in a record")
            << "<d><Incident>" + QByteArray("<a>").repeated(100'000) << u"nested deeper than 64"_s;
        QTest::newRow("no incident") << "<IODEF-Document/>"_ba << u"nothing in it is one of Incident"_s;
        QTest::newRow("cut in the root") << "<IODEF-Document version=\"2"_ba << u"the document ends early"_s;
        QTest::newRow("cut in a record") << "<IODEF-Document><Incident><IncidentID>1"_ba
                                         << u"the document ends inside this element"_s;
        QTest::newRow("closed too often") << "<a></a></a>"_ba << u"a closing tag that nothing opened"_s;
        QTest::newRow("text outside") << "hello"_ba << u"text outside of the document's root"_s;
        QTest::newRow("UTF-16") << "\xFF\xFE<\0a\0"_ba << u"UTF-16; XML is read as UTF-8"_s;
        QTest::newRow("a tag without end")
            << "<a " + QByteArray("x").repeated(300'000) << u"a tag longer than 256 KiB"_s;
    }
    void hostileXmlIsRefused()
    {
        QFETCH(const QByteArray, xml);
        QFETCH(const QString, fault);
        for (const std::size_t chunk : {1u, 4096u, 1u << 20}) {
            XmlFramer framer({"Incident"});
            const auto cuts = cut(framer, xml.toStdString(), xml.size() > 10'000 && chunk == 1 ? 777 : chunk);
            QCOMPARE(cuts.size(), 1u);
            QCOMPARE(QString::fromStdString(cuts[0].fault), fault);
            QVERIFY(cuts[0].bytes.size() <= 64u << 10);
        }
    }

    void recordsAreCutWhereTheyStand()
    {
        const std::string text
            = document("<Other a='>'><![CDATA[<Incident>]]></Other>\n" + incident("a=\"1\"") + "<!-- x --><Incident/>");
        std::vector<Cut> whole;
        for (const std::size_t chunk : {1u, 3u, 50u, 10000u}) {
            XmlFramer framer({"Incident"});
            const auto cuts = cut(framer, text, chunk);
            if (whole.empty())
                whole = cuts;
            QCOMPARE(cuts, whole);
        }
        QCOMPARE(whole.size(), 2u);
        QCOMPARE(whole[0].bytes + '\n', incident("a=\"1\""));
        QCOMPARE(whole[0].line, 5);
        QCOMPARE(text.substr(std::size_t(whole[1].offset), 11), "<Incident/>");
    }

    void longElementsKeepTheirStart()
    {
        const std::string text = document("<Incident>" + std::string(5000, 'x') + "</Incident>" + incident("a=\"1\""));
        for (const std::size_t chunk : {7u, 100000u}) {
            XmlFramer framer({"Incident"}, 2000);
            const auto cuts = cut(framer, text, chunk);
            QCOMPARE(cuts.size(), 2u);
            QVERIFY(cuts[0].fault.starts_with("larger than"));
            QVERIFY(cuts[1].fault.empty());
        }
    }

    void readsIodefJson()
    {
        const Reading r = read(iodefJsonFormat(),
                               R"({"version":"2.0","Incident":[{"purpose":"reporting","restriction":"need-to-know",)"
                               R"("IncidentID":{"id":"42","name":"csirt.example"},"Description":["x"],)"
                               R"("GenerationTime":"2026-09-20T08:00:00Z","Assessment":[{"SystemImpact":)"
                               R"([{"severity":"low","type":"availability-system"}]}]}]})");
        QCOMPARE(r.quarantined, 0);
        QCOMPARE(r.claims.at(0).marking, "TLP:AMBER+STRICT");
        QCOMPARE(bodyOf(r.claims[0])["key"_L1].toString(), u"csirt.example#42"_s);
        QCOMPARE(bodyOf(r.claims[0])["category"_L1].toString(), u"availability/dos"_s);
        QCOMPARE(read(iodefJsonFormat(), R"({"version":"2.0","Incident":[]})").rejections.at(0).field, "Incident");
    }

    void readsAnIdmefAlert()
    {
        const Reading r = read(idmefFormat(), alert(wholeAlert));
        QCOMPARE(r.quarantined, 0);
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.signature, "phf attack");
        QCOMPARE(o.signatureId, "77");
        QCOMPARE(o.source, (Endpoint{"192.0.2.200", 21534}));
        QCOMPARE(o.destination, (Endpoint{"2001:db8::1", 80}));
        QCOMPARE(o.protocol, "http");
        QCOMPARE(o.name, "www.example.com");
        QCOMPARE(o.asset, "sensor.example");
        QCOMPARE(o.cveIds, (std::vector<std::string>{"CVE-1999-0067"}));
        QCOMPARE(int(o.severity), 70);
        QCOMPARE(o.category, Category::Exploit); // it failed
        QCOMPARE(iso8601(*o.happenedFrom), "2026-09-20T10:00:00Z");
        QCOMPARE(r.keys[0], "idmef:s1:m1:1789898400000000");
    }

    void badAlertsSayWhy()
    {
        QCOMPARE(read(idmefFormat(), alert("<CreateTime>2026-09-20T10:00:00Z</CreateTime>")).rejections.at(0).field,
                 "Classification");
        QCOMPARE(read(idmefFormat(), alert("<Classification text=\"x\"/>")).rejections.at(0).field, "CreateTime");
        QCOMPARE(read(idmefFormat(), alert("<Classification text=\"x\"/><CreateTime>now</CreateTime>"))
                     .rejections.at(0)
                     .reason,
                 "CreateTime: \"now\" is not a time");
        std::string bad = wholeAlert;
        bad.replace(bad.find("192.0.2.200"), 11, "192.0.2.300");
        QCOMPARE(read(idmefFormat(), alert(bad)).rejections.at(0).field, "Source address");
        // A heartbeat is kept, and nothing more.
        const Reading heartbeat = read(idmefFormat(), "<IDMEF-Message><Heartbeat/></IDMEF-Message>");
        QCOMPARE(heartbeat.accepted, 1);
        QVERIFY(heartbeat.observations.empty());
    }

    void readsIdmefTwo()
    {
        const Reading r
            = read(idmefJsonFormat(),
                   R"({"Version":"2.D.V04","ID":"09db","CreateTime":"2026-09-20T14:42:51Z","Priority":"High",)"
                   R"("Category":["Recon.Scanning"],"Description":"scan","Confidence":0.8,)"
                   R"("Analyzer":{"Name":"nids","IP":"127.0.0.1"},"Source":[{"IP":"192.0.2.1","Port":[4]}],)"
                   R"("Target":[{"IP":"2001:db8::2","Hostname":"h.example","GeoLocation":"43.9,5.5"}]})");
        QCOMPARE(r.quarantined, 0);
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.category, Category::Scanner);
        QCOMPARE(int(o.severity), 70);
        QCOMPARE(int(o.confidence), 80);
        QCOMPARE(o.source, (Endpoint{"192.0.2.1", 4}));
        QCOMPARE(o.name, "h.example");
        QCOMPARE(o.asset, "nids");
        QCOMPARE(o.position->latitude, 43.9);
        QCOMPARE(r.keys[0], "idmef:09db");
        const auto field = [](const char *json) { return read(idmefJsonFormat(), json).rejections.at(0).field; };
        QCOMPARE(field(R"({"Version":"1","ID":"1","CreateTime":"x","Analyzer":{}})"), "Version");
        QCOMPARE(field(R"({"Version":"2.D","CreateTime":"x","Analyzer":{}})"), "ID");
        QCOMPARE(field(R"({"Version":"2.D","ID":"1","CreateTime":"{{T}}","Analyzer":{}})"), "CreateTime");
        QCOMPARE(
            field(
                R"({"Version":"2.D","ID":"1","CreateTime":"2026-09-20T14:42:51Z","Analyzer":{},"Source":[{"IP":"x"}]})"),
            "Source.IP");
        for (const char *port : {"[70000]", "[-1]", "[80.5]", "\"http\""}) {
            const QByteArray json = QByteArray(R"({"Version":"2.D","ID":"1","CreateTime":"2026-09-20T14:42:51Z",)")
                + R"("Analyzer":{},"Source":[{"Port":)" + port + "}]}";
            QCOMPARE(field(json.constData()), "Source.Port");
        }
        // A share that binary fractions cannot hold is rounded, not cut.
        const Reading share = read(idmefJsonFormat(),
                                   R"({"Version":"2.D","ID":"2","Analyzer":{},)"
                                   R"("CreateTime":"2026-09-20T14:42:51Z","Confidence":0.29})");
        QCOMPARE(int(share.observations.at(0).confidence), 29);
    }

    void realDocuments()
    {
        NEEDS_DATA(u"05-iodef-idmef"_s);
        int accepted = 0;
        for (const QFileInfo &file : QDir(dataPath(u"05-iodef-idmef"_s)).entryInfoList({u"*.xml"_s, u"*.json"_s})) {
            const std::string text = wholeFile(file.filePath());
            const Detected found = detect(text, true);
            const QString name = file.fileName();
            QVERIFY2(found.format, qPrintable(name));
            const QString wanted = name.startsWith("idmefv2"_L1) ? u"idmef-json"_s
                : name.startsWith("idmef"_L1)                    ? u"idmef"_s
                : name.startsWith("iodef-json"_L1)               ? u"iodef-json"_s
                                                                 : u"iodef"_s;
            QCOMPARE(QString::fromUtf8(found.format->id), wanted);
            const Reading r = read(*found.format, text);
            QCOMPARE(r.records, 1);
            accepted += int(r.accepted);
            if (r.quarantined > 0)
                qInfo("%s: %s", qPrintable(name), r.rejections[0].reason.c_str());
        }
        QCOMPARE(accepted, 16); // of 18: one has no id, one is a template
    }

    void defusedFilesAreRefused()
    {
        NEEDS_DATA(u"11-hostile/defusedxml"_s);
        for (const QFileInfo &file : QDir(dataPath(u"11-hostile/defusedxml"_s)).entryInfoList({u"*.xml"_s})) {
            const Reading r = read(iodefFormat(), wholeFile(file.filePath()));
            QCOMPARE(r.accepted, 0);
            QVERIFY2(r.quarantined >= 1, qPrintable(file.fileName()));
        }
    }
};

QTEST_GUILESS_MAIN(TestIodef)
#include "test_iodef.moc"
