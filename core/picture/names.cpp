// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/query.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

namespace watchfloor::picture {

std::string_view name(IncidentState s)
{
    switch (s) {
    case IncidentState::Reported:
        return "reported";
    case IncidentState::Correlated:
        return "correlated";
    case IncidentState::Assessed:
        return "assessed";
    case IncidentState::Recognised:
        return "recognised";
    case IncidentState::Lapsed:
        return "lapsed";
    case IncidentState::Disputed:
        return "disputed";
    case IncidentState::Dismissed:
        return "dismissed";
    case IncidentState::Closed:
        return "closed";
    }
    return {};
}

bool isOpen(IncidentState s)
{
    switch (s) {
    case IncidentState::Reported:
    case IncidentState::Correlated:
    case IncidentState::Assessed:
    case IncidentState::Recognised:
    case IncidentState::Disputed:
    case IncidentState::Lapsed:
        return true;
    case IncidentState::Dismissed:
    case IncidentState::Closed:
        return false;
    }
    return false;
}

std::string_view name(Health h)
{
    switch (h) {
    case Health::Nominal:
        return "nominal";
    case Health::Degraded:
        return "degraded";
    case Health::Impaired:
        return "impaired";
    case Health::Failed:
        return "failed";
    case Health::Unknown:
        return "unknown";
    }
    return {};
}

std::optional<Health> healthFromName(std::string_view text)
{
    for (const Health health : {Health::Nominal, Health::Degraded, Health::Impaired, Health::Failed, Health::Unknown}) {
        if (name(health) == text)
            return health;
    }
    return {};
}

std::string_view name(FeedHealth h)
{
    switch (h) {
    case FeedHealth::Live:
        return "live";
    case FeedHealth::Late:
        return "late";
    case FeedHealth::Silent:
        return "silent";
    case FeedHealth::Never:
        return "never";
    case FeedHealth::Failing:
        return "failing";
    }
    return {};
}

std::string_view name(Cadence::Origin o)
{
    switch (o) {
    case Cadence::Origin::Declared:
        return "declared";
    case Cadence::Origin::Learned:
        return "learned";
    case Cadence::Origin::Assumed:
        return "assumed";
    }
    return {};
}

std::string_view name(AssetKind k)
{
    switch (k) {
    case AssetKind::Mission:
        return "mission";
    case AssetKind::Task:
        return "task";
    case AssetKind::Service:
        return "service";
    case AssetKind::Application:
        return "application";
    case AssetKind::Host:
        return "host";
    case AssetKind::Network:
        return "network";
    case AssetKind::Site:
        return "site";
    case AssetKind::Power:
        return "power";
    case AssetKind::Satellite:
        return "satellite";
    case AssetKind::Cable:
        return "cable";
    case AssetKind::Other:
        return "other";
    }
    return {};
}

namespace {
constexpr double mercatorLimit = 85.0511287798066; // where y reaches 0 and 1
}

MapPoint project(double latitude, double longitude)
{
    if (std::isnan(latitude) || std::isnan(longitude))
        return {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::quiet_NaN()};
    const double phi = std::clamp(latitude, -mercatorLimit, mercatorLimit) * std::numbers::pi / 180;
    const double y = 0.5 - std::asinh(std::tan(phi)) / (2 * std::numbers::pi);
    return {static_cast<float>(longitude / 360 + 0.5), static_cast<float>(std::clamp(y, 0.0, 1.0))};
}

std::pair<double, double> unproject(MapPoint p)
{
    const double phi = std::atan(std::sinh((0.5 - static_cast<double>(p.y)) * 2 * std::numbers::pi));
    return {phi * 180 / std::numbers::pi, (static_cast<double>(p.x) - 0.5) * 360};
}

void finishPlaces(Snapshot &s)
{
    struct Hash
    {
        std::size_t operator()(const Place &p) const
        {
            std::uint64_t h = std::bit_cast<std::uint32_t>(p.x) * 0x9E3779B97F4A7C15ULL;
            h ^= (std::bit_cast<std::uint32_t>(p.y) + (h >> 29)) * 0xBF58476D1CE4E5B9ULL;
            return static_cast<std::size_t>((h ^ (h >> 32)) + static_cast<std::uint64_t>(p.precision));
        }
    };
    Columns &o = s.observations;
    std::unordered_map<Place, std::int32_t, Hash> known;
    s.places.clear();
    o.place.assign(o.size(), -1);
    for (std::size_t i = 0; i < o.size(); ++i) {
        if (std::isnan(o.x[i]) || std::isnan(o.y[i]))
            continue;
        const Place place{o.x[i], o.y[i], static_cast<Precision>(o.precision[i])};
        const auto [found, isNew] = known.try_emplace(place, static_cast<std::int32_t>(s.places.size()));
        if (isNew)
            s.places.push_back(place);
        o.place[i] = found->second;
    }
}

} // namespace watchfloor::picture
