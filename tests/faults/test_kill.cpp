// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"
#include "contents.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

/// kill -9 at random moments of an ingest, started again until it ends.
/// WATCHFLOOR_KILLS (30) says how often, WATCHFLOOR_SEED repeats a run.
class TestKill : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    Contents m_undisturbed;
    qint64 m_milliseconds = 0;

    QStringList command(const QString &store) const
    {
        return {u"--store"_s,        store,         u"--json"_s, u"ingest"_s,
                u"--no-correlate"_s, u"--source"_s, u"sensor"_s, m_folder.filePath(u"feed"_s)};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(u"feed"_s));
        QByteArray eve;
        for (int n = 0; n < 12'000; ++n)
            eve += n % 1000 == 999 ? QByteArray("{\"timestamp\":\"broken\n") : eveAlert(n) + '\n';
        QVERIFY(writeFile(m_folder.filePath(u"feed/eve.json"_s), eve));
        QVERIFY(writeFile(m_folder.filePath(u"feed/report.json"_s), stixBundle(1000)));
        const QString store = m_folder.filePath(u"undisturbed.watchfloor"_s);
        QElapsedTimer timer;
        timer.start();
        const auto run = ctl(command(store));
        m_milliseconds = timer.elapsed();
        QVERIFY2(run.exit == 3, run.err.constData());
        const auto contents = contentsOf(store);
        QVERIFY2(contents, contents ? "" : qPrintable(contents.error().detail));
        m_undisturbed = *contents;
        QCOMPARE(m_undisturbed.records.size(), 13'000u);
        QVERIFY(!m_undisturbed.observations.empty());
        QCOMPARE(m_undisturbed.claims.size(), 1000u);
    }

    void resumedIngestEndsWithTheSameRecords()
    {
        const int wanted = qEnvironmentVariableIntValue("WATCHFLOOR_KILLS") > 0
            ? qEnvironmentVariableIntValue("WATCHFLOOR_KILLS")
            : 30;
        const auto seed = qEnvironmentVariableIsSet("WATCHFLOOR_SEED")
            ? std::uint64_t(qEnvironmentVariableIntValue("WATCHFLOOR_SEED"))
            : std::random_device()();
        qInfo("seed %llu, an undisturbed ingest takes %lld ms", (unsigned long long)seed, m_milliseconds);
        std::mt19937_64 random(seed);
        int kills = 0, rounds = 0, killed = 0;
        while (kills < wanted || killed > 0) {
            const QString store = m_folder.filePath(u"store%1.watchfloor"_s.arg(rounds));
            QProcess process;
            process.start(ctlProgram(), command(store));
            QVERIFY(process.waitForStarted());
            // At most three kills a store, so that each new store is killed in its first batches too.
            const bool spare = kills >= wanted || killed >= 3;
            const int moment = spare ? 120'000 : int(random() % std::uint64_t(m_milliseconds + 1));
            if (!process.waitForFinished(moment)) {
                QVERIFY2(!spare, "the ingest does not end");
                process.kill(); // SIGKILL
                QVERIFY(process.waitForFinished());
                ++kills;
                ++killed;
                continue;
            }
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            const QByteArray errors = process.readAllStandardError();
            QVERIFY2(process.exitCode() == 3 || process.exitCode() == 0, errors.constData());
            const auto verified = ctl({u"--store"_s, store, u"verify"_s});
            QVERIFY2(verified.exit == 0, verified.all().constData());
            const auto contents = contentsOf(store);
            QVERIFY2(contents, contents ? "" : qPrintable(contents.error().detail));
            QCOMPARE(contents->records.size(), m_undisturbed.records.size());
            QVERIFY(*contents == m_undisturbed);
            QFile::remove(store);
            ++rounds;
            killed = 0;
        }
        qInfo("%d kills over %d stores", kills, rounds);
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "test_kill.moc"
