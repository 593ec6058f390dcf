// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/query.h"
#include "usage.h"

#include <cmath>
#include <limits>
#include <random>

/// How long the views wait when a person drags the brush over a million observations, beside a plain loop over the
/// same arrays that does the same work without the filter's generality.
namespace watchfloor::bench {

namespace {

constexpr std::size_t observationCount = 1'000'000;
constexpr std::size_t assetCount = 3'000;
constexpr int binCount = 600;
constexpr int rounds = 300;
constexpr std::int64_t week = 7LL * 86400 * 1'000'000;
constexpr std::int64_t start = 1'790'000'000'000'000;
constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();

picture::Snapshot makeSnapshot()
{
    std::mt19937_64 random(7);
    const auto below = [&](std::uint64_t n) { return random() % n; };
    picture::Snapshot s;
    s.markings.resize(3);
    s.markings[1].tlp = Tlp::Amber;
    s.markings[2].tlp = Tlp::Green;
    s.markings[1].known = s.markings[2].known = true;
    for (int i = 0; i < 8; ++i) {
        picture::SourceRow row;
        row.source.id = i + 1;
        s.sources.push_back(row);
    }
    for (std::size_t i = 0; i < assetCount; ++i) {
        picture::AssetRow asset;
        asset.id = "asset-" + std::to_string(i);
        asset.name = QString::fromLatin1("asset %1").arg(i);
        const auto p = picture::project(35 + double(below(30'000)) / 1000, -10 + double(below(40'000)) / 1000);
        asset.x = p.x;
        asset.y = p.y;
        asset.precision = Precision::Site;
        s.assets.push_back(asset);
    }
    std::vector<std::int64_t> times(observationCount);
    for (auto &time : times)
        time = start + std::int64_t(below(week));
    std::ranges::sort(times);
    auto &o = s.observations;
    for (std::size_t i = 0; i < observationCount; ++i) {
        const bool placed = below(10) < 9;
        const auto asset = std::int32_t(below(assetCount));
        o.time.push_back(i < 500 ? noTime : times[i]);
        o.severity.push_back(std::uint8_t(below(100)));
        o.category.push_back(std::uint8_t(below(20)));
        o.domain.push_back(0);
        o.source.push_back(std::uint16_t(below(8)));
        o.x.push_back(placed ? s.assets[std::size_t(asset)].x : nowhere);
        o.y.push_back(placed ? s.assets[std::size_t(asset)].y : nowhere);
        o.precision.push_back(std::uint8_t(placed ? Precision::Site : Precision::None));
        o.asset.push_back(placed ? asset : -1);
        o.marking.push_back(std::uint16_t(1 + below(2)));
        o.id.push_back(std::int64_t(i + 1));
    }
    for (int i = 0; i < 2000; ++i) {
        picture::IncidentRow incident;
        incident.id = "incident-" + std::to_string(i);
        incident.title = QString::fromLatin1("incident %1").arg(i);
        incident.from = start + std::int64_t(below(week));
        incident.to = incident.from + std::int64_t(below(3'600'000'000));
        incident.severity = std::uint8_t(below(100));
        const auto &asset = s.assets[below(assetCount)];
        incident.x = asset.x;
        incident.y = asset.y;
        incident.precision = Precision::Site;
        incident.marking = 1;
        incident.sources = {std::uint16_t(below(8))};
        s.incidentById[incident.id] = i;
        s.incidents.push_back(std::move(incident));
    }
    picture::finishPlaces(s);
    return s;
}

struct Work
{
    picture::TimeWindow brush;
    picture::MapRect view;
    float radius;
};

std::vector<Work> drags()
{
    std::mt19937_64 random(11);
    std::vector<Work> all;
    const auto corner = picture::project(65, -15), other = picture::project(30, 35);
    for (int i = 0; i < rounds; ++i) {
        Work work;
        work.brush.from = start + std::int64_t(random() % std::uint64_t(week));
        work.brush.to = work.brush.from + std::int64_t(random() % std::uint64_t(week));
        work.view = {corner.x, corner.y, other.x, other.y};
        work.radius = (other.x - corner.x) / 40;
        all.push_back(work);
    }
    return all;
}

/// What anyone would write first: one pass for the bins, one for cells of the map.
std::uint64_t plainLoop(const picture::Snapshot &s, const Work &work)
{
    const auto &o = s.observations;
    std::vector<std::uint32_t> bins(std::size_t(binCount) * severityBandCount);
    const std::int64_t width = week / binCount;
    for (std::size_t i = 0; i < o.size(); ++i) {
        if (o.time[i] < start || o.time[i] >= start + width * binCount)
            continue;
        const auto bin = std::size_t((o.time[i] - start) / width);
        ++bins[bin * severityBandCount + std::size_t(severityBand(o.severity[i]))];
    }
    const auto across = std::size_t((work.view.right - work.view.left) / work.radius) + 1;
    const auto down = std::size_t((work.view.bottom - work.view.top) / work.radius) + 1;
    struct Cell
    {
        double x = 0, y = 0;
        std::uint32_t count = 0;
        std::uint8_t severity = 0;
    };
    std::vector<Cell> cells(across * down);
    for (std::size_t i = 0; i < o.size(); ++i) {
        if (o.time[i] < work.brush.from || o.time[i] >= work.brush.to || std::isnan(o.x[i]))
            continue;
        if (o.x[i] < work.view.left || o.x[i] >= work.view.right || o.y[i] < work.view.top
            || o.y[i] >= work.view.bottom)
            continue;
        auto &cell = cells[std::size_t((o.y[i] - work.view.top) / work.radius) * across
                           + std::size_t((o.x[i] - work.view.left) / work.radius)];
        cell.x += double(o.x[i]);
        cell.y += double(o.y[i]);
        ++cell.count;
        cell.severity = std::max(cell.severity, o.severity[i]);
    }
    std::uint64_t sum = 0;
    for (const auto n : bins)
        sum += n;
    for (const auto &cell : cells)
        sum += cell.count;
    return sum;
}

std::uint64_t asked(const picture::Snapshot &s, const Work &work)
{
    picture::Filter filter;
    filter.window = work.brush;
    const auto bins = picture::timeBins(s, filter, {start, start + week}, binCount);
    const auto marks = picture::clusters(s, filter, work.view, work.radius);
    std::uint64_t sum = 0;
    for (const auto n : bins.counts)
        sum += n;
    for (const auto &mark : marks)
        sum += mark.observations;
    return sum;
}

template <typename F> std::vector<double> timed(const std::vector<Work> &works, std::uint64_t &check, F &&question)
{
    std::vector<double> milliseconds;
    for (const auto &work : works) {
        const Stopwatch watch;
        check += question(work);
        milliseconds.push_back(watch.seconds() * 1e3);
    }
    return milliseconds;
}

} // namespace

} // namespace watchfloor::bench

int main()
{
    using namespace watchfloor::bench;
    const auto snapshot = makeSnapshot();
    const auto works = drags();
    std::uint64_t ours = 0, plain = 0;
    const auto oursTimes = timed(works, ours, [&](const Work &w) { return asked(snapshot, w); });
    const auto plainTimes = timed(works, plain, [&](const Work &w) { return plainLoop(snapshot, w); });
    std::printf("brush, %zu observations, 2,000 incidents, %d drags: bins and clusters together\n",
                snapshot.observations.size(), rounds);
    std::printf("  watchfloor   median %6.2f ms   p95 %6.2f ms   (targets 15 and 30)\n", quantile(oursTimes, 0.5),
                quantile(oursTimes, 0.95));
    std::printf("  plain loop   median %6.2f ms   p95 %6.2f ms\n", quantile(plainTimes, 0.5),
                quantile(plainTimes, 0.95));
    if (ours < plain) { // it counts incidents too, and nothing less than the loop
        std::fprintf(stderr, "brush: %llu counted, the plain loop %llu\n", (unsigned long long)ours,
                     (unsigned long long)plain);
        return 1;
    }
    return quantile(oursTimes, 0.5) < 15 && quantile(oursTimes, 0.95) < 30 ? 0 : 1;
}
