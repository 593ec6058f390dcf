// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"
#include "picture/operations.h"
#include "print/timelinepainter.h"
#include "samplepicture.h"
#include "timeline/timelinescene.h"
#include "timeline/timelineview.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWindow>

#include <numeric>

using namespace watchfloor;
using namespace watchfloor::widgets;
using namespace watchfloor::test;
using namespace Qt::StringLiterals;
using picture::ObjectRef;
using picture::TimeWindow;

namespace {

picture::SnapshotPtr samplePicture(int events = 5000)
{
    PictureMaker make;
    make.observations(sampleEvents(make, events));
    const auto at = [](double hours) { return sampleStart + std::int64_t(hours * double(sampleHour)); };
    make.incident("incident--1", u"Phishing against mission staff"_s, 45, at(5), at(9));
    make.incident("incident--2", u"Credential theft at the logistics portal"_s, 65, at(14), at(30));
    make.incident("incident--3", u"Wiper on the file servers of the <b>mission</b> headquarters"_s, 92, at(31.5),
                  at(40));
    make.incident("incident--4", u"Satellite link degraded"_s, 72, at(33), noTime);
    make.incident("incident--5", u"Without a time"_s, 55, noTime, noTime);
    make.incident("incident--6", u"Port scan"_s, 12, at(60), at(61), {}, picture::IncidentState::Closed);
    for (int i = 0; i < 34; ++i) {
        const double from = make.number(7000) / 100.0;
        make.incident(("incident--x" + std::to_string(i)).c_str(), u"Report %1 of a partner"_s.arg(i),
                      5 + make.number(85), at(from), make.number(3) ? at(from + make.number(500) / 100.0) : noTime);
    }
    return make.done();
}

/// What the timeline counts: dated observations and incidents (by their start) at or above a severity.
std::uint64_t dated(const picture::Snapshot &s, int minSeverity = 0, TimeWindow window = {})
{
    const auto counts = [&](std::int64_t time, int severity) {
        return time != noTime && severity >= minSeverity && time >= window.from && time < window.to;
    };
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < s.observations.size(); ++i)
        total += counts(s.observations.time[i], s.observations.severity[i]);
    for (const auto &incident : s.incidents)
        total += counts(incident.from, incident.severity);
    return total;
}

std::uint64_t sum(const std::vector<TimelineView::DrawnBin> &bins)
{
    std::uint64_t total = 0;
    for (const auto &bin : bins)
        total += std::accumulate(bin.counts.begin(), bin.counts.end(), std::uint64_t(0));
    return total;
}

} // namespace

class TestTimelineView : public QObject
{
    Q_OBJECT

private:
    PictureScope *m_scope = nullptr;
    TimelineView *m_view = nullptr;

    QWindow *window() const { return m_view->windowHandle(); }
    QPoint at(double x, double y) const { return QPointF(x, y).toPoint(); }
    QPoint inPlot(std::int64_t time) const { return at(m_view->xOf(time), m_view->plotRect().bottom() - 8); }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(window(), Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 8; ++i)
            QTest::mouseMove(window(), from + (to - from) * i / 8);
        QTest::mouseRelease(window(), Qt::LeftButton, modifiers, to);
    }

    const TimelineView::DrawnIncident *drawn(const char *id) const
    {
        static std::vector<TimelineView::DrawnIncident> all;
        all = m_view->drawnIncidents();
        for (const auto &incident : all)
            if (m_scope->snapshot()->incidents[std::size_t(incident.row)].id == id)
                return &incident;
        return nullptr;
    }

private Q_SLOTS:
    /// Two short bars of one row, and names for which there is room once.
    void namesOfOperationsDoNotLieOnEachOther()
    {
        auto board = std::make_shared<picture::OperationsBoard>();
        const auto operation = [&](const char *id, const QString &title, double from, double to) {
            picture::OperationRow row;
            row.id = id;
            row.title = title;
            row.from = sampleStart + std::int64_t(from * double(sampleHour));
            row.to = sampleStart + std::int64_t(to * double(sampleHour));
            row.state = picture::OperationState::Ongoing;
            board->rows.push_back(row);
        };
        operation("operation--1", u"Penetration test of the mission web servers"_s, 20, 21);
        operation("operation--2", u"Maintenance of the harbour radio network"_s, 60, 61);
        operation("operation--3", u"Exercise"_s, 95, 96);
        picture::Snapshot s;
        s.operations = board;
        TimelineScene scene;
        scene.snapshot = &s;
        scene.view = {sampleStart, sampleStart + 100 * sampleHour};
        const QFontMetricsF metrics(qApp->font());
        for (const double width : {300.0, 420.0, 560.0, 800.0, 1200.0}) {
            scene.place(QRectF(0, 0, width, 160), qApp->font());
            scene.operationRows = 1;
            scene.packMarks();
            const auto names = operationNames(scene, metrics);
            QCOMPARE(names.size(), scene.bars.size());
            for (std::size_t i = 0; i < names.size(); ++i) {
                for (std::size_t j = 0; j < names.size(); ++j) {
                    const bool isOne = i == j || scene.bars[i].lane != scene.bars[j].lane;
                    QVERIFY(isOne || !names[i].intersects(names[j]));
                    QVERIFY(isOne || names[i].width() < 24 || !names[i].intersects(scene.barRect(scene.bars[j])));
                }
            }
            if (width == 1200)
                QVERIFY(names.size() == 3 && metrics.horizontalAdvance(board->rows[0].title) < names[0].width());
        }
    }

    void initTestCase()
    {
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        Clock::freeze(fromMicros(sampleStart + 70 * sampleHour));
    }

    void init()
    {
        m_scope = new PictureScope;
        m_scope->setSnapshot(samplePicture());
        m_view = new TimelineView(m_scope);
        m_view->resize(1280, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view));
        m_view->activateWindow();
        QTRY_VERIFY(m_view->isSettled());
    }

    void cleanup()
    {
        delete m_view;
        delete m_scope;
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }

    void showsEveryDatedEventAndParksTheRest()
    {
        const auto &s = *m_scope->snapshot();
        QCOMPARE(sum(m_view->drawnBins()), dated(s));
        QCOMPARE(m_view->undatedCount(), std::uint32_t(s.observations.size() + s.incidents.size() - dated(s)));
        QVERIFY(m_view->drawnBins().size() < 400);
    }

    void dragSetsTheSharedWindow()
    {
        const std::int64_t from = sampleStart + 20 * sampleHour, to = sampleStart + 40 * sampleHour;
        QSignalSpy changes(m_scope, &PictureScope::filterChanged);
        drag(inPlot(from), inPlot(to));
        const TimeWindow set = m_scope->filter().window;
        const double perPixel = double(m_view->shown().to - m_view->shown().from) / m_view->plotRect().width();
        QVERIFY(std::abs(double(set.from - from)) < 3 * perPixel);
        QVERIFY(std::abs(double(set.to - to)) < 3 * perPixel);
        QVERIFY(changes.count() >= 1);
        QVERIFY(m_view->windowText().contains(u"28 SEP 20:"_s) || m_view->windowText().contains(u"28 SEP 19:"_s));

        // What lies under the brush is what the shared filter now counts.
        const auto bins = picture::timeBins(*m_scope->snapshot(), m_scope->filter(), set, 1);
        QCOMPARE(std::accumulate(bins.counts.begin(), bins.counts.end(), std::uint64_t(0)),
                 dated(*m_scope->snapshot(), 0, set));
        const auto &times = m_scope->snapshot()->observations.time;
        QCOMPARE(m_scope->counts().observations, std::uint32_t(std::ranges::count_if(times, [&](std::int64_t t) {
                     return t >= set.from && t < set.to;
                 })));
    }

    void edgesResizeAndTheMiddleMoves()
    {
        m_scope->setWindow({sampleStart + 20 * sampleHour, sampleStart + 40 * sampleHour});
        drag(inPlot(m_scope->filter().window.to), inPlot(sampleStart + 50 * sampleHour));
        QCOMPARE(m_scope->filter().window.from, sampleStart + 20 * sampleHour);
        QVERIFY(std::abs(m_scope->filter().window.to - (sampleStart + 50 * sampleHour)) < sampleHour / 2);

        const TimeWindow before = m_scope->filter().window;
        drag(inPlot(sampleStart + 30 * sampleHour), inPlot(sampleStart + 25 * sampleHour));
        const TimeWindow after = m_scope->filter().window;
        QCOMPARE(after.to - after.from, before.to - before.from);
        QVERIFY(std::abs((before.from - after.from) - 5 * sampleHour) < sampleHour / 2);
    }

    void escapeAndDoubleClickClear()
    {
        m_scope->setWindow({sampleStart, sampleStart + sampleHour});
        m_view->setFocus();
        QTRY_VERIFY(QApplication::focusWidget());
        QTest::keyClick(window(), Qt::Key_Escape);
        QVERIFY(m_scope->filter().window.isAll());

        m_scope->setWindow({sampleStart, sampleStart + sampleHour});
        QTest::mouseDClick(window(), Qt::LeftButton, {}, inPlot(sampleStart + 50 * sampleHour));
        QVERIFY(m_scope->filter().window.isAll());
    }

    void escapeDuringADragPutsTheOldWindowBack()
    {
        const TimeWindow old{sampleStart + 2 * sampleHour, sampleStart + 6 * sampleHour};
        m_scope->setWindow(old);
        m_view->setFocus();
        QTest::mousePress(window(), Qt::LeftButton, {}, inPlot(sampleStart + 30 * sampleHour));
        QTest::mouseMove(window(), inPlot(sampleStart + 45 * sampleHour));
        QTRY_VERIFY(m_scope->filter().window != old);
        QTest::keyClick(window(), Qt::Key_Escape);
        QCOMPARE(m_scope->filter().window, old);
        QTest::mouseRelease(window(), Qt::LeftButton, {}, inPlot(sampleStart + 45 * sampleHour));
        QCOMPARE(m_scope->filter().window, old);
    }

    void wheelZoomsAboutTheCursor()
    {
        const QPoint cursor = inPlot(sampleStart + 33 * sampleHour);
        const double x = cursor.x();
        const TimeWindow before = m_view->shown();
        const QRectF plot = m_view->plotRect();
        const std::int64_t time
            = before.from + std::int64_t((x - plot.left()) / plot.width() * double(before.to - before.from));
        for (int i = 0; i < 6; ++i)
            QTest::wheelEvent(window(), cursor, {0, 120});
        QVERIFY(m_view->shown().to - m_view->shown().from < (before.to - before.from) / 3);
        QVERIFY(std::abs(m_view->xOf(time) - x) < 1.0);

        // On to seconds, and back out to years; the cursor's time stays where it is.
        for (int i = 0; i < 60; ++i)
            QTest::wheelEvent(window(), cursor, {0, 120});
        QVERIFY(m_view->shown().to - m_view->shown().from <= 5'000'000);
        for (int i = 0; i < 140; ++i)
            QTest::wheelEvent(window(), cursor, {0, -120});
        QVERIFY(m_view->shown().to - m_view->shown().from > 100 * 365 * 24 * sampleHour);
        QVERIFY(m_view->drawnBins().size() < 400);
        QTRY_VERIFY(m_view->isSettled());
        QCOMPARE(sum(m_view->drawnBins()), dated(*m_scope->snapshot()));
    }

    void shiftDragAndArrowsPan()
    {
        const TimeWindow before = m_view->shown();
        drag(inPlot(sampleStart + 40 * sampleHour), inPlot(sampleStart + 30 * sampleHour), Qt::ShiftModifier);
        QVERIFY(std::abs((m_view->shown().from - before.from) - 10 * sampleHour) < sampleHour / 2);
        QVERIFY(m_scope->filter().window.isAll());
        const TimeWindow panned = m_view->shown();
        m_view->setFocus();
        QTest::keyClick(window(), Qt::Key_Left);
        QVERIFY(m_view->shown().from < panned.from);
        QTest::keyClick(window(), Qt::Key_Home);
        QVERIFY(std::abs(m_view->shown().from - before.from) < sampleHour);
    }

    void bracketsSetTheEdgesToTheCursorLine()
    {
        m_view->setFocus();
        QTest::mouseMove(window(), inPlot(sampleStart + 10 * sampleHour));
        QTest::keyClick(window(), Qt::Key_BracketLeft);
        QTest::mouseMove(window(), inPlot(sampleStart + 20 * sampleHour));
        QTest::keyClick(window(), Qt::Key_BracketRight);
        const TimeWindow set = m_scope->filter().window;
        QVERIFY(std::abs(set.from - (sampleStart + 10 * sampleHour)) < sampleHour / 2);
        QVERIFY(std::abs(set.to - (sampleStart + 20 * sampleHour)) < sampleHour / 2);
    }

    void clickOnAnIncidentSelectsIt()
    {
        const auto *wiper = drawn("incident--3");
        QVERIFY(wiper);
        QTest::mouseClick(window(), Qt::LeftButton, {}, wiper->rect.center().toPoint());
        QVERIFY(m_scope->isSelected({ObjectRef::Kind::Incident, "incident--3"}));
        const auto *link = drawn("incident--4");
        QVERIFY(link);
        QTest::mouseClick(window(), Qt::LeftButton, Qt::ControlModifier, link->rect.center().toPoint());
        QVERIFY(m_scope->isSelected({ObjectRef::Kind::Incident, "incident--3"}));
        QVERIFY(m_scope->isSelected({ObjectRef::Kind::Incident, "incident--4"}));
    }

    void everyDatedIncidentHasAMark()
    {
        std::size_t marked = 0;
        for (const auto &mark : m_view->drawnIncidents())
            marked += mark.rows.size();
        const auto &incidents = m_scope->snapshot()->incidents;
        QCOMPARE(marked, std::size_t(std::ranges::count_if(incidents, [](const auto &i) { return i.from != noTime; })));
    }

    void theParkedBoxSelectsUndatedIncidents()
    {
        QTest::mouseClick(window(), Qt::LeftButton, {}, m_view->parkedRect().center().toPoint());
        QCOMPARE(m_scope->selection().size(), std::size_t(1));
        QVERIFY(m_scope->isSelected({ObjectRef::Kind::Incident, "incident--5"}));
    }

    void aFilterThinsTheBars()
    {
        picture::Filter filter = m_scope->filter();
        filter.minSeverity = 60;
        m_scope->setFilter(filter);
        QTRY_VERIFY(m_view->isSettled());
        QCOMPARE(sum(m_view->drawnBins()), dated(*m_scope->snapshot(), 60));
    }

    void theBarsAreReallyDrawn()
    {
        const QImage image = m_view->grab().toImage();
        const auto bins = m_view->drawnBins();
        const auto highest = std::ranges::max_element(bins, {}, [](const auto &bin) { return bin.rect.height(); });
        QVERIFY(highest != bins.end());
        const auto band = [&] {
            for (int i = 0; i < severityBandCount; ++i)
                if (highest->counts[std::size_t(i)] > 0)
                    return SeverityBand(i);
            return SeverityBand::Critical;
        }();
        // The least severe stand on top of the stack.
        QCOMPARE(image.pixelColor(at(highest->rect.center().x(), highest->rect.top() + 2)),
                 Theme::instance().severity(band));
    }

    void aGapOfAFeedIsHatchedInTheFeedsRow()
    {
        auto s = std::make_shared<picture::Snapshot>(*m_scope->snapshot());
        Source source;
        source.id = 77;
        source.slug = "fw-north";
        source.kind = SourceKind::Sensor;
        s->sources.push_back({source, {}});
        const auto index = std::uint16_t(s->sources.size() - 1);
        const std::int64_t from = sampleStart + 30 * sampleHour;
        s->gaps = {{index, from, from + 2 * sampleHour, 0, store::GapReason::Unattended},
                   {index, from + 5 * sampleHour, from + 5 * sampleHour + 1, 1200, store::GapReason::Overrun}};
        const QStringList silent = m_view->silentFeeds();
        const double rows = m_view->silenceRect().height();
        m_scope->setSnapshot(s);
        QTRY_VERIFY(m_view->isSettled());
        QCOMPARE(m_view->feedsWithGaps(), QStringList{u"fw-north"_s});
        QCOMPARE(m_view->silentFeeds(), silent); // it is no silence
        m_view->showSpan({sampleStart + 26 * sampleHour, sampleStart + 45 * sampleHour});
        QTRY_VERIFY(m_view->isSettled());
        QTRY_VERIFY(silent.size() >= 3 || m_view->silenceRect().height() > rows);
        QDir().mkpath(u"" WATCHFLOOR_BIN_DIR "/../shots"_s);
        const int y = int(m_view->silenceRect().bottom() - 4);
        QTest::mouseMove(window(), at(m_view->xOf(from + sampleHour), y));
        QVERIFY(m_view->grab().save(u"" WATCHFLOOR_BIN_DIR "/../shots/timeline-gap.png"_s));
        // Seen elsewhere it takes no room.
        m_view->showSpan({sampleStart, sampleStart + 10 * sampleHour});
        QTRY_COMPARE(m_view->silenceRect().height(), rows);
    }

    void stateSurvives()
    {
        m_view->setCountScale(CountScale::Logarithmic);
        m_view->showSpan({sampleStart, sampleStart + sampleHour});
        const QByteArray state = m_view->saveState();
        TimelineView other(m_scope);
        QVERIFY(other.restoreState(state));
        QCOMPARE(other.countScale(), CountScale::Logarithmic);
        QCOMPARE(other.shown(), m_view->shown());
        QVERIFY(!other.restoreState("nonsense"));
        QCOMPARE(other.shown(), m_view->shown());
    }

    void aLargePictureIsCountedAside()
    {
        m_scope->setSnapshot(samplePicture(400'000));
        QVERIFY(!m_view->isSettled());
        QTRY_VERIFY(m_view->isSettled());
        QCOMPARE(sum(m_view->drawnBins()), dated(*m_scope->snapshot()));
    }

    void anEmptyPictureSaysSo()
    {
        m_scope->setSnapshot(PictureMaker().done(2));
        QTRY_VERIFY(m_view->isSettled());
        QCOMPARE(sum(m_view->drawnBins()), std::uint64_t(0));
        QVERIFY(m_view->drawnIncidents().empty());
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("light");
        QTest::addColumn<QSize>("size");
        QTest::newRow("dark-1280") << false << QSize(1280, 300);
        QTest::newRow("light-1280") << true << QSize(1280, 300);
        QTest::newRow("dark-1920") << false << QSize(1920, 360);
        QTest::newRow("dark-760") << false << QSize(760, 200); // the narrowest that shows every word of its header
    }

    /// Leaves what a person would see for a person to judge, and checks that it is not empty.
    void pictures()
    {
        QFETCH(bool, light);
        QFETCH(QSize, size);
        Theme::instance().apply(*qApp, light ? Theme::Scheme::Light : Theme::Scheme::Dark);
        m_view->resize(size);
        m_scope->setWindow({sampleStart + 26 * sampleHour, sampleStart + 45 * sampleHour});
        m_scope->select({ObjectRef::Kind::Incident, "incident--3"});
        QTRY_COMPARE(m_view->size(), size);
        const auto *wiper = drawn("incident--3");
        QVERIFY(wiper);
        QTest::mouseMove(window(), at(m_view->xOf(sampleStart + 32 * sampleHour), m_view->plotRect().bottom() - 20));
        QDir().mkpath(u"" WATCHFLOOR_BIN_DIR "/../shots"_s);
        const QString name = u"" WATCHFLOOR_BIN_DIR "/../shots/timeline-%1.png"_s;
        QVERIFY(m_view->grab().save(name.arg(QLatin1StringView(QTest::currentDataTag()))));

        QImage paper(size, QImage::Format_ARGB32_Premultiplied);
        QPainter p(&paper);
        p.setFont(QApplication::font());
        paintTimeline(p, QRectF(QPointF(), QSizeF(size)), *m_scope->snapshot(), m_scope->filter(),
                      light ? Theme::Scheme::Light : Theme::Scheme::Dark);
        p.end();
        QVERIFY(paper.save(name.arg(u"print-"_s + QLatin1StringView(QTest::currentDataTag()))));
        QVERIFY(paper.pixelColor(5, size.height() - 3) == Theme::instance().color(Theme::Role::Panel));
    }
};

QTEST_MAIN(TestTimelineView)
#include "test_timeline_view.moc"
