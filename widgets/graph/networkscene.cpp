// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/networkscene.h"

#include "impact/critical.h"
#include "impact/impact.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace watchfloor::widgets {

using picture::AssetKind;
using picture::AssetRow;
using picture::Health;
using Index = std::size_t;

namespace {

/// Worse is more. What nobody sees is worse than what is well, and quieter than what is known to be hurt.
int badness(Health health)
{
    switch (health) {
    case Health::Failed:
        return 4;
    case Health::Impaired:
        return 3;
    case Health::Degraded:
        return 2;
    case Health::Unknown:
        return 1;
    case Health::Nominal:
        break;
    }
    return 0;
}

Health worse(Health a, Health b) { return badness(a) >= badness(b) ? a : b; }

class Builder
{
public:
    Builder(const GraphModel &model, const NetworkQuestion &question, const std::stop_token &stop)
        : m_model(model)
        , m_s(model.snapshot())
        , m_question(question)
        , m_stop(stop)
    {
    }

    std::optional<NetworkScene> run()
    {
        m_scene.fold = m_question.fold;
        m_scene.nodeOfAsset.assign(size(), -1);
        m_scene.edgeOfAsset.assign(size(), -1);
        findLines();
        if (m_question.fold != NetworkFold::None)
            findGroups();
        addNodes();
        if (m_stop.stop_requested())
            return {};
        addEdges();
        if (m_stop.stop_requested())
            return {};
        for (const NetworkScene::Edge &edge : m_scene.edges) {
            ++m_scene.nodes[Index(edge.from)].links;
            ++m_scene.nodes[Index(edge.to)].links;
        }
        findLoose();
        for (NetworkScene::Node &node : m_scene.nodes) {
            const double weight = node.asset >= 0
                ? 5 + std::min(5.0, std::log2(1.0 + node.links))
                : 10 + 1.6 * std::log2(1.0 + double(m_scene.groups[Index(node.group)].assets.size()));
            node.radius = float(node.isMission ? std::max(weight, 9.0) : weight);
        }
        return std::move(m_scene);
    }

private:
    [[nodiscard]] Index size() const { return m_s.assets.size(); }
    [[nodiscard]] bool isShown(Index asset) const { return !m_question.shown || (*m_question.shown)[asset]; }

    /// What joins two of its kind and needs nothing itself is a line between them, and so is a cable.
    void findLines()
    {
        m_ends.assign(size(), {-1, -1});
        for (Index i = 0; i < size(); ++i) {
            const AssetRow &row = m_s.assets[i];
            if (!m_model.needs(std::int32_t(i)).empty() || row.mission >= 0)
                continue;
            std::int32_t a = -1, b = -1;
            bool isLine = true;
            for (const std::int32_t dependency : m_model.neededBy(std::int32_t(i))) {
                const std::int32_t who = m_model.dependant(dependency);
                if (a < 0 || a == who)
                    a = who;
                else if (b < 0 || b == who)
                    b = who;
                else
                    isLine = false;
            }
            if (!isLine || b < 0)
                continue;
            const AssetKind kindA = m_s.assets[Index(a)].kind, kindB = m_s.assets[Index(b)].kind;
            const bool joins = (row.kind == AssetKind::Power || row.kind == AssetKind::Network) && kindA == row.kind
                && kindB == row.kind;
            if (joins || row.path.size() >= 2 || row.kind == AssetKind::Cable)
                m_ends[i] = {a, b};
        }
        // The end of a line is a node, even if it could be a line as well.
        for (Index i = 0; i < size(); ++i) {
            if (!isLine(i))
                continue;
            if (!isShown(Index(m_ends[i].first)) || !isShown(Index(m_ends[i].second)))
                m_ends[i] = {-1, -1};
        }
    }
    [[nodiscard]] bool isLine(Index asset) const { return m_ends[asset].first >= 0; }

    [[nodiscard]] QString groupName(Index asset) const
    {
        const AssetRow &row = m_s.assets[asset];
        switch (m_question.fold) {
        case NetworkFold::Sector:
            return row.sector;
        case NetworkFold::Owner:
            return row.owner;
        case NetworkFold::Country:
            return QString::fromStdString(row.nation);
        case NetworkFold::Site:
            return nameOfNearest(asset, AssetKind::Site);
        case NetworkFold::Segment:
            return nameOfNearest(asset, AssetKind::Network);
        case NetworkFold::None:
            break;
        }
        return {};
    }
    /// The nearest of that kind among what it needs, itself first.
    [[nodiscard]] QString nameOfNearest(Index asset, AssetKind kind) const
    {
        std::vector<std::int32_t> waiting{std::int32_t(asset)};
        constexpr Index most = 64; // a site is near, or it is no site of this one
        for (Index i = 0; i < waiting.size() && i < most; ++i) {
            const AssetRow &row = m_s.assets[Index(waiting[i])];
            if (row.kind == kind)
                return row.name;
            for (const std::int32_t dependency : m_model.needs(waiting[i]))
                if (const auto next = m_model.provider(dependency); !std::ranges::contains(waiting, next))
                    waiting.push_back(next);
        }
        return {};
    }

    void findGroups()
    {
        m_groupOf.assign(size(), -1);
        std::map<QString, std::int32_t> byName;
        for (Index i = 0; i < size(); ++i) {
            if (!isShown(i) || isLine(i) || m_s.assets[i].mission >= 0 || m_s.assets[i].kind == AssetKind::Task)
                continue;
            const QString name = groupName(i);
            auto [found, isNew] = byName.try_emplace(name, std::int32_t(m_scene.groups.size()));
            if (isNew) {
                NetworkScene::Group group;
                group.id = "group/" + std::to_string(int(m_question.fold)) + '/' + name.toStdString();
                group.name = name;
                group.isFolded = !m_question.unfolded.contains(group.id);
                m_scene.groups.push_back(std::move(group));
            }
            m_groupOf[i] = found->second;
            m_scene.groups[Index(found->second)].assets.push_back(std::int32_t(i));
        }
        // A line inside of one group is part of it.
        for (Index i = 0; i < size(); ++i)
            if (isLine(i))
                if (const auto group = m_groupOf[Index(m_ends[i].first)];
                    group >= 0 && group == m_groupOf[Index(m_ends[i].second)])
                    m_scene.groups[Index(group)].assets.push_back(std::int32_t(i));
        for (NetworkScene::Group &group : m_scene.groups) {
            for (const std::int32_t asset : group.assets) {
                group.bad += isBad(m_s.assets[Index(asset)].health);
                group.unknown += m_s.assets[Index(asset)].health == Health::Unknown;
            }
            std::ranges::stable_sort(group.assets, std::greater{}, [&](std::int32_t asset) {
                return std::pair(m_s.assets[Index(asset)].worstSeverity, badness(m_s.assets[Index(asset)].health));
            });
        }
    }

    void addNodes()
    {
        std::vector<std::int32_t> nodeOfGroup(m_scene.groups.size(), -1);
        for (Index g = 0; g < m_scene.groups.size(); ++g) {
            if (!m_scene.groups[g].isFolded)
                continue;
            nodeOfGroup[g] = std::int32_t(m_scene.nodes.size());
            NetworkScene::Node node;
            node.group = std::int32_t(g);
            for (const std::int32_t asset : m_scene.groups[g].assets) {
                node.health = worse(node.health, m_s.assets[Index(asset)].health);
                node.severity = std::max(node.severity, m_s.assets[Index(asset)].worstSeverity);
            }
            m_scene.nodes.push_back(node);
            m_scene.ids.push_back(m_scene.groups[g].id);
        }
        for (Index i = 0; i < size(); ++i) {
            if (isLine(i)) {
                ++m_scene.lines;
                continue;
            }
            if (!isShown(i))
                continue;
            const std::int32_t group = m_groupOf.empty() ? -1 : m_groupOf[i];
            if (group >= 0 && nodeOfGroup[Index(group)] >= 0) {
                m_scene.nodeOfAsset[i] = nodeOfGroup[Index(group)];
                continue;
            }
            const AssetRow &row = m_s.assets[i];
            m_scene.nodeOfAsset[i] = std::int32_t(m_scene.nodes.size());
            NetworkScene::Node node;
            node.asset = std::int32_t(i);
            node.group = group;
            node.health = row.health;
            node.severity = row.worstSeverity;
            node.isMission = row.kind == AssetKind::Mission;
            m_scene.nodes.push_back(node);
            m_scene.ids.push_back(row.id);
        }
    }

    void addEdges()
    {
        auto &edges = m_scene.edges;
        const auto add = [&](std::int32_t from, std::int32_t to, NetworkScene::Edge edge) {
            edge.from = m_scene.nodeOfAsset[Index(from)];
            edge.to = m_scene.nodeOfAsset[Index(to)];
            if (edge.from >= 0 && edge.to >= 0 && edge.from != edge.to)
                edges.push_back(edge);
        };
        for (Index i = 0; i < m_s.dependencies.size(); ++i) {
            const auto &row = m_s.dependencies[i];
            if (isLine(Index(row.provider)))
                continue;
            NetworkScene::Edge edge;
            edge.dependency = std::int32_t(i);
            edge.health = m_s.assets[Index(row.provider)].health;
            edge.bearing = m_model.bearing(std::int32_t(i));
            add(row.dependant, row.provider, edge);
        }
        for (Index i = 0; i < size(); ++i) {
            if (!isLine(i))
                continue;
            NetworkScene::Edge edge;
            edge.asset = std::int32_t(i);
            edge.lines = 1;
            edge.health = m_s.assets[i].health;
            add(m_ends[i].first, m_ends[i].second, edge);
        }
        if (!m_scene.groups.empty())
            merge();
        for (Index e = 0; e < edges.size(); ++e)
            if (edges[e].asset >= 0)
                m_scene.edgeOfAsset[Index(edges[e].asset)] = std::int32_t(e);
        // What is inside of a group is found there.
        for (Index i = 0; i < size(); ++i)
            if (isLine(i) && m_scene.edgeOfAsset[i] < 0 && !m_groupOf.empty())
                if (const auto node = m_scene.nodeOfAsset[Index(m_ends[i].first)];
                    node >= 0 && node == m_scene.nodeOfAsset[Index(m_ends[i].second)])
                    m_scene.nodeOfAsset[i] = node;
    }
    /// Several edges between the same two, of which one is a group, are one.
    void merge()
    {
        auto &edges = m_scene.edges;
        const auto isPlain = [&](const NetworkScene::Edge &e) {
            return m_scene.nodes[Index(e.from)].asset >= 0 && m_scene.nodes[Index(e.to)].asset >= 0;
        };
        const auto ends
            = [](const NetworkScene::Edge &e) { return std::pair(std::min(e.from, e.to), std::max(e.from, e.to)); };
        std::ranges::stable_sort(edges, {}, ends);
        std::vector<NetworkScene::Edge> merged;
        for (const NetworkScene::Edge &edge : edges) {
            const bool isNew = merged.empty() || isPlain(edge) || ends(merged.back()) != ends(edge);
            if (isNew)
                merged.push_back(edge);
            if (edge.asset >= 0)
                m_scene.edgeOfAsset[Index(edge.asset)] = std::int32_t(merged.size()) - 1;
            if (isNew)
                continue;
            NetworkScene::Edge &kept = merged.back();
            const int count = kept.count + 1, lines = kept.lines + edge.lines;
            if (std::pair(edge.isHurt(), badness(edge.health)) > std::pair(kept.isHurt(), badness(kept.health)))
                kept = edge;
            kept.count = count;
            kept.lines = lines;
        }
        edges = std::move(merged);
    }

    /// A few are placed as small parts of the network are; more would lie all around it.
    void findLoose()
    {
        constexpr Index few = 4;
        for (Index i = 0; i < m_scene.nodes.size(); ++i)
            if (m_scene.nodes[i].links == 0 && m_scene.nodes[i].asset >= 0)
                m_scene.loose.push_back(int(i));
        if (m_scene.loose.size() < few)
            m_scene.loose.clear();
        std::ranges::stable_sort(m_scene.loose, {}, [&](int node) {
            const AssetRow &row = m_s.assets[Index(m_scene.nodes[Index(node)].asset)];
            return std::tie(row.kind, row.name);
        });
        std::vector<int> inGraph(m_scene.nodes.size(), 0);
        for (const int node : m_scene.loose)
            inGraph[Index(node)] = -1;
        for (Index i = 0; i < inGraph.size(); ++i)
            if (inGraph[i] == 0) {
                inGraph[i] = int(m_scene.joined.size());
                m_scene.joined.push_back(int(i));
            }
        m_scene.graph.nodes = m_scene.joined.size();
        for (const NetworkScene::Edge &edge : m_scene.edges)
            m_scene.graph.edges.emplace_back(inGraph[Index(edge.from)], inGraph[Index(edge.to)]);
    }

    const GraphModel &m_model;
    const picture::Snapshot &m_s;
    const NetworkQuestion &m_question;
    const std::stop_token &m_stop;
    NetworkScene m_scene;
    std::vector<std::pair<std::int32_t, std::int32_t>> m_ends; ///< by asset: of a line
    std::vector<std::int32_t> m_groupOf; ///< by asset
};

} // namespace

int NetworkScene::nodeOf(std::int32_t asset) const
{
    return asset >= 0 && Index(asset) < nodeOfAsset.size() ? nodeOfAsset[Index(asset)] : -1;
}

QPointF NetworkScene::placeOf(std::int32_t asset) const
{
    if (const int node = nodeOf(asset); node >= 0)
        return places[Index(node)];
    if (asset < 0 || Index(asset) >= edgeOfAsset.size() || edgeOfAsset[Index(asset)] < 0)
        return {};
    const Edge &edge = edges[Index(edgeOfAsset[Index(asset)])];
    return (places[Index(edge.from)] + places[Index(edge.to)]) / 2;
}

void NetworkScene::finish()
{
    bounds = {};
    for (Index i = 0; i < places.size(); ++i) {
        const double r = nodes[i].radius + 2;
        bounds |= QRectF(places[i] - QPointF(r, r), QSizeF(2 * r, 2 * r));
    }
    bounds |= looseArea;
    edgeIndex = {};
    for (Index e = 0; e < edges.size(); ++e)
        edgeIndex.add(int(e), places[Index(edges[e].from)], places[Index(edges[e].to)]);
    edgeIndex.finish();
}

std::vector<QPointF> NetworkScene::joinedPlaces() const
{
    std::vector<QPointF> found;
    found.reserve(joined.size());
    for (const int node : joined)
        found.push_back(places[Index(node)]);
    return found;
}

std::optional<NetworkScene> networkScene(const GraphModel &model, const NetworkQuestion &question,
                                         const std::stop_token &stop)
{
    return Builder(model, question, stop).run();
}

namespace {

/// Where each node that is laid out was in a drawing with other folds: itself, what it was folded into, or the middle
/// of what it holds.
std::vector<QPointF> placesBefore(const NetworkScene &scene, const NetworkScene &before)
{
    std::unordered_map<std::string_view, Index> byId;
    for (Index i = 0; i < before.ids.size(); ++i)
        byId.emplace(before.ids[i], i);
    const QPointF middle = before.bounds.center();
    std::vector<QPointF> places(scene.joined.size(), middle);
    for (Index i = 0; i < places.size(); ++i) {
        const auto joined = Index(scene.joined[i]);
        if (const auto found = byId.find(scene.ids[joined]); found != byId.end()) {
            places[i] = before.places[found->second];
            continue;
        }
        const NetworkScene::Node &node = scene.nodes[joined];
        if (node.asset >= 0) {
            if (const int was = before.nodeOf(node.asset); was >= 0)
                places[i] = before.places[Index(was)];
            continue;
        }
        QPointF sum;
        int count = 0;
        for (const std::int32_t asset : scene.groups[Index(node.group)].assets)
            if (const int was = before.nodeOf(asset); was >= 0) {
                sum += before.places[Index(was)];
                ++count;
            }
        if (count > 0)
            places[i] = sum / count;
    }
    return places;
}

/// In rows below the rest, as wide as that is; what was moved by hand stays where it was put.
template <typename PlaceOf> void placeLoose(NetworkScene &scene, const PlaceOf &placeOf)
{
    constexpr double step = NetworkScene::spacing * 0.75;
    if (scene.loose.empty())
        return;
    const auto isByHand = [&](int node) {
        const NetworkPlaces::Place *place = placeOf(node);
        return place && place->byHand;
    };
    QRectF rest; // without what was moved: the block does not run after it
    for (const int node : scene.joined)
        if (!isByHand(node))
            rest |= QRectF(scene.places[Index(node)] - QPointF(1, 1), QSizeF(2, 2));
    const int count = int(scene.loose.size()), square = int(std::ceil(std::sqrt(1.6 * count)));
    const int columns = std::clamp(int(rest.width() / step), std::min(square, count), count);
    const int rows = (count + columns - 1) / columns;
    const double below = rest.isNull() ? 0 : std::max(3 * NetworkScene::spacing, rest.height() * 0.06);
    const QPointF corner(rest.left(), rest.bottom() + below);
    scene.looseArea = QRectF(corner, QSizeF(columns * step, rows * step));
    for (int i = 0; i < count; ++i) {
        const int node = scene.loose[Index(i)];
        const NetworkPlaces::Place *place = placeOf(node);
        scene.places[Index(node)]
            = place && place->byHand ? place->at : corner + QPointF(i % columns + 0.5, i / columns + 0.5) * step;
    }
}

} // namespace

std::optional<bool> placeNetwork(NetworkScene &scene, const QByteArray &salt, const NetworkPlaces *known,
                                 const NetworkScene *before, const std::stop_token &stop)
{
    const bool isSame = before && before->ids == scene.ids;
    if (isSame) {
        scene.keys = before->keys;
    } else {
        scene.keys.reserve(scene.ids.size());
        for (const std::string &id : scene.ids)
            scene.keys.push_back(GraphPlaces::keyOf(salt, id));
    }
    const auto placeOf = [&](int node) -> const NetworkPlaces::Place * {
        const auto at = known ? known->all.find(scene.keys[Index(node)]) : decltype(known->all.find(0))();
        return known && at != known->all.end() ? &at->second : nullptr;
    };
    std::vector<std::optional<QPointF>> places(scene.joined.size());
    Index found = 0;
    for (Index i = 0; i < places.size(); ++i)
        if (const auto *place = placeOf(scene.joined[i])) {
            places[i] = place->at;
            ++found;
        }
    const bool isFirst = found * 2 < places.size() || scene.nodes.empty();
    std::vector<QPointF> joined;
    if (isFirst) {
        // Groups are larger than dots.
        const bool isFolded
            = std::ranges::any_of(scene.groups, [](const NetworkScene::Group &group) { return group.isFolded; });
        const double spacing = NetworkScene::spacing * (isFolded ? 2 : 1);
        auto fresh = networkLayout(scene.graph, spacing, stop);
        if (!fresh)
            return {};
        if (before && !before->places.empty())
            *fresh = alignedTo(placesBefore(scene, *before), std::move(*fresh), scene.graph, spacing);
        spread(*fresh, spacing);
        separate(scene, *fresh);
        joined = std::move(*fresh);
        for (Index i = 0; i < joined.size(); ++i)
            if (const auto *place = placeOf(scene.joined[i]); place && place->byHand)
                joined[i] = place->at;
    } else if (found == places.size()) {
        for (const auto &place : places)
            joined.push_back(*place);
    } else {
        joined = placeBeside(scene.graph, places, NetworkScene::spacing);
    }
    scene.places.resize(scene.nodes.size());
    for (Index i = 0; i < joined.size(); ++i)
        scene.places[Index(scene.joined[i])] = joined[i];
    placeLoose(scene, placeOf);
    if (stop.stop_requested())
        return {};
    scene.finish();
    return isFirst;
}

void spread(std::vector<QPointF> &places, double spacing)
{
    if (places.empty())
        return;
    std::unordered_set<std::uint64_t> cells; // that hold any
    QPointF middle;
    for (const QPointF &p : places) {
        cells.insert((std::uint64_t(std::int64_t(std::floor(p.x() / spacing))) << 32)
                     ^ (std::uint64_t(std::int64_t(std::floor(p.y() / spacing))) & 0xFFFFFFFFU));
        middle += p / double(places.size());
    }
    const double factor = std::max(1.0, 0.8 * std::sqrt(double(places.size()) / double(cells.size())));
    for (QPointF &p : places)
        p = middle + (p - middle) * factor;
}

void separate(const NetworkScene &scene, std::vector<QPointF> &places)
{
    constexpr Index few = 400;
    constexpr int rounds = 200;
    constexpr double gap = 14; // for the line between them
    bool isOn = places.size() <= few;
    for (int round = 0; round < rounds && isOn; ++round) {
        isOn = false;
        for (Index i = 0; i < places.size(); ++i) {
            for (Index j = i + 1; j < places.size(); ++j) {
                const double room
                    = double(scene.nodes[Index(scene.joined[i])].radius + scene.nodes[Index(scene.joined[j])].radius)
                    + gap;
                QPointF away = places[j] - places[i];
                const double distance = std::hypot(away.x(), away.y());
                if (distance >= room)
                    continue;
                isOn = true;
                away = distance > 1e-6 ? away / distance : QPointF(std::cos(double(j)), std::sin(double(j)));
                places[i] -= away * (room - distance) / 2;
                places[j] += away * (room - distance) / 2;
            }
        }
    }
}

NetworkWay wayBetween(const GraphModel &model, std::int32_t from, std::int32_t to)
{
    NetworkWay way;
    const impact::Network network = impact::networkOf(model.snapshot());
    for (int turn = 0; turn < 2 && way.shortest.empty(); ++turn) {
        way.shortest = impact::shortestPath(network, from, to);
        if (way.shortest.empty()) {
            std::swap(from, to);
            continue;
        }
        way.isChain = true;
        way.all.assign(model.snapshot().assets.size(), false);
        for (const std::int32_t asset : impact::allBetween(network, from, to)) {
            way.all[Index(asset)] = true;
            ++way.between;
        }
    }
    if (way.shortest.empty()) {
        GraphModel::Set goal(model.snapshot().assets.size(), false);
        goal[Index(to)] = true;
        way.shortest = model.wayTo(from, goal);
        if (way.shortest.size() < 2)
            way.shortest.clear();
        std::ranges::reverse(way.shortest);
    }
    return way;
}

// -------------------------------------------------------------- as bytes

namespace {
constexpr quint8 networkPlacesVersion = 1;
constexpr quint32 mostNetworks = 6, mostNetworkPlaces = 60'000;
constexpr double farthest = 1e7;
} // namespace

QByteArray toBytes(const std::map<GraphPlaces::Key, std::shared_ptr<const NetworkPlaces>> &drawings)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_8);
    out.setFloatingPointPrecision(QDataStream::SinglePrecision);
    out << networkPlacesVersion << quint32(std::min<Index>(drawings.size(), mostNetworks));
    quint32 written = 0, left = mostNetworkPlaces;
    // What somebody put there by hand cannot be made again.
    std::vector<std::pair<GraphPlaces::Key, std::shared_ptr<const NetworkPlaces>>> all(drawings.begin(),
                                                                                       drawings.end());
    std::ranges::stable_partition(all, [](const auto &drawing) {
        return std::ranges::any_of(drawing.second->all, [](const auto &entry) { return entry.second.byHand; });
    });
    for (const auto &[key, places] : all) {
        if (written++ == mostNetworks)
            break;
        const auto count = quint32(places->all.size() <= left ? places->all.size() : 0); // all of a drawing, or none
        left -= count;
        out << key << count;
        for (const auto &[node, place] : places->all) {
            if (count > 0)
                out << node << place.at.x() << place.at.y() << place.byHand;
        }
    }
    return bytes;
}

std::map<GraphPlaces::Key, std::shared_ptr<const NetworkPlaces>> networkPlacesFrom(const QByteArray &bytes)
{
    std::map<GraphPlaces::Key, std::shared_ptr<const NetworkPlaces>> drawings;
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_8);
    in.setFloatingPointPrecision(QDataStream::SinglePrecision);
    quint8 version = 0;
    quint32 count = 0;
    in >> version >> count;
    if (version != networkPlacesVersion)
        return drawings;
    for (quint32 i = 0; i < std::min(count, mostNetworks); ++i) {
        auto places = std::make_shared<NetworkPlaces>();
        GraphPlaces::Key key = 0;
        quint32 nodes = 0;
        in >> key >> nodes;
        for (quint32 j = 0; j < std::min(nodes, mostNetworkPlaces) && in.status() == QDataStream::Ok; ++j) {
            GraphPlaces::Key node = 0;
            double x = 0, y = 0;
            bool byHand = false;
            in >> node >> x >> y >> byHand;
            if (std::abs(x) < farthest && std::abs(y) < farthest) // neither nonsense nor no number
                places->all.emplace(node, NetworkPlaces::Place{{x, y}, byHand});
        }
        if (in.status() != QDataStream::Ok)
            break;
        drawings.emplace(key, std::move(places));
    }
    return drawings;
}

} // namespace watchfloor::widgets
