// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/heldmark.h"

#include <QPainter>
#include <QPainterPath>

namespace watchfloor::widgets {

void paintHeldMark(QPainter &painter, QPointF centre, double radius, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    painter.scale(radius, radius);
    painter.setPen(QPen(theme.color(Theme::Role::Text), 1.2 / radius));
    painter.setBrush(theme.color(Theme::Role::Window));
    painter.drawEllipse(QPointF(0, 0), 1, 1);
    QPainterPath person;
    person.addEllipse(QPointF(0, -0.36), 0.27, 0.27);
    person.moveTo(-0.56, 0.6);
    person.cubicTo(-0.52, -0.14, 0.52, -0.14, 0.56, 0.6);
    person.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Theme::Role::Text));
    painter.drawPath(person);
    painter.restore();
}

} // namespace watchfloor::widgets
