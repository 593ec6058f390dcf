// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floorfixture.h"
#include "impact/impact.h"
#include "picture/engine.h"
#include "picture/query.h"
#include "release/filter.h"
#include "watch/conditions.h"

using namespace watchfloor;
using namespace watchfloor::floor;
using namespace watchfloor::test;
using namespace std::chrono_literals;
using picture::AssetRow;
using picture::Health;
using picture::HeldHealth;
using Why = Refused::Why;

namespace {

Claim claim(const std::string &type, const std::string &id, const std::string &body,
            const std::string &marking = "TLP:GREEN")
{
    Claim c;
    c.type = type;
    c.subject = id;
    c.title = id;
    c.body = body;
    c.marking = marking;
    return c;
}

/// A mission that needs a radio that needs its power.
struct Ship : FloorStore
{
    std::int64_t feed = source("inventory");

    explicit Ship(const std::string &marking = "TLP:GREEN")
    {
        tell(feed,
             {claim("asset", "asset--POWER", R"({"key":"POWER","kind":"power"})", marking),
              claim("asset", "asset--RADIO", R"({"key":"RADIO","kind":"host"})"),
              claim("dependency", "dependency--1", R"({"dependant":"RADIO","provider":"POWER"})"),
              claim("mission", "mission--1", R"({"tasks":[{"key":"T","name":"Talk","needs":["RADIO"]}]})")});
    }
    HealthRequest request(Health health, const std::string &by = "anna") const
    {
        HealthRequest request;
        request.asset = "asset--POWER";
        request.health = health;
        request.by = by;
        request.why = "told by telephone";
        return request;
    }
    [[nodiscard]] Answer<floor::Outcome> hold(Health health, const std::string &by = "anna")
    {
        return desk->setHealth(request(health, by), *picture());
    }
    [[nodiscard]] Answer<floor::Outcome> withdraw(const std::string &by = "anna")
    {
        HealthRequest asked = request(Health::Nominal, by);
        asked.isWithdrawal = true;
        asked.why.clear();
        return desk->setHealth(asked, *picture());
    }
    void strike(const std::string &id, int severity, const std::string &marking = "TLP:GREEN")
    {
        Claim c = report(id, severity, R"(,"affects":["POWER"])");
        c.marking = marking;
        tell(feed, {c});
    }
};

const AssetRow &asset(const picture::SnapshotPtr &s, const std::string &id)
{
    return s->assets[static_cast<std::size_t>(s->assetById.at(id))];
}
const HeldHealth *held(const picture::SnapshotPtr &s)
{
    return picture::heldHealth(*s, s->assetById.at("asset--POWER"));
}
Health mission(const picture::SnapshotPtr &s) { return s->missions.front().health; }

std::string markingOfWord(const Ship &ship)
{
    const auto s = ship.picture();
    return toString(s->markings[s->held.front().marking]);
}

} // namespace

/// What people say of an asset's health, as claims in a real store.
class TestHeldHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Clock::freeze(fromMicros(1'800'000'000'000'000)); }
    void cleanup() { Clock::freeze(std::nullopt); }

    void whatSomebodySaysIsHowItIs()
    {
        Ship ship;
        QCOMPARE(mission(ship.picture()), Health::Nominal);
        const auto done = ship.hold(Health::Failed);
        QVERIFY(done.has_value());
        QCOMPARE(done->action, Action::Health);
        QCOMPARE(done->changes.front().id, std::string("asset--POWER"));
        const auto s = ship.picture();
        QCOMPARE(asset(s, "asset--POWER").ownHealth, Health::Failed);
        QCOMPARE(asset(s, "asset--RADIO").health, Health::Failed);
        QCOMPARE(asset(s, "asset--RADIO").ownHealth, Health::Nominal);
        QCOMPARE(mission(s), Health::Failed);
        const HeldHealth *word = held(s);
        QVERIFY(word);
        QCOMPARE(word->by, std::string("anna"));
        QCOMPARE(word->why, std::string("told by telephone"));
        QCOMPARE(fromMicros(word->until), fromMicros(word->since) + usualHealth);
        QCOMPARE(word->otherwise, Health::Nominal);
        QVERIFY(!isContradicted(*word));
        const auto why = impact::reasons(*s, impact::propagate(*s, impact::ownHealth(*s)), s->missions.front().asset);
        QCOMPARE(why.size(), 1U);
        QVERIFY(why.front().held && why.front().incidents.empty());
        QCOMPARE(s->assets[static_cast<std::size_t>(why.front().root)].id, std::string("asset--POWER"));
        // It stands in the watch log, in words.
        const auto log = need(store::log(*ship.reader()));
        const store::LogEntry &entry = log.back().entry;
        QCOMPARE(entry.action, std::string("health"));
        QCOMPARE(entry.actor, std::string("anna"));
        QVERIFY2(entry.detail.contains("asset--POWER: failed until 20"), entry.detail.c_str());
        QVERIFY(entry.detail.contains("told by telephone"));
    }

    /// A false alarm: what incidents say is still there to be seen.
    void itMayBeBetterThanIncidentsSay()
    {
        Ship ship;
        ship.strike("incident--1", 95);
        QCOMPARE(mission(ship.picture()), Health::Failed);
        QVERIFY(ship.hold(Health::Nominal).has_value());
        const auto s = ship.picture();
        QCOMPARE(mission(s), Health::Nominal);
        QCOMPARE(asset(s, "asset--POWER").ownHealth, Health::Nominal);
        QCOMPARE(asset(s, "asset--POWER").worstSeverity, 95);
        QCOMPARE(held(s)->otherwise, Health::Failed);
        QVERIFY(isContradicted(*held(s)));
        QCOMPARE(s->missions.front().incidents.size(), 1U); // it still reaches the mission
        // Neither this nor that: what people say counts, and the incident stands beside it.
        QVERIFY(ship.hold(Health::Degraded).has_value());
        const auto less = ship.picture();
        QCOMPARE(mission(less), Health::Degraded);
        const auto why
            = impact::reasons(*less, impact::propagate(*less, impact::ownHealth(*less)), less->missions.front().asset);
        QVERIFY(why.front().held);
        QCOMPARE(why.front().incidents.size(), 1U);
    }

    /// The alarm of a mission says what its tile says: the first reason, not the worst incident somewhere below it.
    void anAlarmNamesTheWordThatIsTheCause()
    {
        using watch::Condition;
        Ship ship;
        const auto alarm = [&ship] {
            const auto s = ship.picture();
            const auto all = watch::conditions(*s, s->judgedAt);
            const auto found = std::ranges::find(all, Condition::Kind::Mission, &Condition::kind);
            return found == all.end() ? Condition() : *found;
        };
        QVERIFY(alarm().key.empty());
        ship.strike("incident--1", 65);
        QCOMPARE(alarm().cause, std::string("incident:incident--1"));
        QCOMPARE(alarm().why, Condition::Why::Incident);
        QCOMPARE(alarm().reason, QStringLiteral("Title of incident--1"));
        // Worse than the incident says.
        QVERIFY(ship.hold(Health::Failed).has_value());
        const Condition word = alarm();
        QCOMPARE(word.state, QStringLiteral("failed"));
        QCOMPARE(word.why, Condition::Why::Held);
        QCOMPARE(word.cause, std::string("health:asset--POWER"));
        QCOMPARE(word.reason, QStringLiteral("asset--POWER"));
        QCOMPARE(word.by, std::string("anna"));
        QCOMPARE(word.since, held(ship.picture())->since);
        // The power is well, says somebody, whatever the worst incident says; the radio is not.
        ship.strike("incident--2", 95);
        QVERIFY(ship.hold(Health::Nominal).has_value());
        QVERIFY(alarm().key.empty());
        ship.tell(ship.feed, {report("incident--3", 65, R"(,"affects":["RADIO"])")});
        QCOMPARE(alarm().state, QStringLiteral("impaired"));
        QCOMPARE(alarm().cause, std::string("incident:incident--3"));
    }

    void whatCannotBeSaidIsRefused()
    {
        Ship ship;
        const auto refusal = [&](const HealthRequest &asked) {
            const auto done = ship.desk->setHealth(asked, *ship.picture());
            return done ? std::nullopt : std::optional(done.error().why);
        };
        HealthRequest asked = ship.request(Health::Failed);
        asked.by.clear();
        QCOMPARE(refusal(asked), Why::Nobody);
        asked = ship.request(Health::Failed);
        asked.asset = "asset--NONE";
        QCOMPARE(refusal(asked), Why::Asset);
        asked = ship.request(Health::Failed);
        asked.why.clear();
        QCOMPARE(refusal(asked), Why::Reason);
        asked = ship.request(Health::Failed);
        asked.until = Clock::now();
        QCOMPARE(refusal(asked), Why::Past);
        asked.until = Clock::now() + 1s;
        QCOMPARE(refusal(asked), std::nullopt);
        QCOMPARE(refusal(ship.request(Health::Unknown)), Why::Step);
        QVERIFY(ship.withdraw().has_value());
        QCOMPARE(ship.withdraw().error().why, Why::Unheld);
        const auto past = ship.desk->setHealth(ship.request(Health::Failed), *ship.picture(Clock::now()));
        QCOMPARE(past.error().why, Why::Replay);
        // Somebody was first.
        const auto seen = ship.picture();
        QVERIFY(ship.hold(Health::Impaired, "ben").has_value());
        QCOMPARE(ship.desk->setHealth(ship.request(Health::Failed), *seen).error().why, Why::Overtaken);
    }

    void itIsTakenBackAndSaidAgain()
    {
        Ship ship;
        ship.strike("incident--1", 50);
        const auto health = [&] { return asset(ship.picture(), "asset--POWER").ownHealth; };
        QCOMPARE(health(), Health::Degraded);
        QVERIFY(ship.hold(Health::Impaired).has_value());
        QVERIFY(ship.hold(Health::Failed).has_value());
        QVERIFY(ship.desk->undo({}, "anna").has_value());
        QCOMPARE(health(), Health::Impaired);
        QVERIFY(ship.desk->undo({}, "anna").has_value());
        QCOMPARE(health(), Health::Degraded);
        QVERIFY(!held(ship.picture()));
        QVERIFY(ship.desk->redo({}, "anna").has_value());
        QVERIFY(ship.desk->redo({}, "anna").has_value());
        QCOMPARE(health(), Health::Failed);
        QVERIFY(ship.withdraw("ben").has_value());
        QCOMPARE(health(), Health::Degraded);
        QCOMPARE(ship.desk->undo({}, "anna").error().why, Why::Overtaken); // ben's would be lost
        QVERIFY(ship.desk->undo({}, "ben").has_value());
        QCOMPARE(health(), Health::Failed);
        QVERIFY(ship.desk->redo({}, "ben").has_value());
        QCOMPARE(health(), Health::Degraded);
    }

    /// A pure function of the instant asked for.
    void itLapses()
    {
        Ship ship;
        ship.strike("incident--1", 50);
        HealthRequest asked = ship.request(Health::Failed);
        asked.until = Clock::now() + 2h;
        QVERIFY(ship.desk->setHealth(asked, *ship.picture()).has_value());
        const auto now = ship.picture();
        QCOMPARE(picture::nextLapse(*now), asked.until);
        const Timestamp end = *asked.until;
        QCOMPARE(mission(ship.picture(end - 1us)), Health::Failed);
        QCOMPARE(mission(ship.picture(end)), Health::Degraded);
        QVERIFY(!held(ship.picture(end)));
        QCOMPARE(picture::nextLapse(*ship.picture(end)), std::nullopt);
        QCOMPARE(diff(*now, *ship.picture(end)).held, std::vector<std::string>{"asset--POWER"});
        QVERIFY(diff(*now, *now).held.empty());
        Clock::freeze(end);
        QCOMPARE(mission(ship.picture()), Health::Degraded);
        QCOMPARE(mission(ship.picture(end - 1us)), Health::Failed); // the past stays as it was
        QVERIFY(ship.hold(Health::Failed).has_value());
        QCOMPARE(mission(ship.picture()), Health::Failed);
    }

    void noFeedSaysItInAPersonsPlace()
    {
        Ship ship;
        ship.tell(ship.feed,
                  {claim("health", "health--1",
                         R"({"asset":"asset--POWER","health":"failed","until":"2090-01-01T00:00:00Z","by":"x"})")});
        QVERIFY(ship.picture()->held.empty());
        QCOMPARE(mission(ship.picture()), Health::Nominal);
    }

    /// Nobody says by saying anew what only few may know.
    void itIsMarkedAsAllThatItReplaces()
    {
        Ship ship;
        QVERIFY(ship.hold(Health::Failed).has_value());
        QCOMPARE(markingOfWord(ship), std::string("TLP:GREEN"));
        ship.strike("incident--1", 95, "TLP:AMBER");
        QVERIFY(ship.hold(Health::Nominal).has_value());
        QCOMPARE(markingOfWord(ship), std::string("TLP:AMBER"));
        Claim over = report("incident--1", 95, R"(,"affects":["POWER"],"status":"closed")");
        over.marking = "TLP:GREEN";
        over.version = Clock::now() + 1h;
        ship.tell(ship.feed, {over});
        QVERIFY(ship.hold(Health::Failed).has_value());
        QCOMPARE(markingOfWord(ship), std::string("TLP:AMBER"));
        Ship secret("TLP:RED");
        QVERIFY(secret.hold(Health::Failed).has_value());
        QCOMPARE(markingOfWord(secret), std::string("TLP:RED"));
    }

    /// Where the word may not be seen, neither may what it does; no name goes out at all.
    void itGoesOutUnderItsMarkingAndWithoutAName()
    {
        Ship ship;
        ship.strike("incident--1", 95, "TLP:AMBER");
        QVERIFY(ship.hold(Health::Impaired).has_value());
        const auto s = ship.picture();
        QCOMPARE(mission(s), Health::Impaired);
        const auto wide = release::filtered(*s, {Tlp::Green, EuLevel::Unclassified, {}});
        QVERIFY(wide->held.empty());
        QCOMPARE(mission(wide), Health::Nominal);
        const auto narrow = release::filtered(*s, {Tlp::Amber, EuLevel::Unclassified, {}});
        QCOMPARE(mission(narrow), Health::Impaired);
        QCOMPARE(held(narrow)->why, std::string("told by telephone"));
        QVERIFY(held(narrow)->by.empty());
        QCOMPARE(held(narrow)->otherwise, Health::Failed);
    }

    /// A feed that fell silent does not matter where somebody looked, until that ends.
    void whoLookedIsSight()
    {
        Ship ship;
        Source sensor = store::testing::source("sensor");
        sensor.kind = SourceKind::Sensor;
        sensor.cadence = 1min;
        const auto id = need(ship.writer->putSource(sensor).get());
        Claim watched = claim("asset", "asset--POWER", R"({"key":"POWER","kind":"power","watched_by":["sensor"]})");
        watched.version = Clock::now();
        ship.tell(ship.feed, {watched});
        const auto import = need(ship.writer->beginImport({id, "/sensor", "test", {}, "/sensor"}).get());
        store::testing::BatchMaker batch(import);
        batch.add(0, "seen").observations.push_back(store::testing::observation("x", toMicros(Clock::now())));
        need(ship.writer->commit(batch.take()).get());
        Clock::freeze(Clock::now() + 1h);
        QCOMPARE(mission(ship.picture()), Health::Unknown);
        HealthRequest asked = ship.request(Health::Nominal);
        asked.until = Clock::now() + 2h;
        QVERIFY(ship.desk->setHealth(asked, *ship.picture()).has_value());
        const auto s = ship.picture();
        QCOMPARE(mission(s), Health::Nominal);
        QVERIFY(!asset(s, "asset--POWER").unseen && !asset(s, "asset--RADIO").uncertain);
        QVERIFY(held(s)->unseen);
        QCOMPARE(held(s)->otherwise, Health::Unknown);
        QVERIFY(!isContradicted(*held(s))); // nobody says otherwise: nobody sees it
        Clock::freeze(*asked.until);
        QCOMPARE(mission(ship.picture()), Health::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestHeldHealth)
#include "test_held_health.moc"
