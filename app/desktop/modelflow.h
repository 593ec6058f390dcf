// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/session.h"

#include <QObject>

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
    void updateEnabled();

Q_SIGNALS:
    void failed(QString sentence);
    void done(QString sentence);

private:
    [[nodiscard]] std::vector<std::int32_t> selectedAssets() const;
    /// Those, where it is so many and they may be spoken of now; else none.
    [[nodiscard]] std::vector<std::int32_t> assetsToAskOf(std::size_t wanted);
    /// Opens `dialog`; what it asks for is written as `deed` says, and stays typed where that is refused.
    template <typename Dialog, typename Deed> void ask(Dialog *dialog, Deed deed);

    QWidget *m_window;
    widgets::PictureScope *m_scope;
    Actions *m_actions;
    std::shared_ptr<Session> m_session;
};

} // namespace watchfloor::desktop
