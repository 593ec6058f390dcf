// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/actions.h"

#include "common/icon.h"

#include <QWidget>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

QAction *Actions::add(const QString &id, const QString &group, const QString &text,
                      const QList<QKeySequence> &shortcuts, const QString &icon, std::function<void()> run,
                      const QString &toolTip)
{
    auto *action = new QAction(text, m_window);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    if (!toolTip.isEmpty())
        action->setToolTip(toolTip);
    return adopt(id, group, action, shortcuts, icon);
}

QAction *Actions::adopt(const QString &id, const QString &group, QAction *action, const QList<QKeySequence> &shortcuts,
                        const QString &icon)
{
    action->setObjectName(id);
    if (!icon.isEmpty())
        action->setIcon(widgets::themedIcon(icon));
    if (!shortcuts.isEmpty())
        action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WindowShortcut);
    m_window->addAction(action);
    m_entries.push_back({id, group, action});
    return action;
}

QAction *Actions::at(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    Q_ASSERT(found != m_entries.end());
    return found->action;
}

QString plainTextOf(const QAction &action)
{
    QString text = action.text();
    return text.remove(u'&').remove(u"…"_s);
}

} // namespace watchfloor::desktop
