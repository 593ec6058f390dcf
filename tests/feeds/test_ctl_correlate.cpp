// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace watchfloor::test;

/// What every command that brings something leaves behind: incidents instead of loose reports, with reasons.
class TestCtlCorrelate : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store;

    static QString exercise() { return QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise"); }
    CtlRun run(const QStringList &words) const { return ctl(QStringList{u"--store"_s, m_store, u"--json"_s} + words); }
    std::vector<QJsonObject> made() const
    {
        auto all = run({u"picture"_s}).lines();
        std::erase_if(all, [](const QJsonObject &row) { return !row.contains("members"_L1); });
        return all;
    }
    std::int64_t importOf(const QString &source) const
    {
        for (const auto &import : run({u"withdraw"_s}).lines()) {
            if (import["source"_L1].toString() == source)
                return import["import"_L1].toInteger();
        }
        return 0;
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_store = m_folder.filePath(u"%1.watchfloor"_s.arg(++number));
    }

    void anIngestJoinsByItselfAndASecondAddsNothing()
    {
        const auto first = run({u"ingest"_s, exercise()});
        QCOMPARE(first.exit, 3);
        QVERIFY(first.total()["correlated"_L1].toObject()["incidents"_L1].toInt() >= 5);
        QVERIFY(made().size() >= 5);
        for (const auto &row : made())
            QVERIFY(row["state"_L1].toString() == "correlated"_L1 || row["state"_L1].toString() == "closed"_L1);
        const auto status = run({u"status"_s}).lines().front();
        const auto again = run({u"ingest"_s, exercise()}).total()["correlated"_L1].toObject();
        QCOMPARE(again["written"_L1].toInt(-1), 0);
        QCOMPARE(again["withdrawn"_L1].toInt(-1), 0);
        QCOMPARE(run({u"status"_s}).lines().front()["claims"_L1], status["claims"_L1]);
        const auto total = run({u"correlate"_s}).lines().back()["total"_L1].toObject();
        QCOMPARE(total["written"_L1].toInt(-1), 0);
    }

    void notWhereItIsNotWanted()
    {
        QCOMPARE(run({u"ingest"_s, u"--no-correlate"_s, exercise()}).exit, 3);
        QVERIFY(made().empty());
        QCOMPARE(run({u"correlate"_s, u"--dry-run"_s}).exit, 0);
        QVERIFY(made().empty());
        QCOMPARE(run({u"correlate"_s}).exit, 0);
        QVERIFY(!made().empty());
    }

    void everyLinkTellsItsRuleItsValueAndItsTime()
    {
        QCOMPARE(run({u"ingest"_s, exercise()}).exit, 3);
        for (const auto &row : made()) {
            const auto shown = run({u"show"_s, row["id"_L1].toString()}).lines().front();
            const auto links = shown["links"_L1].toArray();
            QVERIFY(!links.isEmpty());
            for (const auto &link : links) {
                const auto one = link.toObject();
                for (const auto &key : {"rule"_L1, "value"_L1, "a"_L1})
                    QVERIFY2(!one[key].toString().isEmpty(), key.data());
                QVERIFY(one["rule"_L1].toString() == "reference"_L1 || !one["from"_L1].toString().isEmpty());
            }
            // A member tells the same of itself.
            for (const auto &member : row["members"_L1].toArray()) {
                const auto report = run({u"show"_s, member.toString()}).lines().front();
                QCOMPARE(report["incident"_L1], row["id"_L1]);
                QVERIFY(!report["links"_L1].toArray().isEmpty());
            }
            const auto text = ctl({u"--store"_s, m_store, u"show"_s, row["id"_L1].toString()});
            QVERIFY(text.out.contains("why one incident"));
        }
        const auto all = run({u"correlate"_s, u"--links"_s, u"--excluded"_s});
        QVERIFY(all.out.contains("\"excluded\""));
    }

    void thePictureOfThenStaysWhatItWas()
    {
        const auto at = [this] { return run({u"status"_s}).lines().front()["last_known"_L1].toString(); };
        const auto asOf = [this](const QString &time) { return run({u"picture"_s, u"--known-at"_s, time}).out; };
        QCOMPARE(run({u"ingest"_s, u"--no-correlate"_s, exercise()}).exit, 3);
        std::vector<std::pair<QString, QByteArray>> kept;
        const auto keep = [&] {
            kept.emplace_back(at(), asOf(at()));
            QVERIFY(!kept.back().first.isEmpty());
            QVERIFY(!kept.back().second.isEmpty());
        };
        keep();
        QCOMPARE(run({u"correlate"_s}).exit, 0);
        keep();
        const QString import = QString::number(importOf(u"milcert-deu"_s));
        QCOMPARE(run({u"withdraw"_s, import}).exit, 0);
        keep();
        QCOMPARE(run({u"withdraw"_s, u"--undo"_s, import}).exit, 0);
        keep();
        QVERIFY(writeFile(m_folder.filePath(u"more.json"_s), eveAlerts(200)));
        QCOMPARE(run({u"ingest"_s, u"--source"_s, u"sensor-more"_s, m_folder.filePath(u"more.json"_s)}).exit, 0);
        keep();
        std::set<QByteArray> different;
        for (const auto &[time, bytes] : kept) {
            QCOMPARE(asOf(time), bytes);
            different.insert(bytes);
        }
        QVERIFY(different.size() >= 3);
    }

    void whatIsWithdrawnTakesItsJoinsAlong()
    {
        QCOMPARE(run({u"ingest"_s, exercise()}).exit, 3);
        const auto before = made();
        const QString import = QString::number(importOf(u"milcert-deu"_s));
        const auto gone = run({u"withdraw"_s, import}).lines().front()["correlated"_L1].toObject();
        QVERIFY(gone["withdrawn"_L1].toInt() > 0);
        QVERIFY(made() != before);
        QCOMPARE(run({u"withdraw"_s, u"--undo"_s, import}).exit, 0);
        const auto ids = [](const std::vector<QJsonObject> &rows) {
            std::map<QString, QJsonArray> all;
            for (const auto &row : rows)
                all[row["id"_L1].toString()] = row["members"_L1].toArray();
            return all;
        };
        QCOMPARE(ids(made()), ids(before));
    }
};

QTEST_GUILESS_MAIN(TestCtlCorrelate)
#include "test_ctl_correlate.moc"
