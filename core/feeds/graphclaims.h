// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

#include <QJsonArray>

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

/// Networks drawn as graphs, as claims about what stands where and needs what.
namespace watchfloor::feeds {

/// A node or edge with its attributes, names in lower case.
struct GraphElement
{
    bool edge = false;
    std::string id; ///< may be empty for an edge
    std::string parent; ///< of a node inside a node: the id of that
    std::string source, target; ///< of an edge: ids of nodes
    std::optional<bool> directed; ///< of an edge, where it says so itself
    std::map<std::string, std::string, std::less<>> attributes;
    [[nodiscard]] std::string_view text(std::initializer_list<std::string_view> names) const;
};

/// Makes claims of one document's nodes and edges. A node is an asset. An undirected edge is an asset too, the line
/// between its ends, and each end needs one of its lines; a directed one says that its source needs its target. What
/// stands inside a node has its place and fails with it.
class GraphClaims
{
public:
    /// `graph` names the document's network: ids of nodes mean nothing outside of it.
    GraphClaims(std::string_view formatId, std::string graph, bool directed);
    void read(const GraphElement &element, const ParseContext &context, Items &out);
    /// The same for one of several elements of a record, whose identity the caller settles. False: rejected.
    bool add(const GraphElement &element, const ParseContext &context, Items &out);

private:
    struct Place
    {
        double latitude, longitude;
    };
    void node(const GraphElement &element, const ParseContext &context, Items &out);
    void edge(const GraphElement &element, const ParseContext &context, Items &out);
    [[nodiscard]] std::string key(std::string_view id) const { return m_graph + '/' + std::string(id); }
    [[nodiscard]] Claim claim(std::string_view type, const std::string &key, const QJsonObject &body,
                              const std::string &title, const ParseContext &context) const;

    const std::string m_format;
    const std::string m_graph;
    const bool m_directed;
    std::unordered_map<std::string, Place> m_places; ///< of nodes so far, bounded
    std::unordered_map<std::string, int> m_pairs; ///< how many edges between two nodes, bounded
};

/// One of the kinds that assets have, by the words that maps and inventories use; empty: none of them.
[[nodiscard]] std::string_view assetKindFrom(std::string_view word);

/// Identity of a record that gave several claims.
[[nodiscard]] std::string claimsIdentity(const std::vector<Claim> &claims);

} // namespace watchfloor::feeds
