// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "print/mappainter.h"

#include "common/heldmark.h"
#include "map/basemap.h"
#include "map/blindspots.h"
#include "map/content.h"
#include "map/graticule.h"
#include "map/heldspots.h"
#include "map/maplabels.h"
#include "map/mapoverlays.h"
#include "map/marks.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

namespace watchfloor::widgets {

namespace {

void paintLand(QPainter &painter, const ViewFrame &frame, const Basemap::Layer &layer, const MapColors &colors,
               const std::map<int, QColor> &tints)
{
    for (const Basemap::Area &area : layer.areas) {
        if (area.bounds.bottom() < frame.top() || area.bounds.top() > frame.bottom())
            continue;
        const auto tint = tints.find(area.country);
        const QColor fill = tint == tints.end() ? colors.land : tint->second;
        Basemap::forEachCopy(area.bounds, frame.left(), frame.right(), [&](int copy) {
            const QPointF origin = frame.toScreenExact(area.originX + copy, area.originY);
            QPainterPath path;
            for (std::size_t ring = 0; ring + 1 < area.ringStarts.size(); ++ring) {
                QPolygonF polygon;
                for (std::uint32_t i = area.ringStarts[ring]; i < area.ringStarts[ring + 1]; ++i)
                    polygon << origin
                            + QPointF(static_cast<double>(area.points[i].x), static_cast<double>(area.points[i].y))
                                * frame.world;
                path.addPolygon(polygon);
                path.closeSubpath();
            }
            // A hairline of the same colour closes the seam that antialiasing leaves between neighbours.
            painter.setPen(QPen(fill, 0.6));
            painter.setBrush(fill);
            painter.drawPath(path);
        });
    }
    for (const Basemap::Lines &lines : layer.lines) {
        if (lines.bounds.bottom() < frame.top() || lines.bounds.top() > frame.bottom())
            continue;
        painter.setPen(
            QPen(lines.isBorder ? colors.border : colors.coast, 0.7, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        Basemap::forEachCopy(lines.bounds, frame.left(), frame.right(), [&](int copy) {
            const QPointF origin = frame.toScreenExact(lines.originX + copy, lines.originY);
            for (std::size_t line = 0; line + 1 < lines.starts.size(); ++line) {
                QPolygonF polyline;
                for (std::uint32_t i = lines.starts[line]; i < lines.starts[line + 1]; ++i)
                    polyline << origin
                            + QPointF(static_cast<double>(lines.points[i].x), static_cast<double>(lines.points[i].y))
                                * frame.world;
                painter.drawPolyline(polyline);
            }
        });
    }
}

void paintLines(QPainter &painter, const std::vector<Stroke> &lines)
{
    for (const Stroke &line : lines) {
        painter.setPen(QPen(line.color, line.width, Qt::SolidLine, Qt::FlatCap));
        const std::vector<QLineF> pieces = segments(line);
        painter.drawLines(pieces.data(), static_cast<int>(pieces.size()));
    }
}

void paintScale(QPainter &painter, const ViewFrame &frame, const MapColors &colors)
{
    const ScaleBar bar = scaleBar(frame, std::min(110.0, frame.size.width() / 4));
    const double x = 10, y = frame.size.height() - 10;
    painter.setPen(QPen(colors.label, 1.2));
    painter.drawPolyline(QPolygonF{{x, y - 4}, {x, y}, {x + bar.pixels, y}, {x + bar.pixels, y - 4}});
    QFont font = QGuiApplication::font();
    font.setPixelSize(11);
    painter.setFont(font);
    painter.drawText(QPointF(x + bar.pixels + 6, y + 1), distanceText(bar.metres));
}

/// What the shapes mean, in one line: paper has no legend to open.
void paintKey(QPainter &painter, const ViewFrame &frame, const Theme &theme, MapColors colors)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(11);
    const QFontMetricsF metrics(font);
    struct Entry
    {
        QString text;
        SeverityBand band;
        bool hasIncident;
    };
    std::vector<Entry> entries;
    for (int i = severityBandCount - 1; i >= 0; --i)
        entries.push_back({Theme::word(static_cast<SeverityBand>(i)), static_cast<SeverityBand>(i), true});
    entries.push_back({MapLegend::tr("Observations only"), SeverityBand::High, false});
    double width = 8;
    for (const Entry &entry : entries)
        width += 22 + metrics.horizontalAdvance(entry.text);
    if (width > frame.size.width() - 210)
        return;
    const QRectF box(frame.size.width() - width - 8, frame.size.height() - 28, width, 21);
    painter.setPen(QPen(theme.color(Theme::Role::Line), 0.8));
    painter.setBrush(theme.color(Theme::Role::Panel));
    painter.drawRoundedRect(box, 3, 3);
    colors.land = colors.water = theme.color(Theme::Role::Panel);
    painter.setFont(font);
    double x = box.left() + 8;
    for (const Entry &entry : entries) {
        MarkStyle style;
        style.band = entry.band;
        style.hasIncident = entry.hasIncident;
        style.radius = 4.5;
        style.isBare = true;
        paintMark(painter, QPointF(x + 4, box.center().y()), style, colors);
        painter.setPen(theme.color(Theme::Role::Text));
        painter.drawText(QPointF(x + 13, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), entry.text);
        x += 22 + metrics.horizontalAdvance(entry.text);
    }
}

} // namespace

void paintMap(QPainter &painter, const QRectF &rect, const picture::Snapshot &snapshot, const picture::Filter &filter,
              Theme::Scheme scheme)
{
    if (rect.isEmpty())
        return;
    const Theme theme(scheme);
    const MapColors colors = MapColors::of(theme);
    QRectF content = placedBounds(snapshot, filter);
    if (filter.area)
        content = QRectF(static_cast<double>(filter.area->left), static_cast<double>(filter.area->top),
                         static_cast<double>(filter.area->right - filter.area->left)
                             + (filter.area->left > filter.area->right ? 1 : 0),
                         static_cast<double>(filter.area->bottom - filter.area->top));
    if (content.isNull())
        content = defaultBounds();
    const ViewFrame frame = fitFrame(content, rect.size(), 45, 8);
    const auto clusters = clustersIn(snapshot, filter, frame);
    const auto marks = placeMarks(clusters, snapshot, frame);

    painter.save();
    painter.translate(rect.topLeft());
    painter.setClipRect(frame.rect(), Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(frame.rect(), colors.water);
    // Paper is finer than a screen, yet a briefing must stay small enough to send.
    const auto level = frame.zoom() < 2.2 ? Basemap::Level::Far
        : frame.zoom() < 6                ? Basemap::Level::Mid
                                          : Basemap::Level::Near;
    paintLand(painter, frame, Basemap::layer(level), colors, countryTints(snapshot, clusters, colors));
    painter.setPen(QPen(colors.grid, 0.6));
    const std::vector<QLineF> grid = graticule(frame);
    painter.drawLines(grid.data(), static_cast<int>(grid.size()));

    const auto assets = placeAssets(snapshot, frame);
    const auto lines = placeLines(snapshot, frame, colors);
    const auto held = placeHeldSpots(snapshot, assets, lines, marks);
    std::vector<QRectF> taken{QRectF(0, frame.size.height() - 30, frame.size.width(), 30)};
    for (const PlacedMark &mark : marks)
        taken.push_back(markCore(mark.style).translated(mark.at));
    for (const PlacedAsset &asset : assets)
        taken.emplace_back(asset.at.x() - 6, asset.at.y() - 6, 12, 12);
    for (const HeldSpot &spot : held)
        taken.push_back(heldSpotBounds().translated(spot.at));
    for (const MapLabel &label : placeLabels(frame, taken))
        paintLabel(painter, label.at, label, colors);
    const BlindSpots blind = placeBlindSpots(snapshot, frame, colors);
    paintLines(painter, blind.strokes);
    paintLines(painter, lines);
    for (const PlacedAsset &asset : assets) {
        AssetStyle style = asset.style;
        style.held = false; // above the marks
        paintAsset(painter, asset.at, style, colors);
    }
    for (const PlacedMark &mark : marks)
        paintMark(painter, mark.at, mark.style, colors);
    for (const HeldSpot &spot : held)
        paintHeldMark(painter, spot.at, heldSpotRadius, theme);
    for (const BlindSpots::Name &name : blind.names)
        paintBlindName(painter, name.at, name, colors);
    paintScale(painter, frame, colors);
    paintKey(painter, frame, theme, colors);
    painter.restore();
}

} // namespace watchfloor::widgets
