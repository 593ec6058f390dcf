// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/version.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// Which vulnerability claims speak of what runs on which asset. Computed anew with each picture; a match is a hint
/// for people and changes the health of nothing.
namespace watchfloor::fusion {

/// Software, in the words of an inventory, a bill of materials or an advisory.
struct Product
{
    std::string vendor, name, version; ///< of a vulnerability: version may be a range
    std::string purl, cpe;
    bool operator==(const Product &) const = default;
};

/// The rules, strongest first.
enum class MatchRule : std::uint8_t {
    Purl, ///< same type, namespace and name, and the version is covered
    Cpe, ///< same part, vendor and product, and the version is covered
    Product, ///< same vendor and product by name, and the version is covered
    Cve, ///< another source's words of a CVE that one of the above found here
};
inline constexpr int matchRuleCount = 4;
[[nodiscard]] std::string_view name(MatchRule r); // purl, cpe, product, cve

struct Installed
{
    std::int32_t asset = -1;
    std::uint16_t marking = 0;
    Product product;
};

struct Affected
{
    std::int32_t vulnerability = -1; ///< index; smaller goes first where a budget ends
    Product product;
};

struct ProductMatch
{
    std::int32_t vulnerability = -1, asset = -1;
    MatchRule rule = MatchRule::Purl;
    Covers covers = Covers::No;
    std::string value; ///< what matched, as the asset has it: `pkg:deb/debian/openssl@3.0.11 in 3.0.0 to 3.0.13`
    std::uint16_t marking = 0; ///< of what is installed
    bool operator==(const ProductMatch &) const = default;
};

/// What a rule found, and how much of it is kept.
struct RuleUse
{
    std::uint32_t found = 0, kept = 0;
    bool operator==(const RuleUse &) const = default;
};

/// No rule joins more than this; what is over is counted and left out.
inline constexpr std::uint32_t ruleBudget = 20'000;
/// Nor one vulnerability with more assets than this by one rule: a product that runs everywhere is a campaign for an
/// inventory, not a line in a picture.
inline constexpr std::uint32_t vulnerabilityBudget = 250;

struct ProductMatches
{
    std::vector<ProductMatch> matches; ///< by vulnerability, then asset; one each, by the strongest rule
    std::array<RuleUse, matchRuleCount> rules;
    std::vector<std::uint32_t> leftOut; ///< by vulnerability: assets over a budget
};

/// `cves`: of each vulnerability, upper case or empty. The result does not depend on the order of `installed` and
/// `affected`.
[[nodiscard]] ProductMatches matchProducts(std::span<const Installed> installed, std::span<const Affected> affected,
                                           std::span<const std::string> cves);

/// `pkg:type/namespace/name`, lower case, and the version; both empty where it is none.
struct PurlParts
{
    std::string base, version;
};
[[nodiscard]] PurlParts purlParts(std::string_view purl);
/// `part:vendor:product` of a CPE 2.2 URI or 2.3 name, lower case, and the version (`*` any); empty where it is none or
/// leaves vendor or product open.
struct CpeParts
{
    std::string base, version;
};
[[nodiscard]] CpeParts cpeParts(std::string_view cpe);

} // namespace watchfloor::fusion
