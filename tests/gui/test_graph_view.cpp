// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"
#include "graph/graphmodel.h"
#include "graph/graphview.h"
#include "print/graphpainter.h"
#include "samplepicture.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QTest>
#include <QWindow>

using namespace watchfloor;
using namespace watchfloor::widgets;
using namespace watchfloor::test;
using namespace Qt::StringLiterals;
using picture::ObjectRef;
using Part = GraphView::Part;

namespace {

picture::SnapshotPtr samplePicture(std::int64_t generation = 1)
{
    PictureMaker make;
    sampleAssets(make);
    return make.done(generation);
}

} // namespace

class TestGraphView : public QObject
{
    Q_OBJECT

private:
    PictureScope *m_scope = nullptr;
    GraphView *m_view = nullptr;

    QWindow *window() const { return m_view->windowHandle(); }
    std::int32_t row(const char *id) const { return m_scope->snapshot()->assetById.at(id); }
    ObjectRef ref(const char *id) const { return {ObjectRef::Kind::Asset, id}; }

    std::optional<GraphView::DrawnNode> drawn(const char *id) const
    {
        for (const auto &node : m_view->drawnNodes())
            if (node.asset == row(id))
                return node;
        return {};
    }
    void click(const char *id, Qt::KeyboardModifiers modifiers = {})
    {
        const auto node = drawn(id);
        QVERIFY(node);
        QTest::mouseClick(window(), Qt::LeftButton, modifiers, node->rect.center().toPoint());
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_view->isSettled(), 20'000); }

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp, Theme::Scheme::Dark); }

    void init()
    {
        m_scope = new PictureScope;
        m_scope->setSnapshot(samplePicture());
        m_view = new GraphView(m_scope);
        m_view->resize(1400, 900);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view));
        m_view->activateWindow();
        m_view->setFocus();
        settle();
    }

    void cleanup()
    {
        delete m_view;
        delete m_scope;
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }

    void beginsWithWhatThreatensTheMissions()
    {
        QVERIFY(drawn("mission--1"));
        QVERIFY(drawn("host--26"));
        QVERIFY(drawn("cable--1"));
        QVERIFY(!drawn("host--50"));
        const auto &s = *m_scope->snapshot();
        for (std::size_t i = 0; i < s.assets.size(); ++i)
            if (isBad(s.assets[i].health))
                QVERIFY2(drawn(s.assets[i].id.c_str()), s.assets[i].id.c_str());
    }

    void everyBoxIsInSightAndNoneCoversAnother()
    {
        for (const Part part : {Part::Threats, Part::Everything}) {
            m_view->showPart(part);
            settle();
            const auto nodes = m_view->drawnNodes();
            QVERIFY(nodes.size() > 10);
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                QVERIFY(QRectF(m_view->rect()).contains(nodes[i].rect));
                for (std::size_t j = i + 1; j < nodes.size(); ++j)
                    QVERIFY(!nodes[i].rect.intersects(nodes[j].rect));
            }
        }
        QCOMPARE(m_view->drawnNodes().size(), m_scope->snapshot()->assets.size());
    }

    void clickSelectsCtrlAddsBackgroundClears()
    {
        click("host--26");
        QCOMPARE(m_scope->selection(), PictureScope::Selection{ref("host--26")});
        click("cable--1", Qt::ControlModifier);
        QVERIFY(m_scope->isSelected(ref("host--26")) && m_scope->isSelected(ref("cable--1")));
        QTest::mouseClick(window(), Qt::LeftButton, {}, {m_view->width() - 6, m_view->height() / 2});
        QVERIFY(m_scope->selection().empty());
    }

    void theHandleShowsHiddenNeighbours()
    {
        m_view->showPart(Part::Around, row("mission--1"));
        m_view->setSteps(1);
        settle();
        QVERIFY(!drawn("service--3"));
        const auto task = drawn("task--3");
        QVERIFY(task && !task->needsHandle.isNull());
        QTest::mouseClick(window(), Qt::LeftButton, {}, task->needsHandle.center().toPoint());
        settle();
        QVERIFY(drawn("service--3"));
        QVERIFY(drawn("service--8"));
        // Where it stood, there it stays; and it has nothing more to show.
        QVERIFY((drawn("task--3")->rect.center() - task->rect.center()).manhattanLength() < 2);
        QVERIFY(drawn("task--3")->needsHandle.isNull());
    }

    void plusExpandsAndMinusFolds()
    {
        m_view->showPart(Part::Around, row("mission--1"));
        m_view->setSteps(1);
        settle();
        const auto before = m_view->drawnNodes().size();
        click("task--0");
        QTest::keyClick(window(), Qt::Key_Plus);
        settle();
        QVERIFY(m_view->drawnNodes().size() > before);
        QTest::keyClick(window(), Qt::Key_Minus);
        settle();
        QCOMPARE(m_view->drawnNodes().size(), before);
        // Folding the mission takes what only it holds; the task that another mission needs as well stays.
        m_view->showPart(Part::Everything);
        settle();
        m_view->collapse(row("mission--1"));
        settle();
        QVERIFY(!drawn("task--0"));
        QVERIFY(drawn("task--3"));
    }

    void doubleClickExpands()
    {
        m_view->showPart(Part::Around, row("mission--1"));
        m_view->setSteps(1);
        settle();
        QTest::mouseDClick(window(), Qt::LeftButton, {}, drawn("task--1")->rect.center().toPoint());
        settle();
        QVERIFY(drawn("service--1"));
    }

    void findByName()
    {
        QTest::keyClick(window(), Qt::Key_F, Qt::ControlModifier);
        auto *find = m_view->findChild<QLineEdit *>();
        QTRY_VERIFY(find->hasFocus());
        for (const QChar c : u"srv-050"_s)
            QTest::keyClick(window(), c.toLatin1());
        auto *list = m_view->findChild<QListWidget *>();
        QVERIFY(list->isVisible());
        QCOMPARE(list->count(), 1);
        QVERIFY(!drawn("host--50"));
        QTest::keyClick(window(), Qt::Key_Return);
        settle();
        QVERIFY(!list->isVisible());
        QVERIFY(m_scope->isSelected(ref("host--50")));
        const auto found = drawn("host--50");
        QVERIFY(found);
        QVERIFY(QRectF(m_view->rect()).contains(found->rect));
    }

    void findSaysWhenThereIsNone()
    {
        auto *find = m_view->findChild<QLineEdit *>();
        find->setText(u"no such thing"_s);
        auto *list = m_view->findChild<QListWidget *>();
        QVERIFY(list->isVisible());
        QCOMPARE(list->count(), 1);
        QVERIFY(!(list->item(0)->flags() & Qt::ItemIsEnabled));
    }

    void arrowsWalkAlongDependencies()
    {
        click("mission--1");
        QTest::keyClick(window(), Qt::Key_Right);
        const auto first = m_scope->assetRow(m_scope->selection().front());
        QCOMPARE(m_scope->snapshot()->assets[std::size_t(first)].kind, picture::AssetKind::Task);
        QTest::keyClick(window(), Qt::Key_Left);
        QVERIFY(m_scope->isSelected(ref("mission--1")));
    }

    void wheelZoomsAboutTheCursor()
    {
        const QPointF before = drawn("host--26")->rect.center();
        for (int i = 0; i < 3; ++i)
            QTest::wheelEvent(window(), before, {0, 120});
        const auto after = *drawn("host--26");
        QVERIFY((after.rect.center() - before).manhattanLength() < 2);
        QTest::keyClick(window(), Qt::Key_Home);
        for (const auto &node : m_view->drawnNodes())
            QVERIFY(QRectF(m_view->rect()).contains(node.rect));
    }

    void dragPans()
    {
        const QPointF before = drawn("mission--1")->rect.center();
        const QPoint from(m_view->width() - 20, m_view->height() / 2);
        QTest::mousePress(window(), Qt::LeftButton, {}, from);
        QTest::mouseMove(window(), from - QPoint(40, 20));
        QTest::mouseMove(window(), from - QPoint(100, 50));
        QTest::mouseRelease(window(), Qt::LeftButton, {}, from - QPoint(100, 50));
        QCOMPARE((drawn("mission--1")->rect.center() - before).toPoint(), QPoint(-100, -50));
        QVERIFY(m_scope->selection().empty());
    }

    void aRefreshMovesNothing()
    {
        m_view->showPart(Part::Everything);
        settle();
        const auto before = m_view->drawnNodes();
        m_scope->setSnapshot(samplePicture(2));
        settle();
        const auto after = m_view->drawnNodes();
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            QCOMPARE(after[i].rect, before[i].rect);
    }

    void chosenElsewhereIsFollowed()
    {
        m_scope->reveal(ref("host--77"));
        settle();
        QVERIFY(drawn("host--77"));
        m_scope->reveal({ObjectRef::Kind::Incident, "incident--cable"});
        settle();
        QVERIFY(QRectF(m_view->rect()).contains(drawn("cable--1")->rect));
    }

    void onlyWhatItNeeds()
    {
        m_view->showPart(Part::Needs, row("host--26"));
        settle();
        for (const auto &node : m_view->drawnNodes())
            QVERIFY(m_scope->snapshot()->assets[std::size_t(node.asset)].kind != picture::AssetKind::Mission);
        m_view->showPart(Part::NeededBy, row("host--26"));
        settle();
        QVERIFY(drawn("mission--1"));
        QVERIFY(!drawn("network--0"));
    }

    void stateSurvives()
    {
        m_view->showPart(Part::Around, row("service--3"));
        m_view->setSteps(1);
        m_view->expand(row("host--26"));
        settle();
        GraphView other(m_scope);
        QVERIFY(other.restoreState(m_view->saveState()));
        QTRY_VERIFY(other.isSettled());
        QCOMPARE(other.part(), Part::Around);
        QCOMPARE(other.drawnNodes().size(), m_view->drawnNodes().size());
        QVERIFY(!other.restoreState("nonsense"));
    }

    void anEmptyPictureSaysSo()
    {
        m_scope->setSnapshot(PictureMaker().done(3));
        settle();
        QVERIFY(m_view->drawnNodes().empty());
    }

    void twoThousandAreAllDrawn()
    {
        PictureMaker make;
        for (int i = 0; i < 2000; ++i)
            make.asset(("asset--" + std::to_string(i)).c_str(), u"Asset %1"_s.arg(i),
                       i == 0 ? picture::AssetKind::Mission : picture::AssetKind::Host);
        for (int i = 1; i < 2000; ++i) {
            make.needs(i / 6, i, "needs");
            if (i % 3 == 0)
                make.needs(make.number(i), i, "also");
        }
        make.incident("incident--1", u"x"_s, 90, sampleStart, noTime, {1999});
        impact::apply(make.s);
        m_scope->setSnapshot(make.done(4));
        m_view->showPart(Part::Everything);
        settle();
        QCOMPARE(m_view->drawnNodes().size(), std::size_t(2000));
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("light");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("part");
        QTest::newRow("dark-1400-threats") << false << QSize(1400, 900) << int(Part::Threats);
        QTest::newRow("light-1400-threats") << true << QSize(1400, 900) << int(Part::Threats);
        QTest::newRow("dark-900-threats") << false << QSize(900, 700) << int(Part::Threats);
        QTest::newRow("dark-1400-everything") << false << QSize(1400, 900) << int(Part::Everything);
        QTest::newRow("light-900-around") << true << QSize(900, 700) << int(Part::Around);
    }

    /// Leaves what a person would see for a person to judge.
    void pictures()
    {
        QFETCH(bool, light);
        QFETCH(QSize, size);
        QFETCH(int, part);
        const auto scheme = light ? Theme::Scheme::Light : Theme::Scheme::Dark;
        Theme::instance().apply(*qApp, scheme);
        m_view->resize(size);
        QTRY_COMPARE(m_view->size(), size);
        m_scope->select(ref("service--3"));
        m_view->showPart(Part(part));
        settle();
        QDir().mkpath(u"" WATCHFLOOR_BIN_DIR "/../shots"_s);
        const QString name = u"" WATCHFLOOR_BIN_DIR "/../shots/graph-%1.png"_s;
        QVERIFY(m_view->grab().save(name.arg(QLatin1StringView(QTest::currentDataTag()))));

        QImage paper(size, QImage::Format_ARGB32_Premultiplied);
        QPainter p(&paper);
        p.setFont(QApplication::font());
        paintGraph(p, QRectF(QPointF(), QSizeF(size)), *m_scope->snapshot(), {}, scheme);
        p.end();
        QVERIFY(paper.save(name.arg(u"print-"_s + QLatin1StringView(QTest::currentDataTag()))));
        QCOMPARE(paper.pixelColor(2, size.height() / 2), Theme::instance().color(Theme::Role::Window));
    }
};

QTEST_MAIN(TestGraphView)
#include "test_graph_view.moc"
