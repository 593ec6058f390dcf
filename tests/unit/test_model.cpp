// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floorfixture.h"
#include "release/filter.h"

#include <QTest>

using namespace watchfloor;
using namespace watchfloor::test;
using namespace Qt::StringLiterals;

namespace {

Claim claim(const std::string &type, const std::string &id, const std::string &body, const std::string &marking)
{
    Claim c;
    c.type = type;
    c.subject = id;
    c.title = id;
    c.body = body;
    c.marking = marking;
    return c;
}

Claim asset(const std::string &key, const std::string &marking)
{
    return claim("asset", "asset--" + key, "{\"key\":\"" + key + "\",\"kind\":\"service\"}", marking);
}

Claim needs(const std::string &id, const std::string &provider, const std::string &terms,
            const std::string &marking = "TLP:GREEN")
{
    return claim("dependency", "dependency--" + id,
                 "{\"dependant\":\"A\",\"provider\":\"" + provider + "\"," + terms + "}", marking);
}

/// A thing that needs some of several, and everybody's word on that.
struct Model : FloorStore
{
    Model()
    {
        std::vector<Claim> all;
        for (const char *key : {"A", "B", "C", "D", "E"})
            all.push_back(asset(key, "TLP:GREEN"));
        all.push_back(asset("X", "TLP:RED"));
        tell(inventory, all);
    }
    std::int64_t inventory = source("inventory");

    [[nodiscard]] floor::Answer<floor::Outcome> say(const char *provider, NeedRule rule, const char *beside = "",
                                                    bool isRemoval = false, int k = 1)
    {
        floor::LinkRequest request;
        request.dependant = "asset--A";
        request.provider = std::string("asset--") + provider;
        request.terms.rule = rule;
        request.terms.k = k;
        request.beside = *beside ? std::string("asset--") + beside : std::string();
        request.isRemoval = isRemoval;
        request.by = "anna";
        return desk->link(request, *picture());
    }
    /// What A needs: "any(B C) all(D)".
    [[nodiscard]] static QString needsOf(const picture::Snapshot &s)
    {
        std::map<std::pair<int, QString>, QStringList> groups;
        for (const picture::DependencyRow &row : s.dependencies) {
            const QString provider = s.assets[std::size_t(row.provider)].name.right(1);
            const bool isGroup = row.group != NeedRule::All;
            groups[{isGroup ? row.groupId : -1, isGroup ? QString() : provider}]
                << QString::fromUtf8(name(row.group).data()) << provider;
        }
        QStringList texts;
        for (auto &[key, words] : groups) {
            QStringList providers;
            for (qsizetype i = 1; i < words.size(); i += 2)
                providers << words[i];
            providers.sort();
            texts << words[0] + u'(' + providers.join(u' ') + u')';
        }
        texts.sort();
        return texts.join(u' ');
    }
    [[nodiscard]] QString needs() const { return needsOf(*picture()); }
    [[nodiscard]] picture::Health health() const
    {
        const auto s = picture();
        return s->assets[std::size_t(s->assetById.at("asset--A"))].health;
    }
    void fails(const std::string &key)
    {
        tell(inventory, {report("incident--" + key, 95, R"(,"affects":[")" + key + R"("])")});
    }
};

} // namespace

/// What people say of who needs whom.
class TestModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSaidAnewIsMarkedAsWhatItReplaces_data()
    {
        QTest::addColumn<bool>("isRemoval");
        QTest::addColumn<QString>("beside");
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("marking");
        QTest::newRow("changed") << false << QString() << u"SECRET"_s << u"TLP:RED"_s;
        QTest::newRow("removed") << true << QString() << u"SECRET"_s << u"TLP:RED"_s;
        QTest::newRow("put beside it") << false << u"SECRET"_s << u"OPEN"_s << u"TLP:RED"_s;
        QTest::newRow("new") << false << QString() << u"OPEN"_s << u"TLP:GREEN"_s;
    }
    void whatIsSaidAnewIsMarkedAsWhatItReplaces()
    {
        QFETCH(const bool, isRemoval);
        QFETCH(const QString, beside);
        QFETCH(const QString, provider);
        QFETCH(const QString, marking);
        FloorStore floor;
        // All may see the three, few who needs whom.
        floor.tell(floor.source("inventory"),
                   {asset("RADIO", "TLP:GREEN"), asset("SECRET", "TLP:GREEN"), asset("OPEN", "TLP:GREEN"),
                    claim("dependency", "dependency--1", R"({"dependant":"RADIO","provider":"SECRET","need":"any"})",
                          "TLP:RED")});
        floor::LinkRequest request;
        request.dependant = "asset--RADIO";
        request.provider = "asset--" + provider.toStdString();
        request.isRemoval = isRemoval;
        request.terms.rule = NeedRule::Any;
        if (!beside.isEmpty())
            request.beside = "asset--" + beside.toStdString();
        request.by = "anna";
        const auto done = floor.desk->link(request, *floor.picture());
        QVERIFY(done.has_value());
        const std::string subject
            = derivedId("dependency", fusion::floorSource, "", request.dependant + '\n' + request.provider);
        const auto said = need(store::claimsAbout(*need(floor.store->reader()), subject));
        QCOMPARE(said.size(), 1U);
        QCOMPARE(QString::fromStdString(said.front().value.marking), marking);
    }

    void whatIsSaidAnewStaysWhereItWasPut()
    {
        Model model;
        model.tell(model.inventory,
                   {needs("1", "B", R"("need":"any","group":"p")"), needs("2", "C", R"("need":"any","group":"p")")});
        QCOMPARE(model.needs(), u"any(B C)"_s);
        QVERIFY(model.say("D", NeedRule::Any, "B").has_value());
        QCOMPARE(model.needs(), u"any(B C D)"_s);
        QVERIFY(model.say("D", NeedRule::Any).has_value()); // its terms alone
        QCOMPARE(model.needs(), u"any(B C D)"_s);
        QVERIFY(model.say("E", NeedRule::Any, "D").has_value()); // beside who is there by people's word
        QCOMPARE(model.needs(), u"any(B C D E)"_s);
        QVERIFY(model.say("D", NeedRule::Any, "", true).has_value());
        QVERIFY(model.say("D", NeedRule::Any).has_value()); // removed, and needed again: by itself
        QVERIFY2(model.needs().contains(u"any(B C"_s) && model.needs().contains(u"any(D"_s), qPrintable(model.needs()));
    }

    void groupsThatPeopleMakeAreTheirOwn()
    {
        Model model;
        QVERIFY(model.say("B", NeedRule::Any).has_value());
        QVERIFY(model.say("C", NeedRule::Any, "B").has_value());
        QVERIFY(model.say("D", NeedRule::Any).has_value());
        QVERIFY(model.say("E", NeedRule::Any, "D").has_value());
        QCOMPARE(model.needs(), u"any(B C) any(D E)"_s);
        const auto refused = model.say("B", NeedRule::KofN, "D");
        QVERIFY(!refused.has_value() && refused.error().why == floor::Refused::Why::Group);
    }

    void aProviderOfTwoGroupsStaysInBoth()
    {
        Model model;
        model.tell(model.inventory,
                   {needs("1", "B", R"("need":"any","group":"p")"), needs("2", "C", R"("need":"any","group":"p")"),
                    needs("3", "B", R"("need":"any","group":"q")"), needs("4", "D", R"("need":"any","group":"q")")});
        QCOMPARE(model.needs(), u"any(B C) any(B D)"_s);
        QVERIFY(model.say("B", NeedRule::Any).has_value());
        QCOMPARE(model.needs(), u"any(B C) any(B D)"_s);
    }

    /// People may say of k providers that fewer are enough.
    void fewerMayBeEnough()
    {
        Model model;
        std::vector<Claim> claims;
        for (const char *key : {"B", "C", "D"})
            claims.push_back(needs(key, key, R"("need":"k","k":2,"group":"p")"));
        model.tell(model.inventory, claims);
        model.fails("C");
        model.fails("D");
        QCOMPARE(model.health(), picture::Health::Failed);
        QVERIFY(model.say("B", NeedRule::KofN, "", false, 1).has_value());
        QCOMPARE(model.health(), picture::Health::Nominal);
    }

    /// What people say is for those who may see it: nobody loses by it what sources told them.
    void whoMayNotSeeTheWordKeepsTheNeed()
    {
        Model model;
        model.tell(model.inventory, {needs("1", "B", R"("need":"all")")});
        model.fails("B");
        const auto audience = need(release::parseAudience("TLP:GREEN"));
        QVERIFY(model.say("X", NeedRule::Any).has_value());
        QVERIFY(model.say("B", NeedRule::Any, "X").has_value());
        QCOMPARE(model.needs(), u"any(B X)"_s);
        QCOMPARE(model.health(), picture::Health::Nominal);
        const auto released = release::filtered(*model.picture(), audience);
        QCOMPARE(Model::needsOf(*released), u"all(B)"_s);
        QCOMPARE(released->assets[std::size_t(released->assetById.at("asset--A"))].health, picture::Health::Failed);
        const auto all = release::filtered(*model.picture(), need(release::parseAudience("TLP:RED")));
        QCOMPARE(Model::needsOf(*all), u"any(B X)"_s);
    }

    /// By whichever of its names it was called then.
    void anotherNameIsTheSameAsset()
    {
        Model model;
        model.tell(model.inventory, {claim("infrastructure", "infrastructure--1", R"({"name":"Relay"})", "TLP:GREEN")});
        floor::LinkRequest request;
        request.dependant = "asset--A";
        request.provider = "infrastructure--1";
        request.terms.strength = 1;
        request.by = "anna";
        QVERIFY(model.desk->link(request, *model.picture()).has_value());
        Claim relay = asset("Y", "TLP:GREEN");
        relay.title = "Relay";
        relay.body = R"({"key":"Y","name":"Relay","kind":"service"})";
        model.tell(model.inventory, {relay});
        QCOMPARE(model.picture()->assetById.at("infrastructure--1"), model.picture()->assetById.at("asset--Y"));
        QCOMPARE(model.picture()->dependencies.size(), 1U);
        request.terms.strength = 0.5;
        QVERIFY(model.desk->link(request, *model.picture()).has_value());
        QCOMPARE(model.picture()->dependencies.size(), 1U);
        QCOMPARE(model.picture()->dependencies.front().strength, 0.5F);
        request.isRemoval = true;
        QVERIFY(model.desk->link(request, *model.picture()).has_value());
        QCOMPARE(model.picture()->dependencies.size(), 0U);
    }
};

QTEST_GUILESS_MAIN(TestModel)
#include "test_model.moc"
