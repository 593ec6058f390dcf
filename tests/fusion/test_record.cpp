// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/follower.h"
#include "fusion/limits.h"
#include "fusion/lock.h"
#include "fusion/record.h"
#include "fusion/rejection.h"
#include "ingest/ingest.h"
#include "picture/snapshot.h"
#include "picturetext.h"
#include "release/filter.h"
#include "storefixture.h"

#include <QTest>

#include <random>

using namespace watchfloor;
using namespace watchfloor::fusion;
using namespace watchfloor::store::testing;
using namespace Qt::StringLiterals;

namespace {

/// The exercise in a store, as `watchfloorctl ingest` would put it there.
struct Exercise
{
    QTemporaryDir place;
    std::shared_ptr<store::Store> store;
    std::map<std::string, std::int64_t> imports; ///< by source

    explicit Exercise(const std::string &without = {})
    {
        const auto plan = prepared();
        for (const auto &file : plan.files) {
            if (file.options.source != without)
                read(file);
        }
    }
    /// The files in another order, correlated now and then on the way.
    explicit Exercise(unsigned seed)
    {
        std::mt19937 random(seed);
        auto plan = prepared();
        std::ranges::shuffle(plan.files, random);
        std::optional<Recorder> recorder;
        for (const auto &file : plan.files) {
            read(file);
            if (random() % 3 != 0)
                continue;
            if (!recorder || random() % 2 == 0) // as if started anew
                recorder.emplace(store);
            need(recorder->run());
        }
        need(Recorder(store).run());
    }
    ingest::Plan prepared()
    {
        store::OpenOptions options;
        options.mode = store::OpenOptions::Mode::Create;
        options.context = store::Context::Exercise;
        store = need(store::Store::open(place.filePath(u"exercise.watchfloor"_s), options));
        auto plan = need(ingest::planOf({QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise")}, {}));
        need(ingest::prepare(*store, plan));
        return plan;
    }
    void read(const ingest::PlannedFile &file)
    {
        const auto outcome = ingest::ingestFile(*store, file.path, file.options);
        if (outcome.error)
            qFatal("%s", qPrintable(outcome.error->detail));
        imports[file.options.source] = outcome.importId;
    }
    /// What the machine says now, without when it said so.
    [[nodiscard]] std::map<std::string, std::string> machineSays() const
    {
        const auto reader = need(store->reader());
        std::int64_t self = 0;
        for (const Source &source : need(store::sources(*reader))) {
            if (source.slug == machineSource)
                self = source.id;
        }
        std::map<std::string, std::pair<Timestamp, std::string>> newest;
        need(store::claims(*reader, 0, {}, [&](const store::StoredClaim &claim) {
            const Claim &c = claim.value;
            auto &[version, words] = newest[c.subject];
            if (claim.sourceId == self && (!c.version || version <= *c.version)) {
                version = c.version.value_or(Timestamp{});
                words = c.revoked ? std::string()
                                  : c.type + '|' + c.title + '|' + c.body + '|' + c.marking + '|'
                        + std::to_string(toMicros(c.happenedFrom)) + '|' + std::to_string(toMicros(c.happenedTo));
            }
            return true;
        }));
        std::map<std::string, std::string> says;
        for (auto &[subject, entry] : newest) {
            if (!entry.second.empty())
                says[subject] = std::move(entry.second);
        }
        return says;
    }
    [[nodiscard]] picture::SnapshotPtr picture(store::KnownAt at = {}) const
    {
        const auto reader = need(store->reader());
        return need(picture::build(*store, *reader, at));
    }
    [[nodiscard]] Timestamp newest() const
    {
        const auto reader = need(store->reader());
        return need(store::newestKnown(*reader));
    }
};

/// Ids of the machine's incidents and what they are made of.
std::map<std::string, std::vector<std::string>> madeIn(const picture::Snapshot &picture)
{
    std::map<std::string, std::vector<std::string>> made;
    for (const auto &incident : picture.incidents) {
        if (!incident.members.empty())
            made[incident.id] = incident.members;
    }
    return made;
}

std::size_t importsOf(store::Store &store)
{
    const auto reader = need(store.reader());
    return need(store::imports(*reader)).size();
}

} // namespace

class TestRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePictureShowsIncidentsInsteadOfTheirReports()
    {
        const Exercise exercise;
        const auto before = exercise.picture();
        const Timestamp then = exercise.newest();
        Recorder recorder(exercise.store);
        const Recorded recorded = need(recorder.run());
        QVERIFY(recorded.incidents > 0);
        QVERIFY(recorded.written > 0);
        QCOMPARE(recorded.withdrawn, 0);
        const auto after = exercise.picture();
        const auto made = madeIn(*after);
        QVERIFY(made.size() >= 5);
        std::size_t members = 0, alone = 0;
        for (const auto &[id, reports] : made) {
            members += reports.size();
            const auto &row = after->incidents[std::size_t(after->incidentById.at(id))];
            // What the sources say of their own cases stands: it is over when all of them are.
            const bool isOver = std::ranges::all_of(reports, [&](const std::string &report) {
                return !isOpen(before->incidents[std::size_t(before->incidentById.at(report))].state);
            });
            QCOMPARE(row.state == picture::IncidentState::Correlated, !isOver);
            QCOMPARE(isOpen(row.state), !isOver);
            QVERIFY(!row.title.isEmpty());
            for (const std::string &report : reports) {
                QVERIFY(before->incidentById.contains(report));
                QCOMPARE(after->incidentById.at(report), after->incidentById.at(id));
                // Nothing that is worse than the whole shows.
                const auto &part = before->incidents[std::size_t(before->incidentById.at(report))];
                const Marking whole = after->markings[row.marking];
                QVERIFY(join(whole, before->markings[part.marking]) == whole);
            }
        }
        for (const auto &row : after->incidents)
            alone += row.members.empty() && before->incidentById.contains(row.id) ? 1 : 0;
        QCOMPARE(members + alone, before->incidents.size());
        // What was known before the machine spoke is as it was.
        QCOMPARE(test::textOf(*exercise.picture(then)), test::textOf(*exercise.picture(then)));
        QCOMPARE(exercise.picture(then)->incidents.size(), before->incidents.size());
        QVERIFY(madeIn(*exercise.picture(then)).empty());
    }

    void whatIsNotJoinedIsWrittenDownWithSinceWhen()
    {
        const Exercise exercise;
        const Timestamp before = exercise.newest();
        Recorder recorder(exercise.store);
        need(recorder.run());
        const auto reader = need(exercise.store->reader());
        const auto limits = need(joinLimits(*reader));
        const auto known = recorder.correlator().exclusions();
        QVERIFY(!known.empty());
        QCOMPARE(limits.size(), known.size());
        for (std::size_t i = 0; i < known.size(); ++i) {
            QCOMPARE(limits[i].what.value, known[i].value);
            QCOMPARE(limits[i].what.why, known[i].why);
            QCOMPARE(limits[i].what.count, oneDigit(known[i].count));
            QCOMPARE(limits[i].budget, ruleFromName(known[i].why) ? traits(*ruleFromName(known[i].why)).budget : 0u);
            QVERIFY(limits[i].since > before);
        }
        // What was known before the machine spoke is as it was; nobody without a key to it sees what all traffic has
        // in common.
        QVERIFY(need(joinLimits(*reader, before)).empty());
        const auto claims = need(store::claimsAbout(*reader, limitClaim(known.front()).subject));
        QCOMPARE(claims.size(), 1u);
        QCOMPARE(claims.front().value.marking, std::string("TLP:RED"));
    }

    void asItIsSaidOnceItIsNotSaidAgain()
    {
        const Exercise exercise;
        Recorder recorder(exercise.store);
        need(recorder.run());
        const std::size_t imports = importsOf(*exercise.store);
        Recorded again = need(recorder.run());
        QCOMPARE(again.written, 0);
        QCOMPARE(again.withdrawn, 0);
        Recorder anew(exercise.store); // as after a restart
        again = need(anew.run());
        QCOMPARE(again.written, 0);
        QCOMPARE(again.withdrawn, 0);
        QCOMPARE(importsOf(*exercise.store), imports);
    }

    void whatRestsOnAnImportGoesAndComesWithIt()
    {
        const Exercise exercise;
        Recorder recorder(exercise.store);
        need(recorder.run());
        const auto whole = madeIn(*exercise.picture());
        store::Writer *writer = need(exercise.store->writer());
        need(writer->withdrawImport(exercise.imports.at("milcert-deu"), "tester").get());
        QVERIFY(need(recorder.run()).withdrawn > 0);
        const auto rest = madeIn(*exercise.picture());
        const Exercise never("milcert-deu");
        Recorder other(never.store);
        need(other.run());
        QCOMPARE(rest, madeIn(*never.picture()));
        QVERIFY(rest != whole);
        need(writer->restoreImport(exercise.imports.at("milcert-deu"), "tester").get());
        need(recorder.run());
        QCOMPARE(madeIn(*exercise.picture()), whole);
    }

    void aPersonsRejectionSticks()
    {
        const Exercise exercise;
        Recorder recorder(exercise.store);
        need(recorder.run());
        const auto whole = madeIn(*exercise.picture());
        // The first report that a sighting joins.
        const auto incident = [&] {
            for (const std::string &id : recorder.correlator().incidents()) {
                const auto one = recorder.correlator().incident(id);
                for (const auto &link : one.links) {
                    if (link.rule == Rule::Sighting && link.a.starts_with("incident--"))
                        return std::pair(link.a, link.value);
                }
            }
            return std::pair<std::string, std::string>();
        }();
        QVERIFY(!incident.first.empty());
        need(reject(*exercise.store,
                    {{"sighting", incident.second, incident.first}, "tester", "a shared host", {}, false}));
        need(recorder.run());
        for (const std::string &id : recorder.correlator().incidents()) {
            for (const auto &link : recorder.correlator().incident(id).links)
                QVERIFY(!(link.rule == Rule::Sighting && link.value == incident.second
                          && (link.a == incident.first || link.b == incident.first)));
        }
        Recorder anew(exercise.store);
        QCOMPARE(need(anew.run()).written, 0);
        // Taken back, all is as before.
        need(reject(*exercise.store, {{"sighting", incident.second, incident.first}, "tester", {}, {}, true}));
        need(anew.run());
        QCOMPARE(madeIn(*exercise.picture()), whole);
    }

    void joiningTakesNothingFromAnAudience()
    {
        const Exercise exercise;
        const auto before = exercise.picture();
        need(Recorder(exercise.store).run());
        const auto after = exercise.picture();
        std::size_t members = 0;
        for (const auto &[id, reports] : madeIn(*after))
            members += reports.size();
        QCOMPARE(after->reports.size(), members);
        for (const char *words : {"TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT"}) {
            const auto audience = need(release::parseAudience(words));
            const auto then = release::filtered(*before, audience), now = release::filtered(*after, audience);
            for (const auto &row : then->incidents)
                QVERIFY2(now->incidentById.contains(row.id), row.id.c_str());
            for (const auto &row : now->incidents)
                QVERIFY(release::decide(now->markings[row.marking], audience).releasable);
        }
    }

    void theOrderOfArrivalDoesNotMatter()
    {
        Exercise first;
        need(Recorder(first.store).run());
        const auto says = first.machineSays();
        QVERIFY(says.size() > 20);
        for (unsigned seed = 1; seed <= 4; ++seed) {
            const Exercise other(seed);
            QCOMPARE(other.machineSays(), says);
        }
    }

    void oneImportGoesAndAnotherComesBack()
    {
        Exercise exercise;
        store::Writer *writer = need(exercise.store->writer());
        const std::int64_t german = exercise.imports.at("milcert-deu"), french = exercise.imports.at("milcert-fra");
        need(writer->withdrawImport(german, "tester").get());
        Recorder recorder(exercise.store);
        need(recorder.run());
        need(writer->restoreImport(german, "tester").get());
        need(writer->withdrawImport(french, "tester").get());
        need(recorder.run());
        Exercise never("milcert-fra");
        need(Recorder(never.store).run());
        QCOMPARE(exercise.machineSays(), never.machineSays());
    }

    void whatTheMachineSaidIsSaidAgainWhereSomebodyTookItBack()
    {
        Exercise exercise;
        Recorder recorder(exercise.store);
        need(recorder.run());
        const auto says = exercise.machineSays();
        std::int64_t own = 0;
        {
            const auto reader = need(exercise.store->reader());
            for (const auto &import : need(store::imports(*reader))) {
                if (import.path == "correlator")
                    own = import.id;
            }
        }
        need(need(exercise.store->writer())->withdrawImport(own, "tester").get());
        QVERIFY(exercise.machineSays().empty());
        need(recorder.run());
        QCOMPARE(exercise.machineSays(), says);
    }

    void noFeedSpeaksAsTheMachine()
    {
        Exercise exercise;
        const QString path = exercise.place.filePath(u"forged.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"type":"bundle","id":"bundle--0a5e2c1e-8d7b-4f0e-9a3b-1c2d3e4f5a6b","objects":[)"
                   R"({"type":"incident","spec_version":"2.1","id":"incident--0a5e2c1e-8d7b-4f0e-9a3b-1c2d3e4f5a6c",)"
                   R"("created":"2026-09-28T08:00:00Z","modified":"2026-09-28T08:00:00Z","name":"Forged",)"
                   R"("machine":true,"reports":["incident--x"]}]})");
        file.close();
        ingest::FileOptions options;
        options.source = machineSource;
        const auto refused = ingest::ingestFile(*exercise.store, path, options);
        QVERIFY(refused.error.has_value());
        QCOMPARE(refused.error->code, ErrorCode::Usage);
        options.source = "milcert-deu";
        QVERIFY(!ingest::ingestFile(*exercise.store, path, options).error);
        for (const auto &row : exercise.picture()->incidents)
            QVERIFY(row.title != u"Forged"_s);
    }

    void itFollowsWhatComesByItself()
    {
        Exercise exercise("milcert-deu");
        std::atomic<int> wrote = 0;
        Follower follower(exercise.store, {[&](const Recorded &) { ++wrote; }, {}, {}});
        follower.settle();
        QVERIFY(wrote > 0);
        const auto before = madeIn(*exercise.picture());
        QVERIFY(!before.empty());
        const auto plan = need(ingest::planOf({QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise")}, {}));
        for (const auto &file : plan.files) {
            if (file.options.source == "milcert-deu")
                exercise.read(file);
        }
        follower.settle();
        Exercise whole;
        need(Recorder(whole.store).run());
        QCOMPARE(exercise.machineSays(), whole.machineSays());
        // Its own words set nothing off.
        const int runs = wrote;
        const Timestamp newest = exercise.newest();
        follower.settle();
        QCOMPARE(int(wrote), runs);
        QCOMPARE(exercise.newest(), newest);
    }

    void oneCorrelatesAStore()
    {
        Exercise exercise;
        auto held = std::make_unique<Descriptor>(need(correlatorLock(exercise.store->info().path)));
        const auto second = correlatorLock(exercise.store->info().path);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
        QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
        Follower follower(exercise.store, {});
        follower.settle();
        QVERIFY(madeIn(*exercise.picture()).empty()); // it stands by
        held.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!madeIn(*exercise.picture()).empty(), 60'000); // and takes over
    }
};

QTEST_GUILESS_MAIN(TestRecord)
#include "test_record.moc"
