// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/marks.h"

#include "common/changebadge.h"
#include "common/heldmark.h"
#include "map/basemap.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <functional>
#include <numbers>
#include <set>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

QFont countFont(bool isStrong)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(12);
    font.setWeight(isStrong ? QFont::DemiBold : QFont::Normal);
    return font;
}

struct CountText
{
    QString first, second;
    double firstWidth = 0, secondWidth = 0, height = 0;
    [[nodiscard]] bool isEmpty() const { return first.isEmpty() && second.isEmpty(); }
    [[nodiscard]] double width() const { return firstWidth + secondWidth; }
};

CountText countText(const MarkStyle &style)
{
    CountText text;
    if (style.isBare)
        return text;
    text.first = style.precision == Precision::Country ? u"≈"_s + style.count : style.count;
    if (!style.also.isEmpty())
        text.second = (text.first.isEmpty() ? u"+"_s : u" +"_s) + style.also;
    const QFontMetricsF strong(countFont(style.hasIncident)), plain(countFont(false));
    text.firstWidth = strong.horizontalAdvance(text.first);
    text.secondWidth = plain.horizontalAdvance(text.second);
    text.height = strong.height();
    return text;
}

void paintHaloText(QPainter &painter, QPointF baseline, const QString &text, const QFont &font, const QColor &color,
                   const QColor &halo)
{
    if (text.isEmpty())
        return;
    // Letters from the font's cache twelve times cost a tenth of a stroked outline, and counts change with each
    // picture.
    constexpr int around = 12;
    constexpr double reach = 1.6;
    painter.setFont(font);
    painter.setPen(halo);
    for (int i = 0; i < around; ++i) {
        const double angle = 2 * std::numbers::pi * i / around;
        painter.drawText(baseline + reach * QPointF(std::cos(angle), std::sin(angle)), text);
    }
    painter.setPen(color);
    painter.drawText(baseline, text);
}

/// Beside the shape, or beside its ring where that is close around it; about the mark's centre.
QRectF countRect(const MarkStyle &style, const CountText &text)
{
    const double edge = style.ring > 0 && style.ring < style.radius + 16 ? style.ring - 1 : std::max(style.radius, 7.0);
    const double off = edge + 4, w = text.width(), h = text.height;
    switch (style.side) {
    case MarkStyle::Right:
        break;
    case MarkStyle::Left:
        return {-off - w, -h / 2, w, h};
    case MarkStyle::Below:
        return {-w / 2, edge + 1, w, h};
    case MarkStyle::Above:
        return {-w / 2, -edge - 1 - h, w, h};
    }
    return {off, -h / 2, w, h};
}

QRectF shapeRect(const MarkStyle &style)
{
    const double half = style.radius + 4;
    return {-half, -half, 2 * half, 2 * half};
}

} // namespace

MapColors MapColors::of(const Theme &theme)
{
    using Role = Theme::Role;
    MapColors c;
    c.isDark = theme.scheme() == Theme::Scheme::Dark;
    c.water = theme.color(Role::Water);
    c.land = theme.color(Role::Land);
    c.border = mixed(theme.color(Role::Land), theme.color(Role::Border), c.isDark ? 0.75 : 0.8);
    c.coast = mixed(theme.color(Role::Land), theme.color(Role::Border), c.isDark ? 0.55 : 0.9);
    c.grid = theme.color(Role::Grid);
    c.text = theme.color(Role::Text);
    c.label = theme.color(Role::TextMuted);
    c.accent = theme.color(Role::Accent);
    c.panel = theme.color(Role::Panel);
    for (int i = 0; i < severityBandCount; ++i)
        c.severity[static_cast<std::size_t>(i)] = theme.severity(static_cast<SeverityBand>(i));
    for (int i = 0; i < 5; ++i)
        c.health[static_cast<std::size_t>(i)] = theme.health(static_cast<picture::Health>(i));
    return c;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()), part(a.alpha(), b.alpha())};
}

QString shortCount(std::uint32_t n)
{
    if (n < 1000)
        return QString::number(n);
    const bool isMillions = n >= 999'500;
    const double value = n / (isMillions ? 1e6 : 1e3);
    return QString::number(value, 'f', value < 9.95 ? 1 : 0) + (isMillions ? u"M"_s : u"k"_s);
}

QString MarkStyle::key() const
{
    return u"m%1/%2/%3/%4/%5/%6%7%8/%9"_s.arg(static_cast<int>(band))
               .arg(radius)
               .arg(ring)
               .arg(static_cast<int>(precision))
               .arg(count)
               .arg(hasIncident ? 1 : 0)
               .arg(selected ? 1 : 0)
               .arg(lit ? 1 : 0)
               .arg(also)
        + QString::number(static_cast<int>(side)) + QString::number(static_cast<int>(change));
}

namespace {

const picture::IncidentRow *worstIncident(const picture::Cluster &cluster, const picture::Snapshot &snapshot)
{
    const picture::IncidentRow *worst = nullptr;
    for (const std::int32_t row : cluster.incidentRows) {
        const picture::IncidentRow &incident = snapshot.incidents[static_cast<std::size_t>(row)];
        if (!worst || incident.severity > worst->severity)
            worst = &incident;
    }
    return worst;
}

} // namespace

QPointF markPlace(const picture::Cluster &cluster, const picture::Snapshot &snapshot)
{
    if (const auto *worst = worstIncident(cluster, snapshot))
        return {static_cast<double>(worst->x), static_cast<double>(worst->y)};
    return {static_cast<double>(cluster.x), static_cast<double>(cluster.y)};
}

MarkStyle markStyle(const picture::Cluster &cluster, const picture::Snapshot &snapshot, const ViewFrame &frame)
{
    MarkStyle style;
    const auto *worst = worstIncident(cluster, snapshot);
    style.band = severityBand(worst ? worst->severity : cluster.severity);
    style.hasIncident = cluster.incidents > 0;
    style.precision = cluster.precision;
    const double things = style.hasIncident ? cluster.incidents : cluster.observations;
    style.radius = std::round(style.hasIncident ? std::min(17.0, 8.5 + 2.2 * std::log2(things))
                                                : std::min(13.0, 5.5 + 0.55 * std::log2(things)));
    if (style.hasIncident) {
        style.count = cluster.incidents > 1 ? shortCount(cluster.incidents) : QString();
        style.also = cluster.observations > 0 ? shortCount(cluster.observations) : QString();
    } else if (cluster.observations > 1) {
        style.count = shortCount(cluster.observations);
    }
    // A city is some ten kilometres wide: close up, the ring is that wide too. Farther out it is only a sign.
    constexpr double equator = 40'075.0; // km
    const double stretch = std::cosh((0.5 - static_cast<double>(cluster.y)) * 2 * std::numbers::pi);
    if (style.precision == Precision::City)
        style.ring = std::round(std::clamp(8 / equator * stretch * frame.world, style.radius + 5, 90.0));
    else if (style.precision == Precision::Country)
        style.ring = std::round(style.radius + 11);
    return style;
}

namespace {

/// Gives each mark the first side, and the fullest text, that is free.
class CountPlacer
{
public:
    explicit CountPlacer(std::vector<PlacedMark> &marks)
        : m_marks(marks)
    {
        for (const PlacedMark &mark : marks)
            m_shapes.push_back(shapeRect(mark.style).translated(mark.at));
    }

    void place(std::size_t index)
    {
        MarkStyle &style = m_marks[index].style;
        const QString also = style.also;
        for (const QString &said : also.isEmpty() ? QStringList{also} : QStringList{also, QString()}) {
            style.also = said;
            const CountText text = countText(style);
            if (text.isEmpty())
                return;
            for (const auto side : {MarkStyle::Right, MarkStyle::Left, MarkStyle::Below, MarkStyle::Above}) {
                style.side = side;
                const QRectF rect = countRect(style, text).translated(m_marks[index].at);
                if (!isFree(rect, index))
                    continue;
                m_texts.push_back(rect);
                return;
            }
        }
        style.side = MarkStyle::Right;
    }

private:
    [[nodiscard]] bool isFree(const QRectF &rect, std::size_t own) const
    {
        for (std::size_t i = 0; i < m_shapes.size(); ++i)
            if (i != own && m_shapes[i].intersects(rect))
                return false;
        return std::ranges::none_of(m_texts, [&](const QRectF &text) { return text.intersects(rect); });
    }

    std::vector<PlacedMark> &m_marks;
    std::vector<QRectF> m_shapes, m_texts;
};

} // namespace

std::vector<PlacedMark> placeMarks(const std::vector<picture::Cluster> &clusters, const picture::Snapshot &snapshot,
                                   const ViewFrame &frame)
{
    std::vector<PlacedMark> marks;
    std::vector<std::size_t> order;
    for (const picture::Cluster &cluster : clusters) {
        const QPointF unit = markPlace(cluster, snapshot);
        order.push_back(marks.size());
        marks.push_back({frame.toScreen(unit.x(), unit.y()), markStyle(cluster, snapshot, frame)});
    }
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t i) { return std::pair(marks[i].style.hasIncident, marks[i].style.band); });
    CountPlacer placer(marks);
    for (const std::size_t index : order)
        placer.place(index);
    return marks;
}

QRectF markTarget(const MarkStyle &style)
{
    const double half = std::max(12.0, style.radius + 1);
    return {-half, -half, 2 * half, 2 * half};
}

QRectF markCount(const MarkStyle &style)
{
    const CountText text = countText(style);
    return text.isEmpty() ? QRectF() : countRect(style, text);
}

QRectF markCore(const MarkStyle &style)
{
    const QRectF rect = shapeRect(style);
    const CountText text = countText(style);
    return text.isEmpty() ? rect : rect.united(countRect(style, text).adjusted(0, 0, 2, 0));
}

QRectF markBounds(const MarkStyle &style)
{
    const double half = std::max(style.radius + 8, style.ring + 3);
    QRectF rect(-half, -half, 2 * half, 2 * half);
    rect = rect.united(markCore(style)).adjusted(-2, -2, 4, 2);
    return rect.toAlignedRect();
}

void paintMark(QPainter &painter, QPointF centre, const MarkStyle &style, const MapColors &colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    const QColor &severity = colors.of(style.band);
    const QColor halo = mixed(colors.land, colors.water, 0.5);

    if (style.precision == Precision::City) {
        painter.setBrush(Qt::NoBrush);
        QPen pen(mixed(halo, severity, style.hasIncident ? 0.85 : 0.5), style.hasIncident ? 1.4 : 1.1);
        pen.setDashPattern({3, 2.5});
        painter.setPen(pen);
        painter.drawEllipse(QPointF(0, 0), style.ring, style.ring);
    } else if (style.precision == Precision::Country) {
        QColor wash = severity;
        wash.setAlphaF(colors.isDark ? 0.16F : 0.20F);
        QPen pen(mixed(halo, severity, 0.6), 1.6);
        pen.setDashPattern({0.1, 2.6});
        pen.setCapStyle(Qt::RoundCap);
        painter.setPen(pen);
        painter.setBrush(wash);
        painter.drawEllipse(QPointF(0, 0), style.ring, style.ring);
    }
    painter.setBrush(Qt::NoBrush);
    if (style.selected || style.lit) {
        const double r = style.radius + 4.5;
        painter.setPen(QPen(halo, 5));
        painter.drawEllipse(QPointF(0, 0), r, r);
        painter.setPen(QPen(style.selected ? colors.accent : colors.text, style.selected ? 2.6 : 1.4));
        painter.drawEllipse(QPointF(0, 0), r, r);
    }

    // Shapes reach their corners at 1: a triangle or a cross of the same radius looks smaller than a square.
    const double grow = style.band == SeverityBand::Medium ? 1.18 : style.band == SeverityBand::Info ? 1.0 : 1.08;
    QTransform scale;
    scale.scale(style.radius * grow, style.radius * grow);
    QPainterPath shape = scale.map(Theme::severityShape(style.band));
    if (style.band == SeverityBand::Medium)
        shape.translate(0, style.radius * 0.16);
    painter.strokePath(shape, QPen(halo, style.hasIncident ? 4.5 : 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (style.hasIncident) {
        painter.fillPath(shape, severity);
        const QColor edge = colors.isDark ? mixed(severity, Qt::white, 0.45) : mixed(severity, Qt::black, 0.35);
        painter.strokePath(shape, QPen(edge, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    } else {
        painter.fillPath(shape, mixed(halo, severity, 0.14));
        painter.strokePath(shape, QPen(mixed(halo, severity, 0.66), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }

    const CountText text = countText(style);
    const QFontMetricsF metrics(countFont(style.hasIncident));
    const QRectF place = countRect(style, text);
    const QPointF baseline(place.left(), place.center().y() + (metrics.ascent() - metrics.descent()) / 2);
    paintHaloText(painter, baseline, text.first, countFont(style.hasIncident),
                  style.hasIncident ? colors.text : colors.label, halo);
    paintHaloText(painter, baseline + QPointF(text.firstWidth, 0), text.second, countFont(false), colors.label, halo);
    ChangeBadge::paint(painter, {-style.radius * 0.85, -style.radius * 0.85}, 13, style.change, Theme::instance(),
                       countFont(true));
    painter.restore();
}

QString AssetStyle::key() const
{
    return u"a%1%2%3%4%5"_s.arg(static_cast<int>(health))
        .arg(isService ? 1 : 0)
        .arg(selected ? 1 : 0)
        .arg(lit ? 1 : 0)
        .arg(held ? 1 : 0);
}

void paintAsset(QPainter &painter, QPointF centre, const AssetStyle &style, const MapColors &colors)
{
    using picture::Health;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    const QColor color = colors.of(style.health);
    const QColor halo = mixed(colors.land, colors.water, 0.5);
    const double r = style.health == Health::Nominal ? assetRadius - 1.5 : assetRadius;
    if (style.selected || style.lit) {
        painter.setPen(QPen(halo, 4.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(0, 0), r + 5, r + 5);
        painter.setPen(QPen(style.selected ? colors.accent : colors.text, style.selected ? 2.2 : 1.2));
        painter.drawEllipse(QPointF(0, 0), r + 5, r + 5);
    }
    if (style.isService)
        painter.rotate(45);
    const QRectF box(-r, -r, 2 * r, 2 * r);
    painter.setPen(QPen(halo, 3));
    painter.setBrush(halo);
    painter.drawRect(box);
    painter.setPen(QPen(color, 1.4));
    switch (style.health) {
    case Health::Nominal:
    case Health::Unknown:
        painter.drawRect(box);
        if (style.health == Health::Unknown)
            painter.drawPoint(QPointF(0, 0));
        break;
    case Health::Degraded:
        painter.drawRect(box);
        painter.fillRect(QRectF(-r, 0, 2 * r, r), color);
        break;
    case Health::Impaired:
        painter.setBrush(color);
        painter.drawRect(box);
        break;
    case Health::Failed:
        painter.setBrush(color);
        painter.drawRect(box);
        painter.setPen(QPen(halo, 1.6));
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
        break;
    }
    painter.restore();
    if (style.held)
        paintHeldMark(painter, centre + QPointF(r + 1.5, r + 1.5), 5, Theme::instance());
}

std::vector<PlacedAsset> placeAssets(const picture::Snapshot &snapshot, const ViewFrame &frame)
{
    using picture::Health;
    std::vector<PlacedAsset> placed;
    const auto badness = [](Health h) { return h == Health::Unknown ? 1 : 2 * static_cast<int>(h); };
    const bool all = frame.zoom() >= 5;
    const QRectF sight = frame.rect().adjusted(-10, -10, 10, 10);
    std::map<std::pair<int, int>, std::size_t> byCell; // what would hide its neighbour shows only the worse of them
    for (std::size_t i = 0; i < snapshot.assets.size(); ++i) {
        const picture::AssetRow &asset = snapshot.assets[i];
        const bool isHeld = picture::heldHealth(snapshot, static_cast<std::int32_t>(i)) != nullptr;
        if (std::isnan(asset.x) || asset.precision == Precision::None || !asset.path.empty()
            || (!all && !isHeld && (asset.health == Health::Nominal || asset.health == Health::Unknown)))
            continue;
        const QPointF at = frame.toScreen(asset.x, asset.y);
        if (!sight.contains(at))
            continue;
        const bool isService = asset.kind == picture::AssetKind::Mission || asset.kind == picture::AssetKind::Task
            || asset.kind == picture::AssetKind::Service || asset.kind == picture::AssetKind::Application;
        const std::pair cell{static_cast<int>(asset.x * frame.world / 7), static_cast<int>(asset.y * frame.world / 7)};
        const auto [found, isNew] = byCell.try_emplace(cell, placed.size());
        const PlacedAsset one{static_cast<std::int32_t>(i), at, {asset.health, isService, false, false, isHeld}};
        if (isNew)
            placed.push_back(one);
        else if (badness(asset.health) > badness(placed[found->second].style.health))
            placed[found->second] = one;
    }
    std::ranges::stable_sort(placed, {}, [&](const PlacedAsset &a) { return badness(a.style.health); });
    return placed;
}

namespace {

/// Liang-Barsky: the part of a line inside `rect`.
bool clip(QLineF &line, const QRectF &rect)
{
    double enter = 0, leave = 1;
    const auto edge = [&](double direction, double distance) {
        if (direction == 0)
            return distance >= 0;
        const double t = distance / direction;
        if (direction < 0)
            enter = std::max(enter, t);
        else
            leave = std::min(leave, t);
        return enter <= leave;
    };
    const double dx = line.dx(), dy = line.dy();
    if (!edge(-dx, line.x1() - rect.left()) || !edge(dx, rect.right() - line.x1()) || !edge(-dy, line.y1() - rect.top())
        || !edge(dy, rect.bottom() - line.y1()))
        return false;
    line = QLineF(line.pointAt(enter), line.pointAt(leave));
    return true;
}

void styleLine(Stroke &stroke, picture::Health health, const MapColors &colors)
{
    using picture::Health;
    stroke.color = colors.of(health);
    switch (health) {
    case Health::Nominal:
        stroke.color = mixed(colors.land, stroke.color, 0.8);
        stroke.width = 1.3;
        break;
    case Health::Degraded:
        stroke.width = 2;
        break;
    case Health::Impaired:
        stroke.width = 2.4;
        stroke.dash = 10;
        stroke.gap = 4;
        break;
    case Health::Failed:
        stroke.width = 2.8;
        stroke.dash = 4;
        stroke.gap = 5;
        break;
    case Health::Unknown:
        stroke.width = 1.3;
        stroke.dash = 2;
        stroke.gap = 4;
        break;
    }
}

} // namespace

std::vector<Stroke> placeLines(const picture::Snapshot &snapshot, const ViewFrame &frame, const MapColors &colors)
{
    std::vector<Stroke> strokes;
    const QRectF sight = frame.rect().adjusted(-40, -40, 40, 40);
    for (std::size_t row = 0; row < snapshot.assets.size(); ++row) {
        const picture::AssetRow &asset = snapshot.assets[row];
        if (asset.path.size() < 2)
            continue;
        double x = asset.path.front().x, left = x, right = x;
        std::vector<QPointF> path{{x, static_cast<double>(asset.path.front().y)}}; // unwrapped: it may go past 180°
        for (std::size_t i = 1; i < asset.path.size(); ++i) {
            x += std::remainder(static_cast<double>(asset.path[i].x) - x, 1.0);
            left = std::min(left, x);
            right = std::max(right, x);
            path.emplace_back(x, static_cast<double>(asset.path[i].y));
        }
        Basemap::forEachCopy(QRectF(left, 0, right - left, 1), frame.left(), frame.right(), [&](int copy) {
            Stroke stroke;
            stroke.asset = static_cast<std::int32_t>(row);
            styleLine(stroke, asset.health, colors);
            const auto flush = [&] {
                if (stroke.points.size() > 1)
                    strokes.push_back(stroke);
                stroke.points.clear();
            };
            for (std::size_t i = 1; i < path.size(); ++i) {
                QLineF line(frame.toScreenExact(path[i - 1].x() + copy, path[i - 1].y()),
                            frame.toScreenExact(path[i].x() + copy, path[i].y()));
                const QPointF end = line.p2();
                if (!clip(line, sight)) {
                    flush();
                    continue;
                }
                if (stroke.points.empty() || stroke.points.back() != line.p1()) {
                    flush();
                    stroke.points.push_back(line.p1());
                }
                stroke.points.push_back(line.p2());
                if (line.p2() != end)
                    flush();
            }
            flush();
        });
    }
    std::ranges::stable_sort(strokes, {}, [](const Stroke &s) { return s.width; });
    return strokes;
}

std::vector<QLineF> segments(const Stroke &stroke)
{
    std::vector<QLineF> lines;
    double into = 0; // how far into the pattern
    const double period = stroke.dash + stroke.gap;
    for (std::size_t i = 1; i < stroke.points.size(); ++i) {
        const QLineF line(stroke.points[i - 1], stroke.points[i]);
        const double length = line.length();
        if (length <= 0)
            continue;
        if (period <= 0) {
            lines.push_back(line);
            continue;
        }
        for (double at = -into; at < length; at += period) {
            const double from = std::max(0.0, at), to = std::min(length, at + stroke.dash);
            if (to > from)
                lines.emplace_back(line.pointAt(from / length), line.pointAt(to / length));
        }
        into = std::fmod(into + length, period);
    }
    return lines;
}

double distanceTo(const Stroke &stroke, QPointF p)
{
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < stroke.points.size(); ++i) {
        const QPointF a = stroke.points[i - 1], d = stroke.points[i] - a;
        const double square = QPointF::dotProduct(d, d);
        const double t = square > 0 ? std::clamp(QPointF::dotProduct(p - a, d) / square, 0.0, 1.0) : 0.0;
        best = std::min(best, QLineF(p, a + t * d).length());
    }
    return best;
}

std::map<int, QColor> countryTints(const picture::Snapshot &snapshot, const std::vector<picture::Cluster> &clusters,
                                   const MapColors &colors)
{
    std::map<int, int> worst;
    for (const picture::Cluster &cluster : clusters) {
        for (const std::int32_t row : cluster.incidentRows) {
            const picture::IncidentRow &incident = snapshot.incidents[static_cast<std::size_t>(row)];
            if (incident.precision != Precision::Country)
                continue;
            for (const std::string &iso : incident.countries) {
                if (const int country = Basemap::countryIndex(iso); country >= 0)
                    worst[country] = std::max(worst[country], static_cast<int>(incident.severity));
            }
        }
    }
    std::map<int, QColor> tints;
    for (const auto &[country, severity] : worst)
        tints[country] = mixed(colors.land, colors.of(severityBand(severity)), colors.isDark ? 0.16 : 0.22);
    return tints;
}

} // namespace watchfloor::widgets
