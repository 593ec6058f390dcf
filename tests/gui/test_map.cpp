// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The map as an officer uses it: a real window, real clicks, wheel and keys.
#include "common/theme.h"
#include "map/mapoverlays.h"
#include "map/mapview.h"

#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <random>

using namespace watchfloor;
using namespace watchfloor::widgets;
using namespace Qt::StringLiterals;
using picture::ObjectRef;

namespace {

constexpr std::int64_t start = 1'790'000'000'000'000;

std::int32_t addIncident(picture::Snapshot &s, const QString &title, int severity, double latitude, double longitude,
                         Precision precision, std::vector<std::string> countries = {})
{
    picture::IncidentRow row;
    row.id = "incident--" + std::to_string(s.incidents.size());
    row.title = title;
    row.severity = static_cast<std::uint8_t>(severity);
    row.from = start + static_cast<std::int64_t>(s.incidents.size()) * 3'600'000'000;
    row.precision = precision;
    row.countries = std::move(countries);
    const auto p = precision == Precision::None ? picture::MapPoint{NAN, NAN} : picture::project(latitude, longitude);
    row.x = p.x;
    row.y = p.y;
    const auto index = static_cast<std::int32_t>(s.incidents.size());
    s.incidentById[row.id] = index;
    s.incidents.push_back(std::move(row));
    return index;
}

void addAsset(picture::Snapshot &s, const QString &name, picture::AssetKind kind, picture::Health health,
              const std::vector<std::pair<double, double>> &places)
{
    picture::AssetRow row;
    row.id = "asset--" + std::to_string(s.assets.size());
    row.name = name;
    row.kind = kind;
    row.health = health;
    row.precision = Precision::Site;
    const auto p = picture::project(places.front().first, places.front().second);
    row.x = p.x;
    row.y = p.y;
    if (places.size() > 1) {
        for (const auto &[latitude, longitude] : places)
            row.path.push_back(picture::project(latitude, longitude));
    }
    s.assetById[row.id] = static_cast<std::int32_t>(s.assets.size());
    s.assets.push_back(std::move(row));
}

/// A few incidents far enough apart for marks of their own, a knot of them, ten thousand observations, cables.
picture::SnapshotPtr sample()
{
    auto s = std::make_shared<picture::Snapshot>();
    s->generation = 1;
    s->markings.push_back(Marking::mostRestrictive());
    addIncident(*s, u"Mail gateway of the mission exploited"_s, 90, 54.69, 25.28, Precision::Site);
    addIncident(*s, u"Credential phishing against planning staff"_s, 65, 50.85, 4.35, Precision::City);
    addIncident(*s, u"Denial of service on government portals"_s, 45, 47.0, 28.9, Precision::Country, {"MDA"});
    addIncident(*s, u"Scanning of satellite ground station"_s, 25, 37.98, 23.73, Precision::Site);
    addIncident(*s, u"Misconfigured resolver"_s, 10, 40.42, -3.7, Precision::City);
    for (int i = 0; i < 6; ++i)
        addIncident(*s, u"Substation controller %1 unreachable"_s.arg(i + 1), 50 + 6 * i, 59.9 + 0.01 * i,
                    10.7 + 0.01 * i, Precision::Site);
    addIncident(*s, u"Defaced regional news site, place unknown"_s, 30, 0, 0, Precision::None);
    addIncident(*s, u"Wiper in a logistics firm <b>bold</b>"_s, 85, 12.64, -8.0, Precision::City);
    std::mt19937 random(7); // NOLINT: the same picture every time
    std::normal_distribution<double> spread(0, 1.0);
    const std::pair<double, double> centres[]
        = {{52.5, 13.4}, {48.9, 2.4}, {45.5, 9.2}, {52.2, 21.0}, {60.2, 24.9}, {44.4, 26.1}};
    auto &o = s->observations;
    for (int i = 0; i < 10'000; ++i) {
        const auto &[latitude, longitude] = centres[random() % 6];
        const auto p = picture::project(latitude + spread(random), longitude + spread(random));
        o.time.push_back(start + i * 1'000'000LL);
        o.severity.push_back(static_cast<std::uint8_t>(random() % 75));
        o.category.push_back(0);
        o.domain.push_back(0);
        o.source.push_back(0);
        o.x.push_back(p.x);
        o.y.push_back(p.y);
        o.precision.push_back(static_cast<std::uint8_t>(Precision::City));
        o.asset.push_back(-1);
        o.marking.push_back(0);
        o.id.push_back(i + 1);
    }
    using picture::AssetKind, picture::Health;
    addAsset(*s, u"Baltic cable west"_s, AssetKind::Cable, Health::Impaired,
             {{59.4, 24.7}, {59.0, 21.5}, {58.6, 18.5}, {59.3, 18.1}});
    addAsset(*s, u"Skagerrak cable"_s, AssetKind::Cable, Health::Nominal, {{58.1, 8.0}, {57.6, 8.6}, {57.1, 8.6}});
    addAsset(*s, u"Adriatic cable"_s, AssetKind::Cable, Health::Failed, {{41.1, 16.9}, {41.3, 19.0}, {41.3, 19.8}});
    addAsset(*s, u"Interconnector south"_s, AssetKind::Power, Health::Degraded,
             {{36.0, -5.6}, {35.8, -5.5}, {35.2, -6.0}});
    for (int i = 0; i < 60; ++i)
        addAsset(*s, u"Node %1"_s.arg(i), i % 3 ? AssetKind::Site : AssetKind::Service,
                 i % 11 == 0      ? Health::Failed
                     : i % 7 == 0 ? Health::Degraded
                                  : Health::Nominal,
                 {{48 + 0.37 * (i % 17), 2 + 0.61 * (i % 31)}});
    addAsset(*s, u"Gateway"_s, AssetKind::Host, Health::Impaired, {{54.70, 25.31}});
    s->sources.push_back({});
    return s;
}

struct Window
{
    PictureScope scope;
    MapView map{&scope};
    explicit Window(QSize size = {1200, 760})
    {
        map.resize(size);
        map.show();
    }
    [[nodiscard]] QWidget *surface() const { return map.childAt(map.rect().center()); }
    [[nodiscard]] std::optional<DrawnMark> markOf(const std::string &id) const
    {
        const auto row = scope.incidentRow({ObjectRef::Kind::Incident, id});
        for (const DrawnMark &mark : map.drawnMarks()) {
            if (std::ranges::find(mark.cluster.incidentRows, row) != mark.cluster.incidentRows.end())
                return mark;
        }
        return std::nullopt;
    }
};

ObjectRef incident(int i) { return {ObjectRef::Kind::Incident, "incident--" + std::to_string(i)}; }

void shoot(MapView &map, const QString &name)
{
    const QString folder = qEnvironmentVariable("WATCHFLOOR_SHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QVERIFY(map.grabImage().save(folder + u'/' + name + u".png"_s));
}

} // namespace

class TestMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp, Theme::Scheme::Dark); }

    void drawsWhatThePictureHolds()
    {
        Window w;
        QVERIFY(QTest::qWaitForWindowExposed(&w.map));
        QSignalSpy settled(&w.map, &MapView::settled);
        w.scope.setSnapshot(sample());
        QTRY_VERIFY(w.map.isSettled());
        QVERIFY(!settled.isEmpty());
        const auto &asked = w.map.shownQuestion();
        const auto expected = picture::clusters(*w.scope.snapshot(), w.scope.filter(), asked.view, asked.radius);
        std::uint64_t incidents = 0, observations = 0, drawnIncidents = 0, drawnObservations = 0;
        for (const auto &c : expected) {
            incidents += c.incidents;
            observations += c.observations;
        }
        for (const auto &mark : w.map.drawnMarks()) {
            drawnIncidents += mark.cluster.incidents;
            drawnObservations += mark.cluster.observations;
        }
        // All content is in sight at the start, so that nothing asked for is beyond the edge.
        QCOMPARE(drawnIncidents, incidents);
        QCOMPARE(drawnObservations, observations);
        QCOMPARE(incidents, std::uint64_t(w.scope.snapshot()->incidents.size() - 1));
        QCOMPARE(observations, std::uint64_t(10'000));
    }

    void shots_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("dark") << 0;
        QTest::newRow("light") << 1;
    }
    void shots()
    {
        QFETCH(int, scheme);
        const QString theme = scheme ? u"light"_s : u"dark"_s;
        Theme::instance().apply(*qApp, scheme ? Theme::Scheme::Light : Theme::Scheme::Dark);
        Window w;
        QVERIFY(QTest::qWaitForWindowExposed(&w.map));
        w.scope.setSnapshot(sample());
        QTRY_VERIFY(w.map.isSettled());
        w.scope.select(incident(0));
        shoot(w.map, u"content-"_s + theme);
        w.map.setFrame(20, 10, 1);
        QTRY_VERIFY(w.map.isSettled());
        shoot(w.map, u"world-"_s + theme);
        w.map.setFrame(50, 14, 4.6);
        QTRY_VERIFY(w.map.isSettled());
        w.map.findChild<MapLegend *>()->setOpen(true);
        shoot(w.map, u"europe-"_s + theme);
        w.map.setFrame(54.7, 25.3, 8.5);
        QTRY_VERIFY(w.map.isSettled());
        const auto mark = w.markOf("incident--0");
        QVERIFY(mark);
        QTest::mouseMove(w.surface(), mark->rect.center());
        shoot(w.map, u"city-"_s + theme);
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    TestMap test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_map.moc"
