// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/availability.h"
#include "impact/critical.h"
#include "impact/holdup.h"
#include "impact/impact.h"
#include "impact/solver.h"

#include <QTest>

#include <map>
#include <string>

using namespace watchfloor;
using namespace watchfloor::impact;
using namespace std::chrono_literals;

namespace {

/// A network said by names, for the oracles of domain.md 9.3.
class Net
{
public:
    std::int32_t node(const std::string &name)
    {
        const auto [found, isNew] = m_nodes.try_emplace(name, static_cast<std::int32_t>(m_nodes.size()));
        return found->second;
    }
    void need(const std::string &dependant, std::initializer_list<const char *> providers, Rule rule = Rule::All,
              std::uint32_t k = 1)
    {
        ++m_group;
        for (const char *provider : providers)
            needs.push_back(
                {.dependant = node(dependant), .provider = node(provider), .rule = rule, .group = m_group, .k = k});
    }
    /// Feeder, strength and criticality in utils, as FDNA writes them.
    void feeds(const char *feeder, const char *receiver, double alpha, double beta)
    {
        needs.push_back({.dependant = node(receiver),
                         .provider = node(feeder),
                         .rule = Rule::Fdna,
                         .strength = alpha,
                         .criticality = beta / 100});
    }
    void weigh(const char *dependant, const char *provider, double weight)
    {
        needs.push_back(
            {.dependant = node(dependant), .provider = node(provider), .rule = Rule::Weighted, .weight = weight});
    }
    [[nodiscard]] Network network() const { return Network(m_nodes.size(), needs); }
    double value(const char *of, std::initializer_list<std::pair<const char *, double>> own)
    {
        std::vector<double> values(m_nodes.size(), 1);
        for (const auto &[name, v] : own)
            values[static_cast<std::size_t>(node(name))] = v;
        const Network net = network();
        return Solver(net, values).values()[static_cast<std::size_t>(node(of))];
    }
    std::vector<std::string> names(std::span<const std::int32_t> nodes) const
    {
        std::vector<std::string> all;
        for (const std::int32_t n : nodes)
            all.push_back(std::ranges::find(m_nodes, n, [](const auto &entry) { return entry.second; })->first);
        std::ranges::sort(all);
        return all;
    }
    std::vector<Need> needs;

private:
    std::map<std::string, std::int32_t> m_nodes;
    std::uint32_t m_group = 0;
};

bool near(double a, double b, double by = 1e-6) { return std::abs(a - b) < by; }

Net andOr()
{
    Net net;
    net.need("S1", {"A", "B"}, Rule::Any);
    net.need("S2", {"C"});
    net.need("S2", {"D", "E", "F"}, Rule::KofN, 2);
    net.need("M", {"S1", "S2"});
    return net;
}

} // namespace

class TestNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fdnaChain_data()
    {
        QTest::addColumn<double>("a");
        QTest::addColumn<double>("b");
        QTest::addColumn<double>("c");
        QTest::newRow("100") << 100. << 100. << 100.;
        QTest::newRow("75") << 75. << 80. << 88.;
        QTest::newRow("50") << 50. << 60. << 76.;
        QTest::newRow("25") << 25. << 40. << 64.;
        QTest::newRow("0") << 0. << 20. << 52.;
    }
    void fdnaChain() // oracle 1
    {
        QFETCH(double, a);
        Net net;
        net.feeds("A", "B", 0.8, 30);
        net.feeds("B", "C", 0.6, 40);
        QTEST(100 * net.value("B", {{"A", a / 100}}), "b");
        QTEST(100 * net.value("C", {{"A", a / 100}}), "c");
    }

    void fdnaJoin_data()
    {
        QTest::addColumn<double>("a");
        QTest::addColumn<double>("b");
        QTest::addColumn<double>("j");
        QTest::newRow("both") << 100. << 100. << 100.;
        QTest::newRow("criticality binds") << 40. << 100. << 50.;
        QTest::newRow("a fails") << 0. << 100. << 10.;
        QTest::newRow("b fails") << 100. << 0. << 60.;
        QTest::newRow("half") << 50. << 50. << 60.;
        QTest::newRow("none") << 0. << 0. << 10.;
    }
    void fdnaJoin() // oracle 2
    {
        QFETCH(double, a);
        QFETCH(double, b);
        Net net;
        net.feeds("A", "J", 0.9, 10);
        net.feeds("B", "J", 0.5, 60);
        QTEST(100 * net.value("J", {{"A", a / 100}, {"B", b / 100}}), "j");
    }

    void fdnaOfFiveNodes() // oracle 3
    {
        Net net;
        net.feeds("N1", "N2", 0.75, 20);
        net.feeds("N1", "N3", 0.85, 30);
        net.feeds("N1", "N4", 0.45, 55);
        net.feeds("N2", "N5", 0.45, 35);
        net.feeds("N3", "N5", 0.70, 30);
        net.feeds("N4", "N5", 0.45, 55);
        const auto all = [&](double n1) {
            std::vector<double> values;
            for (const char *name : {"N2", "N3", "N4", "N5"})
                values.push_back(100 * net.value(name, {{"N1", n1}}));
            return values;
        };
        QVERIFY(std::ranges::equal(all(0.6), std::vector{70., 66., 82., 84.866667},
                                   [](double a, double b) { return std::abs(a - b) < 1e-4; }));
        QVERIFY(std::ranges::equal(all(0.5), std::vector{62.5, 57.5, 77.5, 81.083333},
                                   [](double a, double b) { return std::abs(a - b) < 1e-4; }));
        QVERIFY(std::ranges::equal(all(0), std::vector{20., 15., 55., 45.},
                                   [](double a, double b) { return std::abs(a - b) < 1e-4; }));
        QCOMPARE(100 * net.value("N5", {{"N3", 0}}), 30.);
    }

    void andOrOfTheOracle() // oracle 4
    {
        Net net = andOr();
        const auto own = {std::pair("A", .2), {"B", .9}, {"D", .3}, {"E", .7}, {"F", .6}};
        QVERIFY(near(net.value("S1", own), .9));
        QVERIFY(near(net.value("S2", own), .6));
        QVERIFY(near(net.value("M", own), .6));
        QVERIFY(near(net.value("M", {{"A", .2}, {"B", 0}, {"D", .3}, {"E", .7}, {"F", .6}}), .2));
    }

    void onlyWhatHasNoAlternativeIsASinglePoint()
    {
        Net net = andOr();
        const std::int32_t missions[] = {net.node("M")};
        const Network network = net.network();
        std::vector<std::int32_t> found;
        for (const SinglePoint &point : singlePoints(network, missions)) {
            QCOMPARE(point.missions.size(), 1U);
            QCOMPARE(point.missions.front().second, 0.);
            found.push_back(point.node);
        }
        QCOMPARE(net.names(found), (std::vector<std::string>{"C", "S1", "S2"}));
    }

    void minimalCutSetsOfTheOracle() // oracle 4
    {
        Net net = andOr();
        const Network network = net.network();
        const CutSets cuts = minimalCutSets(network, net.node("M"));
        QVERIFY(cuts.isWhole);
        std::vector<std::vector<std::string>> named;
        for (const auto &set : cuts.sets)
            named.push_back(net.names(set));
        std::ranges::sort(named, {}, [](const auto &set) { return std::pair(set.size(), set); });
        QCOMPARE(named, (std::vector<std::vector<std::string>>{{"C"}, {"A", "B"}, {"D", "E"}, {"D", "F"}, {"E", "F"}}));
    }

    void aCutThroughACycleIsFound()
    {
        Net net;
        net.need("M", {"X"});
        net.need("X", {"Y"});
        net.need("Y", {"X"});
        net.need("Y", {"P", "Q"}, Rule::Any);
        const Network network = net.network();
        const CutSets cuts = minimalCutSets(network, net.node("M"));
        QCOMPARE(cuts.sets.size(), 1U);
        QCOMPARE(net.names(cuts.sets.front()), (std::vector<std::string>{"P", "Q"}));
    }

    void independentAvailability() // oracle 5
    {
        Net net = andOr();
        const auto of = [&](const char *node) {
            std::vector<double> each(9, 1);
            for (const auto &[name, works] :
                 {std::pair("A", .9), {"B", .8}, {"C", .99}, {"D", .7}, {"E", .7}, {"F", .7}})
                each[static_cast<std::size_t>(net.node(name))] = works;
            const Network network = net.network();
            return availability(network, net.node(node), each).value();
        };
        QVERIFY(near(of("S1"), .98));
        QVERIFY(near(of("S2"), .77616));
        QVERIFY(near(of("M"), .760637));
    }

    void whatAlternativesShareIsNotCountedTwice()
    {
        Net net;
        net.need("left", {"X"});
        net.need("left", {"Y"});
        net.need("right", {"X"});
        net.need("right", {"Z"});
        net.need("M", {"left", "right"}, Rule::Any);
        std::vector<double> each(6, 1);
        each[static_cast<std::size_t>(net.node("X"))] = .9;
        each[static_cast<std::size_t>(net.node("Y"))] = .8;
        each[static_cast<std::size_t>(net.node("Z"))] = .7;
        const Network network = net.network();
        QVERIFY(near(availability(network, net.node("M"), each).value(), .846));
        QVERIFY(!availability(network, net.node("M"), each, 4)); // larger than allowed
        net.weigh("M", "X", 1);
        const Network degrees = net.network();
        QVERIFY(!availability(degrees, net.node("M"), each));
    }

    void hitsOfOneDamageAndOfSeveral() // oracle 7
    {
        QVERIFY(near(leftAfter({1 - .4, 1 - .5}, Hits::Independent), .3));
        QVERIFY(near(leftAfter({1 - .4, 1 - .5}, Hits::OneDamage), .5));
    }

    void weightedGoals() // oracle 6
    {
        Net net;
        net.weigh("M", "C2", .5);
        net.weigh("M", "log", .3);
        net.weigh("M", "intel", .2);
        QVERIFY(near(net.value("M", {{"C2", .6}, {"intel", .25}}), .65));
    }

    void aCycleLivesUntilSomethingInItFails() // oracle 8
    {
        Net net;
        net.need("A", {"B"});
        net.need("B", {"A"});
        QCOMPARE(net.value("A", {}), 1.);
        QCOMPARE(net.value("B", {}), 1.);
        QCOMPARE(net.value("A", {{"A", .4}}), .4);
        QCOMPARE(net.value("B", {{"A", .4}}), .4);
    }

    void aBatteryBridgesWhatItCan() // oracle 9
    {
        Net net;
        net.need("radio", {"power"});
        net.needs.back().holdUp = 2h;
        const Network network = net.network();
        const Timestamp ten = fromMicros(1'790'000'000'000'000);
        const auto radio = static_cast<std::size_t>(net.node("radio"));
        const Event fails{net.node("power"), ten, 0}, back{net.node("power"), ten + 90min, 1};
        const auto down = courses(network, net.needs, std::vector{fails}, ten - 1h, ten + 24h);
        QCOMPARE(valueAt(down[radio], ten + 2h - 1s), 1.);
        QCOMPARE(valueAt(down[radio], ten + 2h), 0.);
        const auto bridged = courses(network, net.needs, std::vector{fails, back}, ten - 1h, ten + 24h);
        QCOMPARE(bridged[radio].size(), 1U);
        QCOMPARE(valueAt(bridged[radio], ten + 23h), 1.);
    }

    void batteriesAddUpAlongAChainAndNotAcrossAlternatives()
    {
        Net net;
        net.need("mission", {"radio"});
        net.needs.back().holdUp = 30min;
        net.need("radio", {"power", "generator"}, Rule::Any);
        for (Need &need : net.needs)
            need.holdUp = std::max<std::chrono::microseconds>(need.holdUp, 1h);
        net.needs[0].holdUp = 30min;
        const Network network = net.network();
        const Timestamp ten = fromMicros(1'790'000'000'000'000);
        const std::vector<Event> events{{net.node("power"), ten, 0}, {net.node("generator"), ten + 3h, 0}};
        const auto all = courses(network, net.needs, events, ten, ten + 24h);
        const auto &mission = all[static_cast<std::size_t>(net.node("mission"))];
        QCOMPARE(valueAt(mission, ten + 4h + 30min - 1s), 1.);
        QCOMPARE(valueAt(mission, ten + 4h + 30min), 0.);
        QCOMPARE(mission.size(), 2U);
    }

    void aLossIsFeltLateAndIsOverLate()
    {
        Net net;
        net.need("convoy", {"fuel"});
        net.needs.back().holdUp = 2h;
        net.needs.back().timeToImpact = 1h;
        net.needs.back().recovery = 4h;
        const Network network = net.network();
        const Timestamp ten = fromMicros(1'790'000'000'000'000);
        const auto convoy = static_cast<std::size_t>(net.node("convoy"));
        const std::int32_t fuel = net.node("fuel");
        const auto course = [&](std::chrono::minutes out) {
            const std::vector<Event> events{{fuel, ten, 0}, {fuel, ten + out, 1}};
            return courses(network, net.needs, events, ten - 1h, ten + 24h)[convoy];
        };
        QCOMPARE(course(2h + 59min).size(), 1U); // never missed, so nothing to recover from
        const Course late = course(5h);
        QCOMPARE(late, (Course{{ten - 1h, 1}, {ten + 3h, 0}, {ten + 9h, 1}}));
    }

    void aLossGoesRoundALongRing() // swept node by node this would not end today
    {
        constexpr std::int32_t size = 100'000;
        const Timestamp ten = fromMicros(1'790'000'000'000'000);
        for (const bool isReversed : {false, true}) {
            std::vector<Need> needs;
            for (std::int32_t node = 0; node < size; ++node) {
                const std::int32_t next = (node + 1) % size;
                needs.push_back({isReversed ? next : node, isReversed ? node : next});
            }
            const Network network(size, needs);
            const auto all = courses(network, needs, std::vector{Event{size / 2, ten, 0}}, ten - 1h, ten + 1h);
            QVERIFY(std::ranges::all_of(all, [&](const Course &course) {
                return valueAt(course, ten) == 0 && valueAt(course, ten - 1min) == 1;
            }));
        }
    }

    void betweennessOfAStarAndAChain()
    {
        Net net;
        for (const char *leaf : {"a", "b", "c"})
            net.need(leaf, {"hub"});
        net.need("hub", {"x"});
        net.need("x", {"y"});
        const Network network = net.network();
        const Betweenness found = betweenness(network);
        QCOMPARE(found.error, 0.);
        // Three leaves reach x and y through the hub; four nodes reach y through x.
        QCOMPARE(found.values[static_cast<std::size_t>(net.node("hub"))], 6.);
        QCOMPARE(found.values[static_cast<std::size_t>(net.node("x"))], 4.);
        QCOMPARE(found.values[static_cast<std::size_t>(net.node("y"))], 0.);
        QCOMPARE(found.values[static_cast<std::size_t>(net.node("a"))], 0.);
    }

    void whatIsDrawnIsNearWhatIsExact()
    {
        std::vector<Need> needs;
        for (std::int32_t i = 0; i + 1 < 400; ++i)
            needs.push_back({.dependant = i, .provider = i + 1});
        const Network network(400, needs);
        const Betweenness exact = betweenness(network), some = betweenness(network, 10, 200);
        QCOMPARE(some.sources, 200U);
        QVERIFY(some.error > 0);
        const double largest = 399. * 398;
        for (std::size_t i = 0; i < 400; ++i)
            QVERIFY(std::abs(exact.values[i] - some.values[i]) <= some.error * largest);
    }

    void chainsBetweenTwo()
    {
        Net net;
        net.need("M", {"A", "B"}, Rule::Any);
        net.need("A", {"C"});
        net.need("B", {"D"});
        net.need("D", {"C"});
        net.need("X", {"C"});
        const Network network = net.network();
        const auto path = shortestPath(network, net.node("M"), net.node("C"));
        QCOMPARE(path, (std::vector<std::int32_t>{net.node("M"), net.node("A"), net.node("C")}));
        QVERIFY(shortestPath(network, net.node("C"), net.node("M")).empty());
        QCOMPARE(net.names(allBetween(network, net.node("M"), net.node("C"))),
                 (std::vector<std::string>{"A", "B", "C", "D", "M"}));
        QCOMPARE(shortestPath(network, net.node("X"), net.node("X")), (std::vector<std::int32_t>{net.node("X")}));
    }
};

QTEST_GUILESS_MAIN(TestNetwork)
#include "test_network.moc"
