// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "tiles/missionstate.h"

#include <QThreadPool>
#include <QWidget>

class QScrollArea;

namespace watchfloor::widgets {

class EmptyState;

/// One mission: its state as shape, word and colour, against an hour ago, why, what it has lost and what nobody knows.
class MissionTile : public QWidget
{
    Q_OBJECT
public:
    explicit MissionTile(QWidget *parent = nullptr);
    void setState(const picture::SnapshotPtr &snapshot, const MissionState &state, double scale);
    [[nodiscard]] const MissionState &state() const { return m_state; }
    void setSelected(bool selected);
    [[nodiscard]] QString stateText() const; ///< "Impaired, 40 %"
    [[nodiscard]] QString trendText() const;
    [[nodiscard]] QString thinText() const; ///< what has lost an alternative; empty: nothing
    [[nodiscard]] QString unknownText() const; ///< empty: nothing is unknown
    [[nodiscard]] QString phaseText() const; ///< which runs, or comes next; empty: the mission has none
    [[nodiscard]] QSize sizeHint() const override;
    /// What a tile of that state takes in `font`.
    [[nodiscard]] static int heightOf(const MissionState &state, const QFont &font, double scale);

Q_SIGNALS:
    void pressed();
    void moveWanted(int key); ///< an arrow

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] double padOf() const { return 10 * m_scale; }
    [[nodiscard]] QRectF paintFrame(QPainter &p) const;
    void paintHead(QPainter &p, QRectF &inner) const;
    void paintFoot(QPainter &p, QRectF &inner) const;
    double paintThreat(QPainter &p, const QRectF &inner) const;
    [[nodiscard]] QFont sized(double factor, bool bold = false) const;

    picture::SnapshotPtr m_snapshot;
    MissionState m_state;
    double m_scale = 1;
    bool m_isSelected = false;
};

/// Every mission as a tile, worst first. Worked out on a thread of its own; the newest picture wins.
class MissionTiles : public QWidget
{
    Q_OBJECT
public:
    explicit MissionTiles(PictureScope *scope, QWidget *parent = nullptr);
    ~MissionTiles() override;

    /// Fills its whole area with the tiles, as large as they may be: for a wall.
    void setFilling(bool fills);
    [[nodiscard]] const std::vector<MissionTile *> &tiles() const { return m_tiles; }
    /// What is shown is of the scope's snapshot.
    [[nodiscard]] bool isSettled() const { return m_shown == m_scope->snapshot(); }

Q_SIGNALS:
    void settled();
    void causeRequested(); ///< the cause was selected; who shows causes may come up

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void work();
    using States = std::shared_ptr<const std::vector<MissionState>>;
    void take(const picture::SnapshotPtr &snapshot, const States &states);
    void place();
    void drill(const MissionTile &tile);
    void takeSelection();
    void step(const MissionTile *from, int key);

    PictureScope *m_scope;
    QScrollArea *m_scroll;
    QWidget *m_ground;
    EmptyState *m_empty;
    std::vector<MissionTile *> m_tiles;
    picture::SnapshotPtr m_shown;
    States m_states = std::make_shared<const std::vector<MissionState>>();
    int m_columns = 1;
    bool m_fills = false;
    bool m_running = false, m_again = false;
    std::stop_source m_stop;
    impact::Memory m_memory; ///< the worker's
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
