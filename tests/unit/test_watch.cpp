// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/impact.h"
#include "watch/alarmbook.h"
#include "watch/reportingclock.h"

#include <QTest>

#include <random>

using namespace watchfloor;
using namespace watchfloor::watch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp start = fromMicros(1'790'000'000'000'000);
constexpr std::int64_t at(std::chrono::seconds s) { return toMicros(start + s); }

Condition condition(const std::string &object, int level = 70, const std::string &cause = {})
{
    Condition c;
    c.object = object;
    c.key = "incident:" + object;
    c.cause = cause.empty() ? c.key : cause;
    c.level = static_cast<std::uint8_t>(level);
    return c;
}

AlarmAct act(AlarmAct::What what, const std::string &object, std::chrono::seconds when, int level = 70)
{
    AlarmAct a{what, "incident:" + object, at(when), static_cast<std::uint8_t>(level), noTime, "officer", {}};
    if (what == AlarmAct::What::Shelve) {
        a.until = at(when + 1h);
        a.why = "known fault";
    }
    return a;
}

AlarmState stateOf(const AlarmBook &book, const std::string &object)
{
    const Alarm *alarm = book.find("incident:" + object);
    return alarm ? alarm->state : AlarmState::Acknowledged;
}

Timestamp utc(const char *text) { return parseIso8601(text)->at; }

ReportingClock clockAt(const std::vector<ReportingClock> &clocks, ReportingClock::Stage stage)
{
    const auto found = std::ranges::find(clocks, stage, &ReportingClock::stage);
    return found == clocks.end() ? ReportingClock{stage, 0, false, {}} : *found;
}

} // namespace

class WatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSnapshotAsksForAnswers();
    void whatNobodySeesStandsUnderItsFeed();
    void acknowledgedUntilItGetsWorse();
    void whatIsOverUnseenIsStillShown();
    void shelvedUntilItExpiresOrGetsWorse();
    void aFloodIsOneGroupAndNothingIsDropped();
    void whatChattersIsOneLine();
    void figuresAreEemuas();
    void theOrderOfActsDoesNotMatter();
    void theClocksOfNis2();
    void aMonthIsACalendarMonth();
};

void WatchTest::theSnapshotAsksForAnswers()
{
    picture::Snapshot s;
    const auto add = [&s](const char *id, int severity, picture::IncidentState state) {
        picture::IncidentRow row;
        row.id = id;
        row.severity = static_cast<std::uint8_t>(severity);
        row.state = state;
        row.known = at(0s);
        s.incidents.push_back(row);
    };
    add("a", 90, picture::IncidentState::Recognised);
    add("b", 70, picture::IncidentState::Recognised); // known and not critical
    add("c", 70, picture::IncidentState::Reported);
    add("d", 59, picture::IncidentState::Reported);
    add("e", 95, picture::IncidentState::Dismissed);
    picture::MissionRow mission;
    mission.id = "m";
    mission.health = picture::Health::Failed;
    mission.asset = 0;
    s.missions = {mission, {}}; // one is as it should be
    s.assets.resize(1);
    s.incidents[2].assets = {0};
    picture::SourceRow feed;
    feed.source.slug = "sensor";
    feed.source.cadence = 60s;
    feed.state.lastKnown = feed.state.lastArrival = start;
    s.sources = {feed};

    const auto found = [&](Timestamp now) {
        QStringList all;
        for (const Condition &c : conditions(s, now))
            all += QString::fromStdString(c.key + " " + std::to_string(c.level) + " " + c.cause) + u' ' + c.state;
        return all;
    };
    const QStringList quiet{u"incident:a 90 incident:a "_s, u"incident:c 70 incident:c "_s,
                            u"mission:m 80 incident:c failed"_s};
    QCOMPARE(found(start), (QStringList{quiet[0], quiet[1], quiet[2]}));
    QCOMPARE(found(start + 90s), (QStringList{u"feed:sensor 40 feed:sensor late"_s, quiet[0], quiet[1], quiet[2]}));
    QCOMPARE(found(start + 10min).front(), u"feed:sensor 60 feed:sensor silent"_s);
    QCOMPARE(conditions(s, start + 10min).front().since, at(3min)); // three cadences after its last data
}

void WatchTest::whatNobodySeesStandsUnderItsFeed()
{
    picture::Snapshot s;
    s.judgedAt = start + 1h;
    picture::SourceRow silent, live;
    silent.source.slug = "sensor-radio";
    live.source.slug = "sensor-power";
    silent.source.cadence = live.source.cadence = 60s;
    silent.state.lastKnown = silent.state.lastArrival = start;
    live.state.lastKnown = live.state.lastArrival = s.judgedAt;
    s.sources = {live, silent};
    s.assets.resize(2);
    s.assets[1].id = "radio";
    s.assets[1].name = u"Radio"_s;
    picture::DependencyRow need;
    need.dependant = 0;
    need.provider = 1;
    s.dependencies = {need};
    s.watches = {{1, 1, 0}};
    picture::MissionRow mission;
    mission.id = "m";
    mission.asset = 0;
    s.missions = {mission};
    impact::apply(s);
    QCOMPARE(s.missions.front().health, picture::Health::Unknown);
    QVERIFY(std::ranges::none_of(conditions(s, s.judgedAt), [](const Condition &c) { return c.key == "mission:m"; }));
    // Were it told to be bad, no incident would be to blame.
    s.missions.front().health = picture::Health::Impaired;
    const auto all = conditions(s, s.judgedAt);
    const auto told = std::ranges::find(all, "mission:m", &Condition::key);
    QVERIFY(told != all.end());
    QCOMPARE(told->why, Condition::Why::Unseen);
    QCOMPARE(told->cause, std::string("feed:sensor-radio"));
    QCOMPARE(told->reason, u"Radio"_s);
    QCOMPARE(told->since, at(0s));
}

void WatchTest::acknowledgedUntilItGetsWorse()
{
    AlarmBook book;
    book.see({condition("a")}, start);
    QCOMPARE(stateOf(book, "a"), AlarmState::Unacknowledged);
    book.act(act(AlarmAct::What::Acknowledge, "a", 5s));
    QCOMPARE(stateOf(book, "a"), AlarmState::Acknowledged);
    book.see({condition("a", 75)}, start + 10s); // in its band
    QCOMPARE(stateOf(book, "a"), AlarmState::Acknowledged);
    book.see({condition("a", 90)}, start + 20s);
    QCOMPARE(stateOf(book, "a"), AlarmState::Unacknowledged);
    QCOMPARE(book.figures().lastTenMinutes, 2);
    book.act(act(AlarmAct::What::Escalate, "a", 25s, 90));
    QVERIFY(book.find("incident:a")->isEscalated);
    QCOMPARE(stateOf(book, "a"), AlarmState::Acknowledged);
    book.see({}, start + 2min);
    QVERIFY(!book.find("incident:a"));
}

void WatchTest::whatIsOverUnseenIsStillShown()
{
    AlarmBook book;
    book.see({condition("a")}, start);
    book.see({}, start + 10s);
    QCOMPARE(stateOf(book, "a"), AlarmState::Returned);
    QCOMPARE(book.groups().size(), 1u);
    book.see({}, start + 1h);
    QCOMPARE(book.figures().unacknowledged, 1);
    book.act(act(AlarmAct::What::Acknowledge, "a", 1h));
    QVERIFY(book.groups().empty());
}

void WatchTest::shelvedUntilItExpiresOrGetsWorse()
{
    AlarmBook book;
    book.see({condition("a"), condition("b")}, start);
    book.act(act(AlarmAct::What::Shelve, "a", 1s));
    book.act(act(AlarmAct::What::Shelve, "b", 1s));
    QCOMPARE(book.shelved().size(), 2u);
    QCOMPARE(book.figures().shelved, 2);
    book.see({condition("a"), condition("b", 95)}, start + 1min);
    QCOMPARE(stateOf(book, "a"), AlarmState::Shelved);
    QCOMPARE(stateOf(book, "b"), AlarmState::Unacknowledged); // worse than what was shelved
    book.see({condition("a"), condition("b", 95)}, start + 1h);
    QCOMPARE(stateOf(book, "a"), AlarmState::Shelved);
    book.see({condition("a"), condition("b", 95)}, start + 1h + 1s);
    QCOMPARE(stateOf(book, "a"), AlarmState::Unacknowledged);
    book.act(act(AlarmAct::What::Shelve, "a", 2h));
    book.act(act(AlarmAct::What::Unshelve, "a", 2h + 1s));
    QCOMPARE(stateOf(book, "a"), AlarmState::Unacknowledged);
}

void WatchTest::aFloodIsOneGroupAndNothingIsDropped()
{
    AlarmBook book;
    std::vector<Condition> all;
    for (int n = 0; n < 10'000; ++n) {
        all.push_back(condition(std::to_string(100'000 + n), 60 + n % 40, "incident:cable"));
        if (n % 1000 == 999)
            book.see(all, start + std::chrono::seconds(n / 1000));
    }
    QCOMPARE(book.groups().size(), 1u);
    QCOMPARE(book.groups().front().alarms.size(), 10'000u);
    QCOMPARE(book.groups().front().worst().condition.level, 99);
    QCOMPARE(book.figures().lastTenMinutes, 10'000);
    QVERIFY(book.figures().isFlood);
    QCOMPARE(book.figures().load, AlarmFigures::Load::OverDemanding);
}

void WatchTest::whatChattersIsOneLine()
{
    AlarmBook book;
    for (int n = 0; n < 60; ++n)
        book.see(n % 2 ? std::vector<Condition>{} : std::vector{condition("a")}, start + std::chrono::seconds(n));
    QCOMPARE(book.groups().size(), 1u);
    QCOMPARE(book.groups().front().alarms.size(), 1u);
    const Alarm &alarm = *book.find("incident:a");
    QVERIFY(alarm.isChattering);
    QCOMPARE(alarm.times, 30);
    QCOMPARE(alarm.raised, at(0s));
    QCOMPARE(book.figures().chattering, 1);
    // Acknowledged once, it is not asked at every twitch; a later one is new.
    book.act(act(AlarmAct::What::Acknowledge, "a", 60s));
    book.see({condition("a")}, start + 61s);
    QCOMPARE(stateOf(book, "a"), AlarmState::Acknowledged);
    book.see({}, start + 62s);
    book.see({}, start + 10min);
    book.see({condition("a")}, start + 11min);
    QCOMPARE(stateOf(book, "a"), AlarmState::Unacknowledged);
}

void WatchTest::figuresAreEemuas()
{
    AlarmBook book;
    std::vector<Condition> all{condition("a0", 85)};
    all.front().since = at(-25h);
    book.see(all, start);
    QCOMPARE(book.figures().standing, 1);
    QCOMPARE(book.figures().lastDay, 1); // a day ago and an hour: told at the first look, and forgotten at the next
    book.see(all, start + 1s);
    QCOMPARE(book.figures().lastDay, 0);
    QCOMPARE(book.figures().load, AlarmFigures::Load::Acceptable);
    for (int n = 1; n <= 11; ++n) {
        all.push_back(condition("b" + std::to_string(10 + n), n < 9 ? 45 : 65));
        book.see(all, start + std::chrono::seconds(10 + n));
        QCOMPARE(book.figures().lastTenMinutes, n);
        QCOMPARE(book.figures().isFlood, n > 10);
    }
    QCOMPARE(book.figures().byPriority, (std::array<int, 3>{8, 3, 1}));
    book.see(all, start + 10min + 16s); // six of them are younger
    QCOMPARE(book.figures().lastTenMinutes, 5);
    QVERIFY(book.figures().isFlood);
    book.see(all, start + 10min + 17s);
    QVERIFY(!book.figures().isFlood);
    QCOMPARE(book.figures().lastHour, 11);
}

/// Acts that are read from the store again give what they gave when they were done.
void WatchTest::theOrderOfActsDoesNotMatter()
{
    std::mt19937 random(11);
    for (int round = 0; round < 10'000; ++round) {
        std::vector<AlarmAct> acts;
        for (int n = 0; n < 6; ++n)
            acts.push_back(act(static_cast<AlarmAct::What>(random() % 4), std::string(1, char('a' + random() % 3)),
                               std::chrono::minutes(n * 7 + int(random() % 7)), 60 + int(random() % 40)));
        std::vector<Condition> all;
        for (const char *object : {"a", "b", "c"}) {
            if (random() % 4 != 0)
                all.push_back(condition(object, 60 + int(random() % 40)));
            if (!all.empty())
                all.back().since = at(std::chrono::minutes(int(random() % 40)));
        }
        const Timestamp now = start + std::chrono::minutes(45 + random() % 60);
        AlarmBook whenDone, afterwards;
        for (const AlarmAct &a : acts)
            whenDone.act(a);
        whenDone.see(all, now);
        afterwards.see(all, now);
        std::ranges::shuffle(acts, random);
        for (const AlarmAct &a : acts) {
            afterwards.act(a);
            afterwards.act(a);
        }
        for (const char *object : {"a", "b", "c"})
            QCOMPARE(stateOf(afterwards, object), stateOf(whenDone, object));
        QCOMPARE(afterwards.figures(), whenDone.figures());
    }
}

void WatchTest::theClocksOfNis2()
{
    using Stage = ReportingClock::Stage;
    using State = ReportingClock::State;
    Awareness a;
    QVERIFY(reportingClocks(a, start).empty());
    const Timestamp aware = utc("2026-01-28T10:00:00Z");
    a.aware = toMicros(aware);
    auto clocks = reportingClocks(a, aware + 1h);
    QCOMPARE(clocks.size(), 3u);
    QCOMPARE(clockAt(clocks, Stage::EarlyWarning).due, toMicros(utc("2026-01-29T10:00:00Z")));
    QCOMPARE(clockAt(clocks, Stage::Notification).due, toMicros(utc("2026-01-31T10:00:00Z")));
    // A month after a notification on its last day: February is short.
    QCOMPARE(clockAt(clocks, Stage::FinalReport).due, toMicros(utc("2026-02-28T10:00:00Z")));
    QVERIFY(clockAt(clocks, Stage::FinalReport).isProvisional);
    QCOMPARE(clockAt(clocks, Stage::EarlyWarning).state, State::Running);
    QCOMPARE(clockAt(reportingClocks(a, aware + 18h), Stage::EarlyWarning).state, State::DueSoon);
    QCOMPARE(clockAt(reportingClocks(a, aware + 24h), Stage::EarlyWarning).state, State::DueSoon);
    QCOMPARE(clockAt(reportingClocks(a, aware + 24h + 1s), Stage::EarlyWarning).state, State::Overdue);

    a.earlyWarning = toMicros(aware + 25h);
    a.notification = toMicros(aware + 30h);
    clocks = reportingClocks(a, aware + 40h);
    QCOMPARE(clockAt(clocks, Stage::EarlyWarning).state, State::MetLate);
    QCOMPARE(clockAt(clocks, Stage::Notification).state, State::Met);
    // From the notification that was made, not from the one that was due.
    QCOMPARE(clockAt(clocks, Stage::FinalReport).due, toMicros(utc("2026-02-28T16:00:00Z")));

    // It goes on: a progress report then, the final one a month after its end.
    const Timestamp later = utc("2026-03-10T00:00:00Z");
    clocks = reportingClocks(a, later);
    QCOMPARE(clockAt(clocks, Stage::ProgressReport).state, State::Overdue);
    QCOMPARE(clockAt(clocks, Stage::FinalReport).due, noTime);
    a.progressReport = toMicros(utc("2026-02-27T00:00:00Z"));
    a.handled = toMicros(later);
    clocks = reportingClocks(a, later + 1h);
    QCOMPARE(clockAt(clocks, Stage::ProgressReport).state, State::Met);
    QCOMPARE(clockAt(clocks, Stage::FinalReport).due, toMicros(utc("2026-04-10T00:00:00Z")));

    a = {};
    a.aware = toMicros(aware);
    a.isTrustService = true;
    QCOMPARE(clockAt(reportingClocks(a, aware), Stage::Notification).due, toMicros(aware + 24h));
}

void WatchTest::aMonthIsACalendarMonth()
{
    QCOMPARE(aMonthLater(utc("2026-01-31T23:59:59.5Z")), utc("2026-02-28T23:59:59.5Z"));
    QCOMPARE(aMonthLater(utc("2028-01-30T00:00:00Z")), utc("2028-02-29T00:00:00Z"));
    QCOMPARE(aMonthLater(utc("2026-12-15T08:00:00Z")), utc("2027-01-15T08:00:00Z"));
}

QTEST_GUILESS_MAIN(WatchTest)
#include "test_watch.moc"
