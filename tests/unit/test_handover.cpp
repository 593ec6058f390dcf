// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../floorfixture.h"
#include "brief/handoversheet.h"
#include "floor/journal.h"
#include "watch/alarmdesk.h"
#include "watch/handover.h"
#include "watch/handoverdraft.h"
#include "watch/handoverjson.h"
#include "watch/reporting.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace watchfloor;
using namespace watchfloor::test;
using namespace watchfloor::watch;
using floor::Action;
using Kind = HandoverItem::Kind;
using Why = HandoverRefused::Why;

namespace {

constexpr Timestamp start = fromMicros(1'800'000'000'000'000);
const std::string annas = "correct horse battery", bens = "a wholly other one";

/// Two officers and a feed. Keys are made once: stretching a password takes its time.
struct Watch : FloorStore
{
    std::int64_t feed = 0;
    floor::Officer anna, ben;

    Watch()
    {
        feed = source("cert-a");
        need(floor::addAccount(*store, "Anna", floor::Role::WatchOfficer, annas, "root"));
        const auto from = reader();
        anna = need(floor::officer(*from, "Anna", annas));
        need(floor::addAccount(*store, "Ben", floor::Role::WatchOfficer, bens, "Anna", &anna));
        ben = need(floor::officer(*from, "Ben", bens));
    }
    [[nodiscard]] Handover now(const std::string &outgoing = "Anna") const
    {
        return need(handoverNow(*store, *picture(), outgoing));
    }
    [[nodiscard]] std::string holder() const
    {
        const auto from = reader();
        return need(floor::tokenHolder(*from, floor::floorSourceId(need(store::sources(*from)))));
    }
    static void later(std::chrono::minutes by) { Clock::freeze(Clock::now() + by); }
};

HandoverDraft all(const Handover &h)
{
    HandoverDraft draft;
    for (const HandoverItem &item : h.items) {
        if (isCarried(item.kind))
            draft.ticks.push_back({item.key, item.kind == Kind::Worse ? "ask the SOC" : ""});
    }
    draft.notes = "The cable ship is late.\n\"Quoted\", \\ and \u202Ehidden.";
    return draft;
}

std::vector<std::string> of(const Handover &h, Kind kind)
{
    std::vector<std::string> ids;
    for (const HandoverItem &item : h.items) {
        if (item.kind == kind)
            ids.push_back(item.id);
    }
    return ids;
}

using Ids = std::vector<std::string>;

/// A mission whose truck has failed, which three of its four legs need.
std::vector<Claim> convoy()
{
    const auto claim
        = [](const std::string &type, const std::string &subject, const std::string &body, const std::string &marking) {
              Claim c;
              c.type = type;
              c.subject = subject;
              c.title = subject.substr(subject.find("--") + 2);
              c.body = body;
              c.marking = marking;
              c.version = start;
              return c;
          };
    const auto phase = [](const std::string &key, Timestamp from, Timestamp to) {
        return R"({"key":")" + key + R"(","name":"Leg )" + key + R"(","from":")" + iso8601(from) + R"(","to":")"
            + iso8601(to) + R"("})";
    };
    return {claim("asset", "asset--TRUCK", R"({"key":"TRUCK","kind":"host"})", "TLP:CLEAR"),
            claim("mission", "mission--AID",
                  R"({"key":"AID","tasks":[{"key":"T","name":"Escort","needs":["TRUCK"],"phases":["1","3","4"]}],)"
                  R"("phases":[)"
                      + phase("1", start + 3h, start + 5h) + ',' + phase("2", start + 5h, start + 6h) + ','
                      + phase("3", start + 6h, start + 8h) + ',' + phase("4", start + 30h, start + 40h) + "]}",
                  "TLP:GREEN"),
            claim("incident", "incident--1", R"({"severity":95,"affects":["TRUCK"]})", "TLP:AMBER")};
}

} // namespace

/// A watch changes hands in a real store.
class TestHandover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Clock::freeze(start); }
    void cleanup() { Clock::freeze(std::nullopt); }

    void operationsUnderWayAreOnTheSheet()
    {
        Watch w;
        const auto operation = [](const std::string &id, const std::string &side, Timestamp from, Timestamp to) {
            Claim c = report(id, 0, {}, "operation");
            c.body = "{\"side\":\"" + side + "\",\"kind\":\"exercise\",\"from\":\"" + iso8601(from) + "\",\"to\":\""
                + iso8601(to) + "\"}";
            return c;
        };
        w.tell(w.feed,
               {operation("operation--1", "friendly", start - 1h, start + 5h),
                operation("operation--2", "adversary", start + 3h, start + 9h),
                operation("operation--3", "friendly", start - 9h, start - 1h),
                operation("operation--4", "friendly", start + 99h, start + 100h)});
        const Handover now = w.now();
        QCOMPARE(of(now, Kind::Operation), (Ids{"operation--2", "operation--1"})); // imminent first
        const auto item = std::ranges::find(now.items, "operation--2", &HandoverItem::id);
        QCOMPARE(item->state, std::string("imminent"));
        QCOMPARE(item->why, std::string("adversary exercise"));
        QCOMPARE(item->at, toMicros(start + 3h));
        const auto accepted = accept(*w.store, now, all(now), w.anna, w.ben); // nobody ticks them
        QVERIFY(accepted.has_value());
        const QString sheet = brief::toHtml(brief::handoverSheet(*accepted), {});
        QVERIFY(sheet.contains(u"Operations and exercises, ongoing or imminent"_s));
        QVERIFY(sheet.contains(u"Title of operation--1"_s) && sheet.contains(u"friendly exercise"_s));
    }

    /// What was ticked before it got worse is taken anew.
    void aTickHoldsForWhatStandsAsItDid()
    {
        Watch w;
        w.tell(w.feed, {report("incident--1", 60)});
        const Handover before = w.now();
        HandoverDraft draft = all(before);
        for (Tick &tick : draft.ticks)
            tick.stands = standsAs(*std::ranges::find(before.items, tick.key, &HandoverItem::key));
        QVERIFY(std::ranges::all_of(
            before.items, [&](const HandoverItem &item) { return !isCarried(item.kind) || isTaken(draft, item); }));
        Claim worse = report("incident--1", 95);
        worse.version = start + 1h;
        w.tell(w.feed, {worse});
        const Handover after = w.now();
        QVERIFY(!isTaken(draft, *std::ranges::find(after.items, "incident--1", &HandoverItem::id)));
        const auto refused = accept(*w.store, after, draft, w.anna, w.ben);
        QVERIFY(!refused);
        QCOMPARE(refused.error().why, Why::NotTaken);
    }

    void aDraftIsKeptInTheStoreUntilItIsAcceptedOrThrownAway()
    {
        Watch w;
        w.tell(w.feed, {report("incident--1", 70)});
        QCOMPARE(store::testing::need(keptDraft(*w.reader())), HandoverDraft());
        HandoverDraft draft = all(w.now());
        draft.ticks.front().remark = "ask the \"SOC\"\n";
        draft.notes = "The cable ship is late.";
        store::testing::need(keepDraft(*w.store, draft, "Anna"));
        const auto logged = [&] { return store::testing::need(store::log(*w.reader(), 0, 100)).size(); };
        const auto before = logged();
        store::testing::need(keepDraft(*w.store, draft, "Anna")); // the same says nothing new
        QCOMPARE(logged(), before);
        // As another process reads it.
        const auto again = store::testing::need(store::Store::open(w.store->info().path, {}));
        QCOMPARE(store::testing::need(keptDraft(*store::testing::need(again->reader()))), draft);
        // It is no part of the picture, and of no handover.
        const Handover now = w.now();
        QCOMPARE(of(now, Kind::NewIncident), Ids{"incident--1"});
        QVERIFY(of(now, Kind::Decision).empty());
        Watch::later(1min);
        store::testing::need(keepDraft(*w.store, {}, "Anna"));
        QCOMPARE(store::testing::need(keptDraft(*w.reader())), HandoverDraft());
    }

    void whatHappenedSinceTheLastOne()
    {
        Watch w;
        w.tell(w.feed,
               {report("incident--1", 70), report("incident--2", 50), report("incident--3", 60),
                report("incident--4", 65), report("incident--5", 45)});
        QVERIFY(w.decide(Action::Assess, {"incident--4"}, "Anna").has_value());
        QVERIFY(w.decide(Action::Recognise, {"incident--4"}, "Anna").has_value());
        const Handover first = w.now();
        QCOMPARE(first.number, 1);
        QCOMPARE(first.since, noTime);
        QCOMPARE(first.tokenHolder, std::string("Anna"));
        QCOMPARE(of(first, Kind::NewIncident), (Ids{"incident--1", "incident--3", "incident--2", "incident--5"}));
        QCOMPARE(of(first, Kind::Lapsing), Ids{"incident--4"}); // twelve hours from then
        QCOMPARE(of(first, Kind::Decision).size(), 2u);
        const auto accepted = accept(*w.store, first, all(first), w.anna, w.ben);
        QVERIFY(accepted.has_value());
        QCOMPARE(w.holder(), std::string("Ben"));

        Watch::later(30min);
        auto worse = report("incident--1", 90), better = report("incident--3", 20), closed = report("incident--5", 45);
        closed.body = R"({"severity":45,"status":"closed"})";
        for (Claim *claim : {&worse, &better, &closed})
            claim->version = Clock::now();
        w.tell(w.feed, {worse, better, closed, report("incident--6", 80)});
        QVERIFY(w.decide(Action::Dispute, {"incident--2"}, "Ben", "it is a scanner").has_value());
        floor::Request renew{Action::Recognise, {"incident--4"}, "Ben", "still so", {}, Clock::now() + 48h, {}, {}};
        QVERIFY(w.desk->decide(renew, *w.picture()).has_value());
        const Handover second = w.now("Ben");
        QCOMPARE(second.number, 2);
        QCOMPARE(second.since, first.knownAt);
        QCOMPARE(of(second, Kind::Worse), Ids{"incident--1"});
        QCOMPARE(of(second, Kind::NewIncident), Ids{"incident--6"});
        QCOMPARE(of(second, Kind::Disputed), Ids{"incident--2"});
        QCOMPARE(of(second, Kind::Recognised), Ids{"incident--4"});
        QCOMPARE(of(second, Kind::Better), Ids{"incident--3"});
        QVERIFY(of(second, Kind::Lapsing).empty());
        QCOMPARE(of(second, Kind::Decision).size(), 2u); // those of this watch alone
        QCOMPARE(second.marking, std::string("TLP:AMBER+STRICT"));
    }

    /// Who said anew who needs whom: both are named, and the sheet is marked as what was said of them.
    void whatWasSaidOfTheModel()
    {
        Watch w;
        const auto asset = [](const std::string &key, const std::string &title) {
            Claim c;
            c.type = "asset";
            c.subject = "asset--" + key;
            c.title = title;
            c.body = "{\"key\":\"" + key + "\",\"kind\":\"service\"}";
            c.marking = "TLP:CLEAR";
            return c;
        };
        w.tell(w.feed, {asset("RADIO", "Radio"), asset("POWER", "Power")});
        floor::LinkRequest request;
        request.dependant = "asset--RADIO";
        request.provider = "asset--POWER";
        request.by = "Anna";
        QVERIFY(w.desk->link(request, *w.picture()).has_value());
        const Handover h = w.now();
        const auto item = std::ranges::find(h.items, Kind::Decision, &HandoverItem::kind);
        QVERIFY(item != h.items.end());
        QCOMPARE(item->title, std::string("Radio \u2192 Power"));
        QCOMPARE(item->marking.substr(0, 9), std::string("TLP:CLEAR"));
    }

    /// Who takes over relies on the word of who leaves, and is told until when.
    void healthByAnOfficersWordIsCarried()
    {
        Watch w;
        Claim radio;
        radio.type = "asset";
        radio.subject = "asset--RADIO";
        radio.title = "Radio";
        radio.body = R"({"key":"RADIO","kind":"service"})";
        radio.marking = "TLP:CLEAR";
        w.tell(w.feed, {radio});
        floor::HealthRequest word;
        word.asset = "asset--RADIO";
        word.health = picture::Health::Failed;
        word.until = Clock::now() + 2h;
        word.by = "Anna";
        word.why = "told by telephone";
        QVERIFY(w.desk->setHealth(word, *w.picture()).has_value());
        const Handover h = w.now();
        QCOMPARE(of(h, Kind::Held), Ids{"asset--RADIO"});
        const auto item = std::ranges::find(h.items, Kind::Held, &HandoverItem::kind);
        QVERIFY(isCarried(item->kind));
        QCOMPARE(item->title, std::string("Radio"));
        QCOMPARE(item->state, std::string("failed"));
        QCOMPARE(item->why, std::string("told by telephone"));
        QCOMPARE(item->at, toMicros(*word.until));
        Watch::later(3h);
        QVERIFY(of(w.now(), Kind::Held).empty());
    }

    /// A convoy that leaves in the next watch and would fail is handed over; one that leaves the day after is not yet.
    void phasesOfTheComingWatchAreCarried()
    {
        Watch w;
        w.tell(w.feed, convoy());
        const Handover h = w.now();
        std::vector<HandoverItem> items;
        std::ranges::copy_if(h.items, std::back_inserter(items),
                             [](const HandoverItem &item) { return item.kind == Kind::Phase; });
        QCOMPARE(items.size(), 2u);
        QVERIFY(isCarried(Kind::Phase));
        QCOMPARE(items[0].title, std::string("AID: Leg 1"));
        QCOMPARE(items[1].title, std::string("AID: Leg 3"));
        QVERIFY(items[0].key != items[1].key);
        QCOMPARE(items[0].id, std::string("mission--AID"));
        QCOMPARE(items[0].state, std::string("failed"));
        QCOMPARE(items[0].at, toMicros(start + 3h));
        QCOMPARE(items[0].why, std::string("Escort, TRUCK: 1"));
        QCOMPARE(items[0].marking.substr(0, 9), std::string("TLP:AMBER"));
        // A tick holds until it stands otherwise.
        HandoverDraft draft = all(h);
        for (Tick &tick : draft.ticks)
            tick.stands = standsAs(*std::ranges::find(h.items, tick.key, &HandoverItem::key));
        QVERIFY(isTaken(draft, items[0]));
        items[0].at += 1;
        QVERIFY(!isTaken(draft, items[0]));
        const auto accepted = accept(*w.store, h, all(h), w.anna, w.ben);
        QVERIFY(accepted.has_value());
        const QString sheet = brief::toHtml(brief::handoverSheet(*accepted), {});
        QVERIFY2(sheet.contains(u"AID: Leg 1"_s) && sheet.contains(u"Escort, TRUCK: 1"_s), qPrintable(sheet));
        // When it runs the mission itself has failed, and that is no news of the next watch.
        Watch::later(4h);
        QCOMPARE(of(w.now("Ben"), Kind::Phase).size(), 0u);
    }

    void alarmsFeedsAndClocks()
    {
        Watch w;
        w.tell(w.feed, {report("incident--1", 70)});
        AlarmAct shelved{AlarmAct::What::Shelve,      "incident:incident--1",
                         toMicros(Clock::now()),      70,
                         toMicros(Clock::now() + 4h), "Anna",
                         "the SOC works on it"};
        const MarkedAct act{shelved, "TLP:GREEN"};
        need(record(*w.store, {&act, 1}));
        Reporting aware;
        aware.of = {"incident--1"};
        aware.by = "Anna";
        QCOMPARE(declare(*w.store, aware, "TLP:GREEN").error().code, ErrorCode::Usage); // since when?
        aware.awareness.aware = toMicros(Clock::now() + 1h);
        QCOMPARE(declare(*w.store, aware, "TLP:GREEN").error().code, ErrorCode::Usage); // ahead
        aware.awareness.aware = toMicros(Clock::now() - 13h);
        const Reporting declared = need(declare(*w.store, aware, "TLP:GREEN"));
        QCOMPARE(declared.number, 1);

        const Handover h = w.now();
        QCOMPARE(of(h, Kind::Shelved), Ids{"incident:incident--1"});
        QCOMPARE(of(h, Kind::Report), Ids{"1:early-warning"});
        const auto item = std::ranges::find(h.items, Kind::Shelved, &HandoverItem::kind);
        QCOMPARE(item->why, std::string("the SOC works on it"));
        QCOMPARE(item->at, toMicros(Clock::now() + 4h));

        // Due soon in its last six hours; overdue after them; and met.
        const auto asked = [&] { return reportConditions(*w.picture(), need(reportings(*w.reader())), Clock::now()); };
        QVERIFY(asked().empty());
        Watch::later(6h);
        QCOMPARE(asked().size(), 1u);
        QCOMPARE(asked().front().state, u"early-warning due-soon"_s);
        QCOMPARE(asked().front().subject, u"Title of incident--1"_s);
        Watch::later(6h);
        QCOMPARE(asked().front().state, u"early-warning overdue"_s);
        Reporting sent = declared;
        sent.awareness.earlyWarning = toMicros(Clock::now());
        QCOMPARE(need(declare(*w.store, sent, "TLP:GREEN")).number, 1);
        QVERIFY(asked().empty());
        QCOMPARE(need(reportings(*w.reader())).size(), 1u);
        QCOMPARE(need(reportings(*w.reader())).front(), sent);

        // Withdrawn for a reason: no clock runs, and awareness may be declared anew.
        Reporting other = sent;
        other.number = 0;
        other.of = {"incident--9"};
        other = need(declare(*w.store, other, "TLP:GREEN"));
        QCOMPARE(other.number, 2);
        other.isWithdrawn = true;
        QVERIFY(!declare(*w.store, other, "TLP:GREEN").has_value());
        other.note = "a neighbour's incident";
        QVERIFY(declare(*w.store, other, "TLP:GREEN").has_value());
        QCOMPARE(need(reportings(*w.reader())).size(), 1u);
        other.number = 0;
        other.isWithdrawn = false;
        other = need(declare(*w.store, other, "TLP:GREEN"));
        QCOMPARE(other.number, 3);
        other.isWithdrawn = true;
        QVERIFY(declare(*w.store, other, "TLP:GREEN").has_value());

        // A feed that says so is hearsay.
        Claim claim
            = need(store::claimsAbout(*w.reader(), derivedId("reporting", "floor", "decision", "1"))).back().value;
        claim.subject = derivedId("reporting", "floor", "decision", "4");
        w.tell(w.feed, {claim});
        QCOMPARE(need(reportings(*w.reader())).size(), 1u);

        Watch::later(24h * 30);
        QCOMPARE(of(w.now(), Kind::Feed), Ids{"cert-a"}); // nothing came for a month
    }

    void twoSignAndTheTokenMoves()
    {
        Watch w;
        w.tell(w.feed, {report("incident--1", 70)});
        QVERIFY(w.decide(Action::Token, {}, "Anna").has_value());
        const Handover h = w.now();
        const auto entries = need(store::log(*w.reader())).size();
        const auto refused = [&](const Handover &sheet, const HandoverDraft &draft, const floor::Officer &out,
                                 const floor::Officer &in) {
            const auto answer = accept(*w.store, sheet, draft, out, in);
            const bool nothing = need(store::log(*w.reader())).size() == entries && w.holder() == "Anna"
                && !need(lastHandover(*w.reader()));
            return !answer && nothing ? std::optional(answer.error().why) : std::nullopt;
        };
        QCOMPARE(refused(h, all(h), w.anna, w.anna), Why::SamePerson);
        floor::Officer twin = w.anna;
        twin.account.name = "Ben";
        QCOMPARE(refused(h, all(h), w.anna, twin), Why::SamePerson); // one key under two names
        QCOMPARE(refused(h, all(h), w.ben, w.anna), Why::Nobody); // it is Anna's to hand over
        QCOMPARE(refused(h, {}, w.anna, w.ben), Why::NotTaken);
        QCOMPARE(refused(w.now("Ben"), all(h), w.ben, w.anna), Why::NotHolder);

        // A sheet that cannot be printed is a handover that did not happen.
        const auto noPaper
            = [](const AcceptedHandover &) -> Result<std::string> { return fail(ErrorCode::DiskFull, u"no paper"_s); };
        QCOMPARE(accept(*w.store, h, all(h), w.anna, w.ben, noPaper).error().why, Why::Failed);
        QCOMPARE(w.holder(), std::string("Anna"));

        Watch::later(5min);
        const auto done = accept(*w.store, h, all(h), w.anna, w.ben,
                                 [](const AcceptedHandover &) -> Result<std::string> { return std::string("ab12"); });
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().error.detail));
        QCOMPARE(w.holder(), std::string("Ben"));
        const auto log = need(store::log(*w.reader()));
        QCOMPARE(log.size(), entries + 2);
        QCOMPARE(log[entries].entry.action, std::string("handover"));
        QVERIFY(log[entries].entry.detail.find(R"("sheet":"ab12")") != std::string::npos);
        QCOMPARE(log.back().entry.action, std::string("checkpoint"));
        QCOMPARE(log.back().entry.actor, std::string("Ben"));
        QCOMPARE(log[entries].at, log.back().at); // one transaction
        const auto check = need(floor::checkLog(*w.reader()));
        QVERIFY(check.faults.empty());
        QCOMPARE(check.vouchedFor, std::int64_t(entries) + 1);

        const auto last = need(lastHandover(*w.reader()));
        QVERIFY(last && last->isSound);
        QCOMPARE(last->handover, h);
        QCOMPARE(last->draft, all(h));
        QCOMPARE(last->incoming, std::string("Ben"));
        QCOMPARE(last->sheetHash, std::string("ab12"));
        QCOMPARE(last->statement, statementOf(*last));
        QVERIFY(need(checkHandovers(*w.reader())).empty());
        QVERIFY(need(store::verify(*w.store)).empty());
        // The same sheet again: somebody handed over since.
        QCOMPARE(accept(*w.store, h, all(h), w.anna, w.ben).error().why, Why::NotHolder);
        QCOMPARE(accept(*w.store, w.now("Ben"), all(w.now("Ben")), w.ben, w.anna)->handover.number, 2);
        QCOMPARE(w.holder(), std::string("Anna"));
        QCOMPARE(accept(*w.store, h, all(h), w.anna, w.ben).error().why, Why::Overtaken);
        const brief::Document sheet = brief::handoverSheet(*last);
        QCOMPARE(sheet.title, u"Watch handover 1"_s);
        QCOMPARE(sheet.banner, bannerText(need(parseMarking(h.marking))));
    }

    /// The halves find the last of any number.
    void theLastOfMany()
    {
        Watch w;
        w.tell(w.feed, {report("incident--1", 70)});
        for (int i = 1; i <= 9; ++i) {
            const bool isAnnas = i % 2 == 1;
            const Handover h = w.now(isAnnas ? "Anna" : "Ben");
            QCOMPARE(h.number, i);
            QVERIFY(accept(*w.store, h, all(h), isAnnas ? w.anna : w.ben, isAnnas ? w.ben : w.anna).has_value());
            QCOMPARE(need(lastHandover(*w.reader()))->handover.number, i);
            Watch::later(1min);
        }
        QCOMPARE(need(handoverNumber(*w.reader(), 4))->handover.number, 4);
        QVERIFY(!need(handoverNumber(*w.reader(), 10)));
    }

    /// Whatever stands on a sheet is read back as it was signed, and another byte of it is not what was signed.
    void anySheetIsReadBack()
    {
        const auto annaKey = need(floor::makeKey(annas)), benKey = need(floor::makeKey(bens));
        const auto anna = need(floor::Signer::open(annaKey.pem, annas));
        const auto ben = need(floor::Signer::open(benKey.pem, bens));
        const std::map<std::string, std::set<std::string>> keys{{"Anna", {annaKey.publicKey}},
                                                                {"Ben", {benKey.publicKey}}};
        QRandomGenerator random(7);
        const auto word = [&] {
            QString text;
            for (int n = random.bounded(12); n > 0; --n) {
                const char32_t c
                    = char32_t(random.bounded(3) == 0 ? random.bounded(0x20, 0x2fff) : random.bounded(1, 0x7f));
                text += QString::fromUcs4(&c, 1);
            }
            return text.toStdString();
        };
        for (int round = 0; round < 10'000; ++round) {
            AcceptedHandover a;
            Handover &h = a.handover;
            h.number = random.bounded(1, 5000);
            h.since = random.bounded(2) ? noTime : toMicros(start) - random.bounded(1'000'000);
            h.knownAt = toMicros(start) + random.bounded(1'000'000);
            h.outgoing = "Anna";
            h.tokenHolder = word();
            h.marking = "TLP:RED";
            h.log = {word(), random.bounded(100), word()};
            for (int n = random.bounded(6); n > 0; --n)
                h.items.push_back({static_cast<Kind>(random.bounded(handoverKindCount)), word(), word(), word(), word(),
                                   word(), word(), random.bounded(2) ? noTime : toMicros(start),
                                   random.bounded(-1, 101), word()});
            for (int n = random.bounded(6); n > 0; --n)
                a.draft.ticks.push_back({word(), word()});
            a.draft.notes = word();
            a.incoming = "Ben";
            a.at = toMicros(start);
            a.statement = statementOf(a);
            // Signing and checking take nine tenths of a round's time: of 10,000 handovers every fifth is signed.
            const bool isSigned = round % 5 == 0;
            if (isSigned) {
                a.outgoingSignature = {"Anna", annaKey.publicKey, need(anna->sign(signedText(a.statement)))};
                a.incomingSignature = {"Ben", benKey.publicKey, need(ben->sign(signedText(a.statement)))};
            }
            a.sheetHash = "ab";
            const std::string body = bodyOf(a);
            const auto read = acceptedFrom(body);
            QVERIFY2(read, body.c_str());
            QCOMPARE(read->statement, a.statement);
            QCOMPARE(read->handover, h);
            QCOMPARE(read->draft, a.draft);
            for (int n = random.bounded(3); n > 0; --n)
                a.draft.left.push_back({word(), word(), word()});
            QCOMPARE(draftFrom(bodyOf(a.draft, word())), a.draft);
            if (!isSigned)
                continue;
            QVERIFY(isSound(*read, keys));
            std::string changed = body;
            const auto at = body.find(R"("statement":)") + 12;
            auto &byte = changed[at + std::size_t(random.bounded(int(a.statement.size())))];
            byte = char(byte ^ 1);
            const auto other = acceptedFrom(changed);
            QVERIFY(!other || !isSound(*other, keys));
        }
    }
};

QTEST_GUILESS_MAIN(TestHandover)
#include "test_handover.moc"
