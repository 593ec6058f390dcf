// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dependency graph as a network: by hand with a mouse and keys, in the real window on a file, and the real grid.
#include "desktopfixture.h"
#include "graph/networkpane.h"
#include "gui/shots.h"
#include "samplepicture.h"

#include <QClipboard>
#include <QComboBox>
#include <QPainter>
#include <QToolButton>

using namespace watchfloor;
using namespace watchfloor::widgets;
using namespace watchfloor::test;
using namespace Qt::StringLiterals;
using picture::AssetKind;
using picture::Health;
using picture::ObjectRef;
using Part = GraphView::Part;

namespace {

/// Stations in a mesh with a power line between neighbours, as the reader of grids makes them; two owners.
struct Mesh : PictureMaker
{
    explicit Mesh(int side)
    {
        for (int i = 0; i < side * side; ++i) {
            const auto row = asset(("bus--" + std::to_string(i)).c_str(), u"Bus %1"_s.arg(i), AssetKind::Power);
            s.assets[std::size_t(row)].owner = i % side < side / 2 ? u"West"_s : u"East"_s;
        }
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                if (x > 0)
                    line(y * side + x - 1, y * side + x);
                if (y > 0)
                    line((y - 1) * side + x, y * side + x);
            }
    }
    void line(int a, int b)
    {
        const auto row = asset(("line--" + std::to_string(a) + "-" + std::to_string(b)).c_str(),
                               u"Line %1-%2"_s.arg(a).arg(b), AssetKind::Power);
        needs(a, row, "power", NeedRule::Any, 1);
        needs(b, row, "power", NeedRule::Any, 1);
    }
    void hurt(const char *id, Health health, int severity)
    {
        auto &row = s.assets[std::size_t(s.assetById.at(id))];
        row.health = row.ownHealth = health;
        row.worstSeverity = std::uint8_t(severity);
    }
    picture::SnapshotPtr picture(std::int64_t generation = 1)
    {
        s.generation = generation;
        if (s.markings.empty())
            s.markings.push_back(Marking::mostRestrictive());
        return std::make_shared<const picture::Snapshot>(s);
    }
};

/// In sfdp's place: one that never answers.
QString sleeper(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(u"sleeper"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write("#!/bin/sh\nexec sleep 600\n");
    file.setPermissions(file.permissions() | QFile::ExeOwner);
    return file.fileName();
}

QToolButton *button(QWidget *in, const QString &text)
{
    for (auto *b : in->findChildren<QToolButton *>())
        if (b->text() == text)
            return b;
    return nullptr;
}

} // namespace

class TestNetworkView : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<desktop::DesktopFixture> m_fixture;
    std::unique_ptr<PictureScope> m_scope;
    std::unique_ptr<GraphView> m_view;

    NetworkPane *pane() const { return m_view->network(); }
    NetworkCanvas *canvas() const { return pane()->canvas(); }
    int node(const char *id) const
    {
        const auto &ids = pane()->scene()->ids;
        return int(std::ranges::find(ids, id) - ids.begin());
    }
    QPointF place(const char *id) const { return pane()->scene()->places.at(std::size_t(node(id))); }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_view->isSettled(), 60'000); }
    void click(const char *id, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(canvas(), Qt::LeftButton, modifiers, canvas()->nodeAt(node(id)).toPoint());
    }
    void show(const picture::SnapshotPtr &picture, const QString &program = {})
    {
        m_scope = std::make_unique<PictureScope>();
        m_view = std::make_unique<GraphView>(m_scope.get());
        if (!program.isEmpty())
            pane()->setProgram(program);
        m_view->resize(1000, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_scope->setSnapshot(picture);
        QTRY_VERIFY(pane()->snapshot() == picture);
    }

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<desktop::DesktopFixture>(); }
    void init() { Theme::instance().apply(*qApp, Theme::Scheme::Dark); }
    void cleanup()
    {
        m_view.reset();
        m_scope.reset();
        desktop::DesktopFixture::closeAll();
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void withoutMissionsItIsANetworkWhoseLinesAreEdges()
    {
        Mesh mesh(12);
        show(mesh.picture());
        QVERIFY(m_view->isNetwork());
        QCOMPARE(m_view->part(), Part::Network);
        QCOMPARE(pane()->scene()->nodes.size(), 144U);
        QCOMPARE(pane()->scene()->edges.size(), 264U);
        settle();
        // Refined: neighbours are nearer than most.
        double edges = 0, pairs = 0;
        const auto &scene = *pane()->scene();
        for (const auto &edge : scene.edges)
            edges += QLineF(scene.places[std::size_t(edge.from)], scene.places[std::size_t(edge.to)]).length();
        for (std::size_t i = 0; i < 144; ++i)
            pairs += QLineF(scene.places[i], scene.places[(i * 61 + 7) % 144]).length();
        QVERIFY(edges / 264 * 2.5 < pairs / 144);

        // A line is an asset: it can be selected, and is found by a click.
        const auto &edge = scene.edges.front();
        const QPointF middle = (canvas()->nodeAt(edge.from) + canvas()->nodeAt(edge.to)) / 2;
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, middle.toPoint());
        QCOMPARE(m_scope->selection().size(), 1U);
        QCOMPARE(m_scope->selection().front().id, mesh.s.assets[std::size_t(edge.asset)].id);

        // A person who wants layers has them, and G leads back.
        QTest::keyClick(canvas(), Qt::Key_G);
        QCOMPARE(m_view->part(), Part::Threats);
        settle();
        QVERIFY(!m_view->drawnNodes().empty());
        QTest::keyClick(m_view->focusProxy(), Qt::Key_G);
        QVERIFY(m_view->isNetwork());
        settle();
    }

    void whatIsHurtIsSeenFromAfar()
    {
        Mesh mesh(40);
        mesh.hurt("bus--0", Health::Failed, 0);
        mesh.hurt("bus--820", Health::Impaired, 90);
        const auto picture = mesh.picture();
        const GraphModel model(*picture);
        auto scene = networkScene(model, {});
        QVERIFY(scene);
        QVERIFY(placeNetwork(*scene, "salt", nullptr, nullptr));
        const Theme theme(Theme::Scheme::Dark);
        NetworkLook look;
        look.size = {320, 220};
        look.zoom = std::min(280 / scene->bounds.width(), 180 / scene->bounds.height());
        look.origin = QPointF(160, 110) - scene->bounds.center() * look.zoom;
        QImage image(320, 220, QImage::Format_RGB32);
        image.fill(theme.color(Theme::Role::Window));
        {
            QPainter p(&image);
            paintNetwork(p, *scene, *picture, look, {}, m_fixture ? QApplication::font() : QFont(), theme);
        }
        QVERIFY(image.save(shot(u"network-afar"_s)));
        const auto count = [&](QPointF at, const QColor &color) {
            int found = 0;
            for (int y = int(at.y()) - 8; y <= int(at.y()) + 8; ++y)
                for (int x = int(at.x()) - 8; x <= int(at.x()) + 8; ++x)
                    found += image.rect().contains(x, y) && image.pixelColor(x, y) == color;
            return found;
        };
        const auto at = [&](const char *id) { return look.toDevice(scene->placeOf(picture->assetById.at(id))); };
        QVERIFY(count(at("bus--0"), theme.health(Health::Failed)) > 20);
        QVERIFY(count(at("bus--820"), theme.severity(severityBand(90))) > 20);
    }

    void aLayoutIsCancelledAndTheFirstPictureStays()
    {
        const QTemporaryDir folder;
        Mesh mesh(10);
        show(mesh.picture(), sleeper(folder));
        QTRY_VERIFY(pane()->isRefining());
        const auto before = pane()->scene()->places;
        // The window answers meanwhile.
        click("bus--5");
        QCOMPARE(m_scope->selection(), PictureScope::Selection({ObjectRef{ObjectRef::Kind::Asset, "bus--5"}}));
        auto *cancel = button(pane(), u"Cancel"_s);
        QVERIFY(cancel && cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!pane()->isRefining());
        QVERIFY(!cancel->isVisible());
        QVERIFY(pane()->scene()->places == before);
        settle();
        const auto says = [&](const QString &text) {
            return std::ranges::any_of(pane()->findChildren<QLabel *>(),
                                       [&](const QLabel *label) { return label->text().contains(text); });
        };
        QVERIFY(says(u"cancelled"_s));
        // Escape does as well.
        QTest::mouseClick(button(pane(), u"Refine"_s), Qt::LeftButton);
        QVERIFY(pane()->isRefining());
        QTest::keyClick(canvas(), Qt::Key_Escape);
        QVERIFY(!pane()->isRefining());
        // Who is missing is said.
        pane()->setProgram(u"no-such-sfdp"_s);
        pane()->refine();
        QTRY_VERIFY(says(u"no-such-sfdp"_s));
        QVERIFY(pane()->scene()->places == before);
    }

    void whatIsMovedStaysAndWhatIsNewComesBesideIt()
    {
        Mesh mesh(10);
        show(mesh.picture());
        settle();
        const QPointF before = place("bus--44");
        const QPoint from = canvas()->nodeAt(node("bus--44")).toPoint(), way(50, 34);
        const double zoom = canvas()->look().zoom;
        QTest::mousePress(canvas(), Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas(), from + way / 2);
        QTest::mouseMove(canvas(), from + way);
        QTest::mouseRelease(canvas(), Qt::LeftButton, {}, from + way);
        settle();
        QVERIFY(QLineF(place("bus--44"), before + QPointF(way) / zoom).length() < 3 / zoom);
        // A new picture with one more station: all stay where they are, and it stands beside the one that it is joined
        // to.
        const auto places = pane()->scene()->places;
        const auto held = place("bus--44");
        const auto added = mesh.asset("bus--new", u"New bus"_s, AssetKind::Power);
        mesh.line(44, added);
        const auto next = mesh.picture(2);
        m_scope->setSnapshot(next);
        QTRY_VERIFY(pane()->snapshot() == next);
        QCOMPARE(place("bus--44"), held);
        for (std::size_t i = 0; i < places.size(); ++i)
            QCOMPARE(pane()->scene()->places[i], places[i]);
        QVERIFY(QLineF(place("bus--new"), held).length() < 1.5 * NetworkScene::spacing);
        // Written down and read again, as when a file is opened.
        const QByteArray bytes = pane()->savePlaces();
        show(next, u"no-such-sfdp"_s);
        m_view->restorePlaces({}, {}, bytes);
        QTRY_VERIFY(m_view->isSettled() && pane()->scene());
        QVERIFY(QLineF(place("bus--44"), held).length() < 0.1);
        // Ctrl and an arrow push it on.
        click("bus--44");
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ControlModifier);
        settle();
        QVERIFY(place("bus--44").y() > held.y() + 1);
    }

    void ownersAreFoldedAndUnfolded()
    {
        Mesh mesh(10);
        mesh.hurt("bus--3", Health::Failed, 0);
        show(mesh.picture());
        settle();
        pane()->setFold(NetworkFold::Owner);
        QTRY_COMPARE(pane()->scene()->nodes.size(), 2U);
        settle();
        const auto &groups = pane()->scene()->groups;
        QCOMPARE(groups.size(), 2U);
        // Fifty stations each, with the lines inside.
        QCOMPARE(groups[0].assets.size() + groups[1].assets.size() + 10, mesh.s.assets.size());
        QCOMPARE(pane()->scene()->edges.size(), 1U);
        QCOMPARE(pane()->scene()->edges.front().count, 10);
        const int west = groups[0].name == u"West" ? 0 : 1;
        const int group = node(groups[std::size_t(west)].id.c_str());
        QCOMPARE(pane()->scene()->nodes[std::size_t(group)].health, Health::Failed);
        QVERIFY(groupState(groups[std::size_t(west)]).contains(u"1 hurt"_s));
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, canvas()->nodeAt(group).toPoint());
        QTRY_COMPARE(pane()->scene()->nodes.size(), 51U);
        settle();
        // Minus folds the group of the one that keys work on.
        click("bus--3");
        QTest::keyClick(canvas(), Qt::Key_Minus);
        QTRY_COMPARE(pane()->scene()->nodes.size(), 2U);
        settle();
        QVERIFY(canvas()->grab().save(shot(u"network-owners"_s)));
        // It is one thing to point at, says what it stands for, and opens.
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, canvas()->edgeMiddle(0).toPoint());
        QCOMPARE(canvas()->edge(), 0);
        QVERIFY(!m_view->link());
        QVERIFY2(canvas()->edgeLines(0).contains(u"stands for 10 lines"_s),
                 qPrintable(canvas()->edgeLines(0).join(u'\n')));
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, canvas()->edgeMiddle(0).toPoint());
        QTRY_COMPARE(pane()->scene()->nodes.size(), 100U);
        settle();
    }

    /// Several lines between two groups are drawn as one: each of them is found there, and what is folded is marked.
    void whatIsFoldedIsFoundAndMarked()
    {
        constexpr int side = 8;
        Mesh mesh(side);
        const auto picture = mesh.picture();
        show(picture);
        settle();
        pane()->setFold(NetworkFold::Owner);
        settle();
        for (int y = 0; y < side; ++y) {
            const int left = y * side + side / 2 - 1;
            const auto id = "line--" + std::to_string(left) + "-" + std::to_string(left + 1);
            const auto row = std::size_t(picture->assetById.at(id));
            QVERIFY2(pane()->scene()->edgeOfAsset.at(row) >= 0, id.c_str());
            QVERIFY2(!pane()->scene()->placeOf(std::int32_t(row)).isNull(), id.c_str());
        }
        const QImage before = canvas()->picture();
        m_scope->select({ObjectRef::Kind::Asset, "bus--0"});
        settle();
        QVERIFY(canvas()->picture() != before);
    }

    void groupsDoNotLieOnEachOther()
    {
        Mesh mesh(30);
        for (std::size_t i = 0; i < mesh.s.assets.size(); ++i)
            mesh.s.assets[i].owner = u"Owner %1"_s.arg(i * i % 61);
        show(mesh.picture());
        settle();
        pane()->setFold(NetworkFold::Owner);
        settle();
        const NetworkScene &scene = *pane()->scene();
        QVERIFY(scene.nodes.size() > 25);
        for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
            for (std::size_t j = i + 1; j < scene.nodes.size(); ++j)
                QCOMPARE_GE(QLineF(scene.places[i], scene.places[j]).length(),
                            double(scene.nodes[i].radius + scene.nodes[j].radius));
        }
    }

    /// Rows are others in each picture: what was marked by them in one is not looked up in the next.
    void aWayGoesWithItsPicture()
    {
        Mesh large(9), small(3);
        const auto first = large.picture(1), second = small.picture(2), third = large.picture(3);
        show(first);
        settle();
        const auto isMarked = [&] { return !canvas()->marks().way.shortest.empty(); };
        m_scope->setSelection({{ObjectRef::Kind::Asset, "bus--0"}, {ObjectRef::Kind::Asset, "bus--8"}});
        QTRY_VERIFY_WITH_TIMEOUT(isMarked(), 10'000);
        m_scope->setSnapshot(second);
        QTRY_VERIFY(pane()->snapshot() == second);
        QVERIFY(canvas()->marks().way.all.size() <= second->assets.size());
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(isMarked(), 10'000); // both are there, too
        m_scope->setSnapshot(third);
        QTRY_VERIFY(pane()->snapshot() == third);
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(isMarked(), 10'000);
    }

    /// The old drawing stays on screen until the new one is laid out, and can be used.
    void whileItIsArrangedAnewItCanBeClicked()
    {
        Mesh mesh(40);
        show(mesh.picture());
        settle();
        const QPoint at = canvas()->nodeAt(node("bus--0")).toPoint();
        pane()->arrangeAnew();
        QVERIFY(!pane()->isDrawn());
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, at);
        QCOMPARE(m_scope->selection().size(), 1U);
        settle();
    }

    void whatNothingJoinsStandsInABlock()
    {
        Mesh mesh(8);
        for (int i = 0; i < 40; ++i)
            mesh.asset(("line--planned-" + std::to_string(i)).c_str(), u"Planned line %1"_s.arg(i), AssetKind::Power);
        show(mesh.picture());
        settle();
        const auto &scene = *pane()->scene();
        QCOMPARE(scene.loose.size(), 40U);
        QCOMPARE(scene.joined.size(), 64U);
        QVERIFY(scene.bounds.contains(scene.looseArea));
        for (const int joined : scene.joined)
            QVERIFY(!scene.looseArea.contains(scene.places[std::size_t(joined)]));
        for (std::size_t i = 0; i < scene.loose.size(); ++i) {
            const QPointF at = scene.places[std::size_t(scene.loose[i])];
            QVERIFY(scene.looseArea.contains(at));
            for (std::size_t j = i + 1; j < scene.loose.size(); ++j)
                QVERIFY(QLineF(at, scene.places[std::size_t(scene.loose[j])]).length() > 20);
        }
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::instance().apply(*qApp, scheme);
            settle();
            QVERIFY(canvas()->grab().save(
                shot(scheme == Theme::Scheme::Dark ? u"network-loose"_s : u"network-loose-light"_s)));
        }
        // One that is moved leaves the block and stays where it is put; the block stays where it is.
        const QRectF area = scene.looseArea;
        pane()->moveNode(node("line--planned-3"), area.topLeft() - QPointF(300, 200));
        settle();
        QCOMPARE(place("line--planned-3"), area.topLeft() - QPointF(300, 200));
        QCOMPARE(pane()->scene()->looseArea, area);
    }

    void noLabelIsCutAtTheEdge()
    {
        PictureMaker make;
        for (int i = 0; i < 3; ++i)
            make.asset(("host--" + std::to_string(i)).c_str(), u"Name of some length, %1"_s.arg(i), AssetKind::Host);
        make.s.generation = 1;
        make.s.markings.push_back(Marking::mostRestrictive());
        show(std::make_shared<const picture::Snapshot>(make.s));
        settle();
        canvas()->clearFocus();
        const QColor window = Theme::instance().color(Theme::Role::Window);
        for (const int side : {-1, 1}) {
            // Twenty pixels from the edge there is no room for a name on that side.
            const double zoom = 1.5 + 0.1 * side, away = canvas()->width() / 2.0 - 20;
            canvas()->setView(zoom, place("host--0") - QPointF(side * away / zoom, 0));
            settle();
            const QImage image = canvas()->grab().toImage();
            QVERIFY(image.save(shot(side < 0 ? u"network-label-left"_s : u"network-label-right"_s)));
            const QPoint at = canvas()->nodeAt(node("host--0")).toPoint();
            QCOMPARE(at.x(), side < 0 ? 20 : image.width() - 20);
            int beside = 0;
            for (int y = at.y() - 40; y <= at.y() + 40; ++y) {
                for (const int x : {0, 1, image.width() - 2, image.width() - 1})
                    QCOMPARE(image.pixelColor(x, y), window);
                for (int x = 30; x < 60; ++x) // its name is there all the same
                    beside += image.pixelColor(side < 0 ? x : image.width() - 1 - x, y) != window;
            }
            QVERIFY(beside > 20);
        }
    }

    void twoThatAreSelectedShowTheirWayAndStepsGoFar()
    {
        PictureMaker make;
        for (int i = 0; i < 12; ++i)
            make.asset(("host--" + std::to_string(i)).c_str(), u"Host %1"_s.arg(i), AssetKind::Host);
        for (int i = 0; i < 9; ++i)
            make.needs(i, i + 1, "network");
        make.needs(2, 10, "network");
        make.needs(10, 5, "network");
        make.s.generation = 1;
        make.s.markings.push_back(Marking::mostRestrictive());
        const auto picture = std::make_shared<const picture::Snapshot>(make.s);
        show(picture);
        settle();
        click("host--0");
        click("host--7", Qt::ControlModifier);
        QTRY_COMPARE(canvas()->marks().way.shortest.size(), 7U); // by host 10
        QVERIFY(canvas()->marks().way.isChain);
        QCOMPARE(canvas()->marks().way.between, 9U);
        click("host--11", Qt::ControlModifier);
        QTRY_VERIFY(canvas()->marks().way.shortest.empty());

        click("host--0");
        m_view->showPart(Part::Around);
        m_view->setSteps(6);
        QTRY_COMPARE(pane()->scene()->nodes.size(), 9U); // host 8 is a step too far
        settle();
        m_view->setSteps(40);
        QTRY_COMPARE(pane()->scene()->nodes.size(), 11U);
        m_view->showPart(Part::Network);
        QTRY_COMPARE(pane()->scene()->nodes.size(), 12U);
        settle();
        QVERIFY(m_view->textOfDrawn().contains(u"Host 11"_s));
        m_view->copyPicture();
        const int above = QApplication::clipboard()->image().height() - pane()->canvas()->height();
        QVERIFY(above > m_view->fontMetrics().height()); // the marking, which is written there
        const QImage band = QApplication::clipboard()->image().copy(0, 0, pane()->canvas()->width(), above);
        bool hasInk = false;
        for (int y = 0; y < band.height(); ++y)
            for (int x = 0; x < band.width(); ++x)
                hasInk = hasInk || band.pixel(x, y) != band.pixel(0, 0);
        QVERIFY(hasInk);
        // Narrow, it goes over several lines rather than out of the picture.
        m_view->setFixedWidth(m_view->fontMetrics().horizontalAdvance(u"UNMARKED: TREAT"_s));
        settle();
        m_view->copyPicture();
        QCOMPARE_GT(QApplication::clipboard()->image().height() - pane()->canvas()->height(), above);
        m_view->setFixedWidth(1000);
    }

    void inTheWindowAFileIsDrawnMovedAndOpenedAgain()
    {
        const QString text = m_fixture->filePath(u"net.gml"_s), path = m_fixture->newStore();
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("graph [\n  directed 0\n");
        for (int i = 0; i < 30; ++i)
            file.write("  node [ id " + QByteArray::number(i) + " label \"City " + QByteArray::number(i)
                       + "\" Latitude " + QByteArray::number(40 + i % 6) + " Longitude " + QByteArray::number(i / 6)
                       + " ]\n");
        for (int i = 1; i < 30; ++i)
            file.write("  edge [ source " + QByteArray::number(i) + " target " + QByteArray::number(i / 2) + " ]\n");
        file.write("]\n");
        file.close();
        ingest::FileOptions options;
        options.source = "net";
        {
            auto store = store::Store::open(path, {});
            QVERIFY(store);
            QVERIFY(!ingest::ingestFile(**store, text, options).error);
        }
        const auto open = [&] {
            auto window = m_fixture->emptyWindow();
            window->setRemembering(true);
            window->openStore(path);
            window->showDock(u"graph"_s);
            const auto isDrawn = [&] {
                return window->isSettled() && window->graph()->isNetwork() && window->graph()->network()->scene()
                    && window->graph()->network()->scene()->nodes.size() == 30;
            };
            if (!QTest::qWaitFor(isDrawn, desktop::patience))
                qWarning("the network is not drawn");
            return window;
        };
        const auto placesIn = [](const desktop::MainWindow &window) {
            const NetworkScene &scene = *window.graph()->network()->scene();
            std::map<std::string, QPointF> found;
            for (std::size_t i = 0; i < scene.ids.size(); ++i)
                found[scene.ids[i]] = scene.places[i];
            return found;
        };
        std::map<std::string, QPointF> places;
        {
            const auto window = open();
            auto *network = window->graph()->network();
            QCOMPARE(network->scene()->edges.size(), 29U); // a link is a line
            const int moved = 4;
            const QPoint from = network->canvas()->nodeAt(moved).toPoint();
            const std::string id = network->scene()->ids[moved];
            const QPointF before = placesIn(*window).at(id);
            QTest::mousePress(network->canvas(), Qt::LeftButton, {}, from);
            QTest::mouseMove(network->canvas(), from + QPoint(20, 10));
            QTest::mouseMove(network->canvas(), from + QPoint(40, 24));
            QTest::mouseRelease(network->canvas(), Qt::LeftButton, {}, from + QPoint(40, 24));
            // Nothing is under way in the moment before the drawing follows.
            QTRY_VERIFY_WITH_TIMEOUT(QLineF(placesIn(*window).at(id), before).length() > 1, desktop::patience);
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), desktop::patience);
            places = placesIn(*window);
        }
        const auto window = open();
        const auto again = placesIn(*window);
        QCOMPARE(again.size(), places.size());
        for (const auto &[id, place] : places)
            QVERIFY2(QLineF(again.at(id), place).length() < 0.1, id.c_str());
        window->setRemembering(false);
    }
};

QTEST_MAIN(TestNetworkView)
#include "test_network_view.moc"
