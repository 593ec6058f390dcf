// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "common/operationwords.h"
#include "common/theme.h"
#include "operations/operationspanel.h"

#include <QKeyEvent>
#include <QPainter>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr int pad = 8;

bool isLoud(picture::OperationState state) { return state == picture::OperationState::Imminent; }

} // namespace

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

void OperationCard::show(const picture::Snapshot &s, const picture::OperationRow &row, Timestamp now)
{
    m_state = row.state;
    m_side = row.side;
    m_head = tr("%1 · %2").arg(word(row.side).toUpper(), word(row.kind));
    m_title = visibleText(row.title);
    m_window = operationWindowText(row);
    m_when = operationWhenText(row, now);
    m_targets = targetsText(s, row);
    m_warnings = warningText(row);
    m_same = sameOperationText(s, row);
    m_marking = bannerText(s.markings[row.marking]);
    setAccessibleName(text());
    updateGeometry();
    update();
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
    for (const Line &line : lines())
        all << line.text;
    return all.join(u'\n');
}

std::vector<OperationCard::Line> OperationCard::lines() const
{
    std::vector<Line> all{{m_head, true, !isLoud(m_state)}, {m_title, true, false}};
    if (!m_when.isEmpty())
        all.push_back({m_when, isLoud(m_state), false});
    all.push_back({m_window, false, true});
    if (!m_warnings.isEmpty())
        all.push_back({m_warnings, isLoud(m_state), !isLoud(m_state)});
    if (!m_targets.isEmpty())
        all.push_back(
            {m_side == picture::OperationSide::Adversary ? tr("aims at %1").arg(m_targets) : tr("on %1").arg(m_targets),
             false, true});
    if (!m_same.isEmpty())
        all.push_back({m_same, false, true});
    all.push_back({m_marking, false, true});
    return all;
}

QFont OperationCard::fontOf(const Line &line) const
{
    QFont f = Theme::tabular(font());
    f.setWeight(line.isStrong ? QFont::DemiBold : QFont::Normal);
    return f;
}

int OperationCard::paintLines(QPainter *painter, int width) const
{
    const Theme &theme = Theme::instance();
    int y = pad;
    bool isHead = true;
    for (const Line &line : lines()) {
        const QFont f = fontOf(line);
        const QFontMetrics metrics(f);
        const int left = isHead ? pad + metrics.ascent() + 8 : pad;
        const QRect box(left, y, width - left - pad, 1000);
        // A window and a target may wrap; nothing is cut.
        const QRect used = metrics.boundingRect(box, int(Qt::TextWordWrap) | int(Qt::AlignTop), line.text);
        if (painter) {
            painter->setFont(f);
            painter->setPen(theme.color(line.isMuted ? Theme::Role::TextMuted : Theme::Role::Text));
            painter->drawText(QRect(left, y, width - left - pad, used.height() + 2),
                              int(Qt::TextWordWrap) | int(Qt::AlignTop), line.text);
            if (isHead) {
                const double side = metrics.ascent() / 2.0;
                QTransform place;
                place.translate(pad + side, y + metrics.height() / 2.0);
                place.scale(side, side);
                const bool isAdversary = m_side == picture::OperationSide::Adversary;
                const QPainterPath shape = place.map(sideShape(m_side));
                const QColor ink = theme.color(Theme::Role::Text);
                painter->setPen(QPen(ink, 1.6));
                painter->setBrush(isAdversary ? QBrush(ink) : QBrush(Qt::NoBrush));
                painter->drawPath(shape);
            }
        }
        y += used.height() + (isHead ? 4 : 2);
        isHead = false;
    }
    return y + pad - 2;
}

QSize OperationCard::sizeHint() const { return {190, paintLines(nullptr, 190)}; }
int OperationCard::heightForWidth(int width) const { return paintLines(nullptr, width); }

void OperationCard::paintEvent(QPaintEvent *)
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
    std::ignore = paintLines(&painter, width());
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
