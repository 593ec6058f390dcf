// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What joins two is a thing of its own: pointed at, selected, walked with keys, edited, removed and knocked out, in
// layers and in a network; and what a person moves is taken back like any other deed, and in turn with them.
#include "desktop/whatifflow.h"
#include "desktopfixture.h"
#include "graph/dependencydialog.h"
#include "graph/graphcanvas.h"
#include "graph/networkpane.h"
#include "samplepicture.h"
#include "shots.h"
#include "toldstore.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QTimer>

using namespace watchfloor;
using namespace watchfloor::desktop;
using namespace watchfloor::test;
using namespace watchfloor::widgets;
using picture::ObjectRef;
using Link = GraphView::Link;

namespace {

/// A radio that needs an exchange for everything, and one of two power supplies.
class Floor : public ToldStore
{
public:
    explicit Floor(const QString &path)
        : ToldStore(path, "2026-09-30T12:00:00Z")
    {
        const auto inventory = source("inventory", 'A', std::chrono::hours(240));
        const auto asset = [](const std::string &key, const std::string &title) {
            return claim("asset", "asset--" + key, title, R"({"key":")" + key + R"(","kind":"service"})");
        };
        const auto either = [](const std::string &number, const std::string &provider) {
            return claim("dependency", "dependency--" + number, "",
                         R"({"dependant":"RADIO","provider":")" + provider
                             + R"(","kind":"power","need":"any","group":"supply"})");
        };
        tell("2026-09-30T12:00:00Z", inventory,
             {asset("RADIO", "Harbour radio"), asset("POWER", "Power station"), asset("EXCHANGE", "Exchange"),
              asset("SPARE", "Spare <b>power</b>"),
              claim("dependency", "dependency--1", "",
                    R"({"dependant":"RADIO","provider":"EXCHANGE","kind":"network","hold_up_s":1800})"),
              either("2", "POWER"), either("3", "SPARE"),
              claim("mission", "mission--1", "Harbour watch",
                    R"({"key":"M1","area":"Gulf","tasks":[{"key":"T1","name":"Talk","needs":["RADIO"]}]})")});
        Clock::freeze(at("2026-09-30T18:00:00Z"));
    }
};

const Link exchange{"asset--RADIO", "asset--EXCHANGE"};

/// Does that in the menu that opens next.
void choose(const QString &text, QStringList *offered = nullptr)
{
    QTimer::singleShot(0, qApp, [text, offered] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QAction *wanted = nullptr;
        for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (offered && !action->isSeparator())
                offered->append(action->text());
            if (action->text() == text)
                wanted = action;
        }
        if (menu)
            menu->close();
        if (wanted)
            wanted->trigger();
    });
}

} // namespace

class TestGraphEdges : public QObject
{
    Q_OBJECT

    std::unique_ptr<DesktopFixture> m_fixture;
    QString m_path;

    /// The graph has the window to itself, but for the inspector.
    DesktopFixture::Window floorWindow()
    {
        auto window = m_fixture->missionWindow(m_path);
        show(*window);
        return window;
    }
    static void show(MainWindow &window)
    {
        for (auto *dock : window.findChildren<QDockWidget *>())
            window.removeDockWidget(dock);
        for (const QString &name : {u"graph"_s, u"inspector"_s}) {
            auto *dock = window.findChild<QDockWidget *>(name);
            window.addDockWidget(name == u"graph" ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, dock);
            dock->show();
        }
        window.graph()->showPart(GraphView::Part::Everything);
        QTRY_VERIFY_WITH_TIMEOUT(window.isSettled() && !window.graph()->drawnNodes().empty(), patience);
    }
    static PlaneCanvas *canvas(const GraphView &graph)
    {
        return graph.isNetwork() ? static_cast<PlaneCanvas *>(graph.network()->canvas())
                                 : graph.findChild<GraphCanvas *>();
    }
    static int edgeOf(const GraphView &graph, const picture::Snapshot &s, const Link &link)
    {
        const PlaneCanvas *plane = canvas(graph);
        for (int e = 0; e < plane->edgeCount(); ++e) {
            const auto edge = plane->edgeOf(e);
            if (edge.dependency < 0)
                continue;
            const picture::DependencyRow &row = s.dependencies[std::size_t(edge.dependency)];
            if (s.assets[std::size_t(row.dependant)].id == link.dependant
                && s.assets[std::size_t(row.provider)].id == link.provider)
                return e;
        }
        return -1;
    }
    static QPoint placeOf(MainWindow &window, const Link &link)
    {
        const int edge = edgeOf(*window.graph(), *window.scope()->snapshot(), link);
        return edge < 0 ? QPoint(-1, -1) : canvas(*window.graph())->edgeMiddle(edge).toPoint();
    }
    static bool isNeeded(MainWindow &window, const Link &link)
    {
        const picture::SnapshotPtr held = window.scope()->snapshot();
        return std::ranges::any_of(held->dependencies, [&](const picture::DependencyRow &d) {
            return held->assets[std::size_t(d.dependant)].id == link.dependant
                && held->assets[std::size_t(d.provider)].id == link.provider;
        });
    }
    static void click(MainWindow &window, const char *asset, Qt::KeyboardModifiers modifiers = {})
    {
        const auto row = window.scope()->snapshot()->assetById.at(asset);
        for (const auto &node : window.graph()->drawnNodes())
            if (node.asset == row)
                QTest::mouseClick(canvas(*window.graph()), Qt::LeftButton, modifiers,
                                  (node.rect.center() - canvas(*window.graph())->pos()).toPoint());
    }
    static void drag(QWidget *on, QPoint from, QPoint way)
    {
        QTest::mousePress(on, Qt::LeftButton, {}, from);
        QTest::mouseMove(on, from + way / 2);
        QTest::mouseMove(on, from + way);
        QTest::mouseRelease(on, Qt::LeftButton, {}, from + way);
    }
    static QStringList said(MainWindow &window)
    {
        auto reader = window.session()->store()->reader();
        const auto log = store::log(**reader);
        QStringList actions;
        for (const auto &entry : *log)
            actions << QString::fromStdString(entry.entry.action);
        return actions;
    }
    static std::optional<QPointF> stands(MainWindow &window, const char *asset)
    {
        return window.graph()->placeOf(window.scope()->snapshot()->assetById.at(asset));
    }
    static bool isNear(std::optional<QPointF> a, std::optional<QPointF> b)
    {
        return a && b && QLineF(*a, *b).length() < 1.5;
    }
    static void settle(MainWindow &window) { QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), patience); }

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        m_path = m_fixture->filePath(u"edges.watchfloor"_s);
        const Floor floor(m_path);
    }
    void cleanup()
    {
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        DesktopFixture::closeAll();
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void anEdgeSaysWhoNeedsWhomAndWhoSaysSo()
    {
        const auto window = floorWindow();
        PlaneCanvas *plane = canvas(*window->graph());
        const QPoint at = placeOf(*window, exchange);
        QCOMPARE(plane->findEdge(at), edgeOf(*window->graph(), *window->scope()->snapshot(), exchange));
        const QString text = plane->edgeLines(plane->findEdge(at)).join(u'\n');
        for (const auto &wanted : {u"Harbour radio needs Exchange"_s, u"network"_s, u"without it nothing works"_s,
                                   u"bridged for 30 min"_s, u"inventory says so"_s, u"TLP:GREEN"_s})
            QVERIFY2(text.contains(wanted), qPrintable(text));
        const int spare = edgeOf(*window->graph(), *window->scope()->snapshot(), {"asset--RADIO", "asset--SPARE"});
        const QString other = plane->edgeLines(spare).join(u'\n');
        QVERIFY2(other.contains(u"one of several"_s) && other.contains(u"Spare <b>power</b>"_s), qPrintable(other));
        // What is under the mouse is drawn over everything.
        QTest::mouseMove(plane, QPoint(3, plane->height() - 3));
        const QImage before = plane->grab().toImage();
        const auto hover = [&] {
            QTest::mouseMove(plane, at + QPoint(1, 0));
            QTest::mouseMove(plane, at);
            return plane->cursor().shape();
        };
        QTRY_COMPARE(hover(), Qt::PointingHandCursor);
        QVERIFY(plane->grab().toImage() != before);
        for (const auto scheme : {Theme::Scheme::Dark, Theme::Scheme::Light}) {
            Theme::instance().apply(*qApp, scheme);
            settle(*window);
            (void)window->grab().save(
                shot(scheme == Theme::Scheme::Dark ? u"edge-hovered"_s : u"edge-hovered-light"_s));
        }
    }

    void aClickSelectsItAndADoubleClickOpensIt()
    {
        const auto window = floorWindow();
        PlaneCanvas *plane = canvas(*window->graph());
        QTest::mouseClick(plane, Qt::LeftButton, {}, placeOf(*window, exchange));
        QVERIFY(window->graph()->link() == exchange);
        // The inspector shows the claim that says so, the graph says it in words.
        QCOMPARE(window->scope()->selection().front(), (ObjectRef{ObjectRef::Kind::Object, "dependency--1"}));
        QVERIFY(plane->note().contains(u"Harbour radio needs Exchange"_s));
        const auto *title = window->findChild<QLabel *>(u"inspectorTitle"_s);
        QVERIFY(title && title->text() == u"Harbour radio needs Exchange"_s);
        settle(*window);
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::instance().apply(*qApp, scheme);
            settle(*window);
            (void)window->grab().save(
                shot(scheme == Theme::Scheme::Dark ? u"edge-selected"_s : u"edge-selected-light"_s));
        }
        // It stays selected in the next picture and ends with another selection.
        click(*window, "asset--POWER");
        QVERIFY(!window->graph()->link());
        QTest::mouseDClick(plane, Qt::LeftButton, {}, placeOf(*window, exchange));
        QTRY_VERIFY_WITH_TIMEOUT(window->findChild<DependencyDialog *>(), patience);
        auto *dialog = window->findChild<DependencyDialog *>();
        QCOMPARE(dialog->findChild<QLabel *>(u"dependencyEnds"_s)->text(), u"Harbour radio needs Exchange"_s);
        dialog->reject();
        // A click beside everything ends it.
        QTRY_VERIFY_WITH_TIMEOUT(!window->findChild<DependencyDialog *>(), patience);
        QVERIFY(window->graph()->link());
        QTest::mouseClick(plane, Qt::LeftButton, {}, QPoint(3, plane->height() - 3));
        QVERIFY(!window->graph()->link());
    }

    void keysWalkTheEdgesOfWhatIsSelected()
    {
        const auto window = floorWindow();
        click(*window, "asset--RADIO");
        QTRY_VERIFY_WITH_TIMEOUT(canvas(*window->graph())->hasFocus(), patience);
        std::set<std::string> walked;
        for (int i = 0; i < 4; ++i) { // one task needs it, and it needs three
            key(*window, Qt::Key_E);
            QVERIFY(window->graph()->link());
            walked.insert(window->graph()->link()->dependant + '>' + window->graph()->link()->provider);
        }
        QCOMPARE(walked.size(), 4U);
        while (window->graph()->link() != exchange)
            key(*window, Qt::Key_E, Qt::ShiftModifier);
        key(*window, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window->findChild<DependencyDialog *>(), patience);
        window->findChild<DependencyDialog *>()->reject();
        QTRY_VERIFY_WITH_TIMEOUT(!window->findChild<DependencyDialog *>(), patience);
        key(*window, Qt::Key_Right);
        QCOMPARE(window->scope()->selection().front().id, std::string("asset--EXCHANGE"));
        QVERIFY(!window->graph()->link());
        key(*window, Qt::Key_E);
        QVERIFY(window->graph()->link() == exchange);
        key(*window, Qt::Key_Escape);
        QVERIFY(!window->graph()->link() && window->scope()->selection().empty());
    }

    void aMenuRemovesItKnocksItOutAndCopiesIt()
    {
        const auto window = floorWindow();
        PlaneCanvas *plane = canvas(*window->graph());
        const auto menu = [&](const QString &text, QStringList *offered = nullptr) {
            const QPoint at = placeOf(*window, exchange);
            choose(text, offered);
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, plane->mapToGlobal(at));
            QApplication::sendEvent(plane, &event);
        };
        QStringList offered;
        menu(u"Copy"_s, &offered);
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::clipboard()->text().contains(u"Harbour radio needs Exchange"_s),
                                 patience);
        QVERIFY(QApplication::clipboard()->text().startsWith(u"EXERCISE"_s));
        QCOMPARE(offered.mid(0, 4), (QStringList{u"&Edit…"_s, u"&Remove"_s, u"&Knock out in a what-if"_s, u"Copy"_s}));
        menu(u"&Remove"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!isNeeded(*window, exchange), patience);
        settle(*window);
        QVERIFY(!window->graph()->link());
        key(*window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isNeeded(*window, exchange), patience);
        settle(*window);
        menu(u"&Knock out in a what-if"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive(), patience);
        QCOMPARE(window->whatIf()->steps().front().links.front(), (std::pair{exchange.dependant, exchange.provider}));
        settle(*window);
        // A what-if is no ground for a decision.
        const auto log = said(*window);
        window->graph()->linkActivated(exchange);
        QVERIFY(!window->findChild<DependencyDialog *>());
        QCOMPARE(said(*window), log);
    }

    void whatIsMovedIsUndoneInTurnWithDecisions()
    {
        const auto window = floorWindow();
        PlaneCanvas *plane = canvas(*window->graph());
        QAction *undo = window->actions()->at(u"edit.undo"_s), *redo = window->actions()->at(u"edit.redo"_s);
        QVERIFY(!undo->isEnabled());
        const auto first = stands(*window, "asset--POWER"), radio = stands(*window, "asset--RADIO");
        const auto boxOf = [&](const char *asset) {
            const auto row = window->scope()->snapshot()->assetById.at(asset);
            for (const auto &node : window->graph()->drawnNodes())
                if (node.asset == row)
                    return (node.rect.center() - plane->pos()).toPoint();
            return QPoint();
        };
        drag(plane, boxOf("asset--POWER"), QPoint(40, 60));
        settle(*window);
        const auto moved = stands(*window, "asset--POWER");
        QVERIFY(!isNear(first, moved));
        QCOMPARE(undo->text(), u"&Undo move of Power station"_s);
        const QStringList log = said(*window);

        // A decision comes after it, and goes before it.
        window->scope()->setSelection(
            {{ObjectRef::Kind::Asset, "asset--RADIO"}, {ObjectRef::Kind::Asset, "asset--EXCHANGE"}});
        plane->setFocus();
        key(*window, Qt::Key_L, Qt::ControlModifier);
        auto *dialog = window->findChild<DependencyDialog *>();
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"dependencyRemove"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!isNeeded(*window, exchange) && !window->findChild<DependencyDialog *>(), patience);
        settle(*window);
        drag(plane, boxOf("asset--RADIO"), QPoint(0, 50));
        settle(*window);
        QCOMPARE(undo->text(), u"&Undo move of Harbour radio"_s);
        key(*window, Qt::Key_Z, Qt::ControlModifier);
        settle(*window);
        QVERIFY(isNear(stands(*window, "asset--RADIO"), radio));
        QVERIFY(!isNeeded(*window, exchange));
        QVERIFY(undo->text().contains(u"Exchange"_s));
        key(*window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isNeeded(*window, exchange), patience);
        settle(*window);
        QVERIFY(isNear(stands(*window, "asset--POWER"), moved));
        key(*window, Qt::Key_Z, Qt::ControlModifier);
        settle(*window);
        QVERIFY(isNear(stands(*window, "asset--POWER"), first));
        QVERIFY(!undo->isEnabled());
        // And again, in the order in which it was done.
        QCOMPARE(redo->text(), u"&Redo move of Power station"_s);
        key(*window, Qt::Key_Y, Qt::ControlModifier);
        settle(*window);
        QVERIFY(isNear(stands(*window, "asset--POWER"), moved));
        QVERIFY(redo->text().contains(u"Exchange"_s));
        // No log knows where a box stands.
        const QStringList after = said(*window);
        QCOMPARE(after.size(), log.size() + 2); // the decision and its undoing
    }

    void arrangingAnewIsUndoneAndPlacesAreKept()
    {
        const QString copy = m_fixture->filePath(u"kept.watchfloor"_s);
        QVERIFY(QFile::copy(m_path, copy));
        const auto open = [&] {
            auto window = m_fixture->emptyWindow();
            window->setRemembering(true);
            window->openStore(copy);
            if (!QTest::qWaitFor([&] { return window->isSettled() && !window->scope()->snapshot()->missions.empty(); },
                                 patience))
                qWarning("the window did not settle");
            show(*window);
            return window;
        };
        std::optional<QPointF> first, moved;
        {
            const auto window = open();
            PlaneCanvas *plane = canvas(*window->graph());
            first = stands(*window, "asset--SPARE");
            click(*window, "asset--SPARE");
            for (int i = 0; i < 4; ++i)
                key(*window, Qt::Key_Down, Qt::ControlModifier);
            settle(*window);
            moved = stands(*window, "asset--SPARE");
            QVERIFY(moved->y() > first->y() + 20);
            window->graph()->arrangeAnew();
            settle(*window);
            QVERIFY(!isNear(stands(*window, "asset--SPARE"), moved));
            QCOMPARE(window->actions()->at(u"edit.undo"_s)->text(), u"&Undo arranging anew"_s);
            plane->setFocus();
            key(*window, Qt::Key_Z, Qt::ControlModifier);
            settle(*window);
            QVERIFY(isNear(stands(*window, "asset--SPARE"), moved));
            // A key that is pressed four times moved once; what is undone is seen, whatever is drawn meanwhile.
            window->graph()->showPart(GraphView::Part::Network);
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && window->graph()->isNetwork(), patience);
            key(*window, Qt::Key_Z, Qt::ControlModifier);
            settle(*window);
            QCOMPARE(window->graph()->part(), GraphView::Part::Everything);
            QVERIFY(isNear(stands(*window, "asset--SPARE"), first));
            key(*window, Qt::Key_Y, Qt::ControlModifier);
            settle(*window);
            QVERIFY(isNear(stands(*window, "asset--SPARE"), moved));
        }
        const auto window = open();
        QVERIFY(isNear(stands(*window, "asset--SPARE"), moved));
        QVERIFY(!window->actions()->at(u"edit.undo"_s)->isEnabled()); // of another sitting
        window->setRemembering(false);
    }

    void inANetworkNeedsArePointedAtToo()
    {
        const auto window = floorWindow();
        window->graph()->network()->setProgram(u"no-such-sfdp"_s);
        window->graph()->showPart(GraphView::Part::Network);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && window->graph()->network()->scene(), patience);
        NetworkPane *pane = window->graph()->network();
        QTest::mouseClick(pane->canvas(), Qt::LeftButton, {}, placeOf(*window, exchange));
        QVERIFY(window->graph()->link() == exchange);
        settle(*window);
        (void)window->grab().save(shot(u"edge-network"_s));
        key(*window, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window->findChild<DependencyDialog *>(), patience);
        window->findChild<DependencyDialog *>()->reject();
        // A dot that is moved comes back, too.
        const auto node = pane->scene()->nodeOf(window->scope()->snapshot()->assetById.at("asset--POWER"));
        const QPointF before = pane->scene()->places[std::size_t(node)];
        drag(pane->canvas(), pane->canvas()->nodeAt(node).toPoint(), QPoint(30, 20));
        settle(*window);
        QVERIFY(QLineF(pane->scene()->places[std::size_t(node)], before).length() > 5);
        key(*window, Qt::Key_Z, Qt::ControlModifier);
        settle(*window);
        QVERIFY(QLineF(pane->scene()->places[std::size_t(node)], before).length() < 0.1);
        const auto all = pane->scene()->places;
        key(*window, Qt::Key_Y, Qt::ControlModifier);
        settle(*window);
        const auto moved = pane->scene()->places;
        pane->arrangeAnew();
        settle(*window);
        key(*window, Qt::Key_Z, Qt::ControlModifier);
        settle(*window);
        for (std::size_t i = 0; i < moved.size(); ++i)
            QVERIFY(QLineF(pane->scene()->places[i], moved[i]).length() < 0.1);
        QVERIFY(all != moved);
    }
};

QTEST_MAIN(TestGraphEdges)
#include "test_graph_edges.moc"
