// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/layeredlayout.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace watchfloor::widgets;

namespace {

LayoutGraph chain(int nodes)
{
    LayoutGraph graph;
    graph.nodes.resize(std::size_t(nodes));
    for (int i = 0; i + 1 < nodes; ++i)
        graph.edges.emplace_back(i, i + 1);
    return graph;
}

/// Layers of random width, edges mostly one layer on, some far, some back.
LayoutGraph randomGraph(unsigned seed, int nodes, int edges, bool cycles)
{
    std::mt19937 random(seed);
    LayoutGraph graph;
    graph.nodes.resize(std::size_t(nodes));
    for (auto &node : graph.nodes)
        node.breadth = random() % 3 ? 26 : 44;
    graph.nodes[0].first = true;
    for (int i = 0; i < edges; ++i) {
        int a = int(random() % unsigned(nodes)), b = int(random() % unsigned(nodes));
        if (!cycles && a > b)
            std::swap(a, b);
        if (a != b || cycles)
            graph.edges.emplace_back(a, b);
    }
    return graph;
}

QRectF box(const Layout &layout, const LayoutGraph &graph, std::size_t i, double length)
{
    const QSizeF size(length, graph.nodes[i].breadth);
    return {layout.centres[i] - QPointF(size.width() / 2, size.height() / 2), size};
}

} // namespace

class TestGraphLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyAndSingle()
    {
        QVERIFY(layeredLayout({}).has_value());
        LayoutGraph one;
        one.nodes.resize(1);
        const auto layout = layeredLayout(one);
        QVERIFY(layout);
        QCOMPARE(layout->centres.size(), std::size_t(1));
        QVERIFY(!layout->bounds.isEmpty());
    }

    void aChainIsAStraightLine()
    {
        const auto layout = layeredLayout(chain(6));
        QVERIFY(layout);
        for (std::size_t i = 0; i < 6; ++i) {
            QCOMPARE(layout->layers[i], int(i));
            QCOMPARE(layout->centres[i].y(), layout->centres[0].y());
        }
        QCOMPARE(layout->crossings, std::size_t(0));
    }

    void aTreeHasNoCrossings()
    {
        LayoutGraph tree;
        tree.nodes.resize(40);
        for (int i = 1; i < 40; ++i)
            tree.edges.emplace_back((i - 1) / 3, i);
        std::ranges::reverse(tree.edges);
        QCOMPARE(layeredLayout(tree)->crossings, std::size_t(0));
    }

    void aCrossedPairIsUncrossed()
    {
        LayoutGraph graph;
        graph.nodes.resize(4);
        graph.edges = {{0, 3}, {1, 2}};
        QCOMPARE(layeredLayout(graph)->crossings, std::size_t(0));
    }

    void cyclesAreBrokenAndSaid()
    {
        LayoutGraph graph = chain(3);
        graph.edges.emplace_back(2, 0);
        graph.edges.emplace_back(1, 1);
        const auto layout = layeredLayout(graph);
        QVERIFY(layout);
        QVERIFY(!layout->reversed[0] && !layout->reversed[1]);
        QVERIFY(layout->reversed[2]);
    }

    void missionsStandFirstAndLooseHostsDoNot()
    {
        // A mission (0) needs a service (1), it a host (2), it a network (3); a host nobody needs (4) hangs on the
        // network.
        LayoutGraph graph = chain(4);
        graph.nodes.push_back({});
        graph.edges.emplace_back(4, 3);
        graph.nodes[0].first = true;
        const auto layout = layeredLayout(graph);
        QCOMPARE(layout->layers[0], 0);
        QCOMPARE(layout->layers[4], 2);
    }

    void random_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("edges");
        QTest::addColumn<bool>("cycles");
        for (unsigned seed = 1; seed <= 12; ++seed)
            QTest::addRow("%u", seed) << seed << int(5 + seed * 13) << int(seed * 25) << (seed % 2 == 0);
    }

    void random()
    {
        QFETCH(unsigned, seed);
        QFETCH(int, nodes);
        QFETCH(int, edges);
        QFETCH(bool, cycles);
        const LayoutGraph graph = randomGraph(seed, nodes, edges, cycles);
        const LayoutOptions options;
        const auto layout = layeredLayout(graph, options);
        QVERIFY(layout);

        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            for (std::size_t j = i + 1; j < graph.nodes.size(); ++j)
                QVERIFY2(!box(*layout, graph, i, options.length).intersects(box(*layout, graph, j, options.length)),
                         qPrintable(QStringLiteral("%1 and %2 overlap").arg(i).arg(j)));

        bool anyReversed = false;
        for (std::size_t e = 0; e < graph.edges.size(); ++e) {
            const auto [a, b] = graph.edges[e];
            if (a == b)
                continue;
            anyReversed = anyReversed || layout->reversed[e];
            const int from = layout->layers[std::size_t(a)], to = layout->layers[std::size_t(b)];
            QVERIFY(layout->reversed[e] ? from > to : from < to);
            QCOMPARE(layout->routes[e].size(), std::size_t(2 * (std::abs(to - from) - 1)));
        }
        if (!cycles)
            QVERIFY(!anyReversed);

        const auto again = layeredLayout(graph, options);
        QCOMPARE(again->centres, layout->centres);
        QCOMPARE(again->routes, layout->routes);

        // Told its own order it keeps it, whatever the boxes have grown to.
        LayoutGraph grown = graph;
        grown.order = layout->order;
        for (auto &node : grown.nodes)
            node.breadth += 10;
        const auto kept = layeredLayout(grown, options);
        QCOMPARE(kept->order, layout->order);
        QCOMPARE(kept->layers, layout->layers);
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!layeredLayout(randomGraph(3, 200, 400, true), {}, stop.get_token()));
    }
};

QTEST_MAIN(TestGraphLayout)
#include "test_graph_layout.moc"
