// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/critical.h"
#include "impact/shared.h"
#include "impact/solver.h"

#include <QTest>

#include <random>
#include <set>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::impact;

/// Redundancy that is none, and who holds what missions need.
class TestShared : public QObject
{
    Q_OBJECT

    enum Node : std::int32_t { Mission, North, South, Cable, Power, Spare, Satellite, Count };

    /// Two links in one cable, and a satellite where `third`.
    static std::vector<Need> links(bool third)
    {
        std::vector<Need> needs{
            {Mission, North, Rule::Any, 1}, {Mission, South, Rule::Any, 1}, {North, Cable}, {South, Cable},
            {Cable, Power, Rule::Any, 2},   {Cable, Spare, Rule::Any, 2},
        };
        if (third)
            needs.push_back({Mission, Satellite, Rule::Any, 1});
        return needs;
    }

private Q_SLOTS:
    void twoLinksInOneCableAreOne()
    {
        const Network network(Count, links(false));
        const std::int32_t heads[] = {Mission};
        const auto shared = sharedProviders(network, heads);
        QCOMPARE(shared.size(), 1U); // the cable's power has an alternative that holds
        QCOMPARE(shared[0].node, Cable);
        QCOMPARE(shared[0].dependant, Mission);
        QCOMPARE(shared[0].alternatives, (std::vector<std::int32_t>{North, South}));
        QCOMPARE(shared[0].of, 2U);
        QCOMPARE(shared[0].left, 0.0);
    }
    void aThirdWayMakesUpForIt()
    {
        const Network network(Count, links(true));
        const std::int32_t heads[] = {Mission};
        QVERIFY(sharedProviders(network, heads).empty());
    }

    /// Beside a plain loop: every node failed by itself, every goal looked at.
    void equalsFailingEachNode()
    {
        std::mt19937 random(5);
        const auto upTo = [&](int n) { return std::int32_t(random() % unsigned(n)); };
        std::size_t found = 0;
        for (int round = 0; round < 2000; ++round) {
            const std::int32_t size = 3 + upTo(12);
            std::vector<Need> needs;
            for (int left = upTo(3 * size); left > 0; --left) {
                Need need{upTo(size), upTo(size), Rule(upTo(3)), std::uint32_t(upTo(2))};
                need.k = std::uint32_t(1 + upTo(3));
                needs.push_back(need);
            }
            const Network network(std::size_t(size), needs);
            const std::int32_t heads[] = {upTo(size)};
            std::set<std::tuple<std::int32_t, std::int32_t, double>> naive, ours;
            for (const std::int32_t node : below(network, heads)) {
                for (const Goal &goal : network.goals(std::size_t(node))) {
                    const auto providers = network.providers(goal);
                    if (goal.rule == Rule::All || goal.needed >= providers.size())
                        continue;
                    for (std::int32_t failing = 0; failing < size; ++failing) {
                        std::vector<double> own(std::size_t(size), 1.0);
                        own[std::size_t(failing)] = 0;
                        const Solver solver(network, own);
                        const double left = network.valueOf(solver.values(), goal);
                        if (failing != node && left < 1)
                            naive.emplace(failing, node, left);
                    }
                }
            }
            for (const auto &one : sharedProviders(network, heads)) {
                ours.emplace(one.node, one.dependant, one.left);
                for (const auto alternative : one.alternatives) {
                    const std::int32_t start[] = {alternative};
                    QVERIFY(std::ranges::contains(below(network, start), one.node));
                }
            }
            found += ours.size();
            QVERIFY(ours == naive);
        }
        QVERIFY(found > 1000);
    }

    void whoHoldsWhat()
    {
        picture::Snapshot s;
        s.assets.resize(Count);
        s.assets[North].owner = s.assets[South].owner = u"Norlink"_s;
        s.assets[Cable].owner = u"Baltic Cable"_s;
        s.assets[Power].owner = s.assets[Spare].owner = u"Grid"_s;
        s.assets[Cable].nation = "EE";
        const Network network(Count, links(false));
        const std::int32_t missions[] = {Mission};
        const auto owners = concentrations(s, network, missions, Holder::Owner);
        QCOMPARE(owners.all.size(), 3U);
        QCOMPARE(owners.unnamed, 0U);
        QCOMPARE(owners.index, 0.16 + 0.16 + 0.04);
        for (const auto &owner : owners.all) {
            QCOMPARE(owner.lost, 1.0); // each alone fails the mission: there is no second owner of anything
            QCOMPARE(owner.missions.front().first, Mission);
        }
        QCOMPARE(owners.all.back().name, u"Baltic Cable"_s);
        QCOMPARE(owners.all.back().share, 0.2);

        const auto nations = concentrations(s, network, missions, Holder::Nation);
        QCOMPARE(nations.all.size(), 1U);
        QCOMPARE(nations.unnamed, 4U);
        QCOMPARE(nations.index, 1.0);
    }
    void anOwnerWithAnAlternativeIsNotFelt()
    {
        picture::Snapshot s;
        s.assets.resize(Count);
        s.assets[Cable].owner = u"Baltic Cable"_s;
        const Network network(Count, links(true));
        const std::int32_t missions[] = {Mission};
        const auto owners = concentrations(s, network, missions, Holder::Owner);
        QCOMPARE(owners.all.size(), 1U);
        QVERIFY(owners.all.front().missions.empty());
        QCOMPARE(owners.all.front().lost, 0.0);
    }
};

QTEST_GUILESS_MAIN(TestShared)
#include "test_shared.moc"
