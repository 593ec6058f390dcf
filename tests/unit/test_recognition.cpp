// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../floorfixture.h"
#include "picture/query.h"
#include "release/filter.h"
#include "release/gate.h"

using namespace watchfloor;
using namespace watchfloor::floor;
using namespace watchfloor::test;
using namespace std::chrono_literals;
using picture::IncidentRow;
using picture::IncidentState;
using Why = Refused::Why;

namespace {

const IncidentRow &row(const picture::SnapshotPtr &s, const std::string &id)
{
    const auto found = s->incidentById.find(id);
    if (found == s->incidentById.end())
        qFatal("no incident %s", id.c_str());
    return s->incidents[static_cast<std::size_t>(found->second)];
}

} // namespace

/// What people decide, as claims in a real store.
class TestRecognition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Clock::freeze(fromMicros(1'800'000'000'000'000)); }
    void cleanup() { Clock::freeze(std::nullopt); }

    /// Up the ladder and down again, each as the table has it.
    void theLadder()
    {
        FloorStore floor;
        const auto feed = floor.source("cert-a");
        floor.tell(feed, {report("incident--1", 70)});
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Reported);

        const auto tooEarly = floor.decide(Action::Recognise, {"incident--1"});
        QVERIFY(!tooEarly);
        QCOMPARE(tooEarly.error().why, Why::Step);

        const auto assessed = floor.decide(Action::Promote, {"incident--1"});
        QVERIFY(assessed.has_value());
        QCOMPARE(assessed->action, Action::Assess);
        QCOMPARE(assessed->changes.front().after, IncidentState::Assessed);
        const auto after = floor.picture();
        QCOMPARE(row(after, "incident--1").state, IncidentState::Assessed);
        QCOMPARE(row(after, "incident--1").recognition->assessment->by, std::string("anna"));
        QCOMPARE(row(after, "incident--1").recognition->assessment->reasoning, std::string("why"));
        QCOMPARE(row(after, "incident--1").recognition->assessment->reliability, 'B'); // as its source's

        QVERIFY(floor.decide(Action::Promote, {"incident--1"}).has_value());
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Recognised);
        QVERIFY(!floor.decide(Action::Promote, {"incident--1"}));

        // Grading it anew takes the recognition away.
        QVERIFY(floor.decide(Action::Assess, {"incident--1"}).has_value());
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Assessed);
        QCOMPARE(row(floor.picture(), "incident--1").recognition->until, noTime);

        QVERIFY(floor.decide(Action::Dispute, {"incident--1"}).has_value());
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Disputed);
        QCOMPARE(floor.decide(Action::Recognise, {"incident--1"}).error().why, Why::Step);
        QVERIFY(floor.decide(Action::Close, {"incident--1"}).has_value());
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Closed);
        QCOMPARE(floor.decide(Action::Assess, {"incident--1"}).error().why, Why::Step);
        QVERIFY(floor.decide(Action::Reopen, {"incident--1"}).has_value());
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Assessed); // it was graded
        QVERIFY(floor.decide(Action::Dismiss, {"incident--1"}).has_value());
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Dismissed);
    }

    /// The table is the whole truth: what it lacks is refused, and changes nothing.
    void whatTheTableLacksIsRefused()
    {
        QCOMPARE(steps().size(), std::size_t(6));
        for (const Step &step : steps()) {
            QVERIFY(!step.reason.empty());
            QCOMPARE(stepOf(step.action), &step);
        }
        QVERIFY(!isAllowed(Action::Recognise, IncidentState::Reported));
        QVERIFY(!isAllowed(Action::Recognise, IncidentState::Correlated));
        QVERIFY(!isAllowed(Action::Recognise, IncidentState::Disputed));
        QVERIFY(isAllowed(Action::Recognise, IncidentState::Lapsed));
        QVERIFY(isAllowed(Action::Merge, IncidentState::Closed));
    }

    void aStepBackNeedsAReason()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70)});
        for (const Action action : {Action::Dispute, Action::Dismiss, Action::Note})
            QCOMPARE(floor.decide(action, {"incident--1"}, "anna", "").error().why, Why::Reason);
        QCOMPARE(floor.decide(Action::Close, {"incident--1"}, "", "over").error().why, Why::Nobody);
        QCOMPARE(floor.decide(Action::Close, {"incident--2"}).error().why, Why::Unknown);
        const auto from = floor.reader();
        QVERIFY(need(store::log(*from)).empty());
    }

    /// A pure function of the instant asked for: the same claims, recognised before and lapsed after.
    void recognitionLapses()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70)});
        QVERIFY(floor.decide(Action::Assess, {"incident--1"}).has_value());
        Request request{Action::Recognise, {"incident--1"}, "anna", {}, {}, Clock::now() + 2h, {}};
        QVERIFY(floor.desk->decide(request, *floor.picture()).has_value());
        const auto now = floor.picture();
        QCOMPARE(row(now, "incident--1").state, IncidentState::Recognised);
        QCOMPARE(picture::nextLapse(*now), Clock::now() + 2h);
        const Timestamp before = Clock::now() + 2h - 1us, at = Clock::now() + 2h;
        QCOMPARE(row(floor.picture(before), "incident--1").state, IncidentState::Recognised);
        QCOMPARE(row(floor.picture(at), "incident--1").state, IncidentState::Lapsed);
        QVERIFY(isOpen(row(floor.picture(at), "incident--1").state)); // no all-clear
        Clock::freeze(at);
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Lapsed);
        QCOMPARE(picture::nextLapse(*floor.picture()), std::nullopt);
        // The past stays as it was, and the recognition can be renewed.
        QCOMPARE(row(floor.picture(before), "incident--1").state, IncidentState::Recognised);
        QVERIFY(floor.decide(Action::Promote, {"incident--1"}).has_value());
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Recognised);
        QCOMPARE(row(floor.picture(), "incident--1").recognition->until, toMicros(at + usualRecognition));

        request.until = Clock::now();
        QCOMPARE(floor.desk->decide(request, *floor.picture()).error().why, Why::Past);
    }

    void oneRecognises()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70), report("incident--2", 70)});
        QVERIFY(floor.decide(Action::Assess, {"incident--1", "incident--2"}, "ben").has_value());
        const auto first = floor.decide(Action::Recognise, {"incident--1"}, "anna");
        QVERIFY(first.has_value());
        QVERIFY(first->tookToken);
        QCOMPARE(need(floor.desk->tokenHolder()), std::string("anna"));
        const auto other = floor.decide(Action::Recognise, {"incident--2"}, "ben");
        QCOMPARE(other.error().why, Why::Token);
        QCOMPARE(other.error().about, std::string("anna"));
        Request hand{Action::Token, {}, "anna", {}, {}, {}, "ben"};
        QVERIFY(floor.desk->decide(hand, *floor.picture()).has_value());
        QCOMPARE(need(floor.desk->tokenHolder()), std::string("ben"));
        const auto second = floor.decide(Action::Recognise, {"incident--2"}, "ben");
        QVERIFY(second.has_value());
        QVERIFY(!second->tookToken);
        // Taken from somebody who does not give it: with a reason.
        Request take{Action::Token, {}, "anna", {}, {}, {}, "anna"};
        QCOMPARE(floor.desk->decide(take, *floor.picture()).error().why, Why::Reason);
        take.why = "ben cannot be reached";
        QVERIFY(floor.desk->decide(take, *floor.picture()).has_value());
        QCOMPARE(need(floor.desk->tokenHolder()), std::string("anna"));
    }

    /// Two fields, and what was graded is shown instead of what sources say; those stay beside it.
    void theGradeIsShown()
    {
        FloorStore floor;
        const auto a = floor.source("cert-a", 'B'), b = floor.source("cert-b", 'C');
        floor.tell(a, {report("incident--1", 70, R"(,"sectors":["energy"])")});
        floor.tell(b, {report("incident--1", 10)});
        QVERIFY(row(floor.picture(), "incident--1").contradicted);
        Request request;
        request.action = Action::Assess;
        request.ids = {"incident--1"};
        request.by = "anna";
        fusion::Assessment grade;
        grade.reliability = 'B';
        grade.credibility = 2;
        grade.likelihood = fusion::Likelihood::HighlyLikely;
        grade.confidence = fusion::Confidence::Medium;
        grade.category = Category::C2Server;
        grade.severity = 85;
        grade.sectors = {"space"};
        grade.reasoning = "both speak of one beacon";
        grade.dissent = "cert-b holds it for a test";
        request.assessment = grade;
        QVERIFY(floor.desk->decide(request, *floor.picture()).has_value());
        const auto picture = floor.picture();
        const IncidentRow shown = row(picture, "incident--1");
        QCOMPARE(int(shown.severity), 85);
        QCOMPARE(shown.category, Category::C2Server);
        QCOMPARE(int(shown.confidence), 50);
        QCOMPARE(shown.sectors, std::vector<std::string>{"space"});
        QVERIFY(shown.contradicted);
        const auto &held = *shown.recognition->assessment;
        QCOMPARE(gradeText(held), std::string("B2"));
        QCOMPARE(held.likelihood, fusion::Likelihood::HighlyLikely);
        QCOMPARE(held.dissent, grade.dissent);
        // It goes out without names.
        const auto released = release::filtered(*picture, need(release::parseAudience("TLP:GREEN")), nullptr);
        QCOMPARE(released->incidents.size(), std::size_t(1));
        QVERIFY(released->incidents.front().recognition->by.empty());
        QVERIFY(released->incidents.front().recognition->assessment->by.empty());
    }

    void confirmedNeedsTwoVoices()
    {
        FloorStore floor;
        const auto a = floor.source("feed-a"), b = floor.source("feed-b"), c = floor.source("feed-c");
        const std::string by = R"(,"created_by_ref":"identity--1")";
        const auto confirm = [&](const std::string &id) {
            Request request;
            request.action = Action::Assess;
            request.ids = {id};
            request.by = "anna";
            request.assessment = fusion::Assessment{};
            request.assessment->credibility = 1;
            return floor.desk->decide(request, *floor.picture());
        };
        // The same report through two feeds is one voice.
        floor.tell(a, {report("incident--1", 70, by)});
        floor.tell(b, {report("incident--1", 70, by)});
        QCOMPARE(confirm("incident--1").error().why, Why::Voices);
        QCOMPARE(need(floor.desk->voices(row(floor.picture(), "incident--1"))), std::size_t(1));
        floor.tell(c, {report("incident--1", 60)});
        QVERIFY(confirm("incident--1").has_value());

        // So are the same words.
        Claim words = report("incident--2", 50);
        words.description = "A beacon to a host that nobody in the agency knows was seen every ten minutes since dawn.";
        floor.tell(a, {words});
        floor.tell(b, {words});
        QCOMPARE(confirm("incident--2").error().why, Why::Voices);
        // And a MISP event that gives the name of an identity that another feed gives by id.
        Claim identity;
        identity.type = "identity";
        identity.subject = "identity--1";
        identity.title = "CERT North Ltd";
        identity.body = R"({"name":"CERT North Ltd"})";
        floor.tell(a, {identity, report("incident--3", 50, by)});
        floor.tell(b, {report("incident--3", 55, R"(,"creator":"cert north")")});
        QCOMPARE(confirm("incident--3").error().why, Why::Voices);
    }

    void mergeAndSplit()
    {
        FloorStore floor;
        const auto a = floor.source("cert-a"), b = floor.source("cert-b", 'C', "TLP:AMBER");
        floor.tell(a, {report("incident--1", 70), report("incident--3", 20)});
        floor.tell(b, {report("incident--2", 40)});
        QVERIFY(floor.decide(Action::Assess, {"incident--2"}).has_value());
        const auto before = floor.picture();

        QCOMPARE(floor.decide(Action::Merge, {"incident--1"}).error().why, Why::TooFew);
        QVERIFY(floor.decide(Action::Merge, {"incident--1", "incident--2", "incident--3"}).has_value());
        const auto merged = floor.picture();
        QCOMPARE(merged->incidents.size(), std::size_t(1));
        const IncidentRow &whole = merged->incidents.front();
        QCOMPARE(whole.parts, (std::vector<std::string>{"incident--1", "incident--2", "incident--3"}));
        QCOMPARE(&row(merged, "incident--2"), &whole);
        QCOMPARE(whole.state, IncidentState::Assessed);
        QVERIFY(whole.title != QStringLiteral("Title of incident--2")); // of the less reliable source
        QCOMPARE(whole.sources.size(), std::size_t(2));
        QCOMPARE(toString(merged->markings[whole.marking]), std::string("TLP:AMBER"));
        QCOMPARE(floor.decide(Action::Merge, {"incident--1", "incident--3"}).error().why, Why::TooFew);
        QVERIFY(picture::diff(*before, *merged).added.empty());

        // What is decided of the whole holds for none of its parts.
        QVERIFY(floor.decide(Action::Recognise, {"incident--1"}).has_value());
        QCOMPARE(floor.picture()->incidents.front().state, IncidentState::Recognised);
        QVERIFY(floor.decide(Action::Split, {"incident--1"}).has_value());
        QCOMPARE(incidentsText(*floor.picture()), incidentsText(*before));
        QCOMPARE(floor.decide(Action::Split, {"incident--1"}).error().why, Why::Whole);

        // One part is taken out, the others stay one though they were joined through it.
        QVERIFY(floor.decide(Action::Merge, {"incident--1", "incident--2", "incident--3"}).has_value());
        QCOMPARE(floor.picture()->incidents.front().state, IncidentState::Recognised); // it is that whole again
        Request out{Action::Split, {"incident--2"}, "anna", {}, {}, {}, {}, {}};
        QVERIFY(floor.desk->decide(out, *floor.picture()).has_value());
        const auto left = floor.picture();
        QCOMPARE(left->incidents.size(), std::size_t(2));
        QCOMPARE(row(left, "incident--3").id, std::string("incident--1"));
        QCOMPARE(row(left, "incident--2").state, IncidentState::Assessed);
    }

    /// The merge through which the other two hung together goes; they stay one.
    void theMiddleIsTakenOut()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"),
                   {report("incident--1", 70), report("incident--2", 20), report("incident--3", 20)});
        QVERIFY(floor.decide(Action::Merge, {"incident--2", "incident--1", "incident--3"}).has_value());
        Request out{Action::Split, {"incident--2"}, "anna", {}, {}, {}, {}, {}};
        QVERIFY(floor.desk->decide(out, *floor.picture()).has_value());
        const auto left = floor.picture();
        QCOMPARE(left->incidents.size(), std::size_t(2));
        QCOMPARE(&row(left, "incident--3"), &row(left, "incident--1"));
        QCOMPARE(row(left, "incident--2").parts.size(), std::size_t(0));
    }

    void nothingRecognisedHidesBehindADismissedPart()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70), report("incident--2", 70)});
        QVERIFY(floor.decide(Action::Assess, {"incident--2"}).has_value());
        QVERIFY(floor.decide(Action::Recognise, {"incident--2"}).has_value());
        QVERIFY(floor.decide(Action::Dismiss, {"incident--1"}, "anna", "a duplicate").has_value());
        QVERIFY(floor.decide(Action::Merge, {"incident--1", "incident--2"}).has_value());
        const auto picture = floor.picture();
        QCOMPARE(picture->incidents.front().state, IncidentState::Recognised);
        QVERIFY(picture->incidents.front().contradicted);
        QVERIFY(floor.decide(Action::Dismiss, {"incident--1"}, "anna", "both are none").has_value());
        QCOMPARE(floor.picture()->incidents.front().state, IncidentState::Dismissed);
        QVERIFY(!floor.picture()->incidents.front().contradicted);
    }

    void undoAndRedo()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70), report("incident--2", 30)});
        QCOMPARE(floor.desk->undo({}, "anna").error().why, Why::Nothing);
        std::vector<std::string> pictures{incidentsText(*floor.picture())};
        const auto keep = [&](const auto &answer) {
            QVERIFY(answer.has_value());
            pictures.push_back(incidentsText(*floor.picture()));
        };
        keep(floor.decide(Action::Assess, {"incident--1"}));
        keep(floor.decide(Action::Recognise, {"incident--1"}));
        keep(floor.decide(Action::Merge, {"incident--1", "incident--2"}));
        keep(floor.decide(Action::Dispute, {"incident--1"}));
        keep(floor.decide(Action::Split, {"incident--1"}));
        for (std::size_t i = pictures.size() - 1; i-- > 0;) {
            const auto done = floor.desk->undo({}, "anna");
            QVERIFY(done.has_value());
            QCOMPARE(incidentsText(*floor.picture()), pictures[i]);
        }
        QVERIFY(need(floor.desk->tokenHolder()).empty()); // taken with the recognition, gone with it
        QCOMPARE(floor.desk->undo({}, "anna").error().why, Why::Nothing);
        for (std::size_t i = 1; i < pictures.size(); ++i) {
            QVERIFY(floor.desk->redo({}, "anna").has_value());
            QCOMPARE(incidentsText(*floor.picture()), pictures[i]);
        }
        QCOMPARE(floor.desk->redo({}, "anna").error().why, Why::Nothing);
        // The log keeps all of it, and its chain holds.
        const auto from = floor.reader();
        QCOMPARE(need(store::log(*from)).size(), std::size_t(15));
        QVERIFY(need(store::verify(*floor.store)).empty());
    }

    void nobodyUndoesWhatWasDecidedSince()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70)});
        const auto first = floor.decide(Action::Assess, {"incident--1"}, "anna");
        QVERIFY(first.has_value());
        QVERIFY(floor.decide(Action::Dispute, {"incident--1"}, "ben").has_value());
        QCOMPARE(floor.desk->undo({}, "anna").error().why, Why::Overtaken);
        QVERIFY(floor.desk->undo({}, "ben").has_value());
        QVERIFY(floor.desk->undo({}, "anna").has_value());
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Reported);
    }

    void twoOfficersAtOnce()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70)});
        const auto seen = floor.picture();
        QVERIFY(floor.decide(Action::Assess, {"incident--1"}, "anna").has_value());
        Request late{Action::Dismiss, {"incident--1"}, "ben", "noise", {}, {}, {}, {}};
        QCOMPARE(floor.desk->decide(late, *seen).error().why, Why::Overtaken);
        QVERIFY(floor.desk->decide(late, *floor.picture()).has_value());
        const auto past = floor.picture(Clock::now());
        QCOMPARE(floor.desk->decide(late, *past).error().why, Why::Replay);
    }

    /// A window that still shows a real picture when a store of an exercise is opened, and the other way round.
    void nothingOfAnExerciseIsDecidedInARealStoreNorTheOtherWayRound()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70)});
        auto real = *floor.picture();
        picture::AssetRow asset;
        asset.id = "asset--1";
        real.assets = {asset, asset};
        real.assets.back().id = "asset--2";
        real.assetById = {{"asset--1", 0}, {"asset--2", 1}};
        auto exercise = real;
        exercise.context = store::Context::Exercise;
        const auto other = need(store::Store::open(floor.folder.filePath(QStringLiteral("exercise.watchfloor")),
                                                   {store::OpenOptions::Mode::Create, {}, store::Context::Exercise}));
        Desk exerciseDesk(other);

        for (auto [desk, wrong, into] : {std::tuple{floor.desk.get(), &exercise, floor.store.get()},
                                         std::tuple{&exerciseDesk, &real, other.get()}}) {
            const auto before = need(store::newestKnown(*need(into->reader())));
            const Request note{Action::Note, {"incident--1"}, "anna", "note", {}, {}, {}, {}};
            const auto refused = desk->decide(note, *wrong);
            QCOMPARE(refused.error().why, Why::Context);
            QVERIFY(refused.error().error.detail.contains(into->info().path)); // which file, and what each of them is
            QVERIFY(refused.error().error.detail.contains(u"of an exercise"));
            QVERIFY(refused.error().error.detail.contains(u"real"));
            const Request token{Action::Token, {}, "anna", "mine", {}, {}, {}, {}};
            QCOMPARE(desk->decide(token, *wrong).error().why, Why::Context);
            OperationRequest operation;
            operation.operation.name = "Shield";
            operation.by = "anna";
            QCOMPARE(desk->plan(operation, *wrong).error().why, Why::Context);
            LinkRequest link;
            link.dependant = "asset--1";
            link.provider = "asset--2";
            link.by = "anna";
            link.why = "told";
            QCOMPARE(desk->link(link, *wrong).error().why, Why::Context);
            HealthRequest health;
            health.asset = "asset--1";
            health.by = "anna";
            health.why = "told";
            QCOMPARE(desk->setHealth(health, *wrong).error().why, Why::Context);
            QCOMPARE(need(store::newestKnown(*need(into->reader()))), before); // nothing was written
        }
        const Request note{Action::Note, {"incident--1"}, "anna", "note", {}, {}, {}, {}};
        QVERIFY(floor.desk->decide(note, real).has_value());
    }

    /// A feed that calls its objects decisions has decided nothing.
    void hearsayDecidesNothing()
    {
        FloorStore floor;
        const auto feed = floor.source("cert-a");
        fusion::Recognition recognition;
        recognition.of = {"incident--1"};
        recognition.standing = fusion::Standing::Dismissed;
        Claim forged = report(fusion::recognitionSubject({"incident--1"}), 0, {}, "recognition");
        forged.body = bodyOf(recognition);
        Claim merge = report(fusion::mergeSubject("incident--1", "incident--2"), 0, {}, "same-as");
        merge.body = bodyOf(fusion::Merge{"incident--1", "incident--2", "mallory", {}});
        floor.tell(feed, {report("incident--1", 70), report("incident--2", 70), forged, merge});
        // Not even one that people call a floor of its own.
        floor.tell(floor.source("other-floor", 'A', "TLP:GREEN", SourceKind::Floor), {forged, merge});
        const auto picture = floor.picture();
        QCOMPARE(picture->incidents.size(), std::size_t(2));
        QCOMPARE(row(picture, "incident--1").state, IncidentState::Reported);
        QVERIFY(floor.decide(Action::Assess, {"incident--1"}).has_value());
        QCOMPARE(row(floor.picture(), "incident--1").state, IncidentState::Assessed);
    }

    void notes()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70)});
        QVERIFY(floor.decide(Action::Note, {"incident--1"}, "anna", "asked cert-a for the sample").has_value());
        QVERIFY(floor.decide(Action::Note, {"incident--1"}, "ben", "they send it at 06:00").has_value());
        const auto from = floor.reader();
        auto all = need(floor::notes(*from, {"incident--1"}));
        QCOMPARE(all.size(), std::size_t(2));
        QVERIFY(floor.desk->undo({}, "anna").has_value());
        all = need(floor::notes(*from, {"incident--1"}));
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all.front().text, std::string("they send it at 06:00"));
        QVERIFY(floor.decide(Action::Note, {"incident--1"}, "anna", "again").has_value());
        QCOMPARE(need(floor::notes(*from, {"incident--1"})).size(), std::size_t(2));
    }

    void theJournalIsNotWithdrawn()
    {
        FloorStore floor;
        floor.tell(floor.source("cert-a"), {report("incident--1", 70)});
        QVERIFY(floor.decide(Action::Assess, {"incident--1"}).has_value());
        QVERIFY(floor.decide(Action::Dispute, {"incident--1"}).has_value());
        const auto from = floor.reader();
        const auto imports = need(store::imports(*from));
        const auto journal = std::ranges::find(imports, "decision", &store::StoredImport::format);
        QVERIFY(journal != imports.end());
        QCOMPARE(journal->counts.accepted, std::int64_t(2));
        QVERIFY(journal->ended.has_value());
        QVERIFY(!floor.writer->withdrawImport(journal->id, "anna").get());
        const auto deeds = need(floor::journal(*from));
        QCOMPARE(deeds.size(), std::size_t(2));
        QCOMPARE(deeds.back().action, Action::Dispute);
        QCOMPARE(deeds.back().incidents, std::vector<std::string>{"incident--1"});
    }

    void words()
    {
        QCOMPARE(fusion::likelihoodFromName("Highly Likely"), fusion::Likelihood::HighlyLikely);
        QCOMPARE(fusion::likelihoodFromName("perhaps"), std::nullopt);
        QCOMPARE(int(fusion::percentOf(fusion::Confidence::High)), 85);
        QCOMPARE(int(fusion::percentOf(fusion::Confidence::Unstated)), -1);
        for (int percent : {0, 15, 50, 85})
            QCOMPARE(int(fusion::percentOf(fusion::confidenceFromPercent(percent))), percent);
        fusion::Recognition r;
        r.of = {"a", "b"};
        r.standing = fusion::Standing::Recognised;
        r.assessment = fusion::Assessment{
            'A', 6,      fusion::Likelihood::Even, fusion::Confidence::Low, Category::Ddos, 0, {"space"}, "x\"\n",
            "y", "anna", 1'800'000'000'000'000};
        r.by = "ben";
        r.at = r.recognisedAt = r.until = 1'800'000'000'000'001;
        QVERIFY(fusion::recognitionFrom(bodyOf(r)) == r);
        QVERIFY(!fusion::recognitionFrom("[]"));
        QVERIFY(!fusion::recognitionFrom(R"({"of":["b","a"],"standing":"closed"})"));
    }
};

QTEST_GUILESS_MAIN(TestRecognition)
#include "test_recognition.moc"
