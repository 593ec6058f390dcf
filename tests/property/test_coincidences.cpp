// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/coincidences.h"

#include <QTest>

#include <random>
#include <set>

using namespace watchfloor;
using namespace watchfloor::picture;

namespace {

constexpr std::int64_t hour = 3'600'000'000;

/// Every pair is looked at; no index.
std::set<std::pair<std::int32_t, std::int32_t>> naive(const std::vector<DomainEvent> &events,
                                                      const CoincidenceQuery &query)
{
    std::set<std::pair<std::int32_t, std::int32_t>> found;
    for (std::size_t i = 0; i < events.size(); ++i) {
        for (std::size_t j = 0; j < events.size(); ++j) {
            const DomainEvent &a = events[i], &b = events[j];
            if (a.domain >= b.domain || a.from == noTime || b.from == noTime)
                continue;
            const std::int64_t endA = std::max(a.from, a.to), endB = std::max(b.from, b.to);
            const std::int64_t gap = std::max<std::int64_t>({0, b.from - endA, a.from - endB});
            if (gap > std::int64_t(query.hours * 3.6e9))
                continue;
            const bool near
                = a.isPlaced && b.isPlaced && distanceKm(a.latitude, a.longitude, b.latitude, b.longitude) <= query.km;
            const bool sameMission
                = std::ranges::any_of(a.missions, [&](std::int32_t m) { return std::ranges::contains(b.missions, m); });
            if (near || sameMission)
                found.emplace(std::int32_t(i), std::int32_t(j));
        }
    }
    return found;
}

} // namespace

class CoincidenceProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIndexFindsWhatANaiveSearchFinds()
    {
        std::mt19937 random(20261122);
        const auto upTo = [&](int n) { return int(random() % unsigned(n)); };
        const auto real = [&](double low, double high) { return low + (high - low) * (random() / 4294967295.0); };
        std::size_t pairs = 0;
        for (int world = 0; world < 10'000; ++world) {
            // Some worlds lie at a pole, some across 180 degrees, some are small, some are the whole globe.
            const double latitude = world % 5 == 0 ? (upTo(2) ? 89.5 : -89.5) : real(-85, 85);
            const double longitude = world % 3 == 0 ? 179.9 : real(-180, 180);
            const double spread = world % 7 == 0 ? 180 : real(0.01, 5);
            std::vector<DomainEvent> events(std::size_t(upTo(26)));
            for (DomainEvent &e : events) {
                e.domain = static_cast<Domain>(upTo(3));
                if (upTo(10) > 0)
                    e.from = upTo(60) * hour / 4;
                if (e.from != noTime && upTo(3) == 0)
                    e.to = e.from + upTo(100) * hour / 4 - hour; // some end before they begin
                e.isPlaced = upTo(5) > 0;
                e.latitude = std::clamp(latitude + real(-spread, spread), -90.0, 90.0);
                e.longitude = std::remainder(longitude + real(-spread, spread), 360.0);
                for (int m = upTo(3); m > 0; --m)
                    e.missions.push_back(upTo(6));
            }
            CoincidenceQuery query;
            query.hours = upTo(4) == 0 ? 0 : real(0, 12);
            query.km = upTo(6) == 0 ? 0 : upTo(12) == 0 ? 15'000 : real(0.1, 400);
            query.limit = 100'000;
            const Coincidences all = coincidences(events, query);
            std::set<std::pair<std::int32_t, std::int32_t>> found;
            for (const Coincidence &c : all.found) {
                QVERIFY2(found.emplace(c.a, c.b).second, "a pair was told twice");
                QVERIFY(c.isNear || c.mission >= 0);
            }
            QVERIFY(!all.isCut);
            const auto wanted = naive(events, query);
            QVERIFY2(
                found == wanted,
                qPrintable(
                    QStringLiteral("world %1: %2 found, %3 wanted").arg(world).arg(found.size()).arg(wanted.size())));
            QVERIFY(std::ranges::is_sorted(all.found, {}, &Coincidence::gap));
            pairs += wanted.size();
        }
        QVERIFY(pairs > 10'000); // the worlds were worth looking at
    }

    void theLimitIsKeptAndTold()
    {
        std::vector<DomainEvent> events(200);
        for (std::size_t i = 0; i < events.size(); ++i) {
            events[i].domain = i % 2 ? Domain::Cognitive : Domain::Cyberspace;
            events[i].from = 0;
            events[i].missions = {1};
        }
        CoincidenceQuery query;
        query.limit = 50;
        const Coincidences some = coincidences(events, query);
        QCOMPARE(some.found.size(), 50u);
        QVERIFY(some.isCut);
        query.limit = 10'000;
        const Coincidences all = coincidences(events, query);
        QCOMPARE(all.found.size(), 10'000u);
        QVERIFY(!all.isCut);
    }

    void aMillionEventsFarApartCostNoSquare()
    {
        // Would take hours if every pair were looked at.
        std::vector<DomainEvent> events(1'000'000);
        for (std::size_t i = 0; i < events.size(); ++i) {
            events[i].domain = static_cast<Domain>(i % 3);
            events[i].from = std::int64_t(i % 1000) * 100 * hour;
            events[i].isPlaced = true;
            events[i].latitude = double(i / 1000 % 100) - 50;
            events[i].longitude = double(i / 10'000 % 100) * 3 - 150;
        }
        CoincidenceQuery query;
        query.hours = 1;
        query.km = 10;
        query.limit = 1'000;
        QVERIFY(coincidences(events, query).found.size() <= 1'000);
    }
};

QTEST_GUILESS_MAIN(CoincidenceProperties)
#include "test_coincidences.moc"
