// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/query.h"
#include "store/feedfigures.h"

#include <QTest>

#include <random>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::store;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t start = 1'790'000'000'000'000;
constexpr std::int64_t second = 1'000'000, minute = 60 * second, hour = 60 * minute;
constexpr Timestamp now = fromMicros(start);

SourceRow feed(SourceKind kind, std::chrono::seconds cadence, std::optional<Timestamp> known,
               std::optional<Timestamp> happened = {})
{
    SourceRow row;
    row.source.kind = kind;
    row.source.cadence = cadence;
    row.state.lastKnown = known;
    row.state.lastHappened = happened;
    row.state.lastArrival = known;
    return row;
}

/// A delivery a minute of ten events, of which the newest is `oldest` - 9 s old.
std::vector<Dated> deliveries(int count, std::int64_t oldest, std::int64_t jitter = 0)
{
    std::mt19937_64 random(7);
    std::vector<Dated> items;
    for (int d = 0; d < count; ++d) {
        const std::int64_t known = start + d * minute;
        const std::int64_t late = jitter > 0 ? static_cast<std::int64_t>(random() % static_cast<unsigned>(jitter)) : 0;
        for (int i = 0; i < 10; ++i)
            items.push_back({known, known - oldest - late + i * second});
    }
    return items;
}

} // namespace

class FeedHealthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewArrivalsMakeNoRhythm()
    {
        QCOMPARE(learnedCadence(std::vector<std::int64_t>(leastArrivals - 1, hour), 0, 100 * hour), 0s);
        QCOMPARE(learnedCadence(std::vector<std::int64_t>(leastArrivals, hour), 0, 100 * hour), 1h);
        QCOMPARE(learnedCadence({}, 0, 0), 0s);
    }

    void aBusyFeedIsGivenAMinute()
    {
        QCOMPARE(learnedCadence(std::vector<std::int64_t>(500, second), 0, hour), shortestCadence);
    }

    void nightsAreARhythmAndOutagesAreNot()
    {
        // A fortnight of quarter-hours by day and eight hours of night, with one outage of three days.
        std::vector<std::int64_t> waits;
        for (int day = 0; day < 13; ++day) {
            waits.insert(waits.end(), 64, hour / 4);
            waits.push_back(8 * hour);
        }
        waits.push_back(72 * hour);
        QCOMPARE(learnedCadence(waits, 0, 13 * 24 * hour), 8h);
        // Two outages in the two started weeks.
        waits.push_back(50 * hour);
        QCOMPARE(learnedCadence(waits, 0, 13 * 24 * hour), 8h);
        // A third one is no longer out of the ordinary.
        waits.push_back(30 * hour);
        QCOMPARE(learnedCadence(waits, 0, 13 * 24 * hour), 30h);
    }

    void whatIsDeclaredGoesBeforeWhatIsLearnedAndThatBeforeADay()
    {
        SourceRow row = feed(SourceKind::Partner, 15min, now - 20min);
        row.state.learnedCadence = 2h;
        QCOMPARE(feedHealth(row, now), FeedHealth::Late);
        QCOMPARE(cadenceOf(row).origin, Cadence::Origin::Declared);
        row.source.cadence = 0s;
        QCOMPARE(feedHealth(row, now), FeedHealth::Live);
        QCOMPARE(feedHealth(row, now + 2h), FeedHealth::Late);
        QCOMPARE(feedHealth(row, now + 6h), FeedHealth::Silent);
        QCOMPARE(cadenceOf(row).origin, Cadence::Origin::Learned);
        row.state.learnedCadence = 0s;
        QCOMPARE(feedHealth(row, now + 6h), FeedHealth::Live);
        QCOMPARE(cadenceOf(row).origin, Cadence::Origin::Assumed);
        QCOMPARE(cadenceOf(row).length, std::chrono::seconds(24h));
    }

    void aFeedFailsWhereHalfOfItCannotBeReadAndIsSilentWhenItStops()
    {
        SourceRow row = feed(SourceKind::Sensor, 1h, now - 10min, now - 10min);
        row.state.recentRecords = 100;
        row.state.recentQuarantined = 49;
        QCOMPARE(feedHealth(row, now), FeedHealth::Live);
        row.state.recentQuarantined = 50;
        QCOMPARE(feedHealth(row, now), FeedHealth::Failing);
        QVERIFY(!isBlind(row, now)); // the other half is seen
        QVERIFY(isBlind(row, now + 3h));
        QCOMPARE(feedHealth(row, now + 3h), FeedHealth::Silent);
        // Nothing of it could ever be read.
        SourceRow garbage = feed(SourceKind::Sensor, 1h, {});
        garbage.state.lastArrival = now - 1min;
        garbage.state.recentRecords = garbage.state.recentQuarantined = 1;
        QCOMPARE(feedHealth(garbage, now), FeedHealth::Failing);
        QVERIFY(isBlind(garbage, now));
        QCOMPARE(feedHealth(garbage, now + 4h), FeedHealth::Silent);
    }

    void blindIsFromThreeCadencesAfterTheLastData()
    {
        const SourceRow row = feed(SourceKind::Sensor, 10min, now, now - 5min);
        QVERIFY(blindFrom(row) == now + 25min);
        QVERIFY(!isBlind(row, now + 25min));
        QVERIFY(isBlind(row, now + 25min + 1us));
        QVERIFY(isBlind(feed(SourceKind::Sensor, 10min, {}), now));
        QVERIFY(!isBlind(feed(SourceKind::Floor, 10min, {}), now));
    }

    void lagIsTheNearestRankOfKnownMinusHappened()
    {
        QVERIFY(!lagOf({}));
        std::vector<Dated> items;
        for (int i = 1; i <= 100; ++i)
            items.push_back({start, start - i * second});
        QVERIFY(lagOf(items) == (Lag{50s, 95s}));
        QVERIFY(lagOf(std::vector<Dated>{{start, start + 3 * second}}) == (Lag{-3s, -3s}));
    }

    void aClockAheadShowsAsDataFromTheFuture()
    {
        // 61 minutes ahead, two seconds on the way.
        const auto drift = clockDrift(deliveries(2, -61 * minute + 9 * second + 2 * second), 1min);
        QVERIFY(drift);
        QVERIFY(std::abs((*drift - 61min + 2s).count()) <= 9);
        // One wild stamp among a thousand is not a clock.
        auto sound = deliveries(100, 20 * second);
        sound.push_back({start, start + 5 * hour});
        QVERIFY(!clockDrift(sound, 1min));
        QVERIFY(!clockDrift(deliveries(1, -61 * minute), 1min)); // too few to say
    }

    void aClockBehindIsToldFromADelayThatVaries()
    {
        const auto drift = clockDrift(deliveries(60, 61 * minute + 9 * second, 5 * second), 1min);
        QVERIFY(drift);
        QVERIFY(std::abs((*drift + 61min).count()) <= 5);
        // The same delay on average, but coming and going: a queue, no clock.
        QVERIFY(!clockDrift(deliveries(60, 31 * minute, 60 * minute), 1min));
        // Delivered by the hour: what is an hour old is no wonder.
        QVERIFY(!clockDrift(deliveries(60, 61 * minute), 30min));
        QVERIFY(!clockDrift(deliveries(60, 61 * minute), 0s));
        // A minute behind or less is a clock like any other; a month is a history.
        QVERIFY(!clockDrift(deliveries(60, 59 * second), 10s));
        QVERIFY(!clockDrift(deliveries(60, 30 * 24 * hour), 1min));
    }

    void theRhythmOfEventsNeedsNoArrivals()
    {
        std::vector<std::int64_t> times;
        for (int i = 0; i < 100; ++i)
            times.push_back(start + i * 10 * minute);
        QCOMPARE(cadenceOfEvents(times), 10min);
        std::ranges::reverse(times);
        QCOMPARE(cadenceOfEvents(times), 10min);
        QCOMPARE(cadenceOfEvents({start}), 0s);
        QCOMPARE(cadenceOfEvents({}), 0s);
        // Many within one minute are one: a burst of 1,000 is no rhythm.
        QCOMPARE(cadenceOfEvents(std::vector<std::int64_t>(1000, start)), 0s);
    }

    void figuresDoNotDependOnOrder()
    {
        std::mt19937_64 random(11);
        for (int round = 0; round < 200; ++round) {
            std::vector<std::int64_t> waits;
            std::vector<Dated> items;
            const int count = 20 + static_cast<int>(random() % 200);
            for (int i = 0; i < count; ++i) {
                waits.push_back(static_cast<std::int64_t>(random() % (30 * hour)));
                const std::int64_t known = start + static_cast<std::int64_t>(random() % 100) * minute;
                items.push_back({known, known - 90 * minute + static_cast<std::int64_t>(random() % (2 * hour))});
            }
            const auto cadence = learnedCadence(waits, 0, 20 * 24 * hour);
            const auto lag = lagOf(items);
            const auto drift = clockDrift(items, 5min);
            std::ranges::shuffle(waits, random);
            std::ranges::shuffle(items, random);
            QCOMPARE(learnedCadence(waits, 0, 20 * 24 * hour), cadence);
            QVERIFY(lagOf(items) == lag);
            QVERIFY(clockDrift(items, 5min) == drift);
            QVERIFY(lag->median <= lag->p95);
            // Whatever was learned, longer waits never teach a shorter cadence.
            for (auto &wait : waits)
                wait *= 2;
            QVERIFY(learnedCadence(waits, 0, 20 * 24 * hour) >= cadence);
            // Two clocks that differ by an hour are judged to differ by an hour, where both are ahead.
            for (auto &item : items)
                item.happened += 10 * hour;
            const auto ahead = clockDrift(items, 5min);
            for (auto &item : items)
                item.happened += hour;
            QVERIFY(ahead && *clockDrift(items, 5min) - *ahead == 1h);
        }
    }
};

QTEST_GUILESS_MAIN(FeedHealthTest)
#include "test_feed_health.moc"
