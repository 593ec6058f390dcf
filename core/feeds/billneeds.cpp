// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/billneeds.h"

#include "feeds/jsonbody.h"

#include <algorithm>
#include <array>

namespace watchfloor::feeds {

void BillNeeds::name(std::string_view ref, Number number)
{
    if (ref.empty())
        return;
    const auto [known, isNew] = m_numbers.try_emplace(ref, number);
    if (!isNew && known->second != theAsset)
        known->second = number;
}

std::optional<BillNeeds::Number> BillNeeds::numberOf(std::string_view ref) const
{
    auto known = m_numbers.find(ref);
    // `urn:cdx:serial/version#ref`: a link that may lead into the document itself.
    if (known == m_numbers.end() && ref.starts_with("urn:cdx:"))
        known = m_numbers.find(ref.substr(ref.find('#') + 1));
    return known == m_numbers.end() ? std::nullopt : std::optional(known->second);
}

void BillNeeds::add(std::string_view dependant, std::string_view provider)
{
    const auto from = numberOf(dependant), to = numberOf(provider);
    if (from && to)
        add(*from, *to);
    else
        addUnresolved();
}

void BillNeeds::add(Number dependant, Number provider)
{
    if (dependant == provider)
        addUnresolved();
    else
        m_pairs.emplace_back(dependant, provider);
}

void BillNeeds::addInside(Number whole, Number part)
{
    if (whole != part)
        m_inside.emplace_back(whole, part);
}

void BillNeeds::addInside(std::string_view whole, std::string_view part)
{
    const auto from = numberOf(whole), to = numberOf(part);
    if (from && to) // files are parts too
        addInside(*from, *to);
}

void BillNeeds::sort(std::vector<Pair> &pairs)
{
    std::ranges::sort(pairs);
    const auto repeated = std::ranges::unique(pairs);
    pairs.erase(repeated.begin(), repeated.end());
}

void BillNeeds::writeTo(JsonBody &body, std::size_t components)
{
    std::vector<bool> isNeeded(components + 1, false);
    for (const auto &[dependant, provider] : m_pairs)
        isNeeded[provider] = true;
    for (const Pair &pair : m_inside) {
        if (!isNeeded[pair.second])
            m_pairs.push_back(pair);
    }
    sort(m_pairs);
    const std::size_t kept = std::min(m_pairs.size(), mostPairs);
    std::string json;
    for (std::size_t i = 0; i < kept; ++i) {
        const auto &[dependant, provider] = m_pairs[i];
        if (i == 0 || dependant != m_pairs[i - 1].first)
            json.append(i == 0 ? "[[" : "],[").append(std::to_string(dependant));
        json.append(1, ',').append(std::to_string(provider));
    }
    if (kept > 0)
        body.raw("needs", json + "]]");
    if (m_pairs.size() > kept)
        body.number("needs_left_out", static_cast<std::int64_t>(m_pairs.size() - kept));
    if (m_unresolved > 0)
        body.number("needs_unresolved", m_unresolved);
}

SpdxNeed spdxNeedOf(std::string_view relationship)
{
    static constexpr auto kinds = std::to_array<std::pair<std::string_view, SpdxNeed>>({
        {"DEPENDS_ON", SpdxNeed::Needs},
        {"DEPENDENCY_OF", SpdxNeed::NeededBy},
        {"RUNTIME_DEPENDENCY_OF", SpdxNeed::NeededBy},
        {"PROVIDED_DEPENDENCY_OF", SpdxNeed::NeededBy},
        {"OPTIONAL_DEPENDENCY_OF", SpdxNeed::NeededBy},
        {"DYNAMIC_LINK", SpdxNeed::Needs},
        {"STATIC_LINK", SpdxNeed::Needs},
        {"HAS_PREREQUISITE", SpdxNeed::Needs},
        {"PREREQUISITE_FOR", SpdxNeed::NeededBy},
        {"CONTAINS", SpdxNeed::Holds},
        {"CONTAINED_BY", SpdxNeed::HeldBy},
        {"dependsOn", SpdxNeed::Needs},
        {"hasOptionalDependency", SpdxNeed::Needs},
        {"hasProvidedDependency", SpdxNeed::Needs},
        {"hasDynamicLink", SpdxNeed::Needs},
        {"hasStaticLink", SpdxNeed::Needs},
        {"hasPrerequisite", SpdxNeed::Needs},
        {"contains", SpdxNeed::Holds},
    });
    const auto known = std::ranges::find(kinds, relationship, &std::pair<std::string_view, SpdxNeed>::first);
    return known == kinds.end() ? SpdxNeed::None : known->second;
}

} // namespace watchfloor::feeds
