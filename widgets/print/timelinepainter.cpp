// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "print/timelinepainter.h"

#include "timeline/timelinescene.h"

#include <QFontMetricsF>
#include <QPainter>

namespace watchfloor::widgets {

namespace {

/// Everything, or the neighbourhood of a window that would be a sliver of everything.
picture::TimeWindow viewFor(picture::TimeWindow whole, picture::TimeWindow window)
{
    const picture::TimeWindow all;
    if (window.from == all.from || window.to == all.to || window.to <= window.from)
        return padded(whole);
    const std::int64_t span = window.to - window.from;
    if (span >= (whole.to - whole.from) / 8)
        return padded({std::min(whole.from, window.from), std::max(whole.to, window.to)});
    return {window.from - span / 2, window.to + span / 2};
}

double paintLegend(QPainter &p, const QRectF &rect, const Theme &theme)
{
    const QFontMetricsF metrics(p.font());
    double x = rect.left() + 8;
    const double y = rect.top() + metrics.height() / 2 + 2;
    for (int band = severityBandCount - 1; band >= 0; --band) {
        paintSeverityShape(p, theme, SeverityBand(band), QPointF(x + 5, y), metrics.height() * 0.3, true);
        const QString word = Theme::word(SeverityBand(band));
        p.setPen(theme.color(Theme::Role::Text));
        p.drawText(QPointF(x + 14, y + metrics.ascent() / 2 - 1), word);
        x += 14 + metrics.horizontalAdvance(word) + 16;
    }
    return metrics.height() + 6;
}

} // namespace

void paintTimeline(QPainter &p, const QRectF &rect, const picture::Snapshot &snapshot, const picture::Filter &filter,
                   Theme::Scheme scheme)
{
    const Theme theme(scheme);
    p.save();
    p.setClipRect(rect, Qt::IntersectClip);
    p.fillRect(rect, theme.color(Theme::Role::Panel));
    p.setRenderHint(QPainter::Antialiasing, true);
    const std::optional<picture::TimeWindow> whole = wholeExtent(snapshot);
    if (!whole) {
        p.setPen(theme.color(Theme::Role::TextMuted));
        p.drawText(rect, Qt::AlignCenter, TimeAxis::tr("Nothing with a time in this picture."));
        p.restore();
        return;
    }
    TimelineScene scene;
    scene.snapshot = &snapshot;
    scene.brush = filter.window;
    scene.view = viewFor(*whole, filter.window);
    const double legend = paintLegend(p, rect, theme);
    scene.data = computeTimeline(snapshot, filter, scene.view, std::max(20, int(rect.width() / 5)));
    scene.place(rect.adjusted(0, legend, 0, 0), p.font());
    scene.packMarks();
    const QFont font = p.font();
    paintTimelineBack(p, scene, theme, font);
    paintTimelineBars(p, scene, theme);
    paintTimelineBrush(p, scene, theme);
    paintTimelineOperations(p, scene, theme, font);
    paintTimelineMarks(p, scene, theme, font);
    p.setPen(theme.color(Theme::Role::Text));
    if (!filter.window.isAll())
        p.drawText(QRectF(rect.left(), rect.top() + 2, rect.width() - 8, legend), Qt::AlignRight | Qt::AlignTop,
                   TimeAxis::windowText(filter.window, TimeAxis::yearOf(toMicros(snapshot.knownAt))));
    p.restore();
}

} // namespace watchfloor::widgets
