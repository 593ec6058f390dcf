// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedtally.h"
#include "storefixture.h"

#include <random>

using namespace watchfloor;
using namespace watchfloor::store;
using namespace watchfloor::store::testing;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const std::vector<FeedState> &states)
{
    QString text;
    const auto time = [](const auto &t) { return t ? QString::number(toMicros(*t)) : u"-"_s; };
    for (const FeedState &s : states) {
        text += u"%1: %2 %3 %4 %5 known %6 happened %7 arrival %8 recent %9 "_s.arg(s.sourceId)
                    .arg(s.records)
                    .arg(s.quarantined)
                    .arg(s.observations)
                    .arg(s.claims)
                    .arg(time(s.lastKnown), time(s.lastHappened), time(s.lastArrival))
                    .arg(s.recentRecords)
            + u"of them bad %1 cadence %2 lag %3 %4 drift %5\n"_s.arg(s.recentQuarantined)
                  .arg(s.learnedCadence.count())
                  .arg(s.lag ? s.lag->median.count() : -1)
                  .arg(s.lag ? s.lag->p95.count() : -1)
                  .arg(s.clockDrift ? s.clockDrift->count() : 0);
    }
    return text;
}

/// A feed's life, committed at instants of our own.
struct Life
{
    explicit Life(unsigned seed)
        : random(seed)
    {
    }
    ~Life() { Clock::freeze({}); }

    static Timestamp frozen(Timestamp at)
    {
        Clock::freeze(at);
        return at;
    }

    Timestamp clock = frozen(parseIso8601("2026-10-01T00:00:00Z")->at); ///< before the store is made: time goes forward
    Fixture f;
    std::mt19937_64 random;
    std::vector<std::int64_t> imports;
    int line = 0;

    int pick(int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }
    void pass(std::chrono::microseconds time)
    {
        clock += time;
        Clock::freeze(clock);
    }
    void commit(int records, std::chrono::microseconds age, int bad = 0)
    {
        const Import import = f.begin("head " + std::to_string(line), "/feeds/" + std::to_string(line));
        imports.push_back(import.id);
        BatchMaker batch(import);
        for (int i = 0; i < records; ++i) {
            const std::string bytes = "line " + std::to_string(++line);
            RecordItem &item = batch.add(i * 100, bytes);
            if (i < bad)
                item.rejected = Rejection{"no good", {}};
            else
                item.observations = {observation(bytes, toMicros(clock - age + std::chrono::seconds(i)))};
        }
        need(f.writer->commit(batch.take()).get());
        need(f.writer->endImport(import.id, {}).get());
    }
    FeedState state() { return need(feedStates(*f.reader())).front(); }
};

} // namespace

class TestFeedTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readByAndByIsReadAtOnceWhateverWasTakenBack()
    {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            Life life(seed);
            FeedTally tally;
            std::vector<std::pair<Timestamp, QString>> said;
            for (int step = 0; step < 60; ++step) {
                life.pass(std::chrono::seconds(1 + life.pick(4000)));
                const int what = life.pick(12);
                if (what == 0 && !life.imports.empty()) {
                    const auto id = life.imports[static_cast<std::size_t>(life.pick(int(life.imports.size())))];
                    (void)life.f.writer->withdrawImport(id, "officer").get(); // twice is refused
                } else if (what == 1 && !life.imports.empty()) {
                    const auto id = life.imports[static_cast<std::size_t>(life.pick(int(life.imports.size())))];
                    (void)life.f.writer->restoreImport(id, "officer").get();
                } else if (what == 2) {
                    Source changed = source("sensor-1");
                    changed.clockOffset = std::chrono::minutes(life.pick(3));
                    need(life.f.writer->putSource(changed, "officer").get());
                } else {
                    const int records = 1 + life.pick(40);
                    life.commit(records, std::chrono::seconds(life.pick(9000) - 1000), life.pick(records + 1));
                }
                const auto reader = life.f.reader();
                const QString now = textOf(need(tally.read(*reader)));
                QCOMPARE(now, textOf(need(feedStates(*reader))));
                said.emplace_back(need(newestKnown(*reader)), now);
            }
            // And what was said then is what is said now of then.
            for (const auto &[at, text] : said)
                QCOMPARE(textOf(need(feedStates(*life.f.reader(), at))), text);
        }
    }

    void aRhythmIsLearnedFromArrivals()
    {
        Life life(1);
        for (int i = 0; i < 30; ++i) {
            life.pass(std::chrono::minutes(10));
            life.commit(5, std::chrono::seconds(30));
        }
        // Before each arrival the newest event known is ten minutes and 26 seconds old, and the microseconds by which
        // commits of one instant are kept apart.
        QCOMPARE(life.state().learnedCadence, std::chrono::seconds(627));
        QVERIFY(life.state().lag->median == std::chrono::seconds(28));
        QVERIFY(!life.state().clockDrift);
        QCOMPARE(life.state().recentRecords, 30); // of the last hour
    }

    void aHistoryReadInTeachesNoRhythm()
    {
        Life life(1);
        for (int i = 0; i < 50; ++i) {
            life.pass(std::chrono::minutes(1));
            life.commit(3, std::chrono::days(40));
        }
        QCOMPARE(life.state().learnedCadence, std::chrono::seconds(0));
        QVERIFY(!life.state().clockDrift);
        QVERIFY(life.state().lag->median > std::chrono::days(39));
    }

    void aClockIsJudgedSinceItsOffsetWasSet()
    {
        Life life(1);
        const auto deliver = [&](int minutes, std::chrono::microseconds age) {
            for (int i = 0; i < minutes; ++i) {
                life.pass(std::chrono::minutes(1));
                life.commit(1, age);
            }
        };
        deliver(40, std::chrono::minutes(61) + std::chrono::seconds(2));
        QVERIFY(life.state().clockDrift);
        QVERIFY(*life.state().clockDrift == -std::chrono::seconds(61 * 60 + 2));
        // An officer accepts the correction; what comes from now on is corrected.
        Source corrected = source("sensor-1");
        corrected.clockOffset = -std::chrono::minutes(61);
        const Timestamp before = need(newestKnown(*life.f.reader()));
        life.pass(std::chrono::seconds(1));
        need(life.f.writer->putSource(corrected, "officer").get());
        QVERIFY(!life.state().clockDrift);
        QCOMPARE(life.state().learnedCadence, std::chrono::seconds(0)); // the old waits hold the hour of the clock
        deliver(40, std::chrono::seconds(2));
        QVERIFY(!life.state().clockDrift);
        QCOMPARE(life.state().learnedCadence, std::chrono::seconds(63));
        // As known before, the clock was behind.
        QVERIFY(need(feedStates(*life.f.reader(), before)).front().clockDrift);
    }

    void whatCannotBeReadIsNoData()
    {
        Life life(1);
        life.pass(std::chrono::minutes(1));
        life.commit(2, std::chrono::seconds(5));
        const auto good = life.state().lastKnown;
        life.pass(std::chrono::minutes(30));
        life.commit(6, std::chrono::seconds(5), 6);
        QVERIFY(life.state().lastKnown == good);
        QVERIFY(life.state().lastArrival > good);
        QCOMPARE(life.state().recentRecords, 8);
        QCOMPARE(life.state().recentQuarantined, 6);
        life.pass(std::chrono::minutes(31));
        life.commit(1, std::chrono::seconds(5), 1);
        QCOMPARE(life.state().recentRecords, 7); // the first delivery is more than an hour before the last
    }
};

QTEST_GUILESS_MAIN(TestFeedTally)
#include "test_feed_tally.moc"
