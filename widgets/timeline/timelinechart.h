// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelinescene.h"

#include <QtCharts/QChartView>

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace watchfloor::widgets {

/// The drawn part of the timeline: Qt Charts draws the bars, TimelineScene what is around them.
/// Turns the mouse into wishes (signals) and changes nothing by itself.
class TimelineChart : public QChartView
{
    Q_OBJECT
public:
    explicit TimelineChart(QWidget *parent = nullptr);

    [[nodiscard]] TimelineScene &scene() { return m_scene; }
    [[nodiscard]] const TimelineScene &scene() const { return m_scene; }
    /// Scene or size changed: places, packs and hands the bars to the chart.
    void refresh();
    void setEmptyText(const QString &text);
    /// Which incident rows are selected and hovered.
    void setSelected(std::function<bool(std::int32_t)> isSelected, std::function<bool(std::int32_t)> isHovered);
    void setChanges(std::function<picture::Change(std::int32_t)> changeOf) { m_changeOf = std::move(changeOf); }
    void setSelectedTimes(std::vector<std::int64_t> times);

    [[nodiscard]] std::optional<std::int64_t> cursor() const { return m_cursor; }
    void setCursorTime(std::optional<std::int64_t> at);
    [[nodiscard]] bool isDragging() const { return m_drag != Drag::None; }
    /// Ends a drag without its effect.
    void cancelDrag();
    void zoom(double factor, double aboutX);
    void pan(double pixels);

Q_SIGNALS:
    void viewWanted(watchfloor::picture::TimeWindow view);
    void windowWanted(watchfloor::picture::TimeWindow window, bool last);
    void incidentsClicked(std::vector<std::int32_t> rows, Qt::KeyboardModifiers modifiers);
    void incidentsActivated(std::vector<std::int32_t> rows);
    void operationClicked(std::int32_t row); ///< of the board
    void incidentHovered(std::int32_t row); ///< -1: none
    void parkedClicked();
    void menuWanted(QPoint globalPosition);
    void resized();

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Drag { None, Pressed, NewWindow, FromEdge, ToEdge, MoveWindow, Pan };
    enum class Spot { Nothing, Mark, Parked, FromEdge, ToEdge, Window, Plot };

    [[nodiscard]] Spot spotAt(QPointF pos) const;
    [[nodiscard]] const IncidentMark *markAt(QPointF pos) const;
    [[nodiscard]] std::int64_t snapped(double px) const;
    [[nodiscard]] picture::TimeWindow dragged(QPointF pos) const;
    void beginDrag(QPointF pos, Qt::KeyboardModifiers modifiers);
    void showCursorFor(Spot spot);
    void fillSeries();
    void paintCursor(QPainter &p) const;
    void paintSelectedTimes(QPainter &p) const;
    void paintCard(QPainter &p) const;
    [[nodiscard]] QStringList silenceLines(const FeedSilence &feed) const;
    [[nodiscard]] QStringList cardLines() const;

    TimelineScene m_scene;
    QChart *m_chart = nullptr;
    QValueAxis *m_axisX = nullptr;
    QValueAxis *m_axisY = nullptr;
    std::array<QAreaSeries *, severityBandCount> m_areas{};
    std::array<QLineSeries *, severityBandCount + 1> m_edges{};
    QString m_emptyText;
    std::function<bool(std::int32_t)> m_isSelected, m_isHovered;
    std::function<picture::Change(std::int32_t)> m_changeOf;
    std::vector<std::int64_t> m_selectedTimes;
    std::optional<std::int64_t> m_cursor;
    QPointF m_mouse{-1, -1}; ///< negative: not over the chart

    Drag m_drag = Drag::None;
    Spot m_pressedOn = Spot::Nothing;
    QPointF m_pressed;
    picture::TimeWindow m_windowBefore, m_viewBefore;
};

} // namespace watchfloor::widgets
