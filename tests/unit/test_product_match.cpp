// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/productmatch.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace watchfloor;
using namespace watchfloor::fusion;

namespace {

Product purl(const char *text, const char *version = "") { return {{}, {}, version, text, {}}; }
Product cpe(const char *text, const char *version = "") { return {{}, {}, version, {}, text}; }
Product named(const char *vendor, const char *name, const char *version = "")
{
    return {vendor, name, version, {}, {}};
}

/// One asset with one product against one vulnerability that names another.
std::optional<ProductMatch> matchOf(const Product &here, const Product &affected)
{
    const std::vector<Installed> installed{{7, 0, here}};
    const std::vector<Affected> vulnerable{{0, affected}};
    const auto found = matchProducts(installed, vulnerable, std::vector<std::string>{"CVE-2026-0001"});
    return found.matches.empty() ? std::nullopt : std::optional(found.matches.front());
}

} // namespace

class ProductMatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionsAreInOrder_data()
    {
        QTest::addColumn<QString>("less");
        QTest::addColumn<QString>("more");
        const auto row = [](const char *a, const char *b) {
            QTest::addRow("%s < %s", a, b) << QString::fromLatin1(a) << QString::fromLatin1(b);
        };
        row("1.2", "1.10");
        row("1.9.9", "2");
        row("1.0-rc1", "1.0");
        row("1.0.beta2", "1.0.rc1");
        row("1.0", "1.0.1");
        row("1.0", "1.0-p1");
        row("v2.1", "V2.10");
        row("10.0.14393.6795", "10.0.14393.6796");
        row("3.0.11-1~deb12u1", "3.0.11-1~deb12u2");
        row("1.0a1", "1.0");
        row("1.0.1", "1.0.1a");
        row("1.0.2k", "1.0.2l");
        row("99999999999999999998", "99999999999999999999");
    }
    void versionsAreInOrder()
    {
        QFETCH(const QString, less);
        QFETCH(const QString, more);
        QVERIFY(compareVersions(less.toStdString(), more.toStdString()) < 0);
        QVERIFY(compareVersions(more.toStdString(), less.toStdString()) > 0);
        QVERIFY(compareVersions(less.toStdString(), less.toStdString()) == 0);
    }

    void someVersionsAreTheSame()
    {
        for (const auto &[a, b] : {std::pair{"1.0", "1"}, {"v1.2", "1.2"}, {"1.2+build7", "1.2"}, {"01.2", "1.02"}})
            QVERIFY(compareVersions(a, b) == 0);
    }

    void rangesCoverWhatTheySay_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("said");
        const auto row = [](const char *range, const char *version, Covers said) {
            QTest::addRow("%s of %s", version, range)
                << QString::fromUtf8(range) << QString::fromUtf8(version) << static_cast<int>(said);
        };
        row("", "1.2", Covers::Any);
        row("*", "", Covers::Any);
        row("vers:all/*", "1", Covers::Any);
        row("All versions", "1", Covers::Any);
        row("1.2", "1.2.0", Covers::Exactly);
        row("1.2", "1.3", Covers::No);
        row("1.2", "", Covers::No);
        row("< 1.2", "1.1.9", Covers::InRange);
        row("< 1.2", "1.2", Covers::No);
        row("<=1.2", "1.2", Covers::InRange);
        row("≤ 1.2", "1.2", Covers::InRange);
        row("All versions < V2.1", "V2.0 SP1", Covers::InRange);
        row("All versions < V2.1", "2.1", Covers::No);
        row(">= 1.0, < 1.4", "1.3", Covers::InRange);
        row(">= 1.0, < 1.4", "0.9", Covers::No);
        row(">=1.0 <1.4", "1.4", Covers::No);
        row(">= 1.0 and < 1.4", "1.2", Covers::InRange);
        row("vers:deb/>=1.0|<1.4|>=2.0|<2.2", "2.1", Covers::InRange);
        row("vers:deb/>=1.0|<1.4|>=2.0|<2.2", "1.5", Covers::No);
        row("vers:deb/<2.2|>=1.0", "1.5", Covers::InRange);
        row("vers:npm/1.2.3|1.2.5", "1.2.5", Covers::InRange);
        row("vers:npm/1.2.3", "1.2.3", Covers::Exactly);
        row("vers:npm/!=1.2.3", "1.2.3", Covers::No);
        row("vers:npm/!=1.2.3", "1.2.4", Covers::InRange);
        row("vers:npm/>=1|!=1.5", "1.5", Covers::No);
        row("vers:npm/>3", "4", Covers::InRange);
        row("< 1.2", "", Covers::No);
        row("prior to the spring release", "1.2", Covers::Unclear);
        row("1.2 through 1.5", "1.3", Covers::Unclear);
        row("<", "1.3", Covers::Unclear);
        row("vers:", "1.3", Covers::Unclear);
    }
    void rangesCoverWhatTheySay()
    {
        QFETCH(const QString, range);
        QFETCH(const QString, version);
        QFETCH(const int, said);
        QCOMPARE(static_cast<int>(covers(range.toStdString(), version.toStdString())), said);
    }

    void namesOfPackagesAreTakenApart()
    {
        QCOMPARE(purlParts("pkg:deb/Debian/OpenSSL@3.0.11-1?arch=amd64#x").base, "pkg:deb/debian/openssl");
        QCOMPARE(purlParts("pkg:deb/debian/openssl@3.0.11-1?arch=amd64#x").version, "3.0.11-1");
        QCOMPARE(purlParts("pkg:npm/%40angular/core@16.2").base, "pkg:npm/@angular/core");
        QCOMPARE(purlParts("pkg:npm/@angular/core").base, "pkg:npm/@angular/core");
        QCOMPARE(purlParts("pkg:npm/@angular/core").version, "");
        for (const char *none : {"", "pkg:", "pkg:deb", "pkg:deb/", "http://x/y", "pkg"})
            QVERIFY2(purlParts(none).base.empty(), none);
        QCOMPARE(cpeParts("cpe:2.3:a:OpenBSD:OpenSSH:9.3:p1:*:*:*:*:*:*").base, "a:openbsd:openssh");
        QCOMPARE(cpeParts("cpe:2.3:a:openbsd:openssh:9.3:p1:*:*:*:*:*:*").version, "9.3-p1");
        QCOMPARE(cpeParts("cpe:/o:cisco:ios:12.2%281%29").version, "12.2(1)");
        QCOMPARE(cpeParts(R"(cpe:2.3:a:a\:b:c\*d:1)").base, "a:a:b:c*d");
        for (const char *none : {"", "cpe:2.3:a", "cpe:2.3:a:*:openssh:9", "cpe:/a:x", "cpe:2.3:a:openbsd:-:1"})
            QVERIFY2(cpeParts(none).base.empty(), none);
    }

    void eachRuleMatchesItsOwn()
    {
        const auto byPurl
            = matchOf(purl("pkg:deb/debian/openssl@3.0.11"), purl("pkg:deb/debian/openssl", "vers:deb/<3.0.13"));
        QVERIFY(byPurl);
        QCOMPARE(byPurl->rule, MatchRule::Purl);
        QCOMPARE(byPurl->asset, 7);
        QCOMPARE(byPurl->value, "pkg:deb/debian/openssl@3.0.11 in vers:deb/<3.0.13");
        QVERIFY(!matchOf(purl("pkg:deb/debian/openssl@3.0.13"), purl("pkg:deb/debian/openssl", "vers:deb/<3.0.13")));
        QVERIFY(!matchOf(purl("pkg:deb/ubuntu/openssl@3.0.11"), purl("pkg:deb/debian/openssl@3.0.11")));

        const auto byCpe
            = matchOf(cpe("cpe:2.3:a:openbsd:openssh:9.3:*:*:*:*:*:*:*"), cpe("cpe:/a:openbsd:openssh:9.3"));
        QVERIFY(byCpe);
        QCOMPARE(byCpe->rule, MatchRule::Cpe);
        QVERIFY(matchOf(cpe("cpe:/a:openbsd:openssh:9.3"), cpe("cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*", "< 9.4")));
        QVERIFY(!matchOf(cpe("cpe:/a:openbsd:openssh:9.3"), cpe("cpe:/o:openbsd:openssh:9.3")));

        const auto byName
            = matchOf(named("Fortinet, Inc.", "FortiOS", "7.2.4"), named("fortinet", "Forti OS", "< 7.2.5"));
        QVERIFY(byName);
        QCOMPARE(byName->rule, MatchRule::Product);
        QVERIFY(!matchOf(named("", "FortiOS", "7.2.4"), named("fortinet", "FortiOS")));
        QVERIFY(!matchOf(named("Fortinet", "FortiOS"), named("Fortinet", "FortiOS", "< 7.2.5"))); // version not known
        const auto any = matchOf(named("Fortinet", "FortiOS"), named("Fortinet", "FortiOS"));
        QVERIFY(any);
        QCOMPARE(any->covers, Covers::Any);
        QCOMPARE(any->value, "Fortinet FortiOS, every version");
        QVERIFY(!matchOf({}, {}));
    }

    void aCveFoundHereBringsWhatOthersSayOfIt()
    {
        const std::vector<Installed> installed{{3, 0, purl("pkg:deb/debian/openssl@3.0.11")}};
        const std::vector<Affected> affected{{1, purl("pkg:deb/debian/openssl@3.0.11")},
                                             {0, named("OpenSSL", "OpenSSL")}};
        const std::vector<std::string> cves{"CVE-2026-0001", "CVE-2026-0001", "CVE-2026-0002", ""};
        const auto found = matchProducts(installed, affected, cves);
        QCOMPARE(found.matches.size(), 2u);
        QCOMPARE(found.matches[0].vulnerability, 0);
        QCOMPARE(found.matches[0].rule, MatchRule::Cve);
        QVERIFY(found.matches[0].value.starts_with("CVE-2026-0001: pkg:deb"));
        QCOMPARE(found.matches[1].rule, MatchRule::Purl);
    }

    void aRuleThatWouldJoinTooMuchIsCappedAndSaysSo()
    {
        std::vector<Installed> installed;
        for (int i = 0; i < 400; ++i)
            installed.push_back({i, 0, named("Microsoft", "Windows", "10")});
        const std::vector<Affected> affected{{0, named("Microsoft", "Windows")}};
        const auto found = matchProducts(installed, affected, std::vector<std::string>{""});
        QCOMPARE(found.matches.size(), std::size_t{vulnerabilityBudget});
        QCOMPARE(found.leftOut[0], 400 - vulnerabilityBudget);
        const auto &rule = found.rules[static_cast<std::size_t>(MatchRule::Product)];
        QVERIFY(rule == (RuleUse{400, vulnerabilityBudget}));
        // And all of them together.
        std::vector<Affected> many;
        std::vector<std::string> cves(200);
        for (int v = 0; v < 200; ++v)
            many.push_back({v, named("Microsoft", "Windows")});
        const auto all = matchProducts(installed, many, cves);
        QCOMPARE(all.matches.size(), std::size_t{ruleBudget});
        QCOMPARE(all.rules[static_cast<std::size_t>(MatchRule::Product)].found, 400u * 200u);
        QVERIFY(all.leftOut[199] > 0);
    }

    void theOrderOfWhatIsGivenDoesNotMatter()
    {
        std::mt19937_64 random(3);
        const auto pick = [&](auto n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        const auto product = [&] {
            const std::string name = "p" + std::to_string(pick(6)),
                              version = pick(3) == 0 ? "" : std::to_string(pick(4));
            switch (pick(3)) {
            case 0:
                return purl(("pkg:deb/debian/" + name + (version.empty() ? "" : '@' + version)).c_str());
            case 1:
                return cpe(("cpe:/a:v:" + name + ':' + version).c_str());
            default:
                return named("V Inc", name.c_str(), version.c_str());
            }
        };
        for (int round = 0; round < 200; ++round) {
            std::vector<Installed> installed;
            std::vector<Affected> affected;
            std::vector<std::string> cves;
            for (int i = 0; i < 20; ++i) {
                installed.push_back({pick(8), 0, product()});
                affected.push_back({i % 10, product()});
            }
            for (int i = 0; i < 10; ++i)
                cves.push_back(pick(2) == 0 ? "" : "CVE-2026-000" + std::to_string(pick(4)));
            const auto before = matchProducts(installed, affected, cves);
            std::ranges::shuffle(installed, random);
            std::ranges::shuffle(affected, random);
            const auto after = matchProducts(installed, affected, cves);
            QVERIFY(before.matches == after.matches);
            QVERIFY(before.rules == after.rules);
            QVERIFY(std::ranges::is_sorted(before.matches, {},
                                           [](const ProductMatch &m) { return std::pair(m.vulnerability, m.asset); }));
        }
    }
};

QTEST_GUILESS_MAIN(ProductMatchTest)
#include "test_product_match.moc"
