// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/query.h"
#include "picture/rowfilter.h"

namespace watchfloor::picture {

namespace {

/// A cluster while it grows: sums instead of means.
struct Mark
{
    double sumX = 0, sumY = 0; ///< x unwrapped: from the view's left edge eastward
    std::uint32_t observations = 0;
    std::uint8_t severity = 0;
    std::uint8_t precision = 0; ///< coarsest; Precision rises with coarseness
    std::int64_t cell = 0;
    std::vector<std::int32_t> incidents;

    [[nodiscard]] std::uint64_t weight() const { return observations + incidents.size(); }
    [[nodiscard]] double x() const { return sumX / static_cast<double>(weight()); }
    [[nodiscard]] double y() const { return sumY / static_cast<double>(weight()); }

    void add(double x, double y, std::uint32_t count, std::uint8_t worst, std::uint8_t coarsest)
    {
        sumX += x * count;
        sumY += y * count;
        severity = std::max(severity, worst);
        precision = std::max(precision, coarsest);
    }
    void absorb(Mark &other)
    {
        sumX += other.sumX;
        sumY += other.sumY;
        observations += other.observations;
        severity = std::max(severity, other.severity);
        precision = std::max(precision, other.precision);
        incidents.insert(incidents.end(), other.incidents.begin(), other.incidents.end());
        other = {};
    }
};

/// What lies in a view, gathered by cells of one radius.
class Grid
{
public:
    Grid(MapRect view, float radius)
        : m_view(view)
        , m_inverse(1 / static_cast<double>(radius))
        , m_firstColumn(column(view.left))
        , m_firstRow(row(view.top))
        , m_columns(column(view.left > view.right ? view.right + 1.0 : view.right) - m_firstColumn + 1)
        , m_rows(row(view.bottom) - m_firstRow + 1)
    {
        // A view is some tens of cells wide; only an odd question needs the map.
        constexpr std::int64_t mostCells = 1 << 20;
        if (m_columns <= mostCells && m_rows <= mostCells && m_columns * m_rows <= mostCells)
            m_dense.assign(static_cast<std::size_t>(m_columns * m_rows), -1);
    }

    /// The mark of the cell around a point, or nothing outside the view; `x` is unwrapped.
    Mark *markAt(float x, float y, double &unwrapped)
    {
        if (!contains(m_view, x, y))
            return nullptr;
        unwrapped = m_view.left > m_view.right && x < m_view.left ? x + 1.0 : x;
        const std::int64_t cell = (row(y) - m_firstRow) * m_columns + (column(unwrapped) - m_firstColumn);
        std::int32_t &index
            = m_dense.empty() ? m_sparse.try_emplace(cell, -1).first->second : m_dense[static_cast<std::size_t>(cell)];
        if (index < 0) {
            index = static_cast<std::int32_t>(m_marks.size());
            m_marks.emplace_back().cell = cell;
        }
        return &m_marks[static_cast<std::size_t>(index)];
    }

    void addObservations(float x, float y, std::uint32_t count, std::uint8_t worst, std::uint8_t coarsest)
    {
        double unwrapped = 0;
        if (Mark *mark = markAt(x, y, unwrapped)) {
            mark->add(unwrapped, y, count, worst, coarsest);
            mark->observations += count;
        }
    }

    void addIncident(const IncidentRow &incident, std::int32_t index)
    {
        double unwrapped = 0;
        if (Mark *mark = markAt(incident.x, incident.y, unwrapped)) {
            mark->add(unwrapped, incident.y, 1, incident.severity, static_cast<std::uint8_t>(incident.precision));
            mark->incidents.push_back(index);
        }
    }

    [[nodiscard]] std::vector<Mark> takeMarks() { return std::move(m_marks); }

private:
    [[nodiscard]] std::int64_t column(double x) const { return static_cast<std::int64_t>(std::floor(x * m_inverse)); }
    [[nodiscard]] std::int64_t row(double y) const { return static_cast<std::int64_t>(std::floor(y * m_inverse)); }

    MapRect m_view;
    double m_inverse;
    std::int64_t m_firstColumn, m_firstRow, m_columns, m_rows;
    std::vector<std::int32_t> m_dense; ///< cell -> index into m_marks
    std::unordered_map<std::int64_t, std::int32_t> m_sparse;
    std::vector<Mark> m_marks;
};

/// One round: each mark, heaviest first, takes in those nearer than `radius`. True where any was.
bool mergeNear(std::vector<Mark> &marks, double radius)
{
    std::ranges::sort(marks, [](const Mark &a, const Mark &b) {
        const double ax = a.x(), bx = b.x();
        return ax != bx ? ax < bx : a.cell < b.cell;
    });
    std::vector<double> x(marks.size()), y(marks.size());
    std::vector<std::size_t> order(marks.size());
    for (std::size_t i = 0; i < marks.size(); ++i) {
        x[i] = marks[i].x();
        y[i] = marks[i].y();
        order[i] = i;
    }
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return marks[a].weight() != marks[b].weight() ? marks[a].weight() > marks[b].weight() : a < b;
    });

    std::vector<std::uint8_t> gone(marks.size(), 0);
    bool merged = false;
    for (const std::size_t i : order) {
        if (gone[i])
            continue;
        const auto takeIn = [&](std::size_t j) {
            const double dx = x[j] - x[i], dy = y[j] - y[i];
            if (gone[j] || dx * dx + dy * dy >= radius * radius)
                return;
            marks[i].absorb(marks[j]);
            gone[j] = 1;
            merged = true;
        };
        for (std::size_t j = i; j-- > 0 && x[i] - x[j] < radius;)
            takeIn(j);
        for (std::size_t j = i + 1; j < marks.size() && x[j] - x[i] < radius; ++j)
            takeIn(j);
    }
    if (merged)
        std::erase_if(marks, [](const Mark &mark) { return mark.weight() == 0; });
    return merged;
}

Cluster clusterOf(Mark &mark)
{
    Cluster c;
    const double x = mark.x();
    c.x = static_cast<float>(x > 1 ? x - 1 : x);
    c.y = static_cast<float>(mark.y());
    c.observations = mark.observations;
    c.incidents = static_cast<std::uint32_t>(mark.incidents.size());
    c.severity = mark.severity;
    c.precision = static_cast<Precision>(mark.precision);
    std::ranges::sort(mark.incidents);
    c.incidentRows = std::move(mark.incidents);
    if (c.observations == 0 && c.incidents == 1)
        c.onlyIncident = c.incidentRows.front();
    return c;
}

/// The view in [0, 1], crossing 180° where left exceeds right.
MapRect normalised(MapRect view)
{
    if (view.left <= view.right && view.right - view.left >= 1)
        return {0, view.top, 1, view.bottom};
    const auto wrap = [](float x) { return x < 0 || x > 1 ? x - std::floor(x) : x; };
    return {wrap(view.left), view.top, wrap(view.right), view.bottom};
}

/// Observations by place first: as many additions as rows, but only as many cells to find as places.
void addByPlace(const Snapshot &s, const RowFilter &filter, RowFilter::Range range, Grid &grid)
{
    struct Tally
    {
        std::uint32_t count = 0;
        std::uint32_t worst = 0;
    };
    const Columns &o = s.observations;
    std::vector<Tally> tallies(s.places.size() + 1); // the first: no place
    filter.forEach(range, [&](std::size_t i) {
        Tally &tally = tallies[static_cast<std::size_t>(o.place[i] + 1)];
        ++tally.count;
        tally.worst = std::max<std::uint32_t>(tally.worst, o.severity[i]);
    });
    for (std::size_t i = 0; i < s.places.size(); ++i) {
        const Tally &tally = tallies[i + 1];
        const Place &place = s.places[i];
        if (tally.count > 0)
            grid.addObservations(place.x, place.y, tally.count, static_cast<std::uint8_t>(tally.worst),
                                 static_cast<std::uint8_t>(place.precision));
    }
}

} // namespace

std::vector<Cluster> clusters(const Snapshot &s, const Filter &f, MapRect view, float radius)
{
    constexpr float smallestRadius = 1e-7F; // some metres
    radius = std::max(radius, smallestRadius);
    const RowFilter filter(s, f);
    const Columns &o = s.observations;
    Grid grid(normalised(view), radius);

    const auto range = filter.rows(f.window);
    if (o.place.size() == o.size()) {
        addByPlace(s, filter, range, grid);
    } else {
        filter.forEach(range,
                       [&](std::size_t i) { grid.addObservations(o.x[i], o.y[i], 1, o.severity[i], o.precision[i]); });
    }
    for (std::size_t i = 0; i < s.incidents.size(); ++i) {
        if (touches(f.window, s.incidents[i]) && filter.passes(s.incidents[i]))
            grid.addIncident(s.incidents[i], static_cast<std::int32_t>(i));
    }

    // Means move when marks merge, so that others may come too near: until all is quiet.
    std::vector<Mark> marks = grid.takeMarks();
    while (mergeNear(marks, radius)) { }

    std::ranges::sort(marks, [](const Mark &a, const Mark &b) {
        if (a.severity != b.severity)
            return a.severity > b.severity;
        return a.weight() != b.weight() ? a.weight() > b.weight() : a.cell < b.cell;
    });
    std::vector<Cluster> result;
    result.reserve(marks.size());
    for (Mark &mark : marks)
        result.push_back(clusterOf(mark));
    return result;
}

} // namespace watchfloor::picture
