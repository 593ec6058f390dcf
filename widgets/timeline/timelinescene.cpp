// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinescene.h"

#include "base/displaytext.h"
#include "common/changebadge.h"
#include "timeline/timelineoperations.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <cmath>
#include <ranges>
#include <span>
#include <tuple>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::TimeWindow;

namespace {

constexpr double laneHeight = 20;
constexpr double operationHeight = operationRowHeight;
constexpr double shapeRadius = 5.5;
constexpr std::size_t mostSilences = 3; ///< rows; the feed lights have them all
constexpr double leastBar = 2; ///< pixels; one event among thousands is still seen

std::uint32_t total(const picture::TimeBins &bins)
{
    std::uint32_t sum = 0;
    for (const std::uint32_t count : bins.counts)
        sum += count;
    return sum;
}

QColor withAlpha(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

QFont scaledFont(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
    return font;
}

} // namespace

std::optional<TimeWindow> wholeExtent(const picture::Snapshot &s)
{
    std::optional<TimeWindow> whole = picture::extent(s);
    for (const picture::IncidentRow &incident : s.incidents) {
        if (incident.from == noTime)
            continue;
        const std::int64_t end = incident.to == noTime ? incident.from : std::max(incident.from, incident.to);
        if (!whole)
            whole = TimeWindow{incident.from, end};
        whole->from = std::min(whole->from, incident.from);
        whole->to = std::max(whole->to, end);
    }
    // What is to come is part of the picture; what is planned for next month is not worth the room.
    const std::int64_t soon = toMicros(s.judgedAt) + 36 * unit::hour;
    for (const picture::OperationRow &row : operationsOf(s).rows) {
        const bool isToCome
            = row.state == picture::OperationState::Imminent || row.state == picture::OperationState::Ongoing;
        if (whole && isToCome && row.from != noTime && row.from < soon)
            whole->to = std::max(whole->to, std::min(row.to == noTime ? row.from : row.to, soon));
    }
    return whole;
}

TimeWindow padded(TimeWindow extent)
{
    const std::int64_t span = std::max<std::int64_t>(extent.to - extent.from, unit::minute);
    return {extent.from - span / 40, extent.to + span / 40};
}

TimelineData computeTimeline(const picture::Snapshot &s, picture::Filter filter, TimeWindow view, int maxBins)
{
    filter.window = {};
    TimelineData data;
    data.extent = wholeExtent(s);
    const std::int64_t width = TimeAxis::binWidth(view.to - view.from, maxBins);
    const std::int64_t from = TimeAxis::floorTo(view.from, width);
    const int bins = int((view.to - from + width - 1) / width);
    const TimeWindow shown{from, from + bins * width};
    data.bins = picture::timeBins(s, filter, shown, bins);
    if (data.extent && data.extent->from < shown.from)
        data.earlier = total(picture::timeBins(s, filter, {data.extent->from, shown.from}, 1));
    if (data.extent && data.extent->to >= shown.to)
        data.later = total(picture::timeBins(s, filter, {shown.to, data.extent->to + 1}, 1));

    for (std::size_t row = 0; row < s.incidents.size(); ++row) {
        const picture::IncidentRow &incident = s.incidents[row];
        if (!picture::passes(s, filter, incident))
            continue;
        (incident.from == noTime ? data.undatedIncidents : data.incidents).push_back(std::int32_t(row));
    }
    std::ranges::sort(data.incidents, {}, [&](std::int32_t row) {
        const picture::IncidentRow &incident = s.incidents[std::size_t(row)];
        return std::tuple(incident.from, -int(incident.severity), std::string_view(incident.id));
    });
    return data;
}

std::vector<FeedSilence> feedSilences(const picture::Snapshot &s, Timestamp now)
{
    std::vector<FeedSilence> silences;
    std::vector<std::vector<picture::GapRow>> gaps(s.sources.size());
    for (const picture::GapRow &gap : s.gaps)
        gaps[gap.source].push_back(gap);
    for (std::size_t i = 0; i < s.sources.size(); ++i) {
        const picture::SourceRow &row = s.sources[i];
        const bool isSilent = picture::isBlind(row, now) && picture::dataTime(row) != noTime;
        if (isSilent || !gaps[i].empty())
            silences.push_back({visibleText(QString::fromStdString(row.source.slug)),
                                isSilent ? picture::dataTime(row) : noTime, std::move(gaps[i])});
    }
    std::ranges::sort(silences, {}, [](const FeedSilence &silence) {
        return std::tuple(silence.from == noTime, silence.from, silence.name);
    });
    return silences;
}

void TimelineScene::place(const QRectF &within, const QFont &font)
{
    const QFontMetricsF metrics(font);
    area = within;
    const double gutter = metrics.horizontalAdvance(u"99,999"_s) + 8;
    const double box = std::max(metrics.horizontalAdvance(TimeAxis::tr("UNDATED")) + 14, 64.0);
    const double axisHeight = 2 * metrics.height() + 8;
    const double left = area.left() + 8 + box + gutter;
    const double width = std::max(10.0, area.right() - 10 - left);
    const double free = std::max(20.0, area.height() - axisHeight - 8);
    placeOperations(free);
    operations = QRectF(left, area.top() + 4, width, operationRows * operationHeight);
    placeLanes(free);
    lanes = QRectF(left, operations.bottom() + (operationRows > 0 ? 2 : 0), width, laneCount * laneHeight);
    // Not at the cost of the bars themselves.
    silenceRows.clear();
    for (std::size_t i = 0; i < silences.size(); ++i) {
        const auto isInView
            = [this](const picture::GapRow &gap) { return gap.from <= view.to && gap.until >= view.from; };
        if (silences[i].from != noTime || std::ranges::any_of(silences[i].gaps, isInView))
            silenceRows.push_back(i);
    }
    const std::size_t rows = std::min({silenceRows.size(), mostSilences, std::size_t(free * 0.25 / metrics.height())});
    silenceHeight = metrics.height();
    silence = QRectF(left, lanes.bottom() + 2, width, double(rows) * metrics.height());
    const double plotTop = silence.bottom() + 4;
    plot = QRectF(left, plotTop, width, std::max(10.0, area.bottom() - axisHeight - plotTop));
    axis = QRectF(left, plot.bottom(), width, axisHeight);
    parked = QRectF(area.left() + 8, area.top() + 8, box, std::max(20.0, plot.bottom() - area.top() - 8));
}

double TimelineScene::x(std::int64_t t) const
{
    const double span = std::max(1.0, double(view.to) - double(view.from));
    return plot.left() + (double(t) - double(view.from)) / span * plot.width();
}

std::int64_t TimelineScene::time(double px) const
{
    const double span = double(view.to) - double(view.from);
    return view.from + std::int64_t(std::llround((px - plot.left()) / std::max(1.0, plot.width()) * span));
}

double TimelineScene::scaled(double count) const
{
    switch (scale) {
    case CountScale::Linear:
        return count;
    case CountScale::SquareRoot:
        return std::sqrt(count);
    case CountScale::Logarithmic:
        return std::log1p(count);
    }
    return count;
}

double TimelineScene::top() const { return std::max(scaled(std::max(data.bins.maximum, 1u)) * 1.04, 1e-9); }

double TimelineScene::y(double count) const
{
    if (count <= 0)
        return plot.bottom();
    return plot.bottom() - std::max(leastBar, scaled(count) / top() * plot.height());
}

double TimelineScene::laneHeightOf() { return laneHeight; }

double TimelineScene::laneY(int lane) const { return lanes.top() + (lane + 0.5) * laneHeight; }

const FeedSilence *TimelineScene::silenceAt(QPointF pos) const
{
    if (silenceRows.empty() || !silence.contains(pos))
        return nullptr;
    const auto row = std::size_t((pos.y() - silence.top()) / silenceHeight);
    return row < silenceRows.size() ? &silences[silenceRows[row]] : nullptr;
}

const picture::GapRow *TimelineScene::gapAt(const FeedSilence &feed, double px) const
{
    constexpr double reach = 3; // a gap of a second is a line
    const auto found = std::ranges::find_if(
        feed.gaps, [&](const picture::GapRow &gap) { return px >= x(gap.from) - reach && px <= x(gap.until) + reach; });
    return found == feed.gaps.end() ? nullptr : &*found;
}

int TimelineScene::binCount() const { return int(data.bins.counts.size() / severityBandCount); }

std::array<std::uint32_t, severityBandCount> TimelineScene::binCounts(int bin) const
{
    std::array<std::uint32_t, severityBandCount> counts{};
    std::copy_n(data.bins.counts.begin() + std::ptrdiff_t(bin) * severityBandCount, severityBandCount, counts.begin());
    return counts;
}

QRectF TimelineScene::binRect(int bin) const
{
    const std::int64_t from = data.bins.from + bin * data.bins.width;
    double left = x(from), right = x(from + data.bins.width);
    // Whole pixels, with one free between bars once they are wide enough to be told apart.
    left = std::round(left);
    right = std::round(right);
    if (right - left >= 5)
        right -= 1;
    double sum = 0;
    for (const std::uint32_t count : binCounts(bin))
        sum += count;
    const double height = y(sum);
    return QRectF(QPointF(left, height), QPointF(right, plot.bottom())).intersected(plot);
}

void TimelineScene::packMarks()
{
    marks.clear();
    packOperations();
    if (!snapshot || laneCount == 0)
        return;
    struct Lane
    {
        double shapesEnd = -1e9;
        double whiskersEnd = -1e9;
        int last = -1;
    };
    std::vector<Lane> taken(std::size_t(laneCount), Lane{});
    for (const std::int32_t row : data.incidents) {
        const picture::IncidentRow &incident = snapshot->incidents[std::size_t(row)];
        const bool hasEnd = incident.to != noTime && incident.to > incident.from;
        if (incident.from > view.to || (hasEnd ? incident.to : incident.from) < view.from)
            continue;
        IncidentMark mark;
        mark.row = row;
        mark.rows = {row};
        mark.band = severityBand(incident.severity);
        mark.open = picture::isOpen(incident.state);
        mark.x = std::clamp(x(incident.from), plot.left() + shapeRadius, plot.right() - shapeRadius);
        mark.end = hasEnd ? std::min(x(incident.to), plot.right()) : mark.x;

        const double from = mark.x - shapeRadius - 2;
        const auto domain = static_cast<std::size_t>(incident.domain);
        const auto mine = hasDomainLanes
            ? std::span(taken).subspan(std::size_t(domainFirst[domain]), std::size_t(domainLanes[domain]))
            : std::span(taken);
        const auto isFree = [&](const Lane &lane) { return lane.shapesEnd <= from && lane.whiskersEnd <= from; };
        auto lane = std::ranges::find_if(mine, isFree);
        if (lane == mine.end())
            lane = std::ranges::find_if(mine, [&](const Lane &l) { return l.shapesEnd <= from; });
        if (lane == mine.end()) {
            // No room: the newest mark of the lane that reaches least far stands for this one too.
            lane = std::ranges::min_element(mine, {}, &Lane::shapesEnd);
            IncidentMark &host = marks[std::size_t(lane->last)];
            host.rows.push_back(row);
            ++host.merged;
            host.open = host.open || mark.open;
            host.end = std::max(host.end, mark.end);
            if (incident.severity > snapshot->incidents[std::size_t(host.row)].severity) {
                host.row = row;
                host.band = mark.band;
            }
            lane->shapesEnd = std::max(lane->shapesEnd, host.x + shapeRadius + 16);
            continue;
        }
        mark.lane = int(&*lane - taken.data());
        lane->shapesEnd = mark.x + shapeRadius + 2;
        lane->whiskersEnd = std::max(lane->whiskersEnd, mark.end + 2);
        lane->last = int(marks.size());
        marks.push_back(std::move(mark));
    }
    std::vector<double> next(std::size_t(laneCount), plot.right());
    for (IncidentMark &mark : marks | std::views::reverse) {
        mark.room = next[std::size_t(mark.lane)] - mark.x - 2 * shapeRadius - 6;
        next[std::size_t(mark.lane)] = mark.x;
    }
}

namespace {

void paintCountAxis(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFontMetricsF &metrics)
{
    double lastY = -1e9;
    std::vector<double> values;
    for (double decade = 1; decade <= 1e9; decade *= 10)
        for (const double digit : {1.0, 2.0, 5.0})
            values.push_back(decade * digit);
    for (const double value : values | std::views::reverse) {
        if (value > std::max(scene.data.bins.maximum, 1u))
            continue;
        const double y = std::round(scene.y(value));
        if (y - lastY < metrics.height() + 8 || scene.plot.bottom() - y < metrics.height() * 0.6)
            continue;
        lastY = y;
        p.setPen(QPen(withAlpha(theme.color(Theme::Role::Line), 150), 1));
        p.drawLine(QPointF(scene.plot.left(), y + 0.5), QPointF(scene.plot.right(), y + 0.5));
        p.setPen(theme.color(Theme::Role::TextMuted));
        p.drawText(QRectF(scene.parked.right(), y - metrics.height() / 2, scene.plot.left() - scene.parked.right() - 5,
                          metrics.height()),
                   Qt::AlignRight | Qt::AlignVCenter, QLocale(QLocale::English).toString(qlonglong(value)));
    }
}

void paintContexts(QPainter &p, const TimelineScene &scene, const TimeAxis &axis, const Theme &theme,
                   const QFontMetricsF &metrics)
{
    const double top = scene.axis.top() + metrics.height() + 4;
    for (const TimeContext &context : axis.contexts) {
        const double left = std::max(scene.x(context.from), scene.plot.left());
        const double right = std::min(scene.x(context.to), scene.plot.right());
        const double needed = metrics.horizontalAdvance(context.label);
        if (right - left < needed + 6)
            continue;
        p.setPen(theme.color(Theme::Role::Text));
        p.drawText(QRectF(left + 4, top, needed + 2, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   context.label);
    }
    p.setPen(QPen(theme.color(Theme::Role::Line), 1));
    for (const TimeContext &context : axis.contexts)
        if (const double x = std::round(scene.x(context.from)); x > scene.plot.left() && x < scene.plot.right())
            p.drawLine(QPointF(x + 0.5, scene.plot.bottom()), QPointF(x + 0.5, scene.axis.bottom() - 2));
}

void paintTicks(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFontMetricsF &metrics)
{
    const double widest = metrics.horizontalAdvance(u"00:00:00Z"_s) + 18;
    const bool years = scene.view.to - scene.view.from > 20 * unit::day;
    const int count = int(scene.plot.width() / (years ? widest * 0.7 : widest));
    const TimeAxis axis = TimeAxis::make(scene.view.from, scene.view.to, count);
    // The flag of the now-line lies over the labels: one that peeks out beside it is worse than none.
    const bool hasFlag = scene.now != noTime && scene.now >= scene.view.from && scene.now <= scene.view.to;
    const double flagHalf = hasFlag ? metrics.horizontalAdvance(TimeAxis::tr("now")) / 2 + 6 : 0;
    double free = -1e9;
    for (const TimeTick &tick : axis.ticks) {
        const double x = std::round(scene.x(tick.at));
        p.setPen(QPen(withAlpha(theme.color(Theme::Role::Line), tick.strong ? 255 : 120), 1));
        p.drawLine(QPointF(x + 0.5, scene.plot.top()), QPointF(x + 0.5, scene.plot.bottom() + (tick.strong ? 6 : 4)));
        const double width = metrics.horizontalAdvance(tick.label);
        const double left = x - width / 2;
        if (left < free || left < scene.plot.left() - width / 2 || left + width > scene.area.right())
            continue;
        if (hasFlag && std::abs(scene.x(scene.now) - x) < flagHalf + width / 2)
            continue;
        free = left + width + 8;
        p.setPen(theme.color(tick.strong ? Theme::Role::Text : Theme::Role::TextMuted));
        p.drawText(QRectF(left - 1, scene.axis.top() + 3, width + 2, metrics.height()), Qt::AlignCenter, tick.label);
    }
    paintContexts(p, scene, axis, theme, metrics);
}

void paintParked(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font)
{
    const std::uint32_t undated
        = std::max<std::uint32_t>(scene.data.bins.undated, std::uint32_t(scene.data.undatedIncidents.size()));
    p.setPen(QPen(theme.color(Theme::Role::Border), 1, Qt::DashLine));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(scene.parked.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const QFontMetricsF metrics(font);
    QRectF text = scene.parked.adjusted(2, 6, -2, -4);
    p.setFont(font);
    p.setPen(theme.color(Theme::Role::TextMuted));
    p.drawText(text, Qt::AlignHCenter | Qt::AlignTop, TimeAxis::tr("UNDATED"));
    QFont large = scaledFont(font, 1.35);
    large.setBold(undated > 0);
    p.setFont(large);
    p.setPen(theme.color(undated > 0 ? Theme::Role::Text : Theme::Role::TextMuted));
    text.setTop(text.top() + metrics.height() + 2);
    p.drawText(text, Qt::AlignHCenter | Qt::AlignTop, QLocale(QLocale::English).toString(undated));
    p.setFont(font);
    text.setTop(text.top() + QFontMetricsF(large).height() + 2);
    if (undated > 0 && !scene.brush.isAll()) {
        const int flags = int(Qt::AlignHCenter) | int(Qt::AlignTop) | int(Qt::TextWordWrap);
        const QString words = TimeAxis::tr("outside the window");
        p.setPen(theme.color(Theme::Role::TextMuted));
        if (metrics.boundingRect(text, flags, words).height() <= text.height())
            p.drawText(text, flags, words);
    }
}

void paintGap(QPainter &p, const QRectF &band, const QColor &color, Qt::BrushStyle pattern)
{
    p.fillRect(band.adjusted(0, band.height() * 0.28, 0, -band.height() * 0.28), QBrush(color, pattern));
    p.fillRect(QRectF(band.left(), band.top() + 2, 2, band.height() - 4), color);
}

QString silenceText(const FeedSilence &silence)
{
    return silence.from != noTime ? TimeAxis::tr("%1 silent").arg(silence.name)
                                  : TimeAxis::tr("%1 has gaps").arg(silence.name);
}

/// Where a feed is blind the plot is empty for a reason: hatched from its last data to now, and where it lost messages,
/// with its name.
void paintSilences(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFontMetricsF &metrics)
{
    const std::size_t rows = std::size_t(std::round(scene.silence.height() / metrics.height()));
    if (rows == 0 || scene.now == noTime)
        return;
    const auto inPlot = [&](std::int64_t at) { return std::clamp(scene.x(at), scene.plot.left(), scene.plot.right()); };
    for (std::size_t row = 0; row < rows; ++row) {
        const FeedSilence &silence = scene.silences[scene.silenceRows[row]];
        const bool isSilent = silence.from != noTime;
        const QColor color = theme.health(isSilent ? picture::Health::Failed : picture::Health::Degraded);
        const double top = scene.silence.top() + double(row) * metrics.height();
        double from = scene.plot.right(), to = scene.plot.left();
        const auto band = [&](std::int64_t begin, std::int64_t end, const QColor &in, Qt::BrushStyle pattern) {
            const double left = inPlot(begin), right = inPlot(end);
            from = std::min(from, left);
            to = std::max(to, right);
            paintGap(p, {left, top, std::max(3.0, right - left), metrics.height()}, in, pattern);
        };
        for (const picture::GapRow &gap : silence.gaps) {
            if (gap.from <= scene.view.to && gap.until >= scene.view.from)
                band(gap.from, gap.until, theme.health(picture::Health::Degraded), Qt::DiagCrossPattern);
        }
        if (isSilent && scene.view.to > silence.from)
            band(silence.from, scene.now, color, Qt::BDiagPattern);
        else if (isSilent)
            from = to = scene.plot.right();
        const std::size_t more = row + 1 == rows ? scene.silenceRows.size() - rows : 0;
        const QString text = more > 0 ? TimeAxis::tr("%1, and %2 more").arg(silenceText(silence), QString::number(more))
                                      : silenceText(silence);
        const double need = metrics.horizontalAdvance(text) + 2;
        // Before it, where there is room; else after now, else inside.
        double left = from - need - 5;
        if (left < scene.plot.left())
            left = to + need + 5 <= scene.plot.right() ? to + 5 : scene.plot.left() + 4;
        const QRectF box(left, top, need, metrics.height());
        p.fillRect(box, theme.color(Theme::Role::Window));
        p.setPen(color);
        p.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

void paintBeyond(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFontMetricsF &metrics)
{
    const QLocale locale(QLocale::English);
    p.setPen(theme.color(Theme::Role::TextMuted));
    const double y = scene.axis.bottom() - metrics.height() - 3;
    if (scene.data.later > 0)
        p.drawText(QRectF(scene.plot.right() - 200, y, 200, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                   TimeAxis::tr("%1 later ▸").arg(locale.toString(scene.data.later)));
    if (scene.data.earlier > 0)
        p.drawText(QRectF(scene.parked.left(), y, scene.plot.left() - scene.parked.left() - 6, metrics.height()),
                   Qt::AlignRight | Qt::AlignVCenter,
                   TimeAxis::tr("◂ %1 earlier").arg(locale.toString(scene.data.earlier)));
}

} // namespace

void paintTimelineBack(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font)
{
    const QFontMetricsF metrics(font);
    p.save();
    p.setRenderHint(QPainter::Antialiasing, false);
    p.setFont(font);
    p.fillRect(scene.plot.united(scene.lanes), theme.color(Theme::Role::Window));
    paintCountAxis(p, scene, theme, metrics);
    paintTicks(p, scene, theme, metrics);
    paintSilences(p, scene, theme, metrics);
    p.setPen(QPen(theme.color(Theme::Role::Border), 1));
    p.drawLine(scene.plot.bottomLeft() + QPointF(0, 0.5), scene.plot.bottomRight() + QPointF(0, 0.5));
    p.setRenderHint(QPainter::Antialiasing, true);
    paintParked(p, scene, theme, font);
    paintBeyond(p, scene, theme, metrics);
    p.restore();
}

void paintTimelineBars(QPainter &p, const TimelineScene &scene, const Theme &theme)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing, false);
    for (int bin = 0; bin < scene.binCount(); ++bin) {
        const QRectF rect = scene.binRect(bin);
        const auto counts = scene.binCounts(bin);
        double below = 0;
        for (int band = severityBandCount - 1; band >= 0; --band) {
            const double upTo = below + counts[std::size_t(band)];
            if (upTo > below)
                p.fillRect(QRectF(QPointF(rect.left(), scene.y(upTo)), QPointF(rect.right(), scene.y(below))),
                           theme.severity(SeverityBand(band)));
            below = upTo;
        }
    }
    p.restore();
}

void paintTimelineBrush(QPainter &p, const TimelineScene &scene, const Theme &theme)
{
    if (scene.brush.isAll())
        return;
    const QRectF whole = scene.plot.united(scene.lanes.adjusted(0, -2, 0, 0));
    const double from = std::clamp(scene.x(scene.brush.from), whole.left(), whole.right());
    const double to = std::clamp(scene.x(scene.brush.to), whole.left(), whole.right());
    p.save();
    const QColor dim = withAlpha(theme.color(Theme::Role::Panel), 175);
    p.fillRect(QRectF(whole.topLeft(), QPointF(from, whole.bottom())), dim);
    p.fillRect(QRectF(QPointF(to, whole.top()), whole.bottomRight()), dim);
    const QColor accent = theme.color(Theme::Role::Accent);
    p.setRenderHint(QPainter::Antialiasing, true);
    const auto edge = [&](std::int64_t at) {
        const double x = scene.x(at);
        if (x < whole.left() - 1 || x > whole.right() + 1)
            return;
        p.setPen(QPen(accent, 1.5));
        p.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()));
        const QRectF grip(x - 4, scene.plot.center().y() - 13, 8, 26);
        p.setPen(QPen(theme.color(Theme::Role::Window), 1));
        p.setBrush(accent);
        p.drawRoundedRect(grip, 3, 3);
        p.drawLine(QPointF(x - 1, grip.top() + 8), QPointF(x - 1, grip.bottom() - 8));
        p.drawLine(QPointF(x + 1, grip.top() + 8), QPointF(x + 1, grip.bottom() - 8));
    };
    p.setPen(QPen(accent, 2));
    p.drawLine(QPointF(from, whole.top()), QPointF(to, whole.top()));
    edge(scene.brush.from);
    edge(scene.brush.to);
    p.restore();
}

void paintTimelineNow(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font)
{
    if (scene.now == noTime || scene.now < scene.view.from || scene.now > scene.view.to)
        return;
    const double x = std::round(scene.x(scene.now)) + 0.5;
    p.save();
    p.setRenderHint(QPainter::Antialiasing, false);
    p.setPen(QPen(theme.color(Theme::Role::Text), 1));
    p.drawLine(QPointF(x, scene.lanes.top()), QPointF(x, scene.plot.bottom()));
    const QString word = TimeAxis::tr("now");
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(word) + 8;
    const double left = std::min(x - width / 2, scene.area.right() - width);
    QRectF flag(left, scene.axis.top() + 2, width, metrics.height() + 1);
    p.setRenderHint(QPainter::Antialiasing, true);
    p.setPen(Qt::NoPen);
    p.setBrush(theme.color(Theme::Role::Text));
    p.drawRoundedRect(flag, 3, 3);
    p.setFont(font);
    p.setPen(theme.color(Theme::Role::Window));
    p.drawText(flag, Qt::AlignCenter, word);
    p.restore();
}

void paintSeverityShape(QPainter &p, const Theme &theme, SeverityBand band, QPointF centre, double radius, bool filled)
{
    p.save();
    p.translate(centre);
    const QColor color = theme.severity(band);
    QTransform scale;
    scale.scale(radius, radius);
    const QPainterPath path = scale.map(Theme::severityShape(band));
    p.setPen(filled ? QPen(theme.color(Theme::Role::Window), 1) : QPen(color, 1.5));
    p.setBrush(filled ? QBrush(color) : QBrush(theme.color(Theme::Role::Window)));
    p.drawPath(path);
    p.restore();
}

void paintTimelineMarks(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font,
                        const std::function<bool(std::int32_t)> &isSelected,
                        const std::function<bool(std::int32_t)> &isHovered,
                        const std::function<picture::Change(std::int32_t)> &changeOf)
{
    const QFontMetricsF metrics(font);
    p.save();
    p.setRenderHint(QPainter::Antialiasing, true);
    p.setFont(font);
    for (const IncidentMark &mark : scene.marks) {
        const double y = std::round(scene.laneY(mark.lane) + laneHeight / 2 - 3) + 0.5;
        const QColor color = withAlpha(theme.severity(mark.band), 190);
        if (mark.end > mark.x + 1) {
            p.setPen(QPen(color, 2, Qt::SolidLine, Qt::FlatCap));
            p.drawLine(QPointF(mark.x, y), QPointF(mark.end, y));
            p.setPen(QPen(color, 1));
            p.drawLine(QPointF(mark.end - 0.5, y - 4), QPointF(mark.end - 0.5, y + 1));
        }
    }
    for (const IncidentMark &mark : scene.marks) {
        const bool any = isSelected && std::ranges::any_of(mark.rows, isSelected);
        const bool hovered = isHovered && std::ranges::any_of(mark.rows, isHovered);
        const QPointF centre(mark.x, scene.laneY(mark.lane) - 1);
        const picture::IncidentRow &incident = scene.snapshot->incidents[std::size_t(mark.row)];
        QString title = visibleText(incident.title);
        if (mark.merged > 1)
            title = TimeAxis::tr("×%1  %2").arg(mark.merged).arg(title);
        if (mark.room > 46 || mark.merged > 1) {
            p.setPen(theme.color(any || hovered || mark.band >= SeverityBand::High ? Theme::Role::Text
                                                                                   : Theme::Role::TextMuted));
            const QString text = mark.room > 46 ? metrics.elidedText(title, Qt::ElideRight, mark.room)
                                                : TimeAxis::tr("×%1").arg(mark.merged);
            p.drawText(QPointF(mark.x + shapeRadius + 5, centre.y() + metrics.ascent() / 2 - 2), text);
        }
        if (any || hovered) {
            p.setPen(QPen(theme.color(Theme::Role::Accent), any ? 2 : 1));
            p.setBrush(theme.color(Theme::Role::Selection));
            p.drawEllipse(centre, shapeRadius + 3.5, shapeRadius + 3.5);
        }
        paintSeverityShape(p, theme, mark.band, centre, shapeRadius, mark.open);
        picture::Change shown = picture::Change::None;
        for (const std::int32_t row : mark.rows) {
            const picture::Change change = changeOf ? changeOf(row) : picture::Change::None;
            if (shown == picture::Change::None || (change != picture::Change::None && change < shown))
                shown = change;
        }
        ChangeBadge::paint(p, centre - QPointF(shapeRadius + 7, shapeRadius - 4), 11, shown, theme, font);
    }
    p.restore();
}

} // namespace watchfloor::widgets
