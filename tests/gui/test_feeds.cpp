// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Feed health where an officer meets it: a clock that is an hour behind is corrected and put back, and what a silent
// sensor watches is unknown in every view.
#include "common/rowstable.h"
#include "desktopfixture.h"
#include "feeds/feedlights.h"
#include "feeds/feedspanel.h"
#include "inspector/facts.h"
#include "map/blindspots.h"
#include "storefixture.h"
#include "tables/missiontable.h"

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using namespace watchfloor::store::testing;
using picture::Health;

namespace {

/// Forty deliveries, a minute apart, of events that are 61 minutes old each time.
void fillWithSlowClock(const QString &path)
{
    const auto begin = parseIso8601("2026-09-30T16:00:00Z")->at;
    Clock::freeze(begin); // before the store is made: what is known does not go back
    Fixture made;
    for (int i = 0; i < 40; ++i) {
        const Timestamp now = begin + std::chrono::minutes(i);
        Clock::freeze(now);
        const store::Import import = made.begin("head " + std::to_string(i), "/feeds/" + std::to_string(i));
        BatchMaker batch(import);
        batch.add(0, "line " + std::to_string(i)).observations
            = {observation("beat " + std::to_string(i), toMicros(now - std::chrono::minutes(61)))};
        need(made.writer->commit(batch.take()).get());
        need(made.writer->endImport(import.id, {}).get());
    }
    need(store::backup(*made.store, path));
    Clock::freeze(begin + std::chrono::minutes(41));
}

QString cell(const QTableView &table, int row, const QString &column)
{
    for (int c = 0; c < table.model()->columnCount(); ++c) {
        if (table.model()->headerData(c, Qt::Horizontal).toString() == column)
            return table.model()->index(row, c).data().toString();
    }
    return u"no such column"_s;
}

} // namespace

class TestFeeds : public QObject
{
    Q_OBJECT

    std::unique_ptr<DesktopFixture> m_fixture;

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark, 1.0);
        const auto done = m_fixture->prepareExercise();
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    void init() { Clock::freeze(parseIso8601("2026-09-30T18:00:00Z")->at); }
    void cleanup() { DesktopFixture::closeAll(); }
    void cleanupTestCase()
    {
        m_fixture.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

    void aWrongClockIsCorrectedByAnOfficerAloneAndPutBack()
    {
        const QString path = m_fixture->filePath(u"slow.watchfloor"_s);
        fillWithSlowClock(path);
        const auto window = m_fixture->windowOn(path);
        window->showDock(u"feeds"_s);
        auto *panel = window->findChild<widgets::FeedsPanel *>();
        const auto *words = panel->findChild<QLabel *>(u"clockProposal"_s);
        auto *accept = panel->findChild<QPushButton *>(u"acceptClock"_s);
        QTRY_VERIFY_WITH_TIMEOUT(accept->isVisible(), patience);
        QVERIFY2(words->text().contains(u"sensor-1"_s) && words->text().contains(u"61 min behind"_s),
                 qPrintable(words->text()));
        const auto *table = panel->findChild<widgets::RowsTable *>();
        QCOMPARE(cell(*table, 0, u"Clock"_s), u"61 min behind"_s);
        QCOMPARE(cell(*table, 0, u"Rate"_s), u"40/h"_s);
        QCOMPARE(cell(*table, 0, u"Cadence"_s), u"62 min (learned)"_s);
        window->grab().save(QStringLiteral(WATCHFLOOR_BIN_DIR "/../feeds-proposal.png"));

        const auto offset = [&] {
            const auto store = window->session()->store();
            const auto reader = need(store->reader());
            return need(store::sources(*reader)).front().clockOffset;
        };
        QCOMPARE(offset().count(), 0); // proposed is not done
        const auto stamps = [&] { return window->scope()->snapshot()->observations.time; };
        const auto before = stamps();
        accept->click();
        QTRY_VERIFY_WITH_TIMEOUT(offset() == -std::chrono::minutes(61), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!accept->isVisible(), patience); // nothing is known of the clock as it is now declared
        QCOMPARE(stamps(), before);
        const auto log = need(store::log(*need(window->session()->store()->reader())));
        QVERIFY(!log.empty() && log.back().entry.action == "source-changed" && log.back().entry.object == "sensor-1");

        QTRY_VERIFY_WITH_TIMEOUT(window->actions()->at(u"edit.undo"_s)->isEnabled(), patience);
        window->actions()->at(u"edit.undo"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(offset().count() == 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(need(store::log(*need(window->session()->store()->reader()))).size() == log.size() + 1,
                                 patience);
    }

    void whatASilentSensorWatchesIsUnknownEverywhere()
    {
        const auto window = m_fixture->exerciseWindow();
        const picture::SnapshotPtr snapshot = window->scope()->snapshot(); // the next one may come meanwhile
        const picture::Snapshot &s = *snapshot;
        std::size_t unseen = 0, unknown = 0;
        for (const picture::AssetRow &asset : s.assets) {
            unseen += asset.unseen;
            unknown += asset.health == Health::Unknown;
            QVERIFY(!asset.unseen || asset.health != Health::Nominal);
            QVERIFY(asset.health != Health::Unknown || asset.uncertain);
        }
        QVERIFY(unseen > 5 && unknown > 0);

        // Hatched on the map, with the name of the sensor.
        window->map()->fitAll();
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(std::ranges::any_of(window->map()->shownNames(),
                                    [](const QString &name) { return name.startsWith(u"sensor-log silent since"_s); }));
        // In words where it is asked for.
        const auto dark = std::ranges::find_if(
            s.assets, [](const picture::AssetRow &a) { return a.unseen && a.health == Health::Unknown; });
        QVERIFY(dark != s.assets.end());
        const QString why = widgets::reasonSentence(s, std::int32_t(dark - s.assets.begin()));
        QVERIFY2(why.startsWith(u"Unknown."_s) && why.contains(u"Nobody sees it now: sensor-log is silent since 30"_s),
                 qPrintable(why));
        const auto headline = widgets::headlineOf(s, {picture::ObjectRef::Kind::Asset, dark->id});
        const auto fact = [&](const QString &label) {
            const auto found = std::ranges::find(headline->facts, label, &widgets::Fact::label);
            return found == headline->facts.end() ? QString() : found->value;
        };
        QCOMPARE(fact(u"Watched by"_s), u"sensor-log (silent)"_s);
        QVERIFY(fact(u"Unseen"_s).startsWith(u"since 30"_s));
        // The mission is known to be hurt, and says what is not seen beside that.
        const picture::MissionRow &mission = s.missions.front();
        QVERIFY(mission.uncertain && mission.health != Health::Nominal);
        QVERIFY(mission.unknownSince == dark->unknownSince);
    }

    void beforeTheSensorFellSilentNothingIsUnknown()
    {
        Clock::freeze(parseIso8601("2026-09-30T15:30:00Z")->at);
        const auto window = m_fixture->exerciseWindow();
        for (const picture::AssetRow &asset : window->scope()->snapshot()->assets)
            QVERIFY2(!asset.unseen, qPrintable(asset.name));
        // The clock goes on, nothing comes, and the picture says so by itself.
        Clock::freeze(parseIso8601("2026-09-30T18:00:00Z")->at);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(window->scope()->snapshot()->assets, &picture::AssetRow::unseen),
                                 patience);
    }
};

QTEST_MAIN(TestFeeds)
#include "test_feeds.moc"
