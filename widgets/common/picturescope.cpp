// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/picturescope.h"

#include <algorithm>

namespace watchfloor::widgets {

PictureScope::PictureScope(QObject *parent)
    : QObject(parent)
    , m_snapshot(std::make_shared<const picture::Snapshot>())
    , m_present(m_snapshot)
{
}

bool PictureScope::isSelected(const ObjectRef &ref) const
{
    return std::ranges::find(m_selection, ref) != m_selection.end();
}

const picture::Counts &PictureScope::counts() const
{
    if (!m_counts)
        m_counts = picture::count(*m_snapshot, m_filter);
    return *m_counts;
}

void PictureScope::setBefore(picture::SnapshotPtr before)
{
    if (before == m_before)
        return;
    m_before = std::move(before);
    m_diff.reset();
    Q_EMIT comparisonChanged();
}

const picture::Diff &PictureScope::diff() const
{
    if (!m_diff) {
        m_diff = m_before ? picture::diff(*m_before, *m_snapshot) : picture::Diff();
        m_changes.clear();
        m_assetChanges.clear();
        if (m_before) {
            m_changes = picture::changesByRow(*m_snapshot, *m_diff);
            m_assetChanges = picture::changesByAsset(*m_before, *m_snapshot, m_changes);
        }
    }
    return *m_diff;
}

picture::Change PictureScope::change(std::int32_t incidentRow) const
{
    (void)diff();
    const auto row = static_cast<std::size_t>(incidentRow);
    return incidentRow >= 0 && row < m_changes.size() ? m_changes[row] : picture::Change::None;
}

picture::Change PictureScope::assetChange(std::int32_t assetRow) const
{
    (void)diff();
    const auto row = static_cast<std::size_t>(assetRow);
    return assetRow >= 0 && row < m_assetChanges.size() ? m_assetChanges[row] : picture::Change::None;
}

Timestamp PictureScope::now() const { return m_snapshot->replay ? m_snapshot->knownAt : Clock::now(); }

picture::TimeWindow PictureScope::last(std::chrono::microseconds span) const
{
    const Timestamp at = now();
    return {toMicros(at - span), toMicros(at + std::chrono::seconds(1))};
}

void PictureScope::setSnapshot(picture::SnapshotPtr snapshot) { setSupposed(snapshot, snapshot); }

void PictureScope::setSupposed(picture::SnapshotPtr supposed, picture::SnapshotPtr present)
{
    if (!supposed || !present)
        return;
    const bool isOther = present != m_present;
    m_present = std::move(present);
    if (supposed != m_snapshot) {
        m_snapshot = std::move(supposed);
        m_counts.reset();
        m_diff.reset();
        Q_EMIT snapshotChanged();
        m_turns.begin();
    }
    if (isOther)
        Q_EMIT presentChanged();
}

void PictureScope::setPresent(picture::SnapshotPtr present)
{
    if (!present || present == m_present)
        return;
    m_present = std::move(present);
    Q_EMIT presentChanged();
}

void PictureScope::setFilter(const picture::Filter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_counts.reset();
    Q_EMIT filterChanged();
}

void PictureScope::setWindow(picture::TimeWindow window)
{
    picture::Filter filter = m_filter;
    filter.window = window;
    setFilter(filter);
}

void PictureScope::setSelection(Selection selection)
{
    if (selection == m_selection)
        return;
    m_selection = std::move(selection);
    Q_EMIT selectionChanged();
}

void PictureScope::toggleSelected(const ObjectRef &ref)
{
    Selection selection = m_selection;
    if (std::erase(selection, ref) == 0)
        selection.insert(selection.begin(), ref);
    setSelection(std::move(selection));
}

void PictureScope::setHovered(const ObjectRef &ref)
{
    if (ref == m_hovered)
        return;
    m_hovered = ref;
    Q_EMIT hoveredChanged();
}

void PictureScope::reveal(const ObjectRef &ref)
{
    select(ref);
    Q_EMIT revealRequested(ref);
}

std::int32_t PictureScope::incidentRow(const ObjectRef &ref) const
{
    if (ref.kind != ObjectRef::Kind::Incident)
        return -1;
    const auto found = m_snapshot->incidentById.find(ref.id);
    return found == m_snapshot->incidentById.end() ? -1 : found->second;
}

std::int32_t PictureScope::assetRow(const ObjectRef &ref) const
{
    if (ref.kind != ObjectRef::Kind::Asset)
        return -1;
    const auto found = m_snapshot->assetById.find(ref.id);
    return found == m_snapshot->assetById.end() ? -1 : found->second;
}

} // namespace watchfloor::widgets
