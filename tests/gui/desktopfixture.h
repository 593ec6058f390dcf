// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of the real window share: stores to open, windows on them, and a count of the picture of our own.
#pragma once

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/roles.h"
#include "common/theme.h"
#include "desktop/actions.h"
#include "desktop/importflow.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/noticebar.h"
#include "desktop/picturestatus.h"
#include "desktop/storeflow.h"
#include "desktop/topbar.h"
#include "fusion/record.h"
#include "graph/graphview.h"
#include "inspector/inspector.h"
#include "map/mapview.h"
#include "picture/operations.h"
#include "tables/incidenttable.h"
#include "timeline/timelineview.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <cmath>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Theme;

inline constexpr int patience = 60'000; ///< milliseconds; software OpenGL under sanitizers is slow

inline QString exercise() { return QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise"); }

inline void drop(QWidget *on, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    const QPointF middle = QRectF(on->rect()).center();
    QDragEnterEvent enter(middle.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(on, &dropped);
    QVERIFY(dropped.isAccepted());
}

/// A key for whatever has the focus in the window, as soon as no dialog stands before it.
inline void key(MainWindow &window, Qt::Key pressed, Qt::KeyboardModifiers modifiers = {})
{
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), patience);
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus && focus->window() == &window ? focus : &window, pressed, modifiers);
}

/// What the picture holds, counted without the query functions. Knows windows and severities, no other filter.
struct Naive
{
    using Bands = std::array<std::uint32_t, severityBandCount>;

    std::uint32_t observations = 0, incidents = 0; ///< that pass
    std::uint32_t placedObservations = 0, placedIncidents = 0, unplaced = 0; ///< of those
    std::uint32_t undated = 0; ///< that pass but for the window
    std::uint32_t dated = 0; ///< the others that pass but for the window
    Bands incidentsByBand{};
    std::set<std::string> incidentIds;
    std::optional<Marking> marking;

    Naive(const picture::Snapshot &s, const picture::Filter &f)
    {
        const auto raise
            = [&](std::uint16_t index) { marking = marking ? join(*marking, s.markings[index]) : s.markings[index]; };
        for (std::size_t i = 0; i < s.observations.size(); ++i) {
            const std::int64_t t = s.observations.time[i];
            if (s.observations.severity[i] < f.minSeverity)
                continue;
            ++(t == noTime ? undated : dated);
            const bool inWindow = f.window.isAll() || (t != noTime && t >= f.window.from && t < f.window.to);
            if (inWindow) {
                ++observations;
                const bool placed = !std::isnan(s.observations.x[i]) && !std::isnan(s.observations.y[i]);
                ++(placed ? placedObservations : unplaced);
            }
            if (inWindow || t == noTime)
                raise(s.observations.marking[i]); // undated ones are counted beside the window
        }
        for (const picture::IncidentRow &i : s.incidents) {
            if (i.severity < f.minSeverity)
                continue;
            ++(i.from == noTime ? undated : dated);
            const bool touches = f.window.isAll()
                || (i.from != noTime && i.from < f.window.to && std::max(i.from, i.to) >= f.window.from);
            if (touches) {
                ++incidents;
                ++incidentsByBand[static_cast<std::size_t>(severityBand(i.severity))];
                ++(!std::isnan(i.x) && !std::isnan(i.y) ? placedIncidents : unplaced);
                incidentIds.insert(i.id);
            }
            if (touches || i.from == noTime)
                raise(i.marking);
        }
        for (const picture::AssetRow &a : s.assets)
            raise(a.marking);
        for (const picture::MissionRow &m : s.missions)
            raise(m.marking);
        for (const picture::OperationRow &o : picture::operationsOf(s).rows)
            raise(o.marking);
        for (const picture::HeldHealth &h : s.held)
            raise(h.marking);
    }

    /// What begins in [from, to), by band; the window plays no part, as on the timeline.
    static Bands begun(const picture::Snapshot &s, int minSeverity, std::int64_t from, std::int64_t to)
    {
        Bands bands{};
        const auto add = [&](std::int64_t t, std::uint8_t severity) {
            if (t != noTime && t >= from && t < to && severity >= minSeverity)
                ++bands[static_cast<std::size_t>(severityBand(severity))];
        };
        for (std::size_t i = 0; i < s.observations.size(); ++i)
            add(s.observations.time[i], s.observations.severity[i]);
        for (const picture::IncidentRow &i : s.incidents)
            add(i.from, i.severity);
        return bands;
    }
};

/// A folder with the exercise as a store, and windows on copies of it. Make it in initTestCase.
class DesktopFixture
{
public:
    using Window = std::unique_ptr<MainWindow, void (*)(MainWindow *)>;

    DesktopFixture()
    {
        speak(qApp, u"en"_s); // whatever the machine speaks
        QCoreApplication::setOrganizationName(u"watchfloor-test"_s);
        QStandardPaths::setTestModeEnabled(true);
        // The exercise's own time, so that its feeds are as old as the scenario says.
        Clock::freeze(parseIso8601("2026-09-30T18:00:00Z")->at);
    }

    /// Closes windows that a failed test left.
    static void closeAll()
    {
        for (QWidget *w : QApplication::topLevelWidgets())
            w->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    Sessions *sessions() { return &m_sessions; }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

    QString newStore()
    {
        const QString path = filePath(u"store-%1.watchfloor"_s.arg(++m_count));
        store::OpenOptions options;
        options.mode = store::OpenOptions::Mode::Create;
        options.context = store::Context::Exercise;
        const auto store = store::Store::open(path, options);
        if (!store)
            qWarning() << store.error().detail;
        return path;
    }

    /// Reads files into a store, as an import would.
    static Result<> readInto(const QString &store, const QStringList &paths)
    {
        auto opened = store::Store::open(store, {});
        if (!opened)
            return std::unexpected(opened.error());
        const auto plan = ingest::planOf(paths, {});
        if (!plan)
            return std::unexpected(plan.error());
        if (const auto ready = ingest::prepare(**opened, *plan); !ready)
            return std::unexpected(ready.error());
        for (const ingest::PlannedFile &file : plan->files)
            if (const auto outcome = ingest::ingestFile(**opened, file.path, file.options); outcome.error)
                return std::unexpected(*outcome.error);
        return {};
    }

    /// The exercise, read once; each test works on a copy of the file.
    Result<> prepareExercise()
    {
        const QString path = newStore();
        if (const auto done = readInto(path, {exercise()}); !done)
            return done;
        auto store = store::Store::open(path, {});
        if (!store)
            return std::unexpected(store.error());
        // What the machine makes of it is there already, so that no picture changes under a test.
        if (const auto done = fusion::Recorder(*store).run(); !done)
            return std::unexpected(done.error());
        m_exercise = filePath(u"exercise.watchfloor"_s);
        return store::backup(**store, m_exercise);
    }

    QString exerciseCopy()
    {
        QString path = filePath(u"copy-%1.watchfloor"_s.arg(++m_count));
        QFile::copy(m_exercise, path);
        return path;
    }

    Window emptyWindow()
    {
        Window window(new MainWindow(&m_sessions), [](MainWindow *w) {
            w->close(); // deletes itself
            QCoreApplication::sendPostedEvents(w, QEvent::DeferredDelete);
        });
        window->setRemembering(false);
        window->resize(1600, 1000);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qWarning("the window was not exposed");
        return window;
    }

    Window windowOn(const QString &path)
    {
        Window window = emptyWindow();
        window->openStore(path);
        if (!QTest::qWaitFor([&] { return window->isSettled(); }, patience))
            qWarning("the window did not settle");
        return window;
    }

    /// In front, on a copy of its own of a store that tells of missions.
    Window missionWindow(const QString &path)
    {
        const QString copy = filePath(u"missions-%1.watchfloor"_s.arg(++m_count));
        if (!QFile::copy(path, copy))
            qWarning("the store was not copied");
        Window window = windowOn(copy);
        if (!QTest::qWaitFor([&] { return window->isSettled() && !window->scope()->snapshot()->missions.empty(); },
                             patience))
            qWarning("the window did not settle");
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qWarning("the window is not active");
        return window;
    }

    Window exerciseWindow()
    {
        Window window = windowOn(exerciseCopy());
        if (!QTest::qWaitFor([&] { return window->isSettled() && !window->scope()->snapshot()->incidents.empty(); },
                             patience))
            qWarning("the window did not settle on the exercise");
        return window;
    }

private:
    QTemporaryDir m_folder;
    QString m_exercise;
    Sessions m_sessions;
    int m_count = 0;
};

/// Counts, table, map, timeline, status line and banner against a count of our own: equal, not merely plausible.
/// Looks at what is visible in the workspace; shows all of the map and of the timeline first.
inline void verifyShown(MainWindow &window)
{
    const auto settled = [&] { return window.isSettled(); };
    window.map()->fitAll();
    if (const auto whole = widgets::wholeExtent(*window.scope()->snapshot()))
        window.timeline()->showSpan(widgets::padded(*whole));
    QTRY_VERIFY_WITH_TIMEOUT(settled(), patience);
    const picture::SnapshotPtr held = window.scope()->snapshot(); // the next one may come meanwhile
    const picture::Snapshot &s = *held;
    const picture::Filter &filter = window.scope()->filter();
    const Naive naive(s, filter);

    const picture::Counts &counts = window.scope()->counts();
    QCOMPARE(counts.observations, naive.observations);
    QCOMPARE(counts.incidents, naive.incidents);
    QCOMPARE(counts.undated, naive.undated);
    QCOMPARE(counts.unplaced, naive.unplaced);

    const QAbstractItemModel *rows = window.incidents()->model();
    std::set<std::string> listed;
    for (int row = 0; row < rows->rowCount(); ++row)
        listed.insert(rows->index(row, 0).data(widgets::IdRole).toString().toStdString());
    QCOMPARE(std::size_t(rows->rowCount()), listed.size());
    QCOMPARE(listed, naive.incidentIds);

    QVERIFY(naive.marking);
    QCOMPARE(window.markingStrip()->text(), bannerText(*naive.marking));
    QVERIFY(!window.markingStrip()->isElided());

    const QLocale locale;
    const auto *shown = window.pictureStatus()->findChild<QLabel *>(u"pictureCounts"_s);
    QCOMPARE(
        shown->text(),
        u"%1 observations · %2 incidents"_s.arg(locale.toString(naive.observations), locale.toString(naive.incidents)));
    for (int band = 0; band < severityBandCount; ++band)
        QCOMPARE(window.pictureStatus()->findChild<widgets::ShapeLabel *>(u"band%1"_s.arg(band))->text(),
                 locale.toString(naive.incidentsByBand[static_cast<std::size_t>(band)]));
    const auto *rest = window.pictureStatus()->findChild<QLabel *>(u"pictureRest"_s);
    QCOMPARE(rest->text().contains(u"%1 undated"_s.arg(locale.toString(naive.undated))), naive.undated > 0);
    QCOMPARE(rest->text().contains(u"%1 without a place"_s.arg(locale.toString(naive.unplaced))), naive.unplaced > 0);

    std::uint32_t observations = 0, incidents = 0;
    for (const widgets::DrawnMark &mark : window.map()->drawnMarks()) {
        observations += mark.cluster.observations;
        incidents += mark.cluster.incidents;
        QCOMPARE(std::size_t(mark.cluster.incidents), mark.cluster.incidentRows.size());
    }
    QCOMPARE(observations, naive.placedObservations);
    QCOMPARE(incidents, naive.placedIncidents);
    QCOMPARE(window.map()->noteText().contains(locale.toString(naive.unplaced)), naive.unplaced > 0);

    std::uint32_t begun = 0;
    for (const widgets::TimelineView::DrawnBin &bin : window.timeline()->drawnBins()) {
        QCOMPARE(bin.counts, Naive::begun(s, filter.minSeverity, bin.from, bin.to));
        for (const std::uint32_t count : bin.counts)
            begun += count;
    }
    QCOMPARE(begun, naive.dated); // all of them: the whole extent is shown
    QCOMPARE(window.timeline()->undatedCount(), naive.undated);
}

} // namespace watchfloor::desktop
