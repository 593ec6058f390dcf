// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/correlator.h"
#include "fusion/names.h"
#include "scoring.h"

#include <QTest>

#include <random>

using namespace watchfloor;
using namespace watchfloor::fusion;
using namespace watchfloor::fusion::testing;

namespace {

constexpr std::int64_t minute = 60'000'000, hour = 60 * minute, day = 24 * hour;
constexpr std::int64_t start = 1'790'000'000'000'000;

Observation alert(std::int64_t at, const std::string &from, const std::string &to, Category category, int severity = 70)
{
    Observation o;
    o.kind = "alert";
    o.happenedFrom = fromMicros(start + at);
    o.category = category;
    o.severity = static_cast<std::uint8_t>(severity);
    o.source.address = from;
    o.destination.address = to;
    o.signatureId = "1:1:1";
    return o;
}

Observation tls(std::int64_t at, const std::string &from, const std::string &to, const std::string &name)
{
    Observation o;
    o.kind = "tls";
    o.happenedFrom = fromMicros(start + at);
    o.source.address = from;
    o.destination.address = to;
    o.name = name;
    return o;
}

Told object(const std::string &source, const std::string &type, const std::string &id, const std::string &name)
{
    Told told;
    told.source = source;
    told.subject = type + "--" + id;
    told.type = type;
    told.name = name;
    told.names = {name};
    return told;
}

Told report(const std::string &source, const std::string &key, std::int64_t from, Category category,
            std::vector<std::string> targets, std::vector<std::string> values = {}, const std::string &actor = {})
{
    Told told = object(source, "incident", source + key, {});
    told.names.clear();
    told.key = key;
    told.from = start + from;
    told.to = told.from + hour;
    told.category = category;
    told.targets = std::move(targets);
    told.values = std::move(values);
    if (!actor.empty())
        told.actors = {actor};
    return told;
}

Told asset(const std::string &key, const std::string &address)
{
    Told told = object("inventory", "asset", key, key);
    told.key = key;
    told.locators = {address};
    return told;
}

struct World
{
    std::vector<Told> claims;
    std::vector<std::pair<std::string, Observation>> seen;
};

Correlator correlated(const World &world)
{
    Correlator correlator;
    correlator.setClaims(world.claims);
    for (const auto &[source, o] : world.seen)
        correlator.add(source, o);
    correlator.update();
    return correlator;
}

std::size_t incidentsOf(const World &world) { return correlated(world).incidents().size(); }

/// One incident of all the reports in a world of reports alone.
bool areOne(const World &world)
{
    const Correlator c = correlated(world);
    std::set<std::string> ids;
    for (const Told &told : world.claims)
        if (told.type == "incident")
            ids.insert(c.incidentOf(told.subject));
    return ids.size() == 1 && !ids.begin()->empty();
}

// ---------------------------------------------------------------- invented worlds

World randomWorld(std::mt19937 &random)
{
    const auto below = [&](std::size_t n) { return random() % n; };
    const auto oneOf = [&](const std::vector<std::string> &all) { return all[below(all.size())]; };
    const std::vector<std::string> ours{"10.0.0.1", "10.0.0.2", "192.0.2.1", "192.0.2.2"},
        others{"198.51.100.1", "198.51.100.2", "203.0.113.1"}, names{"a.example.net", "b.example.net", ""},
        hosts{"HOST-1", "HOST-2", "HOST-3"}, sensors{"s1", "s2"}, tellers{"c1", "c2", "c3"},
        actors{"Quiet Magpie", "Quiet Magpei", "Copper Lynx", "Lynx", ""};
    constexpr std::array categories{Category::Exploit, Category::C2Server, Category::Phishing,
                                    Category::Ddos,    Category::Scanner,  Category::Undetermined};
    const auto when = [&] {
        return static_cast<std::int64_t>(below(12 * 24)) * 5 * minute * static_cast<std::int64_t>(1 + below(20));
    };
    World world;
    for (std::size_t i = below(3); i > 0; --i)
        world.claims.push_back(asset(hosts[i - 1], ours[below(3)]));
    for (std::size_t i = below(3); i > 0; --i) {
        Told actor = object(oneOf(tellers), "intrusion-set", "i" + std::to_string(i), oneOf(actors));
        actor.names.push_back(oneOf(actors));
        std::erase(actor.names, std::string());
        world.claims.push_back(actor);
    }
    for (std::size_t i = below(7); i > 0; --i) {
        Told told = report(oneOf(tellers), "CASE-" + std::to_string(100 + below(9)), when(),
                           categories[below(categories.size())], {oneOf(hosts)}, {}, oneOf(actors));
        if (below(2))
            told.values.push_back(oneOf(others));
        if (below(3) == 0)
            told.values.push_back(oneOf(ours));
        if (below(3) == 0)
            told.targets.push_back(oneOf(hosts));
        if (below(3) == 0)
            told.to = told.from + 2 * day;
        if (below(4) == 0)
            told.mentions = {"CASE-10" + std::to_string(below(9))};
        if (below(5) == 0)
            told.text = "thesamewordsagain";
        if (below(8) == 0)
            told.from = told.to = noTime;
        if (below(5) == 0)
            told.cves = {"CVE-2026-0001"};
        told.version = static_cast<std::int64_t>(below(3));
        told.revoked = below(12) == 0;
        told.hash = std::to_string(random());
        world.claims.push_back(told);
    }
    if (below(2)) {
        Told indicator = object(oneOf(tellers), "indicator", "x", "x");
        indicator.values = {oneOf(others)};
        indicator.isForDetection = true;
        indicator.from = start + when();
        if (below(2))
            indicator.to = indicator.from + day;
        world.claims.push_back(indicator);
    }
    if (below(4) == 0) {
        Told rejection = object("floor", "fusion-rejection", "r", {});
        rejection.rule = "sighting";
        rejection.value = oneOf(others);
        if (below(2) && !world.claims.empty())
            rejection.member = world.claims[below(world.claims.size())].subject;
        world.claims.push_back(rejection);
    }
    for (std::size_t i = below(16); i > 0; --i) {
        const bool isOut = below(2) == 1;
        const std::string from = isOut ? oneOf(ours) : oneOf(others), to = isOut ? oneOf(others) : oneOf(ours);
        Observation o = below(4)
            ? alert(when(), from, below(5) ? to : oneOf(ours), categories[below(categories.size())], below(3) ? 70 : 30)
            : tls(when(), from, below(5) ? to : oneOf(ours), oneOf(names));
        if (i % 3 == 0 && !world.seen.empty()) // beside another
            o.happenedFrom = world.seen.back().second.happenedFrom;
        if (below(4) == 0)
            o.communityId = "1:" + std::to_string(below(3));
        if (below(6) == 0)
            o.cveIds = {"CVE-2026-0001"};
        world.seen.emplace_back(oneOf(sensors), o);
    }
    // Now and then somebody whom everybody uses, and one who knocks at every door.
    if (below(6) == 0) {
        for (int i = 0; i < 14; ++i) {
            const std::string self = "10.1.0." + std::to_string(i);
            world.seen.emplace_back("s1", tls(i % 6 * day, self, others[0], {}));
            world.seen.emplace_back("s1", alert(i * minute, others[2], self, Category::Scanner, 30));
        }
    }
    return world;
}

/// As a store would grow: in any order and portions, and with claims that are taken back before the end.
std::string grown(World world, std::mt19937 &random)
{
    std::ranges::shuffle(world.claims, random);
    std::ranges::shuffle(world.seen, random);
    Correlator correlator;
    std::size_t seen = 0;
    for (int round = 0; round < 4; ++round) {
        std::vector<Told> some;
        for (const Told &told : world.claims) {
            if (random() % 2)
                some.push_back(told);
        }
        correlator.setClaims(some);
        for (std::size_t n = random() % 8; n > 0 && seen < world.seen.size(); --n, ++seen)
            correlator.add(world.seen[seen].first, world.seen[seen].second);
        correlator.update();
    }
    correlator.setClaims(world.claims);
    for (; seen < world.seen.size(); ++seen)
        correlator.add(world.seen[seen].first, world.seen[seen].second);
    correlator.update();
    return textOf(correlator);
}

} // namespace

class TestCorrelator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void caseNumbersJoin()
    {
        World world{{report("soc", "SC-2026-0911", 0, Category::Phishing, {"A"}),
                     report("cert", "CA-1001", 5 * day, Category::Other, {"B"})},
                    {}};
        QCOMPARE(incidentsOf(world), 0u);
        world.claims[1].mentions = {"SC-2026-0911"};
        QVERIFY(areOne(world));
        // A plain number means nothing in another's mouth.
        World plain{
            {report("soc", "1234", 0, Category::Phishing, {"A"}), report("cert", "1234", 0, Category::Other, {"B"})},
            {}};
        QCOMPARE(incidentsOf(plain), 0u);
    }

    void theSameActOnTheSameAssetJoinsAcrossSourcesOnly()
    {
        World world{{asset("HOST", "10.0.0.1"), report("a", "A-1001", 0, Category::Ddos, {"HOST"}),
                     report("b", "B-1001", 2 * hour, Category::Ddos, {"10.0.0.1"})},
                    {}};
        QVERIFY(areOne(world));
        World late = world;
        late.claims[2] = report("b", "B-1001", 9 * hour, Category::Ddos, {"10.0.0.1"});
        QCOMPARE(incidentsOf(late), 0u);
        World other = world;
        other.claims[2] = report("b", "B-1001", 2 * hour, Category::Phishing, {"10.0.0.1"});
        QCOMPARE(incidentsOf(other), 0u);
        World alone = world;
        alone.claims[2] = report("a", "A-1002", 2 * hour, Category::Ddos, {"10.0.0.1"});
        QCOMPARE(incidentsOf(alone), 0u);
    }

    void twoActorsAtOneVictimAreTwo()
    {
        World world{{asset("HOST", "10.0.0.1"),
                     report("a", "A-1001", 0, Category::SystemCompromise, {"HOST"}, {}, "Quiet Magpie"),
                     report("b", "B-1001", hour, Category::SystemCompromise, {"HOST"}, {}, "QUIET MAGPEI"),
                     report("a", "A-1002", hour, Category::SystemCompromise, {"HOST"}, {}, "Copper Lynx"),
                     report("b", "B-1002", 2 * hour, Category::SystemCompromise, {"HOST"}, {}, "Copper Lynx")},
                    {}};
        const Correlator c = correlated(world);
        QCOMPARE(c.incidents().size(), 2u);
        QCOMPARE(c.incidentOf("incident--aA-1001"), c.incidentOf("incident--bB-1001"));
        QCOMPARE(c.incidentOf("incident--aA-1002"), c.incidentOf("incident--bB-1002"));
    }

    void whatADeskKeepsApartIsNotJoinedByALittle()
    {
        // Two of b's cases on one server, by one actor: which of them a's is, only more than that can tell.
        World world{{asset("HOST", "10.0.0.1"), report("a", "A-1001", 0, Category::SystemCompromise, {"HOST"}),
                     report("b", "B-1001", hour, Category::SystemCompromise, {"HOST"}),
                     report("b", "B-1002", 2 * hour, Category::SystemCompromise, {"HOST"})},
                    {}};
        QCOMPARE(incidentsOf(world), 0u);
        world.claims[2].values = {"203.0.113.5"};
        world.claims[1].values = {"203.0.113.5"};
        const Correlator c = correlated(world);
        QCOMPARE(c.incidentOf("incident--aA-1001"), c.incidentOf("incident--bB-1001"));
        QVERIFY(c.incidentOf("incident--bB-1002").empty());
    }

    void whoMovedFromOneToTheOtherIsBetweenThem()
    {
        const Told first = asset("A", "10.0.0.1"), second = asset("B", "10.0.0.2");
        Told told = report("cert", "CA-1001", 0, Category::SystemCompromise, {"A", "B"});
        told.to = told.from + 2 * hour;
        World world{{first, second, told}, {{"s1", tls(hour, "10.0.0.1", "10.0.0.2", "")}}};
        QCOMPARE(incidentsOf(world), 1u);
        World later = world;
        later.seen = {{"s1", tls(9 * hour, "10.0.0.1", "10.0.0.2", "")}};
        QCOMPARE(incidentsOf(later), 0u);
        World elsewhere = world;
        elsewhere.seen = {{"s1", tls(hour, "10.0.0.1", "10.0.0.3", "")}};
        QCOMPARE(incidentsOf(elsewhere), 0u);
        // Of days, ordinary traffic is no news, and an alert is.
        World days = world;
        days.claims[2].to = told.from + 5 * day;
        QCOMPARE(incidentsOf(days), 0u);
        days.seen.emplace_back("s1", alert(hour, "10.0.0.1", "10.0.0.2", Category::Undetermined));
        QCOMPARE(incidentsOf(days), 1u);
        // A later word of the report's changes it for what was seen before.
        Correlator c = correlated(world);
        c.setClaims(days.claims);
        c.update();
        QCOMPARE(c.incidents().size(), 0u);
    }

    void whatIsExchangedInTheHourOfAnAlertBelongsToIt()
    {
        const Told told = report("cert", "CA-1001", 0, Category::C2Server, {"10.0.0.1"});
        World world{{asset("A", "10.0.0.1"), told},
                    {{"s1", alert(10 * minute, "10.0.0.1", "203.0.113.7", Category::C2Server)},
                     {"s1", tls(20 * minute, "10.0.0.1", "203.0.113.7", "")},
                     {"s1", tls(5 * hour, "10.0.0.1", "203.0.113.7", "")},
                     {"s1", tls(20 * minute, "10.0.0.1", "203.0.113.8", "")}}};
        const Correlator c = correlated(world);
        QCOMPARE(c.incidents().size(), 1u);
        QCOMPARE(c.incident(c.incidents().front()).traces.size(), 2u);
        // The alert may come last.
        std::ranges::reverse(world.seen);
        QCOMPARE(textOf(correlated(world)), textOf(c));
    }

    void anIndicatorIsSeenBothWaysWithinItsValidity()
    {
        Told indicator = object("cert", "indicator", "1", "c2");
        indicator.values = {"203.0.113.5"};
        indicator.isForDetection = true;
        indicator.from = start;
        indicator.to = start + 2 * day;
        const auto traffic = tls(day, "10.0.0.1", "203.0.113.5", "");
        Correlator late; // the indicator comes after what it is about
        late.add("sensor", traffic);
        late.update();
        QCOMPARE(late.incidents().size(), 0u);
        late.setClaims(std::vector{indicator});
        late.update();
        QCOMPARE(late.incidents().size(), 1u);
        QCOMPARE(late.incident(late.incidents().front()).links.front().value, std::string("203.0.113.5"));
        Correlator early;
        early.setClaims(std::vector{indicator});
        early.add("sensor", traffic);
        early.update();
        QCOMPARE(textOf(early), textOf(late));
        Correlator over;
        over.setClaims(std::vector{indicator});
        over.add("sensor", tls(9 * day, "10.0.0.1", "203.0.113.5", ""));
        over.update();
        QCOMPARE(over.incidents().size(), 0u);
        late.setClaims({}); // withdrawn
        late.update();
        QCOMPARE(late.incidents().size(), 0u);
    }

    void infrastructureSeenAgainWeeksLaterIsRelatedNotMerged()
    {
        World world{{report("a", "A-1001", 0, Category::C2Server, {"ONE"}, {"203.0.113.5"}),
                     report("a", "A-2001", 20 * day, Category::C2Server, {"TWO"}, {"203.0.113.5"})},
                    {{"s", alert(hour, "10.0.0.1", "203.0.113.5", Category::C2Server)},
                     {"s", alert(20 * day + hour, "10.0.0.2", "203.0.113.5", Category::C2Server)}}};
        const Correlator c = correlated(world);
        QCOMPARE(c.incidents().size(), 2u);
        for (const std::string &id : c.incidents()) {
            const MachineIncident i = c.incident(id);
            QCOMPARE(i.related.size(), 1u);
            QVERIFY(i.related.front().other != id);
            QCOMPARE(i.related.front().value, std::string("203.0.113.5"));
        }
    }

    void whatBecomesCommonLosesItsLinks()
    {
        World world{{report("a", "A-1001", 0, Category::C2Server, {"ONE"}, {"203.0.113.5"})},
                    {{"s", alert(hour, "10.0.0.1", "203.0.113.5", Category::C2Server)}}};
        Correlator c = correlated(world);
        QCOMPARE(c.incidents().size(), 1u);
        for (int i = 0; i < 20; ++i)
            c.add("s", tls(i % 5 * day, "10.0.1." + std::to_string(i), "203.0.113.5", ""));
        c.update();
        QCOMPARE(c.incidents().size(), 0u);
        const auto listed = c.exclusions();
        QVERIFY(std::ranges::any_of(
            listed, [](const Exclusion &e) { return e.value == "203.0.113.5" && e.why == "everyday"; }));
    }

    void aBudgetEndsARuleAndIsListed()
    {
        World world;
        for (int i = 0; i < 41; ++i) {
            world.claims.push_back(
                report("s" + std::to_string(i), "K-" + std::to_string(10'000 + i), i * day, Category::Other, {}));
            world.claims.back().references = {{"ticket", "SHARED-0001"}};
        }
        const Correlator over = correlated(world);
        QCOMPARE(over.incidents().size(), 0u);
        QCOMPARE(over.exclusions().size(), 1u);
        QCOMPARE(over.exclusions().front().count, 41);
        world.claims.pop_back();
        QVERIFY(areOne(world));
    }

    void aRejectionSticks()
    {
        World world{{report("a", "A-1001", 0, Category::C2Server, {"ONE"}, {"203.0.113.5"}),
                     report("b", "B-1001", hour, Category::Phishing, {"TWO"}, {"203.0.113.5"})},
                    {}};
        QVERIFY(areOne(world));
        Told rejection = object("floor", "fusion-rejection", "1", {});
        rejection.rule = "sighting";
        rejection.value = "203.0.113.5";
        rejection.member = "incident--bB-1001";
        world.claims.push_back(rejection);
        QCOMPARE(incidentsOf(world), 0u);
        // Whatever comes later between the two.
        world.claims.push_back(report("c", "C-1001", hour / 2, Category::C2Server, {"ONE"}, {"203.0.113.5"}));
        const Correlator c = correlated(world);
        QCOMPARE(c.incidentOf("incident--bB-1001"), std::string());
        QVERIFY(!c.incidentOf("incident--aA-1001").empty());
    }

    void anEchoIsOneVoice()
    {
        World world{{report("cert", "CA-1001", 0, Category::Phishing, {"ONE"}),
                     report("isac", "IS-1001", 0, Category::Phishing, {"ONE"}),
                     report("soc", "SO-1001", 0, Category::Phishing, {"ONE"})},
                    {}};
        world.claims[0].text = world.claims[1].text = "the same words in both";
        const Correlator c = correlated(world);
        QCOMPARE(c.incidents().size(), 1u);
        const MachineIncident i = c.incident(c.incidents().front());
        QCOMPARE(i.sources.size(), 3u);
        QCOMPARE(i.originators, 2u);
    }

    void misspellingsAreFewAndCareful()
    {
        QVERIFY(mayBeMisspelt(plainName("Grey Heron"), plainName("GREY HERN")));
        QVERIFY(mayBeMisspelt(plainName("Grey Heron"), plainName("Grey Hreon")));
        QVERIFY(!mayBeMisspelt("apt28group", "apt29group"));
        QVERIFY(!mayBeMisspelt("turla", "turna")); // short names differ by as much
        QVERIFY(!mayBeMisspelt("greyheron", "preyheron"));
        QVERIFY(!mayBeMisspelt("greyheron", "greyhero2"));
        // One source that knows both knows two.
        std::vector claims{object("a", "intrusion-set", "1", "Grey Heron"),
                           object("a", "intrusion-set", "2", "Grey Herons")};
        QVERIFY(Knowledge(claims).sameAs().empty());
        claims[1].source = "b";
        QCOMPARE(Knowledge(claims).sameAs().size(), 1u);
    }

    void theMachineSaysWhatChanged()
    {
        World world{
            {report("a", "A-1001", 0, Category::Ddos, {"HOST"}), report("b", "B-1001", hour, Category::Ddos, {"HOST"})},
            {}};
        Correlator c = correlated(world);
        QCOMPARE(c.takeChanged().size(), 1u);
        QVERIFY(c.takeChanged().empty());
        c.add("s", tls(0, "10.0.0.1", "192.0.2.9", ""));
        c.update();
        QVERIFY(c.takeChanged().empty());
        world.claims.push_back(report("c", "C-1001", hour, Category::Ddos, {"HOST"}));
        c.setClaims(world.claims);
        c.update();
        QCOMPARE(c.takeChanged().size(), 1u);
    }

    /// The outcome is a function of what was said and seen: 10,000 worlds, each at once and as a store would grow.
    void growthAndOrderDoNotMatter()
    {
        std::mt19937 random(20260928);
        std::size_t incidents = 0, related = 0, excluded = 0;
        for (int i = 0; i < 10'000; ++i) {
            const World world = randomWorld(random);
            const Correlator whole = correlated(world);
            const std::string want = textOf(whole);
            incidents += whole.incidents().size();
            for (const std::string &id : whole.incidents())
                related += whole.incident(id).related.size();
            excluded += whole.exclusions().size();
            const std::string got = grown(world, random);
            if (got != want)
                QFAIL(("world " + std::to_string(i) + "\nat once:\n" + want + "\ngrown:\n" + got).c_str());
        }
        // It would mean nothing of empty worlds.
        QVERIFY(incidents > 5'000);
        QVERIFY(related > 500);
        QVERIFY(excluded > 1'000);
    }

    /// What changed is told: a mirror that follows takeChanged() alone holds what a fresh look finds.
    void whatIsToldToHaveChangedIsAllThatDid()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 2'000; ++i) {
            const World world = randomWorld(random);
            Correlator c;
            std::map<std::string, MachineIncident> mirror;
            std::size_t seen = 0;
            for (int round = 0; round < 5; ++round) {
                std::vector<Told> some;
                for (const Told &told : world.claims) {
                    if (random() % 3)
                        some.push_back(told);
                }
                c.setClaims(some);
                for (std::size_t n = random() % 8; n > 0 && seen < world.seen.size(); --n, ++seen)
                    c.add(world.seen[seen].first, world.seen[seen].second);
                c.update();
                const auto now = c.incidents();
                for (const std::string &id : c.takeChanged()) {
                    if (std::ranges::binary_search(now, id))
                        mirror[id] = c.incident(id);
                    else
                        mirror.erase(id);
                }
                QCOMPARE(mirror.size(), now.size());
                for (const std::string &id : now)
                    QVERIFY2(mirror.contains(id) && mirror[id] == c.incident(id),
                             ("world " + std::to_string(i)).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCorrelator)
#include "test_correlator.moc"
