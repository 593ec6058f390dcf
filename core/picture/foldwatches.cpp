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
    m_unheard.assign(m_out.assets.size(), 0);
    for (std::size_t i = 0; i < m_out.assets.size(); ++i)
        addWatches(static_cast<std::int32_t>(i), m_out.watches);
}

/// Of one asset, by its claims and those of infrastructure that it is.
void Folder::addWatches(std::int32_t asset, std::vector<WatchRow> &rows)
{
    const auto begin = static_cast<std::ptrdiff_t>(rows.size());
    m_out.unresolved -= std::exchange(m_unheard[at(asset)], 0U);
    addWatchesOf(asset, m_claimsOf[at(asset)], rows);
    addMonitors(asset, m_out.assets[at(asset)].id, rows);
    for (const Alias &alias : std::ranges::equal_range(m_aliases, asset, {}, &Alias::asset)) {
        addWatchesOf(asset, *alias.claims, rows);
        addMonitors(asset, alias.id, rows);
    }
    m_out.unresolved += m_unheard[at(asset)];

    const std::span fresh(rows.begin() + begin, rows.end());
    std::ranges::sort(fresh, {}, &WatchRow::source);
    auto united = fresh.begin();
    for (const WatchRow &watch : fresh) {
        if (united != fresh.begin() && std::prev(united)->source == watch.source)
            std::prev(united)->marking = m_markings.joined(std::prev(united)->marking, watch.marking);
        else
            *united++ = watch;
    }
    rows.resize(static_cast<std::size_t>(begin + (united - fresh.begin())));
}

void Folder::addWatchesOf(std::int32_t asset, const Claims &claims, std::vector<WatchRow> &rows)
{
    for (const Said *said : claims) {
        for (const std::string &feed : said->watchedBy)
            addWatch(asset, feed, markingOf(*said), rows);
    }
}

void Folder::addWatch(std::int32_t asset, const std::string &feed, std::uint16_t marking, std::vector<WatchRow> &rows)
{
    if (const auto found = m_feeds.find(feed); found != m_feeds.end())
        rows.push_back({asset, found->second, marking});
    else
        ++m_unheard[at(asset)];
}

/// STIX: a sensor (infrastructure, identity) that goes by a feed's slug or name, and what it watches.
void Folder::addMonitors(std::int32_t asset, const std::string &id, std::vector<WatchRow> &rows)
{
    const Claims *before = nullptr;
    for (const Link &link : linksOf(id)) {
        const Said &said = *link.said;
        const bool forth = said.kind == "monitors", back = said.kind == "monitored-by" || said.kind == "watched-by";
        const bool isWatched = (forth && said.provider == id) || (back && said.dependant == id);
        if (!isWatched
            || std::exchange(before, link.claims) == link.claims) // one that watches itself stands here twice
            continue;
        const auto sensor = m_current.find(link.other);
        if (sensor == m_current.end() || isHappening(sensor->second.front()->subject))
            continue;
        if (const std::string feed = feedOf(sensor->second); !feed.empty())
            addWatch(asset, feed, m_markings.joined(joinedMarking(*link.claims), joinedMarking(sensor->second)), rows);
        else
            ++m_unheard[at(asset)];
    }
}

/// The feed that a sensor goes by the name of; empty: none.
std::string Folder::feedOf(const Claims &sensor) const
{
    for (const Said *said : sensor) {
        for (const Name &name : said->names) {
            if (m_feeds.contains(name.text))
                return name.text;
        }
    }
    return {};
}

} // namespace watchfloor::picture::folding
