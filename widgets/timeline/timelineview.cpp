// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineview.h"

#include "picture/operations.h"
#include "timeline/severitylegend.h"
#include "timeline/timelinechart.h"

#include <QActionGroup>
#include <QClipboard>
#include <QDataStream>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::ObjectRef;
using picture::TimeWindow;

namespace {

/// Below this many observations counting takes less than a millisecond and is done at once.
constexpr std::size_t countAtOnce = 100'000;
constexpr quint8 stateVersion = 1;
constexpr double pixelsPerBin = 6;

/// Where nearly everything is, lest one stray stamp of years ago squeeze three days into a pixel.
TimeWindow busyPart(const picture::Snapshot &s, TimeWindow whole)
{
    const auto &times = s.observations.time;
    const auto dated = std::ranges::upper_bound(times, noTime);
    const auto count = times.end() - dated;
    if (count < 50)
        return whole;
    TimeWindow busy{*(dated + count / 200), *(times.end() - 1 - count / 200)};
    for (const picture::IncidentRow &incident : s.incidents)
        if (incident.from != noTime && incident.from > busy.from - 7 * unit::day
            && incident.from < busy.to + 7 * unit::day)
            busy = {std::min(busy.from, incident.from), std::max(busy.to, incident.from)};
    // Only where the whole would hide it.
    return (busy.to - busy.from) < (whole.to - whole.from) / 3 ? busy : whole;
}

std::vector<std::int32_t> rowsBySelection(const picture::Snapshot &s, const PictureScope &scope)
{
    std::vector<std::int32_t> rows;
    for (const ObjectRef &ref : scope.selection()) {
        if (const std::int32_t row = scope.incidentRow(ref); row >= 0)
            rows.push_back(row);
        else if (const std::int32_t asset = scope.assetRow(ref); asset >= 0)
            for (std::size_t i = 0; i < s.incidents.size(); ++i)
                if (std::ranges::contains(s.incidents[i].assets, asset))
                    rows.push_back(std::int32_t(i));
    }
    return rows;
}

} // namespace

TimelineView::TimelineView(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_chart(new TimelineChart(this))
{
    m_pool.setMaxThreadCount(1);
    setFocusProxy(m_chart);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeader();
    layout->addWidget(m_chart, 1);
    m_chart->setAccessibleName(tr("Timeline"));
    m_chart->setAccessibleDescription(
        tr("Left and Right move the view, plus and minus zoom, Ctrl+Left and Ctrl+Right move the cursor line, "
           "[ and ] set the window's edges to it, Escape clears the window, Up and Down step through incidents, Home "
           "shows all."));

    scope->turns().follow(this, [this] { takeSnapshot(); });
    connect(scope, &PictureScope::comparisonChanged, m_chart, [this] { m_chart->viewport()->update(); });
    m_chart->setChanges([this](std::int32_t row) {
        return m_counted == m_scope->snapshot() ? m_scope->change(row) : picture::Change::None;
    });
    connect(scope, &PictureScope::filterChanged, this, &TimelineView::takeFilter);
    connect(scope, &PictureScope::selectionChanged, this, &TimelineView::takeSelection);
    connect(scope, &PictureScope::hoveredChanged, m_chart->viewport(), qOverload<>(&QWidget::update));
    connect(scope, &PictureScope::revealRequested, this, &TimelineView::revealObject);
    connect(&Theme::instance(), &Theme::changed, m_chart, &TimelineChart::refresh);
    connect(m_chart, &TimelineChart::viewWanted, this, &TimelineView::showSpan);
    connect(m_chart, &TimelineChart::windowWanted, this, &TimelineView::takeWindow);
    connect(m_chart, &TimelineChart::incidentsClicked, this, &TimelineView::selectIncidents);
    connect(m_chart, &TimelineChart::operationClicked, this, [this](std::int32_t row) {
        if (m_counted)
            m_scope->select({ObjectRef::Kind::Object, operationsOf(*m_counted).rows[std::size_t(row)].id});
    });
    connect(m_chart, &TimelineChart::incidentsActivated, this, [this](const std::vector<std::int32_t> &rows) {
        if (m_counted && !rows.empty())
            m_scope->reveal({ObjectRef::Kind::Incident, m_counted->incidents[std::size_t(rows.front())].id});
    });
    connect(m_chart, &TimelineChart::incidentHovered, this, [this](std::int32_t row) {
        const bool some = m_counted && row >= 0;
        m_scope->setHovered(some ? ObjectRef{ObjectRef::Kind::Incident, m_counted->incidents[std::size_t(row)].id}
                                 : ObjectRef{});
    });
    connect(m_chart, &TimelineChart::parkedClicked, this,
            [this] { selectIncidents(m_chart->scene().data.undatedIncidents, Qt::NoModifier); });
    connect(m_chart, &TimelineChart::menuWanted, this, &TimelineView::showMenu);
    connect(m_chart, &TimelineChart::resized, this, &TimelineView::recount);

    m_windowTimer.setSingleShot(true);
    m_windowTimer.setInterval(16);
    connect(&m_windowTimer, &QTimer::timeout, this, &TimelineView::flushWindow);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &TimelineView::tick);

    takeSnapshot();
    takeFilter();
    takeSelection();
}

TimelineView::~TimelineView() = default;

void TimelineView::buildHeader()
{
    auto *header = new QHBoxLayout;
    header->setContentsMargins(0, 2, 6, 2);
    header->setSpacing(4);
    header->addWidget(new SeverityLegend(this));
    header->addStretch(1);
    m_windowLabel = new QLabel(this);
    m_windowLabel->setTextFormat(Qt::PlainText);
    m_windowLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_windowLabel->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    header->addWidget(m_windowLabel);
    const auto button = [&](const QString &text, const QString &tip, auto slot) {
        auto *b = new QToolButton(this);
        b->setText(text);
        b->setToolTip(tip);
        b->setAccessibleName(tip);
        b->setAutoRaise(true);
        b->setFocusPolicy(Qt::TabFocus);
        b->setMinimumHeight(24);
        b->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(b, &QToolButton::clicked, this, slot);
        header->addWidget(b);
        return b;
    };
    m_clear
        = button(tr("Clear"), tr("Look at all of time again (Esc, or double click)"), [this] { takeWindow({}, true); });
    header->addStretch(1);
    m_scaleButton = button(QString(), tr("How bar height follows the count"), [] { });
    m_scaleButton->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_scaleButton);
    m_scales = new QActionGroup(this);
    const std::pair<CountScale, QString> scales[]{{CountScale::Linear, tr("Linear scale")},
                                                  {CountScale::SquareRoot, tr("Square-root scale")},
                                                  {CountScale::Logarithmic, tr("Logarithmic scale")}};
    for (const auto &[scale, text] : scales) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(int(scale));
        m_scales->addAction(action);
    }
    connect(m_scales, &QActionGroup::triggered, this,
            [this](QAction *action) { setCountScale(CountScale(action->data().toInt())); });
    m_scaleButton->setMenu(menu);
    button(u"−"_s, tr("Zoom out (-)"), &TimelineView::zoomOut);
    button(u"+"_s, tr("Zoom in (+, or the wheel)"), &TimelineView::zoomIn);
    button(tr("Show all"), tr("Show everything dated; again: where most of it is (Home)"), &TimelineView::fitAll);
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
    setCountScale(CountScale::SquareRoot);
}

TimeWindow TimelineView::shown() const { return m_chart->scene().view; }

void TimelineView::showSpan(TimeWindow view)
{
    // Years 1 to 9999, which is what a date can be written in.
    constexpr std::int64_t first = -62'135'596'800LL * unit::second, last = 253'402'300'799LL * unit::second;
    const std::int64_t span = view.to - view.from;
    if (span <= 0)
        return;
    if (view.from < first)
        view = {first, first + span};
    if (view.to > last)
        view = {last - span, last};
    m_fitted = false;
    m_chart->scene().view = view;
    m_chart->refresh();
    recount();
}

void TimelineView::fitAll()
{
    m_fitWhole = !m_fitted || !m_fitWhole;
    m_fitted = true;
    fit();
}

void TimelineView::fit()
{
    const picture::Snapshot &s = *m_scope->snapshot();
    const std::int64_t at = now();
    TimeWindow view{at - 12 * unit::hour, at + 12 * unit::hour};
    if (const auto whole = wholeExtent(s))
        view = padded(m_fitWhole ? *whole : busyPart(s, *whole));
    m_chart->scene().view = view;
    if (s.observations.size() >= countAtOnce)
        m_chart->refresh(); // before it is counted
    recount();
}

void TimelineView::zoomIn() { m_chart->zoom(0.64, m_chart->scene().x(cursorTime())); }

void TimelineView::zoomOut() { m_chart->zoom(1 / 0.64, m_chart->scene().x(cursorTime())); }

CountScale TimelineView::countScale() const { return m_chart->scene().scale; }

void TimelineView::setCountScale(CountScale scale)
{
    m_chart->scene().scale = scale;
    const QList<QAction *> actions = m_scales->actions();
    for (QAction *action : actions)
        if (action->data().toInt() == int(scale)) {
            action->setChecked(true);
            m_scaleButton->setText(action->text());
        }
    m_chart->refresh();
}

void TimelineView::takeSnapshot()
{
    m_chart->scene().now = now();
    m_chart->scene().silences = feedSilences(*m_scope->snapshot(), m_scope->now());
    if (m_fitted)
        fit();
    else
        recount();
}

void TimelineView::takeFilter()
{
    const TimeWindow window = m_scope->filter().window;
    if (!m_pendingWindow)
        m_chart->scene().brush = window;
    m_windowLabel->setText(windowText());
    m_clear->setVisible(!m_chart->scene().brush.isAll());
    picture::Filter rest = m_scope->filter();
    rest.window = {};
    if (rest != m_wantedFilter) {
        m_wantedFilter = rest;
        recount();
    }
    m_chart->viewport()->update();
}

QString TimelineView::windowText() const
{
    return TimeAxis::windowText(m_chart->scene().brush, TimeAxis::yearOf(now()));
}

void TimelineView::takeSelection()
{
    std::vector<std::int64_t> times;
    const picture::Snapshot &s = *m_scope->snapshot();
    for (const ObjectRef &ref : m_scope->selection()) {
        if (ref.kind != ObjectRef::Kind::Observation)
            continue;
        const std::int64_t id = QByteArray::fromStdString(ref.id).toLongLong();
        const auto found = std::ranges::find(s.observations.id, id);
        if (found == s.observations.id.end())
            continue;
        if (const std::int64_t at = s.observations.time[std::size_t(found - s.observations.id.begin())]; at != noTime)
            times.push_back(at);
    }
    m_chart->setSelectedTimes(std::move(times));
    m_chart->scene().chosenOperation = m_scope->selection().empty() ? std::string() : m_scope->selection().front().id;
    m_chart->viewport()->update();
    // Marks point into the counted picture, which may be one behind the newest for a moment.
    auto rows = std::make_shared<std::set<std::int32_t>>();
    if (m_counted && m_counted == m_scope->snapshot())
        for (const std::int32_t row : rowsBySelection(*m_counted, *m_scope))
            rows->insert(row);
    m_chart->setSelected([rows](std::int32_t row) { return rows->contains(row); },
                         [this](std::int32_t row) {
                             return m_counted && m_scope->hovered().kind == ObjectRef::Kind::Incident
                                 && m_counted->incidents[std::size_t(row)].id == m_scope->hovered().id;
                         });
}

void TimelineView::takeWindow(TimeWindow window, bool last)
{
    m_pendingWindow = window;
    m_chart->scene().brush = window;
    m_windowLabel->setText(windowText());
    m_clear->setVisible(!window.isAll());
    m_chart->viewport()->update();
    if (last)
        flushWindow();
    else if (!m_windowTimer.isActive())
        m_windowTimer.start();
}

void TimelineView::flushWindow()
{
    m_windowTimer.stop();
    if (const auto window = std::exchange(m_pendingWindow, std::nullopt))
        m_scope->setWindow(*window);
}

void TimelineView::recount()
{
    const picture::SnapshotPtr snapshot = m_scope->snapshot();
    const TimeWindow view = m_chart->scene().view;
    if (view.to <= view.from)
        return;
    const int maxBins = std::max(20, int(m_chart->scene().plot.width() / pixelsPerBin));
    // While a replay plays a frame has no millisecond to spare.
    if (snapshot->observations.size() < countAtOnce && !m_scope->turns().isPaced()) {
        ++m_generation;
        accept(m_generation, snapshot, computeTimeline(*snapshot, m_wantedFilter, view, maxBins));
        return;
    }
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    const quint64 generation = ++m_generation;
    m_pool.start([this, generation, snapshot, view, maxBins, filter = m_wantedFilter] {
        TimelineData counted = computeTimeline(*snapshot, filter, view, maxBins);
        // `this` outlives the pool, and an event to a destroyed object is dropped.
        QMetaObject::invokeMethod(
            this,
            [this, generation, snapshot, counted = std::move(counted)] {
                m_scope->turns().soon(this, [=, this] { accept(generation, snapshot, counted); });
            },
            Qt::QueuedConnection);
    });
}

void TimelineView::accept(quint64 generation, const picture::SnapshotPtr &snapshot, TimelineData counted)
{
    m_running = false;
    if (generation == m_generation) {
        TimelineScene &scene = m_chart->scene();
        scene.snapshot = snapshot.get();
        scene.data = std::move(counted);
        m_counted = snapshot;
        updateEmptyText();
        takeSelection();
        m_chart->refresh();
    }
    if (std::exchange(m_again, false))
        recount();
    else
        Q_EMIT settled();
}

bool TimelineView::isSettled() const { return !m_running && !m_pendingWindow; }

void TimelineView::updateEmptyText()
{
    const TimelineData &counted = m_chart->scene().data;
    const bool empty = !counted.extent && counted.bins.undated == 0 && counted.undatedIncidents.empty();
    m_chart->setEmptyText(empty ? tr("No events yet: import a feed, or drop a file on the window") : QString());
}

std::int64_t TimelineView::now() const { return toMicros(m_scope->now()); }

void TimelineView::tick()
{
    TimelineScene &scene = m_chart->scene();
    if (auto silences = feedSilences(*m_scope->snapshot(), m_scope->now()); silences != scene.silences) {
        scene.silences = std::move(silences);
        m_chart->refresh();
    }
    const double before = scene.x(scene.now);
    const bool wasInside = scene.now >= scene.view.from && scene.now <= scene.view.to;
    scene.now = now();
    const bool isInside = scene.now >= scene.view.from && scene.now <= scene.view.to;
    // Seen over days the line stays on its pixel; nothing is drawn for it then.
    if ((isInside || wasInside) && std::abs(scene.x(scene.now) - before) >= 0.5)
        m_chart->viewport()->update();
}

void TimelineView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
    m_clock.start();
}

void TimelineView::hideEvent(QHideEvent *event)
{
    m_clock.stop();
    QWidget::hideEvent(event);
}

void TimelineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_chart->refresh();
}

std::int64_t TimelineView::cursorTime() const
{
    const TimelineScene &scene = m_chart->scene();
    const auto cursor = m_chart->cursor();
    if (cursor && *cursor >= scene.view.from && *cursor <= scene.view.to)
        return *cursor;
    return scene.view.from + (scene.view.to - scene.view.from) / 2;
}

void TimelineView::moveCursor(int bins)
{
    const std::int64_t width = std::max<std::int64_t>(m_chart->scene().data.bins.width, 1);
    const std::int64_t at = TimeAxis::floorTo(cursorTime(), width) + bins * width;
    const TimeWindow view = shown();
    if (at < view.from || at > view.to)
        m_chart->pan(bins * 60);
    m_chart->setCursorTime(at);
}

void TimelineView::setEdgeToCursor(bool from)
{
    TimeWindow window = m_scope->filter().window;
    (from ? window.from : window.to) = cursorTime();
    const TimeWindow all;
    if (window.from >= window.to)
        (from ? window.to : window.from) = from ? all.to : all.from;
    takeWindow(window, true);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const double step = plotRect().width() / 8;
    switch (event->key()) {
    case Qt::Key_Left:
        control ? moveCursor(-1) : m_chart->pan(-step);
        return;
    case Qt::Key_Right:
        control ? moveCursor(1) : m_chart->pan(step);
        return;
    case Qt::Key_Up:
        stepIncident(-1);
        return;
    case Qt::Key_Down:
        stepIncident(1);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_Home:
        fitAll();
        return;
    case Qt::Key_BracketLeft:
        setEdgeToCursor(true);
        return;
    case Qt::Key_BracketRight:
        setEdgeToCursor(false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_scope->selection().empty())
            m_scope->reveal(m_scope->selection().front());
        return;
    case Qt::Key_Escape:
        if (m_chart->isDragging())
            m_chart->cancelDrag();
        else if (!m_scope->filter().window.isAll())
            takeWindow({}, true);
        else
            break;
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void TimelineView::selectIncidents(const std::vector<std::int32_t> &rows, Qt::KeyboardModifiers modifiers)
{
    if (!m_counted || rows.empty())
        return;
    const auto ref = [&](std::int32_t row) {
        return ObjectRef{ObjectRef::Kind::Incident, m_counted->incidents[std::size_t(row)].id};
    };
    if (modifiers & Qt::ControlModifier) {
        for (const std::int32_t row : rows)
            m_scope->toggleSelected(ref(row));
        return;
    }
    PictureScope::Selection selection;
    for (const std::int32_t row : rows)
        selection.push_back(ref(row));
    m_scope->setSelection(std::move(selection));
}

void TimelineView::stepIncident(int by)
{
    const std::vector<std::int32_t> &rows = m_chart->scene().data.incidents;
    if (!m_counted || rows.empty())
        return;
    std::ptrdiff_t next = by > 0 ? 0 : std::ssize(rows) - 1;
    if (!m_scope->selection().empty()) {
        const auto found = std::ranges::find(rows, m_scope->incidentRow(m_scope->selection().front()));
        if (found != rows.end())
            next = std::clamp<std::ptrdiff_t>(found - rows.begin() + by, 0, std::ssize(rows) - 1);
    }
    const ObjectRef ref{ObjectRef::Kind::Incident, m_counted->incidents[std::size_t(rows[std::size_t(next)])].id};
    m_scope->select(ref);
    revealObject(ref);
}

std::vector<TimeWindow> TimelineView::selectedTimes() const
{
    std::vector<TimeWindow> times;
    const picture::Snapshot &s = *m_scope->snapshot();
    for (const std::int32_t row : rowsBySelection(s, *m_scope)) {
        const picture::IncidentRow &incident = s.incidents[std::size_t(row)];
        if (incident.from != noTime)
            times.push_back({incident.from, std::max(incident.to, incident.from)});
    }
    for (const ObjectRef &ref : m_scope->selection()) {
        if (ref.kind != ObjectRef::Kind::Observation)
            continue;
        const auto found = std::ranges::find(s.observations.id, QByteArray::fromStdString(ref.id).toLongLong());
        if (found == s.observations.id.end())
            continue;
        if (const std::int64_t at = s.observations.time[std::size_t(found - s.observations.id.begin())]; at != noTime)
            times.push_back({at, at});
    }
    return times;
}

void TimelineView::setWindowToSelection()
{
    const std::vector<TimeWindow> times = selectedTimes();
    if (times.empty())
        return;
    TimeWindow window = times.front();
    for (const TimeWindow &time : times)
        window = {std::min(window.from, time.from), std::max(window.to, time.to)};
    // The end is not part of a window, and a point in time needs some width to be seen.
    const std::int64_t margin = window.to - window.from < unit::minute ? 5 * unit::minute : unit::second;
    takeWindow({window.from - (margin > unit::second ? margin : 0), window.to + margin}, true);
}

void TimelineView::setWindowToLast(std::int64_t span)
{
    const std::int64_t at = now();
    takeWindow(m_scope->last(std::chrono::microseconds(span)), true);
    if (const TimeWindow view = shown(); view.from > at - span || view.to < at)
        showSpan(padded({std::min(view.from, at - span), std::max(view.to, at)}));
}

void TimelineView::revealObject(const ObjectRef &ref)
{
    const std::int32_t row = m_scope->incidentRow(ref);
    if (row < 0)
        return;
    const picture::IncidentRow &incident = m_scope->snapshot()->incidents[std::size_t(row)];
    const TimeWindow view = shown();
    if (incident.from == noTime || (incident.from >= view.from && incident.from <= view.to))
        return;
    const std::int64_t half = (view.to - view.from) / 2;
    showSpan({incident.from - half, incident.from + half});
}

void TimelineView::showMenu(QPoint at)
{
    QMenu menu;
    QAction *toSelection = menu.addAction(tr("Set window to the selection"), this, &TimelineView::setWindowToSelection);
    toSelection->setEnabled(!selectedTimes().empty());
    menu.addSeparator();
    menu.addAction(tr("Last hour"), this, [this] { setWindowToLast(unit::hour); });
    menu.addAction(tr("Last 6 hours"), this, [this] { setWindowToLast(6 * unit::hour); });
    menu.addAction(tr("Last 24 hours"), this, [this] { setWindowToLast(unit::day); });
    menu.addAction(tr("All of time"), this, [this] { takeWindow({}, true); });
    menu.addSeparator();
    QAction *zoomTo
        = menu.addAction(tr("Zoom to the window"), this, [this] { showSpan(padded(m_scope->filter().window)); });
    const TimeWindow window = m_scope->filter().window, all;
    zoomTo->setEnabled(window.from != all.from && window.to != all.to);
    menu.addAction(tr("Show everything"), this, &TimelineView::fitAll);
    menu.addAction(tr("Copy window as text"), this, [this] { QGuiApplication::clipboard()->setText(windowText()); });
    menu.addSeparator();
    menu.addActions(m_scales->actions());
    menu.exec(at);
}

namespace {
constexpr auto streamVersion = QDataStream::Qt_6_8;
}

QByteArray TimelineView::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    const TimeWindow view = shown();
    out << stateVersion << quint8(countScale()) << m_fitted << m_fitWhole << qint64(view.from) << qint64(view.to);
    return state;
}

bool TimelineView::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(streamVersion);
    quint8 version = 0, scale = 0;
    bool fitted = true, whole = false;
    qint64 from = 0, to = 0;
    in >> version >> scale >> fitted >> whole >> from >> to;
    if (in.status() != QDataStream::Ok || version != stateVersion || scale > quint8(CountScale::Logarithmic)
        || to <= from)
        return false;
    setCountScale(CountScale(scale));
    m_fitted = fitted;
    m_fitWhole = whole;
    if (fitted)
        takeSnapshot();
    else
        showSpan({from, to});
    return true;
}

std::vector<TimelineView::DrawnBin> TimelineView::drawnBins() const
{
    std::vector<DrawnBin> bins;
    const TimelineScene &scene = m_chart->scene();
    for (int bin = 0; bin < scene.binCount(); ++bin) {
        const std::int64_t from = scene.data.bins.from + bin * scene.data.bins.width;
        bins.push_back(
            {from, from + scene.data.bins.width, scene.binCounts(bin), scene.binRect(bin).translated(m_chart->pos())});
    }
    return bins;
}

std::vector<TimelineView::DrawnIncident> TimelineView::drawnIncidents() const
{
    std::vector<DrawnIncident> drawn;
    const TimelineScene &scene = m_chart->scene();
    for (const IncidentMark &mark : scene.marks) {
        const QPointF centre(mark.x, scene.laneY(mark.lane) - 1);
        drawn.push_back(
            {mark.row, mark.rows, QRectF(centre - QPointF(6, 6), QSizeF(12, 12)).translated(m_chart->pos())});
    }
    return drawn;
}

std::uint32_t TimelineView::undatedCount() const { return m_chart->scene().data.bins.undated; }
std::vector<TimelineView::DrawnOperation> TimelineView::drawnOperations() const
{
    std::vector<DrawnOperation> drawn;
    const TimelineScene &scene = m_chart->scene();
    for (const OperationBar &bar : scene.bars)
        drawn.push_back({operationsOf(*scene.snapshot).rows[std::size_t(bar.row)].id,
                         scene.barRect(bar).translated(m_chart->mapTo(this, QPoint(0, 0)))});
    return drawn;
}

std::vector<Domain> TimelineView::domainLanes() const
{
    std::vector<Domain> shown;
    const TimelineScene &scene = m_chart->scene();
    for (std::size_t i = 0; i < scene.domainLanes.size(); ++i) {
        if (scene.hasDomainLanes && scene.domainLanes[i] > 0)
            shown.push_back(static_cast<Domain>(i));
    }
    return shown;
}

QStringList TimelineView::silentFeeds() const
{
    QStringList names;
    for (const FeedSilence &silence : m_chart->scene().silences)
        if (silence.from != noTime)
            names << silence.name;
    return names;
}
QStringList TimelineView::feedsWithGaps() const
{
    QStringList names;
    for (const FeedSilence &silence : m_chart->scene().silences)
        if (!silence.gaps.empty())
            names << silence.name;
    return names;
}
QRectF TimelineView::silenceRect() const { return m_chart->scene().silence.translated(m_chart->pos()); }
QRectF TimelineView::plotRect() const { return m_chart->scene().plot.translated(m_chart->pos()); }
QRectF TimelineView::parkedRect() const { return m_chart->scene().parked.translated(m_chart->pos()); }
double TimelineView::xOf(std::int64_t t) const { return m_chart->scene().x(t) + m_chart->x(); }

} // namespace watchfloor::widgets
