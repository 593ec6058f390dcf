// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/commandline.h"

#include <QFrame>
#include <QTimer>

class QAbstractButton;
class QAction;

class QHBoxLayout;
class QToolButton;

namespace watchfloor::widgets {
class FeedLights;
}

namespace watchfloor::desktop {

/// Zulu time in large figures of one width, the date-time group below.
class ZuluClock : public QWidget
{
    Q_OBJECT
public:
    explicit ZuluClock(QWidget *parent = nullptr);
    [[nodiscard]] QString timeText() const { return m_time; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tick();

    QString m_time, m_group;
    QTimer m_timer;
};

/// The high-water mark of what is on screen, on black in its TLP colour; in an exercise between two blocks
/// that say so, whatever else is shown.
class MarkingStrip : public QWidget
{
    Q_OBJECT
public:
    explicit MarkingStrip(widgets::PictureScope *scope, QWidget *parent = nullptr);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] bool isElided() const; ///< the strip is too narrow for the marking
    [[nodiscard]] bool isExercise() const { return m_exercise; }
    void setExercise(bool exercise);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

    /// Of everything the views may show: observations, incidents, assets and missions.
    [[nodiscard]] static std::optional<Marking> screenMarking(widgets::PictureScope &scope);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void update();
    [[nodiscard]] QFont boldFont() const;
    [[nodiscard]] int exerciseBlock() const; ///< width of the block at either end
    [[nodiscard]] int textWidth() const;

    widgets::PictureScope *m_scope;
    QString m_text;
    Marking m_marking;
    bool m_exercise = false;
};

/// Clock, workspaces, feed lights, alarms to answer, who sits, search.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    TopBar(widgets::PictureScope *scope, QAction *palette, QWidget *parent = nullptr);
    void addWorkspace(QAction *action);
    [[nodiscard]] ZuluClock *clock() const { return m_clock; }
    [[nodiscard]] widgets::FeedLights *lights() const { return m_lights; }
    /// `more` is for the tooltip. The picture manager is marked by shape and word.
    void setSeat(const QString &name, const QString &more, bool isPictureManager);
    void setAlarms(int unanswered);

Q_SIGNALS:
    void seatClicked();
    void alarmsClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showAlarms();
    void fit();

    ZuluClock *m_clock;
    widgets::FeedLights *m_lights;
    QToolButton *m_alarms, *m_seat, *m_search;
    QHBoxLayout *m_workspaces;
    int m_unanswered = 0;
};

} // namespace watchfloor::desktop
