// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maplabels.h"

#include "map/basemap.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <map>

namespace watchfloor::widgets {

namespace {

QFont labelFont(bool isCity)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(isCity ? 11 : 12);
    if (!isCity)
        font.setLetterSpacing(QFont::AbsoluteSpacing, 1.2);
    return font;
}

/// Text sizes never change within a run of one font: measured once.
QSizeF textSize(const QString &text, bool isCity)
{
    static std::map<std::pair<QString, bool>, QSizeF> sizes;
    static QFont measuredWith;
    if (measuredWith != QGuiApplication::font()) {
        sizes.clear();
        measuredWith = QGuiApplication::font();
    }
    const auto [found, isNew] = sizes.try_emplace({text, isCity});
    if (isNew) {
        const QFontMetricsF metrics(labelFont(isCity));
        found->second = {metrics.horizontalAdvance(text), metrics.height()};
    }
    return found->second;
}

} // namespace

std::vector<MapLabel> placeLabels(const ViewFrame &frame, const std::vector<QRectF> &taken)
{
    std::vector<MapLabel> placed;
    std::vector<QRectF> occupied = taken;
    const QRectF sight = frame.rect();
    const auto offer = [&](MapLabel label) {
        const QRectF rect = label.bounds.translated(label.at).adjusted(-6, -3, 6, 3);
        if (!sight.contains(rect) || std::ranges::any_of(occupied, [&](const QRectF &r) { return r.intersects(rect); }))
            return;
        occupied.push_back(rect);
        placed.push_back(std::move(label));
    };
    const auto offerCities = [&](int fromRank, int toRank) {
        for (int rank = fromRank; rank <= toRank; ++rank) {
            for (const Basemap::City &city : Basemap::cities()) {
                if (city.rank != rank)
                    continue;
                const QSizeF size = textSize(city.name, true);
                offer({city.name, true, frame.toScreen(city.place.x(), city.place.y()),
                       QRectF(-4, -size.height() / 2, size.width() + 12, size.height()).toAlignedRect()});
            }
        }
    };
    const double zoom = frame.zoom();
    const auto offerCountries = [&](double fewest, double most) {
        for (const Basemap::Country &country : Basemap::countries()) {
            const QSizeF size = textSize(country.name, false);
            // The share of the country that its name would cover.
            const double share = size.width() / std::max(1e-9, country.width * frame.world);
            if (share < fewest || share > most || country.width * frame.world > 4 * sight.width())
                continue;
            offer({country.name, false, frame.toScreen(country.label.x(), country.label.y()),
                   QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height())
                       .adjusted(-4, -3, 4, 3)
                       .toAlignedRect()});
        }
    };
    offerCountries(0, 0.75);
    const int deepest = zoom < 4.2 ? 0 : zoom < 5 ? 1 : zoom < 5.8 ? 2 : zoom < 6.8 ? 3 : 4;
    offerCities(1, deepest);
    if (zoom >= 4.5)
        offerCountries(0.75, 1.3);
    return placed;
}

void paintLabel(QPainter &painter, QPointF at, const MapLabel &label, const MapColors &colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = labelFont(label.isCity);
    const QFontMetricsF metrics(font);
    const double baseline = (metrics.ascent() - metrics.descent()) / 2;
    QPainterPath path;
    const QPointF start
        = label.isCity ? at + QPointF(6, baseline) : at + QPointF(-metrics.horizontalAdvance(label.text) / 2, baseline);
    path.addText(start, font, label.text);
    painter.strokePath(path, QPen(colors.land, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, mixed(colors.land, colors.label, label.isCity ? 0.85 : 0.7));
    if (label.isCity) {
        painter.setPen(QPen(colors.land, 1.5));
        painter.setBrush(mixed(colors.land, colors.label, 0.85));
        painter.drawEllipse(at, 2.2, 2.2);
    }
    painter.restore();
}

} // namespace watchfloor::widgets
