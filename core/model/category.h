// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace watchfloor {

/// Reference Security Incident Taxonomy (ENISA task force) v1003: class and type.
/// The values are stored, so they never change; append only.
enum class Category : std::uint8_t {
    Undetermined, // other/undetermined
    Other,
    Spam,
    HarmfulSpeech,
    Violence,
    InfectedSystem,
    C2Server,
    MalwareDistribution,
    MalwareConfiguration,
    Scanner,
    Sniffing,
    SocialEngineering,
    IdsAlert,
    BruteForce,
    Exploit,
    PrivilegedAccountCompromise,
    UnprivilegedAccountCompromise,
    ApplicationCompromise,
    SystemCompromise,
    Burglary,
    Dos,
    Ddos,
    Misconfiguration,
    Sabotage,
    Outage,
    UnauthorisedInformationAccess,
    UnauthorisedInformationModification,
    DataLoss,
    DataLeak,
    UnauthorisedUseOfResources,
    Copyright,
    Masquerade,
    Phishing,
    WeakCrypto,
    DdosAmplifier,
    PotentiallyUnwantedAccessible,
    InformationDisclosure,
    VulnerableSystem,
    Test,
};
inline constexpr int categoryCount = static_cast<int>(Category::Test) + 1;

/// `malicious-code/c2-server`
[[nodiscard]] std::string_view name(Category c);
/// Reads `class/type`, `rsit:class="type"`, or a class alone (its first type).
[[nodiscard]] std::optional<Category> categoryFromName(std::string_view text);

} // namespace watchfloor
