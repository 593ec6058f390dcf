// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "randompicture.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::test;

namespace {

/// The filter said again, as simply as words allow.
bool naivelyIn(const MapRect &r, float x, float y)
{
    if (std::isnan(x) || std::isnan(y) || y < r.top || y > r.bottom)
        return false;
    if (r.left > r.right)
        return x >= r.left || x <= r.right;
    return r.left <= x && x <= r.right;
}

bool naivelyPasses(const Snapshot &s, const Filter &f, std::size_t i)
{
    const Columns &o = s.observations;
    if (o.severity[i] < f.minSeverity || f.hiddenSources.contains(s.sources[o.source[i]].source.id))
        return false;
    if (f.area && !naivelyIn(*f.area, o.x[i], o.y[i]))
        return false;
    return f.text.isEmpty()
        || (o.asset[i] >= 0
            && s.assets[static_cast<std::size_t>(o.asset[i])].name.contains(f.text, Qt::CaseInsensitive));
}

bool naivelyPasses(const Snapshot &s, const Filter &f, const IncidentRow &r)
{
    bool anySource = r.sources.empty(), anyText = f.text.isEmpty() || r.title.contains(f.text, Qt::CaseInsensitive);
    for (const auto i : r.sources)
        anySource = anySource || !f.hiddenSources.contains(s.sources[i].source.id);
    for (const auto i : r.assets)
        anyText = anyText || s.assets[static_cast<std::size_t>(i)].name.contains(f.text, Qt::CaseInsensitive);
    return anySource && anyText && r.severity >= f.minSeverity && !f.hiddenStates.contains(r.state)
        && (!f.area || naivelyIn(*f.area, r.x, r.y));
}

bool naivelyDuring(const TimeWindow &w, std::int64_t from, std::int64_t to)
{
    if (w.isAll())
        return true;
    if (from == noTime)
        return false;
    for (const std::int64_t instant : {from, std::max(from, to), std::clamp(w.from, from, std::max(from, to))}) {
        if (w.from <= instant && instant < w.to)
            return true;
    }
    return false;
}

void addNaively(std::map<std::int64_t, std::array<std::uint32_t, 5>> &bins, const TimeWindow &shown, std::int64_t width,
                std::int64_t time, int severity)
{
    if (time != noTime && time >= shown.from && time < shown.to)
        ++bins[(time - shown.from) / width][static_cast<std::size_t>(severityBand(severity))];
}

} // namespace

class PictureQueryProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void binsEqualTheNaiveOnes()
    {
        Random random(1);
        for (int round = 0; round < 500; ++round) {
            const Snapshot s = randomPicture(random, {.fillPlaces = chance(random, 50)});
            const Filter f = randomFilter(random);
            const int bins = 1 + pick(random, 300);
            TimeWindow shown{1'789'000'000'000'000 + pick(random, 50'000) * 1'000'000LL, 0};
            shown.to = shown.from + 1 + pick(random, 90'000) * 1'000'000LL;
            const TimeBins got = timeBins(s, f, shown, bins);
            QCOMPARE(got.from, shown.from);
            QCOMPARE_GT(got.width, 0);
            QCOMPARE_GE(got.from + got.width * bins, shown.to);

            std::map<std::int64_t, std::array<std::uint32_t, 5>> naive;
            std::uint32_t undated = 0;
            for (std::size_t i = 0; i < s.observations.size(); ++i) {
                if (!naivelyPasses(s, f, i))
                    continue;
                addNaively(naive, shown, got.width, s.observations.time[i], s.observations.severity[i]);
                undated += s.observations.time[i] == noTime;
            }
            for (const IncidentRow &r : s.incidents) {
                if (!naivelyPasses(s, f, r))
                    continue;
                addNaively(naive, shown, got.width, r.from, r.severity);
                undated += r.from == noTime;
            }
            std::uint32_t maximum = 0;
            for (int bin = 0; bin < bins; ++bin) {
                std::uint32_t total = 0;
                for (std::size_t band = 0; band < 5; ++band) {
                    QCOMPARE(got.counts[static_cast<std::size_t>(bin) * 5 + band], naive[bin][band]);
                    total += naive[bin][band];
                }
                maximum = std::max(maximum, total);
            }
            QCOMPARE(got.maximum, maximum);
            QCOMPARE(got.undated, undated);
        }
    }

    void countsEqualTheNaiveOnes()
    {
        Random random(2);
        for (int round = 0; round < 500; ++round) {
            const Snapshot s = randomPicture(random, {.fillPlaces = chance(random, 50)});
            const Filter f = randomFilter(random);
            const Counts got = count(s, f);
            Counts naive;
            std::vector<Marking> markings;
            for (std::size_t i = 0; i < s.observations.size(); ++i) {
                if (!naivelyPasses(s, f, i))
                    continue;
                const std::int64_t time = s.observations.time[i];
                const bool counted = naivelyDuring(f.window, time, time);
                naive.undated += time == noTime;
                if (counted) {
                    ++naive.observations;
                    ++naive.observationsByBand[static_cast<std::size_t>(severityBand(s.observations.severity[i]))];
                    naive.unplaced += std::isnan(s.observations.x[i]);
                }
                if (counted || time == noTime)
                    markings.push_back(s.markings[s.observations.marking[i]]);
            }
            for (const IncidentRow &r : s.incidents) {
                if (!naivelyPasses(s, f, r))
                    continue;
                Filter alone = f;
                const bool counted = naivelyDuring(f.window, r.from, r.to);
                QCOMPARE(passes(s, alone, r), counted);
                naive.undated += r.from == noTime;
                if (counted) {
                    ++naive.incidents;
                    ++naive.incidentsByBand[static_cast<std::size_t>(severityBand(r.severity))];
                    naive.unplaced += std::isnan(r.x);
                }
                if (counted || r.from == noTime)
                    markings.push_back(s.markings[r.marking]);
            }
            QCOMPARE(got.observations, naive.observations);
            QCOMPARE(got.incidents, naive.incidents);
            QCOMPARE(got.undated, naive.undated);
            QCOMPARE(got.unplaced, naive.unplaced);
            QCOMPARE(got.incidentsByBand, naive.incidentsByBand);
            QCOMPARE(got.observationsByBand, naive.observationsByBand);
            if (markings.empty()) {
                QCOMPARE(toString(got.marking), "TLP:CLEAR");
            } else {
                Marking together = markings.front();
                for (const Marking &m : markings)
                    together = join(together, m);
                QVERIFY2(got.marking == together, (toString(got.marking) + " / " + toString(together)).c_str());
            }
        }
    }

    void clustersHoldExactlyWhatIsInView()
    {
        Random random(3);
        for (int round = 0; round < 500; ++round) {
            Snapshot s = randomPicture(random, {.places = 1 + pick(random, 200), .fillPlaces = true});
            const Filter f = randomFilter(random);
            const auto edge = [&] { return static_cast<float>(pick(random, 1000)) / 1000.0F; };
            const MapRect view = chance(random, 50) ? MapRect{} : MapRect{edge(), 0.05F, edge(), 0.95F};
            const float radius = 0.005F + edge() / 10;
            const auto got = clusters(s, f, view, radius);

            double sumX = 0, gotX = 0;
            std::uint32_t observations = 0, gotObservations = 0;
            std::uint8_t worst = 0, gotWorst = 0;
            std::vector<std::int32_t> incidents, gotIncidents;
            const auto unwrapped = [&](float x) {
                return view.left > view.right && x < view.left ? static_cast<double>(x) + 1 : static_cast<double>(x);
            };
            for (std::size_t i = 0; i < s.observations.size(); ++i) {
                const std::int64_t time = s.observations.time[i];
                if (!naivelyPasses(s, f, i) || !naivelyDuring(f.window, time, time)
                    || !naivelyIn(view, s.observations.x[i], s.observations.y[i]))
                    continue;
                ++observations;
                sumX += unwrapped(s.observations.x[i]);
                worst = std::max(worst, s.observations.severity[i]);
            }
            for (std::size_t i = 0; i < s.incidents.size(); ++i) {
                const IncidentRow &r = s.incidents[i];
                if (!naivelyPasses(s, f, r) || !naivelyDuring(f.window, r.from, r.to) || !naivelyIn(view, r.x, r.y))
                    continue;
                incidents.push_back(static_cast<std::int32_t>(i));
                sumX += unwrapped(r.x);
                worst = std::max(worst, r.severity);
            }
            for (const Cluster &c : got) {
                QCOMPARE_GT(c.observations + c.incidents, 0u);
                QVERIFY(naivelyIn({view.left - 1e-5F, view.top, view.right + 1e-5F, view.bottom}, c.x, c.y));
                QCOMPARE(c.incidents, c.incidentRows.size());
                QCOMPARE(c.onlyIncident, c.incidents == 1 && c.observations == 0 ? c.incidentRows.front() : -1);
                gotObservations += c.observations;
                gotIncidents.insert(gotIncidents.end(), c.incidentRows.begin(), c.incidentRows.end());
                gotX += unwrapped(c.x) * (c.observations + c.incidents);
                gotWorst = std::max(gotWorst, c.severity);
                for (const Cluster &other : got) {
                    const double dx = unwrapped(c.x) - unwrapped(other.x), dy = static_cast<double>(c.y) - other.y;
                    QVERIFY(&c == &other || std::hypot(dx, dy) >= static_cast<double>(radius) * 0.9999);
                }
            }
            std::ranges::sort(gotIncidents);
            QCOMPARE(gotObservations, observations);
            QCOMPARE(gotIncidents, incidents);
            QCOMPARE(gotWorst, worst);
            QVERIFY(std::abs(gotX - sumX) <= 1e-3 * (1 + sumX));

            // The same without the place column, and the same again.
            s.observations.place.clear();
            const auto plain = clusters(s, f, view, radius);
            QCOMPARE(plain.size(), got.size());
            for (std::size_t i = 0; i < got.size(); ++i) {
                QCOMPARE(plain[i].observations, got[i].observations);
                QCOMPARE(plain[i].incidentRows, got[i].incidentRows);
                QVERIFY(std::abs(plain[i].x - got[i].x) < 1e-5F && std::abs(plain[i].y - got[i].y) < 1e-5F);
            }
        }
    }

    void observationsNearEqualTheNaiveOnes()
    {
        Random random(4);
        for (int round = 0; round < 300; ++round) {
            const Snapshot s = randomPicture(random, {});
            const Filter f = randomFilter(random);
            const MapPoint p{static_cast<float>(pick(random, 100)) / 100, 0.5F};
            const float radius = 0.2F;
            std::vector<std::int32_t> naive;
            for (std::size_t i = 0; i < s.observations.size(); ++i) {
                const std::int64_t time = s.observations.time[i];
                const float dx = std::abs(s.observations.x[i] - p.x), dy = s.observations.y[i] - p.y;
                if (naivelyPasses(s, f, i) && naivelyDuring(f.window, time, time)
                    && std::min(dx, 1 - dx) * std::min(dx, 1 - dx) + dy * dy <= radius * radius)
                    naive.push_back(static_cast<std::int32_t>(i));
            }
            std::ranges::stable_sort(naive, [&](auto a, auto b) {
                return std::tuple(s.observations.severity[static_cast<std::size_t>(a)], a)
                    > std::tuple(s.observations.severity[static_cast<std::size_t>(b)], b);
            });
            const auto all = observationsNear(s, f, p, radius, 1'000'000);
            QCOMPARE(all, naive);
            naive.resize(std::min<std::size_t>(naive.size(), 5));
            QCOMPARE(observationsNear(s, f, p, radius, 5), naive);
        }
    }

    void slicesHoldTheirHops()
    {
        Random random(5);
        for (int round = 0; round < 300; ++round) {
            const Snapshot s = randomPicture(random, {.observations = 0, .incidents = 0});
            const std::int32_t start = pick(random, 25);
            const int hops = pick(random, 4);
            std::set<std::int32_t> naive{start};
            for (int hop = 0; hop < hops; ++hop) {
                const auto before = naive;
                for (const DependencyRow &d : s.dependencies) {
                    if (before.contains(d.dependant))
                        naive.insert(d.provider);
                    if (before.contains(d.provider))
                        naive.insert(d.dependant);
                }
            }
            const GraphSlice slice = graphSlice(s, {start}, hops, 1000);
            std::set<std::int32_t> got;
            for (const auto &node : slice.nodes) {
                got.insert(node.asset);
                std::set<std::int32_t> hidden;
                for (const DependencyRow &d : s.dependencies) {
                    if (d.dependant == node.asset && !naive.contains(d.provider))
                        hidden.insert(d.provider);
                    if (d.provider == node.asset && !naive.contains(d.dependant))
                        hidden.insert(d.dependant);
                }
                QCOMPARE(static_cast<std::size_t>(node.hiddenNeighbours), hidden.size());
                QCOMPARE_GE(node.layer, 0);
            }
            QCOMPARE(got, naive);
            for (const std::int32_t edge : slice.edges) {
                const DependencyRow &d = s.dependencies[static_cast<std::size_t>(edge)];
                QVERIFY(got.contains(d.dependant) && got.contains(d.provider));
            }
        }
    }

    /// Prints what a brush costs on this machine; fails only far beyond the target (15 ms), as machines differ.
};

QTEST_GUILESS_MAIN(PictureQueryProperties)
#include "test_picture_query.moc"
