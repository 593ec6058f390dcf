// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor::test;

/// The command line as scripts rely on it: exit codes, streams and keys.
class TestCtl : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    CtlRun onStore(const QStringList &words) const { return ctl(QStringList{u"--store"_s, m_store} + words); }
    CtlRun asJson(const QStringList &words) const
    {
        return ctl(QStringList{u"--store"_s, m_store, u"--json"_s} + words);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_store = path(u"s.watchfloor"_s);
        QVERIFY(QDir(m_folder.path()).mkpath(u"feed/sub"_s));
        QVERIFY(writeFile(path(u"feed/b.json"_s), eveAlerts(50)));
        QVERIFY(writeFile(path(u"feed/a.json"_s), stixBundle(7)));
        QVERIFY(writeFile(path(u"feed/sub/c.json"_s), eveAlerts(60).sliced(eveAlerts(50).size()) + "{broken\n"));
    }

    void wrongUsageIsExitTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("no such command") << QStringList{u"--store"_s, u"x"_s, u"frobnicate"_s};
        QTest::newRow("no store") << QStringList{u"status"_s};
        QTest::newRow("no store to ingest into") << QStringList{u"ingest"_s, u"/dev/null"_s};
        QTest::newRow("unknown option") << QStringList{u"--store"_s, u"x"_s, u"status"_s, u"--colour"_s};
        QTest::newRow("option without its value") << QStringList{u"status"_s, u"--store"_s};
        QTest::newRow("too many arguments") << QStringList{u"--store"_s, u"x"_s, u"status"_s, u"more"_s};
        QTest::newRow("too few") << QStringList{u"--store"_s, u"x"_s, u"show"_s};
        QTest::newRow("no such format") << QStringList{u"--store"_s,  u"x"_s,   u"ingest"_s,
                                                       u"--format"_s, u"tea"_s, u"y"_s};
        QTest::newRow("a time that is none") << QStringList{u"--store"_s, u"x"_s, u"picture"_s, u"--at"_s, u"noon"_s};
    }

    void wrongUsageIsExitTwo()
    {
        QFETCH(const QStringList, words);
        const auto run = ctl(words);
        QCOMPARE(run.exit, 2);
        QVERIFY(!run.err.isEmpty());
        QVERIFY(run.out.isEmpty());
        QVERIFY(!QFile::exists(u"x"_s));
    }

    void everyCommandHasHelp()
    {
        const auto all = ctl({u"--help"_s});
        QCOMPARE(all.exit, 0);
        for (const char *command : {"ingest",  "withdraw", "retry",     "records", "source", "feeds",  "status",
                                    "picture", "show",     "diff",      "search",  "impact", "brief",  "log",
                                    "account", "handover", "correlate", "verify",  "backup", "migrate"}) {
            QVERIFY2(all.out.contains(command), command);
            const auto one = ctl({QString::fromLatin1(command), u"--help"_s});
            QCOMPARE(one.exit, 0);
            QVERIFY(one.out.startsWith("usage: watchfloorctl"));
        }
    }

    void ingestReportsEachFileAndATotal()
    {
        const auto run = asJson({u"ingest"_s, u"--no-correlate"_s, u"--source"_s, u"soc-1"_s, path(u"feed"_s)});
        QVERIFY2(run.exit == 3, run.err.constData());
        const auto lines = run.lines();
        QCOMPARE(lines.size(), 4u);
        QStringList order;
        for (std::size_t i = 0; i < 3; ++i) {
            order += QFileInfo(lines[i]["file"_L1].toString()).fileName();
            for (const auto &key : {"format"_L1, "records"_L1, "accepted"_L1, "duplicates"_L1, "quarantined"_L1,
                                    "observations"_L1, "claims"_L1, "bytes"_L1, "seconds"_L1})
                QVERIFY2(lines[i].contains(key), key.data());
        }
        QCOMPARE(order, (QStringList{u"a.json"_s, u"b.json"_s, u"c.json"_s}));
        const auto total = run.total();
        QCOMPARE(total["records"_L1].toInt(), 7 + 60 + 1);
        QCOMPARE(total["accepted"_L1].toInt(), 7 + 60);
        QCOMPARE(total["quarantined"_L1].toInt(), 1);
        QCOMPARE(total["observations"_L1].toInt(), 60);
        QCOMPARE(total["claims"_L1].toInt(), 7);
        QCOMPARE(lines[0]["bytes"_L1].toInt(), int(fileBytes(path(u"feed/a.json"_s)).size()));

        const auto again = asJson({u"ingest"_s, u"--no-correlate"_s, u"--source"_s, u"soc-1"_s, path(u"feed"_s)});
        QCOMPARE(again.exit, 0);
        QCOMPARE(again.total()["accepted"_L1].toInt(-1), 0);
        QCOMPARE(again.total()["duplicates"_L1].toInt(), 68);
    }

    void dryRunStoresNothing()
    {
        const QString store = path(u"none.watchfloor"_s);
        const auto run = ctl({u"--store"_s, store, u"--json"_s, u"ingest"_s, u"--dry-run"_s, path(u"feed"_s)});
        QCOMPARE(run.exit, 3);
        QCOMPARE(run.total()["accepted"_L1].toInt(), 67);
        QVERIFY(!QFile::exists(store));
    }

    void aDryRunCountsDuplicatesAsTheStoreWould()
    {
        const QString store = path(u"dry.watchfloor"_s);
        const auto run = [&](const QStringList &words) {
            return ctl(QStringList{u"--store"_s, store, u"--json"_s, u"ingest"_s, u"--source"_s, u"a"_s} + words);
        };
        const auto counts = [](const CtlRun &of) {
            const auto total = of.total();
            return QList{total["records"_L1].toInt(),      total["accepted"_L1].toInt(),
                         total["duplicates"_L1].toInt(),   total["quarantined"_L1].toInt(),
                         total["observations"_L1].toInt(), total["claims"_L1].toInt()};
        };
        const auto agree = [&](const QStringList &words) {
            const auto dry = run(QStringList{u"--dry-run"_s} + words);
            const auto real = run(words);
            return dry.exit == real.exit && counts(dry) == counts(real);
        };
        QVERIFY(writeFile(path(u"copy.json"_s), eveAlerts(50)));
        QVERIFY(writeFile(path(u"bundle2.json"_s), stixBundle(9))); // seven of them as before
        // Without a store: what one file brings is known to the next, by its place or by its key.
        const auto fresh = run({u"--dry-run"_s, path(u"feed"_s), path(u"copy.json"_s), path(u"bundle2.json"_s)});
        QCOMPARE(counts(fresh), (QList{68 + 50 + 9, 67 + 2, 50 + 7, 1, 60, 9}));
        QVERIFY(!QFile::exists(store));
        QVERIFY(agree({path(u"feed/a.json"_s), path(u"copy.json"_s)}));
        const QByteArray before = fileBytes(store);
        QVERIFY(agree({path(u"feed"_s), path(u"bundle2.json"_s), path(u"copy.json"_s)}));
        QVERIFY(fileBytes(store) != before);
        QVERIFY(agree({path(u"feed"_s), path(u"bundle2.json"_s), path(u"copy.json"_s)}));
        // A file that grew, in the same place and in another.
        QVERIFY(writeFile(path(u"copy.json"_s), eveAlerts(70)));
        QVERIFY(writeFile(path(u"moved.json"_s), eveAlerts(80) + "{broken\n"));
        QVERIFY(agree({path(u"copy.json"_s), path(u"moved.json"_s)}));
        QCOMPARE(counts(run({u"--dry-run"_s, path(u"moved.json"_s)})), (QList{81, 0, 81, 0, 0, 0}));
        // What was withdrawn would come back; another source knows nothing of it.
        QCOMPARE(ctl({u"--store"_s, store, u"withdraw"_s, u"1"_s}).exit, 0);
        QCOMPARE(counts(run({u"--dry-run"_s, path(u"feed/a.json"_s)}))[1], 7);
        QCOMPARE(counts(run({u"--source"_s, u"b"_s, u"--dry-run"_s, path(u"moved.json"_s)}))[1], 80);
    }

    void aProfileMeansATable()
    {
        // By its header alone this is an inventory, and the other no table at all.
        QVERIFY(QDir(m_folder.path()).mkpath(u"tables"_s));
        QVERIFY(writeFile(path(u"tables/a.csv"_s),
                          "key,name,kind,owner,sector,nation\n7,Printer on fire,incident,ops,energy,FRA\n"));
        QVERIFY(writeFile(path(u"tables/b.json"_s), eveAlerts(3)));
        QVERIFY(writeFile(path(u"p.json"_s), R"({"name":"ours","columns":{"id":"key","title":"name"}})"));
        const auto run = [&](const QStringList &more) {
            return ctl(QStringList{u"--json"_s, u"ingest"_s, u"--dry-run"_s} + more + QStringList{path(u"tables"_s)});
        };
        QCOMPARE(run({}).lines()[0]["format"_L1].toString(), u"inventory-csv"_s);
        const auto lines = run({u"--profile"_s, path(u"p.json"_s)}).lines();
        QCOMPARE(lines[0]["format"_L1].toString(), u"soc-csv"_s);
        QVERIFY(lines[0]["reason"_L1].toString().contains("ours"_L1));
        QCOMPARE(lines[0]["accepted"_L1].toInt(), 1);
        QCOMPARE(lines[1]["format"_L1].toString(), u"suricata-eve"_s);
    }

    void aProfileForJsonReadsWhatNobodyElseDoes()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"cases"_s));
        QVERIFY(writeFile(path(u"cases/a.ndjson"_s),
                          "{\"ref\":1,\"what\":{\"headline\":\"Logons\"},\"seen\":\"2026-09-28T08:00:00Z\"}\n"
                          "{\"ref\":2,\"what\":{\"headline\":\"Beacon\"},\"seen\":\"soon\"}\n"));
        QVERIFY(writeFile(path(u"cases/b.json"_s), eveAlerts(3)));
        QVERIFY(writeFile(path(u"j.json"_s),
                          R"({"name":"cases","format":"json","columns":{"id":"ref",)"
                          R"("title":"what.headline","from":"seen"}})"));
        const auto run = [&](const QStringList &more) {
            return ctl(QStringList{u"--json"_s, u"ingest"_s, u"--dry-run"_s} + more + QStringList{path(u"cases"_s)});
        };
        QCOMPARE(run({}).lines()[0]["quarantined"_L1].toInt(), 1); // unsupported, as a whole
        const auto lines = run({u"--profile"_s, path(u"j.json"_s)}).lines();
        QCOMPARE(lines[0]["format"_L1].toString(), u"soc-json"_s);
        QVERIFY(lines[0]["reason"_L1].toString().contains("cases"_L1));
        QCOMPARE(lines[0]["accepted"_L1].toInt(), 1);
        QCOMPARE(lines[0]["quarantined"_L1].toInt(), 1);
        QCOMPARE(lines[1]["format"_L1].toString(), u"suricata-eve"_s);
    }

    void statusCountsAndNamesTheFeeds()
    {
        const auto status = asJson({u"status"_s, u"--check"_s}).lines().front();
        QCOMPARE(status["records"_L1].toInt(), 68);
        QCOMPARE(status["quarantined"_L1].toInt(), 1);
        QCOMPARE(status["context"_L1].toString(), u"real"_s);
        QCOMPARE(status["integrity"_L1].toString(), u"sound"_s);
        const auto feed = status["feeds"_L1].toArray().first().toObject();
        QCOMPARE(feed["source"_L1].toString(), u"soc-1"_s);
        QCOMPARE(feed["observations"_L1].toInt(), 60);
        const auto text = onStore({u"status"_s});
        QCOMPARE(text.exit, 0);
        QVERIFY(text.out.contains("soc-1"));
    }

    void recordsTellOriginAndReason()
    {
        const auto lines = asJson({u"records"_s, u"--outcome"_s, u"quarantined"_s}).lines();
        QCOMPARE(lines.size(), 1u);
        QVERIFY(lines[0]["file"_L1].toString().endsWith("/feed/sub/c.json"_L1));
        QCOMPARE(lines[0]["line"_L1].toInt(), 11);
        QVERIFY(!lines[0]["reason"_L1].toString().isEmpty());
        QCOMPARE(lines[0]["sha256"_L1].toString().size(), 64);
        QCOMPARE(asJson({u"records"_s}).lines().size(), 68u);
        QCOMPARE(asJson({u"records"_s, u"--limit"_s, u"5"_s}).lines().size(), 5u);
        QCOMPARE(asJson({u"records"_s, u"--source"_s, u"nobody"_s}).exit, 1);
    }

    void sourcesAreListedAndChanged()
    {
        const auto set = asJson({u"--as"_s, u"olga"_s, u"source"_s, u"set"_s, u"soc-1"_s, u"name=Harbour SOC"_s,
                                 u"kind=soc"_s, u"nation=bel"_s, u"reliability=B"_s, u"marking=TLP:AMBER"_s,
                                 u"cadence=6h"_s, u"clock_offset=-2.5"_s});
        QVERIFY2(set.exit == 0, set.err.constData());
        const auto shown = asJson({u"source"_s, u"show"_s, u"soc-1"_s}).lines().front();
        QCOMPARE(shown["name"_L1].toString(), u"Harbour SOC"_s);
        QCOMPARE(shown["kind"_L1].toString(), u"soc"_s);
        QCOMPARE(shown["nation"_L1].toString(), u"BEL"_s);
        QCOMPARE(shown["default_marking"_L1].toString(), u"TLP:AMBER"_s);
        QCOMPARE(shown["cadence_seconds"_L1].toInt(), 6 * 3600);
        QCOMPARE(shown["clock_offset_seconds"_L1].toDouble(), -2.5);
        QCOMPARE(asJson({u"source"_s, u"list"_s}).lines().size(), 1u);
        // The figures of a feed are the same wherever they are printed.
        const auto status = asJson({u"status"_s}).lines().front()["feeds"_L1].toArray().first().toObject();
        QCOMPARE(status["source"_L1].toString(), u"soc-1"_s);
        for (const auto &key :
             {"health"_L1, "blind"_L1, "blind_since"_L1, "last_data"_L1, "last_arrival"_L1, "expected_every_seconds"_L1,
              "cadence_origin"_L1, "rate_per_hour"_L1, "recent_quarantined"_L1, "lag_median_seconds"_L1,
              "lag_p95_seconds"_L1, "clock_drift_seconds"_L1, "proposed_clock_offset_seconds"_L1}) {
            QVERIFY2(shown.contains(key), key.data());
            QCOMPARE(status[key], shown[key]);
        }
        QCOMPARE(shown["cadence_origin"_L1].toString(), u"declared"_s);
        QCOMPARE(shown["expected_every_seconds"_L1].toInt(), 6 * 3600);
        for (const auto &bad : {u"kind=spy"_s, u"reliability=Z"_s, u"marking=TLP:PINK"_s, u"colour=red"_s,
                                u"cadence=soon"_s, u"nation=XX"_s, u"name"_s})
            QCOMPARE(onStore({u"source"_s, u"set"_s, u"soc-1"_s, bad}).exit, 2);
        bool logged = false;
        for (const auto &entry : asJson({u"log"_s}).lines())
            logged = logged || (entry["actor"_L1] == "olga"_L1 && entry["action"_L1] == "source-changed"_L1);
        QVERIFY(logged);
        QCOMPARE(onStore({u"log"_s, u"verify"_s}).exit, 0);
    }

    void showAndSearchFindWhatSourcesSaid()
    {
        const auto hits = asJson({u"search"_s, u"exercise"_s, u"--limit"_s, u"500"_s}).lines();
        QVERIFY(!hits.empty());
        const auto claim = std::ranges::find_if(hits, [](const auto &hit) { return hit["kind"_L1] == "claim"_L1; });
        QVERIFY(claim != hits.end());
        const auto shown = asJson({u"show"_s, u"--raw"_s, (*claim)["id"_L1].toString()}).lines().front();
        const auto first = shown["claims"_L1].toArray().first().toObject();
        QCOMPARE(first["type"_L1].toString(), u"indicator"_s);
        QCOMPARE(first["source"_L1].toString(), u"soc-1"_s);
        QCOMPARE(first["body"_L1].toObject()["pattern_type"_L1].toString(), u"stix"_s);
        QVERIFY(shown["records"_L1].toArray().first().toObject()["raw"_L1].toString().contains("pattern_type"_L1));
        const auto observation
            = std::ranges::find_if(hits, [](const auto &hit) { return hit["kind"_L1] == "observation"_L1; });
        QVERIFY(observation != hits.end());
        const auto event = onStore({u"show"_s, (*observation)["id"_L1].toString()});
        QVERIFY2(event.exit == 0, event.err.constData());
        QVERIFY(event.out.contains("198.51.100.7 port 443"));
        QCOMPARE(onStore({u"show"_s, u"nothing--1"_s}).exit, 1);
    }

    void hostileTextCannotSteerATerminal()
    {
        QByteArray hostile = eveAlert(3);
        hostile.replace("EXERCISE rule 3", "evil\\u001b[2J\\u202eexe\\u200b\\u0007 rule");
        QVERIFY(writeFile(path(u"hostile.json"_s), hostile + '\n' + "\x1b]0;title\x07 not a record \xe2\x80\xae\n"));
        const QString store = path(u"hostile.watchfloor"_s);
        const QStringList on{u"--store"_s, store};
        const auto ingested = ctl(on + QStringList{u"ingest"_s, path(u"hostile.json"_s)});
        QCOMPARE(ingested.exit, 3);
        QByteArray printed = ingested.out + ingested.err;
        for (const QStringList &words : {QStringList{u"search"_s, u"evil"_s},
                                         {u"--json"_s, u"search"_s, u"evil"_s},
                                         {u"records"_s},
                                         {u"--json"_s, u"records"_s},
                                         {u"status"_s},
                                         {u"search"_s, u"\x1b[31m\u202e"_s}}) {
            const auto run = ctl(on + words);
            printed += run.out + run.err;
        }
        const auto hits = ctl(on + QStringList{u"--json"_s, u"search"_s, u"evil"_s}).lines();
        QCOMPARE(hits.size(), 1u);
        QVERIFY2(hits[0]["title"_L1].toString().contains(u'\u202e'), "JSON carries the text whole, escaped");
        const auto shown = ctl(on + QStringList{u"show"_s, u"--raw"_s, hits[0]["id"_L1].toString()});
        QCOMPARE(shown.exit, 0);
        printed += shown.out;
        const QString text = QString::fromUtf8(printed);
        for (const QChar c : text)
            QVERIFY2(c == u'\n' || c == u'\t'
                         || (c >= u' ' && c != u'\u202e' && c != u'\u200b' && (c < u'\x7f' || c > u'\x9f')),
                     qPrintable(QString::number(c.unicode(), 16)));
    }

    void anImportIsTakenBackAndBrought()
    {
        const QString store = path(u"undo.watchfloor"_s);
        const auto run = ctl({u"--store"_s, store, u"--json"_s, u"ingest"_s, path(u"feed/b.json"_s)});
        QCOMPARE(run.exit, 0);
        const QString import = QString::number(run.lines().front()["import"_L1].toInt());
        const auto observations = [&] {
            return ctl({u"--store"_s, store, u"--json"_s, u"search"_s, u"exercise"_s, u"--limit"_s, u"1000"_s})
                .lines()
                .size();
        };
        const auto before = observations();
        QVERIFY(before > 0);
        QCOMPARE(ctl({u"--store"_s, store, u"withdraw"_s, import}).exit, 0);
        QCOMPARE(observations(), 0u);
        QCOMPARE(ctl({u"--store"_s, store, u"withdraw"_s, u"--undo"_s, import}).exit, 0);
        QCOMPARE(observations(), before);
        QCOMPARE(ctl({u"--store"_s, store, u"--json"_s, u"withdraw"_s}).lines().size(), 1u);
        QCOMPARE(ctl({u"--store"_s, store, u"withdraw"_s, u"999"_s}).exit, 1);
        QCOMPARE(ctl({u"--store"_s, store, u"withdraw"_s, u"--undo"_s}).exit, 2); // of which?
    }

    void encryptedStoresNeedTheirKey()
    {
        const QString store = path(u"secret.watchfloor"_s);
        QVERIFY(writeFile(path(u"key"_s), "correct horse\n"));
        QVERIFY(writeFile(path(u"wrong"_s), "battery staple\n"));
        QCOMPARE(ctl({u"--store"_s, store, u"--key-file"_s, path(u"key"_s), u"ingest"_s, path(u"feed/a.json"_s)}).exit,
                 0);
        QVERIFY(!fileBytes(store).contains("SQLite format"));
        QVERIFY(!fileBytes(store).contains("indicator"));
        QCOMPARE(ctl({u"--store"_s, store, u"--key-file"_s, path(u"key"_s), u"status"_s}).exit, 0);
        const auto refused = ctl({u"--store"_s, store, u"--key-file"_s, path(u"wrong"_s), u"status"_s});
        QCOMPARE(refused.exit, 1);
        QVERIFY2(refused.err.contains("the key does not open") && refused.err.count('\n') == 1,
                 refused.err.constData()); // our sentence, and nothing of SQLCipher's
        QCOMPARE(ctl({u"--store"_s, store, u"status"_s}).exit, 1);
    }

    void backupIsAStoreOfItsOwn()
    {
        const QString copy = path(u"copy.watchfloor"_s);
        QCOMPARE(onStore({u"backup"_s, copy}).exit, 0);
        QCOMPARE(ctl({u"--store"_s, copy, u"verify"_s}).exit, 0);
        QCOMPARE(ctl({u"--store"_s, copy, u"--json"_s, u"status"_s}).lines().front()["records"_L1].toInt(), 68);
        QCOMPARE(onStore({u"backup"_s, copy}).exit, 1);
        QCOMPARE(onStore({u"migrate"_s}).exit, 0);
    }

    void exerciseAndRealNeverMix()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(u"game"_s));
        QVERIFY(writeFile(path(u"game/eve.json"_s), eveAlerts(3)));
        QVERIFY(writeFile(
            path(u"game/feeds.json"_s),
            R"({"context":"exercise","sources":[{"slug":"blue","name":"Blue","kind":"sensor","nation":"EUR","reliability":"A","default_marking":"TLP:GREEN","clock_offset_s":1,"cadence_s":600}],"files":[{"path":"eve.json","source":"blue"}]})"));
        const auto mixed = onStore({u"ingest"_s, path(u"game"_s)});
        QVERIFY(mixed.exit != 0);
        QVERIFY2(mixed.err.contains("exercise"), mixed.err.constData());
        QCOMPARE(asJson({u"status"_s}).lines().front()["records"_L1].toInt(), 68);

        const QString store = path(u"game.watchfloor"_s);
        QCOMPARE(ctl({u"--store"_s, store, u"ingest"_s, path(u"game"_s)}).exit, 0);
        const auto status = ctl({u"--store"_s, store, u"--json"_s, u"status"_s}).lines().front();
        QCOMPARE(status["context"_L1].toString(), u"exercise"_s);
        QCOMPARE(status["feeds"_L1].toArray().first().toObject()["source"_L1].toString(), u"blue"_s);

        QVERIFY(writeFile(path(u"game/feeds.json"_s), R"({"context":"real","files":[{"path":"eve.json"}]})"));
        QVERIFY(ctl({u"--store"_s, store, u"ingest"_s, path(u"game"_s)}).exit != 0);
        QVERIFY(writeFile(path(u"game/feeds.json"_s), R"({"context":"exercise","files":[{"path":"../feed/b.json"}]})"));
        QCOMPARE(ctl({u"--store"_s, store, u"ingest"_s, path(u"game"_s)}).exit, 1);
    }

    void pictureAndImpactAnswerOnTheExercise()
    {
        const QString store = path(u"exercise.watchfloor"_s);
        const QString exercise = QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise");
        const auto run = ctl({u"--store"_s, store, u"--json"_s, u"ingest"_s, exercise});
        QVERIFY2(run.exit == 3, run.err.constData());
        const auto expected = QJsonDocument::fromJson(fileBytes(exercise + "/expected.json"_L1)).object();
        QVERIFY(!expected.isEmpty());
        for (const auto &file : run.lines()) {
            if (file.contains("total"_L1))
                continue;
            const QString name = QDir(exercise).relativeFilePath(file["file"_L1].toString());
            const auto wanted = expected[name].toObject();
            for (const auto &key : {"format"_L1, "accepted"_L1, "quarantined"_L1})
                QVERIFY2(file[key] == wanted[key],
                         qPrintable(name + u' ' + key + u' ' + file[key].toVariant().toString()));
        }
        const QStringList on{u"--store"_s, store, u"--json"_s};
        const auto incidents = ctl(on + QStringList{u"picture"_s}).lines();
        QVERIFY(incidents.size() > 10);
        for (const auto &key : {"id"_L1, "title"_L1, "state"_L1, "severity"_L1, "from"_L1, "sources"_L1, "marking"_L1})
            QVERIFY2(incidents.front().contains(key), key.data());
        const auto worst = ctl(on + QStringList{u"picture"_s, u"--min-severity"_s, u"60"_s}).lines();
        QVERIFY(!worst.empty() && worst.size() < incidents.size());
        for (const auto &incident : worst)
            QVERIFY(incident["severity"_L1].toInt() >= 60);
        QVERIFY(ctl(on + QStringList{u"picture"_s, u"--bbox"_s, u"-180,-90,-150,-60"_s}).lines().size()
                < incidents.size());
        QVERIFY(ctl(on + QStringList{u"picture"_s, u"--known-at"_s, u"2000-01-01"_s}).lines().empty());
        const auto impaired = ctl(on + QStringList{u"impact"_s}).lines();
        QVERIFY(!impaired.empty());
        QVERIFY(!impaired.front()["reasons"_L1].toArray().isEmpty());
        const auto one = ctl(on + QStringList{u"impact"_s, impaired.front()["id"_L1].toString()}).lines();
        QCOMPARE(one.size(), 1u);
        const auto changed = ctl(on + QStringList{u"diff"_s, u"--since"_s, u"2000-01-01"_s}).lines();
        QCOMPARE(std::ranges::count_if(changed, [](const auto &c) { return c["change"_L1] == "new"_L1; }),
                 std::ptrdiff_t(incidents.size()));
    }

    void whatLeavesAnExerciseSaysSo()
    {
        const QString store = path(u"game.watchfloor"_s);
        QCOMPARE(
            ctl({u"--store"_s, store, u"ingest"_s, QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise")}).exit,
            3);
        const QList<QStringList> commands{{u"picture"_s},
                                          {u"diff"_s, u"--since"_s, u"2000-01-01"_s},
                                          {u"search"_s, u"tide"_s},
                                          {u"impact"_s},
                                          {u"critical"_s},
                                          {u"status"_s},
                                          {u"source"_s, u"list"_s},
                                          {u"operation"_s, u"list"_s},
                                          {u"dependency"_s, u"list"_s},
                                          {u"coincidences"_s},
                                          {u"records"_s, u"--outcome"_s, u"quarantined"_s},
                                          {u"correlate"_s, u"--excluded"_s},
                                          {u"log"_s}};
        for (const QStringList &command : commands) {
            const auto words = ctl(QStringList{u"--store"_s, store} + command);
            QVERIFY2(words.out.startsWith("EXERCISE\n") && words.out.count("\nEXERCISE\n") == 0,
                     qPrintable(command.join(u' ')));
            const auto lines = ctl(QStringList{u"--store"_s, store, u"--json"_s} + command).lines();
            QVERIFY2(!lines.empty(), qPrintable(command.join(u' ')));
            for (const QJsonObject &line : lines)
                QVERIFY2(line["context"_L1] == "exercise"_L1, qPrintable(command.join(u' ')));
        }
        const QString real = path(u"earnest.watchfloor"_s);
        QCOMPARE(ctl({u"--store"_s, real, u"ingest"_s, path(u"feed/b.json"_s)}).exit, 0);
        QVERIFY(!ctl({u"--store"_s, real, u"status"_s}).all().contains("EXERCISE"));
        QVERIFY(!ctl({u"--store"_s, real, u"--json"_s, u"source"_s, u"list"_s}).all().contains("exercise"));
    }

    void briefGoesToWhomItIsFor()
    {
#ifndef WATCHFLOOR_WITH_PRINT
        QSKIP("this build has no print part (preset asan-core)");
#endif
        const QString store = path(u"brief.watchfloor"_s);
        QCOMPARE(
            ctl({u"--store"_s, store, u"ingest"_s, QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise")}).exit,
            3);
        const QStringList on{u"--store"_s, store, u"--json"_s};
        for (const auto &name : {u"brief.pdf"_s, u"brief.html"_s}) {
            const auto brief = ctl(on + QStringList{u"brief"_s, u"--audience"_s, u"TLP:AMBER"_s, u"-o"_s, path(name)});
            QVERIFY2(brief.exit == 0, brief.err.constData());
            QVERIFY(brief.lines().front()["marking"_L1].toString().startsWith("TLP:"_L1));
            QVERIFY(fileBytes(path(name)).size() > 10'000);
        }
        QVERIFY(fileBytes(path(u"brief.pdf"_s)).startsWith("%PDF"));
        // Each says that it is of an exercise: on every page, and in the title that a list of files shows.
        QVERIFY(fileBytes(path(u"brief.html"_s)).contains("<title>EXERCISE: "));
        QVERIFY(fileBytes(path(u"brief.html"_s)).contains("EXERCISE EXERCISE EXERCISE"));
        QVERIFY(fileBytes(path(u"brief.pdf"_s)).contains(QByteArray("\0E\0X\0E\0R\0C\0I\0S\0E", 16)));
        // What goes to whom is in the log; where nothing is releasable, nothing is written.
        QCOMPARE(ctl(on + QStringList{u"log"_s}).lines().back()["action"_L1].toString(), u"brief"_s);
        const QString unmarked = path(u"unmarked.watchfloor"_s);
        QCOMPARE(ctl({u"--store"_s, unmarked, u"ingest"_s, path(u"feed/b.json"_s)}).exit, 0);
        QCOMPARE(ctl({u"--store"_s, unmarked, u"brief"_s, u"--audience"_s, u"TLP:RED"_s, u"-o"_s, path(u"clear.pdf"_s)})
                     .exit,
                 1);
        QVERIFY(!QFile::exists(path(u"clear.pdf"_s)));
        QCOMPARE(ctl(on + QStringList{u"brief"_s, u"-o"_s, path(u"x.pdf"_s)}).exit, 2);
    }
};

QTEST_GUILESS_MAIN(TestCtl)
#include "test_ctl.moc"
