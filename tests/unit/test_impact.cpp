// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/impact.h"

#include <QTest>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::impact;

namespace {

using Group = DependencyRow::Group;

/// A graph said by names, for the oracles.
class Net
{
public:
    Snapshot s;

    std::int32_t node(const std::string &name)
    {
        const auto [found, isNew] = s.assetById.try_emplace(name, static_cast<std::int32_t>(s.assets.size()));
        if (isNew) {
            AssetRow row;
            row.id = name;
            s.assets.push_back(std::move(row));
        }
        return found->second;
    }
    void need(const std::string &dependant, std::initializer_list<const char *> providers, Group group = Group::All,
              std::uint8_t k = 1, float strength = 1)
    {
        ++m_groups;
        for (const char *provider : providers) {
            DependencyRow d;
            d.dependant = node(dependant);
            d.provider = node(provider);
            d.group = group;
            d.k = k;
            d.groupId = m_groups;
            d.strength = strength;
            s.dependencies.push_back(std::move(d));
        }
    }
    void mission(const std::string &name)
    {
        MissionRow m;
        m.id = name;
        m.asset = node(name);
        s.assets[static_cast<std::size_t>(m.asset)].kind = AssetKind::Mission;
        s.missions.push_back(std::move(m));
    }
    std::int32_t incident(const std::string &on, std::uint8_t severity, IncidentState state = IncidentState::Reported)
    {
        IncidentRow row;
        row.id = "incident on " + on;
        row.severity = severity;
        row.state = state;
        row.assets = {node(on)};
        s.incidents.push_back(std::move(row));
        return static_cast<std::int32_t>(s.incidents.size()) - 1;
    }
    Impact with(std::initializer_list<std::pair<const char *, double>> own)
    {
        std::vector<double> values(s.assets.size(), 1);
        for (const auto &[name, value] : own)
            values[static_cast<std::size_t>(node(name))] = value;
        return propagate(s, values);
    }
    double at(const Impact &impact, const std::string &name)
    {
        return impact.value[static_cast<std::size_t>(node(name))];
    }
    /// A feed of a declared cadence of an hour that was heard of `hoursAgo`, and what it watches; never: -1.
    void watch(int hoursAgo, std::initializer_list<const char *> assets)
    {
        s.judgedAt = fromMicros(1'790'000'000'000'000);
        SourceRow feed;
        feed.source.id = static_cast<std::int64_t>(s.sources.size()) + 1;
        feed.source.kind = SourceKind::Sensor;
        feed.source.cadence = std::chrono::hours(1);
        if (hoursAgo >= 0)
            feed.state.lastKnown = feed.state.lastHappened = s.judgedAt - std::chrono::hours(hoursAgo);
        for (const char *asset : assets)
            s.watches.push_back({node(asset), static_cast<std::uint16_t>(s.sources.size()), 0});
        s.sources.push_back(std::move(feed));
    }
    std::int64_t hoursAgo(int hours) const { return toMicros(s.judgedAt - std::chrono::hours(hours)); }
    const AssetRow &asset(const std::string &name) { return s.assets[static_cast<std::size_t>(node(name))]; }
    bool lost(const Impact &impact, const std::string &name)
    {
        return impact.redundancyLost[static_cast<std::size_t>(node(name))];
    }

private:
    std::uint16_t m_groups = 0;
};

Net missionOfTwoServices()
{
    Net net;
    net.need("S1", {"A", "B"}, Group::Any);
    net.need("S2", {"C"});
    net.need("S2", {"D", "E", "F"}, Group::KofN, 2);
    net.need("M", {"S1", "S2"});
    return net;
}

} // namespace

class ImpactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void andOrOfTheOracle()
    {
        Net net = missionOfTwoServices();
        const auto full = net.with({{"A", 0.2}, {"B", 0.9}, {"D", 0.3}, {"E", 0.7}, {"F", 0.6}});
        QCOMPARE(net.at(full, "S1"), 0.9);
        QCOMPARE(net.at(full, "S2"), 0.6);
        QCOMPARE(net.at(full, "M"), 0.6);
        const auto without = net.with({{"A", 0.2}, {"B", 0.0}, {"D", 0.3}, {"E", 0.7}, {"F", 0.6}});
        QCOMPARE(net.at(without, "M"), 0.2);
    }

    void onlyOneSingleFailureOfTheOracleKillsTheMission()
    {
        Net net = missionOfTwoServices();
        for (const char *name : {"A", "B", "C", "D", "E", "F"}) {
            const auto failed = net.with({{name, 0.0}});
            QCOMPARE(net.at(failed, "M"), name[0] == 'C' ? 0.0 : 1.0F);
        }
        for (const auto &[first, second] : {std::pair{"A", "B"}, {"D", "E"}, {"D", "F"}, {"E", "F"}})
            QCOMPARE(net.at(net.with({{first, 0.0}, {second, 0.0}}), "M"), 0.0);
        QCOMPARE(net.at(net.with({{"A", 0.0}, {"D", 0.0}}), "M"), 1.0F);
    }

    void aCycleLivesUntilSomethingInItFails()
    {
        Net net;
        net.need("A", {"B"});
        net.need("B", {"A"});
        const auto sound = net.with({});
        QCOMPARE(net.at(sound, "A"), 1.0F);
        QCOMPARE(net.at(sound, "B"), 1.0F);
        const auto hurt = net.with({{"A", 0.4}});
        QCOMPARE(net.at(hurt, "A"), 0.4);
        QCOMPARE(net.at(hurt, "B"), 0.4);
    }

    /// Weights so unequal that a cycle sinks by next to nothing a lap: nobody waits until it has come to rest.
    void aCycleThatCreepsIsAnInterval()
    {
        Net net;
        constexpr int length = 20;
        const auto name = [](int i) { return "station " + std::to_string(i % length); };
        for (int i = 0; i < length; ++i) {
            net.need(name(i), {name(i + 1).c_str(), "clock"}, Group::Weighted);
            net.s.dependencies[net.s.dependencies.size() - 2].weight = 1e6F;
        }
        net.incident("clock", 95);
        const auto impact = propagate(net.s, ownHealth(net.s));
        for (int i = 0; i < length; ++i) {
            const auto node = static_cast<std::size_t>(net.node(name(i)));
            QCOMPARE(impact.low[node], 0);
            QVERIFY(impact.value[node] > 0 && impact.value[node] < 1);
        }
    }

    void aWeakLinkPassesOnPartOfTheLoss()
    {
        Net net;
        net.need("A", {"B"}, Group::All, 1, 0.5);
        QCOMPARE(net.at(net.with({{"B", 0.0}}), "A"), 0.5);
        QCOMPARE(net.at(net.with({{"B", 1.0F}}), "A"), 1.0F);
    }

    void redundancyIsLostBeforeTheServiceIs()
    {
        Net net = missionOfTwoServices();
        net.need("S3", {"A", "B", "C"}, Group::Any);
        const auto sound = net.with({});
        QVERIFY(!net.lost(sound, "S1") && !net.lost(sound, "S2") && !net.lost(sound, "S3"));
        const auto one = net.with({{"A", 0.0}, {"D", 0.4}});
        QCOMPARE(net.at(one, "S1"), 1.0F);
        QVERIFY(net.lost(one, "S1"));
        QVERIFY(net.lost(one, "S2"));
        QVERIFY(!net.lost(one, "S3")); // one to spare
        QVERIFY(!net.lost(net.with({{"A", 0.0}, {"B", 0.0}}), "S1")); // gone altogether
    }

    void reasonsNameTheShortestChainToEachRoot()
    {
        Net net;
        net.need("M", {"S"});
        net.need("S", {"H1", "H2"});
        net.need("H1", {"P"});
        net.need("H2", {"X"});
        net.need("X", {"P"});
        net.need("S", {"Q1", "Q2"}, Group::Any);
        const auto onPower = net.incident("P", 90);
        const auto onHost = net.incident("H2", 50);
        net.incident("Q1", 95); // Q2 makes it good: no reason
        net.incident("H1", 95, IncidentState::Closed);
        const auto impact = propagate(net.s, ownHealth(net.s));
        QCOMPARE(net.at(impact, "M"), 0.0);
        const auto why = reasons(net.s, impact, net.node("M"));
        QCOMPARE(why.size(), 2u);
        QCOMPARE(why[0].root, net.node("P"));
        QCOMPARE(why[0].incidents, std::vector{onPower});
        QCOMPARE(why[0].path, (std::vector{net.node("M"), net.node("S"), net.node("H1"), net.node("P")}));
        QCOMPARE(why[1].root, net.node("H2"));
        QCOMPARE(why[1].incidents, std::vector{onHost});
        QCOMPARE(why[1].path, (std::vector{net.node("M"), net.node("S"), net.node("H2")}));
        QVERIFY(reasons(net.s, impact, net.node("Q2")).empty());
    }

    void applyFillsHealthAndWhoIsReached()
    {
        Net net;
        net.mission("M");
        net.mission("N");
        net.need("M", {"S"});
        net.need("S", {"Q1", "Q2"}, Group::Any);
        net.need("N", {"T"});
        const auto onSpare = net.incident("Q1", 85);
        const auto onService = net.incident("S", 45);
        const auto closed = net.incident("S", 99, IncidentState::Closed);
        const auto low = net.incident("T", 25);
        apply(net.s);
        const auto incident = [&](std::int32_t i) { return net.s.incidents[static_cast<std::size_t>(i)]; };
        const auto asset = [&](const char *name) { return net.s.assets[static_cast<std::size_t>(net.node(name))]; };
        QCOMPARE(net.s.missions[0].health, Health::Degraded);
        QCOMPARE(net.s.missions[0].incidents, (std::vector{onSpare, onService}));
        QCOMPARE(net.s.missions[1].health, Health::Nominal);
        QCOMPARE(net.s.missions[1].incidents, std::vector{low});
        QCOMPARE(incident(onSpare).missions, std::vector{0});
        QCOMPARE(incident(closed).missions, std::vector{0});
        QCOMPARE(incident(low).missions, std::vector{1});
        QCOMPARE(asset("Q1").ownHealth, Health::Failed);
        QCOMPARE(asset("Q1").worstSeverity, std::uint8_t{85});
        QCOMPARE(asset("S").ownHealth, Health::Degraded);
        QCOMPARE(asset("S").worstSeverity, std::uint8_t{45});
        QCOMPARE(asset("M").ownHealth, Health::Nominal);
        QCOMPARE(asset("M").health, Health::Degraded);
    }

    void bandsBecomeHealth()
    {
        QCOMPARE(healthOf(1), Health::Nominal);
        QCOMPARE(healthOf(0.7), Health::Degraded);
        QCOMPARE(healthOf(0.4), Health::Impaired);
        QCOMPARE(healthOf(0), Health::Failed);
        QCOMPARE(healthOf(std::numeric_limits<float>::quiet_NaN()), Health::Unknown);
        QCOMPARE(healthOf(1, 0.9), Health::Unknown);
        QCOMPARE(healthOf(0.7, 0), Health::Degraded);
    }

    void whatNoLiveFeedWatchesIsUnknownSinceTheLastOfThemWasHeard()
    {
        Net net;
        net.node("nobody watches");
        net.watch(5, {"silent", "twice silent", "one of two"});
        net.watch(4, {"twice silent"});
        net.watch(2, {"one of two", "late"});
        net.watch(-1, {"never"});
        apply(net.s);
        QCOMPARE(net.asset("silent").health, Health::Unknown);
        QCOMPARE(net.asset("silent").unknownSince, net.hoursAgo(5));
        QCOMPARE(net.asset("twice silent").health, Health::Unknown);
        QCOMPARE(net.asset("twice silent").unknownSince, net.hoursAgo(4));
        QCOMPARE(net.asset("one of two").health, Health::Nominal);
        QCOMPARE(net.asset("late").health, Health::Nominal);
        QCOMPARE(net.asset("never").health, Health::Unknown);
        QCOMPARE(net.asset("never").unknownSince, noTime);
        QCOMPARE(net.asset("nobody watches").health, Health::Nominal);
        // Judged an hour and a bit earlier, the second feed was not silent yet.
        net.s.judgedAt -= std::chrono::minutes(61);
        apply(net.s);
        QCOMPARE(net.asset("twice silent").health, Health::Nominal);
        QCOMPARE(net.asset("silent").health, Health::Unknown);
        QVERIFY(nextSilence(net.s) == net.s.judgedAt + std::chrono::minutes(1));
    }

    void unknownIsCarriedUpAndNeverHidesWhatIsKnownBad()
    {
        Net net;
        net.mission("mission");
        net.need("mission", {"a", "b"});
        net.need("a", {"dark"});
        net.need("b", {"hit"});
        net.need("other", {"dark"});
        net.need("redundant", {"dark", "light"}, Group::Any);
        net.need("careless", {"dark"}, Group::All, 1, 0);
        net.watch(9, {"dark", "hit"});
        net.watch(0, {"light"});
        net.incident("hit", 70);
        apply(net.s);
        QCOMPARE(net.asset("other").health, Health::Unknown);
        QCOMPARE(net.asset("other").ownHealth, Health::Nominal);
        QCOMPARE(net.asset("redundant").health, Health::Nominal); // one good one is enough, and it is seen
        QCOMPARE(net.asset("careless").health, Health::Nominal);
        QCOMPARE(net.asset("hit").health, Health::Impaired);
        QCOMPARE(net.asset("hit").ownHealth, Health::Impaired);
        QVERIFY(net.asset("hit").uncertain); // nobody would see it get worse
        QCOMPARE(net.s.missions[0].health, Health::Impaired);
        QVERIFY(net.s.missions[0].uncertain);
        QCOMPARE(net.s.missions[0].unknownSince, net.hoursAgo(9));

        const Impact impact = propagate(net.s, impact::ownHealth(net.s));
        const auto why = reasons(net.s, impact, net.node("mission"));
        QCOMPARE(why.size(), 2u);
        QCOMPARE(why[0].root, net.node("hit"));
        QVERIFY(why[0].unseen);
        QCOMPARE(why[1].root, net.node("dark"));
        QVERIFY(why[1].unseen && why[1].incidents.empty());
        QCOMPARE(why[1].path.size(), 3u);
        // What has failed cannot get worse, but that part of it is not seen is told.
        net.incident("hit", 95);
        apply(net.s);
        QCOMPARE(net.s.missions[0].health, Health::Failed);
        QVERIFY(net.s.missions[0].uncertain);
        QCOMPARE(net.s.missions[0].unknownSince, net.hoursAgo(9));
        QCOMPARE(reasons(net.s, propagate(net.s, impact::ownHealth(net.s)), net.node("mission")).size(), 2u);
        QVERIFY(!net.asset("redundant").uncertain);
        // Of the missing sight alone.
        net.s.incidents.clear();
        apply(net.s);
        QCOMPARE(net.s.missions[0].health, Health::Unknown);
    }

    void aCycleOfUnknownsEnds()
    {
        Net net;
        net.need("a", {"b"});
        net.need("b", {"c"});
        net.need("c", {"a"});
        net.watch(9, {"b"});
        apply(net.s);
        for (const char *name : {"a", "b", "c"}) {
            QCOMPARE(net.asset(name).health, Health::Unknown);
            QCOMPARE(net.asset(name).unknownSince, net.hoursAgo(9));
        }
        const Impact impact = propagate(net.s, impact::ownHealth(net.s));
        QCOMPARE(reasons(net.s, impact, net.node("c")).size(), 1u);
    }
};

QTEST_GUILESS_MAIN(ImpactTest)
#include "test_impact.moc"
