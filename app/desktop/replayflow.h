// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/session.h"
#include "replay/replayclock.h"

namespace watchfloor::desktop {

class Actions;

/// The time machine of one window: its clock, what the store learned when, and the picture that another is compared
/// with. Reads in the background.
class ReplayFlow : public QObject
{
    Q_OBJECT
public:
    ReplayFlow(widgets::PictureScope *scope, QObject *parent);
    /// The commands that need no more than the clock; `group` is the title of their menu.
    void defineActions(Actions &actions, const QString &group);
    void setSession(const std::shared_ptr<Session> &session);
    [[nodiscard]] widgets::ReplayClock *clock() { return &m_clock; }
    /// Nothing: with none.
    void compareWith(store::KnownAt at);

Q_SIGNALS:
    void failed(const QString &sentence);
    void
    comparing(std::optional<watchfloor::Timestamp> at); ///< a picture to compare with is being made; nothing: no more

private:
    void takeSnapshot();
    void readHistory();

    widgets::PictureScope *m_scope;
    std::shared_ptr<Session> m_session;
    widgets::ReplayClock m_clock;
    Actions *m_actions = nullptr;
    bool m_reading = false;
    int m_asked = 0; ///< pictures to compare with: the last one counts
};

} // namespace watchfloor::desktop
