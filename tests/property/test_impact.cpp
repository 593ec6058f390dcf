// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/impact.h"
#include "impact/links.h"
#include "impact/memory.h"
#include "randompicture.h"

#include <QTest>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::impact;
using namespace watchfloor::test;

namespace {

constexpr int graphs = 10'000;

Snapshot randomNet(Random &random)
{
    const int size = 1 + pick(random, 30);
    Snapshot s = randomPicture(random,
                               {.observations = 0,
                                .incidents = pick(random, 8),
                                .assets = size,
                                .dependencies = pick(random, size * 4),
                                .missions = std::min(size, 2)});
    for (DependencyRow &d : s.dependencies)
        d.strength = chance(random, 70) ? 1.0F : static_cast<float>(pick(random, 101)) / 100;
    return s;
}

std::vector<double> randomOwn(Random &random, const Snapshot &s)
{
    std::vector<double> own;
    for (std::size_t i = 0; i < s.assets.size(); ++i)
        own.push_back(chance(random, 60) ? 1.0F : pick(random, 10) / 10.0);
    return own;
}

/// One round of the rules over all nodes, said plainly.
std::vector<double> oneStep(const Snapshot &s, const std::vector<double> &own, const std::vector<double> &value)
{
    std::vector<double> next = own;
    std::map<std::tuple<std::int32_t, DependencyRow::Group, int>, std::vector<double>> groups;
    int single = 0;
    for (const DependencyRow &d : s.dependencies) {
        const double v = value[static_cast<std::size_t>(d.provider)];
        const double arriving = d.strength == 1 ? v : std::max(v, 1 - double(d.strength) * (1 - v));
        groups[{d.dependant, d.group, d.group == DependencyRow::Group::All ? ++single : d.groupId}].push_back(arriving);
    }
    for (auto &[key, values] : groups) {
        std::ranges::sort(values, std::greater{});
        const std::size_t needed = std::get<1>(key) == DependencyRow::Group::KofN ? 2 : 1;
        double &node = next[static_cast<std::size_t>(std::get<0>(key))];
        node = std::min(node, values[std::min(needed, values.size()) - 1]);
    }
    return next;
}

} // namespace

class ImpactProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheGreatestFixedPointBelowOwnHealth()
    {
        Random random(11);
        for (int round = 0; round < graphs; ++round) {
            const Snapshot s = randomNet(random);
            const auto own = randomOwn(random, s);
            const auto value = propagate(s, own).value;
            std::vector<double> downward = own; // iterating from own health ends in the greatest one
            for (auto next = oneStep(s, own, downward); next != downward; next = oneStep(s, own, downward))
                downward = next;
            // In a cycle ours sink until nobody could notice the next step.
            const auto step = oneStep(s, own, value);
            for (std::size_t i = 0; i < value.size(); ++i) {
                QCOMPARE_LE(std::abs(step[i] - value[i]), 2e-9);
                QCOMPARE_LE(std::abs(downward[i] - value[i]), 1e-6);
            }
            for (std::size_t i = 0; i < own.size(); ++i)
                QCOMPARE_LE(value[i], own[i]);
        }
    }

    void allGoodStaysGood()
    {
        Random random(12);
        for (int round = 0; round < graphs; ++round) {
            const Snapshot s = randomNet(random);
            const std::vector<double> own(s.assets.size(), 1);
            const auto impact = propagate(s, own);
            QCOMPARE(impact.value, own);
            QVERIFY(std::ranges::none_of(impact.redundancyLost, std::identity{}));
        }
    }

    void isMonotoneInEveryInput()
    {
        Random random(13);
        for (int round = 0; round < graphs; ++round) {
            const Snapshot s = randomNet(random);
            auto own = randomOwn(random, s);
            const auto before = propagate(s, own).value;
            own[static_cast<std::size_t>(pick(random, static_cast<int>(own.size())))] *= 0.5F;
            const auto after = propagate(s, own).value;
            for (std::size_t i = 0; i < own.size(); ++i)
                QCOMPARE_LE(after[i], before[i]);
        }
    }

    void doesNotDependOnTheOrderOfEdges()
    {
        Random random(14);
        for (int round = 0; round < graphs; ++round) {
            Snapshot s = randomNet(random);
            const auto own = randomOwn(random, s);
            const auto before = propagate(s, own);
            std::ranges::shuffle(s.dependencies, random);
            const auto after = propagate(s, own);
            QCOMPARE(after.value, before.value);
            QVERIFY(after.redundancyLost == before.redundancyLost);
        }
    }

    void removingAnAlternativeNeverRaises()
    {
        Random random(15);
        int tried = 0;
        while (tried < graphs) {
            Snapshot s = randomNet(random);
            const auto isAlternative = [&](const DependencyRow &d) {
                return d.group == DependencyRow::Group::Any
                    && std::ranges::count_if(s.dependencies,
                                             [&](const DependencyRow &other) {
                                                 return other.dependant == d.dependant && other.group == d.group
                                                     && other.groupId == d.groupId;
                                             })
                    > 1;
            };
            const auto found = std::ranges::find_if(s.dependencies, isAlternative);
            if (found == s.dependencies.end())
                continue;
            ++tried;
            const auto own = randomOwn(random, s);
            const auto before = propagate(s, own).value;
            s.dependencies.erase(found);
            const auto after = propagate(s, own).value;
            for (std::size_t i = 0; i < own.size(); ++i)
                QCOMPARE_LE(after[i], before[i]);
        }
    }

    void thereIsAReasonExactlyWhereSomethingIsLost()
    {
        Random random(16);
        for (int round = 0; round < graphs; ++round) {
            const Snapshot s = randomNet(random);
            const auto own = randomOwn(random, s);
            const auto impact = propagate(s, own);
            for (std::int32_t i = 0; i < static_cast<std::int32_t>(s.assets.size()); ++i) {
                const auto why = reasons(s, impact, i);
                QCOMPARE(why.empty(), impact.value[static_cast<std::size_t>(i)] >= 1);
                for (const Reason &reason : why) {
                    QCOMPARE(reason.path.front(), i);
                    QCOMPARE(reason.path.back(), reason.root);
                    QCOMPARE_LT(own[static_cast<std::size_t>(reason.root)], 1.0F);
                    for (std::size_t step = 1; step < reason.path.size(); ++step) {
                        QVERIFY(std::ranges::any_of(s.dependencies, [&](const DependencyRow &d) {
                            return d.dependant == reason.path[step - 1] && d.provider == reason.path[step];
                        }));
                    }
                }
            }
        }
    }

    /// Incidents come and go, feeds fall silent, now and then a dependency changes: with what was kept and without.
    void whatIsKeptChangesNothing()
    {
        Random random(20);
        for (int round = 0; round < graphs / 10; ++round) {
            Snapshot s = randomNet(random);
            for (std::int32_t i = 0; i < static_cast<std::int32_t>(s.assets.size()) && !s.sources.empty(); ++i) {
                if (chance(random, 30))
                    s.watches.push_back(
                        {i, static_cast<std::uint16_t>(pick(random, static_cast<int>(s.sources.size()))), 0});
            }
            Memory memory, hinted;
            // As a builder makes the next picture in the rows of one before.
            Snapshot recycled = s;
            std::uint64_t structure = 1;
            std::vector<std::int32_t> touched;
            for (std::int32_t i = 0; i < static_cast<std::int32_t>(s.assets.size()); ++i)
                touched.push_back(i);
            for (int step = 0; step < 6; ++step) {
                for (IncidentRow &incident : s.incidents) {
                    incident.severity = static_cast<std::uint8_t>(pick(random, 101));
                    if (chance(random, 20))
                        incident.state = chance(random, 50) ? IncidentState::Closed : IncidentState::Reported;
                }
                for (SourceRow &source : s.sources) {
                    source.source.cadence = std::chrono::hours(1);
                    source.state.lastKnown = s.judgedAt - std::chrono::hours(pick(random, 12));
                }
                if (chance(random, 30) && !s.dependencies.empty()) {
                    DependencyRow &d = s.dependencies[static_cast<std::size_t>(
                        pick(random, static_cast<int>(s.dependencies.size())))];
                    d.strength = static_cast<float>(pick(random, 101)) / 100;
                    ++structure;
                }
                for (HeldHealth &held : s.held) { // renewed, over, another one
                    if (chance(random, 30)) {
                        held.health = static_cast<Health>(pick(random, 4));
                        held.until = toMicros(s.judgedAt) + (pick(random, 3) - 1) * 3'600'000'000LL;
                    }
                }
                recycled.held = s.held;
                recycled.incidents = s.incidents;
                recycled.sources = s.sources;
                recycled.dependencies = s.dependencies;
                hinted.apply(recycled, {structure, &touched});
                Memory copy(memory);
                Snapshot fresh = s, kept = s, copied = s;
                apply(fresh);
                memory.apply(kept);
                copy.apply(copied);
                for (const Snapshot *other : {&kept, &copied, &recycled}) {
                    for (std::size_t i = 0; i < s.assets.size(); ++i) {
                        const AssetRow &a = fresh.assets[i], &b = other->assets[i];
                        QCOMPARE(
                            std::tuple(b.health, b.ownHealth, b.worstSeverity, b.unseen, b.uncertain, b.unknownSince),
                            std::tuple(a.health, a.ownHealth, a.worstSeverity, a.unseen, a.uncertain, a.unknownSince));
                    }
                    for (std::size_t i = 0; i < s.held.size(); ++i) {
                        const HeldHealth &a = fresh.held[i], &b = other->held[i];
                        QCOMPARE(std::tuple(b.otherwise, b.unseen, b.lastSeen),
                                 std::tuple(a.otherwise, a.unseen, a.lastSeen));
                    }
                    for (std::size_t i = 0; i < s.missions.size(); ++i) {
                        QCOMPARE(other->missions[i].health, fresh.missions[i].health);
                        QCOMPARE(other->missions[i].incidents, fresh.missions[i].incidents);
                    }
                    for (std::size_t i = 0; i < s.incidents.size(); ++i)
                        QCOMPARE(other->incidents[i].missions, fresh.incidents[i].missions);
                }
            }
        }
    }

    /// Whatever incidents and feeds say, an asset by itself is as people hold it, known and not a span; without their
    /// word it is as it would be had they never spoken.
    void whatIsHeldStandsInPlaceOfWhatIsTold()
    {
        Random random(22);
        int better = 0, worse = 0, seen = 0;
        for (int round = 0; round < graphs / 10; ++round) {
            Snapshot s = randomNet(random);
            for (std::int32_t i = 0; i < static_cast<std::int32_t>(s.assets.size()); ++i) {
                if (chance(random, 30))
                    s.watches.push_back({i, static_cast<std::uint16_t>(pick(random, 4)), 0});
            }
            for (SourceRow &source : s.sources) {
                source.source.cadence = std::chrono::hours(1);
                source.state.lastKnown = s.judgedAt - std::chrono::hours(pick(random, 12));
            }
            Snapshot unsaid = s;
            unsaid.held.clear();
            apply(s);
            apply(unsaid);
            for (const HeldHealth &held : s.held) {
                const auto i = static_cast<std::size_t>(held.asset);
                const HeldHealth *inForce = heldHealth(s, held.asset);
                QCOMPARE(inForce != nullptr, held.until > toMicros(s.judgedAt));
                if (!inForce) {
                    QCOMPARE(s.assets[i].ownHealth, unsaid.assets[i].ownHealth);
                    continue;
                }
                QCOMPARE(s.assets[i].ownHealth, held.health);
                QCOMPARE(held.otherwise, unsaid.assets[i].ownHealth);
                QVERIFY(!s.assets[i].unseen);
                QCOMPARE(held.unseen, unsaid.assets[i].unseen);
                QCOMPARE(held.lastSeen, unsaid.assets[i].lastSeen);
                QCOMPARE(s.assets[i].worstSeverity, unsaid.assets[i].worstSeverity);
                better += isContradicted(held);
                worse += held.health > held.otherwise;
                seen += held.unseen;
                if (held.health == Health::Nominal)
                    continue;
                const auto why = reasons(s, propagate(s, impact::ownHealth(s)), held.asset, 1000);
                QCOMPARE(std::ranges::count_if(
                             why, [&](const Reason &r) { return r.root == held.asset && r.held && !r.unseen; }),
                         1);
            }
        }
        QVERIFY2(better > 20 && worse > 20 && seen > 20,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(better).arg(worse).arg(seen)));
    }

    /// A node on a link says what was said without it, as long as it is well; when it fails, so does what it carries.
    void aLinkByItselfChangesNothingUntilItIsHurt()
    {
        Random random(21);
        for (int round = 0; round < graphs; ++round) {
            const Snapshot s = randomNet(random);
            const auto own = randomOwn(random, s);
            const auto before = propagate(s, own);
            Snapshot split = s;
            auto more = own;
            std::int32_t node = -1;
            DependencyRow last;
            for (int i = 0; i < 3 && !s.dependencies.empty(); ++i) {
                const DependencyRow &d
                    = s.dependencies[static_cast<std::size_t>(pick(random, static_cast<int>(s.dependencies.size())))];
                node = splitLink(split, d.dependant, d.provider);
                QVERIFY(node >= 0);
                last = d;
                QCOMPARE(splitLink(split, d.dependant, d.provider), node); // it is there already
            }
            more.resize(split.assets.size(), 1);
            const auto after = propagate(split, more);
            for (std::size_t i = 0; i < s.assets.size(); ++i)
                QVERIFY(std::abs(after.value[i] - before.value[i]) < 1e-6);
            if (node < 0)
                continue;
            more[static_cast<std::size_t>(node)] = 0;
            const auto hurt = propagate(split, more);
            // As if that one alone needed another thing, which is gone.
            Snapshot gone = s;
            for (DependencyRow &d : gone.dependencies) {
                if (d.dependant == last.dependant && d.provider == last.provider)
                    d.provider = static_cast<std::int32_t>(gone.assets.size());
            }
            gone.assets.emplace_back();
            auto without = own;
            without.push_back(0);
            const auto expected = propagate(gone, without);
            for (std::size_t i = 0; i < s.assets.size(); ++i)
                QVERIFY(std::abs(hurt.value[i] - expected.value[i]) < 1e-6);
        }
    }

    void theIntervalHoldsWhateverTheUnseenTurnOutToBe()
    {
        Random random(19);
        for (int round = 0; round < graphs; ++round) {
            Snapshot s = randomNet(random);
            for (AssetRow &asset : s.assets)
                asset.unseen = chance(random, 25);
            const auto own = randomOwn(random, s);
            const auto impact = propagate(s, own);
            // Any truth: the unseen are somewhere between what is claimed of them and failed.
            auto truth = own;
            for (std::size_t i = 0; i < own.size(); ++i) {
                if (s.assets[i].unseen)
                    truth[i] *= pick(random, 11) / 10.0;
            }
            const auto value = propagate(s, truth).value;
            for (std::size_t i = 0; i < own.size(); ++i) {
                QCOMPARE_LE(impact.low[i], value[i]);
                QCOMPARE_LE(value[i], impact.value[i]);
                // Never green where it may be red, never grey where it is red.
                QVERIFY((impact.health[i] == Health::Nominal) == (impact.low[i] >= 1));
                QVERIFY((impact.health[i] == Health::Unknown) == (impact.value[i] >= 1 && impact.low[i] < 1));
                const bool doubtful = impact.low[i] < impact.value[i];
                const auto why = reasons(s, impact, static_cast<std::int32_t>(i), 1000);
                QCOMPARE(std::ranges::any_of(why, &Reason::unseen) || !doubtful, true);
            }
        }
    }
};

QTEST_GUILESS_MAIN(ImpactProperties)
#include "test_impact.moc"
