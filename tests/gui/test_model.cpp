// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who needs whom, edited in the real window with keys and clicks: added, changed, removed, undone and done again.
#include "desktopfixture.h"
#include "floor/desk.h"
#include "graph/dependencydialog.h"
#include "shots.h"
#include "toldstore.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace watchfloor;
using namespace watchfloor::desktop;
using namespace watchfloor::test;
using picture::Health;
using picture::ObjectRef;

namespace {

/// A radio with a power station that nobody told it needs, and an exchange that it is said to need.
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
        tell("2026-09-30T12:00:00Z", inventory,
             {asset("RADIO", "Harbour radio"), asset("POWER", "Power station"), asset("EXCHANGE", "Exchange"),
              asset("SPARE", "Spare power"),
              claim("dependency", "dependency--1", "",
                    R"({"dependant":"RADIO","provider":"EXCHANGE","strength":0.975,"hold_up_s":90,"recovery_s":30})"),
              claim("mission", "mission--1", "Harbour watch",
                    R"({"key":"M1","area":"Gulf","tasks":[{"key":"T1","name":"Talk","needs":["RADIO"]}]})"),
              claim("incident", "incident--1", "Fire", R"({"severity":95,"affects":["POWER"]})")});
        Clock::freeze(at("2026-09-30T18:00:00Z"));
    }
};

ObjectRef refOf(const char *key) { return {ObjectRef::Kind::Asset, std::string("asset--") + key}; }

Health missionOf(MainWindow &window)
{
    const picture::SnapshotPtr held = window.scope()->snapshot();
    return held->missions.empty() ? Health::Unknown : held->missions.front().health;
}

} // namespace

class TestModel : public QObject
{
    Q_OBJECT

    std::unique_ptr<DesktopFixture> m_fixture;
    QString m_path;

    DesktopFixture::Window floorWindow() { return m_fixture->missionWindow(m_path); }
    static widgets::DependencyDialog *ask(MainWindow &window, const char *one, const char *other)
    {
        window.scope()->setSelection({refOf(one), refOf(other)});
        if (!QTest::qWaitFor([&] { return window.actions()->at(u"edit.dependency"_s)->isEnabled(); }, patience))
            qWarning("the command is off");
        key(window, Qt::Key_L, Qt::ControlModifier);
        return window.findChild<widgets::DependencyDialog *>();
    }
    static void press(widgets::DependencyDialog *dialog, const char *name)
    {
        QTest::mouseClick(dialog->findChild<QPushButton *>(QString::fromLatin1(name)), Qt::LeftButton);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        m_path = m_fixture->filePath(u"model.watchfloor"_s);
        const Floor floor(m_path);
    }
    void cleanup() { DesktopFixture::closeAll(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void whatIsWrittenIsNeededUntilItIsUndone()
    {
        const auto window = floorWindow();
        QCOMPARE(missionOf(*window), Health::Nominal);
        auto *dialog = ask(*window, "RADIO", "POWER");
        QVERIFY(dialog && dialog->isVisible());
        const auto ends = [&] { return dialog->findChild<QLabel *>(u"dependencyEnds"_s)->text(); };
        QCOMPARE(ends(), u"Harbour radio needs Power station"_s);
        press(dialog, "dependencySwap");
        QCOMPARE(ends(), u"Power station needs Harbour radio"_s);
        press(dialog, "dependencySwap");
        QVERIFY(!dialog->findChild<QPushButton *>(u"dependencyRemove"_s)->isEnabled());
        (void)dialog->grab().save(test::shot(u"dependency"_s));
        dialog->findChild<QLineEdit *>(u"dependencyReason"_s)->setText(u"seen on the spot"_s);
        press(dialog, "dependencyWrite");
        QTRY_COMPARE_WITH_TIMEOUT(missionOf(*window), Health::Failed, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!window->findChild<widgets::DependencyDialog *>(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);

        key(*window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(missionOf(*window), Health::Nominal, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        key(*window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(missionOf(*window), Health::Failed, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);

        // One of two now: the spare holds.
        dialog = ask(*window, "RADIO", "SPARE");
        QVERIFY(dialog);
        auto *rule = dialog->findChild<QComboBox *>(u"dependencyRule"_s);
        rule->setCurrentIndex(rule->findData(int(NeedRule::Any)));
        press(dialog, "dependencyWrite");
        QTRY_VERIFY_WITH_TIMEOUT(!window->findChild<widgets::DependencyDialog *>(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        const auto alternatives = [&] {
            const picture::SnapshotPtr seen = window->scope()->snapshot();
            return std::ranges::count(seen->dependencies, NeedRule::Any, &picture::DependencyRow::group);
        };
        QTRY_COMPARE_WITH_TIMEOUT(alternatives(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        dialog = ask(*window, "RADIO", "POWER");
        QVERIFY(dialog);
        rule = dialog->findChild<QComboBox *>(u"dependencyRule"_s);
        QCOMPARE(rule->currentData().toInt(), int(NeedRule::All));
        rule->setCurrentIndex(rule->findData(int(NeedRule::Any)));
        auto *beside = dialog->findChild<QComboBox *>(u"dependencyBeside"_s);
        beside->setCurrentIndex(beside->findText(u"Spare power"_s));
        QCOMPARE(beside->currentIndex(), 1);
        press(dialog, "dependencyWrite");
        QTRY_COMPARE_WITH_TIMEOUT(missionOf(*window), Health::Nominal, patience);
        QCOMPARE(alternatives(), 2);

        // The log keeps what was done and what was taken back.
        auto reader = window->session()->store()->reader();
        QVERIFY(reader);
        const auto log = store::log(**reader);
        QVERIFY(log);
        QStringList said;
        for (const auto &entry : *log)
            said << QString::fromStdString(entry.entry.action);
        QCOMPARE(said.count(u"model"_s), 3);
        QCOMPARE(said.count(u"undo"_s), 1);
        QCOMPARE(said.count(u"redo"_s), 1);
    }

    void whatASourceSaysIsRemovedAndComesBack()
    {
        const auto window = floorWindow();
        const auto needed = [&] {
            const picture::SnapshotPtr held = window->scope()->snapshot();
            return std::ranges::any_of(held->dependencies, [&](const picture::DependencyRow &d) {
                return held->assets[std::size_t(d.provider)].id == "asset--EXCHANGE";
            });
        };
        QVERIFY(needed());
        // The other way round: the dialog finds what is there.
        auto *dialog = ask(*window, "EXCHANGE", "RADIO");
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QLabel *>(u"dependencyEnds"_s)->text(), u"Harbour radio needs Exchange"_s);
        press(dialog, "dependencyRemove");
        QTRY_VERIFY_WITH_TIMEOUT(!needed(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!window->findChild<widgets::DependencyDialog *>(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        key(*window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(needed(), patience);
    }

    /// Fields show minutes and two decimals; what is not touched stays what it was.
    void whatIsNotTouchedStaysExact()
    {
        const auto window = floorWindow();
        auto *dialog = ask(*window, "RADIO", "EXCHANGE");
        QVERIFY(dialog);
        floor::LinkRequest request = dialog->request();
        QCOMPARE(request.terms.strength, 0.975);
        QCOMPARE(request.terms.holdUp, std::chrono::seconds(90));
        QCOMPARE(request.terms.recovery, std::chrono::seconds(30));
        dialog->findChild<QSpinBox *>(u"dependencyHoldUp"_s)->setValue(5);
        request = dialog->request();
        QCOMPARE(request.terms.holdUp, std::chrono::minutes(5));
        QCOMPARE(request.terms.strength, 0.975);
        dialog->reject();
    }

    void nothingNeedsItself()
    {
        const auto window = floorWindow();
        floor::LinkRequest request;
        request.dependant = request.provider = "asset--RADIO";
        request.by = "somebody";
        floor::Desk desk(window->session()->store());
        const auto refused = desk.link(request, *window->scope()->snapshot());
        QVERIFY(!refused && refused.error().why == floor::Refused::Why::Itself);
        request.provider = "asset--NOBODY";
        const auto unknown = desk.link(request, *window->scope()->snapshot());
        QVERIFY(!unknown && unknown.error().why == floor::Refused::Why::Asset);
    }
};

QTEST_MAIN(TestModel)
#include "test_model.moc"
