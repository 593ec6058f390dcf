// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/domainareas.h"

#include "base/displaytext.h"
#include "common/operationwords.h"
#include "picture/effect.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr double earthRadius = 6371.0088; // km
constexpr double leastRadius = 14; ///< pixels: a smaller one is its mark

QFont nameFont()
{
    QFont font = QApplication::font();
    font.setPixelSize(12);
    font.setWeight(QFont::DemiBold);
    return font;
}

/// A circle on the ground, in pixels: Mercator stretches it with the latitude.
QPolygonF circle(const picture::IncidentRow &row, double km, const ViewFrame &frame)
{
    const auto [latitude, longitude] = picture::unproject({row.x, row.y});
    const double degrees = km / earthRadius * 180 / std::numbers::pi;
    const double east = degrees / std::max(0.05, std::cos(latitude * std::numbers::pi / 180));
    const QPointF middle = frame.toScreen(static_cast<double>(row.x), static_cast<double>(row.y));
    QPolygonF points;
    constexpr int corners = 72;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const auto p = picture::project(std::clamp(latitude + degrees * std::cos(angle), -85.0, 85.0), longitude);
        points << QPointF(middle.x() + east * std::sin(angle) / 360 * frame.world,
                          middle.y() + (static_cast<double>(p.y) - static_cast<double>(row.y)) * frame.world);
    }
    return points;
}

QPolygonF outline(const picture::IncidentRow &row, const ViewFrame &frame)
{
    const QPointF middle = frame.toScreen(static_cast<double>(row.x), static_cast<double>(row.y));
    QPolygonF points;
    for (const picture::MapPoint &p : row.effect->outline)
        points << middle
                + QPointF(std::remainder(static_cast<double>(p.x - row.x), 1.0), static_cast<double>(p.y - row.y))
                    * frame.world;
    return points;
}

Stroke along(const QPolygonF &ring, const QColor &color, double width, double dash, double gap)
{
    Stroke stroke;
    stroke.points.assign(ring.begin(), ring.end());
    stroke.points.push_back(ring.front());
    stroke.color = color;
    stroke.width = width;
    stroke.dash = dash;
    stroke.gap = gap;
    return stroke;
}

/// Teeth inwards, as weather maps draw what moves: told from any border by its shape.
void addTeeth(std::vector<Stroke> &strokes, const QPolygonF &ring, const QColor &color, const QRectF &visible)
{
    const QPointF middle = ring.boundingRect().center();
    constexpr double spacing = 16, length = 6;
    double walked = 0;
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const QLineF edge(ring[i], ring[(i + 1) % ring.size()]);
        const bool isSeen
            = visible.intersects(QRectF(edge.p1(), edge.p2()).normalized().adjusted(-length, -length, length, length));
        for (double at = spacing - walked; at <= edge.length(); at += spacing) {
            const QPointF from = edge.pointAt(at / edge.length());
            if (!isSeen || !visible.contains(from))
                continue; // most of a ring much larger than the window
            QLineF tooth(from, middle);
            tooth.setLength(length);
            Stroke stroke;
            stroke.points = {tooth.p1(), tooth.p2()};
            stroke.color = color;
            stroke.width = 1.6;
            strokes.push_back(std::move(stroke));
        }
        walked = std::fmod(walked + edge.length(), spacing);
    }
}

QPolygonF shrunk(const QPolygonF &ring, double pixels)
{
    const QPointF middle = ring.boundingRect().center();
    QPolygonF inner;
    for (const QPointF &p : ring) {
        QLineF spoke(middle, p);
        spoke.setLength(std::max(1.0, spoke.length() - pixels));
        inner << spoke.p2();
    }
    return inner;
}

QString nameOf(const picture::IncidentRow &row)
{
    const QString what = row.domain == Domain::Electromagnetic ? row.effect->band : row.effect->narrative;
    const QString shown = shortText(visibleText(what.isEmpty() ? row.title : what), 44);
    return u"%1 · %2"_s.arg(shortWord(row.domain), shown);
}

} // namespace

QString DomainAreas::Name::key() const { return u"domain:%1:%2"_s.arg(text, color.name()); }

DomainAreas placeDomainAreas(const picture::Snapshot &snapshot, const picture::Filter &filter, const ViewFrame &frame,
                             const MapColors &colors, const std::array<bool, 3> &shown, std::vector<QRectF> taken)
{
    DomainAreas areas;
    const QFontMetricsF metrics(nameFont());
    for (const picture::IncidentRow &row : snapshot.incidents) {
        const bool hasArea = row.effect && (row.effect->radiusKm > 0 || !row.effect->outline.empty());
        if (row.domain == Domain::Cyberspace || !shown[static_cast<std::size_t>(row.domain)] || !hasArea
            || std::isnan(row.x) || !picture::isOpen(row.state) || !passes(snapshot, filter, row))
            continue;
        const QPolygonF ring = row.effect->outline.empty()
            ? circle(row, static_cast<double>(row.effect->radiusKm), frame)
            : outline(row, frame);
        const QRectF bounds = ring.boundingRect();
        if (bounds.width() < 2 * leastRadius || !bounds.intersects(frame.rect())
            || bounds.width() > 20 * frame.size.width() || bounds.height() > 20 * frame.size.height())
            continue;
        const QColor color = mixed(colors.text, colors.of(severityBand(row.severity)), 0.55);
        if (row.domain == Domain::Electromagnetic) {
            areas.strokes.push_back(along(ring, color, 1.6, 9, 4));
            addTeeth(areas.strokes, ring, color, frame.rect());
        } else {
            areas.strokes.push_back(along(ring, color, 1.4, 2, 4));
            areas.strokes.push_back(along(shrunk(ring, 5), color, 1.4, 2, 4));
        }
        DomainAreas::Name name;
        name.text = nameOf(row);
        name.color = color;
        name.incident = row.id;
        const double width = metrics.horizontalAdvance(name.text) + 8, height = metrics.height() + 2;
        name.bounds = QRectF(-width / 2, -height / 2, width, height);
        // Above the area, else below; where both are taken the inspector says it.
        const double above = bounds.top() - height / 2 - 2, below = bounds.bottom() + height / 2 + 2;
        for (const double y : {above, below, above - height, below + height, above - 2 * height, below + 2 * height}) {
            name.at = QPointF(bounds.center().x(), y);
            const QRectF box = name.bounds.translated(name.at);
            if (frame.rect().contains(box)
                && std::ranges::none_of(taken, [&](const QRectF &other) { return other.intersects(box); })) {
                taken.push_back(box);
                areas.names.push_back(name);
                break;
            }
        }
    }
    return areas;
}

void paintDomainName(QPainter &painter, QPointF at, const DomainAreas::Name &name, const MapColors &colors)
{
    const QFont font = nameFont();
    const QFontMetricsF metrics(font);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addText(at + QPointF(name.bounds.left() + 4, name.bounds.top() + 1 + metrics.ascent()), font, name.text);
    painter.strokePath(path, QPen(colors.water, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, colors.text);
}

} // namespace watchfloor::widgets
