// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphmodel.h"

#include <algorithm>
#include <map>

namespace watchfloor::widgets {

using picture::AssetKind;
using picture::DependencyRow;
using Index = std::size_t;

namespace {

/// Dependency rows grouped by one of their ends.
void index(const picture::Snapshot &s, std::int32_t DependencyRow::*end, std::vector<std::size_t> &start,
           std::vector<std::int32_t> &rows)
{
    start.assign(s.assets.size() + 1, 0);
    for (const DependencyRow &d : s.dependencies)
        ++start[Index(d.*end) + 1];
    for (Index i = 1; i < start.size(); ++i)
        start[i] += start[i - 1];
    rows.resize(s.dependencies.size());
    std::vector<std::size_t> next(start.begin(), start.end() - 1);
    for (Index i = 0; i < s.dependencies.size(); ++i)
        rows[next[Index(s.dependencies[i].*end)]++] = std::int32_t(i);
}

} // namespace

GraphModel::GraphModel(const picture::Snapshot &snapshot)
    : m_snapshot(snapshot)
    , m_bearing(snapshot.dependencies.size(), Bearing::Sound)
{
    index(snapshot, &DependencyRow::dependant, m_needsStart, m_needs);
    index(snapshot, &DependencyRow::provider, m_neededByStart, m_neededBy);
    markBearings();
}

std::span<const std::int32_t> GraphModel::needs(std::int32_t asset) const
{
    return std::span(m_needs).subspan(m_needsStart[Index(asset)],
                                      m_needsStart[Index(asset) + 1] - m_needsStart[Index(asset)]);
}

std::span<const std::int32_t> GraphModel::neededBy(std::int32_t asset) const
{
    return std::span(m_neededBy)
        .subspan(m_neededByStart[Index(asset)], m_neededByStart[Index(asset) + 1] - m_neededByStart[Index(asset)]);
}

std::int32_t GraphModel::provider(std::int32_t dependency) const
{
    return m_snapshot.dependencies[Index(dependency)].provider;
}
std::int32_t GraphModel::dependant(std::int32_t dependency) const
{
    return m_snapshot.dependencies[Index(dependency)].dependant;
}

void GraphModel::markBearings()
{
    const auto hurt = [&](std::int32_t asset) { return isBad(m_snapshot.assets[Index(asset)].health); };
    for (std::int32_t asset = 0; asset < std::ssize(m_snapshot.assets); ++asset) {
        struct Group
        {
            int members = 0, hurt = 0, enough = 1;
        };
        std::map<std::uint16_t, Group> groups;
        for (const std::int32_t row : needs(asset)) {
            const DependencyRow &d = m_snapshot.dependencies[Index(row)];
            if (d.group == DependencyRow::Group::All || addsUp(d.group))
                continue;
            Group &group = groups[d.groupId];
            ++group.members;
            group.hurt += hurt(d.provider);
            group.enough = d.group == DependencyRow::Group::KofN ? d.k : 1;
        }
        for (const std::int32_t row : needs(asset)) {
            const DependencyRow &d = m_snapshot.dependencies[Index(row)];
            const bool rests = d.counts != DependencyRow::Counts::Now;
            if (rests)
                m_bearing[Index(row)] = Bearing::Resting;
            if (rests || !hurt(d.provider))
                continue;
            bool carried = false;
            if (d.group != DependencyRow::Group::All && !addsUp(d.group)) {
                const Group &group = groups[d.groupId];
                carried = group.members - group.hurt >= group.enough;
            }
            m_bearing[Index(row)] = !carried && hurt(asset) ? Bearing::Failing : Bearing::RedundancyLost;
        }
    }
}

GraphModel::Set GraphModel::threatened() const
{
    Set shown(m_snapshot.assets.size(), false);
    bool any = false;
    for (Index i = 0; i < m_snapshot.assets.size(); ++i)
        if (isBad(m_snapshot.assets[i].health))
            any = shown[i] = true;
    if (!any)
        return {};
    for (Index i = 0; i < m_snapshot.dependencies.size(); ++i)
        if (m_bearing[i] == Bearing::RedundancyLost)
            shown[Index(m_snapshot.dependencies[i].dependant)] = true;
    // The missions that are well are part of the answer.
    for (Index i = 0; i < m_snapshot.assets.size(); ++i)
        if (m_snapshot.assets[i].kind == AssetKind::Mission)
            shown[i] = true;
    return shown;
}

GraphModel::Set GraphModel::everything(int limit) const
{
    Set shown(m_snapshot.assets.size(), false);
    int left = limit;
    for (const auto &node : picture::graphSlice(m_snapshot, {}, 0, limit).nodes)
        if (left-- > 0)
            shown[Index(node.asset)] = true;
    for (Index i = 0; i < shown.size() && left > 0; ++i)
        if (!shown[i]) {
            shown[i] = true;
            --left;
        }
    return shown;
}

GraphModel::Set GraphModel::around(std::int32_t asset, int hops, std::size_t most, int *reached) const
{
    Set shown(m_snapshot.assets.size(), false);
    shown[Index(asset)] = true;
    std::vector<std::int32_t> ring{asset};
    std::size_t count = 1;
    int hop = 0;
    for (; hop < hops && !ring.empty(); ++hop) {
        std::vector<std::int32_t> next;
        const auto reach = [&](std::int32_t other) {
            if (!shown[Index(other)]) {
                shown[Index(other)] = true;
                next.push_back(other);
            }
        };
        for (const std::int32_t node : ring) {
            for (const std::int32_t row : needs(node))
                reach(provider(row));
            for (const std::int32_t row : neededBy(node))
                reach(dependant(row));
        }
        count += next.size();
        if (count > most) { // half a step would look like a whole one
            for (const std::int32_t node : next)
                shown[Index(node)] = false;
            break;
        }
        ring = std::move(next);
    }
    if (reached)
        *reached = ring.empty() ? hops : hop;
    return shown;
}

void GraphModel::collect(std::int32_t from, bool down, Set &into) const
{
    std::vector<std::int32_t> waiting{from};
    into[Index(from)] = true;
    while (!waiting.empty()) {
        const std::int32_t node = waiting.back();
        waiting.pop_back();
        for (const std::int32_t row : down ? needs(node) : neededBy(node)) {
            const std::int32_t other = down ? provider(row) : dependant(row);
            if (!into[Index(other)]) {
                into[Index(other)] = true;
                waiting.push_back(other);
            }
        }
    }
}

GraphModel::Set GraphModel::below(std::int32_t asset) const
{
    Set shown(m_snapshot.assets.size(), false);
    collect(asset, true, shown);
    return shown;
}

GraphModel::Set GraphModel::above(std::int32_t asset) const
{
    Set shown(m_snapshot.assets.size(), false);
    collect(asset, false, shown);
    return shown;
}

std::vector<std::int32_t> GraphModel::wayTo(std::int32_t asset, const Set &shown) const
{
    std::vector<std::int32_t> before(m_snapshot.assets.size(), -2), waiting{asset};
    before[Index(asset)] = -1;
    for (Index i = 0; i < waiting.size(); ++i) {
        const std::int32_t node = waiting[i];
        if (shown[Index(node)]) {
            std::vector<std::int32_t> way;
            for (std::int32_t step = node; step >= 0; step = before[Index(step)])
                way.push_back(step);
            return way;
        }
        const auto reach = [&](std::int32_t other) {
            if (before[Index(other)] == -2) {
                before[Index(other)] = node;
                waiting.push_back(other);
            }
        };
        for (const std::int32_t row : neededBy(node))
            reach(dependant(row));
        for (const std::int32_t row : needs(node))
            reach(provider(row));
    }
    return {asset};
}

void GraphModel::removeHeldBy(std::int32_t asset, Set &shown) const
{
    std::vector<std::int32_t> waiting{asset};
    for (Index i = 0; i < waiting.size(); ++i)
        for (const std::int32_t row : needs(waiting[i])) {
            const std::int32_t other = provider(row);
            if (other == asset || !shown[Index(other)] || m_snapshot.assets[Index(other)].kind == AssetKind::Mission)
                continue;
            const auto holds = [&](std::int32_t r) {
                const std::int32_t holder = dependant(r);
                return holder != asset && holder != other && shown[Index(holder)];
            };
            if (std::ranges::none_of(neededBy(other), holds)) {
                shown[Index(other)] = false;
                waiting.push_back(other);
            }
        }
}

} // namespace watchfloor::widgets
