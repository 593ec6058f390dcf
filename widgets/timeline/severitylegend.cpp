// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/severitylegend.h"

#include "timeline/timelinescene.h"

#include <QPainter>

namespace watchfloor::widgets {

namespace {
constexpr int shapeWidth = 16;
constexpr int gap = 14;
} // namespace

SeverityLegend::SeverityLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    QStringList words;
    for (int band = severityBandCount - 1; band >= 0; --band)
        words << Theme::word(SeverityBand(band));
    setAccessibleName(tr("Severities, worst first: %1").arg(words.join(QStringLiteral(", "))));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize SeverityLegend::sizeHint() const
{
    int width = 8;
    for (int band = 0; band < severityBandCount; ++band)
        width += shapeWidth + fontMetrics().horizontalAdvance(Theme::word(SeverityBand(band))) + gap;
    return {width, fontMetrics().height() + 6};
}

QSize SeverityLegend::minimumSizeHint() const
{
    return {8 + severityBandCount * (shapeWidth + 4), fontMetrics().height() + 6};
}

void SeverityLegend::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing, true);
    const Theme &theme = Theme::instance();
    const bool words = width() >= sizeHint().width();
    double x = 8;
    for (int band = severityBandCount - 1; band >= 0; --band) {
        paintSeverityShape(p, theme, SeverityBand(band), QPointF(x + 5, height() / 2.0), 5, true);
        x += shapeWidth;
        if (!words) {
            x += 4;
            continue;
        }
        const QString word = Theme::word(SeverityBand(band));
        p.setPen(theme.color(Theme::Role::Text));
        p.drawText(QRectF(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, word);
        x += fontMetrics().horizontalAdvance(word) + gap;
    }
}

} // namespace watchfloor::widgets
