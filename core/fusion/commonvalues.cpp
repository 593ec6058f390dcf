// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/commonvalues.h"

#include <algorithm>

namespace watchfloor::fusion {

std::string_view name(CommonValues::Why why)
{
    switch (why) {
    case CommonValues::Why::Everyday:
        return "everyday";
    case CommonValues::Why::SharedHost:
        return "shared-host";
    case CommonValues::Why::Scanner:
        return "scanner";
    case CommonValues::Why::No:
        break;
    }
    return "no";
}

/// Keeps one more than decides, for nobody asks how many more there are. True where the verdict may have changed.
template <typename Set> bool CommonValues::note(Use &use, Set &set, typename Set::value_type value, std::size_t most)
{
    if (set.size() > most || std::ranges::contains(set, value))
        return false;
    set.push_back(value);
    const Why before = use.why;
    // Several may hold; the first in this order is told, whichever came first.
    use.why = use.targets.size() > scannedTargets                             ? Why::Scanner
        : use.names.size() > sharedNames                                      ? Why::SharedHost
        : use.peers.size() > everydayPeers && use.days.size() >= everydayDays ? Why::Everyday
                                                                              : Why::No;
    return before == Why::No && use.why != Why::No;
}

bool CommonValues::turned(Text value, bool isCommonNow)
{
    if (isCommonNow)
        m_common.push_back(value);
    return isCommonNow;
}

bool CommonValues::used(Text value, Text peer, std::int32_t day)
{
    Use &use = m_uses[value];
    const bool byPeer = note(use, use.peers, peer, everydayPeers);
    return turned(value, note(use, use.days, day, everydayDays) || byPeer);
}

bool CommonValues::named(Text address, Text name)
{
    Use &use = m_uses[address];
    return turned(address, note(use, use.names, name, sharedNames));
}

bool CommonValues::probed(Text address, Text target)
{
    Use &use = m_uses[address];
    return turned(address, note(use, use.targets, target, scannedTargets));
}

CommonValues::Why CommonValues::why(Text value) const
{
    const auto found = m_uses.find(value);
    return found == m_uses.end() ? Why::No : found->second.why;
}

std::vector<std::pair<CommonValues::Text, CommonValues::Why>> CommonValues::all() const
{
    std::vector<std::pair<Text, Why>> found;
    for (const Text value : m_common)
        found.emplace_back(value, why(value));
    return found;
}

} // namespace watchfloor::fusion
