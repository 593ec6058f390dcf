// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/session.h"
#include "watch/alarmbook.h"
#include "watch/reporting.h"

#include <QTimer>

namespace watchfloor::widgets {
class AlarmPanel;
}

namespace watchfloor::desktop {

/// Keeps a window's alarms: looks at each picture and every few seconds, and asks the store what people did about them.
/// A replay has a book of its own, made of what was known then.
class AlarmService : public QObject
{
    Q_OBJECT
public:
    AlarmService(widgets::PictureScope *scope, widgets::AlarmPanel *panel, QObject *parent);
    void setSession(const std::shared_ptr<Session> &session);

    void look(); ///< at what there is now, whether or not the picture changed

Q_SIGNALS:
    void failed(QString sentence);
    void figuresChanged(const watchfloor::watch::AlarmFigures &figures);

private:
    /// A picture, and what was found beside the window's thread that it asks a person for.
    struct Look
    {
        picture::SnapshotPtr snapshot;
        Timestamp now{};
        std::vector<watch::Condition> conditions; ///< of the picture, and of the reporting clocks that run out
        std::vector<watch::AlarmAct> acts;
    };
    [[nodiscard]] static Result<> read(Look &look, const store::Store &store);
    void take(const Look &look);
    void act(std::vector<watch::AlarmAct> acts);

    widgets::PictureScope *m_scope;
    widgets::AlarmPanel *m_panel;
    std::shared_ptr<Session> m_session;
    watch::AlarmBook m_book; ///< of now
    Look m_shown; ///< what the panel was told last
    QTimer m_timer;
    bool m_reading = false, m_again = false;
};

} // namespace watchfloor::desktop
