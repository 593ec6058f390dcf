// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineoperations.h"

#include "base/displaytext.h"
#include "common/operationwords.h"
#include "timeline/timelinescene.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchfloor::widgets {

namespace {

constexpr int mostRows = 2; ///< the board has them all
constexpr double leastBar = 10;

const picture::OperationRow &rowOf(const TimelineScene &scene, const OperationBar &bar)
{
    return operationsOf(*scene.snapshot).rows[std::size_t(bar.row)];
}

} // namespace

void TimelineScene::placeOperations(double free)
{
    operationRows = 0;
    if (!snapshot)
        return;
    int inView = 0;
    for (const picture::OperationRow &row : operationsOf(*snapshot).rows) {
        const bool isShown = row.from != noTime && row.state != picture::OperationState::Cancelled
            && (row.to == noTime || row.to >= view.from);
        inView += isShown;
    }
    operationRows = std::clamp(int(free * 0.3 / operationRowHeight), 0, std::min(mostRows, inView));
}

/// Each domain has lanes of its own where more than one has something to show, and there is room for it.
void TimelineScene::placeLanes(double free)
{
    laneCount = data.incidents.empty() ? 0 : std::clamp(int(free * 0.42 / laneHeightOf()), 1, 5);
    hasDomainLanes = false;
    domainFirst = domainLanes = {};
    if (!snapshot || laneCount == 0)
        return;
    std::array<bool, 3> has{};
    for (const std::int32_t row : data.incidents)
        has[std::size_t(snapshot->incidents[std::size_t(row)].domain)] = true;
    const int domains = int(std::ranges::count(has, true));
    if (domains < 2 || domains * laneHeightOf() > free * 0.66)
        return;
    hasDomainLanes = true;
    const int others = domains - int(has[0]);
    domainLanes = {has[0] ? std::max(1, laneCount - others) : 0, int(has[1]), int(has[2])};
    domainFirst = {0, domainLanes[0], domainLanes[0] + domainLanes[1]};
    laneCount = domainFirst[2] + domainLanes[2];
}

void TimelineScene::packOperations()
{
    bars.clear();
    if (!snapshot || operationRows == 0)
        return;
    const picture::OperationsBoard &board = operationsOf(*snapshot);
    std::vector<std::int32_t> order;
    for (std::size_t i = 0; i < board.rows.size(); ++i) {
        const picture::OperationRow &row = board.rows[i];
        if (row.from != noTime && row.state != picture::OperationState::Cancelled
            && (row.to == noTime || row.to >= view.from))
            order.push_back(std::int32_t(i));
    }
    // What asks for most attention has the first choice of its place.
    std::ranges::sort(order, {}, [&](std::int32_t i) {
        const picture::OperationRow &row = board.rows[std::size_t(i)];
        return std::tuple(row.state, row.from, std::string_view(row.id));
    });
    for (const std::int32_t i : order) {
        const picture::OperationRow &row = board.rows[std::size_t(i)];
        OperationBar bar;
        bar.row = i;
        bar.isLater = row.from > view.to;
        bar.end = row.to == noTime || row.to > view.to ? plot.right() : x(row.to);
        bar.x = bar.isLater ? plot.right() - leastBar : std::max(x(row.from), plot.left());
        bar.end = std::max(bar.end, bar.x + leastBar);
        bar.lane = -1;
        for (int lane = 0; lane < operationRows && bar.lane < 0; ++lane) {
            const bool isFree = std::ranges::none_of(bars, [&](const OperationBar &other) {
                return other.lane == lane && other.x < bar.end + 3 && bar.x < other.end + 3;
            });
            if (isFree)
                bar.lane = lane;
        }
        if (bar.lane >= 0)
            bars.push_back(bar);
    }
}

QRectF TimelineScene::barRect(const OperationBar &bar) const
{
    return {bar.x, operations.top() + bar.lane * operationRowHeight + 1, bar.end - bar.x, operationRowHeight - 3};
}

const OperationBar *TimelineScene::barAt(QPointF pos) const
{
    const auto found = std::ranges::find_if(
        bars, [&](const OperationBar &bar) { return barRect(bar).adjusted(-2, -1, 2, 1).contains(pos); });
    return found == bars.end() ? nullptr : &*found;
}

namespace {

constexpr double shortestName = 24; ///< that says anything

/// Of the symbol at the beginning of a bar.
double sideOf(const QRectF &bar) { return bar.height() * 0.36; }

QString textOf(const picture::OperationRow &row)
{
    const QString text = visibleText(row.title);
    return row.state == picture::OperationState::Imminent ? TimeAxis::tr("%1: %2").arg(word(row.state).toUpper(), text)
                                                          : text;
}

/// Ours are an open box, the other side's is hatched: no colour tells them apart.
void paintBar(QPainter &p, const TimelineScene &scene, const OperationBar &bar, const Theme &theme,
              const QFontMetricsF &metrics, const QRectF &box)
{
    const picture::OperationRow &row = rowOf(scene, bar);
    const QRectF rect = scene.barRect(bar);
    const bool isLoud = row.state == picture::OperationState::Imminent;
    const bool isOver = row.state == picture::OperationState::Ended;
    const bool isAdversary = row.side == picture::OperationSide::Adversary;
    const bool isChosen = row.id == scene.chosenOperation;
    QColor ink = theme.color(isOver ? Theme::Role::TextMuted : Theme::Role::Text);
    if (isLoud)
        ink = theme.severity(SeverityBand::Critical);
    p.setPen(Qt::NoPen);
    p.fillRect(rect, theme.color(isChosen ? Theme::Role::Selection : Theme::Role::PanelRaised));
    if (isAdversary) {
        QColor hatch = ink;
        hatch.setAlpha(110);
        p.fillRect(rect, QBrush(hatch, Qt::BDiagPattern));
    }
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(isChosen ? theme.color(Theme::Role::Accent) : ink, isLoud || isChosen ? 2 : 1,
                  row.state == picture::OperationState::Planned ? Qt::DashLine : Qt::SolidLine));
    p.drawRect(rect);
    const double side = sideOf(rect);
    QTransform place;
    place.translate(rect.left() + side + 4, rect.center().y());
    place.scale(side, side);
    if (rect.width() >= 2 * side + 6) {
        p.setPen(QPen(ink, 1.3));
        p.setBrush(isAdversary ? QBrush(ink) : QBrush(theme.color(Theme::Role::PanelRaised)));
        p.drawPath(place.map(sideShape(row.side)));
    }
    if (box.isEmpty())
        return;
    const QString shown = metrics.elidedText(textOf(row), Qt::ElideRight, box.width());
    if (isAdversary && box.left() > rect.left() && box.right() <= rect.right() + 1) // legible on the hatching
        p.fillRect(QRectF(box.left() - 2, rect.top() + 1, metrics.horizontalAdvance(shown) + 4, rect.height() - 2),
                   theme.color(isChosen ? Theme::Role::Selection : Theme::Role::PanelRaised));
    p.setPen(theme.color(isOver ? Theme::Role::TextMuted : Theme::Role::Text));
    p.drawText(box, int(Qt::AlignVCenter | Qt::AlignLeft), shown);
}

} // namespace

std::vector<QRectF> operationNames(const TimelineScene &scene, const QFontMetricsF &metrics)
{
    std::vector<QRectF> names;
    for (const OperationBar &bar : scene.bars) {
        const QRectF rect = scene.barRect(bar);
        const double side = sideOf(rect), need = metrics.horizontalAdvance(textOf(rowOf(scene, bar))) + 4;
        QRectF box(rect.left() + 2 * side + 8, rect.top() - 1, rect.width() - 2 * side - 12, rect.height() + 2);
        const auto isFree = [&](double from) {
            const QRectF room(from, box.top(), need, box.height());
            return from >= scene.plot.left() && room.right() <= scene.plot.right()
                && std::ranges::none_of(scene.bars,
                                        [&](const OperationBar &other) {
                                            return &other != &bar && scene.barRect(other).intersects(room);
                                        })
                && std::ranges::none_of(names, [&](const QRectF &name) { return name.intersects(room); });
        };
        // A short bar has its name beside it, on the side where there is room.
        if (need > box.width() && isFree(rect.right() + 4))
            box = QRectF(rect.right() + 4, box.top(), need, box.height());
        else if (need > box.width() && isFree(rect.left() - 4 - need))
            box = QRectF(rect.left() - 4 - need, box.top(), need, box.height());
        names.push_back(box.width() < shortestName ? QRectF() : box);
    }
    return names;
}

void paintTimelineOperations(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font)
{
    if (!scene.snapshot)
        return;
    const QFontMetricsF metrics(font);
    p.save();
    p.setRenderHint(QPainter::Antialiasing, true);
    p.setFont(font);
    const double left = scene.parked.right();
    const auto label = [&](double top, double height, const QString &text) {
        p.setPen(theme.color(Theme::Role::TextMuted));
        p.drawText(QRectF(left, top, scene.plot.left() - left - 5, height), int(Qt::AlignRight | Qt::AlignVCenter),
                   text);
    };
    if (!scene.bars.empty())
        label(scene.operations.top(), operationRowHeight, TimeAxis::tr("OPS"));
    const auto names = operationNames(scene, metrics);
    for (std::size_t i = 0; i < scene.bars.size(); ++i)
        paintBar(p, scene, scene.bars[i], theme, metrics, names[i]);
    if (scene.hasDomainLanes) {
        for (std::size_t i = 0; i < scene.domainLanes.size(); ++i) {
            if (scene.domainLanes[i] == 0)
                continue;
            const double top = scene.laneY(scene.domainFirst[i]) - TimelineScene::laneHeightOf() / 2;
            label(top, TimelineScene::laneHeightOf() - 2, shortWord(static_cast<Domain>(i)));
            if (scene.domainFirst[i] > 0) {
                p.setPen(QPen(theme.color(Theme::Role::Line), 1, Qt::DotLine));
                p.drawLine(QPointF(scene.plot.left(), std::round(top) - 0.5),
                           QPointF(scene.plot.right(), std::round(top) - 0.5));
            }
        }
    }
    p.restore();
}

} // namespace watchfloor::widgets
