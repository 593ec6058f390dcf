// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/composition.h"

#include "base/ascii.h"
#include "picture/parts.h"
#include "picture/said.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <set>
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

    /// The smallest is the newest, as in the picture.
    [[nodiscard]] auto age() const { return std::tuple(~said->version, ~said->from, std::string_view(said->hash)); }
    /// A bill that an older Watchfloor read, and that was read again since, is as new, lists the same and tells more.
    [[nodiscard]] bool tellsMoreThan(const Word &other) const
    {
        return tellsNeeds && !other.tellsNeeds && said->version == other.said->version && said->from == other.said->from
            && said->products == other.said->products;
    }
};

/// The newest word of each source about an object, where it was not taken back.
Result<std::vector<Word>> newestWords(store::Reader &reader, const std::string &subject, store::KnownAt knownAt)
{
    auto claims = store::claimsAbout(reader, subject, knownAt);
    if (!claims)
        return std::unexpected(claims.error());
    std::map<std::int64_t, std::vector<Word>> bySource;
    for (store::StoredClaim &claim : *claims) {
        auto said = saidBy(claim);
        if (!said)
            continue;
        Word word{std::make_shared<const Said>(std::move(*said)), std::move(claim.value.body), false};
        word.tellsNeeds = word.body.contains(R"("needs":)");
        bySource[claim.sourceId].push_back(std::move(word));
    }
    std::vector<Word> words;
    for (auto &[source, all] : bySource) {
        std::ranges::sort(all, {}, [](const Word &word) { return word.age(); });
        Word &newest = all.front();
        const auto fuller = std::ranges::find_if(all, [&](const Word &word) { return word.tellsMoreThan(newest); });
        if (!newest.said->revoked)
            words.push_back(std::move(fuller == all.end() ? newest : *fuller));
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

/// One way in which a component is listed.
struct Wording
{
    fusion::Product product;

    bool operator<(const Wording &other) const { return order() < other.order(); }
    using Order = std::tuple<bool, bool, const std::string &, const std::string &, const std::string &,
                             const std::string &, const std::string &>;
    [[nodiscard]] Order order() const
    {
        return {product.purl.empty(), product.cpe.empty(), product.purl,  product.cpe,
                product.name,         product.version,     product.vendor};
    }
};

/// Ascending as people look for it.
Key keyOf(const fusion::Product &p)
{
    const std::string &name = p.name.empty() ? p.purl : p.name;
    return {asciiLower(name), name, p.version, p.vendor};
}

/// Of some by one package URL, or by one name, version and maker: the first that says something goes first in each
/// member, and who has a package URL first of all, so that the order of reading decides nothing.
fusion::Product joined(const std::set<Wording> &wordings)
{
    fusion::Product product;
    for (const Wording &one : wordings) {
        for (const auto member : {&fusion::Product::name, &fusion::Product::version, &fusion::Product::vendor,
                                  &fusion::Product::purl, &fusion::Product::cpe}) {
            if ((product.*member).empty())
                product.*member = one.product.*member;
        }
    }
    return product;
}

/// What is listed, on its way to components. The same package URL is the same component; where not both have one, the
/// same name, version and maker, if those tell of one package alone.
class Meeting
{
public:
    /// A number for it, for the time being.
    Node add(const fusion::Product &product, const Marking &marking)
    {
        std::string package = packageKey(product);
        const auto [at, isNew]
            = m_listed.try_emplace({package, keyOf(product)}, Listed{static_cast<Node>(m_listed.size()), {}, marking});
        at->second.wordings.insert({product});
        if (!isNew)
            at->second.marking = join(at->second.marking, marking);
        else if (!package.empty())
            m_packages[keyOf(product)].insert(std::move(package));
        return at->second.number;
    }

    /// In the order of their names, whoever was read first; by number, which node each became.
    std::vector<Node> settle(std::vector<Composition::Component> &components) const
    {
        std::map<Identity, One> ones;
        std::vector<const One *> of(m_listed.size());
        for (const auto &[by, listed] : m_listed) {
            const auto [at, isNew] = ones.try_emplace(identityOf(by), One{listed.wordings, listed.marking});
            if (!isNew) {
                at->second.wordings.insert(listed.wordings.begin(), listed.wordings.end());
                at->second.marking = join(at->second.marking, listed.marking);
            }
            of[Index(listed.number)] = &at->second;
        }
        std::vector<std::pair<std::tuple<Key, std::string>, One *>> order;
        for (auto &[identity, one] : ones) {
            one.product = joined(one.wordings);
            order.emplace_back(std::tuple(keyOf(one.product), std::get<0>(identity)), &one);
        }
        std::ranges::sort(order, {}, &decltype(order)::value_type::first);
        for (auto &[key, one] : order) {
            Composition::Component &made = components.emplace_back(Composition::Component{one->product, one->marking});
            one->node = static_cast<Node>(components.size());
            for (const Wording &wording : one->wordings)
                if (one->wordings.size() > 1)
                    made.wordings.push_back(wording.product);
        }
        std::vector<Node> nodes;
        for (const One *one : of)
            nodes.push_back(one->node);
        return nodes;
    }

private:
    using Identity = std::tuple<std::string, Key>; ///< package, or else what it is called
    struct Listed
    {
        Node number;
        std::set<Wording> wordings;
        Marking marking;
    };
    struct One
    {
        std::set<Wording> wordings;
        Marking marking;
        fusion::Product product = {};
        Node node = Composition::none;
    };

    [[nodiscard]] Identity identityOf(const Identity &by) const
    {
        const auto &[package, name] = by;
        if (!package.empty())
            return {package, {}};
        const auto packages = m_packages.find(name);
        const bool isOne = packages != m_packages.end() && packages->second.size() == 1;
        return isOne ? Identity{*packages->second.begin(), {}} : by;
    }

    std::map<Identity, Listed> m_listed;
    std::map<Key, std::set<std::string>> m_packages; ///< by what they are called
};

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
        std::vector<Place> places{theAsset};
        for (Index i = before; i < all.size(); ++i) {
            const bool isAsset = before > 0 ? isItself(all[i], all.front()) : isNamedLike(all[i], word, body, listed);
            places.push_back(isAsset ? theAsset : place(all[i], marking));
        }
        const auto count = [&](std::string_view key) {
            std::int64_t value = 0;
            return body[key].get(value) == simdjson::SUCCESS ? value : 0;
        };
        m_out.leftOut += count("needs_left_out");
        m_out.unresolved += count("needs_unresolved");
        if (places.size() == listed + 1)
            m_told.push_back({marking, needsIn(body, places)});
    }

    Composition take()
    {
        const std::vector<Node> nodes = m_listed.settle(m_out.components);
        const auto nodeAt = [&](Place place) { return place == theAsset ? 0 : nodes[Index(place)]; };
        std::optional<Marking> toldBy;
        for (const auto &[marking, needs] : m_told) {
            const Index before = m_out.needs.size();
            for (const auto &[dependant, provider] : needs) {
                if (nodeAt(dependant) != nodeAt(provider))
                    m_out.needs.emplace_back(nodeAt(dependant), nodeAt(provider));
            }
            if (m_out.needs.size() > before)
                toldBy = toldBy ? join(*toldBy, marking) : marking;
        }
        if (toldBy)
            m_out.toldBy = *toldBy;
        m_out.weaknesses.resize(m_out.nodes());
        finish(m_out);
        return std::move(m_out);
    }

private:
    using Place = Node; ///< number in m_listed
    static constexpr Place theAsset = -2, nothing = -1;

    /// A bill may name its own subject among what it lists.
    static bool isItself(const fusion::Product &part, const fusion::Product &itself)
    {
        if (!itself.purl.empty() && !part.purl.empty())
            return itself.purl == part.purl;
        return itself.name == part.name && itself.version == part.version
            && (part.vendor.empty() || itself.vendor == part.vendor);
    }
    /// The same where nothing is known of the subject but its name. An inventory calls a machine by what runs on it.
    static bool isNamedLike(const fusion::Product &part, const Word &word, simdjson::dom::object body, Index listed)
    {
        if (part.name.empty() || part.name != word.said->title || !part.version.empty())
            return false;
        std::string_view owner;
        const bool isOurs = body["owner"].get(owner) == simdjson::SUCCESS && listed > 1 && part.vendor == owner;
        return word.tellsNeeds || isOurs;
    }

    Place place(const fusion::Product &product, const Marking &marking)
    {
        return product.name.empty() && product.purl.empty() ? nothing : m_listed.add(product, marking);
    }

    static std::vector<std::pair<Place, Place>> needsIn(simdjson::dom::object body, const std::vector<Place> &places)
    {
        std::vector<std::pair<Place, Place>> needs;
        simdjson::dom::array rows, row;
        if (body["needs"].get(rows) != simdjson::SUCCESS)
            return needs;
        for (const simdjson::dom::element one : rows) {
            if (one.get(row) != simdjson::SUCCESS)
                continue;
            std::optional<Place> dependant;
            for (const simdjson::dom::element number : row) {
                std::uint64_t at = 0;
                if (number.get(at) != simdjson::SUCCESS || at >= places.size())
                    break; // no body of ours
                const Place place = places[Index(at)];
                if (!dependant && place == nothing)
                    break; // nobody is said to need these
                if (!dependant)
                    dependant = place;
                else if (place != nothing)
                    needs.emplace_back(*dependant, place);
            }
        }
        return needs;
    }

    struct Told
    {
        Marking marking;
        std::vector<std::pair<Place, Place>> needs;
    };

    const Snapshot &m_s;
    Composition m_out;
    Meeting m_listed;
    std::vector<Told> m_told;
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
    for (Index i = 0; i < made.components.size(); ++i) {
        const Composition::Component &one = made.components[i];
        for (const fusion::Product &wording : one.wordings.empty() ? std::vector{one.product} : one.wordings)
            installed.push_back({static_cast<Node>(i) + 1, 0, wording});
    }
    const fusion::ProductMatches found = fusion::matchProducts(installed, affected, cves);
    for (const std::uint32_t count : found.leftOut)
        made.matchesLeftOut += count;
    for (const fusion::ProductMatch &match : found.matches)
        made.weaknesses[Index(match.asset)].push_back(rows[Index(match.vulnerability)]);
    for (std::vector<std::int32_t> &of : made.weaknesses)
        std::ranges::sort(of, {}, [&](std::int32_t row) { // exploited first, as in the picture
            return std::tuple(!s.vulnerabilities[Index(row)].exploited, -int{s.vulnerabilities[Index(row)].severity},
                              row);
        });
    return {};
}

ChainSteps stepsTo(const Composition &composition, const Chains &chains, Node node)
{
    constexpr Index most = ChainSteps::mostOfAnEnd;
    const std::vector<Node> chain = chains.to(node);
    const Index length = chain.size() - 1;
    ChainSteps made;
    made.isListed = chains.isListed(node);
    made.isCircle = chains.isCircle(node);
    made.leftOut = length - std::min(length, 2 * most);
    for (Index i = 1; i < chain.size(); ++i) {
        if (made.leftOut == 0 || i <= most || i + most > length)
            made.steps.push_back(composition.components[Index(chain[i]) - 1].product);
    }
    return made;
}

} // namespace

std::vector<Marking> chainMarkings(const Composition &composition, const Chains &chains)
{
    std::vector<Node> order;
    for (Node node = 1; Index(node) < composition.nodes(); ++node)
        order.push_back(node);
    std::ranges::sort(order, {}, [&](Node node) { return chains.depth(node); });
    std::vector<Marking> markings(composition.nodes());
    for (const Node node : order) {
        Marking &marking = markings[Index(node)] = composition.components[Index(node) - 1].marking;
        if (chains.before(node) > 0)
            marking = join(marking, markings[Index(chains.before(node))]);
        // That somebody needs it himself, or nobody, the bills' needs tell too.
        else if (composition.tellsNeeds())
            marking = join(marking, composition.toldBy);
    }
    return markings;
}

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
            chains.m_first[Index(*last)] = *last;
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
    , m_first(composition.nodes(), Composition::none)
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
            m_first[Index(node)] = node;
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
                m_first[Index(next)] = ring[i] == 0 ? next : m_first[Index(ring[i])];
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
    return first(node) != Composition::none && !std::ranges::binary_search(needs(0), first(node));
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
    const std::vector<Marking> markings = chainMarkings(composition, chains);
    std::map<Node, std::shared_ptr<const ChainSteps>> ways;
    std::vector<WeakChain> found;
    for (const auto &[row, depth, node] : all) {
        std::shared_ptr<const ChainSteps> &way = ways[node];
        if (!way)
            way = std::make_shared<const ChainSteps>(stepsTo(composition, chains, node));
        const VulnerabilityRow &weak = s.vulnerabilities[Index(row)];
        found.push_back({weak.id, way, join(s.markings[weak.marking], markings[Index(node)])});
    }
    return found;
}

std::size_t Chains::dependants(Node node) const { return count(m_neededBy, node); }

std::size_t Chains::reach(Node node) const { return count(m_needs, node); }

} // namespace watchfloor::picture
