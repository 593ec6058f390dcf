// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/labels.h"

#include "common/icon.h"
#include "common/theme.h"
#include "common/words.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

QLabel *mutedLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setProperty("muted", true);
    return label;
}

QLabel *sectionLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setProperty("section", true);
    return label;
}

// ------------------------------------------------------------ ElidedLabel

ElidedLabel::ElidedLabel(QWidget *parent)
    : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    updateToolTip();
    update();
}

void ElidedLabel::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

bool ElidedLabel::isElided() const { return fontMetrics().horizontalAdvance(m_text) > contentsRect().width(); }

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2 * frameWidth() + 1, fontMetrics().height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 6), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(Theme::instance().color(m_muted ? Theme::Role::TextMuted : Theme::Role::Text));
    const QRect area = contentsRect();
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, area.width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::updateToolTip() { setToolTip(isElided() ? toolTipOf(m_text) : QString()); }

// ------------------------------------------------------------ MarkingChip

MarkingChip::MarkingChip(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void MarkingChip::setMarking(const Marking &marking)
{
    const QColor color = Theme::instance().tlp(marking);
    if (bannerText(marking) == text() && color == m_color)
        return; // a style sheet is dear, and a replay brings the same one with each picture
    m_color = color;
    setText(bannerText(marking));
    setAccessibleName(tr("Marking %1").arg(text()));
    setStyleSheet(
        u"background: #000; color: %1; border-radius: 3px; padding: 1px 6px; font-weight: 600;"_s.arg(color.name()));
}

// ------------------------------------------------------------ ShapeLabel

ShapeLabel::ShapeLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ShapeLabel::setMark(const QPainterPath &shape, const QColor &color, const QString &text, bool bold)
{
    const bool resized = text != m_text || bold != m_bold;
    if (!resized && color == m_color && shape == m_shape)
        return;
    m_shape = shape;
    m_color = color;
    m_text = text;
    m_bold = bold;
    setAccessibleName(text);
    if (resized)
        updateGeometry();
    update();
}

QFont ShapeLabel::markFont() const
{
    QFont markedFont = Theme::tabular(font());
    markedFont.setBold(m_bold);
    return markedFont;
}

QSize ShapeLabel::sizeHint() const
{
    const QFontMetrics metrics(markFont());
    const int textWidth = m_text.isEmpty() ? 0 : 6 + metrics.horizontalAdvance(m_text);
    return {metrics.ascent() + textWidth + 1, metrics.height() + 2};
}

void ShapeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont shownFont = markFont();
    const QFontMetrics metrics(shownFont);
    const int side = metrics.ascent();
    paintShape(painter, m_shape, m_color, QRectF(0.5, (height() - side) / 2.0 + 0.5, side - 1, side - 1));
    painter.setFont(shownFont);
    painter.setPen(Theme::instance().color(Theme::Role::Text));
    painter.drawText(rect().adjusted(side + 6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

// ------------------------------------------------------------ EmptyState

EmptyState::EmptyState(QWidget *over)
    : QWidget(over)
    , m_headline(plainLabel())
    , m_advice(mutedLabel())
    , m_button(new QPushButton)
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch();
    for (QLabel *label : {m_headline, m_advice}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    QFont font = m_headline->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_headline->setFont(font);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::triggered);
    over->installEventFilter(this);
    hide();
}

void EmptyState::setMessage(const QString &headline, const QString &advice, const QString &button)
{
    m_headline->setText(headline);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setVisible(!headline.isEmpty());
    if (isVisible()) {
        setGeometry(parentWidget()->rect());
        raise();
    }
}

bool EmptyState::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace watchfloor::widgets
