// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportfixture.h"

#include <QProcess>
#include <QTcpServer>

#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

class TestTransportRunner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoLooksOftenTriesOften()
    {
        using namespace std::chrono_literals;
        const transport::RunnerOptions usual;
        QCOMPARE(transport::longestBackOff(0s, usual), 60s); // listeners
        QCOMPARE(transport::longestBackOff(5s, usual), 60s);
        QCOMPARE(transport::longestBackOff(30s, usual), 180s);
        QCOMPARE(transport::longestBackOff(1h, usual), 300s);
        transport::RunnerOptions quick;
        quick.longestDelay = 400ms;
        QCOMPARE(transport::longestBackOff(1h, quick), 400ms);
    }
    void settingsSurviveJsonAndWrongOnesAreRefusedByName()
    {
        QTemporaryDir dir;
        const QString pem = dir.filePath(u"x.pem"_s);
        QVERIFY(writeFile(pem, "x"));
        transport::Settings settings;
        for (const auto &[name, value] : std::vector<std::pair<std::string, QString>>{{"kind", u"folder"_s},
                                                                                      {"location", dir.path()},
                                                                                      {"format", u"stix"_s},
                                                                                      {"interval", u"5m"_s},
                                                                                      {"allow_private", u"yes"_s},
                                                                                      {"ca", pem},
                                                                                      {"certificate", pem},
                                                                                      {"key", pem},
                                                                                      {"user", u"olga"_s}})
            sure(transport::set(settings, name, value));
        sure(transport::check(settings));
        QCOMPARE(settings.interval.count(), 300);
        QVERIFY(sure(transport::fromJson("folder", transport::toJson(settings))) == settings);
        QCOMPARE(transport::toJson(settingsOf("folder", u"/x"_s)), R"({"location":"/x"})");

        const auto refused = [&](const std::string &name, const QString &value, const QString &why) {
            transport::Settings bad = settings;
            auto done = transport::set(bad, name, value);
            if (done)
                done = transport::check(bad);
            return !done && done.error().code == ErrorCode::Usage && done.error().detail.contains(why);
        };
        QVERIFY(refused("kind", u"pigeon"_s, u"folder"_s));
        QVERIFY(refused("format", u"runes"_s, u"no format"_s));
        QVERIFY(refused("interval", u"soon"_s, u"interval"_s));
        QVERIFY(refused("interval", u"-5"_s, u"interval"_s));
        QVERIFY(refused("allow_private", u"maybe"_s, u"yes or no"_s));
        QVERIFY(refused("location", u"relative/path"_s, u"absolute"_s));
        QVERIFY(refused("location", u""_s, u"folder is wanted"_s));
        QVERIFY(refused("ca", u"/nowhere/ca.pem"_s, u"does not exist"_s));
        QVERIFY(refused("key", u""_s, u"without the other"_s));
        QVERIFY(refused("profile", u"/nowhere.json"_s, u"does not exist"_s));
        QVERIFY(refused("user", u"a\nb"_s, u"characters"_s));
        QVERIFY(refused("colour", u"red"_s, u"not colour"_s));
    }

    void aPauseIsRememberedAndAResumeGoesOn()
    {
        QTemporaryDir dir;
        Feed feed(settingsOf("folder", dir.path()));
        feed.start();
        append(dir.filePath(u"eve.json"_s), eveLines(0, 3));
        TRY_COMPARE(feed.counters().accepted, 3);
        sure(feed.runner->pause(feed.id, "officer"));
        TRY_COMPARE(feed.status().state, transport::State::Paused);
        append(dir.filePath(u"eve.json"_s), eveLines(3, 5));
        feed.stop();
        feed.start();
        TRY_COMPARE(feed.status().state, transport::State::Paused);
        QCOMPARE(feed.counters().records, 0);
        sure(feed.runner->resume(feed.id, "officer"));
        TRY_COMPARE(feed.counters().accepted, 2);
        QVERIFY(!feed.runner->pause(99, "officer"));
    }

    void onlyOneReceivesForAStore()
    {
        QTemporaryDir dir;
        Feed feed(settingsOf("folder", dir.path()));
        feed.start();
        transport::Runner other(feed.store);
        const auto refused = other.reload();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Busy);
        QVERIFY2(refused.error().detail.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(refused.error().detail));
        QVERIFY(other.status().empty());
        feed.stop();
        sure(other.reload());
        QCOMPARE(other.status().size(), std::size_t(1));
    }

    void whatChangesInTheStoreIsTakenUpAndTheRestGoesOn()
    {
        QTemporaryDir one, two;
        Feed feed(settingsOf("folder", one.path()));
        append(two.filePath(u"eve.json"_s), eveLines(0, 4));
        feed.start();
        append(one.filePath(u"eve.json"_s), eveLines(10, 12));
        TRY_COMPARE(feed.counters().accepted, 2);
        sure(feed.runner->reload());
        QCOMPARE(feed.counters().accepted, 2); // still the same life
        feed.configure(settingsOf("folder", two.path()));
        sure(feed.runner->reload());
        TRY_COMPARE(feed.counters().accepted, 4);
        sure(sure(feed.store->writer())->removeTransport(feed.id, "officer").get());
        sure(feed.runner->reload());
        QVERIFY(feed.runner->status().empty());
        QCOMPARE(feed.totals().accepted, 6);
    }

    void settingsThatNobodyReadsAnyMoreAreAFailingFeedAndNoMore()
    {
        QTemporaryDir dir;
        Feed feed(settingsOf("folder", dir.path()));
        sure(sure(feed.store->writer())->putTransport({feed.id, "pigeon", "{}", false}, true).get());
        feed.start();
        TRY_COMPARE(feed.status().state, transport::State::Failing);
        QVERIFY(feed.problems().contains(u"pigeon"_s));
    }

    void statusIsToldWhileManyLook()
    {
        QTemporaryDir dir;
        Feed feed(settingsOf("folder", dir.path()));
        std::atomic<int> told = 0;
        transport::RunnerOptions options;
        options.changed = [&] { ++told; };
        {
            transport::Runner runner(feed.store, options);
            sure(runner.reload());
            std::atomic<bool> done = false;
            std::jthread watcher([&] {
                while (!done)
                    (void)runner.status();
            });
            append(dir.filePath(u"eve.json"_s), eveLines(0, 3000));
            TRY(runner.status().front().counters.accepted == 3000);
            sure(runner.runNow(feed.id));
            done = true;
        }
        QVERIFY(told > 0);
    }

    void theCommandsSetShowRunAndTell()
    {
        QTemporaryDir dir, data;
        const QString store = dir.filePath(u"x.watchfloor"_s);
        QVERIFY(writeFile(dir.filePath(u"seed.json"_s), eveLines(900, 901)));
        QCOMPARE(ctl({u"--store"_s, store, u"ingest"_s, u"--source"_s, u"seed"_s, dir.filePath(u"seed.json"_s)}).exit,
                 0);
        const auto run
            = [&](const QStringList &words) { return ctl(QStringList{u"--store"_s, store, u"--json"_s} + words); };
        const QString place = u"transport.location="_s + data.path();
        QCOMPARE(run({u"source"_s, u"set"_s, u"ids"_s, u"transport.kind=pigeon"_s}).exit, 2);
        QCOMPARE(run({u"source"_s, u"set"_s, u"ids"_s, u"transport.kind=folder"_s}).exit, 2);
        QCOMPARE(run({u"source"_s, u"show"_s, u"ids"_s}).exit, 1); // nothing of it was stored
        QCOMPARE(run({u"source"_s, u"set"_s, u"ids"_s, u"kind=sensor"_s, u"transport.kind=folder"_s, place}).exit, 0);
        const auto shown = run({u"source"_s, u"show"_s, u"ids"_s}).lines().front()["transport"_L1].toObject();
        QCOMPARE(shown["kind"_L1].toString(), u"folder"_s);
        QCOMPARE(shown["location"_L1].toString(), data.path());
        QVERIFY(ctl({u"--store"_s, store, u"source"_s, u"show"_s, u"ids"_s}).out.contains("transport.location"));

        QVERIFY(writeFile(data.filePath(u"eve.json"_s), eveLines(0, 7) + "{\"broken\n"));
        const auto once = run({u"feeds"_s, u"run"_s, u"--once"_s});
        QCOMPARE(once.exit, 3);
        QCOMPARE(once.lines().front()["accepted"_L1].toInt(), 7);
        QCOMPARE(once.lines().front()["quarantined"_L1].toInt(), 1);
        const auto again = run({u"feeds"_s, u"run"_s, u"--once"_s});
        QCOMPARE(again.exit, 0);
        QCOMPARE(again.lines().front()["records"_L1].toInt(-1), 0);
        const auto status = run({u"feeds"_s, u"status"_s}).lines().front();
        QCOMPARE(status["source"_L1].toString(), u"ids"_s);
        QCOMPARE(status["records"_L1].toInt(), 8);
        QCOMPARE(status["cursors"_L1].toInt(), 1);

        // Running, and paused and resumed by another process.
        QProcess program;
        program.start(ctlProgram(), {u"--store"_s, store, u"--json"_s, u"feeds"_s, u"run"_s});
        QVERIFY(program.waitForStarted());
        append(data.filePath(u"more.json"_s), eveLines(50, 53));
        const auto total = [&] { return run({u"feeds"_s, u"status"_s}).lines().front()["records"_L1].toInt(); };
        TRY_COMPARE(total(), 11);
        QCOMPARE(run({u"feeds"_s, u"pause"_s, u"ids"_s}).exit, 0);
        QByteArray out;
        const auto said = [&](const char *what) {
            program.waitForReadyRead(100);
            out += program.readAllStandardOutput();
            return out.contains(what);
        };
        TRY(said("\"state\":\"paused\""));
        QCOMPARE(::kill(pid_t(program.processId()), SIGTERM), 0);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(run({u"source"_s, u"set"_s, u"ids"_s, u"transport=none"_s}).exit, 0);
        QVERIFY(run({u"feeds"_s, u"status"_s}).lines().empty());
    }
};

QTEST_GUILESS_MAIN(TestTransportRunner)
#include "test_transport_runner.moc"
