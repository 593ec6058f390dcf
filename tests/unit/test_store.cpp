// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::store;
using namespace watchfloor::store::testing;

using Names = std::vector<std::string>;

/// What goes in comes out, once, and as it was known at each instant.
class TestStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { Clock::freeze(std::nullopt); }

    void aNewStoreIsOursAlone()
    {
        const Fixture f;
        QCOMPARE(f.store->info().storeId.size(), 36);
        QCOMPARE(f.store->info().schema, 6);
        QVERIFY(!f.store->info().encrypted);
        QVERIFY(f.store->info().recovered.empty());
        QCOMPARE(QFile::permissions(f.path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                 QFile::Permissions());
    }

    void anObservationComesBackAsItWas()
    {
        const Fixture f;
        Observation o = observation();
        o.happenedTo = fromMicros(1'790'000'000'000'001);
        o.offsetKnown = false;
        o.confidence = 0;
        o.domain = Domain::Electromagnetic;
        o.signatureId = "1:2001219:20";
        o.name = "a\0b\xff"
                 "c";
        o.asset = "gw-1";
        o.flowId = "1234567890123456789";
        o.communityId = "1:wCb3OG7yAFWelaUydu0D+125CLM=";
        o.attackIds = {"T1046", "T1059.001"};
        o.cveIds = {"CVE-2026-0001"};
        o.position = Position{50.5, -4.25, Precision::City};
        o.marking = "TLP:AMBER";
        Observation bare;
        bare.flowId = "007";
        BatchMaker batch(f.begin("x"));
        batch.add(0, "x").observations = {o, bare};
        const auto outcome = need(f.writer->commit(batch.take()).get());
        QCOMPARE(outcome.accepted, 1);
        QCOMPARE(outcome.observations, 2);

        const auto reader = f.reader();
        std::vector<ObservationColumns> columns;
        need(observations(*reader, 0, {}, [&](const ObservationColumns &c) {
            columns.push_back(c);
            return true;
        }));
        QCOMPARE(columns.size(), 2u);
        QCOMPARE(columns[0].happenedFrom, toMicros(*o.happenedFrom));
        QCOMPARE(columns[1].happenedFrom, noTime);
        QCOMPARE(columns[0].latitude, 50.5);
        QVERIFY(std::isnan(columns[1].latitude));
        QCOMPARE(need(text(*reader, columns[0].sourceAddress)), "192.0.2.7");
        QCOMPARE(columns[1].sourceAddress, 0);
        QCOMPARE(need(text(*reader, columns[0].marking)), "TLP:AMBER");

        const std::vector ids{columns[0].id, columns[1].id};
        const auto back = need(observationsByIds(*reader, ids));
        QVERIFY(same(back[0].value, o));
        QVERIFY(same(back[1].value, bare));
        QCOMPARE(back[1].recordId, back[0].recordId);
        QCOMPARE(back[0].knownAt.time_since_epoch().count(), columns[0].knownAt);
    }

    void aClaimComesBackAsItWas()
    {
        const Fixture f;
        Claim c = claim("incident--1", "Outage", R"({"key":"a"})");
        c.description = "long words";
        c.happenedFrom = fromMicros(5);
        c.version = fromMicros(7);
        c.revoked = true;
        c.confidence = 0;
        c.credibility = 2;
        c.marking = "TLP:RED";
        BatchMaker batch(f.begin("x"));
        batch.add(0, "x").claims = {c};
        need(f.writer->commit(batch.take()).get());
        const auto back = need(claimsAbout(*f.reader(), "incident--1"));
        QCOMPARE(back.size(), 1u);
        QVERIFY(same(back[0].value, c));
        const std::string hashed = std::string("sensor-1") + '\0' + "incident--1" + '\0' + R"({"key":"a"})";
        QCOMPARE(back[0].hash, toHex(bytesOf(sha256(hashed))));
    }

    void rawBytesAndPlaceAreKept()
    {
        const Fixture f;
        const Import import = f.begin("x");
        BatchMaker batch(import);
        batch.add(0, "first");
        RecordItem &bad = batch.add(6, std::string("se\0cond", 7));
        bad.rejected = Rejection{"timestamp: month 13", "timestamp"};
        const auto outcome = need(f.writer->commit(batch.take()).get());
        QCOMPARE(outcome.accepted, 1);
        QCOMPARE(outcome.quarantined, 1);
        const auto reader = f.reader();
        const auto all = need(records(*reader, {}));
        QCOMPARE(all.size(), 2u);
        QCOMPARE(all[1].origin, "/feeds/eve.json");
        QCOMPARE(all[1].format, "suricata-eve");
        QCOMPARE(all[1].offset, 6);
        QCOMPARE(all[1].line, 2);
        QCOMPARE(all[1].importId, import.id);
        QCOMPARE(all[1].outcome, Outcome::Quarantined);
        QCOMPARE(all[1].reason, "timestamp: month 13");
        QCOMPARE(all[1].field, "timestamp");
        QCOMPARE(need(rawBytes(*reader, all[1].id)), std::string("se\0cond", 7));
        QCOMPARE(need(records(*reader, {.outcome = Outcome::Quarantined})).size(), 1u);
        QCOMPARE(need(records(*reader, {.importId = import.id + 1})).size(), 0u);
        QCOMPARE(need(record(*reader, all[0].id)).reason, "");
        QCOMPARE(rawBytes(*reader, 99).error().code, ErrorCode::NotFound);
    }

    void theSameFileTwiceIsDuplicates()
    {
        const Fixture f;
        QCOMPARE(f.read("a\nb\na\n").accepted, 3); // two equal lines are two records
        const auto again = f.read("a\nb\na\n");
        QCOMPARE(again.accepted, 0);
        QCOMPARE(again.duplicates, 3);
        const auto sums = need(totals(*f.reader()));
        QCOMPARE(sums.records, 3);
        QCOMPARE(sums.observations, 3);
        QCOMPARE(sums.imports, 2);
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "test_store.moc"
