// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bar above everything: how many alarms wait is never cut, whatever else stands there and however large it is.
#include "common/picturescope.h"
#include "common/theme.h"
#include "desktop/language.h"
#include "desktop/topbar.h"
#include "shots.h"

#include <QAction>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using desktop::TopBar;
using widgets::Theme;

namespace {

picture::SnapshotPtr withFeeds(int count)
{
    auto s = std::make_shared<picture::Snapshot>();
    s->generation = 1;
    s->knownAt = Clock::now();
    for (int i = 0; i < count; ++i) {
        picture::SourceRow row;
        row.source.id = i + 1;
        row.source.slug = "sensor-of-a-harbour-" + std::to_string(i);
        row.source.kind = SourceKind::Sensor;
        s->sources.push_back(std::move(row));
    }
    return s;
}

} // namespace

class TestGuiTopBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp, Theme::Scheme::Dark); }
    void cleanup()
    {
        qDeleteAll(qApp->findChildren<QTranslator *>());
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }

    void howManyAlarmsIsNeverCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("scale");
        for (const auto &language : {u"en"_s, u"de"_s, u"fr"_s}) {
            QTest::addRow("%s 1000", qPrintable(language)) << language << 1000 << 1.0;
            QTest::addRow("%s 1280", qPrintable(language)) << language << 1280 << 1.0;
            QTest::addRow("%s 1600", qPrintable(language)) << language << 1600 << 1.0;
            QTest::addRow("%s 1600, letters twice as large", qPrintable(language)) << language << 1600 << 2.0;
        }
    }
    void howManyAlarmsIsNeverCut()
    {
        QFETCH(const QString, language);
        QFETCH(const int, width);
        QFETCH(const double, scale);
        desktop::speak(qApp, language);
        Theme::instance().apply(*qApp, Theme::Scheme::Dark, scale);

        widgets::PictureScope scope;
        scope.setSnapshot(withFeeds(12));
        QAction palette(u"Search"_s);
        palette.setIcon(QIcon(QPixmap(16, 16)));
        std::vector<std::unique_ptr<QAction>> workspaces;
        QWidget window; // which is as narrow as somebody makes it
        auto &bar = *new TopBar(&scope, &palette, &window);
        for (const auto &name : {u"Watch"_s, u"Brief"_s, u"Analyse"_s})
            bar.addWorkspace(workspaces.emplace_back(std::make_unique<QAction>(name)).get());
        bar.resize(width, bar.sizeHint().height());
        window.resize(bar.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto *alarms = bar.findChild<QToolButton *>(u"topAlarms"_s);
        const auto *seat = bar.findChild<QToolButton *>(u"topSeat"_s);
        const auto isWhole = [&] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            return alarms->width() >= alarms->sizeHint().width() && bar.rect().contains(alarms->geometry());
        };
        bar.setSeat(u"OF-3 Lindqvist-Ferreira"_s, u"since 06:00Z"_s, true);
        for (const int count : {15, 0, 1, 1500, 15}) {
            bar.setAlarms(count);
            QVERIFY2(
                isWhole(),
                qPrintable(
                    u"'%1' has %2 of %3"_s.arg(alarms->text()).arg(alarms->width()).arg(alarms->sizeHint().width())));
        }
        Theme::instance().apply(*qApp, Theme::Scheme::Light, scale);
        const bool isWholeInLight = isWhole();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark, scale);
        QVERIFY(isWholeInLight);
        QVERIFY(isWhole());
        QVERIFY(seat->isVisible());
        QVERIFY(bar.grab().save(test::shot(u"topbar-%1-%2-%3"_s.arg(language).arg(width).arg(qRound(scale * 100)))));
    }

    void wordsComeBackWithTheRoom()
    {
        widgets::PictureScope scope;
        QAction palette(u"Search"_s);
        palette.setIcon(QIcon(QPixmap(16, 16)));
        QWidget window;
        auto &bar = *new TopBar(&scope, &palette, &window);
        bar.setSeat(u"OF-3 Lindqvist"_s, {}, true);
        const auto *search = bar.findChild<QToolButton *>(u"topSearch"_s);
        const auto *seat = bar.findChild<QToolButton *>(u"topSeat"_s);
        window.show();
        bar.resize(1600, 60);
        QCOMPARE(search->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        QCOMPARE(seat->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        bar.resize(420, 60);
        QCOMPARE(search->toolButtonStyle(), Qt::ToolButtonIconOnly);
        QCOMPARE(seat->toolButtonStyle(), Qt::ToolButtonIconOnly);
        bar.resize(1600, 60);
        QCOMPARE(search->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        QCOMPARE(seat->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    }
};

QTEST_MAIN(TestGuiTopBar)
#include "test_topbar.moc"
