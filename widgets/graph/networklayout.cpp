// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/networklayout.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

namespace watchfloor::widgets {

namespace {

using Index = std::size_t;

constexpr Index mostPivots = 50;
constexpr int descentRounds = 12;

class Neighbours
{
public:
    explicit Neighbours(const NetworkGraph &graph)
        : m_start(graph.nodes + 1, 0)
    {
        const auto isEdge = [&](std::pair<int, int> e) {
            const auto isNode = [&](int n) { return n >= 0 && Index(n) < graph.nodes; };
            return isNode(e.first) && isNode(e.second) && e.first != e.second;
        };
        for (const auto &edge : graph.edges) {
            if (isEdge(edge)) {
                ++m_start[Index(edge.first) + 1];
                ++m_start[Index(edge.second) + 1];
            }
        }
        std::partial_sum(m_start.begin(), m_start.end(), m_start.begin());
        m_all.resize(m_start.back());
        std::vector<Index> next(m_start.begin(), m_start.end() - 1);
        for (const auto &edge : graph.edges) {
            if (isEdge(edge)) {
                m_all[next[Index(edge.first)]++] = edge.second;
                m_all[next[Index(edge.second)]++] = edge.first;
            }
        }
    }
    [[nodiscard]] Index size() const { return m_start.size() - 1; }
    [[nodiscard]] std::span<const int> of(Index node) const
    {
        return std::span(m_all).subspan(m_start[node], m_start[node + 1] - m_start[node]);
    }

private:
    std::vector<Index> m_start;
    std::vector<int> m_all;
};

/// Nodes by component, the largest first, else by their lowest node.
std::vector<std::vector<int>> components(const Neighbours &neighbours)
{
    std::vector<std::vector<int>> found;
    std::vector<bool> seen(neighbours.size(), false);
    for (Index start = 0; start < neighbours.size(); ++start) {
        if (seen[start])
            continue;
        auto &nodes = found.emplace_back(std::vector{int(start)});
        seen[start] = true;
        for (Index i = 0; i < nodes.size(); ++i) {
            for (const int next : neighbours.of(Index(nodes[i]))) {
                if (!seen[Index(next)]) {
                    seen[Index(next)] = true;
                    nodes.push_back(next);
                }
            }
        }
    }
    std::ranges::stable_sort(found, std::greater{}, &std::vector<int>::size);
    return found;
}

/// One component, by its own numbers. Lengths are steps until the end.
class Placer
{
public:
    Placer(const Neighbours &neighbours, const std::vector<int> &nodes, std::vector<int> &numberOf,
           const std::stop_token &stop)
        : m_neighbours(neighbours)
        , m_nodes(nodes)
        , m_number(numberOf)
        , m_stop(stop)
        , m_places(nodes.size())
    {
        for (Index i = 0; i < nodes.size(); ++i)
            m_number[Index(nodes[i])] = int(i);
    }

    std::optional<std::vector<QPointF>> run()
    {
        if (m_nodes.size() == 2)
            m_places[1] = {1, 0};
        if (m_nodes.size() > 2) {
            findPivots();
            if (m_stop.stop_requested())
                return {};
            project();
            descend();
        }
        if (m_stop.stop_requested())
            return {};
        return std::move(m_places);
    }

private:
    [[nodiscard]] Index size() const { return m_nodes.size(); }
    template <typename Take> void eachNeighbour(Index i, const Take &take) const
    {
        for (const int node : m_neighbours.of(Index(m_nodes[i])))
            take(Index(m_number[Index(node)]));
    }

    /// Each as far as can be from those before.
    void findPivots()
    {
        const Index count = std::min(mostPivots, size());
        std::vector<int> nearest(size(), std::numeric_limits<int>::max());
        Index pivot = 0;
        for (Index p = 0; p < count && !m_stop.stop_requested(); ++p) {
            m_pivots.push_back(pivot);
            m_steps.push_back(stepsFrom(pivot));
            for (Index i = 0; i < size(); ++i)
                nearest[i] = std::min(nearest[i], m_steps.back()[i]);
            pivot = Index(std::ranges::max_element(nearest) - nearest.begin());
        }
    }
    [[nodiscard]] std::vector<int> stepsFrom(Index from) const
    {
        std::vector<int> steps(size(), -1);
        std::vector<Index> queue{from};
        queue.reserve(size());
        steps[from] = 0;
        for (Index i = 0; i < queue.size(); ++i) {
            eachNeighbour(queue[i], [&](Index next) {
                if (steps[next] < 0) {
                    steps[next] = steps[queue[i]] + 1;
                    queue.push_back(next);
                }
            });
        }
        return steps;
    }

    /// The two axes along which the doubly centred squares of the distances to the pivots spread most.
    void project()
    {
        const Index pivots = m_pivots.size();
        std::vector<double> centred(size() * pivots), ofPivot(pivots, 0);
        double all = 0;
        for (Index i = 0; i < size(); ++i) {
            double ofNode = 0;
            for (Index p = 0; p < pivots; ++p) {
                const double square = double(m_steps[p][i]) * m_steps[p][i];
                centred[i * pivots + p] = square;
                ofNode += square;
                ofPivot[p] += square;
            }
            all += ofNode;
            for (Index p = 0; p < pivots; ++p)
                centred[i * pivots + p] -= ofNode / double(pivots);
        }
        for (Index i = 0; i < size(); ++i) {
            for (Index p = 0; p < pivots; ++p)
                centred[i * pivots + p]
                    = -0.5 * (centred[i * pivots + p] - ofPivot[p] / double(size()) + all / double(size() * pivots));
        }
        std::vector<double> covariance(pivots * pivots, 0);
        for (Index i = 0; i < size(); ++i) {
            const double *row = centred.data() + i * pivots;
            for (Index p = 0; p < pivots; ++p)
                for (Index q = p; q < pivots; ++q)
                    covariance[p * pivots + q] += row[p] * row[q];
        }
        for (Index p = 0; p < pivots; ++p)
            for (Index q = 0; q < p; ++q)
                covariance[p * pivots + q] = covariance[q * pivots + p];
        const auto first = axis(covariance, {});
        const auto second = axis(covariance, first);
        for (Index i = 0; i < size(); ++i) {
            double x = 0, y = 0;
            for (Index p = 0; p < pivots; ++p) {
                x += centred[i * pivots + p] * first[p];
                y += centred[i * pivots + p] * second[p];
            }
            m_places[i] = {x, y};
        }
        rescale();
    }
    /// Power iteration, orthogonal to `other`.
    [[nodiscard]] static std::vector<double> axis(const std::vector<double> &matrix, const std::vector<double> &other)
    {
        const auto size = Index(std::lround(std::sqrt(double(matrix.size()))));
        std::vector<double> vector(size), next(size);
        for (Index i = 0; i < size; ++i)
            vector[i] = 1 + double(i * 7919 % 101) / 101; // any that is not orthogonal to the answer
        for (int round = 0; round < 100; ++round) {
            if (!other.empty()) {
                const double along = std::inner_product(vector.begin(), vector.end(), other.begin(), 0.0);
                for (Index i = 0; i < size; ++i)
                    vector[i] -= along * other[i];
            }
            for (Index i = 0; i < size; ++i)
                next[i] = std::inner_product(vector.begin(), vector.end(), matrix.data() + i * size, 0.0);
            const double length = std::sqrt(std::inner_product(next.begin(), next.end(), next.begin(), 0.0));
            if (length < 1e-12)
                break;
            for (Index i = 0; i < size; ++i)
                vector[i] = next[i] / length;
        }
        return vector;
    }
    /// So that an edge is one long on average.
    void rescale()
    {
        double sum = 0;
        std::size_t count = 0;
        for (Index i = 0; i < size(); ++i) {
            eachNeighbour(i, [&](Index next) {
                sum += length(m_places[i] - m_places[next]);
                ++count;
            });
        }
        if (sum <= 0 || count == 0)
            return;
        for (QPointF &place : m_places)
            place *= double(count) / sum;
    }
    [[nodiscard]] static double length(QPointF p) { return std::sqrt(p.x() * p.x() + p.y() * p.y()); }

    struct Term
    {
        std::uint32_t a, b;
        float steps;
    };
    /// Pivots keep the whole in shape, neighbours and siblings open what the projection laid on one point.
    [[nodiscard]] std::vector<Term> terms() const
    {
        std::vector<Term> all;
        for (Index i = 0; i < size(); ++i) {
            std::optional<Index> first, before;
            eachNeighbour(i, [&](Index next) {
                if (i < next)
                    all.push_back({std::uint32_t(i), std::uint32_t(next), 1});
                if (before && *before != next)
                    all.push_back({std::uint32_t(*before), std::uint32_t(next), 2});
                first = first ? first : next;
                before = next;
            });
        }
        for (Index p = 0; p < m_pivots.size(); p += 3) { // a third of them is enough, and three times as fast
            for (Index i = 0; i < size(); ++i) {
                if (m_steps[p][i] > 1)
                    all.push_back({std::uint32_t(m_pivots[p]), std::uint32_t(i), float(m_steps[p][i])});
            }
        }
        return all;
    }
    void descend()
    {
        std::mt19937 random(1);
        const auto apart = [&] { return (double(random() % 2001) - 1000) / 4000; };
        for (QPointF &place : m_places)
            place += QPointF(apart(), apart());
        auto all = terms();
        std::ranges::shuffle(all, random);
        for (int round = 0; round < descentRounds && !m_stop.stop_requested(); ++round) {
            // From a rough order to a fine one.
            const double step = 4 * std::pow(0.05 / 4, double(round) / (descentRounds - 1));
            for (const Term &term : all)
                pull(term, std::min(1.0, step / (term.steps * term.steps)));
        }
    }
    void pull(const Term &term, double much)
    {
        QPointF &a = m_places[term.a], &b = m_places[term.b];
        const QPointF between = a - b;
        const double is = std::max(1e-9, length(between));
        // Siblings only push: two ends of a chain may be as far apart as they like.
        if (term.steps == 2 && is > 2)
            return;
        const QPointF move = between * (much * (is - double(term.steps)) / (2 * is));
        a -= move;
        b += move;
    }

    const Neighbours &m_neighbours;
    const std::vector<int> &m_nodes;
    std::vector<int> &m_number;
    const std::stop_token &m_stop;
    std::vector<QPointF> m_places;
    std::vector<Index> m_pivots;
    std::vector<std::vector<int>> m_steps; ///< by pivot
};

struct Box
{
    QPointF least, most;
    [[nodiscard]] double width() const { return most.x() - least.x(); }
    [[nodiscard]] double height() const { return most.y() - least.y(); }
};

Box boxOf(std::span<const QPointF> places)
{
    Box box{places.front(), places.front()};
    for (const QPointF &p : places) {
        box.least = {std::min(box.least.x(), p.x()), std::min(box.least.y(), p.y())};
        box.most = {std::max(box.most.x(), p.x()), std::max(box.most.y(), p.y())};
    }
    return box;
}

/// In rows, none of which is much wider than all would be high.
void pack(std::vector<std::vector<QPointF>> &parts)
{
    constexpr double gap = 2, aspect = 1.6;
    double area = 0, widest = 0;
    for (const auto &part : parts) {
        const Box box = boxOf(part);
        area += (box.width() + gap) * (box.height() + gap);
        widest = std::max(widest, box.width() + gap);
    }
    const double width = std::max(widest, std::sqrt(area * aspect));
    QPointF corner;
    double row = 0;
    for (auto &part : parts) {
        const Box box = boxOf(part);
        if (corner.x() > 0 && corner.x() + box.width() > width) {
            corner = {0, corner.y() + row + gap};
            row = 0;
        }
        for (QPointF &p : part)
            p += corner - box.least;
        corner.rx() += box.width() + gap;
        row = std::max(row, box.height());
    }
}

double meanEdge(std::span<const QPointF> places, const NetworkGraph &graph)
{
    double sum = 0;
    std::size_t count = 0;
    for (const auto &[a, b] : graph.edges) {
        if (a == b || Index(std::max(a, b)) >= places.size() || std::min(a, b) < 0)
            continue;
        const QPointF between = places[Index(a)] - places[Index(b)];
        sum += std::hypot(between.x(), between.y());
        ++count;
    }
    return count > 0 ? sum / double(count) : 0;
}

QPointF middle(std::span<const QPointF> places)
{
    QPointF sum;
    for (const QPointF &p : places)
        sum += p;
    return sum / std::max(1.0, double(places.size()));
}

} // namespace

std::optional<std::vector<QPointF>> networkLayout(const NetworkGraph &graph, double spacing,
                                                  const std::stop_token &stop)
{
    const Neighbours neighbours(graph);
    const auto parts = components(neighbours);
    std::vector<int> number(graph.nodes, 0);
    std::vector<std::vector<QPointF>> placed;
    for (const auto &nodes : parts) {
        auto places = Placer(neighbours, nodes, number, stop).run();
        if (!places)
            return {};
        placed.push_back(std::move(*places));
    }
    pack(placed);
    std::vector<QPointF> all(graph.nodes);
    for (Index part = 0; part < parts.size(); ++part) {
        for (Index i = 0; i < parts[part].size(); ++i)
            all[Index(parts[part][i])] = placed[part][i] * spacing;
    }
    return all;
}

std::vector<QPointF> placeBeside(const NetworkGraph &graph, std::span<const std::optional<QPointF>> places,
                                 double spacing)
{
    const Neighbours neighbours(graph);
    std::vector<std::optional<QPointF>> known(places.begin(), places.end());
    known.resize(graph.nodes);
    double lowest = 0, left = 0;
    std::vector<Index> queue;
    for (Index i = 0; i < known.size(); ++i) {
        if (!known[i])
            continue;
        lowest = queue.empty() ? known[i]->y() : std::max(lowest, known[i]->y());
        left = queue.empty() ? known[i]->x() : std::min(left, known[i]->x());
        queue.push_back(i);
    }
    int turns = 0;
    for (Index from = 0, at = 0; at < queue.size() || from < known.size();) {
        if (at == queue.size()) { // an island
            if (!known[from]) {
                known[from] = QPointF(left, lowest += 2 * spacing);
                queue.push_back(from);
            }
            ++from;
            continue;
        }
        const Index node = queue[at++];
        for (const int next : neighbours.of(node)) {
            if (known[Index(next)])
                continue;
            // The golden angle: each next one stands apart from those before.
            const double angle = ++turns * std::numbers::pi * (3 - std::sqrt(5.0));
            known[Index(next)] = *known[node] + QPointF(std::cos(angle), std::sin(angle)) * spacing;
            queue.push_back(Index(next));
        }
    }
    std::vector<QPointF> all;
    for (const auto &place : known)
        all.push_back(*place);
    return all;
}

std::vector<QPointF> alignedTo(std::span<const QPointF> before, std::vector<QPointF> places, const NetworkGraph &graph,
                               double spacing)
{
    if (places.empty() || before.size() != places.size())
        return places;
    const double mean = meanEdge(places, graph);
    const double scale = mean > 0 ? spacing / mean : 1;
    const QPointF from = middle(places), to = middle(before);
    // The best turn of the plane in closed form, as it is and mirrored.
    double same = 0, cross = 0, mirroredSame = 0, mirroredCross = 0;
    for (Index i = 0; i < places.size(); ++i) {
        const QPointF a = places[i] - from, b = before[i] - to;
        same += a.x() * b.x() + a.y() * b.y();
        cross += a.x() * b.y() - a.y() * b.x();
        mirroredSame += -a.x() * b.x() + a.y() * b.y();
        mirroredCross += -a.x() * b.y() - a.y() * b.x();
    }
    const bool mirrored = std::hypot(mirroredSame, mirroredCross) > std::hypot(same, cross);
    const double angle = mirrored ? std::atan2(mirroredCross, mirroredSame) : std::atan2(cross, same);
    for (QPointF &p : places) {
        QPointF a = (p - from) * scale;
        if (mirrored)
            a.setX(-a.x());
        p = to
            + QPointF(a.x() * std::cos(angle) - a.y() * std::sin(angle),
                      a.x() * std::sin(angle) + a.y() * std::cos(angle));
    }
    return places;
}

} // namespace watchfloor::widgets
