// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

QJsonObject bodyOf(const Claim &claim)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object();
}

const std::string bill
    = R"({"bomFormat":"CycloneDX","specVersion":"1.7","serialNumber":"urn:uuid:1","metadata":{)"
      R"("timestamp":"2026-09-20T10:00:00Z","distributionConstraints":{"tlp":"AMBER_AND_STRICT"},)"
      R"("component":{"bom-ref":"shop","type":"application","name":"shop","version":"2","group":"acme",)"
      R"("description":"sells"}},"components":[{"bom-ref":"lib","type":"library","name":"lib","version":"1.0",)"
      R"("purl":"pkg:npm/lib@1.0","cpe":"cpe:2.3:a:x:lib:1.0:*:*:*:*:*:*:*","components":[{"type":"library","name":"inner"}]}],)"
      R"("vulnerabilities":[{"id":"CVE-2026-0001","description":"bad","ratings":[{"method":"CVSSv31","score":9.8,)"
      R"("severity":"critical","vector":"AV:N"},{"method":"OWASP","score":10}],"analysis":{"state":"exploitable"},)"
      R"("affects":[{"ref":"urn:cdx:1/1#lib"}]},{"id":"GHSA-x","analysis":{"state":"not_affected"}}]})";

const std::string spdx
    = R"({"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"doc","creationInfo":{"created":"2026-09-20T10:00:00Z"},)"
      R"("relationships":[{"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES","relatedSpdxElement":"SPDXRef-app"}],)"
      R"("packages":[{"SPDXID":"SPDXRef-app","name":"app","versionInfo":"3"},{"SPDXID":"SPDXRef-lib","name":"lib",)"
      R"("versionInfo":"1.0","supplier":"Organization: Acme","externalRefs":[{"referenceCategory":"PACKAGE-MANAGER",)"
      R"("referenceType":"purl","referenceLocator":"pkg:npm/lib@1.0"}]}]})";

} // namespace

class TestSbom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void softwareIsAnAssetWithComponents()
    {
        const Reading r = read(cycloneDxFormat(), bill);
        QCOMPARE(r.quarantined, 0);
        QCOMPARE(r.claims.size(), 3u);
        const Claim &asset = r.claims[0];
        QCOMPARE(asset.type, "asset");
        QCOMPARE(asset.title, "shop 2");
        QCOMPARE(asset.marking, "TLP:AMBER+STRICT");
        QCOMPARE(iso8601(*asset.version), "2026-09-20T10:00:00Z");
        QVERIFY(!asset.happenedFrom);
        const QJsonObject body = bodyOf(asset);
        QCOMPARE(body["key"_L1].toString(), u"acme/shop@2"_s);
        QCOMPARE(body["kind"_L1].toString(), u"application"_s);
        const QJsonArray components = body["components"_L1].toArray();
        QCOMPARE(components.size(), 2); // what is inside is there
        QCOMPARE(components[0]["purl"_L1].toString(), u"pkg:npm/lib@1.0"_s);
        QCOMPARE(components[1]["name"_L1].toString(), u"inner"_s);
    }

    void vulnerabilitiesAreClaimedOfWhatTheyAffect()
    {
        const Reading r = read(cycloneDxFormat(), bill);
        QCOMPARE(r.claims.at(1).type, "vulnerability");
        const QJsonObject worst = bodyOf(r.claims[1]);
        QCOMPARE(worst["cve"_L1].toString(), u"CVE-2026-0001"_s);
        QCOMPARE(worst["score"_L1].toDouble(), 9.8);
        QCOMPARE(worst["severity"_L1].toInt(), 98);
        const QJsonObject product = worst["products"_L1].toArray().at(0).toObject();
        QCOMPARE(product["purl"_L1].toString(), u"pkg:npm/lib@1.0"_s);
        QCOMPARE(product["status"_L1].toString(), u"known_affected"_s);
        const QJsonObject other = bodyOf(r.claims[2]);
        QVERIFY(!other.contains("cve"_L1));
        QCOMPARE(other["products"_L1].toArray().at(0)["name"_L1].toString(), u"shop"_s);
        QCOMPARE(other["products"_L1].toArray().at(0)["status"_L1].toString(), u"known_not_affected"_s);
    }

    void spdxSaysTheSame()
    {
        const Reading r = read(spdxFormat(), spdx);
        QCOMPARE(r.quarantined, 0);
        const QJsonObject body = bodyOf(r.claims.at(0));
        QCOMPARE(body["key"_L1].toString(), u"app@3"_s);
        const QJsonArray components = body["components"_L1].toArray();
        QCOMPARE(components.size(), 1);
        QCOMPARE(components[0]["vendor"_L1].toString(), u"Acme"_s);
        QCOMPARE(components[0]["purl"_L1].toString(), u"pkg:npm/lib@1.0"_s);
    }

    void markingsThatNobodyKnowsWithhold()
    {
        std::string odd = bill;
        odd.replace(odd.find("AMBER_AND_STRICT"), 16, "PURPLE");
        for (const Claim &claim : read(cycloneDxFormat(), odd).claims)
            QCOMPARE(claim.marking, "UNMARKED");
    }

    void badDocumentsSayWhere_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("nameless component")
            << R"({"bomFormat":"CycloneDX","components":[{"name":"a"},{"version":"1"}]})"_ba << u"components[1].name"_s;
        QTest::newRow("components no list") << R"({"bomFormat":"CycloneDX","components":{}})"_ba << u"components"_s;
        QTest::newRow("component no object")
            << R"({"bomFormat":"CycloneDX","components":[1]})"_ba << u"components[0]"_s;
        QTest::newRow("time") << R"({"bomFormat":"CycloneDX","metadata":{"timestamp":"soon"}})"_ba
                              << u"metadata.timestamp"_s;
        QTest::newRow("nameless vulnerability")
            << R"({"bomFormat":"CycloneDX","vulnerabilities":[{}]})"_ba << u"vulnerabilities[0].id"_s;
        QTest::newRow("SPDX package") << R"({"spdxVersion":"SPDX-2.3","name":"d","packages":[{}]})"_ba
                                      << u"packages[0].name"_s;
        QTest::newRow("SPDX without a name") << R"({"spdxVersion":"SPDX-2.3","packages":[]})"_ba << u"name"_s;
    }
    void badDocumentsSayWhere()
    {
        QFETCH(const QByteArray, json);
        const Reading r = read(json.contains("spdx") ? spdxFormat() : cycloneDxFormat(), json.toStdString());
        QCOMPARE(r.quarantined, 1);
        QVERIFY(r.claims.empty());
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
    }

    void realBills()
    {
        NEEDS_DATA(u"09-graphs/sbom"_s);
        int files = 0;
        for (const QFileInfo &file : QDir(dataPath(u"09-graphs/sbom"_s)).entryInfoList(QDir::Files)) {
            ++files;
            const std::string text = wholeFile(file.filePath());
            QCOMPARE(detect(std::string_view(text).substr(0, 65536), text.size() <= 65536).format->id, "cyclonedx");
            const Reading r = read(cycloneDxFormat(), text);
            QCOMPARE(r.records, 1);
            QVERIFY2(r.quarantined == 0, qPrintable(file.fileName()));
            // Another reader's count of the same document.
            const QJsonObject document = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
            qsizetype components = 0;
            qsizetype vulnerabilities = 0;
            for (const Claim &claim : r.claims) {
                components += bodyOf(claim)["components"_L1].toArray().size();
                vulnerabilities += claim.type == "vulnerability" ? 1 : 0;
            }
            QCOMPARE(components, document["components"_L1].toArray().size());
            QCOMPARE(vulnerabilities, document["vulnerabilities"_L1].toArray().size());
        }
        QCOMPARE(files, 20);
    }
};

QTEST_GUILESS_MAIN(TestSbom)
#include "test_sbom.moc"
