// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "timeline/timeaxis.h"

#include <QFont>
#include <QRectF>

#include <array>
#include <functional>

class QPainter;

/// What the timeline shows and how it is painted around the bars; the screen draws the bars with Qt Charts,
/// paper with paintTimelineBars. No state of its own, no widgets.
namespace watchfloor::widgets {

enum class CountScale : std::uint8_t { Linear, SquareRoot, Logarithmic };

/// An incident as drawn: its shape at its start, a whisker to its end.
struct IncidentMark
{
    std::int32_t row = -1; ///< the worst of those merged here
    SeverityBand band = SeverityBand::Info;
    bool open = true; ///< dismissed, closed and lapsed ones are hollow
    double x = 0; ///< centre of the shape
    double end = 0; ///< of the whisker; x where it has none
    int lane = 0;
    int merged = 1; ///< incidents this mark stands for
    double room = 0; ///< pixels free to its right, for its title
    std::vector<std::int32_t> rows; ///< all of them
};

/// An operation of either side as drawn: a bar over its window.
struct OperationBar
{
    std::int32_t row = -1; ///< of the board
    double x = 0, end = 0;
    int lane = 0;
    bool isLater = false; ///< it lies beyond the right edge
    [[nodiscard]] bool operator==(const OperationBar &) const = default;
};

/// What one pass over the snapshot gives; computed on a worker where the snapshot is large.
struct TimelineData
{
    picture::TimeBins bins;
    std::uint32_t earlier = 0; ///< items before the view
    std::uint32_t later = 0;
    std::vector<std::int32_t> incidents; ///< dated rows that pass the filter but for its window, by start
    std::vector<std::int32_t> undatedIncidents;
    std::optional<picture::TimeWindow> extent;
};
[[nodiscard]] TimelineData computeTimeline(const picture::Snapshot &s, picture::Filter filter, picture::TimeWindow view,
                                           int maxBins);
/// First and last of everything dated, incidents included.
[[nodiscard]] std::optional<picture::TimeWindow> wholeExtent(const picture::Snapshot &s);
/// A little more than `extent`, so that the first and last bin stand free.
[[nodiscard]] picture::TimeWindow padded(picture::TimeWindow extent);

/// A feed that has fallen silent, or that lost messages at times: nothing seen from it then means nothing.
struct FeedSilence
{
    QString name;
    std::int64_t from = noTime; ///< until now; noTime: it is not silent
    std::vector<picture::GapRow> gaps;
    bool operator==(const FeedSilence &) const = default;
};
/// The feeds that are silent at `now`, longest first, then those with gaps.
[[nodiscard]] std::vector<FeedSilence> feedSilences(const picture::Snapshot &s, Timestamp now);

struct TimelineScene
{
    const picture::Snapshot *snapshot = nullptr; ///< of `data`; the caller keeps it alive
    TimelineData data;
    picture::TimeWindow view; ///< what the plot spans; always bounded
    picture::TimeWindow brush; ///< the shared window
    CountScale scale = CountScale::SquareRoot;
    std::int64_t now = noTime;
    std::vector<FeedSilence> silences; ///< rows between the incidents and the plot, up to `now`
    std::vector<IncidentMark> marks;
    std::vector<OperationBar> bars;
    std::string chosenOperation; ///< id; drawn as selected

    // Filled by place().
    QRectF area, parked, operations, lanes, silence, plot, axis;
    int operationRows = 0;
    /// By domain: its first lane and how many it has. All lanes are everybody's where there is one domain, or no room
    /// to keep them apart.
    std::array<int, 3> domainFirst{}, domainLanes{};
    bool hasDomainLanes = false;
    double silenceHeight = 0; ///< of a row
    std::vector<std::size_t> silenceRows; ///< of `silences`: those with something in the view
    int laneCount = 1;

private:
    void placeOperations(double free);
    void placeLanes(double free);
    void packOperations();

public:
    void place(const QRectF &within, const QFont &font);
    /// Lanes for the incidents; call after place() or a change of the view.
    void packMarks();
    [[nodiscard]] QRectF barRect(const OperationBar &bar) const;
    [[nodiscard]] const OperationBar *barAt(QPointF pos) const;

    [[nodiscard]] double x(std::int64_t t) const;
    [[nodiscard]] std::int64_t time(double px) const;
    [[nodiscard]] double scaled(double count) const;
    [[nodiscard]] double top() const; ///< scaled count at the plot's upper edge
    [[nodiscard]] double y(double count) const;
    [[nodiscard]] double laneY(int lane) const;
    [[nodiscard]] static double laneHeightOf();
    [[nodiscard]] const FeedSilence *silenceAt(QPointF pos) const;
    [[nodiscard]] const picture::GapRow *gapAt(const FeedSilence &feed, double px) const;
    [[nodiscard]] int binCount() const;
    [[nodiscard]] std::array<std::uint32_t, severityBandCount> binCounts(int bin) const;
    [[nodiscard]] QRectF binRect(int bin) const;
};

void paintTimelineBack(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font);
/// Bars of operations, and what the lanes are called where domains have lanes of their own.
void paintTimelineOperations(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font);
/// Where each of `scene.bars` has its name: in it, or beside it where it is too short and nothing else is there.
[[nodiscard]] std::vector<QRectF> operationNames(const TimelineScene &scene, const QFontMetricsF &metrics);
void paintTimelineBars(QPainter &p, const TimelineScene &scene, const Theme &theme);
void paintTimelineBrush(QPainter &p, const TimelineScene &scene, const Theme &theme);
void paintTimelineNow(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font);
/// `isSelected` and `isHovered` are asked for each mark's row.
void paintTimelineMarks(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font,
                        const std::function<bool(std::int32_t)> &isSelected = {},
                        const std::function<bool(std::int32_t)> &isHovered = {},
                        const std::function<picture::Change(std::int32_t)> &changeOf = {});
void paintSeverityShape(QPainter &p, const Theme &theme, SeverityBand band, QPointF centre, double radius, bool filled);

} // namespace watchfloor::widgets
