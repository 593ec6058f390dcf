// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/viewturns.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace watchfloor::widgets {

namespace {

/// Of a frame of 33 ms painting takes most; views that are quicker than this share one.
constexpr qint64 longestStep = 3;
/// Long enough for the window to be painted before the next ones.
constexpr std::chrono::milliseconds between{2};

bool isInput(QEvent::Type type)
{
    switch (type) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::ShortcutOverride:
    case QEvent::Shortcut:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::NativeGesture:
    case QEvent::ContextMenu:
    case QEvent::DragEnter:
    case QEvent::Drop:
        return true;
    default:
        return false;
    }
}

bool isSeen(const QObject *view)
{
    const auto *widget = qobject_cast<const QWidget *>(view);
    return !widget || widget->isVisible();
}

} // namespace

ViewTurns::ViewTurns(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(between);
    connect(&m_timer, &QTimer::timeout, this, &ViewTurns::step);
}

ViewTurns::~ViewTurns() = default;

void ViewTurns::follow(QObject *view, Work take, int frames)
{
    m_followers.push_back({view, std::move(take), frames, false});
}

void ViewTurns::soon(QObject *view, Work work, int frames)
{
    if (!m_paced || m_finishing) {
        work();
        return;
    }
    std::erase_if(m_waiting, [view](const Turn &turn) { return turn.once && turn.view == view; });
    m_waiting.push_back({view, std::move(work), frames, true});
    wait();
}

void ViewTurns::begin()
{
    std::erase_if(m_followers, [](const Turn &turn) { return !turn.view; });
    std::erase_if(m_waiting, [](const Turn &turn) { return !turn.once; });
    m_unseen.clear();
    for (const Turn &turn : m_followers) {
        if (!m_paced || isSeen(turn.view))
            m_waiting.push_back(turn);
        else
            m_unseen.push_back(turn);
    }
    if (m_paced)
        wait();
    else
        finish();
}

/// It comes into sight: before it is painted.
void ViewTurns::takeSight(const QObject *view)
{
    const auto found = std::ranges::find(m_unseen, view, [](const Turn &turn) { return turn.view.data(); });
    if (found == m_unseen.end())
        return;
    const Work work = std::move(found->work);
    m_unseen.erase(found);
    work();
}

void ViewTurns::wait()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void ViewTurns::step()
{
    if (m_rest > 0) {
        --m_rest;
        m_timer.start();
        return;
    }
    if (m_waiting.empty()) { // and the last ones were painted: what a new picture begins with is a frame's work, too
        Q_EMIT done();
        return;
    }
    QElapsedTimer time;
    time.start();
    while (!m_waiting.empty() && m_rest == 0 && time.elapsed() < longestStep) {
        const Turn turn = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!turn.view)
            continue;
        turn.work();
        m_rest = isSeen(turn.view) ? turn.frames - 1 : 0;
    }
    m_timer.start();
}

void ViewTurns::finish()
{
    if (m_finishing)
        return;
    std::ranges::move(m_unseen, std::back_inserter(m_waiting));
    m_unseen.clear();
    if (m_waiting.empty())
        return;
    {
        const QScopedValueRollback guard(m_finishing, true);
        m_timer.stop();
        m_rest = 0;
        while (!m_waiting.empty()) {
            const Turn turn = std::move(m_waiting.front());
            m_waiting.pop_front();
            if (turn.view)
                turn.work();
        }
    }
    // Not now: the next picture would come between the views and whoever wants them to be at one.
    QMetaObject::invokeMethod(this, &ViewTurns::done, Qt::QueuedConnection);
}

void ViewTurns::setPaced(bool paced)
{
    if (std::exchange(m_paced, paced) == paced)
        return;
    if (paced) {
        QCoreApplication::instance()->installEventFilter(this);
    } else {
        QCoreApplication::instance()->removeEventFilter(this);
        finish();
    }
}

bool ViewTurns::eventFilter(QObject *watched, QEvent *event)
{
    if (isInput(event->type()))
        finish();
    else if (event->type() == QEvent::Show)
        takeSight(watched);
    return false;
}

} // namespace watchfloor::widgets
