// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/critical.h"
#include "impact/impact.h"
#include "impact/interval.h"
#include "impact/memory.h"
#include "impact/solver.h"
#include "impact/structure.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <igraph.h>
#include <numeric>
#include <random>
#include <string>

/// Questions to a dependency graph of three needs a node, beside a breadth-first search over bare arrays and igraph,
/// all in one process on the same graph. Each round asks everybody once, so that what else the machine does meets all.
namespace watchfloor::bench {

namespace {

using namespace impact;

struct Graph
{
    std::int32_t nodes;
    std::vector<std::pair<std::int32_t, std::int32_t>> edges; ///< dependant, provider
    std::int32_t bottom, top; ///< needed by nearly all; needs much
    std::vector<std::int32_t> unseen;
};

/// Each node needs three others further down, and one mission everything that nobody else needs; names are shuffled, as
/// those of an inventory are.
Graph makeGraph(std::int32_t nodes)
{
    std::mt19937_64 random(5);
    std::vector<std::int32_t> names(static_cast<std::size_t>(nodes));
    std::iota(names.begin(), names.end(), 0);
    std::ranges::shuffle(names, random);
    Graph graph{nodes, {}, names.front(), names.back(), {}};
    std::vector<std::uint8_t> isNeeded(names.size(), 0);
    for (std::size_t i = 1; i + 1 < names.size(); ++i) {
        std::vector<std::size_t> below;
        while (below.size() < std::min<std::size_t>(3, i)) {
            const std::size_t one = random() % i;
            if (!std::ranges::contains(below, one))
                below.push_back(one);
        }
        for (const std::size_t one : below) {
            graph.edges.emplace_back(names[i], names[one]);
            isNeeded[one] = 1;
        }
    }
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        if (isNeeded[i] == 0)
            graph.edges.emplace_back(graph.top, names[i]);
    }
    for (std::size_t i = 1; i <= 3; ++i)
        graph.unseen.push_back(names[i * names.size() / 100]);
    std::ranges::sort(graph.edges);
    return graph;
}

std::vector<Need> needsOf(const Graph &graph, bool alternatives)
{
    std::vector<Need> needs;
    std::int32_t before = -1;
    for (const auto &[dependant, provider] : graph.edges) {
        Need need{.dependant = dependant, .provider = provider};
        if (alternatives && dependant == before && dependant != graph.top)
            need.rule = Rule::Any; // one it cannot do without, and one of two others
        before = dependant;
        needs.push_back(need);
    }
    return needs;
}

/// What can be had at best: who needs a node, as two arrays.
struct Bare
{
    std::vector<std::uint32_t> offsets;
    std::vector<std::int32_t> targets;

    explicit Bare(const Graph &graph)
        : offsets(std::size_t(graph.nodes) + 1, 0)
        , targets(graph.edges.size())
    {
        for (const auto &edge : graph.edges)
            ++offsets[std::size_t(edge.second) + 1];
        std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
        auto next = offsets;
        for (const auto &edge : graph.edges)
            targets[next[std::size_t(edge.second)]++] = edge.first;
    }
    [[nodiscard]] std::vector<std::int32_t> closure(std::int32_t root) const
    {
        std::vector<std::uint8_t> seen(offsets.size() - 1, 0);
        std::vector<std::int32_t> met(seen.size());
        std::size_t count = 0;
        met[count++] = root;
        seen[std::size_t(root)] = 1;
        for (std::size_t i = 0; i < count; ++i) {
            const auto node = std::size_t(met[i]);
            for (std::uint32_t e = offsets[node]; e < offsets[node + 1]; ++e) {
                const std::int32_t target = targets[e];
                if (seen[std::size_t(target)] == 0) {
                    seen[std::size_t(target)] = 1;
                    met[count++] = target;
                }
            }
        }
        met.resize(count);
        return met;
    }
};

class Igraph
{
public:
    explicit Igraph(const Graph &graph)
    {
        igraph_vector_int_t edges;
        igraph_vector_int_init(&edges, igraph_integer_t(2 * graph.edges.size()));
        igraph_integer_t i = 0;
        for (const auto &[dependant, provider] : graph.edges) {
            VECTOR(edges)[i++] = dependant;
            VECTOR(edges)[i++] = provider;
        }
        igraph_create(&m_graph, &edges, graph.nodes, IGRAPH_DIRECTED);
        igraph_vector_int_destroy(&edges);
        igraph_vector_int_init(&m_found, 0);
        igraph_vector_init(&m_values, 0);
    }
    ~Igraph()
    {
        igraph_vector_destroy(&m_values);
        igraph_vector_int_destroy(&m_found);
        igraph_destroy(&m_graph);
    }
    Igraph(const Igraph &) = delete;
    Igraph &operator=(const Igraph &) = delete;

    std::size_t closure(std::int32_t root)
    {
        igraph_subcomponent(&m_graph, &m_found, root, IGRAPH_IN);
        return std::size_t(igraph_vector_int_size(&m_found));
    }
    std::size_t articulationPoints()
    {
        igraph_articulation_points(&m_graph, &m_found);
        return std::size_t(igraph_vector_int_size(&m_found));
    }
    /// So many have one, and their sum.
    std::pair<std::size_t, std::int64_t> dominators(std::int32_t root)
    {
        igraph_dominator_tree(&m_graph, root, &m_found, nullptr, nullptr, IGRAPH_OUT);
        std::pair<std::size_t, std::int64_t> sum{0, 0};
        for (igraph_integer_t i = 0; i < igraph_vector_int_size(&m_found); ++i) {
            if (const auto by = VECTOR(m_found)[i]; by >= 0) {
                ++sum.first;
                sum.second += by;
            }
        }
        return sum;
    }
    double betweenness()
    {
        igraph_betweenness(&m_graph, &m_values, igraph_vss_all(), IGRAPH_DIRECTED, nullptr);
        return igraph_vector_sum(&m_values);
    }

private:
    igraph_t m_graph;
    igraph_vector_int_t m_found;
    igraph_vector_t m_values;
};

double seconds(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values)
{
    std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(values.size() / 2));
    return values[values.size() / 2];
}

/// One question, asked of several in turn. The first is whom the others are compared with.
struct Race
{
    struct Runner
    {
        const char *name;
        std::function<void()> work;
        double most = 0; ///< target: at most so many times the first; 0: none
    };
    const char *question;
    std::vector<Runner> runners;

    /// False: a target was missed.
    [[nodiscard]] bool run(std::int32_t nodes, int rounds) const
    {
        std::vector<std::vector<double>> times(runners.size());
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < runners.size(); ++i)
                times[i].push_back(seconds(runners[i].work));
        }
        const double first = median(times.front());
        bool isMet = true;
        for (std::size_t i = 0; i < runners.size(); ++i) {
            const double time = median(times[i]);
            std::printf("%8d  %-13s %-28s %10.3f ms  %6.2f", nodes, question, runners[i].name, time * 1e3,
                        time / first);
            if (runners[i].most > 0)
                std::printf("  (target at most %.1f)%s", runners[i].most,
                            time > runners[i].most * first ? " MISSED" : "");
            std::printf("\n");
            isMet = isMet && (runners[i].most == 0 || time <= runners[i].most * first);
        }
        std::fflush(stdout);
        return isMet;
    }
};

void agree(const char *what, bool same)
{
    if (same)
        return;
    std::printf("different answers: %s\n", what);
    std::exit(1);
}

/// For NetworkX, which reads it from a file.
void write(const Graph &graph, const std::string &path)
{
    std::FILE *file = std::fopen(path.c_str(), "w");
    if (!file)
        std::exit(2);
    std::fprintf(file, "%d %d %d\n", graph.nodes, graph.bottom, graph.top);
    for (const auto &[dependant, provider] : graph.edges)
        std::fprintf(file, "%d %d\n", dependant, provider);
    std::fclose(file);
}

bool measure(std::int32_t nodes, const std::string &folder)
{
    const Graph graph = makeGraph(nodes);
    if (!folder.empty())
        write(graph, folder + "/graph-" + std::to_string(nodes) + ".txt");
    const int rounds = nodes >= 1'000'000 ? 5 : nodes >= 100'000 ? 9 : 21;
    const Bare bare(graph);
    Igraph peer(graph);
    const Network network(std::size_t(nodes), needsOf(graph, false));
    const Network mixed(std::size_t(nodes), needsOf(graph, true));
    Intervals worst(network), usual(mixed);
    std::vector<std::pair<std::int32_t, Bounds>> own{{graph.bottom, {0, 0}}};
    for (const std::int32_t node : graph.unseen)
        own.push_back({node, {0, 1}});
    const std::int32_t bottom[] = {graph.bottom};

    // Everybody says the same before anybody is timed.
    const auto expected = bare.closure(graph.bottom);
    agree("closure", above(network, bottom) == expected && peer.closure(graph.bottom) == expected.size());
    agree("articulation points", articulationPoints(network).size() == peer.articulationPoints());
    std::pair<std::size_t, std::int64_t> sum{0, 0};
    for (const std::int32_t by : dominators(network, graph.top)) {
        if (by >= 0) {
            ++sum.first;
            sum.second += by;
        }
    }
    agree("dominators", sum == peer.dominators(graph.top));
    for (Intervals *const intervals : {&worst, &usual}) {
        const Network &of = intervals == &worst ? network : mixed;
        std::vector<double> low(static_cast<std::size_t>(nodes), 1), high(low);
        for (const auto &[node, bounds] : own) {
            low[std::size_t(node)] = bounds.low;
            high[std::size_t(node)] = bounds.high;
        }
        const Solver lower(of, low), upper(of, high);
        intervals->solve(own);
        for (std::size_t i = 0; i < std::size_t(nodes); ++i)
            agree("intervals", intervals->of(i) == Bounds{lower.values()[i], upper.values()[i]});
    }

    std::printf("%8d  closure of %zu nodes; intervals: %zu affected, with alternatives %zu\n", nodes, expected.size(),
                worst.affected().size(), usual.affected().size());
    const auto solve = [&](Intervals &intervals) {
        return [&intervals, &own] {
            intervals.solve(own);
            std::size_t steps = 0;
            const auto &affected = intervals.affected();
            for (std::size_t i = 0; i < std::min<std::size_t>(20, affected.size()); ++i)
                steps += intervals.chain(affected[affected.size() - 1 - i]).size();
            if (steps == 0)
                std::exit(1);
        };
    };
    bool isMet = Race{"closure",
                      {{"bare arrays", [&] { (void)bare.closure(graph.bottom); }},
                       {"watchfloor", [&] { (void)above(network, bottom); }, 1.3},
                       {"watchfloor, intervals, reasons", solve(worst), 3},
                       {"the same with alternatives", solve(usual)},
                       {"igraph", [&] { (void)peer.closure(graph.bottom); }}}}
                     .run(nodes, rounds);
    isMet = Race{"articulation",
                 {{"igraph", [&] { (void)peer.articulationPoints(); }},
                  {"watchfloor", [&] { (void)articulationPoints(network); }, 1}}}
                .run(nodes, rounds)
        && isMet;
    isMet = Race{"dominators",
                 {{"igraph", [&] { (void)peer.dominators(graph.top); }},
                  {"watchfloor", [&] { (void)dominators(network, graph.top); }, 1}}}
                .run(nodes, rounds)
        && isMet;
    if (nodes <= 10'000) {
        const auto ours = betweenness(network);
        const double total = std::accumulate(ours.values.begin(), ours.values.end(), 0.0);
        agree("betweenness", ours.error == 0 && std::abs(total - peer.betweenness()) <= 1e-6 * total);
        isMet = Race{"betweenness",
                     {{"igraph", [&] { (void)peer.betweenness(); }},
                      {"watchfloor", [&] { (void)betweenness(network); }, nodes < 10'000 ? 0. : 1.}}}
                    .run(nodes, nodes > 1'000 ? 3 : 9)
            && isMet;
    }
    return isMet;
}

double percentile(std::vector<double> values, double share)
{
    const auto at = values.begin() + std::ptrdiff_t(double(values.size() - 1) * share);
    std::ranges::nth_element(values, at);
    return *at;
}

/// One asset of 100,000 gets an incident, or gets rid of it, and the missions of the picture say so: with what was kept
/// from the picture before, and anew. What comes before (reading, folding) is no part of it.
bool measurePicture()
{
    constexpr std::int32_t nodes = 100'000, missions = 20;
    constexpr int changes = 200;
    const Graph graph = makeGraph(nodes);
    picture::Snapshot s;
    s.judgedAt = fromMicros(1'790'000'000'000'000);
    s.assets.resize(std::size_t(nodes));
    for (std::size_t i = 0; i < s.assets.size(); ++i)
        s.assets[i].id = "asset-" + std::to_string(i);
    for (const auto &[dependant, provider] : graph.edges) {
        picture::DependencyRow d;
        d.dependant = dependant;
        d.provider = provider;
        if (!s.dependencies.empty() && s.dependencies.back().dependant == dependant && dependant != graph.top) {
            d.group = NeedRule::Any;
            d.groupId = 1;
        }
        s.dependencies.push_back(d);
    }
    std::mt19937_64 random(3);
    for (std::int32_t i = 0; i < missions; ++i) {
        picture::MissionRow mission;
        mission.asset = i == 0 ? graph.top : std::int32_t(random() % std::uint64_t(nodes));
        s.missions.push_back(mission);
    }
    for (int i = 0; i < 50; ++i) {
        picture::IncidentRow incident;
        incident.severity = 90;
        incident.assets = {std::int32_t(random() % std::uint64_t(nodes))};
        s.incidents.push_back(incident);
    }
    Memory memory;
    memory.apply(s);
    std::vector<double> kept, anew;
    for (int i = 0; i < changes; ++i) {
        auto &incident = s.incidents[random() % s.incidents.size()];
        incident.assets = {std::int32_t(random() % std::uint64_t(nodes))};
        kept.push_back(seconds([&] { memory.apply(s); }));
        const auto health = s.missions;
        if (i % 10 == 0) {
            anew.push_back(seconds([&] { apply(s); }));
            for (std::size_t m = 0; m < health.size(); ++m)
                agree("missions",
                      health[m].health == s.missions[m].health && health[m].incidents == s.missions[m].incidents);
        }
    }
    const double half = percentile(kept, 0.5) * 1e3, most = percentile(kept, 0.95) * 1e3;
    std::printf(
        "%8d  picture       a changed asset reaches the missions: median %.1f ms, p95 %.1f ms (targets 50, 100)%s; "
        "anew %.1f ms\n",
        nodes, half, most, half > 50 || most > 100 ? " MISSED" : "", percentile(anew, 0.5) * 1e3);
    return half <= 50 && most <= 100;
}

} // namespace

} // namespace watchfloor::bench

/// `graph [FOLDER]`: where there is one, graphs are written there for others to read.
int main(int argc, char **argv)
{
    bool isMet = true;
    const char *only = std::getenv("NODES");
    for (const std::int32_t nodes : {1'000, 10'000, 100'000, 1'000'000}) {
        if (!only || std::atoi(only) == nodes)
            isMet = watchfloor::bench::measure(nodes, argc > 1 ? argv[1] : "") && isMet;
    }
    isMet = watchfloor::bench::measurePicture() && isMet;
    return isMet ? 0 : 1;
}
