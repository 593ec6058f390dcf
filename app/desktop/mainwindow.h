// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/commandline.h"
#include "desktop/replayflow.h"
#include "desktop/session.h"
#include "desktop/wallwindow.h"
#include "picture/engine.h"

#include <QMainWindow>
#include <QPointer>

#include <array>

class QLabel;
class QUndoStack;

namespace watchfloor::widgets {
class AlarmPanel;
class CoincidencePanel;
class ComparePanel;
class FeedsPanel;
class GraphView;
class ImportsPanel;
class IncidentTable;
class Inspector;
class LogPanel;
class MapView;
class MissionTable;
class MissionTiles;
class ModeStrip;
class OperationsPanel;
class ReplayBar;
class TimelineView;
class WhatIfPanel;
} // namespace watchfloor::widgets

namespace watchfloor::desktop {

class Actions;
class AlarmService;
class BriefPanel;
class ConnectionsPanel;
class CommandPalette;
class DecisionFlow;
class Dock;
class FilterBar;
class ImportFlow;
class MarkingStrip;
class NoticeBar;
class ModelFlow;
class OperationFlow;
class PictureStatus;
class Sessions;
class StoreFlow;
class TopBar;
class UndoTurns;
class WallWindow;
class WatchFlow;
class Welcome;
class WhatIfFlow;

/// One window on one store: a picture of its own (engine, scope, selection), the views docked around it.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Sessions *sessions, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setSession(const std::shared_ptr<Session> &session);
    [[nodiscard]] const std::shared_ptr<Session> &session() const { return m_session; }
    void openStore(const QString &path);

    void setWorkspace(Workspace workspace);
    [[nodiscard]] Workspace workspace() const { return m_workspace; }
    void resetLayout();
    void setKnownAt(store::KnownAt knownAt) { m_replay->clock()->setAt(knownAt); }
    /// Size, docks and views as they were left; otherwise as the workspace begins.
    void restoreLayout();
    void setRemembering(bool remembers) { m_remembers = remembers; } ///< false: screenshots and tests leave no trace

    [[nodiscard]] widgets::PictureScope *scope() { return &m_scope; }
    [[nodiscard]] Actions *actions() const { return m_actions; }
    [[nodiscard]] widgets::MapView *map() const { return m_map; }
    [[nodiscard]] widgets::TimelineView *timeline() const { return m_timeline; }
    [[nodiscard]] widgets::GraphView *graph() const { return m_graph; }
    [[nodiscard]] widgets::IncidentTable *incidents() const { return m_incidents; }
    [[nodiscard]] widgets::Inspector *inspector() const { return m_inspector; }
    [[nodiscard]] widgets::ImportsPanel *imports() const { return m_imports; }
    [[nodiscard]] MarkingStrip *markingStrip() const { return m_marking; }
    [[nodiscard]] PictureStatus *pictureStatus() const { return m_status; }
    [[nodiscard]] ImportFlow *importFlow() const { return m_importFlow; }
    [[nodiscard]] DecisionFlow *decisions() const { return m_decisions; }
    [[nodiscard]] WatchFlow *watch() const { return m_watch; }
    [[nodiscard]] WhatIfFlow *whatIf() const { return m_whatIf; }
    [[nodiscard]] widgets::WhatIfPanel *whatIfPanel() const { return m_whatIfPanel; }
    [[nodiscard]] widgets::ModeStrip *whatIfStrip() const { return m_whatIfStrip; }
    [[nodiscard]] widgets::MissionTiles *missionTiles() const { return m_tiles; }
    [[nodiscard]] WallWindow *wall() const { return m_wall; }
    /// Of the store's decisions (of the what-if while that is shown) and of what was moved in the drawings, the one
    /// that is undone next; null: nothing is.
    [[nodiscard]] QUndoStack *nextUndo() const;
    [[nodiscard]] QUndoStack *nextRedo() const;
    [[nodiscard]] TopBar *topBar() const { return m_top; }
    [[nodiscard]] NoticeBar *notices() const { return m_notices; }
    [[nodiscard]] ReplayFlow *replay() const { return m_replay; }
    [[nodiscard]] widgets::ReplayBar *replayBar() const { return m_replayBar; }
    [[nodiscard]] widgets::ComparePanel *comparePanel() const { return m_compare; }
    [[nodiscard]] widgets::OperationsPanel *operationsBoard() const { return m_board; }
    [[nodiscard]] widgets::CoincidencePanel *coincidences() const { return m_coincidences; }
    [[nodiscard]] CommandPalette *palette_() const { return m_palette; }
    /// A picture is there and every visible view has drawn it.
    [[nodiscard]] bool isSettled() const;

    // Commands of the menus.
    void importFiles();
    void importFolder();
    void showDock(const QString &id);
    void openReplayBar();
    void copyText();
    void zoomToSelection();
    void openWall();

Q_SIGNALS:
    void newWindowRequested();
    void sessionFailed(const QString &sentence);
    void pictureShown(); ///< a snapshot of the engine arrived

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildDocks();
    void buildHeader();
    void connectParts();
    void connectWhatIf();
    void arrange(Workspace workspace);
    void saveWorkspace();
    void savePlaces();
    void startPicture();
    void stopPicture();
    void takeSnapshot(const picture::SnapshotPtr &snapshot);
    void takeNext();
    void takeKnownAt(store::KnownAt knownAt);
    void updateFrame();
    void updateTitle();
    void updateEnabled();
    void updateUndo();
    [[nodiscard]] QUndoStack *decisionUndo() const; ///< null: none may be undone now
    void refreshLog();
    void showLog();
    void noteBrief(const QString &path, const QString &audience);
    void openRawOf(std::int64_t recordId, std::int64_t sourceId);

    Sessions *m_sessions;
    std::shared_ptr<Session> m_session;
    widgets::PictureScope m_scope;
    std::unique_ptr<picture::Engine> m_engine;
    std::unique_ptr<picture::DetailReader> m_reader;
    store::KnownAt m_knownAt;
    Workspace m_workspace = Workspace::Watch;
    bool m_remembers = true;
    bool m_hasPicture = false;
    picture::SnapshotPtr m_next; ///< of a replay, while the one before is still brought to the views
    bool m_logReading = false;
    std::int64_t m_logGeneration = -1;
    std::vector<store::StoredLogEntry> m_logEntries;
    std::size_t m_logShown = 0; ///< of m_logEntries: those that were written by the instant shown

    Actions *m_actions;
    UndoTurns *m_turns;
    StoreFlow *m_storeFlow;
    ReplayFlow *m_replay;
    Welcome *m_welcome;
    std::vector<Dock *> m_docks;
    widgets::MapView *m_map = nullptr;
    widgets::TimelineView *m_timeline = nullptr;
    widgets::GraphView *m_graph = nullptr;
    widgets::IncidentTable *m_incidents = nullptr;
    widgets::MissionTable *m_missions = nullptr;
    widgets::Inspector *m_inspector = nullptr;
    ConnectionsPanel *m_connections = nullptr;
    widgets::FeedsPanel *m_feeds = nullptr;
    widgets::AlarmPanel *m_alarms = nullptr;
    AlarmService *m_alarmService = nullptr;
    widgets::ImportsPanel *m_imports = nullptr;
    widgets::LogPanel *m_log = nullptr;
    BriefPanel *m_brief = nullptr;
    widgets::ComparePanel *m_compare = nullptr;
    widgets::ReplayBar *m_replayBar = nullptr;
    MarkingStrip *m_marking = nullptr;
    TopBar *m_top = nullptr;
    FilterBar *m_filter = nullptr;
    NoticeBar *m_notices = nullptr;
    ImportFlow *m_importFlow = nullptr;
    DecisionFlow *m_decisions = nullptr;
    widgets::OperationsPanel *m_board = nullptr;
    widgets::CoincidencePanel *m_coincidences = nullptr;
    OperationFlow *m_operations = nullptr;
    ModelFlow *m_model = nullptr;
    WatchFlow *m_watch = nullptr;
    WhatIfFlow *m_whatIf = nullptr;
    widgets::WhatIfPanel *m_whatIfPanel = nullptr;
    widgets::ModeStrip *m_whatIfStrip = nullptr;
    widgets::MissionTiles *m_tiles = nullptr;
    QPointer<WallWindow> m_wall;
    PictureStatus *m_status = nullptr;
    CommandPalette *m_palette = nullptr;
    QLabel *m_dropHint = nullptr;
};

} // namespace watchfloor::desktop
