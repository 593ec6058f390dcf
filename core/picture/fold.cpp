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

Folder::Folder(std::span<const Said> claims, std::span<const Source> sources, Markings &markings)
    : m_sources(sources)
    , m_markings(markings)
{
    for (std::size_t i = 0; i < sources.size(); ++i)
        m_sourceIndex.emplace(sources[i].id, static_cast<std::uint16_t>(i));
    for (const Said &said : claims) {
        const auto source = m_sourceIndex.find(said.sourceId);
        // What only the machine may say, no feed can say in its place.
        const bool isMachines = said.isMachine || said.subject == Subject::Membership;
        if (source != m_sourceIndex.end() && (!isMachines || sources[source->second].slug == machineSource))
            m_all[said.id].push_back(&said);
    }
    for (auto &[id, about] : m_all)
        keepCurrent(id, about);
}

Folded Folder::run()
{
    addNodes();
    addInfrastructure();
    addLinks();
    placeAssets();
    addDependencies();
    addWatches();
    addIncidents();
    addOperations();
    addVulnerabilities();
    return std::move(m_out);
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
    if (!current.empty())
        m_current[id] = std::move(current);
}

std::uint16_t Folder::joinedMarking(const Claims &claims)
{
    std::uint16_t joined = markingOf(*claims.front());
    for (const Said *said : claims)
        joined = m_markings.joined(joined, markingOf(*said));
    return joined;
}

} // namespace watchfloor::picture::folding

namespace watchfloor::picture {

Folded fold(std::span<const Said> claims, std::span<const Source> sources, Markings &markings)
{
    return folding::Folder(claims, sources, markings).run();
}

} // namespace watchfloor::picture
