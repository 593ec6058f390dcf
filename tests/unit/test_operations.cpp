// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "floorfixture.h"
#include "fusion/names.h"
#include "fusion/record.h"
#include "fusion/rejection.h"
#include "fusion/sameoperation.h"
#include "model/machine.h"
#include "picture/operations.h"
#include "release/filter.h"

#include <QTest>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t hour = 3'600'000'000;
constexpr std::int64_t noon = 1'790'000'000'000'000; // what report() happened at

Claim claim(const std::string &type, const std::string &id, const std::string &title, const std::string &body)
{
    Claim c;
    c.type = type;
    c.subject = id;
    c.title = title;
    c.body = body;
    return c;
}

std::string at(std::int64_t micros) { return iso8601(fromMicros(micros)); }

Claim testing(const std::string &id, const std::string &more, std::int64_t from = noon - hour,
              std::int64_t to = noon + hour)
{
    return claim("operation", id, "Test " + id,
                 "{\"side\":\"friendly\",\"kind\":\"penetration-test\",\"from\":\"" + at(from) + "\",\"to\":\"" + at(to)
                     + '"' + more + '}');
}

const OperationRow &only(const SnapshotPtr &s)
{
    const auto &rows = operationsOf(*s).rows;
    if (rows.size() != 1)
        qFatal("%zu operations", rows.size());
    return rows.front();
}

Claim campaign(const std::string &id, const std::string &title, const std::string &more = {})
{
    return claim("campaign", id, title, "{\"name\":\"" + title + '"' + more + '}');
}

std::size_t rowsAfterCorrelation(FloorStore &floor)
{
    need(fusion::Recorder(floor.store).run());
    return operationsOf(*floor.picture()).rows.size();
}

floor::OperationRequest request(const std::string &name)
{
    floor::OperationRequest r;
    r.by = "anna";
    r.operation.name = name;
    r.operation.side = fusion::OperationSide::Adversary;
    return r;
}

std::string items(const char *firstState)
{
    return std::string(R"(,"indicators":[{"key":"one","text":"Names","state":")") + firstState
        + R"("},{"key":"two","text":"Scans"}])";
}

} // namespace

class OperationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Clock::freeze({}); }

    void theStateFollowsTheWindow()
    {
        OperationRow row;
        row.from = noon;
        row.to = noon + 10 * hour;
        const auto after = [&](std::int64_t micros) { return stateAt(row, fromMicros(noon + micros)); };
        QCOMPARE(after(-25 * hour), OperationState::Planned);
        QCOMPARE(after(-24 * hour), OperationState::Imminent); // a day where nobody declared another
        row.warningHours = 2;
        QCOMPARE(after(-3 * hour), OperationState::Planned);
        QCOMPARE(after(-2 * hour), OperationState::Imminent);
        QCOMPARE(after(-1), OperationState::Imminent);
        QCOMPARE(after(0), OperationState::Ongoing);
        QCOMPARE(after(10 * hour - 1), OperationState::Ongoing);
        QCOMPARE(after(10 * hour), OperationState::Ended);
        row.items = {{"a", {}, WarningState::Observed, {}, noTime}, {"b", {}, WarningState::NotObserved, {}, noTime}};
        row.threshold = 2;
        QCOMPARE(after(-9 * hour), OperationState::Planned); // what was looked for in vain is not seen
        row.threshold = 1;
        QCOMPARE(after(-9 * hour), OperationState::Imminent);
        row.said = OperationState::Cancelled;
        QCOMPARE(after(1), OperationState::Cancelled);
        row = {};
        row.said.reset();
        QCOMPARE(stateAt(row, fromMicros(noon)), OperationState::Planned); // without a window nothing begins
    }

    void thePictureTurnsWithTheClock()
    {
        FloorStore floor;
        floor.tell(floor.source("cell"), {testing("operation--1", R"(,"warning_hours":1)")});
        Clock::freeze(fromMicros(noon - 3 * hour));
        auto s = floor.picture();
        QCOMPARE(only(s).state, OperationState::Planned);
        QCOMPARE(nextOperationChange(*s), fromMicros(noon - 2 * hour));
        Clock::freeze(fromMicros(noon - 2 * hour));
        s = floor.picture();
        QCOMPARE(only(s).state, OperationState::Imminent);
        QCOMPARE(nextOperationChange(*s), fromMicros(noon - hour));
        Clock::freeze(fromMicros(noon + hour));
        s = floor.picture();
        QCOMPARE(only(s).state, OperationState::Ended);
        QCOMPARE(nextOperationChange(*s), std::nullopt);
    }

    void aCampaignIsTheAdversarysAndItsTargetsAreOurs()
    {
        FloorStore floor;
        const auto cell = floor.source("cell");
        floor.tell(
            cell,
            {claim("asset", "asset--1", "Mail", R"({"key":"MAIL","kind":"service","lat":50.8,"lon":4.4})"),
             claim("campaign", "campaign--1", "Low Tide",
                   R"({"name":"Low Tide","targets":["MAIL","the harbour"],"indicators":[{"key":"a","text":"A"}]})")});
        const auto s = floor.picture();
        const OperationRow &row = only(s);
        QCOMPARE(row.side, OperationSide::Adversary);
        QCOMPARE(row.kind, OperationKind::Campaign);
        QCOMPARE(row.assets, std::vector<std::int32_t>{0});
        QCOMPARE(row.elsewhere, std::vector<QString>{QStringLiteral("the harbour")});
        QCOMPARE(row.placedBy, 0);
        QCOMPARE(row.items.size(), 1u);
    }

    void aTestExplainsWhatComesFromItsAddressInItsWindow_data()
    {
        QTest::addColumn<QString>("more");
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<QString>("category");
        QTest::addColumn<bool>("explained");
        const QString address = QStringLiteral(R"(,"source_addresses":["192.0.2.7"])");
        const QString scan = QStringLiteral("information-gathering/scanner");
        QTest::newRow("all of it fits") << address << qint64(noon - hour) << qint64(noon + hour) << scan << true;
        QTest::newRow("another address") << QStringLiteral(R"(,"source_addresses":["192.0.2.8"])")
                                         << qint64(noon - hour) << qint64(noon + hour) << scan << false;
        QTest::newRow("over before") << address << qint64(noon - 2 * hour) << qint64(noon) << scan << false;
        QTest::newRow("begins later") << address << qint64(noon + 1) << qint64(noon + hour) << scan << false;
        QTest::newRow("the first instant") << address << qint64(noon) << qint64(noon + hour) << scan << true;
        QTest::newRow("what no test does") << address << qint64(noon - hour) << qint64(noon + hour)
                                           << QStringLiteral("availability/sabotage") << false;
        QTest::newRow("its target") << QStringLiteral(R"(,"targets":["WEB"])") << qint64(noon - hour)
                                    << qint64(noon + hour) << scan << true;
        QTest::newRow("cancelled") << address + QStringLiteral(R"(,"state":"cancelled")") << qint64(noon - hour)
                                   << qint64(noon + hour) << scan << false;
    }

    void aTestExplainsWhatComesFromItsAddressInItsWindow()
    {
        QFETCH(const QString, more);
        QFETCH(const qint64, from);
        QFETCH(const qint64, to);
        QFETCH(const QString, category);
        QFETCH(const bool, explained);
        FloorStore floor;
        const auto cell = floor.source("cell");
        floor.tell(cell,
                   {claim("asset", "asset--web", "Web", R"({"key":"WEB","kind":"host"})"),
                    report("incident--1", 75,
                           ",\"affects\":[\"WEB\"],\"addresses\":[\"192.0.2.7\",\"192.0.2.99\"],\"category\":\""
                               + category.toStdString() + '"')});
        const auto before = floor.picture();
        floor.tell(cell, {testing("operation--1", more.toStdString(), from, to)});
        const auto s = floor.picture();
        const auto explanations = explanationsOf(*s, std::string("incident--1"));
        QCOMPARE(!explanations.empty(), explained);
        // It says so, and hides and lowers nothing.
        QCOMPARE(s->incidents.size(), 1u);
        QCOMPARE(s->incidents[0].severity, before->incidents[0].severity);
        QCOMPARE(s->incidents[0].state, before->incidents[0].state);
        if (explained && more.contains(QStringLiteral("source_addresses"))) {
            QCOMPARE(explanations[0].rule, ExplainedBy::Address);
            QCOMPARE(explanations[0].values, std::vector<std::string>{"192.0.2.7"});
            QCOMPARE(explanations[0].named, 2);
        } else if (explained) {
            QCOMPARE(explanations[0].rule, ExplainedBy::Target);
            QCOMPARE(explanations[0].values, std::vector<std::string>{"asset--web"});
        }
    }

    void sensorEventsAreExplainedTooAndOnlyInTheWindow()
    {
        FloorStore floor;
        const auto cell = floor.source("cell");
        floor.tell(cell, {testing("operation--1", R"(,"source_addresses":["192.0.2.7"])")});
        const auto name = std::string("/feeds/sensor");
        const auto import = need(floor.writer->beginImport({floor.source("sensor"), name, "test", {}, name}).get());
        store::testing::BatchMaker batch(import);
        auto &record = batch.add(0, "events");
        for (const auto &[address, when] : std::vector<std::pair<std::string, std::int64_t>>{
                 {"192.0.2.7", noon}, {"192.0.2.8", noon}, {"192.0.2.7", noon + hour}, {"192.0.2.7", noon - hour}}) {
            Observation o;
            o.category = Category::Scanner;
            o.happenedFrom = fromMicros(when);
            o.source.address = address;
            record.observations.push_back(o);
        }
        need(floor.writer->commit(batch.take()).get());
        need(floor.writer->endImport(import.id, {}).get());
        const auto s = floor.picture();
        const auto &all = operationsOf(*s).observations;
        QCOMPARE(all.size(), 2u);
        for (const auto &[id, explanations] : all) {
            const auto row = std::ranges::find(s->observations.id, id) - s->observations.id.begin();
            QVERIFY(s->observations.time[std::size_t(row)] == noon
                    || s->observations.time[std::size_t(row)] == noon - hour);
            QCOMPARE(explanations.front().rule, ExplainedBy::Address);
        }
    }

    void aFeedTicksInItsOwnName()
    {
        FloorStore floor;
        floor.tell(floor.source("cell"),
                   {testing("operation--1",
                            R"(,"indicators":[{"key":"k","text":"Names registered","state":"observed","by":"anna"},)"
                            R"({"key":"l","text":"Access sold","by":"anna"}])")});
        const auto s = floor.picture();
        const auto &items = only(s).items;
        QCOMPARE(items.size(), 2u);
        QCOMPARE(items[0].by, "cell");
        QCOMPARE(items[1].by, "");
    }

    void peopleAddTickUndoAndRedo()
    {
        FloorStore floor;
        auto first = request("Ebb Tide");
        first.operation.from = noon;
        first.operation.to = noon + hour;
        first.operation.threshold = 1;
        first.operation.items = {{"one", "Names registered", WarningState::Unknown, {}, noTime}};
        Clock::freeze(fromMicros(noon - 100 * hour));
        const auto added = floor.desk->plan(first, *floor.picture());
        QVERIFY(added.has_value());
        auto s = floor.picture();
        QCOMPARE(only(s).title, QStringLiteral("Ebb Tide"));
        QCOMPARE(only(s).state, OperationState::Planned);
        QVERIFY(only(s).isEdited);

        Clock::freeze(fromMicros(noon - 90 * hour));
        floor::OperationRequest tick;
        tick.id = only(s).id;
        tick.by = "bert";
        tick.operation = floor::present(*s, only(s));
        tick.operation.items[0].state = WarningState::Observed;
        tick.tick = "one";
        QVERIFY(floor.desk->plan(tick, *s).has_value());
        s = floor.picture();
        QCOMPARE(only(s).items[0].state, WarningState::Observed);
        QCOMPARE(only(s).items[0].by, std::string("bert"));
        QVERIFY(only(s).items[0].at > noon - 90 * hour); // the commit before may be later than the clock
        QCOMPARE(only(s).state, OperationState::Imminent);

        // On the picture of before: somebody was first.
        auto late = tick;
        late.by = "anna";
        const auto refused = floor.desk->plan(late, *floor.picture(added->knownAt));
        QVERIFY(!refused.has_value());

        QVERIFY(floor.desk->undo({}, "bert").has_value());
        QCOMPARE(only(floor.picture()).state, OperationState::Planned);
        QVERIFY(floor.desk->redo({}, "bert").has_value());
        QCOMPARE(only(floor.picture()).state, OperationState::Imminent);
        QVERIFY(floor.desk->undo({}, "bert").has_value());
        QVERIFY(floor.desk->undo({}, "anna").has_value());
        QVERIFY(operationsOf(*floor.picture()).rows.empty());

        const auto log = need(store::log(*floor.reader(), 0, 100));
        QVERIFY(std::ranges::count_if(log, [](const store::StoredLogEntry &e) { return e.entry.action == "operation"; })
                == 2);
    }

    void whatPeopleSayGoesBeforeSources()
    {
        FloorStore floor;
        const auto cell = floor.source("cell", 'A');
        floor.tell(cell, {testing("operation--1", R"(,"indicators":[{"key":"a","text":"A"},{"key":"b","text":"B"}])")});
        auto s = floor.picture();
        auto change = request("Renamed");
        change.id = "operation--1";
        change.operation = floor::present(*s, only(s));
        change.operation.name = "Renamed";
        change.operation.state = OperationState::Cancelled;
        QVERIFY(floor.desk->plan(change, *s).has_value());
        s = floor.picture();
        QCOMPARE(only(s).title, QStringLiteral("Renamed"));
        QCOMPARE(only(s).state, OperationState::Cancelled);
        QCOMPARE(only(s).kind, OperationKind::PenetrationTest);
        QCOMPARE(only(s).sources.size(), 2u);
        QCOMPARE(only(s).items.size(), 2u);
    }

    void whatIsNoOperationIsRefused()
    {
        FloorStore floor;
        const auto s = floor.picture();
        auto nameless = request("");
        QVERIFY(!floor.desk->plan(nameless, *s).has_value());
        auto backwards = request("Backwards");
        backwards.operation.from = noon;
        backwards.operation.to = noon - 1;
        QVERIFY(!floor.desk->plan(backwards, *s).has_value());
        auto nobody = request("Nobody's");
        nobody.by.clear();
        QVERIFY(!floor.desk->plan(nobody, *s).has_value());
        auto unknown = request("Unknown");
        unknown.id = "operation--none";
        QVERIFY(!floor.desk->plan(unknown, *s).has_value());
        QVERIFY(operationsOf(*floor.picture()).rows.empty());
    }

    void namesOfOperationsAreComparedWithoutWordsThatManyBear_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("plain");
        QTest::newRow("spelling") << u"LOW-TIDE"_s << u"lowtide"_s;
        QTest::newRow("what it is") << u"Operation Low Tide"_s << u"lowtide"_s;
        QTest::newRow("year") << u"Exercise Northern Lock 26"_s << u"northernlock26"_s;
        QTest::newRow("nothing but common words") << u"Phishing campaign 2026"_s << QString();
        QTest::newRow("too short") << u"Op X1"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void namesOfOperationsAreComparedWithoutWordsThatManyBear()
    {
        QFETCH(const QString, name);
        QTEST(QString::fromStdString(fusion::plainOperation(name.toStdString())), "plain");
    }

    void campaignsOfOneNameAreOneOperation_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<int>("rows");
        const QString low = u"Low Tide"_s;
        const auto body = [](const QString &name, const QString &more = {}) {
            return QString(u"{\"name\":\""_s + name + u'"' + more + u'}');
        };
        QTest::newRow("name") << body(low) << body(u"LOW TIDE"_s) << 1;
        QTest::newRow("alias") << body(low) << body(u"Ebbe"_s, uR"(,"aliases":["Low Tide"])"_s) << 1;
        QTest::newRow("another name") << body(low) << body(u"High Tide"_s) << 2;
        QTest::newRow("common words") << body(u"Phishing campaign"_s) << body(u"Phishing campaign"_s) << 2;
        QTest::newRow("after half a year")
            << body(low, uR"(,"first_seen":"2026-01-01T00:00:00Z","last_seen":"2026-01-05T00:00:00Z")"_s)
            << body(low, uR"(,"first_seen":"2026-09-01T00:00:00Z")"_s) << 2;
        QTest::newRow("after two months")
            << body(low, uR"(,"first_seen":"2026-01-01T00:00:00Z","last_seen":"2026-01-05T00:00:00Z")"_s)
            << body(low, uR"(,"first_seen":"2026-03-01T00:00:00Z")"_s) << 1;
        QTest::newRow("our own is no campaign") << body(low) << body(low, uR"(,"side":"friendly")"_s) << 2;
        const QString exercise
            = uR"(,"kind":"exercise","side":"friendly","from":"%1-01T00:00:00Z","to":"%1-09T00:00:00Z")"_s;
        QTest::newRow("exercise") << body(u"Northern Lock"_s, exercise.arg(u"2026-10"_s))
                                  << body(u"Exercise NORTHERN LOCK"_s, exercise.arg(u"2026-10"_s)) << 1;
        QTest::newRow("exercise of last year") << body(u"Northern Lock"_s, exercise.arg(u"2025-10"_s))
                                               << body(u"Northern Lock"_s, exercise.arg(u"2026-10"_s)) << 2;
        QTest::newRow("two units' tests") << body(u"Web servers"_s, uR"(,"kind":"penetration-test")"_s)
                                          << body(u"Web servers"_s, uR"(,"kind":"penetration-test")"_s) << 2;
    }

    void campaignsOfOneNameAreOneOperation()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, second);
        FloorStore floor;
        const auto name = [](const QString &body) { return body.section(u'"', 3, 3).toStdString(); };
        floor.tell(floor.source("milcert-a"), {claim("campaign", "campaign--1", name(first), first.toStdString())});
        floor.tell(floor.source("milcert-b"), {claim("campaign", "campaign--2", name(second), second.toStdString())});
        QCOMPARE(operationsOf(*floor.picture()).rows.size(), 2u); // before the machine said anything
        QTEST(int(rowsAfterCorrelation(floor)), "rows");
    }

    void joinedOperationsShowAllThatIsSaidAndCanBeToldApart()
    {
        FloorStore floor;
        const auto a = floor.source("milcert-a"), b = floor.source("milcert-b"), c = floor.source("milcert-c");
        floor.tell(a,
                   {claim("asset", "asset--1", "Mail", R"({"key":"MAIL","kind":"service"})"),
                    campaign("campaign--9", "Low Tide", R"(,"targets":["MAIL"],"first_seen":"2026-09-01T00:00:00Z")")});
        floor.tell(b, {campaign("campaign--5", "LOW TIDE", R"(,"indicators":[{"key":"a","text":"A"}])")});
        const auto before = floor.picture();
        QCOMPARE(rowsAfterCorrelation(floor), 1u);
        const auto s = floor.picture();
        const OperationRow &row = only(s);
        QCOMPARE(row.id, std::string("campaign--5"));
        QCOMPARE(row.parts, (std::vector<std::string>{"campaign--5", "campaign--9"}));
        QCOMPARE(row.sameNames, std::vector<std::string>{"lowtide"});
        QCOMPARE(row.sources.size(), 2u);
        QCOMPARE(row.assets.size(), 1u);
        QCOMPARE(row.items.size(), 1u);
        QCOMPARE(operationById(*s, "campaign--9"), &row);
        // The claim that says so names its rule; nothing is written twice.
        const auto claims = need(store::claimsAbout(
            *floor.reader(),
            derivedId("same-as", machineSource, "fusion", "campaign--5\ncampaign--9\noperation-name")));
        QCOMPARE(claims.size(), 1u);
        QVERIFY(claims[0].value.body.contains("operation-name"));
        QCOMPARE(need(fusion::Recorder(floor.store).run()).written, 0);
        // Of an instant before it was known, they are two.
        QCOMPARE(operationsOf(*floor.picture(before->knownAt)).rows.size(), 2u);

        // A third that holds two of that name knows better.
        floor.tell(c, {campaign("campaign--1", "Low Tide"), campaign("campaign--2", "Low Tide")});
        QCOMPARE(rowsAfterCorrelation(floor), 4u);
        auto gone = campaign("campaign--2", "Low Tide");
        gone.revoked = true;
        gone.version = Clock::now();
        floor.tell(c, {gone});
        QCOMPARE(rowsAfterCorrelation(floor), 1u);
        QCOMPARE(only(floor.picture()).parts.size(), 3u);

        fusion::RejectionWish wish;
        wish.what = {std::string(fusion::sameOperationRule), "lowtide", "campaign--9"};
        wish.by = "anna";
        need(fusion::reject(*floor.store, wish));
        QCOMPARE(rowsAfterCorrelation(floor), 2u);
        wish.isBack = true;
        need(fusion::reject(*floor.store, wish));
        QCOMPARE(rowsAfterCorrelation(floor), 1u);
        // No feed can say so in the machine's place.
        floor.tell(a,
                   {campaign("campaign--7", "Ebb Tide"),
                    claim("same-as", "same-as--1", {},
                          R"({"a":"campaign--7","b":"campaign--9","rule":"operation-name","value":"tide"})")});
        QCOMPARE(rowsAfterCorrelation(floor), 2u);
    }

    void whatPeopleEnterIsTheCampaignThatASourceEntersLater()
    {
        FloorStore floor;
        auto mine = request("Ebb Tide");
        mine.operation.kind = fusion::OperationKind::Campaign;
        QVERIFY(floor.desk->plan(mine, *floor.picture()).has_value());
        floor.tell(floor.source("milcert-a"), {campaign("campaign--1", "Ebb Tide")});
        QCOMPARE(rowsAfterCorrelation(floor), 1u);
        const auto s = floor.picture();
        QVERIFY(only(s).isEdited);
        // What is decided of the whole goes before what was said of any part.
        floor::OperationRequest change;
        change.id = only(s).parts.back();
        change.by = "bert";
        change.operation = floor::present(*s, only(s));
        change.operation.name = "Ebb Tide II";
        change.operation.state = OperationState::Ended;
        QVERIFY(floor.desk->plan(change, *s).has_value());
        QCOMPARE(only(floor.picture()).state, OperationState::Ended);
    }

    void whoMayNotSeeTheWholeIsShownTheReleasableParts()
    {
        FloorStore floor;
        const std::string exercise
            = "{\"side\":\"friendly\",\"kind\":\"exercise\",\"source_addresses\":[\"192.0.2.7\"],"
              "\"from\":\""
            + at(noon - hour) + "\"}";
        floor.tell(floor.source("milcert-a", 'A', "TLP:RED"),
                   {claim("operation", "operation--1", "Northern Lock", exercise)});
        floor.tell(
            floor.source("milcert-b"),
            {claim("operation", "operation--2", "Northern Lock", exercise),
             report("incident--1", 75, R"(,"addresses":["192.0.2.7"],"category":"information-gathering/scanner")")});
        QCOMPARE(rowsAfterCorrelation(floor), 1u);
        const auto s = floor.picture();
        QCOMPARE(explanationsOf(*s, std::string("incident--1")).size(), 1u);
        const auto released = release::filtered(*s, need(release::parseAudience("TLP:GREEN")));
        QCOMPARE(only(released).id, std::string("operation--2"));
        QVERIFY(only(released).parts.empty());
        QCOMPARE(operationById(*released, "operation--1"), nullptr);
        QCOMPARE(explanationsOf(*released, std::string("incident--1")).size(), 1u);
        const auto whole = release::filtered(*s, need(release::parseAudience("TLP:RED")));
        QCOMPARE(only(whole).parts.size(), 2u);
        QCOMPARE(explanationsOf(*whole, std::string("incident--1")).size(), 1u);
    }

    /// Who ticks an item says nothing else.
    void aTickHoldsNothingFast()
    {
        FloorStore floor;
        const auto cell = floor.source("cell", 'A', "TLP:GREEN");
        constexpr std::string_view item = R"(,"indicators":[{"key":"one","text":"Names registered"}])";
        floor.tell(cell, {testing("operation--1", std::string(item))});
        const auto s = floor.picture();
        floor::OperationRequest tick;
        tick.id = "operation--1";
        tick.by = "bert";
        tick.operation = floor::present(*s, only(s));
        tick.operation.items[0].state = WarningState::Observed;
        tick.tick = "one";
        QVERIFY(floor.desk->plan(tick, *s).has_value());
        Claim later = testing("operation--1", std::string(item) + R"(,"source_addresses":["192.0.2.9"])");
        later.title = "Another name";
        later.version = fromMicros(noon);
        floor.tell(cell, {later});
        const auto now = floor.picture();
        QCOMPARE(only(now).items[0].state, WarningState::Observed);
        QCOMPARE(only(now).addresses, std::vector<std::string>{"192.0.2.9"});
        QCOMPARE(only(now).title, QStringLiteral("Another name"));
    }

    /// Who ticks one item, or edits the words, looked at no other: its source may still say otherwise of it.
    void whatOthersSawStaysTheirs()
    {
        FloorStore floor;
        const auto cell = floor.source("cell", 'A', "TLP:GREEN");
        floor.tell(cell, {testing("operation--1", items("observed"))});
        auto s = floor.picture();
        QCOMPARE(only(s).items[0].state, WarningState::Observed);
        floor::OperationRequest request;
        request.id = "operation--1";
        request.by = "bert";
        request.operation = floor::present(*s, only(s));
        request.operation.items[1].state = WarningState::Observed;
        request.tick = "two";
        QVERIFY(floor.desk->plan(request, *s).has_value());
        s = floor.picture();
        request.operation = floor::present(*s, only(s));
        request.operation.name = "Another name";
        request.tick.clear();
        QVERIFY(floor.desk->plan(request, *s).has_value());
        s = floor.picture();
        QCOMPARE(only(s).items[0].state, WarningState::Observed);
        QCOMPARE(only(s).items[0].by, std::string("cell"));
        QCOMPARE(only(s).items[1].by, std::string("bert"));
        Claim later = testing("operation--1", items("not-observed"));
        later.version = fromMicros(noon);
        floor.tell(cell, {later});
        s = floor.picture();
        QCOMPARE(only(s).items[0].state, WarningState::NotObserved);
        QCOMPARE(only(s).items[1].state, WarningState::Observed);
    }

    /// Whoever may see an address may see what lent it.
    void addressesBringTheMarkingOfTheirInfrastructure()
    {
        FloorStore floor;
        const auto cell = floor.source("cell", 'A', "TLP:GREEN");
        Claim infrastructure;
        infrastructure.subject = "infrastructure--1";
        infrastructure.type = "infrastructure";
        infrastructure.body = R"({"name":"Relay","addresses":["192.0.2.7"]})";
        infrastructure.marking = "TLP:RED";
        floor.tell(cell, {infrastructure, testing("operation--1", R"(,"source_addresses":["infrastructure--1"])")});
        const auto s = floor.picture();
        QCOMPARE(toString(s->markings[only(s).marking]).substr(0, 7), std::string("TLP:RED"));
        const auto released = release::filtered(*s, need(release::parseAudience("TLP:GREEN")));
        QVERIFY(operationsOf(*released).rows.empty());
    }

    /// Who edits it keeps what was said of where it comes from, not the addresses that this came to today.
    void whoEditsKeepsTheInfrastructure()
    {
        FloorStore floor;
        const auto cell = floor.source("cell", 'A', "TLP:GREEN");
        Claim infrastructure;
        infrastructure.subject = "infrastructure--1";
        infrastructure.type = "infrastructure";
        infrastructure.body = R"({"name":"Relay","addresses":["192.0.2.7"]})";
        floor.tell(cell, {infrastructure, testing("operation--1", R"(,"source_addresses":["infrastructure--1"])")});
        auto s = floor.picture();
        floor::OperationRequest request;
        request.id = "operation--1";
        request.by = "bert";
        request.operation = floor::present(*s, only(s));
        request.operation.name = "Renamed";
        QVERIFY(floor.desk->plan(request, *s).has_value());
        infrastructure.body = R"({"name":"Relay","addresses":["192.0.2.8"]})";
        infrastructure.version = fromMicros(noon);
        floor.tell(cell, {infrastructure});
        s = floor.picture();
        QCOMPARE(only(s).title, QStringLiteral("Renamed"));
        QCOMPARE(only(s).addresses, std::vector<std::string>{"192.0.2.8"});
    }

    void aReleasedPictureHasNoWithheldOperation()
    {
        FloorStore floor;
        const auto cell = floor.source("cell", 'A', "TLP:GREEN");
        Claim secret = testing("operation--1", R"(,"source_addresses":["192.0.2.7"])");
        secret.marking = "TLP:RED";
        floor.tell(
            cell,
            {secret, testing("operation--2", R"(,"source_addresses":["192.0.2.7"])"),
             report("incident--1", 75, R"(,"addresses":["192.0.2.7"],"category":"information-gathering/scanner")")});
        const auto s = floor.picture();
        QCOMPARE(explanationsOf(*s, std::string("incident--1")).size(), 2u);
        const auto released = release::filtered(*s, need(release::parseAudience("TLP:GREEN")));
        QCOMPARE(only(released).id, std::string("operation--2"));
        const auto left = explanationsOf(*released, std::string("incident--1"));
        QCOMPARE(left.size(), 1u);
        QCOMPARE(left[0].operation, 0);
    }
};

QTEST_GUILESS_MAIN(OperationsTest)
#include "test_operations.moc"
