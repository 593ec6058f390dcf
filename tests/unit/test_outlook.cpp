// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/outlook.h"

#include <QTest>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::impact;
using namespace std::chrono_literals;

namespace {

constexpr int hour = 3600;

/// Mission - radio - {power with a battery, link 1 or link 2}.
struct World
{
    Snapshot s;
    enum : std::int32_t { Mission, Radio, Power, Link1, Link2 };

    explicit World(int holdUp)
    {
        s.judgedAt = fromMicros(1'790'000'000'000'000);
        for (const char *id : {"mission", "radio", "power", "link 1", "link 2"}) {
            AssetRow row;
            row.id = id;
            s.assets.push_back(std::move(row));
        }
        need(Mission, Radio);
        need(Radio, Power).holdUp = holdUp;
        for (const auto link : {Link1, Link2}) {
            DependencyRow &d = need(Radio, link);
            d.group = NeedRule::Any;
            d.groupId = 1;
        }
    }
    DependencyRow &need(std::int32_t dependant, std::int32_t provider)
    {
        DependencyRow d;
        d.dependant = dependant;
        d.provider = provider;
        return s.dependencies.emplace_back(std::move(d));
    }
    void hold(std::int32_t asset, Health health, std::chrono::minutes until)
    {
        HeldHealth held;
        held.asset = asset;
        held.health = health;
        held.since = toMicros(s.judgedAt - 60min);
        held.until = toMicros(s.judgedAt + until);
        s.held.push_back(std::move(held));
    }
    void incident(std::int32_t on, std::uint8_t severity, std::chrono::minutes ago)
    {
        IncidentRow row;
        row.severity = severity;
        row.assets = {on};
        row.from = toMicros(s.judgedAt - ago);
        s.incidents.push_back(std::move(row));
    }
    [[nodiscard]] Outlook outlook() const
    {
        const std::int32_t mission[] = {Mission};
        return outlooks(s, propagate(s, ownHealth(s)), mission).front();
    }
    [[nodiscard]] std::vector<double> values() const
    {
        std::vector<double> all;
        for (const Moment &moment : outlook().moments)
            all.push_back(moment.value);
        return all;
    }
};

} // namespace

class TestOutlook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsBridgedArrivesLater()
    {
        World world(7 * hour);
        world.incident(World::Power, 90, 120min); // five hours of battery are left
        QCOMPARE(world.values(), (std::vector<double>{1, 1, 0, 0}));
        const Outlook outlook = world.outlook();
        QVERIFY(outlook.moments[1].reasons.empty());
        QCOMPARE(outlook.moments[1].health, Health::Nominal);
        QCOMPARE(outlook.moments[2].health, Health::Failed);
        QCOMPARE(outlook.moments[2].at, world.s.judgedAt + 6h);
        QCOMPARE(outlook.moments[2].reasons.size(), 1U);
        QCOMPARE(outlook.moments[2].reasons[0].path,
                 (std::vector<std::int32_t>{World::Mission, World::Radio, World::Power}));
        QCOMPARE(outlook.moments[2].reasons[0].incidents, (std::vector<std::int32_t>{0}));
    }

    /// What somebody says of an asset ends when they said; from then on it is as incidents have it.
    void whatIsHeldEndsWhenItWasSaid()
    {
        World world(0);
        world.hold(World::Power, Health::Failed, 180min);
        QCOMPARE(world.values(), (std::vector<double>{0, 0, 1, 1}));
        const Outlook down = world.outlook();
        QVERIFY(down.moments[1].reasons.front().held);
        QVERIFY(down.moments[1].reasons.front().incidents.empty());
        QVERIFY(down.moments[2].reasons.empty());

        World fine(0);
        fine.incident(World::Power, 90, 120min);
        fine.hold(World::Power, Health::Nominal, 180min);
        QCOMPARE(fine.values(), (std::vector<double>{1, 1, 0, 0}));
        QVERIFY(!fine.outlook().moments[2].reasons.front().held);
        QCOMPARE(fine.outlook().moments[2].reasons.front().incidents, (std::vector<std::int32_t>{0}));

        World longer(0);
        longer.hold(World::Power, Health::Impaired, 48h);
        QCOMPARE(longer.values(), (std::vector<double>{0.4, 0.4, 0.4, 0.4}));
        QCOMPARE(longer.outlook().moments[3].health, Health::Impaired);
    }

    /// Said an hour ago, three hours to go; the battery bridges two.
    void whatIsHeldIsBridgedAsAnyLoss()
    {
        World world(2 * hour);
        world.hold(World::Power, Health::Failed, 180min);
        QCOMPARE(world.values(), (std::vector<double>{1, 0, 1, 1}));
        World brief(2 * hour);
        brief.hold(World::Power, Health::Failed, 30min); // back before it is missed
        QCOMPARE(brief.values(), (std::vector<double>{1, 1, 1, 1}));
    }

    /// Whoever looked knows; when that ends, the feeds are as blind as before.
    void sightIsLostAgainWhenTheWordEnds()
    {
        World world(0);
        world.hold(World::Power, Health::Nominal, 180min);
        world.s.held.front().unseen = true;
        const Outlook outlook = world.outlook();
        QCOMPARE(outlook.moments[1].health, Health::Nominal);
        QCOMPARE(outlook.moments[2].health, Health::Unknown);
        QCOMPARE(outlook.moments[2].low, 0);
    }

    void aBatteryThatIsUsedUpBridgesNothing()
    {
        World world(hour);
        world.incident(World::Power, 60, 90min);
        QCOMPARE(world.values(), (std::vector<double>{.4, .4, .4, .4}));
    }

    void theWorstOfSeveralCountsFromWhenItCame()
    {
        World world(3 * hour);
        world.incident(World::Power, 50, 240min);
        world.incident(World::Power, 90, 60min);
        QCOMPARE(world.values(), (std::vector<double>{.7, .7, 0, 0}));
    }

    void withoutBatteriesEverythingIsAsItIsNow()
    {
        World world(0);
        world.incident(World::Power, 60, 1min);
        const Outlook outlook = world.outlook();
        for (const Moment &moment : outlook.moments) {
            QCOMPARE(moment.value, .4);
            QCOMPARE(moment.reasons.size(), 1U);
        }
    }

    /// A battery of a second in a cycle that loses a millionth a lap: nobody follows it for a day of seconds. What
    /// becomes of it lies between how it stood then and the worst.
    void whatCreepsIsAnIntervalBeforeLong()
    {
        World world(0);
        world.s.dependencies.clear();
        world.need(World::Mission, World::Radio);
        DependencyRow &most = world.need(World::Radio, World::Power);
        most.group = NeedRule::Weighted;
        most.groupId = 1;
        most.weight = 1e6F;
        DependencyRow &least = world.need(World::Radio, World::Link1);
        least.group = NeedRule::Weighted;
        least.groupId = 1;
        world.need(World::Power, World::Radio).holdUp = 1;
        world.incident(World::Link1, 95, 60min);
        const Outlook outlook = world.outlook();
        for (const Moment &moment : outlook.moments) {
            QCOMPARE(moment.low, 0);
            QVERIFY(moment.value > 0.99 && moment.value < 1);
        }
    }

    void lostRedundancyIsNamed()
    {
        for (const int holdUp : {0, hour}) {
            World world(holdUp);
            world.incident(World::Link1, 90, 1min);
            const Outlook outlook = world.outlook();
            QCOMPARE(outlook.redundancyLost, (std::vector<std::int32_t>{World::Radio}));
            QCOMPARE(outlook.needed, 5U);
            for (const Moment &moment : outlook.moments) {
                QCOMPARE(moment.value, 1.);
                QVERIFY(moment.reasons.empty());
            }
        }
    }

    void whatNobodySeesIsAnIntervalThatOpensLater()
    {
        World world(2 * hour);
        AssetRow &power = world.s.assets[World::Power];
        power.unseen = true;
        power.lastSeen = toMicros(world.s.judgedAt - 90min);
        const Outlook outlook = world.outlook();
        std::vector<double> low;
        for (const Moment &moment : outlook.moments) {
            QCOMPARE(moment.value, 1.);
            low.push_back(moment.low);
        }
        QCOMPARE(low, (std::vector<double>{1, 0, 0, 0}));
        QCOMPARE(outlook.moments[0].health, Health::Nominal);
        QCOMPARE(outlook.moments[1].health, Health::Unknown);
        QCOMPARE(outlook.unseen, 1U);
        QCOMPARE(outlook.unknownShare(), 0.2);
    }

    void whatIsOverLateStaysAReason()
    {
        World world(0);
        world.s.dependencies[1].recovery = 24 * hour;
        world.incident(World::Power, 90, 1min);
        QCOMPARE(world.outlook().moments[3].reasons.size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestOutlook)
#include "test_outlook.moc"
