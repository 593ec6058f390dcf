// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii.h"
#include "picture/folder.h"

namespace watchfloor::picture::folding {

/// Who would see it if something happened: what sources say of this adds up, and none of it is a matter of
/// precedence.
void Folder::addWatches()
{
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        m_feeds.try_emplace(asciiLower(m_sources[i].slug), static_cast<std::uint16_t>(i));
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        m_feeds.try_emplace(asciiLower(m_sources[i].name), static_cast<std::uint16_t>(i)); // a slug goes before a name
    for (std::size_t i = 0; i < m_claimsOf.size(); ++i)
        addWatchesOf(static_cast<std::int32_t>(i), m_claimsOf[i]);
    for (const Alias &alias : m_aliases)
        addWatchesOf(alias.asset, *alias.claims);
    for (const auto &[id, claims] : m_current) {
        if (claims.front()->subject == Subject::Relationship)
            addMonitors(claims);
    }

    auto &watches = m_out.watches;
    const auto key = [](const WatchRow &w) { return std::pair(w.asset, w.source); };
    std::ranges::stable_sort(watches, {}, key);
    std::vector<WatchRow> united;
    for (const WatchRow &watch : watches) {
        if (!united.empty() && key(united.back()) == key(watch))
            united.back().marking = m_markings.joined(united.back().marking, watch.marking);
        else
            united.push_back(watch);
    }
    watches = std::move(united);
}

void Folder::addWatchesOf(std::int32_t asset, const Claims &claims)
{
    for (const Said *said : claims) {
        for (const std::string &feed : said->watchedBy)
            addWatch(asset, feed, markingOf(*said));
    }
}

void Folder::addWatch(std::int32_t asset, const std::string &feed, std::uint16_t marking)
{
    if (const auto found = m_feeds.find(feed); found != m_feeds.end())
        m_out.watches.push_back({asset, found->second, marking});
    else
        ++m_out.unresolved;
}

/// STIX: a sensor (infrastructure, identity) that goes by a feed's slug or name, and what it watches.
void Folder::addMonitors(const Claims &claims)
{
    const Said &said = *claims.front();
    const bool forth = said.kind == "monitors", back = said.kind == "monitored-by" || said.kind == "watched-by";
    if (!forth && !back)
        return;
    const std::string &sensor = forth ? said.dependant : said.provider;
    const auto asset = m_out.assetById.find(forth ? said.provider : said.dependant);
    const auto about = m_current.find(sensor);
    if (asset == m_out.assetById.end() || about == m_current.end() || isHappening(about->second.front()->subject))
        return;
    for (const Said *one : about->second) {
        for (const Name &name : one->names) {
            if (!m_feeds.contains(name.text))
                continue;
            addWatch(asset->second, name.text, m_markings.joined(joinedMarking(claims), joinedMarking(about->second)));
            return;
        }
    }
    ++m_out.unresolved;
}

} // namespace watchfloor::picture::folding
