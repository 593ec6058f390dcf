// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/commandline.h"

#include <QObject>
#include <QTimer>

namespace watchfloor::desktop {

class MainWindow;

/// `--screenshot`: waits until every view is settled, writes the files, says how it went. A window that does
/// not settle in time is a failure, not a half-drawn picture.
class Screenshots : public QObject
{
    Q_OBJECT
public:
    Screenshots(MainWindow *window, std::vector<Screenshot> wanted, const QString &select, QObject *parent = nullptr);

Q_SIGNALS:
    void done(const QString &error); ///< empty: all written

private:
    void look();
    [[nodiscard]] QString write(const Screenshot &shot);
    bool select();

    MainWindow *m_window;
    std::vector<Screenshot> m_wanted;
    QString m_select;
    QTimer m_poll;
    QTimer m_limit;
    int m_settledFor = 0;
    std::size_t m_next = 0;
    bool m_selected = false;
};

} // namespace watchfloor::desktop
