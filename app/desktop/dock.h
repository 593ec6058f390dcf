// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace watchfloor::desktop {

/// A dock with a flat title bar: name on the left, small buttons on the right, all reachable by Tab. What does not fit
/// into it is scrolled: a window squeezes no dock below its least size, and lays one over the other instead.
class Dock : public QDockWidget
{
    Q_OBJECT
public:
    Dock(const QString &id, const QString &title, const QString &icon, QWidget *content, QWidget *parent = nullptr);
    [[nodiscard]] QWidget *content() const { return m_content; }
    /// A small button in the title bar.
    void addTitleAction(QAction *action);
    /// Says in the title bar that what is shown is a what-if: a frame around the window is not around a floating dock.
    void setSupposed(bool supposed);

private:
    QWidget *m_content;
    QHBoxLayout *m_bar;
    QLabel *m_supposed;
};

} // namespace watchfloor::desktop
