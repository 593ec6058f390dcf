// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/planecanvas.h"

#include "base/displaytext.h"
#include "common/needwords.h"
#include "common/theme.h"
#include "common/words.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchfloor::widgets {

using Index = std::size_t;
using Role = Theme::Role;

namespace {
constexpr double reach = 5; ///< device pixels from a line that still mean it
constexpr double hoveredWidth = 2, selectedWidth = 4.5, arrowSize = 9;
} // namespace

PlaneCanvas::PlaneCanvas(const Limits &limits, QSize least, QWidget *parent)
    : QWidget(parent)
    , m_limits(limits)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(least);
}

void PlaneCanvas::setNote(const QString &note)
{
    m_note = note;
    update();
}

// ------------------------------------------------------------------ where it is looked at

void PlaneCanvas::fit()
{
    m_fitted = true;
    const QRectF all = bounds();
    if (all.isEmpty() || width() < 10 || height() < 10)
        return;
    const QRectF free = QRectF(rect()).marginsRemoved(m_limits.margins);
    zoomTo(std::min({free.width() / all.width(), free.height() / all.height(), m_limits.fitZoom}));
    plane().origin = free.center() - all.center() * plane().zoom;
    lookChanged();
}

void PlaneCanvas::zoom(double factor, QPointF about)
{
    const QPointF world = plane().toWorld(about);
    zoomTo(plane().zoom * factor);
    plane().origin = about - world * plane().zoom;
    viewMoved();
}

void PlaneCanvas::setView(double zoom, QPointF worldCentre)
{
    zoomTo(zoom);
    plane().origin = QPointF(width() / 2.0, height() / 2.0) - worldCentre * plane().zoom;
    viewMoved();
}

QPointF PlaneCanvas::worldCentre() const { return plane().toWorld({width() / 2.0, height() / 2.0}); }

void PlaneCanvas::viewMoved()
{
    m_fitted = false;
    lookChanged();
}

void PlaneCanvas::resizeEvent(QResizeEvent *event)
{
    if (m_fitted)
        fit();
    else if (event->oldSize().isValid())
        plane().origin += QPointF(event->size().width() - event->oldSize().width(),
                                  event->size().height() - event->oldSize().height())
            / 2;
    lookChanged();
}

void PlaneCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        themeChanged();
}

// ------------------------------------------------------------------ edges

int PlaneCanvas::findEdge(QPointF position) const
{
    const LineIndex *index = lines();
    const double zoom = plane().zoom;
    return index ? index->nearest(plane().toWorld(position), reach / zoom, leastLine() / zoom) : -1;
}

std::string PlaneCanvas::keyOf(int edge) const
{
    const Edge e = edgeOf(edge);
    return nodeIds()[Index(e.from)] + '\x1F' + nodeIds()[Index(e.to)] + '\x1F' + std::string(e.what);
}

void PlaneCanvas::setEdge(int edge)
{
    m_edge = edge;
    m_edgeKey = edge >= 0 ? keyOf(edge) : std::string();
    update();
}

void PlaneCanvas::edgesChanged()
{
    m_hoveredEdge = m_edge = m_moved = -1; // they have other numbers now
    if (m_edgeKey.empty())
        return;
    for (int e = 0; e < edgeCount() && m_edge < 0; ++e)
        if (keyOf(e) == m_edgeKey)
            m_edge = e;
    if (m_edge < 0)
        m_edgeKey.clear();
}

QStringList PlaneCanvas::needLines(const GraphModel &model, std::int32_t dependency)
{
    const picture::Snapshot &s = model.snapshot();
    const picture::DependencyRow &row = s.dependencies[Index(dependency)];
    QStringList lines{needTitle(s, row)};
    if (const QString kind = shortText(safe(row.kind), 40); !kind.isEmpty())
        lines << tr("as: %1").arg(kind);
    lines << needTerms(row) << phaseLines(s, row);
    if (model.bearing(dependency) == GraphModel::Bearing::RedundancyLost)
        lines << tr("lost as an alternative, another one carries");
    else if (model.bearing(dependency) == GraphModel::Bearing::Failing)
        lines << tr("fails, and is felt");
    lines << needSayer(s, row) << markingLine(s, row.marking);
    return lines;
}

QPointF PlaneCanvas::edgeMiddle(int edge) const { return edgePath(edge).pointAtPercent(0.5); }

std::vector<int> PlaneCanvas::edgesOf(int node) const
{
    std::vector<int> found;
    for (int e = 0; e < edgeCount(); ++e)
        if (const Edge edge = edgeOf(e); edge.from == node || edge.to == node)
            found.push_back(e);
    std::ranges::stable_sort(found, {}, [this](int e) { return !edgeOf(e).isHurt; });
    return found;
}

void PlaneCanvas::paintEdgeMark(QPainter &p, int edge, const QColor &color, double width) const
{
    const QPainterPath path = edgePath(edge);
    if (path.isEmpty())
        return;
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPath(path);
    if (!edgeOf(edge).hasDirection)
        return;
    const QPointF tip = path.pointAtPercent(1);
    const QLineF last(path.pointAtPercent(path.percentAtLength(std::max(0.0, path.length() - arrowSize))), tip);
    if (last.length() < 1)
        return;
    const QPointF along = (last.p2() - last.p1()) / last.length(), aside(-along.y(), along.x());
    const double size = arrowSize + width;
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    p.drawPolygon(QPolygonF({tip, tip - along * size + aside * size * 0.55, tip - along * size - aside * size * 0.55}));
}

void PlaneCanvas::paintMarkedEdges(QPainter &p) const
{
    const Theme &theme = Theme::instance();
    p.setRenderHint(QPainter::Antialiasing, true);
    if (m_hoveredEdge >= 0 && m_hoveredEdge != m_edge && isPointing())
        paintEdgeMark(p, m_hoveredEdge, theme.color(Role::Text), hoveredWidth);
    if (m_edge < 0)
        return;
    paintEdgeMark(p, m_edge, theme.color(Role::Window), selectedWidth + 4);
    paintEdgeMark(p, m_edge, theme.color(Role::Accent), selectedWidth);
}

void PlaneCanvas::paintNoteAndFocus(QPainter &p) const
{
    const Theme &theme = Theme::instance();
    if (!m_note.isEmpty()) {
        const QFontMetricsF metrics(font());
        const QString shown = metrics.elidedText(m_note, Qt::ElideRight, width() - 26.0);
        const QRectF box(8, 6, metrics.horizontalAdvance(shown) + 10, metrics.height() + 4);
        QColor back = theme.color(Role::Window);
        back.setAlpha(220);
        p.fillRect(box, back);
        p.setPen(theme.color(Role::TextMuted));
        p.drawText(box, Qt::AlignCenter, shown);
    }
    if (hasFocus()) {
        p.setRenderHint(QPainter::Antialiasing, false);
        p.setPen(theme.color(Role::Accent));
        p.setBrush(Qt::NoBrush);
        p.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

// ------------------------------------------------------------------ hands

void PlaneCanvas::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_isPressed = true;
    m_isPanning = false;
    m_pressed = event->position();
    m_originBefore = plane().origin;
    m_moved = event->button() == Qt::LeftButton && !hasHandle(m_pressed) ? findMovable(m_pressed) : -1;
}

void PlaneCanvas::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position();
    if (m_isPressed) {
        if (!m_isPanning && (m_mouse - m_pressed).manhattanLength() < QApplication::startDragDistance())
            return;
        m_isPanning = true;
        setCursor(Qt::ClosedHandCursor);
        if (m_moved >= 0)
            return update(); // it follows the mouse as an outline; the drawing is made anew where it is dropped
        plane().origin = m_originBefore + m_mouse - m_pressed;
        viewMoved();
        return;
    }
    const bool onHandle = hasHandle(m_mouse);
    const int node = findNode(m_mouse), edge = node < 0 && !onHandle ? findEdge(m_mouse) : -1;
    setCursor(node >= 0 || edge >= 0 || onHandle ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_hoveredEdge = edge;
    hoverNode(node);
    Q_EMIT assetHovered(node >= 0 ? assetOf(node) : edge >= 0 ? edgeOf(edge).asset : -1);
    update();
}

void PlaneCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_isPressed)
        return;
    m_isPressed = false;
    setCursor(Qt::ArrowCursor);
    const int moved = std::exchange(m_moved, -1);
    if (std::exchange(m_isPanning, false)) {
        if (moved >= 0) {
            m_fitted = false;
            Q_EMIT nodeMoved(moved, middleOf(moved) + (event->position() - m_pressed) / plane().zoom);
        }
        return update();
    }
    if (event->button() != Qt::LeftButton || clickHandle(m_pressed))
        return;
    if (const int node = findNode(m_pressed); node >= 0)
        Q_EMIT nodeClicked(node, event->modifiers());
    else if (const int edge = findEdge(m_pressed); edge >= 0)
        Q_EMIT edgeClicked(edge);
    else
        Q_EMIT backgroundClicked();
}

void PlaneCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isPressed = false;
    // The second press of two quick clicks on a handle is one more click.
    if (clickHandle(event->position()))
        return;
    if (const int node = findNode(event->position()); node >= 0)
        Q_EMIT nodeActivated(node);
    else if (const int edge = findEdge(event->position()); edge >= 0)
        Q_EMIT edgeActivated(edge);
}

void PlaneCanvas::wheelEvent(QWheelEvent *event)
{
    if (const int turn = event->angleDelta().y(); turn != 0) {
        zoom(std::pow(1.22, turn / 120.0), event->position());
    } else if (const int sideways = event->angleDelta().x(); sideways != 0) {
        plane().origin += QPointF(sideways * 0.6, 0);
        viewMoved();
    }
    event->accept();
}

void PlaneCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    // The menu key speaks of what keys work on.
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const int node = m_edge < 0 ? keyNode() : -1;
        const QPointF at = m_edge >= 0 ? edgeMiddle(m_edge)
            : node >= 0                ? plane().toDevice(middleOf(node))
                                       : QRectF(rect()).center();
        Q_EMIT menuWanted(node, m_edge, mapToGlobal(at.toPoint()));
        return;
    }
    const int node = findNode(event->pos());
    Q_EMIT menuWanted(node, node < 0 ? findEdge(event->pos()) : -1, event->globalPos());
}

void PlaneCanvas::leaveEvent(QEvent *)
{
    m_mouse = {-1, -1};
    m_hoveredEdge = -1;
    hoverNode(-1);
    Q_EMIT assetHovered(-1);
    update();
}

} // namespace watchfloor::widgets
