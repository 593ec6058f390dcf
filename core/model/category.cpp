// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/category.h"

#include <array>
#include <string>

namespace watchfloor {

namespace {

// Reference Security Incident Taxonomy v1003, ENISA task force; the order is Category's.
constexpr std::array<std::string_view, categoryCount> names{
    "other/undetermined",
    "other/other",
    "abusive-content/spam",
    "abusive-content/harmful-speech",
    "abusive-content/violence",
    "malicious-code/infected-system",
    "malicious-code/c2-server",
    "malicious-code/malware-distribution",
    "malicious-code/malware-configuration",
    "information-gathering/scanner",
    "information-gathering/sniffing",
    "information-gathering/social-engineering",
    "intrusion-attempts/ids-alert",
    "intrusion-attempts/brute-force",
    "intrusion-attempts/exploit",
    "intrusions/privileged-account-compromise",
    "intrusions/unprivileged-account-compromise",
    "intrusions/application-compromise",
    "intrusions/system-compromise",
    "intrusions/burglary",
    "availability/dos",
    "availability/ddos",
    "availability/misconfiguration",
    "availability/sabotage",
    "availability/outage",
    "information-content-security/unauthorised-information-access",
    "information-content-security/unauthorised-information-modification",
    "information-content-security/data-loss",
    "information-content-security/data-leak",
    "fraud/unauthorised-use-of-resources",
    "fraud/copyright",
    "fraud/masquerade",
    "fraud/phishing",
    "vulnerable/weak-crypto",
    "vulnerable/ddos-amplifier",
    "vulnerable/potentially-unwanted-accessible",
    "vulnerable/information-disclosure",
    "vulnerable/vulnerable-system",
    "test/test",
};

/// `rsit:class="type"` as `class/type`, lower case.
std::string normalised(std::string_view text)
{
    std::string out;
    if (text.starts_with("rsit:"))
        text.remove_prefix(5);
    for (const char c : text) {
        if (c == '"' || c == ' ')
            continue;
        out += c == '=' ? '/' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return out;
}

} // namespace

std::string_view name(Category c) { return names[static_cast<std::size_t>(c)]; }

std::optional<Category> categoryFromName(std::string_view text)
{
    const std::string wanted = normalised(text);
    if (wanted.empty())
        return std::nullopt;
    const bool classOnly = wanted.find('/') == std::string::npos;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view candidate = classOnly ? names[i].substr(0, names[i].find('/')) : names[i];
        if (candidate == wanted)
            return static_cast<Category>(i);
    }
    return std::nullopt;
}

} // namespace watchfloor
