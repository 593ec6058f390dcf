// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window on a real store, used as a watch officer uses it. Every test runs in both themes; ctest runs
// the program a second time at 200 %.
#include "base/displaytext.h"
#include "common/labels.h"
#include "common/roles.h"
#include "common/theme.h"
#include "desktop/actions.h"
#include "desktop/commandpalette.h"
#include "desktop/importflow.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/noticebar.h"
#include "desktop/picturestatus.h"
#include "desktop/storeflow.h"
#include "desktop/topbar.h"
#include "feeds/feedlights.h"
#include "graph/graphview.h"
#include "inspector/inspector.h"
#include "inspector/rawview.h"
#include "map/mapview.h"
#include "tables/incidenttable.h"
#include "timeline/timelineview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using picture::ObjectRef;
using widgets::Theme;

namespace {

constexpr int patience = 60'000; ///< milliseconds; software OpenGL under sanitizers is slow

QString exercise() { return QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise"); }

void drop(QWidget *on, const QStringList &paths)
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

/// What the picture holds, counted without the query functions.
struct Naive
{
    std::size_t observations = 0, incidents = 0;
    std::optional<Marking> marking;

    Naive(const picture::Snapshot &s, const picture::Filter &f)
    {
        const auto raise
            = [&](std::uint16_t index) { marking = marking ? join(*marking, s.markings[index]) : s.markings[index]; };
        for (std::size_t i = 0; i < s.observations.size(); ++i) {
            const std::int64_t t = s.observations.time[i];
            const bool inWindow = f.window.isAll() || (t != noTime && t >= f.window.from && t < f.window.to);
            if (inWindow && s.observations.severity[i] >= f.minSeverity)
                ++observations;
            if ((inWindow || t == noTime) && s.observations.severity[i] >= f.minSeverity)
                raise(s.observations.marking[i]); // undated ones are counted beside the window
        }
        for (const picture::IncidentRow &i : s.incidents) {
            const bool touches = f.window.isAll()
                || (i.from != noTime && i.from < f.window.to && std::max(i.from, i.to) >= f.window.from);
            if (touches && i.severity >= f.minSeverity)
                ++incidents;
            if ((touches || i.from == noTime) && i.severity >= f.minSeverity)
                raise(i.marking);
        }
        for (const picture::AssetRow &a : s.assets)
            raise(a.marking);
        for (const picture::MissionRow &m : s.missions)
            raise(m.marking);
    }
};

} // namespace

class TestDesktop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<Theme::Scheme>("scheme");
        QTest::newRow("dark") << Theme::Scheme::Dark;
        QTest::newRow("light") << Theme::Scheme::Light;
    }

    void initTestCase()
    {
        speak(qApp, u"en"_s); // whatever the machine speaks
        QCoreApplication::setOrganizationName(u"watchfloor-test"_s);
        QStandardPaths::setTestModeEnabled(true);
        // The exercise's own time, so that its feeds are as old as the scenario says.
        Clock::freeze(parseIso8601("2026-09-30T18:00:00Z")->at);
        QVERIFY(m_folder.isValid());
        prepareExercise();
    }

    void init()
    {
        QFETCH_GLOBAL(const Theme::Scheme, scheme);
        Theme::instance().apply(*qApp, scheme);
    }

    void cleanup()
    {
        for (QWidget *w : QApplication::topLevelWidgets())
            w->close(); // windows that a failed test left
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void cleanupTestCase() { QThreadPool::globalInstance()->waitForDone(); }

    void filesDroppedOnTheWindowAreImportedAndCanBeTakenBack()
    {
        const std::unique_ptr<MainWindow, void (*)(MainWindow *)> window(windowOn(newStore()), close);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QCOMPARE(window->scope()->counts().incidents, 0u);
        QVERIFY(importByDrop(*window));
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->counts().observations > 0 && window->scope()->counts().incidents > 0,
                                 patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->actions()->at(u"edit.undo"_s)->isEnabled(), patience);
        verifyShown(*window);
        QVERIFY2(window->notices()->texts().join(u' ').contains(u"quarantined"_s),
                 qPrintable(window->notices()->texts().join(u'|')));

        window->actions()->at(u"edit.undo"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().observations, 0u, patience);
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().incidents, 0u, patience);
        QCOMPARE(window->incidents()->model()->rowCount(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(window->map()->drawnMarks().empty());

        QTRY_VERIFY_WITH_TIMEOUT(window->actions()->at(u"edit.redo"_s)->isEnabled(), patience);
        window->actions()->at(u"edit.redo"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->counts().incidents > 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        verifyShown(*window);
    }

    void aBrushOnTheTimelineSetsTheWindowOfEveryView()
    {
        const auto window = exerciseWindow();
        const std::uint32_t all = window->scope()->counts().observations;
        brush(*window);
        QTRY_VERIFY_WITH_TIMEOUT(!window->scope()->filter().window.isAll(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(window->scope()->counts().observations < all);
        QVERIFY(window->scope()->counts().observations > 0);
        verifyShown(*window);
        window->actions()->at(u"view.clearFilter"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().observations, all, patience);
    }

    void whatIsClickedOnTheMapIsSelectedEverywhere()
    {
        const auto window = exerciseWindow();
        window->setWorkspace(Workspace::Analyse);
        window->showDock(u"graph"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        window->showDock(u"map"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        const std::string id = clickAnIncident(*window);
        QVERIFY2(!id.empty(), "no mark on the map stands for one incident alone");
        const auto &selection = window->scope()->selection();
        QCOMPARE(selection.size(), 1u);
        QCOMPARE(selection.front().id, id);

        const QModelIndexList rows = window->incidents()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.front().data(widgets::IdRole).toString().toStdString(), id);
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->isSettled(), patience);
        const auto *title = window->inspector()->findChild<QLabel *>(u"inspectorTitle"_s);
        QVERIFY(title);
        const picture::Snapshot &s = *window->scope()->snapshot();
        QCOMPARE(title->text(), visibleText(s.incidents[static_cast<std::size_t>(s.incidentById.at(id))].title));
    }

    void whatIsClickedInTheGraphIsSelectedEverywhere()
    {
        const auto window = exerciseWindow();
        window->setWorkspace(Workspace::Brief);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && !window->graph()->drawnNodes().empty(), patience);
        const picture::Snapshot &s = *window->scope()->snapshot();
        std::string id;
        for (const widgets::GraphView::DrawnNode &node : window->graph()->drawnNodes()) {
            const QPoint at = node.rect.center().toPoint();
            QWidget *under = window->graph()->rect().contains(at) ? window->graph()->childAt(at) : nullptr;
            if (!under)
                continue;
            QTest::mouseClick(under, Qt::LeftButton, {}, under->mapFrom(window->graph(), at));
            id = s.assets[static_cast<std::size_t>(node.asset)].id;
            break;
        }
        QVERIFY(!id.empty());
        QCOMPARE(window->scope()->selection(), widgets::PictureScope::Selection({{ObjectRef::Kind::Asset, id}}));
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->isSettled(), patience);
        const auto *title = window->inspector()->findChild<QLabel *>(u"inspectorTitle"_s);
        QVERIFY(title);
        QCOMPARE(title->text(), visibleText(s.assets[static_cast<std::size_t>(s.assetById.at(id))].name));
    }

    void theRawRecordIsOneClickAway()
    {
        const auto window = exerciseWindow();
        const picture::Snapshot &s = *window->scope()->snapshot();
        window->scope()->select({ObjectRef::Kind::Incident, s.incidents.front().id});
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->isSettled()
                                     && window->inspector()->findChild<QAbstractButton *>(u"rawRecord"_s),
                                 patience);
        auto *button = window->inspector()->findChild<QAbstractButton *>(u"rawRecord"_s);
        button->click();
        widgets::RawView *raw = window->inspector()->rawView();
        QVERIFY(raw->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(raw->shownText().size() > 40, patience);
    }

    void anExerciseCannotBeMistaken()
    {
        const auto window = exerciseWindow();
        QVERIFY(window->windowTitle().startsWith(u"EXERCISE"_s));
        QVERIFY(window->markingStrip()->isExercise());
        QVERIFY(window->markingStrip()->isVisible());
        const QImage image = window->grab().toImage();
        const QColor frame = Theme::instance().color(Theme::Role::Exercise);
        for (const QPoint at : {QPoint(1, image.height() / 2), QPoint(image.width() - 2, image.height() / 2),
                                QPoint(image.width() / 2, image.height() - 2)})
            QCOMPARE(image.pixelColor(at), frame);
    }

    void aSilentFeedIsTheLoudest()
    {
        const auto window = exerciseWindow();
        const auto *lights = window->findChild<widgets::FeedLights *>(u"feedLights"_s);
        QVERIFY(lights && !lights->lights().empty());
        QCOMPARE(lights->lights().size(), window->scope()->snapshot()->sources.size());
        QCOMPARE(lights->lights().front()->health(), picture::FeedHealth::Silent);
        QVERIFY(lights->lights().front()->isVisible());
    }

    void thePaletteFindsCommandsAndObjectsByKeyboard()
    {
        const auto window = exerciseWindow();
        const picture::IncidentRow &wanted = window->scope()->snapshot()->incidents.front();
        window->palette_()->open();
        QTRY_VERIFY(window->palette_()->isVisible());
        auto *text = window->palette_()->findChild<QLineEdit *>();
        text->setText(u"workspace analyse"_s);
        text->setText(u"analyse"_s);
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(window->workspace(), Workspace::Analyse);
        window->palette_()->open();
        text->setText(visibleText(wanted.title));
        QVERIFY(window->palette_()->shownTexts().contains(visibleText(wanted.title)));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(window->scope()->selection().front().kind, ObjectRef::Kind::Incident);
    }

    void noKeyDoesTwoThings()
    {
        const auto window = exerciseWindow();
        QMap<QString, QString> seen;
        for (const Actions::Entry &entry : window->actions()->entries()) {
            QVERIFY2(!entry.action->text().isEmpty(), qPrintable(entry.id));
            for (const QKeySequence &key : entry.action->shortcuts()) {
                const QString keyText = key.toString();
                QVERIFY2(!seen.contains(keyText),
                         qPrintable(u"%1: %2 and %3"_s.arg(keyText, seen.value(keyText), entry.id)));
                seen[keyText] = entry.id;
            }
        }
    }

    void noTextIsClipped_data()
    {
        QTest::addColumn<Workspace>("workspace");
        for (const Workspace w : workspaces)
            QTest::newRow(qPrintable(name(w))) << w;
    }
    void noTextIsClipped()
    {
        QFETCH(const Workspace, workspace);
        const auto window = exerciseWindow();
        window->setWorkspace(workspace);
        window->scope()->select({ObjectRef::Kind::Incident, window->scope()->snapshot()->incidents.front().id});
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QStringList clipped;
        // Tabs and wrapped labels find their places in the turns of the event loop after a change.
        (void)QTest::qWaitFor([&] { return (clipped = clippedTexts(*window)).isEmpty(); }, 5000);
        if (!clipped.isEmpty())
            window->grab().save(QStringLiteral(WATCHFLOOR_BIN_DIR "/../clipped-%1.png").arg(name(workspace)));
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
    }

    void aFileThatIsNoStoreIsRefusedAndLeftAlone()
    {
        const QString path = m_folder.filePath(u"foreign.watchfloor"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray content("this is a letter, not a store\n" + QByteArray(5000, 'x'));
        file.write(content);
        file.close();
        auto *window = new MainWindow(&m_sessions);
        window->setRemembering(false);
        QSignalSpy failed(window, &MainWindow::sessionFailed);
        window->openStore(path);
        window->show();
        // A file of other bytes may as well be an encrypted store: then a key is asked for, and refused.
        QTRY_VERIFY_WITH_TIMEOUT(failed.size() == 1 || window->findChild<QDialog *>(u"keyDialog"_s), patience);
        QVERIFY(!window->session());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
        window->close();
    }

    void theWrongKeyIsRefusedAndTheRightOneOpens()
    {
        const QString path = m_folder.filePath(u"secret-%1.watchfloor"_s.arg(++m_count));
        {
            store::OpenOptions options;
            options.mode = store::OpenOptions::Mode::Create;
            options.key = "correct horse";
            QVERIFY(store::Store::open(path, options));
        }
        auto *window = new MainWindow(&m_sessions);
        window->setRemembering(false);
        window->show();
        window->openStore(path);
        QTRY_VERIFY_WITH_TIMEOUT(window->findChild<QDialog *>(u"keyDialog"_s), patience);
        auto *dialog = window->findChild<QDialog *>(u"keyDialog"_s);
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        dialog->findChild<QLineEdit *>()->setText(u"wrong"_s);
        ok->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QLineEdit *>()->text().isEmpty(), patience);
        QVERIFY(!window->session());
        dialog->findChild<QLineEdit *>()->setText(u"correct horse"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ok->isEnabled(), patience); // it waits after a wrong one
        ok->click();
        QTRY_VERIFY_WITH_TIMEOUT(window->session() != nullptr, patience);
        QVERIFY(window->session()->info().encrypted);
        window->close();
    }

private:
    static void close(MainWindow *window)
    {
        window->close(); // deletes itself
        QCoreApplication::sendPostedEvents(window, QEvent::DeferredDelete);
    }

    QString newStore()
    {
        const QString path = m_folder.filePath(u"store-%1.watchfloor"_s.arg(++m_count));
        store::OpenOptions options;
        options.mode = store::OpenOptions::Mode::Create;
        options.context = store::Context::Exercise;
        const auto store = store::Store::open(path, options);
        if (!store)
            qWarning() << store.error().detail;
        return path;
    }

    /// The exercise, read once; each test works on a copy of the file.
    void prepareExercise()
    {
        const QString path = newStore();
        auto store = store::Store::open(path, {});
        QVERIFY(store);
        const auto plan = ingest::planOf({exercise()}, {});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        QVERIFY(ingest::prepare(**store, *plan));
        for (const ingest::PlannedFile &file : plan->files)
            QVERIFY(!ingest::ingestFile(**store, file.path, file.options).error);
        m_exercise = m_folder.filePath(u"exercise.watchfloor"_s);
        QVERIFY(store::backup(**store, m_exercise));
    }

    MainWindow *windowOn(const QString &path)
    {
        auto *window = new MainWindow(&m_sessions);
        window->setRemembering(false);
        window->resize(1600, 1000);
        window->show();
        if (!QTest::qWaitForWindowExposed(window))
            qWarning("the window was not exposed");
        window->openStore(path);
        return window;
    }

    std::unique_ptr<MainWindow, void (*)(MainWindow *)> exerciseWindow()
    {
        const QString path = m_folder.filePath(u"copy-%1.watchfloor"_s.arg(++m_count));
        QFile::copy(m_exercise, path);
        std::unique_ptr<MainWindow, void (*)(MainWindow *)> window(windowOn(path), close);
        if (!QTest::qWaitFor([&] { return window->isSettled() && !window->scope()->snapshot()->incidents.empty(); },
                             patience))
            qWarning("the window did not settle");
        return window;
    }

    static QStringList clippedTexts(const MainWindow &window)
    {
        QStringList clipped;
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->visibleRegion().isEmpty() || label->text().isEmpty())
                continue;
            const QSize need = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
            if (need.width() > label->width() + 1 || need.height() > label->height() + 1)
                clipped << u"label '%1' needs %2x%3, has %4x%5"_s.arg(label->text())
                               .arg(need.width())
                               .arg(need.height())
                               .arg(label->width())
                               .arg(label->height());
        }
        for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
            // A text over the side of its button, or higher than it; how roomy a button is is its own affair.
            const auto *tool = qobject_cast<const QToolButton *>(button);
            if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
                continue;
            const bool elides = !tool && !qobject_cast<const QPushButton *>(button) && !button->toolTip().isEmpty();
            const QString text = elides ? QString() : QString(button->text()).remove(u'&');
            const int icon = button->icon().isNull() ? 0 : button->iconSize().width();
            const QSize need(button->fontMetrics().horizontalAdvance(text) + icon, button->fontMetrics().height());
            if (!button->visibleRegion().isEmpty() && !text.isEmpty()
                && (need.width() > button->width() || need.height() > button->height()))
                clipped << u"button '%1' needs %2x%3, has %4x%5"_s.arg(text)
                               .arg(need.width())
                               .arg(need.height())
                               .arg(button->width())
                               .arg(button->height());
        }
        for (const auto *label : window.findChildren<widgets::ElidedLabel *>()) {
            if (!label->visibleRegion().isEmpty() && label->isElided() && label->toolTip().isEmpty())
                clipped << u"elided without a tooltip: '%1'"_s.arg(label->text());
        }
        return clipped;
    }

    static bool importByDrop(MainWindow &window)
    {
        QSignalSpy finished(window.importFlow(), &ImportFlow::finished);
        drop(&window, {exercise()});
        if (!QTest::qWaitFor([&] { return window.findChild<QDialog *>(u"importDialog"_s) != nullptr; }, patience))
            return false;
        window.findChild<QDialog *>(u"importDialog"_s)
            ->findChild<QDialogButtonBox *>()
            ->button(QDialogButtonBox::Ok)
            ->click();
        if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, patience))
            return false;
        for (QDialog *result : window.findChildren<QDialog *>(u"importResult"_s))
            result->close();
        return true;
    }

    /// Counts, table, map, timeline, status line and banner against a count of our own.
    static void verifyShown(MainWindow &window)
    {
        const picture::Snapshot &s = *window.scope()->snapshot();
        const Naive naive(s, window.scope()->filter());
        QCOMPARE(std::size_t(window.scope()->counts().observations), naive.observations);
        QCOMPARE(std::size_t(window.scope()->counts().incidents), naive.incidents);
        QCOMPARE(std::size_t(window.incidents()->model()->rowCount()), naive.incidents);
        QVERIFY(naive.marking);
        QCOMPARE(window.markingStrip()->text(), bannerText(*naive.marking));
        const auto *counts = window.pictureStatus()->findChild<QLabel *>(u"pictureCounts"_s);
        QCOMPARE(counts->text(), window.pictureStatus()->countsText());
        std::size_t drawn = 0;
        for (const widgets::DrawnMark &mark : window.map()->drawnMarks())
            drawn += mark.cluster.incidents;
        QVERIFY2(drawn <= naive.incidents, "the map draws more incidents than there are");
    }

    static void brush(MainWindow &window)
    {
        widgets::TimelineView *view = window.timeline();
        const QRectF plot = view->plotRect();
        const QPoint from = QPointF(plot.left() + plot.width() * 0.45, plot.center().y()).toPoint();
        const QPoint to = QPointF(plot.left() + plot.width() * 0.6, plot.center().y()).toPoint();
        QWidget *chart = view->childAt(from);
        const auto at = [&](QPoint p) { return chart->mapFrom(view, p); };
        QTest::mousePress(chart, Qt::LeftButton, {}, at(from));
        for (int i = 1; i <= 10; ++i)
            QTest::mouseMove(chart, at(from + (to - from) * i / 10));
        QTest::mouseRelease(chart, Qt::LeftButton, {}, at(to));
    }

    /// Clicks a drawn mark that is one incident; gives its id.
    static std::string clickAnIncident(MainWindow &window)
    {
        const picture::Snapshot &s = *window.scope()->snapshot();
        for (const widgets::DrawnMark &mark : window.map()->drawnMarks()) {
            if (mark.cluster.onlyIncident < 0 || !window.map()->rect().adjusted(20, 20, -20, -60).contains(mark.rect))
                continue;
            QWidget *under = window.map()->childAt(mark.rect.center());
            if (!under)
                continue;
            const QPoint at = under->mapFrom(window.map(), mark.rect.center());
            QTest::mouseMove(under, at);
            QTest::mouseClick(under, Qt::LeftButton, {}, at);
            if (!window.scope()->selection().empty())
                return s.incidents[static_cast<std::size_t>(mark.cluster.onlyIncident)].id;
        }
        return {};
    }

    QTemporaryDir m_folder;
    QString m_exercise;
    Sessions m_sessions;
    int m_count = 0;
};

QTEST_MAIN(TestDesktop)
#include "test_desktop.moc"
