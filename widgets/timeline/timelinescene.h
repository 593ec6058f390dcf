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

    // Filled by place().
    QRectF area, parked, lanes, silence, plot, axis;
    double silenceHeight = 0; ///< of a row
    std::vector<std::size_t> silenceRows; ///< of `silences`: those with something in the view
    int laneCount = 1;

    void place(const QRectF &within, const QFont &font);
    /// Lanes for the incidents; call after place() or a change of the view.
    void packMarks();

    [[nodiscard]] double x(std::int64_t t) const;
    [[nodiscard]] std::int64_t time(double px) const;
    [[nodiscard]] double scaled(double count) const;
    [[nodiscard]] double top() const; ///< scaled count at the plot's upper edge
    [[nodiscard]] double y(double count) const;
    [[nodiscard]] double laneY(int lane) const;
    [[nodiscard]] const FeedSilence *silenceAt(QPointF pos) const;
    [[nodiscard]] const picture::GapRow *gapAt(const FeedSilence &feed, double px) const;
    [[nodiscard]] int binCount() const;
    [[nodiscard]] std::array<std::uint32_t, severityBandCount> binCounts(int bin) const;
    [[nodiscard]] QRectF binRect(int bin) const;
};

void paintTimelineBack(QPainter &p, const TimelineScene &scene, const Theme &theme, const QFont &font);
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
