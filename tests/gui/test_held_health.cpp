// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How healthy an asset is by an officer's word, in the real window with keys and clicks: set, refused, withdrawn,
// undone.
#include "desktopfixture.h"
#include "floor/desk.h"
#include "floor/healthdialog.h"
#include "shots.h"
#include "tables/missiontable.h"
#include "tiles/missiontiles.h"
#include "toldstore.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

using namespace watchfloor;
using namespace watchfloor::desktop;
using namespace watchfloor::test;
using picture::Health;
using picture::ObjectRef;

namespace {

/// A radio that needs its power, and a light that an alarm, perhaps a false one, says is on fire.
class Harbour : public ToldStore
{
public:
    explicit Harbour(const QString &path)
        : ToldStore(path, "2026-09-30T12:00:00Z")
    {
        const auto inventory = source("inventory", 'A', std::chrono::hours(240));
        const auto asset
            = [](const std::string &key, const std::string &title, const std::string &kind, const std::string &where) {
                  return claim("asset", "asset--" + key, title,
                               R"({"key":")" + key + R"(","kind":")" + kind + R"(",)" + where + "}");
              };
        const auto mission = [](const std::string &key, const std::string &title, const std::string &needs) {
            return claim("mission", "mission--" + key, title,
                         R"({"key":")" + key + R"(","area":"Gulf","tasks":[{"key":"T","name":"Task of )" + title
                             + R"(","needs":[")" + needs + R"("]}]})");
        };
        tell("2026-09-30T12:00:00Z", inventory,
             {asset("RADIO", "Harbour radio", "service", R"("lat":59.4,"lon":24.7)"),
              asset("POWER", "Power station", "power", R"("lat":59.5,"lon":24.9)"),
              asset("LIGHT", "Lighthouse", "site", R"("lat":59.7,"lon":24.4)"),
              claim("dependency", "dependency--1", "", R"({"dependant":"RADIO","provider":"POWER"})"),
              mission("M1", "Harbour watch", "RADIO"), mission("M2", "Sea lane", "LIGHT"),
              claim("incident", "incident--1", "Fire alarm", R"({"severity":95,"affects":["LIGHT"]})")});
        Clock::freeze(at("2026-09-30T18:00:00Z"));
    }
};

ObjectRef refOf(const char *key) { return {ObjectRef::Kind::Asset, std::string("asset--") + key}; }

Health healthOf(MainWindow &window, const char *id)
{
    const picture::SnapshotPtr shown = window.scope()->snapshot();
    const auto row = shown->assetById.find(id);
    return row == shown->assetById.end() ? Health::Unknown : shown->assets[std::size_t(row->second)].health;
}

QString tileOf(MainWindow &window, const QString &mission)
{
    for (const widgets::MissionTile *tile : window.findChildren<widgets::MissionTile *>()) {
        if (tile->accessibleName().startsWith(mission))
            return tile->accessibleName();
    }
    return {};
}

} // namespace

class TestHeldHealth : public QObject
{
    Q_OBJECT

    std::unique_ptr<DesktopFixture> m_fixture;
    QString m_path;

    static widgets::HealthDialog *dialogOf(MainWindow &window) { return window.findChild<widgets::HealthDialog *>(); }
    static widgets::HealthDialog *ask(MainWindow &window, const char *asset)
    {
        window.scope()->select(refOf(asset));
        if (!QTest::qWaitFor([&] { return window.actions()->at(u"edit.health"_s)->isEnabled(); }, patience))
            qWarning("the command is off");
        key(window, Qt::Key_H, Qt::ControlModifier);
        return dialogOf(window);
    }
    template <typename Widget> static Widget *in(const QWidget *dialog, const char *name)
    {
        return dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    static void choose(const widgets::HealthDialog *dialog, Health health)
    {
        auto *box = in<QComboBox>(dialog, "health");
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < int(health); ++i)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentData().toInt(), int(health));
    }
    static void press(const widgets::HealthDialog *dialog, const char *name)
    {
        auto *button = in<QPushButton>(dialog, name);
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static void settle(MainWindow &window)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!dialogOf(window), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), patience);
    }
    /// What a context menu offers, chosen with the keyboard.
    template <typename Open> static void chooseInMenu(Open open, const QString &text)
    {
        bool isFound = false;
        QTimer poll;
        connect(&poll, &QTimer::timeout, &poll, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return;
            poll.stop();
            const auto actions = menu->actions();
            const auto found = std::ranges::find(actions, text, [](QAction *a) { return desktop::plainTextOf(*a); });
            isFound = found != actions.end() && (*found)->isEnabled();
            if (isFound)
                menu->setActiveAction(*found);
            QTest::keyClick(menu, isFound ? Qt::Key_Return : Qt::Key_Escape);
        });
        poll.start(10);
        open();
        QTRY_VERIFY_WITH_TIMEOUT(!poll.isActive(), patience);
        QVERIFY(isFound);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        m_path = m_fixture->filePath(u"held.watchfloor"_s);
        const Harbour harbour(m_path);
    }
    void cleanup()
    {
        DesktopFixture::closeAll();
        desktop::speak(qApp, u"en"_s);
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void whatIsSetIsShownUntilItIsUndone()
    {
        const auto window = m_fixture->missionWindow(m_path);
        QCOMPARE(healthOf(*window, "mission--M1"), Health::Nominal);
        auto *dialog = ask(*window, "POWER");
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(in<QLabel>(dialog, "healthOf")->text(), u"Power station"_s);
        QCOMPARE(in<QLabel>(dialog, "healthTold")->text(), u"Incidents and feeds say: Nominal"_s);
        QCOMPARE(in<QLineEdit>(dialog, "until")->text(), u"2026-10-01T06:00:00Z"_s);
        QVERIFY(!in<QPushButton>(dialog, "healthWithdraw")->isEnabled());
        choose(dialog, Health::Failed);
        QVERIFY(!in<QPushButton>(dialog, "healthSet")->isEnabled()); // no reason yet
        QTest::keyClicks(in<QPlainTextEdit>(dialog, "reason"), u"told by telephone"_s);
        auto *until = in<QLineEdit>(dialog, "until");
        until->selectAll();
        QTest::keyClicks(until, u"2026-09-30T12:00Z"_s);
        QVERIFY(!in<QPushButton>(dialog, "healthSet")->isEnabled()); // gone by
        until->selectAll();
        QTest::keyClicks(until, u"2026-10-01T01:00Z"_s);
        (void)dialog->grab().save(test::shot(u"health"_s));
        press(dialog, "healthSet");
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(*window, "mission--M1"), Health::Failed, patience);
        settle(*window);
        const QString word
            = u"set to failed by %1 until 010100ZOCT26: “told by telephone”"_s.arg(window->session()->actor());
        QTRY_VERIFY2_WITH_TIMEOUT(tileOf(*window, u"Harbour watch"_s).contains(word),
                                  qPrintable(tileOf(*window, u"Harbour watch"_s)), patience);
        const auto headline = widgets::headlineOf(*window->scope()->snapshot(), refOf("POWER"));
        QVERIFY(headline);
        QCOMPARE(headline->held.front(), (widgets::Fact{u"Health set to"_s, u"Failed"_s}));
        QVERIFY(!headline->contradicted);
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->asText().contains(u"told by telephone"_s), patience);
        QVERIFY(window->grab().save(test::shot(u"health-window"_s)));
        window->actions()->at(u"workspace.analyse"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(window->grab().save(test::shot(u"health-analyse"_s)));
        window->actions()->at(u"view.network"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(window->grab().save(test::shot(u"health-network"_s)));
        const auto buttons = window->graph()->findChildren<QAbstractButton *>();
        const auto threats = std::ranges::find(buttons, u"Threats"_s, &QAbstractButton::text);
        QVERIFY(threats != buttons.end());
        QTest::mouseClick(*threats, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(window->grab().save(test::shot(u"health-graph"_s)));
        window->actions()->at(u"workspace.watch"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);

        key(*window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(*window, "mission--M1"), Health::Nominal, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!tileOf(*window, u"Harbour watch"_s).contains(u"told by telephone"_s), patience);
        key(*window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(*window, "mission--M1"), Health::Failed, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);

        // It begins with what holds, and is withdrawn there.
        dialog = ask(*window, "POWER");
        QVERIFY(dialog);
        QCOMPARE(in<QComboBox>(dialog, "health")->currentData().toInt(), int(Health::Failed));
        QCOMPARE(in<QPlainTextEdit>(dialog, "reason")->toPlainText(), u"told by telephone"_s);
        QCOMPARE(in<QLineEdit>(dialog, "until")->text(), u"2026-10-01T01:00:00Z"_s);
        press(dialog, "healthWithdraw");
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(*window, "mission--M1"), Health::Nominal, patience);
        settle(*window);
    }

    /// Better than an incident says: the mission is well, and everybody sees by whose word.
    void aFalseAlarmStaysInSight()
    {
        const auto window = m_fixture->missionWindow(m_path);
        QCOMPARE(healthOf(*window, "mission--M2"), Health::Failed);
        auto *dialog = ask(*window, "LIGHT");
        QVERIFY(dialog);
        choose(dialog, Health::Nominal);
        QTest::keyClicks(in<QPlainTextEdit>(dialog, "reason"), u"seen from the pier, no fire"_s);
        press(dialog, "healthSet");
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(*window, "mission--M2"), Health::Nominal, patience);
        settle(*window);
        QTRY_VERIFY2_WITH_TIMEOUT(
            tileOf(*window, u"Sea lane"_s).contains(u"Good by a person's word alone: Lighthouse"_s),
            qPrintable(tileOf(*window, u"Sea lane"_s)), patience);
        QVERIFY(tileOf(*window, u"Sea lane"_s).contains(u"incidents say failed"_s));
        const auto headline = widgets::headlineOf(*window->scope()->snapshot(), refOf("LIGHT"));
        QVERIFY(headline && headline->contradicted);
        QVERIFY2(headline->sentence.contains(u"incidents say failed"_s), qPrintable(headline->sentence));
        QVERIFY(std::ranges::contains(headline->held, widgets::Fact{u"Incidents and feeds say"_s, u"Failed"_s}));
        QVERIFY(window->grab().save(test::shot(u"health-alarm"_s)));
        // The engine makes the next picture when the word ends.
        Clock::freeze(at("2026-10-01T06:00:01Z"));
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(*window, "mission--M2"), Health::Failed, patience);
        Clock::freeze(at("2026-09-30T18:00:00Z"));
    }

    void whatIsRefusedStaysTyped()
    {
        const auto window = m_fixture->missionWindow(m_path);
        auto *dialog = ask(*window, "POWER");
        QVERIFY(dialog);
        choose(dialog, Health::Impaired);
        QTest::keyClicks(in<QPlainTextEdit>(dialog, "reason"), u"half of it"_s);
        floor::HealthRequest first;
        first.asset = "asset--POWER";
        first.by = "somebody else";
        first.why = "first";
        QVERIFY(floor::Desk(window->session()->store()).setHealth(first, *window->scope()->snapshot()).has_value());
        press(dialog, "healthSet");
        QTRY_VERIFY_WITH_TIMEOUT(in<QLabel>(dialog, "refusal") && in<QLabel>(dialog, "refusal")->isVisible(), patience);
        QVERIFY(in<QLabel>(dialog, "refusal")->text().contains(u"Somebody decided"_s));
        QCOMPARE(in<QPlainTextEdit>(dialog, "reason")->toPlainText(), u"half of it"_s);
        QTest::keyClick(dialog, Qt::Key_Escape);
        settle(*window);
    }

    void menusOfferIt()
    {
        const auto window = m_fixture->missionWindow(m_path);
        const QString text = u"Set health"_s;
        window->scope()->select(refOf("POWER"));
        auto *inspector = window->inspector();
        chooseInMenu(
            [&] {
                QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(5, 5),
                                        inspector->mapToGlobal(QPoint(5, 5)));
                QApplication::sendEvent(inspector, &asked);
            },
            text);
        QTRY_VERIFY_WITH_TIMEOUT(dialogOf(*window), patience);
        QTest::keyClick(dialogOf(*window), Qt::Key_Escape);
        settle(*window);
        auto *table = window->findChild<widgets::MissionTable *>();
        QVERIFY(table);
        chooseInMenu([&] { Q_EMIT table->menuRequested(window->mapToGlobal(QPoint(50, 50))); }, text);
        QTRY_VERIFY_WITH_TIMEOUT(dialogOf(*window), patience);
        QTest::keyClick(dialogOf(*window), Qt::Key_Escape);
        settle(*window);
        window->scope()->setSelection({refOf("POWER"), refOf("RADIO")});
        QVERIFY(!window->actions()->at(u"edit.health"_s)->isEnabled()); // one at a time
    }

    void itSpeaksGerman()
    {
        desktop::speak(qApp, u"de"_s);
        const auto window = m_fixture->missionWindow(m_path);
        auto *dialog = ask(*window, "LIGHT");
        QVERIFY(dialog);
        choose(dialog, Health::Nominal);
        QTest::keyClicks(in<QPlainTextEdit>(dialog, "reason"), u"vom Kai aus gesehen, kein Feuer"_s);
        QVERIFY(dialog->grab().save(test::shot(u"health-de"_s)));
        press(dialog, "healthSet");
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(*window, "mission--M2"), Health::Nominal, patience);
        settle(*window);
        QTRY_VERIFY_WITH_TIMEOUT(tileOf(*window, u"Sea lane"_s).contains(u"vom Kai aus"_s), patience);
        QVERIFY(window->grab().save(test::shot(u"health-window-de"_s)));
    }
};

QTEST_MAIN(TestHeldHealth)
#include "test_held_health.moc"
