// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/intake.h"
#include "picture/builder.h"
#include "picture/details.h"
#include "picture/engine.h"
#include "picture/query.h"
#include "picturetext.h"
#include "storefixture.h"

#include <random>
#include <set>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::store::testing;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t hour = 3'600'000'000;
constexpr std::int64_t noon = 1'790'000'000'000'000;

Claim make(const std::string &type, const std::string &subject, const std::string &title, const std::string &body)
{
    Claim c;
    c.type = type;
    c.subject = subject;
    c.title = title;
    c.body = body;
    return c;
}

Claim incident(const std::string &id, int severity, const std::string &more = {}, std::int64_t from = noon)
{
    Claim c = make("incident", id, "Title of " + id, R"({"severity":)" + std::to_string(severity) + more + "}");
    c.happenedFrom = fromMicros(from);
    return c;
}

/// A store that is told things, one import a call.
struct Floor : store::testing::Fixture
{
    int told = 0;

    std::int64_t source(const std::string &slug, char reliability, const std::string &marking = "TLP:GREEN")
    {
        Source s = store::testing::source(slug);
        s.reliability = reliability;
        s.defaultMarking = marking;
        return need(writer->putSource(s).get());
    }
    std::int64_t tell(std::int64_t source, std::vector<Claim> claims, std::vector<Observation> observations = {})
    {
        ++told;
        const auto name = "/feeds/" + std::to_string(told);
        const auto import = need(writer->beginImport({source, name, "test", {}, name}).get());
        BatchMaker batch(import);
        auto &record = batch.add(0, "record " + std::to_string(told));
        record.claims = std::move(claims);
        record.observations = std::move(observations);
        need(writer->commit(batch.take()).get());
        need(writer->endImport(import.id, {}).get());
        return import.id;
    }
    [[nodiscard]] SnapshotPtr picture(store::KnownAt at = {}) const
    {
        const auto connection = reader();
        return need(build(*store, *connection, at));
    }
};

const IncidentRow &row(const SnapshotPtr &s, const std::string &id)
{
    const auto found = s->incidentById.find(id);
    if (found == s->incidentById.end())
        qFatal("no incident %s", id.c_str());
    return s->incidents[static_cast<std::size_t>(found->second)];
}
const AssetRow &asset(const SnapshotPtr &s, const std::string &id)
{
    const auto found = s->assetById.find(id);
    if (found == s->assetById.end())
        qFatal("no asset %s", id.c_str());
    return s->assets[static_cast<std::size_t>(found->second)];
}

std::vector<Claim> inventory()
{
    return {
        make("asset", "asset--hq", "Headquarters",
             R"({"key":"HQ","kind":"site","lat":48.37,"lon":-4.49,"country":"FRA"})"),
        make("asset", "asset--mail", "Mail", R"({"key":"MAIL","kind":"service","addresses":["10.0.0.1"],"site":"HQ"})"),
        make("asset", "asset--gen1", "Generator 1",
             R"({"key":"GEN1","kind":"power","country":"CIV","criticality":70})"),
        make("asset", "asset--gen2", "Generator 2", R"({"key":"GEN2","kind":"power","country":"CIV","nation":"GH"})"),
        make("dependency", "dependency--1", "", R"({"dependant":"MAIL","provider":"GEN1","need":"any","group":"p"})"),
        make("dependency", "dependency--2", "",
             R"({"dependant":"mail","provider":"Generator 2","need":"any","group":"p"})"),
        make("dependency", "dependency--3", "", R"({"dependant":"MAIL","provider":"NOBODY"})"),
        make(
            "mission", "mission--1", "Mission One",
            R"({"key":"M1","area":"Gulf","audience":"TLP:AMBER","tasks":[{"key":"T1","name":"Talk","needs":["MAIL"]}]})"),
        make(
            "mission", "mission--1", "Mission One",
            R"({"key":"M1","area":"Gulf","audience":"TLP:AMBER","tasks":[{"key":"T2","name":"Sail","needs":["HQ"]}]})"),
    };
}

} // namespace

class PictureBuildTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMoreReliableSourceIsShownAndTheOtherContradicts()
    {
        Floor floor;
        const auto good = floor.source("good", 'A'), poor = floor.source("poor", 'C');
        floor.tell(poor, {incident("incident--1", 85)});
        floor.tell(good, {incident("incident--1", 45)});
        const auto s = floor.picture();
        QCOMPARE(row(s, "incident--1").severity, 45);
        QVERIFY(row(s, "incident--1").contradicted);
        QCOMPARE(row(s, "incident--1").state, IncidentState::Correlated);
        QCOMPARE(row(s, "incident--1").sources.size(), 2u);
    }

    void aDependencyCarriesItsTerms()
    {
        Floor floor;
        const auto source = floor.source("good", 'A');
        auto claims = inventory();
        claims.push_back(make(
            "dependency", "dependency--4", "",
            R"({"dependant":"HQ","provider":"GEN1","need":"fdna","strength":0.8,"criticality":30,"hold_up_s":7200,"time_to_impact_s":60,"recovery_s":3600})"));
        claims.push_back(make("dependency", "dependency--5", "",
                              R"({"dependant":"HQ","provider":"GEN2","need":"weighted","weight":0.25,"strength":9})"));
        floor.tell(source, claims);
        const auto s = floor.picture();
        const auto of = [&](NeedRule rule) { return *std::ranges::find(s->dependencies, rule, &DependencyRow::group); };
        const DependencyRow fdna = of(NeedRule::Fdna), weighted = of(NeedRule::Weighted);
        QCOMPARE(fdna.strength, 0.8F);
        QCOMPARE(fdna.criticality, 30.F);
        QCOMPARE(std::tuple(fdna.holdUp, fdna.timeToImpact, fdna.recovery), std::tuple(7200, 60, 3600));
        QCOMPARE(weighted.weight, 0.25F);
        QCOMPARE(weighted.strength, 1.F); // 9 cannot be
        QVERIFY(fdna.groupId != weighted.groupId);
    }

    void aRelationshipOfOursCarriesItsTerms()
    {
        Floor floor;
        const auto source = floor.source("good", 'A');
        const auto relationship = [](char target) {
            std::string body
                = R"({"relationship_type":"depends-on","source_ref":"infrastructure--a","target_ref":"infrastructure--?","need":"any","group":"links","hold_up_s":900})";
            body.replace(body.find('?'), 1, 1, target);
            return make("relationship", std::string("relationship--") + target, "", body);
        };
        floor.tell(source,
                   {make("infrastructure", "infrastructure--a", "A", R"({"name":"A"})"),
                    make("infrastructure", "infrastructure--b", "B", R"({"name":"B"})"),
                    make("infrastructure", "infrastructure--c", "C", R"({"name":"C"})"), relationship('b'),
                    relationship('c')});
        const auto s = floor.picture();
        QCOMPARE(s->dependencies.size(), 2U);
        for (const DependencyRow &d : s->dependencies) {
            QCOMPARE(d.group, NeedRule::Any);
            QCOMPARE(d.groupId, 1);
            QCOMPARE(d.holdUp, 900);
        }
    }

    void agreementWithinABandAndAnHourIsNoContradiction()
    {
        Floor floor;
        const auto a = floor.source("a", 'A'), b = floor.source("b", 'B');
        floor.tell(a, {incident("incident--1", 45), incident("incident--2", 45), incident("incident--3", 45)});
        floor.tell(b,
                   {incident("incident--1", 55, {}, noon + hour / 2), incident("incident--2", 45, {}, noon + 2 * hour),
                    incident("incident--3", 45, R"(,"status":"closed")")});
        const auto s = floor.picture();
        QVERIFY(!row(s, "incident--1").contradicted);
        QVERIFY(row(s, "incident--2").contradicted);
        QCOMPARE(row(s, "incident--3").state, IncidentState::Closed); // a says nothing of it
        QVERIFY(!row(s, "incident--3").contradicted);
    }

    void aSourcesNewerVersionReplacesItsOlderOneWhateverArrivesLast()
    {
        Floor floor;
        Claim older = incident("incident--1", 30), newer = incident("incident--1", 70);
        older.version = fromMicros(noon);
        newer.version = fromMicros(noon + hour);
        floor.tell(floor.sourceId, {newer});
        floor.tell(floor.sourceId, {older});
        QCOMPARE(row(floor.picture(), "incident--1").severity, 70);
        QVERIFY(!row(floor.picture(), "incident--1").contradicted);
        Claim revoked = newer;
        revoked.version = fromMicros(noon + 2 * hour);
        revoked.revoked = true;
        floor.tell(floor.sourceId, {revoked});
        QVERIFY(floor.picture()->incidents.empty());
    }

    void theFoldDoesNotDependOnTheOrderOfArrival()
    {
        std::mt19937_64 random(31);
        std::vector<std::pair<int, Claim>> said;
        for (int source = 0; source < 3; ++source) {
            for (const Claim &claim : inventory())
                said.emplace_back(source, claim);
            for (int i = 0; i < 6; ++i) {
                const auto version = fromMicros(noon + static_cast<int>(random() % 2));
                for (const char *more : {R"(,"affects":["MAIL"],"countries":["CIV"])", R"(,"countries":["GHA"])"}) {
                    Claim c = incident("incident--" + std::to_string(i), static_cast<int>(random() % 100), more,
                                       noon + static_cast<int>(random() % 3) * hour);
                    c.version = version;
                    said.emplace_back(source, c);
                }
            }
        }
        QString first;
        for (int round = 0; round < 5; ++round) {
            Floor floor;
            const std::array ids{floor.source("s0", 'A'), floor.source("s1", 'B'), floor.source("s2", 'B')};
            std::ranges::shuffle(said, random);
            for (const auto &[source, claim] : said)
                floor.tell(ids[static_cast<std::size_t>(source)], {claim});
            Snapshot s = *floor.picture();
            s.knownAt = {};
            for (IncidentRow &r : s.incidents)
                r.known = r.updated = 0; // these are of arrival
            for (SourceRow &r : s.sources)
                r.state = {};
            const QString text = QString::fromStdString(test::textOf(s));
            if (first.isEmpty())
                first = text;
            QCOMPARE(text, first);
        }
    }

    void inventoryBecomesAGraphWithMissionsAndPlaces()
    {
        Floor floor;
        floor.tell(floor.sourceId, inventory());
        const auto s = floor.picture();
        QCOMPARE(s->assets.size(), 7u); // four, the mission, two tasks
        QCOMPARE(s->unresolved, 1u); // NOBODY
        QCOMPARE(asset(s, "asset--hq").kind, AssetKind::Site);
        QCOMPARE(asset(s, "asset--hq").precision, Precision::Site);
        QCOMPARE(asset(s, "asset--mail").x, asset(s, "asset--hq").x); // stands on the site
        QCOMPARE(asset(s, "asset--gen1").precision, Precision::Country);
        QCOMPARE(asset(s, "asset--gen1").criticality, 70);
        QCOMPARE(asset(s, "asset--gen1").nation, "CIV"); // nobody says whose it is: where it stands
        QCOMPARE(asset(s, "asset--gen2").nation, "GHA");
        QCOMPARE(asset(s, "mission--1").kind, AssetKind::Mission);
        QCOMPARE(asset(s, "mission--1#T1").kind, AssetKind::Task);
        QCOMPARE(s->missions.size(), 1u);
        QCOMPARE(s->missions[0].area, QStringLiteral("Gulf"));
        QCOMPARE(s->dependencies.size(), 6u); // 2 generators, 2 tasks, 2 needs
        // Each says whose word it is.
        std::set<std::string> subjects;
        for (const DependencyRow &d : s->dependencies) {
            subjects.insert(d.id);
            QCOMPARE(s->sources.at(d.source).source.id, floor.sourceId);
        }
        QCOMPARE(subjects, (std::set<std::string>{"dependency--1", "dependency--2", "mission--1"}));
        const auto slice = graphSlice(*s, {}, 0, 100);
        QCOMPARE(slice.nodes.size(), 7u);
        QCOMPARE(slice.nodes[0].layer, 0);
    }

    void whoWatchesWhatAddsUp()
    {
        Floor floor;
        const auto other = floor.source("sensor-2", 'C');
        floor.tell(
            floor.sourceId,
            {make("asset", "asset--a", "A", R"({"key":"A","watched_by":["SENSOR-1","nobody"]})"),
             make("asset", "asset--b", "B", R"({"key":"B"})"),
             make("infrastructure", "infrastructure--s", "Source sensor-2", R"({"name":"Source sensor-2"})"),
             make("relationship", "relationship--1", "",
                  R"({"relationship_type":"monitors","source_ref":"infrastructure--s","target_ref":"asset--a"})"),
             make("relationship", "relationship--2", "",
                  R"({"relationship_type":"monitored-by","source_ref":"asset--b","target_ref":"infrastructure--s"})")});
        floor.tell(other, {make("asset", "asset--a", "A", R"({"key":"A","watched_by":["sensor-1"]})")});
        const auto s = floor.picture();
        std::vector<std::pair<std::string, std::string>> watches;
        for (const WatchRow &watch : s->watches)
            watches.emplace_back(s->assets[static_cast<std::size_t>(watch.asset)].id,
                                 s->sources[watch.source].source.slug);
        QCOMPARE(watches,
                 (std::vector<std::pair<std::string, std::string>>{
                     {"asset--a", "sensor-1"}, {"asset--a", "sensor-2"}, {"asset--b", "sensor-2"}}));
        QCOMPARE(s->unresolved, 1u); // nobody
        QCOMPARE(asset(s, "asset--a").health, Health::Nominal); // heard of just now
        // A week later nothing more came.
        Clock::freeze(Clock::now() + 24h * 7);
        const auto later = floor.picture();
        const auto replay = floor.picture(s->knownAt);
        Clock::freeze({});
        QCOMPARE(asset(later, "asset--a").health, Health::Unknown);
        QVERIFY(asset(later, "asset--a").unseen);
        QCOMPARE(asset(replay, "asset--a").health, Health::Nominal); // as known then, it was seen
    }

    /// Who goes back to earlier words brings no new claim, and yet the picture that is kept follows.
    void whatIsSaidAgainIsTheNewestInAKeptPictureToo()
    {
        Floor floor;
        const auto kev = floor.source("kev", 'A');
        floor.tell(floor.sourceId,
                   {make("asset", "asset--fw", "Firewall",
                         R"({"key":"FW","components":[{"vendor":"Fortinet","name":"FortiOS","version":"7.2.4"}]})")});
        const auto tell = [&](std::int64_t version, const char *more) {
            Claim entry
                = make("vulnerability", "vulnerability--k", "known exploited",
                       std::string(R"({"exploited":true,"products":[{"vendor":"Fortinet","product":"FortiOS"}])") + more
                           + "}");
            entry.version = fromMicros(version);
            const auto import
                = need(floor.writer->beginImport({kev, "/kev" + std::to_string(version), "cisa-kev", {}, {}}).get());
            store::testing::BatchMaker batch(import);
            store::RecordItem &item = batch.add(0, "entry" + std::to_string(version));
            item.naturalKey = "kev|1";
            item.claims = {entry};
            const auto outcome = need(floor.writer->commit(batch.take()).get());
            need(floor.writer->endImport(import.id, {}).get());
            return std::pair(import.id, outcome.duplicates);
        };
        picture::Builder kept({}, store::Context::Real);
        const auto isRansomware = [&] {
            const auto reader = floor.reader();
            need(kept.read(*reader));
            const bool isKept = need(kept.snapshot(*reader, 1))->vulnerabilities.front().ransomware;
            if (floor.picture()->vulnerabilities.front().ransomware != isKept)
                qFatal("what is kept differs from what is read anew");
            return isKept;
        };
        const auto instant = [&] { return need(store::newestKnown(*floor.reader())); };
        fusion::Intake intake;
        const auto begunAnew = [&] {
            const auto before = intake.generation();
            need(intake.read(*floor.reader()));
            return intake.generation() > before;
        };
        QCOMPARE(tell(noon, R"(,"ransomware":true)").second, 0);
        QVERIFY(isRansomware());
        QCOMPARE(tell(noon + hour, "").second, 0);
        QVERIFY(!isRansomware());
        QVERIFY(!begunAnew());
        const Timestamp between = instant();
        const auto [again, duplicates] = tell(noon + 2 * hour, R"(,"ransomware":true)");
        QCOMPARE(duplicates, 1);
        QVERIFY(isRansomware());
        QVERIFY(begunAnew()); // a correlator takes nothing back
        const Timestamp after = instant();
        QVERIFY(!floor.picture(between)->vulnerabilities.front().ransomware);
        QCOMPARE(tell(noon + 2 * hour, R"(,"ransomware":true)").second, 1);
        QCOMPARE(tell(noon, R"(,"ransomware":true)").second, 1);
        QVERIFY(isRansomware());
        QVERIFY(!begunAnew());
        // The import that said it again is taken back.
        need(floor.writer->withdrawImport(again, "test").get());
        QVERIFY(!isRansomware());
        need(floor.writer->restoreImport(again, "test").get());
        QVERIFY(isRansomware());
        QVERIFY(floor.picture(after)->vulnerabilities.front().ransomware);
    }

    void vulnerabilitiesFindWhatRunsWhere()
    {
        Floor floor;
        const auto kev = floor.source("kev", 'A'), vendor = floor.source("vendor", 'B', "TLP:AMBER");
        floor.tell(
            floor.sourceId,
            {make("asset", "asset--fw", "Firewall",
                  R"({"key":"FW","components":[{"vendor":"Fortinet","name":"FortiOS","version":"7.2.4"}]})"),
             make("asset", "asset--x", "Other", R"({"key":"X","components":[{"name":"FortiOS","version":"7.2.4"}]})")});
        QVERIFY(floor.picture()->vulnerabilities.empty());
        floor.tell(
            vendor,
            {make("vulnerability", "vulnerability--1", "CVE-2026-0001: overflow",
                  R"({"cve":"CVE-2026-0001","severity":98,"products":[)"
                  R"({"vendor":"Fortinet","product":"FortiOS","version":"< 7.2.5","status":"known_affected"}]})"),
             make("vulnerability", "vulnerability--2", "CVE-2026-0002",
                  R"({"cve":"CVE-2026-0002","severity":99,"products":[)"
                  R"({"vendor":"Fortinet","product":"FortiOS","version":"7.2.4","status":"fixed"}]})")});
        Claim entry = make("vulnerability", "vulnerability--k", "known exploited",
                           R"({"cve":"CVE-2026-0001","exploited":true,"due":"2026-12-01T00:00:00Z"})");
        entry.version = fromMicros(noon);
        Claim newer = make("vulnerability", "vulnerability--k", "known exploited",
                           R"({"cve":"CVE-2026-0001","exploited":true,"due":"2026-11-01T00:00:00Z"})");
        newer.version = fromMicros(noon + hour);
        floor.tell(kev, {newer});
        floor.tell(kev, {entry}); // an older catalogue, read later
        const auto s = floor.picture();
        QCOMPARE(s->vulnerabilities.size(), 2u);
        QCOMPARE(s->vulnerabilities[0].id, "vulnerability--k"); // exploited first
        QVERIFY(s->vulnerabilities[0].exploited);
        QVERIFY(fromMicros(s->vulnerabilities[0].due) == parseIso8601("2026-11-01T00:00:00Z")->at);
        QCOMPARE(s->matches.size(), 2u);
        QCOMPARE(s->matches[0].rule, fusion::MatchRule::Cve);
        QCOMPARE(s->matches[1].rule, fusion::MatchRule::Product);
        QCOMPARE(s->matches[1].asset, s->assetById.at("asset--fw"));
        QCOMPARE(s->matches[1].value, "Fortinet FortiOS 7.2.4 in < 7.2.5");
        QCOMPARE(asset(s, "asset--fw").health, Health::Nominal); // a hint, no state
        QCOMPARE(asset(s, "asset--fw").worstSeverity, 0);
    }

    void incidentsReachMissionsThroughTheGraph()
    {
        Floor floor;
        floor.tell(floor.sourceId, inventory());
        const auto b = floor.source("b", 'B');
        floor.tell(b, {incident("incident--1", 90, R"(,"affects":["GEN1"])")});
        auto s = floor.picture();
        QCOMPARE(asset(s, "asset--gen1").health, Health::Failed);
        QCOMPARE(s->missions[0].health, Health::Nominal); // the other generator holds
        QCOMPARE(s->missions[0].incidents.size(), 1u);
        floor.tell(b, {incident("incident--2", 90, R"(,"affects":["Generator 2"])")});
        s = floor.picture();
        QCOMPARE(s->missions[0].health, Health::Failed);
        QCOMPARE(row(s, "incident--2").missions, std::vector{0});
    }

    void observationsFindTheirAssetByAddressOrName()
    {
        Floor floor;
        Observation toUs = observation("one"), fromUs = observation("two"), named = observation("three");
        Observation elsewhere = observation("four"), own = observation("five");
        toUs.destination.address = "10.0.0.1";
        fromUs.source.address = "10.0.0.1";
        named.asset = "gen1";
        own.asset = "MAIL";
        own.position = Position{10, 20, Precision::City};
        floor.tell(floor.sourceId, {}, {toUs, fromUs, named, elsewhere, own});
        QVERIFY(std::ranges::all_of(floor.picture()->observations.asset, [](auto a) { return a == -1; }));
        floor.tell(floor.sourceId, inventory()); // the inventory may come later
        const auto s = floor.picture();
        const Columns &o = s->observations;
        QCOMPARE(o.asset[0], s->assetById.at("asset--mail"));
        QCOMPARE(o.asset[1], s->assetById.at("asset--mail"));
        QCOMPARE(o.asset[2], s->assetById.at("asset--gen1"));
        QCOMPARE(o.asset[3], -1);
        QCOMPARE(o.x[0], asset(s, "asset--hq").x);
        QCOMPARE(o.placedByAsset, (std::vector<std::uint8_t>{1, 1, 1, 0, 0}));
        QVERIFY(std::isnan(o.x[3]));
        QCOMPARE(o.x[4], project(10, 20).x);
        QCOMPARE(o.precision[4], static_cast<std::uint8_t>(Precision::City));
        QCOMPARE(o.place[3], -1);
    }

    void stixInfrastructureStandsForTheInventorysAsset()
    {
        Floor floor;
        floor.tell(floor.sourceId, inventory());
        const auto cert = floor.source("cert", 'A', "TLP:AMBER");
        floor.tell(
            cert,
            {make("infrastructure", "infrastructure--1", "Their mail", R"({"name":"Their mail","aliases":["MAIL"]})"),
             make("infrastructure", "infrastructure--2", "Web", R"({"name":"Web"})"),
             make("infrastructure", "infrastructure--3", "C2",
                  R"({"name":"C2","infrastructure_types":["command-and-control"]})"),
             make("infrastructure", "infrastructure--4", "By address", R"({"name":"By address"})"),
             make("ipv4-addr", "ipv4-addr--1", "", R"({"value":"10.0.0.1"})"),
             make(
                 "relationship", "relationship--0", "",
                 R"({"relationship_type":"consists-of","source_ref":"infrastructure--4","target_ref":"ipv4-addr--1"})"),
             make("location", "location--1", "Accra",
                  R"({"country":"GH","city":"Accra","latitude":5.56,"longitude":-0.2})"),
             incident("incident--1", 75), incident("incident--2", 75), incident("incident--3", 75),
             make("relationship", "relationship--1", "",
                  R"({"relationship_type":"targets","source_ref":"incident--1","target_ref":"infrastructure--1"})"),
             make("relationship", "relationship--2", "",
                  R"({"relationship_type":"located-at","source_ref":"incident--2","target_ref":"location--1"})"),
             make("relationship", "relationship--3", "",
                  R"({"relationship_type":"targets","source_ref":"incident--3","target_ref":"location--9"})")});
        const auto s = floor.picture();
        QCOMPARE(s->assetById.at("infrastructure--1"), s->assetById.at("asset--mail"));
        QCOMPARE(s->assetById.at("infrastructure--4"), s->assetById.at("asset--mail"));
        QVERIFY(s->assetById.contains("infrastructure--2"));
        QVERIFY(!s->assetById.contains("infrastructure--3"));
        QCOMPARE(row(s, "incident--1").assets, std::vector{s->assetById.at("asset--mail")});
        QCOMPARE(row(s, "incident--1").placedBy, s->assetById.at("asset--mail"));
        QCOMPARE(row(s, "incident--2").countries, std::vector<std::string>{"GHA"});
        QCOMPARE(row(s, "incident--2").precision, Precision::City);
        QCOMPARE(row(s, "incident--3").precision, Precision::None);
    }

    void aStixIncidentsOwnTimesAreReadFromItsBody()
    {
        Floor floor;
        Claim c = make("incident", "incident--1", "x",
                       R"({"severity":50,"first_seen":"2026-09-21T14:13:20Z","last_seen":"2026-09-21T15:00:00.000Z"})");
        Claim sentinel = make("incident", "incident--2", "y", R"({"first_seen":"1970-01-01T00:00:00Z"})");
        floor.tell(floor.sourceId, {c, sentinel});
        const auto s = floor.picture();
        QCOMPARE(row(s, "incident--1").from, noon);
        QCOMPARE(row(s, "incident--1").to, noon + 2800 * 1'000'000LL);
        QCOMPARE(row(s, "incident--2").from, noTime);
        QCOMPARE(row(s, "incident--2").severity, 40); // nobody graded it
    }

    void placesAreAsPreciseAsTheirSource()
    {
        Floor floor;
        floor.tell(floor.sourceId,
                   {incident("incident--1", 50, R"(,"countries":["GHA"])"),
                    incident("incident--2", 50, R"(,"city":"Accra","lat":5.56,"lon":-0.2)"),
                    incident("incident--3", 50, R"(,"lat":5.56,"lon":-0.2)"),
                    incident("incident--4", 50, R"(,"lat":95,"lon":-0.2,"country":"ghana")")});
        const auto s = floor.picture();
        QCOMPARE(row(s, "incident--1").precision, Precision::Country);
        QCOMPARE(row(s, "incident--2").precision, Precision::City);
        QCOMPARE(row(s, "incident--3").precision, Precision::Site);
        QCOMPARE(row(s, "incident--4").precision, Precision::Country);
        QCOMPARE(row(s, "incident--4").countries, std::vector<std::string>{"GHA"});
    }

    void markingsFailClosedAndJoin()
    {
        Floor floor;
        const auto silent = floor.source("silent", 'B', ""), amber = floor.source("amber", 'B', "TLP:AMBER");
        Claim green = incident("incident--1", 50), odd = incident("incident--3", 50);
        green.marking = "TLP:GREEN";
        odd.marking = "TLP:PURPLE";
        floor.tell(silent, {green, incident("incident--2", 50), odd}, {observation()});
        floor.tell(amber, {incident("incident--1", 50)});
        const auto s = floor.picture();
        const auto label = [&](const std::string &id) { return toString(s->markings[row(s, id).marking]); };
        QCOMPARE(label("incident--1"), "TLP:AMBER");
        QCOMPARE(row(s, "incident--2").marking, 0);
        QCOMPARE(row(s, "incident--3").marking, 0);
        QCOMPARE(s->observations.marking[0], 0);
        QVERIFY(!count(*s, {}).marking.known);
    }

    void anEarlierPictureIsAsItWasKnown()
    {
        Floor floor;
        floor.tell(floor.sourceId, {incident("incident--1", 50)}, {observation("a")});
        const auto then = floor.picture();
        const auto import
            = floor.tell(floor.sourceId, {incident("incident--2", 50)}, {observation("b"), observation("c")});
        QCOMPARE(floor.picture()->incidents.size(), 2u);
        const auto replay = floor.picture(then->knownAt);
        QVERIFY(replay->replay);
        QCOMPARE(replay->incidents.size(), 1u);
        QCOMPARE(replay->observations.size(), 1u);
        need(floor.writer->withdrawImport(import, "test").get());
        QCOMPARE(floor.picture()->observations.size(), 1u);
        QCOMPARE(QString::fromStdString(test::textOf(*floor.picture(then->knownAt))),
                 QString::fromStdString(test::textOf(*replay)));
    }

    void aBuilderReadsOnlyWhatIsNewAndNoticesWhatIsGone()
    {
        Floor floor;
        floor.tell(floor.sourceId, inventory(), {observation("a")});
        const auto reader = floor.reader();
        Builder builder({}, store::Context::Real);
        need(builder.read(*reader));
        QVERIFY(builder.isWhole());
        const auto import = floor.tell(floor.sourceId, {incident("incident--1", 50)}, {observation("b", noon - hour)});
        need(builder.read(*reader));
        QVERIFY(builder.isWhole());
        const auto s = need(builder.snapshot(*reader, 1));
        QCOMPARE(QString::fromStdString(test::textOf(*s)), QString::fromStdString(test::textOf(*floor.picture())));
        need(floor.writer->withdrawImport(import, "test").get());
        need(builder.read(*reader));
        QVERIFY(builder.isWhole());
        QCOMPARE(QString::fromStdString(test::textOf(*need(builder.snapshot(*reader, 2)))),
                 QString::fromStdString(test::textOf(*floor.picture())));
    }

    void anEngineFollowsItsStore()
    {
        Floor floor;
        floor.tell(floor.sourceId, inventory(), {observation("a")});
        QObject here;
        QStringList failures;
        Engine engine(floor.store);
        connect(&engine, &Engine::failed, &here, [&](const QString &detail) { failures.append(detail); });
        QTRY_COMPARE(engine.latest()->observations.size(), 1u);
        std::int64_t import = 0;
        for (int i = 0; i < 5; ++i) {
            Observation o = observation("b" + std::to_string(i), noon - i * hour);
            o.destination.address = "10.0.0.1";
            import = floor.tell(floor.sourceId,
                                i % 2 ? std::vector{incident("incident--1", 20 * i)} : std::vector<Claim>{}, {o});
        }
        QTRY_COMPARE(engine.latest()->observations.size(), 6u);
        QTRY_COMPARE(QString::fromStdString(test::textOf(*engine.latest())),
                     QString::fromStdString(test::textOf(*floor.picture())));
        need(floor.writer->withdrawImport(import, "test").get());
        QTRY_COMPARE(engine.latest()->observations.size(), 5u);
        QTRY_COMPARE(QString::fromStdString(test::textOf(*engine.latest())),
                     QString::fromStdString(test::textOf(*floor.picture())));
        QCOMPARE(failures, QStringList());
    }

    void anEngineSeesWhatAnotherConnectionCommitsAndTakesBack()
    {
        Floor floor;
        Engine engine(floor.store);
        auto other
            = need(store::Store::open(floor.path, {store::OpenOptions::Mode::ReadWrite, {}, store::Context::Real}));
        auto *writer = need(other->writer());
        const auto import = need(writer->beginImport({floor.sourceId, "/feeds/other", "test", {}, "x"}).get());
        BatchMaker batch(import);
        batch.add(0, "one").observations = {observation("other")};
        need(writer->commit(batch.take()).get());
        QTRY_COMPARE_WITH_TIMEOUT(engine.latest()->observations.size(), 1u, 10'000);
        need(writer->withdrawImport(import.id, "test").get());
        QTRY_COMPARE_WITH_TIMEOUT(engine.latest()->observations.size(), 0u, 10'000);
    }

    void anEngineGoesBackInTimeAndReturns()
    {
        Floor floor;
        floor.tell(floor.sourceId, {}, {observation("a")});
        const auto then = floor.picture()->knownAt;
        floor.tell(floor.sourceId, {}, {observation("b")});
        Engine engine(floor.store);
        QTRY_COMPARE(engine.latest()->observations.size(), 2u);
        engine.setKnownAt(then);
        QTRY_VERIFY(engine.latest()->replay);
        QCOMPARE(engine.latest()->observations.size(), 1u);
        engine.setKnownAt({});
        QTRY_VERIFY(!engine.latest()->replay);
        QCOMPARE(engine.latest()->observations.size(), 2u);
    }

    void anEngineReplaysWhatItIsAskedForLastAndTakesInWhatCameMeanwhile()
    {
        Floor floor;
        std::vector<Timestamp> instants;
        for (int i = 0; i < 20; ++i) {
            floor.tell(floor.sourceId, {incident("incident--1", 3 * i)}, {observation("o" + std::to_string(i))});
            instants.push_back(floor.picture()->knownAt);
        }
        QObject here;
        std::vector<SnapshotPtr> shown;
        Engine engine(floor.store);
        connect(&engine, &Engine::changed, &here, [&](const SnapshotPtr &s) { shown.push_back(s); });
        QTRY_COMPARE(engine.latest()->observations.size(), 20u);
        shown.clear();
        for (const Timestamp &at : instants) // faster than anybody looks
            engine.setKnownAt(at);
        engine.setKnownAt(instants[7]);
        QTRY_VERIFY(engine.latest()->replay && engine.latest()->knownAt == instants[7]);
        QCOMPARE(QString::fromStdString(test::textOf(*engine.latest())),
                 QString::fromStdString(test::textOf(*floor.picture(instants[7]))));
        QTRY_VERIFY(!shown.empty() && shown.back()->knownAt == instants[7]);
        QVERIFY(shown.size() < instants.size());
        floor.tell(floor.sourceId, {}, {observation("meanwhile")});
        engine.setKnownAt({});
        QTRY_VERIFY(!engine.latest()->replay);
        QCOMPARE(engine.latest()->observations.size(), 21u);
    }

    void detailsComeByIdAndNewerRequestsReplaceOlderOnes()
    {
        Floor floor;
        const auto b = floor.source("b", 'B');
        floor.tell(floor.sourceId, {incident("incident--1", 50)}, {observation("a")});
        floor.tell(b, {incident("incident--1", 60)});
        QObject here;
        std::vector<Details> details;
        std::vector<RawRecordText> raw;
        QStringList searched;
        std::size_t imports = 0;
        DetailReader reader(floor.store);
        connect(&reader, &DetailReader::details, &here, [&](const Details &d) { details.push_back(d); });
        connect(&reader, &DetailReader::raw, &here, [&](const RawRecordText &r) { raw.push_back(r); });
        connect(&reader, &DetailReader::hits, &here, [&](const QString &words, const auto &found) {
            searched.append(words + QString::number(found.size()));
        });
        connect(&reader, &DetailReader::importsRead, &here, [&](const auto &found) { imports = found.size(); });

        reader.requestDetails({ObjectRef::Kind::Incident, "incident--9"});
        reader.requestDetails({ObjectRef::Kind::Incident, "incident--1"});
        QTRY_VERIFY(!details.empty() && details.back().ref.id == "incident--1");
        const Details found = details.back();
        QCOMPARE(found.claims.size(), 2u);
        QCOMPARE(found.sources.size(), 2u);
        QVERIFY(found.error.isEmpty());
        reader.requestRaw(found.claims[0].recordId);
        QTRY_COMPARE(raw.size(), 1u);
        QCOMPARE(raw[0].bytes, "record 1");
        const auto id = floor.picture()->observations.id[0];
        reader.requestDetails({ObjectRef::Kind::Observation, std::to_string(id)});
        QTRY_VERIFY(details.back().observation.has_value());
        reader.requestDetails({ObjectRef::Kind::Observation, "999999"});
        QTRY_VERIFY(!details.back().error.isEmpty());
        reader.requestSearch(QStringLiteral("Title"));
        QTRY_COMPARE(searched, QStringList{QStringLiteral("Title1")});
        reader.requestImports();
        QTRY_COMPARE(imports, 2u);
    }

    void gapsAreInThePictureFromWhenTheyAreKnown()
    {
        Floor f;
        const std::int64_t other = f.source("other", 'B');
        const auto at = [](std::int64_t second) { return fromMicros(noon + second * 1'000'000); };
        f.tell(f.sourceId, {});
        const auto before = Clock::now();
        using store::GapReason;
        need(f.writer->putGaps(f.sourceId, {{0, at(0), at(60), 0, GapReason::Unattended}}, {}).get());
        // One loss that goes on, in pieces, while another feed loses too.
        need(f.writer->putGaps(f.sourceId, {{0, at(100), at(101), 5, GapReason::Overrun}}, {}).get());
        need(f.writer->putGaps(other, {{0, at(90), at(120), 0, GapReason::Unattended}}, {}).get());
        need(f.writer->putGaps(f.sourceId, {{0, at(101), at(109), 7, GapReason::Overrun}}, {}).get());
        need(f.writer->putGaps(f.sourceId, {{0, at(200), at(201), 1, GapReason::Overrun}}, {}).get());

        const auto now = f.picture();
        const auto index = [&now](std::int64_t source) {
            const auto row = std::ranges::find(now->sources, source, [](const SourceRow &r) { return r.source.id; });
            return std::uint16_t(row - now->sources.begin());
        };
        const std::vector<GapRow> wanted{
            {index(f.sourceId), toMicros(at(0)), toMicros(at(60)), 0, GapReason::Unattended},
            {index(other), toMicros(at(90)), toMicros(at(120)), 0, GapReason::Unattended},
            {index(f.sourceId), toMicros(at(100)), toMicros(at(109)), 12, GapReason::Overrun},
            {index(f.sourceId), toMicros(at(200)), toMicros(at(201)), 1, GapReason::Overrun},
        };
        QVERIFY(now->gaps == wanted);
        QVERIFY(f.picture(before)->gaps.empty());
    }
};

QTEST_GUILESS_MAIN(PictureBuildTest)
#include "test_picture_build.moc"
