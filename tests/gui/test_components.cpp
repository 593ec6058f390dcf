// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an asset is made of and who needs whom in it, in the real window: by clicks and keys to the chain that brings in
// what is vulnerable.
#include "common/labels.h"
#include "desktop/whatifflow.h"
#include "desktopfixture.h"
#include "graph/componentspane.h"
#include "graph/networkpane.h"
#include "gui/shots.h"

#include <QDir>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <queue>

using namespace watchfloor;
using namespace watchfloor::widgets;
using namespace Qt::StringLiterals;
using Node = Components::Node;
using Index = std::size_t;

namespace {

QJsonObject component(const QString &name)
{
    return {{u"type"_s, u"library"_s},
            {u"name"_s, name},
            {u"version"_s, u"1"_s},
            {u"bom-ref"_s, name},
            {u"purl"_s, u"pkg:npm/%1@1"_s.arg(name)}};
}

/// `needs` in words, `shop: a b` a line.
QByteArray bill(const QStringList &components, const QStringList &needs)
{
    QJsonArray list, dependencies;
    for (const QString &name : components)
        list << component(name);
    for (const QString &line : needs)
        dependencies << QJsonObject{
            {u"ref"_s, line.section(u':', 0, 0)},
            {u"dependsOn"_s, QJsonArray::fromStringList(line.section(u':', 1).split(u' ', Qt::SkipEmptyParts))}};
    return QJsonDocument(QJsonObject{{u"bomFormat"_s, u"CycloneDX"_s},
                                     {u"specVersion"_s, u"1.5"_s},
                                     {u"metadata"_s, QJsonObject{{u"component"_s, component(u"shop"_s)}}},
                                     {u"components"_s, list},
                                     {u"dependencies"_s, dependencies}})
        .toJson();
}

/// Somebody's word on what is vulnerable, by package URL, as bad as it may be.
QByteArray warning(const QStringList &purls)
{
    QJsonArray components, vulnerabilities;
    for (qsizetype i = 0; i < purls.size(); ++i) {
        components << QJsonObject{{u"name"_s, u"part"_s}, {u"bom-ref"_s, purls[i]}, {u"purl"_s, purls[i]}};
        vulnerabilities << QJsonObject{
            {u"id"_s, u"CVE-2026-%1"_s.arg(1000 + i)},
            {u"ratings"_s, QJsonArray{QJsonObject{{u"method"_s, u"CVSSv31"_s}, {u"score"_s, 9.8 - double(i)}}}},
            {u"affects"_s, QJsonArray{QJsonObject{{u"ref"_s, purls[i]}}}}};
    }
    return QJsonDocument(QJsonObject{{u"bomFormat"_s, u"CycloneDX"_s},
                                     {u"specVersion"_s, u"1.5"_s},
                                     {u"components"_s, components},
                                     {u"vulnerabilities"_s, vulnerabilities}})
        .toJson();
}

using Needs = std::vector<std::pair<Node, Node>>;

/// c1, c2 … of an asset, without a store. Of those with a CVE the warning is marked otherwise than the bill.
std::shared_ptr<const Components> componentsOf(int count, const Needs &needs, const std::vector<Node> &weak = {},
                                               int leftOut = 0)
{
    auto s = std::make_shared<picture::Snapshot>();
    for (const char *marking : {"TLP:RED", "TLP:GREEN", "TLP:GREEN+EU:RESTRICTED", "TLP:GREEN+PAP:RED"})
        s->markings.push_back(*parseMarking(marking));
    s->assets.resize(1);
    s->assets[0].id = "asset--shop";
    s->assets[0].name = u"shop"_s;
    s->assets[0].marking = 2;
    s->vulnerabilities.resize(1);
    s->vulnerabilities[0].cve = "CVE-2026-1000";
    s->vulnerabilities[0].severity = 98;
    s->vulnerabilities[0].marking = 3;
    picture::Composition made;
    made.asset = 0;
    made.matchesLeftOut = leftOut;
    made.toldBy = *parseMarking("TLP:AMBER");
    for (int i = 0; i < count; ++i) {
        fusion::Product product;
        product.name = 'c' + std::to_string(i + 1);
        product.purl = "pkg:npm/space/" + product.name;
        made.components.push_back({product, s->markings[1]});
    }
    made.needs = needs;
    made.weaknesses.resize(made.nodes());
    for (const Node node : weak)
        made.weaknesses[Index(node)] = {0};
    finish(made);
    return std::make_shared<const Components>(s, std::move(made), std::vector<picture::Part>());
}

std::unique_ptr<ComponentsPane> paneOf(const std::shared_ptr<const Components> &components)
{
    auto pane = std::make_unique<ComponentsPane>();
    pane->resize(1200, 800);
    pane->show();
    pane->setComponents(components);
    return QTest::qWaitFor([&] { return pane->isSettled(); }, desktop::patience) ? std::move(pane) : nullptr;
}

/// Each needs the next.
Needs aRowOf(Node count)
{
    Needs needs;
    for (Node node = 0; node < count; ++node)
        needs.emplace_back(node, node + 1);
    return needs;
}

QString dataFolder() { return QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data/09-graphs/sbom"); }

/// Another reader's view of a real bill: how many steps from what it is about, or from what nobody needs, to each.
QHash<QString, int> stepsIn(const QJsonObject &document)
{
    QHash<QString, QStringList> needs;
    QSet<QString> isNeeded;
    for (const auto entry : document["dependencies"_L1].toArray())
        for (const auto need : entry["dependsOn"_L1].toArray()) {
            needs[entry["ref"_L1].toString()] << need.toString();
            isNeeded << need.toString();
        }
    QHash<QString, int> steps;
    const auto walk = [&](const QString &start, int first) {
        std::queue<QString> waiting;
        if (!steps.contains(start) || steps[start] > first) {
            steps[start] = first;
            waiting.push(start);
        }
        for (; !waiting.empty(); waiting.pop())
            for (const QString &next : needs.value(waiting.front()))
                if (!steps.contains(next) || steps[next] > steps[waiting.front()] + 1) {
                    steps[next] = steps[waiting.front()] + 1;
                    waiting.push(next);
                }
    };
    const QString root = document["metadata"_L1]["component"_L1]["bom-ref"_L1].toString();
    walk(root, 0);
    if (needs.value(root).isEmpty())
        for (const auto one : document["components"_L1].toArray())
            if (const QString ref = one["bom-ref"_L1].toString(); !isNeeded.contains(ref))
                walk(ref, 1);
    return steps;
}

} // namespace

class TestComponents : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<desktop::DesktopFixture> m_fixture;
    QTemporaryDir m_folder;
    int m_files = 0;

    [[nodiscard]] QString file(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"%1.json"_s.arg(++m_files));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    static bool read(const QString &store, const QString &source, const QString &file)
    {
        const auto opened = store::Store::open(store, {});
        ingest::FileOptions options;
        options.source = source.toStdString();
        return opened && !ingest::ingestFile(**opened, file, options).error;
    }
    [[nodiscard]] desktop::DesktopFixture::Window open(const QString &store) const
    {
        auto window = m_fixture->emptyWindow();
        window->graph()->network()->setProgram(u"no-such-sfdp"_s);
        window->openStore(store);
        if (!QTest::qWaitFor([&] { return window->isSettled() && !window->scope()->snapshot()->assets.empty(); },
                             desktop::patience))
            qWarning("the window did not settle");
        window->resize(1280, 800);
        for (auto *dock : window->findChildren<QDockWidget *>())
            window->removeDockWidget(dock);
        auto *alone = window->findChild<QDockWidget *>(u"graph"_s);
        window->addDockWidget(Qt::LeftDockWidgetArea, alone);
        alone->show();
        return window;
    }
    /// A click on the asset, then the key. Where it was pressed.
    static PlaneCanvas *askFor(desktop::MainWindow &window, const QString &asset)
    {
        GraphView *graph = window.graph();
        graph->showPart(GraphView::Part::Everything);
        const auto boxOf = [&]() -> QRectF {
            for (const GraphView::DrawnNode &node : graph->drawnNodes())
                if (window.scope()->snapshot()->assets[Index(node.asset)].name.startsWith(asset))
                    return node.rect;
            return {};
        };
        if (!QTest::qWaitFor([&] { return window.isSettled() && !boxOf().isEmpty(); }, desktop::patience))
            return nullptr;
        QWidget *canvas = graph->childAt(boxOf().center().toPoint());
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->mapFrom(graph, boxOf().center().toPoint()));
        QTest::keyClick(canvas, Qt::Key_B);
        return qobject_cast<PlaneCanvas *>(canvas);
    }
    static ComponentsPane *showPane(desktop::MainWindow &window, const QString &asset)
    {
        GraphView *graph = window.graph();
        if (!askFor(window, asset))
            return nullptr;
        const auto isThere
            = [&] { return graph->components() && graph->components()->isVisible() && window.isSettled(); };
        return QTest::qWaitFor(isThere, desktop::patience) ? graph->components() : nullptr;
    }
    static Node nodeCalled(const ComponentsPane &pane, const QString &name)
    {
        const auto &all = pane.components()->components;
        const auto found = std::ranges::find(all, name, &Components::Component::name);
        return found == all.end() ? -1 : Node(found - all.begin()) + 1;
    }
    static bool isShown(const ComponentsPane &pane, const QString &name)
    {
        return pane.layers()->scene()->nodeOf(nodeCalled(pane, name)) >= 0;
    }
    static QPoint middleOf(const ComponentsPane &pane, const QString &name)
    {
        const int node = pane.layers()->scene()->nodeOf(nodeCalled(pane, name));
        return pane.layers()->nodeRect(node).center().toPoint();
    }
    static QString chainOf(const ComponentsPane &pane)
    {
        return pane.findChild<QLabel *>(u"componentsChain"_s)->text();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<desktop::DesktopFixture>();
        QVERIFY(m_folder.isValid());
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }
    void cleanup() { desktop::DesktopFixture::closeAll(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void theChainIsFoundByClicksAndKeys()
    {
        const QString store = m_fixture->newStore();
        const QStringList all{u"web"_s, u"log"_s, u"json"_s, u"core"_s, u"loop"_s, u"alone"_s};
        QVERIFY(read(
            store, u"bills"_s,
            file(bill(all,
                      {u"shop:web log"_s, u"web:json core"_s, u"log:core"_s, u"core:loop gone"_s, u"loop:core"_s}))));
        QVERIFY(read(store, u"vex"_s, file(warning({u"pkg:npm/loop@1"_s}))));
        const auto window = open(store);
        ComponentsPane *pane = showPane(*window, u"shop"_s);
        QVERIFY(pane);
        QVERIFY(pane->layers()->isVisible() && !pane->rings()->isVisible());
        QCOMPARE(pane->layers()->scene()->nodes.size(), 7U);
        QVERIFY(pane->layers()->note().contains(u"dashed"_s));
        QVERIFY(pane->layers()->note().contains(u"1 reference"_s));
        // What is needed stands right of who needs it, level with the layers.
        const auto x = [&](const QString &name) { return middleOf(*pane, name).x(); };
        QVERIFY(x(u"web 1"_s) < x(u"json 1"_s) && x(u"web 1"_s) < x(u"core 1"_s));
        QCOMPARE(x(u"web 1"_s), x(u"log 1"_s));

        // The asset is selected still, and the inspector says by what it is vulnerable.
        QTRY_VERIFY_WITH_TIMEOUT(
            window->inspector()->asText().contains(u"CVE-2026-1000: log 1 → core 1 → loop 1"_s)
                || window->inspector()->asText().contains(u"CVE-2026-1000: web 1 → core 1 → loop 1"_s),
            desktop::patience);
        auto *next = pane->findChild<QToolButton *>(u"componentsVulnerable"_s);
        QCOMPARE(next->text(), u"Vulnerable: 1"_s);
        QTest::mouseClick(next, Qt::LeftButton);
        QCOMPARE(pane->current() + 1, nodeCalled(*pane, u"loop 1"_s));
        QVERIFY(pane->textOfCurrent().contains(u"CVE-2026-1000"_s));
        QVERIFY2(chainOf(*pane).contains(u"shop 1 → log 1 → core 1 → loop 1"_s)
                     || chainOf(*pane).contains(u"shop 1 → web 1 → core 1 → loop 1"_s),
                 qPrintable(chainOf(*pane)));
        QVERIFY(chainOf(*pane).contains(u"3 components need it"_s));
        // By keys along the chain, and with a click elsewhere.
        pane->layers()->setFocus();
        QTest::keyClick(pane->layers(), Qt::Key_Left);
        QCOMPARE(pane->current() + 1, nodeCalled(*pane, u"core 1"_s));
        QTest::keyClick(pane->layers(), Qt::Key_V);
        QCOMPARE(pane->current() + 1, nodeCalled(*pane, u"loop 1"_s));
        QTest::mouseClick(pane->layers(), Qt::LeftButton, {}, middleOf(*pane, u"alone 1"_s));
        QCOMPARE(pane->current() + 1, nodeCalled(*pane, u"alone 1"_s));
        QVERIFY(chainOf(*pane).contains(u"without saying who needs it"_s));
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::instance().apply(*qApp, scheme);
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), desktop::patience);
            QVERIFY(pane->grab().save(
                test::shot(scheme == Theme::Scheme::Dark ? u"components-small"_s : u"components-small-light"_s)));
        }
        // Supposed away, the asset fails, as it does by the list alone.
        QTest::keyClick(pane->layers(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive() && window->isSettled(), desktop::patience);
        pane->layers()->setFocus();
        QTest::keyClick(pane->layers(), Qt::Key_Escape);
        QVERIFY(!pane->isVisible());
    }

    void arrowKeysLeadToTheAssetAndBack()
    {
        const auto pane = paneOf(componentsOf(2, {{0, 1}, {1, 2}}));
        QVERIFY(pane);
        const auto press = [&](int key) {
            QTest::keyClick(pane->layers(), Qt::Key(key));
            return pane->current();
        };
        QCOMPARE(press(Qt::Key_Right), -1); // the asset
        QCOMPARE(press(Qt::Key_Right), 0);
        QCOMPARE(press(Qt::Key_Right), 1);
        QCOMPARE(press(Qt::Key_Left), 0);
        QCOMPARE(press(Qt::Key_Left), -1);
        QCOMPARE(press(Qt::Key_Right), 0);
    }

    /// Who looks for something and presses Enter looks for the next one.
    void enterKnocksOutInTheDrawingAlone()
    {
        const auto pane = paneOf(componentsOf(30, aRowOf(30), {17}));
        QVERIFY(pane);
        QStringList knockedOut;
        connect(pane.get(), &ComponentsPane::productChosen, this,
                [&](const QString &product) { knockedOut << product; });
        auto *find = pane->findChild<QLineEdit *>(u"componentsFind"_s);
        const auto chosen = [&] { return pane->findChild<ElidedLabel *>(u"componentsChosen"_s)->text(); };
        find->setFocus();
        QTest::keyClicks(find, u"c2"_s);
        QCOMPARE(pane->current() + 1, nodeCalled(*pane, u"c2"_s));
        QVERIFY2(chosen().startsWith(u"1 of 11: c2"_s), qPrintable(chosen()));
        QTest::keyClick(find, Qt::Key_Return);
        QVERIFY2(chosen().startsWith(u"2 of 11: c20"_s), qPrintable(chosen()));
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(find, Qt::Key_Enter);
        QVERIFY2(chosen().startsWith(u"1 of 11: c2"_s), qPrintable(chosen()));
        // By package URL, and by CVE.
        for (const auto &[text, name] : {std::pair(u"npm/SPACE/c9"_s, u"c9"_s), {u"cve-2026-1000"_s, u"c17"_s}}) {
            find->setText(text);
            QVERIFY2(chosen().startsWith(u"1 of 1: "_s + name), qPrintable(chosen()));
        }
        find->setText(u"nothing"_s);
        QCOMPARE(chosen(), u"Nothing is called so"_s);
        QTest::keyClick(find, Qt::Key_Return);
        find->setText(u"c9"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pane->isSettled(), desktop::patience);
        // A button is pressed.
        auto *vulnerable = pane->findChild<QToolButton *>(u"componentsVulnerable"_s);
        vulnerable->setFocus();
        QTest::keyClick(vulnerable, Qt::Key_Return);
        QCOMPARE(pane->current() + 1, nodeCalled(*pane, u"c17"_s));
        QCOMPARE(knockedOut, QStringList());
        find->setFocus();
        QTest::keyClick(find, Qt::Key_Down);
        QTest::keyClick(pane->layers(), Qt::Key_Return);
        QCOMPARE(knockedOut, QStringList(u"c17"_s));
    }

    /// What is laid out for one asset is not shown for the next.
    void anotherAssetEndsTheLayout()
    {
        Needs needs;
        for (Node node = 1; node <= 1500; ++node) {
            needs.emplace_back(0, node);
            needs.emplace_back(node, 1 + node * 7 % 1500);
        }
        std::erase_if(needs, [](const auto &need) { return need.first == need.second; });
        const auto pane = paneOf(componentsOf(1500, needs));
        QVERIFY(pane);
        const auto rings = componentsOf(3, {});
        for (const bool everything : {true, false}) {
            if (everything)
                QTest::mouseClick(pane->findChild<QToolButton *>(u"componentsEverything"_s), Qt::LeftButton);
            else
                pane->setComponents(componentsOf(1500, needs));
            QVERIFY(!pane->isSettled());
            pane->setComponents(rings);
            bool isSettled = false;
            const auto watch = connect(pane.get(), &ComponentsPane::settled, this, [&] { isSettled = true; });
            QVERIFY(!QTest::qWaitFor([&] { return isSettled; }, 1500));
            disconnect(watch);
            QVERIFY(!pane->fold() && pane->rings()->isVisible());
            QCOMPARE(pane->components(), rings.get());
        }
    }

    void longChainsAreDrawnByTheirEnds()
    {
        constexpr Node count = 6000;
        const auto components = componentsOf(count, aRowOf(count), {count});
        const QString text = components->chainText(count);
        QVERIFY2(text.startsWith(u"shop → c1 → c2 → "_s) && text.endsWith(u" → c5999 → c6000"_s), qPrintable(text));
        QVERIFY2(text.contains(u"… 5988 more …"_s) && text.size() < 200, qPrintable(text));
        QCOMPARE(components->chainText(12).count(u"→"_s), 12);
        QVERIFY(std::ranges::all_of(components->marks->needs, [](int loud) { return loud == 98; }));
        ComponentFold fold(components);
        fold.bring(count);
        QVERIFY(fold.count() <= ComponentFold::most + ComponentFold::mostAtOnce);
        QVERIFY(fold.shown()[0] && fold.shown()[1] && fold.shown()[Index(count)] && fold.shown()[Index(count) - 1]);
    }

    void whatIsLeftOutIsSaid()
    {
        for (const bool isLayered : {true, false}) {
            const auto pane = paneOf(componentsOf(3, isLayered ? aRowOf(3) : Needs(), {2}, 7));
            QVERIFY(pane);
            const QString note = isLayered ? pane->layers()->note() : pane->rings()->note();
            QVERIFY2(note.contains(u"7 more vulnerable components than are looked for"_s), qPrintable(note));
        }
    }

    void foldingHidesCircles()
    {
        // 1 needs 2, 2 and 3 need each other, 3 needs 4, which the asset needs too.
        ComponentFold fold(componentsOf(5, {{0, 1}, {1, 2}, {2, 3}, {3, 2}, {3, 4}, {0, 4}, {4, 5}}));
        fold.everything();
        QCOMPARE(fold.count(), 5U);
        fold.close(1);
        QCOMPARE(fold.shown(), (GraphModel::Set{true, true, false, false, true, true}));
        QCOMPARE(fold.count(), 3U);
        fold.close(0);
        QCOMPARE(fold.count(), 0U);
    }

    void whatIsToldIsMarkedByAll()
    {
        const auto components = componentsOf(3, {{0, 1}, {1, 2}}, {1, 3});
        const auto marked = [](const Marking &marking) { return QString::fromStdString(toString(marking)); };
        const auto of = [&](std::initializer_list<const char *> all) {
            Marking joined = *parseMarking(*all.begin());
            for (const char *one : all)
                joined = join(joined, *parseMarking(one));
            return marked(joined);
        };
        const char *bill = "TLP:GREEN", *asset = "TLP:GREEN+EU:RESTRICTED", *warning = "TLP:GREEN+PAP:RED",
                   *needs = "TLP:AMBER";
        QCOMPARE(marked(components->components[0].shown), of({bill, warning}));
        QCOMPARE(marked(components->components[1].shown), of({bill}));
        QCOMPARE(marked(components->chainMarking(1)), of({bill, warning, asset, needs})); // that it is a direct need
        QCOMPARE(marked(components->chainMarking(2)), of({bill, asset, needs}));
        QCOMPARE(marked(components->chainMarking(3)), of({bill, warning, asset, needs})); // that it is none
        QCOMPARE(marked(components->needMarking(0, 1)), of({bill, asset, needs}));
        QCOMPARE(marked(components->needMarking(1, 2)), of({bill, needs}));
        QCOMPARE(marked(componentsOf(1, {}, {1})->chainMarking(1)), of({bill, warning, asset}));
    }

    void circlesAreNotSaidToBeNeededByNobody()
    {
        const auto components = componentsOf(5, {{0, 1}, {2, 3}, {3, 2}, {3, 4}});
        QCOMPARE(components->listedText(1), QString());
        for (const Node node : {2, 3, 4})
            QCOMPARE(components->listedText(node),
                     u"only components of a circle need c2; nothing leads there from shop"_s);
        QCOMPARE(components->listedText(5), u"the bill lists c5 without saying who needs it"_s);
        const auto pane = paneOf(components);
        QVERIFY(pane);
        QStringList lines;
        for (int edge = 0; edge < int(pane->layers()->scene()->edges.size()); ++edge)
            lines << pane->layers()->edgeLines(edge);
        QCOMPARE(lines.count(u"Only components of a circle need it; nothing leads there from shop"_s), 1);
        QCOMPARE(lines.count(u"Nothing says which of its components needs it"_s), 1);
    }

    /// A disk that fails is no bill that says nothing.
    void whatCannotBeReadIsNotSaidToBeMissing()
    {
        const QString store = m_fixture->newStore();
        QVERIFY(read(store, u"bills"_s, file(bill({u"web"_s}, {u"shop:web"_s}))));
        const auto window = open(store);
        using Parts = Result<std::vector<picture::Part>>;
        using Made = Result<picture::Composition>;
        const PartsOf fine = [](const picture::SnapshotPtr &) { return Parts(); },
                      worn = [](const picture::SnapshotPtr &) { return Parts(fail(ErrorCode::Io, u"disk 1"_s)); };
        const CompositionOf none = [](const picture::SnapshotPtr &, std::int32_t asset) {
            picture::Composition nothing;
            nothing.asset = asset;
            return Made(nothing);
        };
        const CompositionOf torn
            = [](const picture::SnapshotPtr &, std::int32_t) { return Made(fail(ErrorCode::Io, u"disk 2"_s)); };
        for (const auto &[source, note] :
             {std::pair(ComponentsSource{fine, torn}, u"shop 1 is made of could not be read: disk 2"_s),
              {ComponentsSource{worn, none}, u"shop 1 is made of could not be read: disk 1"_s},
              {ComponentsSource{fine, none}, u"No bill says what shop 1 is made of"_s}}) {
            window->graph()->setComponentsSource([source] { return source; });
            PlaneCanvas *canvas = askFor(*window, u"shop"_s);
            QVERIFY(canvas);
            QTRY_VERIFY2_WITH_TIMEOUT(canvas->note().contains(note), qPrintable(canvas->note()), desktop::patience);
        }
    }

    void manyComponentsWaitUntilTheyAreAskedFor()
    {
        // 3,000 that the shop needs itself, and a chain of thirty behind one of them.
        QStringList all, shop, needs;
        for (int i = 0; i < 3000; ++i)
            shop << u"p%1"_s.arg(i, 4, 10, QChar(u'0'));
        all = shop;
        for (int i = 0; i < 30; ++i) {
            all << u"deep%1"_s.arg(i, 2, 10, QChar(u'0'));
            needs << (i == 0 ? shop[1500] : all[all.size() - 2]) + u':' + all.back();
        }
        needs << u"shop:"_s + shop.join(u' ');
        const QString store = m_fixture->newStore();
        QVERIFY(read(store, u"bills"_s, file(bill(all, needs))));
        const auto window = open(store);
        ComponentsPane *pane = showPane(*window, u"shop"_s);
        QVERIFY(pane);
        const auto boxes = [&] { return pane->layers()->scene()->nodes.size(); };
        const std::size_t first = boxes();
        QVERIFY2(first > 8 && first < 60, qPrintable(QString::number(first)));
        QVERIFY(pane->layers()->look().zoom > 0.5); // names can be read
        QVERIFY(isShown(*pane, u"p1500 1"_s)); // it needs something itself
        // A larger window has room for more.
        window->resize(1280, 1400);
        QTRY_VERIFY_WITH_TIMEOUT(pane->isSettled() && boxes() > first, desktop::patience);
        window->resize(1280, 800);
        QTRY_COMPARE_WITH_TIMEOUT(boxes(), first, desktop::patience);
        // The handle at the asset opens more of them.
        const GraphScene &scene = *pane->layers()->scene();
        const QRectF handle = expandHandle(scene.nodes[Index(scene.nodeOf(0))], true, pane->layers()->look());
        QVERIFY(!handle.isEmpty());
        QTest::mouseClick(pane->layers(), Qt::LeftButton, {}, handle.center().toPoint());
        QTRY_COMPARE_WITH_TIMEOUT(boxes(), first + ComponentFold::mostAtOnce, desktop::patience);
        // What is looked for comes with its chain.
        auto *find = pane->findChild<QLineEdit *>(u"componentsFind"_s);
        QTest::mouseClick(find, Qt::LeftButton);
        QTest::keyClicks(find, u"deep29"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pane->isSettled() && isShown(*pane, u"deep29 1"_s), desktop::patience);
        QVERIFY(isShown(*pane, u"deep00 1"_s));
        QVERIFY(chainOf(*pane).startsWith(u"shop 1 → p1500 1 → deep00 1 → "_s));
        find->clear();
        // Everything, as far as boxes can be drawn.
        QElapsedTimer clock;
        clock.start();
        QTest::mouseClick(pane->findChild<QToolButton *>(u"componentsEverything"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(pane->isSettled() && boxes() > ComponentFold::most, desktop::patience);
        qInfo("%zu boxes after %lld ms", boxes(), clock.elapsed());
        QVERIFY(pane->layers()->note().contains(u"of 3030 components"_s));
        QVERIFY(pane->grab().save(test::shot(u"components-many"_s)));
        QTest::mouseClick(pane->findChild<QToolButton *>(u"componentsEverything"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(pane->isSettled() && boxes() == first, desktop::patience);
    }

    void realBills_data()
    {
        QTest::addColumn<QString>("bill");
        QTest::addColumn<QString>("asset");
        QTest::addColumn<QStringList>("weak");
        QTest::newRow("keycloak")
            << u"keycloak-10.0.2__bom.json.gz"_s << u"keycloak"_s
            << QStringList{u"pkg:maven/org.yaml/snakeyaml@1.20?type=jar"_s,
                           u"pkg:maven/com.fasterxml.jackson.dataformat/jackson-dataformat-cbor@2.10.1?type=jar"_s};
        QTest::newRow("laravel") << u"laravel-7.12.0__bom.1.4.json"_s << u"cyclonedx-php"_s
                                 << QStringList{u"pkg:composer/guzzlehttp/psr7@1.9.0"_s};
    }
    void realBills()
    {
        QFETCH(const QString, bill);
        QFETCH(const QString, asset);
        QFETCH(const QStringList, weak);
        if (!QDir(dataFolder()).exists()) {
            if (qEnvironmentVariable("CI") == "true"_L1)
                QFAIL("../shared/data is missing");
            QSKIP("../shared/data is not here");
        }
        const QString store = m_fixture->newStore();
        QVERIFY(read(store, u"bills"_s, dataFolder() + u'/' + bill));
        QVERIFY(read(store, u"vex"_s, file(warning(weak))));
        const auto window = open(store);
        ComponentsPane *pane = showPane(*window, asset);
        QVERIFY(pane);
        QCOMPARE(pane->components()->vulnerable.size(), Index(weak.size()));
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        window->inspector()->resize(420, 640);
        QVERIFY(window->inspector()->grab().save(test::shot(u"components-%1-inspector"_s.arg(name))));
        QVERIFY(window->graph()->grab().save(test::shot(u"components-"_s + name)));
        for (const QString &purl : weak) {
            QTest::keyClick(pane->layers(), Qt::Key_V);
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), desktop::patience);
            QVERIFY2(pane->textOfCurrent().contains(purl), qPrintable(pane->textOfCurrent()));
            const std::vector<Node> chain = pane->components()->chains.to(pane->current() + 1);
            for (const Node step : chain)
                QVERIFY(pane->layers()->scene()->nodeOf(step) >= 0);
            if (!bill.endsWith(u".gz"_s)) {
                QFile raw(dataFolder() + u'/' + bill);
                QVERIFY(raw.open(QIODevice::ReadOnly));
                const QJsonObject document = QJsonDocument::fromJson(raw.readAll()).object();
                const auto steps = stepsIn(document);
                for (const auto one : document["components"_L1].toArray())
                    if (one["purl"_L1].toString() == purl)
                        QCOMPARE(int(chain.size()) - 1, steps.value(one["bom-ref"_L1].toString(), -1));
            }
        }
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::instance().apply(*qApp, scheme);
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), desktop::patience);
            QVERIFY(pane->grab().save(test::shot(
                u"components-%1-chosen%2"_s.arg(name, scheme == Theme::Scheme::Dark ? u""_s : u"-light"_s))));
        }
        QElapsedTimer clock;
        clock.start();
        if (auto *everything = pane->findChild<QToolButton *>(u"componentsEverything"_s); everything->isVisible()) {
            QTest::mouseClick(everything, Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(pane->isSettled(), desktop::patience);
            QCOMPARE(pane->layers()->scene()->nodes.size(), pane->components()->components.size() + 1);
            qInfo("%zu boxes after %lld ms", pane->layers()->scene()->nodes.size(), clock.elapsed());
            QVERIFY(pane->grab().save(test::shot(u"components-%1-everything"_s.arg(name))));
        }
    }
};

QTEST_MAIN(TestComponents)
#include "test_components.moc"
