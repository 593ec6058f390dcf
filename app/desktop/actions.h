// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>

#include <functional>

class QMenu;

namespace watchfloor::desktop {

/// Every command of a window, once: menus, palette and the shortcuts help all read this list.
class Actions : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        QString id; ///< stable, such as file.open
        QString group; ///< translated menu title
        QAction *action;
    };

    explicit Actions(QWidget *window);

    /// `icon` names a drawing in resources/icons, or is empty. Shortcuts are live in the whole window.
    QAction *add(const QString &id, const QString &group, const QString &text, const QList<QKeySequence> &shortcuts,
                 const QString &icon, std::function<void()> run, const QString &toolTip = {});
    /// One that another class made (dock toggles, undo).
    QAction *adopt(const QString &id, const QString &group, QAction *action, const QList<QKeySequence> &shortcuts = {},
                   const QString &icon = {});
    [[nodiscard]] QAction *at(const QString &id) const; ///< asserts that it exists
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

private:
    QWidget *m_window;
    std::vector<Entry> m_entries;
};

/// The text of an action without its accelerator mark and dots.
[[nodiscard]] QString plainTextOf(const QAction &action);

} // namespace watchfloor::desktop
