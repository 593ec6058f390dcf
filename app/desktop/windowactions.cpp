// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/windowactions.h"

#include "common/icon.h"
#include "common/theme.h"
#include "common/words.h"
#include "desktop/actions.h"
#include "desktop/commandpalette.h"
#include "desktop/decisionflow.h"
#include "desktop/helpdialogs.h"
#include "desktop/limitsdialog.h"
#include "desktop/mainwindow.h"
#include "desktop/settings.h"
#include "desktop/storeflow.h"
#include "desktop/watchflow.h"
#include "desktop/whatifflow.h"
#include "graph/graphview.h"
#include "inspector/inspector.h"
#include "tables/incidenttable.h"

#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Theme;

namespace {

struct Menus
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::Menus)
};

void defineFile(MainWindow *w, StoreFlow *stores, Actions &a)
{
    const QString group = Menus::tr("File");
    a.add(u"file.new"_s, group, Menus::tr("&New store…"), {QKeySequence::New}, u"new"_s,
          [stores] { stores->create(); });
    a.add(u"file.open"_s, group, Menus::tr("&Open store…"), {QKeySequence::Open}, u"open"_s,
          [stores] { stores->chooseAndOpen(); });
    a.add(u"file.import"_s, group, Menus::tr("&Import files…"), {QKeySequence(u"Ctrl+I"_s)}, u"import"_s,
          [w] { w->importFiles(); });
    a.add(u"file.importFolder"_s, group, Menus::tr("Import a &folder…"), {QKeySequence(u"Ctrl+Shift+I"_s)}, u"import"_s,
          [w] { w->importFolder(); });
    a.add(u"file.copy"_s, group, Menus::tr("&Save a copy…"), {QKeySequence(u"Ctrl+Shift+S"_s)}, u"save"_s,
          [w, stores] { stores->saveCopy(w->session()); });
    a.add(u"file.key"_s, group, Menus::tr("Change &key…"), {}, u"key"_s,
          [w, stores] { stores->changeKey(w->session()); });
    a.add(u"file.verify"_s, group, Menus::tr("&Verify store"), {}, u"verify"_s,
          [w, stores] { stores->verify(w->session()); });
    a.add(u"file.close"_s, group, Menus::tr("&Close window"), {QKeySequence::Close}, {}, [w] { w->close(); });
    a.add(u"file.quit"_s, group, Menus::tr("&Quit"), {QKeySequence(u"Ctrl+Q"_s)}, {},
          [] { QApplication::closeAllWindows(); });
}

void defineEdit(MainWindow *w, Actions &a)
{
    const QString group = Menus::tr("Edit");
    // The text of these two says what would be undone and done again.
    a.add(u"edit.undo"_s, group, Menus::tr("&Undo"), {QKeySequence::Undo}, u"undo"_s, [w] {
        if (QUndoStack *stack = w->nextUndo())
            stack->undo();
    });
    a.add(u"edit.redo"_s, group, Menus::tr("&Redo"), {QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)},
          u"redo"_s, [w] {
              if (QUndoStack *stack = w->nextRedo())
                  stack->redo();
          });
    a.add(u"edit.copyText"_s, group, Menus::tr("&Copy selection as text"), {}, u"copy"_s, [w] { w->copyText(); });
    a.add(u"edit.copyCsv"_s, group, Menus::tr("Copy incidents as CS&V"), {QKeySequence(u"Ctrl+Shift+C"_s)}, u"copy"_s,
          [w] { w->incidents()->copyAsCsv(); });
    a.add(u"edit.raw"_s, group, Menus::tr("Open ra&w record"), {QKeySequence(u"Ctrl+R"_s)}, u"raw"_s,
          [w] { w->inspector()->openCurrentRaw(); });
    a.add(u"edit.deselect"_s, group, Menus::tr("Select n&othing"), {QKeySequence(u"Ctrl+Shift+A"_s)}, {},
          [w] { w->scope()->clearSelection(); });
    a.add(u"edit.settings"_s, group, Menus::tr("&Settings…"), {QKeySequence(u"Ctrl+,"_s)}, u"settings"_s,
          [w] { showSettings(w); });
}

void defineView(MainWindow *w, Actions &a)
{
    const QString group = Menus::tr("View");
    int key = 1;
    for (const Workspace workspace : workspaces) {
        QAction *action = a.add(
            u"workspace."_s + name(workspace), group, title(workspace), {QKeySequence(u"Ctrl+%1"_s.arg(key++))}, {},
            [w, workspace] { w->setWorkspace(workspace); }, Menus::tr("The %1 workspace").arg(title(workspace)));
        action->setCheckable(true);
    }
    a.add(
        u"view.palette"_s, group, Menus::tr("&Commands and objects…"), {QKeySequence(u"Ctrl+K"_s)}, u"search"_s,
        [w] { w->palette_()->open(); }, Menus::tr("Find a command or an object by a few letters (Ctrl+K)"));
    a.at(u"view.palette"_s)->setIconText(Menus::tr("Search   Ctrl+K"));
    a.add(u"view.zoomSelection"_s, group, Menus::tr("&Zoom map to selection"), {QKeySequence(u"Ctrl+J"_s)}, u"locate"_s,
          [w] { w->zoomToSelection(); });
    a.add(u"view.knownAt"_s, group, Menus::tr("Picture as &known at…"), {QKeySequence(u"Ctrl+T"_s)}, u"clock"_s,
          [w] { w->openReplayBar(); });
    a.add(u"view.now"_s, group, Menus::tr("Back to &now"), {QKeySequence(u"Ctrl+Shift+T"_s)}, u"clock"_s,
          [w] { w->setKnownAt({}); });
    a.add(
        u"view.network"_s, group, Menus::tr("Network of assets"), {QKeySequence(u"Ctrl+Shift+G"_s)}, u"graph"_s,
        [w] {
            w->showDock(u"graph"_s);
            w->graph()->showPart(widgets::GraphView::Part::Network);
            w->graph()->setFocus(Qt::ShortcutFocusReason);
        },
        Menus::tr("All assets and what joins them, however many there are (Ctrl+Shift+G)"));
    a.add(u"view.limits"_s, group, Menus::tr("Limits of correlation…"), {}, {}, [w] { showLimits(w); });
    QAction *light = a.add(u"view.light"_s, group, Menus::tr("&Light theme"), {}, {}, [&a] {
        const auto scheme = a.at(u"view.light"_s)->isChecked() ? Theme::Scheme::Light : Theme::Scheme::Dark;
        settings::setScheme(scheme);
        Theme::instance().apply(*qApp, scheme, settings::fontScale());
    });
    light->setCheckable(true);
    a.add(u"view.fullScreen"_s, group, Menus::tr("F&ull screen"), {QKeySequence(u"F11"_s)}, {},
          [w] { w->setWindowState(w->windowState() ^ Qt::WindowFullScreen); });
    a.add(u"view.reset"_s, group, Menus::tr("Re&set layout of this workspace"), {}, {}, [w] { w->resetLayout(); });
}

} // namespace

void defineActions(MainWindow *w, StoreFlow *stores)
{
    Actions &a = *w->actions();
    defineFile(w, stores, a);
    defineEdit(w, a);
    defineView(w, a);
    a.add(u"window.new"_s, Menus::tr("Window"), Menus::tr("&New window on this store"),
          {QKeySequence(u"Ctrl+Shift+N"_s)}, u"window"_s, [w] { Q_EMIT w->newWindowRequested(); });
    a.add(
        u"missions.wall"_s, Menus::tr("Window"), Menus::tr("&Wall of missions"), {QKeySequence(u"F12"_s)}, u"mission"_s,
        [w] { w->openWall(); }, Menus::tr("The missions over a whole screen (F12)"));
    const QString help = Menus::tr("Help");
    a.add(u"help.keys"_s, help, Menus::tr("&Keyboard shortcuts"), {QKeySequence(u"F1"_s)}, u"keyboard"_s,
          [w] { showShortcuts(*w->actions(), w); });
    a.add(u"help.about"_s, help, Menus::tr("&About Watchfloor"), {}, u"info"_s, [w] { showAbout(w); });
}

QMenuBar *buildMenus(MainWindow *w, StoreFlow *stores)
{
    Actions &a = *w->actions();
    auto *bar = new QMenuBar;
    const auto fill = [&a](QMenu *menu, std::initializer_list<const char *> ids) {
        for (const char *id : ids) {
            if (*id == '-')
                menu->addSeparator();
            else
                menu->addAction(a.at(QString::fromLatin1(id)));
        }
    };
    QMenu *file = bar->addMenu(Menus::tr("&File"));
    fill(file, {"file.new", "file.open"});
    QMenu *recent = file->addMenu(Menus::tr("R&ecent stores"));
    fill(file,
         {"-", "file.import", "file.importFolder", "-", "file.copy", "file.key", "file.verify", "-", "file.close",
          "file.quit"});
    recent->setToolTipsVisible(true); // the folders: two stores may have one name
    QObject::connect(recent, &QMenu::aboutToShow, w, [recent, stores] {
        recent->clear();
        for (const QString &path : settings::recentStores()) {
            QAction *action = recent->addAction(QFileInfo(path).fileName());
            action->setToolTip(widgets::toolTipOf(path));
            QObject::connect(action, &QAction::triggered, stores, [stores, path] { stores->open(path); });
        }
        if (recent->isEmpty())
            recent->addAction(Menus::tr("None yet"))->setEnabled(false);
    });
    fill(bar->addMenu(Menus::tr("&Edit")),
         {"edit.undo", "edit.redo", "-", "edit.copyText", "edit.copyCsv", "edit.deselect", "-", "edit.raw",
          "edit.health", "edit.dependency", "-", "edit.settings"});
    QMenu *view = bar->addMenu(Menus::tr("&View"));
    fill(view,
         {"workspace.watch", "workspace.brief", "workspace.analyse", "-", "view.palette", "view.filter",
          "view.clearFilter", "-", "view.zoomSelection", "view.network", "-", "view.knownAt", "replay.play",
          "replay.previous", "replay.next", "replay.slower", "replay.faster", "view.now", "-"});
    QMenu *panels = view->addMenu(Menus::tr("&Panels"));
    for (const Actions::Entry &entry : a.entries()) {
        if (entry.id.startsWith(u"panel."_s))
            panels->addAction(entry.action);
    }
    fill(view, {"view.reset", "-", "view.limits", "-", "view.light", "view.fullScreen"});
    QMenu *incident = bar->addMenu(Menus::tr("&Incident"));
    w->decisions()->fill(incident);
    incident->addSeparator();
    w->watch()->fillIncident(incident);
    w->watch()->fill(bar->addMenu(Menus::tr("Wa&tch")));
    w->whatIf()->fill(bar->addMenu(Menus::tr("Wh&at if")));
    fill(bar->addMenu(Menus::tr("&Window")), {"window.new", "missions.wall"});
    fill(bar->addMenu(Menus::tr("&Help")), {"help.keys", "help.about"});
    return bar;
}

} // namespace watchfloor::desktop
