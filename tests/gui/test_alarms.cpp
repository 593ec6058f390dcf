// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"
#include "shots.h"
#include "watch/alarmpanel.h"
#include "watch/shelvedialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace watchfloor;
using namespace watchfloor::watch;
using widgets::AlarmPanel;
using widgets::Theme;

namespace {

constexpr Timestamp start = fromMicros(1'790'000'000'000'000);

Condition condition(Condition::Kind kind, const std::string &object, int level, const QString &subject,
                    const std::string &cause = {}, const QString &state = {})
{
    Condition c;
    c.kind = kind;
    c.object = object;
    c.key = std::string(name(kind)) + ':' + object;
    c.cause = cause.empty() ? c.key : cause;
    c.level = static_cast<std::uint8_t>(level);
    c.subject = subject;
    c.state = state;
    return c;
}

} // namespace

/// A panel in a window, and the keys of an officer; what is asked for goes back into the book, as the program does it.
class AlarmsTest : public QObject
{
    Q_OBJECT

    struct Floor
    {
        widgets::PictureScope scope;
        AlarmPanel panel{&scope};
        AlarmBook book;
        std::vector<Condition> conditions;
        std::chrono::seconds clock{0};
        QString shownFeed;

        Floor()
        {
            conditions = {
                condition(Condition::Kind::Feed, "sensor-log", 60, u"Sensor at the logistics hub"_s, {}, u"silent"_s),
                condition(Condition::Kind::Incident, "cable", 90, u"Cable fault off Las Palmas"_s),
                condition(Condition::Kind::Incident, "phish", 65, u"Phishing against \u202Egnp.liated"_s),
                condition(Condition::Kind::Mission, "alpha", 80, u"EUMSA"_s, "incident:cable", u"failed"_s),
                condition(Condition::Kind::Mission, "beta", 60, u"EUNAV"_s, "incident:cable", u"impaired"_s),
            };
            std::ranges::sort(conditions, {}, &Condition::key);
            connect(&panel, &AlarmPanel::actsRequested, &panel, [this](std::vector<AlarmAct> acts) {
                for (AlarmAct &act : acts) {
                    act.at = toMicros(start + clock);
                    act.by = "OF-3 Lindqvist";
                    book.act(act);
                }
                look(1s);
            });
            connect(&panel, &AlarmPanel::feedRequested, &panel, [this](const QString &slug) { shownFeed = slug; });
            panel.setEditable(true);
            panel.resize(1180, 330);
            panel.show();
            look(0s);
        }
        void look(std::chrono::seconds later)
        {
            clock += later;
            book.see(conditions, start + clock);
            panel.setAlarms(book.groups(), book.figures());
        }
        [[nodiscard]] QTreeView *view() const { return panel.findChild<QTreeView *>(); }
        [[nodiscard]] QModelIndex row(int n) const { return view()->model()->index(n, 0); }
        [[nodiscard]] QString cell(int n, int column) const { return row(n).siblingAtColumn(column).data().toString(); }
        void click(int n) const
        {
            QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(row(n)).center());
        }
        [[nodiscard]] QPushButton *button(const char *which) const
        {
            return panel.findChild<QPushButton *>(QLatin1StringView(which));
        }
        [[nodiscard]] QString figures() const { return panel.findChild<QLabel *>(u"alarmFigures"_s)->text(); }
    };

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp, Theme::Scheme::Dark); }

    void groupedByCauseAndWorstFirst()
    {
        Floor floor;
        QVERIFY(QTest::qWaitForWindowExposed(&floor.panel));
        QCOMPARE(floor.view()->model()->rowCount(), 3);
        QCOMPARE(floor.cell(0, 0), u"Cable fault off Las Palmas  and 2 more"_s);
        QCOMPARE(floor.view()->model()->rowCount(floor.row(0)), 2);
        QCOMPARE(floor.cell(1, 0), u"Phishing against \u27E8U+202E\u27E9gnp.liated"_s); // plain, and to be seen
        QCOMPARE(floor.cell(2, 0), u"Feed Sensor at the logistics hub is silent"_s);
        QVERIFY(floor.figures().startsWith(u"5 to answer"_s));
        floor.view()->expand(floor.row(0));
        floor.look(10s);
        QVERIFY(floor.view()->isExpanded(floor.row(0))); // as it was left
        QVERIFY(floor.panel.grab().save(test::shot(u"alarms-dark"_s)));
    }

    /// Where no incident's own alarm stands above a mission's, that says why itself.
    void aMissionSaysWhatIsBehindIt()
    {
        Floor floor;
        Condition held = condition(Condition::Kind::Mission, "gamma", 80, u"EUCAP"_s, "health:radio", u"failed"_s);
        held.why = Condition::Why::Held;
        held.reason = u"Radio <b>7</b>"_s;
        held.by = "anna";
        Condition also = held;
        also.object = "delta";
        also.key = "mission:delta";
        also.level = 60;
        also.state = u"impaired"_s;
        Condition medium = condition(Condition::Kind::Mission, "eps", 60, u"EUTM"_s, "incident:port", u"impaired"_s);
        medium.why = Condition::Why::Incident;
        medium.reason = u"Port closed"_s;
        Condition unseen = condition(Condition::Kind::Mission, "zeta", 60, u"EUAM"_s, "feed:x", u"impaired"_s);
        unseen.why = Condition::Why::Unseen;
        unseen.reason = u"Gateway"_s;
        floor.conditions = {also, medium, held, unseen};
        std::ranges::sort(floor.conditions, {}, &Condition::key);
        floor.look(1s);
        QStringList rows;
        for (int i = 0; i < floor.view()->model()->rowCount(); ++i)
            rows << floor.cell(i, 0);
        QVERIFY2(rows.contains(u"Mission EUCAP has failed: by the word of anna about Radio <b>7</b>  and 1 more"_s),
                 qPrintable(rows.join(u'|')));
        QVERIFY2(rows.contains(u"Mission EUTM is impaired: Port closed"_s), qPrintable(rows.join(u'|')));
        QVERIFY2(rows.contains(u"Mission EUAM is impaired: nobody sees Gateway"_s), qPrintable(rows.join(u'|')));
        const QModelIndex below = floor.view()->model()->index(0, 0, floor.row(0));
        QCOMPARE(below.data().toString(), u"Mission EUCAP is impaired"_s);
        QVERIFY(below.data(Qt::ToolTipRole).toString().contains(u"by the word of anna"_s));
    }

    void whatGoesOnAsItWasStays()
    {
        Floor floor;
        QVERIFY(QTest::qWaitForWindowExposed(&floor.panel));
        floor.view()->expand(floor.row(0));
        floor.click(0);
        const QPersistentModelIndex cable(floor.row(0)), sensor(floor.row(2));
        auto &kept = floor.conditions;
        const auto phish = std::ranges::find(kept, u"Phishing against \u202Egnp.liated"_s, &Condition::subject);
        QVERIFY(phish != kept.end());
        phish->level = 70;
        floor.look(1s);
        QVERIFY(cable.isValid() && sensor.isValid()); // a row that is made anew loses the hand that is on it
        QCOMPARE(cable.row(), 0);
        QCOMPARE(sensor.row(), 2);
        QVERIFY(floor.view()->isExpanded(cable));
        QCOMPARE(floor.view()->currentIndex().row(), 0);
        QCOMPARE(floor.cell(1, 0), u"Phishing against \u27E8U+202E\u27E9gnp.liated"_s);
        kept.push_back(condition(Condition::Kind::Incident, "worst", 95, u"Port closed"_s));
        std::ranges::sort(kept, {}, &Condition::key);
        floor.look(1s);
        QCOMPARE(floor.view()->model()->rowCount(), 4);
        QVERIFY(cable.isValid() && sensor.isValid());
        QStringList rows;
        for (int i = 0; i < 4; ++i)
            rows << floor.cell(i, 0);
        rows.sort();
        QCOMPARE(rows.filter(u"Port closed"_s).size(), 1);
        QCOMPARE(rows.filter(u"Cable fault"_s).size(), 1);
    }

    void acknowledgedByOneKeyAndNotByEnter()
    {
        Floor floor;
        QVERIFY(QTest::qWaitForWindowExposed(&floor.panel));
        QVERIFY(!floor.button("alarmAcknowledge")->isEnabled());
        floor.click(2);
        QTest::keyClick(floor.view(), Qt::Key_Return);
        QCOMPARE(floor.shownFeed, u"sensor-log"_s);
        QCOMPARE(floor.cell(2, 1), u"to answer"_s);
        QTest::keyClick(floor.view(), Qt::Key_A);
        QCOMPARE(floor.cell(2, 1), u"acknowledged"_s);
        QVERIFY(floor.cell(2, 4).endsWith(u"by OF-3 Lindqvist"_s));
        QVERIFY(floor.figures().startsWith(u"4 to answer"_s));
        QVERIFY(!floor.button("alarmAcknowledge")->isEnabled());
        // A folded group is answered as a whole.
        floor.click(0);
        QTest::keyClick(floor.view(), Qt::Key_A);
        QVERIFY(floor.figures().startsWith(u"1 to answer"_s));
        QCOMPARE(floor.cell(0, 0),
                 u"Phishing against \u27E8U+202E\u27E9gnp.liated"_s); // what is to be answered is first
    }

    void shelvedWithATimeAndAReason()
    {
        Floor floor;
        QVERIFY(QTest::qWaitForWindowExposed(&floor.panel));
        floor.click(1);
        bool wasGuarded = false;
        QTimer::singleShot(0, &floor.panel, [&] {
            auto *dialog = floor.panel.findChild<widgets::ShelveDialog *>();
            auto *accept = dialog->findChild<QPushButton *>(u"shelveAccept"_s);
            wasGuarded = !accept->isEnabled();
            dialog->findChild<QComboBox *>(u"shelveTime"_s)->setCurrentIndex(0);
            QTest::keyClicks(dialog->findChild<QLineEdit *>(u"shelveReason"_s), u"User training, see 4711"_s);
            (void)dialog->grab().save(test::shot(u"alarms-shelve"_s));
            QTest::mouseClick(accept, Qt::LeftButton);
        });
        QTest::keyClick(floor.view(), Qt::Key_S);
        QVERIFY(wasGuarded);
        QCOMPARE(floor.cell(2, 1), u"shelved"_s); // last
        QVERIFY2(floor.cell(2, 4).contains(u"User training, see 4711"_s), qPrintable(floor.cell(2, 4)));
        QVERIFY(floor.figures().contains(u"1 shelved"_s));
        QVERIFY(floor.panel.grab().save(test::shot(u"alarms-shelved"_s)));
        floor.click(2);
        QTest::keyClick(floor.view(), Qt::Key_U);
        QVERIFY(floor.figures().contains(u"0 shelved"_s));
    }

    void aReplayIsLookedAtOnly()
    {
        Floor floor;
        QVERIFY(QTest::qWaitForWindowExposed(&floor.panel));
        floor.panel.setEditable(false);
        floor.click(0);
        QSignalSpy asked(&floor.panel, &AlarmPanel::actsRequested);
        for (const auto key : {Qt::Key_A, Qt::Key_S, Qt::Key_E, Qt::Key_U})
            QTest::keyClick(floor.view(), key);
        QVERIFY(asked.isEmpty());
    }

    void aFloodSaysSo()
    {
        Floor floor;
        for (int n = 100; n < 130; ++n)
            floor.conditions.push_back(condition(Condition::Kind::Incident, "x" + std::to_string(n), 70,
                                                 u"Beacon %1"_s.arg(n), "incident:cable"));
        std::ranges::sort(floor.conditions, {}, &Condition::key);
        floor.look(5s);
        QCOMPARE(floor.view()->model()->rowCount(), 3);
        QCOMPARE(floor.cell(0, 0), u"Cable fault off Las Palmas  and 32 more"_s);
        QVERIFY(floor.figures().contains(u"35 in 10 min"_s));
        QVERIFY(floor.panel.grab().save(test::shot(u"alarms-flood"_s)));
    }
};

QTEST_MAIN(AlarmsTest)
#include "test_alarms.moc"
