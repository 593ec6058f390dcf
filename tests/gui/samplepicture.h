// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

/// A picture made by hand for the view tests: a mission with tasks, services, hosts, networks, sites, power, a
/// satellite link and cables; some days of events with a burst; incidents that hurt some of it. Same seed, same
/// picture.
namespace watchfloor::test {

using namespace Qt::StringLiterals;

inline constexpr std::int64_t sampleStart = 1'790'553'600'000'000; // 2026-09-28T00:00:00Z
inline constexpr std::int64_t sampleHour = 3'600'000'000;

struct PictureMaker
{
    picture::Snapshot s;
    std::mt19937 random{7};

    int number(int below) { return int(random() % unsigned(below)); }

    std::int32_t asset(const char *id, const QString &name, picture::AssetKind kind)
    {
        picture::AssetRow row;
        row.id = id;
        row.name = name;
        row.kind = kind;
        row.nation = "SVN";
        row.x = row.y = std::numeric_limits<float>::quiet_NaN();
        const auto index = std::int32_t(s.assets.size());
        s.assetById.emplace(row.id, index);
        s.assets.push_back(std::move(row));
        return index;
    }

    void needs(std::int32_t dependant, std::int32_t provider, const char *kind,
               picture::DependencyRow::Group group = picture::DependencyRow::Group::All, int groupId = 0, int k = 1)
    {
        picture::DependencyRow row;
        row.dependant = dependant;
        row.provider = provider;
        row.kind = kind;
        row.group = group;
        row.groupId = std::uint16_t(groupId);
        row.k = std::uint8_t(k);
        s.dependencies.push_back(row);
    }

    std::int32_t incident(const char *id, const QString &title, int severity, std::int64_t from, std::int64_t to,
                          std::vector<std::int32_t> assets = {},
                          picture::IncidentState state = picture::IncidentState::Reported)
    {
        picture::IncidentRow row;
        row.id = id;
        row.title = title;
        row.severity = std::uint8_t(severity);
        row.from = from;
        row.to = to;
        row.state = state;
        row.assets = std::move(assets);
        row.x = row.y = std::numeric_limits<float>::quiet_NaN();
        const auto index = std::int32_t(s.incidents.size());
        s.incidentById.emplace(row.id, index);
        s.incidents.push_back(std::move(row));
        return index;
    }

    void observations(std::vector<std::pair<std::int64_t, int>> events)
    {
        std::ranges::sort(events);
        picture::Columns &o = s.observations;
        std::int64_t id = 0;
        for (const auto &[time, severity] : events) {
            o.time.push_back(time);
            o.severity.push_back(std::uint8_t(severity));
            o.category.push_back(0);
            o.domain.push_back(0);
            o.source.push_back(0);
            o.x.push_back(std::numeric_limits<float>::quiet_NaN());
            o.y.push_back(std::numeric_limits<float>::quiet_NaN());
            o.precision.push_back(0);
            o.asset.push_back(-1);
            o.marking.push_back(0);
            o.id.push_back(++id);
        }
    }

    picture::SnapshotPtr done(std::int64_t generation = 1)
    {
        picture::SourceRow source;
        source.source.id = 1;
        source.source.slug = "sensor-a";
        s.sources = {source};
        s.markings.resize(1);
        s.generation = generation;
        s.knownAt = fromMicros(sampleStart + 72 * sampleHour);
        return std::make_shared<const picture::Snapshot>(s);
    }
};

/// `count` events over three days, day and night, with one burst and a few without a time.
inline std::vector<std::pair<std::int64_t, int>> sampleEvents(PictureMaker &make, int count)
{
    std::vector<std::pair<std::int64_t, int>> events;
    for (int i = 0; i < count; ++i) {
        const bool burst = make.number(100) < 18;
        const double at = burst ? 31.5 + make.number(1500) / 1000.0 : make.number(72000) / 1000.0;
        const double hourOfDay = std::fmod(at, 24);
        if (!burst && make.number(100) > 45 + 50 * std::sin((hourOfDay - 7) / 24 * 6.283))
            continue;
        const int dice = make.number(1000);
        const int severity = dice < 560 ? 10 : dice < 830 ? 30 : dice < 950 ? 50 : dice < (burst ? 980 : 994) ? 70 : 90;
        events.emplace_back(sampleStart + std::int64_t(at * double(sampleHour)), severity);
    }
    for (int i = 0; i < 37; ++i)
        events.emplace_back(noTime, 30);
    return events;
}

} // namespace watchfloor::test
