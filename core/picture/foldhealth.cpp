// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/folder.h"

#include <map>

namespace watchfloor::picture::folding {

/// People name assets by their ids; of two that turned out to be one asset the later word counts.
void Folder::addHeld()
{
    std::map<std::int32_t, const Said *> newest;
    const auto order = [](const Said *said) { return std::tuple(said->held->since, std::string_view(said->hash)); };
    for (const auto &[id, claims] : m_happening) {
        const Said *said = saidByFloor(*claims, Subject::Health);
        const auto asset = said ? m_out.assetById.find(said->asset) : m_out.assetById.end();
        if (asset == m_out.assetById.end())
            continue;
        const Said *&kept = newest[asset->second];
        if (!kept || order(kept) < order(said))
            kept = said;
    }
    for (const auto &[asset, said] : newest) {
        HeldHealth &row = m_out.held.emplace_back(*said->held);
        row.asset = asset;
        row.marking = markingOf(*said);
    }
}

} // namespace watchfloor::picture::folding
