// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/profiledraft.h"
#include "reading.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

const Timestamp now = parseIso8601("2026-09-30T18:00:00Z")->at;

std::vector<std::string> columnOf(const MappingProfile &profile, std::string_view field)
{
    const auto found = profile.columns.find(field);
    return found == profile.columns.end() ? std::vector<std::string>() : found->second;
}

bool says(const std::vector<std::string> &notes, std::string_view part)
{
    return std::ranges::any_of(notes, [&](const std::string &note) { return note.find(part) != note.npos; });
}

} // namespace

class TestProfileDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsByNameAndByWhatStandsInThem()
    {
        const std::string head = "Vorgang;Kopfzeile;Erfasst;Stufe;Rechner;Freigabe\n"
                                 "V-1;Anmeldeversuche auf dem Postserver;28.09.2026 08:15;hoch;192.0.2.7;TLP:AMBER\n"
                                 "V-2;Auffälliger Anhang;29.09.2026 17:40;low;192.0.2.8, 192.0.2.9;TLP:GREEN\n"
                                 "V-3;Auffälliger Anhang, erneut;29.09.2026 18:01;high;2001:db8::1;TLP:GREEN\n";
        const TableSample sample = sampleTable(head);
        QCOMPARE(sample.rows.size(), 3u);
        QCOMPARE(sample.dialect.delimiter, ';');
        const MappingProfile guess = guessProfile(sample, now);
        const auto notes = notesOn(sample, guess, now);
        QCOMPARE(columnOf(guess, "from"), std::vector<std::string>{"Erfasst"});
        QCOMPARE(columnOf(guess, "addresses"), std::vector<std::string>{"Rechner"});
        QCOMPARE(columnOf(guess, "marking"), std::vector<std::string>{"Freigabe"});
        QCOMPARE(columnOf(guess, "title"), std::vector<std::string>{"Kopfzeile"});
        QCOMPARE(guess.timeFormats, std::vector<std::string>{"dd.MM.yyyy HH:mm"});
        QVERIFY(says(notes, "choose the zone"));
        QVERIFY(!says(notes, "either way round"));
        QCOMPARE(sample.words(sample.column("freigabe")),
                 (std::vector<std::pair<std::string, int>>{{"TLP:GREEN", 2}, {"TLP:AMBER", 1}}));
    }

    void wordsOfSeverityAreWeighedWhereTheyAreKnown()
    {
        const TableSample sample = sampleTable("id,title,created,severity\n1,a,2026-09-28T08:00Z,High\n"
                                               "2,b,2026-09-28T09:00Z,P1 - now\n3,c,2026-09-28T09:30Z,high\n");
        const MappingProfile guess = guessProfile(sample, now);
        const auto notes = notesOn(sample, guess, now);
        QCOMPARE(guess.severity, (MappingProfile::Words{{"high", "70"}}));
        QVERIFY(says(notes, "P1 - now"));
        QVERIFY(!says(notes, "choose the zone")); // every time names its offset
    }

    void dayAndMonthMayBeEitherWayRound()
    {
        const auto either = fittingTimeFormats({"03/04/2026 10:00", "05/06/2026 11:30"}, now);
        QVERIFY(std::ranges::contains(either, "dd/MM/yyyy HH:mm"));
        QVERIFY(std::ranges::contains(either, "MM/dd/yyyy HH:mm"));
        QVERIFY(either.front().starts_with('d'));
        QVERIFY(!std::ranges::contains(fittingTimeFormats({"03/04/2026 10:00", "25/06/2026 11:30"}, now),
                                       "MM/dd/yyyy HH:mm"));
        QVERIFY(fittingTimeFormats({"soon", "later"}, now).empty());
        QVERIFY(fittingTimeFormats({}, now).empty());
        QCOMPARE(fittingTimeFormats({"1790000000"}, now).front(), "epoch-s");
        const TableSample sample = sampleTable("id,title,created,status\n1,a,03/04/2026 10:00,open\n");
        QVERIFY(says(notesOn(sample, guessProfile(sample, now), now), "either way round"));
        QCOMPARE(fittingTimeFormats({"25/06/2026 11:30", "26/06/2026 11:30", "gone"}, now).front(), "dd/MM/yyyy HH:mm");
    }

    void aProfileIsWrittenAsItIsRead()
    {
        for (const auto &profile : shippedProfiles()) {
            const std::string json = profileJson(*profile);
            const auto again = readProfile(json);
            QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
            QCOMPARE(profileJson(*again), json);
            QCOMPARE(again->columns, profile->columns);
            QCOMPARE(again->json, profile->json);
            QCOMPARE(again->list, profile->list);
            QCOMPARE(again->severity, profile->severity);
            QCOMPARE(again->marking, profile->marking);
            QCOMPARE(again->timeFormats, profile->timeFormats);
            QCOMPARE(again->zone, profile->zone);
            QCOMPARE(again->csv.delimiter, profile->csv.delimiter);
            QCOMPARE(again->csv.encoding, profile->csv.encoding);
            QCOMPARE(again->listSeparators, profile->listSeparators);
            QCOMPARE(again->defaultMarking, profile->defaultMarking);
        }
    }

    void previewSaysWhatIngestWould()
    {
        const std::string head
            = "nr;wann;was;stufe\n1;28.09.2026 08:15;Erster;hoch\n2;gestern;Zweiter;hoch\n\"3;offen\n";
        MappingProfile profile;
        profile.name = "p";
        profile.columns = {{"id", {"nr"}}, {"from", {"wann"}}, {"title", {"was"}}, {"severity", {"stufe"}}};
        profile.timeFormats = {"dd.MM.yyyy HH:mm"};
        profile.zone = QTimeZone("Europe/Berlin");
        profile.zoneGiven = true;
        profile.severity = {{"hoch", "70"}};
        ParseContext context = contextAt(now);
        const auto rows = previewProfile(head, profile, context);
        QCOMPARE(rows.size(), 3u);
        QVERIFY(!rows[0].items.rejected);
        QCOMPARE(iso8601(*rows[0].items.claims.at(0).happenedFrom), "2026-09-28T06:15:00Z");
        QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(rows[0].items.claims[0].body))
                     .object()["severity"_L1]
                     .toInt(),
                 70);
        QCOMPARE(rows[1].items.rejected->field, "from");
        QCOMPARE(rows[1].line, 3);
        QVERIFY(rows[2].items.rejected);
        const auto file = readProfile(profileJson(profile));
        QVERIFY(file);
        QCOMPARE(previewProfile(head, *file, context)[0].items.claims[0].body, rows[0].items.claims[0].body);
    }

    void whatIsNoTableSaysSo()
    {
        const TableSample none = sampleTable("");
        QVERIFY(!none.problems.empty());
        QVERIFY(guessProfile(none, now).columns.empty());
        const TableSample bare = sampleTable("a,b\n1,2\n");
        const auto notes = notesOn(bare, guessProfile(bare, now), now);
        QVERIFY(says(notes, "title"));
        QVERIFY(says(notes, "undated"));
    }
};

QTEST_GUILESS_MAIN(TestProfileDraft)
#include "test_profiledraft.moc"
