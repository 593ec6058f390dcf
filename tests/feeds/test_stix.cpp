// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/formats.h"
#include "reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

Reading readText(const QByteArray &json)
{
    return read(stixFormat(), std::string_view(json.constData(), static_cast<std::size_t>(json.size())));
}

constexpr auto uuid = "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f";

/// An object of a type with more members.
QByteArray object(const QByteArray &type, const QByteArray &members = {})
{
    return R"({"type":")" + type + R"(","id":")" + type + "--" + uuid
        + R"(","spec_version":"2.1",)"
          R"("created":"2026-01-02T03:04:05.006Z","modified":"2026-02-03T04:05:06.007Z")"
        + (members.isEmpty() ? QByteArray() : ',' + members) + '}';
}

QByteArray marked(const QByteArray &uuids)
{
    QByteArray refs;
    for (const QByteArray &one : uuids.split(' '))
        refs += (refs.isEmpty() ? "" : ",") + QByteArray("\"marking-definition--") + one + '"';
    return object("campaign", R"("name":"x","object_marking_refs":[)" + refs + ']');
}

QByteArray bundle(const QList<QByteArray> &objects)
{
    return R"({"type":"bundle","id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d","objects":[)" + objects.join(',')
        + "]}";
}

constexpr auto green1 = "34098fce-860f-48ae-8e50-ebd3cc5e41da";
constexpr auto clear2 = "94868c89-83c2-464b-929b-a1a8aa3c8487";
constexpr auto strict2 = "939a9414-2ddd-4d32-a0cd-375ea402b003";

/// Objects as another JSON reader counts them: of bundles, of arrays, one a line.
qsizetype countObjects(const QByteArray &bytes)
{
    const QJsonDocument whole = QJsonDocument::fromJson(bytes);
    const auto ofValue = [](const QJsonObject &o) {
        const qsizetype inside = o[u"objects"].isArray() ? o[u"objects"].toArray().size() : 0;
        return std::max<qsizetype>(1, inside);
    };
    if (whole.isObject())
        return ofValue(whole.object());
    if (whole.isArray())
        return whole.array().size();
    qsizetype count = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        if (!line.trimmed().isEmpty())
            count += ofValue(QJsonDocument::fromJson(line).object());
    }
    return count;
}

} // namespace

class TestStix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnObjectWhole()
    {
        const Reading r = readText(object("threat-actor",
                                          R"("name":"Grey Heron","description":"a group","revoked":true,)"
                                          R"("confidence":85,"x_custom":{"b":1,"a":[9007199254740993]})"));
        QCOMPARE(r.accepted, 1);
        const Claim &c = r.claims.at(0);
        QCOMPARE(c.subject, std::string("threat-actor--") + uuid);
        QCOMPARE(c.type, "threat-actor");
        QCOMPARE(c.title, "Grey Heron");
        QCOMPARE(c.description, "a group");
        QVERIFY(c.revoked);
        QCOMPARE(int(c.confidence), 85);
        QCOMPARE(iso8601(*c.version), "2026-02-03T04:05:06.007Z");
        QVERIFY(!c.happenedFrom);
        QVERIFY(c.marking.empty());
        QCOMPARE(QString::fromStdString(c.body),
                 u"{'confidence':85,'created':'2026-01-02T03:04:05.006Z','description':'a group',"
                 "'id':'threat-actor--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f','modified':'2026-02-03T04:05:06.007Z',"
                 "'name':'Grey Heron','revoked':true,'spec_version':'2.1','type':'threat-actor',"
                 "'x_custom':{'a':[9007199254740993],'b':1}}"_s.replace(u'\'', u'"'));
    }

    void confidenceThatIsNotStatedIsNotNone()
    {
        QCOMPARE(int(readText(object("campaign", R"("name":"x")")).claims.at(0).confidence), -1);
        QCOMPARE(int(readText(object("campaign", R"("name":"x","confidence":0)")).claims.at(0).confidence), 0);
    }

    void everyKindOfDocumentGivesItsObjects_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<int>("records");
        const QByteArray a = object("campaign", R"("name":"a")");
        const QByteArray b = object("tool", R"("name":"b")");
        QTest::newRow("bundle") << bundle({a, b}) << 2;
        QTest::newRow("indented bundle") << QJsonDocument::fromJson(bundle({a, b})).toJson() << 2;
        QTest::newRow("array") << '[' + a + ",\n" + b + ']' << 2;
        QTest::newRow("lines") << a + '\n' + b + '\n' << 2;
        QTest::newRow("lines of bundles") << bundle({a}) + '\n' + bundle({a, b}) + '\n' << 3;
        QTest::newRow("one object") << a << 1;
        QTest::newRow("array of bundles") << '[' + bundle({a, b}) + ',' + bundle({a}) + ']' << 3;
        QTest::newRow("type behind the objects")
            << R"({"objects":[)" + a + R"(],"id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d","type":"bundle"})" << 1;
        QTest::newRow("taxii envelope") << R"({"more":false,"objects":[)" + a + ',' + b + "]}" << 2;
        QTest::newRow("observed-data of STIX 2.0")
            << object("observed-data",
                      R"("first_observed":"2026-01-01T00:00:00Z","last_observed":"2026-01-01T00:00:00Z",)"
                      R"("number_observed":1,"objects":{"0":{"type":"ipv4-addr","value":"192.0.2.1"}})")
            << 1;
    }
    void everyKindOfDocumentGivesItsObjects()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const int, records);
        const Reading r = readText(document);
        for (const Rejection &rejection : r.rejections)
            qInfo("%s", rejection.reason.c_str());
        QCOMPARE(r.records, records);
        QCOMPARE(r.accepted, records);
        QCOMPARE(detect(std::string_view(document.constData(), static_cast<std::size_t>(document.size())), true).format,
                 formatById("stix"));
    }

    void aBundleOfNothingIsQuarantinedOnce()
    {
        for (const QByteArray &document :
             {bundle({}), QByteArray(R"({"type":"bundle","id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d"})")}) {
            const Reading r = readText(document);
            QCOMPARE(r.records, 1);
            QCOMPARE(r.accepted, 0);
            QCOMPARE(r.rejections.front().reason, "no records: a bundle without objects");
            const std::string_view text(document.constData(), static_cast<std::size_t>(document.size()));
            QCOMPARE(detect(text, true).format, formatById("stix"));
        }
    }

    void eachTypeKnowsWhenItHappened_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const QByteArray &type, const QByteArray &members, const QString &from, const QString &to) {
            QTest::newRow(type.constData()) << object(type, members) << from << to;
        };
        const QString one = u"2026-03-01T00:00:00Z"_s;
        const QString two = u"2026-03-02T00:00:00Z"_s;
        const auto pair = [&](const char *from, const char *to) -> QByteArray {
            return '"' + QByteArray(from) + "\":\"" + one.toLatin1() + "\",\"" + to + "\":\"" + two.toLatin1() + '"';
        };
        row("observed-data", pair("first_observed", "last_observed"), one, two);
        row("sighting", pair("first_seen", "last_seen") + R"(,"sighting_of_ref":"malware--x")", one, two);
        row("indicator", pair("valid_from", "valid_until"), one, two);
        row("relationship", pair("start_time", "stop_time"), one, two);
        row("infrastructure", pair("first_seen", "last_seen"), one, two);
        row("network-traffic", pair("start", "end"), one, two);
        row("report", R"("published":"2026-03-01T00:00:00Z")", one, {});
        row("incident", R"("name":"x")", {}, {});
        row("note", R"("content":"x")", {}, {});
    }
    void eachTypeKnowsWhenItHappened()
    {
        QFETCH(const QByteArray, object);
        const Reading r = readText(object);
        QCOMPARE(r.accepted, 1);
        const auto text = [](const auto &t) { return t ? QString::fromStdString(iso8601(*t)) : QString(); };
        QTEST(text(r.claims[0].happenedFrom), "from");
        QTEST(text(r.claims[0].happenedTo), "to");
    }

    void implausibleTimesAreNoDates()
    {
        const Claim c
            = readText(object("campaign", R"("first_seen":"1970-01-01T00:00:00Z","last_seen":"0000-01-01T00:00:00Z")"))
                  .claims.at(0);
        QVERIFY(!c.happenedFrom);
        QVERIFY(!c.happenedTo);
    }

    void titlesSayWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QString>("title");
        QTest::newRow("value") << object("ipv4-addr", R"("value":"192.0.2.1")") << u"192.0.2.1"_s;
        QTest::newRow("pattern") << object("indicator", R"("pattern":"[x:y = 'z']")") << u"[x:y = 'z']"_s;
        QTest::newRow("name before pattern") << object("indicator", R"("pattern":"[x]","name":"n")") << u"n"_s;
        QTest::newRow("first line") << object("note", R"("content":"one\ntwo")") << u"one"_s;
        QTest::newRow("relationship") << object(
            "relationship",
            R"("source_ref":"malware--31b940d4-6f7f-459a-80ea-9c1f17b5891b","relationship_type":"targets",)"
            R"("target_ref":"identity--733c5838-34d9-4fbf-949c-62aba761184c")")
                                      << u"malware--31b940d4 targets identity--733c5838"_s;
        QTest::newRow("marking") << QByteArray(
            R"({"type":"marking-definition","id":"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",)"
            R"("definition_type":"tlp","definition":{"tlp":"green"}})")
                                 << u"TLP:green"_s;
    }
    void titlesSayWhatItIs()
    {
        QFETCH(const QByteArray, object);
        QTEST(QString::fromStdString(readText(object).claims.at(0).title), "title");
    }

    void markingsBecomeLabels_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("marking");
        QTest::newRow("none") << object("campaign") << u""_s;
        QTest::newRow("TLP 1") << marked(green1) << u"TLP:GREEN"_s;
        QTest::newRow("TLP 2") << marked(strict2) << u"TLP:AMBER+STRICT"_s;
        QTest::newRow("the stricter of two") << marked(QByteArray(clear2) + ' ' + green1) << u"TLP:GREEN"_s;
        QTest::newRow("unknown") << marked("00000000-0000-4000-8000-000000000000") << u"UNMARKED"_s;
        QTest::newRow("known and unknown")
            << marked(QByteArray(clear2) + " 00000000-0000-4000-8000-000000000000") << u"UNMARKED"_s;
        QTest::newRow("a part is stricter") << object(
            "campaign",
            "\"object_marking_refs\":[\"marking-definition--" + QByteArray(clear2)
                + "\"],\"granular_markings\":[{\"selectors\":[\"name\"],\"marking_ref\":\"marking-definition--"
                + strict2 + "\"},{\"selectors\":[\"name\"],\"lang\":\"fr\"}]")
                                            << u"TLP:AMBER+STRICT"_s;
        const QByteArray statement
            = R"({"type":"marking-definition","id":"marking-definition--00000000-0000-4000-8000-000000000000",)"
              R"("definition_type":"statement","definition":{"statement":"(c) us"}})";
        const QByteArray other
            = R"({"type":"marking-definition","id":"marking-definition--00000000-0000-4000-8000-000000000000",)"
              R"("definition_type":"iep","definition":{"iep":"?"}})";
        const QByteArray object = marked("00000000-0000-4000-8000-000000000000");
        QTest::newRow("statement before") << bundle({statement, object}) << u""_s;
        QTest::newRow("statement behind") << bundle({object, statement}) << u"UNMARKED"_s;
        QTest::newRow("a kind we do not know") << bundle({other, object}) << u"UNMARKED"_s;
    }
    void markingsBecomeLabels()
    {
        QFETCH(const QByteArray, document);
        const Reading r = readText(document);
        const auto found = std::ranges::find(r.claims, "campaign", &Claim::type);
        QVERIFY(found != r.claims.end());
        QTEST(QString::fromStdString(found->marking), "marking");
    }

    void badObjectsAreQuarantined_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QString>("field");
        QTest::newRow("no id") << QByteArray(R"({"type":"campaign","name":"x"})") << u"id"_s;
        QTest::newRow("no type") << QByteArray(R"({"id":"campaign--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f"})")
                                 << u"type"_s;
        QTest::newRow("type is not the id's")
            << QByteArray(R"({"type":"tool","id":"campaign--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f"})") << u"id"_s;
        QTest::newRow("no uuid") << QByteArray(R"({"type":"tool","id":"tool--1"})") << u"id"_s;
        QTest::newRow("bad time") << object("campaign", R"("first_seen":"yesterday")") << u"first_seen"_s;
        QTest::newRow("empty time") << object("campaign", R"("first_seen":"")") << u"first_seen"_s;
        QTest::newRow("ends before it starts")
            << object("campaign", R"("first_seen":"2026-03-02T00:00:00Z","last_seen":"2026-03-01T00:00:00Z")")
            << u"last_seen"_s;
        QTest::newRow("confidence") << object("campaign", R"("confidence":101)") << u"confidence"_s;
        QTest::newRow("revoked") << object("campaign", R"("revoked":"no")") << u"revoked"_s;
        QTest::newRow("key twice") << object("campaign", R"("name":"a","name":"b")") << u"name"_s;
        QTest::newRow("nested key twice") << object("campaign", R"("x":{"y":[{"z":1,"z":1}]})") << u"x.y.z"_s;
        QTest::newRow("1e400") << object("campaign", R"("x":1e400)") << u"x"_s;
        QTest::newRow("lone surrogate") << object("campaign", R"("x":"\udc00")") << u"x"_s;
        QTest::newRow("marking of another name") << QByteArray(
            R"({"type":"marking-definition","id":"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",)"
            R"("name":"TLP:RED","extensions":{"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d":{"tlp_2_0":"clear"}}})")
                                                 << u"id"_s;
        QTest::newRow("marking of another value") << QByteArray(
            R"({"type":"marking-definition","id":"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",)"
            R"("definition_type":"tlp","definition":{"tlp":"white"}})")
                                                  << u"id"_s;
    }
    void badObjectsAreQuarantined()
    {
        QFETCH(const QByteArray, object);
        const Reading r = readText(object);
        QCOMPARE(r.quarantined, 1);
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
    }

    void aBadObjectCostsOnlyItself()
    {
        const Reading r
            = readText(bundle({object("campaign"), QByteArray(R"({"type":"tool","id":"tool--1"})"), object("tool")}));
        QCOMPARE(r.records, 3);
        QCOMPARE(r.accepted, 2);
    }

    void versionsAreToldApartAndCopiesAreNot()
    {
        const QByteArray a = object("campaign", R"("name":"a")");
        QByteArray later = a;
        later.replace("2026-02-03T04:05:06.007Z", "2026-02-04T04:05:06.007Z");
        const QByteArray contradicting = object("campaign", R"("name":"b")");
        const QByteArray spaced = QJsonDocument::fromJson(a).toJson();
        const Reading r = readText('[' + a + ',' + later + ',' + contradicting + ',' + spaced + ']');
        QCOMPARE(r.accepted, 4);
        QVERIFY(r.keys[0] != r.keys[1]);
        QVERIFY(r.keys[0] != r.keys[2]);
        QCOMPARE(r.keys[3], r.keys[0]);
    }

    void danglingReferencesAreTheSourcesBusiness()
    {
        QCOMPARE(
            readText(bundle({object("relationship",
                                    R"("source_ref":"tool--nowhere","target_ref":"x","relationship_type":"uses")")}))
                .accepted,
            1);
    }

    void realFilesCountTheSame_data()
    {
        NEEDS_DATA(u"01-stix"_s);
        QTest::addColumn<QString>("path");
        const QDir folder(dataPath(u"01-stix"_s));
        for (const QString &name : folder.entryList({u"*.json"_s, u"*.json.gz"_s, u"*.ndjson"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void realFilesCountTheSame()
    {
        QFETCH(const QString, path);
        const std::string text = wholeFile(path);
        QCOMPARE(detect(std::string_view(text).substr(0, 65536), text.size() <= 65536).format, formatById("stix"));
        const Reading r = read(stixFormat(), text, contextAt(), 4096);
        for (const Rejection &rejection : r.rejections)
            qInfo("%s", rejection.reason.c_str());
        QCOMPARE(r.records, countObjects(QByteArray::fromStdString(text)));
        QCOMPARE(r.accepted, r.records);
        // Nothing of an object is lost on the way into its claim.
        for (const Claim &claim : r.claims) {
            const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object();
            QCOMPARE(body[u"id"].toString().toStdString(), claim.subject);
        }
    }
};

QTEST_GUILESS_MAIN(TestStix)
#include "test_stix.moc"
