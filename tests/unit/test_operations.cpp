// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floorfixture.h"
#include "picture/operations.h"
#include "release/filter.h"

#include <QTest>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::test;
using namespace std::chrono_literals;

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

floor::OperationRequest request(const std::string &name)
{
    floor::OperationRequest r;
    r.by = "anna";
    r.operation.name = name;
    r.operation.side = fusion::OperationSide::Adversary;
    return r;
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
