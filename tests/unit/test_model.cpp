// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floorfixture.h"

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
};

QTEST_GUILESS_MAIN(TestModel)
#include "test_model.moc"
