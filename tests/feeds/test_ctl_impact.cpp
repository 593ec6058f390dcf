// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace watchfloor::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray billOf(const QByteArray &asset, const QByteArray &version, const QByteArray &at = "2026-09-30T12:00:00Z")
{
    const QByteArray about = R"({"type":"application","name":")" + asset + R"(","version":"7"})";
    const QByteArray part = R"({"type":"library","name":"openssl","version":")" + version
        + R"(","purl":"pkg:deb/debian/openssl@)" + version + R"("})";
    return R"({"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"metadata":{"timestamp":")" + at
        + R"(","component":)" + about + R"(},"components":[)" + part + "]}";
}

} // namespace

/// critical, path and whatif on the exercise, each asked about what another one said.
class TestCtlImpact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_on = {u"--store"_s, m_dir.filePath(u"exercise.watchfloor"_s), u"--json"_s};
        const auto run = ctl(m_on
                             + QStringList{u"ingest"_s, u"--no-correlate"_s,
                                           QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise")});
        QVERIFY2(run.exit == 3, run.err.constData());
    }

    void whatIsCriticalIsFeltAndLiesBelowTheMission()
    {
        const auto ranking = ctl(m_on + QStringList{u"critical"_s, u"--top"_s, u"5"_s});
        QCOMPARE(ranking.exit, 0);
        int points = 0;
        for (const auto &line : ranking.lines()) {
            if (line["ranking"_L1] != "single-point"_L1)
                continue;
            ++points;
            const auto missions = line["missions"_L1].toArray();
            QVERIFY(!missions.isEmpty());
            const QString mission = missions.first()["id"_L1].toString(), asset = line["id"_L1].toString();
            const auto way = ctl(m_on + QStringList{u"path"_s, mission, asset}).lines();
            QCOMPARE(way.size(), 1U);
            QVERIFY(way.front()["depends"_L1].toBool());
            const auto path = way.front()["path"_L1].toArray();
            QCOMPARE(path.first().toString(), mission);
            QCOMPARE(path.last().toString(), asset);
            const auto between = way.front()["between"_L1].toArray();
            QVERIFY(std::ranges::all_of(path, [&](const auto &id) { return between.contains(id); }));
            const auto every = way.front()["on_every_chain"_L1].toArray();
            QCOMPARE(every.first().toString(), mission);
            QCOMPARE(every.last().toString(), asset);
            QVERIFY(std::ranges::all_of(every, [&](const auto &id) { return path.contains(id); }));
            QVERIFY(!ctl(m_on + QStringList{u"path"_s, asset, mission}).lines().front()["depends"_L1].toBool());
        }
        QVERIFY(points > 0);
    }

    /// What is said of an owner is what whatif says when all of theirs fails.
    void anOwnersShareIsWhatTheirFailureLeaves()
    {
        const auto owners = ctl(m_on + QStringList{u"critical"_s, u"--only"_s, u"owner"_s}).lines();
        QVERIFY(!owners.empty());
        double shares = 0;
        for (const auto &line : owners) {
            QCOMPARE(line["ranking"_L1].toString(), u"owner"_s);
            QVERIFY(line["assets"_L1].toInt() > 0);
            shares += line["share"_L1].toDouble();
        }
        QVERIFY(shares <= 1.01);
        QVERIFY(!owners.front()["missions"_L1].toArray().isEmpty());
        for (const auto &line : ctl(m_on + QStringList{u"critical"_s, u"--only"_s, u"shared"_s}).lines()) {
            // Each of them is a way from the alternative down to what it shares.
            for (const auto &alternative : line["alternatives"_L1].toArray()) {
                if (alternative != line["id"_L1])
                    QVERIFY(ctl(m_on + QStringList{u"path"_s, alternative.toString(), line["id"_L1].toString()})
                                .lines()
                                .front()["depends"_L1]
                                .toBool());
            }
        }
    }

    void aSuppositionChangesMissionsAndNotThePicture()
    {
        // At one instant: where missions are heading is told by the clock.
        const QStringList then{u"impact"_s, u"--known-at"_s, u"2027-01-01T00:00:00Z"_s};
        const QByteArray before = ctl(m_on + then).out;
        QVERIFY(!before.isEmpty());
        const auto impaired = ctl(m_on + QStringList{u"impact"_s}).lines();
        const auto mission = std::ranges::find_if(impaired, [](const auto &line) {
            return line["kind"_L1] == "mission"_L1 && line["value"_L1].toDouble() < 1;
        });
        QVERIFY(mission != impaired.end());
        // All that is named as a reason is mended, so it must come up.
        QStringList mended;
        for (const auto &reason : (*mission)["reasons"_L1].toArray())
            mended += reason["path"_L1].toArray().last().toString() + u"=1"_s;
        const auto changed = ctl(m_on + QStringList{u"whatif"_s} + mended).lines();
        const auto up = std::ranges::find(changed, (*mission)["id"_L1], [](const auto &line) { return line["id"_L1]; });
        QVERIFY(up != changed.end());
        QCOMPARE(changed.back()["cut_off"_L1].toInt(-1), 0);
        QVERIFY(std::ranges::all_of(std::span(changed).first(changed.size() - 1),
                                    [](const auto &line) { return line["kind"_L1] == "mission"_L1; }));
        QCOMPARE((*up)["before"_L1], (*mission)["value"_L1]);
        QVERIFY((*up)["after"_L1].toDouble() > (*up)["before"_L1].toDouble());
        QVERIFY(ctl(m_on + QStringList{u"whatif"_s, u"--all"_s} + mended).lines().size() > changed.size());
        QCOMPARE(ctl(m_on + then).out, before);
    }

    void whatCannotBeSupposedIsSaid()
    {
        const auto strange = ctl(m_on + QStringList{u"whatif"_s, u"nothing of ours=0"_s});
        QCOMPARE(strange.exit, 1);
        QVERIFY2(strange.err.contains("nothing of ours"), strange.err.constData());
        QCOMPARE(ctl(m_on + QStringList{u"whatif"_s}).exit, 2);
        QCOMPARE(ctl(m_on + QStringList{u"whatif"_s, u"--component"_s, u"no such thing"_s}).exit, 1);
        const auto points = ctl(m_on + QStringList{u"critical"_s, u"--top"_s, u"1"_s}).lines();
        const auto beyond = ctl(m_on + QStringList{u"whatif"_s, points.front()["id"_L1].toString() + u"=1.5"_s});
        QCOMPARE(beyond.exit, 2);
        QVERIFY2(beyond.err.contains("from 0 (failed) to 1 (good)"), beyond.err.constData());
    }

    /// More than one asset at a time, and what is between two.
    void linksOwnersSuppliersAndProductsFail()
    {
        const QString folder = folderOf(u"links"_s);
        write(folder, u"1-assets.csv"_s,
              "key,name,kind,owner,nation\nRADIO,Radio,host,Navy,FRA\nEXCHANGE,Exchange,host,Telecom,FRA\n"
              "LINE-1,First line,cable,Telecom,FRA\nLINE-2,Second line,cable,Other,FRA\n");
        write(folder, u"2-dependencies.csv"_s,
              "dependant,provider,kind,need\nRADIO,EXCHANGE,network,all\nEXCHANGE,LINE-1,line,any\n"
              "EXCHANGE,LINE-2,line,any\n");
        write(folder, u"3-missions.csv"_s,
              "mission,name,area,task,task_name,needs\nM,Convoy,Gulf,T,Talk,RADIO\nN,Calls,Gulf,T,Call,EXCHANGE\n");
        write(folder, u"4-bill.cdx.json"_s,
              R"({"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"metadata":{"timestamp":)"
              R"("2026-09-30T12:00:00Z","component":{"type":"application","name":"Exchange","version":"7",)"
              R"("supplier":{"name":"Maker"}}},"components":[{"type":"library","name":"openssl","version":"3.0.1",)"
              R"("purl":"pkg:deb/debian/openssl@3.0.1","cpe":"cpe:2.3:a:openssl:openssl:3.0.1:*:*:*:*:*:*:*",)"
              R"("supplier":{"name":"Debian"}}]})");
        const QStringList on = ingested(folder);
        const auto names = [&](const QStringList &what) {
            QStringList changed;
            const auto said = ctl(on + QStringList{u"whatif"_s, u"--all"_s} + what);
            for (const auto &line : said.lines()) {
                if (line.contains("name"_L1))
                    changed << line["name"_L1].toString() + u' ' + QString::number(line["after"_L1].toDouble());
            }
            changed.sort();
            return said.exit == 0 ? changed.join(u", "_s) : QString::fromUtf8(said.err);
        };
        const auto impact = [&] { // the outlook begins now, and that goes on
            static const QRegularExpression instant(u"\"at\":\"[^\"]*\""_s);
            return QString::fromUtf8(ctl(on + QStringList{u"impact"_s, u"Convoy"_s}).out).remove(instant);
        };
        const QString before = impact();
        // The exchange works, and still the radio does not have it.
        const QString cut = names({u"Radio->Exchange"_s});
        const QStringList lost = cut.split(u", "_s);
        QVERIFY2(lost.contains("Convoy 0"_L1) && lost.contains("Radio 0"_L1) && !lost.contains("Exchange 0"_L1),
                 qPrintable(cut));
        QVERIFY2(!cut.contains("Calls"_L1), qPrintable(cut));
        const QString weak = names({u"Radio -> Exchange=0.4"_s});
        QVERIFY2(weak.contains("Convoy 0.4"_L1), qPrintable(weak));
        QVERIFY2(!names({u"Exchange->First line"_s}).contains("Convoy"_L1), "one of two lines is enough");
        QVERIFY(names({u"Exchange->First line"_s, u"Exchange->Second line"_s}).contains("Convoy 0"_L1));
        QVERIFY(names({u"--owner"_s, u"telecom"_s}).contains("Convoy 0"_L1));
        QVERIFY(names({u"--owner"_s, u"nobody"_s}).contains("no asset has owner nobody"_L1));
        QVERIFY(names({u"First line->Radio"_s}).contains("does not need"_L1));
        for (const auto &product :
             {u"openssl"_s, u"OpenSSL@3.0.1"_s, u"pkg:deb/debian/openssl"_s, u"pkg:deb/debian/openssl@3.0.1"_s,
              u"cpe:2.3:a:openssl:openssl:3.0.1:*:*:*:*:*:*:*"_s}) {
            const QString changed = names({u"--component"_s, product});
            QVERIFY2(changed.contains("Exchange"_L1), qPrintable(product + u": " + changed));
        }
        QVERIFY2(names({u"--supplier"_s, u"debian"_s}).contains("Exchange"_L1),
                 qPrintable(names({u"--supplier"_s, u"debian"_s})));
        QCOMPARE(ctl(on + QStringList{u"whatif"_s, u"--vulnerability"_s, u"CVE-1999-0001"_s}).exit, 1);
        QCOMPARE(impact(), before);
    }

    /// A mission whose radio has a battery of two hours, half an hour after its power failed, and one of two links
    /// down.
    void whereAMissionIsHeading()
    {
        const QString folder = folderOf(u"battery"_s);
        write(folder, u"1-assets.csv"_s,
              "key,name,kind,owner,nation\nPOWER,Power,power,o,FRA\nRADIO,Radio,host,o,FRA\nLINK-1,First "
              "link,cable,o,FRA\nLINK-2,Second link,cable,o,FRA\n");
        write(folder, u"2-dependencies.csv"_s,
              "dependant,provider,kind,need,hold_up_s\nRADIO,POWER,power,all,2h\nRADIO,LINK-1,link,any,\n"
              "RADIO,LINK-2,link,any,\n");
        write(folder, u"3-missions.csv"_s, "mission,name,area,task,task_name,needs\nM,Convoy,Gulf,T,Talk,RADIO\n");
        const auto ago = [](int minutes) {
            return QDateTime::currentDateTimeUtc().addSecs(-60 * minutes).toString(Qt::ISODate).toUtf8();
        };
        write(folder, u"4-incidents.csv"_s,
              "incident_id,created_at,first_seen,summary,severity,affected_hosts,state\nI1," + ago(30) + ',' + ago(30)
                  + ",Power failed,critical,POWER,open\nI2," + ago(20) + ',' + ago(20)
                  + ",Cable cut,critical,LINK-1,open\n");
        const QStringList on = ingested(folder);
        const auto lines = ctl(on + QStringList{u"impact"_s, u"Convoy"_s}).lines();
        QCOMPARE(lines.size(), 1U);
        const QJsonObject &mission = lines.front();
        QCOMPARE(mission["value"_L1].toDouble(-1), 0); // what it comes to
        const auto outlook = mission["outlook"_L1].toArray();
        QCOMPARE(outlook.size(), 4);
        const std::vector<std::pair<int, double>> expected{{0, 1}, {1, 1}, {6, 0}, {24, 0}};
        for (qsizetype i = 0; i < outlook.size(); ++i) {
            const auto [hours, value] = expected[std::size_t(i)];
            QCOMPARE(outlook[i]["hours"_L1].toInt(), hours);
            QCOMPARE(outlook[i]["value"_L1].toDouble(), value);
            const auto reasons = outlook[i]["reasons"_L1].toArray();
            QCOMPARE(reasons.size(), value < 1 ? 1 : 0);
            if (value < 1) {
                const auto path = reasons.first()["path"_L1].toArray();
                QCOMPARE(path.size(), 4);
                QCOMPARE(path.first(), mission["id"_L1]);
                QCOMPARE(reasons.first()["incidents"_L1].toArray().size(), 1);
            }
        }
        QVERIFY(mission["redundancy_lost_in"_L1].isArray());
        QCOMPARE(mission["redundancy_lost_in"_L1].toArray().size(),
                 0); // the radio has one link of two, but its power is what counts
        QCOMPARE(mission["needs"_L1].toInt(), 6);
        QCOMPARE(mission["unknown_share"_L1].toDouble(-1), 0);
        const QByteArray said = ctl({on[0], on[1], u"impact"_s, u"Convoy"_s}).out;
        QVERIFY2(said.contains("now 100 %, +1 h 100 %, +6 h 0 %, +24 h 0 %"), said.constData());
    }

    /// From a table to the answer: a convoy that leaves in three hours and rides on what has failed, and the way back.
    void phasesToComeAreTold()
    {
        const QString folder = folderOf(u"phases"_s);
        const auto in = [](int hours) {
            return QDateTime::currentDateTimeUtc().addSecs(3600 * hours).toString(Qt::ISODate).toUtf8();
        };
        write(folder, u"1-assets.csv"_s,
              "key,name,kind,owner,nation\nRADIO,Radio,host,o,FRA\nTRUCK,Trucks,host,o,FRA\nFERRY,Ferry,host,o,FRA\n");
        write(folder, u"2-missions.csv"_s,
              "mission,name,task,task_name,needs,phase,phase_name,phase_from,phase_to\n"
              "M,Aid,T1,Talk,RADIO,,,,\nM,Aid,T2,Escort,TRUCK,P2,Convoy,"
                  + in(3) + ',' + in(12) + "\nM,Aid,T3,Go home,FERRY,P3,Return," + in(12) + ",\nM,Aid,T0,Land,FERRY,P0,"
                  + "Landing," + in(-9) + ',' + in(-3) + "\n");
        write(folder, u"3-incidents.csv"_s,
              "incident_id,created_at,first_seen,summary,severity,affected_hosts,state\nI1," + in(-1) + ',' + in(-1)
                  + ",No fuel,critical,TRUCK,open\n");
        const QStringList on = ingested(folder);
        const auto mission = ctl(on + QStringList{u"impact"_s, u"Aid"_s}).lines().front();
        QCOMPARE(mission["value"_L1].toDouble(), 1);
        QStringList told;
        for (const auto &value : mission["phases"_L1].toArray()) {
            const QJsonObject phase = value.toObject();
            told << u"%1 %2 %3 %4"_s
                        .arg(phase["name"_L1].toString(), phase["state"_L1].toString(), phase["health"_L1].toString())
                        .arg(phase["reasons"_L1].toArray().size());
        }
        QCOMPARE(told,
                 (QStringList{u"Landing over  0"_s, u"Convoy to come failed 1"_s, u"Return to come nominal 0"_s}));
        QCOMPARE(mission["outlook"_L1].toArray()[1]["value"_L1].toDouble(), 1);
        QCOMPARE(mission["outlook"_L1].toArray()[2]["value"_L1].toDouble(-1), 0);
        const QByteArray said = ctl({on[0], on[1], u"impact"_s, u"Aid"_s}).out;
        QVERIFY2(said.contains("phase Convoy (from ") && said.contains("failed, 0 %"), said.constData());

        const auto supposed = ctl(on + QStringList{u"whatif"_s, u"FERRY"_s}).lines();
        QCOMPARE(supposed.front()["name"_L1].toString(), u"Aid"_s);
        QCOMPARE(supposed.front()["before"_L1].toDouble(-1), 1);
        QCOMPARE(supposed.front()["after"_L1].toDouble(-1), 1);
        const auto phases = supposed.front()["phases"_L1].toArray();
        QCOMPARE(phases.size(), 1);
        QCOMPARE(phases.first()["name"_L1].toString(), u"Return"_s);
        QCOMPARE(phases.first()["before"_L1].toDouble(), 1);
        QCOMPARE(phases.first()["after"_L1].toDouble(-1), 0);
        // Of the mission itself too.
        const auto half = ctl(on + QStringList{u"whatif"_s, u"Aid=0.5"_s}).lines().front();
        QCOMPARE(half["phases"_L1].toArray().size(), 1); // the convoy has failed as it is
        QCOMPARE(half["phases"_L1].toArray().first()["after"_L1].toDouble(), 0.5);
        // What was needed for the landing alone is needed no more.
        int cuts = 0;
        for (const auto &line : ctl(on + QStringList{u"critical"_s, u"--only"_s, u"cut-set"_s, u"Aid"_s}).lines())
            cuts += line["ranking"_L1].toString() == u"cut-set"_s;
        QCOMPARE(cuts, 3);
    }

    /// Only so many phases are looked at ahead; those beyond are told as what they are, without a value.
    void phasesFarAheadAreNotOver()
    {
        constexpr int count = 70;
        const QString folder = folderOf(u"manyphases"_s);
        write(folder, u"1-assets.csv"_s, "key,name,kind,owner,nation\nTRUCK,Trucks,host,o,FRA\n");
        const auto in = [](int hours) {
            return QDateTime::currentDateTimeUtc().addSecs(3600 * hours).toString(Qt::ISODate).toUtf8();
        };
        QByteArray rows = "mission,name,task,task_name,needs,phase,phase_name,phase_from,phase_to\n";
        for (int n = 0; n < count; ++n) {
            const QByteArray number = QByteArray::number(n).rightJustified(2, '0');
            rows += "M,Aid,T,Escort,TRUCK,P" + number + ",Leg " + number + ',' + in(10 * n - 5) + ',' + in(10 * n)
                + '\n';
        }
        write(folder, u"2-missions.csv"_s, rows);
        const auto mission = ctl(ingested(folder) + QStringList{u"impact"_s, u"Aid"_s}).lines().front();
        const auto phases = mission["phases"_L1].toArray();
        QCOMPARE(phases.size(), count);
        int looked = 0;
        for (int n = 0; n < count; ++n) {
            QCOMPARE(phases[n]["state"_L1].toString(), n == 0 ? u"over"_s : u"to come"_s);
            looked += phases[n]["value"_L1].isDouble();
        }
        QCOMPARE(looked, 64);
    }

    /// One asset has what an advisory says is vulnerable, by its package URL; the other has a later version.
    void vulnerableAssetsFail()
    {
        const QString folder = folderOf(u"vulnerable"_s);
        write(folder, u"1-assets.csv"_s,
              "key,name,kind,owner,nation\nRADIO,Radio,host,Navy,FRA\nEXCHANGE,Exchange,host,Telecom,FRA\n"
              "SPARE,Spare,host,Telecom,FRA\n");
        write(folder, u"2-dependencies.csv"_s,
              "dependant,provider,kind,need\nRADIO,EXCHANGE,network,all\nEXCHANGE,Exchange 7,software,all\n"
              "SPARE,Spare 7,software,all\n");
        write(folder, u"3-missions.csv"_s,
              "mission,name,area,task,task_name,needs\nM,Convoy,Gulf,T,Talk,RADIO\nN,Reserve,Gulf,T,Talk,SPARE\n");
        write(folder, u"4-exchange.cdx.json"_s, billOf("Exchange", "3.0.1"));
        write(folder, u"5-spare.cdx.json"_s, billOf("Spare", "3.0.9"));
        write(folder, u"6-advisory.cdx.json"_s,
              R"({"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"metadata":{"timestamp":)"
              R"("2026-09-30T12:00:00Z"},"components":[{"type":"library","bom-ref":"ssl","name":"openssl",)"
              R"("version":"3.0.1","purl":"pkg:deb/debian/openssl@3.0.1"}],"vulnerabilities":[{"id":"CVE-2026-0001",)"
              R"("description":"Overflow","affects":[{"ref":"ssl"}]}]})");
        const QStringList on = ingested(folder);
        const auto fallen = [&](const QString &option, const QString &what) {
            const auto said = ctl(on + QStringList{u"whatif"_s, u"--all"_s, option, what});
            QStringList names;
            for (const QJsonObject &line : said.lines()) {
                if (line["kind"_L1] == "mission"_L1 || line["name"_L1].toString().endsWith(u" 7"))
                    names << line["name"_L1].toString();
            }
            names.sort();
            return said.exit == 0 ? names.join(u", "_s) : QString::fromUtf8(said.err);
        };
        QCOMPARE(fallen(u"--vulnerability"_s, u"cve-2026-0001"_s), u"Convoy, Exchange 7"_s);
        QCOMPARE(fallen(u"--component"_s, u"openssl"_s), u"Convoy, Exchange 7, Reserve, Spare 7"_s);

        // The asset tells what is vulnerable on it, and by which rule that is known.
        const auto needs = ctl(on + QStringList{u"dependency"_s, u"list"_s, u"Exchange 7"_s}).lines();
        QCOMPARE(needs.size(), 1U);
        const auto exchange = ctl(on + QStringList{u"show"_s, needs.front()["provider"_L1].toString()}).lines().front();
        const auto matches = exchange["vulnerability_matches"_L1].toArray();
        QCOMPARE(matches.size(), 1);
        QCOMPARE(matches.first()["cve"_L1].toString(), u"CVE-2026-0001"_s);
        QCOMPARE(matches.first()["asset_name"_L1].toString(), u"Exchange 7"_s);
        QVERIFY(!matches.first()["rule"_L1].toString().isEmpty());
        const auto advisory = ctl(on + QStringList{u"show"_s, matches.first()["vulnerability"_L1].toString()});
        QVERIFY(advisory.lines().front()["vulnerability_matches"_L1].toArray().contains(matches.first()));

        // Which component that is, and by which chain it came: this bill does not say who needs it.
        const auto weak = exchange["vulnerable_components"_L1].toArray();
        QCOMPARE(weak.size(), 1);
        QCOMPARE(weak.first()["component"_L1].toString(), u"pkg:deb/debian/openssl@3.0.1"_s);
        QCOMPARE(weak.first()["path"_L1].toArray().size(), 2);
        QVERIFY(!weak.first()["tells_needs"_L1].toBool() && !weak.first()["depends"_L1].toBool());

        // Its maker says anew what it is made of: the old parts are nobody's any more.
        write(folder, u"7-exchange.cdx.json"_s, billOf("Exchange", "3.0.9", "2026-09-30T13:00:00Z"));
        QCOMPARE(ctl(on
                     + QStringList{u"ingest"_s, u"--no-correlate"_s, u"--source"_s, u"ops"_s,
                                   folder + u"/7-exchange.cdx.json"_s})
                     .exit,
                 0);
        QCOMPARE(fallen(u"--component"_s, u"openssl@3.0.1"_s), QString());
        QCOMPARE(fallen(u"--vulnerability"_s, u"cve-2026-0001"_s), QString());
        QCOMPARE(fallen(u"--component"_s, u"openssl@3.0.9"_s), u"Convoy, Exchange 7, Reserve, Spare 7"_s);
    }

    /// A person changes the model, takes it back, and does it again.
    void dependenciesAreSetAndRemoved()
    {
        const QString folder = folderOf(u"model"_s);
        write(folder, u"1-assets.csv"_s,
              "key,name,kind,owner,nation\nRADIO,Radio,host,Navy,FRA\nLINE-1,First line,cable,Telecom,FRA\n"
              "LINE-2,Second line,cable,Other,FRA\n");
        write(folder, u"2-dependencies.csv"_s,
              "dependant,provider,kind,need,hold_up_s\nRADIO,LINE-1,line,any,90\nRADIO,LINE-2,line,any,\n");
        const QStringList on = ingested(folder);
        const auto change = [&](const QStringList &words) {
            return ctl(on + QStringList{u"--as"_s, u"anna"_s, u"dependency"_s} + words);
        };
        const auto needs = [&] {
            QStringList all;
            for (const auto &line : ctl(on + QStringList{u"dependency"_s, u"list"_s, u"Radio"_s}).lines())
                all << u"%1 %2 %3 %4"_s.arg(line["provider_name"_L1].toString(), line["need"_L1].toString())
                           .arg(line["hold_up_s"_L1].toInt())
                           .arg(line["strength"_L1].toDouble());
            all.sort();
            return all.join(u", "_s);
        };
        const QString before = u"First line any 90 1, Second line any 0 1"_s;
        QCOMPARE(needs(), before);
        const QStringList weaker{u"set"_s, u"Radio"_s, u"First line"_s, u"--strength"_s, u"0.5"_s};
        QCOMPARE(ctl(on + QStringList{u"dependency"_s} + weaker).exit, 2); // by whom?
        QCOMPARE(change(weaker).exit, 0);
        const QString weak = u"First line any 90 0.5, Second line any 0 1"_s; // the rest as it stood
        QCOMPARE(needs(), weak);
        QCOMPARE(change({u"remove"_s, u"Radio"_s, u"Second line"_s, u"--why"_s, u"cut for good"_s}).exit, 0);
        QCOMPARE(needs(), u"First line any 90 0.5"_s);
        const QStringList undo{u"--as"_s, u"anna"_s, u"decide"_s, u"undo"_s};
        QCOMPARE(ctl(on + undo).exit, 0);
        QCOMPARE(needs(), weak);
        QCOMPARE(ctl(on + undo).exit, 0);
        QCOMPARE(needs(), before);
        QCOMPARE(change({u"set"_s, u"First line"_s, u"Second line"_s, u"--need"_s, u"k"_s, u"--enough"_s, u"2"_s,
                         u"--hold-up"_s, u"1.5h"_s})
                     .exit,
                 0);
        const auto all = ctl(on + QStringList{u"dependency"_s, u"list"_s, u"Second line"_s}).lines();
        const auto found = std::ranges::find(all, u"First line"_s,
                                             [](const auto &one) { return one["dependant_name"_L1].toString(); });
        QVERIFY(found != all.end());
        const QJsonObject &line = *found;
        QCOMPARE(line["need"_L1].toString(), u"k"_s);
        QCOMPARE(line["k"_L1].toInt(), 2);
        QCOMPARE(line["hold_up_s"_L1].toInt(), 5400);

        for (const QStringList &wrong :
             std::vector<QStringList>{{u"set"_s, u"Radio"_s, u"First line"_s, u"--strength"_s, u"2"_s},
                                      {u"set"_s, u"Radio"_s, u"First line"_s, u"--strength"_s, u"much"_s},
                                      {u"set"_s, u"Radio"_s, u"First line"_s, u"--need"_s, u"perhaps"_s},
                                      {u"set"_s, u"Radio"_s, u"First line"_s, u"--hold-up"_s, u"long"_s},
                                      {u"set"_s, u"Radio"_s, u"Radio"_s},
                                      {u"set"_s, u"Radio"_s}})
            QCOMPARE(change(wrong).exit, 2);
        QCOMPARE(change({u"set"_s, u"Radio"_s, u"Nobody's"_s}).exit, 1);
        QCOMPARE(change({u"remove"_s, u"Second line"_s, u"Radio"_s}).exit, 1);
        QCOMPARE(ctl(on + QStringList{u"log"_s, u"verify"_s}).exit, 0);
    }

    /// Told by telephone: the power is down for six hours, and then that it was a mistake.
    void aPersonSaysHowAnAssetIs()
    {
        const QString folder = m_dir.filePath(u"held"_s), store = m_dir.filePath(u"held.watchfloor"_s);
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(writeFile(folder + u"/1-assets.csv"_s, "key,name,kind,owner,nation\nPOWER,Power,power,o,FRA\n"));
        QVERIFY(writeFile(folder + u"/2-missions.csv"_s,
                          "mission,name,area,task,task_name,needs\nM,Convoy,Gulf,T,Talk,POWER\n"));
        QVERIFY(writeFile(folder + u"/3-incidents.csv"_s,
                          "incident_id,created_at,first_seen,summary,severity,affected_hosts,state\n"
                          "I1,2026-09-30T12:00:00Z,2026-09-30T12:00:00Z,Fire,medium,POWER,open\n"));
        const QStringList plain{u"--store"_s, store}, on = plain + QStringList{u"--json"_s};
        const auto run = ctl(on + QStringList{u"ingest"_s, u"--no-correlate"_s, u"--source"_s, u"ops"_s, folder});
        QVERIFY2(run.exit == 0, run.all().constData());
        const auto mission = [&] { return ctl(on + QStringList{u"impact"_s, u"Convoy"_s}).lines().front(); };
        const auto decide = [&](const QStringList &words) {
            return ctl(on + QStringList{u"--as"_s, u"anna"_s, u"decide"_s, u"health"_s} + words);
        };
        QCOMPARE(mission()["health"_L1], u"degraded"_s);
        const auto done = decide({u"Power"_s, u"--value"_s, u"failed"_s, u"--until"_s, u"6h"_s, u"--why"_s, u"told"_s});
        QVERIFY2(done.exit == 0, done.all().constData());
        QCOMPARE(done.lines().front()["action"_L1], u"health"_s);
        QCOMPARE(mission()["health"_L1], u"failed"_s);
        const auto reason = mission()["reasons"_L1].toArray().first();
        QVERIFY(reason["held"_L1].toBool());
        QCOMPARE(reason["incidents"_L1].toArray().size(), 1);
        const auto outlook = mission()["outlook"_L1].toArray();
        QCOMPARE(outlook[1]["value"_L1].toDouble(-1), 0);
        QCOMPARE(outlook[3]["value"_L1].toDouble(), 0.7); // then what the incident says counts again
        const QJsonObject power = ctl(on + QStringList{u"impact"_s, u"Power"_s}).lines().front();
        const QJsonObject held = power["held"_L1].toObject();
        QCOMPARE(held["health"_L1], u"failed"_s);
        QCOMPARE(held["by"_L1], u"anna"_s);
        QCOMPARE(held["why"_L1], u"told"_s);
        QCOMPARE(held["otherwise"_L1], u"degraded"_s);
        const auto left
            = QDateTime::currentDateTimeUtc().secsTo(QDateTime::fromString(held["until"_L1].toString(), Qt::ISODate));
        QVERIFY2(left > 5 * 3600 && left <= 6 * 3600, qPrintable(QString::number(left)));
        const QByteArray said = ctl(plain + QStringList{u"impact"_s, u"Power"_s}).out;
        QVERIFY2(said.contains("held for failed by anna until") && said.contains("incidents and feeds say degraded"),
                 said.constData());
        const auto shown = ctl(on + QStringList{u"show"_s, power["id"_L1].toString()});
        QCOMPARE(shown.lines().front()["held"_L1].toObject()["health"_L1], u"failed"_s);
        QVERIFY2(shown.out.contains(R"("action":"health")"), shown.out.constData());
        const auto diff = ctl(on + QStringList{u"diff"_s, u"--since"_s, u"2026-10-01T00:00:00Z"_s}).lines();
        QVERIFY(std::ranges::any_of(diff, [](const auto &line) { return line["change"_L1] == "held"_L1; }));

        // Better than the incident says, and that is said.
        QCOMPARE(decide({u"Power"_s, u"--value"_s, u"nominal"_s, u"--until"_s, u"2090-01-01T00:00Z"_s, u"--why"_s,
                         u"checked by hand"_s})
                     .exit,
                 0);
        QCOMPARE(mission()["health"_L1], u"nominal"_s);
        QVERIFY(ctl(on + QStringList{u"impact"_s, u"Power"_s})
                    .lines()
                    .front()["held"_L1]
                    .toObject()["contradicted"_L1]
                    .toBool());
        // What is supposed starts from it.
        const auto supposed = ctl(on + QStringList{u"whatif"_s, u"Power=0"_s}).lines();
        QCOMPARE(supposed.front()["before"_L1].toDouble(), 1);

        QCOMPARE(decide({u"Power"_s, u"--withdraw"_s}).exit, 0);
        QCOMPARE(mission()["health"_L1], u"degraded"_s);
        QCOMPARE(ctl(on + QStringList{u"--as"_s, u"anna"_s, u"decide"_s, u"undo"_s}).exit, 0);
        QCOMPARE(mission()["health"_L1], u"nominal"_s);

        QCOMPARE(decide({u"Power"_s, u"--withdraw"_s}).exit, 0);
        QCOMPARE(decide({u"Power"_s, u"--withdraw"_s}).exit, 1); // nobody holds anything
        QCOMPARE(decide({u"Nothing"_s, u"--value"_s, u"failed"_s, u"--why"_s, u"w"_s}).exit, 1);
        QCOMPARE(decide({u"Power"_s, u"--value"_s, u"failed"_s}).exit, 2); // no reason
        QCOMPARE(decide({u"Power"_s, u"--value"_s, u"unknown"_s, u"--why"_s, u"w"_s}).exit, 2);
        QCOMPARE(decide({u"Power"_s, u"--value"_s, u"failed"_s, u"--withdraw"_s}).exit, 2);
        QCOMPARE(decide({u"Power"_s, u"--why"_s, u"w"_s}).exit, 2);
        QCOMPARE(
            decide({u"Power"_s, u"--value"_s, u"failed"_s, u"--why"_s, u"w"_s, u"--until"_s, u"2020-01-01"_s}).exit, 2);
    }

    void pathLeadsToAComponent()
    {
        const QString folder = folderOf(u"chain"_s);
        write(
            folder, u"bill.cdx.json"_s,
            R"({"bomFormat":"CycloneDX","specVersion":"1.5","metadata":{"component":{"bom-ref":"shop","name":"shop",)"
            R"("version":"7"}},"components":[{"bom-ref":"web","name":"web","version":"1"},{"bom-ref":"log","name":"log",)"
            R"("version":"2","purl":"pkg:npm/log@2"},{"bom-ref":"odd","name":"odd"},{"bom-ref":"c1","name":"c1"},)"
            R"({"bom-ref":"c2","name":"c2","purl":"pkg:npm/c2@1"}],"dependencies":[{"ref":"shop",)"
            R"("dependsOn":["web","gone"]},{"ref":"web","dependsOn":["log"]},{"ref":"log","dependsOn":["web"]},)"
            R"({"ref":"c1","dependsOn":["c2"]},{"ref":"c2","dependsOn":["c1"]}],)"
            R"("vulnerabilities":[{"id":"CVE-2026-0009","affects":[{"ref":"log"}]},)"
            R"({"id":"Bug %1 %4","ratings":[{"severity":"high"}],"affects":[{"ref":"c2"}]}]})");
        const QStringList on = ingested(folder);
        const auto to = [&](const QString &what) {
            const auto lines = ctl(on + QStringList{u"path"_s, u"shop 7"_s, what}).lines();
            return lines.size() == 1 ? lines.front() : QJsonObject();
        };
        for (const QString &name : {u"log"_s, u"LOG@2"_s, u"pkg:npm/log@2"_s, u"pkg:npm/log"_s}) {
            const QJsonObject said = to(name);
            QVERIFY(said["depends"_L1].toBool() && said["tells_needs"_L1].toBool());
            QCOMPARE(said["path"_L1].toArray().size(), 3);
            QCOMPARE(said["path"_L1][0].toString(), said["from"_L1].toString());
            QCOMPARE(said["path"_L1][1].toString(), u"web@1"_s);
            QCOMPARE(said["path"_L1][2].toString(), u"pkg:npm/log@2"_s);
            QCOMPARE(said["dependants"_L1].toInt(), 1);
            QCOMPARE(said["vulnerabilities"_L1].toArray(), QJsonArray{u"CVE-2026-0009"_s});
        }
        QVERIFY(!to(u"odd"_s)["depends"_L1].toBool());
        QCOMPARE(to(u"odd"_s)["path"_L1].toArray().size(), 2);
        QStringList plain = on;
        plain.removeAll(u"--json"_s);
        const QByteArray text = ctl(plain + QStringList{u"path"_s, u"shop 7"_s, u"log"_s}).out;
        QVERIFY2(text.contains("shop 7 -> web@1 -> log@2\n"), text.constData());
        QVERIFY(text.contains("name no component: 1"));
        // Somebody needs these, and yet nothing leads there; and what a weakness is called changes no line.
        const QByteArray circle = ctl(plain + QStringList{u"path"_s, u"shop 7"_s, u"c2"_s}).out;
        QVERIFY2(circle.contains("shop 7 -> c1 -> c2 (the bill lists c1, which only components of a circle need"),
                 circle.constData());
        QVERIFY2(circle.contains("vulnerable: Bug %1 %4, severity 70\n"), circle.constData());
        const QByteArray shown = ctl(plain + QStringList{u"show"_s, to(u"log"_s)["from"_L1].toString()}).out;
        QVERIFY2(
            shown.contains("vulnerable: Bug %1 %4, severity 70; by purl: pkg:npm/c2@1\n    by shop 7 -> c1 -> c2 ("),
            shown.constData());
        QVERIFY(shown.contains("vulnerable: CVE-2026-0009, severity "));
        QCOMPARE(ctl(on + QStringList{u"path"_s, u"shop 7"_s, u"gone"_s}).exit, 1);
    }

private:
    QString folderOf(const QString &name) const
    {
        QDir(m_dir.path()).mkdir(name);
        return m_dir.filePath(name);
    }
    static void write(const QString &folder, const QString &name, const QByteArray &text)
    {
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    /// All of a folder in a store of its own; what further commands begin with.
    static QStringList ingested(const QString &folder)
    {
        const QStringList on{u"--store"_s, folder + u".watchfloor"_s, u"--json"_s};
        const auto run = ctl(on + QStringList{u"ingest"_s, u"--no-correlate"_s, u"--source"_s, u"ops"_s, folder});
        if (run.exit != 0)
            qWarning("%s", run.all().constData());
        return on;
    }

    QTemporaryDir m_dir;
    QStringList m_on;
};

QTEST_GUILESS_MAIN(TestCtlImpact)
#include "test_ctl_impact.moc"
