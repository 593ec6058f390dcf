// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window on a real store, used as a watch officer uses it. Every test runs in both themes; ctest runs
// the program a second time at 200 %.
#include "clippedtexts.h"
#include "desktop/commandpalette.h"
#include "desktopfixture.h"
#include "feeds/feedlights.h"
#include "inspector/rawview.h"

#include <QLineEdit>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using picture::ObjectRef;

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
        m_fixture = std::make_unique<DesktopFixture>();
        const auto ready = m_fixture->prepareExercise();
        QVERIFY2(ready, ready ? "" : qPrintable(ready.error().detail));
    }

    void init()
    {
        QFETCH_GLOBAL(const Theme::Scheme, scheme);
        Theme::instance().apply(*qApp, scheme);
    }

    void cleanup() { DesktopFixture::closeAll(); }

    void cleanupTestCase()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_fixture.reset();
    }

    void filesDroppedOnTheWindowAreImportedAndCanBeTakenBack()
    {
        const auto window = m_fixture->windowOn(m_fixture->newStore());
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
        const auto window = m_fixture->exerciseWindow();
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
        const auto window = m_fixture->exerciseWindow();
        window->setWorkspace(Workspace::Analyse);
        window->showDock(u"graph"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        window->showDock(u"map"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        const std::string id = clickAnIncident(*window);
        QVERIFY2(!id.empty(), "no mark on the map stands for one incident alone that hurts an asset");
        const auto &selection = window->scope()->selection();
        QCOMPARE(selection.size(), 1u);
        QCOMPARE(selection.front().id, id);

        const QModelIndexList rows = window->incidents()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.front().data(widgets::IdRole).toString().toStdString(), id);
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->isSettled(), patience);
        const auto *title = window->inspector()->findChild<QLabel *>(u"inspectorTitle"_s);
        QVERIFY(title);
        const picture::SnapshotPtr held = window->scope()->snapshot(); // the next one may come meanwhile
        const picture::Snapshot &s = *held;
        const picture::IncidentRow &incident = s.incidents[static_cast<std::size_t>(s.incidentById.at(id))];
        QCOMPARE(title->text(), visibleText(incident.title));

        // The graph marks what it hurts, all of it and nothing else.
        window->showDock(u"graph"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        std::set<std::int32_t> marked;
        for (const widgets::GraphView::DrawnNode &node : window->graph()->drawnNodes()) {
            QVERIFY(!node.isSelected); // the incident is; its assets are only touched by it
            if (node.isRelated)
                marked.insert(node.asset);
        }
        QCOMPARE(marked, std::set<std::int32_t>(incident.assets.begin(), incident.assets.end()));
    }

    void whatIsClickedInTheGraphIsSelectedEverywhere()
    {
        const auto window = m_fixture->exerciseWindow();
        window->setWorkspace(Workspace::Brief);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && !window->graph()->drawnNodes().empty(), patience);
        const picture::SnapshotPtr held = window->scope()->snapshot(); // the next one may come meanwhile
        const picture::Snapshot &s = *held;
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
        const auto window = m_fixture->exerciseWindow();
        const picture::SnapshotPtr held = window->scope()->snapshot(); // the next one may come meanwhile
        const picture::Snapshot &s = *held;
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
        const auto window = m_fixture->exerciseWindow();
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
        const auto window = m_fixture->exerciseWindow();
        const auto *lights = window->findChild<widgets::FeedLights *>(u"feedLights"_s);
        QVERIFY(lights && !lights->lights().empty());
        const auto snapshot = window->scope()->snapshot();
        const auto isFeed = [](const picture::SourceRow &row) { return row.source.kind != SourceKind::Floor; };
        const auto feeds = std::ranges::count_if(snapshot->sources, isFeed);
        QVERIFY(feeds < std::ssize(snapshot->sources)); // the correlator is none
        QCOMPARE(std::ssize(lights->lights()), feeds);
        QCOMPARE(lights->lights().front()->health(), picture::FeedHealth::Silent);
        QVERIFY(lights->lights().front()->isVisible());
        // And the timeline tells an empty stretch from a blind one.
        const auto silent
            = std::ranges::count(lights->lights(), picture::FeedHealth::Silent, &widgets::FeedLight::health);
        QCOMPARE(window->timeline()->silentFeeds().size(), silent);
    }

    void thePaletteFindsCommandsAndObjectsByKeyboard()
    {
        const auto window = m_fixture->exerciseWindow();
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
        const auto window = m_fixture->exerciseWindow();
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

    /// The search below is worth nothing unless it finds what is there to be found.
    void clippedTextIsFound()
    {
        QWidget window;
        window.resize(600, 400);
        int y = 0;
        const auto squeeze = [&](QWidget *widget, int width = 20) {
            widget->setParent(&window);
            widget->setMinimumSize(0, 0);
            widget->setGeometry(0, y += 40, width, 30);
        };
        squeeze(new QLabel(u"a long label"_s));
        squeeze(new QPushButton(u"a long button"_s));
        auto *field = new QLineEdit;
        field->setPlaceholderText(u"a long hint"_s);
        squeeze(field);
        auto *choice = new QComboBox;
        choice->addItem(u"a long choice"_s);
        squeeze(choice);
        auto *table = new QTableWidget(1, 1);
        table->setHorizontalHeaderLabels({u"a long header"_s});
        table->horizontalHeader()->resizeSection(0, 30);
        squeeze(table, 200);
        auto *cut = new QFrame; // a parent that is too small for what has its full size
        squeeze(cut, 30);
        auto *inside = new QLabel(u"a cut label"_s, cut);
        inside->resize(inside->sizeHint());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QString found = ClippedTexts::of(window).join(u'|');
        for (const QString &text : {u"a long label"_s, u"a long button"_s, u"a long hint"_s, u"a long choice"_s,
                                    u"a long header"_s, u"a cut label"_s})
            QVERIFY2(found.contains(text), qPrintable(text + u" in " + found));
    }

    void noTextIsClipped_data()
    {
        QTest::addColumn<Workspace>("workspace");
        QTest::addColumn<QSize>("size");
        // A floor's screen, and the smallest laptop that is still in use.
        for (const QSize size : {QSize(1600, 1000), QSize(1280, 800)})
            for (const Workspace w : workspaces)
                QTest::newRow(qPrintable(u"%1 %2"_s.arg(name(w)).arg(size.width()))) << w << size;
    }
    void noTextIsClipped()
    {
        QFETCH(const Workspace, workspace);
        QFETCH(const QSize, size);
        const auto window = m_fixture->exerciseWindow();
        window->resize(size);
        window->setWorkspace(workspace);
        window->scope()->select({ObjectRef::Kind::Incident, window->scope()->snapshot()->incidents.front().id});
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        if (workspace == Workspace::Analyse) {
            // Each of the tabbed panels in turn: hidden ones cannot be looked at.
            for (const QString &id : {u"missions"_s, u"imports"_s, u"feeds"_s, u"log"_s, u"graph"_s}) {
                window->showDock(id);
                verifyNothingIsClipped(*window, id);
            }
        }
        verifyNothingIsClipped(*window, name(workspace));
    }

    void aFileThatIsNoStoreIsRefusedAndLeftAlone()
    {
        const QString path = m_fixture->filePath(u"foreign.watchfloor"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray content("this is a letter, not a store\n" + QByteArray(5000, 'x'));
        file.write(content);
        file.close();
        auto *window = new MainWindow(m_fixture->sessions());
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
        const QString path = m_fixture->filePath(u"secret-%1.watchfloor"_s.arg(++m_count));
        {
            store::OpenOptions options;
            options.mode = store::OpenOptions::Mode::Create;
            options.key = "correct horse";
            QVERIFY(store::Store::open(path, options));
        }
        auto *window = new MainWindow(m_fixture->sessions());
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
    static void verifyNothingIsClipped(MainWindow &window, const QString &what)
    {
        QStringList clipped;
        // Tabs and wrapped labels find their places in the turns of the event loop after a change.
        (void)QTest::qWaitFor([&] { return (clipped = ClippedTexts::of(window)).isEmpty() && window.isSettled(); },
                              patience);
        if (!clipped.isEmpty())
            window.grab().save(QStringLiteral(WATCHFLOOR_BIN_DIR "/../clipped-%1.png").arg(what));
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
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

    /// Clicks a drawn mark that is one incident and hurts some asset; gives its id.
    static std::string clickAnIncident(MainWindow &window)
    {
        const picture::SnapshotPtr held = window.scope()->snapshot(); // the next one may come meanwhile
        const picture::Snapshot &s = *held;
        for (const widgets::DrawnMark &mark : window.map()->drawnMarks()) {
            if (mark.cluster.onlyIncident < 0
                || s.incidents[static_cast<std::size_t>(mark.cluster.onlyIncident)].assets.empty()
                || !window.map()->rect().adjusted(20, 20, -20, -60).contains(mark.rect))
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

    std::unique_ptr<DesktopFixture> m_fixture;
    int m_count = 0;
};

QTEST_MAIN(TestDesktop)
#include "test_desktop.moc"
