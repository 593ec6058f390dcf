// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "common/operationwords.h"
#include "common/theme.h"
#include "operations/operationspanel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

#include <cmath>
#include <map>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr int pad = 8;

bool isLoud(picture::OperationState state) { return state == picture::OperationState::Imminent; }

} // namespace

/// The words of a line, shaped once.
struct OperationCard::Laid
{
    Laid(const QString &text, const QFont &font)
        : layout(text, font)
        , metrics(font)
    {
        layout.setCacheEnabled(true);
    }
    int heightAt(int wanted)
    {
        if (const auto known = heights.find(wanted); known != heights.end())
            return known->second;
        if (heights.size() >= 16)
            heights.clear(); // somebody drags the edge
        breakAt(wanted);
        return heights[wanted] = int(std::ceil(layout.boundingRect().height()));
    }
    void breakAt(int wanted)
    {
        if (wanted == brokenAt)
            return;
        brokenAt = wanted;
        double y = 0;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1, wanted));
            line.setPosition({0, y});
            y += line.height();
        }
        layout.endLayout();
    }

    QTextLayout layout;
    QFontMetrics metrics;
    int brokenAt = -1;
    std::map<int, int> heights; ///< by width: a layout asks for several
};

OperationCard::OperationCard(const std::string &id, QWidget *parent)
    : QWidget(parent)
    , m_id(id)
{
    setObjectName(u"operationCard"_s);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

OperationCard::~OperationCard() = default;

void OperationCard::show(const picture::Snapshot &s, const picture::OperationRow &row, Timestamp now)
{
    const bool isOther = row.state != m_state || row.side != m_side;
    m_state = row.state;
    m_side = row.side;
    std::vector<Line> lines = linesOf(s, row, now);
    if (lines != m_lines)
        takeLines(std::move(lines));
    else if (isOther)
        update();
    if (isOther || accessibleName().isEmpty())
        setAccessibleName(text());
}

void OperationCard::takeLines(std::vector<Line> lines)
{
    const int was = height() > 0 && !m_laid.empty() ? heightForWidth(width()) : -1;
    m_laid.resize(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i >= m_lines.size() || lines[i].text != m_lines[i].text || lines[i].isStrong != m_lines[i].isStrong)
            m_laid[i].reset();
    }
    m_lines = std::move(lines);
    shape();
    setAccessibleName(text());
    // Most pictures change the words of a line and no line's number: the cards below it stay where they are.
    if (heightForWidth(width()) != was)
        updateGeometry();
    update();
}

void OperationCard::shape()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_laid[i])
            continue;
        QFont f = Theme::tabular(font());
        f.setWeight(m_lines[i].isStrong ? QFont::DemiBold : QFont::Normal);
        m_laid[i] = std::make_unique<Laid>(m_lines[i].text, f);
    }
}

void OperationCard::setSelected(bool selected)
{
    if (selected == m_selected)
        return;
    m_selected = selected;
    update();
}

QString OperationCard::text() const
{
    QStringList all{word(m_state)};
    for (const Line &line : m_lines)
        all << line.text;
    return all.join(u'\n');
}

std::vector<OperationCard::Line> OperationCard::linesOf(const picture::Snapshot &s, const picture::OperationRow &row,
                                                        Timestamp now) const
{
    const bool loud = isLoud(row.state);
    std::vector<Line> all{{tr("%1 · %2").arg(word(row.side).toUpper(), word(row.kind)), true, !loud},
                          {visibleText(row.title), true, false}};
    const auto add = [&](const QString &text, bool isStrong, bool isMuted) {
        if (!text.isEmpty())
            all.push_back({text, isStrong, isMuted});
    };
    add(operationWhenText(row, now), loud, false);
    add(operationWindowText(row), false, true);
    add(warningText(row), loud, !loud);
    if (const QString targets = targetsText(s, row); !targets.isEmpty())
        add(row.side == picture::OperationSide::Adversary ? tr("aims at %1").arg(targets) : tr("on %1").arg(targets),
            false, true);
    add(sameOperationText(s, row), false, true);
    add(bannerText(s.markings[row.marking]), false, true);
    return all;
}

int OperationCard::left(std::size_t line) const { return line == 0 ? pad + m_laid[0]->metrics.ascent() + 8 : pad; }

int OperationCard::heightOf(std::size_t line, int width) const
{
    return m_laid[line]->heightAt(width - left(line) - pad);
}

int OperationCard::heightForWidth(int width) const
{
    int y = pad;
    for (std::size_t i = 0; i < m_laid.size(); ++i)
        y += heightOf(i, width) + (i == 0 ? 4 : 2);
    return y + pad - 2;
}

QSize OperationCard::sizeHint() const { return {190, heightForWidth(190)}; }

void OperationCard::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setBrush(theme.color(m_selected ? Theme::Role::Selection : Theme::Role::PanelRaised));
    const bool isMarked = m_selected || hasFocus();
    painter.setPen(QPen(theme.color(isMarked ? Theme::Role::Accent : Theme::Role::Line), isMarked ? 2 : 1));
    painter.drawRoundedRect(frame, 4, 4);
    if (isLoud(m_state)) // a bar at the edge, wide enough to be seen from across the room
        painter.fillRect(QRectF(frame.left(), frame.top() + 3, 5, frame.height() - 6),
                         theme.severity(SeverityBand::Critical));
    int y = pad;
    for (std::size_t i = 0; i < m_laid.size(); ++i) {
        const int high = heightOf(i, width());
        if (event->rect().intersects(QRect(0, y, width(), high))) {
            if (i == 0)
                paintSide(painter);
            m_laid[i]->breakAt(width() - left(i) - pad); // a window and a target may wrap; nothing is cut
            painter.setPen(theme.color(m_lines[i].isMuted ? Theme::Role::TextMuted : Theme::Role::Text));
            m_laid[i]->layout.draw(&painter, QPointF(left(i), y));
        }
        y += high + (i == 0 ? 4 : 2);
    }
}

void OperationCard::paintSide(QPainter &painter) const
{
    const QFontMetrics &metrics = m_laid[0]->metrics;
    const double side = metrics.ascent() / 2.0;
    QTransform place;
    place.translate(pad + side, pad + metrics.height() / 2.0);
    place.scale(side, side);
    const bool isAdversary = m_side == picture::OperationSide::Adversary;
    const QColor ink = Theme::instance().color(Theme::Role::Text);
    painter.setPen(QPen(ink, 1.6));
    painter.setBrush(isAdversary ? QBrush(ink) : QBrush(Qt::NoBrush));
    painter.drawPath(place.map(sideShape(m_side)));
}

void OperationCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    for (auto &line : m_laid)
        line.reset();
    shape();
    updateGeometry();
    update();
}

void OperationCard::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT clicked();
}

void OperationCard::mouseDoubleClickEvent(QMouseEvent *) { Q_EMIT activated(); }

void OperationCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT activated();
    else
        QWidget::keyPressEvent(event);
}

void OperationCard::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

} // namespace watchfloor::widgets
