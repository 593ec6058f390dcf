// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "model/machine.h"
#include "picture/folder.h"

namespace watchfloor::picture::folding {

QString shown(const std::string &untrusted) { return visibleText(std::string_view(untrusted)); }

std::string firstText(const Claims &claims, std::string Said::*text)
{
    const Said *said = first(claims, [&](const Said &s) { return !(s.*text).empty(); });
    return said ? said->*text : std::string();
}

bool isHappening(Subject subject)
{
    switch (subject) {
    case Subject::Incident:
    case Subject::Merge:
    case Subject::Recognition:
    case Subject::Membership:
    case Subject::Operation:
    case Subject::SameOperation:
    case Subject::Health:
        return true;
    case Subject::Asset:
    case Subject::Dependency:
    case Subject::Mission:
    case Subject::Identity:
    case Subject::Location:
    case Subject::Relationship:
    case Subject::Vulnerability:
    case Subject::Observable:
        return false;
    }
    return false;
}

Folder::Folder(std::span<const Source> sources, Markings &markings, Folded &out)
    : m_sources(sources)
    , m_markings(markings)
    , m_out(out)
{
    for (std::size_t i = 0; i < sources.size(); ++i)
        m_sourceIndex.emplace(sources[i].id, static_cast<std::uint16_t>(i));
}

/// What only the machine may say, no feed can say in its place.
bool Folder::isHeard(const Said &said) const
{
    const auto source = m_sourceIndex.find(said.sourceId);
    const bool isMachines = said.isMachine || said.subject == Subject::Membership;
    return source != m_sourceIndex.end() && (!isMachines || m_sources[source->second].slug == machineSource);
}

void Folder::add(const Said &said)
{
    if (!isHeard(said))
        return;
    Claims &about = m_all[said.id];
    touch(said.id, about);
    about.push_back(&said);
}

void Folder::remove(const Said &said)
{
    const auto found = m_all.find(said.id);
    if (!isHeard(said) || found == m_all.end())
        return;
    touch(said.id, found->second);
    std::erase(found->second, &said);
}

void Folder::foldStructure()
{
    for (auto &[id, about] : m_all)
        keepCurrent(id, about);
    m_isFolded = true;
    addNodes();
    addInfrastructure();
    addLinks();
    placeAssets();
    addDependencies();
    addWatches();
    addVulnerabilities();
    (void)numberLabels();
}

void Folder::foldHappening()
{
    m_members.clear();
    m_memberOf.clear();
    m_merged.clear();
    m_mergedInto.clear();
    m_mergeSays.clear();
    m_recognitions.clear();
    m_sameOperations.clear();
    m_sameNames.clear();
    m_out.incidents.clear();
    m_out.reports.clear();
    m_out.incidentById.clear();
    m_out.operations.reset();
    m_out.held.clear();
    addIncidents();
    addOperations();
    addHeld();
}

/// F is "cannot be judged": below sources known to be fair, but not below those known to be bad.
int Folder::reliabilityRank(char grade)
{
    constexpr std::string_view order = "ABCFDE";
    const auto found = order.find(grade);
    return static_cast<int>(found == std::string_view::npos ? order.find('F') : found);
}

std::uint16_t Folder::markingOf(const Said &said)
{
    return m_markings.of(said.marking, m_sources[sourceOf(said)].defaultMarking);
}

/// Of each source its newest word; nothing of a source that took it back.
void Folder::keepCurrent(const std::string &id, Claims &about)
{
    const auto newestFirst = [](const Said *said) {
        return std::tuple(said->sourceId, ~said->version, ~said->from, std::string_view(said->hash));
    };
    std::ranges::sort(about, {}, newestFirst);
    Claims current;
    for (const Said *said : about) {
        if ((current.empty() || current.back()->sourceId != said->sourceId))
            current.push_back(said);
    }
    std::erase_if(current, [](const Said *said) { return said->revoked; });
    std::ranges::sort(current, {}, [&](const Said *said) { return precedence(said); });
    if (current.empty())
        return;
    Claims &kept = m_current[id] = std::move(current);
    if (std::ranges::any_of(kept, [](const Said *said) { return isHappening(said->subject); }))
        m_happening[id] = &kept;
}

std::uint16_t Folder::joinedMarking(const Claims &claims)
{
    std::uint16_t joined = markingOf(*claims.front());
    for (const Said *said : claims)
        joined = m_markings.joined(joined, markingOf(*said));
    return joined;
}

} // namespace watchfloor::picture::folding
