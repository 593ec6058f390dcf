// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/keptfold.h"

#include "picture/folder.h"

#include <algorithm>
#include <atomic>

namespace watchfloor::picture {

namespace {

/// Never the same twice in this process: copies of a fold go their own ways.
std::uint64_t nextStructure()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

} // namespace

KeptFold::KeptFold() = default;
KeptFold::~KeptFold() = default;
KeptFold::KeptFold(const KeptFold &other)
    : m_result(other.m_result)
    , m_markings(other.m_markings)
    , m_structure(other.m_structure)
    , m_needs(other.m_needs)
    , m_isStale(other.m_isStale)
{
}

KeptFold &KeptFold::operator=(const KeptFold &other)
{
    if (this == &other)
        return *this;
    m_folder.reset(); // it speaks of these
    m_steps.clear();
    m_result = other.m_result;
    m_markings = other.m_markings;
    m_structure = other.m_structure;
    m_needs = other.m_needs;
    m_isStale = other.m_isStale;
    return *this;
}

void KeptFold::add(const Said &said)
{
    m_isStale = true;
    if (m_folder)
        m_folder->add(said);
}

void KeptFold::remove(const Said &said)
{
    m_isStale = true;
    if (m_folder)
        m_folder->remove(said);
}

void KeptFold::forget()
{
    m_isStale = true;
    m_folder.reset();
}

std::optional<KeptFold::Names> KeptFold::update(const std::deque<Said> &claims, std::span<const Source> sources)
{
    m_isStale = false;
    if (m_folder) {
        m_markings = m_structureMarkings;
        if (auto change = m_folder->foldChanges()) {
            m_structureMarkings = m_markings;
            m_folder->foldHappening();
            Names names = change->names;
            note(std::move(*change));
            return names;
        }
        m_folder.reset();
    }
    const AssetIndex before = std::move(m_result.index);
    foldAll(claims, sources);
    return m_result.index == before ? std::optional(Names()) : std::nullopt;
}

void KeptFold::foldAll(const std::deque<Said> &claims, std::span<const Source> sources)
{
    m_result = {};
    m_markings = {};
    m_structure = m_needs = nextStructure();
    m_steps = {{m_structure, {}}};
    m_folder = std::make_unique<folding::Folder>(sources, m_markings, m_result);
    for (const Said &said : claims)
        m_folder->add(said);
    m_folder->foldStructure();
    m_structureMarkings = m_markings;
    m_folder->foldHappening();
}

void KeptFold::note(StructureChange change)
{
    constexpr std::size_t most = 8; // pictures that somebody may still look at
    if (change.isNothing())
        return;
    m_structure = nextStructure();
    if (!change.dependants.empty())
        m_needs = m_structure;
    if (m_steps.size() == most)
        m_steps.pop_front();
    m_steps.push_back({m_structure, std::move(change)});
}

std::optional<StructureChange> KeptFold::since(std::uint64_t structure) const
{
    if (structure == m_structure)
        return StructureChange();
    const auto found = std::ranges::find(m_steps, structure, &Step::structure);
    if (found == m_steps.end())
        return {};
    StructureChange all;
    for (const Step &step : std::ranges::subrange(std::next(found), m_steps.end())) {
        const StructureChange &one = step.change;
        all.assets.insert(all.assets.end(), one.assets.begin(), one.assets.end());
        all.dependants.insert(all.dependants.end(), one.dependants.begin(), one.dependants.end());
        all.areMissions = all.areMissions || one.areMissions;
        all.areWatches = all.areWatches || one.areWatches;
        all.areVulnerabilities = all.areVulnerabilities || one.areVulnerabilities;
        all.isRenumbered = all.isRenumbered || one.isRenumbered;
    }
    for (auto *rows : {&all.assets, &all.dependants}) {
        std::ranges::sort(*rows);
        const auto repeated = std::ranges::unique(*rows);
        rows->erase(repeated.begin(), repeated.end());
    }
    return all;
}

Folded fold(std::span<const Said> claims, std::span<const Source> sources, Markings &markings)
{
    Folded out;
    folding::Folder folder(sources, markings, out);
    for (const Said &said : claims)
        folder.add(said);
    folder.foldStructure();
    folder.foldHappening();
    return out;
}

} // namespace watchfloor::picture
