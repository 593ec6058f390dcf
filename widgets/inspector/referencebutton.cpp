// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/referencebutton.h"

#include "common/icon.h"
#include "common/theme.h"
#include "common/words.h"

#include <QPainter>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {
constexpr int relationCharacters = 12;
}

ReferenceButton::ReferenceButton(const Reference &reference, QWidget *parent)
    : QAbstractButton(parent)
    , m_reference(reference)
{
    setText(reference.text);
    QString state;
    if (reference.health)
        state = Theme::word(*reference.health);
    else if (reference.severity >= 0)
        state = Theme::word(severityBand(reference.severity));
    setAccessibleName(u"%1 %2 %3"_s.arg(reference.relation, reference.text, state));
    setToolTip(toolTipOf(u"%1\n%2: %3"_s.arg(reference.text, reference.relation, state)));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ReferenceButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.averageCharWidth() * (relationCharacters + 30), metrics.height() + 8};
}

QSize ReferenceButton::minimumSizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.averageCharWidth() * (relationCharacters + 10), metrics.height() + 8};
}

void ReferenceButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ReferenceButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void ReferenceButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? theme.color(Theme::Role::Accent) : Qt::transparent);
        painter.setBrush(theme.color(Theme::Role::PanelRaised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    QRect area = rect().adjusted(4, 0, -4, 0);
    const QFontMetrics metrics = fontMetrics();
    const int column = metrics.averageCharWidth() * relationCharacters;
    painter.setPen(theme.color(Theme::Role::TextMuted));
    painter.drawText(QRect(area.left(), 0, column, height()), Qt::AlignVCenter,
                     metrics.elidedText(m_reference.relation, Qt::ElideRight, column - 4));
    area.setLeft(area.left() + column);
    const int side = metrics.ascent();
    const QRectF square(area.left(), (height() - side) / 2.0, side, side);
    if (m_reference.health)
        paintShape(painter, Theme::healthShape(*m_reference.health), theme.health(*m_reference.health), square);
    else if (m_reference.severity >= 0) {
        const SeverityBand band = severityBand(m_reference.severity);
        paintShape(painter, Theme::severityShape(band), theme.severity(band), square);
    }
    area.setLeft(area.left() + side + 6);
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(area, Qt::AlignVCenter, metrics.elidedText(m_reference.text, Qt::ElideRight, area.width()));
}

} // namespace watchfloor::widgets
