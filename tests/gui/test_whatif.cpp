// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What-ifs and mission tiles in the real window, with keys and clicks: an area of the map fails, a mission follows it,
// undo brings both back, and the store knows nothing of it.
#include "base/hash.h"
#include "common/rowstable.h"
#include "desktop/settings.h"
#include "desktop/wallwindow.h"
#include "desktop/whatifflow.h"
#include "desktopfixture.h"
#include "impact/solver.h"
#include "map/areadrawer.h"
#include "replay/modestrip.h"
#include "shots.h"
#include "tiles/missiontiles.h"
#include "toldstore.h"
#include "whatif/scenariotable.h"
#include "whatif/supposedialog.h"
#include "whatif/whatifpanel.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QTreeWidget>

using namespace watchfloor;
using namespace watchfloor::desktop;
using picture::Health;
using picture::ObjectRef;
using test::at;
using test::need;

namespace {

/// Two missions on one exchange in Berlin; one of them on either of two power stations, too.
class Floor : public test::ToldStore
{
public:
    explicit Floor(const QString &path)
        : ToldStore(path, "2026-09-30T12:00:00Z")
    {
        m_source = source("inventory", 'A', std::chrono::hours(240));
        tell("2026-09-30T12:00:00Z", m_source,
             {asset("EXCHANGE", "Berlin exchange", "service", 52.5, 13.4, "Telecom"),
              asset("COMMS", "Harbour radio", "service", 48.4, -4.5),
              asset("POWER1", "Power station north", "power", 48.6, -4.2),
              asset("POWER2", "Power station south", "power", 47.2, -1.5), asset("DEPOT", "Depot", "site", 43.6, 7.0),
              needs("1", "COMMS", "EXCHANGE", R"("need":"all")"),
              needs("2", "COMMS", "POWER1", R"("need":"any","group":"feed")"),
              needs("3", "COMMS", "POWER2", R"("need":"any","group":"feed")"),
              claim("mission", "mission--1", "Harbour watch",
                    R"({"key":"M1","area":"Gulf","tasks":[{"key":"T1","name":"Talk","needs":["COMMS"]}]})"),
              claim("mission", "mission--2", "Convoy",
                    R"({"key":"M2","area":"Baltic","tasks":[{"key":"T2","name":"Route","needs":["EXCHANGE"]}]})"),
              claim("mission", "mission--3", "Stores",
                    R"({"key":"M3","area":"Coast","tasks":[{"key":"T3","name":"Load","needs":["DEPOT"]}]})")});
        Claim flood
            = claim("incident", "incident--flood", "Flood at the depot", R"({"severity":75,"affects":["DEPOT"]})");
        flood.happenedFrom = at("2026-09-30T16:00:00Z");
        tell("2026-09-30T17:30:00Z", m_source, {flood});
        Clock::freeze(at("2026-09-30T18:00:00Z"));
        need(fusion::Recorder(m_store).run());
    }

private:
    static Claim asset(const std::string &key, const std::string &title, const std::string &kind, double latitude,
                       double longitude, const std::string &owner = {})
    {
        return claim("asset", "asset--" + key, title,
                     R"({"key":")" + key + R"(","kind":")" + kind + R"(","precision":"site","lat":)"
                         + std::to_string(latitude) + R"(,"lon":)" + std::to_string(longitude) + R"(,"owner":")" + owner
                         + "\"}");
    }
    static Claim needs(const std::string &number, const std::string &from, const std::string &to,
                       const std::string &more)
    {
        return claim("dependency", "dependency--" + number, "",
                     R"({"dependant":")" + from + R"(","provider":")" + to + "\"," + more + "}");
    }

    std::int64_t m_source = 0;
};

/// Of what the views see.
Health healthOf(const MainWindow &window, const QString &name)
{
    const picture::SnapshotPtr held = const_cast<MainWindow &>(window).scope()->snapshot();
    for (const picture::AssetRow &row : held->assets)
        if (row.name == name)
            return row.health;
    return Health::Unknown;
}

ObjectRef refOf(MainWindow &window, const QString &name)
{
    const picture::SnapshotPtr held = window.scope()->snapshot();
    for (const picture::AssetRow &row : held->assets)
        if (row.name == name)
            return {ObjectRef::Kind::Asset, row.id};
    return {};
}

QByteArray contentOf(const QString &path)
{
    QByteArray all;
    for (const QString &more : {QString(), u"-wal"_s}) {
        QFile file(path + more);
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

QTreeWidgetItem *itemOf(const MainWindow &window, const QString &top, const QString &mission)
{
    const QTreeWidget *tree = window.whatIfPanel()->tree();
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = tree->topLevelItem(i);
        if (!item->text(0).contains(top))
            continue;
        for (int j = 0; j < item->childCount(); ++j)
            if (item->child(j)->text(0).contains(mission))
                return item->child(j);
    }
    return nullptr;
}

} // namespace

class TestWhatIf : public QObject
{
    Q_OBJECT

    std::unique_ptr<DesktopFixture> m_fixture;
    QString m_path;

    DesktopFixture::Window floorWindow() { return m_fixture->missionWindow(m_path); }
    static QPoint pixel(MainWindow &window, double latitude, double longitude)
    {
        const picture::MapPoint p = picture::project(latitude, longitude);
        return window.map()->frame().toScreen(double(p.x), double(p.y)).toPoint();
    }
    static void settle(MainWindow &window) { QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), patience); }

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        m_path = m_fixture->filePath(u"floor.watchfloor"_s);
        const Floor floor(m_path);
    }
    void cleanup() { DesktopFixture::closeAll(); }
    void cleanupTestCase() { m_fixture.reset(); }

    /// Products that the store does not give are not simply missing from the list.
    void whatCannotBeReadIsTold()
    {
        const auto window = m_fixture->missionWindow(m_path);
        window->whatIf()->setPartsSource([] {
            return desktop::WhatIfFlow::PartsOf([](const picture::SnapshotPtr &) -> Result<std::vector<picture::Part>> {
                return fail(ErrorCode::Corrupt, u"page 7 is damaged"_s);
            });
        });
        key(*window, Qt::Key_F3, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(window->findChild<widgets::SupposeDialog *>(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            window->notices()->texts().join(u'|').contains(u"Suppliers and products cannot be chosen"_s), patience);
        QVERIFY(window->notices()->texts().join(u'|').contains(u"page 7 is damaged"_s));
        window->findChild<widgets::SupposeDialog *>()->reject();
    }

    /// What is between two fails while both are well; it is kept beside another what-if, and none of it is real.
    void aLinkFailsAndWhatIfsStandSideBySide()
    {
        const auto window = floorWindow();
        window->resize(1280, 800);
        settle(*window);
        const QByteArray before = contentOf(window->session()->info().path);
        window->scope()->setSelection({refOf(*window, u"Berlin exchange"_s), refOf(*window, u"Harbour radio"_s)});
        key(*window, Qt::Key_F2, Qt::AltModifier);
        settle(*window);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Failed);
        QCOMPARE(healthOf(*window, u"Convoy"_s), Health::Nominal);
        QCOMPARE(healthOf(*window, u"Berlin exchange"_s), Health::Nominal);
        key(*window, Qt::Key_F3, Qt::AltModifier);
        auto *ask = window->findChild<QInputDialog *>(u"keepWhatIf"_s);
        QVERIFY(ask);
        ask->setTextValue(u"Line cut"_s);
        QTest::keyClick(ask, Qt::Key_Return);
        auto *table = window->findChild<widgets::ScenarioTable *>();
        QVERIFY(table);

        // Another one: everything of one owner.
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        window->whatIf()->clear();
        window->scope()->select(refOf(*window, u"Berlin exchange"_s));
        key(*window, Qt::Key_F2, Qt::AltModifier | Qt::ShiftModifier);
        settle(*window);
        QCOMPARE(window->whatIf()->steps().size(), 1U);
        QVERIFY2(window->whatIf()->steps().front().title.contains(u"Telecom"), "the owner is named");
        QCOMPARE(healthOf(*window, u"Convoy"_s), Health::Failed);
        window->whatIf()->kept()->keep(u"Telecom gone"_s);
        const auto isReady = [&] {
            return table->columns().size() == 2 && table->columns()[0].scenario && table->columns()[1].scenario;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), patience);
        const QAbstractItemModel *rows = table->table()->model(); // another one where columns come or go
        const auto said = [&](const QString &mission, int column) {
            for (int row = 0; row < rows->rowCount(); ++row)
                if (rows->index(row, 0).data().toString() == mission)
                    return rows->index(row, column).data().toString();
            return QString();
        };
        QCOMPARE(rows->headerData(2, Qt::Horizontal).toString(), u"Line cut"_s);
        QVERIFY2(said(u"Harbour watch"_s, 2).startsWith(u"Failed"), qPrintable(said(u"Harbour watch"_s, 2)));
        QVERIFY(said(u"Convoy"_s, 2).startsWith(u"Nominal") && said(u"Convoy"_s, 3).startsWith(u"Failed"));
        QVERIFY(said(u"Convoy"_s, 1).startsWith(u"Nominal"));
        QVERIFY2(said(u"What is lost"_s, 3).contains(u"2 fail"), qPrintable(said(u"What is lost"_s, 3)));
        table->resize(980, 420);
        (void)table->grab().save(test::shot(u"whatif-side-by-side"_s));

        // What is copied says what it is, though the window is back at what is real.
        window->whatIf()->leave();
        for (QPushButton *button : table->findChildren<QPushButton *>())
            if (button->text() == u"&Copy the table"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.section(u'\n', 0, 0).contains(u"WHAT-IF"), qPrintable(copied));
        QVERIFY(copied.contains(u"TLP:GREEN") && copied.contains(u"Line cut"));

        // What is forgotten takes its column along and no other's; undo here is about what was kept alone.
        const auto decisions = window->session()->undoStack()->index();
        const auto forget = [&](int column) {
            table->table()->setCurrentIndex(rows->index(1, column));
            for (QPushButton *button : table->findChildren<QPushButton *>())
                if (button->text() == u"&Forget it"_s)
                    return QTest::mouseClick(button, Qt::LeftButton); // others may be gone now
        };
        forget(2);
        QCOMPARE(table->columns().size(), 1U);
        QCOMPARE(table->columns().front().name, u"Telecom gone"_s);
        rows = table->table()->model();
        QVERIFY2(said(u"Convoy"_s, 2).startsWith(u"Failed"), qPrintable(said(u"Convoy"_s, 2)));
        table->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(table));
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(table->columns().size(), 2U, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), patience);
        rows = table->table()->model();
        QVERIFY(said(u"Convoy"_s, 2).startsWith(u"Nominal") && said(u"Convoy"_s, 3).startsWith(u"Failed"));
        QCOMPARE(window->session()->undoStack()->index(), decisions);
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(table->columns().front().name, u"Line cut"_s, patience);
        QCOMPARE(window->whatIf()->kept()->kept().size(), 1U);
        QCOMPARE(contentOf(window->session()->info().path), before);
    }

    void anAreaOfTheMapFailsAMissionAndUndoBringsItBack()
    {
        const auto window = floorWindow();
        window->resize(1280, 800);
        settle(*window);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Nominal);
        QCOMPARE(healthOf(*window, u"Convoy"_s), Health::Nominal);
        QVERIFY(!window->whatIfStrip()->isVisible());
        window->map()->fitAll();
        settle(*window);

        // A rectangle about Berlin, dragged.
        key(*window, Qt::Key_F3);
        auto *drawer = window->map()->findChild<widgets::AreaDrawer *>();
        QVERIFY(drawer->isVisible() && drawer->isDrawing());
        const QPoint middle = pixel(*window, 52.5, 13.4);
        QVERIFY(drawer->rect().contains(middle));
        QTest::mousePress(drawer, Qt::LeftButton, {}, middle - QPoint(20, 20));
        QTest::mouseMove(drawer, middle);
        QTest::mouseMove(drawer, middle + QPoint(20, 20));
        QTest::mouseRelease(drawer, Qt::LeftButton, {}, middle + QPoint(20, 20));
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive() && window->isSettled(), patience);

        QCOMPARE(healthOf(*window, u"Berlin exchange"_s), Health::Failed);
        QCOMPARE(healthOf(*window, u"Convoy"_s), Health::Failed);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Failed);
        QCOMPARE(healthOf(*window, u"Depot"_s), Health::Impaired);
        QVERIFY(window->scope()->isSupposed());
        QVERIFY(window->whatIfStrip()->isVisible());
        QVERIFY2(window->whatIfStrip()->text().contains(u"nothing of this is real"_s),
                 qPrintable(window->whatIfStrip()->text()));
        QVERIFY(window->windowTitle().startsWith(u"WHAT-IF"_s));
        QImage image = window->grab().toImage();
        const auto rim = [&] {
            std::set<QRgb> colors;
            for (int y = image.height() / 3; y < image.height() / 2; ++y)
                for (int x = 0; x < 12; ++x)
                    colors.insert(image.pixel(x, y));
            return colors;
        };
        QVERIFY(rim().contains(Theme::instance().color(Theme::Role::WhatIf).rgb()));

        // What it does to each mission, and why.
        window->showDock(u"whatif"_s);
        const QTreeWidgetItem *harbour = itemOf(*window, u"An area of the map"_s, u"Harbour watch"_s);
        QVERIFY(harbour);
        QCOMPARE(harbour->text(1), Theme::word(Health::Nominal));
        QVERIFY2(harbour->text(2).startsWith(Theme::word(Health::Failed)), qPrintable(harbour->text(2)));
        QVERIFY2(harbour->text(3).contains(u"Harbour radio → Berlin exchange"_s), qPrintable(harbour->text(3)));
        QVERIFY(!itemOf(*window, u"An area of the map"_s, u"Stores"_s));
        QVERIFY(itemOf(*window, u"Bring back first"_s, u"Berlin exchange"_s));
        window->map()->grabImage().save(test::shot(u"whatif-area"_s));
        window->grab().save(test::shot(u"whatif-window"_s));

        key(*window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(healthOf(*window, u"Convoy"_s) == Health::Nominal, patience);
        settle(*window);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Nominal);
        QVERIFY(window->whatIf()->isActive()); // still: one undo too many must not take a decision back
        QVERIFY(!window->actions()->at(u"edit.undo"_s)->isEnabled());
        key(*window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(healthOf(*window, u"Convoy"_s) == Health::Failed, patience);
        settle(*window);

        key(*window, Qt::Key_F3, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(healthOf(*window, u"Convoy"_s) == Health::Nominal, patience);
        settle(*window);
        QVERIFY(!window->scope()->isSupposed());
        QVERIFY(!window->whatIfStrip()->isVisible());
        image = window->grab().toImage();
        QVERIFY(!rim().contains(Theme::instance().color(Theme::Role::WhatIf).rgb()));
        key(*window, Qt::Key_F3, Qt::ControlModifier); // and back to it
        QTRY_VERIFY_WITH_TIMEOUT(healthOf(*window, u"Convoy"_s) == Health::Failed, patience);
    }

    void anAreaIsDrawnCornerByCornerAndByKeys()
    {
        const auto window = floorWindow();
        window->map()->fitAll();
        settle(*window);
        auto *drawer = window->map()->findChild<widgets::AreaDrawer *>();
        // Clicks about both power stations; the last one twice.
        key(*window, Qt::Key_F3);
        const QPoint north = pixel(*window, 48.6, -4.2), south = pixel(*window, 47.2, -1.5);
        const QRect about = QRect(north, south).normalized().adjusted(-12, -12, 12, 12);
        QTest::mouseClick(drawer, Qt::LeftButton, {}, about.topLeft());
        QTest::mouseClick(drawer, Qt::LeftButton, {}, about.topRight());
        QTest::mouseClick(drawer, Qt::LeftButton, {}, about.bottomRight());
        QTest::mouseDClick(drawer, Qt::LeftButton, {}, about.bottomLeft());
        QVERIFY(!drawer->isDrawing());
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive() && window->isSettled(), patience);
        QCOMPARE(healthOf(*window, u"Power station north"_s), Health::Failed);
        QCOMPARE(healthOf(*window, u"Power station south"_s), Health::Failed);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Failed);
        QCOMPARE(healthOf(*window, u"Convoy"_s), Health::Nominal);
        // Neither station alone mends the radio, which lies in the area as well: together they do.
        const auto &recovery = window->whatIf()->scenario()->recovery;
        QVERIFY(!recovery.empty());
        QVERIFY(recovery.back().after > recovery.front().before);

        // Escape gives up.
        const auto steps = window->whatIf()->steps();
        key(*window, Qt::Key_F3);
        QTest::keyClick(drawer, Qt::Key_Space);
        QTest::keyClick(drawer, Qt::Key_Escape);
        QVERIFY(!drawer->isDrawing());
        QCOMPARE(window->whatIf()->steps(), steps);

        // The whole map by keys: to two opposite corners.
        window->whatIf()->clear();
        settle(*window);
        key(*window, Qt::Key_F3);
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(drawer, Qt::Key_Left, Qt::ShiftModifier);
            QTest::keyClick(drawer, Qt::Key_Up, Qt::ShiftModifier);
        }
        QTest::keyClick(drawer, Qt::Key_Space);
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(drawer, Qt::Key_Right, Qt::ShiftModifier);
            QTest::keyClick(drawer, Qt::Key_Down, Qt::ShiftModifier);
        }
        QTest::keyClick(drawer, Qt::Key_Space);
        QTest::keyClick(drawer, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && healthOf(*window, u"Depot"_s) == Health::Failed, patience);
        QCOMPARE(window->whatIf()->steps().back().assets.size(), std::size_t(5));
    }

    void whatIsSelectedFailsAndTheCascadeComesWaveByWave()
    {
        const auto window = floorWindow();
        window->setWorkspace(Workspace::Brief);
        settle(*window);
        window->scope()->select(refOf(*window, u"Berlin exchange"_s));
        settle(*window);
        key(*window, Qt::Key_F2);
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive() && window->isSettled(), patience);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Failed);

        // As the solver says of the same.
        const picture::SnapshotPtr present = window->scope()->present(), supposed = window->scope()->snapshot();
        const impact::Network network = impact::networkOf(*present);
        impact::Solver solver(network, impact::ownHealth(*present));
        solver.set(window->scope()->assetRow(refOf(*window, u"Berlin exchange"_s)), 0);
        for (std::size_t i = 0; i < present->assets.size(); ++i)
            QCOMPARE(supposed->assets[i].health, impact::healthOf(solver.values()[i]));

        const auto *wave = window->whatIfPanel()->findChild<QSlider *>(u"whatIfWave"_s);
        QCOMPARE(wave->maximum(), 4); // exchange; radio and route; talk and convoy; harbour watch
        for (int i = 0; i < 3; ++i)
            key(*window, Qt::Key_F5);
        settle(*window);
        QCOMPARE(healthOf(*window, u"Berlin exchange"_s), Health::Failed);
        QCOMPARE(healthOf(*window, u"Harbour radio"_s), Health::Nominal);
        QCOMPARE(healthOf(*window, u"Convoy"_s), Health::Nominal);
        key(*window, Qt::Key_F6);
        settle(*window);
        QCOMPARE(healthOf(*window, u"Harbour radio"_s), Health::Failed);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Nominal);
        for (int i = 0; i < 2; ++i)
            key(*window, Qt::Key_F6);
        settle(*window);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Failed);

        // Beside the present: what would be worse is marked.
        window->actions()->at(u"whatif.compare"_s)->trigger();
        QCOMPARE(window->scope()->assetChange(window->scope()->assetRow(refOf(*window, u"Convoy"_s))),
                 picture::Change::Worse);
        window->grab().save(test::shot(u"whatif-graph"_s));

        // One of two power stations: no mission fails, and the list says what is lost.
        window->scope()->select(refOf(*window, u"Berlin exchange"_s));
        key(*window, Qt::Key_F2, Qt::ControlModifier); // it works again
        settle(*window);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Nominal);
        window->scope()->select(refOf(*window, u"Power station north"_s));
        key(*window, Qt::Key_F2);
        settle(*window);
        QCOMPARE(healthOf(*window, u"Harbour watch"_s), Health::Nominal);
        const QTreeWidgetItem *harbour = itemOf(*window, u"Power station north fails"_s, u"Harbour watch"_s);
        QVERIFY(harbour);
        QVERIFY2(harbour->text(3).contains(u"1 alternative lost"_s), qPrintable(harbour->text(3)));
        QCOMPARE(window->whatIf()->steps().size(), std::size_t(3));
        // Delete takes a step out, undo brings it back.
        QTreeWidget *tree = window->whatIfPanel()->tree();
        tree->setCurrentItem(harbour->parent());
        QTest::keyClick(tree, Qt::Key_Delete);
        QCOMPARE(window->whatIf()->steps().size(), std::size_t(2));
        key(*window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window->whatIf()->steps().size(), std::size_t(3));
        settle(*window);
        window->actions()->at(u"whatif.clear"_s)->trigger();
        QVERIFY(window->whatIf()->steps().empty());
    }

    void nothingOfItTouchesTheStoreOrWhatIsSo()
    {
        const auto window = floorWindow();
        settle(*window);
        const QString path = window->session()->info().path;
        const QByteArray before = contentOf(path);
        QVERIFY(!before.isEmpty());
        const picture::SnapshotPtr present = window->scope()->present();
        const auto decisions = {u"incident.token"_s, u"watch.handOver"_s, u"watch.account"_s};
        for (const QString &id : decisions)
            QVERIFY2(window->actions()->at(id)->isEnabled(), qPrintable(id));

        key(*window, Qt::Key_F3, Qt::ShiftModifier);
        auto *dialog = window->findChild<widgets::SupposeDialog *>();
        QTRY_VERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"berlin alone"_s);
        QCOMPARE(dialog->findChild<QListWidget *>()->count(), 1);
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive() && window->isSettled(), patience);
        QCOMPARE(healthOf(*window, u"Convoy"_s), Health::Failed);

        // No decision is made of it, and what is so stays what alarms and briefs are made of.
        for (const QString &id : decisions)
            QVERIFY2(!window->actions()->at(id)->isEnabled(), qPrintable(id));
        const picture::SnapshotPtr held = window->scope()->snapshot();
        QCOMPARE(held->incidents.size(), present->incidents.size() + 1);
        QVERIFY(held->incidents.back().title.startsWith(u"WHAT-IF"_s));
        window->scope()->select({ObjectRef::Kind::Incident, held->incidents.back().id});
        settle(*window);
        window->copyText();
        QCOMPARE(window->scope()->present(), present);
        for (const picture::AssetRow &row : present->assets)
            QCOMPARE(row.health,
                     row.name == u"Depot" || row.name == u"Stores" || row.name == u"Load" ? Health::Impaired
                                                                                          : Health::Nominal);
        window->whatIf()->leave();
        settle(*window);
        QCOMPARE(window->scope()->snapshot(), present);
        QVERIFY(contentOf(path) == before);
        for (const QString &id : decisions)
            QVERIFY2(window->actions()->at(id)->isEnabled(), qPrintable(id));
        // A picture made anew of the store has no trace of it.
        auto reader = window->session()->store()->reader();
        QVERIFY(reader);
        const auto anew = picture::build(*window->session()->store(), **reader);
        QVERIFY(anew);
        QCOMPARE((*anew)->incidents.size(), present->incidents.size());
        for (std::size_t i = 0; i < present->assets.size(); ++i)
            QCOMPARE((*anew)->assets[i].health, present->assets[i].health);
    }

    void tilesShowWhatTheModelSays()
    {
        for (const bool isExercise : {false, true}) {
            if (isExercise) {
                const auto made = m_fixture->prepareExercise();
                QVERIFY(made);
            }
            const auto window = isExercise ? m_fixture->exerciseWindow() : floorWindow();
            window->showDock(u"tiles"_s);
            widgets::MissionTiles *tiles = window->missionTiles();
            QTRY_VERIFY_WITH_TIMEOUT(tiles->isSettled() && window->isSettled(), patience);
            const picture::SnapshotPtr held = window->scope()->snapshot();
            const impact::Impact impact = impact::propagate(*held, impact::ownHealth(*held));
            QCOMPARE(tiles->tiles().size(), held->missions.size());
            for (const widgets::MissionTile *tile : tiles->tiles()) {
                const widgets::MissionState &state = tile->state();
                const auto node = std::size_t(held->missions[std::size_t(state.mission)].asset);
                QCOMPARE(state.health, impact.health[node]);
                QCOMPARE(state.value, impact.value[node]);
                QCOMPARE(state.low, impact.low[node]);
                QCOMPARE(held->missions[std::size_t(state.mission)].health, state.health);
                QVERIFY(tile->stateText().startsWith(Theme::word(state.health)));
                QVERIFY(tile->accessibleName().contains(tile->stateText()));
                QCOMPARE(state.why.isEmpty(), state.health == Health::Nominal);
                QVERIFY(tile->rect().height() >= tile->sizeHint().height());
            }
            for (std::size_t i = 1; i < tiles->tiles().size(); ++i)
                QVERIFY(widgets::worseFirst(tiles->tiles()[i - 1]->state().health)
                        <= widgets::worseFirst(tiles->tiles()[i]->state().health));
            tiles->grab().save(test::shot(isExercise ? u"tiles-exercise"_s : u"tiles-floor"_s));
            Theme::instance().apply(*qApp, Theme::Scheme::Light);
            tiles->grab().save(test::shot(isExercise ? u"tiles-exercise-light"_s : u"tiles-floor-light"_s));
            Theme::instance().apply(*qApp, Theme::Scheme::Dark);
            if (isExercise)
                continue;

            // The flood was told half an hour ago: worse than before it.
            widgets::MissionTile *worst = tiles->tiles().front();
            QCOMPARE(worst->state().name, u"Stores"_s);
            QCOMPARE(worst->state().trend, widgets::Trend::Worse);
            QCOMPARE(worst->state().before, 1.0);
            QTest::mouseClick(worst, Qt::LeftButton);
            QCOMPARE(window->scope()->selection().front(), ObjectRef({ObjectRef::Kind::Incident, "incident--flood"}));
            QVERIFY(window->scope()->isSelected(refOf(*window, u"Stores"_s)));
            QTRY_VERIFY(window->inspector()->isVisible());
            settle(*window);
            QVERIFY2(window->inspector()->asText().contains(u"Flood at the depot"_s),
                     qPrintable(window->inspector()->asText()));
            // And by keys: to the next tile, which is well and is its own answer.
            worst->setFocus();
            QTest::keyClick(worst, Qt::Key_Right);
            QVERIFY(tiles->tiles()[1]->hasFocus());
            QTest::keyClick(tiles->tiles()[1], Qt::Key_Return);
            QCOMPARE(window->scope()->selection().front().id, tiles->tiles()[1]->state().id);
        }
    }

    void aBoxThatWasMovedIsThereWhenTheFileIsOpenedAgain()
    {
        const QString path = m_fixture->filePath(u"moved.watchfloor"_s);
        QFile::copy(m_path, path);
        const auto open = [&] {
            auto window = m_fixture->emptyWindow();
            window->setRemembering(true);
            window->openStore(path);
            window->setWorkspace(Workspace::Brief);
            window->graph()->showPart(widgets::GraphView::Part::Everything);
            const auto isDrawn = [&] { return window->isSettled() && window->graph()->drawnNodes().size() == 11; };
            if (!QTest::qWaitFor(isDrawn, patience))
                qWarning("the graph is not drawn");
            return window;
        };
        const auto note = [](MainWindow &window) {
            std::map<std::string, QPointF> found;
            const picture::SnapshotPtr held = window.scope()->snapshot();
            for (std::size_t i = 0; i < held->assets.size(); ++i)
                found[held->assets[i].id] = window.graph()->placeOf(std::int32_t(i)).value_or(QPointF());
            return found;
        };
        std::map<std::string, QPointF> places;
        {
            const auto window = open();
            const auto before = note(*window);
            const std::int32_t radio = window->scope()->assetRow(refOf(*window, u"Harbour radio"_s));
            const std::string id = refOf(*window, u"Harbour radio"_s).id;
            QWidget *canvas = window->graph()->focusProxy();
            const auto drawn = window->graph()->drawnNodes();
            const auto node = std::ranges::find(drawn, radio, &widgets::GraphView::DrawnNode::asset);
            QVERIFY(node != drawn.end());
            const QPoint from = node->rect.center().toPoint() - canvas->pos();
            QTest::mousePress(canvas, Qt::LeftButton, {}, from);
            QTest::mouseMove(canvas, from + QPoint(10, 20));
            QTest::mouseMove(canvas, from + QPoint(30, 60));
            QTest::mouseRelease(canvas, Qt::LeftButton, {}, from + QPoint(30, 60));
            settle(*window);
            places = note(*window);
            QVERIFY(places.at(id).y() > before.at(id).y() + 10);
            for (const auto &[other, centre] : places)
                if (other != id)
                    QCOMPARE(centre, before.at(other)); // the rest stays
            // Ctrl and an arrow push it on.
            window->scope()->select(refOf(*window, u"Harbour radio"_s));
            QTest::keyClick(window->graph(), Qt::Key_Down, Qt::ControlModifier);
            settle(*window);
            QVERIFY(note(*window).at(id).y() > places.at(id).y());
            places = note(*window);
            window->graph()->grab().save(test::shot(u"graph-moved"_s));
        }
        DesktopFixture::closeAll();
        {
            const auto window = open();
            QCOMPARE(note(*window), places);
            window->graph()->arrangeAnew();
            settle(*window);
            QVERIFY(note(*window) != places);
        }
        DesktopFixture::closeAll();
        const auto window = open();
        QVERIFY(note(*window) != places);
        window->setRemembering(false);
        settings::forgetStates();
    }

    void theWallShowsTheMissionsAndTheWhatIf()
    {
        const auto window = floorWindow();
        key(*window, Qt::Key_F12);
        QPointer<WallWindow> wall = window->wall();
        QVERIFY(wall);
        QTRY_VERIFY_WITH_TIMEOUT(wall->isVisible() && wall->tiles()->isSettled(), patience);
        QCOMPARE(wall->tiles()->tiles().size(), std::size_t(3));
        const auto *strip = wall->findChild<widgets::ModeStrip *>(u"whatIfStrip"_s);
        QVERIFY(!strip->isVisible());
        for (const widgets::MissionTile *tile : wall->tiles()->tiles())
            QVERIFY(wall->rect().contains(QRect(tile->mapTo(wall.data(), QPoint()), tile->size())));
        for (const QSize &size : {QSize(1920, 1080), QSize(1280, 800)}) {
            wall->setWindowState(Qt::WindowNoState);
            wall->resize(size);
            QTRY_COMPARE(wall->size(), size);
            wall->grab().save(test::shot(u"wall-%1"_s.arg(size.width())));
        }
        window->scope()->select(refOf(*window, u"Berlin exchange"_s));
        window->whatIf()->supposeSelected(widgets::Fate::Fails);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && wall->tiles()->isSettled() && window->scope()->isSupposed(),
                                 patience);
        QVERIFY(strip->isVisible());
        QCOMPARE(wall->tiles()->tiles().front()->state().health, Health::Failed);
        wall->grab().save(test::shot(u"wall-whatif"_s));
        QTest::keyClick(wall.data(), Qt::Key_Escape);
        QTRY_VERIFY(!wall);
    }
};

QTEST_MAIN(TestWhatIf)
#include "test_whatif.moc"
