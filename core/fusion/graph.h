// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/rules.h"

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace watchfloor::fusion {

/// Under which value a rule looks at a node.
struct Membership
{
    Rule rule = Rule::Reference;
    std::string value;
    bool isIndicated = false; ///< an indicator for the value was valid then
    bool isOwn = false; ///< the value is an address of ours
    auto operator<=>(const Membership &) const = default;
};

/// What a report or trace brings into the graph.
struct NodeFacts
{
    std::int64_t from = noTime, to = noTime;
    std::set<std::string> sources;
    std::set<std::string> desks; ///< of a report: see Member
    std::string actor;
    std::vector<Membership> memberships; ///< ascending, each once
    bool operator==(const NodeFacts &) const = default;
};

/// Nodes that share values, the stretches of time in which they do, and the components that the rules make of them.
/// Only what a change touches is looked at again: stretches that gain or lose a node, and components around them.
class Graph
{
public:
    using Node = std::int32_t;

    /// Gives a node, or what it says anew.
    Node put(Node node, const std::string &key, bool isReport, NodeFacts facts);
    void remove(Node node);
    /// Something of it is different that the graph does not know of.
    void mark(Node node);
    /// Makes stretches, clusters and components whole again.
    void settle();

    [[nodiscard]] const std::string &key(Node node) const { return at(node).key; }
    [[nodiscard]] bool isReport(Node node) const { return at(node).isReport; }
    [[nodiscard]] const NodeFacts &facts(Node node) const { return at(node).facts; }

    /// A component goes by its smallest report, else its smallest trace; empty: the node is joined with nothing.
    [[nodiscard]] const std::string &anchorOf(Node node) const { return at(node).anchor; }
    [[nodiscard]] const std::map<std::string, std::vector<Node>> &components() const { return m_components; }
    /// Anchors whose component was made, changed or dissolved, or gained or lost a relation, since last asked.
    [[nodiscard]] std::set<std::string> takeChanged();

    struct Join
    {
        Node a, b; ///< b -1: alone, by an indicator
        Rule rule;
        const std::string *value;
        auto operator<=>(const Join &) const = default;
    };
    [[nodiscard]] std::vector<Join> joins(const std::vector<Node> &component) const;
    /// Of one node; b is the other.
    [[nodiscard]] std::vector<Join> relations(Node node) const;
    [[nodiscard]] bool isIndicatedAlone(Node node) const;

    struct Capped
    {
        Rule rule;
        std::string value;
        std::int64_t members;
        auto operator<=>(const Capped &) const = default;
    };
    [[nodiscard]] std::vector<Capped> capped() const;

private:
    struct Stretch;
    struct Group;
    struct Place
    {
        std::uint32_t group;
        bool isIndicated;
        Stretch *stretch;
    };
    struct Vertex
    {
        std::string key;
        bool isReport = false;
        bool isAlive = false;
        NodeFacts facts;
        std::vector<Place> places;
        std::string anchor;
    };
    struct Stretch
    {
        std::uint32_t group = 0;
        std::int64_t begin = noTime, until = noTime;
        std::vector<Node> members; ///< in order of time once looked at
        std::vector<std::vector<Node>> clusters;
        std::unordered_map<Node, std::uint32_t> clusterOf;
        bool isCapped = false, isDirty = false, mustSplit = false;
    };
    struct Group
    {
        Rule rule = Rule::Reference;
        std::string value;
        bool isOwn = false;
        std::map<std::int64_t, std::unique_ptr<Stretch>> stretches; ///< by begin; undated ones alone
    };

    [[nodiscard]] const Vertex &at(Node node) const { return m_nodes[static_cast<std::size_t>(node)]; }
    [[nodiscard]] Vertex &at(Node node) { return m_nodes[static_cast<std::size_t>(node)]; }
    std::uint32_t groupOf(const Membership &membership);
    [[nodiscard]] static bool isTaken(Rule rule, const NodeFacts &facts);
    void detach(Node node);
    void attach(Node node);
    void insert(Node node, Place &place);
    void touch(Stretch &stretch);
    void split(Stretch *stretch);
    void look(Stretch &stretch);
    [[nodiscard]] Member memberOf(Node node, const Stretch &stretch) const;
    [[nodiscard]] Place *placeIn(Node node, std::uint32_t group);
    void sortByTime(std::vector<Node> &nodes) const;
    void rebuildComponents();
    void gather(Node seed, std::unordered_set<Node> &done);
    void changeNeighbours(const Stretch &stretch);
    void changeAround(Node node);
    template <typename Each> void eachRelation(Node node, Each each) const;

    std::deque<Vertex> m_nodes;
    std::vector<Node> m_free;
    std::unordered_map<std::string, std::uint32_t> m_groupIds;
    std::deque<Group> m_groups;
    std::vector<Node> m_attach; ///< since the last settle()
    std::unordered_set<Stretch *> m_dirty;
    std::unordered_set<Node> m_touched; ///< whose component must be made anew
    std::map<std::string, std::vector<Node>> m_components;
    std::set<std::string> m_changed;
    std::set<std::pair<std::uint32_t, std::int64_t>> m_capped; ///< group, begin of the stretch
};

} // namespace watchfloor::fusion
