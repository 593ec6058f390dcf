// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor::test;

/// What could not be read leaves quarantine once it can, from the bytes that the store keeps.
class TestRetry : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store;
    int m_number = 0;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    CtlRun asJson(const QStringList &words) const
    {
        return ctl(QStringList{u"--store"_s, m_store, u"--json"_s} + words);
    }
    CtlRun ingest(const QStringList &words) const
    {
        return asJson(QStringList{u"ingest"_s, u"--source"_s, u"soc"_s} + words);
    }
    std::vector<QJsonObject> quarantine(const QStringList &more = {}) const
    {
        return asJson(QStringList{u"records"_s, u"--outcome"_s, u"quarantined"_s} + more).lines();
    }
    QJsonObject status() const { return asJson({u"status"_s}).lines().front(); }
    void writeProfile(const QString &name, const char *formats) const
    {
        QVERIFY(writeFile(path(name),
                          QByteArray(R"({"name":"ours","columns":{"id":"no","title":"what","from":"when"},)")
                              + R"("time":{"zone":"UTC","formats":[)" + formats + "]}}"));
    }
    /// Tickets; every third has its time as Excel writes it.
    static QByteArray tickets(int count)
    {
        QByteArray csv = "no,what,when\n";
        for (int i = 0; i < count; ++i)
            csv += QByteArray::number(i) + ",\"Ticket " + QByteArray::number(i) + " of the exercise\","
                + (i % 3 == 0 ? "30/09/2026 10:00" : "2026-09-30T10:00:00Z") + '\n';
        return csv;
    }

private Q_SLOTS:
    void init()
    {
        m_store = path(u"s%1.watchfloor"_s.arg(++m_number));
        writeProfile(u"narrow.json"_s, R"("iso")");
        writeProfile(u"wide.json"_s, R"("iso","dd/MM/yyyy HH:mm")");
    }
    void cleanup()
    {
        const auto verified = ctl({u"--store"_s, m_store, u"verify"_s});
        QVERIFY2(verified.exit == 0, verified.all().constData());
    }

    void rowsAreReadAgainUnderAnotherProfile_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("a document that is kept whole") << 30;
        QTest::newRow("a document of which the head is kept") << 3000;
    }

    void rowsAreReadAgainUnderAnotherProfile()
    {
        QFETCH(const int, rows);
        const QString file = path(u"tickets.csv"_s);
        QVERIFY(writeFile(file, tickets(rows)));
        const auto first = ingest({u"--profile"_s, path(u"narrow.json"_s), file});
        QCOMPARE(first.exit, 3);
        QCOMPARE(first.total()["quarantined"_L1].toInt(), rows / 3);
        QVERIFY(QFile::remove(file)); // from here on the store is all there is

        const auto fruitless = asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"narrow.json"_s)});
        QCOMPARE(fruitless.exit, 3);
        QCOMPARE(fruitless.total()["quarantined"_L1].toInt(), rows / 3);
        QVERIFY(!fruitless.lines().front()["reason"_L1].toString().isEmpty());
        QCOMPARE(asJson({u"withdraw"_s}).lines().size(), 1u); // nothing came of it, so there is no import

        const QString one = QString::number(quarantine().front()["record"_L1].toInt());
        const auto single = asJson({u"retry"_s, u"--profile"_s, path(u"wide.json"_s), one});
        QVERIFY2(single.exit == 0, single.err.constData());
        QCOMPARE(single.total()["accepted"_L1].toInt(), 1);
        QCOMPARE(int(quarantine().size()), rows / 3 - 1);
        QCOMPARE(asJson({u"retry"_s, one}).exit, 1); // it is in quarantine no more

        const auto rest = asJson({u"--as"_s, u"olga"_s, u"retry"_s, u"--source"_s, u"soc"_s, u"--import"_s, u"1"_s,
                                  u"--profile"_s, path(u"wide.json"_s)});
        QVERIFY2(rest.exit == 0, rest.err.constData());
        const auto total = rest.total();
        QCOMPARE(total["records"_L1].toInt(), rows / 3 - 1);
        QCOMPARE(total["accepted"_L1].toInt(), rows / 3 - 1);
        QCOMPARE(total["claims"_L1].toInt(), rows / 3 - 1);
        QVERIFY(quarantine().empty());
        QCOMPARE(int(quarantine({u"--superseded"_s}).size()), rows / 3); // the history stays
        QCOMPARE(status()["records"_L1].toInt(), rows);
        QCOMPARE(status()["accepted"_L1].toInt(), rows);
        QCOMPARE(int(asJson({u"search"_s, u"ticket"_s, u"--limit"_s, u"9999"_s}).lines().size()), rows);
        const auto logged = asJson({u"log"_s}).lines().back();
        QCOMPARE(logged["action"_L1].toString(), u"retry"_s);
        QCOMPARE(logged["actor"_L1].toString(), u"olga"_s);

        // Known to a later reading of the file, too.
        QVERIFY(writeFile(file, tickets(rows)));
        for (const auto &profile : {u"wide.json"_s, u"narrow.json"_s}) {
            const auto again = ingest({u"--profile"_s, path(profile), file});
            QCOMPARE(again.total()["duplicates"_L1].toInt(), rows);
            QCOMPARE(again.total()["records"_L1].toInt(), rows);
        }

        // Taking the retry back puts its records back into quarantine.
        const QString import = total["imports"_L1].toArray().first().toString();
        QCOMPARE(asJson({u"withdraw"_s, import}).exit, 0);
        QCOMPARE(status()["quarantined"_L1].toInt(), rows / 3 - 1);
        QCOMPARE(asJson({u"withdraw"_s, u"--undo"_s, import}).exit, 0);
        QCOMPARE(status()["quarantined"_L1].toInt(-1), 0);
    }

    void aFileReadAgainUnderAnotherProfileLeavesQuarantineToo()
    {
        const QString file = path(u"tickets.csv"_s);
        QVERIFY(writeFile(file, tickets(30)));
        QCOMPARE(ingest({u"--profile"_s, path(u"narrow.json"_s), file}).total()["quarantined"_L1].toInt(), 10);
        const auto again = ingest({u"--profile"_s, path(u"wide.json"_s), file});
        QCOMPARE(again.exit, 0);
        QCOMPARE(again.total()["accepted"_L1].toInt(), 10);
        QCOMPARE(again.total()["duplicates"_L1].toInt(), 20);
        QVERIFY(quarantine().empty());
        QCOMPARE(status()["records"_L1].toInt(), 30);
    }

    void whatNothingReadIsReadOnceSomethingDoes()
    {
        QVERIFY(writeFile(path(u"odd.csv"_s), tickets(30)));
        QCOMPARE(ingest({path(u"odd.csv"_s)}).total()["quarantined"_L1].toInt(), 1);
        const auto same = asJson({u"retry"_s, u"--all"_s});
        QCOMPARE(same.exit, 3);
        const auto read = asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"narrow.json"_s)});
        QCOMPARE(read.exit, 3);
        QCOMPARE(read.total()["accepted"_L1].toInt(), 20);
        QCOMPARE(read.total()["quarantined"_L1].toInt(), 10);
        // The document left; of its rows ten are there in its place.
        QCOMPARE(quarantine().size(), 10u);
        QCOMPARE(asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"wide.json"_s)}).exit, 0);
        QVERIFY(quarantine().empty());
        QCOMPARE(status()["records"_L1].toInt(), 30);
    }

    /// What was read again of an import is part of it, until somebody takes that back by itself.
    void aRetryGoesAndComesWithItsImport()
    {
        QVERIFY(writeFile(path(u"tickets.csv"_s), tickets(30)));
        QCOMPARE(ingest({u"--profile"_s, path(u"narrow.json"_s), path(u"tickets.csv"_s)}).exit, 3);
        QCOMPARE(asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"wide.json"_s)}).exit, 0);
        const QString before = asJson({u"log"_s}).lines().back()["at"_L1].toString();
        const auto said = [this](const QStringList &when = {}) {
            return int(asJson(QStringList{u"picture"_s} + when).lines().size());
        };
        QCOMPARE(said(), 30);

        const auto taken = asJson({u"withdraw"_s, u"1"_s});
        QVERIFY2(taken.exit == 0, taken.err.constData());
        QCOMPARE(taken.lines().front()["retries"_L1].toArray(), QJsonArray{u"2"_s});
        QCOMPARE(said(), 0);
        QCOMPARE(said({u"--known-at"_s, before}), 30);
        QVERIFY(asJson({u"log"_s}).lines().back()["detail"_L1].toString().endsWith(u"import 2"_s));
        QCOMPARE(asJson({u"withdraw"_s, u"--undo"_s, u"2"_s}).exit, 2); // it has nothing to be part of
        const auto back = asJson({u"withdraw"_s, u"--undo"_s, u"1"_s});
        QCOMPARE(back.lines().front()["retries"_L1].toArray(), QJsonArray{u"2"_s});
        QCOMPARE(said(), 30);
        QVERIFY(quarantine().empty());

        // Taken back by itself, it does not come back with its import.
        QVERIFY(asJson({u"withdraw"_s, u"2"_s}).lines().front()["retries"_L1].toArray().isEmpty());
        QCOMPARE(said(), 20);
        QVERIFY(asJson({u"withdraw"_s, u"1"_s}).lines().front()["retries"_L1].toArray().isEmpty());
        QCOMPARE(asJson({u"withdraw"_s, u"--undo"_s, u"1"_s}).exit, 0);
        QCOMPARE(said(), 20);
        QCOMPARE(quarantine().size(), 10u);
        QCOMPARE(asJson({u"withdraw"_s, u"--undo"_s, u"2"_s}).exit, 0);
        QCOMPARE(said(), 30);
    }

    void aRetryOfARetryGoesWithTheFirst()
    {
        QVERIFY(writeFile(path(u"odd.csv"_s), tickets(30)));
        QCOMPARE(ingest({path(u"odd.csv"_s)}).exit, 3);
        QCOMPARE(asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"narrow.json"_s)}).exit, 3);
        QCOMPARE(asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"wide.json"_s)}).exit, 0);
        QCOMPARE(status()["accepted"_L1].toInt(), 30);
        QCOMPARE(asJson({u"withdraw"_s, u"1"_s}).lines().front()["retries"_L1].toArray(), (QJsonArray{u"2"_s, u"3"_s}));
        QCOMPARE(status()["records"_L1].toInt(-1), 0);
        QCOMPARE(asJson({u"withdraw"_s, u"--undo"_s, u"1"_s}).exit, 0);
        QCOMPARE(status()["accepted"_L1].toInt(), 30);
        QVERIFY(quarantine().empty());
    }

    void whatWasTakenBackIsReadFromItsFileAndNotFromQuarantine()
    {
        const QString file = path(u"tickets.csv"_s);
        QVERIFY(writeFile(file, tickets(30)));
        QCOMPARE(ingest({u"--profile"_s, path(u"narrow.json"_s), file}).exit, 3);
        const QString one = QString::number(quarantine().front()["record"_L1].toInt());
        QCOMPARE(asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"wide.json"_s)}).exit, 0);
        QCOMPARE(asJson({u"withdraw"_s, u"1"_s}).exit, 0);
        const auto none = asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"wide.json"_s)});
        QCOMPARE(none.exit, 0);
        QCOMPARE(none.total()["records"_L1].toInt(-1), 0);
        QCOMPARE(asJson({u"retry"_s, u"--import"_s, u"1"_s, u"--profile"_s, path(u"wide.json"_s)}).exit, 2);
        QCOMPARE(asJson({u"retry"_s, u"--profile"_s, path(u"wide.json"_s), one}).exit, 2);
        QCOMPARE(status()["records"_L1].toInt(-1), 0);

        const auto again = ingest({u"--profile"_s, path(u"narrow.json"_s), file});
        QCOMPARE(again.total()["accepted"_L1].toInt(), 20);
        QCOMPARE(again.total()["quarantined"_L1].toInt(), 10);
        QCOMPARE(asJson({u"picture"_s}).lines().size(), 20u);
        const auto retried = asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"wide.json"_s)});
        QCOMPARE(retried.total()["claims"_L1].toInt(), 10);
        // The first reading comes back: the same is said twice, and shown and counted once.
        for (const bool isBack : {false, true}) {
            if (isBack)
                QCOMPARE(asJson({u"withdraw"_s, u"--undo"_s, u"1"_s}).exit, 0);
            QCOMPARE(asJson({u"picture"_s}).lines().size(), 30u);
            QCOMPARE(asJson({u"search"_s, u"ticket"_s, u"--limit"_s, u"9999"_s}).lines().size(), 30u);
            QCOMPARE(status()["quarantined"_L1].toInt(-1), 0);
            QCOMPARE(status()["records"_L1].toInt(), 30);
            QCOMPARE(status()["accepted"_L1].toInt(), 30);
        }
        QCOMPARE(ingest({u"--profile"_s, path(u"wide.json"_s), file}).total()["duplicates"_L1].toInt(), 30);
    }

    void aRetryThatWasTakenBackIsDoneAnew()
    {
        QVERIFY(writeFile(path(u"tickets.csv"_s), tickets(30)));
        QCOMPARE(ingest({u"--profile"_s, path(u"narrow.json"_s), path(u"tickets.csv"_s)}).exit, 3);
        QCOMPARE(asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"wide.json"_s)}).exit, 0);
        QCOMPARE(asJson({u"withdraw"_s, u"2"_s}).exit, 0);
        const auto anew = asJson({u"retry"_s, u"--all"_s, u"--profile"_s, path(u"wide.json"_s)});
        QCOMPARE(anew.total()["claims"_L1].toInt(), 10); // and no empty words that stand for what is gone
        QCOMPARE(asJson({u"picture"_s}).lines().size(), 30u);
        QVERIFY(quarantine().empty());
    }

    void whatIsBadStaysWithItsReason()
    {
        QVERIFY(
            writeFile(path(u"eve.json"_s), eveAlerts(400) + "{\"timestamp\": nonsense}\n" + eveAlerts(3).chopped(30)));
        QVERIFY(writeFile(path(u"picture.csv"_s), QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(100'000, '\x9c')));
        QVERIFY(writeFile(path(u"empty.json"_s), " \n"));
        QVERIFY(writeFile(path(u"none.json"_s), "[]"));
        QVERIFY(writeFile(path(u"header.csv"_s), "key,name,kind,owner,sector,nation\n"));
        for (const auto &name : {u"eve.json"_s, u"picture.csv"_s, u"empty.json"_s, u"none.json"_s, u"header.csv"_s})
            QCOMPARE(ingest({path(name)}).exit, 3);
        const auto before = quarantine();
        QCOMPARE(before.size(), 6u);
        const auto run = asJson({u"retry"_s, u"--all"_s});
        QCOMPARE(run.exit, 3);
        QCOMPARE(run.total()["records"_L1].toInt(), 6);
        QCOMPARE(run.total()["quarantined"_L1].toInt(), 6);
        for (std::size_t i = 0; i < 6; ++i)
            QVERIFY(!run.lines()[i]["reason"_L1].toString().isEmpty());
        QCOMPARE(quarantine(), before);
    }

    void wrongUsageIsSaid()
    {
        QVERIFY(writeFile(path(u"eve.json"_s), eveAlerts(2)));
        QCOMPARE(ingest({path(u"eve.json"_s)}).exit, 0);
        QCOMPARE(asJson({u"retry"_s}).exit, 2);
        QCOMPARE(asJson({u"retry"_s, u"eve.json"_s}).exit, 2);
        QCOMPARE(asJson({u"retry"_s, u"--all"_s, u"--format"_s, u"tea"_s}).exit, 2);
        QCOMPARE(asJson({u"retry"_s, u"1"_s}).exit, 1); // accepted
        QCOMPARE(asJson({u"retry"_s, u"999"_s}).exit, 1);
        QCOMPARE(asJson({u"retry"_s, u"--all"_s}).exit, 0); // nothing to do
    }
};

QTEST_GUILESS_MAIN(TestRetry)
#include "test_retry.moc"
