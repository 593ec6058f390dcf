// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/knownhistory.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace watchfloor::widgets {

/// Where a window stands in what its store learned: now, or an instant of the past that may run on by itself.
/// Knows the instants at which something became known; asks for pictures, makes none.
class ReplayClock : public QObject
{
    Q_OBJECT
public:
    static constexpr std::array speeds{1, 10, 60, 600, 3600};

    explicit ReplayClock(QObject *parent = nullptr);

    /// Ascending.
    void setHistory(std::vector<store::KnownChange> history);
    [[nodiscard]] const std::vector<store::KnownChange> &history() const { return m_history; }

    [[nodiscard]] store::KnownAt at() const { return m_at; } ///< nothing: now
    /// Plays on from there where it plays. Nothing: now.
    void setAt(store::KnownAt at);
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    /// From now: the last day of the history.
    void play();
    void pause();
    void toggle() { isPlaying() ? pause() : play(); }
    [[nodiscard]] int speed() const { return m_speed; }
    void setSpeed(int speed);
    void changeSpeed(int steps);

    [[nodiscard]] bool canStep(int direction) const;
    /// To the change before (-1) or after (1); after the last one comes now.
    void step(int direction);

Q_SIGNALS:
    void changed(); ///< anything of the above
    void wanted(watchfloor::store::KnownAt at); ///< a picture of that instant

private:
    void tick();
    void ask();
    [[nodiscard]] std::size_t changesUntil(std::int64_t instant) const;

    std::vector<store::KnownChange> m_history;
    store::KnownAt m_at;
    int m_speed = 60;
    QTimer m_timer;
    QElapsedTimer m_running; ///< since m_from was left
    Timestamp m_from{};
    std::int64_t m_askedAt = 0; ///< the newest instant asked for
    QElapsedTimer m_sinceAsked;
};

} // namespace watchfloor::widgets
