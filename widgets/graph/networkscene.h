// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphmodel.h"
#include "graph/graphplaces.h"
#include "graph/networklayout.h"
#include "graph/plane.h"

#include <QRectF>

#include <memory>
#include <set>

/// All assets and what they need as one network: thousands of nodes as dots, not boxes. No widgets, any thread.
namespace watchfloor::widgets {

/// By what assets are put together into one node.
enum class NetworkFold : quint8 { None, Sector, Owner, Country, Site, Segment };
inline constexpr int networkFolds = 6;

/// Which part of the network is drawn, and how.
struct NetworkQuestion
{
    NetworkFold fold = NetworkFold::None;
    std::set<std::string> unfolded; ///< groups that are shown as their members, by id
    std::optional<GraphModel::Set> shown; ///< by asset; nothing: all of them
};

struct NetworkScene
{
    static constexpr double spacing = 40; ///< of neighbours, in the drawing's units

    struct Node
    {
        std::int32_t asset = -1; ///< -1: a group
        std::int32_t group = -1; ///< into groups: the node is that, or one of its members
        picture::Health health = picture::Health::Nominal; ///< the worst in it
        std::uint8_t severity = 0; ///< the worst open incident on it, or in it
        bool isMission = false;
        int links = 0;
        float radius = 5;
    };
    /// A need, or a line that joins two: a cable, a power line, a link. Of folded ends several are one.
    struct Edge
    {
        int from = -1, to = -1; ///< nodes: who needs, who provides
        std::int32_t dependency = -1; ///< row, the worst of several
        std::int32_t asset = -1; ///< the line itself; -1: a plain need
        int count = 1;
        int lines = 0; ///< of those
        picture::Health health = picture::Health::Nominal; ///< of the line, or of what is provided
        GraphModel::Bearing bearing = GraphModel::Bearing::Sound;
        [[nodiscard]] bool isHurt() const { return asset >= 0 ? isBad(health) : GraphModel::isHurt(bearing); }
    };
    struct Group
    {
        std::string id;
        QString name; ///< as it came; empty: nobody said
        std::vector<std::int32_t> assets; ///< the worst first
        int bad = 0, unknown = 0;
        bool isFolded = true;
    };

    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<Group> groups;
    std::vector<std::string> ids; ///< by node
    std::vector<std::int32_t> nodeOfAsset, edgeOfAsset; ///< by asset, -1 none
    std::size_t lines = 0; ///< assets that are drawn as edges
    LineIndex edgeIndex; ///< where edges pass
    NetworkFold fold = NetworkFold::None;
    /// Nodes that nothing joins, by kind and name: of many, a block of their own below the rest.
    std::vector<int> loose;
    QRectF looseArea; ///< of that block; null: none
    std::vector<int> joined; ///< the other nodes
    NetworkGraph graph; ///< what is laid out: of `joined`
    std::vector<GraphPlaces::Key> keys; ///< by node
    std::vector<QPointF> places; ///< by node
    QRectF bounds;

    [[nodiscard]] int nodeOf(std::int32_t asset) const; ///< also that of the group it is folded into; -1 none
    [[nodiscard]] QPointF placeOf(std::int32_t asset) const; ///< of a line: its middle
    [[nodiscard]] std::vector<QPointF> joinedPlaces() const;
    void finish(); ///< once all have their places
};

/// Nodes and edges without places; nothing when stopped.
[[nodiscard]] std::optional<NetworkScene> networkScene(const GraphModel &model, const NetworkQuestion &question,
                                                       const std::stop_token &stop = {});

/// Where the nodes of one network stood last. Keys are GraphPlaces': nothing of it names what is in a store.
struct NetworkPlaces
{
    struct Place
    {
        QPointF at;
        bool byHand = false;
    };
    std::unordered_map<GraphPlaces::Key, Place> all;
};
[[nodiscard]] QByteArray toBytes(const std::map<GraphPlaces::Key, std::shared_ptr<const NetworkPlaces>> &drawings);
[[nodiscard]] std::map<GraphPlaces::Key, std::shared_ptr<const NetworkPlaces>>
networkPlacesFrom(const QByteArray &bytes);

/// Gives every node its place: where it stood, else beside its neighbours; where most are new, a first picture of all,
/// turned so that it lies as `before` did. Nothing when stopped; else whether it is such a first picture.
[[nodiscard]] std::optional<bool> placeNetwork(NetworkScene &scene, const QByteArray &salt, const NetworkPlaces *known,
                                               const NetworkScene *before, const std::stop_token &stop = {});

/// Drawn larger, about the middle, until most nodes have room: of a dense network neighbours are far from each other.
void spread(std::vector<QPointF> &places, double spacing);

/// Of few nodes those that lie on each other are pushed apart: groups are as large as what is in them is many. By
/// `scene.joined`.
void separate(const NetworkScene &scene, std::vector<QPointF> &places);

/// What lies between two assets: chains of needs from one to the other, else the shortest connection whatever its
/// direction.
struct NetworkWay
{
    std::vector<std::int32_t> shortest; ///< assets, both ends included; empty: nothing joins them
    std::vector<bool> all; ///< by asset: on any chain of needs between them
    std::size_t between = 0; ///< how many
    bool isChain = false; ///< of needs; false: of lines and needs in any direction
};
[[nodiscard]] NetworkWay wayBetween(const GraphModel &model, std::int32_t from, std::int32_t to);

} // namespace watchfloor::widgets
