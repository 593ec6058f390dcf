// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/billneeds.h"
#include "feeds/jsonbody.h"
#include "reading.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

QJsonObject bodyOf(const Claim &claim)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object();
}

/// As it stands in the claim; empty: nothing is told.
QString needsOf(const Claim &claim)
{
    const QJsonObject body = bodyOf(claim);
    return body.contains("needs"_L1)
        ? QString::fromUtf8(QJsonDocument(body["needs"_L1].toArray()).toJson(QJsonDocument::Compact))
        : QString();
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

/// The bill above as its XML form says it, comment and all.
const std::string billXml
    = R"(<?xml version="1.0" encoding="UTF-8"?><!-- a <bill> --><bom xmlns="http://cyclonedx.org/schema/bom/1.7" )"
      R"(serialNumber="urn:uuid:1" version="1"><metadata><timestamp>2026-09-20T10:00:00Z</timestamp>)"
      R"(<distributionConstraints><tlp>AMBER_AND_STRICT</tlp></distributionConstraints>)"
      R"(<component type="application" bom-ref="shop"><group>acme</group><name>shop</name><version>2</version>)"
      R"(<description>sells</description></component></metadata><components><component type="library" bom-ref="lib">)"
      R"(<name>lib</name><version>1.0</version><cpe>cpe:2.3:a:x:lib:1.0:*:*:*:*:*:*:*</cpe><purl>pkg:npm/lib@1.0</purl>)"
      R"(<components><component type="library"><name>inner</name></component></components></component></components>)"
      R"(<vulnerabilities><vulnerability><id>CVE-2026-0001</id><ratings><rating><score>9.8</score>)"
      R"(<severity>critical</severity><method>CVSSv31</method><vector>AV:N</vector></rating><rating><score>10</score>)"
      R"(<method>OWASP</method></rating></ratings><description>bad</description><analysis><state>exploitable</state>)"
      R"(</analysis><affects><target><ref>urn:cdx:1/1#lib</ref></target></affects></vulnerability><vulnerability>)"
      R"(<id>GHSA-x</id><analysis><state>not_affected</state></analysis></vulnerability></vulnerabilities></bom>)";

const std::string spdx3
    = R"({"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[)"
      R"({"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1","created":"2026-09-20T10:00:00Z"},)"
      R"({"type":"SpdxDocument","spdxId":"urn:d","creationInfo":"_:c","name":"doc","rootElement":["urn:s"]},)"
      R"({"type":"software_Sbom","spdxId":"urn:s","rootElement":["urn:app"]},)"
      R"({"type":"Organization","spdxId":"urn:acme","name":"Acme"},)"
      R"({"type":"software_Package","spdxId":"urn:app","name":"app","software_packageVersion":"3"},)"
      R"({"type":"software_Package","spdxId":"urn:lib","name":"lib","software_packageVersion":"1.0","suppliedBy":"urn:acme",)"
      R"("software_packageUrl":"pkg:npm/lib@1.0","externalIdentifier":[{"type":"ExternalIdentifier",)"
      R"("externalIdentifierType":"cpe23","identifier":"cpe:2.3:a:x:lib:1.0:*:*:*:*:*:*:*"}]},)"
      R"({"type":"software_Package","spdxId":"urn:old","name":"old","packageVersion":"0.9"},)"
      R"({"type":"software_File","spdxId":"urn:f","name":"a.txt"},)"
      R"({"type":"security_Vulnerability","spdxId":"urn:v","description":"bad","externalIdentifier":[)"
      R"({"type":"ExternalIdentifier","externalIdentifierType":"cve","identifier":"CVE-2026-0001"}]},)"
      R"({"type":"security_CvssV3VulnAssessmentRelationship","spdxId":"urn:a","relationshipType":"hasAssessmentFor",)"
      R"("from":"urn:v","to":["urn:lib"],"security_score":9.8,"security_severity":"critical",)"
      R"("security_vectorString":"AV:N"},)"
      R"({"type":"security_VexAffectedVulnAssessmentRelationship","spdxId":"urn:x","relationshipType":"affects",)"
      R"("from":"urn:v","to":["urn:lib"],"security_actionStatement":"take 1.1"},)"
      R"({"type":"security_VexNotAffectedVulnAssessmentRelationship","spdxId":"urn:y","relationshipType":)"
      R"("doesNotAffect","from":"urn:v","to":["urn:old"]}]})";

/// The SPDX document above as lines of tags.
const std::string spdxTags
    = "# made by hand\r\nSPDXVersion: SPDX-2.3\r\nDataLicense: CC0-1.0\r\nSPDXID: SPDXRef-DOCUMENT\r\n"
      "DocumentName: doc\r\nCreated: 2026-09-20T10:00:00Z\r\n"
      "DocumentComment: <text>of\r\nPackageName: nothing</text>\r\n\r\n"
      "PackageName: app\r\nSPDXID: SPDXRef-app\r\nPackageVersion: 3\r\n"
      "Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app\r\n\r\n"
      "PackageName: lib\r\nSPDXID: SPDXRef-lib\r\nPackageVersion: 1.0\r\n"
      "PackageSupplier: Organization: Acme\r\nPackageSummary: <text>one line</text>\r\n"
      "ExternalRef: PACKAGE-MANAGER purl pkg:npm/lib@1.0\r\n"
      "ExternalRef: SECURITY cpe23Type cpe:2.3:a:x:lib:1.0:*:*:*:*:*:*:*\r\n\r\n"
      "FileName: ./a.c\r\nSPDXID: SPDXRef-file\r\nFileChecksum: SHA1: 00\r\n";

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

    void tagsSayTheSame()
    {
        const Detected found = detect(spdxTags, true);
        QVERIFY(found.format);
        QCOMPARE(found.format->id, "spdx-tag");
        QCOMPARE(found.reason, "a line that says SPDXVersion: SPDX-2.3");
        const Reading json = read(spdxFormat(), spdx);
        for (const std::size_t chunk : {1u, 7u, 1u << 20}) {
            const Reading r = read(spdxTagFormat(), spdxTags, contextAt(), chunk);
            QCOMPARE(r.records, 1);
            QVERIFY2(r.quarantined == 0, r.rejections.empty() ? "" : r.rejections[0].reason.c_str());
            QCOMPARE(r.claims.size(), 1u);
            QCOMPARE(r.claims[0].subject, json.claims.at(0).subject); // one asset, whatever the form
            QCOMPARE(iso8601(*r.claims[0].version), "2026-09-20T10:00:00Z");
            QCOMPARE(r.claims[0].description, "of\r\nPackageName: nothing");
            const QJsonArray components = bodyOf(r.claims[0])["components"_L1].toArray();
            QCOMPARE(components.size(), 1); // files are none
            QCOMPARE(components[0]["name"_L1].toString(), u"lib"_s);
            QCOMPARE(components[0]["version"_L1].toString(), u"1.0"_s);
            QCOMPARE(components[0]["vendor"_L1].toString(), u"Acme"_s);
            QCOMPARE(components[0]["purl"_L1].toString(), u"pkg:npm/lib@1.0"_s);
            QVERIFY(components[0]["cpe"_L1].toString().startsWith("cpe:2.3"_L1));
        }
    }

    void badTagsSayWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        const QByteArray head = "SPDXVersion: SPDX-2.3\nDocumentName: d\n";
        QTest::newRow("no tag") << head + "<text>\nnonsense\n" << u"\"<text>\" is no tag with a value, line 3"_s;
        QTest::newRow("open text") << head + "PackageName: a\nPackageSummary: <text>x\n"
                                   << u"PackageSummary: a <text> that does not end, line 4"_s;
        QTest::newRow("lines of a text count") << head + "DocumentComment: <text>a\nb\nc</text>\nx\n"
                                               << u"\"x\" is no tag with a value, line 6"_s;
        QTest::newRow("no name") << head + "PackageName:\n" << u"PackageName: missing, line 3"_s;
        QTest::newRow("twice") << head + "PackageName: a\nPackageVersion: 1\nPackageVersion: 2\n"
                               << u"PackageVersion: appears twice, line 5"_s;
        QTest::newRow("time") << head + "Created: soon\n" << u"Created: \"soon\" is not a time"_s;
        QTest::newRow("edition") << QByteArray("SPDXVersion: SPDX-9\n")
                                 << u"SPDXVersion: \"SPDX-9\" is not read in this form, line 1"_s;
        QTest::newRow("nameless") << QByteArray("SPDXVersion: SPDX-2.3\n") << u"DocumentName: missing"_s;
        QTest::newRow("no UTF-8") << head + "PackageName: \xFF\n" << u"not valid UTF-8 at byte 51 of the record"_s;
    }
    void badTagsSayWhere()
    {
        QFETCH(const QByteArray, text);
        const Reading r = read(spdxTagFormat(), text.toStdString());
        QCOMPARE(r.quarantined, 1);
        QVERIFY(r.claims.empty());
        QTEST(QString::fromStdString(r.rejections[0].reason), "reason");
    }

    void aTagDocumentIsHeldUpToTheLimit()
    {
        const std::string line = "FileComment: " + std::string(1u << 20, 'x') + '\n';
        std::string text = spdxTags;
        while (text.size() <= maxRecordBytes)
            text += line;
        const Reading r = read(spdxTagFormat(), text, contextAt(), 1u << 16);
        QCOMPARE(r.quarantined, 1);
        QCOMPARE(r.rejections[0].reason, "longer than 16 MiB");
    }

    /// Qt's packages bring bills of themselves: those of the machine that this runs on, their packages counted by line.
    void billsOfQtItself()
    {
        const QDir folder(QLibraryInfo::path(QLibraryInfo::ArchDataPath) + u"/sbom"_s);
        const QStringList names = folder.entryList({u"*.spdx"_s}, QDir::Files);
        if (names.isEmpty())
            QSKIP("no bills of Qt here");
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            const Detected found = detect(std::string_view(text).substr(0, 65536), text.size() <= 65536);
            QVERIFY(found.format && found.format->id == "spdx-tag");
            const Reading r = read(*found.format, std::string_view(text));
            QVERIFY2(r.quarantined == 0, r.rejections.empty() ? "" : r.rejections[0].reason.c_str());
            const auto packages = QByteArray('\n' + text).count("\nPackageName: ");
            // One of them is what the bill is about.
            QCOMPARE(bodyOf(r.claims.at(0))["components"_L1].toArray().size(), packages - 1);
            QVERIFY(name.startsWith(bodyOf(r.claims[0])["name"_L1].toString()));
        }
    }

    void xmlSaysTheSame()
    {
        const Detected found = detect(billXml, true);
        QVERIFY(found.format);
        QCOMPARE(found.format->id, "cyclonedx-xml");
        QCOMPARE(found.reason, "a bom element in the namespace of CycloneDX 1.7");
        const Reading json = read(cycloneDxFormat(), bill);
        for (const std::size_t chunk : {1u, 7u, 1u << 20}) {
            const Reading xml = read(cycloneDxXmlFormat(), billXml, contextAt(), chunk);
            QCOMPARE(xml.records, 1);
            QVERIFY2(xml.quarantined == 0, xml.rejections.empty() ? "" : xml.rejections[0].reason.c_str());
            QCOMPARE(xml.claims.size(), json.claims.size());
            for (std::size_t i = 0; i < xml.claims.size(); ++i) {
                QCOMPARE(xml.claims[i].subject, json.claims[i].subject);
                QCOMPARE(xml.claims[i].marking, json.claims[i].marking);
                QCOMPARE(xml.claims[i].body, json.claims[i].body);
            }
            // One bill in two forms is one bill.
            QCOMPARE(xml.keys, json.keys);
        }
    }

    void olderXmlKeepsVulnerabilitiesByAnExtension()
    {
        const Reading r = read(
            cycloneDxXmlFormat(),
            R"(<bom xmlns="http://cyclonedx.org/schema/bom/1.2" xmlns:v="http://cyclonedx.org/schema/ext/vulnerability/1.0">)"
            R"(<components><component type="library" bom-ref="a"><name>a</name><v:vulnerabilities><v:vulnerability ref="a">)"
            R"(<v:id>CVE-2018-7489</v:id><v:ratings><v:rating><v:score><v:base>9.8</v:base></v:score>)"
            R"(<v:severity>Critical</v:severity><v:method>CVSSv3</v:method></v:rating></v:ratings></v:vulnerability>)"
            R"(</v:vulnerabilities></component></components></bom>)");
        QCOMPARE(r.claims.size(), 2u);
        const QJsonObject said = bodyOf(r.claims[1]);
        QCOMPARE(said["cve"_L1].toString(), u"CVE-2018-7489"_s);
        QCOMPARE(said["score"_L1].toDouble(), 9.8);
        QCOMPARE(said["products"_L1].toArray().at(0)["name"_L1].toString(), u"a"_s);
    }

    void spdx3IsAGraphOfElements()
    {
        const Detected found = detect(spdx3, true);
        QCOMPARE(found.format->id, "spdx");
        QCOMPARE(found.reason, "JSON-LD in the context of SPDX 3");
        const Reading r = read(spdxFormat(), spdx3);
        QVERIFY2(r.quarantined == 0, r.rejections.empty() ? "" : r.rejections[0].reason.c_str());
        QCOMPARE(r.claims.size(), 2u);
        const QJsonObject body = bodyOf(r.claims[0]);
        QCOMPARE(body["key"_L1].toString(), u"app@3"_s);
        QCOMPARE(iso8601(*r.claims[0].version), "2026-09-20T10:00:00Z");
        const QJsonArray components = body["components"_L1].toArray();
        QCOMPARE(components.size(), 2); // files are none
        QCOMPARE(components[0]["vendor"_L1].toString(), u"Acme"_s);
        QCOMPARE(components[0]["purl"_L1].toString(), u"pkg:npm/lib@1.0"_s);
        QVERIFY(components[0]["cpe"_L1].toString().startsWith("cpe:2.3"_L1));
        QCOMPARE(components[1]["version"_L1].toString(), u"0.9"_s); // also without its profile's name
        const QJsonObject weak = bodyOf(r.claims[1]);
        QCOMPARE(weak["cve"_L1].toString(), u"CVE-2026-0001"_s);
        QCOMPARE(weak["severity"_L1].toInt(), 98);
        QCOMPARE(weak["remediation"_L1].toString(), u"take 1.1"_s);
        const QJsonArray products = weak["products"_L1].toArray();
        QCOMPARE(products[0]["status"_L1].toString(), u"known_affected"_s);
        QCOMPARE(products[1]["status"_L1].toString(), u"known_not_affected"_s);
        QCOMPARE(products[1]["name"_L1].toString(), u"old"_s);
    }

    void spdx3OfSeveralThingsIsNamedByItsDocument()
    {
        std::string two = spdx3;
        two.replace(two.find(R"(["urn:app"])"), 11, R"(["urn:app","urn:lib"])");
        const QJsonObject body = bodyOf(read(spdxFormat(), two).claims.at(0));
        QCOMPARE(body["name"_L1].toString(), u"doc"_s);
        QCOMPARE(body["components"_L1].toArray().size(), 3);
    }

    // ------------------------------------------------------------------ who needs whom

    void needsAreKeptByPlace_data()
    {
        QTest::addColumn<QByteArray>("dependencies");
        QTest::addColumn<QString>("needs");
        QTest::addColumn<int>("unresolved");
        QTest::newRow("none told") << "[]"_ba << QString() << 0;
        QTest::newRow("nobody needs anything") << R"([{"ref":"app"},{"ref":"a","dependsOn":[]}])"_ba << QString() << 0;
        QTest::newRow("a chain") << R"([{"ref":"app","dependsOn":["a"]},{"ref":"a","dependsOn":["b"]}])"_ba
                                 << u"[[0,1],[1,2]]"_s << 0;
        QTest::newRow("in any order") << R"([{"ref":"a","dependsOn":["b"]},{"ref":"app","dependsOn":["c","a"]}])"_ba
                                      << u"[[0,1,3],[1,2]]"_s << 0;
        QTest::newRow("cycle") << R"([{"ref":"a","dependsOn":["b"]},{"ref":"b","dependsOn":["a"]}])"_ba
                               << u"[[1,2],[2,1]]"_s << 0;
        QTest::newRow("twice") << R"([{"ref":"a","dependsOn":["b","b"]},{"ref":"a","dependsOn":["b"]}])"_ba
                               << u"[[1,2]]"_s << 0;
        QTest::newRow("itself") << R"([{"ref":"a","dependsOn":["a","b"]}])"_ba << u"[[1,2]]"_s << 1;
        QTest::newRow("needs nothing known") << R"([{"ref":"a","dependsOn":["b","gone"]}])"_ba << u"[[1,2]]"_s << 1;
        QTest::newRow("nobody known") << R"([{"ref":"gone","dependsOn":["a","b"]},{"ref":"gone"}])"_ba << QString()
                                      << 3;
        QTest::newRow("no text") << R"([{"ref":"a","dependsOn":[7,null,{}]},9])"_ba << QString() << 4;
        QTest::newRow("linked") << R"([{"ref":"urn:cdx:1/1#a","dependsOn":["urn:cdx:1/1#b"]}])"_ba << u"[[1,2]]"_s << 0;
        QTest::newRow("linked to another document")
            << R"([{"ref":"a","dependsOn":["urn:cdx:2/1#b","urn:cdx:1#b","urn:cdx:b"]}])"_ba << QString() << 3;
        QTest::newRow("null") << "null"_ba << QString() << 1;
        QTest::newRow("no list") << R"({"ref":"a","dependsOn":["b"]})"_ba << QString() << 1;
        QTest::newRow("the application is needed") << R"([{"ref":"a","dependsOn":["app"]}])"_ba << u"[[1,0]]"_s << 0;
    }
    void needsAreKeptByPlace()
    {
        QFETCH(const QByteArray, dependencies);
        QFETCH(const QString, needs);
        const std::string text
            = R"({"bomFormat":"CycloneDX","serialNumber":"urn:uuid:1","metadata":{"component":{"bom-ref":"app",)"
              R"("name":"app"}},"components":[{"bom-ref":"a","name":"a"},{"bom-ref":"b","name":"b"},{"bom-ref":"c","name":"c"}],"dependencies":)"
            + dependencies.toStdString() + '}';
        const Reading r = read(cycloneDxFormat(), text);
        QVERIFY2(r.quarantined == 0, r.rejections.empty() ? "" : r.rejections[0].reason.c_str());
        QCOMPARE(needsOf(r.claims.at(0)), needs);
        QTEST(bodyOf(r.claims[0])["needs_unresolved"_L1].toInt(), "unresolved");
    }

    void whatIsInsideIsNeededUnlessSomebodyNeedsIt()
    {
        const auto with = [](const std::string &dependencies) {
            const Reading r = read(
                cycloneDxFormat(),
                R"({"bomFormat":"CycloneDX","metadata":{"component":{"bom-ref":"app","name":"app","components":[)"
                R"({"bom-ref":"own","name":"own"}]}},"components":[{"bom-ref":"a","name":"a","components":[)"
                R"({"bom-ref":"in","name":"in"}]},{"bom-ref":"b","name":"b"}],"dependencies":)"
                    + dependencies + '}');
            return needsOf(r.claims.at(0));
        };
        // In the order of the list: a, in, b, own.
        QCOMPARE(with("[]"), u"[[0,4],[1,2]]"_s);
        QCOMPARE(with(R"([{"ref":"b","dependsOn":["in"]}])"), u"[[0,4],[3,2]]"_s);
    }

    /// Of Debian's libc6 and libgcc each needs the other.
    void partsThatNeedEachOtherAreReached_data()
    {
        QTest::addColumn<QString>("needs"); // of packages 1 to 5, as letters
        QTest::addColumn<QString>("expected");
        QTest::newRow("a circle") << u"ab ba"_s << u"[[0,1,3,4,5],[1,2],[2,1]]"_s;
        QTest::newRow("with a tail, in any order") << u"cb bc ca"_s << u"[[0,2,4,5],[2,3],[3,1,2]]"_s;
        QTest::newRow("that something leads to") << u"ab bc cb"_s << u"[[0,1,4,5],[1,2],[2,3],[3,2]]"_s;
        QTest::newRow("two circles, one behind the other")
            << u"de ed ea ab ba"_s << u"[[0,3,4],[1,2],[2,1],[4,5],[5,1,4]]"_s;
    }
    void partsThatNeedEachOtherAreReached()
    {
        QFETCH(const QString, needs);
        QFETCH(const QString, expected);
        QJsonArray relations, packages;
        const auto relate = [&](const QString &from, const QString &kind, const QString &to) {
            relations << QJsonObject{
                {u"spdxElementId"_s, from}, {u"relationshipType"_s, kind}, {u"relatedSpdxElement"_s, to}};
        };
        for (const QString &pair : needs.split(u' '))
            relate(pair.first(1), u"DEPENDS_ON"_s, pair.last(1));
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}) {
            relate(u"SPDXRef-DOCUMENT"_s, u"CONTAINS"_s, id);
            packages << QJsonObject{{u"SPDXID"_s, id}, {u"name"_s, id}};
        }
        const QJsonObject document{{u"spdxVersion"_s, u"SPDX-2.3"_s},
                                   {u"name"_s, u"app"_s},
                                   {u"relationships"_s, relations},
                                   {u"packages"_s, packages}};
        const Reading r = read(spdxFormat(), QJsonDocument(document).toJson().toStdString());
        QCOMPARE(r.quarantined, 0);
        QCOMPARE(needsOf(r.claims.at(0)), expected);
    }

    /// Some tools list what the bill is about among its components, by the same reference.
    void theSubjectGoesBeforeItsDouble()
    {
        for (const char *list : {R"({"bom-ref":"app","name":"app"},{"bom-ref":"a","name":"a"})",
                                 R"({"bom-ref":"a","name":"a"},{"bom-ref":"app","name":"app"})"}) {
            const Reading r = read(
                cycloneDxFormat(),
                R"({"bomFormat":"CycloneDX","metadata":{"component":{"bom-ref":"app","name":"app"}},"components":[)"
                    + std::string(list) + R"(],"dependencies":[{"ref":"app","dependsOn":["a"]}]})");
            QVERIFY(needsOf(r.claims.at(0)).startsWith(u"[[0,"_s));
        }
    }

    void spdxTellsOfNeedsInManyWords_data()
    {
        QTest::addColumn<QString>("relation"); // element, kind, related
        QTest::addColumn<QString>("needs");
        QTest::addColumn<int>("unresolved");
        QTest::newRow("depends") << u"app DEPENDS_ON lib"_s << u"[[0,1]]"_s << 0;
        QTest::newRow("dependency of") << u"lib DEPENDENCY_OF app"_s << u"[[0,1]]"_s << 0;
        QTest::newRow("runtime") << u"two RUNTIME_DEPENDENCY_OF lib"_s << u"[[1,2]]"_s << 0;
        QTest::newRow("linked") << u"lib DYNAMIC_LINK two"_s << u"[[1,2]]"_s << 0;
        QTest::newRow("contains") << u"lib CONTAINS two"_s << u"[[1,2]]"_s << 0;
        QTest::newRow("contained") << u"two CONTAINED_BY lib"_s << u"[[1,2]]"_s << 0;
        QTest::newRow("the document stands for what it is about") << u"DOCUMENT DEPENDS_ON lib"_s << u"[[0,1]]"_s << 0;
        for (const char *kind : {"BUILD_TOOL_OF", "BUILD_DEPENDENCY_OF", "DEV_DEPENDENCY_OF", "TEST_DEPENDENCY_OF",
                                 "GENERATED_FROM", "DESCRIBES", "OTHER"})
            QTest::newRow(kind) << u"lib %1 app"_s.arg(QLatin1StringView(kind)) << QString() << 0;
        QTest::newRow("unknown") << u"lib DEPENDS_ON gone"_s << QString() << 1;
        QTest::newRow("none") << u"lib DEPENDS_ON NONE"_s << QString() << 0;
        QTest::newRow("a file") << u"lib DEPENDS_ON file"_s << QString() << 0;
        QTest::newRow("contains a file") << u"lib CONTAINS file"_s << QString() << 0;
        QTest::newRow("itself") << u"lib DEPENDS_ON lib"_s << QString() << 1;
    }
    void spdxTellsOfNeedsInManyWords()
    {
        QFETCH(const QString, relation);
        QFETCH(const QString, needs);
        QFETCH(const int, unresolved);
        QStringList words = relation.split(u' ');
        for (const int end : {0, 2})
            words[end] = words[end] == "NONE"_L1 ? words[end] : u"SPDXRef-"_s + words[end];
        std::string json = spdx;
        json.insert(json.rfind("]}"), R"(,{"SPDXID":"SPDXRef-two","name":"two"}],"files":[{"SPDXID":"SPDXRef-file"})");
        json.insert(json.find("\"relationships\":[") + 17,
                    u"{\"spdxElementId\":\"%1\",\"relationshipType\":\"%2\",\"relatedSpdxElement\":\"%3\"},"_s
                        .arg(words[0], words[1], words[2])
                        .toStdString());
        std::string tags = spdxTags;
        tags.insert(tags.find("FileName"), "PackageName: two\nSPDXID: SPDXRef-two\n");
        tags += "Relationship: " + words.join(u' ').toStdString() + '\n';
        for (const Reading &r : {read(spdxFormat(), json), read(spdxTagFormat(), tags)}) {
            QVERIFY2(r.quarantined == 0, r.rejections.empty() ? "" : r.rejections[0].reason.c_str());
            QCOMPARE(needsOf(r.claims.at(0)), needs);
            QCOMPARE(bodyOf(r.claims[0])["needs_unresolved"_L1].toInt(), unresolved);
        }
    }

    void spdx3TellsWhatRunsNeeds()
    {
        const auto claimWith = [](const std::string &relation) {
            std::string text = spdx3;
            text.insert(text.rfind("]}"), ',' + relation);
            return read(spdxFormat(), text).claims.at(0);
        };
        const auto with = [&](const std::string &relation) { return needsOf(claimWith(relation)); };
        const std::string relation
            = R"({"type":"Relationship","spdxId":"urn:r","relationshipType":"dependsOn","from":"urn:app",)"
              R"("to":["urn:lib","urn:old","urn:f"]})";
        QCOMPARE(with(relation), u"[[0,1,2]]"_s);
        std::string scoped = relation;
        scoped.insert(scoped.size() - 1, R"(,"scope":"build")");
        QCOMPARE(with(scoped), QString());
        scoped.replace(scoped.find("build"), 5, "runtime");
        QCOMPARE(with(scoped), u"[[0,1,2]]"_s);
        // What names nothing and means to is no riddle; what only sounds like it is one.
        for (const auto &[word, unresolved] : {std::pair("https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement", 0),
                                               {"NoAssertionElement", 0},
                                               {"spdx:Core/NoneElement", 0},
                                               {"NoneElement", 0},
                                               {"NONE", 0},
                                               {"urn:NoAssertionElement-7", 1}}) {
            std::string other = relation;
            other.replace(other.find("urn:f"), 5, word);
            const Claim claim = claimWith(other);
            QCOMPARE(needsOf(claim), u"[[0,1,2]]"_s);
            QCOMPARE(bodyOf(claim)["needs_unresolved"_L1].toInt(), unresolved);
        }
    }

    /// Half a megabyte that speaks of 225 million pairs.
    void aRelationshipIsOfOneElement()
    {
        std::string text = spdx3, list;
        for (int i = 0; i < 15000; ++i)
            list += std::string(i == 0 ? "" : ",") + "\"urn:" + (i % 2 ? "lib\"" : "old\"");
        text.insert(text.rfind("]}"),
                    R"(,{"type":"Relationship","spdxId":"urn:r","relationshipType":"dependsOn","from":["urn:app",)"
                        + list + R"(],"to":[)" + list + "]}");
        QElapsedTimer clock;
        clock.start();
        const Reading r = read(spdxFormat(), text);
        QCOMPARE(r.quarantined, 0);
        QCOMPARE(needsOf(r.claims.at(0)), u"[[0,1,2]]"_s);
        QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    }

    /// However many are told, so many are held; the same stay in whatever order they are told.
    void needsAreCutOnTheWay()
    {
        QStringList kept;
        for (const bool backwards : {false, true}) {
            BillNeeds needs;
            constexpr BillNeeds::Number count = 1200; // 1,440,000 pairs
            for (BillNeeds::Number i = 0; i < count; ++i)
                for (BillNeeds::Number k = 0; k < count; ++k) {
                    const auto one = backwards ? count - 1 - i : i, other = backwards ? count - 1 - k : k;
                    if (one != other)
                        needs.add(one, other);
                }
            JsonBody body;
            needs.writeTo(body, count);
            const std::string text = body.take();
            const QJsonObject told = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
            QCOMPARE(told["needs_left_out"_L1].toInteger(), qint64(count) * (count - 1) - qint64(BillNeeds::mostPairs));
            kept << QString::fromUtf8(QJsonDocument(told["needs"_L1].toArray()).toJson());
        }
        QCOMPARE(kept[0], kept[1]);
    }

    void xmlTellsTheSameNeeds()
    {
        std::string json = bill, xml = billXml;
        json.insert(json.find(R"("vulnerabilities")"),
                    R"("dependencies":[{"ref":"shop","dependsOn":["lib"]},{"ref":"lib"}],)");
        xml.insert(xml.find("<vulnerabilities>"),
                   R"(<dependencies><dependency ref="shop"><dependency ref="lib"/></dependency><dependency ref="lib"/>)"
                   "</dependencies>");
        const Reading a = read(cycloneDxFormat(), json), b = read(cycloneDxXmlFormat(), xml);
        QCOMPARE(needsOf(a.claims.at(0)), u"[[0,1],[1,2]]"_s);
        QCOMPARE(b.claims.at(0).body, a.claims[0].body);
        QCOMPARE(b.keys, a.keys);
    }

    void tooManyNeedsAreCounted()
    {
        // 600 components that all need each other: 359,400.
        constexpr int count = 600;
        QJsonArray components, all, entries;
        for (int i = 0; i < count; ++i)
            all << QString::number(i);
        for (const auto ref : std::as_const(all)) {
            components << QJsonObject{{u"name"_s, u"c"_s}, {u"bom-ref"_s, ref}};
            entries << QJsonObject{{u"ref"_s, ref}, {u"dependsOn"_s, all}};
        }
        const QJsonObject document{
            {u"bomFormat"_s, u"CycloneDX"_s}, {u"components"_s, components}, {u"dependencies"_s, entries}};
        const Reading r = read(cycloneDxFormat(), QJsonDocument(document).toJson().toStdString());
        QCOMPARE(r.quarantined, 0);
        const QJsonObject body = bodyOf(r.claims.at(0));
        std::size_t kept = 0;
        for (const auto row : body["needs"_L1].toArray())
            kept += std::size_t(row.toArray().size() - 1);
        QCOMPARE(kept, BillNeeds::mostPairs);
        QCOMPARE(body["needs_left_out"_L1].toInteger(), count * (count - 1) - qint64(BillNeeds::mostPairs));
        QCOMPARE(body["needs_unresolved"_L1].toInt(), count); // themselves
    }

    /// The same pairs as another reader of the same documents finds.
    void realBillsKeepWhoNeedsWhom()
    {
        NEEDS_DATA(u"09-graphs/sbom"_s);
        QMap<QString, int> told;
        for (const QFileInfo &file : QDir(dataPath(u"09-graphs/sbom"_s)).entryInfoList(QDir::Files)) {
            const std::string text = wholeFile(file.filePath());
            const QJsonObject document = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
            QHash<QString, int> numbers;
            int number = 0;
            for (const auto component : document["components"_L1].toArray())
                numbers.insert(component["bom-ref"_L1].toString(), ++number);
            numbers.insert(document["metadata"_L1]["component"_L1]["bom-ref"_L1].toString(), 0);
            QSet<std::pair<int, int>> expected, found;
            for (const auto entry : document["dependencies"_L1].toArray())
                for (const auto need : entry["dependsOn"_L1].toArray())
                    expected.insert(
                        {numbers.value(entry["ref"_L1].toString(), -1), numbers.value(need.toString(), -1)});
            for (const Claim &claim : read(cycloneDxFormat(), text).claims) {
                const QJsonObject body = bodyOf(claim);
                QVERIFY(!body.contains("needs_unresolved"_L1) && !body.contains("needs_left_out"_L1));
                for (const auto row : body["needs"_L1].toArray())
                    for (qsizetype i = 1; i < row.toArray().size(); ++i)
                        found.insert({row[0].toInt(), row[i].toInt()});
            }
            QCOMPARE(found, expected);
            if (!found.isEmpty())
                told.insert(file.fileName().section(u'-', 0, 0), int(found.size()));
        }
        QCOMPARE(told, (QMap<QString, int>{{u"keycloak"_s, 994}, {u"laravel"_s, 113}}));
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
        QTest::newRow("nameless component in XML")
            << R"(<bom><components><component><name>a</name></component><component/></components></bom>)"_ba
            << u"components[1].name"_s;
        QTest::newRow("SPDX 3 package") << R"({"@context":"spdx","@graph":[{"type":"software_Package"}]})"_ba
                                        << u"@graph[0].name"_s;
        QTest::newRow("SPDX 3 no element") << R"({"@context":"spdx","@graph":[7]})"_ba << u"@graph[0]"_s;
        QTest::newRow("SPDX 3 no graph") << R"({"@context":"spdx","@graph":{}})"_ba << u"@graph"_s;
        QTest::newRow("SPDX 3 of nothing") << R"({"@context":"spdx","@graph":[]})"_ba << u"@graph"_s;
        QTest::newRow("SPDX 3 time") << R"({"@context":"spdx","@graph":[{"type":"CreationInfo","created":"soon"}]})"_ba
                                     << u"@graph[0].created"_s;
        QTest::newRow("SPDX without a name") << R"({"spdxVersion":"SPDX-2.3","packages":[]})"_ba << u"name"_s;
    }
    void badDocumentsSayWhere()
    {
        QFETCH(const QByteArray, json);
        const Format &format = json.contains("spdx") ? spdxFormat()
            : json.startsWith('<')                   ? cycloneDxXmlFormat()
                                                     : cycloneDxFormat();
        const Reading r = read(format, json.toStdString());
        QCOMPARE(r.quarantined, 1);
        QVERIFY(r.claims.empty());
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
    }

    void whatOnlySpeaksOfABillIsNone()
    {
        for (const char *text : {R"(<html>see http://cyclonedx.org/schema/bom/1.4</html>)",
                                 R"({"@context":"https://schema.org","name":"x"})", R"(<bom>without a namespace</bom>)",
                                 R"(<?xml version="1.0"?><!-- http://cyclonedx.org/schema/bom/1.4 )"})
            QVERIFY2(!detect(text, true).format, text);
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
