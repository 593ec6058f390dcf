// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/coincidences.h"

#include "picture/rowfilter.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <set>
#include <tuple>

namespace watchfloor::picture {

namespace {

constexpr double earthRadius = 6371.0088; // km, mean
constexpr double degreeKm = earthRadius * std::numbers::pi / 180;
constexpr std::int64_t farFuture = std::numeric_limits<std::int64_t>::max();

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

std::int64_t endOf(const DomainEvent &e) { return std::max(e.from, e.to); }

std::int64_t saturated(std::int64_t value, std::int64_t more)
{
    if (more > 0 && value > farFuture - more)
        return farFuture;
    if (more < 0 && value < noTime + 1 - more)
        return noTime + 1;
    return value + more;
}

/// Spans by their beginning, with the latest end of every power-of-two block: whoever overlaps a span is found in
/// the logarithm of how many there are, and one step each.
class Spans
{
public:
    void add(std::int32_t event, std::int64_t from, std::int64_t to) { m_spans.push_back({from, to, event}); }

    void finish()
    {
        std::ranges::sort(m_spans, {}, [](const Span &s) { return std::tuple(s.from, s.to, s.event); });
        m_size = std::bit_ceil(std::max<std::size_t>(1, m_spans.size()));
        m_latest.assign(2 * m_size, noTime);
        for (std::size_t i = 0; i < m_spans.size(); ++i)
            m_latest[m_size + i] = m_spans[i].to;
        for (std::size_t i = m_size - 1; i > 0; --i)
            m_latest[i] = std::max(m_latest[2 * i], m_latest[2 * i + 1]);
    }

    /// False from `found`: enough.
    bool overlapping(std::int64_t from, std::int64_t to, const std::function<bool(std::int32_t)> &found) const
    {
        const auto end = std::ranges::upper_bound(m_spans, to, {}, &Span::from) - m_spans.begin();
        return walk(1, 0, m_size, static_cast<std::size_t>(end), from, found);
    }

private:
    struct Span
    {
        std::int64_t from, to;
        std::int32_t event;
    };

    bool walk(std::size_t node, std::size_t first, std::size_t size, std::size_t end, std::int64_t from,
              const std::function<bool(std::int32_t)> &found) const
    {
        if (first >= end || m_latest[node] < from)
            return true;
        if (size == 1)
            return found(m_spans[first].event);
        const std::size_t half = size / 2;
        return walk(2 * node, first, half, end, from, found)
            && walk(2 * node + 1, first + half, half, end, from, found);
    }

    std::vector<Span> m_spans;
    std::vector<std::int64_t> m_latest;
    std::size_t m_size = 1;
};

/// The globe in bands as wide as the distance asked for, each cut into cells at least as long.
class Globe
{
public:
    explicit Globe(double km)
        : m_km(std::clamp(km, 0.0, earthRadius * std::numbers::pi))
        , m_band(std::clamp(m_km / degreeKm, 0.05, 90.0))
    {
    }

    void add(const DomainEvent &e, std::int32_t index)
    {
        const int band = bandOf(e.latitude);
        m_cells[{band, cellOf(band, e.longitude)}].add(index, e.from, endOf(e));
    }
    void finish()
    {
        for (auto &[key, spans] : m_cells)
            spans.finish();
    }

    /// All cells that may hold something within the distance of a point.
    bool near(double latitude, double longitude, const std::function<bool(const Spans &)> &look) const
    {
        const double reach = m_km / degreeKm + 1e-9; // degrees of a great circle
        const int first = bandOf(latitude - reach), last = bandOf(latitude + reach);
        for (int band = first; band <= last; ++band) {
            const int cells = cellsOf(band);
            const double wide = widthAt(latitude, reach);
            if (wide >= 180 || 2 * wide >= 360 - 360.0 / cells) {
                for (int cell = 0; cell < cells; ++cell) {
                    if (!lookAt(band, cell, look))
                        return false;
                }
                continue;
            }
            const int from = static_cast<int>(std::floor((longitude - wide + 180) / 360 * cells));
            const int to = static_cast<int>(std::floor((longitude + wide + 180) / 360 * cells));
            for (int cell = from; cell <= std::min(to, from + cells - 1); ++cell) {
                if (!lookAt(band, ((cell % cells) + cells) % cells, look))
                    return false;
            }
        }
        return true;
    }

private:
    [[nodiscard]] int bandOf(double latitude) const
    {
        return static_cast<int>(std::floor((std::clamp(latitude, -90.0, 90.0) + 90) / m_band));
    }
    [[nodiscard]] int cellsOf(int band) const
    {
        const double middle = std::clamp((band + 0.5) * m_band - 90, -90.0, 90.0);
        return std::max(1, static_cast<int>(360 * std::cos(radians(middle)) / m_band));
    }
    [[nodiscard]] int cellOf(int band, double longitude) const
    {
        const int cells = cellsOf(band);
        const int cell = static_cast<int>(std::floor((longitude + 180) / 360 * cells));
        return ((cell % cells) + cells) % cells;
    }
    /// How far east or west a circle of `reach` degrees about that latitude goes; 180 where a pole lies in it.
    [[nodiscard]] static double widthAt(double latitude, double reach)
    {
        if (std::abs(latitude) + reach >= 90)
            return 180;
        const double sine = std::sin(radians(reach)) / std::cos(radians(latitude));
        return sine >= 1 ? 180 : std::asin(sine) * 180 / std::numbers::pi + 1e-9;
    }
    bool lookAt(int band, int cell, const std::function<bool(const Spans &)> &look) const
    {
        const auto found = m_cells.find({band, cell});
        return found == m_cells.end() || look(found->second);
    }

    double m_km, m_band;
    std::map<std::pair<int, int>, Spans> m_cells;
};

std::int32_t sharedMission(const DomainEvent &a, const DomainEvent &b)
{
    std::int32_t least = -1;
    for (const std::int32_t mission : a.missions) {
        if ((least < 0 || mission < least) && std::ranges::contains(b.missions, mission))
            least = mission;
    }
    return least;
}

/// Each once, however often somebody names it.
std::set<std::int32_t> each(const std::vector<std::int32_t> &missions) { return {missions.begin(), missions.end()}; }

/// Events of one domain, by place and by mission.
struct DomainIndex
{
    explicit DomainIndex(double km)
        : places(km)
    {
    }
    Globe places;
    std::map<std::int32_t, Spans> missions;
};

class Search
{
public:
    Search(std::span<const DomainEvent> events, const CoincidenceQuery &query)
        : m_events(events)
        , m_query(query)
        , m_reach(static_cast<std::int64_t>(std::clamp(query.hours, 0.0, 24.0 * 36600) * 3.6e9))
    {
    }

    Coincidences run()
    {
        std::vector<DomainIndex> indexes(3, DomainIndex(m_query.km));
        for (std::size_t i = 0; i < m_events.size(); ++i) {
            const DomainEvent &e = m_events[i];
            if (e.from == noTime)
                continue;
            DomainIndex &index = indexes[static_cast<std::size_t>(e.domain)];
            if (e.isPlaced)
                index.places.add(e, static_cast<std::int32_t>(i));
            for (const std::int32_t mission : each(e.missions))
                index.missions[mission].add(static_cast<std::int32_t>(i), e.from, endOf(e));
        }
        for (DomainIndex &index : indexes) {
            index.places.finish();
            for (auto &[mission, spans] : index.missions)
                spans.finish();
        }
        for (std::size_t i = 0; i < m_events.size() && m_more <= mostMore && (!m_out.isCut || m_query.limit > 0); ++i) {
            for (std::size_t domain = static_cast<std::size_t>(m_events[i].domain) + 1; domain < 3; ++domain)
                searchAround(static_cast<std::int32_t>(i), indexes[domain]);
        }
        std::ranges::sort(m_out.found, {}, &Search::order);
        return std::move(m_out);
    }

private:
    void searchAround(std::int32_t index, const DomainIndex &in)
    {
        const DomainEvent &e = m_events[static_cast<std::size_t>(index)];
        if (e.from == noTime)
            return;
        const std::int64_t from = saturated(e.from, -m_reach), to = saturated(endOf(e), m_reach);
        if (e.isPlaced) {
            const auto inCell = [&](const Spans &spans) {
                return spans.overlapping(from, to, [&](std::int32_t other) { return add(index, other, -1); });
            };
            if (!in.places.near(e.latitude, e.longitude, inCell))
                return;
        }
        for (const std::int32_t mission : each(e.missions)) {
            const auto spans = in.missions.find(mission);
            if (spans != in.missions.end()
                && !spans->second.overlapping(from, to, [&](std::int32_t other) { return add(index, other, mission); }))
                return;
        }
    }

    /// `byMission`: by which index it was found; -1: by place. A pair that both find is told once.
    bool add(std::int32_t a, std::int32_t b, std::int32_t byMission)
    {
        const DomainEvent &first = m_events[static_cast<std::size_t>(a)];
        const DomainEvent &second = m_events[static_cast<std::size_t>(b)];
        Coincidence c{a, b};
        if (first.isPlaced && second.isPlaced)
            c.km = distanceKm(first.latitude, first.longitude, second.latitude, second.longitude);
        c.isNear = c.km >= 0 && c.km <= m_query.km;
        c.mission = sharedMission(first, second);
        if (byMission < 0 ? !c.isNear : c.isNear || c.mission != byMission)
            return true;
        c.gap = std::max<std::int64_t>({0, second.from - endOf(first), first.from - endOf(second)});
        return keep(c);
    }

    /// The nearest ones stay: those found are a heap with the furthest on top.
    bool keep(const Coincidence &c)
    {
        auto &found = m_out.found;
        const auto nearer = [](const Coincidence &x, const Coincidence &y) { return order(x) < order(y); };
        if (found.size() >= m_query.limit) {
            m_out.isCut = true;
            if (m_query.limit == 0 || ++m_more > mostMore)
                return false;
            if (!nearer(c, found.front()))
                return true;
            std::ranges::pop_heap(found, nearer);
            found.pop_back();
        }
        found.push_back(c);
        std::ranges::push_heap(found, nearer);
        return true;
    }
    static std::tuple<std::int64_t, bool, std::int32_t, std::int32_t> order(const Coincidence &c)
    {
        return {c.gap, !c.isNear, c.a, c.b};
    }

    std::span<const DomainEvent> m_events;
    const CoincidenceQuery &m_query;
    /// Beyond the limit so many more are looked at for nearer ones, so that a question ends.
    static constexpr std::size_t mostMore = 4'000'000;
    std::size_t m_more = 0;
    std::int64_t m_reach;
    Coincidences m_out;
};

void placeAt(DomainEvent &e, float x, float y, Precision precision)
{
    e.isPlaced = !std::isnan(x) && (precision == Precision::Site || precision == Precision::City);
    if (e.isPlaced)
        std::tie(e.latitude, e.longitude) = unproject({x, y});
}

} // namespace

double distanceKm(double latitudeA, double longitudeA, double latitudeB, double longitudeB)
{
    const double a = radians(latitudeA), b = radians(latitudeB);
    const double north = std::sin((b - a) / 2), east = std::sin(radians(longitudeB - longitudeA) / 2);
    const double h = north * north + std::cos(a) * std::cos(b) * east * east;
    return 2 * earthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

Coincidences coincidences(std::span<const DomainEvent> events, const CoincidenceQuery &query)
{
    return Search(events, query).run();
}

std::vector<DomainEvent> domainEvents(const Snapshot &s, const Filter &f)
{
    std::vector<DomainEvent> events;
    for (std::size_t i = 0; i < s.incidents.size(); ++i) {
        const IncidentRow &row = s.incidents[i];
        if (row.from == noTime || row.state == IncidentState::Dismissed || !passes(s, f, row))
            continue;
        DomainEvent &e = events.emplace_back();
        e.domain = row.domain;
        e.from = row.from;
        e.to = row.to;
        e.missions = row.missions;
        e.incident = static_cast<std::int32_t>(i);
        placeAt(e, row.x, row.y, row.precision);
    }
    const Columns &o = s.observations;
    const RowFilter filter(s, f);
    filter.forEach(filter.rows(f.window), [&](std::size_t i) {
        if (o.domain[i] == static_cast<std::uint8_t>(Domain::Cyberspace) || o.time[i] == noTime)
            return;
        DomainEvent &e = events.emplace_back();
        e.domain = static_cast<Domain>(o.domain[i]);
        e.from = o.time[i];
        e.observation = static_cast<std::int32_t>(i);
        placeAt(e, o.x[i], o.y[i], static_cast<Precision>(o.precision[i]));
    });
    return events;
}

} // namespace watchfloor::picture
