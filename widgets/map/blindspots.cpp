// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/blindspots.h"

#include "common/words.h"
#include "picture/query.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>

namespace watchfloor::widgets {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::BlindSpots)
};

constexpr double radius = 30; ///< pixels: wider than any mark, so that the hatching is seen around it
constexpr double spacing = 7; ///< of the hatching
constexpr double merging = 12; ///< pixels: a cell of the world's grid; what lies in one cell is one disc

QFont nameFont()
{
    QFont font = QApplication::font();
    font.setPixelSize(12);
    font.setWeight(QFont::DemiBold);
    return font;
}

struct Span
{
    double from, to;
};

/// Overlapping spans are one, so that no stretch is drawn twice.
std::vector<Span> united(std::vector<Span> spans)
{
    std::ranges::sort(spans, {}, &Span::from);
    std::vector<Span> out;
    for (const Span &span : spans) {
        if (!out.empty() && span.from <= out.back().to)
            out.back().to = std::max(out.back().to, span.to);
        else
            out.push_back(span);
    }
    return out;
}

/// Diagonals over the union of the discs. They lie on multiples of the spacing of the world, and so move with it.
void hatch(const std::vector<QPointF> &discs, const ViewFrame &frame, const Stroke &like, std::vector<Stroke> &strokes)
{
    constexpr double half = std::numbers::sqrt2 / 2;
    // Along is (1, -1) / sqrt 2, across (1, 1) / sqrt 2.
    const auto across = [](QPointF p) { return (p.x() + p.y()) * half; };
    const auto along = [](QPointF p) { return (p.x() - p.y()) * half; };
    const double origin = std::fmod(across(frame.toScreen(0.5, 0.5)), spacing);
    std::map<long, std::vector<Span>> lines;
    for (const QPointF &disc : discs) {
        const double middle = across(disc) - origin;
        const auto last = static_cast<long>(std::floor((middle + radius) / spacing));
        for (auto line = static_cast<long>(std::ceil((middle - radius) / spacing)); line <= last; ++line) {
            const double away = static_cast<double>(line) * spacing - middle;
            const double reach = std::sqrt(std::max(0.0, radius * radius - away * away));
            lines[line].push_back({along(disc) - reach, along(disc) + reach});
        }
    }
    for (auto &[line, spans] : lines) {
        const double a = static_cast<double>(line) * spacing + origin;
        const auto point = [&](double t) { return QPointF((a + t) * half, (a - t) * half); };
        for (const Span &span : united(std::move(spans))) {
            Stroke stroke = like;
            stroke.points = {point(span.from), point(span.to)};
            strokes.push_back(std::move(stroke));
        }
    }
}

/// The discs of a frame, one in a cell of a grid that moves with the world, so that thousands of places near each
/// other cost what their cells do.
class Discs
{
public:
    explicit Discs(const ViewFrame &frame)
        : m_frame(frame)
    {
    }

    void add(double x, double y, QPointF at)
    {
        const double cells = m_frame.world / merging;
        const double nearest = m_frame.x + std::remainder(x - m_frame.x, 1.0); // both sides of 180° are neighbours
        const std::pair key{static_cast<std::int64_t>(std::floor(nearest * cells)),
                            static_cast<std::int64_t>(std::floor(y * cells))};
        if (m_cells.try_emplace(key, m_all.size()).second)
            m_all.push_back(at);
    }
    [[nodiscard]] const std::vector<QPointF> &all() const { return m_all; }

    /// Those whose discs may overlap that of the cell.
    template <typename Visit> void eachCell(const Visit &visit) const
    {
        constexpr auto reach = static_cast<std::int64_t>(2 * radius / merging) + 1;
        std::vector<QPointF> near;
        for (const auto &[cell, index] : m_cells) {
            near.clear();
            for (std::int64_t x = cell.first - reach; x <= cell.first + reach; ++x)
                for (auto other = m_cells.lower_bound({x, cell.second - reach});
                     other != m_cells.end() && other->first <= std::pair{x, cell.second + reach}; ++other)
                    if (other->second != index)
                        near.push_back(m_all[other->second]);
            visit(m_all[index], near);
        }
    }

private:
    const ViewFrame &m_frame;
    std::vector<QPointF> m_all;
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> m_cells;
};

/// The edge of the union: of each disc what lies in no other.
void outline(const Discs &discs, const Stroke &like, std::vector<Stroke> &strokes)
{
    constexpr int corners = 60;
    discs.eachCell([&](QPointF disc, const std::vector<QPointF> &near) {
        const auto corner = [&](int n) {
            const double angle = 2 * std::numbers::pi * n / corners;
            return disc + radius * QPointF(std::cos(angle), std::sin(angle));
        };
        for (int n = 0; n < corners; ++n) {
            const QLineF edge(corner(n), corner(n + 1));
            const auto hides
                = [&](const QPointF &other) { return QLineF(other, edge.center()).length() < radius - 0.5; };
            if (std::ranges::any_of(near, hides))
                continue;
            Stroke stroke = like;
            stroke.points = {edge.p1(), edge.p2()};
            strokes.push_back(std::move(stroke));
        }
    });
}

QString nameOf(const picture::SourceRow &row)
{
    const std::int64_t last = picture::dataTime(row);
    return last == noTime ? Words::tr("%1: no data").arg(safe(row.source.slug))
                          : Words::tr("%1 silent since %2").arg(safe(row.source.slug), dtg(fromMicros(last)));
}

} // namespace

QString BlindSpots::Name::key() const { return QStringLiteral("blind ") + text; }

BlindSpots placeBlindSpots(const picture::Snapshot &snapshot, const ViewFrame &frame, const MapColors &colors)
{
    BlindSpots spots;
    const QRectF sight = frame.rect().adjusted(-radius, -radius, radius, radius);
    Discs discs(frame);
    std::map<std::uint16_t, std::vector<QPointF>> byFeed;
    for (const picture::WatchRow &watch : snapshot.watches) {
        const picture::AssetRow &asset = snapshot.assets[static_cast<std::size_t>(watch.asset)];
        if (!asset.unseen || std::isnan(asset.x) || asset.precision == Precision::None)
            continue;
        const QPointF at = frame.toScreen(static_cast<double>(asset.x), static_cast<double>(asset.y));
        if (!sight.contains(at))
            continue;
        byFeed[watch.source].push_back(at);
        discs.add(static_cast<double>(asset.x), static_cast<double>(asset.y), at);
    }
    Stroke line;
    line.color = colors.of(picture::Health::Unknown);
    line.width = 1.1;
    line.color.setAlpha(150);
    hatch(discs.all(), frame, line, spots.strokes);
    line.width = 1.5;
    line.color.setAlpha(230);
    outline(discs, line, spots.strokes);

    const QFontMetricsF metrics(nameFont());
    for (const auto &[source, places] : byFeed) {
        BlindSpots::Name name;
        name.text = nameOf(snapshot.sources[source]);
        name.color = mixed(colors.of(picture::Health::Unknown), colors.text, 0.45);
        const double width = std::ceil(metrics.horizontalAdvance(name.text)) + 8;
        const double height = std::ceil(metrics.height()) + 4;
        name.bounds = QRectF(-std::ceil(width / 2), -std::ceil(height / 2), width, height);
        // Below its lowest place; two feeds that share one stand below each other.
        const QPointF lowest = *std::ranges::max_element(places, {}, [](const QPointF &p) { return p.y(); });
        name.at = lowest + QPointF(0, radius + height / 2 + 3);
        while (std::ranges::any_of(spots.names, [&](const BlindSpots::Name &other) {
            return other.bounds.translated(other.at).intersects(name.bounds.translated(name.at));
        }))
            name.at.ry() += height;
        spots.names.push_back(std::move(name));
    }
    return spots;
}

void paintBlindSwatch(QPainter &painter, QPointF centre, const MapColors &colors)
{
    constexpr double small = 8;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath disc;
    disc.addEllipse(centre, small, small);
    painter.setPen(QPen(colors.of(picture::Health::Unknown), 1.1));
    painter.drawPath(disc);
    painter.setClipPath(disc, Qt::IntersectClip);
    for (double x = -2 * small; x <= 2 * small; x += 4.5)
        painter.drawLine(centre + QPointF(x - small, small), centre + QPointF(x + small, -small));
    painter.restore();
}

void paintBlindName(QPainter &painter, QPointF at, const BlindSpots::Name &name, const MapColors &colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = nameFont();
    const QFontMetricsF metrics(font);
    QPainterPath path;
    path.addText(at + QPointF(name.bounds.left() + 4, (metrics.ascent() - metrics.descent()) / 2), font, name.text);
    painter.strokePath(path,
                       QPen(mixed(colors.land, colors.water, 0.5), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, name.color);
    painter.restore();
}

} // namespace watchfloor::widgets
