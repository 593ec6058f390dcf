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
    for (const auto &[id, claims] : m_current) {
        const Said &said = *claims.front();
        if (said.subject != Subject::Relationship)
            continue;
        m_links[said.dependant].push_back({&said, &claims, said.provider});
        m_links[said.provider].push_back({&said, &claims, said.dependant});
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
        const Claims &claims = m_claimsOf[i];
        AssetRow &asset = m_out.assets[i];
        if (const Said *said = first(claims, [](const Said &s) { return s.where.hasPoint() || !s.where.path.empty(); }))
            place(asset, pointOf(said->where, Precision::Site));
        if (asset.precision == Precision::None)
            placeByLocation(asset);
    }
    // A site may itself stand on a site.
    for (int depth = 0; depth < 4; ++depth) {
        for (std::size_t i = 0; i < m_out.assets.size(); ++i)
            placeBySite(m_out.assets[i], m_claimsOf[i]);
    }
    for (std::size_t i = 0; i < m_out.assets.size(); ++i) {
        if (m_out.assets[i].precision == Precision::None)
            placeByCountries(m_out.assets[i], m_claimsOf[i]);
    }
}

void Folder::placeByLocation(AssetRow &asset)
{
    for (const Located &location : locationsOf(asset.id, {"located-at"})) {
        if (location.point.precision == Precision::None)
            continue;
        place(asset, location.point);
        asset.marking = m_markings.joined(asset.marking, location.marking);
        return;
    }
}

void Folder::placeBySite(AssetRow &asset, const Claims &claims)
{
    if (asset.precision != Precision::None)
        return;
    for (const Said *said : claims) {
        const std::int32_t site = said->where.site.empty() ? -1 : m_out.index.find(said->where.site, sourceOf(*said));
        if (site < 0 || m_out.assets[at(site)].precision == Precision::None)
            continue;
        const AssetRow &host = m_out.assets[at(site)];
        place(asset, {{host.x, host.y}, host.precision});
        asset.marking = m_markings.joined(asset.marking, host.marking); // it tells where the site is
        return;
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
