// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Missions go through phases: what a convoy needs tomorrow is not felt today, and is told today.
#include "floorfixture.h"
#include "impact/critical.h"
#include "impact/interval.h"
#include "impact/links.h"
#include "impact/memory.h"
#include "impact/outlook.h"
#include "impact/phases.h"
#include "picture/engine.h"
#include "randompicture.h"
#include "release/filter.h"
#include "watch/conditions.h"

#include <QTest>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Claim inventoryClaim(const std::string &type, const std::string &key, const std::string &more)
{
    Claim c;
    c.type = type;
    c.subject = type + "--" + key;
    c.title = key;
    c.body = "{\"key\":\"" + key + "\",\"name\":\"" + key + "\"" + more + "}";
    return c;
}

std::string phase(const std::string &key, std::optional<Timestamp> from, std::optional<Timestamp> to)
{
    std::string text = "{\"key\":\"" + key + "\",\"name\":\"" + key + "\"";
    if (from)
        text += ",\"from\":\"" + iso8601(*from) + "\"";
    if (to)
        text += ",\"to\":\"" + iso8601(*to) + "\"";
    return text + "}";
}

std::string task(const std::string &key, const std::string &needs, const std::string &phases)
{
    return "{\"key\":\"" + key + "\",\"needs\":[\"" + needs + "\"],\"phases\":[" + phases + "]}";
}

/// A mission that always needs radio, trucks for the convoy, and a port for the way back.
struct Voyage : FloorStore
{
    Timestamp now = Clock::now();

    Voyage()
    {
        std::vector<Claim> all;
        for (const char *key : {"RADIO", "TRUCKS", "PORT"})
            all.push_back(inventoryClaim("asset", key, R"(,"kind":"service")"));
        all.push_back(mission(now + 6h, now + 12h));
        tell(inventory, all);
    }
    [[nodiscard]] Claim mission(Timestamp from, Timestamp to) const
    {
        return inventoryClaim("mission", "M",
                              ",\"tasks\":[" + task("radio", "RADIO", "") + ',' + task("escort", "TRUCKS", "\"convoy\"")
                                  + ',' + task("home", "PORT", "\"return\"") + "],\"phases\":["
                                  + phase("convoy", from, to) + ',' + phase("return", to, {}) + "]");
    }
    std::int64_t inventory = source("inventory");

    /// The same objects as before, in a later version.
    void tellAnew(Claim claim)
    {
        claim.version = now + std::chrono::seconds(told);
        tell(inventory, {std::move(claim)});
    }
    void fails(const std::string &key, int severity = 95)
    {
        Claim incident = report("incident--" + key, severity, R"(,"affects":[")" + key + R"("])");
        incident.happenedFrom = now;
        tell(inventory, {std::move(incident)});
    }
};

std::int32_t assetOf(const Snapshot &s, const std::string &id) { return s.assetById.at(id); }

double worthOf(const Snapshot &s)
{
    return impact::propagate(s, impact::ownHealth(s)).value[std::size_t(s.missions.front().asset)];
}

impact::Outlook outlookOf(const Snapshot &s)
{
    const std::int32_t mission[] = {s.missions.front().asset};
    return impact::outlooks(s, impact::propagate(s, impact::ownHealth(s)), mission).front();
}

QStringList phasesOf(const Snapshot &s)
{
    QStringList texts;
    for (const PhaseRow &row : s.missions.front().phases) {
        QStringList tasks;
        for (const std::int32_t one : row.tasks)
            tasks << s.assets[std::size_t(one)].name;
        texts << row.name + u'(' + tasks.join(u' ') + u')';
    }
    return texts;
}

/// What the mission would be worth if it never had the tasks that rest: those and their needs are taken out.
double withoutResting(Snapshot s, const MissionRow &mission, const PhaseCounts &counts, const std::vector<double> &own)
{
    const NeedRun run = needsOf(s, mission);
    const auto rests = resting(run.needs, mission, counts);
    std::vector<DependencyRow> kept;
    for (std::size_t i = 0; i < s.dependencies.size(); ++i) {
        const bool isIts = i >= run.first && i < run.first + rests.size();
        if (isIts && rests[i - run.first] != 0)
            continue;
        kept.push_back(s.dependencies[i]);
        if (isIts)
            kept.back().counts = DependencyRow::Counts::Now;
    }
    s.dependencies = std::move(kept);
    s.missions.clear();
    return impact::propagate(s, own).value[std::size_t(mission.asset)];
}

} // namespace

class TestPhases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Clock::freeze({}); }

    void rowsOfATableAreOneMission()
    {
        FloorStore floor;
        const auto inventory = floor.source("inventory");
        const auto row = [](const std::string &more) { return inventoryClaim("mission", "M", more); };
        const Timestamp t = fromMicros(1'790'000'000'000'000);
        floor.tell(inventory,
                   {row(",\"phases\":[" + phase("b", t + 2h, {}) + "]"),
                    row(",\"phases\":[" + phase("a", t, t + 1h) + "],\"tasks\":[" + task("x", "X", "\"a\"") + "]"),
                    row(",\"phases\":[" + phase("a", t - 1h, t + 2h) + "],\"tasks\":[" + task("y", "Y", "\"a\"") + "]"),
                    row(",\"tasks\":[" + task("x", "X", "\"b\"") + ',' + task("z", "Z", "") + "]"),
                    row(",\"tasks\":[" + task("w", "W", "\"unheard of\"") + "]")});
        const auto s = floor.picture();
        // By start; what nobody tells the time of lasts always, and the longer of two times counts.
        QCOMPARE(phasesOf(*s), (QStringList{u"unheard of(w)"_s, u"a(x y)"_s, u"b(x)"_s}));
        QCOMPARE(s->missions.front().phases[1].from, toMicros(t - 1h));
        QCOMPARE(s->missions.front().phases[1].to, toMicros(t + 2h));
        QCOMPARE(s->missions.front().phases[2].to, noTime);
        QVERIFY(isRunning(s->missions.front().phases[0], t - 24000h));
    }

    /// Whichever of its rows stands for the others: with tasks or without, in whatever order.
    void everyRowCounts()
    {
        const Timestamp t = fromMicros(1'790'000'000'000'000);
        for (int salt = 0; salt < 40; ++salt) {
            const std::string more = ",\"salt\":" + std::to_string(salt);
            FloorStore floor;
            floor.tell(floor.source("inventory"),
                       {inventoryClaim("mission", "M", more + ",\"phases\":[" + phase("a", t, t + 1h) + "]"),
                        inventoryClaim("mission", "M", more + ",\"tasks\":[" + task("x", "X", "\"a\"") + "]"),
                        inventoryClaim("mission", "M", more + ",\"tasks\":[" + task("y", "Y", "") + "]"),
                        inventoryClaim("mission", "M", more + ",\"tasks\":[" + task("z", "Z", "\"a\"") + "]"),
                        inventoryClaim("mission", "M", more + ",\"tasks\":[" + task("z", "Z", "") + "]")});
            const auto s = floor.picture();
            QCOMPARE(phasesOf(*s), QStringList{u"a(x)"_s}); // what a row names in no phase is always needed
            QCOMPARE(s->missions.front().phases.front().to, toMicros(t + 1h));
            QCOMPARE(s->dependencies.size(), 3u);
        }
    }

    /// Whatever row says it: a phase is marked as that row is, and with it the mission that shows it.
    void everyRowIsMarked()
    {
        FloorStore floor;
        Claim raid = inventoryClaim("mission", "M", ",\"phases\":[" + phase("raid", Clock::now(), {}) + "]");
        raid.marking = "TLP:RED";
        floor.tell(floor.source("inventory"),
                   {inventoryClaim("mission", "M", R"(,"tasks":[{"key":"x","needs":["X"]}])"), raid,
                    inventoryClaim("mission", "M", R"(,"tasks":[{"key":"y","needs":["Y"]}])")});
        const auto s = floor.picture();
        QCOMPARE(QString::fromStdString(toString(s->markings[s->missions.front().marking])), u"TLP:RED"_s);
        const auto copy = release::filtered(*s, need(release::parseAudience("TLP:GREEN")));
        QVERIFY(copy->missions.empty() && copy->assets.empty());
    }

    void aTimeThatCannotBeIsNone()
    {
        FloorStore floor;
        const Timestamp t = Clock::now();
        floor.tell(floor.source("inventory"),
                   {inventoryClaim("mission", "M",
                                   ",\"tasks\":[" + task("x", "X", "\"a\"") + "],\"phases\":["
                                       + phase("a", t + 2h, t + 1h) + ",{}]")});
        const auto s = floor.picture();
        QCOMPARE(s->missions.front().phases.size(), 1u);
        QVERIFY(isRunning(s->missions.front().phases.front(), t));
    }

    void aPhaseBeginsWithItsInstantAndEndsBeforeIt()
    {
        const Timestamp t = fromMicros(1'790'000'000'000'000);
        const PhaseRow row{{}, toMicros(t), toMicros(t + 1h), {}};
        QVERIFY(!isRunning(row, t - 1us) && !isOver(row, t - 1us));
        QVERIFY(isRunning(row, t));
        QVERIFY(isRunning(row, t + 1h - 1us));
        QVERIFY(!isRunning(row, t + 1h) && isOver(row, t + 1h));
    }

    /// The same claims, judged at one instant and another.
    void aMissionFeelsItsPhaseAlone()
    {
        Voyage voyage;
        voyage.fails("TRUCKS");
        voyage.fails("PORT", 65);
        const auto healthAt = [&](Timestamp at) {
            Clock::freeze(at);
            return voyage.picture()->missions.front().health;
        };
        QCOMPARE(healthAt(voyage.now + 1h), Health::Nominal);
        QCOMPARE(nextPhaseChange(*voyage.picture()), voyage.now + 6h);
        QCOMPARE(healthAt(voyage.now + 6h), Health::Failed);
        QCOMPARE(nextPhaseChange(*voyage.picture()), voyage.now + 12h);
        QCOMPARE(healthAt(voyage.now + 12h), Health::Impaired);
        QCOMPARE(nextPhaseChange(*voyage.picture()), std::nullopt);
        voyage.fails("RADIO");
        QCOMPARE(healthAt(voyage.now + 1h), Health::Failed);
        // The incident bears on the mission all the while.
        QCOMPARE(voyage.picture()->missions.front().incidents.size(), 3u);
    }

    void whatRestsIsNoReason()
    {
        Voyage voyage;
        voyage.fails("TRUCKS");
        voyage.fails("RADIO", 65);
        const auto s = voyage.picture();
        const auto impact = impact::propagate(*s, impact::ownHealth(*s));
        const auto reasons = impact::reasons(*s, impact, s->missions.front().asset);
        QCOMPARE(reasons.size(), 1u);
        QCOMPARE(reasons.front().root, assetOf(*s, "asset--RADIO"));
        QCOMPARE(impact.health[std::size_t(assetOf(*s, "mission--M#escort"))], Health::Failed);
    }

    void theOutlookCrossesIntoAPhase()
    {
        Voyage voyage;
        voyage.fails("TRUCKS");
        const auto s = voyage.picture();
        const impact::Outlook outlook = outlookOf(*s);
        std::vector<double> values;
        for (const impact::Moment &moment : outlook.moments)
            values.push_back(moment.value);
        QCOMPARE(values, (std::vector<double>{1, 1, 0, 1})); // in 24 hours the convoy is over
        QCOMPARE(outlook.moments[0].reasons.size(), 0u);
        QCOMPARE(outlook.moments[2].reasons.size(), 1u);
        QCOMPARE(outlook.moments[2].reasons.front().root, assetOf(*s, "asset--TRUCKS"));
        QCOMPARE(outlook.phases.size(), 2u);
        QCOMPARE(outlook.phases[0].moment.at, voyage.now + 6h);
        QCOMPARE(outlook.phases[0].moment.value, 0);
        QCOMPARE(outlook.phases[0].moment.health, Health::Failed);
        QCOMPARE(outlook.phases[0].moment.reasons.size(), 1u);
        QCOMPARE(outlook.phases[1].moment.value, 1);
        QVERIFY(outlook.phases[1].moment.reasons.empty());
    }

    /// A battery bridges what the phase would feel: it is empty by then, or not yet.
    void whatBridgesCountsFromTheLossNotFromThePhase()
    {
        Voyage voyage;
        voyage.tell(
            voyage.inventory,
            {inventoryClaim("asset", "POWER", R"(,"kind":"power")"),
             inventoryClaim("dependency", "1", R"(,"dependant":"TRUCKS","provider":"POWER","hold_up_s":18000)")});
        voyage.fails("POWER");
        const auto valueOfConvoy = [&] { return outlookOf(*voyage.picture()).phases.front().moment.value; };
        QCOMPARE(valueOfConvoy(), 0); // five hours
        voyage.tell(
            voyage.inventory,
            {inventoryClaim("dependency", "1", R"(,"dependant":"TRUCKS","provider":"POWER","hold_up_s":25200)")});
        QCOMPARE(valueOfConvoy(), 1); // seven: the loss comes in the phase, an hour after it begins
        const impact::Outlook outlook = outlookOf(*voyage.picture());
        QCOMPARE(outlook.moments[2].value, 1);
    }

    /// Alone or with others: an outlook does not depend on what else is asked for.
    void aMissionBelowAMissionIsAsItIsNow()
    {
        Voyage voyage;
        voyage.tell(voyage.inventory, {inventoryClaim("mission", "TOP", R"(,"tasks":[{"key":"t","needs":["M"]}])")});
        voyage.fails("TRUCKS");
        const auto s = voyage.picture();
        const std::int32_t top = assetOf(*s, "mission--TOP");
        const std::int32_t both[] = {assetOf(*s, "mission--M"), top}, one[] = {top};
        const auto impact = impact::propagate(*s, impact::ownHealth(*s));
        const auto together = impact::outlooks(*s, impact, both), alone = impact::outlooks(*s, impact, one);
        QCOMPARE(together.size(), 2u);
        for (std::size_t i = 0; i < impact::outlookHours.size(); ++i) {
            QCOMPARE(alone.front().moments[i].value, 1);
            QCOMPARE(together.back().moments[i].value, 1);
        }
        QCOMPARE(together.front().moments[2].value, 0);
    }

    /// What is unseen may have failed: of a phase to come that is told as of now.
    void whatNobodySeesIsUnknownInThePhaseThatNeedsIt()
    {
        Voyage voyage;
        auto s = std::make_shared<Snapshot>(*voyage.picture());
        s->assets[std::size_t(assetOf(*s, "asset--TRUCKS"))].unseen = true;
        const auto impact = impact::propagate(*s, impact::ownHealth(*s));
        const auto phases = impact::phaseImpacts(*s, impact, s->missions.front());
        QCOMPARE(phases.size(), 2u);
        QCOMPARE(phases[0].health, Health::Unknown);
        QCOMPARE(phases[0].low, 0);
        QCOMPARE(phases[1].health, Health::Nominal);
        QCOMPARE(impact.low[std::size_t(s->missions.front().asset)], 1);
        QCOMPARE(phases[0].weakest, assetOf(*s, "mission--M#escort"));
        QCOMPARE(phases[1].weakest, -1);
        const std::int32_t mission[] = {s->missions.front().asset};
        const impact::Moment convoy = impact::outlooks(*s, impact, mission).front().phases.front().moment;
        QCOMPARE(convoy.health, Health::Unknown);
        QCOMPARE(convoy.reasons.size(), 1u);
        QVERIFY(convoy.reasons.front().unseen);
        QCOMPARE(convoy.reasons.front().path,
                 (std::vector{mission[0], assetOf(*s, "mission--M#escort"), assetOf(*s, "asset--TRUCKS")}));
    }

    /// The weakest need is of what counts then: neither of another phase, nor one that people took away.
    void theWeakestNeedIsOfThatPhase()
    {
        Voyage voyage;
        voyage.fails("PORT", 65);
        voyage.fails("TRUCKS", 50);
        const auto weakest = [&] {
            const auto s = voyage.picture();
            QStringList names;
            for (const impact::PhaseImpact &one :
                 impact::phaseImpacts(*s, impact::propagate(*s, impact::ownHealth(*s)), s->missions.front()))
                names << (one.weakest < 0 ? u"-"_s : s->assets[std::size_t(one.weakest)].name);
            return names;
        };
        QCOMPARE(weakest(), (QStringList{u"escort"_s, u"home"_s}));
        floor::LinkRequest request;
        request.dependant = "mission--M";
        request.provider = "mission--M#escort";
        request.isRemoval = true;
        request.by = "anna";
        QVERIFY(voyage.desk->link(request, *voyage.picture()).has_value());
        QCOMPARE(weakest(), (QStringList{u"-"_s, u"home"_s}));
    }

    void theTrendIsAgainstThePhaseOfThen()
    {
        Voyage voyage;
        voyage.fails("TRUCKS");
        const auto worthBefore = [&](Timestamp at) {
            Clock::freeze(at);
            const auto s = voyage.picture();
            impact::Memory memory;
            (void)memory.impactOf(*s);
            return memory.missionsWith(*s, at - 1h, {{assetOf(*s, "asset--TRUCKS"), 0}}).front();
        };
        QCOMPARE(worthBefore(voyage.now + 6h + 5min), 1);
        QCOMPARE(worthBefore(voyage.now + 8h), 0);
        QCOMPARE(worthBefore(voyage.now + 12h + 5min), 0);
        QCOMPARE(worthBefore(voyage.now + 14h), 1);
    }

    /// A task that is over neither hides what fails a mission together nor passes for a part of it.
    void rankingsKnowNothingOfWhatIsOver()
    {
        Voyage voyage;
        voyage.tell(voyage.inventory,
                    {inventoryClaim("asset", "SHIP", R"(,"kind":"service")"),
                     inventoryClaim("dependency", "1", R"(,"dependant":"PORT","provider":"TRUCKS","need":"any")"),
                     inventoryClaim("dependency", "2", R"(,"dependant":"PORT","provider":"SHIP","need":"any")")});
        Clock::freeze(voyage.now + 13h);
        const auto s = voyage.picture();
        const impact::Network network = impact::networkOf(*s, impact::Phases::ToCome);
        const auto cuts = impact::minimalCutSets(network, s->missions.front().asset);
        const std::vector<std::int32_t> both{std::min(assetOf(*s, "asset--SHIP"), assetOf(*s, "asset--TRUCKS")),
                                             std::max(assetOf(*s, "asset--SHIP"), assetOf(*s, "asset--TRUCKS"))};
        QVERIFY(std::ranges::contains(cuts.sets, both));
        QVERIFY(!std::ranges::contains(cuts.sets, std::vector{assetOf(*s, "asset--TRUCKS")}));
        const std::int32_t escort[] = {s->missions.front().asset};
        QVERIFY(!std::ranges::contains(impact::below(network, escort), assetOf(*s, "mission--M#escort")));
    }

    /// What failed long ago is news when a phase feels it; an acknowledgement of an earlier phase is not one of this.
    void anAlarmBeginsWithItsPhase()
    {
        Voyage voyage;
        voyage.fails("TRUCKS");
        voyage.fails("PORT", 100); // worse, and of another phase
        const auto alarm = [&](Timestamp at) {
            Clock::freeze(at);
            const auto all = watch::conditions(*voyage.picture(), at);
            const auto found = std::ranges::find(all, "mission:mission--M", &watch::Condition::key);
            return found == all.end() ? watch::Condition() : *found;
        };
        QVERIFY(alarm(voyage.now + 1h).key.empty());
        QCOMPARE(alarm(voyage.now + 7h).cause, std::string("incident:incident--TRUCKS"));
        QCOMPARE(alarm(voyage.now + 7h).since, toMicros(voyage.now + 6h));
        QCOMPARE(alarm(voyage.now + 13h).cause, std::string("incident:incident--PORT"));
        QCOMPARE(alarm(voyage.now + 13h).since, toMicros(voyage.now + 12h));
    }

    /// A table of thousands of phases makes nobody wait.
    void manyPhasesAreNotAskedOneByOne()
    {
        Voyage voyage;
        std::vector<Claim> rows;
        for (int i = 0; i < 2000; ++i) {
            const std::string key = "p" + std::to_string(i);
            rows.push_back(inventoryClaim("mission", "BIG",
                                          ",\"tasks\":[" + task("t" + key, "TRUCKS", '"' + key + '"') + "],\"phases\":["
                                              + phase(key, voyage.now + i * 1h, {}) + "]"));
        }
        voyage.tell(voyage.inventory, rows);
        voyage.fails("TRUCKS");
        const auto s = voyage.picture();
        const auto &big = *std::ranges::find(s->missions, u"BIG"_s, &MissionRow::name);
        QCOMPARE(big.phases.size(), 2000u);
        const auto impact = impact::propagate(*s, impact::ownHealth(*s));
        QCOMPARE(impact::phaseImpacts(*s, impact, big).size(), impact::mostPhases);
    }

    void alternativesRestTogetherOrNotAtAll()
    {
        Voyage voyage;
        // By people's word either task will do.
        floor::LinkRequest request;
        request.dependant = "mission--M";
        request.by = "anna";
        request.terms.rule = NeedRule::Any;
        request.provider = "mission--M#escort";
        QVERIFY(voyage.desk->link(request, *voyage.picture()).has_value());
        request.provider = "mission--M#radio";
        request.beside = "mission--M#escort";
        QVERIFY(voyage.desk->link(request, *voyage.picture()).has_value());
        voyage.fails("RADIO");
        QCOMPARE(worthOf(*voyage.picture()), 1); // the other one holds, though it is not its time
        voyage.fails("TRUCKS");
        QCOMPARE(worthOf(*voyage.picture()), 0); // resting alone it would have hidden that
    }

    void aMovedPhaseIsAnotherPicture()
    {
        Voyage voyage;
        voyage.fails("TRUCKS");
        QObject here;
        Engine engine(voyage.store);
        const auto health = [&] {
            const auto s = engine.latest();
            return s->missions.empty() ? std::optional<Health>() : s->missions.front().health;
        };
        QTRY_COMPARE(health(), Health::Nominal);
        voyage.tellAnew(voyage.mission(voyage.now - 1h, voyage.now + 1h));
        QTRY_COMPARE(health(), Health::Failed);
        voyage.tellAnew(voyage.mission(voyage.now + 1h, voyage.now + 2h));
        QTRY_COMPARE(health(), Health::Nominal);
    }

    /// Nothing is told and nothing is touched: the hour alone makes it another picture.
    void aPhaseThatBeginsIsSeenByItself()
    {
        Voyage voyage;
        voyage.fails("TRUCKS");
        voyage.tellAnew(voyage.mission(Clock::now() + 2s, Clock::now() + 4s));
        Engine engine(voyage.store);
        const auto health = [&] {
            const auto s = engine.latest();
            return s->missions.empty() ? std::optional<Health>() : s->missions.front().health;
        };
        QTRY_COMPARE(health(), Health::Nominal);
        QTRY_COMPARE_WITH_TIMEOUT(health(), Health::Failed, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(health(), Health::Nominal, 20'000);
    }

    /// What is kept from one picture to the next is of one phase.
    void aMemoryKnowsThePhasesApart()
    {
        Voyage voyage;
        voyage.fails("TRUCKS");
        Snapshot s = *voyage.picture();
        impact::Memory memory;
        for (const auto &[later, health] : {std::pair(0h, Health::Nominal), std::pair(7h, Health::Failed),
                                            std::pair(13h, Health::Nominal), std::pair(8h, Health::Failed)}) {
            s.judgedAt = voyage.now + later;
            memory.apply(s, {.structure = 1, .touched = nullptr});
            QCOMPARE(s.missions.front().health, health);
            QCOMPARE(memory.impactOf(s).value[std::size_t(s.missions.front().asset)], health == Health::Failed ? 0 : 1);
        }
    }

    void aHurtLinkToATaskIsFeltInItsPhase()
    {
        Voyage voyage;
        Snapshot s = *voyage.picture();
        const std::int32_t link = impact::splitLink(s, s.missions.front().asset, assetOf(s, "mission--M#escort"));
        QVERIFY(link >= 0);
        const auto worthAt = [&](Timestamp at) {
            s.judgedAt = at;
            tellPhases(s);
            auto own = impact::ownHealth(s);
            own[std::size_t(link)] = 0;
            return impact::propagate(s, own).value[std::size_t(s.missions.front().asset)];
        };
        QCOMPARE(worthAt(voyage.now), 1);
        QCOMPARE(worthAt(voyage.now + 7h), 0);
        QCOMPARE(worthAt(voyage.now + 13h), 1);
    }

    /// Rankings look at all that is to come; what is over matters no more.
    void whatIsOverIsNotToCome()
    {
        Voyage voyage;
        const auto worth = [&](Timestamp at, impact::Phases phases, const char *asset) {
            Clock::freeze(at);
            const auto s = voyage.picture();
            const impact::Network network = impact::networkOf(*s, phases);
            impact::Intervals intervals(network, std::make_shared<const impact::IntervalPlan>(network));
            const std::vector<std::pair<std::int32_t, impact::Bounds>> own{{assetOf(*s, asset), {0, 0}}};
            intervals.solve(own);
            return intervals.of(std::size_t(s->missions.front().asset)).high;
        };
        QCOMPARE(worth(voyage.now, impact::Phases::Now, "asset--TRUCKS"), 1);
        QCOMPARE(worth(voyage.now, impact::Phases::ToCome, "asset--TRUCKS"), 0);
        QCOMPARE(worth(voyage.now + 13h, impact::Phases::ToCome, "asset--TRUCKS"), 1);
        QCOMPARE(worth(voyage.now + 13h, impact::Phases::ToCome, "asset--PORT"), 0);
        QCOMPARE(worth(voyage.now + 13h, impact::Phases::All, "asset--TRUCKS"), 0);
    }

    /// An audience that may not see a task does not learn of it by its phase.
    void aReleasedCopyNamesNoTaskThatIsWithheld()
    {
        Snapshot s = *Voyage().picture();
        const std::int32_t escort = assetOf(s, "mission--M#escort");
        s.markings.push_back(need(parseMarking("TLP:RED")));
        s.assets[std::size_t(escort)].marking = std::uint16_t(s.markings.size() - 1);
        const auto copy = release::filtered(s, need(release::parseAudience("TLP:GREEN")));
        QCOMPARE(copy->missions.size(), 1u);
        QCOMPARE(phasesOf(*copy), (QStringList{u"convoy()"_s, u"return(home)"_s}));
    }

    /// In any phase, of any random mission, the value is that of a picture in which what rests does not exist.
    void whatRestsIsAsIfItWereNot()
    {
        Random random(7);
        int phased = 0;
        for (int round = 0; round < 3000; ++round) {
            const int size = 2 + pick(random, 20);
            Snapshot s = randomPicture(random,
                                       {.observations = 0,
                                        .incidents = pick(random, 6),
                                        .assets = size,
                                        .dependencies = pick(random, size * 4),
                                        .missions = std::min(size, 2)});
            // Nobody needs a mission here: MissionNeeds looks at it from above.
            std::erase_if(s.dependencies,
                          [&](const DependencyRow &d) { return s.assets[std::size_t(d.provider)].mission >= 0; });
            tellPhases(s);
            const auto own = impact::ownHealth(s);
            const impact::Impact impact = impact::propagate(s, own);
            for (const MissionRow &mission : s.missions) {
                phased += !mission.phases.empty();
                const auto isNow = [&](const PhaseRow &row) { return isRunning(row, s.judgedAt); };
                QCOMPARE(impact.value[std::size_t(mission.asset)], withoutResting(s, mission, isNow, own));
                for (const impact::PhaseImpact &one : impact::phaseImpacts(s, impact, mission)) {
                    const auto isIt = [&](const PhaseRow &row) { return &row == &mission.phases[one.phase]; };
                    QCOMPARE(one.value, withoutResting(s, mission, isIt, own));
                    QVERIFY(one.low <= one.value);
                }
            }
        }
        QVERIFY(phased > 1000);
    }
};

QTEST_GUILESS_MAIN(TestPhases)
#include "test_phases.moc"
