// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dock.h"
#include "desktop/mainwindow.h"

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

void MainWindow::resetLayout() { arrange(m_workspace); }

void MainWindow::arrange(Workspace workspace)
{
    const auto dock = [this](QLatin1StringView id) -> Dock * {
        const auto found = std::ranges::find_if(m_docks, [id](const Dock *d) { return d->objectName() == id; });
        return found == m_docks.end() ? nullptr : *found;
    };
    for (Dock *d : m_docks) {
        d->setFloating(false);
        removeDockWidget(d);
    }
    // The large view first; the inspector stands at its right over the whole height.
    const auto beside = [&](QLatin1StringView left, QLatin1StringView right) {
        splitDockWidget(dock(left), dock(right), Qt::Horizontal);
        dock(right)->show();
    };
    const auto tab = [&](QLatin1StringView first, QLatin1StringView other) {
        if (!dock(other))
            return;
        tabifyDockWidget(dock(first), dock(other));
        dock(other)->show();
    };
    const auto placeMap = [&] {
        addDockWidget(Qt::LeftDockWidgetArea, dock("map"_L1));
        dock("map"_L1)->show();
        beside("map"_L1, "inspector"_L1);
        splitDockWidget(dock("map"_L1), dock("timeline"_L1), Qt::Vertical);
        splitDockWidget(dock("timeline"_L1), dock("incidents"_L1), Qt::Vertical);
        dock("timeline"_L1)->show();
        dock("incidents"_L1)->show();
    };
    const int w = width(), h = height();
    switch (workspace) {
    case Workspace::Watch:
        placeMap();
        tab("incidents"_L1, "operations"_L1);
        tab("incidents"_L1, "alarms"_L1);
        dock("incidents"_L1)->raise();
        resizeDocks({dock("map"_L1), dock("inspector"_L1)}, {w * 74 / 100, w * 26 / 100}, Qt::Horizontal);
        resizeDocks({dock("map"_L1), dock("timeline"_L1), dock("incidents"_L1)},
                    {h * 36 / 100, h * 33 / 100, h * 31 / 100}, Qt::Vertical);
        break;
    case Workspace::Brief:
        addDockWidget(Qt::LeftDockWidgetArea, dock("graph"_L1));
        dock("graph"_L1)->show();
        beside("graph"_L1, "brief"_L1);
        splitDockWidget(dock("graph"_L1), dock("missions"_L1), Qt::Vertical);
        dock("missions"_L1)->show();
        splitDockWidget(dock("brief"_L1), dock("inspector"_L1), Qt::Vertical);
        dock("inspector"_L1)->show();
        resizeDocks({dock("graph"_L1), dock("brief"_L1)}, {w * 74 / 100, w * 26 / 100}, Qt::Horizontal);
        resizeDocks({dock("graph"_L1), dock("missions"_L1)}, {h * 62 / 100, h * 38 / 100}, Qt::Vertical);
        break;
    case Workspace::Analyse:
        placeMap();
        tab("map"_L1, "graph"_L1);
        tab("incidents"_L1, "missions"_L1);
        tab("incidents"_L1, "imports"_L1);
        tab("incidents"_L1, "feeds"_L1);
        tab("incidents"_L1, "log"_L1);
        tab("incidents"_L1, "operations"_L1);
        tab("incidents"_L1, "coincidences"_L1);
        dock("incidents"_L1)->raise();
        dock("map"_L1)->raise();
        resizeDocks({dock("map"_L1), dock("inspector"_L1)}, {w * 72 / 100, w * 28 / 100}, Qt::Horizontal);
        resizeDocks({dock("map"_L1), dock("timeline"_L1), dock("incidents"_L1)},
                    {h * 32 / 100, h * 31 / 100, h * 37 / 100}, Qt::Vertical);
        break;
    }
}

void MainWindow::showDock(const QString &id)
{
    const auto found = std::ranges::find_if(m_docks, [&id](const Dock *d) { return d->objectName() == id; });
    if (found == m_docks.end() || !m_session)
        return;
    Dock *dock = *found;
    if (!dock->isVisible() && dockWidgetArea(dock) == Qt::NoDockWidgetArea) {
        // Not in this workspace: as a tab where the table or the missions are.
        QDockWidget *beside = nullptr;
        for (Dock *d : m_docks) {
            if (d != dock && d->isVisible() && (d->objectName() == u"incidents" || d->objectName() == u"missions"))
                beside = d;
        }
        if (beside)
            tabifyDockWidget(beside, dock);
        else
            addDockWidget(Qt::LeftDockWidgetArea, dock);
    }
    dock->show();
    dock->raise();
    QWidget *content = dock->widget();
    if (QWidget *next = content->focusPolicy() != Qt::NoFocus ? content : content->nextInFocusChain())
        next->setFocus(Qt::ShortcutFocusReason);
}

} // namespace watchfloor::desktop
