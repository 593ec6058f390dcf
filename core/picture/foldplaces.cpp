// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/countries.h"
#include "picture/folder.h"

namespace watchfloor::picture::folding {

Point countryPoint(const std::string &code)
{
    const Country *country = countryOf(code);
    return country ? Point{project(country->latitude, country->longitude), Precision::Country} : Point{};
}

Point pointOf(const Whereabouts &where, Precision finest)
{
    if (where.hasPoint()) {
        const bool onlyCity = !where.city.empty() && where.site.empty() && finest != Precision::Site;
        return {project(where.latitude, where.longitude),
                where.precision.value_or(onlyCity ? Precision::City : Precision::Site)};
    }
    if (!where.path.empty())
        return {where.path[where.path.size() / 2], Precision::Site};
    return {};
}

void Folder::addLinks()
{
    for (const auto &[id, claims] : m_current)
        link(claims);
}

/// Of each end in the order of their ids, whenever they come.
void Folder::link(const Claims &claims)
{
    const Said &said = *claims.front();
    if (said.subject != Subject::Relationship)
        return;
    const auto add = [&](const std::string &end, const std::string &other) {
        auto &links = m_links[end];
        const auto id = [](const Link &one) -> const std::string & { return one.said->id; };
        links.insert(std::ranges::upper_bound(links, said.id, {}, id), {&said, &claims, other});
    };
    add(said.dependant, said.provider);
    add(said.provider, said.dependant);
}

void Folder::unlink(const Claims &claims)
{
    const Said &said = *claims.front();
    if (said.subject != Subject::Relationship)
        return;
    for (const std::string &end : {said.dependant, said.provider}) {
        const auto found = m_links.find(end);
        if (found == m_links.end())
            continue;
        std::erase_if(found->second, [&](const Link &one) { return one.claims == &claims; });
        if (found->second.empty())
            m_links.erase(found);
    }
}

const Claims *Folder::current(const std::string &id, Subject subject) const
{
    const auto found = m_current.find(id);
    return found != m_current.end() && found->second.front()->subject == subject ? &found->second : nullptr;
}

std::span<const Link> Folder::linksOf(const std::string &id) const
{
    const auto found = m_links.find(id);
    return found == m_links.end() ? std::span<const Link>() : std::span(found->second);
}

std::vector<Located> Folder::locationsOf(const std::string &id, std::initializer_list<std::string_view> kinds)
{
    std::vector<Located> found;
    for (const Link &link : linksOf(id)) {
        const Claims *location = current(link.other, Subject::Location);
        if (location && std::ranges::contains(kinds, std::string_view(link.said->kind)))
            found.push_back(located(*location, joinedMarking(*link.claims)));
    }
    return found;
}

Located Folder::located(const Claims &location, std::uint16_t marking)
{
    const Whereabouts &where = location.front()->where;
    Point point = pointOf(where, Precision::City);
    if (point.precision == Precision::None)
        point = countryPoint(where.country);
    return {point, where.country, m_markings.joined(marking, joinedMarking(location))};
}

void Folder::place(AssetRow &asset, const Point &point)
{
    asset.x = point.at.x;
    asset.y = point.at.y;
    asset.precision = point.precision;
}

void Folder::placeAssets()
{
    for (std::size_t i = 0; i < m_out.assets.size(); ++i) {
        placeAsset(static_cast<std::int32_t>(i));
        rememberSites(static_cast<std::int32_t>(i));
    }
    std::ranges::sort(m_sites);
}

/// Its row has what its claims say.
void Folder::placeAsset(std::int32_t asset)
{
    AssetRow &row = m_out.assets[at(asset)];
    const Stand stand = standOf(asset, deepestSite);
    place(row, stand.point);
    if (stand.lent)
        row.marking = m_markings.joined(row.marking, *stand.lent); // it tells where that is
    if (row.precision == Precision::None)
        placeByCountries(row, m_claimsOf[at(asset)]);
}

/// Its own place, that of a location that it is linked to, or that of a site: which may itself stand on a site.
Stand Folder::standOf(std::int32_t asset, int depth)
{
    const Claims &claims = m_claimsOf[at(asset)];
    if (const Said *said = first(claims, [](const Said &s) { return s.where.hasPoint() || !s.where.path.empty(); }))
        return {pointOf(said->where, Precision::Site), {}};
    for (const Located &location : locationsOf(m_out.assets[at(asset)].id, {"located-at"})) {
        if (location.point.precision != Precision::None)
            return {location.point, location.marking};
    }
    if (depth == 0)
        return {};
    for (const Said *said : claims) {
        const std::int32_t site = said->where.site.empty() ? -1 : m_out.index.refer(said->where.site, sourceOf(*said));
        const Stand there = site < 0 || site == asset ? Stand() : standOf(site, depth - 1);
        if (there.point.precision == Precision::None)
            continue;
        const std::uint16_t own = ownMarkingOf(site);
        return {there.point, there.lent ? m_markings.joined(own, *there.lent) : own};
    }
    return {};
}

void Folder::rememberSites(std::int32_t asset)
{
    for (const Said *said : m_claimsOf[at(asset)]) {
        if (said->where.site.empty())
            continue;
        if (const std::int32_t site = m_out.index.refer(said->where.site, sourceOf(*said)); site >= 0)
            m_sites.emplace_back(site, asset);
    }
}

/// On its country; a mission of several on the middle of them.
void Folder::placeByCountries(AssetRow &asset, const Claims &claims)
{
    float x = 0, y = 0;
    int points = 0;
    const auto add = [&](const std::string &code) {
        const Point point = countryPoint(code);
        if (point.precision == Precision::None)
            return;
        x += point.at.x;
        y += point.at.y;
        ++points;
    };
    if (const Said *said = first(claims, [](const Said &s) { return !s.where.country.empty(); }))
        add(said->where.country);
    else if (const Said *several = first(claims, [](const Said &s) { return !s.countries.empty(); }))
        std::ranges::for_each(several->countries, add);
    const auto n = static_cast<float>(points);
    if (points > 0)
        place(asset, {{x / n, y / n}, Precision::Country});
}

} // namespace watchfloor::picture::folding

namespace watchfloor::picture {

void placeByOthers(IncidentRow &incident, std::span<const AssetRow> assets)
{
    const auto isVague = [](Precision p) { return p == Precision::None || p == Precision::Country; };
    if (!isVague(incident.precision))
        return;
    const auto host = std::ranges::find_if(incident.assets,
                                           [&](std::int32_t i) { return !isVague(assets[folding::at(i)].precision); });
    if (host != incident.assets.end()) {
        const AssetRow &asset = assets[folding::at(*host)];
        incident.x = asset.x;
        incident.y = asset.y;
        incident.precision = asset.precision;
        incident.placedBy = *host;
        return;
    }
    for (const std::string &code : incident.countries) {
        const folding::Point point = folding::countryPoint(code);
        if (incident.precision != Precision::None || point.precision == Precision::None)
            continue;
        incident.x = point.at.x;
        incident.y = point.at.y;
        incident.precision = point.precision;
    }
}

} // namespace watchfloor::picture
