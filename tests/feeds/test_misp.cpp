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

const QByteArray eventUuid = "54884656-2da8-4625-bf07-43ef950d210b";

QByteArray mispEvent(const QByteArray &members)
{
    return R"({"Event":{"uuid":"54884656-2DA8-4625-bf07-43ef950d210b","info":"Phishing at a ministry","date":"2026-03-04",)"
           R"("timestamp":"1772700000","threat_level_id":"1","analysis":"2","distribution":"3","published":true,)"
           R"("Orgc":{"name":"CIRCL","uuid":"55f6ea5e-2c60-40e5-964f-47a8950d210f"})"
        + (members.isEmpty() ? QByteArray() : "," + members) + "}}";
}

Reading readOne(const QByteArray &json, const std::string &defaultMarking = {})
{
    ParseContext context = contextAt();
    context.source.defaultMarking = defaultMarking;
    return read(mispFormat(), std::string_view(json.constData(), static_cast<std::size_t>(json.size())), context);
}

QJsonObject body(const Claim &claim) { return QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object(); }

const Claim *find(const Reading &reading, std::string_view subject)
{
    const auto found = std::ranges::find(reading.claims, subject, &Claim::subject);
    return found == reading.claims.end() ? nullptr : &*found;
}

QByteArray attribute(const QByteArray &rest)
{
    return R"({"uuid":"54884832-f2a8-46ff-be58-1ac6950d210b","timestamp":"1772700001",)" + rest + "}";
}

} // namespace

class TestMisp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventIsAReport()
    {
        const Reading r = readOne(mispEvent({}));
        QCOMPARE(r.accepted, 1);
        QCOMPARE(r.claims.size(), 1u);
        const Claim &c = r.claims[0];
        QCOMPARE(c.type, "report");
        QCOMPARE(c.subject, "report--" + eventUuid.toStdString());
        QCOMPARE(c.title, "Phishing at a ministry");
        QCOMPARE(iso8601(*c.happenedFrom), "2026-03-04T00:00:00Z");
        QCOMPARE(iso8601(*c.version), "2026-03-05T08:40:00Z");
        QCOMPARE(body(c)["threat_level"_L1].toString(), u"high"_s);
        QCOMPARE(body(c)["analysis"_L1].toString(), u"completed"_s);
        QCOMPARE(body(c)["creator"_L1].toString(), u"CIRCL"_s);
        QCOMPARE(canonicalJson(c.body), c.body);
        QCOMPARE(r.keys[0], "misp|" + eventUuid.toStdString() + "|1772700000");
    }

    void numbersMayBeNumbers()
    {
        QByteArray json = mispEvent({});
        json.replace("\"1772700000\"", "1772700000").replace("\"threat_level_id\":\"1\"", R"("threat_level_id":2)");
        const Reading r = readOne(json);
        QCOMPARE(r.accepted, 1);
        QCOMPARE(iso8601(*r.claims[0].version), "2026-03-05T08:40:00Z");
        QCOMPARE(body(r.claims[0])["threat_level"_L1].toString(), u"medium"_s);
    }

    void everyPlaceOfAnEventIsFound_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<int>("records");
        QTest::newRow("one") << mispEvent({}) << 1;
        QTest::newRow("response") << QByteArray("{\"response\":[" + mispEvent({}) + "," + mispEvent({}) + "]}") << 2;
        QTest::newRow("array") << QByteArray("[" + mispEvent({}) + "," + mispEvent({}) + "]") << 2;
        QTest::newRow("lines") << QByteArray(mispEvent({}) + "\n" + mispEvent({}) + "\n") << 2;
        QByteArray bare = mispEvent({});
        bare.remove(0, int(qstrlen("{\"Event\":"))).chop(1);
        QTest::newRow("bare") << bare << 1;
        QTest::newRow("bare in a response") << QByteArray("{\"response\":[" + bare + "]}") << 1;
    }
    void everyPlaceOfAnEventIsFound()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const int, records);
        const Detected found
            = detect(std::string_view(document.constData(), static_cast<std::size_t>(document.size())), true);
        QVERIFY(found.format);
        QCOMPARE(found.format->id, "misp");
        const Reading r = readOne(document);
        QCOMPARE(r.records, records);
        QCOMPARE(r.accepted, records);
        QCOMPARE(int(r.claims.size()), records);
        QCOMPARE(r.claims[0].subject, "report--" + eventUuid.toStdString());
    }

    void attributesAreClaimsOfTheirOwn()
    {
        const Reading r = readOne(mispEvent(
            R"("Attribute":[)"
            + attribute(R"("type":"ip-dst|port","category":"Network activity","value":"192.0.2.7|443","to_ids":true,)"
                        R"("comment":"C2","first_seen":"2026-03-01T10:00:00.000000+00:00","last_seen":null)")
            + R"(,{"uuid":"54884832-2608-4fe6-959e-1ac6950d210b","type":"text","value":"just words","to_ids":false,"deleted":true}])"));
        QCOMPARE(r.accepted, 1);
        QCOMPARE(r.claims.size(), 3u);
        const Claim &ip = r.claims[1];
        QCOMPARE(ip.type, "indicator");
        QCOMPARE(ip.subject, "attribute--54884832-f2a8-46ff-be58-1ac6950d210b");
        QCOMPARE(iso8601(*ip.happenedFrom), "2026-03-01T10:00:00Z");
        QCOMPARE(body(ip)["parts"_L1].toArray().at(1).toString(), u"443"_s);
        QCOMPARE(body(ip)["addresses"_L1].toArray().at(0).toString(), u"192.0.2.7"_s);
        QCOMPARE(body(ip)["event"_L1].toString(), QString::fromLatin1(eventUuid));
        QCOMPARE(r.claims[2].type, "observable");
        QVERIFY(r.claims[2].revoked);
        QCOMPARE(body(r.claims[0])["attributes"_L1].toInt(), 2);
        QCOMPARE(body(r.claims[0])["addresses"_L1].toArray().size(), 1);
    }

    void objectsHoldAttributesAndLinks()
    {
        const Reading r = readOne(mispEvent(
            R"("Object":[{"uuid":"5ac3379c-3e74-44ba-9160-04120a00020f","name":"domain-ip","meta-category":"network",)"
            R"("ObjectReference":[{"referenced_uuid":"54884832-f2a8-46ff-be58-1ac6950d210b","relationship_type":"uses"}],)"
            R"("Attribute":[)"
            + attribute("\"type\":\"domain\",\"value\":\"evil.example\",\"object_relation\":\"domain\"") + "]}]"));
        QCOMPARE(r.accepted, 1);
        const Claim *object = find(r, "object--5ac3379c-3e74-44ba-9160-04120a00020f");
        QVERIFY(object);
        QCOMPARE(object->title, "domain-ip: evil.example");
        QCOMPARE(body(*object)["references"_L1].toArray().at(0)["kind"_L1].toString(), u"uses"_s);
        const Claim *inner = find(r, "attribute--54884832-f2a8-46ff-be58-1ac6950d210b");
        QVERIFY(inner);
        QCOMPARE(body(*inner)["object"_L1].toString(), u"5ac3379c-3e74-44ba-9160-04120a00020f"_s);
        QCOMPARE(body(*inner)["relation"_L1].toString(), u"domain"_s);
    }

    void sightingsAndProposalsAreNotFactsOfTheEvent()
    {
        const Reading r = readOne(mispEvent(
            R"("Attribute":[)"
            + attribute(
                R"("type":"domain","value":"evil.example",)"
                R"("Sighting":[{"uuid":"5d7a49a7-8f8c-42a1-8f7b-72e9a964451a","type":"1","date_sighting":"1772700002",)"
                R"("Organisation":{"name":"milCERT"}}],)"
                R"("ShadowAttribute":[{"uuid":"5d7a49a7-8f8c-42a1-8f7b-72e9a964451b","type":"domain","value":"evil2.example",)"
                R"("old_uuid":"54884832-f2a8-46ff-be58-1ac6950d210b"}])")
            + R"(],"EventReport":[{"uuid":"5d7a49a7-8f8c-42a1-8f7b-72e9a964451c","name":"Report","content":"What happened"}])"));
        QCOMPARE(r.accepted, 1);
        const Claim *sighting = find(r, "sighting--5d7a49a7-8f8c-42a1-8f7b-72e9a964451a");
        QVERIFY(sighting);
        QCOMPARE(body(*sighting)["kind"_L1].toString(), u"false-positive"_s);
        QCOMPARE(body(*sighting)["sighting_of_ref"_L1].toString(),
                 u"attribute--54884832-f2a8-46ff-be58-1ac6950d210b"_s);
        QCOMPARE(iso8601(*sighting->happenedFrom), "2026-03-05T08:40:02Z");
        const Claim *proposal = find(r, "proposal--5d7a49a7-8f8c-42a1-8f7b-72e9a964451b");
        QVERIFY(proposal);
        QCOMPARE(proposal->type, "proposal");
        QCOMPARE(body(*proposal)["of"_L1].toString(), u"attribute--54884832-f2a8-46ff-be58-1ac6950d210b"_s);
        QVERIFY(find(r, "note--5d7a49a7-8f8c-42a1-8f7b-72e9a964451c"));
    }

    void tagsMean()
    {
        const Reading r = readOne(mispEvent(
            "\"Tag\":[{\"name\":\"rsit:intrusion-attempts=\\\"brute-force\\\"\"},{\"name\":\"tlp:amber\"},{\"name\":"
            "\"PAP:RED\"},"
            "{\"name\":\"admiralty-scale:information-credibility=\\\"2\\\"\"},{\"name\":\"priority-level:severe\"},"
            "{\"name\":\"misp-galaxy:mitre-attack-pattern=\\\"Exploit Public-Facing Application - T1190\\\"\"},"
            "{\"name\":\"misp-galaxy:threat-actor=\\\"Turla\\\"\"},{\"name\":\"misp-galaxy:target-information="
            "\\\"Belgium\\\"\"}]"));
        QCOMPARE(r.accepted, 1);
        const Claim &c = r.claims[0];
        QCOMPARE(c.marking, "TLP:AMBER+PAP:RED");
        QCOMPARE(int(c.credibility), 2);
        const QJsonObject b = body(c);
        QCOMPARE(b["category"_L1].toString(), u"intrusion-attempts/brute-force"_s);
        QCOMPARE(b["severity"_L1].toInt(), 90);
        QCOMPARE(b["attack"_L1].toArray().at(0).toString(), u"T1190"_s);
        QCOMPARE(b["actor"_L1].toString(), u"Turla"_s);
        QCOMPARE(b["countries"_L1].toArray().at(0).toString(), u"Belgium"_s);
    }

    void exercisesAndTestsSaySo()
    {
        for (const char *tag : {"exercise:cyber-europe=\\\"2016\\\"", "rsit:test", "nis2:test"}) {
            const Reading r = readOne(mispEvent("\"Tag\":[{\"name\":\"rsit:availability=\\\"ddos\\\"\"},{\"name\":\""
                                                + QByteArray(tag) + "\"}]"));
            QCOMPARE(body(r.claims.at(0))["category"_L1].toString(), u"test/test"_s);
        }
    }

    void audiencesNeverWiden_data()
    {
        QTest::addColumn<QByteArray>("tags");
        QTest::addColumn<QByteArray>("distribution");
        QTest::addColumn<QString>("standing"); // the source's default
        QTest::addColumn<QString>("marking");
        const auto row = [](const char *name, const char *tags, const char *distribution, const QString &standing,
                            const QString &marking) {
            QTest::newRow(name) << QByteArray(tags) << QByteArray(distribution) << standing << marking;
        };
        row("nothing said", "", "3", u"TLP:GREEN"_s, u""_s);
        row("green", R"({"name":"tlp:green"})", "3", u"TLP:RED"_s, u"TLP:GREEN"_s);
        row("white is clear", R"({"name":"tlp:white"})", "3", u""_s, u"TLP:CLEAR"_s);
        row("upper case", R"({"name":"TLP:AMBER+STRICT"})", "3", u""_s, u"TLP:AMBER+STRICT"_s);
        row("two labels", R"({"name":"tlp:green"},{"name":"tlp:red"})", "3", u""_s, u"TLP:RED"_s);
        row("unclear", R"({"name":"tlp:unclear"})", "3", u"TLP:CLEAR"_s, u"UNMARKED"_s);
        row("Chatham House", R"({"name":"tlp:ex:chr"})", "3", u"TLP:CLEAR"_s, u"UNMARKED"_s);
        row("community raises", R"({"name":"tlp:white"})", "1", u""_s, u"TLP:GREEN"_s);
        row("own organisation", R"({"name":"tlp:white"})", "0", u""_s, u"TLP:AMBER+STRICT"_s);
        row("own organisation, default", "", "0", u"TLP:CLEAR"_s, u"TLP:AMBER+STRICT"_s);
        row("community does not lower the default", "", "1", u"TLP:RED"_s, u"TLP:RED"_s);
        row("nothing to raise", "", "0", u""_s, u"UNMARKED"_s);
        row("sharing group", R"({"name":"tlp:white"})", "4", u"TLP:CLEAR"_s, u"UNMARKED"_s);
        row("PAP alone", R"({"name":"PAP:AMBER"})", "3", u"TLP:GREEN"_s, u"TLP:GREEN+PAP:AMBER"_s);
        row("PAP unknown", R"({"name":"pap:new"})", "3", u"TLP:GREEN"_s, u"TLP:GREEN+PAP:RED"_s);
    }
    void audiencesNeverWiden()
    {
        QFETCH(const QByteArray, tags);
        QFETCH(const QByteArray, distribution);
        QFETCH(const QString, standing);
        QByteArray json = mispEvent("\"Tag\":[" + tags + "],\"Attribute\":["
                                    + attribute("\"type\":\"text\",\"value\":\"x\",\"distribution\":\"5\"") + "]");
        json.replace("\"distribution\":\"3\"", QByteArray("\"distribution\":\"" + distribution + '"'));
        const Reading r = readOne(json, standing.toStdString());
        QCOMPARE(r.claims.size(), 2u);
        QTEST(QString::fromStdString(r.claims[0].marking), "marking");
        QTEST(QString::fromStdString(r.claims[1].marking), "marking");
    }

    void aPartMayBeStricterThanItsEvent()
    {
        const Reading r
            = readOne(mispEvent(R"("Tag":[{"name":"tlp:green"}],"Attribute":[)"
                                + attribute(R"("type":"text","value":"x","Tag":[{"name":"tlp:red"}],)"
                                            R"("Sighting":[{"type":"0","date_sighting":"1772700002"}])")
                                + ",{\"type\":\"text\",\"value\":\"y\",\"Tag\":[{\"name\":\"tlp:clear\"}]}]"));
        QCOMPARE(r.claims.size(), 4u);
        QCOMPARE(r.claims[0].marking, "TLP:GREEN");
        QCOMPARE(r.claims[1].marking, "TLP:RED");
        QCOMPARE(r.claims[2].marking, "TLP:RED"); // its sighting
        QCOMPARE(r.claims[3].marking, "TLP:GREEN"); // a lower label on a part lowers nothing
    }

    void badEventsAreQuarantinedWithTheirField_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &document, const QString &field) {
            QTest::newRow(name) << document << field;
        };
        QByteArray noUuid = mispEvent({}), noInfo = mispEvent({}), badDate = mispEvent({}), badStamp = mispEvent({}),
                   badUuid = mispEvent({});
        noUuid.replace("\"uuid\":\"54884656", "\"uuidx\":\"54884656");
        noInfo.replace("\"info\"", "\"infox\"");
        badDate.replace("2026-03-04", "2026-13-04");
        badStamp.replace("\"1772700000\"", "\"yesterday\"");
        badUuid.replace("54884656-2DA8", "54884656-2DAX");
        row("no uuid", noUuid, u"Event.uuid"_s);
        row("no info", noInfo, u"Event.info"_s);
        row("date", badDate, u"Event.date"_s);
        row("timestamp", badStamp, u"Event.timestamp"_s);
        row("uuid", badUuid, u"Event.uuid"_s);
        row("distribution", mispEvent({}).replace("\"distribution\":\"3\"", "\"distribution\":\"9\""),
            u"Event.distribution"_s);
        row("attribute without type", mispEvent(R"("Attribute":[)" + attribute("\"value\":\"x\"") + "]"),
            u"Event.Attribute[0].type"_s);
        row("attribute without value", mispEvent(R"("Attribute":[{"type":"text","value":"a"},{"type":"text"}])"),
            u"Event.Attribute[1].value"_s);
        row("span",
            mispEvent(
                R"("Attribute":[)"
                + attribute(
                    "\"type\":\"text\",\"value\":\"x\",\"first_seen\":\"2026-02-02\",\"last_seen\":\"2026-02-01\"")
                + "]"),
            u"Event.Attribute[0].last_seen"_s);
        row("sighting",
            mispEvent(R"("Attribute":[)" + attribute(R"("type":"text","value":"x","Sighting":[{"type":"7"}])") + "]"),
            u"Event.Attribute[0].Sighting[0].type"_s);
        row("object", mispEvent(R"("Object":[{"name":"file"}])"), u"Event.Object[0].uuid"_s);
        row("key twice", mispEvent("\"info\":\"other\""), u"Event.info"_s);
        row("1e400", mispEvent(R"("x":{"y":1e400})"), u"Event.x.y"_s);
        row("lone surrogate", mispEvent("\"x\":\"\\ud800\""), u"Event.x"_s);
        row("no event", "{\"Event\":5}", u"Event"_s);
        row("other JSON", "{\"name\":\"x\"}", u""_s);
        row("empty object", "{}", u""_s);
    }
    void badEventsAreQuarantinedWithTheirField()
    {
        QFETCH(const QByteArray, document);
        const Reading r = readOne(document);
        QCOMPARE(r.quarantined, 1);
        QVERIFY(r.claims.empty());
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
        QVERIFY2(!r.rejections[0].reason.empty(), r.rejections[0].reason.c_str());
    }

    void nothingLiesIn1970()
    {
        QByteArray json
            = mispEvent("\"Attribute\":["
                        + attribute("\"type\":\"text\",\"value\":\"x\",\"first_seen\":\"1970-01-01T00:00:00Z\"") + "]");
        json.replace("2026-03-04", "1970-01-01").replace("\"1772700000\"", "\"0\"");
        const Reading r = readOne(json);
        QCOMPARE(r.accepted, 1);
        for (const Claim &c : r.claims)
            QVERIFY(!c.happenedFrom);
        QVERIFY(!r.claims[0].version);
    }

    void manifestsAreKept()
    {
        const QByteArray manifest
            = R"({"54884656-2da8-4625-bf07-43ef950d210b":{"info":"a","Orgc":{"name":"x"},"timestamp":1772700000,"date":"2026-03-04"}})";
        QCOMPARE(detect(manifest.toStdString(), true).format->id, "misp");
        const Reading r = readOne(manifest);
        QCOMPARE(r.accepted, 1);
        QVERIFY(r.claims.empty());
    }

    void searchAnswersAreRead()
    {
        const Reading r
            = readOne(R"({"response":{"Attribute":[{"event_id":"1","uuid":"54884832-f2a8-46ff-be58-1ac6950d210b",)"
                      R"("type":"domain","value":"evil.example"}]}})");
        QCOMPARE(r.accepted, 1);
        QCOMPARE(r.claims.size(), 1u);
        QCOMPARE(readOne(R"({"response":[]})").rejections.at(0).reason,
                 "response: no records: an answer without events");
    }

    void taxonomiesAreNoEvents()
    {
        NEEDS_DATA(u"02-misp"_s);
        for (const QFileInfo &info : QDir(dataPath(u"02-misp/taxonomies"_s)).entryInfoList(QDir::Files)) {
            const std::string text = wholeFile(info.filePath());
            QVERIFY2(!detect(std::string_view(text).substr(0, 65536), text.size() <= 65536).format,
                     qPrintable(info.fileName()));
        }
    }

    /// Attributes of real events, counted by another JSON reader.
    void realEventsCountTheSame()
    {
        NEEDS_DATA(u"02-misp"_s);
        int files = 0;
        for (const QString &folder : {u"02-misp"_s, u"02-misp/eset"_s}) {
            for (const QFileInfo &info : QDir(dataPath(folder)).entryInfoList({u"*.json"_s}, QDir::Files)) {
                const std::string text = wholeFile(info.filePath());
                const QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
                QJsonArray events = root["response"_L1].toArray();
                if (root.contains("Event"_L1))
                    events.append(root);
                if (events.isEmpty())
                    continue;
                ++files;
                qsizetype attributes = 0, objects = 0;
                for (const QJsonValue one : events) {
                    const QJsonObject e = one["Event"_L1].toObject();
                    attributes += e["Attribute"_L1].toArray().size();
                    objects += e["Object"_L1].toArray().size();
                    for (const QJsonValue object : e["Object"_L1].toArray())
                        attributes += object["Attribute"_L1].toArray().size();
                }
                const Reading r = read(mispFormat(), text, contextAt(), 100000);
                for (const Rejection &rejection : r.rejections)
                    qInfo("%s: %s", qPrintable(info.fileName()), rejection.reason.c_str());
                QCOMPARE(r.accepted, events.size());
                const auto count = [&](std::string_view prefix) {
                    return std::ranges::count_if(r.claims,
                                                 [&](const Claim &c) { return c.subject.starts_with(prefix); });
                };
                QCOMPARE(count("report--"), events.size());
                QCOMPARE(count("attribute--"), attributes);
                QCOMPARE(count("object--"), objects);
                for (const Claim &c : r.claims) {
                    QCOMPARE(canonicalJson(c.body), c.body);
                    QVERIFY(!c.happenedFrom || *c.happenedFrom > fromMicros(631152000000000));
                }
            }
        }
        QVERIFY(files > 50);
    }
};

QTEST_GUILESS_MAIN(TestMisp)
#include "test_misp.moc"
