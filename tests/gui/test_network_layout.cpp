// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/networklayout.h"
#include "graph/plane.h"
#include "graph/sfdp.h"
#include "gui/shots.h"

#include <QFile>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace watchfloor::widgets;

namespace {

NetworkGraph mesh(int side)
{
    NetworkGraph graph{std::size_t(side) * std::size_t(side), {}};
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (x > 0)
                graph.edges.emplace_back(y * side + x, y * side + x - 1);
            if (y > 0)
                graph.edges.emplace_back(y * side + x, (y - 1) * side + x);
        }
    }
    return graph;
}

/// A tree with shortcuts, as providers' networks are.
NetworkGraph provider(int nodes, unsigned seed)
{
    std::mt19937 random(seed);
    NetworkGraph graph{std::size_t(nodes), {}};
    for (int i = 1; i < nodes; ++i)
        graph.edges.emplace_back(i, int(random() % unsigned(std::min(i, 1 + i / 3))));
    for (int i = 0; i < nodes / 5; ++i)
        graph.edges.emplace_back(int(random() % unsigned(nodes)), int(random() % unsigned(nodes)));
    return graph;
}

double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

double meanEdge(const NetworkGraph &graph, const std::vector<QPointF> &places)
{
    double sum = 0;
    for (const auto &[a, b] : graph.edges)
        sum += distance(places[std::size_t(a)], places[std::size_t(b)]);
    return sum / double(graph.edges.size());
}

double meanPair(const std::vector<QPointF> &places)
{
    std::mt19937 random(3);
    double sum = 0;
    for (int i = 0; i < 5000; ++i)
        sum += distance(places[random() % places.size()], places[random() % places.size()]);
    return sum / 5000;
}

void draw(const QString &name, const NetworkGraph &graph, const std::vector<QPointF> &places)
{
    QRectF box;
    for (const QPointF &p : places)
        box |= QRectF(p, QSizeF(0.01, 0.01));
    QImage image(1000, 1000, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    const double scale = 960 / std::max(box.width(), box.height());
    const auto at = [&](int i) { return (places[std::size_t(i)] - box.topLeft()) * scale + QPointF(20, 20); };
    painter.setPen(QColor(90, 120, 150));
    for (const auto &[a, b] : graph.edges)
        painter.drawLine(at(a), at(b));
    painter.setPen(QPen(Qt::white, 3));
    for (std::size_t i = 0; i < places.size(); ++i)
        painter.drawPoint(at(int(i)));
    painter.end();
    QVERIFY(image.save(watchfloor::test::shot(name)));
}

} // namespace

class TestNetworkLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLineUnderAPointIsTheOneThatAPlainSearchFinds()
    {
        std::mt19937 random(5);
        std::uniform_real_distribution<double> place(-400, 1600);
        std::vector<QLineF> lines;
        LineIndex index;
        for (int i = 0; i < 3000; ++i) {
            // Long and short ones, level and upright ones, and points.
            const QPointF a(place(random), place(random));
            const double length = i % 3 ? 40 : 900;
            const QPointF b = i % 50 == 0 ? a
                : i % 7 == 0              ? a + QPointF(length, 0)
                : i % 11 == 0             ? a - QPointF(0, length)
                                          : a + QPointF(place(random) - 600, place(random) - 600) * (length / 1000);
            lines.emplace_back(a, b);
            index.add(i, a, b);
        }
        index.finish();
        const auto away = [](const QLineF &line, QPointF at) {
            const QPointF along = line.p2() - line.p1();
            const double square = QPointF::dotProduct(along, along);
            const double share
                = square > 0 ? std::clamp(QPointF::dotProduct(at - line.p1(), along) / square, 0.0, 1.0) : 0;
            return distance(line.p1() + along * share, at);
        };
        int found = 0;
        for (int i = 0; i < 2000; ++i) {
            const QPointF at(place(random), place(random));
            const double reach = 1 + i % 20;
            double nearest = reach;
            for (const QLineF &line : lines)
                nearest = std::min(nearest, away(line, at));
            const int line = index.nearest(at, reach);
            QCOMPARE(line >= 0, nearest < reach);
            if (line >= 0)
                QVERIFY(std::abs(away(lines[std::size_t(line)], at) - nearest) < 1e-9);
            found += line >= 0;
            const int longer = index.nearest(at, reach, 50);
            QVERIFY(longer < 0 || lines[std::size_t(longer)].length() >= 50);
        }
        QVERIFY(found > 500 && found < 2000);
        QCOMPARE(LineIndex().nearest({0, 0}, 10), -1);
    }

    void smallOnes()
    {
        QVERIFY(networkLayout({}, 10)->empty());
        QCOMPARE(networkLayout({1, {}}, 10)->size(), 1U);
        const auto two = *networkLayout({2, {{0, 1}}}, 10);
        QCOMPARE(distance(two[0], two[1]), 10.0);
        // What is no edge is none.
        QCOMPARE(networkLayout({2, {{0, 0}, {0, 7}, {-1, 1}}}, 10)->size(), 2U);
    }

    void neighboursAreNear_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("mesh") << 0;
        QTest::newRow("provider") << 1;
        QTest::newRow("chain") << 2;
        QTest::newRow("star") << 3;
    }
    void neighboursAreNear()
    {
        QFETCH(const int, kind);
        NetworkGraph graph = kind == 0 ? mesh(30) : provider(900, 4);
        if (kind > 1) {
            graph = {400, {}};
            for (int i = 1; i < 400; ++i)
                graph.edges.emplace_back(i, kind == 2 ? i - 1 : 0);
        }
        const auto places = networkLayout(graph, 40);
        QVERIFY(places);
        draw(u"network-layout-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())), graph, *places);
        const double mean = meanEdge(graph, *places);
        QVERIFY2(mean > 20 && mean < 80, QByteArray::number(mean).constData());
        if (kind != 3) // all of a star is near
            QVERIFY(meanPair(*places) > (kind == 1 ? 2 : 3) * mean);
        // No two lie on one another.
        std::vector<QPointF> sorted = *places;
        std::ranges::sort(sorted, {}, [](QPointF p) { return std::pair(p.x(), p.y()); });
        for (std::size_t i = 1; i < sorted.size(); ++i)
            QVERIFY(distance(sorted[i - 1], sorted[i]) > 1e-6);
        QVERIFY(*networkLayout(graph, 40) == *places);
    }

    void componentsLieApart()
    {
        NetworkGraph graph = mesh(8);
        const auto size = graph.nodes;
        for (const auto &[a, b] : mesh(8).edges)
            graph.edges.emplace_back(a + int(size), b + int(size));
        graph.nodes = 2 * size + 3; // and three islands
        const auto places = *networkLayout(graph, 40);
        const auto boxOf = [&](std::size_t from, std::size_t to) {
            QPolygonF all;
            for (std::size_t i = from; i < to; ++i)
                all << places[i];
            return all.boundingRect();
        };
        const QRectF first = boxOf(0, size), second = boxOf(size, 2 * size);
        QVERIFY(!first.intersects(second));
        for (std::size_t i = 2 * size; i < graph.nodes; ++i)
            QVERIFY(!first.contains(places[i]) && !second.contains(places[i]));
    }

    void aStoppedOneGivesNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!networkLayout(mesh(30), 40, stop.get_token()));
    }

    void whatIsNewStandsBesideItsNeighbours()
    {
        const NetworkGraph graph = mesh(12);
        const auto whole = *networkLayout(graph, 40);
        std::vector<std::optional<QPointF>> known(whole.begin(), whole.end());
        known[5].reset();
        known[77].reset();
        NetworkGraph more = graph;
        more.nodes += 2;
        more.edges.emplace_back(3, int(graph.nodes)); // and one that nobody knows
        const auto places = placeBeside(more, known, 40);
        QCOMPARE(places.size(), more.nodes);
        for (std::size_t i = 0; i < graph.nodes; ++i) {
            if (known[i])
                QCOMPARE(places[i], *known[i]);
        }
        QVERIFY(distance(places[5], whole[5]) < 200);
        QCOMPARE(distance(places[graph.nodes], places[3]), 40.0);
        for (std::size_t i = 0; i < graph.nodes; ++i)
            QVERIFY(places[i].y() < places.back().y());
    }

    void aTurnedDrawingIsTurnedBack()
    {
        const NetworkGraph graph = provider(300, 9);
        const auto before = *networkLayout(graph, 40);
        const double spacing = meanEdge(graph, before);
        for (const bool mirrored : {false, true}) {
            std::vector<QPointF> turned;
            for (const QPointF &p : before) {
                const QPointF q(mirrored ? -p.x() : p.x(), p.y());
                turned.push_back(QPointF(q.x() * 0.6 - q.y() * 0.8, q.x() * 0.8 + q.y() * 0.6) * 3 + QPointF(500, -20));
            }
            const auto back = alignedTo(before, turned, graph, spacing);
            for (std::size_t i = 0; i < before.size(); ++i)
                QVERIFY(distance(back[i], before[i]) < 1e-6);
        }
    }

    void sfdpRefines()
    {
        const NetworkGraph graph = mesh(15);
        Sfdp sfdp;
        QSignalSpy placed(&sfdp, &Sfdp::placed), failed(&sfdp, &Sfdp::failed);
        sfdp.start(graph);
        QVERIFY(sfdp.isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!placed.isEmpty() || !failed.isEmpty(), 60'000);
        QVERIFY(failed.isEmpty());
        const auto list = placed.first().first().value<QList<QPointF>>();
        QCOMPARE(std::size_t(list.size()), graph.nodes);
        const auto before = *networkLayout(graph, 40);
        const auto places = alignedTo(before, std::vector<QPointF>(list.begin(), list.end()), graph, 40);
        draw(u"network-layout-sfdp"_s, graph, places);
        QVERIFY(std::abs(meanEdge(graph, places) - 40) < 1e-6);
        QVERIFY(meanPair(places) > 3 * 40);
    }
    void sfdpIsEndedAtOnce()
    {
        Sfdp sfdp;
        QSignalSpy placed(&sfdp, &Sfdp::placed), failed(&sfdp, &Sfdp::failed);
        sfdp.start(provider(8000, 2));
        sfdp.cancel();
        QVERIFY(!sfdp.isRunning());
        sfdp.start({3, {{0, 1}, {1, 2}}}); // the next one is not disturbed by it
        QTRY_COMPARE_WITH_TIMEOUT(placed.size(), 1, 60'000);
        QCOMPARE(placed.first().first().value<QList<QPointF>>().size(), 3);
        QVERIFY(failed.isEmpty());
    }
    void whoIsMissingIsSaid()
    {
        Sfdp sfdp;
        QSignalSpy failed(&sfdp, &Sfdp::failed);
        sfdp.setProgram(u"no-such-sfdp"_s);
        sfdp.start({3, {{0, 1}, {1, 2}}});
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(u"no-such-sfdp"_s));
        QVERIFY(!sfdp.isRunning());

        const QTemporaryDir folder;
        QFile broken(folder.filePath(u"sfdp"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("#!/bin/sh\ncat >/dev/null\necho node 0 nowhere 1\n");
        broken.setPermissions(broken.permissions() | QFile::ExeOwner);
        broken.close();
        sfdp.setProgram(broken.fileName());
        sfdp.start({3, {{0, 1}, {1, 2}}});
        QTRY_COMPARE(failed.size(), 2);
        QVERIFY(failed.last().first().toString().contains(u"left nodes out"_s));
    }
};

QTEST_MAIN(TestNetworkLayout)
#include "test_network_layout.moc"
