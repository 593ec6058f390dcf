// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/query.h"

#include <algorithm>
#include <limits>
#include <random>

/// Random snapshots for tests: everything that a snapshot promises holds, nothing else does.
namespace watchfloor::test {

using Random = std::mt19937_64;

inline int pick(Random &random, int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }
inline bool chance(Random &random, int percent) { return pick(random, 100) < percent; }

struct Shape
{
    int observations = 400;
    int incidents = 30;
    int assets = 25;
    int dependencies = 40;
    int missions = 2;
    int places = 12;
    bool fillPlaces = true;
};

inline std::vector<Marking> someMarkings()
{
    const auto marking = [](Tlp tlp, EuLevel level, std::optional<std::set<std::string>> nations) {
        return Marking{
            .tlp = tlp, .level = level, .pap = Pap::Clear, .releasableTo = std::move(nations), .known = true};
    };
    return {Marking::mostRestrictive(),
            marking(Tlp::Clear, EuLevel::Unclassified, std::nullopt),
            marking(Tlp::Green, EuLevel::Unclassified, std::nullopt),
            marking(Tlp::Amber, EuLevel::Restricted, std::nullopt),
            marking(Tlp::Clear, EuLevel::Unclassified, std::set<std::string>{"DEU", "FRA"}),
            marking(Tlp::Red, EuLevel::Secret, std::set<std::string>{"DEU"})};
}

/// Half of the missions go through phases, some over, some to come. From a sequence of its own.
inline void addPhases(picture::Snapshot &s)
{
    Random random(s.dependencies.size() * 31 + s.assets.size());
    const auto instant = [&] {
        return chance(random, 20) ? noTime : toMicros(s.judgedAt) + (pick(random, 21) - 10) * 3'600'000'000LL;
    };
    for (picture::MissionRow &mission : s.missions) {
        for (int i = chance(random, 50) ? 3 : 0; i > 0; --i) {
            picture::PhaseRow phase{QStringLiteral("Phase %1").arg(i), instant(), instant(), {}};
            if (phase.from != noTime && phase.to != noTime && phase.to < phase.from)
                std::swap(phase.from, phase.to);
            for (const picture::DependencyRow &need : s.dependencies) {
                if (need.dependant == mission.asset && chance(random, 40))
                    phase.tasks.push_back(need.provider);
            }
            std::ranges::sort(phase.tasks);
            phase.tasks.erase(std::ranges::unique(phase.tasks).begin(), phase.tasks.end());
            mission.phases.push_back(std::move(phase));
        }
    }
}

inline picture::Snapshot randomPicture(Random &random, const Shape &shape)
{
    using namespace picture;
    constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();
    Snapshot s;
    s.markings = someMarkings();
    s.knownAt = fromMicros(1'790'000'000'000'000);
    const auto anyMarking
        = [&] { return static_cast<std::uint16_t>(pick(random, static_cast<int>(s.markings.size()))); };
    for (int i = 0; i < 4; ++i) {
        SourceRow row;
        row.source.id = 10 + i;
        row.source.slug = "s" + std::to_string(i);
        row.source.defaultMarking = i == 3 ? "" : "TLP:CLEAR";
        row.state.sourceId = row.source.id;
        s.sources.push_back(row);
    }
    std::vector<Place> places;
    for (int i = 0; i < shape.places; ++i) {
        const auto coordinate = [&] { return static_cast<float>(pick(random, 1000)) / 1000.0F; };
        places.push_back({coordinate(), coordinate(), static_cast<Precision>(1 + pick(random, 3))});
    }
    const Place unknown{nowhere, nowhere, Precision::None};
    const auto anyPlace = [&]() -> const Place & {
        return places.empty() || chance(random, 15) ? unknown
                                                    : places[static_cast<std::size_t>(pick(random, shape.places))];
    };

    for (int i = 0; i < shape.assets; ++i) {
        AssetRow a;
        a.id = "asset--" + std::to_string(i);
        a.name = QStringLiteral("%1 %2").arg(i % 3 == 0 ? QStringLiteral("Radio") : QStringLiteral("Server")).arg(i);
        a.kind = i < shape.missions ? AssetKind::Mission : static_cast<AssetKind>(2 + pick(random, 9));
        const Place &place = anyPlace();
        a.x = place.x;
        a.y = place.y;
        a.precision = place.precision;
        a.marking = anyMarking();
        if (i < shape.missions) {
            MissionRow m;
            m.id = a.id;
            m.name = a.name;
            m.asset = i;
            m.marking = a.marking;
            a.mission = i;
            s.missions.push_back(m);
        }
        s.assetById.emplace(a.id, i);
        s.assets.push_back(std::move(a));
    }
    for (int i = 0; i < shape.assets; ++i) {
        if (!chance(random, 10))
            continue;
        HeldHealth &held = s.held.emplace_back();
        held.asset = i;
        held.health = static_cast<Health>(pick(random, 4));
        held.since = toMicros(s.judgedAt) - pick(random, 10) * 3'600'000'000LL;
        held.until = toMicros(s.judgedAt) + (pick(random, 30) - 5) * 3'600'000'000LL; // some is over
        held.by = "anna";
        held.why = "why " + std::to_string(i);
        held.marking = anyMarking();
    }
    for (int i = 0; i < shape.dependencies && shape.assets > 1; ++i) {
        DependencyRow d;
        d.dependant = pick(random, shape.assets);
        d.provider = pick(random, shape.assets);
        if (d.dependant == d.provider)
            continue;
        const int group = pick(random, 4);
        d.groupId = static_cast<std::uint16_t>(group);
        d.group = group == 0 ? DependencyRow::Group::All
            : group == 3     ? DependencyRow::Group::KofN
                             : DependencyRow::Group::Any;
        d.k = d.group == DependencyRow::Group::KofN ? 2 : 1;
        s.dependencies.push_back(std::move(d));
    }

    std::ranges::stable_sort(s.dependencies, {}, &DependencyRow::dependant);
    addPhases(s);

    Columns &o = s.observations;
    std::vector<std::int64_t> times;
    for (int i = 0; i < shape.observations; ++i)
        times.push_back(chance(random, 5) ? noTime : 1'789'000'000'000'000 + pick(random, 100'000) * 1'000'000LL);
    std::ranges::sort(times);
    for (std::size_t i = 0; i < times.size(); ++i) {
        const Place &place = anyPlace();
        o.time.push_back(times[i]);
        o.severity.push_back(static_cast<std::uint8_t>(pick(random, 101)));
        o.category.push_back(static_cast<std::uint8_t>(pick(random, categoryCount)));
        o.domain.push_back(static_cast<std::uint8_t>(pick(random, 3)));
        o.source.push_back(static_cast<std::uint16_t>(pick(random, 4)));
        o.x.push_back(place.x);
        o.y.push_back(place.y);
        o.precision.push_back(static_cast<std::uint8_t>(place.precision));
        o.asset.push_back(pick(random, shape.assets + 1) - 1);
        o.marking.push_back(anyMarking());
        o.id.push_back(static_cast<std::int64_t>(i) + 1);
    }
    if (shape.fillPlaces)
        finishPlaces(s);

    for (int i = 0; i < shape.incidents; ++i) {
        IncidentRow r;
        r.id = "incident--" + std::to_string(i);
        r.title = QStringLiteral("Incident %1").arg(i);
        r.state = static_cast<IncidentState>(pick(random, 8));
        r.severity = static_cast<std::uint8_t>(pick(random, 101));
        if (!chance(random, 10)) {
            r.from = 1'789'000'000'000'000 + pick(random, 100'000) * 1'000'000LL;
            r.to = chance(random, 50) ? r.from + pick(random, 5000) * 1'000'000LL : noTime;
        }
        const Place &place = anyPlace();
        r.x = place.x;
        r.y = place.y;
        r.precision = place.precision;
        for (int n = pick(random, 3); shape.assets > 0 && n > 0; --n)
            r.assets.push_back(pick(random, shape.assets));
        std::ranges::sort(r.assets);
        r.assets.erase(std::ranges::unique(r.assets).begin(), r.assets.end());
        for (int n = pick(random, 3); n > 0; --n)
            r.sources.push_back(static_cast<std::uint16_t>(pick(random, 4)));
        r.marking = anyMarking();
        s.incidentById.emplace(r.id, i);
        s.incidents.push_back(std::move(r));
    }
    return s;
}

inline picture::Filter randomFilter(Random &random)
{
    picture::Filter f;
    if (chance(random, 60)) {
        f.window.from = 1'789'000'000'000'000 + pick(random, 100'000) * 1'000'000LL;
        f.window.to = f.window.from + pick(random, 60'000) * 1'000'000LL;
    }
    if (chance(random, 40))
        f.minSeverity = pick(random, 100);
    if (chance(random, 40))
        f.hiddenSources = {10 + pick(random, 4), 10 + pick(random, 4)};
    if (chance(random, 40))
        f.hiddenStates = {static_cast<picture::IncidentState>(pick(random, 8))};
    if (chance(random, 30)) {
        const auto edge = [&] { return static_cast<float>(pick(random, 1000)) / 1000.0F; };
        f.area = picture::MapRect{edge(), 0.1F, edge(), 0.9F};
    }
    if (chance(random, 20))
        f.text = QStringLiteral("rAdio");
    return f;
}

} // namespace watchfloor::test
