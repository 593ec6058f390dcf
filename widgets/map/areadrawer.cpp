// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/areadrawer.h"

#include "common/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace watchfloor::widgets {

using Role = Theme::Role;

AreaDrawer::AreaDrawer(QWidget *map)
    : QWidget(map)
{
    setObjectName(QStringLiteral("areaDrawer"));
    setAccessibleName(tr("Drawing of an area"));
    setAccessibleDescription(tr("Arrow keys move the cross, Space sets a corner, Backspace takes it back, Enter closes "
                                "the area, Escape gives up."));
    setMouseTracking(true);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

QPointF AreaDrawer::toWorld(QPointF pixel) const
{
    return {m_frame.x + (pixel.x() - m_frame.size.width() / 2) / m_frame.world,
            m_frame.y + (pixel.y() - m_frame.size.height() / 2) / m_frame.world};
}

QPointF AreaDrawer::toPixel(QPointF world) const { return m_frame.toScreenExact(world.x(), world.y()); }

QPolygonF AreaDrawer::onScreen(const Area &area) const
{
    QPolygonF polygon;
    if (area.empty())
        return polygon;
    // The copy of the world that is nearest to what is seen.
    const double turn = std::round(m_frame.x - area.front().x());
    for (const QPointF &corner : area)
        polygon << toPixel({corner.x() + turn, corner.y()});
    return polygon;
}

void AreaDrawer::setFrame(const ViewFrame &frame)
{
    m_frame = frame;
    update();
}

void AreaDrawer::setAreas(std::vector<Area> areas)
{
    m_areas = std::move(areas);
    setVisible(m_isDrawing || !m_areas.empty());
    update();
}

void AreaDrawer::begin()
{
    m_corners.clear();
    m_isDrawing = true;
    m_isBanding = m_byKeys = false;
    m_pressedAt.reset();
    m_cross = QRectF(rect()).center();
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    update();
}

void AreaDrawer::end()
{
    if (!m_isDrawing)
        return;
    m_isDrawing = m_isBanding = false;
    m_corners.clear();
    unsetCursor();
    setAttribute(Qt::WA_TransparentForMouseEvents);
    if (hasFocus() && parentWidget())
        parentWidget()->setFocus(Qt::OtherFocusReason);
    setFocusPolicy(Qt::NoFocus);
    setVisible(!m_areas.empty());
    update();
    Q_EMIT ended();
}

void AreaDrawer::close()
{
    Area area = m_corners;
    if (area.size() == 2) // two corners are those of a rectangle
        area = {area[0], {area[1].x(), area[0].y()}, area[1], {area[0].x(), area[1].y()}};
    if (area.size() < 3)
        return;
    end();
    Q_EMIT drawn(area);
}

void AreaDrawer::addCorner(QPointF pixel)
{
    if (!m_corners.empty() && (toPixel(m_corners.back()) - pixel).manhattanLength() < 3)
        return;
    m_corners.push_back(toWorld(pixel));
    update();
}

void AreaDrawer::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::RightButton)
        return end();
    if (event->button() != Qt::LeftButton)
        return;
    m_byKeys = false;
    m_pressedAt = m_cross = event->position();
}

void AreaDrawer::mouseMoveEvent(QMouseEvent *event)
{
    m_cross = event->position();
    m_byKeys = false;
    // A drag is a rectangle, as long as no corners are set.
    if (m_pressedAt && m_corners.empty()
        && (m_cross - *m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_isBanding = true;
    update();
}

void AreaDrawer::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt)
        return;
    const QPointF from = *std::exchange(m_pressedAt, std::nullopt);
    if (std::exchange(m_isBanding, false)) {
        m_corners = {toWorld(from), toWorld(event->position())};
        return close();
    }
    // The first corner again closes the area.
    if (m_corners.size() > 2 && (toPixel(m_corners.front()) - from).manhattanLength() < 10)
        return close();
    addCorner(from);
}

void AreaDrawer::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    addCorner(event->position());
    close();
}

void AreaDrawer::moveCross(QPointF by)
{
    m_byKeys = true;
    m_cross += by;
    m_cross = {std::clamp(m_cross.x(), 0.0, width() - 1.0), std::clamp(m_cross.y(), 0.0, height() - 1.0)};
    update();
}

void AreaDrawer::keyPressEvent(QKeyEvent *event)
{
    const double step = event->modifiers() & Qt::ShiftModifier ? 60 : 12;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCross({-step, 0});
    case Qt::Key_Right:
        return moveCross({step, 0});
    case Qt::Key_Up:
        return moveCross({0, -step});
    case Qt::Key_Down:
        return moveCross({0, step});
    case Qt::Key_Space:
        m_byKeys = true;
        return addCorner(m_cross);
    case Qt::Key_Backspace:
        if (!m_corners.empty())
            m_corners.pop_back();
        return update();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return close();
    case Qt::Key_Escape:
        return end();
    default:
        QWidget::keyPressEvent(event);
    }
}

/// The focus stays while something is drawn: Escape is the way out.
bool AreaDrawer::focusNextPrevChild(bool next) { return !m_isDrawing && QWidget::focusNextPrevChild(next); }

void AreaDrawer::paintHint(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QString hint = m_corners.empty()
        ? tr("Click the corners of an area, or drag a rectangle · arrows and Space by keyboard · Esc gives up")
        : tr("Enter or a double click closes the area · Backspace takes a corner back · Esc gives up");
    const QRect box(0, 0, width(), fontMetrics().height() + 10);
    painter.fillRect(box, theme.color(Role::WhatIf));
    painter.setPen(theme.color(Role::WhatIfText));
    painter.drawText(box.adjusted(8, 0, -8, 0), Qt::AlignCenter,
                     fontMetrics().elidedText(hint, Qt::ElideRight, box.width() - 16));
}

void AreaDrawer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    QColor fill = theme.color(Role::WhatIf);
    fill.setAlpha(38);
    const QPen outline(theme.color(Role::WhatIf), 2, Qt::DashLine);
    painter.setBrush(fill);
    painter.setPen(outline);
    for (const Area &area : m_areas)
        painter.drawPolygon(onScreen(area));
    if (!m_isDrawing)
        return;
    QPolygonF open;
    for (const QPointF &corner : m_corners)
        open << toPixel(corner);
    if (m_isBanding && m_pressedAt)
        painter.drawRect(QRectF(*m_pressedAt, m_cross).normalized());
    else if (m_corners.size() == 1)
        painter.drawRect(QRectF(open.front(), m_cross).normalized());
    else if (!m_corners.empty())
        painter.drawPolygon(open + QPolygonF{m_cross});
    painter.setBrush(theme.color(Role::WhatIf));
    painter.setPen(Qt::NoPen);
    for (const QPointF &corner : open)
        painter.drawEllipse(corner, 4, 4);
    if (m_byKeys || m_corners.empty()) {
        painter.setPen(QPen(theme.color(Role::WhatIf), 2));
        painter.drawLine(m_cross - QPointF(14, 0), m_cross + QPointF(14, 0));
        painter.drawLine(m_cross - QPointF(0, 14), m_cross + QPointF(0, 14));
    }
    paintHint(painter);
}

} // namespace watchfloor::widgets
