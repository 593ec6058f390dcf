// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/kindglyph.h"

#include <QPainter>

#include <array>
#include <cmath>
#include <numbers>

namespace watchfloor::widgets {

using picture::AssetKind;

namespace {

void polyline(QPainterPath &path, std::initializer_list<QPointF> points, bool close = false)
{
    auto point = points.begin();
    path.moveTo(*point++);
    for (; point != points.end(); ++point)
        path.lineTo(*point);
    if (close)
        path.closeSubpath();
}

QPainterPath gear()
{
    QPainterPath path;
    constexpr int teeth = 8;
    QPolygonF outline;
    for (int i = 0; i < teeth * 4; ++i) {
        const double angle = 2 * std::numbers::pi * (i + 0.5) / (teeth * 4);
        const double radius = i / 2 % 2 ? 0.92 : 0.68;
        outline << QPointF(std::cos(angle) * radius, std::sin(angle) * radius);
    }
    path.addPolygon(outline);
    path.closeSubpath();
    path.addEllipse(QPointF(0, 0), 0.28, 0.28);
    return path;
}

QPainterPath cloud()
{
    QPainterPath path;
    path.moveTo(-0.6, 0.6);
    path.cubicTo(-1.15, 0.55, -1.1, -0.2, -0.6, -0.15);
    path.cubicTo(-0.55, -0.85, 0.35, -0.9, 0.45, -0.3);
    path.cubicTo(1.1, -0.4, 1.15, 0.6, 0.6, 0.6);
    path.closeSubpath();
    return path;
}

QPainterPath satellite()
{
    QPainterPath path;
    polyline(path, {{-0.25, -0.25}, {0.25, -0.25}, {0.25, 0.25}, {-0.25, 0.25}}, true);
    polyline(path, {{-0.95, -0.3}, {-0.45, -0.3}, {-0.45, 0.3}, {-0.95, 0.3}}, true);
    polyline(path, {{0.45, -0.3}, {0.95, -0.3}, {0.95, 0.3}, {0.45, 0.3}}, true);
    polyline(path, {{-0.45, 0}, {-0.25, 0}});
    polyline(path, {{0.25, 0}, {0.45, 0}});
    path.moveTo(-0.4, 0.62);
    path.quadTo(0, 1.0, 0.4, 0.62);
    polyline(path, {{0, 0.25}, {0, 0.75}});
    return path;
}

QPainterPath cable()
{
    QPainterPath path;
    for (const double y : {-0.4, 0.15}) {
        path.moveTo(-0.95, y);
        path.cubicTo(-0.5, y - 0.6, -0.45, y + 0.6, 0, y);
        path.cubicTo(0.45, y - 0.6, 0.5, y + 0.6, 0.95, y);
    }
    polyline(path, {{-0.95, 0.8}, {0.95, 0.8}});
    return path;
}

} // namespace

QPainterPath kindGlyph(AssetKind kind)
{
    QPainterPath path;
    switch (kind) {
    case AssetKind::Mission:
        polyline(path, {{-0.6, 0.95}, {-0.6, -0.9}, {0.8, -0.9}, {0.45, -0.4}, {0.8, 0.1}, {-0.6, 0.1}});
        break;
    case AssetKind::Task:
        polyline(path, {{-0.75, -0.85}, {0.75, -0.85}, {0.75, 0.85}, {-0.75, 0.85}}, true);
        polyline(path, {{-0.4, 0.0}, {-0.1, 0.35}, {0.42, -0.4}});
        break;
    case AssetKind::Service:
        path = gear();
        break;
    case AssetKind::Application:
        polyline(path, {{-0.9, -0.7}, {0.9, -0.7}, {0.9, 0.7}, {-0.9, 0.7}}, true);
        polyline(path, {{-0.9, -0.3}, {0.9, -0.3}});
        break;
    case AssetKind::Host:
        polyline(path, {{-0.6, -0.9}, {0.6, -0.9}, {0.6, 0.9}, {-0.6, 0.9}}, true);
        polyline(path, {{-0.3, -0.5}, {0.3, -0.5}});
        polyline(path, {{-0.3, -0.1}, {0.3, -0.1}});
        path.addEllipse(QPointF(0, 0.5), 0.12, 0.12);
        break;
    case AssetKind::Network:
        path = cloud();
        break;
    case AssetKind::Site:
        polyline(path, {{-0.9, 0.0}, {0, -0.85}, {0.9, 0.0}});
        polyline(path, {{-0.65, -0.2}, {-0.65, 0.85}, {0.65, 0.85}, {0.65, -0.2}});
        polyline(path, {{-0.15, 0.85}, {-0.15, 0.3}, {0.2, 0.3}, {0.2, 0.85}});
        break;
    case AssetKind::Power:
        polyline(path, {{0.2, -0.95}, {-0.6, 0.15}, {-0.05, 0.15}, {-0.2, 0.95}, {0.6, -0.2}, {0.05, -0.2}}, true);
        break;
    case AssetKind::Satellite:
        path = satellite();
        break;
    case AssetKind::Cable:
        path = cable();
        break;
    case AssetKind::Other:
        path.addEllipse(QPointF(0, 0), 0.7, 0.7);
        break;
    }
    return path;
}

void paintKindGlyph(QPainter &p, AssetKind kind, QPointF centre, double radius, const QColor &color)
{
    static const auto paths = [] {
        std::array<QPainterPath, std::size_t(AssetKind::Other) + 1> made;
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = kindGlyph(AssetKind(i));
        return made;
    }();
    p.save();
    p.translate(centre);
    p.scale(radius, radius);
    QPen pen(color, 1.3 / radius);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::RoundCap);
    p.setPen(pen);
    p.setBrush(Qt::NoBrush);
    p.drawPath(paths[std::size_t(kind)]);
    p.restore();
}

} // namespace watchfloor::widgets
