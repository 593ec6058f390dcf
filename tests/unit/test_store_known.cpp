// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::store;
using namespace watchfloor::store::testing;

using Names = std::vector<std::string>;

/// Which records are the same, and what was known when.
class TestStoreKnown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { Clock::freeze(std::nullopt); }

    void aFileThatGrewGivesOnlyWhatIsNew()
    {
        const Fixture f;
        f.read("a\nb\n");
        const auto grown = f.read("a\nb\nc\n");
        QCOMPARE(grown.duplicates, 2);
        QCOMPARE(grown.accepted, 1);
        QCOMPARE(f.visible(), (Names{"a", "b", "c"}));
    }

    void aFileThatMovedOrWasCopiedIsKnown()
    {
        const Fixture f;
        f.read("a\nb\n", "/feeds/eve.json");
        const auto moved = f.read("a\nb\n", "/feeds/eve.json.1");
        QCOMPARE(moved.accepted, 0);
        QCOMPARE(moved.duplicates, 2);
    }

    void anotherFileUnderTheSameNameIsNew()
    {
        const Fixture f;
        f.read("a\nb\n");
        const auto rotated = f.read("x\nb\n"); // the same line at the same place, in another file
        QCOMPARE(rotated.accepted, 2);
        QCOMPARE(f.visible(), (Names{"a", "b", "x", "b"}));
    }

    void aLineChangedInTheMiddleIsNewAndItsNeighboursAreKnown()
    {
        const Fixture f;
        const std::string head(70'000, 'h');
        f.read(head + "\nb\nc\n");
        const auto changed = f.read(head + "\nX\nc\n");
        QCOMPARE(changed.accepted, 1);
        QCOMPARE(changed.duplicates, 2);
        const auto back = f.read(head + "\nb\nc\n");
        QCOMPARE(back.accepted, 0);
    }

    void aPartialLastLineIsFollowedByTheWholeOne()
    {
        const Fixture f;
        f.read("a\nbb");
        const auto whole = f.read("a\nbbb\n");
        QCOMPARE(whole.duplicates, 1);
        QCOMPARE(whole.accepted, 1);
    }

    void theSameFileFromAnotherSourceIsAnotherFile()
    {
        Fixture f;
        f.read("a\n");
        f.sourceId = need(f.writer->putSource(source("sensor-2")).get());
        QCOMPARE(f.read("a\n").accepted, 1);
    }

    void aNaturalKeyIsKnownWhereverItStands()
    {
        const Fixture f;
        const auto add = [&](std::int64_t offset, const std::string &bytes, const std::string &body) {
            BatchMaker batch(f.begin(bytes));
            RecordItem &item = batch.add(offset, bytes);
            item.naturalKey = "indicator--1 2026-01-01T00:00:00Z";
            item.claims = {claim("indicator--1", "t", body)};
            return need(f.writer->commit(batch.take()).get());
        };
        QCOMPARE(add(0, "{ one }", "{1}").accepted, 1);
        QCOMPARE(add(500, "{one}", "{1}").duplicates, 1); // other white space, other file, same object
        QCOMPARE(add(0, "{two}", "{2}").accepted, 1); // the same version said otherwise: kept, not dropped
        QCOMPARE(need(claimsAbout(*f.reader(), "indicator--1")).size(), 2u);
    }

    void aQuarantinedRecordReadAgainIsADuplicate()
    {
        const Fixture f;
        const auto add = [&] {
            BatchMaker batch(f.begin("bad"));
            batch.add(0, "bad").rejected = Rejection{"no", {}};
            return need(f.writer->commit(batch.take()).get());
        };
        QCOMPARE(add().quarantined, 1);
        const auto again = add();
        QCOMPARE(again.quarantined, 0);
        QCOMPARE(again.duplicates, 1);
    }

    /// What it says was known from another file, and taken back with that.
    void aRetryStandsForWhatFailedAndForWhatWasTakenBackElsewhere()
    {
        const Fixture f;
        const auto said = [](BatchMaker &batch, const std::string &bytes) -> RecordItem & {
            RecordItem &item = batch.add(0, bytes);
            item.naturalKey = "incident--1";
            item.claims = {claim("incident--1", "t")};
            return item;
        };
        const Import elsewhere = f.begin("elsewhere", "/other");
        BatchMaker first(elsewhere);
        said(first, "elsewhere");
        need(f.writer->commit(first.take()).get());
        need(f.writer->withdrawImport(elsewhere.id, "olga").get());
        const Import failed = f.begin("bad");
        BatchMaker bad(failed);
        bad.add(0, "bad").rejected = Rejection{"no", {}};
        need(f.writer->commit(bad.take()).get());

        ImportSpec spec{f.sourceId, "/again", "suricata-eve", {}, {}};
        spec.originId = failed.originId;
        spec.retryOf = failed.id;
        BatchMaker again(need(f.writer->beginImport(spec).get()));
        said(again, "bad").replaces = need(records(*f.reader(), {.outcome = Outcome::Quarantined})).front().id;
        QCOMPARE(need(f.writer->commit(again.take()).get()).claims, 1);
        QCOMPARE(need(totals(*f.reader())).quarantined, 0);
        QCOMPARE(need(totals(*f.reader())).records, 1);
        need(f.writer->restoreImport(elsewhere.id, "olga").get());
        QCOMPARE(need(claimsAbout(*f.reader(), "incident--1")).size(), 1u);
        QCOMPARE(need(totals(*f.reader())).records, 1);
        need(f.writer->withdrawImport(failed.id, "olga").get());
        QCOMPARE(need(claimsAbout(*f.reader(), "incident--1")).size(), 1u); // said elsewhere still
        QCOMPARE(f.writer->beginImport(spec).get().error().code, ErrorCode::Usage);
    }

    /// Catalogues say A, B and A again; the last was quarantined, and what it says is known when it is read again.
    void aRetryThatGoesBackToEarlierWordsIsTheNewestWord()
    {
        const Fixture f;
        const auto say
            = [&f](Import import, const std::string &words, std::int64_t version, std::int64_t replaces = 0) {
                  BatchMaker batch(import);
                  RecordItem &item = batch.add(0, words + std::to_string(version));
                  item.replaces = replaces;
                  if (version == 3 && replaces == 0) {
                      item.rejected = Rejection{"no", {}};
                  } else {
                      item.naturalKey = "kev|1";
                      item.claims = {claim("incident--1", words, '"' + words + '"')};
                      item.claims.front().version = fromMicros(version);
                  }
                  return need(f.writer->commit(batch.take()).get());
              };
        const auto newest = [&f](KnownAt at = {}) {
            const auto said = need(claimsAbout(*f.reader(), "incident--1", at));
            return std::ranges::max_element(said, {}, [](const StoredClaim &c) { return c.value.version; })
                ->value.title;
        };
        say(f.begin({}, "/kev1"), "A", 1);
        say(f.begin({}, "/kev2"), "B", 2);
        const Import failed = f.begin({}, "/kev3");
        say(failed, "A", 3);
        const Timestamp before = knownNow(f);
        QCOMPARE(newest(), "B");

        ImportSpec spec{f.sourceId, "/again", "kev", {}, {}};
        spec.originId = failed.originId;
        spec.retryOf = failed.id;
        const Import again = need(f.writer->beginImport(spec).get());
        const auto record = need(records(*f.reader(), {.outcome = Outcome::Quarantined})).front().id;
        QCOMPARE(say(again, "A", 3, record).claims, 0); // nothing in it is new
        QCOMPARE(newest(), "A");
        QCOMPARE(newest(before), "B");
        need(f.writer->withdrawImport(again.id, "olga").get());
        QCOMPARE(newest(), "B");
        QVERIFY(need(verify(*f.store)).empty());
    }

    void aRecordMayHoldMoreObservationsThanFitUnderOneId()
    {
        const Fixture f;
        BatchMaker batch(f.begin("x"));
        RecordItem &item = batch.add(0, "many");
        for (int i = 0; i < 700; ++i)
            item.observations.push_back(observation("o" + std::to_string(i)));
        batch.add(5, "next").observations = {observation("next")};
        need(f.writer->commit(batch.take()).get());
        const auto names = f.visible();
        QCOMPARE(names.size(), 701u);
        QCOMPARE(names.back(), "next");
        const auto all = need(records(*f.reader(), {}));
        QCOMPARE(all.size(), 2u);
        QCOMPARE(need(rawBytes(*f.reader(), all[1].id)), "next");
        std::vector<std::int64_t> ids;
        need(observations(*f.reader(), 0, {}, [&](const ObservationColumns &o) {
            ids.push_back(o.id);
            return true;
        }));
        const auto last = need(observationsByIds(*f.reader(), std::vector{ids[699], ids[700]}));
        QCOMPARE(last[0].recordId, all[0].id);
        QCOMPARE(last[1].recordId, all[1].id);
    }

    // domain.md 6.5: 10:05 "attack from 09:40"; 11:00 corrected to 09:10; the clock stepped back in between.
    void aCorrectionDoesNotRewriteWhatWasKnown()
    {
        const auto at = [](const char *time) { return parseIso8601(time)->at; };
        Clock::freeze(at("2026-11-22T10:00:00Z"));
        const Fixture f;
        const auto say = [&](const char *from, std::int64_t offset) {
            Claim c = claim("incident--1", "attack", std::string("{\"from\":\"") + from + "\"}");
            c.happenedFrom = at(from);
            BatchMaker batch(f.begin("x"));
            batch.add(offset, from).claims = {c};
            need(f.writer->commit(batch.take()).get());
        };
        Clock::freeze(at("2026-11-22T10:05:00Z"));
        say("2026-11-22T09:40:00Z", 0);
        const auto first = need(claimsAbout(*f.reader(), "incident--1")).back().knownAt;
        Clock::freeze(at("2026-11-22T09:30:00Z")); // stepped back an hour: order of knowing stays
        need(f.writer->appendLog({"system", "clock", {}, {}}).get());
        Clock::freeze(at("2026-11-22T11:00:00Z"));
        say("2026-11-22T09:10:00Z", 100);
        const auto second = need(claimsAbout(*f.reader(), "incident--1")).back().knownAt;
        QVERIFY(first < second);

        const auto attackAt = [&](const char *valid, const char *known) {
            const auto said = need(claimsAbout(*f.reader(), "incident--1", at(known)));
            return !said.empty() && said.back().value.happenedFrom <= at(valid);
        };
        QVERIFY(!attackAt("2026-11-22T09:30:00Z", "2026-11-22T10:30:00Z"));
        QVERIFY(attackAt("2026-11-22T09:30:00Z", "2026-11-22T11:30:00Z"));
        QVERIFY(!attackAt("2026-11-22T09:50:00Z", "2026-11-22T10:04:00Z"));
        QVERIFY(attackAt("2026-11-22T09:50:00Z", "2026-11-22T10:06:00Z"));
    }

    void theClockSteppingBackNeverReordersWhatIsKnown()
    {
        const Fixture f;
        std::vector<std::int64_t> known;
        for (const int second : {100, 50, 50, 200, 0}) {
            Clock::freeze(fromMicros(2'000'000'000'000'000 + second * 1'000'000LL));
            need(f.writer->appendLog({"a", "b", {}, {}}).get());
            known.push_back(toMicros(need(log(*f.reader())).back().at));
        }
        QVERIFY(std::ranges::is_sorted(known));
        QVERIFY(std::ranges::adjacent_find(known) == known.end());
    }

    void withdrawingHidesFromThenOnAndRestoringBringsBack()
    {
        const Fixture f;
        std::int64_t import = 0;
        f.read("a\nb\n", "/1", &import);
        f.read("c\n", "/2");
        const Timestamp before = knownNow(f);
        need(f.writer->withdrawImport(import, "officer").get());
        const Timestamp between = knownNow(f);
        QCOMPARE(f.visible(), Names{"c"});
        QCOMPARE(need(totals(*f.reader())).observations, 1);
        QVERIFY(need(imports(*f.reader())).back().withdrawnAt == between);
        need(f.writer->restoreImport(import, "officer").get());
        QCOMPARE(f.visible(), (Names{"a", "b", "c"}));
        QCOMPARE(f.visible(before), (Names{"a", "b", "c"}));
        QCOMPARE(f.visible(between), Names{"c"});
        const auto entries = need(log(*f.reader()));
        QCOMPARE(entries.size(), 2u);
        QCOMPARE(entries[0].entry.action, "withdraw");
        QCOMPARE(entries[0].entry.actor, "officer");
        QCOMPARE(f.writer->restoreImport(import, "officer").get().error().code, ErrorCode::Usage);
        QCOMPARE(f.writer->withdrawImport(99, "officer").get().error().code, ErrorCode::NotFound);
    }

    void readingAWithdrawnImportAgainRestoresIt()
    {
        const Fixture f;
        std::int64_t first = 0, second = 0;
        f.read("a\nb\n", "/1", &first);
        need(f.writer->withdrawImport(first, "officer").get());
        const Timestamp gap = knownNow(f);
        const auto again = f.read("a\nb\nc\n", "/1", &second);
        QCOMPARE(again.accepted, 3);
        QCOMPARE(f.visible(), (Names{"a", "b", "c"}));
        QCOMPARE(f.visible(gap), Names{});
        // Now known, so a third reading is duplicates.
        QCOMPARE(f.read("a\nb\nc\n", "/1").duplicates, 3);
        // Both readings live: shown once, counted once.
        need(f.writer->restoreImport(first, "officer").get());
        QCOMPARE(f.visible(), (Names{"a", "b", "c"}));
        QCOMPARE(need(totals(*f.reader())).records, 3);
        QCOMPARE(need(totals(*f.reader())).observations, 3);
        QCOMPARE(need(totals(*f.reader())).accepted, 3);
        // The older reading stands again where the newer is taken back, and counts as known.
        need(f.writer->withdrawImport(second, "officer").get());
        QCOMPARE(f.visible(), (Names{"a", "b"}));
        QCOMPARE(f.read("a\nb\nc\n", "/1").accepted, 1);
        QVERIFY(need(verify(*f.store)).empty());
    }

    void claimsOfAWithdrawnImportSayWhen()
    {
        const Fixture f;
        const Import import = f.begin("x");
        BatchMaker batch(import);
        batch.add(0, "x").claims = {claim("asset--1", "gateway")};
        need(f.writer->commit(batch.take()).get());
        need(f.writer->withdrawImport(import.id, "officer").get());
        const auto reader = f.reader();
        QCOMPARE(need(claimsAbout(*reader, "asset--1")).size(), 0u);
        const auto withdrawn = need(claimsAbout(*reader, "asset--1", {}, true));
        QCOMPARE(withdrawn.size(), 1u);
        QVERIFY(withdrawn[0].withdrawnAt == knownNow(f));
        int seen = 0;
        need(claims(*reader, 0, {}, [&](const StoredClaim &) { return ++seen > 0; }));
        QCOMPARE(seen, 0);
        QCOMPARE(need(search(*reader, "gateway")).size(), 0u);
    }

    void aSourceIsRememberedAsItWas()
    {
        Fixture f;
        const Timestamp before = knownNow(f);
        Source changed = source("sensor-1");
        changed.reliability = 'E';
        changed.cadence = std::chrono::seconds(60);
        QCOMPARE(need(f.writer->putSource(changed, "officer").get()), f.sourceId);
        const Timestamp after = knownNow(f);
        need(f.writer->putSource(changed, "officer").get()); // nothing changes, nothing is written
        QCOMPARE(knownNow(f), after);
        QCOMPARE(need(sources(*f.reader())).at(0).reliability, 'E');
        QCOMPARE(need(sources(*f.reader(), before)).at(0).reliability, 'B');
        QCOMPARE(need(log(*f.reader())).size(), 1u);
        QCOMPARE(f.writer->beginImport({77, "/x", "f", {}, "h"}).get().error().code, ErrorCode::NotFound);
    }

    void feedsSayHowFreshTheyAre()
    {
        const Fixture f;
        QCOMPARE(need(feedStates(*f.reader())).size(), 1u);
        QVERIFY(!need(feedStates(*f.reader())).front().lastKnown);
        f.read("a\n");
        const auto state = need(feedStates(*f.reader())).front();
        QCOMPARE(state.records, 1);
        QCOMPARE(toMicros(*state.lastHappened), 1'790'000'000'000'000);
        QVERIFY(*state.lastKnown <= knownNow(f));
    }

    void theCursorAndCountsOfAnImportAreKept()
    {
        const Fixture f;
        f.read("a\nb\n");
        const auto import = need(imports(*f.reader())).front();
        QCOMPARE(import.cursor, 3);
        QCOMPARE(import.counts.accepted, 2);
        QVERIFY(import.ended);
        QVERIFY(import.error.empty());
    }

    void listenersHearOfEachCommitUntilTheyLeave()
    {
        const Fixture f;
        std::vector<ChangeSet> heard;
        const int handle = f.store->subscribe([&](const ChangeSet &changes) { heard.push_back(changes); });
        f.read("a\nb\n");
        std::vector<std::int64_t> ids;
        need(observations(*f.reader(), 0, {}, [&](const ObservationColumns &o) {
            ids.push_back(o.id);
            return true;
        }));
        QVERIFY(!heard.empty());
        QCOMPARE(heard.back().lastObservation, ids.back());
        f.store->unsubscribe(handle);
        const auto count = heard.size();
        f.read("c\n", "/2");
        QCOMPARE(heard.size(), count);
    }

private:
    static Timestamp knownNow(const Fixture &f) { return need(totals(*f.reader())).lastKnown; }
};

QTEST_GUILESS_MAIN(TestStoreKnown)
#include "test_store_known.moc"
