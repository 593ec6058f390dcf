// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphplaces.h"

#include "base/displaytext.h"
#include "graph/graphcanvas.h"
#include "graph/graphview.h"
#include "graph/networkpane.h"
#include "graph/placesstep.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <cmath>

namespace watchfloor::widgets {

using Index = std::size_t;

namespace {
constexpr quint8 placesVersion = 1;
constexpr quint32 mostDrawings = 64, mostPlaces = 4000;
constexpr double farthest = 1e6;
} // namespace

GraphPlaces::Key GraphPlaces::keyOf(const QByteArray &salt, std::string_view id)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(salt);
    hash.addData(QByteArrayView(id.data(), qsizetype(id.size())));
    return qFromBigEndian<quint64>(hash.resultView().data());
}

std::optional<QPointF> GraphPlaces::of(std::string_view id) const
{
    const auto found = centres.find(keyOf(salt, id));
    return found == centres.end() ? std::nullopt : std::optional(found->second);
}

QByteArray toBytes(const GraphDrawings &drawings)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_8);
    out << placesVersion << quint32(std::min<Index>(drawings.size(), mostDrawings));
    quint32 written = 0;
    for (const auto &[key, places] : drawings) {
        if (written++ == mostDrawings)
            break;
        out << key << places.least << quint32(std::min<Index>(places.centres.size(), mostPlaces));
        quint32 boxes = 0;
        for (const auto &[node, centre] : places.centres) {
            if (boxes++ == mostPlaces)
                break;
            out << node << centre;
        }
    }
    return bytes;
}

GraphDrawings drawingsFrom(const QByteArray &bytes, const QByteArray &salt)
{
    GraphDrawings drawings;
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_8);
    quint8 version = 0;
    quint32 count = 0;
    in >> version >> count;
    if (version != placesVersion)
        return drawings;
    for (quint32 i = 0; i < std::min(count, mostDrawings); ++i) {
        GraphPlaces places;
        GraphPlaces::Key key = 0;
        quint32 boxes = 0;
        in >> key >> places.least >> boxes;
        places.salt = salt;
        for (quint32 j = 0; j < std::min(boxes, mostPlaces) && in.status() == QDataStream::Ok; ++j) {
            GraphPlaces::Key node = 0;
            QPointF centre;
            in >> node >> centre;
            if (std::abs(centre.x()) < farthest && std::abs(centre.y()) < farthest) // neither nonsense nor no number
                places.centres.emplace(node, centre);
        }
        if (in.status() != QDataStream::Ok || !(places.least >= 0 && places.least < 1000))
            break;
        drawings.emplace(key, std::move(places));
    }
    return drawings;
}

// ----------------------------------------------------------- of the graph view

GraphPlaces::Key GraphView::drawing() const
{
    const bool isOfOne = m_part != Part::Threats && m_part != Part::Everything;
    return GraphPlaces::keyOf(m_salt, std::to_string(int(m_part)) + (isOfOne ? ':' + m_centre : std::string()));
}

const GraphPlaces *GraphView::places() const
{
    const auto found = m_places.find(drawing());
    return found == m_places.end() ? nullptr : &found->second;
}

void GraphView::restorePlaces(const QByteArray &salt, const QByteArray &places, const QByteArray &network)
{
    m_undo.clear(); // of another store, as what is shown
    leaveComponents();
    m_network->restorePlaces(salt, network);
    m_salt = salt;
    m_places = drawingsFrom(places, salt);
    rebuild();
}

QByteArray GraphView::savePlaces() const { return m_places.empty() ? QByteArray() : toBytes(m_places); }

QByteArray GraphView::saveNetworkPlaces() const { return m_network->savePlaces(); }

std::optional<QPointF> GraphView::placeOf(std::int32_t asset) const
{
    if (m_isNetwork) {
        const NetworkScene *network = m_network->scene();
        const int node = network ? network->nodeOf(asset) : -1;
        return node < 0 ? std::nullopt : std::optional(network->places[Index(node)]);
    }
    const GraphScene *scene = m_canvas->scene();
    const int node = scene ? scene->nodeOf(asset) : -1;
    return node < 0 ? std::nullopt : std::optional(scene->nodes[Index(node)].rect.center());
}

/// From now on every box of this drawing stays where it is, and new ones come beside their neighbours.
void GraphView::moveAsset(std::int32_t asset, QPointF centre, bool isRun)
{
    if (m_isNetwork)
        return m_network->moveNode(m_network->scene() ? m_network->scene()->nodeOf(asset) : -1, centre, isRun);
    const GraphScene *scene = m_canvas->scene();
    const int node = scene ? scene->nodeOf(asset) : -1;
    if (node < 0)
        return;
    const GraphPlaces::Key key = GraphPlaces::keyOf(m_salt, scene->ids[Index(node)]);
    GraphPlaces after = places() ? *places() : GraphPlaces{};
    addPlaces(after, *scene);
    after.centres[key] = centre;
    pushPlaces(tr("move of %1").arg(shortText(visibleText(m_drawn->snapshot->assets[Index(asset)].name), 40)),
               isRun ? int(key & 0x7FFFFFFF) : -1, std::move(after));
}

void GraphView::pushPlaces(const QString &text, int run, std::optional<GraphPlaces> after)
{
    const auto to = [&](std::optional<GraphPlaces> kept) {
        return [this, key = drawing(), part = m_part, centre = m_centre, kept = std::move(kept)] {
            if (kept)
                m_places[key] = *kept;
            else
                m_places.erase(key);
            if (!m_isNetwork && key == drawing())
                rebuild();
            else
                showDrawing(part, centre);
        };
    };
    m_undo.push(
        new PlacesStep(text, run, to(places() ? std::optional(*places()) : std::nullopt), to(std::move(after))));
}

/// What is undone is seen, whatever was drawn meanwhile.
void GraphView::showDrawing(Part part, const std::string &centre)
{
    const bool isOfOne = part == Part::Around || part == Part::Needs || part == Part::NeededBy;
    if (isOfOne && rowOf(centre) < 0)
        return; // it is gone, and its drawing with it
    showNetwork(false);
    showPart(part, rowOf(centre));
}

void GraphView::addPlaces(GraphPlaces &kept, const GraphScene &scene) const
{
    if (kept.centres.empty()) {
        kept.salt = m_salt;
        kept.least = scene.least;
    }
    for (Index i = 0; i < scene.nodes.size() && kept.centres.size() < mostPlaces; ++i)
        kept.centres.emplace(GraphPlaces::keyOf(m_salt, scene.ids[i]), scene.nodes[i].rect.center());
}

void GraphView::push(int key)
{
    auto at = placeOf(current());
    if (!at)
        return;
    // A key that is held down is faster than the drawing is made anew.
    if (const auto kept = !m_isNetwork && places() ? places()->of(idOf(current())) : std::nullopt)
        at = kept;
    moveAsset(current(), *at + wayOf(key) * fontMetrics().height(), true);
}

void GraphView::arrangeAnew()
{
    if (m_isNetwork)
        return m_network->arrangeAnew();
    if (!places())
        return;
    m_canvas->fit();
    pushPlaces(tr("arranging anew"), -1, {});
}

} // namespace watchfloor::widgets
