// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people say of an asset and what incidents say of it stand at one place of the map, and both can be read.
#include "common/theme.h"
#include "map/content.h"
#include "map/mapview.h"
#include "print/mappainter.h"
#include "shots.h"

#include <QApplication>
#include <QPainter>
#include <QQuickWidget>
#include <QTest>

using namespace watchfloor;
using namespace watchfloor::widgets;
using namespace Qt::StringLiterals;
using picture::Health;
using picture::ObjectRef;

namespace {

constexpr std::int64_t start = 1'790'000'000'000'000;

struct Sample
{
    std::shared_ptr<picture::Snapshot> s = std::make_shared<picture::Snapshot>();

    Sample()
    {
        s->generation = 1;
        s->judgedAt = fromMicros(start);
        s->markings.push_back(Marking::mostRestrictive());
        s->sources.push_back({});
    }
    void incident(int severity, double latitude, double longitude, Precision precision = Precision::Site)
    {
        picture::IncidentRow row;
        row.id = "incident--" + std::to_string(s->incidents.size());
        row.title = u"Incident %1"_s.arg(s->incidents.size());
        row.severity = static_cast<std::uint8_t>(severity);
        row.from = start;
        row.precision = precision;
        const auto p = picture::project(latitude, longitude);
        row.x = p.x;
        row.y = p.y;
        s->incidentById[row.id] = static_cast<std::int32_t>(s->incidents.size());
        s->incidents.push_back(std::move(row));
    }
    void asset(const QString &name, std::vector<std::pair<double, double>> places, Health held)
    {
        picture::AssetRow row;
        row.id = "asset--" + std::to_string(s->assets.size());
        row.name = name;
        row.health = held;
        row.precision = Precision::Site;
        const auto p = picture::project(places.front().first, places.front().second);
        row.x = p.x;
        row.y = p.y;
        for (const auto &[latitude, longitude] : places)
            row.path.push_back(picture::project(latitude, longitude));
        if (places.size() == 1)
            row.path.clear();
        const auto index = static_cast<std::int32_t>(s->assets.size());
        s->assetById[row.id] = index;
        s->assets.push_back(std::move(row));
        s->held.push_back({index, held, start - 1, start + 3'600'000'000, "anna", "told by telephone"});
    }
};

/// One incident on an asset; a knot of incidents with a count on another; one nobody struck; one known to its city
/// only, two beside each other under one mark, and a cable with an incident at its middle.
picture::SnapshotPtr sample()
{
    Sample sample;
    sample.asset(u"Gateway"_s, {{54.69, 25.28}}, Health::Failed);
    sample.incident(90, 54.69, 25.28);
    sample.asset(u"Substation"_s, {{59.9, 10.7}}, Health::Nominal);
    for (int i = 0; i < 12; ++i)
        sample.incident(50 + 3 * i, 59.9, 10.7);
    sample.asset(u"Radio"_s, {{48.2, 16.4}}, Health::Impaired);
    sample.asset(u"Staff"_s, {{50.85, 4.35}}, Health::Degraded);
    sample.incident(65, 50.85, 4.35, Precision::City);
    sample.asset(u"Port north"_s, {{43.30, 5.37}}, Health::Failed);
    sample.asset(u"Port south"_s, {{43.29, 5.38}}, Health::Failed);
    sample.incident(70, 43.295, 5.375);
    sample.asset(u"Cable"_s, {{41.1, 16.9}, {41.3, 19.0}, {41.3, 19.8}}, Health::Failed);
    sample.incident(75, 41.3, 19.0);
    return sample.s;
}

struct Window
{
    PictureScope scope;
    MapView map{&scope};
    [[nodiscard]] bool open(double latitude, double longitude, double zoom)
    {
        map.resize(1200, 760);
        map.show();
        if (!QTest::qWaitForWindowExposed(&map))
            return false;
        scope.setSnapshot(sample());
        map.setFrame(latitude, longitude, zoom);
        return QTest::qWaitFor([this] { return map.isSettled(); });
    }
};

/// Pixels of the plate and of the person on it.
std::pair<int, int> platePixels(const QImage &image, QPointF at, const Theme &theme)
{
    const double scale = image.devicePixelRatio();
    const auto isLike = [](const QColor &a, const QColor &b) {
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 40;
    };
    int plate = 0, person = 0;
    const double reach = heldSpotRadius * scale;
    for (int y = qCeil(at.y() * scale - reach); y < at.y() * scale + reach; ++y) {
        for (int x = qCeil(at.x() * scale - reach); x < at.x() * scale + reach; ++x) {
            if (!image.rect().contains(x, y))
                continue;
            plate += isLike(image.pixelColor(x, y), theme.color(Theme::Role::Window));
            person += isLike(image.pixelColor(x, y), theme.color(Theme::Role::Text));
        }
    }
    return {plate, person};
}

} // namespace

class TestMapHeld : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothAreLegible_data()
    {
        QTest::addColumn<bool>("light");
        QTest::addColumn<double>("latitude");
        QTest::addColumn<double>("longitude");
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("held");
        for (const bool light : {false, true}) {
            const auto row = [&](const char *name) -> QTestData & {
                return QTest::addRow("%s, %s", name, light ? "light" : "dark") << light;
            };
            row("europe") << 50.0 << 14.0 << 3.6 << 6; // the two ports are one there
            row("a region") << 56.0 << 18.0 << 5.4 << 3;
            row("a country") << 54.7 << 25.3 << 8.5 << 1;
            row("a port") << 43.295 << 5.375 << 11.5 << 2;
            row("a cable") << 41.3 << 19.0 << 9.0 << 1;
        }
    }
    void bothAreLegible()
    {
        QFETCH(const bool, light);
        QFETCH(const double, latitude);
        QFETCH(const double, longitude);
        QFETCH(const double, zoom);
        QFETCH(const int, held);
        Theme::instance().apply(*qApp, light ? Theme::Scheme::Light : Theme::Scheme::Dark);
        Window w;
        QVERIFY(w.open(latitude, longitude, zoom));
        const QImage image = w.map.grabImage();
        QVERIFY(image.save(test::shot(u"map-held-%1-%2"_s.arg(zoom).arg(light ? u"light"_s : u"dark"_s))));
        const QRectF sight = w.map.frame().rect();
        int seen = 0;
        for (const HeldSpot &spot : w.map.heldSpots()) {
            if (!sight.contains(spot.at))
                continue;
            ++seen;
            const QString name = w.scope.snapshot()->assets[static_cast<std::size_t>(spot.asset)].name;
            for (const DrawnMark &mark : w.map.drawnMarks()) {
                const QPointF middle = QRectF(mark.rect).center();
                const MarkStyle style = markStyle(mark.cluster, *w.scope.snapshot(), w.map.frame());
                // The rectangle that can be clicked is whole pixels: give or take one.
                QVERIFY2(QLineF(middle, spot.at).length() + 1 > style.radius + heldSpotRadius, qPrintable(name));
            }
            const auto [plate, person] = platePixels(image, spot.at, Theme::instance());
            const double all
                = 3.14 * heldSpotRadius * heldSpotRadius * image.devicePixelRatio() * image.devicePixelRatio();
            QVERIFY2(plate > all / 8 && person > all / 8,
                     qPrintable(u"%1: %2 and %3 of %4"_s.arg(name).arg(plate).arg(person).arg(all)));
        }
        QCOMPARE(seen, held);
    }

    void whoClicksThePlateMeansTheAsset()
    {
        Window w;
        QVERIFY(w.open(54.7, 25.3, 8.5));
        QCOMPARE(w.map.heldSpots().size(), 1U);
        const HeldSpot spot = w.map.heldSpots().front();
        auto *surface = w.map.findChild<QQuickWidget *>();
        QTest::mouseClick(surface, Qt::LeftButton, {}, spot.at.toPoint());
        QCOMPARE(w.scope.selection().size(), 1U);
        QCOMPARE(w.scope.selection().front().id, "asset--0");
        QTest::mouseClick(surface, Qt::LeftButton, {}, w.map.drawnMarks().front().rect.center());
        QCOMPARE(w.scope.selection().size(), 1U);
        QCOMPARE(w.scope.selection().front().id, "incident--0");
    }

    void countsAreNotCovered()
    {
        const auto s = sample();
        const auto p = picture::project(59.9, 10.7);
        const ViewFrame frame = fitFrame(QRectF(p.x, p.y, 0, 0), {800, 600}, 40, 6);
        const auto marks = placeMarks(clustersIn(*s, {}, frame), *s, frame);
        const auto spots = placeHeldSpots(*s, placeAssets(*s, frame), placeLines(*s, frame, {}), marks);
        QCOMPARE(spots.size(), 1U);
        QVERIFY(spots.front().at.x() > marks.front().at.x() && spots.front().at.y() > marks.front().at.y());
        for (const PlacedMark &mark : marks) {
            const QRectF count = markCount(mark.style).translated(mark.at);
            QVERIFY(!count.intersects(QRectF(spots.front().at - QPointF(4, 4), QSizeF(8, 8))));
        }
    }

    /// Of plates that lie on each other the one that is seen is meant: the last painted.
    void whoClicksAPlateMeansTheOneOnTop()
    {
        Window w;
        QVERIFY(w.open(54.7, 25.3, 8.5));
        auto crowd = std::make_shared<picture::Snapshot>(*sample());
        const double cell = 8 / w.map.frame().world; // in nearer ones the worse alone is shown
        ++crowd->generation;
        for (int i = 0; i < 36; ++i) { // more than have room beside the gateway
            picture::AssetRow row = crowd->assets[0];
            row.x += static_cast<float>((i % 6 - 3) * cell);
            row.y += static_cast<float>((i / 6 - 3) * cell);
            row.id = "asset--crowd-" + std::to_string(i);
            const auto index = static_cast<std::int32_t>(crowd->assets.size());
            crowd->assetById[row.id] = index;
            crowd->assets.push_back(row);
            crowd->held.push_back(crowd->held[0]);
            crowd->held.back().asset = index;
        }
        w.scope.setSnapshot(crowd);
        QTRY_VERIFY(w.map.isSettled() && w.map.heldSpots().size() > 1);
        const auto spots = w.map.heldSpots();
        int covered = 0;
        for (const HeldSpot &spot : spots) {
            std::size_t top = 0;
            for (std::size_t i = 0; i < spots.size(); ++i) {
                if (spots[i].at == spot.at)
                    top = i;
            }
            covered += spots[top].asset != spot.asset;
            QTest::mouseClick(w.map.findChild<QQuickWidget *>(), Qt::LeftButton, {}, spot.at.toPoint());
            QCOMPARE(w.scope.selection().size(), 1U);
            QCOMPARE(w.scope.selection().front().id, crowd->assets[static_cast<std::size_t>(spots[top].asset)].id);
        }
        QVERIFY(covered > 0);
    }

    /// On paper plates are painted above marks too: each of them is there.
    void paperShowsItToo()
    {
        const auto paint = [](const picture::Snapshot &s) {
            QImage page(1400, 900, QImage::Format_RGB32);
            page.setDevicePixelRatio(2);
            page.fill(Qt::white);
            QPainter painter(&page);
            paintMap(painter, QRectF(0, 0, 700, 450), s, {}, Theme::Scheme::Light);
            return page;
        };
        const auto s = sample();
        auto bare = *s;
        bare.held.clear();
        const QImage page = paint(*s), without = paint(bare);
        QVERIFY(page.save(test::shot(u"map-held-paper"_s)));
        int changed = 0;
        for (int y = 0; y < page.height(); ++y) {
            for (int x = 0; x < page.width(); ++x)
                changed += page.pixel(x, y) != without.pixel(x, y);
        }
        // The two ports have one plate there.
        const double one = 3.14 * heldSpotRadius * heldSpotRadius * 4;
        QVERIFY2(changed > 6 * one * 0.8, qPrintable(u"%1 pixels, a plate has %2"_s.arg(changed).arg(one)));
    }
};

QTEST_MAIN(TestMapHeld)
#include "test_map_held.moc"
