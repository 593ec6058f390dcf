// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/formats.h"
#include "feeds/inventory.h"

#include <QJsonDocument>
#include <QTest>

using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace Qt::StringLiterals;

namespace {

std::vector<Items> read(const std::string &document)
{
    const FormatOptions options{nullptr, document.substr(0, 64u << 10)};
    const Format &format = inventoryCsvFormat();
    const auto framer = format.framer(options);
    const auto parser = format.parser(options);
    ParseContext context;
    context.source.slug = "j6";
    std::vector<Items> out;
    const RecordSink keep = [&](const RawRecord &record) { parser->parse(record, context, out.emplace_back()); };
    framer->feed(document, keep);
    framer->finish(keep);
    return out;
}

/// The one row's body, or its rejection.
QString only(const std::string &document)
{
    const auto rows = read(document);
    if (rows.size() != 1)
        return u"%1 rows"_s.arg(rows.size());
    const Items &row = rows.front();
    if (row.rejected)
        return u"rejected %1"_s.arg(QString::fromStdString(row.rejected->reason));
    return row.claims.size() == 1 ? QString::fromStdString(row.claims.front().body) : u"no claim"_s;
}

} // namespace

class TestInventory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsItsTablesByTheirHeaders_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("score");
        QTest::newRow("assets") << "key,name,kind,addresses,lat,lon\n"_ba << 85;
        QTest::newRow("assets by other names") << "Asset ID;Type;IP Address;Owner\n"_ba << 85;
        QTest::newRow("dependencies") << "dependant,provider,kind\n"_ba << 90;
        QTest::newRow("dependencies by other names") << "From,To,Type\n"_ba << 90;
        QTest::newRow("missions") << "mission,task,needs\n"_ba << 90;
        QTest::newRow("tickets") << "id,title,type,severity,hosts,owner\n"_ba << 0;
        QTest::newRow("anything") << "a,b,c\n"_ba << 0;
    }

    void tellsItsTablesByTheirHeaders()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const int, score);
        QCOMPARE(inventoryCsvFormat().detect({header.constData(), std::size_t(header.size())}, true).score, score);
    }

    void readsWhatARowSays_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("body");
        const QByteArray asset = "key,name,kind,addresses,hosts,lat,lon,path,criticality\n";
        QTest::newRow("asset")
            << asset + "A,Server,Server,10.0.0.1;2001:DB8::1,Srv.Example.,48.5,\"-4,25\",,high\n"
            << uR"({"addresses":["10.0.0.1","2001:db8::1"],"criticality":70,"hosts":["srv.example"],"key":"A","kind":"host","lat":48.5,"lon":-4.25,"name":"Server","precision":"site"})"_s;
        QTest::newRow("watched software")
            << "key,name,kind,owner,nation,watched_by,vendor,product,version,cpe,purl\n"
               "A,A,host,o,DEU,Sensor-1; sensor-2,Fortinet,FortiOS,7.2.4,cpe:/o:x:y:1;cpe:2.3:a:b:c:2,pkg:deb/d/e@3\n"_ba
            << uR"({"components":[{"name":"FortiOS","vendor":"Fortinet","version":"7.2.4"},{"cpe":"cpe:/o:x:y:1"},{"cpe":"cpe:2.3:a:b:c:2"},{"purl":"pkg:deb/d/e@3"}],"key":"A","kind":"host","name":"A","nation":"DEU","owner":"o","watched_by":["Sensor-1","sensor-2"]})"_s;
        QTest::newRow("cable") << asset + "C,,cable,,,,,\"LINESTRING (1 2, 3 4.5)\",\n"
                               << uR"({"key":"C","kind":"cable","name":"C","path":[[1,2],[3,4.5]]})"_s;
        QTest::newRow("hemispheres")
            << asset + "C,,site,,,5.3 N,4.0W,,\n"
            << uR"({"key":"C","kind":"site","lat":5.3,"lon":-4,"name":"C","precision":"site"})"_s;
        const QByteArray link = "dependant,provider,kind,group,need,k,strength,time_to_impact\n";
        QTest::newRow("needs all")
            << link + "A,B,power,,,,80%,4h\n"
            << uR"({"dependant":"A","kind":"power","need":"all","provider":"B","strength":0.8,"time_to_impact_s":14400})"_s;
        QTest::newRow("needs any of its kind")
            << link + "A,B,power,,or,,,\n"
            << uR"({"dependant":"A","group":"power","kind":"power","need":"any","provider":"B"})"_s;
        QTest::newRow("two of three")
            << link + "A,B,dns,g,2 of 3,,1,\n"
            << uR"({"dependant":"A","group":"g","k":2,"kind":"dns","need":"k","provider":"B","strength":1})"_s;
        const QByteArray terms
            = "dependant,provider,kind,need,strength,criticality,weight,hold_up,time_to_impact,recovery\n";
        QTest::newRow("weighted")
            << terms + "A,B,intel,weighted,,,0.2,,,\n"
            << uR"({"dependant":"A","kind":"intel","need":"weighted","provider":"B","weight":0.2})"_s;
        QTest::newRow("FDNA")
            << terms + "A,B,feed,FDNA,.8,30,,2h,15 min,1d\n"
            << uR"({"criticality":30,"dependant":"A","hold_up_s":7200,"kind":"feed","need":"fdna","provider":"B","recovery_s":86400,"strength":0.8,"time_to_impact_s":900})"_s;
        QTest::newRow("a weight that tells a strength")
            << terms + "A,B,power,,,,0.5,,,\n"
            << uR"({"dependant":"A","kind":"power","need":"all","provider":"B","strength":0.5})"_s;
        QTest::newRow("task")
            << "mission,name,from,task,task_name,needs\nM,Mission,2026-03-01,T1,Fuel,SVC-FUEL; the depot\n"_ba
            << uR"({"from":"2026-03-01T00:00:00Z","key":"M","name":"Mission","tasks":[{"key":"T1","name":"Fuel","needs":["SVC-FUEL","the depot"]}]})"_s;
        const QByteArray phase = "mission,phase,phase_name,phase_from,phase_to,task,needs\n";
        QTest::newRow("a task in a phase")
            << phase + "M,P1,Convoy,2026-03-01T06:00Z,2026-03-02,T1,A\n"
            << uR"({"key":"M","name":"M","phases":[{"from":"2026-03-01T06:00:00Z","key":"P1","name":"Convoy","to":"2026-03-02T00:00:00Z"}],"tasks":[{"key":"T1","name":"T1","needs":["A"],"phases":["P1"]}]})"_s;
        QTest::newRow("a phase alone, open") << phase
                + "M,,Convoy,,,,\n" << uR"({"key":"M","name":"M","phases":[{"key":"Convoy","name":"Convoy"}]})"_s;
        QTest::newRow("a task in two phases")
            << phase + "M,P1;P2,,,,T1,A\n"
            << uR"({"key":"M","name":"M","tasks":[{"key":"T1","name":"T1","needs":["A"],"phases":["P1","P2"]}]})"_s;
        QTest::newRow("mission alone") << "mission,name,area\nM,Mission,Gulf\n"_ba
                                       << uR"({"area":"Gulf","key":"M","name":"Mission"})"_s;
    }

    void readsWhatARowSays()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const QString, body);
        QCOMPARE(only(document.toStdString()), body);
    }

    void rejectsARowThatCannotBeTrue_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("reason");
        const QByteArray asset = "key,name,kind,addresses,hosts,lat,lon,precision,path,criticality\n";
        QTest::newRow("no key") << asset + ",,host,10.0.0.1,,,,,,\n" << u"key: neither key nor name"_s;
        QTest::newRow("kind") << asset + "A,,gizmo,,,,,,,\n" << u"kind: unknown kind \"gizmo\""_s;
        QTest::newRow("address") << asset + "A,,host,10.0.0.999,,,,,,\n"
                                 << u"addresses: \"10.0.0.999\" is not an IP address"_s;
        QTest::newRow("prefix") << asset + "A,,network,10.0.0.0/33,,,,,,\n"
                                << u"addresses: \"10.0.0.0/33\" is not an IP address"_s;
        QTest::newRow("host") << asset + "A,,host,,a_b..c,,,,,\n" << u"hosts: \"a_b..c\" is not a host name"_s;
        QTest::newRow("latitude") << asset + "A,,site,,,95,1,,,\n" << u"lat: \"95\" is not a latitude from -90 to 90"_s;
        QTest::newRow("longitude missing") << asset + "A,,site,,,5,,,,\n"
                                           << u"lon: \"\" is not a longitude from -180 to 180"_s;
        QTest::newRow("not a number") << asset + "A,,site,,,nan,1,,,\n"
                                      << u"lat: \"nan\" is not a latitude from -90 to 90"_s;
        QTest::newRow("precision") << asset + "A,,site,,,5,5,roughly,,\n"
                                   << u"precision: \"roughly\" is none of site, city, country"_s;
        QTest::newRow("path") << asset + "A,,cable,,,,,,1 2,\n"
                              << u"path: \"1 2\" is no line of two or more \"longitude latitude\" points"_s;
        QTest::newRow("criticality") << asset + "A,,host,,,,,,,101\n"
                                     << u"criticality: \"101\" is neither 0 to 100 nor a word for it"_s;
        const QByteArray link = "dependant,provider,kind,need,k,strength,time_to_impact_s\n";
        QTest::newRow("itself") << link + "A,a,power,,,,\n" << u"provider: \"a\" depends on itself"_s;
        QTest::newRow("nobody") << link + "A,,power,,,,\n" << u"provider: empty"_s;
        QTest::newRow("k above n") << link + "A,B,power,3 of 2,,,\n" << u"need: \"3 of 2\" can never be met"_s;
        QTest::newRow("no k") << link + "A,B,power,k,,,\n" << u"k: \"\" is not a number from 1 to 255"_s;
        QTest::newRow("k zero") << link + "A,B,power,k,0,,\n" << u"k: \"0\" is not a number from 1 to 255"_s;
        QTest::newRow("need") << link + "A,B,power,most,,,\n"
                              << u"need: \"most\" is none of all, any, k, weighted, fdna"_s;
        QTest::newRow("strength") << link + "A,B,power,,,1.7,\n" << u"strength: \"1.7\" is not from 0 to 1"_s;
        QTest::newRow("duration") << link + "A,B,power,,,,soon\n"
                                  << u"time_to_impact_s: \"soon\" is not a length of time"_s;
        const QByteArray terms = "dependant,provider,need,strength,criticality,weight,hold_up_s,recovery_s\n";
        QTest::newRow("criticality of a need") << terms + "A,B,fdna,1,130,,,\n"
                                               << u"criticality: \"130\" is not from 0 to 100"_s;
        QTest::newRow("no weight") << terms + "A,B,weighted,,,0,,\n"
                                   << u"weight: \"0\" is not above 0 and at most a million"_s;
        QTest::newRow("hold-up") << terms + "A,B,all,,,,a while,\n"
                                 << u"hold_up_s: \"a while\" is not a length of time"_s;
        QTest::newRow("recovery") << terms + "A,B,all,,,,,9999d\n"
                                  << u"recovery_s: \"9999d\" is not a length of time of at most ten years"_s;
        QTest::newRow("mission's time") << "mission,area,from\nM,Gulf,2026-13-01\n"_ba
                                        << u"from: \"2026-13-01\" is not an ISO 8601 time"_s;
        QTest::newRow("mission backwards")
            << "mission,area,from,to\nM,Gulf,2026-02-01,2026-01-01\n"_ba << u"to: ends before it begins"_s;
        const QByteArray phase = "mission,phase,phase_from,phase_to\n";
        QTest::newRow("phase's time") << phase + "M,P,2026-13-01,\n"
                                      << u"phase_from: \"2026-13-01\" is not an ISO 8601 time"_s;
        QTest::newRow("phase backwards") << phase + "M,P,2026-02-01,2026-01-01\n"
                                         << u"phase_to: ends before it begins"_s;
        QTest::newRow("phase of no time") << phase + "M,P,2026-02-01,2026-02-01\n"
                                          << u"phase_to: ends when it begins"_s;
        QTest::newRow("a time of two phases") << phase + "M,P;Q,2026-02-01,\n"
                                              << u"phase_from: of which of several phases it is, nobody can tell"_s;
        QTest::newRow("times of no phase") << phase + "M,,2026-02-01,\n"
                                           << u"phase: times of a phase, but neither its key nor its name"_s;
        QTest::newRow("columns") << "mission,area\nM\n"_ba << u"1 columns, the header has 2"_s;
    }

    void rejectsARowThatCannotBeTrue()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const QString, reason);
        QCOMPARE(only(document.toStdString()), u"rejected "_s + reason);
    }

    void namesObjectsByTheirKeys()
    {
        const auto rows = read("key,kind,owner,nation\nA,host,J6,EUR\nB,host,J6,EUR\nA,host,J4,EUR\n");
        QCOMPARE(rows.size(), 3u);
        QCOMPARE(rows[0].claims.at(0).subject, derivedId("asset", "j6", "inventory-csv", "A"));
        QCOMPARE(rows[2].claims.at(0).subject, rows[0].claims.at(0).subject);
        QVERIFY(rows[1].claims.at(0).subject != rows[0].claims.at(0).subject);
        // The same row again is a duplicate wherever it stands, a changed one is not.
        QVERIFY(rows[0].naturalKey != rows[2].naturalKey);
        QCOMPARE(read("nation,owner,kind,key\nEUR,J6,host,A\n")[0].naturalKey, rows[0].naturalKey);
    }

    void anUnreadableMarkingIsTheMostRestrictive()
    {
        const auto rows
            = read("key,kind,owner,nation,tlp\nA,host,J6,EUR,amber\nB,host,J6,EUR,TLP:PURPLE\nC,host,J6,EUR,\n");
        QCOMPARE(rows[0].claims.at(0).marking, "TLP:AMBER");
        QCOMPARE(rows[1].claims.at(0).marking, "UNMARKED");
        QCOMPARE(rows[2].claims.at(0).marking, "");
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "test_inventory.moc"
