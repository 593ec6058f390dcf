// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maplabels.h"

#include "map/basemap.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
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
    thread_local std::map<std::pair<QString, bool>, QSizeF> sizes;
    thread_local QFont measuredWith;
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

QString MapLabel::key() const { return QString::number(2 * side + (hasDot ? 1 : 0)) + text; }

namespace {

/// The text of a city beside its dot, about the dot.
QRectF cityText(QSizeF size, MapLabel::Side side)
{
    const double w = size.width(), h = size.height();
    switch (side) {
    case MapLabel::Right:
        return {6, -h / 2, w, h};
    case MapLabel::Left:
        return {-6 - w, -h / 2, w, h};
    case MapLabel::Above:
        return {-w / 2, -h - 4, w, h};
    case MapLabel::Below:
        return {-w / 2, 4, w, h};
    case MapLabel::Centre:
        break;
    }
    return {-w / 2, -h / 2, w, h};
}

class Placer
{
public:
    Placer(const ViewFrame &frame, const std::vector<QRectF> &taken)
        : m_frame(frame)
        , m_occupied(taken)
        , m_marks(taken.size())
    {
    }

    void offerCountries(double fewest, double most)
    {
        for (const Basemap::Country &country : Basemap::countries()) {
            const QSizeF size = textSize(country.name, false);
            // The share of the country that its name would cover.
            const double share = size.width() / std::max(1e-9, country.width * m_frame.world);
            if (share < fewest || share > most || country.width * m_frame.world > 4 * m_frame.size.width())
                continue;
            const QRectF text(-size.width() / 2, -size.height() / 2, size.width(), size.height());
            // Where a mark stands on the best place, another inside the country.
            const double room = country.room * m_frame.world;
            for (const QPointF off :
                 {QPointF(0, 0), QPointF(0, 0.3), QPointF(0, -0.3), QPointF(0.45, 0), QPointF(-0.45, 0),
                  QPointF(0.4, 0.25), QPointF(-0.4, 0.25), QPointF(0.4, -0.25), QPointF(-0.4, -0.25)}) {
                MapLabel label;
                label.text = country.name;
                label.at = m_frame.toScreen(country.label.x(), country.label.y()) + off * room;
                if (offer(std::move(label), text))
                    break;
            }
        }
    }

    void offerCities(int deepest)
    {
        const double w = m_frame.size.width(), h = m_frame.size.height();
        for (int rank = 1; rank <= deepest; ++rank) {
            for (const Basemap::City &city : Basemap::cities()) {
                if (city.rank != rank)
                    continue;
                MapLabel label;
                label.text = city.name;
                label.isCity = true;
                label.at = m_frame.toScreen(city.place.x(), city.place.y());
                if (label.at.x() < 0 || label.at.x() > w || label.at.y() < 0 || label.at.y() > h)
                    continue;
                label.hasDot
                    = std::none_of(m_occupied.begin(), m_occupied.begin() + static_cast<std::ptrdiff_t>(m_marks),
                                   [&](const QRectF &r) { return r.adjusted(-2, -2, 2, 2).contains(label.at); });
                const QSizeF size = textSize(city.name, true);
                if (label.hasDot) {
                    for (const auto side : {MapLabel::Right, MapLabel::Left, MapLabel::Above, MapLabel::Below}) {
                        label.side = side;
                        if (offer(label, cityText(size, side)))
                            break;
                    }
                } else if (const QRectF *mark = markAt(label.at)) {
                    // A mark stands on the city: its name goes under or over the mark, without the dot.
                    label.side = MapLabel::Centre;
                    const double x = label.at.x();
                    for (const double y :
                         {mark->bottom() + size.height() / 2 + 4, mark->top() - size.height() / 2 - 4}) {
                        label.at = QPointF(x, y);
                        if (offer(label, cityText(size, MapLabel::Centre)))
                            break;
                    }
                }
            }
        }
    }
    [[nodiscard]] std::vector<MapLabel> take() { return std::move(m_placed); }

private:
    [[nodiscard]] const QRectF *markAt(QPointF p) const
    {
        for (std::size_t i = 0; i < m_marks; ++i) {
            if (m_occupied[i].adjusted(-2, -2, 2, 2).contains(p))
                return &m_occupied[i];
        }
        return nullptr;
    }
    bool offer(MapLabel label, const QRectF &text)
    {
        const QRectF rect = text.translated(label.at).adjusted(-3, -1, 3, 1);
        if (!m_frame.rect().contains(rect)
            || std::ranges::any_of(m_occupied, [&](const QRectF &r) { return r.intersects(rect); }))
            return false;
        m_occupied.push_back(rect.adjusted(-3, -2, 3, 2));
        if (label.hasDot)
            m_occupied.emplace_back(label.at.x() - 4, label.at.y() - 4, 8, 8);
        label.bounds = (label.hasDot ? text.united(QRectF(-4, -4, 8, 8)) : text).adjusted(-4, -3, 4, 3).toAlignedRect();
        m_placed.push_back(std::move(label));
        return true;
    }

    const ViewFrame &m_frame;
    std::vector<QRectF> m_occupied;
    std::size_t m_marks; ///< the first so many are marks
    std::vector<MapLabel> m_placed;
};

} // namespace

std::vector<MapLabel> placeLabels(const ViewFrame &frame, const std::vector<QRectF> &taken)
{
    Placer placer(frame, taken);
    const double zoom = frame.zoom();
    placer.offerCountries(0, 0.75);
    placer.offerCities(zoom < 4.2 ? 0 : zoom < 5 ? 1 : zoom < 5.8 ? 2 : zoom < 6.8 ? 3 : 4);
    if (zoom >= 4.5)
        placer.offerCountries(0.75, 1.3);
    return placer.take();
}

void paintLabel(QPainter &painter, QPointF at, const MapLabel &label, const MapColors &colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = labelFont(label.isCity);
    const QFontMetricsF metrics(font);
    const QRectF box = cityText(textSize(label.text, label.isCity), label.side).translated(at);
    QPainterPath path;
    path.addText(box.left(), box.center().y() + (metrics.ascent() - metrics.descent()) / 2, font, label.text);
    painter.strokePath(path, QPen(colors.land, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, mixed(colors.land, colors.label, label.isCity ? 0.85 : 0.7));
    if (label.hasDot) {
        painter.setPen(QPen(colors.land, 1.5));
        painter.setBrush(mixed(colors.land, colors.label, 0.85));
        painter.drawEllipse(at, 2.2, 2.2);
    }
    painter.restore();
}

} // namespace watchfloor::widgets
