// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "picture/folder.h"

#include <array>

namespace watchfloor::picture::folding {

namespace {

constexpr std::int64_t hour = 3'600'000'000;

/// Puts into `all` what it lacks of `more`.
void unite(std::vector<std::string> &all, const std::vector<std::string> &more)
{
    for (const std::string &one : more) {
        if (!std::ranges::contains(all, one))
            all.push_back(one);
    }
}

QString shownLines(const std::string &untrusted) { return visibleText(std::string_view(untrusted), true); }

/// An incident that nobody graded is not harmless: it stands at the foot of medium; a report is reading matter.
std::uint8_t severityOf(const Claims &claims)
{
    constexpr std::uint8_t ungraded = 40;
    const Said *said = first(claims, [](const Said &s) { return s.severity >= 0; });
    return said                                      ? static_cast<std::uint8_t>(said->severity)
        : claims.front()->id.starts_with("report--") ? std::uint8_t{0}
                                                     : ungraded;
}

/// The machine goes to correlated, where two sources speak of one object, and no further.
IncidentState stateOf(const Claims &claims)
{
    const Said *said = first(claims, [](const Said &s) { return s.state.has_value(); });
    const IncidentState state = said ? *said->state : IncidentState::Reported;
    return state == IncidentState::Reported && claims.size() > 1 ? IncidentState::Correlated : state;
}

bool isContradicted(const Claims &claims, const IncidentRow &shownRow)
{
    const Said *state = first(claims, [](const Said &s) { return s.state.has_value(); });
    return std::ranges::any_of(claims, [&](const Said *said) {
        return (said->severity >= 0 && severityBand(said->severity) != severityBand(shownRow.severity))
            || (said->from != noTime && std::abs(said->from - shownRow.from) > hour)
            || (said->state && isOpen(*said->state) != isOpen(*state->state));
    });
}

bool isFiner(Precision a, Precision b) { return a != Precision::None && (b == Precision::None || a < b); }

} // namespace

void Folder::addIncidents()
{
    for (const auto &[id, claims] : m_current) {
        if (claims.front()->subject == Subject::Incident)
            addIncident(id, claims);
    }
}

void Folder::addIncident(const std::string &id, const Claims &claims)
{
    IncidentRow row;
    row.id = id;
    row.title = shown(firstText(claims, &Said::title));
    if (row.title.isEmpty())
        row.title = shown(id);
    row.description = shownLines(firstText(claims, &Said::description));
    row.severity = severityOf(claims);
    if (const Said *said = first(claims, [](const Said &s) { return s.category.has_value(); }))
        row.category = *said->category;
    if (const Said *said = first(claims, [](const Said &s) { return s.confidence >= 0; }))
        row.confidence = said->confidence;
    if (const Said *said = first(claims, [](const Said &s) { return s.from != noTime; })) {
        row.from = said->from;
        row.to = said->to;
    }
    row.marking = joinedMarking(claims);
    row.known = claims.front()->known;
    row.updated = claims.front()->known;
    for (const Said *said : m_all[id]) {
        row.known = std::min(row.known, said->known);
        row.updated = std::max(row.updated, said->known);
    }
    for (const Said *said : claims) {
        row.sources.push_back(sourceOf(*said));
        unite(row.countries, said->countries);
        unite(row.sectors, said->sectors);
    }
    std::ranges::sort(row.sources);
    row.state = stateOf(claims);
    row.contradicted = isContradicted(claims, row);
    addAffected(row, claims);
    placeIncident(row, claims);
    m_out.incidentById.emplace(id, static_cast<std::int32_t>(m_out.incidents.size()));
    m_out.incidents.push_back(std::move(row));
}

void Folder::affect(IncidentRow &row, std::int32_t asset)
{
    if (asset >= 0 && !std::ranges::contains(row.assets, asset))
        row.assets.push_back(asset);
}

void Folder::addAffected(IncidentRow &row, const Claims &claims)
{
    for (const Said *said : claims) {
        for (const std::string &reference : said->refs) {
            const auto byId = m_out.assetById.find(reference);
            affect(row, byId != m_out.assetById.end() ? byId->second : m_out.index.find(reference, sourceOf(*said)));
        }
    }
    constexpr auto affecting
        = std::to_array<std::string_view>({"targets", "affects", "impacts", "impacted", "related-to", "compromises"});
    for (const Link &link : linksOf(row.id)) {
        if (!std::ranges::contains(affecting, link.said->kind))
            continue;
        const auto asset = m_out.assetById.find(link.other);
        const Claims *identity = current(link.other, Subject::Identity);
        if (asset != m_out.assetById.end())
            affect(row, asset->second);
        else if (identity)
            affectIdentity(row, *identity);
        else
            continue;
        row.marking = m_markings.joined(row.marking, joinedMarking(*link.claims));
    }
}

/// An organisation that the inventory knows by that name is an asset; of others the sector is told.
void Folder::affectIdentity(IncidentRow &row, const Claims &identity)
{
    for (const Said *said : identity) {
        for (const Name &name : said->names)
            affect(row, m_out.index.find(name.text, sourceOf(*said)));
        unite(row.sectors, said->sectors);
    }
    row.marking = m_markings.joined(row.marking, joinedMarking(identity));
}

/// Its own point, then the location it is linked to, then the first asset it affects, then its country.
void Folder::placeIncident(IncidentRow &row, const Claims &claims)
{
    row.x = nowhere;
    row.y = nowhere;
    Point point;
    if (const Said *said = first(claims, [](const Said &s) { return s.where.hasPoint(); }))
        point = pointOf(said->where, Precision::City);
    for (const Located &location : locationsOf(row.id, {"located-at", "targets", "affects", "related-to"})) {
        if (!location.country.empty())
            unite(row.countries, {location.country});
        row.marking = m_markings.joined(row.marking, location.marking);
        if (isFiner(location.point.precision, point.precision))
            point = location.point;
    }
    row.x = point.at.x;
    row.y = point.at.y;
    row.precision = point.precision;
    placeByOthers(row, m_out.assets);
}

} // namespace watchfloor::picture::folding
