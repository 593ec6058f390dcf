// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace watchfloor::fusion {

/// Learns which addresses and names too many things have in common for them to mean anything: what everybody uses every
/// day, addresses that serve many names, addresses that knock at every door. A value only ever becomes common: the
/// verdict is a function of what was seen, not of its order.
class CommonValues
{
public:
    using Text = std::uint32_t;
    enum class Why : std::uint8_t { No, Everyday, SharedHost, Scanner };

    static constexpr std::size_t everydayPeers = 12, everydayDays = 4, sharedNames = 5, scannedTargets = 12;

    /// Ordinary traffic: `peer` used the value on a day. True where the value became common by it.
    bool used(Text value, Text peer, std::int32_t day);
    /// An address was asked for by a name.
    bool named(Text address, Text name);
    /// An address probed a target.
    bool probed(Text address, Text target);

    [[nodiscard]] Why why(Text value) const;
    [[nodiscard]] bool isCommon(Text value) const { return why(value) != Why::No; }
    [[nodiscard]] std::vector<std::pair<Text, Why>> all() const;

private:
    struct Use
    {
        std::vector<Text> peers, names, targets; ///< distinct, no more than decide
        std::vector<std::int32_t> days;
        Why why = Why::No;
    };
    template <typename Set> bool note(Use &use, Set &set, typename Set::value_type value, std::size_t most);
    bool turned(Text value, bool isCommonNow);
    std::unordered_map<Text, Use> m_uses;
    std::vector<Text> m_common; ///< once common, always: to be told without looking at all the others
};
[[nodiscard]] std::string_view name(CommonValues::Why why); // everyday, shared-host, scanner

} // namespace watchfloor::fusion
