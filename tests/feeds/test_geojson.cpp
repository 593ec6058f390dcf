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

std::string collection(const std::string &features)
{
    return "{\"type\":\"FeatureCollection\",\"name\":\"x\",\"features\":[" + features + "],\"crs\":null}";
}

std::string feature(const std::string &geometry, const std::string &properties = R"({"name":"n"})")
{
    return "{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + geometry + '}';
}

Reading readFeature(const std::string &geometry, const std::string &properties = R"({"name":"n"})")
{
    return read(geoJsonFormat(), collection(feature(geometry, properties)));
}

const std::string point = R"({"type":"Point","coordinates":[4.35,50.85,12]})";

} // namespace

class TestGeoJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsAreSites()
    {
        const Reading r = readFeature(
            point,
            R"({"name":"Landing","@id":"node/7","telecom":"exchange","operator":"Op","country":"BE","tlp":"green"})");
        QCOMPARE(r.quarantined, 0);
        const QJsonObject body = bodyOf(r.claims.at(0));
        QCOMPARE(body["key"_L1].toString(), u"node/7"_s);
        QCOMPARE(body["kind"_L1].toString(), u"site"_s);
        QCOMPARE(body["lat"_L1].toDouble(), 50.85);
        QCOMPARE(body["lon"_L1].toDouble(), 4.35);
        QCOMPARE(body["owner"_L1].toString(), u"Op"_s);
        QCOMPARE(r.claims[0].marking, "TLP:GREEN");
    }

    void linesKeepTheirPath()
    {
        const Reading r = readFeature(R"({"type":"LineString","coordinates":[[4,50],[5,51],[6,52]]})",
                                      R"({"name":"L","power":"line"})");
        const QJsonObject body = bodyOf(r.claims.at(0));
        QCOMPARE(body["kind"_L1].toString(), u"power"_s);
        QCOMPARE(body["path"_L1].toArray(), (QJsonArray{QJsonArray{4, 50}, QJsonArray{5, 51}, QJsonArray{6, 52}}));
        // Pieces that touch are one line, others are parts of their own.
        const Reading parts = readFeature(
            R"({"type":"MultiLineString","coordinates":[[[4,50],[5,51]],[[5,51],[6,52]],[[9,9],[8,8]]]})");
        QCOMPARE(parts.claims.size(), 2u);
        QCOMPARE(bodyOf(parts.claims[0])["path"_L1].toArray().size(), 3);
        QCOMPARE(bodyOf(parts.claims[0])["kind"_L1].toString(), u"cable"_s);
        QCOMPARE(bodyOf(parts.claims[1])["key"_L1].toString(), u"n#2"_s);
    }

    void areasAreMarkedInTheirMiddle()
    {
        const QJsonObject body = bodyOf(
            readFeature(R"({"type":"Polygon","coordinates":[[[4,50],[6,50],[6,52],[4,52],[4,50]]]})").claims.at(0));
        QCOMPARE(body["lat"_L1].toDouble(), 51.0);
        QCOMPARE(body["lon"_L1].toDouble(), 5.0);
    }

    void whatHasNoNameIsKnownByItsPlace()
    {
        const Reading a = readFeature(point, "null");
        const Reading b = readFeature(point, "{}");
        QCOMPARE(a.claims.at(0).subject, b.claims.at(0).subject);
        QCOMPARE(a.keys, b.keys);
    }

    void badFeaturesSayWhy_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("metres") << QByteArray::fromStdString(
            feature(R"({"type":"Point","coordinates":[484000,5411000]})"))
                                << u"geometry"_s;
        QTest::newRow("text") << QByteArray::fromStdString(feature(R"({"type":"Point","coordinates":["4","50"]})"))
                              << u"geometry"_s;
        QTest::newRow("one point") << QByteArray::fromStdString(
            feature(R"({"type":"LineString","coordinates":[[4,50]]})"))
                                   << u"geometry"_s;
        QTest::newRow("type") << QByteArray::fromStdString(feature(R"({"type":"Circle","coordinates":[4,50]})"))
                              << u"geometry"_s;
        QTest::newRow("nothing") << R"({"type":"Feature","properties":{},"geometry":null})"_ba << u"id"_s;
        QTest::newRow("no feature") << R"({"type":"Thing"})"_ba << u"type"_s;
        QTest::newRow("key twice") << R"({"type":"Feature","id":1,"id":2})"_ba << u"id"_s;
    }
    void badFeaturesSayWhy()
    {
        QFETCH(const QByteArray, json);
        const Reading r = read(geoJsonFormat(), collection(json.toStdString() + ',' + feature(point)));
        QCOMPARE(r.quarantined, 1);
        QCOMPARE(r.accepted, 1);
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
    }

    void collectionsAreNeverHeldWhole()
    {
        std::string many;
        for (int i = 0; i < 2000; ++i)
            many += (i ? "," : "") + feature(point, "{\"name\":\"" + std::to_string(i) + "\"}");
        for (const std::size_t chunk : {7u, 4096u, 1u << 20}) {
            const Reading r = read(geoJsonFormat(), collection(many), contextAt(), chunk);
            QCOMPARE(r.records, 2000);
            QCOMPARE(r.claims.size(), 2000u);
        }
        QCOMPARE(read(geoJsonFormat(), collection("")).rejections.at(0).field, "features");
        // One feature a line, as tools that stream write.
        QCOMPARE(read(geoJsonFormat(), feature(point) + '\n' + feature(point) + '\n').accepted, 2);
    }

    void contentDecides()
    {
        QCOMPARE(detect(collection(feature(point)), true).format->id, "geojson");
        QCOMPARE(detect("{\"features\":[" + feature(point) + ',', false).format->id, "geojson");
        QCOMPARE(detect(feature(point), true).format->id, "geojson");
        QVERIFY(!detect(R"({"type":"Topology","objects":{},"arcs":[]})", true).format);
    }
};

QTEST_GUILESS_MAIN(TestGeoJson)
#include "test_geojson.moc"
