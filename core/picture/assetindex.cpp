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

void AssetIndex::add(const std::string &name, Entry entry)
{
    if (name.empty())
        return;
    auto &entries = m_meanings[asciiLower(name)].entries;
    entries.insert(std::ranges::upper_bound(entries, entry), entry);
}

void AssetIndex::remove(const std::string &name, Entry entry)
{
    const auto found = m_meanings.find(asciiLower(name));
    if (found == m_meanings.end())
        return;
    auto &entries = found->second.entries;
    if (const auto place = std::ranges::lower_bound(entries, entry); place != entries.end() && *place == entry)
        entries.erase(place);
    if (entries.empty() && !found->second.isReferredTo)
        m_meanings.erase(found);
}

std::vector<std::string> AssetIndex::spellings(const std::string &name)
{
    std::vector<std::string> all{asciiLower(name)};
    auto canonical = canonicalAddress(name);
    if (!canonical)
        canonical = canonicalHost(name);
    if (canonical && *canonical != all.front())
        all.push_back(std::move(*canonical));
    return all;
}

const AssetIndex::Meaning *AssetIndex::meaningOf(const std::string &name) const
{
    const auto isSomebodys
        = [&](const auto &found) { return found != m_meanings.end() && !found->second.entries.empty(); };
    if (const auto found = m_meanings.find(asciiLower(name)); isSomebodys(found))
        return &found->second;
    for (const std::string &spelling : spellings(name)) {
        if (const auto found = m_meanings.find(spelling); isSomebodys(found))
            return &found->second;
    }
    return nullptr;
}

std::int32_t AssetIndex::find(const std::string &name, std::uint16_t source) const
{
    const Meaning *meaning = meaningOf(name);
    if (!meaning)
        return -1;
    const auto rank = [&](const Entry &e) { return std::tuple(e.source != source, e.weight, e.asset); };
    return std::ranges::min_element(meaning->entries, {}, rank)->asset;
}

std::int32_t AssetIndex::refer(const std::string &name, std::uint16_t source)
{
    if (const auto found = m_meanings.find(asciiLower(name));
        found != m_meanings.end() && !found->second.entries.empty()) {
        found->second.isReferredTo = true;
    } else {
        for (const std::string &spelling : spellings(name))
            m_meanings[spelling].isReferredTo = true;
    }
    return find(name, source);
}

bool AssetIndex::isReferredTo(const std::string &name) const
{
    const auto found = m_meanings.find(name);
    return found != m_meanings.end() && found->second.isReferredTo;
}

std::vector<std::int32_t> AssetIndex::meanings(const std::string &name, std::size_t sources) const
{
    std::vector<std::int32_t> all;
    for (std::size_t source = 0; source < sources; ++source)
        all.push_back(find(name, static_cast<std::uint16_t>(source)));
    return all;
}

bool AssetIndex::hasAddress(const std::string &name) const
{
    const auto found = m_meanings.find(name);
    return found != m_meanings.end()
        && std::ranges::any_of(found->second.entries, [](const Entry &e) { return e.weight == addressWeight; });
}

std::vector<std::string> AssetIndex::addresses() const
{
    std::vector<std::string> found;
    for (const auto &[name, meaning] : m_meanings) {
        if (std::ranges::any_of(meaning.entries, [](const Entry &e) { return e.weight == addressWeight; }))
            found.push_back(name);
    }
    return found;
}

} // namespace watchfloor::picture
