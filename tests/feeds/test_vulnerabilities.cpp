// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"
#include "base/hash.h"
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

Reading readOne(const Format &format, const QByteArray &json, const std::string &defaultMarking = {})
{
    ParseContext context = contextAt();
    context.source.defaultMarking = defaultMarking;
    return read(format, std::string_view(json.constData(), static_cast<std::size_t>(json.size())), context);
}

QJsonObject body(const Claim &claim) { return QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object(); }

QByteArray document(const QByteArray &extra = {}, const QByteArray &version = "2.0")
{
    return "\"document\":{\"category\":\"csaf_security_advisory\",\"csaf_version\":\"" + version
        + R"(","title":"Advisory","publisher":{"category":"vendor","name":"ACME","namespace":"https://acme.example"},)"
          R"("tracking":{"id":"ACME-2026-1","version":"2","status":"final","initial_release_date":"2026-01-02T00:00:00Z",)"
          R"("current_release_date":"2026-02-03T04:05:06Z"})"
        + (extra.isEmpty() ? QByteArray() : "," + extra) + "}";
}

const QByteArray productTree
    = R"("product_tree":{"branches":[{"category":"vendor","name":"ACME","branches":[{"category":"product_name","name":"Router",)"
      R"("branches":[{"category":"product_version","name":"1.0","product":{"name":"ACME Router 1.0","product_id":"P1",)"
      R"("product_identification_helper":{"cpe":"cpe:2.3:h:acme:router:1.0:*:*:*:*:*:*:*"}}}]}]}],)"
      R"("full_product_names":[{"product_id":"P2","name":"Linux"}],)"
      R"("relationships":[{"category":"installed_on","product_reference":"P1","relates_to_product_reference":"P2",)"
      R"("full_product_name":{"product_id":"P3","name":"Router on Linux"}}]})";

QByteArray csaf(const QByteArray &vulnerability, const QByteArray &extra = {}, const QByteArray &version = "2.0")
{
    return "{" + document(extra, version) + "," + productTree + ",\"vulnerabilities\":[{" + vulnerability + "}]}";
}

QByteArray kevEntry(const QByteArray &cve, const QByteArray &added = "2025-01-24")
{
    return "{\"cveID\":\"" + cve
        + R"(","vendorProject":"SonicWall","product":"SMA1000","vulnerabilityName":"SonicWall SMA1000 Deserialization",)"
          "\"dateAdded\":\""
        + added
        + "\",\"shortDescription\":\"d\",\"requiredAction\":\"Patch\",\"dueDate\":\"2025-02-14\","
          "\"knownRansomwareCampaignUse\":\"Known\",\"notes\":\"n\",\"cwes\":[\"CWE-502\"]}";
}

} // namespace

/// Advisories (CSAF) and the catalogue of known exploited vulnerabilities.
class TestVulnerabilities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVulnerabilityIsAClaim()
    {
        const Reading r = readOne(
            csafFormat(),
            csaf(
                R"("cve":"CVE-2026-1234","title":"Overflow","release_date":"2026-01-01T00:00:00Z","cwe":{"id":"CWE-787","name":"x"},)"
                R"("notes":[{"category":"summary","text":"An overflow."}],"product_status":{"known_affected":["P1","P3"],"fixed":["P2"]},)"
                R"("scores":[{"products":["P1"],"cvss_v2":{"baseScore":5.1,"vectorString":"a"},"cvss_v3":{"baseScore":9.8,"vectorString":"CVSS:3.1/AV:N"}}],)"
                R"("remediations":[{"category":"vendor_fix","details":"Update"}],"threats":[{"category":"exploit_status","details":"none seen"}])"));
        QCOMPARE(r.accepted, 1);
        QCOMPARE(r.claims.size(), 1u);
        const Claim &c = r.claims[0];
        QCOMPARE(c.type, "vulnerability");
        QCOMPARE(c.title, "CVE-2026-1234: Overflow");
        QCOMPARE(iso8601(*c.happenedFrom), "2026-01-01T00:00:00Z");
        QCOMPARE(iso8601(*c.version), "2026-02-03T04:05:06Z");
        const QJsonObject b = body(c);
        QCOMPARE(b["cve"_L1].toString(), u"CVE-2026-1234"_s);
        QCOMPARE(b["score"_L1].toDouble(), 9.8);
        QCOMPARE(b["severity"_L1].toInt(), 98);
        const QJsonArray products = b["products"_L1].toArray();
        QCOMPARE(products.size(), 3);
        QCOMPARE(products[0]["vendor"_L1].toString(), u"ACME"_s);
        QCOMPARE(products[0]["product"_L1].toString(), u"Router"_s);
        QCOMPARE(products[0]["version"_L1].toString(), u"1.0"_s);
        QCOMPARE(products[0]["status"_L1].toString(), u"known_affected"_s);
        QVERIFY(products[0]["cpe"_L1].toString().startsWith(u"cpe:2.3:h:acme"));
        QCOMPARE(products[1]["name"_L1].toString(), u"Router on Linux"_s);
        QCOMPARE(products[1]["vendor"_L1].toString(), u"ACME"_s);
        QCOMPARE(products[2]["status"_L1].toString(), u"fixed"_s);
        QVERIFY(!b.contains("exploited"_L1));
        QCOMPARE(canonicalJson(c.body), c.body);
        QCOMPARE(r.keys[0], "csaf|https://acme.example|ACME-2026-1|2");
    }

    void version21IsRead()
    {
        const Reading r = readOne(
            csafFormat(),
            csaf(
                R"("cve":"CVE-2026-1","cwes":[{"id":"CWE-79"}],"product_status":{"unknown":["P1"]},"metrics":[{"content":{"cvss_v4":{"baseScore":7.1,"vectorString":"CVSS:4.0/x"}},"products":["P1"]}],)"
                R"("first_known_exploitation_dates":[{"date":"2026-03-05T00:00:00Z","exploitation_date":"2026-03-04T00:00:00Z"},)"
                R"({"date":"2026-03-01T00:00:00Z","exploitation_date":"2026-02-28T00:00:00Z"}])")
                .replace("CVE-2026-1\"", "CVE-2026-0001\""),
            "TLP:RED");
        QCOMPARE(r.accepted, 1);
        QJsonObject b = body(r.claims.at(0));
        QCOMPARE(b["score"_L1].toDouble(), 7.1);
        QCOMPARE(b["exploited"_L1].toBool(), true);
        QCOMPARE(b["exploited_since"_L1].toString(), u"2026-02-28T00:00:00Z"_s);
        QCOMPARE(iso8601(*r.claims[0].happenedFrom), "2026-02-28T00:00:00Z");
    }

    void labels_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("distribution");
        QTest::addColumn<QString>("marking");
        QTest::newRow("none in 2.0") << "2.0"_ba << ""_ba << u""_s;
        QTest::newRow("none in 2.1") << "2.1"_ba << ""_ba << u"UNMARKED"_s;
        QTest::newRow("white") << "2.0"_ba << R"("tlp":{"label":"WHITE"})"_ba << u"TLP:CLEAR"_s;
        QTest::newRow("strict") << "2.1"_ba << R"("tlp":{"label":"AMBER+STRICT"})"_ba << u"TLP:AMBER+STRICT"_s;
        QTest::newRow("unknown") << "2.1"_ba << R"("tlp":{"label":"BLUE"})"_ba << u"UNMARKED"_s;
        QTest::newRow("group")
            << "2.1"_ba
            << R"("tlp":{"label":"GREEN"},"sharing_group":{"id":"5d7a49a7-8f8c-42a1-8f7b-72e9a964451a"})"_ba
            << u"UNMARKED"_s;
        QTest::newRow("public group")
            << "2.1"_ba
            << R"("tlp":{"label":"CLEAR"},"sharing_group":{"id":"ffffffff-ffff-ffff-ffff-ffffffffffff"})"_ba
            << u"TLP:CLEAR"_s;
    }
    void labels()
    {
        QFETCH(const QByteArray, version);
        QFETCH(const QByteArray, distribution);
        const Reading r
            = readOne(csafFormat(),
                      csaf("\"cve\":\"CVE-2026-1234\"",
                           distribution.isEmpty() ? QByteArray() : "\"distribution\":{" + distribution + "}", version));
        QCOMPARE(r.accepted, 1);
        QTEST(QString::fromStdString(r.claims.at(0).marking), "marking");
    }

    void badAdvisoriesAreQuarantinedWithTheirField_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &json, const QString &field) {
            QTest::newRow(name) << json << field;
        };
        row("no document", "{\"vulnerabilities\":[]}", u"document"_s);
        row("no id", csaf("\"cve\":\"CVE-2026-1234\"").replace("\"id\":\"ACME-2026-1\",", ""),
            u"document.tracking.id"_s);
        row("version 1", csaf("\"cve\":\"CVE-2026-1234\"", {}, "1.2"), u"document.csaf_version"_s);
        row("date", csaf("\"cve\":\"CVE-2026-1234\"").replace("2026-02-03T", "2026-02-33T"),
            u"document.tracking.current_release_date"_s);
        row("cve", csaf("\"cve\":\"CVE-26-1\""), u"vulnerabilities[0].cve"_s);
        row("contradiction",
            csaf(
                R"("cve":"CVE-2026-1234","product_status":{"known_affected":["P1"],"known_not_affected":["P2","P1"]})"),
            u"vulnerabilities[0].product_status.known_not_affected[1]"_s);
        row("score", csaf(R"("scores":[{"cvss_v3":{"baseScore":11}}])"),
            u"vulnerabilities[0].scores[0].cvss_v3.baseScore"_s);
        row("exploitation", csaf(R"("first_known_exploitation_dates":[{"exploitation_date":"soon"}])"),
            u"vulnerabilities[0].first_known_exploitation_dates[0].exploitation_date"_s);
        row("product without id", csaf("\"cve\":\"CVE-2026-1234\"").replace("\"product_id\":\"P2\",", ""),
            u"product_tree.full_product_names[0].product_id"_s);
        row("key twice", csaf("\"cve\":\"CVE-2026-1234\",\"cve\":\"CVE-2026-1235\""), u"vulnerabilities[0].cve"_s);
        row("1e400", csaf(R"("x":1e400)"), u"vulnerabilities.x"_s);
        row("not an object", "[[]]", u""_s);
    }
    void badAdvisoriesAreQuarantinedWithTheirField()
    {
        QFETCH(const QByteArray, json);
        const Reading r = readOne(csafFormat(), json);
        QCOMPARE(r.quarantined, 1);
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
        QVERIFY2(!r.rejections[0].reason.empty(), r.rejections[0].reason.c_str());
    }

    void aShortDocumentCannotFillTheStore()
    {
        const QByteArray name(100'000, 'x');
        QByteArray ids;
        for (int i = 0; i < 20'000; ++i)
            ids += (i == 0 ? "" : ",") + QByteArray("\"P\"");
        const Reading r = readOne(
            csafFormat(),
            "{" + document() + ",\"product_tree\":{\"full_product_names\":[{\"product_id\":\"P\",\"name\":\"" + name
                + "\"}]},\"vulnerabilities\":[{\"cve\":\"CVE-2026-1234\",\"product_status\":{\"known_affected\":[" + ids
                + "]}}]}");
        QCOMPARE(r.quarantined, 1);
        QVERIFY(r.rejections[0].reason.find("64 MiB") != std::string::npos);
    }

    void kevEntriesAreRecords()
    {
        const QByteArray catalogue
            = R"({"title":"c","catalogVersion":"2025.01.24","dateReleased":"2025-01-24T15:00:57.5282Z","count":2,"vulnerabilities":[)"
            + kevEntry("CVE-2025-23006") + ",\n" + kevEntry("CVE-2024-1234") + "]}";
        QCOMPARE(detect(catalogue.toStdString(), true).format->id, "cisa-kev");
        const Reading r = readOne(kevFormat(), catalogue);
        QCOMPARE(r.records, 2);
        QCOMPARE(r.accepted, 2);
        const Claim &c = r.claims.at(0);
        QCOMPARE(c.type, "vulnerability");
        QCOMPARE(iso8601(*c.happenedFrom), "2025-01-24T00:00:00Z");
        const QJsonObject b = body(c);
        QCOMPARE(b["cve"_L1].toString(), u"CVE-2025-23006"_s);
        QCOMPARE(b["exploited"_L1].toBool(), true);
        QCOMPARE(b["exploited_since"_L1].toString(), u"2025-01-24T00:00:00Z"_s);
        QCOMPARE(b["due"_L1].toString(), u"2025-02-14T00:00:00Z"_s);
        QCOMPARE(b["ransomware"_L1].toBool(), true);
        QCOMPARE(b["products"_L1].toArray().at(0)["product"_L1].toString(), u"SMA1000"_s);
        QCOMPARE(canonicalJson(c.body), c.body);
        QCOMPARE(r.keys[0], "kev|CVE-2025-23006");
        QVERIFY(r.claims[0].subject != r.claims[1].subject);
    }

    void kevEntriesHaveTheVersionOfTheirCatalogue()
    {
        const auto version = [](const QByteArray &head) {
            const Reading r
                = readOne(kevFormat(), "{" + head + R"("vulnerabilities":[)" + kevEntry("CVE-2025-23006") + "]}");
            return r.claims.empty() ? std::optional<Timestamp>() : r.claims.front().version;
        };
        const auto released = version(R"("catalogVersion":"2025.11.20","dateReleased":"2025-11-20T17:00:25.1234Z",)");
        QVERIFY(released && iso8601(*released).starts_with("2025-11-20T17:00:25"));
        const auto dated = version(R"("catalogVersion":"2025.11.20",)");
        QVERIFY(dated && iso8601(*dated) == "2025-11-20T00:00:00Z");
        QVERIFY(!version(R"("catalogVersion":"soon",)"));
        QVERIFY(!version({})); // entries by themselves
        QVERIFY(!version(R"("dateReleased":"2999-01-01T00:00:00Z",)")); // no catalogue is of the future
    }

    /// Ransomware, none, and again as in the first catalogue: that is a duplicate of it, and what counts.
    void anEntryThatChangesBackIsTheNewestWord_data()
    {
        QTest::addColumn<QList<int>>("order");
        QTest::newRow("as they came out") << QList<int>{0, 1, 2};
        QTest::newRow("the second last") << QList<int>{0, 2, 1};
        QTest::newRow("the newest first") << QList<int>{2, 1, 0};
        QTest::newRow("the newest in the middle") << QList<int>{1, 2, 0};
    }
    void anEntryThatChangesBackIsTheNewestWord()
    {
        QFETCH(const QList<int>, order);
        const QTemporaryDir folder;
        const QString store = folder.filePath(u"s.watchfloor"_s);
        const auto asJson = [&](const QStringList &words) {
            return test::ctl(QStringList{u"--store"_s, store, u"--json"_s} + words);
        };
        QStringList files;
        for (int i = 0; i < 3; ++i) {
            QByteArray entry = kevEntry("CVE-2025-23006");
            if (i == 1)
                entry.replace("\"Known\"", "\"Unknown\"");
            files << folder.filePath(u"kev-%1.json"_s.arg(i));
            QVERIFY(test::writeFile(files.back(),
                                    "{\"catalogVersion\":\"2025.01.2" + QByteArray::number(i)
                                        + "\",\"dateReleased\":\"2025-01-2" + QByteArray::number(i)
                                        + "T12:00:00Z\",\"vulnerabilities\":[" + entry + ",\n"
                                        + kevEntry("CVE-2024-1234") + ",\n" + kevEntry("CVE-2024-1235") + "]}"));
        }
        const auto read
            = [&](int file) { return asJson({u"ingest"_s, u"--source"_s, u"cisa"_s, files[file]}).total(); };
        // The newest words, found as the picture finds them: by version.
        const auto saysRansomware = [&](const QStringList &when = {}) {
            QString newest;
            std::optional<bool> said;
            const auto id = QString::fromStdString(derivedId("vulnerability", "cisa", "kev", "CVE-2025-23006"));
            const auto shown = asJson(QStringList{u"show"_s, id} + when).lines();
            const QJsonArray claims = shown.empty() ? QJsonArray() : shown.front()["claims"_L1].toArray();
            for (const QJsonValue &value : claims) {
                const QJsonObject claim = value.toObject();
                const QString version = claim["version"_L1].toString();
                if (version < newest)
                    continue;
                newest = version;
                said = claim["body"_L1].toObject()["ransomware"_L1].toBool();
            }
            return said;
        };
        std::vector<std::pair<QString, bool>> then;
        int newest = -1;
        for (const int file : order) {
            QCOMPARE(read(file)["records"_L1].toInt(), 3);
            newest = std::max(newest, file);
            QCOMPARE(saysRansomware(), std::optional(newest != 1));
            QVERIFY(test::ctl({u"--store"_s, store, u"source"_s, u"set"_s, u"cisa"_s, u"name=%1"_s.arg(file)}).exit
                    == 0); // an instant of its own
            then.emplace_back(asJson({u"log"_s}).lines().back()["at"_L1].toString(), newest != 1);
        }
        // The same files again are duplicates and change nothing, whichever.
        for (int file = 0; file < 3; ++file) {
            QCOMPARE(read(file)["duplicates"_L1].toInt(), 3);
            QCOMPARE(saysRansomware(), std::optional(true));
        }
        for (const auto &[at, ransomware] : then)
            QCOMPARE(saysRansomware({u"--known-at"_s, at}), std::optional(ransomware));
    }

    void badKevEntriesCostThemselvesAlone()
    {
        const QByteArray catalogue = R"({"catalogVersion":"1","vulnerabilities":[)" + kevEntry("CVE-2025-23006") + ","
            + kevEntry("nothing") + "," + kevEntry("CVE-2024-1234", "2024-14-01") + ",{\"cveID\":5},"
            + kevEntry("CVE-2024-1235", "1970-01-01") + "]}";
        const Reading r = readOne(kevFormat(), catalogue);
        QCOMPARE(r.records, 5);
        QCOMPARE(r.accepted, 2);
        QVERIFY(!r.claims.at(1).happenedFrom);
        QCOMPARE(r.rejections.at(0).field, "cveID");
        QCOMPARE(r.rejections.at(1).field, "dateAdded");
        QCOMPARE(r.rejections.at(2).field, "cveID");
    }

    void realFilesCountTheSame()
    {
        NEEDS_DATA(u"06-csaf-kev"_s);
        int files = 0;
        qsizetype contradictions = 0;
        for (const QString &folder : {u"06-csaf-kev"_s, u"06-csaf-kev/cisa-2021"_s, u"06-csaf-kev/oasis-2.0-examples"_s,
                                      u"06-csaf-kev/oasis-2.0-validator"_s}) {
            for (const QFileInfo &info : QDir(dataPath(folder)).entryInfoList(QDir::Files)) {
                const std::string text = wholeFile(info.filePath());
                qsizetype expected = 0, documents = 0;
                QString format;
                for (const QByteArray &line : info.fileName().contains(u"ndjson")
                         ? QByteArray::fromStdString(text).split('\n')
                         : QList{QByteArray::fromStdString(text)}) {
                    const QJsonObject root = QJsonDocument::fromJson(line).object();
                    const qsizetype size = root["vulnerabilities"_L1].toArray().size();
                    if (root.contains("document"_L1)) {
                        format = u"csaf"_s;
                        expected += size;
                        ++documents;
                    } else if (root.contains("catalogVersion"_L1)) {
                        format = u"cisa-kev"_s;
                        expected += size;
                        documents += size;
                    }
                }
                const Detected found = detect(std::string_view(text).substr(0, 65536), text.size() <= 65536);
                const bool ours = found.format && (found.format->id == "csaf" || found.format->id == "cisa-kev");
                QVERIFY2(ours == !format.isEmpty(), qPrintable(info.fileName()));
                if (!ours)
                    continue;
                ++files;
                QCOMPARE(QString::fromUtf8(found.format->id), format);
                const Reading r = read(*found.format, text, contextAt(), 50000);
                QCOMPARE(r.records, documents);
                for (const Rejection &rejection : r.rejections) {
                    qInfo("%s: %s", qPrintable(info.fileName()), rejection.reason.c_str());
                    ++contradictions;
                }
                if (r.quarantined == 0)
                    QCOMPARE(qsizetype(r.claims.size()), expected);
                for (const Claim &c : r.claims)
                    QCOMPARE(canonicalJson(c.body), c.body);
            }
        }
        QVERIFY(files > 260);
        qInfo("%d files, %d quarantined", files, int(contradictions));
    }
};

QTEST_GUILESS_MAIN(TestVulnerabilities)
#include "test_vulnerabilities.moc"
