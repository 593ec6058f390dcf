// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/availability.h"
#include "impact/critical.h"
#include "impact/interval.h"
#include "impact/solver.h"
#include "impact/structure.h"
#include "impact/wiring.h"

#include <QTest>

#include <map>
#include <random>

using namespace watchfloor::impact;

namespace {

constexpr int graphs = 10'000;
using Random = std::mt19937_64;

int pick(Random &random, int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }

/// Networks with cycles, all rules in them.
std::vector<Need> randomNeeds(Random &random, int nodes)
{
    std::vector<Need> needs;
    for (int i = pick(random, nodes * 3); i > 0; --i) {
        Need need{.dependant = pick(random, nodes), .provider = pick(random, nodes)};
        need.rule = static_cast<Rule>(pick(random, 5));
        need.group = static_cast<std::uint32_t>(pick(random, 2));
        need.k = static_cast<std::uint32_t>(1 + pick(random, 3));
        need.strength = pick(random, 3) > 0 ? 1 : pick(random, 11) / 10.0;
        need.criticality = pick(random, 11) / 10.0;
        need.weight = 1.0 + pick(random, 4);
        needs.push_back(need);
    }
    return needs;
}

std::vector<double> randomOwn(Random &random, int nodes)
{
    std::vector<double> own;
    for (int i = 0; i < nodes; ++i)
        own.push_back(pick(random, 10) < 6 ? 1 : pick(random, 10) / 10.0);
    return own;
}

/// The rules said plainly, over and over from the top until nothing sinks.
std::vector<double> naive(std::size_t nodes, const std::vector<Need> &needs, const std::vector<double> &own)
{
    std::map<std::tuple<std::int32_t, Rule, std::uint32_t>, std::vector<Need>> goals;
    for (std::uint32_t i = 0; i < needs.size(); ++i) {
        if (needs[i].dependant != needs[i].provider)
            goals[{needs[i].dependant, needs[i].rule, needs[i].rule == Rule::All ? i : needs[i].group}].push_back(
                needs[i]);
    }
    std::vector<double> value = own;
    for (int round = 0; round < 20'000; ++round) {
        double sunk = 0;
        for (const auto &[key, all] : goals) {
            std::vector<double> arrived;
            double weighted = 0, weights = 0, weakest = 1, strong = 0;
            std::uint32_t k = 1;
            for (const Need &n : all) {
                const double v = value[static_cast<std::size_t>(n.provider)];
                const double arriving = 1 - n.strength * (1 - v);
                arrived.push_back(arriving);
                weighted += n.weight * arriving;
                weights += n.weight;
                weakest = std::min(weakest, v + n.criticality);
                strong += arriving / double(all.size());
                k = std::max(k, n.k);
            }
            std::ranges::sort(arrived, std::greater{});
            const Rule rule = std::get<1>(key);
            const double goal = rule == Rule::All ? arrived.back()
                : rule == Rule::Any               ? arrived.front()
                : rule == Rule::KofN              ? arrived[std::min<std::size_t>(k, arrived.size()) - 1]
                : rule == Rule::Weighted          ? weighted / weights
                                                  : std::min(strong, weakest);
            double &node = value[static_cast<std::size_t>(std::get<0>(key))];
            sunk = std::max(sunk, node - goal);
            node = std::min(node, goal);
        }
        if (sunk < 1e-12)
            break;
    }
    value.resize(nodes, 1);
    return value;
}

bool near(const std::vector<double> &a, const std::vector<double> &b)
{
    return std::ranges::equal(a, b, [](double x, double y) { return std::abs(x - y) < 1e-5; });
}

struct World
{
    Random random;
    int nodes;
    std::vector<Need> needs;
    std::vector<double> own;

    explicit World(int seed, int most = 14)
        : random(static_cast<unsigned>(seed))
        , nodes(1 + pick(random, most))
        , needs(randomNeeds(random, nodes))
        , own(randomOwn(random, nodes))
    {
    }
    [[nodiscard]] Network network() const { return Network(static_cast<std::size_t>(nodes), needs); }
};

} // namespace

class TestNetworkProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheGreatestFixedPoint()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            World world(seed);
            const Network network = world.network();
            const Solver solver(network, world.own);
            QVERIFY2(near(solver.values(), naive(network.size(), world.needs, world.own)),
                     qPrintable(QString::number(seed)));
            for (std::size_t i = 0; i < network.size(); ++i)
                QVERIFY(solver.values()[i] <= world.own[i] && solver.values()[i] >= 0);
        }
    }

    /// Hundreds of nodes, most of them in cycles.
    void largeCyclesToo()
    {
        for (int seed = 0; seed < 200; ++seed) {
            World world(seed, 400);
            const Network network = world.network();
            const auto expected = naive(network.size(), world.needs, world.own);
            QVERIFY2(near(Solver(network, world.own).values(), expected), qPrintable(QString::number(seed)));
            Solver later(network, {});
            std::vector<std::pair<std::int32_t, double>> change;
            std::vector<std::pair<std::int32_t, Bounds>> own;
            for (std::size_t i = world.own.size(); i-- > 0;) {
                change.emplace_back(static_cast<std::int32_t>(i), world.own[i]);
                own.push_back({static_cast<std::int32_t>(i), {world.own[i], world.own[i]}});
            }
            later.set(change);
            QVERIFY2(near(later.values(), expected), qPrintable(QString::number(seed)));
            Intervals intervals(network);
            intervals.solve(own);
            for (std::size_t i = 0; i < network.size(); ++i)
                QVERIFY(std::abs(intervals.of(i).low - expected[i]) < 1e-5);
        }
    }

    /// What is needed comes first, whoever need one another stand together, and missions reach what a walk reaches.
    void theOrderAndWhatMissionsReach()
    {
        Random random(31);
        for (int g = 0; g < graphs / 10; ++g) {
            const int nodes = 2 + pick(random, 14);
            const Network network(static_cast<std::size_t>(nodes), randomNeeds(random, nodes));
            std::vector<std::int32_t> missions;
            for (int i = pick(random, 100); i > 0; --i) // more than fit into one word
                missions.push_back(pick(random, nodes + 1) - 1);
            const Reach reach(network, missions);
            std::vector<std::vector<std::int32_t>> needed;
            for (std::int32_t node = 0; node < nodes; ++node)
                needed.push_back(below(network, std::span(&node, 1)));
            const auto needs = [&](std::int32_t a, std::int32_t b) {
                return std::ranges::contains(needed[static_cast<std::size_t>(a)], b);
            };
            for (std::int32_t a = 0; a < nodes; ++a) {
                const auto [first, last] = network.cycleAt(network.place(static_cast<std::size_t>(a)));
                for (std::int32_t b = 0; b < nodes; ++b) {
                    const std::uint32_t place = network.place(static_cast<std::size_t>(b));
                    QCOMPARE(place >= first && place < last, a == b || (needs(a, b) && needs(b, a)));
                    QVERIFY(!needs(a, b) || place < last);
                }
                for (std::size_t m = 0; m < missions.size(); ++m)
                    QCOMPARE(reach.has(m, a), missions[m] >= 0 && (missions[m] == a || needs(missions[m], a)));
            }
        }
    }

    void allGoodStaysGood()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            World world(seed);
            const Network network = world.network();
            QVERIFY(std::ranges::all_of(Solver(network, {}).values(), [](double v) { return v == 1; }));
        }
    }

    /// Whatever changes, in whatever order, the values are those of a solver that starts with it; and what is called
    /// changed is what differs.
    void stepByStepIsTheSameAsAtOnce()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            World world(seed);
            const Network network = world.network();
            Solver solver(network, world.own);
            for (int step = 0; step < 4; ++step) {
                std::vector<std::pair<std::int32_t, double>> change;
                for (int i = 1 + pick(world.random, 3); i > 0; --i)
                    change.emplace_back(pick(world.random, world.nodes), pick(world.random, 11) / 10.0);
                const std::vector<double> before = solver.values();
                std::vector<std::uint8_t> told(network.size(), 0);
                for (const Solver::Change &c : solver.set(change)) {
                    told[static_cast<std::size_t>(c.node)] = 1;
                    QCOMPARE(c.before, before[static_cast<std::size_t>(c.node)]);
                }
                for (const auto &[node, value] : change)
                    world.own[static_cast<std::size_t>(node)] = value;
                const std::vector<double> after = solver.values();
                solver.undo();
                QCOMPARE(solver.values(), before);
                solver.set(change);
                QCOMPARE(solver.values(), after);
                QCOMPARE(solver.own(), world.own);
                QVERIFY2(near(solver.values(), Solver(network, world.own).values()), qPrintable(QString::number(seed)));
                for (std::size_t i = 0; i < network.size(); ++i)
                    QCOMPARE(told[i] != 0, before[i] != solver.values()[i]);
            }
        }
    }

    /// Each end is a solver's, also after other questions; and the chain of who decides leads to a root cause.
    void intervalsAreTwoSolutionsAtOnce()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            World world(seed);
            const Network network = world.network();
            Intervals intervals(network);
            for (int round = 0; round < 2; ++round) {
                std::vector<double> low = randomOwn(world.random, world.nodes), high = low;
                std::vector<std::pair<std::int32_t, Bounds>> own;
                for (std::size_t i = 0; i < low.size(); ++i) {
                    if (pick(world.random, 3) == 0)
                        low[i] = 0;
                    own.push_back({static_cast<std::int32_t>(i), {low[i], high[i]}});
                }
                intervals.solve(own);
                std::vector<double> foundLow, foundHigh;
                for (std::size_t i = 0; i < network.size(); ++i) {
                    foundLow.push_back(intervals.of(i).low);
                    foundHigh.push_back(intervals.of(i).high);
                    QCOMPARE(std::ranges::contains(intervals.affected(), static_cast<std::int32_t>(i)),
                             !intervals.of(i).isGood());
                    const auto chain = intervals.chain(static_cast<std::int32_t>(i));
                    QCOMPARE(chain.empty(), intervals.of(i).isGood());
                    for (std::size_t step = 1; step < chain.size(); ++step)
                        QVERIFY(std::ranges::contains(network.providerNodes(static_cast<std::size_t>(chain[step - 1])),
                                                      chain[step]));
                }
                QVERIFY(near(foundLow, Solver(network, low).values()));
                QVERIFY(near(foundHigh, Solver(network, high).values()));
                QVERIFY(std::ranges::is_sorted(intervals.affected(), {}, [&](std::int32_t node) {
                    return network.place(static_cast<std::size_t>(node));
                }));
            }
        }
    }

    /// What is joined without a node, by a search for each.
    void articulationPointsAreWhatNetworksFallApartWithout()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            World world(seed);
            const Network network = world.network();
            std::vector<std::uint8_t> members(network.size(), 1);
            for (auto &member : members)
                member = pick(world.random, 5) > 0;
            const auto parts = [&](std::int32_t without) {
                std::vector<std::vector<std::int32_t>> found;
                std::vector<std::uint8_t> seen(network.size(), 0);
                for (std::int32_t i = 0; i < world.nodes; ++i) {
                    std::vector<std::int32_t> met;
                    const auto meet = [&](std::int32_t node) {
                        if (node != without && members[static_cast<std::size_t>(node)] != 0
                            && std::exchange(seen[static_cast<std::size_t>(node)], 1) == 0)
                            met.push_back(node);
                    };
                    meet(i);
                    for (std::size_t next = 0; next < met.size(); ++next) {
                        std::ranges::for_each(network.providerNodes(static_cast<std::size_t>(met[next])), meet);
                        std::ranges::for_each(network.dependants(static_cast<std::size_t>(met[next])), meet);
                    }
                    if (!met.empty())
                        found.push_back(met);
                }
                return found;
            };
            const auto whole = parts(-1);
            const auto found = articulationPoints(network, members);
            for (std::int32_t node = 0; node < world.nodes; ++node) {
                if (members[static_cast<std::size_t>(node)] == 0)
                    continue;
                const auto part
                    = *std::ranges::find_if(whole, [&](const auto &p) { return std::ranges::contains(p, node); });
                std::size_t largest = 0, rest = 0;
                for (const auto &p : parts(node)) {
                    if (std::ranges::contains(part, p.front())) {
                        largest = std::max(largest, p.size());
                        rest += p.size();
                    }
                }
                const std::int32_t removed[] = {node};
                QCOMPARE(cutOff(network, removed, members).size(), rest - largest);
                const auto point = std::ranges::find(found, node, &Articulation::node);
                QCOMPARE(point != found.end(), rest > largest);
                if (point != found.end())
                    QCOMPARE(point->cutOff, rest - largest);
            }
        }
    }

    /// A dominator is one without which the node is not met.
    void dominatorsAreOnEveryChain()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            World world(seed);
            const Network network = world.network();
            const auto reached = [&](std::int32_t without) {
                std::vector<std::int32_t> met;
                std::vector<std::uint8_t> seen(network.size(), 0);
                const auto meet = [&](std::int32_t node) {
                    if (node != without && std::exchange(seen[static_cast<std::size_t>(node)], 1) == 0)
                        met.push_back(node);
                };
                meet(0);
                for (std::size_t next = 0; next < met.size(); ++next)
                    std::ranges::for_each(network.providerNodes(static_cast<std::size_t>(met[next])), meet);
                return met;
            };
            const auto all = reached(-1);
            const auto found = dominators(network, 0);
            for (std::int32_t node = 0; node < world.nodes; ++node) {
                std::vector<std::int32_t> expected, chain;
                for (std::int32_t by = 0; by < world.nodes; ++by) {
                    if (node != 0 && by != node && std::ranges::contains(all, node) && std::ranges::contains(all, by)
                        && !std::ranges::contains(reached(by), node))
                        expected.push_back(by);
                }
                for (std::int32_t by = found[static_cast<std::size_t>(node)]; by >= 0;
                     by = found[static_cast<std::size_t>(by)])
                    chain.push_back(by);
                std::ranges::sort(chain);
                QCOMPARE(chain, expected);
            }
        }
    }

    void isMonotoneInEveryInput()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            World world(seed);
            const Network network = world.network();
            const Solver before(network, world.own);
            const auto node = static_cast<std::size_t>(pick(world.random, world.nodes));
            world.own[node] *= pick(world.random, 10) / 10.0;
            const Solver after(network, world.own);
            for (std::size_t i = 0; i < network.size(); ++i)
                QVERIFY(after.values()[i] <= before.values()[i] + 1e-6);
        }
    }

    void theOrderOfNeedsDoesNotMatter()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            World world(seed);
            const Network network = world.network();
            std::ranges::shuffle(world.needs, world.random);
            const Network shuffled = world.network();
            QVERIFY(near(Solver(network, world.own).values(), Solver(shuffled, world.own).values()));
        }
    }

    void removingAnAlternativeNeverRaises()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            World world(seed);
            // At least two alternatives of one goal.
            for (int i = 0; i < 3; ++i)
                world.needs.push_back(
                    {.dependant = 0, .provider = pick(world.random, world.nodes), .rule = Rule::Any, .group = 7});
            const Network with = world.network();
            world.needs.pop_back();
            const Network without = world.network();
            const Solver a(with, world.own), b(without, world.own);
            // What needs itself is left out, so the goal may be gone with its last one.
            if (with.goals(0).size() != without.goals(0).size())
                continue;
            for (std::size_t i = 0; i < with.size(); ++i)
                QVERIFY(b.values()[i] <= a.values()[i] + 1e-6);
        }
    }

    /// Over all states of the nodes, each by its probability; cycles among them.
    void availabilityIsTheSumOfTheStatesThatWork()
    {
        for (int seed = 0; seed < graphs / 10; ++seed) {
            Random random(static_cast<unsigned>(seed));
            const int nodes = 1 + pick(random, 8);
            std::vector<Need> needs;
            for (int i = pick(random, nodes * 3); i > 0; --i) {
                Need need{.dependant = pick(random, nodes), .provider = pick(random, nodes)};
                need.rule = static_cast<Rule>(pick(random, 3));
                need.group = static_cast<std::uint32_t>(pick(random, 2));
                need.k = static_cast<std::uint32_t>(1 + pick(random, 3));
                needs.push_back(need);
            }
            std::vector<double> each;
            for (int i = 0; i < nodes; ++i)
                each.push_back(pick(random, 4) > 0 ? pick(random, 11) / 10.0 : 1);
            const Network network(static_cast<std::size_t>(nodes), needs);
            double works = 0;
            for (std::uint32_t mask = 0; mask < (1U << nodes); ++mask) {
                std::vector<double> own;
                double probability = 1;
                for (int i = 0; i < nodes; ++i) {
                    own.push_back(mask >> i & 1U);
                    probability
                        *= own.back() > 0 ? each[static_cast<std::size_t>(i)] : 1 - each[static_cast<std::size_t>(i)];
                }
                works += probability * Solver(network, own).values()[0];
            }
            const auto found = availability(network, 0, each);
            QVERIFY(found);
            QVERIFY2(std::abs(*found - works) < 1e-9, qPrintable(QString::number(seed)));
        }
    }

    /// Every group of up to three that fails the mission holds a cut set, and every cut set fails it.
    void cutSetsAreWhatFailsTheMission()
    {
        for (int seed = 0; seed < graphs; ++seed) {
            Random random(static_cast<unsigned>(seed));
            const int nodes = 2 + pick(random, 7);
            std::vector<Need> needs;
            for (int i = pick(random, nodes * 3); i > 0; --i) {
                Need need{.dependant = pick(random, nodes), .provider = pick(random, nodes)};
                need.rule = static_cast<Rule>(pick(random, 3));
                need.group = static_cast<std::uint32_t>(pick(random, 2));
                need.k = static_cast<std::uint32_t>(1 + pick(random, 3));
                needs.push_back(need);
            }
            const Network network(static_cast<std::size_t>(nodes), needs);
            const CutSets cuts = minimalCutSets(network, 0, 3, false);
            QVERIFY(cuts.isWhole);
            for (std::uint32_t mask = 1; mask < (1U << nodes); ++mask) {
                if ((mask & 1U) != 0 || std::popcount(mask) > 3)
                    continue;
                std::vector<double> own(static_cast<std::size_t>(nodes), 1);
                std::vector<std::int32_t> set;
                for (int i = 1; i < nodes; ++i) {
                    if ((mask >> i & 1U) != 0) {
                        own[static_cast<std::size_t>(i)] = 0;
                        set.push_back(i);
                    }
                }
                const bool fails = Solver(network, own).values()[0] == 0;
                const bool holdsCut
                    = std::ranges::any_of(cuts.sets, [&](const auto &cut) { return std::ranges::includes(set, cut); });
                QCOMPARE(holdsCut, fails);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestNetworkProperties)
#include "test_network.moc"
