// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinechart.h"

#include "base/displaytext.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGraphicsLayout>
#include <QLocale>
#include <QMouseEvent>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <cmath>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::TimeWindow;

namespace {
constexpr double edgeReach = 6; ///< pixels either side of a brush edge that grab it
constexpr std::int64_t leastSpan = 4 * unit::second;
constexpr std::int64_t mostSpan = 120 * unit::year;

QValueAxis *hiddenAxis(QChart *chart, Qt::Alignment side)
{
    auto *axis = new QValueAxis(chart);
    axis->setVisible(false);
    chart->addAxis(axis, side);
    return axis;
}
} // namespace

TimelineChart::TimelineChart(QWidget *parent)
    : QChartView(parent)
{
    // The view makes a chart of its own; setting another would leave that one to nobody.
    m_chart = chart();
    m_chart->setMargins({});
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    if (m_chart->layout())
        m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_axisX = hiddenAxis(m_chart, Qt::AlignBottom);
    m_axisY = hiddenAxis(m_chart, Qt::AlignLeft);
    for (QLineSeries *&edge : m_edges)
        edge = new QLineSeries(m_chart);
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        // Area i holds band (critical - i): the worst stands on the axis, where it is compared most easily.
        m_areas[i] = new QAreaSeries(m_edges[i + 1], m_edges[i]);
        m_areas[i]->setPen(Qt::NoPen);
        m_chart->addSeries(m_areas[i]);
        m_areas[i]->attachAxis(m_axisX);
        m_areas[i]->attachAxis(m_axisY);
    }
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing, false);
    setRubberBand(QChartView::NoRubberBand);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setMinimumSize(240, 110);
}

void TimelineChart::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void TimelineChart::setSelected(std::function<bool(std::int32_t)> isSelected,
                                std::function<bool(std::int32_t)> isHovered)
{
    m_isSelected = std::move(isSelected);
    m_isHovered = std::move(isHovered);
}

void TimelineChart::setSelectedTimes(std::vector<std::int64_t> times)
{
    m_selectedTimes = std::move(times);
    viewport()->update();
}

void TimelineChart::setCursorTime(std::optional<std::int64_t> at)
{
    m_cursor = at;
    viewport()->update();
}

void TimelineChart::refresh()
{
    m_scene.place(QRectF(QPointF(0, 0), QSizeF(viewport()->size())), font());
    m_scene.packMarks();
    m_chart->setPlotArea(m_scene.plot);
    fillSeries();
    viewport()->update();
}

void TimelineChart::fillSeries()
{
    // The axes count pixels: bars then stand on whole pixels, and a double holds what a QDateTimeAxis would round.
    m_axisX->setRange(0, m_scene.plot.width());
    m_axisY->setRange(0, m_scene.plot.height());
    std::array<QList<QPointF>, severityBandCount + 1> points;
    for (int bin = 0; bin < m_scene.binCount(); ++bin) {
        const QRectF rect = m_scene.binRect(bin);
        if (rect.isEmpty())
            continue;
        const double left = rect.left() - m_scene.plot.left(), right = rect.right() - m_scene.plot.left();
        const auto counts = m_scene.binCounts(bin);
        double sum = 0;
        for (std::size_t edge = 0; edge < points.size(); ++edge) {
            if (edge > 0)
                sum += counts[severityBandCount - edge];
            const double y = std::round(m_scene.plot.bottom() - m_scene.y(sum));
            points[edge] << QPointF(left, 0) << QPointF(left, y) << QPointF(right, y) << QPointF(right, 0);
        }
    }
    for (std::size_t edge = 0; edge < points.size(); ++edge)
        m_edges[edge]->replace(points[edge]);
    for (std::size_t i = 0; i < m_areas.size(); ++i)
        m_areas[i]->setColor(Theme::instance().severity(SeverityBand(severityBandCount - 1 - int(i))));
}

void TimelineChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    refresh();
    Q_EMIT resized();
}

void TimelineChart::drawBackground(QPainter *painter, const QRectF &)
{
    painter->fillRect(viewport()->rect(), Theme::instance().color(Theme::Role::Panel));
    if (m_scene.snapshot && m_emptyText.isEmpty())
        paintTimelineBack(*painter, m_scene, Theme::instance(), font());
}

void TimelineChart::drawForeground(QPainter *painter, const QRectF &)
{
    const Theme &theme = Theme::instance();
    if (!m_emptyText.isEmpty() || !m_scene.snapshot) {
        painter->setPen(theme.color(Theme::Role::TextMuted));
        painter->drawText(viewport()->rect().adjusted(16, 0, -16, 0), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                          m_emptyText);
        return;
    }
    paintTimelineBrush(*painter, m_scene, theme);
    paintTimelineNow(*painter, m_scene, theme, font());
    paintSelectedTimes(*painter);
    paintTimelineOperations(*painter, m_scene, theme, font());
    paintTimelineMarks(*painter, m_scene, theme, font(), m_isSelected, m_isHovered, m_changeOf);
    if (hasFocus()) {
        painter->setPen(QPen(theme.color(Theme::Role::Accent), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    paintCursor(*painter);
    paintCard(*painter);
}

void TimelineChart::paintSelectedTimes(QPainter &p) const
{
    p.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1, Qt::DashLine));
    for (const std::int64_t at : m_selectedTimes)
        if (at >= m_scene.view.from && at <= m_scene.view.to) {
            const double x = std::round(m_scene.x(at)) + 0.5;
            p.drawLine(QPointF(x, m_scene.lanes.top()), QPointF(x, m_scene.plot.bottom()));
        }
}

void TimelineChart::paintCursor(QPainter &p) const
{
    if (!m_cursor || *m_cursor < m_scene.view.from || *m_cursor > m_scene.view.to)
        return;
    const Theme &theme = Theme::instance();
    const double x = std::round(m_scene.x(*m_cursor)) + 0.5;
    p.setPen(QPen(theme.color(Theme::Role::TextMuted), 1, Qt::DotLine));
    p.drawLine(QPointF(x, m_scene.lanes.top()), QPointF(x, m_scene.plot.bottom()));
    const QString text = TimeAxis::instantText(*m_cursor, TimeAxis::yearOf(m_scene.now));
    const QFontMetricsF metrics(font());
    const double width = metrics.horizontalAdvance(text) + 10;
    const double left
        = std::clamp(x - width / 2, m_scene.area.left(), std::max(m_scene.area.left(), m_scene.area.right() - width));
    const QRectF flag(left, m_scene.axis.top() + 2, width, metrics.height() + 1);
    p.setPen(QPen(theme.color(Theme::Role::Border), 1));
    p.setBrush(theme.color(Theme::Role::PanelRaised));
    p.drawRect(flag);
    p.setPen(theme.color(Theme::Role::Text));
    p.drawText(flag, Qt::AlignCenter, text);
}

QStringList TimelineChart::silenceLines(const FeedSilence &feed) const
{
    const int thisYear = TimeAxis::yearOf(m_scene.now);
    if (const picture::GapRow *gap = m_scene.gapAt(feed, m_mouse.x())) {
        const bool isUnattended = gap->reason == store::GapReason::Unattended;
        return {isUnattended ? tr("Nothing received from %1: nobody was listening").arg(feed.name)
                             : tr("Messages of %1 were lost: they came faster than they could be taken").arg(feed.name),
                TimeAxis::windowText({gap->from, gap->until}, thisYear),
                gap->messages > 0
                    ? tr("%n message(s) lost", nullptr, int(std::min<std::int64_t>(gap->messages, INT_MAX)))
                    : tr("What was sent then is lost, unless its sender sends it again")};
    }
    if (feed.from == noTime || m_mouse.x() < m_scene.x(feed.from) || m_mouse.x() > m_scene.x(m_scene.now))
        return {};
    return {tr("%1 is silent").arg(feed.name), TimeAxis::windowText({feed.from, m_scene.now}, thisYear)};
}

QStringList TimelineChart::cardLines() const
{
    const QLocale locale(QLocale::English);
    const int thisYear = TimeAxis::yearOf(m_scene.now);
    if (m_drag == Drag::NewWindow || m_drag == Drag::FromEdge || m_drag == Drag::ToEdge || m_drag == Drag::MoveWindow)
        return {TimeAxis::windowText(m_scene.brush, thisYear)};
    if (m_drag != Drag::None || m_mouse.x() < 0)
        return {};
    if (const IncidentMark *mark = markAt(m_mouse)) {
        const picture::IncidentRow &incident = m_scene.snapshot->incidents[std::size_t(mark->row)];
        QStringList lines{shortText(visibleText(incident.title), 90),
                          Theme::word(mark->band) + u" · " + Theme::word(incident.state)};
        lines << (incident.to != noTime && incident.to > incident.from
                      ? TimeAxis::windowText({incident.from, incident.to}, thisYear)
                      : TimeAxis::instantText(incident.from, thisYear));
        if (mark->merged > 1)
            lines << tr("and %n more here: zoom in to tell them apart", nullptr, mark->merged - 1);
        return lines;
    }
    if (const FeedSilence *feed = m_scene.silenceAt(m_mouse))
        return silenceLines(*feed);
    if (m_scene.parked.contains(m_mouse))
        return {tr("%n item(s) without a time", nullptr,
                   int(std::max<std::size_t>(m_scene.data.bins.undated, m_scene.data.undatedIncidents.size()))),
                tr("They count only while no window is set. Click: select the incidents among them.")};
    if (!m_scene.plot.contains(m_mouse) || m_scene.data.bins.width <= 0)
        return {};
    const std::int64_t at = m_scene.time(m_mouse.x());
    const auto bin = (at - m_scene.data.bins.from) / m_scene.data.bins.width;
    if (at < m_scene.data.bins.from || bin >= m_scene.binCount())
        return {};
    const auto counts = m_scene.binCounts(int(bin));
    const std::int64_t from = m_scene.data.bins.from + bin * m_scene.data.bins.width;
    QStringList words;
    std::uint32_t sum = 0;
    for (int band = severityBandCount - 1; band >= 0; --band) {
        sum += counts[std::size_t(band)];
        if (counts[std::size_t(band)] > 0)
            words << locale.toString(counts[std::size_t(band)]) + u' ' + Theme::word(SeverityBand(band)).toLower();
    }
    if (sum == 0)
        return {};
    return {TimeAxis::windowText({from, from + m_scene.data.bins.width}, thisYear),
            tr("%1 in all: %2").arg(locale.toString(sum), words.join(u", "_s))};
}

/// Hover text is painted by us, as plain text: tool tips would take a hostile title for markup.
void TimelineChart::paintCard(QPainter &p) const
{
    const QStringList lines = cardLines();
    if (lines.isEmpty())
        return;
    const QFontMetricsF metrics(font());
    double width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    width = std::min(width, m_scene.area.width() - 24);
    const QSizeF size(width + 16, metrics.height() * double(lines.size()) + 10);
    // Above the mouse, so that the cursor line's time stays readable below.
    QPointF corner = m_mouse + QPointF(14, -10 - size.height());
    if (corner.x() + size.width() > m_scene.area.right() - 2)
        corner.setX(std::max(2.0, m_mouse.x() - size.width() - 10));
    corner.setY(std::clamp(corner.y(), 2.0, std::max(2.0, m_scene.area.bottom() - size.height() - 2)));
    const Theme &theme = Theme::instance();
    p.setPen(QPen(theme.color(Theme::Role::Border), 1));
    p.setBrush(theme.color(Theme::Role::PanelRaised));
    p.drawRoundedRect(QRectF(corner, size).translated(0.5, 0.5), 3, 3);
    double y = corner.y() + 5;
    for (qsizetype i = 0; i < lines.size(); ++i, y += metrics.height()) {
        p.setPen(theme.color(i == 0 ? Theme::Role::Text : Theme::Role::TextMuted));
        p.drawText(QRectF(corner.x() + 8, y, width + 1, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   metrics.elidedText(lines[i], Qt::ElideRight, width + 1));
    }
}

const IncidentMark *TimelineChart::markAt(QPointF pos) const
{
    if (!m_scene.lanes.adjusted(-8, -4, 8, 2).contains(pos))
        return nullptr;
    const IncidentMark *best = nullptr;
    double nearest = 11;
    for (const IncidentMark &mark : m_scene.marks) {
        const double distance = std::hypot(pos.x() - mark.x, pos.y() - m_scene.laneY(mark.lane));
        if (distance < nearest) {
            nearest = distance;
            best = &mark;
        }
    }
    return best;
}

TimelineChart::Spot TimelineChart::spotAt(QPointF pos) const
{
    if (!m_scene.snapshot || !m_emptyText.isEmpty())
        return Spot::Nothing;
    if (markAt(pos))
        return Spot::Mark;
    if (m_scene.parked.contains(pos))
        return Spot::Parked;
    const QRectF whole = m_scene.plot.united(m_scene.lanes).adjusted(-edgeReach, 0, edgeReach, m_scene.axis.height());
    if (!whole.contains(pos))
        return Spot::Nothing;
    if (m_scene.brush.isAll())
        return Spot::Plot;
    const double from = m_scene.x(m_scene.brush.from), to = m_scene.x(m_scene.brush.to);
    // Of two close edges the nearer is taken, so that a narrow window can be widened to both sides.
    if (std::abs(pos.x() - from) <= edgeReach && std::abs(pos.x() - from) <= std::abs(pos.x() - to))
        return Spot::FromEdge;
    if (std::abs(pos.x() - to) <= edgeReach)
        return Spot::ToEdge;
    const bool fillsView = from < m_scene.plot.left() && to > m_scene.plot.right();
    return pos.x() > from && pos.x() < to && !fillsView ? Spot::Window : Spot::Plot;
}

std::int64_t TimelineChart::snapped(double px) const
{
    const double perPixel = double(m_scene.view.to - m_scene.view.from) / std::max(1.0, m_scene.plot.width());
    const std::int64_t step = TimeAxis::snapStep(std::int64_t(perPixel * 2));
    const std::int64_t at = m_scene.time(std::clamp(px, m_scene.plot.left(), m_scene.plot.right()));
    return TimeAxis::floorTo(at + step / 2, step);
}

TimeWindow TimelineChart::dragged(QPointF pos) const
{
    TimeWindow window = m_windowBefore;
    switch (m_drag) {
    case Drag::NewWindow:
        window = {snapped(m_pressed.x()), snapped(pos.x())};
        break;
    case Drag::FromEdge:
        window.from = snapped(pos.x());
        break;
    case Drag::ToEdge:
        window.to = snapped(pos.x());
        break;
    case Drag::MoveWindow: {
        const std::int64_t by = snapped(m_scene.x(m_windowBefore.from) + pos.x() - m_pressed.x()) - m_windowBefore.from;
        const TimeWindow all;
        if (window.from != all.from && window.to != all.to)
            window = {window.from + by, window.to + by};
        break;
    }
    case Drag::None:
    case Drag::Pressed:
    case Drag::Pan:
        break;
    }
    if (window.from > window.to)
        std::swap(window.from, window.to);
    return window;
}

void TimelineChart::beginDrag(QPointF pos, Qt::KeyboardModifiers modifiers)
{
    m_pressed = pos;
    m_windowBefore = m_scene.brush;
    m_viewBefore = m_scene.view;
    m_pressedOn = spotAt(pos);
    m_drag = modifiers & Qt::ShiftModifier ? Drag::Pan : Drag::Pressed;
}

void TimelineChart::cancelDrag()
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Pan)
        Q_EMIT viewWanted(m_viewBefore);
    else if (drag != Drag::None && drag != Drag::Pressed)
        Q_EMIT windowWanted(m_windowBefore, true);
    viewport()->update();
}

void TimelineChart::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    if (const OperationBar *bar = m_scene.barAt(event->position()); bar && event->button() == Qt::LeftButton) {
        Q_EMIT operationClicked(bar->row);
        event->accept();
        return;
    }
    if (event->button() == Qt::MiddleButton)
        beginDrag(event->position(), Qt::ShiftModifier);
    else if (event->button() == Qt::LeftButton)
        beginDrag(event->position(), event->modifiers());
    event->accept();
}

void TimelineChart::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position();
    if (m_drag == Drag::None) {
        const Spot spot = spotAt(m_mouse);
        showCursorFor(spot);
        const IncidentMark *mark = spot == Spot::Mark ? markAt(m_mouse) : nullptr;
        Q_EMIT incidentHovered(mark ? mark->row : -1);
        if (spot == Spot::Plot || spot == Spot::Window)
            setCursorTime(m_scene.time(std::clamp(m_mouse.x(), m_scene.plot.left(), m_scene.plot.right())));
        viewport()->update();
        return;
    }
    if (m_drag == Drag::Pan) {
        const double perPixel = double(m_viewBefore.to - m_viewBefore.from) / std::max(1.0, m_scene.plot.width());
        const auto by = std::int64_t((m_pressed.x() - m_mouse.x()) * perPixel);
        Q_EMIT viewWanted({m_viewBefore.from + by, m_viewBefore.to + by});
        return;
    }
    if (m_drag == Drag::Pressed) {
        if (std::abs(m_mouse.x() - m_pressed.x()) < QApplication::startDragDistance() / 2.0
            || m_pressedOn == Spot::Nothing || m_pressedOn == Spot::Parked)
            return;
        const bool anew = event->modifiers() & Qt::ControlModifier;
        m_drag = anew                       ? Drag::NewWindow
            : m_pressedOn == Spot::FromEdge ? Drag::FromEdge
            : m_pressedOn == Spot::ToEdge   ? Drag::ToEdge
            : m_pressedOn == Spot::Window   ? Drag::MoveWindow
                                            : Drag::NewWindow;
    }
    Q_EMIT windowWanted(dragged(m_mouse), false);
}

void TimelineChart::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Pressed && event->button() == Qt::LeftButton) {
        if (m_pressedOn == Spot::Parked)
            Q_EMIT parkedClicked();
        else if (const IncidentMark *mark = markAt(m_pressed))
            Q_EMIT incidentsClicked(mark->rows, event->modifiers());
    } else if (drag == Drag::NewWindow || drag == Drag::FromEdge || drag == Drag::ToEdge || drag == Drag::MoveWindow) {
        m_drag = drag;
        const TimeWindow window = dragged(event->position());
        m_drag = Drag::None;
        Q_EMIT windowWanted(window.from == window.to ? m_windowBefore : window, true);
    }
    viewport()->update();
}

void TimelineChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = Drag::None;
    if (const IncidentMark *mark = markAt(event->position()))
        Q_EMIT incidentsActivated(mark->rows);
    else if (spotAt(event->position()) != Spot::Nothing)
        Q_EMIT windowWanted({}, true);
}

void TimelineChart::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    const bool sideways = std::abs(turn.x()) > std::abs(turn.y()) || event->modifiers() & Qt::ShiftModifier;
    if (sideways)
        pan((turn.x() ? turn.x() : turn.y()) * -0.6);
    else if (turn.y() != 0)
        zoom(std::pow(0.8, turn.y() / 120.0), event->position().x());
    event->accept();
}

void TimelineChart::zoom(double factor, double aboutX)
{
    const double span = double(m_scene.view.to - m_scene.view.from);
    factor = std::clamp(factor, double(leastSpan) / span, double(mostSpan) / span);
    const std::int64_t at = m_scene.time(std::clamp(aboutX, m_scene.plot.left(), m_scene.plot.right()));
    const auto from = at - std::int64_t(double(at - m_scene.view.from) * factor);
    Q_EMIT viewWanted({from, from + std::int64_t(span * factor)});
}

void TimelineChart::pan(double pixels)
{
    const auto by
        = std::int64_t(pixels / std::max(1.0, m_scene.plot.width()) * double(m_scene.view.to - m_scene.view.from));
    Q_EMIT viewWanted({m_scene.view.from + by, m_scene.view.to + by});
}

void TimelineChart::keyPressEvent(QKeyEvent *event)
{
    event->ignore(); // the view above knows the keys; QGraphicsView would scroll
}

void TimelineChart::contextMenuEvent(QContextMenuEvent *event) { Q_EMIT menuWanted(event->globalPos()); }

bool TimelineChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_mouse = {-1, -1};
        Q_EMIT incidentHovered(-1);
        setCursorTime({});
    }
    if (event->type() == QEvent::ToolTip)
        return true; // the card says it
    return QChartView::viewportEvent(event);
}

void TimelineChart::showCursorFor(Spot spot)
{
    switch (spot) {
    case Spot::Mark:
    case Spot::Parked:
        viewport()->setCursor(Qt::PointingHandCursor);
        break;
    case Spot::FromEdge:
    case Spot::ToEdge:
        viewport()->setCursor(Qt::SizeHorCursor);
        break;
    case Spot::Window:
        viewport()->setCursor(Qt::OpenHandCursor);
        break;
    case Spot::Plot:
        viewport()->setCursor(Qt::CrossCursor);
        break;
    case Spot::Nothing:
        viewport()->setCursor(Qt::ArrowCursor);
        break;
    }
}

} // namespace watchfloor::widgets
