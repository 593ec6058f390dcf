// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/session.h"
#include "floor/desk.h"

#include <QObject>

namespace watchfloor::widgets {
class AskingDialog;
}

namespace watchfloor::desktop {

class Actions;

/// What an officer says of assets, who needs whom and how healthy one is: asks for it, has it written on a thread of
/// the pool, and puts it on the session's undo stack. One window's.
class ModelFlow : public QObject
{
    Q_OBJECT
public:
    ModelFlow(QWidget *window, widgets::PictureScope *scope, Actions *actions);

    void setSession(const std::shared_ptr<Session> &session);
    /// The two that are selected: a dependency between them, or the one that is there.
    void connectSelected();
    /// How healthy the one that is selected is by itself.
    void setHealth();
    /// By ids: the dependency of the one on the other is shown, to be changed or removed.
    void edit(const std::string &dependant, const std::string &provider);
    /// At once; undo brings it back.
    void remove(const std::string &dependant, const std::string &provider);
    [[nodiscard]] bool isEditable() const; ///< somebody sits here, and sees the picture of now
    void updateEnabled();

Q_SIGNALS:
    void failed(QString sentence);
    void done(QString sentence);

private:
    [[nodiscard]] bool mayEdit(); ///< else says why not
    [[nodiscard]] std::vector<std::int32_t> selectedAssets() const;
    void askNeed(std::int32_t one, std::int32_t other);
    /// Opens `dialog`; what it asks for is written as `deed` says, and stays typed where that is refused.
    template <typename Dialog, typename Deed> void ask(Dialog *dialog, Deed deed);
    /// `asker` (null: nobody asked) stays open until it is written.
    template <typename Request, typename Deed>
    void submit(Request request, Deed deed, const picture::SnapshotPtr &seen, widgets::AskingDialog *asker);

    QWidget *m_window;
    widgets::PictureScope *m_scope;
    Actions *m_actions;
    std::shared_ptr<Session> m_session;
};

} // namespace watchfloor::desktop
