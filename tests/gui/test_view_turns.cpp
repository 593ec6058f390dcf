// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a picture comes to the views: at once, in a playing replay a few in a frame, and all of them before a person's
// hand is on the window.
#include "common/picturescope.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;

namespace {

picture::SnapshotPtr made(std::int64_t generation)
{
    auto s = std::make_shared<picture::Snapshot>();
    s->generation = generation;
    s->replay = true;
    return s;
}

/// Notes which pictures it saw, and takes a while for each.
struct View : QWidget
{
    View(widgets::PictureScope &scope, std::vector<View *> &order)
    {
        scope.turns().follow(this, [this, &scope, &order] {
            seen.push_back(scope.snapshot()->generation);
            order.push_back(this);
            // As a repaint would be, it is the window's next turn.
            QMetaObject::invokeMethod(this, [&order] { order.push_back(nullptr); }, Qt::QueuedConnection);
            QElapsedTimer time;
            time.start();
            while (time.elapsed() < 5) { } // longer than a step may take
        });
        show();
    }
    std::vector<std::int64_t> seen;
};

} // namespace

class TestViewTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allViewsTakeAPictureAtOnceWhereNothingPlays()
    {
        widgets::PictureScope scope;
        std::vector<View *> order;
        View a(scope, order), b(scope, order);
        scope.setSnapshot(made(1));
        QCOMPARE(order, (std::vector{&a, &b}));
        QVERIFY(scope.turns().isDone());
    }

    void inAReplayTheWindowIsPaintedBetweenThem()
    {
        widgets::PictureScope scope;
        std::vector<View *> order;
        View a(scope, order), b(scope, order);
        scope.turns().setPaced(true);
        std::vector<std::size_t> donesAt;
        connect(&scope.turns(), &widgets::ViewTurns::done, this, [&] { donesAt.push_back(order.size()); });
        scope.setSnapshot(made(1));
        QVERIFY(order.empty());
        QVERIFY(!scope.turns().isDone());
        View *const painted = nullptr;
        QTRY_COMPARE(order, (std::vector{&a, painted, &b, painted}));
        QVERIFY(scope.turns().isDone());
        QTRY_COMPARE(donesAt, (std::vector<std::size_t>{4}));
        scope.turns().setPaced(false);
    }

    void whatNobodySeesTakesThePictureWhenItIsShown()
    {
        widgets::PictureScope scope;
        std::vector<View *> order;
        View a(scope, order), behind(scope, order), closed(scope, order);
        behind.hide();
        closed.hide();
        scope.turns().setPaced(true);
        scope.setSnapshot(made(1));
        QTRY_VERIFY(scope.turns().isDone());
        scope.setSnapshot(made(2));
        QTRY_VERIFY(scope.turns().isDone());
        QCOMPARE(a.seen, (std::vector<std::int64_t>{1, 2}));
        QVERIFY(behind.seen.empty());
        behind.show();
        QCOMPARE(behind.seen, std::vector<std::int64_t>{2}); // the newest alone, before it is painted
        QVERIFY(closed.seen.empty());
        scope.turns().setPaced(false);
        QCOMPARE(closed.seen, std::vector<std::int64_t>{2}); // from here on somebody may ask it
        QCOMPARE(behind.seen, std::vector<std::int64_t>{2});
    }

    void whatAViewAskedForComesInItsTurnAndTheNewestAlone()
    {
        widgets::PictureScope scope;
        std::vector<View *> order;
        View a(scope, order);
        std::vector<int> came;
        scope.turns().soon(&a, [&] { came.push_back(1); });
        QCOMPARE(came, std::vector{1});
        scope.turns().setPaced(true);
        scope.turns().soon(&a, [&] { came.push_back(2); });
        scope.turns().soon(&a, [&] { came.push_back(3); });
        QCOMPARE(came, std::vector{1});
        QTRY_COMPARE(came, (std::vector{1, 3}));
        scope.turns().setPaced(false);
    }

    void whoTouchesTheWindowFindsAllViewsAtOnePicture()
    {
        widgets::PictureScope scope;
        std::vector<View *> order;
        View a(scope, order), b(scope, order);
        QPushButton button;
        button.show();
        QVERIFY(QTest::qWaitForWindowExposed(&button));
        std::size_t seenAtClick = 0;
        connect(&button, &QPushButton::pressed, this, [&] { seenAtClick = order.size(); });
        scope.turns().setPaced(true);
        scope.setSnapshot(made(1));
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(seenAtClick, 2u);
        scope.turns().setPaced(false);
    }

    void aPauseBringsWhatStillWaits()
    {
        widgets::PictureScope scope;
        std::vector<View *> order;
        View a(scope, order), b(scope, order);
        auto gone = std::make_unique<View>(scope, order);
        scope.turns().setPaced(true);
        scope.setSnapshot(made(1));
        gone.reset();
        scope.turns().setPaced(false);
        QCOMPARE(order, (std::vector{&a, &b}));
        QCOMPARE(a.seen, std::vector<std::int64_t>{1});
    }
};

QTEST_MAIN(TestViewTurns)
#include "test_view_turns.moc"
