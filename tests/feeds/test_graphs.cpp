// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

QJsonObject bodyOf(const Claim &claim)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object();
}

const std::string gml = "Creator \"x\"\ngraph [\n  directed 0\n  label \"backbone\"\n  Network \"Carrier\"\n"
                        "  node [\n    id 0\n    label \"C&N ] Town\"\n    Country \"Serbia\"\n    Longitude 19.8\n"
                        "    Latitude 45.2\n    graphics [ x 1 ]\n  ]\n"
                        "  node [ id 1 label \"B &quot;x&quot;\" Longitude 20.4 Latitude 44.8 ]\n"
                        "  edge [ source 0 target 1 LinkLabel \"2.5 Gbit/s\" ]\n"
                        "  edge [ source 0 target 1 ]\n]\n";

const std::string graphml
    = "<?xml version=\"1.0\"?><graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
      "<key id=\"d0\" for=\"node\" attr.name=\"Latitude\" attr.type=\"double\"/>"
      "<key id=\"d1\" for=\"node\" attr.name=\"Longitude\"/><key id=\"d2\" for=\"node\" attr.name=\"label\"/>"
      "<key id=\"d3\" for=\"graph\" attr.name=\"label\"/><key id=\"d4\" for=\"edge\" attr.name=\"LinkLabel\"/>\n"
      "<graph edgedefault=\"undirected\"><data key=\"d3\">backbone</data>\n"
      "<node id=\"0\"><data key=\"d2\">A</data><data key=\"d0\">45.2</data><data key=\"d1\">19.8</data></node>\n"
      "<node id=\"1\"><data key=\"d2\">B</data><data key=\"d0\">44.8</data><data key=\"d1\">20.4</data></node>\n"
      "<edge source=\"0\" target=\"1\"><data key=\"d4\">2.5 Gbit/s</data></edge></graph></graphml>";

} // namespace

class TestGraphs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gmlBecomesAssetsAndWhatTheyNeed()
    {
        const Reading r = read(gmlFormat(), gml);
        QCOMPARE(r.records, 4);
        QCOMPARE(r.quarantined, 0);
        QCOMPARE(r.claims.size(), 8u);
        const QJsonObject town = bodyOf(r.claims[0]);
        QCOMPARE(r.claims[0].type, "asset");
        QCOMPARE(town["key"_L1].toString(), u"backbone/0"_s);
        QCOMPARE(town["name"_L1].toString(), u"C&N ] Town"_s);
        QCOMPARE(town["kind"_L1].toString(), u"network"_s);
        QCOMPARE(town["lat"_L1].toDouble(), 45.2);
        QCOMPARE(town["country"_L1].toString(), u"Serbia"_s);
        QCOMPARE(bodyOf(r.claims[1])["name"_L1].toString(), u"B \"x\""_s);

        const QJsonObject link = bodyOf(r.claims[2]);
        QCOMPARE(link["kind"_L1].toString(), u"cable"_s);
        QCOMPARE(link["path"_L1].toArray(), (QJsonArray{QJsonArray{19.8, 45.2}, QJsonArray{20.4, 44.8}}));
        const QJsonObject need = bodyOf(r.claims[3]);
        QCOMPARE(r.claims[3].type, "dependency");
        QCOMPARE(need["dependant"_L1].toString(), u"backbone/0"_s);
        QCOMPARE(need["provider"_L1], link["key"_L1]);
        QCOMPARE(need["need"_L1].toString(), u"any"_s);
        // A second line between the same two is another line.
        QVERIFY(bodyOf(r.claims[5])["key"_L1] != link["key"_L1]);
    }

    void graphmlSaysTheSame()
    {
        const Reading r = read(graphmlFormat(), graphml);
        QCOMPARE(r.records, 8);
        QCOMPARE(r.quarantined, 0);
        QCOMPARE(r.claims.size(), 5u);
        QCOMPARE(bodyOf(r.claims[0])["key"_L1].toString(), u"backbone/0"_s);
        QCOMPARE(bodyOf(r.claims[2])["name"_L1].toString(), u"backbone 0-1 (2.5 Gbit/s)"_s);
        QCOMPARE(bodyOf(r.claims[2])["path"_L1].toArray().size(), 2);
    }

    void whatStandsInsideANodeBelongsToIt()
    {
        // As yEd writes groups.
        const Reading r = read(
            graphmlFormat(),
            "<graphml><key id=\"d0\" for=\"node\" attr.name=\"label\"/><key id=\"d1\" attr.name=\"latitude\"/>"
            "<key id=\"d2\" attr.name=\"longitude\"/><graph id=\"g\" edgedefault=\"undirected\">"
            "<node id=\"n0\"><data key=\"d0\">Data centre</data><data key=\"d1\">50.8</data><data key=\"d2\">4.4</data>"
            "<graph id=\"n0:\" edgedefault=\"directed\"><edge source=\"n0::n0\" target=\"n0::n1\"/>"
            "<node id=\"n0::n0\"><data key=\"d0\">mail</data></node>"
            "<node id=\"n0::n1\"><graph><node id=\"n0::n1::n0\"/></graph></node></graph></node>"
            "<node id=\"n1\"/><edge source=\"n0::n0\" target=\"n1\"/></graph></graphml>");
        QCOMPARE(r.records, 6); // three keys, two nodes, an edge
        QVERIFY2(r.quarantined == 0, r.rejections.empty() ? "" : r.rejections[0].reason.c_str());
        std::map<std::string, QJsonObject> assets;
        std::set<std::string> needs;
        for (const Claim &claim : r.claims) {
            const QJsonObject body = bodyOf(claim);
            if (claim.type == "asset")
                assets.emplace(body["key"_L1].toString().toStdString(), body);
            else if (body["kind"_L1] != "link"_L1)
                needs.insert(u"%1 > %2 %3"_s
                                 .arg(body["dependant"_L1].toString(), body["provider"_L1].toString(),
                                      body["kind"_L1].toString())
                                 .toStdString());
        }
        QCOMPARE(assets.size(), 6u); // five nodes and the line between two of them
        QCOMPARE(assets.at("g/n0::n0")["site"_L1].toString(), u"g/n0"_s);
        QCOMPARE(assets.at("g/n0::n1::n0")["site"_L1].toString(), u"g/n0::n1"_s);
        QVERIFY(!assets.at("g/n1").contains("site"_L1));
        QCOMPARE(needs,
                 (std::set<std::string>{"g/n0::n0 > g/n0 part of", "g/n0::n1 > g/n0 part of",
                                        "g/n0::n1::n0 > g/n0::n1 part of", "g/n0::n0 > g/n0::n1 "}));
        QCOMPARE(std::set(r.keys.begin(), r.keys.end()).size(), 4u); // keys have none
    }

    void aDirectedEdgeMaySayItsTerms()
    {
        const auto edge = [](const QByteArray &keys, const QByteArray &values) -> QByteArray {
            return "<graphml>" + keys
                + "<graph id=\"it\" edgedefault=\"directed\"><node id=\"shop\"/><node id=\"db\"/>"
                  "<edge source=\"shop\" target=\"db\">"
                + values + "</edge></graph></graphml>";
        };
        const QByteArray keys = "<key id=\"k\" for=\"edge\" attr.name=\"need\"/><key id=\"w\" attr.name=\"weight\"/>"
                                "<key id=\"h\" attr.name=\"hold_up_s\"/>";
        const Reading weighted = read(
            graphmlFormat(),
            edge(keys, R"(<data key="k">weighted</data><data key="w">3</data><data key="h">2h</data>)").toStdString());
        const QJsonObject body = bodyOf(weighted.claims.at(2));
        QCOMPARE(body["need"_L1].toString(), u"weighted"_s);
        QCOMPARE(body["weight"_L1].toDouble(), 3);
        QCOMPARE(body["hold_up_s"_L1].toInt(), 7200);
        // A weight of another's graph means anything.
        const Reading foreign = read(graphmlFormat(), edge(keys, R"(<data key="w">-7.5</data>)").toStdString());
        QCOMPARE(foreign.quarantined, 0);
        QCOMPARE(bodyOf(foreign.claims.at(2))["need"_L1].toString(), u"all"_s);
        QVERIFY(!bodyOf(foreign.claims.at(2)).contains("weight"_L1));
        const Reading wrong
            = read(graphmlFormat(), edge(keys, R"(<data key="k">weighted</data><data key="w">0</data>)").toStdString());
        QCOMPARE(wrong.quarantined, 1);
        QCOMPARE(wrong.rejections.at(0).reason, "weight: \"0\" is not above 0 and at most a million");
    }

    void directedEdgesAreDependencies()
    {
        const Reading r = read(graphmlFormat(),
                               "<graphml><graph id=\"it\" edgedefault=\"directed\"><node id=\"shop\"/>"
                               "<node id=\"db\"/><edge source=\"shop\" target=\"db\"/>"
                               "<edge source=\"db\" target=\"db\"/></graph></graphml>");
        QCOMPARE(r.claims.size(), 3u);
        QCOMPARE(bodyOf(r.claims[2])["dependant"_L1].toString(), u"it/shop"_s);
        QCOMPARE(bodyOf(r.claims[2])["provider"_L1].toString(), u"it/db"_s);
        QCOMPARE(r.rejections.at(0).reason, "target: depends on itself");
    }

    void twoNetworksDoNotMix()
    {
        std::string other = gml;
        other.replace(other.find("backbone"), 8, "lowlands");
        QVERIFY(read(gmlFormat(), gml).claims[0].subject != read(gmlFormat(), other).claims[0].subject);
        // Without a name of its own, what tells a document apart is its content.
        const Reading nameless = read(gmlFormat(), "graph [ node [ id 7 ] ]");
        QVERIFY(bodyOf(nameless.claims.at(0))["key"_L1].toString().startsWith("graph "_L1));
    }

    void sameDocumentHasOneIdentity()
    {
        QCOMPARE(read(gmlFormat(), gml).keys, read(gmlFormat(), gml).keys);
        std::string moved = gml;
        moved.replace(moved.find("45.2"), 4, "45.3");
        QVERIFY(read(gmlFormat(), gml).keys[0] != read(gmlFormat(), moved).keys[0]);
    }

    void badElementsSayWhy_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &document, const QString &reason) {
            QTest::newRow(name) << document << reason;
        };
        row("no id", "graph [ node [ label \"x\" ] ]", u"id: missing"_s);
        row("id twice", "graph [ node [ id 1 id 2 ] ]", u"id: appears twice"_s);
        row("no target", "graph [ edge [ source 1 ] ]", u"target: missing"_s);
        row("latitude", "graph [ node [ id 1 Latitude 91 Longitude 0 ] ]",
            u"latitude: \"91\" is not a latitude from -90 to 90"_s);
        row("half a place", "graph [ node [ id 1 Longitude 0 ] ]",
            u"latitude: \"\" is not a latitude from -90 to 90"_s);
        row("no key", "graph [ node [ \"x\" ] ]", u"not a list of keys and values"_s);
        row("cut", "graph [ node [ id 1", u"the document ends inside this element"_s);
        row("closed too often", "graph [ ] ]", u"a ] that nothing opened"_s);
        row("depth", "graph [ node [" + QByteArray(" a [").repeated(100'000), u"nested deeper than 64"_s);
        row("no elements", "graph [ label \"x\" ]", u"no node and no edge in a graph"_s);
        row("node inside without an id",
            "<graphml><graph><node id=\"1\"><graph><node/></graph></node></graph></graphml>",
            u"inside node \"1\": id: missing"_s);
        row("graphs inside graphs", "<graphml>" + QByteArray("<graph><node id=\"1\">").repeated(50'000),
            u"nested deeper than 64"_s);
        row("longitude",
            "<graphml><graph><node id=\"1\"><data key=\"lat\">1</data><data "
            "key=\"lon\">x</data></node></graph></graphml>",
            u"longitude: \"x\" is not a longitude from -180 to 180"_s);
    }
    void badElementsSayWhy()
    {
        QFETCH(const QByteArray, document);
        const Reading r = read(document.startsWith('<') ? graphmlFormat() : gmlFormat(), document.toStdString());
        QCOMPARE(r.quarantined, 1);
        QTEST(QString::fromStdString(r.rejections[0].reason), "reason");
    }

    void chunksDoNotMatter()
    {
        for (const std::size_t chunk : {1u, 2u, 13u, 200u}) {
            for (const auto &[format, text] : {std::pair{&gmlFormat(), &gml}, {&graphmlFormat(), &graphml}}) {
                const auto framer = format->framer({});
                const auto whole = format->framer({});
                QCOMPARE(cut(*framer, *text, chunk), cut(*whole, *text, 1u << 20));
            }
        }
        const auto framer = gmlFormat().framer({});
        for (const Cut &record : cut(*framer, gml, 5))
            QCOMPARE(gml.substr(std::size_t(record.offset), record.bytes.size()), record.bytes);
    }

    void aGridIsSeveralTables()
    {
        const std::string buses = "bus_id,station_id,voltage,dc,symbol,under_construction,tags,x,y\n"
                                  "1,3,380,f,Substation,f,'\"TSO\"=>\"None\", \"country\"=>\"FR\"',4.5,48.25\n"
                                  "2,4,380,f,Substation,f,,4.5,95\n";
        const std::string lines
            = "line_id,bus0,bus1,voltage,circuits,length,underground,under_construction,tags,geometry\n"
              "7,1,2,380,1,60809.6,f,f,'\"name\"=>\"The \\\"North\\\" line\"',"
              "'LINESTRING(4.5 48.25,4.6 48.5)'\n"
              "8,1,2,380,1,10,f,t,,'LINESTRING(4.5 48.25,4.6 48.5)'\n"
              "9,1,1,380,1,10,f,f,,'LINESTRING(4.5 48.25,4.6 48.5)'\n";
        const std::string generators = "generator_id,bus_id,technology,capacity,tags,geometry\n"
                                       "1,1,Hydro Pure storage,35.5,,POINT(4.4 48.2)\n";
        QCOMPARE(detect(buses, true).format->id, "grid-csv");
        QCOMPARE(detect(lines, true).format->id, "grid-csv");
        QCOMPARE(detect(generators, true).format->id, "grid-csv");
        QCOMPARE(detect("converter_id,bus0,bus1\n1,2,3\n", true).format->id, "grid-csv");
        QVERIFY(!detect("bus_id,route,driver\n1,2,3\n", true).format);

        const Reading places = read(gridCsvFormat(), buses);
        QCOMPARE(places.accepted, 1);
        QCOMPARE(places.rejections[0].field, "y");
        const QJsonObject bus = bodyOf(places.claims[0]);
        QCOMPARE(bus["name"_L1].toString(), u"Substation 1, 380 kV"_s);
        QCOMPARE(bus["country"_L1].toString(), u"FR"_s);
        QVERIFY(!bus.contains("owner"_L1));
        QCOMPARE(bus["lon"_L1].toDouble(), 4.5);

        const Reading joins = read(gridCsvFormat(), lines);
        QCOMPARE(joins.accepted, 3);
        // One line with what its two ends need, one that is not built yet, and one that leads nowhere.
        QCOMPARE(joins.claims.size(), 5u);
        const QJsonObject line = bodyOf(joins.claims[0]);
        QCOMPARE(line["name"_L1].toString(), u"The \"North\" line, 380 kV"_s);
        QCOMPARE(line["path"_L1].toArray().size(), 2);
        QCOMPARE(line["description"_L1].toString(), u"60.8 km"_s);
        const QJsonObject needs = bodyOf(joins.claims[1]);
        QCOMPARE(needs["dependant"_L1].toString(), bus["key"_L1].toString());
        QCOMPARE(needs["provider"_L1].toString(), line["key"_L1].toString());
        QCOMPARE(bodyOf(joins.claims[3])["description"_L1].toString(), u"under construction"_s);

        const Reading plants = read(gridCsvFormat(), generators);
        QCOMPARE(plants.claims.size(), 2u);
        QCOMPARE(bodyOf(plants.claims[0])["lat"_L1].toDouble(), 48.2);
        QCOMPARE(bodyOf(plants.claims[0])["description"_L1].toString(), u"Hydro Pure storage, 35.5 MW"_s);
    }

    void contentDecides()
    {
        QCOMPARE(detect(gml, true).format->id, "gml");
        QCOMPARE(detect(graphml, true).format->id, "graphml");
        QVERIFY(!detect("graph G {\n0 [label=Linz];\n}\n", true).format);
        QVERIFY(!detect("A graph [of sorts] for a node\n", true).format);
    }

    void realNetworks()
    {
        NEEDS_DATA(u"09-graphs"_s);
        int files = 0;
        static const QRegularExpression element(u"^\\s*(node|edge)\\s*\\["_s, QRegularExpression::MultilineOption);
        for (const QString &folder : {u"09-graphs"_s, u"09-graphs/topology-zoo"_s}) {
            for (const QFileInfo &file : QDir(dataPath(folder)).entryInfoList({u"*.gml"_s, u"*.graphml"_s})) {
                ++files;
                const std::string text = wholeFile(file.filePath());
                const Detected found = detect(std::string_view(text).substr(0, 65536), text.size() <= 65536);
                QVERIFY2(found.format, qPrintable(file.fileName()));
                QCOMPARE(QString::fromUtf8(found.format->id), file.suffix());
                const Reading r = read(*found.format, text);
                QVERIFY2(
                    r.quarantined == 0,
                    qPrintable(file.fileName() + u": "_s
                               + (r.rejections.empty() ? QString() : QString::fromStdString(r.rejections[0].reason))));
                if (file.suffix() == "gml"_L1)
                    QCOMPARE(r.records, QString::fromStdString(text).count(element));
                QCOMPARE(std::ranges::count_if(r.keys, [](const auto &key) { return !key.empty(); }),
                         std::ssize(std::set(r.keys.begin(), r.keys.end())) - (file.suffix() == "gml"_L1 ? 0 : 1));
            }
        }
        QCOMPARE(files, 79);
    }
};

QTEST_GUILESS_MAIN(TestGraphs)
#include "test_graphs.moc"
