// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

#include <span>

/// What one asset is made of and who needs whom in it, by everyone's bills: those of several sources add up, and of
/// each source its newest word counts, as in partsOf(). Read from the store when somebody asks.
namespace watchfloor::picture {

/// Nodes: 0 is the asset itself, i + 1 its component i.
struct Composition
{
    using Node = std::int32_t;
    static constexpr Node none = -1;

    struct Component
    {
        fusion::Product product; ///< member by member what anybody says
        Marking marking = Marking::mostRestrictive(); ///< of all who name it
        std::vector<fusion::Product> wordings = {}; ///< as it is listed, where that is in several ways
    };
    std::int32_t asset = -1; ///< index into Snapshot::assets
    /// By name, version and vendor; each once, by package URL, or by these where not both have one.
    std::vector<Component> components;
    std::vector<std::pair<Node, Node>> needs; ///< who needs, who is needed; ascending, each once
    /// Where chains begin to what nobody is said to need, or only a circle of its own does: the bill lists it, no more.
    std::vector<Node> listed;
    std::vector<std::vector<std::int32_t>> weaknesses; ///< by node: indexes into Snapshot::vulnerabilities, worst first
    /// Of all bills that say who needs whom; where none do: the highest. Whatever is said of a chain follows from
    /// these.
    Marking toldBy = Marking::mostRestrictive();
    std::int64_t leftOut = 0; ///< pairs that were too many to keep
    std::int64_t matchesLeftOut = 0; ///< of vulnerabilities with components, beyond a rule's budget
    std::int64_t unresolved = 0; ///< references that name no component
    [[nodiscard]] std::size_t nodes() const { return components.size() + 1; }
    [[nodiscard]] bool tellsNeeds() const { return !needs.empty(); }
};

/// Puts `needs` in order and finds what is only listed.
void finish(Composition &composition);

/// Of a released copy nothing is said: what a bill lists may be of claims that stay here.
[[nodiscard]] Result<Composition> compositionOf(store::Reader &reader, const Snapshot &s, std::int32_t asset,
                                                store::KnownAt knownAt = {});

/// The shortest chains by which the asset has its components. Pure.
class Chains
{
public:
    using Node = Composition::Node;
    explicit Chains(const Composition &composition);

    [[nodiscard]] std::span<const Node> needs(Node node) const { return m_needs.of(node); }
    [[nodiscard]] std::span<const Node> neededBy(Node node) const { return m_neededBy.of(node); }
    /// From the asset to `node`, both included. A component that no chain of needs leads to is reached from one that is
    /// only listed, which then stands second.
    [[nodiscard]] std::vector<Node> to(Node node) const;
    [[nodiscard]] Node before(Node node) const { return m_before[static_cast<std::size_t>(node)]; } ///< in its chain
    [[nodiscard]] Node first(Node node) const { return m_first[static_cast<std::size_t>(node)]; } ///< behind the asset
    [[nodiscard]] bool isListed(Node node) const; ///< its chain begins so
    /// So, and with one of several that need each other: somebody is said to need it, and nothing leads there.
    [[nodiscard]] bool isCircle(Node node) const { return isListed(node) && !neededBy(first(node)).empty(); }
    [[nodiscard]] int depth(Node node) const { return m_depth[static_cast<std::size_t>(node)]; } ///< of the asset 0
    /// Components that need it, directly or through others.
    [[nodiscard]] std::size_t dependants(Node node) const;
    /// Components that it needs, directly or through others.
    [[nodiscard]] std::size_t reach(Node node) const;

private:
    struct Rows
    {
        std::vector<std::size_t> start;
        std::vector<Node> nodes;
        [[nodiscard]] std::span<const Node> of(Node node) const
        {
            const auto at = static_cast<std::size_t>(node);
            return std::span(nodes).subspan(start[at], start[at + 1] - start[at]);
        }
    };
    static Rows rowsOf(const Composition &composition, bool backward);
    static std::size_t count(const Rows &rows, Node from);
    void walk(std::vector<Node> ring);
    friend void finish(Composition &composition);

    Rows m_needs, m_neededBy;
    std::vector<Node> m_before, m_first;
    std::vector<int> m_depth;
};

/// By node: of all that is said by telling its chain; of the asset's own name nothing.
[[nodiscard]] std::vector<Marking> chainMarkings(const Composition &composition, const Chains &chains);

/// From what the asset needs itself to a component; of many steps both ends.
struct ChainSteps
{
    static constexpr std::size_t mostOfAnEnd = 6;
    std::vector<fusion::Product> steps;
    std::size_t leftOut = 0; ///< in the middle
    bool isListed = false; ///< nothing says who needs the first of them,
    bool isCircle = false; ///< or only some that it leads to itself
    bool operator==(const ChainSteps &) const = default;
};

/// By which shortest chain the asset has a vulnerable component.
struct WeakChain
{
    std::string vulnerability; ///< id
    std::shared_ptr<const ChainSteps> way; ///< shared by all that is wrong with one component
    Marking marking = Marking::mostRestrictive(); ///< of all that it says
    bool operator==(const WeakChain &other) const
    {
        return vulnerability == other.vulnerability && marking == other.marking
            && (way == other.way || *way == *other.way);
    }
};
/// By vulnerability, exploited and worst first, then by how far it is.
[[nodiscard]] std::vector<WeakChain> weakChains(const Composition &composition, const Snapshot &s);

} // namespace watchfloor::picture
