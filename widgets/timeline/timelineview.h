// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "timeline/timelinescene.h"

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

class QActionGroup;
class QLabel;
class QMenu;
class QToolButton;

namespace watchfloor::widgets {

class SeverityLegend;
class TimelineChart;

/// Density of events by severity over time, incidents above it, and the brush that sets the time window of every view.
/// GUI thread; bins of large pictures are counted on a thread of its own and the newest answer wins.
class TimelineView : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineView(PictureScope *scope, QWidget *parent = nullptr);
    ~TimelineView() override;

    /// The span of time that is drawn.
    [[nodiscard]] picture::TimeWindow shown() const;
    void showSpan(picture::TimeWindow view);
    void fitAll(); ///< everything dated; again: where most of it is
    void zoomIn();
    void zoomOut();
    [[nodiscard]] CountScale countScale() const;
    void setCountScale(CountScale scale);

    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

    /// What is on screen, in this widget's coordinates.
    struct DrawnBin
    {
        std::int64_t from, to;
        std::array<std::uint32_t, severityBandCount> counts;
        QRectF rect;
    };
    struct DrawnIncident
    {
        std::int32_t row; ///< the worst of those this mark stands for
        std::vector<std::int32_t> rows;
        QRectF rect;
    };
    [[nodiscard]] std::vector<DrawnBin> drawnBins() const;
    [[nodiscard]] std::vector<DrawnIncident> drawnIncidents() const;
    struct DrawnOperation
    {
        std::string id;
        QRectF rect;
    };
    [[nodiscard]] std::vector<DrawnOperation> drawnOperations() const;
    /// Domains that have lanes of their own; none where there is one domain.
    [[nodiscard]] std::vector<Domain> domainLanes() const;
    [[nodiscard]] std::uint32_t undatedCount() const;
    /// Feeds drawn as silent, by name.
    [[nodiscard]] QStringList silentFeeds() const;
    /// Feeds that lost messages at times, whether in view or not.
    [[nodiscard]] QStringList feedsWithGaps() const;
    /// In the view's coordinates; null where no row for feeds is drawn.
    [[nodiscard]] QRectF silenceRect() const;
    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] QRectF parkedRect() const;
    [[nodiscard]] double xOf(std::int64_t t) const;
    [[nodiscard]] QString windowText() const;
    [[nodiscard]] bool isSettled() const; ///< nothing is being counted or waits to be

Q_SIGNALS:
    void settled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildHeader();
    void fit();
    void takeSnapshot();
    void takeFilter();
    void takeSelection();
    void takeWindow(picture::TimeWindow window, bool last);
    void flushWindow();
    void recount();
    void accept(quint64 generation, const picture::SnapshotPtr &snapshot, TimelineData counted);
    void updateEmptyText();
    void tick();
    [[nodiscard]] std::int64_t now() const;
    [[nodiscard]] std::int64_t cursorTime() const;
    void moveCursor(int bins);
    void setEdgeToCursor(bool from);
    void selectIncidents(const std::vector<std::int32_t> &rows, Qt::KeyboardModifiers modifiers);
    void stepIncident(int by);
    void setWindowToSelection();
    void setWindowToLast(std::int64_t span);
    void revealObject(const picture::ObjectRef &ref);
    void showMenu(QPoint at);
    [[nodiscard]] std::vector<picture::TimeWindow> selectedTimes() const;

    PictureScope *m_scope;
    TimelineChart *m_chart;
    QLabel *m_windowLabel = nullptr;
    QToolButton *m_clear = nullptr;
    QToolButton *m_scaleButton = nullptr;
    QActionGroup *m_scales = nullptr;
    picture::SnapshotPtr m_counted; ///< keeps alive what the scene points into
    picture::Filter m_countedFilter; ///< without its window
    picture::Filter m_wantedFilter;
    bool m_fitted = true; ///< the view follows the extent until a person moves it
    bool m_fitWhole = false;
    quint64 m_generation = 0; ///< of the newest request
    bool m_running = false, m_again = false;
    std::optional<picture::TimeWindow> m_pendingWindow;
    QTimer m_windowTimer; ///< a brush being dragged moves the other views at most 60 times a second
    QTimer m_clock;
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
