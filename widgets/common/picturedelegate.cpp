// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/picturedelegate.h"

#include "common/icon.h"
#include "common/roles.h"
#include "common/theme.h"

#include <QApplication>
#include <QPainter>

namespace watchfloor::widgets {

namespace {

constexpr int gap = 6;

struct Mark
{
    QPainterPath shape;
    QColor color;
    bool filled = false; ///< the whole cell's text sits on the colour
    bool bold = false;
};

std::optional<Mark> markOf(const QModelIndex &index)
{
    const Theme &theme = Theme::instance();
    if (const QVariant v = index.data(SeverityRole); v.isValid()) {
        const SeverityBand band = severityBand(v.toInt());
        return Mark{Theme::severityShape(band), theme.severity(band), band == SeverityBand::Critical,
                    band >= SeverityBand::High};
    }
    if (const QVariant v = index.data(HealthRole); v.isValid()) {
        const auto health = static_cast<picture::Health>(v.toInt());
        return Mark{Theme::healthShape(health), theme.health(health), health == picture::Health::Failed,
                    health == picture::Health::Failed || health == picture::Health::Impaired};
    }
    if (const QVariant v = index.data(FeedHealthRole); v.isValid()) {
        const auto health = static_cast<picture::FeedHealth>(v.toInt());
        return Mark{Theme::feedShape(health), theme.feed(health), health == picture::FeedHealth::Silent,
                    health == picture::FeedHealth::Silent};
    }
    return std::nullopt;
}

QColor inkOn(const QColor &fill)
{
    return qGray(fill.rgb()) > 110 ? QColor(0x12, 0x12, 0x12) : QColor(0xFF, 0xFF, 0xFF);
}

} // namespace

void PictureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    const std::optional<Mark> mark = markOf(index);
    const QVariant marking = index.data(MarkingRole);
    const bool muted = index.data(MutedRole).toBool();

    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString text = option.text;
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const Theme &theme = Theme::instance();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QFont font = option.font;
    QColor ink = theme.color(muted ? Theme::Role::TextMuted : Theme::Role::Text);
    QRect area = option.rect.adjusted(gap, 0, -gap, 0);
    if (marking.isValid()) {
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, area.width() - 2 * gap);
        QRect chip(area.left(), area.center().y() - metrics.height() / 2, metrics.horizontalAdvance(shown) + 2 * gap,
                   metrics.height() + 2);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Qt::black);
        painter->drawRoundedRect(chip, 3, 3);
        painter->setPen(theme.tlp(marking.value<Marking>()));
        painter->drawText(chip, Qt::AlignCenter, shown);
        painter->restore();
        return;
    }
    if (mark) {
        font.setBold(mark->bold);
        const QFontMetrics metrics(font);
        const int side = metrics.ascent();
        if (mark->filled) {
            const int width = std::min(area.width() + gap, side + 3 * gap + metrics.horizontalAdvance(text));
            const QRect chip(area.left() - gap / 2, area.center().y() - metrics.height() / 2 - 1, width,
                             metrics.height() + 3);
            painter->setPen(Qt::NoPen);
            painter->setBrush(mark->color);
            painter->drawRoundedRect(chip, 3, 3);
            ink = inkOn(mark->color);
        }
        paintShape(*painter, mark->shape, mark->filled ? ink : mark->color,
                   QRectF(area.left(), area.center().y() - side / 2.0 + 0.5, side, side));
        area.setLeft(area.left() + side + gap);
    }
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(area, int(option.displayAlignment),
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

QSize PictureDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const QFontMetrics metrics(option.font);
    if (markOf(index))
        size.rwidth() += metrics.ascent() + 3 * gap + metrics.horizontalAdvance(u'm');
    else if (index.data(MarkingRole).isValid())
        size.rwidth() += 4 * gap;
    size.setHeight(std::max(size.height(), metrics.height() + 8));
    return size;
}

} // namespace watchfloor::widgets
