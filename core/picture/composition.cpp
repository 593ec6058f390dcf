// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/composition.h"

#include "base/ascii.h"
#include "picture/said.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <tuple>

namespace watchfloor::picture {

namespace {

using Node = Composition::Node;
using Index = std::size_t;

/// What one source says of one object.
struct Word
{
    std::shared_ptr<const Said> said;
    std::string body;
    bool tellsNeeds = false;

    /// The smallest is the newest. A bill that an older Watchfloor read, and that was read again since, is as new; then
    /// the one that tells more goes first.
    [[nodiscard]] auto age() const { return std::tuple(~said->version, ~said->from, !tellsNeeds, said->hash); }
};

/// The newest word of each source about an object, where it was not taken back.
Result<std::vector<Word>> newestWords(store::Reader &reader, const std::string &subject, store::KnownAt knownAt)
{
    auto claims = store::claimsAbout(reader, subject, knownAt);
    if (!claims)
        return std::unexpected(claims.error());
    std::map<std::int64_t, Word> bySource;
    for (store::StoredClaim &claim : *claims) {
        auto said = saidBy(claim);
        if (!said)
            continue;
        Word word{std::make_shared<const Said>(std::move(*said)), std::move(claim.value.body), false};
        word.tellsNeeds = word.body.contains(R"("needs":)");
        const auto [held, isFirst] = bySource.try_emplace(claim.sourceId, word);
        if (!isFirst && word.age() < held->second.age())
            held->second = std::move(word);
    }
    std::vector<Word> words;
    for (auto &[source, word] : bySource) {
        if (!word.said->revoked)
            words.push_back(std::move(word));
    }
    return words;
}

Marking markingOf(const Snapshot &s, const Said &said)
{
    const auto row = std::ranges::find(s.sources, said.sourceId, [](const SourceRow &r) { return r.source.id; });
    const std::string own = said.marking.empty() && row != s.sources.end() ? row->source.defaultMarking : said.marking;
    return parseMarking(own).value_or(Marking::mostRestrictive());
}

using Key = std::tuple<std::string, std::string, std::string, std::string>;

/// Ascending as people look for it; the same name, version and maker are the same component.
Key keyOf(const fusion::Product &p)
{
    const std::string &name = p.name.empty() ? p.purl : p.name;
    return {asciiLower(name), name, p.version, p.vendor};
}

class Reading
{
public:
    Reading(const Snapshot &s, std::int32_t asset)
        : m_s(s)
    {
        m_out.asset = asset;
    }

    void add(const Word &word)
    {
        const std::vector<fusion::Product> &all = word.said->products;
        thread_local simdjson::dom::parser parser;
        simdjson::dom::object body;
        if (parser.parse(word.body.data(), word.body.size()).get(body) != simdjson::SUCCESS)
            return;
        simdjson::dom::array components;
        const Index listed = body["components"].get(components) == simdjson::SUCCESS ? components.size() : 0;
        const Index before = all.size() - std::min(all.size(), listed); // itself, where it is a product
        const Marking marking = markingOf(m_s, *word.said);
        std::vector<Node> nodes{0};
        for (Index i = before; i < all.size(); ++i)
            nodes.push_back(isItself(all[i], *word.said, before > 0 ? &all.front() : nullptr) ? 0
                                                                                              : node(all[i], marking));
        const auto count = [&](std::string_view key) {
            std::int64_t value = 0;
            return body[key].get(value) == simdjson::SUCCESS ? value : 0;
        };
        m_out.leftOut += count("needs_left_out");
        m_out.unresolved += count("needs_unresolved");
        if (nodes.size() == listed + 1 && addNeeds(body, nodes))
            m_toldBy = m_toldBy ? join(*m_toldBy, marking) : marking;
    }

    Composition take()
    {
        // In the order of their keys, whoever was read first.
        std::vector<Node> places(m_nodes.size() + 1, 0);
        for (const auto &[key, one] : m_nodes) {
            places[Index(one.number)] = static_cast<Node>(m_out.components.size()) + 1;
            m_out.components.push_back(one.component);
        }
        for (auto &[dependant, provider] : m_out.needs) {
            dependant = places[Index(dependant)];
            provider = places[Index(provider)];
        }
        if (m_toldBy)
            m_out.toldBy = *m_toldBy;
        m_out.weaknesses.resize(m_out.nodes());
        finish(m_out);
        return std::move(m_out);
    }

private:
    struct Held
    {
        Node number; ///< in the order of reading
        Composition::Component component;
    };

    /// A bill may name its own subject among what it lists.
    static bool isItself(const fusion::Product &part, const Said &said, const fusion::Product *itself)
    {
        if (itself && !itself->purl.empty() && !part.purl.empty())
            return itself->purl == part.purl;
        if (itself)
            return itself->name == part.name && itself->version == part.version
                && (part.vendor.empty() || itself->vendor == part.vendor);
        return !part.name.empty() && part.name == said.title && part.version.empty();
    }

    Node node(const fusion::Product &product, const Marking &marking)
    {
        if (product.name.empty() && product.purl.empty())
            return Composition::none;
        const auto [at, isNew]
            = m_nodes.try_emplace(keyOf(product), Held{static_cast<Node>(m_nodes.size()) + 1, {product, marking}});
        Composition::Component &one = at->second.component;
        if (!isNew) {
            one.marking = join(one.marking, marking);
            // Whichever is first among equals, so that the order of reading decides nothing.
            if (std::tie(product.purl, product.cpe) < std::tie(one.product.purl, one.product.cpe))
                one.product = product;
        }
        return at->second.number;
    }

    bool addNeeds(simdjson::dom::object body, const std::vector<Node> &nodes)
    {
        const Index before = m_out.needs.size();
        simdjson::dom::array rows, row;
        if (body["needs"].get(rows) != simdjson::SUCCESS)
            return false;
        for (const simdjson::dom::element one : rows) {
            if (one.get(row) != simdjson::SUCCESS)
                continue;
            std::optional<Node> dependant;
            for (const simdjson::dom::element place : row) {
                std::uint64_t number = 0;
                if (place.get(number) != simdjson::SUCCESS || number >= nodes.size())
                    break; // no body of ours
                const Node at = nodes[Index(number)];
                if (at == Composition::none)
                    continue;
                if (!dependant)
                    dependant = at;
                else if (*dependant != at)
                    m_out.needs.emplace_back(*dependant, at);
            }
        }
        return m_out.needs.size() > before;
    }

    const Snapshot &m_s;
    Composition m_out;
    std::map<Key, Held> m_nodes;
    std::optional<Marking> m_toldBy;
};

/// Which of the vulnerabilities that the picture finds on the asset are those of which component, by the same rules.
Result<> findWeaknesses(Composition &made, store::Reader &reader, const Snapshot &s, store::KnownAt knownAt)
{
    std::vector<std::int32_t> rows;
    for (const fusion::ProductMatch &match : s.matches) {
        if (match.asset == made.asset)
            rows.push_back(match.vulnerability);
    }
    if (rows.empty())
        return {};
    std::vector<fusion::Affected> affected;
    std::vector<std::string> cves;
    for (const std::int32_t row : rows) {
        const auto words = newestWords(reader, s.vulnerabilities[Index(row)].id, knownAt);
        if (!words)
            return std::unexpected(words.error());
        for (const Word &word : *words) {
            for (const fusion::Product &product : word.said->products)
                affected.push_back({static_cast<std::int32_t>(cves.size()), product});
        }
        cves.push_back(s.vulnerabilities[Index(row)].cve);
    }
    std::vector<fusion::Installed> installed;
    for (Index i = 0; i < made.components.size(); ++i)
        installed.push_back({static_cast<Node>(i) + 1, 0, made.components[i].product});
    for (const fusion::ProductMatch &match : fusion::matchProducts(installed, affected, cves).matches)
        made.weaknesses[Index(match.asset)].push_back(rows[Index(match.vulnerability)]);
    for (std::vector<std::int32_t> &of : made.weaknesses)
        std::ranges::sort(of, {}, [&](std::int32_t row) { // exploited first, as in the picture
            return std::tuple(!s.vulnerabilities[Index(row)].exploited, -int{s.vulnerabilities[Index(row)].severity},
                              row);
        });
    return {};
}

} // namespace

void finish(Composition &composition)
{
    std::ranges::sort(composition.needs);
    const auto repeated = std::ranges::unique(composition.needs);
    composition.needs.erase(repeated.begin(), repeated.end());
    composition.listed.clear();
    if (!composition.tellsNeeds()) {
        for (Node node = 1; Index(node) < composition.nodes(); ++node)
            composition.listed.push_back(node);
        return;
    }
    Chains chains(composition);
    // Depth first through what no chain leads to: who is finished last stands before all that it leads to, and of a
    // circle that nothing leads into one stands for all.
    std::vector<bool> isSeen(composition.nodes(), false);
    std::vector<Node> finished;
    std::vector<std::pair<Node, Index>> way;
    for (Node start = 1; Index(start) < composition.nodes(); ++start) {
        if (isSeen[Index(start)] || chains.depth(start) >= 0)
            continue;
        isSeen[Index(start)] = true;
        way.emplace_back(start, 0);
        while (!way.empty()) {
            const Node at = way.back().first;
            if (const auto needs = chains.needs(at); way.back().second < needs.size()) {
                const Node next = needs[way.back().second++];
                if (!isSeen[Index(next)] && chains.depth(next) < 0) {
                    isSeen[Index(next)] = true;
                    way.emplace_back(next, 0);
                }
            } else {
                finished.push_back(at);
                way.pop_back();
            }
        }
    }
    for (auto last = finished.rbegin(); last != finished.rend(); ++last) {
        if (chains.depth(*last) < 0) {
            composition.listed.push_back(*last);
            chains.m_depth[Index(*last)] = 1;
            chains.walk({*last});
        }
    }
    std::ranges::sort(composition.listed);
}

Result<Composition> compositionOf(store::Reader &reader, const Snapshot &s, std::int32_t asset, store::KnownAt knownAt)
{
    Reading reading(s, asset);
    if (s.assets[Index(asset)].parts == 0)
        return reading.take();
    std::vector<std::string> subjects;
    for (const auto &[id, index] : s.assetById) {
        if (index == asset)
            subjects.push_back(id);
    }
    std::ranges::sort(subjects);
    for (const std::string &subject : subjects) {
        const auto words = newestWords(reader, subject, knownAt);
        if (!words)
            return std::unexpected(words.error());
        for (const Word &word : *words)
            reading.add(word);
    }
    Composition made = reading.take();
    if (const auto done = findWeaknesses(made, reader, s, knownAt); !done)
        return std::unexpected(done.error());
    return made;
}

Chains::Chains(const Composition &composition)
    : m_needs(rowsOf(composition, false))
    , m_neededBy(rowsOf(composition, true))
    , m_before(composition.nodes(), Composition::none)
    , m_depth(composition.nodes(), -1)
{
    m_depth[0] = 0;
    walk({0});
    // What is listed is reached from there alone, so the order does not matter but for how far it is.
    std::vector<Node> ring;
    for (const Node node : composition.listed) {
        if (Index(node) < composition.nodes() && m_depth[Index(node)] < 0) {
            m_depth[Index(node)] = 1;
            m_before[Index(node)] = 0;
            ring.push_back(node);
        }
    }
    walk(std::move(ring));
}

Chains::Rows Chains::rowsOf(const Composition &composition, bool backward)
{
    Rows rows;
    rows.start.assign(composition.nodes() + 1, 0);
    const auto from = [&](const std::pair<Node, Node> &need) { return Index(backward ? need.second : need.first); };
    for (const auto &need : composition.needs)
        ++rows.start[from(need) + 1];
    for (Index i = 1; i < rows.start.size(); ++i)
        rows.start[i] += rows.start[i - 1];
    rows.nodes.resize(composition.needs.size());
    std::vector<Index> next(rows.start.begin(), rows.start.end() - 1);
    for (const auto &need : composition.needs)
        rows.nodes[next[from(need)]++] = backward ? need.first : need.second;
    return rows;
}

/// Marks all that can be reached from those and was not yet, by the fewest steps. `ring`: how deep they are is known.
void Chains::walk(std::vector<Node> ring)
{
    for (Index i = 0; i < ring.size(); ++i) {
        for (const Node next : needs(ring[i])) {
            if (m_depth[Index(next)] < 0) {
                m_depth[Index(next)] = m_depth[Index(ring[i])] + 1;
                m_before[Index(next)] = ring[i];
                ring.push_back(next);
            }
        }
    }
}

std::vector<Node> Chains::to(Node node) const
{
    std::vector<Node> chain;
    for (; node != Composition::none; node = m_before[Index(node)])
        chain.push_back(node);
    std::ranges::reverse(chain);
    return chain;
}

bool Chains::isListed(Node node) const
{
    const std::vector<Node> chain = to(node);
    return chain.size() > 1 && !std::ranges::contains(needs(0), chain[1]);
}

std::size_t Chains::count(const Rows &rows, Node from)
{
    std::vector<bool> isSeen(rows.start.size() - 1, false);
    isSeen[Index(from)] = true;
    std::vector<Node> found{from};
    for (Index i = 0; i < found.size(); ++i) {
        for (const Node next : rows.of(found[i])) {
            if (!isSeen[Index(next)]) {
                isSeen[Index(next)] = true;
                found.push_back(next);
            }
        }
    }
    // The asset is none of its components.
    return found.size() - (from != 0 && isSeen[0] ? 2 : 1);
}

std::vector<WeakChain> weakChains(const Composition &composition, const Snapshot &s)
{
    const Chains chains(composition);
    std::vector<std::tuple<std::int32_t, int, Node>> all; // vulnerabilities stand in that order in the picture
    for (Node node = 1; Index(node) < composition.nodes(); ++node) {
        for (const std::int32_t row : composition.weaknesses[Index(node)])
            all.emplace_back(row, chains.depth(node), node);
    }
    std::ranges::sort(all);
    std::vector<WeakChain> found;
    for (const auto &[row, depth, node] : all) {
        const VulnerabilityRow &weak = s.vulnerabilities[Index(row)];
        WeakChain chain{weak.id, {}, chains.isListed(node), s.markings[weak.marking]};
        for (const Node step : chains.to(node) | std::views::drop(1)) {
            chain.steps.push_back(composition.components[Index(step) - 1].product);
            chain.marking = join(chain.marking, composition.components[Index(step) - 1].marking);
        }
        if (chain.steps.size() > 1)
            chain.marking = join(chain.marking, composition.toldBy);
        found.push_back(std::move(chain));
    }
    return found;
}

std::size_t Chains::dependants(Node node) const { return count(m_neededBy, node); }

std::size_t Chains::reach(Node node) const { return count(m_needs, node); }

} // namespace watchfloor::picture
