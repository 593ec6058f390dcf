// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/structure.h"

#include <utility>

namespace watchfloor::impact {

namespace {

constexpr std::uint32_t none = 0xFFFFFFFF, outside = 0xFFFFFFFE;

std::size_t at(std::int32_t node) { return static_cast<std::size_t>(node); }

/// One search in depth over both directions. Nodes are met in numbers, and a number's subtree is a run of numbers, so
/// that all that is known of a node lies where the search is.
class Blocks
{
public:
    Blocks(const Network &network, Members members)
        : m_network(network)
        , m_number(network.size(), none)
    {
        m_met.reserve(network.size());
        for (std::size_t node = 0; node < members.size(); ++node)
            m_number[node] = members[node] != 0 ? none : outside;
    }

    std::vector<Articulation> run()
    {
        for (std::size_t node = 0; node < m_network.size(); ++node) {
            if (m_number[node] == none)
                search(static_cast<std::int32_t>(node));
        }
        std::ranges::sort(m_found, {}, &Articulation::node);
        return std::move(m_found);
    }

private:
    struct Step
    {
        std::uint32_t number, lowest;
        std::uint32_t above; ///< number of who led here
        std::uint32_t next = 0; ///< neighbour to look at
        std::uint32_t children = 0;
        std::size_t cut = 0, largestCut = 0; ///< nodes that hang on it alone
    };

    void enter(std::int32_t node, std::uint32_t above)
    {
        const auto number = static_cast<std::uint32_t>(m_met.size());
        m_number[at(node)] = number;
        m_met.push_back(node);
        m_path.push_back({.number = number, .lowest = number, .above = above});
    }

    void search(std::int32_t root)
    {
        const std::size_t begin = m_met.size(), firstFound = m_found.size();
        enter(root, none);
        while (!m_path.empty()) {
            Step &step = m_path.back();
            const std::size_t node = at(m_met[step.number]);
            const auto down = m_network.providerNodes(node);
            const auto up = m_network.dependants(node);
            if (step.next == down.size() + up.size()) {
                leave();
                continue;
            }
            const std::int32_t other = step.next < down.size() ? down[step.next] : up[step.next - down.size()];
            ++step.next;
            if (const std::uint32_t number = m_number[at(other)]; number == none)
                enter(other, step.number);
            else
                step.lowest = std::min(step.lowest, number); // its own way back does no harm, nor does `outside`
        }
        // What is joined to the root is a part like the others.
        const std::size_t whole = m_met.size() - begin;
        for (std::size_t i = firstFound; i < m_found.size(); ++i) {
            Articulation &point = m_found[i];
            const std::size_t rest = whole - 1 - m_cuts[i];
            point.cutOff = whole - 1 - std::max(rest, point.cutOff);
        }
    }

    void leave()
    {
        const Step step = m_path.back();
        m_path.pop_back();
        const bool isRoot = step.above == none;
        if (isRoot ? step.children > 1 : step.cut > 0) {
            m_found.push_back({m_met[step.number], step.largestCut});
            m_cuts.resize(m_found.size());
            m_cuts.back() = step.cut;
        }
        if (isRoot)
            return;
        Step &above = m_path.back();
        ++above.children;
        above.lowest = std::min(above.lowest, step.lowest);
        if (step.lowest >= above.number) {
            const std::size_t size = m_met.size() - step.number; // its subtree ends where the search is
            above.cut += size;
            above.largestCut = std::max(above.largestCut, size);
        }
    }

    const Network &m_network;
    std::vector<std::uint32_t> m_number; ///< by node
    std::vector<std::int32_t> m_met; ///< by number
    std::vector<Step> m_path;
    std::vector<Articulation> m_found; ///< cutOff: the largest part below it, until the search is over
    std::vector<std::size_t> m_cuts; ///< by m_found: all that hangs on it
};

/// By number in order of a search in depth; only what is reached takes part.
class SemiNca
{
public:
    SemiNca(const Network &network, std::int32_t root)
        : m_network(network)
        , m_number(network.size(), none)
    {
        search(root);
    }

    std::vector<std::int32_t> run()
    {
        const auto count = static_cast<std::uint32_t>(m_met.size());
        m_label.resize(count);
        m_semi.resize(count);
        for (std::uint32_t i = 0; i < count; ++i)
            m_label[i] = m_semi[i] = i;
        std::vector<std::uint32_t> dominator(m_parent); // before paths are compressed
        m_ancestor = m_parent;
        for (std::uint32_t i = count; i-- > 1;) {
            std::uint32_t semi = m_parent[i];
            for (const std::int32_t before : m_network.dependants(at(m_met[i]))) {
                if (const std::uint32_t number = m_number[at(before)]; number != none)
                    semi = std::min(semi, m_semi[best(number, i)]);
            }
            m_semi[i] = semi;
            m_label[i] = i;
        }
        for (std::uint32_t i = 1; i < count; ++i) {
            while (dominator[i] > m_semi[i])
                dominator[i] = dominator[dominator[i]];
        }
        std::vector<std::int32_t> found(m_network.size(), -1);
        for (std::uint32_t i = 1; i < count; ++i)
            found[at(m_met[i])] = m_met[dominator[i]];
        return found;
    }

private:
    void search(std::int32_t root)
    {
        struct Step
        {
            std::uint32_t number, next;
        };
        std::vector<Step> path;
        const auto enter = [&](std::int32_t node, std::uint32_t parent) {
            const auto number = static_cast<std::uint32_t>(m_met.size());
            m_number[at(node)] = number;
            m_met.push_back(node);
            m_parent.push_back(parent);
            path.push_back({number, 0});
        };
        enter(root, 0);
        while (!path.empty()) {
            Step &step = path.back();
            const auto down = m_network.providerNodes(at(m_met[step.number]));
            if (step.next == down.size())
                path.pop_back();
            else if (const std::int32_t other = down[step.next++]; m_number[at(other)] == none)
                enter(other, step.number);
        }
    }

    /// The number with the least semidominator on the way up to what is already linked (above `limit`).
    std::uint32_t best(std::uint32_t number, std::uint32_t limit)
    {
        if (number <= limit)
            return number;
        m_way.clear();
        for (std::uint32_t n = number; m_ancestor[n] > limit; n = m_ancestor[n])
            m_way.push_back(n);
        for (std::size_t i = m_way.size(); i-- > 0;) {
            const std::uint32_t n = m_way[i], up = m_ancestor[n];
            if (m_semi[m_label[up]] < m_semi[m_label[n]])
                m_label[n] = m_label[up];
            m_ancestor[n] = m_ancestor[up];
        }
        return m_label[number];
    }

    const Network &m_network;
    std::vector<std::uint32_t> m_number; ///< by node
    std::vector<std::int32_t> m_met; ///< by number, as all that follows
    std::vector<std::uint32_t> m_parent, m_ancestor, m_label, m_semi, m_way;
};

} // namespace

std::vector<Articulation> articulationPoints(const Network &network, Members members)
{
    return Blocks(network, members).run();
}

std::vector<std::int32_t> cutOff(const Network &network, std::span<const std::int32_t> removed, Members members)
{
    std::vector<std::uint8_t> isOut(network.size(), 0);
    for (std::size_t node = 0; node < members.size(); ++node)
        isOut[node] = members[node] == 0;
    const auto parts = [&](std::int32_t node) {
        std::vector<std::vector<std::int32_t>> found;
        const auto part = [&](std::int32_t start) {
            std::vector<std::int32_t> met;
            const auto meet = [&](std::int32_t one) {
                if (std::exchange(isOut[at(one)], 1) == 0)
                    met.push_back(one);
            };
            meet(start);
            for (std::size_t i = 0; i < met.size(); ++i) {
                const std::size_t next = at(met[i]);
                std::ranges::for_each(network.providerNodes(next), meet);
                std::ranges::for_each(network.dependants(next), meet);
            }
            if (!met.empty())
                found.push_back(std::move(met));
        };
        std::ranges::for_each(network.providerNodes(at(node)), part);
        std::ranges::for_each(network.dependants(at(node)), part);
        return found;
    };
    // Removed nodes that touch one another fell out of one part, so what is left of it is compared as one.
    std::vector<std::uint8_t> isRemoved(network.size(), 0), isDone(network.size(), 0);
    for (const std::int32_t node : removed) {
        isRemoved[at(node)] = isOut[at(node)] == 0;
        isOut[at(node)] = 1;
    }
    std::vector<std::int32_t> found;
    for (const std::int32_t start : removed) {
        if (isRemoved[at(start)] == 0 || isDone[at(start)] != 0)
            continue;
        std::vector<std::vector<std::int32_t>> rest;
        std::vector<std::int32_t> gone{start};
        isDone[at(start)] = 1;
        for (std::size_t i = 0; i < gone.size(); ++i) {
            const auto follow = [&](std::int32_t other) {
                if (isRemoved[at(other)] != 0 && std::exchange(isDone[at(other)], 1) == 0)
                    gone.push_back(other);
            };
            for (auto &met : parts(gone[i])) {
                for (const std::int32_t node : met) {
                    std::ranges::for_each(network.providerNodes(at(node)), follow);
                    std::ranges::for_each(network.dependants(at(node)), follow);
                }
                rest.push_back(std::move(met));
            }
            std::ranges::for_each(network.providerNodes(at(gone[i])), follow);
            std::ranges::for_each(network.dependants(at(gone[i])), follow);
        }
        const auto largest = std::ranges::max_element(rest, {}, &std::vector<std::int32_t>::size);
        for (auto met = rest.begin(); met != rest.end(); ++met) {
            if (met != largest)
                found.insert(found.end(), met->begin(), met->end());
        }
    }
    std::ranges::sort(found);
    return found;
}

std::vector<std::int32_t> dominators(const Network &network, std::int32_t root)
{
    if (root < 0 || at(root) >= network.size())
        return std::vector<std::int32_t>(network.size(), -1);
    return SemiNca(network, root).run();
}

} // namespace watchfloor::impact
