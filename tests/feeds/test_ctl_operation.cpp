// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"
#include "ingest/contextmark.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

/// Operations, coincidences and the wall between real and exercise, as a script sees them.
class TestCtlOperation : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store;
    int m_count = 0;

    CtlRun run(const QStringList &words, const QString &as = u"anna"_s) const
    {
        QStringList all{u"--store"_s, m_store, u"--json"_s};
        if (!as.isEmpty())
            all += {u"--as"_s, as};
        return ctl(all + words);
    }
    QJsonObject operation(const QString &name) const
    {
        for (const QJsonObject &one : run({u"operation"_s, u"list"_s}).lines()) {
            if (one[u"name"_s] == name)
                return one;
        }
        return {};
    }
    void readExercise()
    {
        m_store = m_folder.filePath(u"s%1.watchfloor"_s.arg(++m_count));
        QCOMPARE(run({u"ingest"_s, QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise")}).exit, 3);
    }

private Q_SLOTS:
    void theExercisesOperations()
    {
        readExercise();
        QCOMPARE(run({u"operation"_s, u"list"_s}).exit, 0);
        const QJsonObject test = operation(u"Penetration test of the mission web servers"_s);
        QCOMPARE(test[u"side"_s].toString(), u"friendly"_s);
        QCOMPARE(test[u"kind"_s].toString(), u"penetration-test"_s);
        QCOMPARE(test[u"context"_s].toString(), u"exercise"_s);
        QCOMPARE(test[u"source_addresses"_s].toArray(), QJsonArray{u"10.20.9.50"_s});
        QCOMPARE(test[u"assets"_s].toArray().size(), 2);
        const QJsonObject tide = operation(u"Ebb Tide"_s);
        QCOMPARE(tide[u"side"_s].toString(), u"adversary"_s);
        QCOMPARE(tide[u"indicators"_s].toArray().size(), 5);
        QCOMPARE(tide[u"observed"_s].toInt(), 3);

        // The alert that the test explains says so, and keeps its severity.
        int explained = 0;
        QString incident;
        for (const QJsonObject &one : run({u"picture"_s}).lines()) {
            QCOMPARE(one[u"context"_s].toString(), u"exercise"_s);
            for (const auto &by : one[u"explained_by"_s].toArray()) {
                if (by.toObject()[u"operation"_s] != test[u"id"_s])
                    continue;
                ++explained;
                incident = one[u"id"_s].toString();
                QVERIFY(one[u"severity"_s].toInt() >= 75);
            }
        }
        QVERIFY(explained >= 1);
        const auto shown = run({u"show"_s, incident}).lines();
        QVERIFY(!shown.empty());
        QCOMPARE(shown.front()[u"explained_by"_s].toArray().first().toObject()[u"operation"_s], test[u"id"_s]);
        const CtlRun words = ctl({u"--store"_s, m_store, u"show"_s, incident});
        QVERIFY(words.out.contains("explained by friendly operation Penetration test of the mission web servers"));
        QVERIFY(words.out.contains("source-address 10.20.9.50"));
        const QJsonArray sources = test[u"sources"_s].toArray();
        QVERIFY(!sources.isEmpty());
        QCOMPARE(shown.front()[u"explained_by"_s].toArray().first().toObject()[u"sources"_s].toArray(), sources);
        QVERIFY(words.out.contains(QByteArray("as " + sources.first().toString().toUtf8())));
    }

    void addedSetTickedUndone()
    {
        m_store = m_folder.filePath(u"s%1.watchfloor"_s.arg(++m_count));
        const QString feed = m_folder.filePath(u"feed.json"_s);
        QVERIFY(writeFile(feed, eveAlerts(3)));
        QCOMPARE(run({u"ingest"_s, feed}).exit, 0);
        QCOMPARE(run({u"operation"_s, u"add"_s, u"Test"_s}, {}).exit, 2); // by whom?
        QCOMPARE(run({u"operation"_s, u"add"_s}).exit, 2);
        QCOMPARE(run({u"operation"_s, u"set"_s, u"operation--none"_s}).exit, 1);
        QCOMPARE(run({u"operation"_s, u"add"_s, u"Test"_s, u"--kind"_s, u"picnic"_s}).exit, 2);
        QCOMPARE(run({u"operation"_s, u"add"_s, u"Test"_s, u"--from"_s, u"2026-10-02T00:00Z"_s, u"--to"_s,
                      u"2026-10-01T00:00Z"_s})
                     .exit,
                 2);
        const auto added
            = run({u"operation"_s, u"add"_s, u"Night test"_s, u"--kind"_s, u"penetration-test"_s, u"--from"_s,
                   u"2026-09-30T00:00Z"_s, u"--to"_s, u"2026-09-30T12:00Z"_s, u"--address"_s, u"192.0.2.1, 192.0.2.2"_s,
                   u"--item"_s, u"Names registered; Scanning seen"_s, u"--threshold"_s, u"1"_s});
        QVERIFY2(added.exit == 0, added.err.constData());
        const QString id = added.lines().front()[u"id"_s].toString();
        QJsonObject one = operation(u"Night test"_s);
        QCOMPARE(one[u"id"_s].toString(), id);
        QCOMPARE(one[u"side"_s].toString(), u"friendly"_s);
        QCOMPARE(one[u"state"_s].toString(), u"ended"_s);
        QCOMPARE(one[u"source_addresses"_s].toArray().size(), 2);

        QCOMPARE(run({u"operation"_s, u"tick"_s, id, u"2"_s, u"observed"_s}, u"ben"_s).exit, 0);
        QCOMPARE(run({u"operation"_s, u"tick"_s, id, u"9"_s, u"observed"_s}).exit, 1);
        QCOMPARE(run({u"operation"_s, u"tick"_s, id, u"1"_s, u"perhaps"_s}).exit, 2);
        one = operation(u"Night test"_s);
        const QJsonObject ticked = one[u"indicators"_s].toArray().at(1).toObject();
        QCOMPARE(ticked[u"text"_s].toString(), u"Scanning seen"_s);
        QCOMPARE(ticked[u"state"_s].toString(), u"observed"_s);
        QCOMPARE(ticked[u"by"_s].toString(), u"ben"_s);
        QCOMPARE(run({u"operation"_s, u"set"_s, id, u"--state"_s, u"cancelled"_s}).exit, 0);
        QCOMPARE(operation(u"Night test"_s)[u"state"_s].toString(), u"cancelled"_s);
        QCOMPARE(run({u"operation"_s, u"set"_s, id, u"--state"_s, u"auto"_s}).exit, 0);
        QCOMPARE(operation(u"Night test"_s)[u"state"_s].toString(), u"ended"_s);
        QCOMPARE(run({u"decide"_s, u"undo"_s}).exit, 0);
        QCOMPARE(operation(u"Night test"_s)[u"state"_s].toString(), u"cancelled"_s);
        QCOMPARE(run({u"decide"_s, u"redo"_s}).exit, 0);
        QCOMPARE(operation(u"Night test"_s)[u"state"_s].toString(), u"ended"_s);
        QCOMPARE(run({u"log"_s, u"verify"_s}).exit, 0);

        // A sensor event from its address in its window says so.
        int explained = 0;
        for (const QJsonObject &hit : run({u"search"_s, u"rule"_s}).lines()) {
            const auto shown = run({u"show"_s, hit[u"id"_s].toString()}).lines();
            QVERIFY(!shown.empty());
            explained += shown.front().contains(u"explained_by"_s);
        }
        QCOMPARE(explained, 2);
    }

    void coincidences()
    {
        readExercise();
        const auto all = run({u"coincidences"_s, u"--hours"_s, u"2"_s, u"--km"_s, u"30"_s});
        QCOMPARE(all.exit, 0);
        bool jammingWithTheft = false;
        for (const QJsonObject &one : all.lines()) {
            QCOMPARE(one[u"context"_s].toString(), u"exercise"_s);
            QVERIFY(one[u"hours"_s].toDouble() <= 2);
            const QJsonArray events = one[u"events"_s].toArray();
            QVERIFY(events[0].toObject()[u"domain"_s] != events[1].toObject()[u"domain"_s]);
            QVERIFY(one[u"near"_s].toBool() || !one[u"mission"_s].isNull());
            jammingWithTheft = jammingWithTheft
                || (one[u"near"_s].toBool()
                    && events[1].toObject()[u"title"_s].toString().startsWith(u"Uplink jamming at the Las Palmas"));
        }
        QVERIFY(jammingWithTheft);
        QCOMPARE(run({u"coincidences"_s, u"--hours"_s, u"soon"_s}).exit, 2);
        QCOMPARE(run({u"coincidences"_s, u"--km"_s, u"-1"_s}).exit, 2);
    }

    void whatIsOfAnExerciseStaysInOne()
    {
        // A list of an exercise's incidents, as this program writes it.
        readExercise();
        const QString list = m_folder.filePath(u"list.json"_s);
        QVERIFY(writeFile(list, run({u"picture"_s}).out));
        const QString bundle = m_folder.filePath(u"bundle.json"_s);
        QByteArray marked = stixBundle(1);
        marked.replace(R"("type":"bundle")", R"("x_watchfloor_context":"exercise","type":"bundle")");
        QVERIFY(writeFile(bundle, marked));
        const QString copy = m_folder.filePath(u"copy.csv"_s);
        QVERIFY(writeFile(copy, "EXERCISE · TLP:AMBER\nSeverity,Incident\nhigh 70,Something\n"));
        // A column of that name, or a sentence, says nothing of where a file is from.
        for (const std::string_view text :
             {"EXERCISE", "EXERCISE\r\n", "\"EXERCISE \u00B7 TLP:RED\"", "EXERCICE \u00B7 x", "\u00DCBUNG \u00B7 x",
              "\xEF\xBB\xBF EXERCISE: list", "EXERCISE;;;\r\nSeverity;Incident", "EXERCISE,,,\n",
              "EXERCISE \xB7 TLP:AMBER;;;\r\n",
              "\xDC"
              "BUNG \xB7 TLP:AMBER;;"})
            QCOMPARE(ingest::contextOf(text), std::optional(store::Context::Exercise));
        for (const std::string_view text : {"EXERCISE_ID,NAME\n", "EXERCISE,NAME\n", "\"EXERCISE\";\"NAME\"\n",
                                            "EXERCISE CAUTION\n", "EXERCISES\n", "an EXERCISE\n"})
            QCOMPARE(ingest::contextOf(text), std::nullopt);
        const QString plain = m_folder.filePath(u"plain.json"_s);
        QVERIFY(writeFile(plain, stixBundle(1)));

        m_store = m_folder.filePath(u"s%1.watchfloor"_s.arg(++m_count));
        QCOMPARE(run({u"ingest"_s, plain}).exit, 0); // makes a store of real data
        const auto holds = [&] { return run({u"status"_s}).out; };
        for (const QString &file :
             {list, bundle, copy, QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise/j3-cell/bundle.json")}) {
            for (const QStringList &words : {QStringList{u"ingest"_s, file}, {u"ingest"_s, u"--dry-run"_s, file}}) {
                const CtlRun refused = run(words);
                QVERIFY2(refused.exit == 1 || refused.exit == 2, qPrintable(words.join(u' ')));
                QVERIFY2(refused.all().contains(QFileInfo(file).fileName().toUtf8()), refused.all().constData());
                QVERIFY2(refused.all().contains("exercise") && refused.all().contains("real"),
                         refused.all().constData());
            }
        }
        // As a store that ingest would make for it: a marked file alone does not make it one of an exercise.
        const QString standing = std::exchange(m_store, m_folder.filePath(u"none.watchfloor"_s));
        QCOMPARE(run({u"ingest"_s, u"--dry-run"_s, bundle}).exit, 1);
        QVERIFY(!QFileInfo::exists(m_store));
        m_store = standing;
        QVERIFY(run({u"operation"_s, u"list"_s}).lines().empty());
        QVERIFY(run({u"picture"_s}).lines().empty());

        // And the reverse.
        const QString real = m_folder.filePath(u"real.json"_s);
        QByteArray declared = stixBundle(1);
        declared.replace(R"("type":"bundle")", R"("x_watchfloor_context":"real","type":"bundle")");
        QVERIFY(writeFile(real, declared));
        QCOMPARE(run({u"ingest"_s, real}).exit, 0);
        readExercise();
        const CtlRun refused = run({u"ingest"_s, real});
        QVERIFY(refused.exit == 1 || refused.exit == 2);
        QVERIFY(refused.all().contains("real.json"));
        std::ignore = holds;
    }

    void aConnectionBelongsToItsStore()
    {
        m_store = m_folder.filePath(u"s%1.watchfloor"_s.arg(++m_count));
        const QString feed = m_folder.filePath(u"feed2.json"_s);
        QVERIFY(writeFile(feed, eveAlerts(1)));
        QCOMPARE(run({u"ingest"_s, u"--source"_s, u"blue"_s, feed}).exit, 0);
        QVERIFY(QDir(m_folder.path()).mkpath(u"inbox"_s));
        QCOMPARE(run({u"source"_s, u"set"_s, u"blue"_s, u"transport.kind=folder"_s,
                      u"transport.location="_s + m_folder.filePath(u"inbox"_s)})
                     .exit,
                 0);
        QVERIFY(run({u"feeds"_s, u"status"_s}).out.contains("blue"));
        // What falls into its folder and is of an exercise is not taken in.
        QByteArray marked = stixBundle(1);
        marked.replace(R"("type":"bundle")", R"("x_watchfloor_context":"exercise","type":"bundle")");
        QVERIFY(writeFile(m_folder.filePath(u"inbox/game.json"_s), marked));
        const QByteArray before = run({u"search"_s, u"exercise"_s}).out;
        const CtlRun once = run({u"feeds"_s, u"run"_s, u"--once"_s});
        QVERIFY2(once.all().contains("game.json") || run({u"feeds"_s, u"status"_s}).all().contains("exercise"),
                 once.all().constData());
        QCOMPARE(run({u"search"_s, u"exercise"_s}).out, before);
        // The exercise's store knows nothing of it.
        readExercise();
        QVERIFY(!run({u"feeds"_s, u"status"_s}).out.contains("blue"));
    }
};

QTEST_GUILESS_MAIN(TestCtlOperation)
#include "test_ctl_operation.moc"
