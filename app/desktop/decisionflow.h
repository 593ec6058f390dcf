// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/session.h"
#include "floor/desk.h"

#include <QObject>

class QMenu;

namespace watchfloor::widgets {

class AskingDialog;
}

namespace watchfloor::desktop {

class Actions;

/// What an officer decides about the selected incidents: asks for what the decision needs, has it written on a thread
/// of the pool, and puts it on the session's undo stack. One window's.
class DecisionFlow : public QObject
{
    Q_OBJECT
public:
    DecisionFlow(QWidget *window, widgets::PictureScope *scope, Actions *actions);

    void setSession(const std::shared_ptr<Session> &session);
    void begin(floor::Action action);
    /// Which of the actions make sense for what is selected now.
    void updateEnabled();
    void fill(QMenu *menu) const;

Q_SIGNALS:
    void failed(QString sentence);
    void done(QString sentence);

private:
    void define(floor::Action action, const QString &text, const QKeySequence &key);
    [[nodiscard]] std::vector<const picture::IncidentRow *> selectedRows() const;
    [[nodiscard]] bool isPossible(floor::Action action) const;
    void assess();
    void split();
    void moveToken();
    void ask(floor::Action action);
    /// `asker` stays open until it is written.
    void submit(floor::Request request, const picture::SnapshotPtr &seen, widgets::AskingDialog *asker);
    void refuse(widgets::AskingDialog *dialog, const QString &sentence);

    QWidget *m_window;
    widgets::PictureScope *m_scope;
    Actions *m_actions;
    std::shared_ptr<Session> m_session;
};

} // namespace watchfloor::desktop
