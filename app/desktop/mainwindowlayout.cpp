// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/actions.h"
#include "desktop/dock.h"
#include "desktop/importflow.h"
#include "desktop/mainwindow.h"
#include "desktop/modelflow.h"
#include "desktop/settings.h"
#include "desktop/undoturns.h"
#include "desktop/wallwindow.h"
#include "desktop/whatifflow.h"
#include "graph/graphview.h"
#include "inspector/inspector.h"
#include "map/mapview.h"
#include "replay/modestrip.h"
#include "tables/incidenttable.h"
#include "tables/missiontable.h"
#include "tiles/missiontiles.h"
#include "timeline/timelineview.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QScreen>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {
constexpr int layoutVersion = 3;
}

void MainWindow::setWorkspace(Workspace workspace)
{
    if (!m_session) {
        m_workspace = workspace;
        return;
    }
    saveWorkspace();
    m_workspace = workspace;
    const QByteArray saved = m_remembers ? settings::state(name(workspace) + u"/docks"_s) : QByteArray();
    if (saved.isEmpty() || !restoreState(saved, layoutVersion))
        arrange(workspace);
    updateEnabled();
}

void MainWindow::saveWorkspace()
{
    if (!m_remembers || !m_session || !isVisible())
        return;
    settings::setState(name(m_workspace) + u"/docks"_s, saveState(layoutVersion));
}

/// Under the store's own name: the same asset may stand elsewhere in another one.
void MainWindow::savePlaces()
{
    if (!m_remembers || !m_session)
        return;
    const QByteArray places = m_graph->savePlaces();
    const QString name = u"graph/places/"_s + m_session->info().storeId;
    if (!places.isEmpty() || !settings::state(name).isEmpty())
        settings::setState(name, places);
    const QByteArray network = m_graph->saveNetworkPlaces();
    const QString networkName = u"graph/network/"_s + m_session->info().storeId;
    if (!network.isEmpty() || !settings::state(networkName).isEmpty())
        settings::setState(networkName, network);
}

void MainWindow::restoreLayout()
{
    const QString store = m_session->info().storeId;
    const auto kept = [&](const QString &what) {
        return m_remembers ? settings::state(u"graph/"_s + what + u'/' + store) : QByteArray();
    };
    m_graph->restorePlaces(store.toUtf8(), kept(u"places"_s), kept(u"network"_s));
    if (m_remembers) {
        if (const QByteArray geometry = settings::state(u"window/geometry"_s); !geometry.isEmpty() && !isVisible())
            restoreGeometry(geometry);
        m_incidents->restoreState(settings::state(u"incidents/columns"_s));
        m_map->restoreState(settings::state(u"map/state"_s));
        m_timeline->restoreState(settings::state(u"timeline/state"_s));
    }
    const QByteArray saved = m_remembers ? settings::state(name(m_workspace) + u"/docks"_s) : QByteArray();
    if (saved.isEmpty() || !restoreState(saved, layoutVersion))
        arrange(m_workspace);
}

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
        tab("incidents"_L1, "tiles"_L1);
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
    QWidget *content = dock->content();
    if (QWidget *next = content->focusPolicy() != Qt::NoFocus ? content : content->nextInFocusChain())
        next->setFocus(Qt::ShortcutFocusReason);
}

// ------------------------------------------------------------- what-if, wall

QUndoStack *MainWindow::decisionUndo() const
{
    if (!m_session)
        return nullptr;
    if (m_whatIf->isActive())
        return m_whatIf->undoStack();
    return m_session->isDecidable() && !m_importFlow->isRunning() ? m_session->undoStack() : nullptr;
}

QUndoStack *MainWindow::nextUndo() const { return m_turns->toUndo({decisionUndo(), m_graph->undoStack()}); }

QUndoStack *MainWindow::nextRedo() const { return m_turns->toRedo({decisionUndo(), m_graph->undoStack()}); }

void MainWindow::updateUndo()
{
    QAction *undo = m_actions->at(u"edit.undo"_s), *redo = m_actions->at(u"edit.redo"_s);
    const QUndoStack *undone = nextUndo(), *redone = nextRedo();
    undo->setEnabled(undone);
    redo->setEnabled(redone);
    undo->setText(undone ? tr("&Undo %1").arg(undone->undoText()) : tr("&Undo"));
    redo->setText(redone ? tr("&Redo %1").arg(redone->redoText()) : tr("&Redo"));
}

void MainWindow::connectWhatIf()
{
    connect(m_whatIf, &WhatIfFlow::changed, this, [this] {
        updateFrame();
        updateTitle();
        updateEnabled();
        // Alarms, briefs, feeds and the log go on telling what is so.
        static const QStringList real{u"brief"_s, u"feeds"_s, u"imports"_s, u"log"_s, u"connections"_s, u"alarms"_s};
        for (Dock *dock : m_docks)
            dock->setSupposed(m_whatIf->isActive() && !real.contains(dock->objectName()));
        std::vector<std::vector<QPointF>> areas;
        for (const widgets::Supposition &step : m_whatIf->steps()) {
            if (m_whatIf->isActive() && !step.area.empty())
                areas.push_back(step.area);
        }
        m_map->setSupposedAreas(std::move(areas));
    });
    connect(m_whatIf, &WhatIfFlow::told, this, [this](const QString &text) {
        m_whatIfStrip->setText(text);
        m_whatIfStrip->setVisible(!text.isEmpty());
        if (m_wall)
            m_wall->setWhatIf(text);
    });
    connect(m_whatIf, &WhatIfFlow::areaWanted, this, [this] {
        showDock(u"map"_s);
        m_map->drawArea();
    });
    const auto parts = [this]() -> widgets::PartsOf {
        if (!m_session)
            return {};
        return [store = m_session->store()](const picture::SnapshotPtr &s) -> Result<std::vector<picture::Part>> {
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            return picture::partsOf(**reader, *s, s->replay ? store::KnownAt(s->knownAt) : store::KnownAt());
        };
    };
    m_whatIf->setPartsSource(parts);
    m_graph->setComponentsSource([this, parts]() -> widgets::ComponentsSource {
        if (!m_session)
            return {};
        const auto composition = [store = m_session->store()](const picture::SnapshotPtr &s,
                                                              std::int32_t asset) -> Result<picture::Composition> {
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            return picture::compositionOf(**reader, *s, asset,
                                          s->replay ? store::KnownAt(s->knownAt) : store::KnownAt());
        };
        return {parts(), composition};
    });
    connect(m_graph, &widgets::GraphView::productChosen, m_whatIf, &WhatIfFlow::supposeProduct);
    connect(m_map, &widgets::MapView::areaDrawn, m_whatIf, &WhatIfFlow::takeArea);
    m_graph->setMenuExtension([this](QMenu *menu) {
        menu->addAction(m_actions->at(u"edit.health"_s));
        menu->addAction(m_actions->at(u"edit.dependency"_s));
        m_whatIf->fillObject(menu->addMenu(tr("What if…")));
    });
    using Link = widgets::GraphView::Link;
    connect(m_graph, &widgets::GraphView::linkActivated, this,
            [this](const Link &link) { m_model->edit(link.dependant, link.provider); });
    m_graph->setLinkMenuExtension([this](QMenu *menu, const Link &link) {
        const bool may = m_model->isEditable();
        menu->addAction(tr("&Edit…"), this, [this, link] { m_model->edit(link.dependant, link.provider); })
            ->setEnabled(may);
        menu->addAction(tr("&Remove"), this, [this, link] { m_model->remove(link.dependant, link.provider); })
            ->setEnabled(may);
        menu->addAction(tr("&Knock out in a what-if"), this,
                        [this, link] { m_whatIf->supposeLink(link.dependant, link.provider); });
    });
    m_map->setMenuExtension([this](QMenu *menu) {
        menu->addAction(m_actions->at(u"edit.health"_s));
        QMenu *more = menu->addMenu(tr("What if…"));
        m_whatIf->fillObject(more);
        more->addAction(m_actions->at(u"whatif.area"_s));
    });
    const auto openMenu = [this](const QPoint &at) {
        QMenu menu(this);
        menu.addAction(m_actions->at(u"edit.health"_s));
        m_whatIf->fillObject(menu.addMenu(tr("What if…")));
        menu.addSeparator();
        for (const auto &id : {u"view.zoomSelection"_s, u"panel.inspector"_s, u"edit.copyText"_s})
            menu.addAction(m_actions->at(id));
        menu.exec(at);
    };
    connect(m_missions, &widgets::MissionTable::menuRequested, this, openMenu);
    connect(m_inspector, &widgets::Inspector::menuRequested, this, openMenu);
    connect(m_tiles, &widgets::MissionTiles::causeRequested, this, [this] { showDock(u"inspector"_s); });
}

/// On a screen of its own where there is one.
void MainWindow::openWall()
{
    if (!m_session)
        return;
    if (m_wall) {
        m_wall->raise();
        m_wall->activateWindow();
        return;
    }
    m_wall = new WallWindow(&m_scope, m_session->info().context == store::Context::Exercise,
                            QFileInfo(m_session->info().path).fileName());
    m_wall->setWhatIf(m_whatIf->isActive() ? m_whatIfStrip->text() : QString());
    connect(m_wall, &WallWindow::causeRequested, this, [this] { showDock(u"inspector"_s); });
    const auto screens = QGuiApplication::screens();
    for (const QScreen *one : screens) {
        if (one != screen())
            m_wall->setGeometry(one->geometry());
    }
    m_wall->showFullScreen();
}

} // namespace watchfloor::desktop
