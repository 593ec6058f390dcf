// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/interval.h"

#include <array>
#include <numeric>
#include <optional>

namespace watchfloor::impact {

namespace {

constexpr double noticeable = 1e-9; // see solver.cpp
constexpr std::size_t fewest = 8; ///< alternatives that are sorted without asking for memory

std::size_t at(std::int32_t node) { return static_cast<std::size_t>(node); }

} // namespace

namespace {

void accumulate(std::vector<std::uint32_t> &counts) { std::partial_sum(counts.begin(), counts.end(), counts.begin()); }

/// Plain goals of one provider each, which most are, make one group: the worst of them counts.
template <typename Add> void forEachGroup(const Network &network, std::size_t node, Add add)
{
    const auto goals = network.goals(node);
    std::optional<IntervalPlan::Group> last; // counted from the node's first provider
    for (std::size_t g = 0; g < goals.size(); ++g) {
        const auto all = network.providers(goals[g]);
        const bool isPlain
            = !addsUp(goals[g].rule) && std::ranges::all_of(all, [](const Provider &p) { return p.strength >= 1; });
        const auto count = static_cast<std::uint32_t>(all.size());
        const bool joins
            = isPlain && goals[g].needed == count && last && last->goal < 0 && last->needed == last->last - last->first;
        if (joins) {
            last->last += count;
            last->needed += count;
            continue;
        }
        if (last)
            add(*last);
        const std::uint32_t first = last ? last->last : 0;
        last = {first, first + count, goals[g].needed, isPlain ? -1 : static_cast<std::int32_t>(g)};
    }
    if (last)
        add(*last);
}

} // namespace

/// Read by node and written by place: the other way round each reading would wait for memory.
IntervalPlan::IntervalPlan(const Network &network)
    : groupOffsets(network.size() + 1)
    , upOffsets(network.size() + 1)
{
    const std::size_t nodes = network.size();
    constexpr std::size_t small = 4096;
    isSwept = nodes <= small;
    for (std::uint32_t place = 0; place < nodes && isSwept; ++place) {
        const auto [first, last] = network.cycleAt(place);
        isSwept = last - first == 1;
    }
    std::vector<std::uint32_t> providerOffsets(nodes + 1);
    for (std::size_t node = 0; node < nodes; ++node) {
        const std::size_t after = network.place(node) + 1;
        forEachGroup(network, node, [&](const Group &) { ++groupOffsets[after]; });
        providerOffsets[after] = static_cast<std::uint32_t>(network.providerNodes(node).size());
        upOffsets[after] = static_cast<std::uint32_t>(network.dependants(node).size());
    }
    accumulate(groupOffsets);
    accumulate(providerOffsets);
    accumulate(upOffsets);
    groups.resize(groupOffsets.back());
    providers.resize(providerOffsets.back());
    up.resize(upOffsets.back());
    const auto placeOf = [&](std::int32_t node) { return network.place(at(node)); };
    for (std::size_t node = 0; node < nodes; ++node) {
        const std::uint32_t place = network.place(node), first = providerOffsets[place];
        auto next = groups.begin() + groupOffsets[place];
        forEachGroup(network, node, [&](Group group) {
            group.first += first;
            group.last += first;
            *next++ = group;
        });
        std::ranges::transform(network.providerNodes(node), providers.begin() + first, placeOf);
        std::ranges::transform(network.dependants(node), up.begin() + upOffsets[place], placeOf);
    }
}

Intervals::Intervals(const Network &network)
    : Intervals(network, std::make_shared<const IntervalPlan>(network))
{
}

Intervals::Intervals(const Network &network, std::shared_ptr<const IntervalPlan> plan)
    : m_network(network)
    , m_plan(std::move(plan))
    , m_own(network.size())
    , m_bounds(network.size())
    , m_cause(network.size())
    , m_waiting(network.size())
{
}

void Intervals::solve(std::span<const std::pair<std::int32_t, Bounds>> own)
{
    for (const std::uint32_t place : m_affected)
        m_bounds[place] = {};
    for (const std::uint32_t place : m_ownPlaces)
        m_own[place] = {};
    m_affected.clear();
    m_ownPlaces.clear();
    for (const auto &[node, bounds] : own) {
        if (bounds.isGood())
            continue;
        const std::uint32_t place = m_network.place(at(node));
        m_own[place] = bounds;
        m_ownPlaces.push_back(place);
        m_waiting.add(place);
    }
    if (m_plan->isSwept)
        return sweep();
    bool isInOrder = true;
    m_waiting.extend();
    for (auto place = m_waiting.next(0); place != Waiting::none;) {
        const auto [first, last] = m_network.cycleAt(place);
        if (last - first == 1) {
            m_waiting.remove(place);
            settleOnce(place);
            place = m_waiting.next(place);
            continue;
        }
        isInOrder = false;
        std::uint64_t patience = mostLaps * (last - first);
        while (place < last) {
            m_waiting.remove(place);
            settleAgain(place, last, patience > 0);
            patience -= patience > 0;
            place = m_waiting.next(place);
            if (place >= last)
                place = std::min(m_waiting.next(first), place);
        }
    }
    m_waiting.rest();
    if (!isInOrder)
        std::ranges::sort(m_affected);
}

/// Of a small network without cycles everybody is asked once: that is sooner done than telling who should be.
void Intervals::sweep()
{
    const auto size = static_cast<std::uint32_t>(m_bounds.size());
    const std::uint32_t first = m_ownPlaces.empty() ? size : std::ranges::min(m_ownPlaces);
    for (const std::uint32_t place : m_ownPlaces)
        m_waiting.remove(place);
    m_waiting.rest();
    m_affected.resize(size);
    std::size_t count = 0;
    for (std::uint32_t place = first; place < size; ++place) {
        std::uint32_t cause = place;
        const Bounds bounds = computed(place, cause);
        m_cause[place] = cause;
        m_bounds[place] = bounds;
        m_affected[count] = place;
        count += bounds.isGood() ? 0 : 1;
    }
    m_affected.resize(count);
}

Bounds Intervals::computed(std::uint32_t place, std::uint32_t &cause) const
{
    Bounds bounds = m_own[place];
    // Nothing is less than failed.
    for (std::uint32_t g = m_plan->groupOffsets[place]; g < m_plan->groupOffsets[place + 1] && bounds.high > 0; ++g)
        judge(m_plan->groups[g], place, bounds, cause);
    return bounds;
}

/// Of no cycle: all that it needs is settled.
void Intervals::settleOnce(std::uint32_t place)
{
    std::uint32_t cause = place;
    const Bounds bounds = computed(place, cause);
    if (bounds.isGood())
        return;
    m_affected.push_back(place);
    m_cause[place] = cause;
    m_bounds[place] = bounds;
    for (std::uint32_t i = m_plan->upOffsets[place]; i < m_plan->upOffsets[place + 1]; ++i)
        m_waiting.addWithin(m_plan->up[i]);
}

/// Of the cycle that ends at `last`.
void Intervals::settleAgain(std::uint32_t place, std::uint32_t last, bool isPatient)
{
    const Bounds before = m_bounds[place];
    std::uint32_t cause = place;
    Bounds bounds = computed(place, cause);
    if (!isPatient)
        bounds = {bounds.low < before.low || bounds.high < before.high ? 0 : before.low, before.high};
    if (!(bounds.low < before.low || bounds.high < before.high))
        return;
    if (before.isGood())
        m_affected.push_back(place);
    if (bounds.low < before.low)
        m_cause[place] = cause;
    m_bounds[place] = {std::min(bounds.low, before.low), std::min(bounds.high, before.high)};
    const bool isNoticed = before.low - bounds.low > noticeable || before.high - bounds.high > noticeable;
    for (std::uint32_t i = m_plan->upOffsets[place]; i < m_plan->upOffsets[place + 1]; ++i) {
        if (m_plan->up[i] >= last)
            m_waiting.addWithin(m_plan->up[i]);
        else if (isNoticed)
            m_waiting.add(m_plan->up[i]); // perhaps before the first that waited
    }
}

void Intervals::judge(const Group &group, std::uint32_t place, Bounds &bounds, std::uint32_t &cause) const
{
    if (group.goal >= 0)
        return judgeDegrees(group, place, bounds, cause);
    if (group.needed < group.last - group.first)
        return judgeBest(group, bounds, cause);
    for (std::uint32_t i = group.first; i < group.last && bounds.high > 0; ++i) {
        const Bounds provider = m_bounds[m_plan->providers[i]];
        bounds.high = std::min(bounds.high, provider.high);
        if (provider.low < bounds.low) {
            bounds.low = provider.low;
            cause = m_plan->providers[i];
        }
    }
}

void Intervals::judgeBest(const Group &group, Bounds &bounds, std::uint32_t &cause) const
{
    const std::size_t count = group.last - group.first;
    if (group.needed == 1) {
        Bounds best{0, 0};
        std::uint32_t decides = m_plan->providers[group.first];
        for (std::uint32_t i = group.first; i < group.last; ++i) {
            const Bounds provider = m_bounds[m_plan->providers[i]];
            best.high = std::max(best.high, provider.high);
            if (provider.low > best.low) {
                best.low = provider.low;
                decides = m_plan->providers[i];
            }
        }
        bounds.high = std::min(bounds.high, best.high);
        if (best.low < bounds.low) {
            bounds.low = best.low;
            cause = decides;
        }
        return;
    }
    std::array<std::pair<double, std::uint32_t>, fewest> small;
    std::vector<std::pair<double, std::uint32_t>> large(count > fewest ? count : 0);
    const std::span values(count > fewest ? large.data() : small.data(), count);
    const auto kth = values.begin() + static_cast<std::ptrdiff_t>(group.needed - 1);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = {m_bounds[m_plan->providers[group.first + i]].high, 0};
    std::ranges::nth_element(values, kth, std::greater{});
    bounds.high = std::min(bounds.high, kth->first);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = {m_bounds[m_plan->providers[group.first + i]].low, m_plan->providers[group.first + i]};
    std::ranges::nth_element(values, kth, std::greater{});
    if (kth->first < bounds.low) {
        bounds.low = kth->first;
        cause = kth->second;
    }
}

/// By the network's own formulas: weak links, means and FDNA.
void Intervals::judgeDegrees(const Group &group, std::uint32_t place, Bounds &bounds, std::uint32_t &cause) const
{
    const Goal &goal = m_network.goals(at(m_network.order()[place]))[at(group.goal)];
    struct End
    {
        const Intervals &all;
        double Bounds::*end;
        double operator[](std::size_t node) const { return all.of(node).*end; }
    };
    bounds.high = std::min(bounds.high, m_network.valueOf(End{*this, &Bounds::high}, goal));
    const double low = m_network.valueOf(End{*this, &Bounds::low}, goal);
    if (!(low < bounds.low))
        return;
    bounds.low = low;
    cause = *std::ranges::min_element(std::span(m_plan->providers).subspan(group.first, group.last - group.first), {},
                                      [this](std::uint32_t p) { return m_bounds[p].low; });
}

std::vector<std::int32_t> Intervals::chain(std::int32_t node) const
{
    std::vector<std::int32_t> found;
    if (of(at(node)).isGood())
        return found;
    constexpr std::size_t usual = 16; // of most chains all that they have
    found.reserve(usual);
    for (std::uint32_t place = m_network.place(at(node));; place = m_cause[place]) {
        const std::int32_t next = m_network.order()[place];
        // Means in a cycle may each be decided by the other.
        if (!m_plan->isSwept && std::ranges::contains(found, next))
            return found;
        found.push_back(next);
        if (m_cause[place] == place)
            return found;
    }
}

} // namespace watchfloor::impact
