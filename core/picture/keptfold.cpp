// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/keptfold.h"

#include "picture/folder.h"

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
    , m_isStale(other.m_isStale)
{
}

KeptFold &KeptFold::operator=(const KeptFold &other)
{
    if (this == &other)
        return *this;
    m_folder.reset(); // it speaks of these
    m_result = other.m_result;
    m_markings = other.m_markings;
    m_structure = other.m_structure;
    m_isStale = other.m_isStale;
    return *this;
}

void KeptFold::add(const Said &said)
{
    m_isStale = true;
    if (m_folder && !m_folder->add(said))
        m_folder.reset();
}

void KeptFold::remove(const Said &said)
{
    m_isStale = true;
    if (m_folder && !m_folder->remove(said))
        m_folder.reset();
}

void KeptFold::forget()
{
    m_isStale = true;
    m_folder.reset();
}

bool KeptFold::update(const std::deque<Said> &claims, std::span<const Source> sources)
{
    m_isStale = false;
    if (m_folder) {
        m_markings = m_structureMarkings;
        m_folder->foldHappening();
        return true;
    }
    const AssetIndex before = std::move(m_result.index);
    m_result = {};
    m_markings = {};
    m_structure = nextStructure();
    m_folder = std::make_unique<folding::Folder>(sources, m_markings, m_result);
    for (const Said &said : claims)
        (void)m_folder->add(said);
    m_folder->foldStructure();
    m_structureMarkings = m_markings;
    m_folder->foldHappening();
    return m_result.index == before;
}

Folded fold(std::span<const Said> claims, std::span<const Source> sources, Markings &markings)
{
    Folded out;
    folding::Folder folder(sources, markings, out);
    for (const Said &said : claims)
        (void)folder.add(said);
    folder.foldStructure();
    folder.foldHappening();
    return out;
}

} // namespace watchfloor::picture
