// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/session.h"

#include <QObject>

namespace watchfloor::desktop {

class Actions;

/// What an officer says of who needs whom: asks for it, has it written on a thread of the pool, and puts it on the
/// session's undo stack. One window's.
class ModelFlow : public QObject
{
    Q_OBJECT
public:
    ModelFlow(QWidget *window, widgets::PictureScope *scope, Actions *actions);

    void setSession(const std::shared_ptr<Session> &session);
    /// The two that are selected: a dependency between them, or the one that is there.
    void connectSelected();
    void updateEnabled();

Q_SIGNALS:
    void failed(QString sentence);
    void done(QString sentence);

private:
    [[nodiscard]] std::vector<std::int32_t> selectedAssets() const;

    QWidget *m_window;
    widgets::PictureScope *m_scope;
    Actions *m_actions;
    std::shared_ptr<Session> m_session;
};

} // namespace watchfloor::desktop
