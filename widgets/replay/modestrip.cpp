// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay/modestrip.h"

#include "common/theme.h"

#include <QPainter>
#include <QPixmapCache>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

/// One period of the bands, to be repeated: a frame is painted often.
QPixmap hatchingTile(qreal ratio)
{
    constexpr int band = 8;
    const Theme &theme = Theme::instance();
    const QString key = u"replay-hatching-%1-%2"_s.arg(static_cast<int>(theme.scheme())).arg(ratio);
    QPixmap tile;
    if (QPixmapCache::find(key, &tile))
        return tile;
    tile = QPixmap(QSize(2 * band, 2 * band) * ratio);
    tile.setDevicePixelRatio(ratio);
    tile.fill(theme.color(Theme::Role::Replay));
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Theme::Role::ReplayText));
    for (const int x : {-2 * band, 0, 2 * band})
        painter.drawPolygon(QPolygonF{QPointF(x + band, 0), QPointF(x + 2 * band, 0), QPointF(x, 2 * band),
                                      QPointF(x - band, 2 * band)});
    QPixmapCache::insert(key, tile);
    return tile;
}

QPixmap chequerTile(qreal ratio)
{
    constexpr int square = 4;
    const Theme &theme = Theme::instance();
    const QString key = u"whatif-chequers-%1-%2"_s.arg(static_cast<int>(theme.scheme())).arg(ratio);
    QPixmap tile;
    if (QPixmapCache::find(key, &tile))
        return tile;
    tile = QPixmap(QSize(2 * square, 2 * square) * ratio);
    tile.setDevicePixelRatio(ratio);
    tile.fill(theme.color(Theme::Role::WhatIf));
    QPainter painter(&tile);
    for (const QPoint at : {QPoint(0, 0), QPoint(square, square)})
        painter.fillRect(QRect(at, QSize(square, square)), theme.color(Theme::Role::WhatIfText));
    painter.end();
    QPixmapCache::insert(key, tile);
    return tile;
}

} // namespace

void paintWhatIfChequers(QPainter &painter, const QRect &area)
{
    painter.drawTiledPixmap(area, chequerTile(painter.device()->devicePixelRatioF()), area.topLeft());
}

void paintReplayHatching(QPainter &painter, const QRect &area)
{
    // Tiles lie on multiples of the widget's coordinates, so that the sides of a frame meet.
    painter.drawTiledPixmap(area, hatchingTile(painter.device()->devicePixelRatioF()), area.topLeft());
}

ModeStrip::ModeStrip(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setObjectName(kind == Kind::Replay        ? u"replayStrip"_s
                      : kind == Kind::Compare ? u"compareStrip"_s
                                              : u"whatIfStrip"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString ModeStrip::word() const
{
    switch (m_kind) {
    case Kind::Replay:
        return tr("REPLAY");
    case Kind::Compare:
        return tr("COMPARE");
    case Kind::WhatIf:
        return tr("WHAT-IF");
    }
    return {};
}

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
    const bool isPatterned = m_kind != Kind::Compare;
    const auto role = [this](Theme::Role replay, Theme::Role compare, Theme::Role whatIf) {
        return m_kind == Kind::Replay ? replay : m_kind == Kind::Compare ? compare : whatIf;
    };
    const QColor back = theme.color(role(Theme::Role::Replay, Theme::Role::Selection, Theme::Role::WhatIf));
    const QColor front = theme.color(role(Theme::Role::ReplayText, Theme::Role::Text, Theme::Role::WhatIfText));
    painter.fillRect(rect(), back);
    QFont spaced = wordFont();
    spaced.setLetterSpacing(QFont::AbsoluteSpacing, 2.5);
    const int wide = QFontMetrics(spaced).horizontalAdvance(word()) + 24;
    const int hatched = isPatterned ? std::max(0, std::min(72, width() / 12)) : 0;
    if (isPatterned) {
        const auto paint = m_kind == Kind::Replay ? paintReplayHatching : paintWhatIfChequers;
        paint(painter, QRect(0, 0, hatched, height()));
        paint(painter, QRect(width() - hatched, 0, hatched, height()));
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
