// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/composition.h"
#include "release/filter.h"
#include "storefixture.h"

#include <map>
#include <random>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::store::testing;
using namespace Qt::StringLiterals;
using Node = Composition::Node;
using Nodes = std::vector<Node>;
using Index = std::size_t;

namespace {

Composition made(int components, std::vector<std::pair<Node, Node>> needs)
{
    Composition made;
    made.components.resize(Index(components));
    made.needs = std::move(needs);
    finish(made);
    return made;
}

Claim bill(const std::string &subject, const std::string &body, std::int64_t version = noTime)
{
    Claim claim;
    claim.type = "asset";
    claim.subject = subject;
    claim.title = "Shop 2";
    claim.body = body;
    if (version != noTime)
        claim.version = fromMicros(version);
    return claim;
}

std::string component(const std::string &name, const std::string &version = "1")
{
    return R"({"name":")" + name + R"(","purl":"pkg:npm/)" + name + '@' + version + R"(","version":")" + version
        + "\"}";
}

/// The shop needs a, a needs b, b needs c; d is listed alone.
std::string shop(const std::string &needs = "[[0,1],[1,2],[2,3]]")
{
    return R"({"components":[)" + component("a") + ',' + component("b") + ',' + component("c") + ',' + component("d")
        + R"(],"key":"shop","name":"Shop","needs":)" + needs + R"(,"version":"2"})";
}

struct Floor : store::testing::Fixture
{
    int told = 0;

    std::int64_t source(const std::string &slug, const std::string &marking = "TLP:GREEN")
    {
        Source s = store::testing::source(slug);
        s.defaultMarking = marking;
        return need(writer->putSource(s).get());
    }
    void tell(std::int64_t source, const Claim &claim)
    {
        const auto name = "/feeds/" + std::to_string(++told);
        const auto import = need(writer->beginImport({source, name, "test", {}, name}).get());
        BatchMaker batch(import);
        batch.add(0, "record " + std::to_string(told)).claims = {claim};
        need(writer->commit(batch.take()).get());
        need(writer->endImport(import.id, {}).get());
    }
    [[nodiscard]] SnapshotPtr picture(store::KnownAt at = {}) const
    {
        const auto connection = reader();
        return need(build(*store, *connection, at));
    }
    [[nodiscard]] Composition composition(store::KnownAt at = {}) const
    {
        const SnapshotPtr s = picture(at);
        const auto connection = reader();
        return need(compositionOf(*connection, *s, s->assetById.at("asset--shop"), at));
    }
};

QString textOf(const Composition &of, const Nodes &nodes)
{
    QStringList names;
    for (const Node node : nodes)
        names << (node == 0 ? QStringLiteral("shop")
                            : QString::fromStdString(of.components[Index(node) - 1].product.name + '@'
                                                     + of.components[Index(node) - 1].product.version));
    return names.join(u' ');
}

QString chainTo(const Composition &of, const std::string &name)
{
    for (Index i = 0; i < of.components.size(); ++i)
        if (of.components[i].product.name == name)
            return textOf(of, Chains(of).to(Node(i) + 1));
    return QStringLiteral("nothing is called so");
}

} // namespace

class TestComposition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chainsAreTheShortest()
    {
        const Composition c = made(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 3}});
        const Chains chains(c);
        QCOMPARE(chains.to(4), (Nodes{0, 3, 4}));
        QCOMPARE(chains.to(2), (Nodes{0, 1, 2}));
        QCOMPARE(chains.to(0), Nodes{0});
        QCOMPARE(chains.depth(4), 2);
        QCOMPARE(chains.dependants(4), 3U);
        QCOMPARE(chains.reach(1), 3U);
        // Nothing tells who needs 5: it is listed.
        QCOMPARE(c.listed, Nodes{5});
        QCOMPARE(chains.to(5), (Nodes{0, 5}));
        QVERIFY(chains.isListed(5) && !chains.isListed(4) && !chains.isListed(0));
    }

    void circlesEnd()
    {
        // A circle with a way in, one without, one through the asset.
        const Composition c = made(6, {{0, 1}, {1, 2}, {2, 1}, {3, 4}, {4, 3}, {4, 5}, {2, 0}});
        const Chains chains(c);
        QCOMPARE(chains.to(2), (Nodes{0, 1, 2}));
        QCOMPARE(c.listed, (Nodes{3, 6}));
        QCOMPARE(chains.to(5), (Nodes{0, 3, 4, 5}));
        QCOMPARE(chains.dependants(3), 1U);
        QCOMPARE(chains.dependants(1), 1U); // itself and the asset do not count
    }

    void withoutNeedsAllIsListed()
    {
        const Composition c = made(3, {});
        QVERIFY(!c.tellsNeeds());
        QCOMPARE(c.listed, (Nodes{1, 2, 3}));
        QCOMPARE(Chains(c).to(3), (Nodes{0, 3}));
    }

    /// Against a search of all: every chain is as short as may be, and nothing is listed that something listed leads
    /// to.
    void anyGraph()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 3000; ++round) {
            const int count = 1 + int(random() % 12);
            std::vector<std::pair<Node, Node>> needs;
            for (int i = int(random() % Index(2 * count + 1)); i > 0; --i) {
                const auto from = Node(random() % Index(count + 1)), to = Node(random() % Index(count + 1));
                if (from != to)
                    needs.emplace_back(from, to);
            }
            const Composition c = made(count, needs);
            const Chains chains(c);
            constexpr int far = 1000;
            const auto distances = [&](const Nodes &starts) {
                std::vector<int> d(Index(count) + 1, far);
                for (const Node start : starts)
                    d[Index(start)] = 0;
                for (int step = 0; step <= count; ++step)
                    for (const auto &[from, to] : needs)
                        d[Index(to)] = std::min(d[Index(to)], d[Index(from)] + 1);
                return d;
            };
            const auto byNeeds = distances({0}), byList = distances(c.listed);
            for (Node node = 1; node <= count; ++node) {
                const Nodes chain = chains.to(node);
                QCOMPARE(chain.front(), 0);
                QCOMPARE(chain.back(), node);
                const bool isNeeded = byNeeds[Index(node)] < far;
                QCOMPARE(int(chain.size()) - 1, isNeeded ? byNeeds[Index(node)] : byList[Index(node)] + 1);
                QCOMPARE(chains.isListed(node), !isNeeded);
                for (Index i = 1; i < chain.size(); ++i)
                    QVERIFY(std::ranges::contains(needs, std::pair(chain[i - 1], chain[i]))
                            || (i == 1 && std::ranges::contains(c.listed, chain[1])));
                const auto reached = distances({node});
                QCOMPARE(chains.reach(node),
                         Index(std::ranges::count_if(reached, [](int d) { return d > 0 && d < far; }))
                             - (reached[0] < far ? 1 : 0));
            }
            if (needs.empty())
                continue;
            for (const Node one : c.listed) {
                QVERIFY(byNeeds[Index(one)] == far);
                for (const Node other : c.listed)
                    QVERIFY(one == other || distances({other})[Index(one)] == far);
            }
        }
    }

    // ------------------------------------------------------------------ from the store

    void aBillTellsWhoNeedsWhom()
    {
        Floor floor;
        floor.tell(floor.sourceId, bill("asset--shop", shop()));
        const Composition c = floor.composition();
        QCOMPARE(c.components.size(), 4U);
        QCOMPARE(chainTo(c, "c"), u"shop a@1 b@1 c@1"_s);
        QCOMPARE(textOf(c, c.listed), u"d@1"_s);
        QCOMPARE(toString(c.toldBy), toString(*parseMarking("TLP:GREEN")));
    }

    void billsOfSeveralSourcesAddUp()
    {
        Floor floor;
        const auto other = floor.source("other", "TLP:AMBER");
        floor.tell(floor.sourceId, bill("asset--shop", shop()));
        // The same a by the same name and version; its e is needed by c, which it lists, too.
        floor.tell(other,
                   bill("asset--shop",
                        R"({"components":[)" + component("e") + ',' + component("c") + ',' + component("a", "2")
                            + R"(],"key":"shop","name":"Shop","needs":[[0,3],[2,1]],"needs_unresolved":2})"));
        const Composition c = floor.composition();
        QCOMPARE(c.components.size(), 6U);
        QCOMPARE(chainTo(c, "e"), u"shop a@1 b@1 c@1 e@1"_s);
        QCOMPARE(c.unresolved, 2);
        QCOMPARE(toString(c.toldBy), toString(join(*parseMarking("TLP:GREEN"), *parseMarking("TLP:AMBER"))));
    }

    void theNewestBillOfASourceCounts()
    {
        Floor floor;
        constexpr std::int64_t day = 86'400'000'000, now = 1'790'000'000'000'000;
        floor.tell(floor.sourceId, bill("asset--shop", shop("[[0,3]]"), now));
        floor.tell(floor.sourceId, bill("asset--shop", shop(), now - day)); // read later, but older
        QCOMPARE(chainTo(floor.composition(), "c"), u"shop c@1"_s);
        const Timestamp before = floor.picture()->knownAt;
        floor.tell(floor.sourceId, bill("asset--shop", shop("[[0,2],[2,3]]"), now + day));
        QCOMPARE(chainTo(floor.composition(), "c"), u"shop b@1 c@1"_s);
        QCOMPARE(chainTo(floor.composition(before), "c"), u"shop c@1"_s);
        Claim gone = bill("asset--shop", shop(), now + 2 * day);
        gone.revoked = true;
        floor.tell(floor.source("keeps"), bill("asset--shop", R"({"key":"shop","name":"Shop","version":"2"})"));
        floor.tell(floor.sourceId, gone);
        QVERIFY(floor.composition().components.empty());
    }

    /// Whoever speaks first, and however often the same is read.
    void theOrderOfReadingDecidesNothing()
    {
        std::mt19937 random(3);
        constexpr std::int64_t day = 86'400'000'000, now = 1'790'000'000'000'000;
        for (int round = 0; round < 6; ++round) {
            struct Told
            {
                std::string source;
                Claim claim;
            };
            std::vector<Told> told;
            for (int i = 0; i < 7; ++i) {
                // Lists of some of five, in any order, in two versions; pairs among those.
                std::vector<std::string> parts;
                for (int part = 0; part < 5; ++part)
                    if (random() % 3 != 0) {
                        // Its CPE is written in more than one way.
                        std::string one = component(std::string(1, char('a' + part)), std::to_string(1 + random() % 2));
                        one.insert(1, R"("cpe":"cpe:/a:x:)" + std::to_string(random() % 3) + R"(",)");
                        parts.push_back(one);
                    }
                std::ranges::shuffle(parts, random);
                std::string list, needs;
                for (const std::string &part : parts)
                    list += (list.empty() ? "" : ",") + part;
                for (Index pair = 0; pair < parts.size() * 2; ++pair)
                    needs += (needs.empty() ? "[" : ",[") + std::to_string(random() % (parts.size() + 1)) + ','
                        + std::to_string(random() % (parts.size() + 1)) + ']';
                told.push_back({"source-" + std::to_string(random() % 3),
                                bill("asset--shop",
                                     R"({"components":[)" + list + R"(],"key":"shop","name":"Shop","needs":[)" + needs
                                         + R"(],"version":"2"})",
                                     now + std::int64_t(random() % 3) * day)});
            }
            QStringList first;
            for (int turn = 0; turn < 3; ++turn) {
                Floor floor;
                std::map<std::string, std::int64_t> sources;
                std::vector<std::string> slugs{"source-0", "source-1", "source-2"};
                std::ranges::shuffle(slugs, random);
                for (const std::string &slug : slugs)
                    sources[slug] = floor.source(slug);
                for (const Told &one : told)
                    floor.tell(sources[one.source], one.claim);
                const Composition c = floor.composition();
                QStringList text;
                for (const auto &[dependant, provider] : c.needs)
                    text << textOf(c, {dependant, provider});
                text << textOf(c, c.listed) << QString::number(c.components.size());
                for (const Composition::Component &one : c.components)
                    text << QString::fromStdString(one.product.cpe);
                if (turn == 0)
                    first = text;
                QCOMPARE(text, first);
                std::ranges::shuffle(told, random);
            }
        }
    }

    /// An older Watchfloor kept no needs; the same bill read again says more and is as new.
    void ofEquallyNewTheOneThatTellsMore()
    {
        std::string silent = shop();
        silent.replace(silent.find(R"("needs")"), std::string(R"("needs":[[0,1],[1,2],[2,3]],)").size(), "");
        for (const bool first : {true, false}) {
            Floor floor;
            floor.tell(floor.sourceId, bill("asset--shop", first ? silent : shop(), 1));
            floor.tell(floor.sourceId, bill("asset--shop", first ? shop() : silent, 1));
            QCOMPARE(chainTo(floor.composition(), "c"), u"shop a@1 b@1 c@1"_s);
        }
    }

    void aBillMayListItsOwnSubject()
    {
        Floor floor;
        floor.tell(
            floor.sourceId,
            bill("asset--shop",
                 R"({"components":[)" + component("shop", "2") + ',' + component("a")
                     + R"(],"key":"shop","name":"shop","needs":[[1,2]],"purl":"pkg:npm/shop@2","version":"2"})"));
        const Composition c = floor.composition();
        QCOMPARE(c.components.size(), 1U);
        QCOMPARE(chainTo(c, "a"), u"shop a@1"_s);
        QVERIFY(c.listed.empty());
    }

    void bodiesThatAreNotOurs_data()
    {
        QTest::addColumn<QString>("needs");
        for (const char *needs : {"7", "{}", "[]", "[1,2]", "[[]]", "[[0]]", "[[0,99]]", "[[-1,2]]", "[[\"a\",1]]",
                                  "[[1.5,2]]", "[[99,1]]", "[[1,1]]", "null"})
            QTest::newRow(needs) << QString::fromLatin1(needs);
    }
    void bodiesThatAreNotOurs()
    {
        QFETCH(const QString, needs);
        Floor floor;
        floor.tell(floor.sourceId, bill("asset--shop", shop(needs.toStdString())));
        const Composition c = floor.composition();
        QCOMPARE(c.components.size(), 4U);
        QVERIFY(!c.tellsNeeds());
    }

    void vulnerableComponentsAreFound()
    {
        Floor floor;
        floor.tell(floor.sourceId, bill("asset--shop", shop()));
        Claim weak;
        weak.type = "vulnerability";
        weak.subject = "vulnerability--1";
        weak.title = "CVE-2026-0001";
        weak.body
            = R"({"cve":"CVE-2026-0001","products":[{"purl":"pkg:npm/c@1"},{"purl":"pkg:npm/d@9"}],"severity":98})";
        floor.tell(floor.sourceId, weak);
        const Composition c = floor.composition();
        for (Index i = 0; i < c.components.size(); ++i)
            QCOMPARE(c.weaknesses[i + 1].size(), c.components[i].product.name == "c" ? 1U : 0U);
        QVERIFY(c.weaknesses[0].empty());
        const std::vector<WeakChain> chains = weakChains(c, *floor.picture());
        QCOMPARE(chains.size(), 1U);
        QCOMPARE(chains[0].vulnerability, "vulnerability--1");
        QCOMPARE(chains[0].steps.size(), 3U);
        QCOMPARE(chains[0].steps.back().name, "c");
        QVERIFY(!chains[0].isListed);
        QCOMPARE(toString(chains[0].marking), toString(*parseMarking("TLP:GREEN")));
    }

    void aReleasedCopySaysNothingOfComponents()
    {
        Floor floor;
        floor.tell(floor.sourceId, bill("asset--shop", shop()));
        const SnapshotPtr s = floor.picture();
        const auto audience = release::parseAudience("TLP:RED");
        QVERIFY(audience);
        const SnapshotPtr copy = release::filtered(*s, *audience);
        QVERIFY(copy->assetById.contains("asset--shop"));
        const auto reader = floor.reader();
        const Composition c = need(compositionOf(*reader, *copy, copy->assetById.at("asset--shop")));
        QVERIFY(c.components.empty() && c.needs.empty());
    }
};

QTEST_GUILESS_MAIN(TestComposition)
#include "test_composition.moc"
