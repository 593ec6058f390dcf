// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphcanvas.h"

#include "base/displaytext.h"
#include "common/words.h"
#include "graph/networkscene.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Index = std::size_t;
using Role = Theme::Role;

namespace {
constexpr double leastZoom = 0.02, mostZoom = 2.5, fitZoom = 1.15;
constexpr double margin = 22;
} // namespace

GraphCanvas::GraphCanvas(QWidget *parent)
    : PlaneCanvas({leastZoom, mostZoom, fitZoom, QMarginsF(margin, margin + 8, margin, margin)}, {200, 90}, parent)
{
}

void GraphCanvas::setScene(picture::SnapshotPtr snapshot, std::shared_ptr<const GraphModel> model,
                           std::shared_ptr<const GraphScene> scene, std::int32_t anchor)
{
    QPointF before;
    const int old = m_scene && anchor >= 0 ? m_scene->nodeOf(anchor) : -1;
    if (old >= 0)
        before = m_look.toDevice(m_scene->nodes[Index(old)].rect.center());
    m_snapshot = std::move(snapshot);
    if (m_way && m_way->all.size() != (m_snapshot ? m_snapshot->assets.size() : 0))
        m_way.reset(); // it counts by rows
    m_model = std::move(model);
    m_scene = std::move(scene);
    m_look.snapshot = m_snapshot.get();
    m_look.hoveredNode = -1;
    edgesChanged();
    findWay();
    const int now = m_scene && old >= 0 ? m_scene->nodeOf(anchor) : -1;
    if (now >= 0) {
        m_look.origin += before - m_look.toDevice(m_scene->nodes[Index(now)].rect.center());
        m_fitted = false;
    }
    if (m_fitted)
        fit();
    redraw();
}

void GraphCanvas::setMessage(const QString &message)
{
    m_message = message;
    redraw();
}

void GraphCanvas::setChanges(std::vector<picture::Change> changes)
{
    if (changes == m_look.changes)
        return;
    m_look.changes = std::move(changes);
    redraw();
}

void GraphCanvas::setHighlights(std::vector<bool> selected, std::vector<bool> related, std::int32_t current)
{
    m_look.selected = std::move(selected);
    m_look.related = std::move(related);
    m_current = current;
    findWay();
    redraw();
}

void GraphCanvas::setWay(std::shared_ptr<const NetworkWay> way)
{
    if (way == m_way)
        return;
    m_way = std::move(way);
    findWay();
    redraw();
}

/// Edges on any way from the current asset up to the missions and down to what it stands on.
void GraphCanvas::findWay()
{
    m_look.onWay.clear();
    if (m_scene && m_way && !m_way->shortest.empty()) {
        m_look.onWay.assign(m_scene->edges.size(), false);
        const auto &shortest = m_way->shortest;
        for (Index e = 0; e < m_scene->edges.size(); ++e) {
            const std::int32_t from = m_scene->nodes[Index(m_scene->edges[e].from)].asset,
                               to = m_scene->nodes[Index(m_scene->edges[e].to)].asset;
            const auto at = std::ranges::find(shortest, from);
            const bool isStep = at != shortest.end()
                && ((at + 1 != shortest.end() && *(at + 1) == to) || (at != shortest.begin() && *(at - 1) == to));
            m_look.onWay[e] = isStep || (m_way->isChain && m_way->all[Index(from)] && m_way->all[Index(to)]);
        }
        return;
    }
    const int start = m_scene && m_current >= 0 ? m_scene->nodeOf(m_current) : -1;
    if (start < 0)
        return;
    m_look.onWay.assign(m_scene->edges.size(), false);
    std::vector<std::vector<int>> down(m_scene->nodes.size()), up(m_scene->nodes.size());
    for (Index e = 0; e < m_scene->edges.size(); ++e) {
        down[Index(m_scene->edges[e].from)].push_back(int(e));
        up[Index(m_scene->edges[e].to)].push_back(int(e));
    }
    for (const bool isDown : {true, false}) {
        std::vector<bool> seen(m_scene->nodes.size(), false);
        std::vector<int> waiting{start};
        seen[Index(start)] = true;
        while (!waiting.empty()) {
            const int node = waiting.back();
            waiting.pop_back();
            for (const int e : (isDown ? down : up)[Index(node)]) {
                m_look.onWay[Index(e)] = true;
                const int next = isDown ? m_scene->edges[Index(e)].to : m_scene->edges[Index(e)].from;
                if (!seen[Index(next)]) {
                    seen[Index(next)] = true;
                    waiting.push_back(next);
                }
            }
        }
    }
}

void GraphCanvas::setDimmed(std::vector<bool> dimmed)
{
    if (dimmed == m_look.dimmed)
        return;
    m_look.dimmed = std::move(dimmed);
    redraw();
}

void GraphCanvas::setMarks(std::shared_ptr<const GraphMarks> marks)
{
    m_look.marks = std::move(marks);
    redraw();
}

void GraphCanvas::setHovered(std::int32_t asset)
{
    const int node = m_scene && asset >= 0 ? m_scene->nodeOf(asset) : -1;
    if (node == m_look.hoveredNode)
        return;
    m_look.hoveredNode = node;
    redraw();
}

void GraphCanvas::centreOn(const QRectF &world)
{
    if (world.isEmpty())
        return;
    m_fitted = false;
    const double needed = std::min(width() / (world.width() + 80), height() / (world.height() + 80));
    m_look.zoom = std::clamp(std::clamp(m_look.zoom, 0.85, 1.2), leastZoom, std::max(needed, leastZoom));
    m_look.origin = QPointF(width() / 2.0, height() / 2.0) - world.center() * m_look.zoom;
    redraw();
}

void GraphCanvas::centreOn(std::int32_t asset)
{
    if (const int node = m_scene ? m_scene->nodeOf(asset) : -1; node >= 0)
        centreOn(m_scene->nodes[Index(node)].rect);
}

int GraphCanvas::nodeTowards(int key) const
{
    if (!m_scene || m_scene->nodes.empty())
        return -1;
    const int from = keyNode();
    if (from < 0)
        return 0;
    const QPointF at = m_scene->nodes[Index(from)].rect.center();
    int best = -1;
    double nearest = 1e18;
    const auto consider = [&](int node) {
        const std::int32_t asset = m_scene->nodes[Index(node)].asset;
        const QPointF to = m_scene->nodes[Index(node)].rect.center() - at;
        // The arrow keys lead to the cause.
        const bool loud = isBad(m_snapshot->assets[Index(asset)].health) || (m_look.marks && m_look.marks->of(asset));
        const double distance = std::abs(to.x()) + std::abs(to.y()) + (loud ? 0 : 1e6);
        if (distance < nearest) {
            nearest = distance;
            best = node;
        }
    };
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        for (const GraphScene::Edge &edge : m_scene->edges) {
            if (key == Qt::Key_Right && edge.from == from)
                consider(edge.to);
            if (key == Qt::Key_Left && edge.to == from)
                consider(edge.from);
        }
        return best;
    }
    for (Index i = 0; i < m_scene->nodes.size(); ++i) {
        const QPointF to = m_scene->nodes[i].rect.center() - at;
        if (std::abs(to.x()) > 1 || int(i) == from || (key == Qt::Key_Down) != (to.y() > 0))
            continue;
        if (std::abs(to.y()) < nearest) {
            nearest = std::abs(to.y());
            best = int(i);
        }
    }
    return best;
}

void GraphCanvas::redraw()
{
    m_stale = true;
    update();
}

void GraphCanvas::themeChanged() { redraw(); }

QRectF GraphCanvas::nodeRect(int node) const { return m_look.toDevice(m_scene->nodes[Index(node)].rect); }

void GraphCanvas::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    if (m_stale || m_drawn.size() != size() * devicePixelRatioF()) {
        m_stale = false;
        m_drawn = QPixmap(size() * devicePixelRatioF());
        m_drawn.setDevicePixelRatio(devicePixelRatioF());
        m_drawn.fill(theme.color(Role::Window));
        if (m_scene && m_message.isEmpty()) {
            QPainter p(&m_drawn);
            m_look.visible = QRectF(rect());
            paintGraphScene(p, *m_scene, m_look, GraphMetrics(font()), theme);
        }
    }
    QPainter p(this);
    p.drawPixmap(0, 0, m_drawn);
    p.setFont(font());
    if (!m_message.isEmpty()) {
        p.setPen(theme.color(Role::TextMuted));
        p.drawText(rect().adjusted(24, 0, -24, 0), int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_message);
    } else {
        p.setRenderHint(QPainter::Antialiasing, true);
        paintMarkedEdges(p);
        paintKindsOfLines(p);
        paintCard(p);
    }
    if (moved() >= 0) {
        p.setPen(QPen(theme.color(Role::Accent), 2, Qt::DashLine));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(nodeRect(moved()).translated(dragged()), 3, 3);
    }
    paintNoteAndFocus(p);
}

/// "power", "network" on the lines of the hovered node, else of the current one.
void GraphCanvas::paintKindsOfLines(QPainter &p) const
{
    if (!m_scene || !m_snapshot || m_look.zoom < 0.6)
        return;
    const int node = m_look.hoveredNode >= 0 ? m_look.hoveredNode : m_current >= 0 ? m_scene->nodeOf(m_current) : -1;
    if (node < 0)
        return;
    const Theme &theme = Theme::instance();
    QFont small = font();
    small.setPixelSize(10);
    p.setFont(small);
    const QFontMetricsF metrics(small);
    // One word for all lines of a kind on a side: eight times "hosts" says no more than once.
    std::map<std::pair<bool, QString>, std::vector<const GraphScene::Edge *>> kinds;
    for (const GraphScene::Edge &edge : m_scene->edges)
        if (edge.from == node || edge.to == node)
            kinds[{edge.from == node,
                   shortText(visibleText(m_snapshot->dependencies[Index(edge.dependency)].kind), 24)}]
                .push_back(&edge);
    std::vector<QRectF> taken;
    for (const auto &[key, edges] : kinds) {
        if (key.second.isEmpty())
            continue;
        const GraphScene::Edge &edge = *edges[edges.size() / 2];
        const QPointF at = m_look.toDevice(edge.path.pointAtPercent(key.first ? 0.6 : 0.4));
        const QSizeF size(metrics.horizontalAdvance(key.second) + 6, metrics.height());
        const QRectF box(at - QPointF(size.width() / 2, size.height() / 2), size);
        if (std::ranges::any_of(taken, [&](const QRectF &r) { return r.intersects(box); }))
            continue;
        taken.push_back(box);
        p.setPen(Qt::NoPen);
        p.setBrush(theme.color(Role::Window));
        p.drawRoundedRect(box, 3, 3);
        p.setPen(theme.color(Role::Text));
        p.drawText(box, Qt::AlignCenter, key.second);
    }
    p.setFont(font());
}

QStringList GraphCanvas::cardLines(const picture::Snapshot &snapshot, const GraphModel *model, std::int32_t asset)
{
    const picture::AssetRow &row = snapshot.assets[Index(asset)];
    QStringList lines{shortText(visibleText(row.name), 90)};
    QStringList facts{word(row.kind)};
    for (const QString &fact : {visibleText(row.owner), visibleText(row.nation), visibleText(row.sector)})
        if (!fact.isEmpty())
            facts << shortText(fact, 40);
    lines << facts.join(u" · "_s);
    QString health = Theme::word(row.health);
    const picture::HeldHealth *held = picture::heldHealth(snapshot, asset);
    if (held)
        health = tr("%1; by itself %2").arg(health, shortText(heldText(*held), 160));
    else if (isBad(row.ownHealth))
        health = tr("%1, an open incident is on it").arg(health);
    else if (isBad(row.health))
        health = tr("%1 through what it needs").arg(health);
    if (row.worstSeverity > 0)
        health += tr("; worst incident: %1").arg(Theme::word(severityBand(row.worstSeverity)).toLower());
    lines << health;
    if (model)
        lines << tr("Needs %1, needed by %2").arg(model->needs(asset).size()).arg(model->neededBy(asset).size());
    return lines;
}

void GraphCanvas::paintCard(QPainter &p) const
{
    if (!m_scene || !isPointing())
        return;
    if (m_look.hoveredNode >= 0)
        paintCard(p, nodeLines(m_look.hoveredNode), nodeRect(m_look.hoveredNode), mouse(), size());
    else if (hoveredEdge() >= 0)
        paintCard(p, edgeLines(hoveredEdge()), QRectF(mouse() - QPointF(4, 4), QSizeF(8, 8)), mouse(), size());
}

/// Hover text is painted by us, as plain text: tool tips would take a hostile name for markup.
void GraphCanvas::paintCard(QPainter &p, const QStringList &lines, const QRectF &of, QPointF mouse, QSizeF area)
{
    const Theme &theme = Theme::instance();
    const QFontMetricsF metrics(p.font());
    double textWidth = 0;
    for (const QString &line : lines)
        textWidth = std::max(textWidth, metrics.horizontalAdvance(line));
    textWidth = std::min(textWidth, area.width() - 32.0);
    const QSizeF size(textWidth + 16, metrics.height() * double(lines.size()) + 10);
    QPointF corner(std::clamp(mouse.x() - 20, 4.0, std::max(4.0, area.width() - size.width() - 4)), of.bottom() + 9);
    if (corner.y() + size.height() > area.height() - 4)
        corner.setY(std::max(4.0, of.top() - size.height() - 9));
    p.setPen(QPen(theme.color(Role::Border), 1));
    p.setBrush(theme.color(Role::PanelRaised));
    p.drawRoundedRect(QRectF(corner, size), 3, 3);
    double y = corner.y() + 5;
    for (qsizetype i = 0; i < lines.size(); ++i, y += metrics.height()) {
        p.setPen(theme.color(i == 0 ? Role::Text : Role::TextMuted));
        p.drawText(QRectF(corner.x() + 8, y, textWidth + 1, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   metrics.elidedText(lines[i], Qt::ElideRight, textWidth + 1));
    }
}

// ------------------------------------------------------------------ what is there

QStringList GraphCanvas::nodeLines(int node) const
{
    return cardLines(*m_snapshot, m_model.get(), m_scene->nodes[Index(node)].asset);
}

int GraphCanvas::findNode(QPointF position) const
{
    if (!m_scene || !m_message.isEmpty())
        return -1;
    const QPointF world = m_look.toWorld(position);
    const double slack = 2 / m_look.zoom;
    for (Index i = m_scene->nodes.size(); i-- > 0;)
        if (m_scene->nodes[i].rect.adjusted(-slack, -slack, slack, slack).contains(world))
            return int(i);
    return -1;
}

QPointF GraphCanvas::middleOf(int node) const { return m_scene->nodes[Index(node)].rect.center(); }

std::int32_t GraphCanvas::assetOf(int node) const { return m_scene->nodes[Index(node)].asset; }

int GraphCanvas::keyNode() const { return m_scene && m_current >= 0 ? m_scene->nodeOf(m_current) : -1; }

const LineIndex *GraphCanvas::lines() const { return m_scene && m_message.isEmpty() ? &m_scene->lines : nullptr; }

PlaneCanvas::Edge GraphCanvas::edgeOf(int edge) const
{
    const GraphScene::Edge &e = m_scene->edges[Index(edge)];
    return {.from = e.from,
            .to = e.to,
            .isHurt = GraphModel::isHurt(e.bearing),
            .what = m_snapshot->dependencies[Index(e.dependency)].kind,
            .dependency = e.dependency};
}

QPainterPath GraphCanvas::edgePath(int edge) const
{
    return (QTransform::fromScale(m_look.zoom, m_look.zoom)
            * QTransform::fromTranslate(m_look.origin.x(), m_look.origin.y()))
        .map(m_scene->edges[Index(edge)].path);
}

QStringList GraphCanvas::edgeLines(int edge) const
{
    return needLines(*m_model, m_scene->edges[Index(edge)].dependency);
}

bool GraphCanvas::handleAt(QPointF position, int &node, bool &needs) const
{
    if (!m_scene || !m_message.isEmpty())
        return false;
    for (Index i = 0; i < m_scene->nodes.size(); ++i)
        for (const bool side : {true, false})
            if (expandHandle(m_scene->nodes[i], side, m_look).adjusted(-4, -4, 4, 4).contains(position)) {
                node = int(i);
                needs = side;
                return true;
            }
    return false;
}

bool GraphCanvas::hasHandle(QPointF position) const
{
    int node = -1;
    bool needs = false;
    return handleAt(position, node, needs);
}

bool GraphCanvas::clickHandle(QPointF position)
{
    int node = -1;
    bool needs = false;
    if (!handleAt(position, node, needs))
        return false;
    Q_EMIT expandWanted(assetOf(node), needs, !needs);
    return true;
}

} // namespace watchfloor::widgets
