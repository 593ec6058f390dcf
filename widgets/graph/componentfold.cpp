// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/componentfold.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <ranges>

namespace watchfloor::widgets {

using Index = std::size_t;

ComponentFold::ComponentFold(std::shared_ptr<const Components> components)
    : m_components(std::move(components))
    , m_worst(m_components->made.nodes(), 0)
    , m_isListed(m_components->made.nodes(), false)
{
    const picture::Composition &made = m_components->made;
    for (const Node node : made.listed)
        m_isListed[Index(node)] = true;
    // The worst first, so that each is reached once.
    std::vector<Node> weak = m_components->vulnerable;
    std::ranges::stable_sort(weak, std::greater(), [&](Node node) { return m_components->marks->of(node)->severity; });
    for (const Node start : weak) {
        const std::uint8_t severity = m_components->marks->of(start)->severity;
        std::vector<Node> ring;
        const auto reach = [&](Node node) {
            if (m_worst[Index(node)] == 0) {
                m_worst[Index(node)] = severity;
                ring.push_back(node);
            }
        };
        reach(start);
        for (Index i = 0; i < ring.size(); ++i)
            std::ranges::for_each(m_components->chains.neededBy(ring[i]), reach);
    }
    matters(1, 1);
}

/// What leads to the worst, what somebody needs, what needs much; then by name.
std::tuple<int, bool, int, ComponentFold::Node> ComponentFold::rank(Node node) const
{
    return {-int{m_worst[Index(node)]}, m_isListed[Index(node)], -int(m_components->chains.needs(node).size()), node};
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
    std::ranges::for_each(m_components->chains.to(node), [this](Node step) { add(step); });
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
    std::vector<Node> all;
    for (Node node = 1; Index(node) < m_shown.size(); ++node)
        all.push_back(node);
    const picture::Chains &chains = m_components->chains;
    std::ranges::sort(all, {}, [&](Node node) { return std::pair(chains.depth(node), rank(node)); });
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
    std::ranges::sort(hidden, {}, [&](Node other) { return rank(other); });
    for (const Node other : hidden | std::views::take(mostAtOnce)) {
        if (m_count > most)
            break;
        add(other);
    }
}

void ComponentFold::close(Node node)
{
    m_components->model->removeHeldBy(node, m_shown);
    m_shown[0] = true;
    m_count = Index(std::ranges::count(m_shown, true));
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
