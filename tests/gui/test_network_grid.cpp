// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real infrastructure in the real window: the European grid and the research networks, on the map with their lines and
// in the graph.
#include "desktop/whatifflow.h"
#include "desktopfixture.h"
#include "graph/componentspane.h"
#include "graph/networkpane.h"
#include "gui/shots.h"
#include "map/mapcolors.h"
#include "map/mapview.h"
#include "map/marks.h"

#include <QDir>
#include <QDockWidget>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QToolButton>

using namespace watchfloor;
using namespace watchfloor::widgets;
using namespace Qt::StringLiterals;

namespace {

// Of ../shared/data/09-graphs/entsoe-gridkit: what README.md there counts, and what of it is still being built.
constexpr std::size_t buses = 8807, branches = 11151 + 62 + 1039 + 6, generators = 2582;
constexpr std::size_t planned = 1066 + 5, toItself = 1; ///< supply nobody, so they join nothing
constexpr std::size_t oneConverter = 3; ///< rows with the same id: one converter at several buses, which is no line

/// Of the real bill, counted in the file itself: distinct by name and version.
std::size_t billComponents()
{
    QFile file(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data/09-graphs/sbom/juice-shop__v11.1.2__bom.json"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    std::set<QString> found;
    const auto components = QJsonDocument::fromJson(file.readAll()).object().value("components"_L1).toArray();
    for (const auto value : components) {
        const QJsonObject one = value.toObject();
        const QString name = one.value("name"_L1).toString(), group = one.value("group"_L1).toString();
        found.insert(group + u'/' + name + u'@' + one.value("version"_L1).toString());
    }
    return found.size();
}

QString dataFolder() { return QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data/09-graphs"); }

} // namespace

class TestNetworkGrid : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<desktop::DesktopFixture> m_fixture;

    static bool read(const QString &store, const QString &source, const QStringList &files)
    {
        const auto opened = store::Store::open(store, {});
        ingest::FileOptions options;
        options.source = source.toStdString();
        return opened && std::ranges::all_of(files, [&](const QString &file) {
                   return !ingest::ingestFile(**opened, dataFolder() + u'/' + file, options).error;
               });
    }
    /// Of the lines that are long enough to be looked at: how many are there in their colour, not only their ground.
    static double shareSeen(const MapView &map, const QImage &image, const picture::Snapshot &s)
    {
        const MapColors colors = MapColors::of(Theme::instance());
        const auto isNear = [](const QColor &a, const QColor &b) {
            return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 60;
        };
        int asked = 0, seen = 0;
        for (const Stroke &stroke : placeLines(s, map.frame(), colors)) {
            for (std::size_t i = 1; i < stroke.points.size(); ++i) {
                const QLineF line(stroke.points[i - 1], stroke.points[i]);
                const QPoint middle = (line.center() * image.devicePixelRatio()).toPoint();
                if (line.length() < 16 || !image.rect().adjusted(2, 2, -2, -2).contains(middle))
                    continue;
                ++asked;
                bool isThere = false;
                for (int y = -1; y <= 1; ++y)
                    for (int x = -1; x <= 1; ++x)
                        isThere = isThere || isNear(image.pixelColor(middle + QPoint(x, y)), stroke.color);
                seen += isThere;
                break;
            }
        }
        return asked < 50 ? 0 : double(seen) / asked;
    }
    /// Nobody waits for sfdp here: the first picture is the one that is looked at.
    desktop::DesktopFixture::Window open(const QString &store)
    {
        auto window = m_fixture->emptyWindow();
        if (!qEnvironmentVariableIsSet("NETWORK_REFINED")) // for pictures to look at
            window->graph()->network()->setProgram(u"no-such-sfdp"_s);
        window->openStore(store);
        const auto isThere = [&] {
            return window->isSettled() && !window->scope()->snapshot()->assets.empty() && window->graph()->isNetwork()
                && window->graph()->network()->snapshot() == window->scope()->snapshot();
        };
        if (!QTest::qWaitFor(isThere, desktop::patience))
            qWarning("the window did not settle");
        window->resize(1280, 800);
        show(*window, u"graph"_s);
        return window;
    }

    /// That view has the window to itself.
    static void show(desktop::MainWindow &window, const QString &view)
    {
        for (auto *dock : window.findChildren<QDockWidget *>())
            window.removeDockWidget(dock);
        auto *alone = window.findChild<QDockWidget *>(view);
        window.addDockWidget(Qt::LeftDockWidgetArea, alone);
        alone->show();
        QTRY_VERIFY_WITH_TIMEOUT(window.isSettled() && !alone->visibleRegion().isEmpty(), desktop::patience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(dataFolder()).exists()) {
            if (qEnvironmentVariable("CI") == "true"_L1)
                QFAIL("../shared/data is missing");
            QSKIP("../shared/data is not here");
        }
        m_fixture = std::make_unique<desktop::DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }
    void cleanup() { desktop::DesktopFixture::closeAll(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void theEuropeanGrid()
    {
        const QString store = m_fixture->newStore();
        QStringList files;
        for (const auto &name :
             {"buses.csv", "lines.csv.gz", "links.csv", "transformers.csv", "converters.csv", "generators.csv"})
            files << u"entsoe-gridkit/"_s + QLatin1String(name);
        QVERIFY(read(store, u"grid"_s, files));
        const auto window = open(store);
        const picture::SnapshotPtr held = window->scope()->snapshot();
        QCOMPARE(held->assets.size(), buses + branches + generators - (oneConverter - 1));

        // Stations and what feeds them are dots, what joins two of them is a line.
        NetworkPane *network = window->graph()->network();
        const NetworkScene scene = *network->scene();
        QCOMPARE(scene.lines, branches - planned - toItself - oneConverter);
        QCOMPARE(scene.nodes.size(), buses + generators + planned + toItself + 1);
        QCOMPARE(scene.edges.size(), scene.lines + generators + oneConverter);
        QVERIFY(!network->isRefining());
        const QImage drawn = network->canvas()->grab().toImage();
        QVERIFY(drawn.save(test::shot(u"grid-graph"_s)));
        for (const auto &[name, zoom] : {std::pair("grid-graph-middle", 5.0), {"grid-graph-near", 4.0}}) {
            const QRectF at(network->canvas()->rect());
            network->canvas()->zoom(zoom, at.topLeft() + QPointF(at.width() * 0.4, at.height() * 0.35));
            QTRY_VERIFY_WITH_TIMEOUT(network->isSettled(), desktop::patience);
            QVERIFY(window->grab().save(test::shot(QLatin1String(name))));
        }
        network->setFold(NetworkFold::Country);
        QTRY_VERIFY_WITH_TIMEOUT(network->isSettled() && network->scene()->fold == NetworkFold::Country,
                                 desktop::patience);
        QVERIFY(network->scene()->nodes.size() < 80);
        QVERIFY(window->grab().save(test::shot(u"grid-countries"_s)));
        network->setFold(NetworkFold::None);
        QTRY_COMPARE(network->scene()->nodes.size(), buses + generators + planned + toItself + 1);
        int painted = 0;
        const QColor back = Theme::instance().color(Theme::Role::Window);
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x)
                painted += drawn.pixelColor(x, y) != back;
        QVERIFY(painted > drawn.width() * drawn.height() / 20);

        // A line that is selected in the graph is the same line on the map, along its own course.
        const auto longest = std::ranges::max_element(held->assets, {}, [](const picture::AssetRow &row) {
            return row.path.size() < 2
                ? 0.F
                : std::hypot(row.path.front().x - row.path.back().x, row.path.front().y - row.path.back().y);
        });
        const auto row = std::int32_t(longest - held->assets.begin());
        QVERIFY(scene.edgeOfAsset[std::size_t(row)] >= 0);
        window->scope()->select({picture::ObjectRef::Kind::Asset, longest->id});
        show(*window, u"map"_s);
        window->map()->setFrame(50, 12, 5);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), desktop::patience);
        std::set<std::int32_t> onMap; // all but those at the far ends
        for (const Stroke &stroke : placeLines(*held, window->map()->frame(), {}))
            onMap.insert(stroke.asset);
        QVERIFY2(onMap.size() > 6000, QByteArray::number(qulonglong(onMap.size())).constData());
        QVERIFY(onMap.contains(row));
        const QImage image = window->map()->grabImage();
        QVERIFY(image.save(test::shot(u"grid-map"_s)));
        const double seen = shareSeen(*window->map(), image, *held);
        QVERIFY2(seen > 0.9, QByteArray::number(seen).constData());
    }

    void theResearchNetworks()
    {
        const QString store = m_fixture->newStore();
        QVERIFY(read(store, u"nren"_s, {u"eu-nren-condensed_west_europe.gml"_s}));
        const auto window = open(store);
        const NetworkScene &scene = *window->graph()->network()->scene();
        QCOMPARE(scene.nodes.size(), 278U);
        QCOMPARE(scene.edges.size(), 394U);
        QVERIFY(window->graph()->network()->canvas()->grab().save(test::shot(u"nren-graph"_s)));
        show(*window, u"map"_s);
        window->map()->setFrame(50, 12, 5);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), desktop::patience);
        QVERIFY(placeLines(*window->scope()->snapshot(), window->map()->frame(), {}).size() > 300);
    }

    void aBillOfMaterials()
    {
        const QString store = m_fixture->newStore();
        QVERIFY(read(store, u"bills"_s, {u"sbom/juice-shop__v11.1.2__bom.json"_s}));
        const auto window = open(store);
        const NetworkScene &scene = *window->graph()->network()->scene();
        QCOMPARE(scene.nodes.size(), window->scope()->snapshot()->assets.size());
        QCOMPARE(scene.nodes.size(), 1U); // what is in it is looked for in it, and is no asset of its own
        QVERIFY(window->graph()->network()->canvas()->grab().save(test::shot(u"bill-graph"_s)));

        QCOMPARE(std::size_t(window->scope()->snapshot()->assets.front().parts), billComponents() + 1); // and itself
        // With a key what it is made of comes in the graph's place.
        NetworkCanvas *graph = window->graph()->network()->canvas();
        QTest::mouseClick(graph, Qt::LeftButton, {}, graph->nodeAt(0).toPoint());
        QTest::keyClick(graph, Qt::Key_B);
        QTRY_VERIFY_WITH_TIMEOUT(window->graph()->components(), desktop::patience);
        ComponentsPane *pane = window->graph()->components();
        QTRY_VERIFY_WITH_TIMEOUT(pane->isVisible() && window->isSettled(), desktop::patience);
        QVERIFY(!graph->isVisible());
        QCOMPARE(pane->components()->components.size(), billComponents());
        QCOMPARE(pane->components()->scene->edges.size(), billComponents());
        auto *find = pane->findChild<QLineEdit *>(u"componentsFind"_s);
        QTest::mouseClick(find, Qt::LeftButton);
        QTest::keyClicks(find, u"jsonwebtoken"_s);
        QVERIFY(pane->current() >= 0);
        QVERIFY(pane->textOfCurrent().contains(u"jsonwebtoken"_s));
        QVERIFY(pane->textOfCurrent().contains(u"pkg:npm/"_s));
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::instance().apply(*qApp, scheme);
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), desktop::patience);
            QVERIFY(pane->grab().save(
                test::shot(scheme == Theme::Scheme::Dark ? u"bill-components"_s : u"bill-components-light"_s)));
        }
        // A click on another one, then it is supposed away: all that have it fail.
        find->clear();
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), desktop::patience);
        QTest::mouseClick(pane->canvas(), Qt::LeftButton, {}, pane->rings()->nodeAt(9).toPoint());
        QCOMPARE(pane->current(), 8);
        const QString chosen = pane->components()->components[8].name;
        auto *knockOut = pane->findChild<QToolButton *>(u"componentsKnockOut"_s);
        QTest::mouseClick(knockOut, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive() && window->isSettled(), desktop::patience);
        QCOMPARE(window->whatIf()->steps().size(), 1U);
        QVERIFY(window->whatIf()->steps().front().title.contains(chosen));
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->snapshot()->assets.front().health == picture::Health::Failed,
                                 desktop::patience);
        pane->canvas()->setFocus();
        QTest::keyClick(pane->canvas(), Qt::Key_Escape);
        QVERIFY(!pane->isVisible() && graph->isVisible());
    }
};

QTEST_MAIN(TestNetworkGrid)
#include "test_network_grid.moc"
