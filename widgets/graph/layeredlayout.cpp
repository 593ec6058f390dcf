// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/layeredlayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace watchfloor::widgets {

namespace {

using Index = std::size_t;
using Lists = std::vector<std::vector<int>>;

/// Boxes and, for every layer a long edge crosses, a line: both are "items" of a layer.
struct Item
{
    int node = -1; ///< -1: a line
    int layer = 0;
    double breadth = 0;
    double position = 0;
    int place = 0; ///< within its layer
};

class Drawing
{
public:
    Drawing(const LayoutGraph &graph, const LayoutOptions &options, const std::stop_token &stop)
        : m_graph(graph)
        , m_options(options)
        , m_stop(stop)
        , m_reversed(graph.edges.size(), false)
        , m_layer(graph.nodes.size(), 0)
        , m_chains(graph.edges.size())
    {
    }

    std::optional<Layout> run()
    {
        breakCycles();
        assignLayers();
        makeItems();
        if (!takeOrder()) {
            orderFirst();
            if (!reduceCrossings())
                return {};
        }
        if (!assignPositions())
            return {};
        return result();
    }

private:
    [[nodiscard]] bool isLoop(Index edge) const { return m_graph.edges[edge].first == m_graph.edges[edge].second; }
    [[nodiscard]] std::pair<int, int> ends(Index edge) const
    {
        const auto [from, to] = m_graph.edges[edge];
        return m_reversed[edge] ? std::pair(to, from) : std::pair(from, to);
    }

    void breakCycles();
    void assignLayers();
    void pullTowardsProviders(const std::vector<int> &order, const Lists &down, const std::vector<int> &needed);
    void makeItems();
    void addLink(int upper, int lower);
    [[nodiscard]] bool takeOrder();
    void orderFirst();
    [[nodiscard]] bool reduceCrossings();
    bool sweep(bool down);
    bool swapNeighbours();
    [[nodiscard]] std::size_t crossingsBetween(Index layer) const;
    [[nodiscard]] std::size_t crossings() const;
    [[nodiscard]] bool assignPositions();
    void fit(std::vector<int> &layer, const std::vector<double> &wanted, const std::vector<double> &weight);
    void pull(std::vector<int> &layer, bool fromAbove, bool fromBelow);
    [[nodiscard]] double apart(const Item &a, const Item &b) const;
    [[nodiscard]] Layout result() const;
    void placeLoose(Layout &layout) const;

    const LayoutGraph &m_graph;
    const LayoutOptions &m_options;
    const std::stop_token &m_stop;
    std::vector<bool> m_reversed;
    std::vector<int> m_layer; ///< of a node; -1: it has no edges and stands apart
    std::vector<Item> m_items; ///< the first ones are the nodes
    Lists m_layers; ///< items by layer in drawn order
    Lists m_above, m_below; ///< linked items in the adjacent layers
    std::vector<std::vector<int>> m_chains; ///< lines of an edge, upper first
};

/// Depth first from those nobody needs; an edge to a node still open closes a cycle and is turned round.
void Drawing::breakCycles()
{
    const Index count = m_graph.nodes.size();
    Lists out(count);
    std::vector<int> needed(count, 0);
    for (Index e = 0; e < m_graph.edges.size(); ++e) {
        if (isLoop(e))
            continue;
        out[Index(m_graph.edges[e].first)].push_back(int(e));
        ++needed[Index(m_graph.edges[e].second)];
    }
    std::vector<int> starts(count);
    std::iota(starts.begin(), starts.end(), 0);
    std::ranges::stable_sort(starts, {}, [&](int n) {
        return m_graph.nodes[Index(n)].first ? 0 : needed[Index(n)] == 0 ? 1 : 2;
    });
    enum : std::uint8_t { Unseen, Open, Done };
    std::vector<std::uint8_t> state(count, Unseen);
    std::vector<std::pair<int, Index>> path; // node, next out edge
    for (const int start : starts) {
        if (state[Index(start)] != Unseen)
            continue;
        state[Index(start)] = Open;
        path.emplace_back(start, 0);
        while (!path.empty()) {
            auto &[node, next] = path.back();
            if (next == out[Index(node)].size()) {
                state[Index(node)] = Done;
                path.pop_back();
                continue;
            }
            const int edge = out[Index(node)][next++];
            const int to = m_graph.edges[Index(edge)].second;
            if (state[Index(to)] == Open) {
                m_reversed[Index(edge)] = true;
            } else if (state[Index(to)] == Unseen) {
                state[Index(to)] = Open;
                path.emplace_back(to, 0);
            }
        }
    }
}

void Drawing::assignLayers()
{
    const Index count = m_graph.nodes.size();
    Lists down(count);
    std::vector<int> needed(count, 0), waiting;
    std::vector<bool> loose(count, true);
    for (Index e = 0; e < m_graph.edges.size(); ++e) {
        if (isLoop(e))
            continue;
        const auto [from, to] = ends(e);
        down[Index(from)].push_back(to);
        ++needed[Index(to)];
        loose[Index(from)] = loose[Index(to)] = false;
    }
    waiting = needed;
    std::vector<int> order;
    for (Index n = 0; n < count; ++n)
        if (waiting[n] == 0)
            order.push_back(int(n));
    for (Index i = 0; i < order.size(); ++i)
        for (const int to : down[Index(order[i])]) {
            m_layer[Index(to)] = std::max(m_layer[Index(to)], m_layer[Index(order[i])] + 1);
            if (--waiting[Index(to)] == 0)
                order.push_back(to);
        }
    pullTowardsProviders(order, down, needed);
    for (Index n = 0; n < count; ++n)
        if (loose[n] && !m_graph.nodes[n].first)
            m_layer[n] = -1;
}

/// A node that needs more than needs it stands next to what it needs: shorter lines, and a host without a
/// service does not stand among the missions.
void Drawing::pullTowardsProviders(const std::vector<int> &order, const Lists &down, const std::vector<int> &needed)
{
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        const Index n = Index(*node);
        if (m_graph.nodes[n].first || down[n].empty() || int(down[n].size()) <= needed[n])
            continue;
        int nearest = m_layer[Index(down[n].front())];
        for (const int to : down[n])
            nearest = std::min(nearest, m_layer[Index(to)]);
        m_layer[n] = std::max(m_layer[n], nearest - 1);
    }
}

void Drawing::addLink(int upper, int lower)
{
    m_below[Index(upper)].push_back(lower);
    m_above[Index(lower)].push_back(upper);
}

void Drawing::makeItems()
{
    for (Index n = 0; n < m_graph.nodes.size(); ++n)
        m_items.push_back({int(n), m_layer[n], m_graph.nodes[n].breadth, 0, 0});
    m_above.resize(m_items.size());
    m_below.resize(m_items.size());
    // Two edges between the same two nodes (power and network, say) share one chain.
    std::set<std::pair<int, int>> linked;
    std::vector<std::pair<std::pair<int, int>, Index>> byEnds;
    for (Index e = 0; e < m_graph.edges.size(); ++e)
        if (!isLoop(e))
            byEnds.push_back({ends(e), e});
    std::ranges::stable_sort(byEnds, {}, [](const auto &entry) { return entry.first; });
    for (Index i = 0; i < byEnds.size(); ++i) {
        const auto [pair, edge] = byEnds[i];
        if (i > 0 && byEnds[i - 1].first == pair) {
            m_chains[edge] = m_chains[byEnds[i - 1].second];
            continue;
        }
        int last = pair.first;
        for (int layer = m_layer[Index(pair.first)] + 1; layer < m_layer[Index(pair.second)]; ++layer) {
            const int line = int(m_items.size());
            m_items.push_back({-1, layer, 0, 0, 0});
            m_above.emplace_back();
            m_below.emplace_back();
            m_chains[edge].push_back(line);
            addLink(last, line);
            last = line;
        }
        addLink(last, pair.second);
    }
    int deepest = 0;
    for (const Item &item : m_items)
        deepest = std::max(deepest, item.layer);
    m_layers.resize(Index(deepest) + 1);
}

/// The order of an earlier drawing, if it is one of this very graph.
bool Drawing::takeOrder()
{
    if (m_graph.order.size() != m_layers.size())
        return false;
    std::vector<bool> seen(m_items.size(), false);
    std::size_t found = 0, wanted = 0;
    for (const Item &item : m_items)
        wanted += item.layer >= 0;
    for (Index l = 0; l < m_graph.order.size(); ++l)
        for (const int item : m_graph.order[l]) {
            if (item < 0 || Index(item) >= m_items.size() || seen[Index(item)] || m_items[Index(item)].layer != int(l))
                return false;
            seen[Index(item)] = true;
            ++found;
        }
    if (found != wanted)
        return false;
    m_layers = m_graph.order;
    for (const auto &layer : m_layers)
        for (Index place = 0; place < layer.size(); ++place)
            m_items[Index(layer[place])].place = int(place);
    return true;
}

/// By earlier position where there is one, else in the order of a walk from the first layer, which keeps a subtree
/// together.
void Drawing::orderFirst()
{
    std::vector<int> walk;
    std::vector<bool> seen(m_items.size(), false);
    std::vector<int> starts;
    for (Index i = 0; i < m_items.size(); ++i)
        if (m_items[i].layer >= 0 && m_above[i].empty())
            starts.push_back(int(i));
    std::ranges::stable_sort(starts, {}, [&](int i) { return m_items[Index(i)].layer; });
    for (const int start : starts) {
        std::vector<int> stack{start};
        while (!stack.empty()) {
            const int item = stack.back();
            stack.pop_back();
            if (seen[Index(item)])
                continue;
            seen[Index(item)] = true;
            walk.push_back(item);
            for (auto next = m_below[Index(item)].rbegin(); next != m_below[Index(item)].rend(); ++next)
                stack.push_back(*next);
        }
    }
    for (const int item : walk)
        m_layers[Index(m_items[Index(item)].layer)].push_back(item);
    for (auto &layer : m_layers) {
        const auto seed = [&](int i) {
            const int node = m_items[Index(i)].node;
            return node >= 0 ? m_graph.nodes[Index(node)].seed : std::optional<double>();
        };
        // A newcomer follows the one it stood behind in the walk.
        std::vector<std::pair<double, int>> keyed;
        double last = -1e12;
        for (const int item : layer)
            keyed.emplace_back(last = seed(item).value_or(last), item);
        std::ranges::stable_sort(keyed, {}, [](const auto &entry) { return entry.first; });
        for (Index place = 0; place < keyed.size(); ++place) {
            layer[place] = keyed[place].second;
            m_items[Index(layer[place])].place = int(place);
        }
    }
}

/// Pairs of links between a layer and the next that cross, by a Fenwick tree in O(links log width).
std::size_t Drawing::crossingsBetween(Index upper) const
{
    const auto &lower = m_layers[upper + 1];
    std::vector<std::size_t> tree(lower.size() + 1, 0);
    std::size_t found = 0, links = 0;
    std::vector<int> places;
    for (const int item : m_layers[upper]) {
        places.clear();
        for (const int below : m_below[Index(item)])
            places.push_back(m_items[Index(below)].place);
        for (const int place : places) {
            std::size_t notBeyond = 0;
            for (Index i = Index(place) + 1; i > 0; i -= i & (~i + 1))
                notBeyond += tree[i];
            found += links - notBeyond;
        }
        for (const int place : places) {
            for (Index i = Index(place) + 1; i < tree.size(); i += i & (~i + 1))
                ++tree[i];
            ++links;
        }
    }
    return found;
}

std::size_t Drawing::crossings() const
{
    std::size_t sum = 0;
    for (Index layer = 0; layer + 1 < m_layers.size(); ++layer)
        sum += crossingsBetween(layer);
    return sum;
}

bool Drawing::sweep(bool down)
{
    bool changed = false;
    for (Index step = 1; step < m_layers.size(); ++step) {
        const Index l = down ? step : m_layers.size() - 1 - step;
        auto &layer = m_layers[l];
        std::vector<std::pair<double, int>> keyed;
        for (const int item : layer) {
            const auto &links = down ? m_above[Index(item)] : m_below[Index(item)];
            double sum = 0;
            for (const int link : links)
                sum += m_items[Index(link)].place;
            keyed.emplace_back(links.empty() ? m_items[Index(item)].place : sum / double(links.size()), item);
        }
        std::ranges::stable_sort(keyed, {}, [](const auto &entry) { return entry.first; });
        for (Index place = 0; place < keyed.size(); ++place) {
            changed = changed || layer[place] != keyed[place].second;
            layer[place] = keyed[place].second;
            m_items[Index(layer[place])].place = int(place);
        }
    }
    return changed;
}

/// Exchanges neighbours where that alone saves crossings.
bool Drawing::swapNeighbours()
{
    const auto crossed = [&](int first, int second) {
        long sum = 0;
        for (const auto *links : {&m_above, &m_below})
            for (const int a : (*links)[Index(first)])
                for (const int b : (*links)[Index(second)])
                    sum += m_items[Index(a)].place > m_items[Index(b)].place;
        return sum;
    };
    bool changed = false;
    for (auto &layer : m_layers)
        for (Index i = 0; i + 1 < layer.size(); ++i)
            if (crossed(layer[i], layer[i + 1]) > crossed(layer[i + 1], layer[i])) {
                std::swap(layer[i], layer[i + 1]);
                std::swap(m_items[Index(layer[i])].place, m_items[Index(layer[i + 1])].place);
                changed = true;
            }
    return changed;
}

bool Drawing::reduceCrossings()
{
    constexpr int sweeps = 16;
    Lists best = m_layers;
    std::size_t fewest = crossings();
    const auto keepIfBetter = [&] {
        const std::size_t now = crossings();
        if (now < fewest) {
            fewest = now;
            best = m_layers;
        }
    };
    for (int i = 0; i < sweeps && fewest > 0; ++i) {
        if (m_stop.stop_requested())
            return false;
        const bool changed = sweep(i % 2 == 0);
        keepIfBetter();
        // Exchanging looks at pairs of links, which is too much where layers are very wide.
        if (m_items.size() < 3000) {
            for (int round = 0; round < 3 && swapNeighbours(); ++round) { }
            keepIfBetter();
        }
        if (!changed && i > 0)
            break;
    }
    m_layers = best;
    for (auto &layer : m_layers)
        for (Index place = 0; place < layer.size(); ++place)
            m_items[Index(layer[place])].place = int(place);
    return true;
}

double Drawing::apart(const Item &a, const Item &b) const
{
    const bool line = a.node < 0 || b.node < 0;
    return (a.breadth + b.breadth) / 2 + (line ? m_options.lineGap : m_options.gap);
}

/// Least squares to the wanted positions with everything at its distance: isotonic regression by
/// pooling adjacent violators.
void Drawing::fit(std::vector<int> &layer, const std::vector<double> &wanted, const std::vector<double> &weight)
{
    struct Block
    {
        double sum, weight;
        Index first;
        [[nodiscard]] double mean() const { return sum / weight; }
    };
    std::vector<Block> blocks;
    std::vector<double> offset(layer.size(), 0);
    for (Index i = 0; i < layer.size(); ++i) {
        if (i > 0)
            offset[i] = offset[i - 1] + apart(m_items[Index(layer[i - 1])], m_items[Index(layer[i])]);
        blocks.push_back({(wanted[i] - offset[i]) * weight[i], weight[i], i});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().weight += last.weight;
        }
    }
    for (Index b = 0; b < blocks.size(); ++b) {
        const Index end = b + 1 < blocks.size() ? blocks[b + 1].first : layer.size();
        for (Index i = blocks[b].first; i < end; ++i)
            m_items[Index(layer[i])].position = blocks[b].mean() + offset[i];
    }
}

/// Moves a layer to the mean of what it is linked to; lines are kept straight before boxes are.
void Drawing::pull(std::vector<int> &layer, bool fromAbove, bool fromBelow)
{
    std::vector<double> wanted, weight;
    for (const int i : layer) {
        double sum = 0, total = 0;
        const auto add = [&](const std::vector<int> &links) {
            for (const int link : links) {
                const int lines = (m_items[Index(i)].node < 0) + (m_items[Index(link)].node < 0);
                const double w = lines == 2 ? 8 : lines == 1 ? 2 : 1;
                sum += w * m_items[Index(link)].position;
                total += w;
            }
        };
        if (fromAbove)
            add(m_above[Index(i)]);
        if (fromBelow)
            add(m_below[Index(i)]);
        wanted.push_back(total > 0 ? sum / total : m_items[Index(i)].position);
        weight.push_back(total > 0 ? total : 0.1);
    }
    fit(layer, wanted, weight);
}

bool Drawing::assignPositions()
{
    for (auto &layer : m_layers) {
        double at = 0;
        for (Index i = 0; i < layer.size(); ++i) {
            if (i > 0)
                at += apart(m_items[Index(layer[i - 1])], m_items[Index(layer[i])]);
            m_items[Index(layer[i])].position = at;
        }
        for (const int item : layer)
            m_items[Index(item)].position -= at / 2;
    }
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round) {
        if (m_stop.stop_requested())
            return false;
        const bool both = round >= rounds / 2;
        for (Index l = 0; l < m_layers.size(); ++l)
            pull(m_layers[l], true, both);
        for (Index l = m_layers.size(); l-- > 0;)
            pull(m_layers[l], both, true);
    }
    return true;
}

/// Nodes without any edge, in columns below the rest.
void Drawing::placeLoose(Layout &layout) const
{
    std::vector<int> loose;
    for (Index n = 0; n < m_layer.size(); ++n)
        if (m_layer[n] < 0)
            loose.push_back(int(n));
    if (loose.empty())
        return;
    const double width = m_options.length + m_options.gap * 3;
    const int columns = std::max(4, int(layout.bounds.width() / width));
    double top = layout.bounds.isEmpty() ? 0 : layout.bounds.bottom() + 60;
    for (Index i = 0; i < loose.size(); i += Index(columns)) {
        double tallest = 0;
        for (Index c = 0; c < Index(columns) && i + c < loose.size(); ++c)
            tallest = std::max(tallest, m_graph.nodes[Index(loose[i + c])].breadth);
        for (Index c = 0; c < Index(columns) && i + c < loose.size(); ++c) {
            const QPointF centre(layout.bounds.left() + m_options.length / 2 + double(c) * width, top + tallest / 2);
            layout.centres[Index(loose[i + c])] = centre;
            const double breadth = m_graph.nodes[Index(loose[i + c])].breadth;
            layout.bounds
                |= QRectF(centre - QPointF(m_options.length / 2, breadth / 2), QSizeF(m_options.length, breadth));
        }
        top += tallest + m_options.gap;
    }
}

Layout Drawing::result() const
{
    Layout layout;
    layout.centres.resize(m_graph.nodes.size());
    layout.layers = m_layer;
    layout.reversed = m_reversed;
    layout.routes.resize(m_graph.edges.size());
    layout.crossings = crossings();
    layout.order = m_layers;

    double height = 0;
    for (const auto &layer : m_layers)
        if (!layer.empty())
            height = std::max(height, m_items[Index(layer.back())].position - m_items[Index(layer.front())].position);
    const double gaps = std::max(1.0, double(m_layers.size()) - 1);
    const double wanted = (height * m_options.aspect - m_options.length * double(m_layers.size())) / gaps;
    std::vector<double> x(m_layers.size(), 0);
    for (Index l = 1; l < m_layers.size(); ++l) {
        std::size_t links = 0;
        for (const int item : m_layers[l])
            links += m_above[Index(item)].size();
        // More lines between two layers need more room to turn.
        const double needed = std::clamp(m_options.leastLayerGap + double(links) * 0.7, m_options.leastLayerGap,
                                         m_options.mostLayerGap);
        const double gap = std::max(needed, std::min(wanted, m_options.widestLayerGap));
        x[l] = x[l - 1] + m_options.length + gap;
    }
    // A low drawing is spread instead: straight lines stay straight, and there is room around the boxes.
    const double width = x.back() + m_options.length;
    const double spread = height > 1 ? std::clamp(width / m_options.aspect / height, 1.0, m_options.mostSpread) : 1.0;
    for (Index n = 0; n < m_graph.nodes.size(); ++n) {
        if (m_layer[n] < 0)
            continue;
        const QPointF centre(x[Index(m_layer[n])], m_items[n].position * spread);
        layout.centres[n] = centre;
        const double breadth = m_graph.nodes[n].breadth;
        layout.bounds |= QRectF(centre - QPointF(m_options.length / 2, breadth / 2), QSizeF(m_options.length, breadth));
    }
    for (Index e = 0; e < m_chains.size(); ++e) {
        for (const int line : m_chains[e]) {
            const Item &item = m_items[Index(line)];
            const double at = x[Index(item.layer)];
            layout.routes[e].emplace_back(at - m_options.length / 2, item.position * spread);
            layout.routes[e].emplace_back(at + m_options.length / 2, item.position * spread);
        }
        if (m_reversed[e])
            std::ranges::reverse(layout.routes[e]);
    }
    placeLoose(layout);
    return layout;
}

} // namespace

std::optional<Layout> layeredLayout(const LayoutGraph &graph, const LayoutOptions &options, const std::stop_token &stop)
{
    if (graph.nodes.empty())
        return Layout{};
    return Drawing(graph, options, stop).run();
}

} // namespace watchfloor::widgets
