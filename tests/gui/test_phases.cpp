// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Is tomorrow's convoy still on? In the real window: a mission that is well today and not tomorrow, in tiles,
// inspector, graph and what-if, and the hour at which tomorrow comes.
#include "common/needwords.h"
#include "desktop/wallwindow.h"
#include "desktop/whatifflow.h"
#include "desktopfixture.h"
#include "graph/graphmodel.h"
#include "inspector/facts.h"
#include "shots.h"
#include "tiles/missiontiles.h"
#include "toldstore.h"
#include "whatif/whatifpanel.h"

#include <QTreeWidget>

using namespace watchfloor;
using namespace watchfloor::desktop;
using namespace watchfloor::test;
using picture::Health;
using picture::ObjectRef;

namespace {

/// A mission in three phases; what the convoy rides on has failed, what brings it home needs a ferry.
class Aid : public ToldStore
{
public:
    explicit Aid(const QString &path)
        : ToldStore(path, "2026-09-30T12:00:00Z")
    {
        const auto inventory = source("inventory", 'A', std::chrono::hours(240));
        const auto asset = [](const std::string &key, const std::string &title, const std::string &kind) {
            return claim("asset", "asset--" + key, title,
                         R"({"key":")" + key + R"(","kind":")" + kind + R"(","lat":59.4,"lon":24.7})");
        };
        const auto task
            = [](const std::string &key, const std::string &name, const std::string &needs, const std::string &phase) {
                  return R"({"key":")" + key + R"(","name":")" + name + R"(","needs":[")" + needs + R"("],"phases":[)"
                      + phase + "]}";
              };
        tell("2026-09-30T12:00:00Z", inventory,
             {asset("RADIO", "Field radio", "service"), asset("TRACK", "Vehicle tracking", "service"),
              asset("POWER", "Power station", "power"), asset("FERRY", "Ferry booking", "service"),
              claim("dependency", "dependency--1", "", R"({"dependant":"TRACK","provider":"POWER"})"),
              claim("mission", "mission--M1", "Aid to the coast",
                    R"({"key":"M1","area":"Coast","tasks":[)" + task("R", "Command by radio", "RADIO", "") + ','
                        + task("C", "Escort the convoy", "TRACK", R"("P2")") + ','
                        + task("H", "Bring everybody home", "FERRY", R"("P3")") + R"(],"phases":[)"
                        + R"({"key":"P1","name":"Preparation","to":"2026-10-01T06:00:00Z"},)"
                        + R"({"key":"P2","name":"Convoy","from":"2026-10-01T06:00:00Z","to":"2026-10-01T18:00:00Z"},)"
                        + R"({"key":"P3","name":"Return","from":"2026-10-01T18:00:00Z"}]})"),
              claim("mission", "mission--M2", "Sea watch",
                    R"({"key":"M2","area":"Gulf","tasks":[{"key":"T","name":"Listen","needs":["RADIO"]}]})"),
              claim("incident", "incident--1", "Fire at the power station", R"({"severity":95,"affects":["POWER"]})")});
        Clock::freeze(at("2026-09-30T18:00:00Z"));
    }
};

widgets::MissionTile *tileOf(MainWindow &window, const QString &mission)
{
    for (widgets::MissionTile *tile : window.findChildren<widgets::MissionTile *>()) {
        if (tile->state().name == mission)
            return tile;
    }
    return nullptr;
}

} // namespace

class TestPhases : public QObject
{
    Q_OBJECT

    std::unique_ptr<DesktopFixture> m_fixture;
    QString m_path;

    static void settle(MainWindow &window) { QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), patience); }
    static void turn(MainWindow &window, const char *time, Health health)
    {
        Clock::freeze(at(time));
        QTRY_VERIFY_WITH_TIMEOUT(tileOf(window, u"Aid to the coast"_s)->state().health == health, patience);
        settle(window);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        m_path = m_fixture->filePath(u"phases.watchfloor"_s);
        const Aid aid(m_path);
    }
    void init() { Clock::freeze(at("2026-09-30T18:00:00Z")); }
    void cleanup()
    {
        DesktopFixture::closeAll();
        desktop::speak(qApp, u"en"_s);
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void tomorrowIsSeenToday()
    {
        const auto window = m_fixture->missionWindow(m_path);
        QTRY_VERIFY_WITH_TIMEOUT(tileOf(*window, u"Aid to the coast"_s), patience);
        const widgets::MissionTile *tile = tileOf(*window, u"Aid to the coast"_s);
        QCOMPARE(tile->stateText(), u"Nominal"_s);
        QCOMPARE(tile->phaseText(), u"Phase Preparation, until 010600ZOCT26"_s);
        QCOMPARE(widgets::threatText(tile->state()), u"Convoy: failed from 010600ZOCT26"_s);
        QVERIFY2(tile->accessibleName().contains(u"Escort the convoy"_s), qPrintable(tile->accessibleName()));
        QVERIFY2(tile->accessibleName().contains(u"Fire at the power station"_s), qPrintable(tile->accessibleName()));
        // A mission without phases says nothing of any, and the threatened one stands first.
        const auto *plain = tileOf(*window, u"Sea watch"_s);
        QVERIFY(plain->phaseText().isEmpty() && widgets::threatText(plain->state()).isEmpty());
        QVERIFY(tile->y() < plain->y() || tile->x() < plain->x());
        window->actions()->at(u"panel.tiles"_s)->trigger();
        settle(*window);
        QVERIFY(window->grab().save(test::shot(u"phases-watch"_s)));

        // A click goes to what threatens the convoy.
        QTest::mouseClick(tileOf(*window, u"Aid to the coast"_s), Qt::LeftButton);
        QVERIFY(window->scope()->isSelected({ObjectRef::Kind::Incident, "incident--1"}));
        window->scope()->select({ObjectRef::Kind::Asset, "mission--M1"});
        settle(*window);
        const QString said = window->inspector()->asText();
        for (const QString &line : {u"Preparation, until 010600ZOCT26: runs now, nominal"_s,
                                    u"Convoy, 010600ZOCT26 – 011800ZOCT26: to come, failed (Escort the convoy)"_s,
                                    u"Return, from 011800ZOCT26: to come, nominal (Bring everybody home)"_s})
            QVERIFY2(said.contains(line), qPrintable(said));
        QVERIFY(window->grab().save(test::shot(u"phases-inspector"_s)));
    }

    void theHourMakesItSo()
    {
        const auto window = m_fixture->missionWindow(m_path);
        QTRY_VERIFY_WITH_TIMEOUT(tileOf(*window, u"Aid to the coast"_s), patience);
        turn(*window, "2026-10-01T06:00:01Z", Health::Failed);
        const widgets::MissionTile *tile = tileOf(*window, u"Aid to the coast"_s);
        QCOMPARE(tile->phaseText(), u"Phase Convoy, until 011800ZOCT26"_s);
        QVERIFY(widgets::threatText(tile->state()).isEmpty()); // the return is better than now
        QCOMPARE(tile->trendText(), u"▲ worse, 100 % an hour ago"_s);
        QVERIFY2(tile->state().why.contains(u"Fire at the power station"_s), qPrintable(tile->state().why));
        window->actions()->at(u"panel.tiles"_s)->trigger();
        settle(*window);
        QVERIFY(window->grab().save(test::shot(u"phases-convoy"_s)));
        key(*window, Qt::Key_F12);
        const QPointer<WallWindow> wall = window->wall();
        QTRY_VERIFY_WITH_TIMEOUT(wall && wall->isVisible() && wall->tiles()->isSettled(), patience);
        wall->setWindowState(Qt::WindowNoState);
        wall->resize(1280, 800);
        QTRY_COMPARE(wall->size(), QSize(1280, 800));
        QVERIFY(wall->grab().save(test::shot(u"phases-wall"_s)));
        wall->close();
        turn(*window, "2026-10-01T18:00:01Z", Health::Nominal);
        QCOMPARE(tileOf(*window, u"Aid to the coast"_s)->phaseText(), u"Phase Return"_s);
        window->scope()->select({ObjectRef::Kind::Asset, "mission--M1"});
        settle(*window);
        const QString said = window->inspector()->asText();
        QVERIFY2(said.contains(u"Phases over: 2"_s), qPrintable(said));
        QVERIFY2(said.contains(u"Return, from 011800ZOCT26: runs now"_s) && !said.contains(u"Convoy, 0106"_s),
                 qPrintable(said));
    }

    void theGraphTellsWhatRests()
    {
        const auto window = m_fixture->missionWindow(m_path);
        const auto s = window->scope()->snapshot();
        const widgets::GraphModel model(*s);
        QStringList resting;
        for (std::size_t i = 0; i < s->dependencies.size(); ++i) {
            if (model.bearing(std::int32_t(i)) == widgets::GraphModel::Bearing::Resting) {
                resting << s->assets[std::size_t(s->dependencies[i].provider)].name;
                const QStringList lines = widgets::phaseLines(*s, s->dependencies[i]);
                QVERIFY2(lines.contains(u"rests: its mission does not need it now"_s), qPrintable(lines.join(u'\n')));
                QVERIFY2(lines.join(u'\n').contains(u"needed in "_s), qPrintable(lines.join(u'\n')));
            }
        }
        QCOMPARE(resting, (QStringList{u"Escort the convoy"_s, u"Bring everybody home"_s}));
        window->actions()->at(u"workspace.analyse"_s)->trigger();
        window->actions()->at(u"panel.graph"_s)->trigger();
        window->scope()->select({ObjectRef::Kind::Asset, "mission--M1"});
        settle(*window);
        QVERIFY(window->grab().save(test::shot(u"phases-graph"_s)));
    }

    /// Of a task that is needed again and again the next times are told, and the others counted.
    void manyPhasesOfATaskAreCounted()
    {
        picture::Snapshot s;
        s.judgedAt = at("2026-10-01T00:00:00Z");
        const std::int64_t now = toMicros(s.judgedAt), day = 86'400'000'000;
        picture::MissionRow mission;
        for (int n = -3; n < 20; ++n)
            mission.phases.push_back({u"Leg %1"_s.arg(n), now + n * day, now + (n + 1) * day, {n == 0 ? 2 : 1}});
        const QStringList titles = widgets::phasesWith(s, mission, 1);
        QCOMPARE(titles.size(), 7);
        QVERIFY(titles.front().startsWith(u"Leg 1,"_s));
        QCOMPARE(titles.back(), u"13 more phases"_s);
        QCOMPARE(widgets::phasesWith(s, mission, 3), QStringList());
        mission.phases.resize(3);
        QCOMPARE(widgets::phasesWith(s, mission, 1).size(), 1); // all over: the last
        QVERIFY(widgets::phasesWith(s, mission, 1).front().startsWith(u"Leg -1,"_s));
    }

    /// A phase to come that is no worse than the mission is by now has its reason all the same.
    void whatIfSaysWhyWhereNothingWorsens()
    {
        Clock::freeze(at("2026-10-01T06:00:01Z"));
        const auto window = m_fixture->missionWindow(m_path);
        QTRY_VERIFY_WITH_TIMEOUT(tileOf(*window, u"Aid to the coast"_s), patience);
        QCOMPARE(tileOf(*window, u"Aid to the coast"_s)->state().health, Health::Failed);
        window->scope()->select({ObjectRef::Kind::Asset, "asset--FERRY"});
        settle(*window);
        key(*window, Qt::Key_F2);
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive() && window->isSettled(), patience);
        const QTreeWidgetItem *step = window->whatIfPanel()->tree()->topLevelItem(0);
        QVERIFY(step && step->childCount() == 1 && step->child(0)->childCount() == 1);
        const QTreeWidgetItem *phase = step->child(0)->child(0);
        QVERIFY2(phase->text(0).contains(u"Return"_s), qPrintable(phase->text(0)));
        QVERIFY2(phase->text(3).contains(u"Bring everybody home"_s), qPrintable(phase->text(3)));
    }

    void whatIfTellsOfPhasesToCome()
    {
        const auto window = m_fixture->missionWindow(m_path);
        window->scope()->select({ObjectRef::Kind::Asset, "asset--FERRY"});
        settle(*window);
        key(*window, Qt::Key_F2);
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive() && window->isSettled(), patience);
        const QTreeWidgetItem *step = window->whatIfPanel()->tree()->topLevelItem(0);
        QVERIFY(step && step->childCount() == 1);
        const QTreeWidgetItem *mission = step->child(0);
        QCOMPARE(mission->text(0), u"Aid to the coast"_s);
        QCOMPARE(mission->text(1), mission->text(2)); // now it is as it was
        QCOMPARE(mission->childCount(), 1);
        QVERIFY2(mission->child(0)->text(0).contains(u"Return, from 011800ZOCT26"_s),
                 qPrintable(mission->child(0)->text(0)));
        QVERIFY(mission->child(0)->text(1) != mission->child(0)->text(2));
        QVERIFY2(mission->child(0)->text(3).contains(u"Bring everybody home"_s),
                 qPrintable(mission->child(0)->text(3)));
        // To mend it before it is needed gains something.
        const auto &recovery = window->whatIf()->scenario()->recovery;
        QCOMPARE(recovery.size(), 1U); // only together do they help, for each fails a phase
        QCOMPARE(recovery.front().assets.size(), 2U);
        window->actions()->at(u"panel.whatif"_s)->trigger();
        settle(*window);
        QVERIFY(window->grab().save(test::shot(u"phases-whatif"_s)));
    }
};

QTEST_MAIN(TestPhases)
#include "test_phases.moc"
