// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The time machine in the real window, with keys and clicks: what was known at three o'clock, step by step, playing,
// and what changed since. ctest runs the program a second time at 200 %.
#include "base/hash.h"
#include "clippedtexts.h"
#include "common/rowstable.h"
#include "desktop/briefpanel.h"
#include "desktopfixture.h"
#include "feeds/feedlights.h"
#include "feeds/importspanel.h"
#include "log/logpanel.h"
#include "replay/comparepanel.h"
#include "replay/knowntrack.h"
#include "replay/modestrip.h"
#include "replay/replaybar.h"
#include "shots.h"
#include "timeline/timelinescene.h"
#include "toldstore.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QScreen>

using namespace watchfloor;
using namespace watchfloor::desktop;
using picture::ObjectRef;
using test::at;
using test::need;

namespace {

/// A night on a floor: what each source said when.
class Night : public test::ToldStore
{
public:
    explicit Night(const QString &path)
        : ToldStore(path, "2026-09-30T00:00:00Z")
    {
        m_fra = source("cert-fra", 'A', std::chrono::hours(3));
        m_deu = source("cert-deu", 'B', std::chrono::hours(24));
        tell("2026-09-30T00:10:00Z", m_fra,
             {claim("asset", "asset--hq", "Headquarters", R"({"key":"HQ","kind":"site","lat":48.4,"lon":-4.5})"),
              claim("asset", "asset--mail", "Mail", R"({"key":"MAIL","kind":"service","lat":52.5,"lon":13.4})"),
              claim("dependency", "dependency--1", "", R"({"dependant":"HQ","provider":"MAIL"})"),
              claim("mission", "mission--1", "Harbour watch",
                    R"({"key":"M1","area":"Gulf","tasks":[{"key":"T1","name":"Talk","needs":["HQ"]}]})")});
        tell("2026-09-30T01:00:00Z", m_fra, {incident("incident--phish", "Phishing at headquarters", 45, "HQ")});
        tell("2026-09-30T02:30:00Z", m_fra, {incident("incident--scan", "Scan of the mail service", 30, "MAIL")});
        // Three o'clock.
        tell("2026-09-30T03:30:00Z", m_deu, {incident("incident--phish", "Phishing, says another", 85, "HQ")});
        tell("2026-09-30T04:00:00Z", m_deu, {incident("incident--wiper", "Wiper on the mail service", 90, "MAIL")});
        tell("2026-09-30T05:00:00Z", m_fra,
             {incident("incident--scan", "Scan of the mail service", 30, "MAIL", R"(,"status":"closed")")});
        m_late = source("soc-late", 'C', std::chrono::hours(24));
        tell("2026-09-30T06:00:00Z", m_late, {incident("incident--late", "Something late", 20, "HQ")});
        Clock::freeze(at("2026-09-30T18:00:00Z"));
    }

private:
    static Claim incident(const std::string &id, const std::string &title, int severity, const std::string &asset,
                          const std::string &more = {})
    {
        Claim c = claim("incident", id, title,
                        R"({"severity":)" + std::to_string(severity) + R"(,"affects":[")" + asset + "\"]" + more + "}");
        c.happenedFrom = at("2026-09-30T00:30:00Z");
        return c;
    }

    std::int64_t m_fra = 0, m_deu = 0, m_late = 0;
};

QLineEdit *field(const MainWindow &window, const char *name)
{
    return window.findChild<QLineEdit *>(QString::fromLatin1(name));
}

void click(MainWindow &window, const char *name)
{
    auto *button = window.findChild<QAbstractButton *>(QString::fromLatin1(name));
    QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

/// As a person: Ctrl+T, the instant, Enter.
void goTo(MainWindow &window, const QString &instant)
{
    key(window, Qt::Key_T, Qt::ControlModifier);
    QLineEdit *line = field(window, "replayInstant");
    QTRY_VERIFY(line->isVisible() && line->hasFocus());
    QTest::keyClicks(line, instant);
    QTest::keyClick(line, Qt::Key_Return);
}

bool shows(const MainWindow &window, const char *instant)
{
    const picture::SnapshotPtr held
        = const_cast<MainWindow &>(window).scope()->snapshot(); // the next one may come meanwhile
    const picture::Snapshot &s = *held;
    return s.replay && s.knownAt == at(instant) && window.isSettled();
}

std::set<std::string> incidentIds(const MainWindow &window)
{
    std::set<std::string> ids;
    const QAbstractItemModel *rows = window.incidents()->model();
    for (int row = 0; row < rows->rowCount(); ++row)
        ids.insert(rows->index(row, 0).data(widgets::IdRole).toString().toStdString());
    return ids;
}

std::map<std::string, picture::FeedHealth> lights(MainWindow &window)
{
    std::map<std::string, picture::FeedHealth> all;
    for (const widgets::FeedLight *light : window.findChild<widgets::FeedLights *>()->lights()) {
        for (const picture::SourceRow &row : window.scope()->snapshot()->sources) {
            if (row.source.id == light->sourceId())
                all[row.source.slug] = light->health();
        }
    }
    return all;
}

/// A PNG to look at.
void shoot(MainWindow &window, const QString &name)
{
    window.grab().save(test::shot(u"replay-"_s + name + u"-"_s + QString::number(window.devicePixelRatioF())));
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<DesktopFixture> m_fixture;
    int m_count = 0;

    DesktopFixture::Window nightWindow()
    {
        const QString path = m_fixture->filePath(u"night-%1.watchfloor"_s.arg(++m_count));
        {
            const Night night(path);
        }
        auto window = m_fixture->windowOn(path);
        window->resize(1280, 800);
        window->activateWindow();
        if (!QTest::qWaitFor([&] { return window->isSettled() && !window->replay()->clock()->history().empty(); },
                             patience))
            qWarning("the window did not settle");
        return window;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }

    void cleanup()
    {
        DesktopFixture::closeAll();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }

    void cleanupTestCase()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_fixture.reset();
        Clock::freeze({});
    }

    void instantsAreReadAsPeopleWriteThem()
    {
        const Timestamp before = at("2026-09-30T18:00:00Z");
        QCOMPARE(widgets::instantFrom(u" 2026-09-30T03:00Z "_s, before), std::optional(at("2026-09-30T03:00:00Z")));
        QCOMPARE(widgets::instantFrom(u"300300ZSEP26"_s, before), std::optional(at("2026-09-30T03:00:00Z")));
        QCOMPARE(widgets::instantFrom(u"03:00"_s, before), std::optional(at("2026-09-30T03:00:00Z")));
        QCOMPARE(widgets::instantFrom(u"0300Z"_s, before), std::optional(at("2026-09-30T03:00:00Z")));
        QCOMPARE(widgets::instantFrom(u"03:00:30"_s, before), std::optional(at("2026-09-30T03:00:30Z")));
        QCOMPARE(widgets::instantFrom(u"23:15"_s, before), std::optional(at("2026-09-29T23:15:00Z")));
        for (const auto &no : {u"yesterday"_s, u"25:00"_s, u"03:60"_s, u"3"_s, u""_s})
            QVERIFY2(!widgets::instantFrom(no, before), qPrintable(no));
    }

    void atThreeOClockEveryViewShowsWhatWasKnownThen()
    {
        const auto window = nightWindow();
        QCOMPARE(incidentIds(*window),
                 (std::set<std::string>{"incident--phish", "incident--scan", "incident--wiper", "incident--late"}));
        QVERIFY(!window->replayBar()->replayStrip()->isVisible());
        QVERIFY(!window->replayBar()->isOpen());
        const QMargins usual = window->contentsMargins();
        window->scope()->select({ObjectRef::Kind::Incident, "incident--phish"});
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(window->inspector()->asText().contains(u"Phishing, says another"_s));
        window->showDock(u"log"_s);
        window->showDock(u"imports"_s);

        goTo(*window, u"03:00"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*window, "2026-09-30T03:00:00Z"), patience);
        QCOMPARE(incidentIds(*window), (std::set<std::string>{"incident--phish", "incident--scan"}));
        verifyShown(*window);
        // Byte for byte what is built of that instant: counts and severities follow from it.
        const picture::SnapshotPtr held = window->scope()->snapshot(); // the next one may come meanwhile
        const picture::Snapshot &s = *held;
        const auto &phish = s.incidents[static_cast<std::size_t>(s.incidentById.at("incident--phish"))];
        QCOMPARE(phish.severity, 45);
        QVERIFY(!phish.contradicted);
        // The third source was not there yet; the second had said nothing.
        using picture::FeedHealth;
        QCOMPARE(lights(*window),
                 (std::map<std::string, FeedHealth>{{"cert-fra", FeedHealth::Live}, {"cert-deu", FeedHealth::Never}}));
        QTRY_VERIFY_WITH_TIMEOUT(!window->inspector()->asText().contains(u"Phishing, says another"_s), patience);
        QVERIFY(window->inspector()->asText().contains(u"Phishing at headquarters"_s));
        QTRY_COMPARE_WITH_TIMEOUT(window->imports()->findChild<QTableView *>()->model()->rowCount(), 3, patience);
        const auto *age = window->pictureStatus()->findChild<QLabel *>(u"pictureAge"_s);
        QCOMPARE(age->text(), u"As known at %1"_s.arg(dtg(at("2026-09-30T03:00:00Z"))));

        // Nobody can take it for now, or for nothing but an exercise.
        const widgets::ModeStrip *strip = window->replayBar()->replayStrip();
        QVERIFY(strip->isVisible() && strip->word() == u"REPLAY"_s);
        QVERIFY2(strip->text().contains(dtg(at("2026-09-30T03:00:00Z"))), qPrintable(strip->text()));
        QVERIFY(window->windowTitle().startsWith(u"REPLAY"_s));
        QVERIFY(window->contentsMargins().left() >= usual.left() + 6);
        QVERIFY(window->markingStrip()->isExercise());
        const QImage image = window->grab().toImage();
        const double ratio = image.devicePixelRatio();
        std::set<QRgb> frame; // along the left edge, inside of the exercise's
        for (int y = window->height() / 2; y < window->height() / 2 + 60; ++y)
            frame.insert(image.pixel(int((usual.left() + 4) * ratio), int(y * ratio)));
        QVERIFY(frame.contains(Theme::instance().color(Theme::Role::Replay).rgb()));
        QVERIFY(frame.contains(Theme::instance().color(Theme::Role::ReplayText).rgb()));
        QVERIFY(!frame.contains(Theme::instance().color(Theme::Role::Exercise).rgb()));
        QCOMPARE(image.pixel(int(ratio), image.height() / 2), Theme::instance().color(Theme::Role::Exercise).rgb());
        shoot(*window, u"three-oclock"_s);
        const QStringList clipped = ClippedTexts::of(*window->replayBar());
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'|')));

        // Escape, from whatever has no use for it, is the way back.
        window->incidents()->setFocus();
        key(*window, Qt::Key_Escape); // the table lets go of its selection first
        QVERIFY(window->scope()->selection().empty());
        key(*window, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!window->scope()->snapshot()->replay && window->isSettled(), patience);
        QCOMPARE(incidentIds(*window).size(), 4u);
        QCOMPARE(lights(*window).size(), 3u);
        QCOMPARE(lights(*window).at("cert-fra"), FeedHealth::Silent);
        QVERIFY(!strip->isVisible());
        QCOMPARE(window->contentsMargins(), usual);
        window->scope()->select({ObjectRef::Kind::Incident, "incident--phish"});
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->asText().contains(u"Phishing, says another"_s), patience);
        verifyShown(*window);
    }

    void whatIsCopiedInAReplayCarriesItsInstant()
    {
        const auto window = nightWindow();
        window->incidents()->copyAsCsv();
        QVERIFY(!QApplication::clipboard()->text().contains(u"as known at"_s));
        goTo(*window, u"03:00"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*window, "2026-09-30T03:00:00Z"), patience);
        const QString instant = u"as known at %1"_s.arg(dtg(at("2026-09-30T03:00:00Z")));
        window->incidents()->copyAsCsv();
        QVERIFY2(QApplication::clipboard()->text().section(u'\n', 0, 0).contains(instant),
                 qPrintable(QApplication::clipboard()->text()));
        window->scope()->select({ObjectRef::Kind::Incident, "incident--phish"});
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        window->inspector()->copy();
        QVERIFY(QApplication::clipboard()->text().section(u'\n', 0, 0).contains(instant));
        // A brief is of the instant that is shown.
        window->setWorkspace(Workspace::Brief);
        const auto *brief = window->findChild<BriefPanel *>();
        QTRY_VERIFY2_WITH_TIMEOUT(brief->outline().contains(u"Picture %1"_s.arg(instant)), qPrintable(brief->outline()),
                                  patience);
    }

    void stepsGoFromChangeToChangeAndEndNow()
    {
        const auto window = nightWindow();
        goTo(*window, u"03:00"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*window, "2026-09-30T03:00:00Z"), patience);
        key(*window, Qt::Key_F9);
        const auto stands = [&](const char *time) {
            const auto &s = *window->scope()->snapshot();
            return s.replay && Timestamp(std::chrono::floor<std::chrono::seconds>(s.knownAt)) == at(time)
                && window->isSettled();
        };
        QTRY_VERIFY_WITH_TIMEOUT(stands("2026-09-30T03:30:00Z"), patience);
        const auto severity = [&] {
            const auto &s = *window->scope()->snapshot();
            return int(s.incidents[static_cast<std::size_t>(s.incidentById.at("incident--phish"))].contradicted);
        };
        QCOMPARE(severity(), 1);
        key(*window, Qt::Key_F7);
        QTRY_VERIFY_WITH_TIMEOUT(stands("2026-09-30T02:30:00Z"), patience);
        QCOMPARE(severity(), 0);
        // The same with the mouse, and with the arrows on the track.
        click(*window, "replayForward");
        QTRY_VERIFY_WITH_TIMEOUT(stands("2026-09-30T03:30:00Z"), patience);
        widgets::KnownTrack *track = window->replayBar()->track();
        track->setFocus();
        QTest::keyClick(track, Qt::Key_Right);
        QTRY_VERIFY_WITH_TIMEOUT(stands("2026-09-30T04:00:00Z"), patience);
        QVERIFY(incidentIds(*window).contains("incident--wiper"));
        QTest::mouseClick(track, Qt::LeftButton, {},
                          QPoint(int(track->xOf(toMicros(at("2026-09-30T02:00:00Z")))), track->height() / 3));
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->snapshot()->incidents.size() == 1 && window->isSettled(), patience);
        const auto off = window->scope()->snapshot()->knownAt - at("2026-09-30T02:00:00Z");
        QVERIFY(std::chrono::abs(off) < std::chrono::minutes(5));
        // The last step forward is now.
        QTest::keyClick(track, Qt::Key_End);
        QTRY_VERIFY_WITH_TIMEOUT(!window->scope()->snapshot()->replay, patience);
        QTest::keyClick(track, Qt::Key_Left);
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->snapshot()->replay, patience);
        QCOMPARE(window->scope()->snapshot()->incidents.size(), 3u);
        key(*window, Qt::Key_F9);
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->snapshot()->incidents.size(), 4u, patience);
        key(*window, Qt::Key_F9);
        QTRY_VERIFY_WITH_TIMEOUT(!window->scope()->snapshot()->replay, patience);
    }

    void aReplayPlaysThroughTheNightAndStopsWhereNothingMoreIsKnown()
    {
        const auto window = nightWindow();
        widgets::ReplayClock *clock = window->replay()->clock();
        goTo(*window, u"02:00"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*window, "2026-09-30T02:00:00Z"), patience);
        std::vector<std::size_t> incidents;
        std::vector<Timestamp> instants;
        connect(window.get(), &MainWindow::pictureShown, clock, [&] {
            incidents.push_back(window->scope()->snapshot()->incidents.size());
            instants.push_back(window->scope()->snapshot()->knownAt);
        });
        auto *speed = window->findChild<QComboBox *>(u"replaySpeed"_s);
        QCOMPARE(speed->count(), 5);
        for (int i = 0; i < 2; ++i) // from 60 on: four hours in four seconds
            key(*window, Qt::Key_F9, Qt::ShiftModifier);
        QCOMPARE(speed->currentText(), u"3600×"_s);
        key(*window, Qt::Key_F8);
        QVERIFY(clock->isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(incidents.size() > 3, patience);
        key(*window, Qt::Key_F8);
        QVERIFY(!clock->isPlaying());
        const Timestamp paused = *clock->at();
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->snapshot()->knownAt == paused, patience);
        shoot(*window, u"paused"_s);
        click(*window, "replayPlay");
        QTRY_VERIFY_WITH_TIMEOUT(!clock->isPlaying(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(toMicros(window->scope()->snapshot()->knownAt) == clock->history().back().at,
                                 patience);
        QVERIFY(window->scope()->snapshot()->replay);
        QVERIFY(std::ranges::is_sorted(incidents) && std::ranges::is_sorted(instants));
        QVERIFY(incidents.front() < incidents.back());
        QCOMPARE(incidents.back(), 4u);
        click(*window, "replayNow");
        QTRY_VERIFY_WITH_TIMEOUT(!window->scope()->snapshot()->replay && window->isSettled(), patience);
        QVERIFY(!clock->isPlaying());
    }

    void whatIsNoInstantGoesNowhere()
    {
        const auto window = nightWindow();
        goTo(*window, u"yesterday"_s);
        QVERIFY(!window->replay()->clock()->at());
        QLineEdit *line = field(*window, "replayInstant");
        QVERIFY(line->property("invalid").toBool());
        line->clear();
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(!window->replay()->clock()->at());
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!window->replayBar()->isOpen());
    }

    void twoInstantsAreComparedInAListAndOnEveryView_data()
    {
        QTest::addColumn<Theme::Scheme>("scheme");
        QTest::newRow("dark") << Theme::Scheme::Dark;
        QTest::newRow("light") << Theme::Scheme::Light;
    }
    void twoInstantsAreComparedInAListAndOnEveryView()
    {
        QFETCH(Theme::Scheme, scheme);
        Theme::instance().apply(*qApp, scheme);
        const auto window = nightWindow();
        key(*window, Qt::Key_D, Qt::ControlModifier);
        widgets::ComparePanel *panel = window->comparePanel();
        QTRY_VERIFY(panel->isVisible());
        const QAbstractItemModel *rows = panel->table()->model();
        QCOMPARE(rows->rowCount(), 0);
        shoot(*window, u"compare-empty-%1"_s.arg(int(scheme)));
        QLineEdit *from = field(*window, "compareFrom");
        from->setFocus();
        QTest::keyClicks(from, u"03:00"_s);
        QTest::keyClick(from, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(rows->rowCount(), 5, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QStringList said;
        for (int row = 0; row < rows->rowCount(); ++row)
            said << rows->index(row, 0).data().toString().section(u' ', 0, 0) + rows->index(row, 2).data().toString();
        QCOMPARE(said,
                 (QStringList{u"+Wiper on the mail service"_s, u"+Something late"_s, u"≠Phishing at headquarters"_s,
                              u"✕Feed cert-fra"_s, u"✓Scan of the mail service"_s}));
        const widgets::ModeStrip *strip = window->replayBar()->compareStrip();
        QVERIFY(strip->isVisible());
        QVERIFY2(strip->text().contains(dtg(at("2026-09-30T03:00:00Z"))) && strip->text().contains(u"now"_s),
                 qPrintable(strip->text()));
        shoot(*window, u"compare-now-%1"_s.arg(int(scheme)));

        // A click selects it everywhere.
        const QModelIndex wiper = rows->index(0, 2);
        QTest::mouseClick(panel->table()->viewport(), Qt::LeftButton, {}, panel->table()->visualRect(wiper).center());
        QCOMPARE(window->scope()->selection().size(), 1u);
        QCOMPARE(window->scope()->selection().front().id, "incident--wiper");
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QCOMPARE(window->incidents()->selectionModel()->selectedRows().size(), 1);

        // The other instant is the window's own clock: the list follows it.
        QLineEdit *to = field(*window, "compareTo");
        to->setFocus();
        to->selectAll();
        QTest::keyClicks(to, u"04:30"_s);
        QTest::keyClick(to, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*window, "2026-09-30T04:30:00Z"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(rows->rowCount(), 2, patience);
        QVERIFY(window->replayBar()->replayStrip()->isVisible() && strip->isVisible());
        QVERIFY(strip->text().contains(dtg(at("2026-09-30T04:30:00Z"))));
        window->setWorkspace(Workspace::Brief);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        shoot(*window, u"compare-graph-%1"_s.arg(int(scheme)));
        window->setWorkspace(Workspace::Watch);
        window->showDock(u"compare"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);

        // Nothing in between says so.
        from->setFocus();
        from->selectAll();
        QTest::keyClicks(from, u"04:10"_s);
        QTest::keyClick(from, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(rows->rowCount(), 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(strip->text().contains(u"0 new"_s), patience);
        QStringList empty;
        for (const QLabel *label : panel->table()->findChildren<QLabel *>()) {
            if (label->isVisible())
                empty << label->text();
        }
        QVERIFY2(empty.join(u' ').contains(u"Nothing changed"_s), qPrintable(empty.join(u'|')));
        click(*window, "compareStop");
        QVERIFY(!strip->isVisible());
        QVERIFY(!window->scope()->before());
        click(*window, "replayNow");
        QTRY_VERIFY_WITH_TIMEOUT(!window->scope()->snapshot()->replay && window->isSettled(), patience);
        click(*window, "compareDay");
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->before() != nullptr, patience);
        QCOMPARE(window->scope()->diff().added.size(), 4u);
        const QStringList clipped = ClippedTexts::of(*panel);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'|')));
    }

    void changesAreMarkedOnMapAndTimelineWithASign()
    {
        const auto window = nightWindow();
        const auto pictureOf = [&](QWidget *view) { return view->grab().toImage(); };
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        const QImage mapBefore = window->map()->grabImage(), timelineBefore = pictureOf(window->timeline());
        window->replay()->compareWith(at("2026-09-30T03:00:00Z"));
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->before() != nullptr && window->isSettled(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->map()->grabImage() != mapBefore, patience);
        QTRY_VERIFY_WITH_TIMEOUT(pictureOf(window->timeline()) != timelineBefore, patience);
        shoot(*window, u"compare-views"_s);
        window->replay()->compareWith({});
        QTRY_VERIFY_WITH_TIMEOUT(pictureOf(window->timeline()) == timelineBefore, patience);
    }
};

QTEST_MAIN(TestReplay)
#include "test_replay.moc"
