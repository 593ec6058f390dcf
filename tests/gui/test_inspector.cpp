// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/copytext.h"
#include "common/picturescope.h"
#include "common/rowstable.h"
#include "common/theme.h"
#include "common/words.h"
#include "impact/impact.h"
#include "inspector/facts.h"
#include "inspector/limitsview.h"
#include "inspector/prettyjson.h"
#include "inspector/rawview.h"
#include "shots.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::widgets;

namespace {

Marking amber()
{
    Marking m;
    m.tlp = Tlp::Amber;
    m.known = true;
    return m;
}

store::StoredClaim claim(std::int64_t source, const std::string &body, std::int64_t version)
{
    store::StoredClaim c;
    c.sourceId = source;
    c.value.type = "incident";
    c.value.body = body;
    c.value.version = fromMicros(version);
    c.hash = body;
    return c;
}

picture::Details detailsOf(std::vector<store::StoredClaim> claims)
{
    picture::Details d;
    d.ref = {picture::ObjectRef::Kind::Incident, "incident--x"};
    d.claims = std::move(claims);
    Source a, b;
    a.id = 1;
    a.slug = "cert-a";
    b.id = 2;
    b.slug = "soc-b";
    d.sources = {a, b};
    return d;
}

/// mission <- service <- host, an incident on the host.
picture::Snapshot chain()
{
    picture::Snapshot s;
    s.markings = {Marking::mostRestrictive()};
    const auto asset = [&s](const char *id, const QString &name, picture::AssetKind kind) {
        picture::AssetRow row;
        row.id = id;
        row.name = name;
        row.kind = kind;
        s.assetById[row.id] = static_cast<std::int32_t>(s.assets.size());
        s.assets.push_back(row);
    };
    asset("m", u"Guard"_s, picture::AssetKind::Mission);
    asset("s", u"Voice"_s, picture::AssetKind::Service);
    asset("h", u"Switch 4"_s, picture::AssetKind::Host);
    for (const std::int32_t dependant : {0, 1}) {
        picture::DependencyRow row;
        row.dependant = dependant;
        row.provider = dependant + 1;
        s.dependencies.push_back(row);
    }
    picture::MissionRow mission;
    mission.id = "m";
    mission.name = u"Guard"_s;
    mission.asset = 0;
    s.missions = {mission};
    s.assets[0].mission = 0;
    picture::IncidentRow incident;
    incident.id = "incident--x";
    incident.title = u"Ransomware"_s;
    incident.severity = 90;
    incident.assets = {2};
    s.incidents = {incident};
    s.incidentById["incident--x"] = 0;
    impact::apply(s);
    return s;
}

} // namespace

class TestInspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp, Theme::Scheme::Dark); }

    void jsonIsIndentedWithoutTouchingItsTokens_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("pretty");
        QTest::newRow("object") << "{\"a\":1,\"b\":[2,3]}"_ba << "{\n  \"a\": 1,\n  \"b\": [\n    2,\n    3\n  ]\n}"_ba;
        QTest::newRow("empty") << "{\"a\":{},\"b\":[ ]}"_ba << "{\n  \"a\": {},\n  \"b\": []\n}"_ba;
        QTest::newRow("large number") << "{\"n\":12345678901234567890}"_ba << "{\n  \"n\": 12345678901234567890\n}"_ba;
        QTest::newRow("punctuation in text")
            << "{\"t\":\"a,{b}:\\\"[c]\\\\\"}"_ba << "{\n  \"t\": \"a,{b}:\\\"[c]\\\\\"\n}"_ba;
        QTest::newRow("not JSON") << "]]]x"_ba << "\n]\n]\n]x"_ba;
        QTest::newRow("cut off in text") << "{\"t\":\"a\\"_ba << "{\n  \"t\": \"a\\"_ba;
    }
    void jsonIsIndentedWithoutTouchingItsTokens()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QByteArray, pretty);
        QCOMPARE(
            QByteArray::fromStdString(prettyJson(std::string_view(json.data(), static_cast<std::size_t>(json.size())))),
            pretty);
    }

    void sourcesThatDisagreeAreNamedWithWhatTheySay()
    {
        const auto found = disagreements(
            detailsOf({claim(1, R"({"severity":70,"title":"x"})", 1), claim(2, R"({"severity":40,"title":"x"})", 1)}));
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found.front().property, u"Severity"_s);
        const std::vector<std::pair<QString, QString>> says{{u"cert-a"_s, u"70"_s}, {u"soc-b"_s, u"40"_s}};
        QCOMPARE(found.front().values, says);
    }

    void aSourceThatCorrectsItselfDoesNotDisagree()
    {
        QVERIFY(
            disagreements(detailsOf({claim(1, R"({"severity":70})", 1), claim(1, R"({"severity":40})", 2)})).empty());
    }

    void theNewestVersionOfASourceCounts()
    {
        QVERIFY(disagreements(detailsOf({claim(1, R"({"severity":40})", 2), claim(1, R"({"severity":70})", 1),
                                         claim(2, R"({"severity":40})", 1)}))
                    .empty());
    }

    void withdrawnAndRevokedClaimsDoNotDisagree()
    {
        auto withdrawn = claim(1, R"({"severity":70})", 1);
        withdrawn.withdrawnAt = fromMicros(5);
        QVERIFY(disagreements(detailsOf({withdrawn, claim(2, R"({"severity":40})", 1)})).empty());
        auto revoked = claim(1, R"({"severity":70})", 1);
        revoked.value.revoked = true;
        QVERIFY(disagreements(detailsOf({revoked, claim(2, R"({"severity":40})", 1)})).empty());
    }

    void aMissionSaysWhyItIsNotWell()
    {
        const picture::Snapshot s = chain();
        QCOMPARE(s.assets[0].health, picture::Health::Failed);
        const QString why = reasonSentence(s, 0);
        QVERIFY2(why.contains(u"Voice → Switch 4"_s), qPrintable(why));
        QVERIFY2(why.contains(u"Ransomware"_s), qPrintable(why));
        QVERIFY(reasonSentence(s, 2).contains(u"on it itself"_s));
    }

    void anAssetNamesWhatItNeedsAndWhatNeedsIt()
    {
        const picture::Snapshot s = chain();
        const auto h = headlineOf(s, {picture::ObjectRef::Kind::Asset, "s"});
        QVERIFY(h);
        QStringList relations;
        for (const Reference &r : h->references)
            relations << u"%1 %2"_s.arg(r.relation, QString::fromStdString(r.ref.id));
        QVERIFY(relations.contains(u"needs h"_s));
        QVERIFY(relations.contains(u"needed by m"_s));
        QVERIFY(!headlineOf(s, {picture::ObjectRef::Kind::Asset, "unknown"}));
    }

    void rawBytesShowWhatHides()
    {
        RawView view;
        picture::RawRecordText text;
        text.bytes = std::string("{\"x\":\"a\xE2\x80\xAE"
                                 "b\"}\n\0\x1B[31m",
                                 20);
        text.record.hash = "ab";
        text.record.origin = "/feeds/x.json";
        view.showRecord(text, Marking::mostRestrictive());
        QVERIFY(view.shownText().contains(u"U+202E"_s));
        QVERIFY(!view.shownText().contains(QChar(0x202E)));
        QVERIFY(!view.shownText().contains(QChar(0x1B)));
        QVERIFY(!view.shownText().contains(QChar(0)));
        view.findChild<QCheckBox *>()->setChecked(true);
        QVERIFY2(view.shownText().startsWith(u"00000000  7b 22 78 22 3a 22 61 e2  80 ae 62"_s),
                 qPrintable(view.shownText()));
    }

    void quarantinedBytesSayWhy()
    {
        RawView view;
        picture::RawRecordText text;
        text.record.outcome = Outcome::Quarantined;
        text.record.reason = "timestamp: month 13 at byte 42";
        view.showRecord(text, Marking::mostRestrictive());
        QStringList labels;
        for (const QLabel *label : view.findChildren<QLabel *>())
            labels << label->text();
        QVERIFY(labels.join(u'\n').contains(u"month 13"_s));
    }

    void whatIsNotJoinedIsListedWithReasonBudgetAndCanBeCopied()
    {
        PictureScope scope;
        auto s = std::make_shared<picture::Snapshot>();
        s->context = store::Context::Exercise;
        scope.setSnapshot(s);
        QWidget window;
        copiesAreOf(&window, &scope);
        LimitsView view(&window);
        const Timestamp since = fromMicros(1'790'000'000'000'000);
        view.showLimits(
            *s,
            {{{"192.0.2.53", "everyday", 0}, 0, since},
             {{"=bad\u202e.example", "sighting", 4000}, fusion::traits(fusion::Rule::Sighting).budget, since},
             {{"greyheron", "names several actors: G0001, G0002", 0}, 0, since}});
        view.show();
        auto *table = view.findChild<RowsTable *>(u"limitsValues"_s);
        QCOMPARE(table->model()->rowCount(), 3);
        view.findChild<QPushButton *>(u"limitsCopy"_s)->click();
        const QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.startsWith(u"EXERCISE"_s));
        for (const QString &part : {u"192.0.2.53\tEveryday traffic"_s, u"⟨U+202E⟩"_s, u"about 4,000"_s, u"3,000"_s,
                                    u"names several actors"_s, stampText(toMicros(since))})
            QVERIFY2(copied.contains(part), qPrintable(copied));
        QVERIFY(view.grab().save(test::shot(u"limits"_s)));
        view.findChild<QTabWidget *>()->setCurrentIndex(1);
        QCOMPARE(view.findChild<RowsTable *>(u"limitsRules"_s)->model()->rowCount(), fusion::ruleCount);
        QVERIFY(view.grab().save(test::shot(u"limits-rules"_s)));
    }

    void copiesOfRawBytesCarryTheMarking()
    {
        RawView view;
        picture::RawRecordText text;
        text.bytes = "line";
        view.showRecord(text, amber());
        auto *bytes = view.findChild<MarkedText *>();
        bytes->selectAll();
        bytes->copy();
        QCOMPARE(QApplication::clipboard()->text(), bannerText(amber()) + u"\nline"_s);
    }
};

QTEST_MAIN(TestInspector)
#include "test_inspector.moc"
