// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/componentfold.h"

#include <algorithm>
#include <limits>
#include <map>
#include <ranges>

namespace watchfloor::widgets {

using Index = std::size_t;

ComponentFold::ComponentFold(std::shared_ptr<const Components> components)
    : m_components(std::move(components))
{
    matters(1, 1);
}

void ComponentFold::add(Node node)
{
    if (!m_shown[Index(node)]) {
        m_shown[Index(node)] = true;
        ++m_count;
    }
}

void ComponentFold::bring(Node node)
{
    const std::vector<Node> chain = m_components->chains.to(node);
    const Index room = std::max(most - std::min(most, m_count), mostAtOnce);
    const Index end = chain.size() <= room ? chain.size() : room / 2;
    for (Index i = 0; i < chain.size(); ++i) {
        if (i < end || i + end >= chain.size())
            add(chain[i]);
    }
}

void ComponentFold::matters(int steps, int rows)
{
    m_shown.assign(m_components->made.nodes(), false);
    m_count = 0;
    add(0);
    for (const Node node : m_components->vulnerable | std::views::take(rows))
        bring(node);
    fill(steps, Index(rows));
}

/// Nearest to the asset first.
void ComponentFold::fill(int steps, std::size_t rows)
{
    const std::vector<Node> &all = m_components->nearestFirst;
    const picture::Chains &chains = m_components->chains;
    std::map<int, Index> inStep;
    for (const Node node : all)
        inStep[chains.depth(node)] += m_shown[Index(node)] ? 1 : 0;
    for (const Node node : all) {
        if (chains.depth(node) > steps || m_count > most)
            break;
        // What stands alone tells nothing of why it is there.
        const bool isHeld = chains.depth(node) == 1
            || std::ranges::any_of(chains.neededBy(node), [&](Node by) { return m_shown[Index(by)]; });
        if (Index &there = inStep[chains.depth(node)]; !m_shown[Index(node)] && isHeld && there < rows) {
            ++there;
            add(node);
        }
    }
}

void ComponentFold::everything() { fill(std::numeric_limits<int>::max(), most); }

void ComponentFold::open(Node node, bool needs, bool neededBy)
{
    std::vector<Node> hidden;
    const auto find = [&](Node other) {
        if (!m_shown[Index(other)])
            hidden.push_back(other);
    };
    if (needs)
        std::ranges::for_each(m_components->chains.needs(node), find);
    if (needs && node == 0)
        std::ranges::for_each(m_components->made.listed, find);
    if (neededBy)
        std::ranges::for_each(m_components->chains.neededBy(node), find);
    std::ranges::sort(hidden, {}, [&](Node other) { return m_components->rank(other); });
    for (const Node other : hidden | std::views::take(mostAtOnce)) {
        if (m_count > most)
            break;
        add(other);
    }
}

void ComponentFold::close(Node node)
{
    const GraphModel::Set held = reached(node, -1), kept = reached(0, node);
    for (Index i = 1; i < m_shown.size(); ++i) {
        if (held[i] && !kept[i] && Node(i) != node)
            m_shown[i] = false;
    }
    m_count = Index(std::ranges::count(m_shown, true));
}

/// What is drawn and that one needs, directly or through others; not through `closed`.
GraphModel::Set ComponentFold::reached(Node from, Node closed) const
{
    GraphModel::Set found(m_shown.size(), false);
    std::vector<Node> waiting;
    const auto reach = [&](Node node) {
        if (m_shown[Index(node)] && !found[Index(node)]) {
            found[Index(node)] = true;
            waiting.push_back(node);
        }
    };
    reach(from);
    for (Index i = 0; i < waiting.size(); ++i) {
        if (waiting[i] == closed)
            continue;
        std::ranges::for_each(m_components->chains.needs(waiting[i]), reach);
        if (waiting[i] == 0)
            std::ranges::for_each(m_components->made.listed, reach);
    }
    return found;
}

std::optional<LaidMatters> layMatters(const std::shared_ptr<const Components> &components, const GraphMetrics &metrics,
                                      QSizeF room, const std::stop_token &stop)
{
    constexpr double readable = 0.68;
    constexpr int leastSteps = 2, leastRows = 4;
    const double margin = 4 * metrics.line;
    ComponentFold fold(components);
    int steps = 6, rows = std::clamp(int(room.height() / (3.5 * metrics.line + 4) / readable), leastRows, 40);
    for (;;) {
        fold.matters(steps, rows);
        auto scene = layComponents(*components, fold.shown(), metrics, nullptr, stop);
        if (!scene)
            return {};
        const double wide = room.width() / (scene->bounds.width() + margin),
                     high = room.height() / (scene->bounds.height() + margin);
        const bool isTooWide = wide < readable && steps > leastSteps, isTooHigh = high < readable && rows > leastRows;
        if (!isTooWide && !isTooHigh)
            return LaidMatters{std::move(fold), std::move(*scene)};
        steps -= isTooWide ? 1 : 0;
        if (isTooHigh)
            rows = std::clamp(int(rows * high / readable), leastRows, rows - 1);
    }
}

} // namespace watchfloor::widgets
