// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "brief/brief.h"
#include "picture/operations.h"

#include <QTest>

using namespace watchfloor;
using namespace Qt::StringLiterals;

namespace {

constexpr auto monday = "2026-09-28T00:00:00Z";

Timestamp at(const char *text) { return parseIso8601(text)->at; }

/// One mission on one service on one host; a critical incident on the host, a low one nowhere,
/// and a secret one that names what nobody below may hear of.
picture::Snapshot scene()
{
    picture::Snapshot s;
    s.knownAt = at("2026-09-30T14:00:00Z");
    s.context = store::Context::Exercise;
    s.markings = {Marking::mostRestrictive(), *parseMarking("TLP:GREEN"), *parseMarking("TLP:RED+EU:SECRET")};
    picture::SourceRow source;
    source.source.id = 1;
    source.source.slug = "milcert-a";
    source.source.name = "milCERT A";
    source.source.reliability = 'B';
    source.state.lastKnown = s.knownAt;
    source.state.lastHappened = s.knownAt;
    s.sources.push_back(source);

    const auto asset = [&](const char *id, QString name, picture::AssetKind kind) {
        picture::AssetRow row;
        row.id = id;
        row.name = std::move(name);
        row.kind = kind;
        row.marking = 1;
        row.x = row.y = std::numeric_limits<float>::quiet_NaN();
        s.assetById[row.id] = static_cast<std::int32_t>(s.assets.size());
        s.assets.push_back(row);
    };
    asset("mission--1", u"Mission North"_s, picture::AssetKind::Mission);
    asset("asset--service", u"Fuel planning"_s, picture::AssetKind::Service);
    asset("asset--host", u"plan-01"_s, picture::AssetKind::Host);
    s.assets[0].mission = 0;
    for (const std::int32_t dependant : {0, 1}) {
        picture::DependencyRow need;
        need.dependant = dependant;
        need.provider = dependant + 1;
        need.marking = 1;
        s.dependencies.push_back(need);
    }
    picture::MissionRow mission;
    mission.id = "mission--1";
    mission.name = u"Mission North"_s;
    mission.asset = 0;
    mission.marking = 1;
    s.missions.push_back(mission);

    const auto incident = [&](const char *id, QString title, std::uint8_t severity, std::uint16_t marking,
                              std::vector<std::int32_t> assets) {
        picture::IncidentRow row;
        row.id = id;
        row.title = std::move(title);
        row.severity = severity;
        row.from = toMicros(at("2026-09-29T10:00:00Z"));
        row.known = row.updated = toMicros(at("2026-09-29T10:05:00Z"));
        row.x = row.y = std::numeric_limits<float>::quiet_NaN();
        row.assets = std::move(assets);
        row.sources = {0};
        row.marking = marking;
        s.incidentById[row.id] = static_cast<std::int32_t>(s.incidents.size());
        s.incidents.push_back(row);
    };
    incident("incident--1", u"Ransomware <script>alert(1)</script> on plan-01"_s, 90, 1, {2});
    incident("incident--2", u"Scan of web portal \u202Egpj.exe"_s, 25, 1, {});
    incident("incident--3", u"Source HERON compromised"_s, 95, 2, {1});
    s.incidents[0].missions = {0};
    s.incidents[2].missions = {0};
    return s;
}

brief::Request requestFor(const char *audience)
{
    brief::Request r;
    r.audience = *release::parseAudience(audience);
    r.window = {toMicros(at(monday)), toMicros(at("2026-10-01T00:00:00Z"))};
    r.asOf = at("2026-09-30T14:00:00Z");
    return r;
}

QString everything(const brief::Document &d)
{
    QString out = d.title + d.banner;
    for (const auto &block : d.blocks) {
        out += block.text + block.columns.join(u' ');
        for (const auto &row : block.rows)
            out += row.join(u' ');
    }
    return out;
}

} // namespace

class TestBrief : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatThreatensTheMission()
    {
        const auto d = brief::compose(scene(), requestFor("TLP:GREEN"));
        QVERIFY2(d, d ? "" : qPrintable(d.error().detail));
        const QString all = everything(*d);
        QVERIFY(all.contains(u"Mission North"));
        QVERIFY(all.contains(u"plan-01: Ransomware"));
        QVERIFY(all.contains(u"FAILED"));
        QCOMPARE(d->banner, u"TLP:GREEN"_s);
        QCOMPARE(d->asKnownAt, u"301400ZSEP26"_s);
        QVERIFY(d->exercise);
    }

    /// A mission that is well today, whose next phase is not.
    void tellsOfPhasesToCome()
    {
        picture::Snapshot s = scene();
        s.judgedAt = at("2026-09-30T14:00:00Z");
        s.missions[0].phases = {{u"Watch"_s, noTime, toMicros(at("2026-10-01T06:00:00Z")), {}},
                                {u"Convoy"_s, toMicros(at("2026-10-01T06:00:00Z")), noTime, {1}},
                                {u"Landing"_s, noTime, toMicros(at("2026-09-29T06:00:00Z")), {1}}};
        const auto d = brief::compose(s, requestFor("TLP:GREEN"));
        QVERIFY2(d, d ? "" : qPrintable(d.error().detail));
        QVERIFY(everything(*d).contains(u"All missions are nominal as far as is known. To come, if nothing is mended: "
                                        u"Mission North, Convoy from 010600ZOCT26: FAILED."_s));
        const auto table
            = std::ranges::find_if(d->blocks, [](const brief::Block &b) { return b.columns.contains(u"Phase"_s); });
        QVERIFY(table != d->blocks.end());
        QCOMPARE(table->rows.size(), 2u); // what is over is over
        QCOMPARE(table->rows[0][0], u"Watch"_s);
        QVERIFY(table->rows[0][2].endsWith(u", runs"_s));
        QCOMPARE(table->rows[1][0], u"Convoy"_s);
        QCOMPARE(table->rows[1][1], u"FAILED"_s);
        QVERIFY2(table->rows[1][3].contains(u"plan-01: Ransomware"_s), qPrintable(table->rows[1][3]));
    }

    void countsThePhasesThatItDoesNotList()
    {
        picture::Snapshot s = scene();
        s.judgedAt = at("2026-09-30T14:00:00Z");
        const std::int64_t now = toMicros(s.judgedAt), day = 86'400'000'000;
        for (int n = -2; n < 100; ++n)
            s.missions[0].phases.push_back({u"Leg %1"_s.arg(n), now + n * day, now + (n + 1) * day, {1}});
        const auto d = brief::compose(s, requestFor("TLP:GREEN"));
        QVERIFY2(d, d ? "" : qPrintable(d.error().detail));
        const auto table
            = std::ranges::find_if(d->blocks, [](const brief::Block &b) { return b.columns.contains(u"Phase"_s); });
        QVERIFY(table != d->blocks.end());
        QCOMPARE(table->rows.size(), 41u);
        QCOMPARE(table->rows.front()[0], u"Leg 0"_s);
        QCOMPARE(table->rows.back()[0], u"60 more phases"_s);
    }

    /// Who may see two assets and who may see that the one needs the other are told apart by the banner.
    void theBannerIsThatOfNeedsToo()
    {
        picture::Snapshot s = scene();
        s.markings.push_back(*parseMarking("TLP:AMBER"));
        s.dependencies[1].marking = 3;
        const auto d = brief::compose(s, requestFor("TLP:AMBER"));
        QVERIFY2(d, d ? "" : qPrintable(d.error().detail));
        QVERIFY(everything(*d).contains(u"FAILED"));
        QCOMPARE(d->banner, u"TLP:AMBER"_s);
        const auto less = brief::compose(s, requestFor("TLP:GREEN"));
        QVERIFY(less && less->banner == u"TLP:GREEN"_s);
        QVERIFY(!everything(*less).contains(u"FAILED"));
    }

    void listsOperationsUnderWayThatTheAudienceMaySee()
    {
        picture::Snapshot s = scene();
        auto board = std::make_shared<picture::OperationsBoard>();
        const auto add = [&](const char *title, picture::OperationSide side, const char *from, const char *to,
                             std::uint16_t marking) {
            picture::OperationRow &row = board->rows.emplace_back();
            row.id = "operation--" + std::to_string(board->rows.size());
            row.title = QString::fromUtf8(title);
            row.side = side;
            row.kind = side == picture::OperationSide::Friendly ? picture::OperationKind::Exercise
                                                                : picture::OperationKind::Campaign;
            row.from = toMicros(at(from));
            row.to = toMicros(at(to));
            row.marking = marking;
            row.assets = {1};
        };
        using enum picture::OperationSide;
        add("Low <b>Tide</b>", Adversary, "2026-09-30T20:00:00Z", "2026-10-09T00:00:00Z", 1);
        add("Northern Lock", Friendly, "2026-09-30T08:00:00Z", "2026-10-01T00:00:00Z", 1);
        add("Long over", Friendly, "2026-09-01T08:00:00Z", "2026-09-02T00:00:00Z", 1);
        add("Not for everybody", Adversary, "2026-09-30T08:00:00Z", "2026-10-01T00:00:00Z", 2);
        s.operations = board;
        const auto d = brief::compose(s, requestFor("TLP:GREEN"));
        QVERIFY(d);
        const QString all = everything(*d);
        QVERIFY(all.contains(u"Operations and exercises, ongoing or imminent"));
        QVERIFY(all.contains(u"imminent") && all.contains(u"Low <b>Tide</b>") && all.contains(u"adversary, campaign"));
        QVERIFY(all.contains(u"Northern Lock") && all.contains(u"friendly, exercise"));
        QVERIFY(all.contains(u"300800ZSEP26 – 010000ZOCT26") && all.contains(u"Fuel planning"));
        QVERIFY(!all.contains(u"Long over") && !all.contains(u"Not for everybody"));
        QVERIFY(!brief::toHtml(*d, {}).contains(u"<b>Tide"));
        const auto more = brief::compose(s, requestFor("TLP:RED+EU:SECRET"));
        QVERIFY(more && everything(*more).contains(u"Not for everybody"));
        QVERIFY(!everything(*brief::compose(scene(), requestFor("TLP:GREEN"))).contains(u"Operations"));
    }

    void isTheSameWhetherOrNotWithheldItemsExist()
    {
        picture::Snapshot without = scene();
        without.incidents.pop_back();
        without.incidentById.erase("incident--3");
        const auto with = brief::compose(scene(), requestFor("TLP:GREEN"));
        const auto clean = brief::compose(without, requestFor("TLP:GREEN"));
        QVERIFY(with && clean);
        QCOMPARE(brief::toHtml(*with, {}), brief::toHtml(*clean, {}));
        QVERIFY(!everything(*with).contains(u"HERON"));
    }

    void bearsTheHighWaterMarkOfWhatIsInIt()
    {
        const auto d = brief::compose(scene(), requestFor("TLP:RED+EU:SECRET"));
        QVERIFY(d);
        QVERIFY(everything(*d).contains(u"HERON"));
        QCOMPARE(d->banner, u"TLP:RED · SECRET UE/EU SECRET"_s);
    }

    void failsOnlyWhenNothingRemains()
    {
        const auto d = brief::compose(scene(), requestFor("TLP:CLEAR"));
        QVERIFY(!d);
        QCOMPARE(d.error().code, ErrorCode::Withheld);
    }

    void refusesAMissionThatIsNotThere()
    {
        auto request = requestFor("TLP:GREEN");
        request.mission = "Mission South";
        const auto d = brief::compose(scene(), request);
        QVERIFY(!d);
        QCOMPARE(d.error().code, ErrorCode::NotFound);
        request.mission = "mission north";
        QVERIFY(brief::compose(scene(), request));
    }

    void feedTextIsNeverMarkup()
    {
        const auto d = brief::compose(scene(), requestFor("TLP:GREEN"));
        QVERIFY(d);
        const QString html = brief::toHtml(*d, {});
        QVERIFY(!html.contains(u"<script"));
        QVERIFY(html.contains(u"&lt;script&gt;"));
        QVERIFY(html.contains(u"⟨U+202E⟩"));
    }

    void saysNoChange()
    {
        auto request = requestFor("TLP:GREEN");
        request.window = {toMicros(at("2026-10-02T00:00:00Z")), toMicros(at("2026-10-03T00:00:00Z"))};
        const auto d = brief::compose(scene(), request);
        QVERIFY(d);
        QVERIFY(everything(*d).contains(u"NO CHANGE"));
    }
};

QTEST_GUILESS_MAIN(TestBrief)
#include "test_brief.moc"
