// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/query.h"

#include "picture/rowfilter.h"

#include <span>

namespace watchfloor::picture {

// ---------------------------------------------------------------- filter

TextFilter::TextFilter(const QString &text)
    : m_words(text.split(u' ', Qt::SkipEmptyParts))
{
}

namespace {

bool has(const QString &text, const QString &word) { return text.contains(word, Qt::CaseInsensitive); }
bool has(const std::string &text, const QString &word)
{
    return !text.empty() && has(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), word);
}
bool has(const AssetRow &a, const QString &word)
{
    return has(a.name, word) || has(a.owner, word) || has(a.sector, word) || has(a.nation, word) || has(a.id, word);
}

} // namespace

bool TextFilter::matches(const AssetRow &asset) const
{
    return std::ranges::all_of(m_words, [&](const QString &word) { return has(asset, word); });
}

bool TextFilter::matches(const Snapshot &s, const IncidentRow &incident) const
{
    return std::ranges::all_of(m_words, [&](const QString &word) {
        const auto contained = [&](const auto &text) { return has(text, word); };
        return has(incident.title, word) || has(incident.description, word) || has(incident.id, word)
            || std::ranges::any_of(incident.countries, contained) || std::ranges::any_of(incident.sectors, contained)
            || std::ranges::any_of(incident.assets,
                                   [&](std::int32_t a) { return has(s.assets[static_cast<std::size_t>(a)], word); });
    });
}

RowFilter::RowFilter(const Snapshot &s, const Filter &f)
    : m_snapshot(s)
    , m_filter(f)
    , m_text(f.text)
    , m_minSeverity(f.minSeverity)
    , m_area(f.area)
{
    m_sources.reserve(s.sources.size());
    bool allSources = true;
    for (const SourceRow &row : s.sources) {
        const bool shown = !f.hiddenSources.contains(row.source.id);
        allSources = allSources && shown;
        m_sources.push_back(shown);
    }
    if (!m_text.isEmpty()) {
        m_assets.reserve(s.assets.size() + 1);
        m_assets.push_back(0);
        for (const AssetRow &asset : s.assets)
            m_assets.push_back(m_text.matches(asset));
    }
    m_passesAll = m_minSeverity <= 0 && allSources && m_assets.empty() && !m_area;
    const auto &time = s.observations.time;
    m_undated = static_cast<std::size_t>(std::ranges::upper_bound(time, noTime) - time.begin());
}

RowFilter::Range RowFilter::rows(const TimeWindow &window) const
{
    const auto &time = m_snapshot.observations.time;
    if (window.isAll())
        return {0, time.size()};
    const auto dated = std::span(time).subspan(m_undated);
    const auto first = std::ranges::lower_bound(dated, window.from);
    const auto last = std::ranges::lower_bound(first, dated.end(), window.to);
    return {m_undated + static_cast<std::size_t>(first - dated.begin()),
            m_undated + static_cast<std::size_t>(last - dated.begin())};
}

bool RowFilter::passes(const IncidentRow &incident) const
{
    if (incident.severity < m_minSeverity || m_filter.hiddenStates.contains(incident.state))
        return false;
    if (!incident.sources.empty()
        && std::ranges::none_of(incident.sources, [&](std::uint16_t source) { return m_sources[source]; }))
        return false;
    if (m_area && !contains(*m_area, incident.x, incident.y))
        return false;
    return m_text.isEmpty() || m_text.matches(m_snapshot, incident);
}

bool passes(const Snapshot &s, const Filter &f, const IncidentRow &incident)
{
    if (!touches(f.window, incident) || incident.severity < f.minSeverity || f.hiddenStates.contains(incident.state))
        return false;
    if (!f.hiddenSources.empty() && !incident.sources.empty()
        && std::ranges::all_of(incident.sources,
                               [&](std::uint16_t i) { return f.hiddenSources.contains(s.sources[i].source.id); }))
        return false;
    if (f.area && !contains(*f.area, incident.x, incident.y))
        return false;
    return f.text.isEmpty() || TextFilter(f.text).matches(s, incident);
}

// ---------------------------------------------------------------- time

namespace {

using BandCounts = std::array<std::uint32_t, severityBandCount>;

constexpr auto bandOf = [] {
    std::array<std::uint8_t, 256> table{};
    for (int i = 0; i < 256; ++i)
        table[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(severityBand(i));
    return table;
}();

/// Band counts of a run of severities. Sums of comparisons instead of a histogram: the compiler
/// turns them into vector instructions, where counters in memory would wait for each other.
BandCounts bandCounts(std::span<const std::uint8_t> severity)
{
    std::array<std::uint32_t, severityBandCount> atLeast{};
    atLeast[0] = static_cast<std::uint32_t>(severity.size());
    for (std::size_t start = 0; start < severity.size(); start += 255) {
        const auto run = severity.subspan(start, std::min<std::size_t>(255, severity.size() - start));
        std::uint8_t low = 0, medium = 0, high = 0, critical = 0;
        for (const std::uint8_t value : run) {
            low = static_cast<std::uint8_t>(low + (value >= 20));
            medium = static_cast<std::uint8_t>(medium + (value >= 40));
            high = static_cast<std::uint8_t>(high + (value >= 60));
            critical = static_cast<std::uint8_t>(critical + (value >= 80));
        }
        atLeast[1] += low;
        atLeast[2] += medium;
        atLeast[3] += high;
        atLeast[4] += critical;
    }
    for (std::size_t band = 0; band + 1 < severityBandCount; ++band)
        atLeast[band] -= atLeast[band + 1];
    return atLeast;
}

BandCounts bandCounts(const Snapshot &s, const RowFilter &filter, RowFilter::Range range)
{
    const auto &severity = s.observations.severity;
    if (filter.passesAll())
        return bandCounts(std::span(severity).subspan(range.first, range.last - range.first));
    BandCounts counts{};
    filter.forEach(range, [&](std::size_t i) { ++counts[bandOf[severity[i]]]; });
    return counts;
}

std::uint32_t sum(const BandCounts &counts)
{
    std::uint32_t total = 0;
    for (const std::uint32_t count : counts)
        total += count;
    return total;
}

} // namespace

std::optional<TimeWindow> extent(const Snapshot &s)
{
    std::optional<TimeWindow> found;
    const auto include = [&](std::int64_t from, std::int64_t to) {
        if (!found)
            found = TimeWindow{from, to};
        found->from = std::min(found->from, from);
        found->to = std::max(found->to, to);
    };
    const auto &time = s.observations.time;
    const auto dated = std::ranges::upper_bound(time, noTime);
    if (dated != time.end())
        include(*dated, time.back() + 1);
    for (const IncidentRow &incident : s.incidents) {
        if (incident.from != noTime)
            include(incident.from, std::max(incident.from, incident.to) + 1);
    }
    return found;
}

TimeBins timeBins(const Snapshot &s, const Filter &f, TimeWindow shown, int bins)
{
    TimeBins result;
    const RowFilter filter(s, f);
    result.undated = sum(bandCounts(s, filter, filter.undated()));
    for (const IncidentRow &incident : s.incidents)
        result.undated += incident.from == noTime && filter.passes(incident);

    // Only what holds data needs bins where the window has no end.
    if (shown.from == TimeWindow{}.from || shown.to == TimeWindow{}.to) {
        const auto all = extent(s).value_or(TimeWindow{0, 1});
        shown.from = std::max(shown.from, all.from);
        shown.to = std::min(shown.to, all.to);
    }
    if (bins <= 0 || shown.to <= shown.from)
        return result;
    const auto binCount = static_cast<std::size_t>(bins);
    const auto span = static_cast<std::uint64_t>(shown.to) - static_cast<std::uint64_t>(shown.from);
    result.from = shown.from;
    result.width = static_cast<std::int64_t>((span + binCount - 1) / binCount);
    result.counts.assign(binCount * severityBandCount, 0);

    // Rows are in order of time, so that a bin is a run of them.
    const auto range = filter.rows(shown);
    const auto &time = s.observations.time;
    std::size_t row = range.first;
    for (std::size_t bin = 0; bin < binCount && row < range.last; ++bin) {
        const auto end = static_cast<std::uint64_t>(result.from) + static_cast<std::uint64_t>(result.width) * (bin + 1);
        const auto edge = std::min(static_cast<std::int64_t>(end), shown.to);
        const auto next
            = static_cast<std::size_t>(std::lower_bound(time.begin() + static_cast<std::ptrdiff_t>(row),
                                                        time.begin() + static_cast<std::ptrdiff_t>(range.last), edge)
                                       - time.begin());
        const BandCounts counts = bandCounts(s, filter, {row, next});
        std::ranges::copy(counts, result.counts.begin() + static_cast<std::ptrdiff_t>(bin * severityBandCount));
        row = next;
    }
    for (const IncidentRow &incident : s.incidents) {
        if (incident.from == noTime || incident.from < shown.from || incident.from >= shown.to
            || !filter.passes(incident))
            continue;
        const auto bin = static_cast<std::size_t>((incident.from - result.from) / result.width);
        ++result.counts[bin * severityBandCount + bandOf[incident.severity]];
    }
    for (std::size_t bin = 0; bin < binCount; ++bin) {
        std::uint32_t total = 0;
        for (std::size_t band = 0; band < severityBandCount; ++band)
            total += result.counts[bin * severityBandCount + band];
        result.maximum = std::max(result.maximum, total);
    }
    return result;
}

// ---------------------------------------------------------------- counts

Counts count(const Snapshot &s, const Filter &f)
{
    Counts counts;
    const RowFilter filter(s, f);
    const Columns &o = s.observations;
    const bool allOfTime = f.window.isAll();
    const auto range = filter.rows(f.window);
    std::vector<std::uint8_t> used(std::max<std::size_t>(s.markings.size(), 1), 0);

    counts.observationsByBand = bandCounts(s, filter, range);
    counts.observations = sum(counts.observationsByBand);
    const bool hasPlaces = o.place.size() == o.size();
    filter.forEach(range, [&](std::size_t i) {
        used[o.marking[i]] = 1;
        counts.unplaced += hasPlaces ? o.place[i] < 0 : !isPlaced(o.x[i], o.y[i]);
    });
    // Their number is shown whatever the window, so their marking counts as well.
    filter.forEach(filter.undated(), [&](std::size_t i) {
        used[o.marking[i]] = 1;
        ++counts.undated;
    });

    for (const IncidentRow &incident : s.incidents) {
        const bool undated = incident.from == noTime;
        const bool inWindow = touches(f.window, incident);
        if ((!inWindow && !undated) || !filter.passes(incident))
            continue;
        used[incident.marking] = 1;
        counts.undated += undated;
        if (undated && !allOfTime)
            continue;
        ++counts.incidents;
        ++counts.incidentsByBand[bandOf[incident.severity]];
        counts.unplaced += !isPlaced(incident.x, incident.y);
    }

    bool any = false;
    for (std::size_t i = 0; i < s.markings.size(); ++i) {
        if (!used[i])
            continue;
        counts.marking = any ? join(counts.marking, s.markings[i]) : s.markings[i];
        any = true;
    }
    if (!any)
        counts.marking = Marking{.tlp = Tlp::Clear,
                                 .level = EuLevel::Unclassified,
                                 .pap = Pap::Clear,
                                 .releasableTo = std::nullopt,
                                 .known = true}; // nothing is shown
    return counts;
}

std::vector<std::int32_t> observationsNear(const Snapshot &s, const Filter &f, MapPoint p, float radius, int limit)
{
    const RowFilter filter(s, f);
    const Columns &o = s.observations;
    std::vector<std::int32_t> rows;
    filter.forEach(filter.rows(f.window), [&](std::size_t i) {
        const float across = std::abs(o.x[i] - p.x);
        const float dx = std::min(across, 1 - across); // the world is round
        const float dy = o.y[i] - p.y;
        if (dx * dx + dy * dy <= radius * radius) // false for NaN
            rows.push_back(static_cast<std::int32_t>(i));
    });
    const auto worseThenNewer = [&](std::int32_t a, std::int32_t b) {
        const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
        return o.severity[i] != o.severity[j] ? o.severity[i] > o.severity[j] : i > j;
    };
    const auto wanted = std::min(rows.size(), static_cast<std::size_t>(std::max(limit, 0)));
    std::ranges::partial_sort(rows, rows.begin() + static_cast<std::ptrdiff_t>(wanted), worseThenNewer);
    rows.resize(wanted);
    return rows;
}

} // namespace watchfloor::picture
