// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/needterms.h"

#include <QTest>

#include <limits>

using namespace watchfloor;
using namespace std::chrono_literals;

class TestNeedTerms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rulesByTheirWords()
    {
        for (const auto rule : {NeedRule::All, NeedRule::Any, NeedRule::KofN, NeedRule::Weighted, NeedRule::Fdna})
            QCOMPARE(needRuleFrom(name(rule)), std::optional(rule));
        QCOMPARE(needRuleFrom("AND"), std::optional(NeedRule::All));
        QCOMPARE(needRuleFrom("k of n"), std::optional(NeedRule::KofN));
        QVERIFY(!needRuleFrom("most"));
        QVERIFY(!needRuleFrom(""));
    }

    void whatIsSaidIsTaken()
    {
        const NeedWords words{.rule = "fdna",
                              .k = {},
                              .strength = 0.8,
                              .criticality = 30,
                              .weight = {},
                              .holdUp = 7200,
                              .timeToImpact = 0,
                              .recovery = 59.6};
        const auto terms = needTerms(words);
        QVERIFY(terms);
        QCOMPARE(*terms, (NeedTerms{NeedRule::Fdna, 1, 0.8, 30, 1, 2h, 0s, 60s}));
        QCOMPARE(*needTerms({}), NeedTerms{});
        NeedWords quorum;
        quorum.k = 2;
        QCOMPARE(needTerms(quorum)->rule, NeedRule::KofN);
    }

    void whatCannotBeIsNamedAndLeftOut_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<double>("value");
        const double none = std::numeric_limits<double>::quiet_NaN();
        for (const auto &[key, value] : {std::pair("strength", 1.01),
                                         {"strength", -0.1},
                                         {"strength", none},
                                         {"criticality", 101.},
                                         {"weight", 0.},
                                         {"weight", 2e6},
                                         {"hold_up_s", -1.},
                                         {"time_to_impact_s", 4e8},
                                         {"recovery_s", none},
                                         {"k", 0.},
                                         {"k", 1.5},
                                         {"k", 256.}})
            QTest::addRow("%s %g", key, value) << QByteArray(key) << value;
    }
    void whatCannotBeIsNamedAndLeftOut()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const double, value);
        NeedWords words;
        words.rule = "k";
        words.k = 3;
        (key == "k"                 ? words.k
             : key == "strength"    ? words.strength
             : key == "weight"      ? words.weight
             : key == "hold_up_s"   ? words.holdUp
             : key == "recovery_s"  ? words.recovery
             : key == "criticality" ? words.criticality
                                    : words.timeToImpact)
            = value;
        const auto terms = needTerms(words);
        QVERIFY(!terms);
        QCOMPARE(QByteArray(terms.error().key.data(), qsizetype(terms.error().key.size())), key);
        QVERIFY(terms.error().reason.starts_with("is not"));
        QCOMPARE(soundTerms(words), (NeedTerms{NeedRule::KofN, key == "k" ? 1 : 3, 1, 100, 1, 0s, 0s, 0s}));
    }
};

QTEST_GUILESS_MAIN(TestNeedTerms)
#include "test_needterms.moc"
