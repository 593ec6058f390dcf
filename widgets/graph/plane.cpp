// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/plane.h"

#include <algorithm>
#include <cmath>

namespace watchfloor::widgets {

using Index = std::size_t;

namespace {

constexpr int mostCells = 200; ///< along a side

double distance(QPointF at, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double square = QPointF::dotProduct(along, along);
    const double share = square > 0 ? std::clamp(QPointF::dotProduct(at - a, along) / square, 0.0, 1.0) : 0;
    const QPointF away = a + along * share - at;
    return std::hypot(away.x(), away.y());
}

} // namespace

void LineIndex::add(int line, QPointF a, QPointF b) { m_segments.push_back({a, b, line}); }

void LineIndex::add(int line, const QPolygonF &points)
{
    for (qsizetype i = 1; i < points.size(); ++i)
        add(line, points[i - 1], points[i]);
}

int LineIndex::columnOf(double x) const
{
    return std::clamp(int((x - m_bounds.left()) / m_bounds.width() * m_columns), 0, m_columns - 1);
}

int LineIndex::rowOf(double y) const
{
    return std::clamp(int((y - m_bounds.top()) / m_bounds.height() * m_rows), 0, m_rows - 1);
}

/// Calls `take` with every cell that the segment passes through.
template <typename Visit> void LineIndex::visit(const Segment &segment, const Visit &take) const
{
    const auto [left, right]
        = segment.a.x() < segment.b.x() ? std::pair(segment.a, segment.b) : std::pair(segment.b, segment.a);
    const double wide = m_bounds.width() / m_columns, rise = right.x() - left.x();
    const auto heightAt = [&](double x) {
        return rise > 0 ? left.y() + (right.y() - left.y()) * std::clamp((x - left.x()) / rise, 0.0, 1.0) : left.y();
    };
    for (int column = columnOf(left.x()); column <= columnOf(right.x()); ++column) {
        const double from = m_bounds.left() + column * wide;
        const double y0 = heightAt(from), y1 = rise > 0 ? heightAt(from + wide) : right.y();
        for (int row = rowOf(std::min(y0, y1)); row <= rowOf(std::max(y0, y1)); ++row)
            take(Index(row) * Index(m_columns) + Index(column));
    }
}

void LineIndex::finish()
{
    double left = 0, right = 0, top = 0, bottom = 0;
    for (Index i = 0; i < m_segments.size(); ++i)
        for (const QPointF &p : {m_segments[i].a, m_segments[i].b}) {
            const bool isFirst = i == 0 && &p == &m_segments[0].a;
            left = isFirst ? p.x() : std::min(left, p.x());
            right = isFirst ? p.x() : std::max(right, p.x());
            top = isFirst ? p.y() : std::min(top, p.y());
            bottom = isFirst ? p.y() : std::max(bottom, p.y());
        }
    m_bounds = QRectF(left, top, std::max(right - left, 1.0), std::max(bottom - top, 1.0));
    m_columns = m_rows = std::clamp(int(std::sqrt(double(m_segments.size()))), 1, mostCells);
    m_start.assign(Index(m_columns) * Index(m_rows) + 1, 0);
    for (const Segment &segment : m_segments)
        visit(segment, [&](Index cell) { ++m_start[cell + 1]; });
    for (Index cell = 1; cell < m_start.size(); ++cell)
        m_start[cell] += m_start[cell - 1];
    m_inside.resize(m_start.back());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    for (Index i = 0; i < m_segments.size(); ++i)
        visit(m_segments[i], [&](Index cell) { m_inside[next[cell]++] = std::uint32_t(i); });
}

int LineIndex::nearest(QPointF at, double reach, double least) const
{
    int found = -1;
    if (m_segments.empty() || !m_bounds.adjusted(-reach, -reach, reach, reach).contains(at))
        return found;
    for (int row = rowOf(at.y() - reach); row <= rowOf(at.y() + reach); ++row)
        for (int column = columnOf(at.x() - reach); column <= columnOf(at.x() + reach); ++column) {
            const Index cell = Index(row) * Index(m_columns) + Index(column);
            for (std::uint32_t i = m_start[cell]; i < m_start[cell + 1]; ++i) {
                const Segment &segment = m_segments[m_inside[i]];
                if (least > 0 && QLineF(segment.a, segment.b).length() < least)
                    continue;
                if (const double away = distance(at, segment.a, segment.b); away < reach) {
                    reach = away;
                    found = segment.line;
                }
            }
        }
    return found;
}

} // namespace watchfloor::widgets
