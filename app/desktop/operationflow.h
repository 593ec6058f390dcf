// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/session.h"
#include "floor/desk.h"

#include <QObject>

namespace watchfloor::widgets {

class AskingDialog;
class OperationsPanel;
} // namespace watchfloor::widgets

namespace watchfloor::desktop {

/// What an officer says of operations: asks for it, has it written on a thread of the pool, and puts it on the
/// session's undo stack. Owns nothing that is shown. One window's.
class OperationFlow : public QObject
{
    Q_OBJECT
public:
    OperationFlow(QWidget *window, widgets::PictureScope *scope, widgets::OperationsPanel *board);

    void setSession(const std::shared_ptr<Session> &session);
    void add();
    void edit(const std::string &id);
    void tellApart(const std::string &id);
    void tick(const std::string &id, const std::string &item, fusion::WarningState state);

Q_SIGNALS:
    void failed(QString sentence);
    void done(QString sentence);

private:
    void ask(const std::string &id, const fusion::Operation &present);
    /// `asker`, where one asked, stays open until it is written.
    void submit(floor::OperationRequest request, const picture::SnapshotPtr &seen,
                widgets::AskingDialog *asker = nullptr);

    QWidget *m_window;
    widgets::PictureScope *m_scope;
    widgets::OperationsPanel *m_board;
    std::shared_ptr<Session> m_session;
};

} // namespace watchfloor::desktop
