// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/recognition.h"
#include "picture/folder.h"

namespace watchfloor::picture::folding {

namespace {

using fusion::Recognition;
using fusion::Standing;

/// Where parts of one incident stand differently, the one that asks most of the watch counts: nothing that is
/// recognised disappears behind a part that was dismissed.
int rankOf(Standing standing)
{
    constexpr auto order = std::to_array({Standing::Recognised, Standing::Assessed, Standing::Disputed, Standing::Open,
                                          Standing::Closed, Standing::Dismissed});
    return static_cast<int>(std::ranges::find(order, standing) - order.begin());
}

bool isOver(Standing standing) { return standing == Standing::Closed || standing == Standing::Dismissed; }

bool hasAll(const std::vector<std::string> &ids, const std::vector<std::string> &some)
{
    return std::ranges::includes(ids, some);
}

/// What was decided later of the same and perhaps more. When it was said does not matter: undoing something says anew
/// what was decided long ago.
bool supersedes(const Said &later, const Said &earlier)
{
    return std::tie(later.recognition->at, later.hash) > std::tie(earlier.recognition->at, earlier.hash)
        && hasAll(later.recognition->of, earlier.recognition->of);
}

IncidentState stateOf(Standing standing, IncidentState machine)
{
    switch (standing) {
    case Standing::Open:
        return machine;
    case Standing::Assessed:
        return IncidentState::Assessed;
    case Standing::Recognised:
        return IncidentState::Recognised;
    case Standing::Disputed:
        return IncidentState::Disputed;
    case Standing::Dismissed:
        return IncidentState::Dismissed;
    case Standing::Closed:
        return IncidentState::Closed;
    }
    return machine;
}

} // namespace

/// Anybody may send an object that calls itself a decision.
bool Folder::isOfFloor(const Said &said) const
{
    const Source &source = m_sources[sourceOf(said)];
    return source.kind == SourceKind::Floor && source.slug == fusion::floorSource;
}

const Said *Folder::saidByFloor(const Claims &claims, Subject subject) const
{
    return first(claims, [&](const Said &said) { return said.subject == subject && isOfFloor(said); });
}

/// Incidents that people hold for one go by the smallest id among them; the others are its aliases.
void Folder::addMerges()
{
    const auto topOf = [&](const std::string &id) {
        const auto member = m_memberOf.find(id);
        const std::string &top = member == m_memberOf.end() ? id : member->second;
        return current(top, Subject::Incident) ? top : std::string();
    };
    std::map<std::string, std::string> into;
    const auto rootOf = [&](std::string id) {
        for (auto found = into.find(id); found != into.end() && found->second != id; found = into.find(id))
            id = found->second;
        return id;
    };
    for (const auto &[id, about] : m_happening) {
        const Claims &claims = *about;
        const Said *merge = saidByFloor(claims, Subject::Merge);
        if (!merge)
            continue;
        const std::string a = topOf(merge->dependant), b = topOf(merge->provider);
        if (a.empty() || b.empty())
            continue;
        const std::string x = rootOf(a), y = rootOf(b);
        into[std::max(x, y)] = std::min(x, y);
        into.try_emplace(std::min(x, y), std::min(x, y));
        m_mergeSays[a].push_back(merge);
    }
    std::map<std::string, std::vector<std::string>> groups;
    for (const auto &[id, parent] : into)
        groups[rootOf(id)].push_back(id);
    // Both sides may be one already, by the machine's word.
    std::erase_if(groups, [](const auto &group) { return group.second.size() < 2; });
    // What each would be by itself, for those who may not be shown the whole.
    for (const auto &[root, parts] : groups) {
        for (const std::string &part : parts)
            m_out.reports.push_back(incidentOf(part, claimsOfAll(part)));
    }
    for (const auto &[root, parts] : groups) {
        for (const std::string &part : parts)
            m_mergedInto[part] = root;
    }
    m_merged = std::move(groups);
}

std::vector<std::string> Folder::topsOf(const std::string &incident) const
{
    const auto merged = m_merged.find(incident);
    return merged == m_merged.end() ? std::vector{incident} : merged->second;
}

/// What goes by a name of its own in a decision: a report, for the machine's ids change with what it joins.
std::string Folder::anchorOf(const std::string &top) const
{
    const auto members = m_members.find(top);
    return members == m_members.end() || members->second.empty() ? top : members->second.front();
}

void Folder::addRecognitions()
{
    for (const auto &[id, about] : m_happening) {
        const Claims &claims = *about;
        if (const Said *said = saidByFloor(claims, Subject::Recognition))
            m_recognitions[said->recognition->of.front()].push_back(said);
    }
}

/// The decisions about an incident that no later one takes the place of.
std::vector<const Said *> Folder::recognitionsOf(const std::string &incident) const
{
    std::vector<std::string> ids = idsOf(incident);
    std::ranges::sort(ids);
    std::vector<const Said *> all;
    for (const std::string &id : ids) {
        const auto found = m_recognitions.find(id);
        if (found == m_recognitions.end())
            continue;
        for (const Said *said : found->second) {
            if (hasAll(ids, said->recognition->of))
                all.push_back(said);
        }
    }
    std::vector<const Said *> standing;
    for (const Said *said : all) {
        if (std::ranges::none_of(all, [&](const Said *other) { return supersedes(*other, *said); }))
            standing.push_back(said);
    }
    std::ranges::sort(standing, {}, [](const Said *said) {
        return std::tuple(rankOf(said->recognition->standing), ~said->recognition->at, std::string_view(said->hash));
    });
    return standing;
}

/// People's word goes before that of sources; what those say stays beside it.
void Folder::recognise(IncidentRow &row)
{
    for (const std::string &top : topsOf(row.id)) {
        row.standsFor.push_back(anchorOf(top));
        if (m_merged.contains(row.id))
            row.parts.push_back(top);
        const auto merges = m_mergeSays.find(top);
        if (merges == m_mergeSays.end() || !m_merged.contains(row.id))
            continue;
        for (const Said *merge : merges->second) {
            row.marking = m_markings.joined(row.marking, markingOf(*merge));
            row.merges.push_back(merge->id);
        }
    }
    const auto standing = recognitionsOf(row.id);
    for (const Said *said : standing) {
        row.marking = m_markings.joined(row.marking, markingOf(*said));
        row.standsFor.insert(row.standsFor.end(), said->recognition->of.begin(), said->recognition->of.end());
    }
    std::ranges::sort(row.standsFor);
    row.standsFor.erase(std::ranges::unique(row.standsFor).begin(), row.standsFor.end());
    if (standing.empty())
        return;

    row.recognition = standing.front()->recognition;
    const bool isTold = row.state == IncidentState::Closed || row.state == IncidentState::Dismissed;
    const bool isJoined = row.sources.size() > 1 || !row.members.empty() || !row.parts.empty();
    const IncidentState machine = isJoined ? IncidentState::Correlated : IncidentState::Reported;
    row.state = stateOf(row.recognition->standing, machine);
    // That a source did not close its ticket contradicts nobody; that it did, does.
    row.contradicted = row.contradicted || (isTold && !isOver(row.recognition->standing))
        || std::ranges::any_of(standing, [&](const Said *said) {
                           return isOver(said->recognition->standing) != isOver(row.recognition->standing);
                       });
    if (const auto &assessment = row.recognition->assessment) {
        if (assessment->severity >= 0)
            row.severity = static_cast<std::uint8_t>(assessment->severity);
        if (assessment->category)
            row.category = *assessment->category;
        if (assessment->confidence != fusion::Confidence::Unstated)
            row.confidence = fusion::percentOf(assessment->confidence);
        if (!assessment->sectors.empty())
            row.sectors = assessment->sectors;
    }
}

} // namespace watchfloor::picture::folding
