// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/billneeds.h"

#include "base/ascii.h"
#include "feeds/jsonbody.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <span>

namespace watchfloor::feeds {

namespace {

using Number = BillNeeds::Number;
using Pairs = std::vector<std::pair<Number, Number>>;

/// Ascending pairs as a graph.
class Graph
{
public:
    Graph(Pairs pairs, std::size_t nodes)
        : m_pairs(std::move(pairs))
        , m_isReached(nodes, false)
    {
        std::ranges::sort(m_pairs);
        reach(BillNeeds::theAsset);
    }
    [[nodiscard]] bool isReached(Number node) const { return m_isReached[node]; } ///< from the asset
    void reach(Number from)
    {
        std::vector<Number> waiting{from};
        m_isReached[from] = true;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            for (const auto &[dependant, provider] : of(waiting[i])) {
                if (!m_isReached[provider]) {
                    m_isReached[provider] = true;
                    waiting.push_back(provider);
                }
            }
        }
    }
    /// Whoever leads to others stands before those; of a circle one stands before the rest.
    [[nodiscard]] std::vector<Number> order() const
    {
        std::vector<bool> isSeen(m_isReached.size(), false);
        std::vector<Number> finished;
        std::vector<std::pair<Number, std::size_t>> way;
        const auto enter = [&](Number node) {
            if (!isSeen[node]) {
                isSeen[node] = true;
                way.emplace_back(node, 0);
            }
        };
        for (Number start = 0; start < isSeen.size(); ++start) {
            enter(start);
            while (!way.empty()) {
                const auto [at, next] = way.back();
                if (const auto needs = of(at); next < needs.size()) {
                    ++way.back().second;
                    enter(needs[next].second);
                } else {
                    finished.push_back(at);
                    way.pop_back();
                }
            }
        }
        std::ranges::reverse(finished);
        return finished;
    }

private:
    [[nodiscard]] std::span<const Pairs::value_type> of(Number node) const
    {
        const auto found = std::ranges::equal_range(m_pairs, node, {}, &Pairs::value_type::first);
        return {found.begin(), found.end()};
    }

    Pairs m_pairs;
    std::vector<bool> m_isReached;
};

} // namespace

void BillNeeds::setSerial(std::string_view serial)
{
    constexpr std::string_view uuid = "urn:uuid:";
    m_serial = asciiLower(serial.substr(0, uuid.size())) == uuid ? serial.substr(uuid.size()) : serial;
}

std::string_view BillNeeds::here(std::string_view ref) const
{
    constexpr std::string_view link = "urn:cdx:";
    if (!ref.starts_with(link))
        return ref;
    const std::string_view rest = ref.substr(link.size());
    const auto slash = rest.find('/'), hash = rest.find('#');
    const bool leadsHere = !m_serial.empty() && slash < hash && hash != std::string_view::npos
        && asciiLower(rest.substr(0, slash)) == asciiLower(m_serial);
    return leadsHere ? rest.substr(hash + 1) : std::string_view();
}

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
    if (known == m_numbers.end())
        known = m_numbers.find(here(ref));
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
        keep(m_pairs, {dependant, provider});
}

void BillNeeds::addInside(Number whole, Number part)
{
    if (whole != part)
        keep(m_inside, {whole, part});
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

/// A short document can name a great many pairs, so they are cut on the way; always the same stay.
void BillNeeds::keep(std::vector<Pair> &pairs, Pair pair)
{
    pairs.push_back(pair);
    if (pairs.size() > 2 * mostPairs)
        cut(pairs);
}

void BillNeeds::cut(std::vector<Pair> &pairs)
{
    sort(pairs);
    if (pairs.size() > mostPairs) {
        m_leftOut += static_cast<std::int64_t>(pairs.size() - mostPairs);
        pairs.resize(mostPairs);
    }
}

void BillNeeds::addInsides(std::size_t components)
{
    std::vector<bool> isNeeded(components + 1, false);
    for (const auto &[dependant, provider] : m_pairs)
        isNeeded[provider] = true;
    sort(m_inside);
    const auto rest = std::ranges::stable_partition(m_inside, [&](const Pair &pair) { return !isNeeded[pair.second]; });
    m_pairs.insert(m_pairs.end(), m_inside.begin(), rest.begin());
    if (rest.empty())
        return;
    // Parts that need each other are needed, and yet nothing may lead to them but what they are parts of.
    Graph told(m_pairs, components + 1);
    std::vector<Pair> all = m_pairs;
    all.insert(all.end(), rest.begin(), rest.end());
    std::ranges::sort(rest, {}, &Pair::second);
    for (const Number part : Graph(std::move(all), components + 1).order()) {
        if (told.isReached(part))
            continue;
        for (const Pair &pair : std::ranges::equal_range(rest, part, {}, &Pair::second)) {
            if (told.isReached(pair.first)) {
                m_pairs.push_back(pair);
                told.reach(part);
            }
        }
    }
}

void BillNeeds::writeTo(JsonBody &body, std::size_t components)
{
    addInsides(components);
    cut(m_pairs);
    std::string json;
    for (std::size_t i = 0; i < m_pairs.size(); ++i) {
        const auto &[dependant, provider] = m_pairs[i];
        if (i == 0 || dependant != m_pairs[i - 1].first)
            json.append(i == 0 ? "[[" : "],[").append(std::to_string(dependant));
        json.append(1, ',').append(std::to_string(provider));
    }
    if (!m_pairs.empty())
        body.raw("needs", json + "]]");
    if (m_leftOut > 0)
        body.number("needs_left_out", m_leftOut);
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
