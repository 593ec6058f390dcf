// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QTimer>

namespace watchfloor::bench {

/// Sleeps between events, so that the window has the processor to itself; asked every so many milliseconds. False: it
/// was not so in time.
template <typename F> bool waitFor(F &&done, int milliseconds, int every = 5)
{
    QEventLoop loop;
    QTimer poll, limit;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.quit();
    });
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    limit.setSingleShot(true);
    poll.start(every);
    limit.start(milliseconds);
    if (!done())
        loop.exec();
    return done();
}

} // namespace watchfloor::bench
