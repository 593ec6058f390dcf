// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

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
            QVERIFY(!ctl(m_on + QStringList{u"path"_s, asset, mission}).lines().front()["depends"_L1].toBool());
        }
        QVERIFY(points > 0);
    }

    void aSuppositionChangesMissionsAndNotThePicture()
    {
        const QByteArray before = ctl(m_on + QStringList{u"impact"_s}).out;
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
        QVERIFY(std::ranges::all_of(changed, [](const auto &line) { return line["kind"_L1] == "mission"_L1; }));
        QCOMPARE((*up)["before"_L1], (*mission)["value"_L1]);
        QVERIFY((*up)["after"_L1].toDouble() > (*up)["before"_L1].toDouble());
        QVERIFY(ctl(m_on + QStringList{u"whatif"_s, u"--all"_s} + mended).lines().size() > changed.size());
        QCOMPARE(ctl(m_on + QStringList{u"impact"_s}).out, before);
    }

    void whatCannotBeSupposedIsSaid()
    {
        const auto strange = ctl(m_on + QStringList{u"whatif"_s, u"nothing of ours=0"_s});
        QCOMPARE(strange.exit, 1);
        QVERIFY2(strange.err.contains("nothing of ours"), strange.err.constData());
        const auto points = ctl(m_on + QStringList{u"critical"_s, u"--top"_s, u"1"_s}).lines();
        const auto beyond = ctl(m_on + QStringList{u"whatif"_s, points.front()["id"_L1].toString() + u"=1.5"_s});
        QCOMPARE(beyond.exit, 2);
        QVERIFY2(beyond.err.contains("from 0 (failed) to 1 (good)"), beyond.err.constData());
    }

private:
    QTemporaryDir m_dir;
    QStringList m_on;
};

QTEST_GUILESS_MAIN(TestCtlImpact)
#include "test_ctl_impact.moc"
