// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/graph.h"

#include <algorithm>
#include <tuple>

namespace watchfloor::fusion {

namespace {

/// The anchor of a component: reports before traces, and of each kind the smallest key.
bool goesBefore(bool aIsReport, const std::string &a, bool bIsReport, const std::string &b)
{
    return aIsReport != bIsReport ? aIsReport : a < b;
}

} // namespace

Graph::Node Graph::put(Node node, const std::string &key, bool isReport, NodeFacts facts)
{
    if (node < 0) {
        if (m_free.empty()) {
            node = static_cast<Node>(m_nodes.size());
            m_nodes.emplace_back();
        } else {
            node = m_free.back();
            m_free.pop_back();
        }
        Vertex &vertex = at(node);
        vertex.key = key;
        vertex.isReport = isReport;
        vertex.isAlive = true;
    } else if (at(node).facts == facts) {
        return node;
    } else {
        detach(node);
    }
    at(node).facts = std::move(facts);
    m_attach.push_back(node);
    m_touched.insert(node);
    return node;
}

void Graph::remove(Node node)
{
    detach(node);
    m_touched.insert(node);
    at(node).isAlive = false;
}

void Graph::mark(Node node)
{
    if (!at(node).anchor.empty())
        m_changed.insert(at(node).anchor);
}

std::uint32_t Graph::groupOf(const Membership &membership)
{
    std::string key(1, static_cast<char>('A' + static_cast<int>(membership.rule)));
    key += membership.value;
    const auto [found, isNew] = m_groupIds.try_emplace(std::move(key), static_cast<std::uint32_t>(m_groups.size()));
    if (isNew) {
        Group &group = m_groups.emplace_back();
        group.rule = membership.rule;
        group.value = membership.value;
    }
    m_groups[found->second].isOwn = membership.isOwn;
    return found->second;
}

/// A rule with a window can do nothing with what has no time.
bool Graph::isTaken(Rule rule, const NodeFacts &facts) { return traits(rule).gap == noGap || facts.from != noTime; }

void Graph::touch(Stretch &stretch)
{
    stretch.isDirty = true;
    m_dirty.insert(&stretch);
}

void Graph::detach(Node node)
{
    for (const Place &place : at(node).places) {
        if (!place.stretch)
            continue;
        std::erase(place.stretch->members, node);
        place.stretch->mustSplit = true;
        if (place.stretch->clusterOf.contains(node)) {
            for (const Node other : place.stretch->clusters[place.stretch->clusterOf.at(node)])
                m_touched.insert(other);
        }
        touch(*place.stretch);
    }
    at(node).places.clear();
}

void Graph::attach(Node node)
{
    Vertex &vertex = at(node);
    vertex.places.reserve(vertex.facts.memberships.size());
    for (const Membership &membership : vertex.facts.memberships) {
        if (isTaken(membership.rule, vertex.facts))
            vertex.places.push_back({groupOf(membership), membership.isIndicated, nullptr});
    }
    for (Place &place : vertex.places)
        insert(node, place);
}

Graph::Place *Graph::placeIn(Node node, std::uint32_t group)
{
    auto &places = at(node).places;
    const auto found = std::ranges::find(places, group, &Place::group);
    return found == places.end() ? nullptr : &*found;
}

/// Into the stretch it touches; stretches that it bridges become one.
void Graph::insert(Node node, Place &place)
{
    Group &group = m_groups[place.group];
    const std::int64_t gap = traits(group.rule).gap;
    const NodeFacts &facts = at(node).facts;
    std::int64_t begin = gap == noGap ? noTime : facts.from;
    std::int64_t until = gap == noGap ? noTime : std::max(facts.from, facts.to);

    auto stretch = std::make_unique<Stretch>();
    stretch->group = place.group;
    stretch->members.push_back(node);
    place.stretch = stretch.get();
    auto it = group.stretches.upper_bound(begin);
    if (it != group.stretches.begin() && (gap == noGap || begin - std::prev(it)->second->until <= gap))
        --it;
    while (it != group.stretches.end() && (gap == noGap || it->second->begin - until <= gap)) {
        std::unique_ptr<Stretch> other = std::move(it->second);
        m_capped.erase({place.group, other->begin});
        it = group.stretches.erase(it);
        begin = std::min(begin, other->begin);
        until = std::max(until, other->until);
        // The smaller moves into the larger.
        if (other->members.size() > stretch->members.size())
            std::swap(other, stretch);
        for (const Node moved : other->members) {
            placeIn(moved, place.group)->stretch = stretch.get();
            stretch->members.push_back(moved);
        }
        stretch->mustSplit = stretch->mustSplit || other->mustSplit;
        for (const auto &cluster : other->clusters)
            m_touched.insert(cluster.begin(), cluster.end());
        m_dirty.erase(other.get());
    }
    stretch->begin = begin;
    stretch->until = until;
    touch(*stretch);
    group.stretches.emplace(begin, std::move(stretch));
}

/// What is left of a stretch that lost members.
void Graph::split(Stretch *stretch)
{
    Group &group = m_groups[stretch->group];
    changeNeighbours(*stretch);
    std::unique_ptr<Stretch> old = std::move(group.stretches.at(stretch->begin));
    group.stretches.erase(old->begin);
    m_capped.erase({old->group, old->begin});
    m_dirty.erase(stretch);
    for (const auto &cluster : old->clusters)
        m_touched.insert(cluster.begin(), cluster.end());
    sortByTime(old->members);
    const std::uint32_t id = old->group;
    const std::int64_t gap = traits(group.rule).gap;
    Stretch *current = nullptr;
    for (const Node node : old->members) {
        const NodeFacts &facts = at(node).facts;
        const std::int64_t from = gap == noGap ? noTime : facts.from;
        const std::int64_t to = gap == noGap ? noTime : std::max(facts.from, facts.to);
        if (!current || (gap != noGap && from - current->until > gap)) {
            auto fresh = std::make_unique<Stretch>();
            fresh->group = id;
            fresh->begin = from;
            fresh->until = to;
            current = fresh.get();
            group.stretches.emplace(from, std::move(fresh));
            touch(*current);
        }
        current->until = std::max(current->until, to);
        current->members.push_back(node);
        placeIn(node, id)->stretch = current;
    }
}

void Graph::sortByTime(std::vector<Node> &nodes) const
{
    std::ranges::sort(nodes, {},
                      [&](Node node) { return std::tuple(at(node).facts.from, std::string_view(at(node).key)); });
}

Member Graph::memberOf(Node node, const Stretch &stretch) const
{
    const Vertex &vertex = at(node);
    const auto place = std::ranges::find(vertex.places, stretch.group, &Place::group);
    return {node,
            vertex.facts.from,
            vertex.facts.to,
            vertex.key,
            vertex.isReport,
            &vertex.facts.sources,
            vertex.isReport ? &vertex.facts.desks : nullptr,
            vertex.facts.actor,
            place != vertex.places.end() && place->isIndicated};
}

/// The rule's verdict on a stretch.
void Graph::look(Stretch &stretch)
{
    const Group &group = m_groups[stretch.group];
    const RuleTraits &rule = traits(group.rule);
    changeNeighbours(stretch);
    stretch.isDirty = false;
    const bool wasCapped = stretch.isCapped;
    stretch.isCapped = stretch.members.size() > rule.budget;
    if (stretch.isCapped)
        m_capped.insert({stretch.group, stretch.begin});
    else
        m_capped.erase({stretch.group, stretch.begin});
    if (stretch.isCapped && wasCapped)
        return; // it had nothing and has nothing
    for (const auto &cluster : stretch.clusters)
        m_touched.insert(cluster.begin(), cluster.end());
    stretch.clusters.clear();
    stretch.clusterOf.clear();
    if (stretch.isCapped)
        return;
    std::vector<Member> members;
    members.reserve(stretch.members.size());
    for (const Node node : stretch.members)
        members.push_back(memberOf(node, stretch));
    stretch.clusters = clusters(group.rule, members, group.isOwn);
    std::ranges::transform(members, stretch.members.begin(), &Member::node);
    for (std::size_t i = 0; i < stretch.clusters.size(); ++i) {
        for (const Node node : stretch.clusters[i]) {
            stretch.clusterOf.emplace(node, static_cast<std::uint32_t>(i));
            m_touched.insert(node);
        }
    }
}

/// Those before and after a stretch, whose relations hang on it, and those in it: who is first and last may change.
void Graph::changeNeighbours(const Stretch &stretch)
{
    const auto change = [&](Node node) {
        if (!at(node).anchor.empty())
            m_changed.insert(at(node).anchor);
    };
    const Group &group = m_groups[stretch.group];
    if (!traits(group.rule).relates)
        return;
    std::ranges::for_each(stretch.members, change);
    const auto here = group.stretches.find(stretch.begin);
    if (here != group.stretches.begin() && !std::prev(here)->second->members.empty())
        change(std::prev(here)->second->members.back());
    if (std::next(here) != group.stretches.end() && !std::next(here)->second->members.empty())
        change(std::next(here)->second->members.front());
}

void Graph::settle()
{
    std::vector<Stretch *> torn;
    for (Stretch *stretch : m_dirty) {
        if (stretch->mustSplit)
            torn.push_back(stretch);
    }
    for (Stretch *stretch : torn)
        split(stretch);
    for (const Node node : m_attach) {
        if (at(node).isAlive && at(node).places.empty())
            attach(node);
    }
    m_attach.clear();
    const std::unordered_set<Stretch *> dirty = std::exchange(m_dirty, {});
    for (Stretch *stretch : dirty)
        look(*stretch);
    rebuildComponents();
}

/// Components that hold a node of which anything changed are dissolved, and made anew from their nodes.
void Graph::rebuildComponents()
{
    std::unordered_set<Node> seeds(m_touched);
    for (const Node node : m_touched) {
        const auto component = m_components.find(at(node).anchor);
        if (component == m_components.end())
            continue;
        m_changed.insert(component->first);
        seeds.insert(component->second.begin(), component->second.end());
        for (const Node member : component->second)
            at(member).anchor.clear();
        m_components.erase(component);
    }
    std::unordered_set<Node> done;
    for (const Node seed : seeds) {
        if (at(seed).isAlive && !done.contains(seed))
            gather(seed, done);
    }
    for (const Node node : seeds)
        changeAround(node);
    for (const Node node : m_touched) {
        if (!at(node).isAlive) {
            at(node) = {};
            m_free.push_back(node);
        }
    }
    m_touched.clear();
}

void Graph::gather(Node seed, std::unordered_set<Node> &done)
{
    std::vector<Node> nodes{seed};
    std::set<std::pair<const Stretch *, std::uint32_t>> seen;
    done.insert(seed);
    Node first = seed;
    bool isJoined = false;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Vertex &vertex = at(nodes[i]);
        if (goesBefore(vertex.isReport, vertex.key, at(first).isReport, at(first).key))
            first = nodes[i];
        for (const Place &place : vertex.places) {
            const auto cluster = place.stretch->clusterOf.find(nodes[i]);
            if (cluster == place.stretch->clusterOf.end())
                continue;
            isJoined = true;
            if (!seen.insert({place.stretch, cluster->second}).second)
                continue;
            for (const Node other : place.stretch->clusters[cluster->second]) {
                if (done.insert(other).second)
                    nodes.push_back(other);
            }
        }
    }
    if (!isJoined)
        return;
    const std::string anchor = at(first).key;
    for (const Node node : nodes) {
        // A component that grew over one that nothing else touched takes it in whole.
        if (!at(node).anchor.empty() && at(node).anchor != anchor) {
            m_changed.insert(at(node).anchor);
            m_components.erase(at(node).anchor);
        }
        at(node).anchor = anchor;
    }
    std::ranges::sort(nodes, {}, [&](Node node) { return std::string_view(at(node).key); });
    m_components[anchor] = std::move(nodes);
    m_changed.insert(anchor);
}

template <typename Each> void Graph::eachRelation(Node node, Each each) const
{
    for (const Place &place : at(node).places) {
        const Group &group = m_groups[place.group];
        const RuleTraits &rule = traits(group.rule);
        if (!rule.relates || !place.stretch || place.stretch->isCapped)
            continue;
        const auto &members = place.stretch->members;
        if (!rule.joins) {
            const auto self = std::ranges::find(members, node);
            if (self != members.begin())
                each(*std::prev(self), place);
            if (std::next(self) != members.end())
                each(*std::next(self), place);
            continue;
        }
        const auto here = group.stretches.find(place.stretch->begin);
        if (node == members.front() && here != group.stretches.begin()) {
            const Stretch &before = *std::prev(here)->second;
            if (!before.isCapped && !before.members.empty())
                each(before.members.back(), place);
        }
        if (node == members.back() && std::next(here) != group.stretches.end()) {
            const Stretch &after = *std::next(here)->second;
            if (!after.isCapped && !after.members.empty())
                each(after.members.front(), place);
        }
    }
}

/// Those that a node is related to show by what name it goes.
void Graph::changeAround(Node node)
{
    eachRelation(node, [&](Node other, const Place &) {
        if (!at(other).anchor.empty())
            m_changed.insert(at(other).anchor);
    });
}

std::set<std::string> Graph::takeChanged() { return std::exchange(m_changed, {}); }

std::vector<Graph::Join> Graph::joins(const std::vector<Node> &component) const
{
    std::vector<Join> found;
    for (const Node node : component) {
        for (const Place &place : at(node).places) {
            const auto cluster = place.stretch->clusterOf.find(node);
            if (cluster == place.stretch->clusterOf.end())
                continue;
            const auto &nodes = place.stretch->clusters[cluster->second];
            const Group &group = m_groups[place.group];
            const auto here = std::ranges::find(nodes, node);
            if (nodes.size() == 1)
                found.push_back({node, -1, group.rule, &group.value});
            else if (std::next(here) != nodes.end())
                found.push_back({node, *std::next(here), group.rule, &group.value});
        }
    }
    return found;
}

std::vector<Graph::Join> Graph::relations(Node node) const
{
    std::vector<Join> found;
    eachRelation(node, [&](Node other, const Place &place) {
        const Group &group = m_groups[place.group];
        found.push_back({node, other, group.rule, &group.value});
    });
    return found;
}

bool Graph::isIndicatedAlone(Node node) const
{
    return std::ranges::any_of(at(node).places, [&](const Place &place) {
        return place.isIndicated && place.stretch->clusterOf.contains(node);
    });
}

std::vector<Graph::Capped> Graph::capped() const
{
    std::vector<Capped> found;
    for (const auto &[id, begin] : m_capped) {
        const Group &group = m_groups[id];
        found.push_back(
            {group.rule, group.value, static_cast<std::int64_t>(group.stretches.at(begin)->members.size())});
    }
    std::ranges::sort(found);
    return found;
}

} // namespace watchfloor::fusion
