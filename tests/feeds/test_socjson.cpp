// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/profiledraft.h"
#include "feeds/ticket.h"
#include "reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

const Timestamp now = parseIso8601("2026-09-30T18:00:00Z")->at;

/// An export of nobody's we know: nested, with lists, one object a line.
const std::string lines
    = R"({"ref":"C-1","what":{"headline":"Anmeldeversuche auf dem Postserver","level":"hoch"},"seen":["2026-09-28T08:15:00Z","2026-09-28T07:00:00Z"],"hosts":[{"name":"mail-1","ip":"192.0.2.7"},{"name":"mail-2","ip":"192.0.2.8"}],"open":true})"
      "\n"
      R"({"ref":"C-2","what":{"headline":"Auffälliger Anhang in der Planung","level":"gering"},"seen":["2026-09-29T17:40:00Z"],"hosts":[],"open":false,"extra":null})"
      "\n"
      R"({"ref":"C-3","what":{"headline":"Störung der Leitung nach Dakar","level":"hoch"},"seen":["gestern"]})"
      "\n";

const std::string profileText
    = R"({"name":"leit","format":"json","columns":{"id":"ref","title":"what.headline",)"
      R"("severity":"what.level","from":"seen","affects":"hosts.name","addresses":"hosts.ip",)"
      R"("status":"open"},"severity":{"hoch":70,"gering":30},"status":{"true":"open","false":"closed"}})";

/// As the API of Microsoft Defender XDR documents its answer.
const std::string defender
    = R"({"@odata.context":"https://api.security.microsoft.com/api/$metadata#Incidents","value":[)"
      R"({"incidentId":924565,"redirectIncidentId":null,"incidentName":"Ransomware activity","createdTime":)"
      R"("2026-09-28T12:07:55.1366667Z","lastUpdateTime":"2026-09-28T12:07:55.32Z","assignedTo":null,"classification":)"
      R"("Unknown","determination":"NotAvailable","status":"Active","severity":"Medium","alerts":[{"alertId":"a1",)"
      R"("title":"Encryption of files","firstActivity":"2026-09-28T11:55:41.7199137Z","lastActivity":)"
      R"("2026-09-28T12:00:43.0Z","devices":[{"deviceDnsName":"user5cx.middleeast.corp.contoso.com"}],"entities":[)"
      R"({"entityType":"Ip","ipAddress":"192.0.2.10"},{"entityType":"Process"}]},{"alertId":"a2","title":"Logon",)"
      R"("firstActivity":"2026-09-28T11:50:00Z","lastActivity":"2026-09-28T11:51:00Z","devices":[],"entities":[]}]},)"
      R"({"incidentId":924521,"incidentName":"Mimikatz","createdTime":"2026-09-28T12:20:00Z","lastUpdateTime":)"
      R"("2026-09-28T12:30:00Z","determination":"Malware","status":"Resolved","severity":"High","alerts":[]}]})";

std::shared_ptr<const MappingProfile> profile(std::string_view json)
{
    auto read = readProfile(json);
    return read ? std::make_shared<const MappingProfile>(std::move(*read)) : nullptr;
}

Reading readWith(const std::string &text, const std::shared_ptr<const MappingProfile> &by, std::size_t chunk = 1u << 20)
{
    const FormatOptions options{by, text.substr(0, 65536)};
    const auto framer = socJsonFormat().framer(options);
    const auto parser = socJsonFormat().parser(options);
    Reading out;
    Items items;
    const ParseContext context = contextAt(now);
    const RecordSink sink = [&](const RawRecord &record) {
        ++out.records;
        parser->parse(record, context, items);
        if (items.rejected)
            out.rejections.push_back(*items.rejected);
        else
            out.claims.push_back(items.claims.at(0));
        out.keys.push_back(items.naturalKey);
    };
    for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(std::min(chunk, rest.size())))
        framer->feed(rest.substr(0, chunk), sink);
    framer->finish(sink);
    return out;
}

QJsonObject bodyOf(const Claim &claim)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object();
}

} // namespace

class TestSocJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProfileNamesMembersByTheirPaths()
    {
        const auto by = profile(profileText);
        QVERIFY(by);
        for (const std::size_t chunk : {3u, 100u, 1u << 20}) {
            const Reading r = readWith(lines, by, chunk);
            QCOMPARE(r.records, 3);
            QCOMPARE(r.claims.size(), 2u);
            const QJsonObject first = bodyOf(r.claims[0]);
            QCOMPARE(r.claims[0].title, "Anmeldeversuche auf dem Postserver");
            QCOMPARE(first["severity"_L1].toInt(), 70);
            QCOMPARE(first["status"_L1].toString(), u"open"_s);
            QCOMPARE(first["addresses"_L1].toArray(), (QJsonArray{u"192.0.2.7"_s, u"192.0.2.8"_s}));
            QCOMPARE(first["affects"_L1].toArray(), (QJsonArray{u"mail-1"_s, u"mail-2"_s}));
            // Of several times the first one is when it began.
            QCOMPARE(iso8601(*r.claims[0].happenedFrom), "2026-09-28T07:00:00Z");
            QVERIFY(!bodyOf(r.claims[1]).contains("addresses"_L1));
            QCOMPARE(r.rejections.at(0).field, "from");
        }
    }

    void aListThatIsATitleStandsOnOneLine()
    {
        const auto by
            = profile(R"({"name":"l","format":"json","columns":{"id":"ref","title":"what","affects":"what"}})");
        QVERIFY(by);
        const Reading r = readWith(R"({"ref":"C-1","what":["mail-1","", "mail-2"]})", by);
        QCOMPARE(r.claims.at(0).title, "mail-1, mail-2");
        QCOMPARE(bodyOf(r.claims[0])["title"_L1].toString(), u"mail-1, mail-2"_s);
        QCOMPARE(bodyOf(r.claims[0])["affects"_L1].toArray(), (QJsonArray{u"mail-1"_s, u"mail-2"_s}));
        QCOMPARE(cellOnOneLine("192.0.2.7\n192.0.2.8"), "192.0.2.7, 192.0.2.8");
        QCOMPARE(cellOnOneLine("\none\n\n"), "one");
    }

    void oneArrayIsTheSameAsLines()
    {
        std::string array = "[" + lines.substr(0, lines.size() - 1) + "]";
        std::ranges::replace(array, '\n', ',');
        const auto by = profile(profileText);
        QCOMPARE(readWith(array, by).keys, readWith(lines, by).keys);
    }

    void shippedProfilesAreFoundByTheirMembers()
    {
        const Detected found = detect(defender, true);
        QVERIFY(found.format);
        QCOMPARE(found.format->id, "soc-json");
        QCOMPARE(found.reason, "the members of the profile defender-xdr");
        for (const std::size_t chunk : {5u, 1u << 20}) {
            const Reading r = read(*found.format, defender, contextAt(now), chunk);
            QCOMPARE(r.records, 2);
            QVERIFY2(r.quarantined == 0, r.rejections.empty() ? "" : r.rejections[0].reason.c_str());
            const QJsonObject body = bodyOf(r.claims[0]);
            QCOMPARE(body["key"_L1].toString(), u"924565"_s);
            QCOMPARE(body["severity"_L1].toInt(), 50);
            QCOMPARE(body["category"_L1].toString(), u"other/undetermined"_s);
            QCOMPARE(iso8601(*r.claims[0].happenedFrom), "2026-09-28T11:50:00Z");
            QCOMPARE(iso8601(*r.claims[0].happenedTo), "2026-09-28T12:00:43Z");
            QCOMPARE(body["affects"_L1].toArray(), QJsonArray{u"user5cx.middleeast.corp.contoso.com"_s});
            QVERIFY(!r.claims[1].happenedFrom); // an incident without alerts
            QCOMPARE(bodyOf(r.claims[1])["status"_L1].toString(), u"closed"_s);
        }
        const std::string sentinel
            = R"({"TenantId":"t","TimeGenerated":"2026-09-28T08:20:00Z","IncidentName":"g","IncidentNumber":12,)"
              R"("Title":"Odd logons","Severity":"High","Status":"New","CreatedTime":"2026-09-28T08:15:00Z",)"
              R"("LastModifiedTime":"2026-09-28T08:16:00Z","FirstActivityTime":"2026-09-28T07:00:00Z",)"
              R"("AdditionalData":{"alertsCount":2},"Type":"SecurityIncident"})";
        QCOMPARE(detect(sentinel, true).reason, "the members of the profile sentinel");
        const Reading one = read(socJsonFormat(), sentinel, contextAt(now));
        QCOMPARE(iso8601(*one.claims.at(0).happenedFrom), "2026-09-28T07:00:00Z");
        QCOMPARE(bodyOf(one.claims[0])["severity"_L1].toInt(), 70);
    }

    void aSampleHasPathsAsColumns()
    {
        const TableSample sample = sampleTable(lines);
        QVERIFY(sample.json);
        QCOMPARE(sample.dialect.header,
                 (std::vector<std::string>{"ref", "what.headline", "what.level", "seen", "hosts.name", "hosts.ip",
                                           "open", "extra"}));
        QCOMPARE(sample.rows.size(), 3u);
        QCOMPARE(sample.rows[0][5], "192.0.2.7\n192.0.2.8");
        QCOMPARE(sample.rows[2][6], "");
        const MappingProfile guess = guessProfile(sample, now);
        QVERIFY(guess.json);
        QCOMPARE(guess.columns.at("title"), std::vector<std::string>{"what.headline"});
        QCOMPARE(guess.columns.at("addresses"), std::vector<std::string>{"hosts.ip"});
        QCOMPARE(guess.columns.at("from"), std::vector<std::string>{"seen"});

        const TableSample wrapped = sampleTable(defender);
        QCOMPARE(wrapped.list, "value");
        QCOMPARE(wrapped.rows.size(), 2u);
        QCOMPARE(wrapped.column("alerts.devices.deviceDnsName") >= 0, true);
        QCOMPARE(guessProfile(wrapped, now).columns.at("id"), std::vector<std::string>{"incidentId"});
        // One ticket with a list inside is a ticket.
        const auto end = lines.find('\n');
        QCOMPARE(sampleTable(lines.substr(0, end)).list, "");
    }

    void previewSaysWhatIngestWould()
    {
        const auto rows = previewProfile(lines, *profile(profileText), contextAt(now));
        QCOMPARE(rows.size(), 3u);
        QCOMPARE(rows[0].items.claims.at(0).body, readWith(lines, profile(profileText)).claims[0].body);
        QCOMPARE(rows[2].line, 3);
        QCOMPARE(rows[2].items.rejected->field, "from");
    }

    void whatCannotBeReadSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *json, const QString &reason) {
            QTest::newRow(name) << QByteArray(json) << reason;
        };
        row("no title", R"({"ref":"1"})", u"title: neither title nor description"_s);
        row("no id", R"({"what":{"headline":"x"}})", u"id: empty"_s);
        row("key twice", R"({"ref":"1","ref":"2","what":{"headline":"x"}})", u"ref: appears twice"_s);
        row("no object", "[[1]]", u"not a JSON object"_s);
        row("address", R"({"ref":"1","what":{"headline":"x"},"hosts":{"ip":"::g"}})",
            u"addresses: \"::g\" is not an IP address"_s);
        row("cut", R"({"ref":"1")", u"ends inside an object at byte 10"_s);
    }
    void whatCannotBeReadSaysWhy()
    {
        QFETCH(const QByteArray, json);
        const Reading r = readWith(json.toStdString(), profile(profileText));
        QCOMPARE(r.records, 1);
        QCOMPARE(r.rejections.size(), 1u);
        QTEST(QString::fromStdString(r.rejections[0].reason), "reason");
    }

    void profilesThatAreNotForJsonSaySo()
    {
        QCOMPARE(readProfile(R"({"name":"a","format":"xml","columns":{"title":"t"}})").error().detail,
                 u"profile: \"format\" is neither csv nor json"_s);
        QCOMPARE(readProfile(R"({"name":"a","list":"value","columns":{"title":"t"}})").error().detail,
                 u"profile: \"list\" names a member of a JSON document"_s);
        std::string many = R"({"name":"a","format":"json","columns":{"title":[)";
        for (int i = 0; i < 300; ++i)
            many += (i ? ",\"a" : "\"a") + std::to_string(i) + '"';
        QCOMPARE(readProfile(many + "]}}").error().detail,
                 u"profile: \"columns\" names more members than anybody reads"_s);
    }

    void otherJsonIsLeftAlone()
    {
        QVERIFY(!detect(R"({"incidentId":1,"name":"x"})", true).format);
        QVERIFY(detect(R"({"incidentId":1,"name":"x"})", true).reason.find("mapping profile") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSocJson)
#include "test_socjson.moc"
