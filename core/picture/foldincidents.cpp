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
    const bool isReading = std::ranges::all_of(claims, [](const Said *s) { return s->id.starts_with("report--"); });
    return said ? static_cast<std::uint8_t>(said->severity) : isReading ? std::uint8_t{0} : ungraded;
}

/// The machine goes to correlated, where two sources speak of one object, and no further. What it made of several is
/// over when all of them are: one closed ticket does not close the others.
IncidentState stateOf(const Claims &claims)
{
    std::map<std::string_view, std::optional<IncidentState>> states; // of each object: who is believed first says
    for (const Said *said : claims) {
        if (said->isMachine)
            continue;
        auto &state = states[said->id];
        if (!state)
            state = said->state;
    }
    const auto isStillOpen = [](const auto &entry) { return !entry.second || isOpen(*entry.second); };
    const auto open = std::ranges::find_if(states, isStillOpen);
    const auto said = open != states.end() ? open : states.begin();
    const IncidentState state
        = said == states.end() ? IncidentState::Reported : said->second.value_or(IncidentState::Reported);
    const bool isJoined = claims.size() > 1 || claims.front()->isMachine;
    return state == IncidentState::Reported && isJoined ? IncidentState::Correlated : state;
}

/// Among all that sources say; but when it began, only of one object: reports of several stages of one incident
/// tell of different hours without contradicting each other.
bool isContradicted(const Claims &claims, const IncidentRow &shownRow)
{
    const Said *state = first(claims, [](const Said &s) { return s.state.has_value(); });
    const bool isOne = std::ranges::all_of(claims, [&](const Said *said) { return said->id == claims.front()->id; });
    return std::ranges::any_of(claims, [&](const Said *said) {
        return (said->severity >= 0 && severityBand(said->severity) != severityBand(shownRow.severity))
            || (isOne && said->from != noTime && std::abs(said->from - shownRow.from) > hour)
            || (said->state && isOpen(*said->state) != isOpen(*state->state));
    });
}

bool isFiner(Precision a, Precision b) { return a != Precision::None && (b == Precision::None || a < b); }

} // namespace

/// Which reports are parts of an incident that the machine made. A report without claims of its own, or an incident
/// that is not there any more, is none.
void Folder::addMemberships()
{
    for (const auto &[id, about] : m_happening) {
        const Claims &claims = *about;
        const Said &said = *claims.front();
        const auto is = [&](const std::string &subject, bool machine) {
            const auto found = m_current.find(subject);
            return found != m_current.end() && found->second.front()->subject == Subject::Incident
                && found->second.front()->isMachine == machine;
        };
        if (said.subject != Subject::Membership || !is(said.dependant, false) || !is(said.provider, true))
            continue;
        if (m_memberOf.emplace(said.dependant, said.provider).second)
            m_members[said.provider].push_back(said.dependant);
    }
    for (auto &[incident, members] : m_members)
        std::ranges::sort(members);
}

std::vector<std::string> Folder::idsOf(const std::string &incident) const
{
    std::vector<std::string> ids;
    for (const std::string &top : topsOf(incident)) {
        ids.push_back(top);
        if (const auto members = m_members.find(top); members != m_members.end())
            ids.insert(ids.end(), members->second.begin(), members->second.end());
    }
    return ids;
}

/// What sources say of an incident and its members, in order of precedence; the machine's own word comes last.
Claims Folder::claimsOfAll(const std::string &id) const
{
    const auto ids = idsOf(id);
    if (ids.size() == 1)
        return m_current.at(id);
    Claims all;
    for (const std::string &one : ids) {
        const Claims &claims = m_current.at(one);
        all.insert(all.end(), claims.begin(), claims.end());
    }
    std::ranges::sort(all, {}, [&](const Said *said) { return std::tuple(said->isMachine, precedence(said)); });
    return all;
}

void Folder::addIncidents()
{
    addMemberships();
    addMerges();
    addRecognitions();
    for (const auto &[id, about] : m_happening) {
        const Claims &claims = *about;
        const auto merged = m_mergedInto.find(id);
        const bool isPart = m_memberOf.contains(id) || (merged != m_mergedInto.end() && merged->second != id);
        if (claims.front()->subject == Subject::Incident && !isPart)
            addIncident(id, claimsOfAll(id));
    }
    // Who asks for a part or a report is shown the incident that it belongs to.
    for (const auto &[part, whole] : m_mergedInto)
        m_out.incidentById.emplace(part, m_out.incidentById.at(whole));
    for (const auto &[member, incident] : m_memberOf) {
        m_out.incidentById.emplace(member, m_out.incidentById.at(incident));
        m_out.reports.push_back(incidentOf(member, m_current.at(member)));
    }
    std::ranges::sort(m_out.reports, {}, &IncidentRow::id);
}

void Folder::addIncident(const std::string &id, const Claims &claims)
{
    IncidentRow row = incidentOf(id, claims);
    recognise(row);
    m_out.incidentById.emplace(id, static_cast<std::int32_t>(m_out.incidents.size()));
    m_out.incidents.push_back(std::move(row));
}

IncidentRow Folder::incidentOf(const std::string &id, const Claims &claims)
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
    for (const std::string &one : idsOf(id)) {
        for (const Said *said : m_all[one]) {
            row.known = std::min(row.known, said->known);
            row.updated = std::max(row.updated, said->known);
        }
    }
    for (const std::string &top : topsOf(id)) {
        if (const auto members = m_members.find(top); members != m_members.end())
            unite(row.members, members->second);
    }
    std::ranges::sort(row.members);
    for (const Said *said : claims) {
        // The machine joins what others say; it is no voice of its own beside them.
        if (!said->isMachine || row.members.empty())
            row.sources.push_back(sourceOf(*said));
        unite(row.countries, said->countries);
        unite(row.sectors, said->sectors);
    }
    std::ranges::sort(row.sources);
    row.sources.erase(std::ranges::unique(row.sources).begin(), row.sources.end());
    row.state = stateOf(claims);
    row.contradicted = isContradicted(claims, row);
    if (const Said *said = first(claims, [](const Said &s) { return s.domain.has_value(); }))
        row.domain = *said->domain;
    if (const Said *said = first(claims, [](const Said &s) { return s.effect != nullptr; }))
        row.effect = said->effect;
    addAffected(row, claims);
    placeIncident(row, claims);
    return row;
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
    std::vector<Link> links;
    for (const std::string &id : idsOf(row.id)) {
        const auto some = linksOf(id);
        links.insert(links.end(), some.begin(), some.end());
    }
    for (const Link &link : links) {
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
    std::vector<Located> locations;
    for (const std::string &id : idsOf(row.id)) {
        const auto some = locationsOf(id, {"located-at", "targets", "affects", "related-to"});
        locations.insert(locations.end(), some.begin(), some.end());
    }
    for (const Located &location : locations) {
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
