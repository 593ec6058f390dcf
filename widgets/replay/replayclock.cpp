// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay/replayclock.h"

#include <algorithm>

namespace watchfloor::widgets {

namespace {
constexpr std::chrono::milliseconds frame{16};
/// Feeds fall silent although nothing comes: so often the picture is judged anew between changes.
constexpr qint64 longestRest = 250;
constexpr std::chrono::hours firstPlay{24};
} // namespace

ReplayClock::ReplayClock(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(frame);
    connect(&m_timer, &QTimer::timeout, this, &ReplayClock::tick);
}

void ReplayClock::setHistory(std::vector<store::KnownChange> history)
{
    if (history == m_history)
        return;
    m_history = std::move(history);
    if (m_history.empty())
        m_timer.stop();
    Q_EMIT changed();
}

void ReplayClock::setAt(store::KnownAt at)
{
    if (!at)
        m_timer.stop();
    m_at = at;
    if (at) {
        m_from = *at;
        m_running.start();
    }
    ask();
    Q_EMIT changed();
}

std::size_t ReplayClock::changesUntil(std::int64_t instant) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(m_history, instant, {}, &store::KnownChange::at)
                                    - m_history.begin());
}

void ReplayClock::play()
{
    if (m_history.empty() || isPlaying())
        return;
    const Timestamp last = fromMicros(m_history.back().at);
    if (!m_at || *m_at >= last)
        m_at = std::max(fromMicros(m_history.front().at), last - firstPlay);
    m_from = *m_at;
    m_running.start();
    m_timer.start();
    ask();
    Q_EMIT changed();
}

void ReplayClock::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    ask(); // exactly where the hand stands
    Q_EMIT changed();
}

void ReplayClock::setSpeed(int speed)
{
    if (speed == m_speed)
        return;
    if (m_at) {
        m_from = *m_at;
        m_running.start();
    }
    m_speed = speed;
    Q_EMIT changed();
}

void ReplayClock::changeSpeed(int steps)
{
    const auto at = std::ranges::find(speeds, m_speed) - speeds.begin();
    setSpeed(speeds[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at + steps, 0, std::ssize(speeds) - 1))]);
}

bool ReplayClock::canStep(int direction) const
{
    if (m_history.empty())
        return false;
    return direction > 0 ? m_at.has_value() : !m_at || m_history.front().at < toMicros(*m_at);
}

void ReplayClock::step(int direction)
{
    if (!canStep(direction))
        return;
    m_timer.stop();
    if (direction > 0) {
        const std::size_t next = changesUntil(toMicros(*m_at));
        setAt(next < m_history.size() ? store::KnownAt(fromMicros(m_history[next].at)) : store::KnownAt());
        return;
    }
    // The last change is what now shows: before it lies the one before.
    const std::size_t before = m_at ? changesUntil(toMicros(*m_at) - 1) : m_history.size() - 1;
    setAt(fromMicros(m_history[before > 0 ? before - 1 : 0].at));
}

void ReplayClock::tick()
{
    const auto passed = std::chrono::nanoseconds(m_running.nsecsElapsed()) * m_speed;
    const std::int64_t last = m_history.back().at;
    const Timestamp to = m_from + std::chrono::duration_cast<std::chrono::microseconds>(passed);
    const bool isEnd = toMicros(to) >= last;
    m_at = isEnd ? std::max(m_from, fromMicros(last)) : to;
    if (isEnd)
        m_timer.stop(); // nothing more is known; one step further is now
    if (isEnd || changesUntil(toMicros(*m_at)) != changesUntil(m_askedAt) || m_sinceAsked.elapsed() >= longestRest)
        ask();
    Q_EMIT changed();
}

void ReplayClock::ask()
{
    m_askedAt = m_at ? toMicros(*m_at) : 0;
    m_sinceAsked.start();
    Q_EMIT wanted(m_at);
}

} // namespace watchfloor::widgets
