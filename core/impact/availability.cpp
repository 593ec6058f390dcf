// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/availability.h"

#include "impact/critical.h"

#include <boost/container_hash/hash.hpp>

#include <unordered_map>

namespace watchfloor::impact {

namespace {

std::size_t at(std::int32_t node) { return static_cast<std::size_t>(node); }

/// Reduced ordered diagrams (Bryant 1986): one reference is one function, so equal functions have equal references.
class Diagrams
{
public:
    using Ref = std::uint32_t;
    static constexpr Ref no = 0, yes = 1;

    explicit Diagrams(std::size_t most)
        : m_most(most)
    {
        m_nodes.assign(2, {last, 0, 0});
    }
    [[nodiscard]] bool isFull() const { return m_nodes.size() > m_most; }
    Ref variable(std::uint32_t level) { return made(level, no, yes); }
    Ref both(Ref a, Ref b) { return choice(a, b, no); }
    Ref either(Ref a, Ref b) { return choice(a, yes, b); }

    /// If `c` then `a` else `b`.
    Ref choice(Ref c, Ref a, Ref b)
    {
        if (c == yes || a == b)
            return a;
        if (c == no)
            return b;
        if ((a == yes && b == no) || isFull())
            return c;
        const Key key{c, a, b};
        if (const auto known = m_choices.find(key); known != m_choices.end())
            return known->second;
        const std::uint32_t level = std::min({m_nodes[c].level, m_nodes[a].level, m_nodes[b].level});
        const Ref low = choice(low_(c, level), low_(a, level), low_(b, level));
        const Ref high = choice(high_(c, level), high_(a, level), high_(b, level));
        const Ref made_ = made(level, low, high);
        m_choices.emplace(key, made_);
        return made_;
    }

    /// References only point at earlier ones, so one pass does.
    double probability(Ref of, std::span<const double> byLevel) const
    {
        std::vector<double> found(m_nodes.size(), 0);
        found[yes] = 1;
        for (std::size_t i = 2; i <= of; ++i) {
            const double p = byLevel[m_nodes[i].level];
            found[i] = p * found[m_nodes[i].high] + (1 - p) * found[m_nodes[i].low];
        }
        return found[of];
    }

private:
    static constexpr std::uint32_t last = 0xFFFFFFFF;
    struct Node
    {
        std::uint32_t level;
        Ref low, high;
    };
    using Key = std::array<std::uint32_t, 3>;
    using Table = std::unordered_map<Key, Ref, boost::hash<Key>>;

    [[nodiscard]] Ref low_(Ref r, std::uint32_t level) const { return m_nodes[r].level == level ? m_nodes[r].low : r; }
    [[nodiscard]] Ref high_(Ref r, std::uint32_t level) const
    {
        return m_nodes[r].level == level ? m_nodes[r].high : r;
    }
    Ref made(std::uint32_t level, Ref low, Ref high)
    {
        if (low == high)
            return low;
        const auto [found, isNew] = m_unique.try_emplace({level, low, high}, static_cast<Ref>(m_nodes.size()));
        if (isNew)
            m_nodes.push_back({level, low, high});
        return found->second;
    }

    const std::size_t m_most;
    std::vector<Node> m_nodes;
    Table m_unique, m_choices;
};

class Works
{
public:
    Works(const Network &network, std::vector<std::int32_t> nodes, std::size_t most)
        : m_network(network)
        , m_diagrams(most)
        , m_nodes(std::move(nodes))
        , m_works(network.size(), Diagrams::yes)
    {
    }

    std::optional<double> of(std::int32_t node, std::span<const double> each)
    {
        std::vector<double> byLevel;
        for (const std::int32_t n : m_nodes) {
            const double works = at(n) < each.size() ? std::clamp(each[at(n)], 0.0, 1.0) : 1;
            if (works < 1) {
                m_works[at(n)] = m_diagrams.variable(static_cast<std::uint32_t>(byLevel.size()));
                byLevel.push_back(works);
            }
        }
        std::ranges::sort(m_nodes, {}, [&](std::int32_t n) { return m_network.place(at(n)); });
        // What is in a cycle works unless something in it fails: down from the best, as values do.
        for (std::size_t first = 0; first < m_nodes.size();) {
            const auto [from, until] = m_network.cycleAt(m_network.place(at(m_nodes[first])));
            const std::size_t last = first + until - from; // all of a cycle are below whom one of it is
            for (bool sinks = true; sinks;) {
                sinks = false;
                for (std::size_t i = first; i < last; ++i)
                    sinks = (expand(m_nodes[i]) && last - first > 1) || sinks;
                if (m_diagrams.isFull())
                    return std::nullopt;
            }
            first = last;
        }
        return m_diagrams.probability(m_works[at(node)], byLevel);
    }

private:
    /// Whether it is another function than before.
    bool expand(std::int32_t node)
    {
        Diagrams::Ref works = m_works[at(node)];
        for (const Goal &goal : m_network.goals(at(node)))
            works = m_diagrams.both(works, enough(goal));
        return std::exchange(m_works[at(node)], works) != works;
    }

    Diagrams::Ref enough(const Goal &goal)
    {
        const std::size_t needed = goal.rule == Rule::All ? goal.last - goal.first : goal.needed;
        std::vector<Diagrams::Ref> atLeast(needed + 1, Diagrams::no); ///< so many of those so far
        atLeast[0] = Diagrams::yes;
        for (const Provider &p : m_network.providers(goal)) {
            for (std::size_t k = needed; k > 0; --k)
                atLeast[k] = m_diagrams.choice(m_works[at(p.node)], atLeast[k - 1], atLeast[k]);
        }
        return atLeast[needed];
    }

    const Network &m_network;
    Diagrams m_diagrams;
    std::vector<std::int32_t> m_nodes;
    std::vector<Diagrams::Ref> m_works;
};

bool hasDegrees(const Network &network, std::int32_t node)
{
    return std::ranges::any_of(network.goals(at(node)), [&](const Goal &goal) {
        return addsUp(goal.rule)
            || std::ranges::any_of(network.providers(goal), [](const Provider &p) { return p.strength < 1; });
    });
}

} // namespace

std::optional<double> availability(const Network &network, std::int32_t node, std::span<const double> each,
                                   std::size_t most)
{
    const std::int32_t start[] = {node};
    auto nodes = below(network, start);
    if (nodes.empty() || std::ranges::any_of(nodes, [&](std::int32_t n) { return hasDegrees(network, n); }))
        return std::nullopt;
    return Works(network, std::move(nodes), most).of(node, each);
}

} // namespace watchfloor::impact
