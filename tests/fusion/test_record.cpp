// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/record.h"
#include "ingest/ingest.h"
#include "picture/snapshot.h"
#include "picturetext.h"
#include "storefixture.h"

#include <QTest>

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
        store::OpenOptions options;
        options.mode = store::OpenOptions::Mode::Create;
        options.context = store::Context::Exercise;
        store = need(store::Store::open(place.filePath(u"exercise.watchfloor"_s), options));
        const auto plan = need(ingest::planOf({QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise")}, {}));
        need(ingest::prepare(*store, plan));
        for (const auto &file : plan.files) {
            if (file.options.source == without)
                continue;
            const auto outcome = ingest::ingestFile(*store, file.path, file.options);
            if (outcome.error)
                qFatal("%s", qPrintable(outcome.error->detail));
            imports[file.options.source] = outcome.importId;
        }
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
            QCOMPARE(row.state, picture::IncidentState::Correlated);
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
        store::Writer *writer = need(exercise.store->writer());
        Source desk = source("desk");
        desk.kind = SourceKind::Floor;
        store::ImportSpec spec;
        spec.sourceId = need(writer->putSource(desk).get());
        spec.path = "desk";
        spec.live = true;
        const auto import = need(writer->beginImport(spec).get());
        BatchMaker batch(import);
        Claim claim;
        claim.subject = "fusion-rejection--1";
        claim.type = "fusion-rejection";
        claim.body = "{\"member\":\"" + incident.first + "\",\"rule\":\"sighting\",\"value\":\"" + incident.second + "\"}";
        batch.add(0, claim.body).claims = {claim};
        need(writer->commit(batch.take()).get());
        need(recorder.run());
        for (const std::string &id : recorder.correlator().incidents()) {
            for (const auto &link : recorder.correlator().incident(id).links)
                QVERIFY(!(link.rule == Rule::Sighting && link.value == incident.second
                          && (link.a == incident.first || link.b == incident.first)));
        }
        Recorder anew(exercise.store);
        QCOMPARE(need(anew.run()).written, 0);
    }
};

QTEST_GUILESS_MAIN(TestRecord)
#include "test_record.moc"
