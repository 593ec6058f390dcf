// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay/knowntrack.h"

#include "common/theme.h"
#include "common/words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {
constexpr double columnWidth = 2;
constexpr double gripSize = 6;
constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t closest = 10 * second; ///< that the wheel zooms in to
} // namespace

KnownTrack::KnownTrack(ReplayClock *clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
{
    setObjectName(u"knownTrack"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Known at"));
    setAccessibleDescription(tr("Left and Right: to the change before or after. Page keys: an hour. Home: the first "
                                "change. End: now. Wheel: nearer or farther."));
    setToolTip(tr("What became known when. Click or drag to see the picture as it was known then."));
    connect(clock, &ReplayClock::changed, this, &KnownTrack::take);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    m_nowWidth = fontMetrics().horizontalAdvance(tr("NOW")) + 12;
    take();
}

QSize KnownTrack::sizeHint() const { return {400, fontMetrics().height() * 9 / 5}; }

QRectF KnownTrack::nowRect() const { return {width() - m_nowWidth, 0, m_nowWidth, double(height())}; }

QRectF KnownTrack::plotRect() const
{
    return {gripSize, 2, std::max(1.0, nowRect().left() - 2 * gripSize), double(height()) - fontMetrics().height() - 2};
}

double KnownTrack::xOf(std::int64_t instant) const
{
    const QRectF plot = plotRect();
    return plot.left() + plot.width() * double(instant - m_from) / double(m_to - m_from);
}

std::int64_t KnownTrack::instantAt(double x) const
{
    const QRectF plot = plotRect();
    return m_from + std::int64_t(std::llround((x - plot.left()) / plot.width() * double(m_to - m_from)));
}

void KnownTrack::take()
{
    const auto &history = m_clock->history();
    const std::int64_t last = history.empty() ? 0 : history.back().at;
    if (history.size() != m_counted || last != m_countedLast) {
        m_counted = history.size();
        m_countedLast = last;
        if (m_isFitted)
            fit();
        countColumns();
    }
    if (const auto at = m_clock->at(); at && !m_isFitted && m_clock->isPlaying()) {
        // The hand stays in sight while it runs.
        const std::int64_t instant = toMicros(*at), span = m_to - m_from;
        if (instant < m_from || instant > m_to) {
            m_from = instant - span / 10;
            m_to = m_from + span;
            countColumns();
        }
    }
    update();
}

void KnownTrack::fit()
{
    m_isFitted = true;
    const auto &history = m_clock->history();
    m_from = history.empty() ? 0 : history.front().at;
    m_to = history.empty() ? 1 : std::max(history.back().at, m_from + second);
}

void KnownTrack::countColumns()
{
    const QRectF plot = plotRect();
    m_columns.assign(static_cast<std::size_t>(std::max(1.0, plot.width() / columnWidth)) + 1, 0);
    const double scale = plot.width() / columnWidth / double(m_to - m_from);
    for (const store::KnownChange &change : m_clock->history()) {
        const double column = std::floor(double(change.at - m_from) * scale);
        if (column >= 0 && column < double(m_columns.size()))
            m_columns[static_cast<std::size_t>(column)] += change.items;
    }
    m_most = std::ranges::max(m_columns);
    update();
}

void KnownTrack::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    const QRectF plot = plotRect(), now = nowRect();
    const QColor replay = theme.color(Theme::Role::Replay), muted = theme.color(Theme::Role::TextMuted);
    p.fillRect(plot, theme.color(Theme::Role::Window));
    const auto at = m_clock->at();
    const double hand = at ? std::clamp(xOf(toMicros(*at)), plot.left(), plot.right()) : plot.right();
    // What is known in the picture stands out against what it does not know yet.
    const QColor known = at ? replay : muted;
    QColor later = muted;
    later.setAlpha(110);
    p.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i] == 0)
            continue;
        const double high = std::max(2.0, plot.height() * std::sqrt(double(m_columns[i]) / double(m_most)));
        const double x = plot.left() + double(i) * columnWidth;
        p.fillRect(QRectF(x, plot.bottom() - high, columnWidth, high), x <= hand ? known : later);
    }
    p.setPen(theme.color(Theme::Role::Line));
    p.drawLine(plot.bottomLeft(), plot.bottomRight());

    const QFontMetrics metrics = fontMetrics();
    const double base = plot.bottom() + metrics.ascent();
    const bool isShort = m_to - m_from < 36LL * 3600 * second;
    const auto label = [&](std::int64_t instant) {
        const QString stamp = stampText(instant);
        return isShort ? stamp.mid(11) : stamp.left(10);
    };
    p.setPen(muted);
    if (!m_clock->history().empty()) {
        const int steps = std::clamp(int(plot.width()) / (metrics.horizontalAdvance(label(m_from)) + 40), 1, 6);
        for (int i = 0; i <= steps; ++i) {
            const std::int64_t instant = m_from + (m_to - m_from) / steps * i;
            const double wide = metrics.horizontalAdvance(label(instant));
            const double x = std::clamp(xOf(instant) - wide / 2, plot.left(), plot.right() - wide);
            p.drawText(QPointF(x, base), label(instant));
        }
    }
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(at ? muted : theme.color(Theme::Role::Text));
    QFont bold = font();
    bold.setBold(!at);
    p.setFont(bold);
    p.drawText(now.adjusted(0, 0, 0, plot.bottom() - height()), Qt::AlignCenter, tr("NOW"));
    p.setFont(font());

    if (m_hover >= plot.left() && m_hover <= plot.right()) {
        p.setPen(QPen(muted, 1, Qt::DotLine));
        p.drawLine(QPointF(m_hover, plot.top()), QPointF(m_hover, plot.bottom()));
        const QString text = stampText(instantAt(m_hover));
        const double wide = metrics.horizontalAdvance(text) + 8;
        const QRectF box(std::clamp(m_hover - wide / 2, 0.0, width() - wide), plot.bottom() + 1, wide,
                         metrics.height());
        p.fillRect(box, theme.color(Theme::Role::PanelRaised));
        p.setPen(theme.color(Theme::Role::Text));
        p.drawText(box, Qt::AlignCenter, text);
    }
    const QColor handColor = at ? replay : theme.color(Theme::Role::Text);
    const double x = at ? hand : now.center().x();
    p.setPen(QPen(handColor, 2));
    p.drawLine(QPointF(x, plot.top()), QPointF(x, at ? plot.bottom() : plot.top() + 3));
    p.setPen(Qt::NoPen);
    p.setBrush(handColor);
    p.drawPolygon(QPolygonF{QPointF(x - gripSize, 0), QPointF(x + gripSize, 0), QPointF(x, gripSize + 3)});
    if (hasFocus()) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(theme.color(Theme::Role::Accent), 1));
        p.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void KnownTrack::goTo(double x)
{
    if (m_clock->history().empty())
        return;
    if (x >= nowRect().left())
        m_clock->setAt({});
    else
        m_clock->setAt(fromMicros(std::clamp(instantAt(x), m_from, m_to)));
}

void KnownTrack::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goTo(event->position().x());
}

void KnownTrack::mouseMoveEvent(QMouseEvent *event)
{
    m_hover = event->position().x();
    if (event->buttons() & Qt::LeftButton)
        goTo(m_hover);
    update();
}

void KnownTrack::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void KnownTrack::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() != 0)
        zoom(event->angleDelta().y() > 0 ? 0.7 : 1 / 0.7, instantAt(event->position().x()));
    event->accept();
}

void KnownTrack::zoom(double factor, std::int64_t about)
{
    const auto &history = m_clock->history();
    if (history.empty())
        return;
    const std::int64_t first = history.front().at, last = std::max(history.back().at, first + second);
    const auto span = std::max(closest, std::int64_t(double(m_to - m_from) * factor));
    if (span >= last - first) {
        fit();
    } else {
        about = std::clamp(about, m_from, m_to);
        const double share = double(about - m_from) / double(m_to - m_from);
        m_from = std::clamp(about - std::int64_t(share * double(span)), first, last - span);
        m_to = m_from + span;
        m_isFitted = false;
    }
    countColumns();
}

void KnownTrack::moveBy(std::chrono::microseconds by)
{
    if (m_clock->history().empty())
        return;
    const Timestamp last = fromMicros(m_clock->history().back().at);
    if (!m_clock->at() && by.count() > 0)
        return;
    m_clock->setAt(std::max(m_clock->at().value_or(last) + by, fromMicros(m_clock->history().front().at)));
}

void KnownTrack::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return m_clock->step(-1);
    case Qt::Key_Right:
        return m_clock->step(1);
    case Qt::Key_PageUp:
        return moveBy(-std::chrono::hours(1));
    case Qt::Key_PageDown:
        return moveBy(std::chrono::hours(1));
    case Qt::Key_Home:
        if (!m_clock->history().empty())
            m_clock->setAt(fromMicros(m_clock->history().front().at));
        return;
    case Qt::Key_End:
        return m_clock->setAt({});
    case Qt::Key_Space:
        return m_clock->toggle();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return m_clock->changeSpeed(1);
    case Qt::Key_Minus:
        return m_clock->changeSpeed(-1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void KnownTrack::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        countColumns();
}

void KnownTrack::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_nowWidth = fontMetrics().horizontalAdvance(tr("NOW")) + 12;
        countColumns();
    }
}

} // namespace watchfloor::widgets
