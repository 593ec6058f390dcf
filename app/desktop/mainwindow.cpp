// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/mainwindow.h"

#include "base/displaytext.h"
#include "common/askingdialog.h"
#include "common/copytext.h"
#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"
#include "desktop/actions.h"
#include "desktop/alarmservice.h"
#include "desktop/background.h"
#include "desktop/briefpanel.h"
#include "desktop/commandpalette.h"
#include "desktop/connectionspanel.h"
#include "desktop/decisionflow.h"
#include "desktop/dock.h"
#include "desktop/filterbar.h"
#include "desktop/importflow.h"
#include "desktop/limitsdialog.h"
#include "desktop/modelflow.h"
#include "desktop/noticebar.h"
#include "desktop/operationflow.h"
#include "desktop/picturestatus.h"
#include "desktop/retryflow.h"
#include "desktop/settings.h"
#include "desktop/storeflow.h"
#include "desktop/topbar.h"
#include "desktop/undoturns.h"
#include "desktop/wallwindow.h"
#include "desktop/watchflow.h"
#include "desktop/welcome.h"
#include "desktop/whatifflow.h"
#include "desktop/windowactions.h"
#include "feeds/feedlights.h"
#include "feeds/feedspanel.h"
#include "feeds/importspanel.h"
#include "graph/graphview.h"
#include "inspector/inspector.h"
#include "log/logpanel.h"
#include "map/mapview.h"
#include "operations/coincidencepanel.h"
#include "operations/operationspanel.h"
#include "replay/comparepanel.h"
#include "replay/modestrip.h"
#include "replay/replaybar.h"
#include "tables/incidenttable.h"
#include "tables/missiontable.h"
#include "tiles/missiontiles.h"
#include "timeline/timelineview.h"
#include "watch/alarmpanel.h"
#include "whatif/whatifpanel.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPainter>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Theme;

namespace {

constexpr int frameWidth = 3; ///< of an exercise, around the whole window
constexpr int replayFrameWidth = 8; ///< inside of it
constexpr int whatIfFrameWidth = 8; ///< inside of both

QStringList droppedPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(Sessions *sessions, QWidget *parent)
    : QMainWindow(parent)
    , m_sessions(sessions)
    , m_actions(new Actions(this))
    , m_turns(new UndoTurns(this))
    , m_storeFlow(new StoreFlow(sessions, this))
    , m_replay(new ReplayFlow(&m_scope, this))
{
    setObjectName(u"mainWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    setAnimated(false);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setMinimumSize(900, 560);
    defineActions(this, m_storeFlow);
    m_replay->defineActions(*m_actions, tr("View"));
    buildDocks();
    buildHeader();
    m_welcome = new Welcome(m_actions);
    setCentralWidget(m_welcome);
    m_status = new PictureStatus(&m_scope);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
    m_dropHint = widgets::plainLabel(tr("Drop to import"), this);
    m_dropHint->setAlignment(Qt::AlignCenter);
    m_dropHint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_dropHint->setAttribute(Qt::WA_DontCreateNativeAncestors);
    m_dropHint->setAttribute(Qt::WA_NativeWindow); // the map is a window of its own: else it lies above
    m_dropHint->hide();
    connectParts();
    setSession(nullptr);
}

MainWindow::~MainWindow()
{
    m_importFlow->setSession(nullptr);
    m_connections->setService(nullptr, true);
    stopPicture();
    disconnect(m_turns, nullptr, this, nullptr); // the stacks end one after the other
    if (m_session) {
        // Nothing of the store before may be looked at, or decided on, in the next one.
        for (auto *dialog : findChildren<widgets::AskingDialog *>())
            dialog->reject();
        m_scope.clearSelection();
        m_scope.setSnapshot(std::make_shared<const picture::Snapshot>());
        disconnect(m_session.get(), nullptr, this, nullptr);
        m_turns->forget(m_session->undoStack());
    }
    // Whatever looks into the scope goes before it does.
    for (Dock *dock : std::exchange(m_docks, {})) {
        disconnect(dock, nullptr, this, nullptr);
        delete dock;
    }
    delete m_palette;
    delete m_status;
    delete menuWidget();
}

// ------------------------------------------------------------------ building

void MainWindow::buildDocks()
{
    widgets::copiesAreOf(this, &m_scope);
    m_map = new widgets::MapView(&m_scope);
    m_timeline = new widgets::TimelineView(&m_scope);
    m_incidents = new widgets::IncidentTable(&m_scope);
    m_inspector = new widgets::Inspector(&m_scope);
    connect(m_inspector, &widgets::Inspector::rejectionWanted, this,
            [this](const fusion::Rejection &what, const QString &marking) {
                if (m_session)
                    m_session->pushRejection(what, marking);
            });
    connect(m_inspector, &widgets::Inspector::limitsWanted, this, [this] { showLimits(this); });
    m_missions = new widgets::MissionTable(&m_scope);
    m_feeds = new widgets::FeedsPanel(&m_scope);
    m_connections = new ConnectionsPanel;
    m_imports = new widgets::ImportsPanel(&m_scope);
    m_log = new widgets::LogPanel;
    m_brief = new BriefPanel(&m_scope);
    m_compare = new widgets::ComparePanel(&m_scope, m_replay->clock());
    m_alarms = new widgets::AlarmPanel(&m_scope);
    m_alarmService = new AlarmService(&m_scope, m_alarms, this);

    int key = 1;
    const auto add = [&](const QString &id, const QString &title, const QString &icon, QWidget *content) {
        auto *dock = new Dock(id, title, icon, content, this);
        m_docks.push_back(dock);
        const QKeySequence keys(key <= 10 ? u"Alt+%1"_s.arg(key % 10) : u"Alt+Shift+%1"_s.arg(key - 10));
        ++key;
        m_actions->add(
            u"panel."_s + id, tr("Panels"), title, {keys}, icon, [this, id] { showDock(id); },
            tr("Show %1 and go to it").arg(title));
        return dock;
    };
    add(u"map"_s, tr("Map"), u"map"_s, m_map);
    add(u"timeline"_s, tr("Timeline"), u"timeline"_s, m_timeline);
    m_graph = new widgets::GraphView(&m_scope);
    add(u"graph"_s, tr("Dependencies"), u"graph"_s, m_graph);
    Dock *incidents = add(u"incidents"_s, tr("Incidents"), u"table"_s, m_incidents);
    add(u"inspector"_s, tr("Inspector"), u"inspector"_s, m_inspector);
    add(u"missions"_s, tr("Missions and assets"), u"mission"_s, m_missions);
    add(u"brief"_s, tr("Briefing"), u"brief"_s, m_brief);
    add(u"feeds"_s, tr("Feeds"), u"feeds"_s, m_feeds);
    add(u"imports"_s, tr("Imports and quarantine"), u"quarantine"_s, m_imports);
    add(u"log"_s, tr("Watch log"), u"log"_s, m_log);
    add(u"connections"_s, tr("Connections"), u"feeds"_s, m_connections);
    add(u"compare"_s, tr("Compare"), u"compare"_s, m_compare);
    add(u"alarms"_s, tr("Alarms"), u"warning"_s, m_alarms);
    m_board = new widgets::OperationsPanel(&m_scope);
    m_operations = new OperationFlow(this, &m_scope, m_board);
    m_coincidences = new widgets::CoincidencePanel(&m_scope);
    add(u"operations"_s, tr("Operations"), u"mission"_s, m_board);
    add(u"coincidences"_s, tr("Coincidences"), u"compare"_s, m_coincidences);
    m_tiles = new widgets::MissionTiles(&m_scope);
    m_whatIfPanel = new widgets::WhatIfPanel;
    add(u"tiles"_s, tr("Mission tiles"), u"mission"_s, m_tiles);
    add(u"whatif"_s, tr("What-if"), u"graph"_s, m_whatIfPanel);
    QAction *compare = m_actions->at(u"panel.compare"_s);
    compare->setShortcuts({QKeySequence(u"Ctrl+D"_s), compare->shortcut()});

    QAction *columns
        = m_actions->add(u"incidents.columns"_s, tr("Incidents"), tr("Choose columns…"), {}, u"columns"_s, [this] {
              m_incidents->showColumnsMenu(m_incidents->mapToGlobal(QPoint(m_incidents->width() - 160, 0)));
          });
    columns->setToolTip(tr("Choose columns"));
    incidents->addTitleAction(columns);
}

void MainWindow::buildHeader()
{
    m_marking = new MarkingStrip(&m_scope);
    m_filter = new FilterBar(&m_scope);
    m_replayBar = new widgets::ReplayBar(&m_scope, m_replay->clock());
    m_notices = new NoticeBar;
    m_importFlow = new ImportFlow;
    m_top = new TopBar(&m_scope, m_actions->at(u"view.palette"_s));
    for (const Workspace w : workspaces)
        m_top->addWorkspace(m_actions->at(u"workspace."_s + name(w)));
    const QString view = tr("View");
    m_actions->add(u"view.filter"_s, view, tr("&Filter by words"), {QKeySequence::Find, QKeySequence(u"/"_s)},
                   u"filter"_s, [this] { m_filter->focusText(); });
    m_actions->add(u"view.clearFilter"_s, view, tr("Clear the filte&r"), {QKeySequence(u"Ctrl+Shift+F"_s)}, u"filter"_s,
                   [this] { m_filter->clearAll(); });

    m_decisions = new DecisionFlow(this, &m_scope, m_actions);
    m_watch = new WatchFlow(this, &m_scope, m_actions);
    m_model = new ModelFlow(this, &m_scope, m_actions);
    m_whatIf = new WhatIfFlow(this, &m_scope, m_whatIfPanel, m_actions);
    m_whatIfStrip = new widgets::ModeStrip(widgets::ModeStrip::Kind::WhatIf);
    m_whatIfStrip->hide();

    auto *header = new QWidget;
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_marking);
    layout->addWidget(buildMenus(this, m_storeFlow));
    layout->addWidget(m_top);
    layout->addWidget(m_filter);
    layout->addWidget(m_whatIfStrip);
    layout->addWidget(m_replayBar);
    layout->addWidget(m_notices);
    layout->addWidget(m_importFlow);
    setMenuWidget(header);
    m_palette = new CommandPalette(m_actions, &m_scope, this);
}

void MainWindow::connectParts()
{
    const auto fail
        = [this](const QString &sentence) { m_notices->post(u"failure"_s, NoticeBar::Kind::Warning, sentence); };
    const auto tell
        = [this](const QString &sentence) { m_notices->post(u"done"_s, NoticeBar::Kind::Information, sentence); };
    connect(m_turns, &UndoTurns::changed, this, &MainWindow::updateEnabled);
    m_turns->follow(m_whatIf->undoStack());
    m_turns->follow(m_graph->undoStack());
    connect(m_storeFlow, &StoreFlow::opened, this, &MainWindow::setSession);
    connect(m_storeFlow, &StoreFlow::failed, this, fail);
    connect(m_storeFlow, &StoreFlow::failed, this, &MainWindow::sessionFailed);
    connect(m_storeFlow, &StoreFlow::done, this, tell);
    connect(m_importFlow, &ImportFlow::failed, this, fail);
    connect(m_decisions, &DecisionFlow::failed, this, fail);
    connect(m_decisions, &DecisionFlow::done, this, tell);
    connect(m_operations, &OperationFlow::failed, this, fail);
    connect(m_operations, &OperationFlow::done, this, tell);
    connect(m_model, &ModelFlow::failed, this, fail);
    connect(m_model, &ModelFlow::done, this, tell);
    connect(m_board, &widgets::OperationsPanel::inspectRequested, this, [this] { showDock(u"inspector"_s); });
    connect(m_watch, &WatchFlow::failed, this, fail);
    connect(m_watch, &WatchFlow::done, this, tell);
    connect(m_watch, &WatchFlow::seatTold, m_top, &TopBar::setSeat);
    connect(m_watch, &WatchFlow::reportingChanged, m_alarmService, &AlarmService::look);
    connect(m_top, &TopBar::seatClicked, m_watch, &WatchFlow::signIn);
    connect(m_top, &TopBar::alarmsClicked, this, [this] { showDock(u"alarms"_s); });
    connect(m_alarmService, &AlarmService::figuresChanged, m_top,
            [this](const watch::AlarmFigures &figures) { m_top->setAlarms(figures.unacknowledged); });
    connect(m_importFlow, &ImportFlow::runningChanged, this, &MainWindow::updateEnabled);
    connect(m_importFlow, &ImportFlow::finished, this,
            [this](const QString &summary, bool quarantined, bool failedSome) {
                const auto kind = quarantined || failedSome ? NoticeBar::Kind::Warning : NoticeBar::Kind::Information;
                m_notices->post(u"import"_s, kind, summary, quarantined ? tr("Show quarantine") : QString(),
                                [this] { showDock(u"imports"_s); });
            });
    connect(m_importFlow, &ImportFlow::quarantineRequested, this, [this] { showDock(u"imports"_s); });
    connect(m_welcome, &Welcome::storeChosen, m_storeFlow, &StoreFlow::open);
    connect(m_palette, &CommandPalette::objectChosen, this,
            [this](const picture::ObjectRef &ref) { m_scope.reveal(ref); });
    connect(m_top->lights(), &widgets::FeedLights::feedClicked, this, [this](qint64 source) {
        showDock(u"feeds"_s);
        m_feeds->selectSource(source);
    });
    connect(m_top->lights(), &widgets::FeedLights::moreClicked, this, [this] { showDock(u"feeds"_s); });
    connect(m_alarmService, &AlarmService::failed, this, fail);
    connect(m_whatIf, &WhatIfFlow::refused, this, fail);
    connect(m_alarms, &widgets::AlarmPanel::feedRequested, this, [this](const QString &slug) {
        const auto &sources = m_scope.snapshot()->sources;
        const auto row
            = std::ranges::find(sources, slug.toStdString(), [](const picture::SourceRow &r) { return r.source.slug; });
        showDock(u"feeds"_s);
        if (row != sources.end())
            m_feeds->selectSource(row->source.id);
    });
    connect(m_feeds, &widgets::FeedsPanel::onlySourceRequested, m_filter, &FilterBar::showOnlySource);
    connect(m_feeds, &widgets::FeedsPanel::clockCorrectionAccepted, this, [this](const QString &slug, qint64 offset) {
        const auto &sources = m_scope.snapshot()->sources;
        const auto row
            = std::ranges::find(sources, slug.toStdString(), [](const picture::SourceRow &r) { return r.source.slug; });
        if (m_session && row != sources.end())
            m_session->pushClockOffset(slug, row->source.clockOffset, std::chrono::microseconds(offset));
    });
    connect(m_connections, &ConnectionsPanel::failed, this, fail);
    connect(m_replay, &ReplayFlow::failed, this, fail);
    connect(m_replay->clock(), &widgets::ReplayClock::wanted, this, &MainWindow::takeKnownAt);
    connect(m_replay->clock(), &widgets::ReplayClock::changed, this,
            [this] { m_scope.turns().setPaced(m_replay->clock()->isPlaying()); });
    connect(&m_scope.turns(), &widgets::ViewTurns::done, this, &MainWindow::takeNext);
    connect(m_replay, &ReplayFlow::comparing, m_compare, &widgets::ComparePanel::setReading);
    connect(m_compare, &widgets::ComparePanel::beforeWanted, m_replay, &ReplayFlow::compareWith);
    connect(m_replayBar, &widgets::ReplayBar::compareRequested, this, [this] { showDock(u"compare"_s); });
    connect(&m_scope, &widgets::PictureScope::snapshotChanged, this, [this] {
        // A source that an import brought can have a connection too.
        if (m_session && !m_scope.snapshot()->replay
            && m_scope.snapshot()->sources.size() != m_session->feeds()->sources().size())
            m_session->feeds()->refresh();
    });
    connect(m_status, &PictureStatus::filterClearRequested, m_filter, &FilterBar::clearAll);
    connect(m_incidents, &widgets::IncidentTable::filterClearRequested, m_filter, &FilterBar::clearAll);
    connect(m_incidents, &widgets::IncidentTable::importRequested, this, &MainWindow::importFiles);
    connect(m_incidents, &widgets::IncidentTable::inspectRequested, this, [this] { showDock(u"inspector"_s); });
    connect(m_missions, &widgets::MissionTable::inspectRequested, this, [this] { showDock(u"inspector"_s); });
    connect(m_incidents, &widgets::IncidentTable::menuRequested, this, [this](const QPoint &at) {
        QMenu menu(this);
        m_decisions->fill(&menu);
        menu.addSeparator();
        for (const auto &id : {u"view.zoomSelection"_s, u"panel.inspector"_s, u"edit.raw"_s, u"edit.copyText"_s,
                               u"edit.copyCsv"_s, u"incidents.columns"_s})
            menu.addAction(m_actions->at(id));
        menu.exec(at);
    });
    connectWhatIf();
    connect(m_imports, &widgets::ImportsPanel::rawRequested, this, &MainWindow::openRawOf);
    connect(m_imports, &widgets::ImportsPanel::withdrawRequested, this,
            [this](qint64 id) { m_session->pushImports(tr("withdrawal of an import"), {id}, false, true); });
    connect(m_imports, &widgets::ImportsPanel::restoreRequested, this,
            [this](qint64 id) { m_session->pushImports(tr("restoring of an import"), {id}, false, false); });
    auto *retries = new RetryFlow(this);
    connect(m_imports, &widgets::ImportsPanel::retryRequested, retries,
            [this, retries](const QList<qint64> &records, qint64 importId, int count) {
                retries->ask(m_session, records, importId, count);
            });
    connect(retries, &RetryFlow::failed, this, fail);
    connect(retries, &RetryFlow::done, this, [this](const QString &sentence, bool someLeft) {
        m_notices->post(u"done"_s, someLeft ? NoticeBar::Kind::Warning : NoticeBar::Kind::Information, sentence);
        m_imports->refresh();
    });
    connect(m_brief, &BriefPanel::failed, this, fail);
    connect(m_brief, &BriefPanel::saved, this, &MainWindow::noteBrief);
    connect(&m_scope, &widgets::PictureScope::selectionChanged, this, &MainWindow::updateEnabled);
    for (Dock *dock : m_docks)
        connect(dock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
            if (visible)
                refreshLog();
        });
}

// ------------------------------------------------------------------- session

void MainWindow::openStore(const QString &path) { m_storeFlow->open(path); }

void MainWindow::setSession(const std::shared_ptr<Session> &session)
{
    if (m_session && session == m_session)
        return;
    stopPicture();
    if (m_session) {
        // Nothing of the store before may be looked at, or decided on, in the next one.
        for (auto *dialog : findChildren<widgets::AskingDialog *>())
            dialog->reject();
        m_scope.clearSelection();
        m_scope.setSnapshot(std::make_shared<const picture::Snapshot>());
        disconnect(m_session.get(), nullptr, this, nullptr);
        m_turns->forget(m_session->undoStack());
    }
    savePlaces();
    m_graph->undoStack()->clear();
    m_session = session;
    if (m_wall)
        m_wall->close();
    m_whatIf->forget();
    m_replay->setSession(session);
    m_logEntries.clear();
    m_logGeneration = -1;
    m_compare->setBegan(Clock::now());
    m_importFlow->setSession(session);
    m_decisions->setSession(session);
    m_operations->setSession(session);
    m_model->setSession(session);
    m_watch->setSession(session);
    m_alarmService->setSession(session);
    m_connections->setService(session ? session->feeds() : nullptr, !session || session->info().readOnly);
    m_notices->dismiss(u"failure"_s);
    const bool open = session != nullptr;
    centralWidget()->setVisible(!open);
    for (QWidget *bar : std::initializer_list<QWidget *>{m_top, m_filter, m_replayBar, m_status})
        bar->setVisible(open);
    if (!open) {
        for (Dock *dock : m_docks)
            dock->hide();
        m_welcome->refresh();
        m_marking->setExercise(false);
    } else {
        const store::StoreInfo &info = session->info();
        const bool exercise = info.context == store::Context::Exercise;
        m_marking->setExercise(exercise);
        m_status->setStore(QFileInfo(info.path).fileName(), info.path, info.encrypted, info.readOnly);
        connect(session.get(), &Session::releasing, this, &MainWindow::stopPicture);
        connect(session.get(), &Session::reacquired, this, &MainWindow::startPicture);
        connect(session.get(), &Session::failed, this,
                [this](const QString &s) { m_notices->post(u"failure"_s, NoticeBar::Kind::Warning, s); });
        connect(session.get(), &Session::done, this,
                [this](const QString &s) { m_notices->post(u"done"_s, NoticeBar::Kind::Information, s); });
        m_turns->follow(session->undoStack());
        connect(session.get(), &Session::seatChanged, this, &MainWindow::updateEnabled);
        if (!info.recovered.empty())
            m_notices->post(u"recovered"_s, NoticeBar::Kind::Warning,
                            tr("After an unclean end: %1").arg(widgets::safe(info.recovered)));
        if (info.readOnly)
            m_notices->post(u"readonly"_s, NoticeBar::Kind::Information,
                            tr("This store is read-only. It can be looked at; nothing can be imported."));
        startPicture();
        restoreLayout();
    }
    updateFrame();
    updateTitle();
    updateEnabled();
}

void MainWindow::startPicture()
{
    m_engine = std::make_unique<picture::Engine>(m_session->store());
    m_reader = std::make_unique<picture::DetailReader>(m_session->store());
    connect(m_engine.get(), &picture::Engine::changed, this, &MainWindow::takeSnapshot);
    connect(m_engine.get(), &picture::Engine::failed, this, [this](const QString &detail) {
        m_notices->post(
            u"picture"_s, NoticeBar::Kind::Warning,
            tr("The picture could not be refreshed; what you see is the last one. %1").arg(visibleText(detail)));
    });
    connect(m_reader.get(), &picture::DetailReader::failed, this, [this](const QString &detail) {
        m_notices->post(u"reader"_s, NoticeBar::Kind::Warning,
                        tr("Details could not be read. %1").arg(visibleText(detail)));
    });
    if (m_knownAt)
        m_engine->setKnownAt(m_knownAt);
    m_inspector->setReader(m_reader.get());
    m_imports->setReader(m_reader.get());
    m_palette->setReader(m_reader.get());
    if (const auto latest = m_engine->latest(); latest->knownAt != Timestamp{})
        takeSnapshot(latest);
}

void MainWindow::stopPicture()
{
    if (!m_engine)
        return;
    m_inspector->setReader(nullptr);
    m_imports->setReader(nullptr);
    m_palette->setReader(nullptr);
    m_reader.reset();
    m_next.reset();
    m_engine.reset();
    m_hasPicture = false;
}

void MainWindow::takeSnapshot(const picture::SnapshotPtr &snapshot)
{
    // One that was on its way when the window came back to now, or left it.
    if (snapshot->replay != m_knownAt.has_value())
        return;
    // While a replay plays, each picture is shown in all views before the next one comes.
    if (m_scope.turns().isPaced() && !m_scope.turns().isDone()) {
        m_next = snapshot;
        m_engine->setWaiting(true);
        return;
    }
    m_next.reset();
    m_hasPicture = true;
    m_notices->dismiss(u"picture"_s);
    m_whatIf->setPresent(snapshot);
    std::vector<Source> sources;
    for (const picture::SourceRow &row : snapshot->sources)
        sources.push_back(row.source);
    m_importFlow->setKnownSources(std::move(sources));
    refreshLog();
    Q_EMIT pictureShown();
}

void MainWindow::takeNext()
{
    if (!m_engine)
        return;
    m_engine->setWaiting(false);
    if (const auto next = std::exchange(m_next, nullptr))
        takeSnapshot(next);
}

void MainWindow::takeKnownAt(store::KnownAt knownAt)
{
    const bool changes = m_knownAt.has_value() != knownAt.has_value();
    m_knownAt = knownAt;
    if (m_engine)
        m_engine->setKnownAt(knownAt);
    if (!changes)
        return; // of a replay that goes on
    updateFrame();
    updateTitle();
    updateEnabled();
}

/// An exercise and a replay frame the whole window, the one in a colour, the other in a pattern inside of it.
void MainWindow::updateFrame()
{
    const bool exercise = m_session && m_session->info().context == store::Context::Exercise;
    const int frame = (exercise ? frameWidth : 0) + (m_session && m_knownAt ? replayFrameWidth : 0)
        + (m_whatIf->isActive() ? whatIfFrameWidth : 0);
    setContentsMargins(frame, frame, frame, frame);
    update();
}

void MainWindow::refreshLog()
{
    const bool wanted
        = std::ranges::any_of(m_docks, [](const Dock *d) { return d->objectName() == u"log" && d->isVisible(); });
    if (!wanted || !m_session || m_logReading || m_logGeneration == m_scope.snapshot()->generation)
        return;
    if (m_scope.snapshot()->replay && !m_logEntries.empty()) {
        showLog(); // nothing of the past is written now
        return;
    }
    m_logReading = true;
    m_logGeneration = m_scope.snapshot()->generation;
    inBackground(
        this,
        [store = m_session->store()]() -> Result<std::vector<store::StoredLogEntry>> {
            auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            return store::log(**reader, 0, 100'000);
        },
        [this](const Result<std::vector<store::StoredLogEntry>> &entries) {
            m_logReading = false;
            if (!entries) {
                m_log->setError(widgets::sentence(entries.error()));
                return;
            }
            m_logEntries = *entries;
            m_logShown = m_logEntries.size() + 1;
            showLog();
        });
}

/// What was written by the instant that is shown.
void MainWindow::showLog()
{
    const picture::Snapshot &s = *m_scope.snapshot();
    const auto end = s.replay ? std::ranges::upper_bound(m_logEntries, s.knownAt, {}, &store::StoredLogEntry::at)
                              : m_logEntries.end();
    const auto shown = static_cast<std::size_t>(end - m_logEntries.begin());
    if (shown != std::exchange(m_logShown, shown))
        m_log->setEntries({m_logEntries.begin(), end});
}

void MainWindow::openRawOf(std::int64_t recordId, std::int64_t sourceId)
{
    Marking marking = Marking::mostRestrictive();
    for (const picture::SourceRow &row : m_scope.snapshot()->sources) {
        if (row.source.id == sourceId)
            marking = parseMarking(row.source.defaultMarking).value_or(marking);
    }
    m_inspector->openRaw(recordId, marking);
}

void MainWindow::noteBrief(const QString &path, const QString &audience)
{
    m_notices->post(u"done"_s, NoticeBar::Kind::Information,
                    tr("The brief for %1 was written to %2").arg(audience, path));
    if (m_session->info().readOnly)
        return;
    store::LogEntry entry;
    entry.actor = m_session->actor().toStdString();
    entry.action = "brief";
    entry.object = audience.toStdString();
    entry.detail = path.toStdString();
    inBackground(
        this,
        [store = m_session->store(), entry]() -> Result<> {
            const auto writer = store->writer();
            if (!writer)
                return std::unexpected(writer.error());
            return (*writer)->appendLog(entry).get();
        },
        [this](const Result<> &result) {
            if (!result)
                m_notices->post(u"failure"_s, NoticeBar::Kind::Warning,
                                tr("The brief is not in the watch log. %1").arg(widgets::sentence(result.error())));
        });
}

void MainWindow::updateTitle()
{
    QString text = tr("Watchfloor");
    if (m_session) {
        text = tr("%1 — Watchfloor").arg(QFileInfo(m_session->info().path).fileName());
        if (m_session->info().context == store::Context::Exercise)
            text = tr("EXERCISE — %1").arg(text);
        if (m_knownAt)
            text = tr("REPLAY — %1").arg(text);
        if (m_whatIf->isActive())
            text = tr("WHAT-IF — %1").arg(text);
    }
    setWindowTitle(text);
}

void MainWindow::updateEnabled()
{
    const bool open = m_session != nullptr;
    const bool writable = open && m_session->isDecidable();
    const bool idle = writable && !m_importFlow->isRunning();
    const bool selected = !m_scope.selection().empty();
    m_connections->setEditable(writable);
    m_imports->setEditable(writable);
    m_brief->setAnsweredFor(open && (m_session->info().readOnly || !m_session->actor().isEmpty()));
    const auto enable = [this](std::initializer_list<const char *> ids, bool on) {
        for (const char *id : ids)
            m_actions->at(QString::fromLatin1(id))->setEnabled(on);
    };
    enable({"file.import", "file.importFolder", "file.key"}, idle);
    enable({"file.copy", "file.verify", "workspace.watch", "workspace.brief", "workspace.analyse", "view.palette",
            "view.filter", "view.clearFilter", "view.knownAt", "view.reset", "view.network", "view.limits",
            "window.new", "edit.copyCsv", "incidents.columns"},
           open);
    enable({"edit.copyText", "edit.raw", "edit.deselect", "view.zoomSelection"}, open && selected);
    enable({"view.now"}, open && m_knownAt.has_value());
    m_feeds->setEditable(idle && !m_knownAt && !m_whatIf->isActive()); // a decision is made of today
    m_inspector->setDecidable(writable && !m_whatIf->isActive());
    m_model->updateEnabled();
    enable({"missions.wall"}, open);
    for (const Dock *dock : m_docks)
        m_actions->at(u"panel."_s + dock->objectName())->setEnabled(open);
    m_actions->at(u"view.light"_s)->setChecked(Theme::instance().scheme() == Theme::Scheme::Light);
    for (const Workspace w : workspaces)
        m_actions->at(u"workspace."_s + name(w))->setChecked(open && w == m_workspace);
    updateUndo();
}

bool MainWindow::isSettled() const
{
    if (!m_hasPicture || m_next || !m_scope.turns().isDone() || !m_watch->isSettled() || !m_whatIf->isSettled())
        return false;
    return (!m_map->isVisible() || m_map->isSettled()) && (!m_timeline->isVisible() || m_timeline->isSettled())
        && (!m_graph->isVisible() || m_graph->isSettled()) && m_inspector->isSettled();
}

// ------------------------------------------------------------------ commands

void MainWindow::importFiles()
{
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Import files"));
    m_importFlow->import(paths);
}

void MainWindow::importFolder()
{
    const QString path = QFileDialog::getExistingDirectory(this, tr("Import a folder"));
    if (!path.isEmpty())
        m_importFlow->import({path});
}

void MainWindow::openReplayBar() { m_replayBar->open(); }

void MainWindow::copyText()
{
    const QWidget *focus = QApplication::focusWidget();
    if (focus && (focus == m_inspector || m_inspector->isAncestorOf(focus)))
        m_inspector->copy();
    else
        m_incidents->copyAsText();
}

void MainWindow::zoomToSelection()
{
    showDock(u"map"_s);
    m_map->zoomToSelection();
}

// -------------------------------------------------------------------- events

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_remembers && m_session) {
        saveWorkspace();
        settings::setState(u"window/geometry"_s, saveGeometry());
        settings::setState(u"incidents/columns"_s, m_incidents->saveState());
        settings::setState(u"map/state"_s, m_map->saveState());
        settings::setState(u"timeline/state"_s, m_timeline->saveState());
        savePlaces();
        settings::setState(u"window/workspace"_s, name(m_workspace).toLatin1());
        settings::setLastStore(m_session->info().path);
    }
    m_importFlow->cancel();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QStringList paths = droppedPaths(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    m_dropHint->setText(m_session ? tr("Drop to import") : tr("Drop a store to open it"));
    const Theme &theme = Theme::instance();
    m_dropHint->setStyleSheet(
        u"background: %1; color: %2; border: 2px dashed %3; border-radius: 8px; font-size: 18pt;"_s.arg(
            theme.color(Theme::Role::PanelRaised).name(), theme.color(Theme::Role::Text).name(),
            theme.color(Theme::Role::Accent).name()));
    const QSize size(420, 140);
    m_dropHint->setGeometry(QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size));
    m_dropHint->show();
    m_dropHint->raise();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *) { m_dropHint->hide(); }

void MainWindow::dropEvent(QDropEvent *event)
{
    m_dropHint->hide();
    const QStringList paths = droppedPaths(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    if (paths.size() == 1 && paths.front().endsWith(u".watchfloor"_s))
        openStore(paths.front());
    else if (m_session)
        m_importFlow->import(paths);
    else
        m_notices->post(u"failure"_s, NoticeBar::Kind::Warning,
                        tr("Open or create a store first; then feeds can be dropped on it."));
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // Comes here where no view has a use for it.
    if (event->key() == Qt::Key_Escape && m_knownAt)
        setKnownAt({});
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (contentsMargins().isNull())
        return;
    QPainter painter(this);
    const QRect inner = rect().marginsRemoved(contentsMargins());
    const auto around = [](const QRect &box, int width) { return box.adjusted(-width, -width, width, width); };
    const QRect supposed = around(inner, m_whatIf->isActive() ? whatIfFrameWidth : 0);
    const QRect outer = around(supposed, m_knownAt ? replayFrameWidth : 0);
    // Views repaint many times a second, their frame hardly ever.
    const QRegion dirty = event->region();
    for (const QRect &edge : dirty.subtracted(outer))
        painter.fillRect(edge, Theme::instance().color(Theme::Role::Exercise));
    for (const QRect &edge : dirty.intersected(outer).subtracted(supposed))
        widgets::paintReplayHatching(painter, edge);
    for (const QRect &edge : dirty.intersected(supposed).subtracted(inner))
        widgets::paintWhatIfChequers(painter, edge);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_status)
        updateEnabled();
}

} // namespace watchfloor::desktop
