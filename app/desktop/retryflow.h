// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/session.h"

#include <QList>

class QWidget;

namespace watchfloor::desktop {

/// Quarantined records on their way back: asks how, reads them off the interface's thread, says what became of them.
class RetryFlow : public QObject
{
    Q_OBJECT
public:
    explicit RetryFlow(QWidget *window);

    /// Of `records`, or where that is empty of all of the import (0: of every one); `count` is how many those are.
    void ask(const std::shared_ptr<Session> &session, const QList<qint64> &records, qint64 importId, int count);

Q_SIGNALS:
    void done(const QString &sentence, bool someLeft);
    void failed(const QString &sentence);

private:
    QWidget *m_window;
    bool m_running = false;
};

} // namespace watchfloor::desktop
