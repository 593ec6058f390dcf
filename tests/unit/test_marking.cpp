// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/category.h"
#include "model/marking.h"
#include "model/severity.h"
#include "release/gate.h"

#include <QTest>

#include <random>

using namespace watchfloor;
using namespace Qt::StringLiterals;

class TestMarking : public QObject
{
    Q_OBJECT

    static Marking any(std::mt19937 &random)
    {
        static const std::vector<std::string> codes{"DEU", "FRA", "ITA", "ESP"};
        Marking m;
        m.known = random() % 8 != 0;
        m.tlp = static_cast<Tlp>(random() % 5);
        m.level = static_cast<EuLevel>(random() % 5);
        m.pap = static_cast<Pap>(random() % 4);
        if (random() % 2) {
            m.releasableTo.emplace();
            for (const auto &code : codes)
                if (random() % 2)
                    m.releasableTo->insert(code);
        }
        return m;
    }

private Q_SLOTS:
    void refusesWhatItCannotRead_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto *text :
             {"", "TLP:PURPLE", "TLP:AMBER+SPICY", "EU:COSMIC", "REL:DEU", "PAP:RED", "SECRET", "REL:DE+TLP:RED"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesWhatItCannotRead()
    {
        QFETCH(const QString, text);
        QVERIFY(!parseMarking(text.toStdString()));
    }

    void readsWhatItWrites()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 10'000; ++i) {
            const Marking m = any(random);
            const auto again = parseMarking(toString(m));
            QVERIFY2(again, toString(m).c_str());
            QVERIFY(*again == (m.known ? m : Marking::mostRestrictive()));
        }
        QCOMPARE(parseMarking("tlp:white")->tlp, Tlp::Clear);
        QCOMPARE(parseMarking("TLP:AMBER+STRICT+EU:SECRET")->tlp, Tlp::AmberStrict);
    }

    void joinIsALattice()
    {
        std::mt19937 random(11);
        for (int i = 0; i < 10'000; ++i) {
            const Marking a = any(random), b = any(random), c = any(random);
            QVERIFY(join(a, b) == join(b, a));
            QVERIFY(join(join(a, b), c) == join(a, join(b, c)));
            QVERIFY(join(a, a) == a);
        }
    }

    void addingContentNeverWidensTheAudience()
    {
        std::mt19937 random(13);
        for (int i = 0; i < 10'000; ++i) {
            const Marking a = any(random), b = any(random);
            release::Audience audience;
            audience.tlp = static_cast<Tlp>(random() % 5);
            audience.level = static_cast<EuLevel>(random() % 5);
            for (const char *code : {"DEU", "FRA", "ITA"})
                if (random() % 2)
                    audience.nations.insert(code);
            if (release::decide(join(a, b), audience).releasable)
                QVERIFY(release::decide(a, audience).releasable && release::decide(b, audience).releasable);
        }
    }

    void decides_data()
    {
        QTest::addColumn<QString>("marking");
        QTest::addColumn<QString>("audience");
        QTest::addColumn<QString>("rule");
        QTest::newRow("unmarked") << u"UNMARKED"_s << u"TLP:RED+EU:TOP-SECRET"_s << u"unmarked"_s;
        QTest::newRow("above tlp") << u"TLP:AMBER+STRICT"_s << u"TLP:AMBER"_s << u"TLP above audience"_s;
        QTest::newRow("above level") << u"TLP:CLEAR+EU:RESTRICTED"_s << u"TLP:RED"_s << u"EU level above audience"_s;
        QTest::newRow("no nation named") << u"TLP:GREEN+REL:DEU"_s << u"TLP:RED"_s
                                         << u"releasable to named nations only"_s;
        QTest::newRow("one nation too many") << u"TLP:GREEN+REL:DEU"_s << u"TLP:RED+REL:DEU,FRA"_s
                                             << u"a nation of the audience is not on the REL list"_s;
        QTest::newRow("on the list") << u"TLP:GREEN+REL:DEU,FRA,ITA"_s << u"TLP:GREEN+REL:DEU,FRA"_s
                                     << u"within audience"_s;
        QTest::newRow("clear") << u"TLP:CLEAR"_s << u"TLP:CLEAR"_s << u"within audience"_s;
    }
    void decides()
    {
        QFETCH(const QString, marking);
        QFETCH(const QString, audience);
        QFETCH(const QString, rule);
        const auto verdict
            = release::decide(*parseMarking(marking.toStdString()), *release::parseAudience(audience.toStdString()));
        QCOMPARE(QString::fromStdString(verdict.rule), rule);
        QCOMPARE(verdict.releasable, rule == u"within audience");
    }

    void disjointReleaseListsLeaveNobody()
    {
        const Marking both = join(*parseMarking("TLP:GREEN+REL:FRA,DEU"), *parseMarking("TLP:GREEN+REL:ITA"));
        for (const char *audience : {"TLP:RED", "TLP:RED+REL:FRA", "TLP:RED+REL:ITA"})
            QVERIFY(!release::decide(both, *release::parseAudience(audience)).releasable);
        QVERIFY(bannerText(both).contains(u"ORIGINATORS ONLY"));
    }

    void categoriesReadTheirNames()
    {
        for (int i = 0; i < categoryCount; ++i) {
            const auto c = static_cast<Category>(i);
            QVERIFY(categoryFromName(name(c)) == c);
        }
        QVERIFY(categoryFromName("rsit:malicious-code=\"c2-server\"") == Category::C2Server);
        QVERIFY(categoryFromName("availability") == Category::Dos);
        QVERIFY(!categoryFromName("nonsense"));
    }

    void severityWordsFallInTheirBands()
    {
        for (int i = 0; i < severityBandCount; ++i) {
            const auto band = static_cast<SeverityBand>(i);
            QCOMPARE(severityBand(severityFromWord(name(band))), band);
        }
        QCOMPARE(severityFromWord("hot"), -1);
    }
};

QTEST_GUILESS_MAIN(TestMarking)
#include "test_marking.moc"
