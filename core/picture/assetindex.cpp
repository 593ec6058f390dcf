// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "base/ascii.h"
#include "picture/fold.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace watchfloor::picture {

Markings::Markings()
    : m_labels{Marking::mostRestrictive()}
    , m_known{{Marking::mostRestrictive(), 0}}
{
}

std::uint16_t Markings::of(const Marking &marking)
{
    const auto [found, isNew] = m_known.try_emplace(marking, static_cast<std::uint16_t>(m_labels.size()));
    if (!isNew)
        return found->second;
    if (m_labels.size() > std::numeric_limits<std::uint16_t>::max()) {
        m_known.erase(found);
        return 0; // more labels than anyone can mean: withheld
    }
    m_labels.push_back(marking);
    return found->second;
}

std::uint16_t Markings::of(const std::string &text, const std::string &fallback)
{
    const std::string &label = text.empty() ? fallback : text;
    if (label.empty())
        return 0;
    if (const auto found = m_read.find(label); found != m_read.end())
        return found->second;
    const std::uint16_t index = of(parseMarking(label).value_or(Marking::mostRestrictive()));
    m_read.emplace(label, index);
    return index;
}

std::uint16_t Markings::joined(std::uint16_t a, std::uint16_t b)
{
    return a == b ? a : of(join(m_labels[a], m_labels[b]));
}

void AssetIndex::add(std::int32_t asset, std::uint16_t source, int weight, const std::string &name)
{
    if (!name.empty())
        m_entries[asciiLower(name)].push_back({asset, source, static_cast<std::uint8_t>(weight)});
}

std::int32_t AssetIndex::find(const std::string &name, std::uint16_t source) const
{
    auto found = m_entries.find(asciiLower(name));
    if (found == m_entries.end()) {
        // An address or a host name in another spelling.
        auto canonical = canonicalAddress(name);
        if (!canonical)
            canonical = canonicalHost(name);
        if (canonical)
            found = m_entries.find(*canonical);
        if (found == m_entries.end())
            return -1;
    }
    const auto rank = [&](const Entry &e) { return std::tuple(e.source != source, e.weight, e.asset); };
    return std::ranges::min_element(found->second, {}, rank)->asset;
}

bool AssetIndex::hasAddress(const std::string &name) const
{
    const auto found = m_entries.find(name);
    return found != m_entries.end()
        && std::ranges::any_of(found->second, [](const Entry &e) { return e.weight == addressWeight; });
}

std::vector<std::string> AssetIndex::addresses() const
{
    std::vector<std::string> found;
    for (const auto &[name, entries] : m_entries) {
        if (std::ranges::any_of(entries, [](const Entry &e) { return e.weight == addressWeight; }))
            found.push_back(name);
    }
    return found;
}

} // namespace watchfloor::picture
