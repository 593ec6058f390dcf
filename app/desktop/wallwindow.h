// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"

#include <QTimer>
#include <QWidget>

namespace watchfloor::widgets {
class MissionTiles;
class ModeStrip;
} // namespace watchfloor::widgets

namespace watchfloor::desktop {

class MarkingStrip;

/// The missions for the wall of a room: marking, clock, tiles as large as they fit, feeds. Looks into its window's
/// scope, so that one selection holds in both.
class WallWindow : public QWidget
{
    Q_OBJECT
public:
    WallWindow(widgets::PictureScope *scope, bool isExercise, const QString &store);
    [[nodiscard]] widgets::MissionTiles *tiles() const { return m_tiles; }
    void setWhatIf(const QString &text); ///< empty: none

Q_SIGNALS:
    void causeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    widgets::MissionTiles *m_tiles;
    widgets::ModeStrip *m_strip;
    QTimer m_idle; ///< then the pointer goes
};

} // namespace watchfloor::desktop
