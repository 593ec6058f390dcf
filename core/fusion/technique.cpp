// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/technique.h"

#include <algorithm>
#include <array>

namespace watchfloor::fusion {

std::string_view name(Family f)
{
    constexpr auto names
        = std::to_array<std::string_view>({"none", "flood", "scan", "phishing", "compromise", "impact", "outage"});
    return names[static_cast<std::size_t>(f)];
}

Family familyOf(Category category)
{
    switch (category) {
    case Category::Dos:
    case Category::Ddos:
    case Category::DdosAmplifier:
        return Family::Flood;
    case Category::Scanner:
    case Category::Sniffing:
        return Family::Scan;
    case Category::Spam:
    case Category::SocialEngineering:
    case Category::Masquerade:
    case Category::Phishing:
        return Family::Phishing;
    case Category::InfectedSystem:
    case Category::C2Server:
    case Category::MalwareDistribution:
    case Category::MalwareConfiguration:
    case Category::BruteForce:
    case Category::Exploit:
    case Category::PrivilegedAccountCompromise:
    case Category::UnprivilegedAccountCompromise:
    case Category::ApplicationCompromise:
    case Category::SystemCompromise:
    case Category::UnauthorisedInformationAccess:
    case Category::DataLeak:
        return Family::Compromise;
    case Category::UnauthorisedInformationModification:
    case Category::DataLoss:
        return Family::Impact;
    case Category::Outage:
    case Category::Sabotage:
    case Category::Misconfiguration:
        return Family::Outage;
    default:
        return Family::None;
    }
}

Family familyOf(std::span<const std::string> attackIds, Category category)
{
    struct Prefix
    {
        std::string_view id;
        Family family;
    };
    // Techniques by their number, sub-techniques with them; all others are steps of a compromise.
    constexpr auto prefixes = std::to_array<Prefix>({
        {"T1498", Family::Flood},
        {"T1499", Family::Flood},
        {"T1595", Family::Scan},
        {"T1046", Family::Scan},
        {"T1566", Family::Phishing},
        {"T1598", Family::Phishing},
        {"T1056.003", Family::Phishing},
        {"T1534", Family::Phishing},
        {"T1485", Family::Impact},
        {"T1486", Family::Impact},
        {"T1489", Family::Impact},
        {"T1490", Family::Impact},
        {"T1561", Family::Impact},
    });
    for (const std::string &id : attackIds) {
        if (!id.starts_with('T'))
            continue;
        const auto found
            = std::ranges::find_if(prefixes, [&](const Prefix &prefix) { return id.starts_with(prefix.id); });
        return found == prefixes.end() ? Family::Compromise : found->family;
    }
    return familyOf(category);
}

} // namespace watchfloor::fusion
