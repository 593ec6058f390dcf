// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay/modestrip.h"

#include "common/theme.h"

#include <QPainter>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

void paintReplayHatching(QPainter &painter, const QRect &area)
{
    constexpr int band = 8;
    const Theme &theme = Theme::instance();
    painter.save();
    painter.setClipRect(area);
    painter.fillRect(area, theme.color(Theme::Role::Replay));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Theme::Role::ReplayText));
    // On multiples of the window's coordinates, so that the sides of a frame meet.
    const int high = area.height();
    const int first = (area.left() - high) / (2 * band) * 2 * band - 2 * band;
    for (int x = first; x < area.right() + high; x += 2 * band) {
        painter.drawPolygon(QPolygonF{QPointF(x + high, area.top()), QPointF(x + high + band, area.top()),
                                      QPointF(x + band, area.top() + high), QPointF(x, area.top() + high)});
    }
    painter.restore();
}

ModeStrip::ModeStrip(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setObjectName(kind == Kind::Replay ? u"replayStrip"_s : u"compareStrip"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString ModeStrip::word() const { return m_kind == Kind::Replay ? tr("REPLAY") : tr("COMPARE"); }

void ModeStrip::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(u"%1. %2"_s.arg(word(), text));
    update();
}

QFont ModeStrip::wordFont() const
{
    QFont bold = Theme::tabular(font(), 1.1);
    bold.setBold(true);
    return bold;
}

QSize ModeStrip::sizeHint() const { return {600, QFontMetrics(wordFont()).height() + 8}; }

void ModeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    const bool isReplay = m_kind == Kind::Replay;
    const QColor back = theme.color(isReplay ? Theme::Role::Replay : Theme::Role::Selection);
    const QColor front = theme.color(isReplay ? Theme::Role::ReplayText : Theme::Role::Text);
    painter.fillRect(rect(), back);
    QFont spaced = wordFont();
    spaced.setLetterSpacing(QFont::AbsoluteSpacing, 2.5);
    const int wide = QFontMetrics(spaced).horizontalAdvance(word()) + 24;
    const int hatched = isReplay ? std::max(0, std::min(72, width() / 12)) : 0;
    if (isReplay) {
        paintReplayHatching(painter, QRect(0, 0, hatched, height()));
        paintReplayHatching(painter, QRect(width() - hatched, 0, hatched, height()));
    } else {
        painter.fillRect(QRect(0, 0, 4, height()), theme.color(Theme::Role::Accent));
        painter.fillRect(QRect(width() - 4, 0, 4, height()), theme.color(Theme::Role::Accent));
    }
    painter.setPen(front);
    painter.setFont(spaced);
    painter.drawText(QRect(hatched, 0, wide, height()), Qt::AlignCenter, word());
    painter.drawText(QRect(width() - hatched - wide, 0, wide, height()), Qt::AlignCenter, word());
    painter.setFont(wordFont());
    const QRect middle = rect().adjusted(hatched + wide + 8, 0, -hatched - wide - 8, 0);
    painter.drawText(middle, Qt::AlignCenter,
                     QFontMetrics(wordFont()).elidedText(m_text, Qt::ElideRight, middle.width()));
}

} // namespace watchfloor::widgets
