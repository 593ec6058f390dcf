// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/feedservice.h"

#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace watchfloor::widgets {
class RowsTable;
}

namespace watchfloor::desktop {

/// How data come by themselves: each connection with its state, what it does, what came, and what went wrong in words a
/// person can act on; to add, change, pause, run now and remove.
class ConnectionsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionsPanel(QWidget *parent = nullptr);
    void setService(FeedService *service, bool readOnly);
    void setEditable(bool editable); ///< where nobody sits, nobody changes anything
    [[nodiscard]] const std::vector<QAction *> &commands() const { return m_commands; }

Q_SIGNALS:
    void failed(const QString &sentence);

private:
    QAction *command(const QString &name, const QString &text, const QString &toolTip, void (ConnectionsPanel::*act)());
    void update();
    void updateCommands();
    void showTrouble();
    void add();
    void edit();
    void pauseOrResume();
    void runNow();
    void remove();
    void openDialog(const FeedService::Line *line);
    [[nodiscard]] const FeedService::Line *current() const;

    FeedService *m_service = nullptr;
    bool m_readOnly = true;
    std::vector<FeedService::Line> m_lines;
    std::vector<QAction *> m_commands;
    QAction *m_add, *m_edit, *m_pause, *m_runNow, *m_remove;
    QToolButton *m_receive;
    widgets::RowsTable *m_table;
    QLabel *m_trouble;
};

} // namespace watchfloor::desktop
