// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/countries.h"
#include "picture/query.h"

#include <QTest>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = fromMicros(1'790'000'000'000'000);

IncidentRow incident(const std::string &id, std::uint8_t severity, IncidentState state = IncidentState::Reported)
{
    IncidentRow row;
    row.id = id;
    row.severity = severity;
    row.state = state;
    return row;
}

Snapshot pictureOf(std::vector<IncidentRow> incidents)
{
    Snapshot s;
    s.knownAt = now;
    s.markings = {Marking::mostRestrictive()};
    s.incidents = std::move(incidents);
    for (std::size_t i = 0; i < s.incidents.size(); ++i)
        s.incidentById.emplace(s.incidents[i].id, static_cast<std::int32_t>(i));
    return s;
}

SourceRow feed(SourceKind kind, std::chrono::seconds cadence, std::optional<Timestamp> known,
               std::optional<Timestamp> happened = {})
{
    SourceRow row;
    row.source.id = 1;
    row.source.kind = kind;
    row.source.cadence = cadence;
    row.state.lastKnown = known;
    row.state.lastHappened = happened;
    return row;
}

} // namespace

class PictureQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void projectionIsWebMercatorAndBack()
    {
        QCOMPARE(project(0, 0).x, 0.5F);
        QCOMPARE(project(0, 0).y, 0.5F);
        QCOMPARE(project(85.0511287798066, -180).x, 0.0F);
        QVERIFY(project(90, 180).y < 1e-6F);
        QCOMPARE(project(-90, 180).y, 1.0F);
        QVERIFY(std::isnan(project(std::numeric_limits<double>::quiet_NaN(), 3).y));
        for (const auto &[latitude, longitude] : {std::pair{48.37, -4.49}, {5.3, -4.0}, {-33.9, 151.2}, {78.0, 15.0}}) {
            const auto back = unproject(project(latitude, longitude));
            QVERIFY(std::abs(back.first - latitude) < 1e-4);
            QVERIFY(std::abs(back.second - longitude) < 1e-4);
        }
    }

    void anEmptyPictureHasEmptyAnswers()
    {
        const Snapshot s = pictureOf({});
        QVERIFY(!extent(s));
        QVERIFY(clusters(s, {}, {}, 0.1F).empty());
        QVERIFY(graphSlice(s, {}, 1, 100).nodes.empty());
        const auto bins = timeBins(s, {}, {}, 10);
        QCOMPARE(bins.maximum, 0u);
        QCOMPARE(count(s, {}).incidents, 0u);
        QVERIFY(count(s, {}).marking.known); // nothing is shown, so nothing must be withheld
        QVERIFY(timeBins(s, {}, {5, 5}, 10).counts.empty());
        QVERIFY(timeBins(s, {}, {0, 10}, 0).counts.empty());
    }

    void allOfTimeIsBinnedOverWhatThereIs()
    {
        auto a = incident("a", 10), b = incident("b", 90);
        a.from = 1000;
        b.from = 2000;
        const Snapshot s = pictureOf({a, b, incident("c", 50)});
        const auto window = extent(s).value();
        QCOMPARE(window.from, 1000);
        QCOMPARE(window.to, 2001);
        const auto bins = timeBins(s, {}, {}, 2);
        QCOMPARE(bins.from, 1000);
        QCOMPARE(bins.counts, (std::vector<std::uint32_t>{1, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        QCOMPARE(bins.undated, 1u);
    }

    void anIncidentPassesWhereItsSpanTouchesTheWindow()
    {
        auto row = incident("a", 50);
        row.from = 100;
        row.to = 200;
        const Snapshot s = pictureOf({row});
        const auto passesIn = [&](std::int64_t from, std::int64_t to) {
            Filter f;
            f.window = {from, to};
            return passes(s, f, row);
        };
        QVERIFY(passesIn(150, 160));
        QVERIFY(passesIn(200, 300));
        QVERIFY(passesIn(0, 101));
        QVERIFY(!passesIn(0, 100));
        QVERIFY(!passesIn(201, 300));
    }

    void marksAcross180DegreesAreOneCluster()
    {
        auto west = incident("a", 50), east = incident("b", 90);
        west.x = 0.999F;
        east.x = 0.001F;
        west.y = east.y = 0.5F;
        west.precision = Precision::Site;
        east.precision = Precision::City;
        const Snapshot s = pictureOf({west, east});
        const auto found = clusters(s, {}, {0.9F, 0, 0.1F, 1}, 0.05F);
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].severity, 90);
        QCOMPARE(found[0].precision, Precision::City);
        QVERIFY(found[0].x > 0.99F || found[0].x < 0.01F);
        QVERIFY(clusters(s, {}, {0.1F, 0, 0.9F, 1}, 0.05F).empty());
    }

    void diffTellsWhatIsNewWorseBetterAndOver()
    {
        const Snapshot before
            = pictureOf({incident("same", 50), incident("worse", 50), incident("better", 50), incident("closed", 50),
                         incident("gone", 50), incident("again", 50, IncidentState::Closed)});
        Snapshot after = pictureOf({incident("same", 50), incident("worse", 70), incident("better", 30),
                                    incident("closed", 50, IncidentState::Closed), incident("new", 10),
                                    incident("newer", 80), incident("again", 50)});
        const Diff d = diff(before, after);
        QCOMPARE(d.added, (std::vector<std::string>{"newer", "new"}));
        QCOMPARE(d.worse, (std::vector<std::string>{"worse", "again"}));
        QCOMPARE(d.better, std::vector<std::string>{"better"});
        QCOMPARE(d.closed, (std::vector<std::string>{"closed", "gone"}));
        QVERIFY(diff(after, after).added.empty());
    }

    void diffNamesWhatIsNewlyContradictedAndOneChangeIsShownOfEach()
    {
        const auto contradicted = [](const char *id, int severity) {
            IncidentRow row = incident(id, severity);
            row.contradicted = true;
            return row;
        };
        const Snapshot before = pictureOf({incident("now", 50), incident("both", 50), contradicted("always", 50)});
        Snapshot after = pictureOf({contradicted("now", 50), contradicted("both", 90), contradicted("always", 50),
                                    contradicted("new", 20), incident("quiet", 10)});
        after.assets.resize(3);
        after.incidents[1].assets = {2};
        after.incidents[3].assets = {2, 0};
        const Diff d = diff(before, after);
        QCOMPARE(d.contradicted, (std::vector<std::string>{"both", "now"}));
        QCOMPARE(d.worse, std::vector<std::string>{"both"});
        QCOMPARE(changesByRow(after, d),
                 (std::vector{Change::Contradicted, Change::Worse, Change::None, Change::Added, Change::Added}));
        QVERIFY(!d.isEmpty() && diff(after, after).isEmpty());
        // Of an asset what is worst of the incidents on it, else what became of its health.
        QCOMPARE(changesByAsset(before, after, changesByRow(after, d)),
                 (std::vector{Change::Added, Change::None, Change::Added}));
        Snapshot then = after;
        then.incidents.clear();
        for (std::size_t i = 0; i < then.assets.size(); ++i) {
            then.assets[i].id = after.assets[i].id = std::to_string(i);
            then.assetById[after.assets[i].id] = static_cast<std::int32_t>(i);
        }
        then.assets[0].health = Health::Failed;
        after.assets[1].health = Health::Degraded;
        QCOMPARE(changesByAsset(then, after, std::vector<Change>(5, Change::None)),
                 (std::vector{Change::Better, Change::Worse, Change::None}));
    }

    void diffNamesFeedsThatFellSilent()
    {
        Snapshot before = pictureOf({}), after = pictureOf({});
        before.sources = after.sources = {feed(SourceKind::Partner, 1h, now - 30min)};
        after.knownAt = now + 5h;
        QCOMPARE(diff(before, after).silent, std::vector<std::int64_t>{1});
        QVERIFY(diff(after, after).silent.empty());
    }

    void aFeedIsLiveLateSilentOrNever()
    {
        const auto partner = [](std::chrono::seconds age, std::chrono::seconds cadence = 1h) {
            return feedHealth(feed(SourceKind::Partner, cadence, now - age), now);
        };
        QCOMPARE(partner(59min), FeedHealth::Live);
        QCOMPARE(partner(61min), FeedHealth::Late);
        QCOMPARE(partner(181min), FeedHealth::Silent);
        QCOMPARE(partner(20h, 0s), FeedHealth::Live);
        QCOMPARE(partner(25h, 0s), FeedHealth::Late);
        QCOMPARE(feedHealth(feed(SourceKind::Sensor, 1h, {}), now), FeedHealth::Never);
        QCOMPARE(feedHealth(feed(SourceKind::Sensor, 1h, now, now - 5h), now), FeedHealth::Silent);
        QCOMPARE(feedHealth(feed(SourceKind::Csirt, 1h, now, now - 5h), now), FeedHealth::Live);
        QCOMPARE(feedHealth(feed(SourceKind::Floor, 1h, {}), now), FeedHealth::Live);
    }

    void graphLayersStartAtMissionsAndSurviveCycles()
    {
        Snapshot s;
        for (int i = 0; i < 6; ++i)
            s.assets.emplace_back().id = std::to_string(i);
        s.assets[0].kind = AssetKind::Mission;
        const auto need = [&](std::int32_t dependant, std::int32_t provider) {
            DependencyRow d;
            d.dependant = dependant;
            d.provider = provider;
            s.dependencies.push_back(d);
        };
        need(0, 1);
        need(1, 2);
        need(2, 3);
        need(3, 1); // a cycle
        need(0, 3);
        need(4, 3); // nothing needs 4
        const auto all = graphSlice(s, {}, 0, 100);
        QCOMPARE(all.nodes.size(), 4u);
        QCOMPARE(all.edges.size(), 5u);
        for (const auto &node : all.nodes)
            QCOMPARE(node.layer, node.asset);
        QCOMPARE(all.nodes[2].asset, 3);
        QCOMPARE(all.nodes[2].hiddenNeighbours, 1);
        const auto near = graphSlice(s, {4}, 1, 100);
        QCOMPARE(near.nodes.size(), 2u);
        QCOMPARE(graphSlice(s, {}, 0, 2).nodes.size(), 2u);
        QCOMPARE(graphSlice(s, {5}, 3, 100).nodes.size(), 1u);
    }

    void countriesAreFoundByCodeAndName()
    {
        QCOMPARE(countryOf("FRA")->name, "France");
        QCOMPARE(countryOf("fr")->alpha3, "FRA");
        QCOMPARE(countryOf("Ghana")->alpha2, "GH");
        QCOMPARE(countryOf("XKX")->name, "Kosovo");
        QCOMPARE(countryOf("UK")->alpha3, "GBR");
        QCOMPARE(countryOf("el")->alpha3, "GRC");
        QVERIFY(!countryOf("ZZZ"));
        QVERIFY(!countryOf(""));
    }
};

QTEST_GUILESS_MAIN(PictureQueryTest)
#include "test_picture_query.moc"
