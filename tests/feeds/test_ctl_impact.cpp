// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace watchfloor::test;
using namespace Qt::StringLiterals;

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
        const QString folder = m_dir.filePath(u"links"_s), store = m_dir.filePath(u"links.watchfloor"_s);
        QVERIFY(QDir().mkpath(folder));
        const auto write = [&](const QString &name, const QByteArray &text) {
            QFile file(folder + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write(u"1-assets.csv"_s,
              "key,name,kind,owner,nation\nRADIO,Radio,host,Navy,FRA\nEXCHANGE,Exchange,host,Telecom,FRA\n"
              "LINE-1,First line,cable,Telecom,FRA\nLINE-2,Second line,cable,Other,FRA\n");
        write(u"2-dependencies.csv"_s,
              "dependant,provider,kind,need\nRADIO,EXCHANGE,network,all\nEXCHANGE,LINE-1,line,any\n"
              "EXCHANGE,LINE-2,line,any\n");
        write(u"3-missions.csv"_s,
              "mission,name,area,task,task_name,needs\nM,Convoy,Gulf,T,Talk,RADIO\nN,Calls,Gulf,T,Call,EXCHANGE\n");
        write(u"4-bill.cdx.json"_s,
              R"({"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"metadata":{"timestamp":)"
              R"("2026-09-30T12:00:00Z","component":{"type":"application","name":"Exchange","version":"7",)"
              R"("supplier":{"name":"Maker"}}},"components":[{"type":"library","name":"openssl","version":"3.0.1",)"
              R"("purl":"pkg:deb/debian/openssl@3.0.1","cpe":"cpe:2.3:a:openssl:openssl:3.0.1:*:*:*:*:*:*:*",)"
              R"("supplier":{"name":"Debian"}}]})");
        const QStringList on{u"--store"_s, store, u"--json"_s};
        const auto run = ctl(on + QStringList{u"ingest"_s, u"--no-correlate"_s, u"--source"_s, u"ops"_s, folder});
        QVERIFY2(run.exit == 0, run.all().constData());
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
        const QString folder = m_dir.filePath(u"battery"_s), store = m_dir.filePath(u"battery.watchfloor"_s);
        QVERIFY(QDir().mkpath(folder));
        const auto write = [&](const QString &name, const QByteArray &text) {
            QFile file(folder + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write(u"1-assets.csv"_s,
              "key,name,kind,owner,nation\nPOWER,Power,power,o,FRA\nRADIO,Radio,host,o,FRA\nLINK-1,First "
              "link,cable,o,FRA\nLINK-2,Second link,cable,o,FRA\n");
        write(u"2-dependencies.csv"_s,
              "dependant,provider,kind,need,hold_up_s\nRADIO,POWER,power,all,2h\nRADIO,LINK-1,link,any,\n"
              "RADIO,LINK-2,link,any,\n");
        write(u"3-missions.csv"_s, "mission,name,area,task,task_name,needs\nM,Convoy,Gulf,T,Talk,RADIO\n");
        const auto ago = [](int minutes) {
            return QDateTime::currentDateTimeUtc().addSecs(-60 * minutes).toString(Qt::ISODate).toUtf8();
        };
        write(u"4-incidents.csv"_s,
              "incident_id,created_at,first_seen,summary,severity,affected_hosts,state\nI1," + ago(30) + ',' + ago(30)
                  + ",Power failed,critical,POWER,open\nI2," + ago(20) + ',' + ago(20)
                  + ",Cable cut,critical,LINK-1,open\n");
        const QStringList on{u"--store"_s, store, u"--json"_s};
        const auto run = ctl(on + QStringList{u"ingest"_s, u"--no-correlate"_s, u"--source"_s, u"ops"_s, folder});
        QVERIFY2(run.exit == 0, run.all().constData());
        const auto lines = ctl(on + QStringList{u"impact"_s, u"Convoy"_s}).lines();
        QCOMPARE(lines.size(), 1U);
        const QJsonObject &mission = lines.front();
        QCOMPARE(mission["value"_L1].toDouble(), 0); // what it comes to
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
        const auto thin = mission["redundancy_lost_in"_L1].toArray();
        QCOMPARE(thin.size(), 0); // the radio has one link of two, but its power is what counts
        QCOMPARE(mission["needs"_L1].toInt(), 6);
        QCOMPARE(mission["unknown_share"_L1].toDouble(), 0);
        const QByteArray said = ctl({u"--store"_s, store, u"impact"_s, u"Convoy"_s}).out;
        QVERIFY2(said.contains("now 100 %, +1 h 100 %, +6 h 0 %, +24 h 0 %"), said.constData());
    }

private:
    QTemporaryDir m_dir;
    QStringList m_on;
};

QTEST_GUILESS_MAIN(TestCtlImpact)
#include "test_ctl_impact.moc"
