// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>
#include <vector>

namespace watchfloor::widgets {

/// Brings a new picture to the views. All of them at once; while a replay plays in turns, a few in each frame, so that
/// the window is painted between them and time runs on evenly; those that nobody sees when somebody does. Whoever
/// touches the window finds all of them at one picture. GUI thread.
class ViewTurns : public QObject
{
    Q_OBJECT
public:
    using Work = std::function<void()>;

    explicit ViewTurns(QObject *parent = nullptr);
    ~ViewTurns() override;

    /// `take` is run for each picture until `view` is gone. `frames`: in so many it has the window to itself.
    void follow(QObject *view, Work take, int frames = 1);
    /// Once: what a view asked for is ready. Of one view the newest alone.
    void soon(QObject *view, Work work, int frames = 1);
    /// There is a new picture.
    void begin();
    /// What still waits, now.
    void finish();

    void setPaced(bool paced);
    [[nodiscard]] bool isPaced() const { return m_paced; }
    /// Every follower that is in sight has the picture.
    [[nodiscard]] bool isDone() const { return m_waiting.empty(); }

Q_SIGNALS:
    void done(); ///< and the window was painted

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Turn
    {
        QPointer<QObject> view;
        Work work;
        int frames = 1;
        bool once = false;
    };

    void step();
    void wait();
    void takeSight(const QObject *view);

    std::vector<Turn> m_followers;
    std::deque<Turn> m_waiting;
    std::vector<Turn> m_unseen; ///< wait to be shown
    QTimer m_timer;
    int m_rest = 0; ///< frames that belong to the last one still
    bool m_paced = false;
    bool m_finishing = false;
};

} // namespace watchfloor::widgets
