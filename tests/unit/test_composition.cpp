// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/composition.h"
#include "picture/details.h"
#include "picture/parts.h"
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

/// Of what is vulnerable: products in the words of a bill.
Claim warning(const std::string &number, const std::string &products)
{
    Claim claim;
    claim.type = "vulnerability";
    claim.subject = "vulnerability--" + number;
    claim.title = "CVE-2026-000" + number;
    claim.body = R"({"cve":"CVE-2026-000)" + number + R"(","products":[)" + products + R"(],"severity":98})";
    return claim;
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
        QVERIFY(chains.isCircle(3) && chains.isCircle(5) && !chains.isCircle(6) && !chains.isCircle(2));
        QCOMPARE(chains.first(5), 3);
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
        Index weak = 0, found = 0;
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
                        // Its CPE is written in more than one way; who has no package URL may mean one or the other.
                        const std::string name(1, char('a' + part)), version = std::to_string(1 + random() % 2);
                        const std::string space = part < 2 && random() % 3 == 0 ? "other/" : "";
                        std::string one
                            = "{\"cpe\":\"cpe:/a:x:" + std::to_string(random() % 3) + R"(","name":")" + name;
                        if (random() % 3 != 0)
                            one += R"(","purl":"pkg:npm/)" + space + name + '@' + version;
                        parts.push_back(one + R"(","version":")" + version + "\"}");
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
                    sources[slug] = floor.source(slug, slug == "source-1" ? "TLP:AMBER" : "TLP:GREEN+PAP:RED");
                for (const Told &one : told)
                    floor.tell(sources[one.source], one.claim);
                floor.tell(floor.sourceId,
                           warning("1", R"({"purl":"pkg:npm/a@1"},{"purl":"pkg:npm/c@2"},{"cpe":"cpe:/a:x:2"})"));
                floor.tell(floor.sourceId, warning("2", R"({"purl":"pkg:npm/other/a@1"},{"purl":"pkg:npm/b"})"));
                const SnapshotPtr s = floor.picture();
                const Composition c = floor.composition();
                QStringList text;
                for (const auto &[dependant, provider] : c.needs)
                    text << u"%1 needs %2"_s.arg(dependant).arg(provider);
                text << textOf(c, c.listed) << QString::number(c.components.size());
                for (Index i = 0; i < c.components.size(); ++i) {
                    const fusion::Product &p = c.components[i].product;
                    text << QString::fromStdString(p.name + ' ' + p.version + ' ' + p.purl + ' ' + p.cpe + ' '
                                                   + std::to_string(c.components[i].wordings.size()) + ' '
                                                   + toString(c.components[i].marking));
                    for (const std::int32_t row : c.weaknesses[i + 1])
                        text << QString::fromStdString(s->vulnerabilities[Index(row)].id);
                }
                weak += c.components.size();
                for (const auto &rows : c.weaknesses)
                    found += rows.size();
                if (turn == 0)
                    first = text;
                QCOMPARE(text, first);
                std::ranges::shuffle(told, random);
            }
        }
        QVERIFY2(found > 20 && weak > found, qPrintable(QString::number(found)));
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

    /// Of two bills without a date, one of which tells needs: the same as wherever else it is asked what there is.
    void ofEquallyNewTheSameIsBelievedEverywhere()
    {
        int told = 0;
        for (int i = 0; i < 6; ++i) {
            Floor floor;
            floor.tell(floor.sourceId, bill("asset--shop", shop()));
            floor.tell(floor.sourceId,
                       bill("asset--shop",
                            R"({"components":[)" + component("x" + std::to_string(i))
                                + R"(],"key":"shop","name":"Shop","version":"2"})"));
            const Composition c = floor.composition();
            const SnapshotPtr s = floor.picture();
            const auto reader = floor.reader();
            std::vector<std::string> parts, components;
            for (const Part &part : need(partsOf(*reader, *s)))
                if (!part.product.purl.empty())
                    parts.push_back(part.product.name);
            for (const Composition::Component &one : c.components)
                components.push_back(one.product.name);
            QCOMPARE(components, parts);
            told += c.tellsNeeds() ? 1 : 0;
        }
        QVERIFY(told > 0 && told < 6);
    }

    /// Bills are long: what else there is to say of an asset comes before its chains.
    void detailsComeBeforeTheirChains()
    {
        Floor floor;
        floor.tell(floor.sourceId, bill("asset--shop", shop()));
        floor.tell(floor.sourceId, warning("1", R"({"purl":"pkg:npm/c@1"})"));
        DetailReader reader(floor.store);
        QObject here;
        std::vector<Details> answers;
        connect(&reader, &DetailReader::details, &here, [&](const Details &one) { answers.push_back(one); });
        reader.requestDetails({ObjectRef::Kind::Asset, "asset--shop"}, {}, {}, floor.picture());
        QTRY_COMPARE(answers.size(), 2U);
        QVERIFY(answers[0].chainsFollow && answers[0].chains.empty() && answers[0].claims.size() == 1);
        QVERIFY(!answers[1].chainsFollow && answers[1].chainsError.isEmpty() && answers[1].claims.size() == 1);
        QCOMPARE(answers[1].chains.size(), 1U);
        // Of a picture that nobody gave nothing is asked.
        reader.requestDetails({ObjectRef::Kind::Asset, "asset--shop"});
        QTRY_COMPARE(answers.size(), 3U);
        QVERIFY(!answers[2].chainsFollow);
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
        floor.tell(floor.sourceId, warning("1", R"({"purl":"pkg:npm/c@1"},{"purl":"pkg:npm/d@9"})"));
        const Composition c = floor.composition();
        for (Index i = 0; i < c.components.size(); ++i)
            QCOMPARE(c.weaknesses[i + 1].size(), c.components[i].product.name == "c" ? 1U : 0U);
        QVERIFY(c.weaknesses[0].empty());
        const std::vector<WeakChain> chains = weakChains(c, *floor.picture());
        QCOMPARE(chains.size(), 1U);
        QCOMPARE(chains[0].vulnerability, "vulnerability--1");
        QCOMPARE(chains[0].way->steps.size(), 3U);
        QCOMPARE(chains[0].way->steps.back().name, "c");
        QVERIFY(!chains[0].way->isListed && !chains[0].way->isCircle);
        QCOMPARE(chains[0].way->leftOut, 0U);
    }

    /// Who lists a component, who says what needs what, and who warns of it: each has a say in who may see it.
    void aChainIsMarkedByAllThatItTells()
    {
        const Marking bills = *parseMarking("TLP:GREEN+EU:RESTRICTED"), lists = *parseMarking("TLP:AMBER"),
                      warns = *parseMarking("TLP:GREEN+PAP:RED");
        for (const bool areNeedsTold : {true, false}) {
            Floor floor;
            floor.tell(floor.source("bills", "TLP:GREEN+EU:RESTRICTED"),
                       bill("asset--shop", shop(areNeedsTold ? "[[0,1],[1,2],[2,3]]" : "[]")));
            // c as an inventory knows it; x that nobody is said to need, which the other bill's needs tell.
            floor.tell(floor.source("inventory", "TLP:AMBER"),
                       bill("asset--shop",
                            R"({"components":[{"name":"c","version":"1"},)" + component("x")
                                + R"(],"key":"shop","name":"Shop","version":"2"})"));
            floor.tell(floor.source("warns", "TLP:GREEN+PAP:RED"),
                       warning("1", R"({"purl":"pkg:npm/a@1"},{"purl":"pkg:npm/c@1"},{"purl":"pkg:npm/x@1"})"));
            std::map<std::string, std::string> found, expected;
            for (const WeakChain &chain : weakChains(floor.composition(), *floor.picture()))
                found[chain.way->steps.back().name] = toString(chain.marking);
            expected["a"] = toString(join(bills, warns));
            expected["c"] = toString(join(join(bills, lists), warns));
            expected["x"] = toString(areNeedsTold ? join(join(bills, lists), warns) : join(lists, warns));
            QVERIFY(found == expected);
        }
    }

    /// A thousand steps, and ten thousand weaknesses at the end: told once, and both ends of it.
    void longChainsAreToldByTheirEnds()
    {
        std::vector<std::pair<Node, Node>> row;
        for (Node node = 0; node < 1000; ++node)
            row.emplace_back(node, node + 1);
        Composition c = made(1000, row);
        Snapshot s;
        s.vulnerabilities.resize(10000);
        s.markings = {Marking::mostRestrictive()};
        for (Index i = 0; i < c.components.size(); ++i)
            c.components[i].product.name = std::to_string(i + 1);
        c.weaknesses.resize(c.nodes());
        for (std::int32_t i = 0; i < 10000; ++i)
            c.weaknesses[1000].push_back(i);
        const std::vector<WeakChain> chains = weakChains(c, s);
        QCOMPARE(chains.size(), 10000U);
        QCOMPARE(chains.front().way, chains.back().way);
        const ChainSteps &way = *chains.front().way;
        QCOMPARE(way.steps.size(), 2 * ChainSteps::mostOfAnEnd);
        QCOMPARE(way.leftOut, 1000 - 2 * ChainSteps::mostOfAnEnd);
        QCOMPARE(way.steps.front().name, "1");
        QCOMPARE(way.steps[ChainSteps::mostOfAnEnd - 1].name, "6");
        QCOMPARE(way.steps[ChainSteps::mostOfAnEnd].name, "995");
        QCOMPARE(way.steps.back().name, "1000");
    }

    /// An inventory that knows no package URL speaks of the same component, and hides nothing of it.
    void anInventoryHidesNoPackage()
    {
        for (const bool billFirst : {true, false}) {
            Floor floor;
            const auto other = floor.source("inventory");
            const Claim list
                = bill("asset--shop",
                       R"({"components":[{"cpe":"cpe:2.3:a:x:c:1:*:*:*:*:*:*:*","name":"c","version":"1"}],)"
                       R"("key":"shop","name":"Shop","version":"2"})");
            floor.tell(billFirst ? floor.sourceId : other, billFirst ? bill("asset--shop", shop()) : list);
            floor.tell(billFirst ? other : floor.sourceId, billFirst ? list : bill("asset--shop", shop()));
            floor.tell(floor.sourceId, warning("1", R"({"purl":"pkg:npm/c@1"})"));
            floor.tell(floor.sourceId, warning("2", R"({"cpe":"cpe:2.3:a:x:c:1:*:*:*:*:*:*:*"})"));
            const Composition c = floor.composition();
            QCOMPARE(c.components.size(), 4U);
            QCOMPARE(c.components[2].product.purl, "pkg:npm/c@1");
            QVERIFY(c.components[2].product.cpe.starts_with("cpe:2.3:a:x:c"));
            QCOMPARE(c.components[2].wordings.size(), 2U);
            QCOMPARE(c.weaknesses[3].size(), 2U);
            QCOMPARE(chainTo(c, "c"), u"shop a@1 b@1 c@1"_s);
        }
    }

    void oneNameMayBeTwoPackages()
    {
        Floor floor;
        const auto core = [](const std::string &space) {
            return "{\"name\":\"core\",\"purl\":\"pkg:maven/" + space + "/core@1.0?type=jar\",\"version\":\"1.0\"}";
        };
        floor.tell(floor.sourceId,
                   bill("asset--shop",
                        R"({"components":[)" + core("com.b") + ',' + core("com.a")
                            + R"(],"key":"shop","name":"Shop","needs":[[0,2],[2,1]],"version":"2"})"));
        floor.tell(floor.sourceId, warning("1", R"({"purl":"pkg:maven/com.b/core@1.0"})"));
        const Composition c = floor.composition();
        QCOMPARE(c.components.size(), 2U);
        QVERIFY(c.components[0].product.purl.contains("com.a") && c.components[1].product.purl.contains("com.b"));
        QCOMPARE(c.needs, (std::vector<std::pair<Node, Node>>{{0, 1}, {1, 2}}));
        QVERIFY(c.weaknesses[1].empty());
        QCOMPARE(c.weaknesses[2].size(), 1U);
        // Which of the two somebody means who says no more than the name, nobody knows.
        floor.tell(
            floor.source("inventory"),
            bill("asset--shop", R"({"components":[{"name":"core","version":"1.0"}],"key":"shop","name":"Shop"})"));
        QCOMPARE(floor.composition().components.size(), 3U);
    }

    /// An inventory calls a machine by what runs on it; a bill lists its subject.
    void whatIsCalledLikeItsAsset_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("components");
        const QString exchange
            = uR"("components":[{"name":"Shop 2","vendor":"Microsoft"}],"key":"s","name":"Shop 2")"_s;
        QTest::newRow("inventory") << u"{%1}"_s.arg(exchange) << 1;
        QTest::newRow("inventory of its owner") << u"{%1,\"owner\":\"Microsoft\"}"_s.arg(exchange) << 1;
        QTest::newRow("bill") << u"{%1,\"needs\":[]}"_s.arg(exchange) << 0;
        QTest::newRow("bill without needs")
            << uR"({"components":[{"name":"Shop 2","vendor":"M"},{"name":"a"}],"key":"s","name":"Shop 2","owner":"M"})"_s
            << 1;
    }
    void whatIsCalledLikeItsAsset()
    {
        QFETCH(const QString, body);
        Floor floor;
        floor.tell(floor.sourceId, bill("asset--shop", body.toStdString()));
        QTEST(int(floor.composition().components.size()), "components");
    }

    /// Nobody is said to need what a component without any name needs.
    void needsOfTheNamelessAreNobodys()
    {
        Floor floor;
        floor.tell(floor.sourceId,
                   bill("asset--shop",
                        R"({"components":[{"version":"1"},)" + component("a") + ',' + component("b")
                            + R"(],"key":"shop","name":"Shop","needs":[[0,2],[1,2,3]],"version":"2"})"));
        const Composition c = floor.composition();
        QCOMPARE(c.components.size(), 2U);
        QCOMPARE(c.needs, (std::vector<std::pair<Node, Node>>{{0, 1}}));
        QCOMPARE(textOf(c, c.listed), u"b@1"_s);
    }

    /// The budgets of the rules hold here too, and nobody is left to think that all was looked for.
    void whatBudgetsLeaveOutIsCounted()
    {
        std::string list;
        for (int i = 0; i < 260; ++i)
            list += (i == 0 ? "" : ",") + component("c", std::to_string(i));
        Floor floor;
        floor.tell(floor.sourceId,
                   bill("asset--shop", R"({"components":[)" + list + R"(],"key":"shop","name":"Shop","version":"2"})"));
        floor.tell(floor.sourceId, warning("1", R"({"purl":"pkg:npm/c"})"));
        const Composition c = floor.composition();
        QCOMPARE(std::ranges::count_if(c.weaknesses, [](const auto &rows) { return !rows.empty(); }), 250);
        QCOMPARE(c.matchesLeftOut, 10);
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
