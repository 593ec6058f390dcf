// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/query.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace watchfloor::picture {

[[nodiscard]] inline bool isPlaced(float x, float y) { return !std::isnan(x) && !std::isnan(y); }

[[nodiscard]] inline bool contains(const MapRect &r, float x, float y)
{
    const bool across = r.left > r.right;
    const bool inX = across ? (x >= r.left || x <= r.right) : (x >= r.left && x <= r.right);
    return inX && y >= r.top && y <= r.bottom;
}

/// The words of a filter; empty words match everything.
class TextFilter
{
public:
    explicit TextFilter(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] bool matches(const AssetRow &asset) const;
    [[nodiscard]] bool matches(const Snapshot &s, const IncidentRow &incident) const;

private:
    QStringList m_words;
};

/// A filter made ready for many rows: what it says of single observations, looked up by index.
/// Holds references; lives on the stack of one query.
class RowFilter
{
public:
    RowFilter(const Snapshot &s, const Filter &f);

    struct Range
    {
        std::size_t first = 0, last = 0;
    };
    /// Rows of a window; undated ones (at the front) only where it is all of time.
    [[nodiscard]] Range rows(const TimeWindow &window) const;
    [[nodiscard]] Range undated() const { return {0, m_undated}; }

    /// Nothing but time is asked for.
    [[nodiscard]] bool passesAll() const { return m_passesAll; }
    [[nodiscard]] bool passes(std::size_t i) const
    {
        const Columns &o = m_snapshot.observations;
        return o.severity[i] >= m_minSeverity && m_sources[o.source[i]]
            && (m_assets.empty() || m_assets[static_cast<std::size_t>(o.asset[i] + 1)])
            && (!m_area || contains(*m_area, o.x[i], o.y[i]));
    }
    /// All but the window.
    [[nodiscard]] bool passes(const IncidentRow &incident) const;

    template <typename Each> void forEach(Range range, Each each) const
    {
        if (m_passesAll) {
            for (std::size_t i = range.first; i < range.last; ++i)
                each(i);
            return;
        }
        for (std::size_t i = range.first; i < range.last; ++i) {
            if (passes(i))
                each(i);
        }
    }

private:
    const Snapshot &m_snapshot;
    const Filter &m_filter;
    TextFilter m_text;
    int m_minSeverity = 0;
    std::vector<std::uint8_t> m_sources; ///< by source index: shown
    std::vector<std::uint8_t> m_assets; ///< by asset index + 1: its text matches; empty: no text asked for
    std::optional<MapRect> m_area;
    std::size_t m_undated = 0;
    bool m_passesAll = true;
};

/// [from, to] of an incident touches the window; undated ones only all of time.
[[nodiscard]] inline bool touches(const TimeWindow &window, const IncidentRow &incident)
{
    if (window.isAll())
        return true;
    if (incident.from == noTime)
        return false;
    return incident.from < window.to && std::max(incident.from, incident.to) >= window.from;
}

} // namespace watchfloor::picture
