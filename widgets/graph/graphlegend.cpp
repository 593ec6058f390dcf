// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphlegend.h"

#include <QPainter>
#include <QResizeEvent>

#include <cmath>

namespace watchfloor::widgets {

GraphLegend::GraphLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void GraphLegend::explain(Legend of)
{
    m_of = of;
    updateGeometry();
    update();
}

int GraphLegend::heightForWidth(int width) const
{
    return int(
        std::ceil(paintGraphLegend(nullptr, QRectF(0, 0, width, 100), GraphMetrics(font()), Theme::instance(), m_of)));
}

QSize GraphLegend::sizeHint() const { return {400, heightForWidth(std::max(width(), 200))}; }

void GraphLegend::resizeEvent(QResizeEvent *event)
{
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

void GraphLegend::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    paintGraphLegend(&p, QRectF(rect()), GraphMetrics(font()), Theme::instance(), m_of);
}

} // namespace watchfloor::widgets
