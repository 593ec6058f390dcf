// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/changebadge.h"

#include <QPainter>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

QString ChangeBadge::sign(picture::Change change)
{
    switch (change) {
    case picture::Change::None:
        return {};
    case picture::Change::Added:
        return u"+"_s;
    case picture::Change::Worse:
        return u"▲"_s;
    case picture::Change::Contradicted:
        return u"≠"_s;
    case picture::Change::Better:
        return u"▼"_s;
    case picture::Change::Closed:
        return u"✓"_s;
    }
    return {};
}

QString ChangeBadge::word(picture::Change change)
{
    switch (change) {
    case picture::Change::None:
        return {};
    case picture::Change::Added:
        return tr("New");
    case picture::Change::Worse:
        return tr("Worse");
    case picture::Change::Contradicted:
        return tr("Newly contradicted");
    case picture::Change::Better:
        return tr("Better");
    case picture::Change::Closed:
        return tr("Closed");
    }
    return {};
}

void ChangeBadge::paint(QPainter &painter, QPointF centre, double size, picture::Change change, const Theme &theme,
                        const QFont &font)
{
    if (change == picture::Change::None)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plate(centre.x() - size / 2, centre.y() - size / 2, size, size);
    // What got worse stands out from what got better by its plate, not by its colour alone.
    const bool isLoud = change < picture::Change::Better;
    painter.setPen(QPen(theme.color(isLoud ? Theme::Role::Window : Theme::Role::Text), 1));
    painter.setBrush(theme.color(isLoud ? Theme::Role::Text : Theme::Role::Window));
    painter.drawRoundedRect(plate, 3, 3);
    QFont bold = font;
    bold.setBold(true);
    bold.setPixelSize(std::max(8, static_cast<int>(size * 0.78)));
    painter.setFont(bold);
    painter.setPen(theme.color(isLoud ? Theme::Role::Window : Theme::Role::Text));
    painter.drawText(plate, Qt::AlignCenter, sign(change));
    painter.restore();
}

} // namespace watchfloor::widgets
