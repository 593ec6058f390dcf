// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/links.h"

#include <algorithm>
#include <limits>

namespace watchfloor::impact {

using picture::AssetRow;
using picture::DependencyRow;

std::string linkId(const std::string &dependant, const std::string &provider)
{
    return "link:" + dependant + ' ' + provider;
}

namespace {

/// Of all rows between the two, and of both, whose names it bears.
std::uint16_t markingOf(picture::Snapshot &s, std::int32_t dependant, std::int32_t provider)
{
    const auto of = [&](std::int32_t i) { return s.markings[s.assets[static_cast<std::size_t>(i)].marking]; };
    Marking all = join(of(dependant), of(provider));
    for (const DependencyRow &d : s.dependencies) {
        if (d.dependant == dependant && d.provider == provider)
            all = join(all, s.markings[d.marking]);
    }
    const auto known = std::ranges::find(s.markings, all);
    const auto index = static_cast<std::uint16_t>(known - s.markings.begin());
    if (known == s.markings.end())
        s.markings.push_back(all);
    return index;
}

} // namespace

std::int32_t splitLink(picture::Snapshot &s, std::int32_t dependant, std::int32_t provider)
{
    const auto at = [](std::int32_t i) { return static_cast<std::size_t>(i); };
    if (dependant < 0 || provider < 0 || at(std::max(dependant, provider)) >= s.assets.size())
        return -1;
    const std::string id = linkId(s.assets[at(dependant)].id, s.assets[at(provider)].id);
    if (const auto found = s.assetById.find(id); found != s.assetById.end())
        return found->second;
    const auto isOne = [&](const DependencyRow &d) { return d.dependant == dependant && d.provider == provider; };
    const auto first = std::ranges::find_if(s.dependencies, isOne);
    if (first == s.dependencies.end())
        return -1;
    const auto node = static_cast<std::int32_t>(s.assets.size());
    AssetRow row;
    row.id = id;
    row.name = s.assets[at(dependant)].name + QStringLiteral(" → ") + s.assets[at(provider)].name;
    row.kind = picture::AssetKind::Other;
    row.x = row.y = std::numeric_limits<float>::quiet_NaN();
    row.marking = markingOf(s, dependant, provider);
    DependencyRow rest;
    rest.dependant = node;
    rest.provider = provider;
    rest.kind = first->kind;
    rest.marking = row.marking;
    rest.source = first->source;
    rest.id = first->id;
    for (DependencyRow &d : s.dependencies) {
        if (isOne(d))
            d.provider = node;
    }
    s.dependencies.push_back(std::move(rest));
    // In which phase the task is needed, its link is.
    for (picture::MissionRow &mission : s.missions) {
        for (picture::PhaseRow &phase : mission.phases) {
            if (mission.asset == dependant && std::ranges::binary_search(phase.tasks, provider))
                phase.tasks.push_back(node);
        }
    }
    s.assetById.emplace(id, node);
    s.assets.push_back(std::move(row));
    return node;
}

} // namespace watchfloor::impact
