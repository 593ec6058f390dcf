// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/suricata.h"

#include <algorithm>
#include <array>
#include <utility>

namespace watchfloor::feeds {

namespace {

using Row = std::pair<std::string_view, Category>;

// The texts of Suricata's etc/classification.config; the reasons for each are in README.md.
constexpr auto classifications = std::to_array<Row>({
    {"A Network Trojan was detected", Category::InfectedSystem},
    {"A TCP connection was detected", Category::Undetermined},
    {"A client was using an unusual port", Category::IdsAlert},
    {"A suspicious filename was detected", Category::MalwareDistribution},
    {"A suspicious string was detected", Category::IdsAlert},
    {"A system call was detected", Category::IdsAlert},
    {"An attempted login using a suspicious username was detected", Category::BruteForce},
    {"Attempt to login by a default username and password", Category::BruteForce},
    {"Attempted Administrator Privilege Gain", Category::Exploit},
    {"Attempted Denial of Service", Category::Dos},
    {"Attempted Information Leak", Category::Scanner},
    {"Attempted User Privilege Gain", Category::Exploit},
    {"Crypto Currency Mining Activity Detected", Category::UnauthorisedUseOfResources},
    {"Decode of an RPC Query", Category::Scanner},
    {"Denial of Service", Category::Dos},
    {"Detection of a Denial of Service Attack", Category::Dos},
    {"Detection of a Network Scan", Category::Scanner},
    {"Detection of a non-standard protocol or event", Category::IdsAlert},
    {"Device Retrieving External IP Address Detected", Category::Undetermined},
    {"Domain Observed Used for C2 Detected", Category::C2Server},
    {"Executable code was detected", Category::Exploit},
    {"Exploit Kit Activity Detected", Category::MalwareDistribution},
    {"Generic ICMP event", Category::Undetermined},
    {"Generic Protocol Command Decode", Category::Undetermined},
    {"Inappropriate Content was Detected", Category::Other},
    {"Information Leak", Category::DataLeak},
    {"Large Scale Information Leak", Category::DataLeak},
    {"Malware Command and Control Activity Detected", Category::C2Server},
    {"Misc Attack", Category::IdsAlert},
    {"Misc activity", Category::Undetermined},
    {"Not Suspicious Traffic", Category::Undetermined},
    {"Possible Social Engineering Attempted", Category::SocialEngineering},
    {"Possibly Unwanted Program Detected", Category::InfectedSystem},
    {"Potential Corporate Privacy Violation", Category::UnauthorisedUseOfResources},
    {"Potentially Bad Traffic", Category::IdsAlert},
    {"Successful Administrator Privilege Gain", Category::PrivilegedAccountCompromise},
    {"Successful Credential Theft Detected", Category::UnprivilegedAccountCompromise},
    {"Successful User Privilege Gain", Category::UnprivilegedAccountCompromise},
    {"Targeted Malicious Activity was Detected", Category::Exploit},
    {"Unknown Traffic", Category::Undetermined},
    {"Unsuccessful User Privilege Gain", Category::Exploit},
    {"Web Application Attack", Category::Exploit},
    {"access to a potentially vulnerable web application", Category::Scanner},
});
static_assert(std::ranges::is_sorted(classifications, {}, &Row::first));

} // namespace

Category categoryFromSuricata(std::string_view classification)
{
    const auto found = std::ranges::lower_bound(classifications, classification, {}, &Row::first);
    if (found != classifications.end() && found->first == classification)
        return found->second;
    // A rule set's own class: it is an alert, and more is not known.
    return classification.empty() ? Category::Undetermined : Category::IdsAlert;
}

} // namespace watchfloor::feeds
