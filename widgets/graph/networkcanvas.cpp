// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/networkcanvas.h"

#include "base/displaytext.h"
#include "common/needwords.h"
#include "graph/graphcanvas.h"
#include "graph/placesstep.h"

#include <QPainter>

#include <cmath>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Index = std::size_t;
using Role = Theme::Role;

namespace {
constexpr double sheetMargin = 200; ///< pixels beside what is seen, so that a pan finds something there
constexpr double wholeSide = 1600; ///< pixels of the longer side of the picture of all
constexpr double leastZoom = 0.004, mostZoom = 8, fitZoom = 1.8;
constexpr double fitMargin = 28;
} // namespace

NetworkCanvas::NetworkCanvas(QWidget *parent)
    : PlaneCanvas({leastZoom, mostZoom, fitZoom, QMarginsF(fitMargin, fitMargin, fitMargin, fitMargin)}, {160, 100},
                  parent)
    , m_marks(std::make_shared<const NetworkMarks>())
{
    m_pool.setMaxThreadCount(1);
}

NetworkCanvas::~NetworkCanvas() { m_stop.request_stop(); }

void NetworkCanvas::setScene(picture::SnapshotPtr snapshot, std::shared_ptr<const GraphModel> model,
                             std::shared_ptr<const NetworkScene> scene)
{
    const std::string current = m_scene && m_current >= 0 ? m_scene->ids[Index(m_current)] : std::string();
    // What was marked counts by rows; marks of the new picture come when it is drawn.
    if (m_snapshot && m_snapshot->assets.size() != snapshot->assets.size())
        m_marks = std::make_shared<const NetworkMarks>();
    m_snapshot = std::move(snapshot);
    m_model = std::move(model);
    m_scene = std::move(scene);
    m_hovered = m_current = -1;
    edgesChanged();
    if (const auto found = std::ranges::find(m_scene->ids, current); !current.empty() && found != m_scene->ids.end())
        m_current = int(found - m_scene->ids.begin());
    if (m_fitted)
        fit();
    changed();
}

void NetworkCanvas::setMarks(std::shared_ptr<const NetworkMarks> marks)
{
    m_marks = std::move(marks);
    changed();
}

void NetworkCanvas::setHovered(std::int32_t asset)
{
    const int node = m_scene ? m_scene->nodeOf(asset) : -1;
    if (node == m_hovered)
        return;
    m_hovered = node;
    update();
}

void NetworkCanvas::setCurrent(int node)
{
    m_current = node;
    update();
}

// ------------------------------------------------------------------ where it is looked at

void NetworkCanvas::centreOn(QPointF world, double zoomAtLeast) { setView(std::max(m_look.zoom, zoomAtLeast), world); }

QRectF NetworkCanvas::worldRect() const { return {m_look.toWorld({0, 0}), QSizeF(width(), height()) / m_look.zoom}; }

void NetworkCanvas::lookChanged()
{
    work();
    update();
}

void NetworkCanvas::changed()
{
    ++m_revision;
    work();
    update();
}

void NetworkCanvas::themeChanged() { changed(); }

// ------------------------------------------------------------------ sheets

bool NetworkCanvas::isSharp() const
{
    // Another screen may have more pixels.
    return m_near.revision == m_revision && qFuzzyCompare(m_near.image.devicePixelRatio(), devicePixelRatioF())
        && qFuzzyCompare(m_near.zoom, m_look.zoom)
        && m_near.world.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(worldRect());
}

bool NetworkCanvas::isSettled() const
{
    bool isWhole = false;
    return !m_isWorking && !missing(isWhole);
}

/// The next sheet to be painted: what is seen, with a margin; then all of it.
std::optional<NetworkLook> NetworkCanvas::missing(bool &isWhole) const
{
    if (!m_scene || m_scene->nodes.empty() || width() < 2 || height() < 2)
        return {};
    isWhole = false;
    if (!isSharp()) {
        NetworkLook look = m_look;
        look.origin += QPointF(sheetMargin, sheetMargin);
        look.size = QSizeF(width() + 2 * sheetMargin, height() + 2 * sheetMargin);
        look.seen = QRectF(sheetMargin, sheetMargin, width(), height());
        return look;
    }
    if (m_whole.revision == m_revision)
        return {};
    isWhole = true;
    const QRectF all = m_scene->bounds.adjusted(-60, -60, 60, 60);
    NetworkLook look;
    look.zoom = std::min({wholeSide / all.width(), wholeSide / all.height(), 1.0});
    look.origin = -all.topLeft() * look.zoom;
    look.size = all.size() * look.zoom;
    return look;
}

void NetworkCanvas::work()
{
    bool isWhole = false;
    if (m_isWorking)
        return; // what is missing is looked at anew when it comes back
    const auto look = missing(isWhole);
    if (!look)
        return;
    m_isWorking = true;
    m_stop = {};
    m_pool.start([this, look = *look, isWhole, revision = m_revision, snapshot = m_snapshot, scene = m_scene,
                  marks = m_marks, textFont = font(), scheme = Theme::instance().scheme(), ratio = devicePixelRatioF(),
                  stop = m_stop.get_token()] {
        const Theme theme(scheme);
        Sheet sheet{QImage((look.size * ratio).toSize(), QImage::Format_RGB32), look.zoom,
                    QRectF(look.toWorld({0, 0}), look.size / look.zoom), revision};
        sheet.image.setDevicePixelRatio(ratio);
        sheet.image.fill(theme.color(Role::Window));
        {
            QPainter p(&sheet.image);
            paintNetwork(p, *scene, *snapshot, look, *marks, textFont, theme, stop);
        }
        // `this` outlives the pool, and an event to a destroyed object is dropped.
        QMetaObject::invokeMethod(
            this, [this, sheet = std::move(sheet), isWhole] { take(sheet, isWhole); }, Qt::QueuedConnection);
    });
}

void NetworkCanvas::take(Sheet sheet, bool isWhole)
{
    m_isWorking = false;
    (isWhole ? m_whole : m_near) = std::move(sheet);
    work();
    update();
    if (!m_isWorking)
        Q_EMIT settled();
}

void NetworkCanvas::lay(QPainter &p, const Sheet &sheet, bool smooth) const
{
    if (sheet.image.isNull())
        return;
    const double ratio = sheet.image.devicePixelRatio();
    if (qFuzzyCompare(sheet.zoom, m_look.zoom)) {
        // To whole pixels: a copy, and text as sharp as it was painted.
        const QPointF at = m_look.toDevice(sheet.world.topLeft());
        p.drawImage(QPointF(std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio), sheet.image);
        return;
    }
    const QRectF seen = sheet.world.intersected(worldRect());
    if (seen.isEmpty())
        return;
    const QRectF target(m_look.toDevice(seen.topLeft()), seen.size() * m_look.zoom);
    const QRectF source((seen.topLeft() - sheet.world.topLeft()) * sheet.zoom * ratio,
                        seen.size() * sheet.zoom * ratio);
    p.setRenderHint(QPainter::SmoothPixmapTransform, smooth);
    p.drawImage(target, sheet.image, source);
}

void NetworkCanvas::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter p(this);
    const bool isCovered = m_scene && !m_near.image.isNull() && m_near.world.contains(worldRect());
    if (!isCovered) {
        p.fillRect(rect(), theme.color(Role::Window));
        lay(p, m_whole, false);
    }
    lay(p, m_near, false);
    if (!m_scene)
        return;
    p.setRenderHint(QPainter::Antialiasing, true);
    if (m_current >= 0)
        paintMark(p, m_current, Qt::DashLine);
    if (m_hovered >= 0 && m_hovered != m_current)
        paintMark(p, m_hovered, Qt::SolidLine);
    paintMarkedEdges(p);
    p.setFont(font());
    if (moved() >= 0) {
        const double r = m_look.radiusOf(m_scene->nodes[Index(moved())]) + 4;
        p.setPen(QPen(theme.color(Role::Accent), 2, Qt::DashLine));
        p.setBrush(Qt::NoBrush);
        p.drawEllipse(nodeAt(moved()) + dragged(), r, r);
    }
    paintCard(p);
    paintNoteAndFocus(p);
}

void NetworkCanvas::paintMark(QPainter &p, int node, Qt::PenStyle style) const
{
    if (Index(node) >= m_scene->nodes.size())
        return;
    const double r = std::max(m_look.radiusOf(m_scene->nodes[Index(node)]), 4.0) + 5;
    p.setPen(QPen(Theme::instance().color(Role::Text), 1.4, style));
    p.setBrush(Qt::NoBrush);
    p.drawEllipse(nodeAt(node), r, r);
}

QImage NetworkCanvas::picture() const
{
    QImage image(size() * devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatioF());
    image.fill(Theme::instance().color(Role::Window));
    if (!m_scene || m_scene->nodes.empty())
        return image;
    NetworkLook look = m_look;
    look.size = size();
    QPainter p(&image);
    paintNetwork(p, *m_scene, *m_snapshot, look, *m_marks, font(), Theme::instance());
    paintMarkedEdges(p);
    return image;
}

// ------------------------------------------------------------------ what is there

int NetworkCanvas::findNode(QPointF position) const
{
    int found = -1;
    double nearest = 1e18;
    for (Index i = 0; m_scene && i < m_scene->nodes.size(); ++i) {
        const QPointF away = m_look.toDevice(m_scene->places[i]) - position;
        const double distance = std::hypot(away.x(), away.y());
        // What is hurt is easier to hit than what lies beside it, as it is easier to see.
        const bool isLoud = isBad(m_scene->nodes[i].health) || m_scene->nodes[i].severity > 0;
        const double reach = std::max(m_look.radiusOf(m_scene->nodes[i]), isLoud ? 7.0 : 3.0) + 2;
        const double weighed = distance - (isLoud ? 4 : 0);
        if (distance <= reach && weighed < nearest) {
            nearest = weighed;
            found = int(i);
        }
    }
    return found;
}

int NetworkCanvas::findMovable(QPointF position) const
{
    // From afar every spot is a node, and a drag means the drawing.
    const int node = findNode(position);
    return node >= 0 && m_look.radiusOf(m_scene->nodes[Index(node)]) >= 3.5 ? node : -1;
}

int NetworkCanvas::nodeTowards(int key) const
{
    if (!m_scene || m_scene->nodes.empty())
        return -1;
    const int from = m_current;
    int best = -1;
    const QPointF at = from < 0 ? worldCentre() : m_scene->places[Index(from)], way = wayOf(key);
    double nearest = 1e18;
    const auto consider = [&](int node) {
        if (node == from)
            return;
        const QPointF to = m_scene->places[Index(node)] - at;
        const double along = QPointF::dotProduct(to, way), aside = std::abs(to.x() * way.y() - to.y() * way.x());
        if (from >= 0 && (along <= 0 || aside > 1.8 * along))
            return;
        if (const double distance = std::hypot(to.x(), to.y()); distance < nearest) {
            nearest = distance;
            best = node;
        }
    };
    for (const NetworkScene::Edge &edge : m_scene->edges)
        if (from >= 0 && (edge.from == from || edge.to == from))
            consider(edge.from == from ? edge.to : edge.from);
    if (best < 0)
        for (Index i = 0; i < m_scene->nodes.size(); ++i)
            consider(int(i));
    return best;
}

QPointF NetworkCanvas::middleOf(int node) const { return m_scene->places[Index(node)]; }

std::int32_t NetworkCanvas::assetOf(int node) const { return m_scene->nodes[Index(node)].asset; }

PlaneCanvas::Edge NetworkCanvas::edgeOf(int edge) const
{
    const NetworkScene::Edge &e = m_scene->edges[Index(edge)];
    const bool isOne = e.count == 1;
    const std::string_view what = !isOne ? std::string_view()
        : e.asset >= 0                   ? std::string_view(m_snapshot->assets[Index(e.asset)].id)
                                         : m_snapshot->dependencies[Index(e.dependency)].kind;
    return {.from = e.from,
            .to = e.to,
            .isHurt = e.isHurt(),
            .hasDirection = isOne && e.asset < 0,
            .what = what,
            .dependency = isOne ? e.dependency : -1,
            .asset = isOne ? e.asset : -1};
}

/// From rim to rim.
QPainterPath NetworkCanvas::edgePath(int edge) const
{
    const NetworkScene::Edge &e = m_scene->edges[Index(edge)];
    QLineF line(nodeAt(e.from), nodeAt(e.to));
    const double from = m_look.radiusOf(m_scene->nodes[Index(e.from)]),
                 to = m_look.radiusOf(m_scene->nodes[Index(e.to)]), length = line.length();
    if (length > from + to)
        line = QLineF(line.pointAt(from / length), line.pointAt(1 - to / length));
    QPainterPath path(line.p1());
    path.lineTo(line.p2());
    return path;
}

QString NetworkCanvas::nodeName(int node) const
{
    const NetworkScene::Node &n = m_scene->nodes[Index(node)];
    return n.asset >= 0 ? shortText(visibleText(m_snapshot->assets[Index(n.asset)].name), 60)
                        : groupTitle(*m_scene, m_scene->groups[Index(n.group)]);
}

/// What an edge is, in words.
QStringList NetworkCanvas::edgeLines(int edge) const
{
    const NetworkScene::Edge &e = m_scene->edges[Index(edge)];
    if (e.count == 1 && e.asset < 0)
        return needLines(*m_model, e.dependency);
    const QString ends = nodeName(e.from) + u" – "_s + nodeName(e.to);
    if (e.count == 1) {
        QStringList lines = GraphCanvas::cardLines(*m_snapshot, m_model.get(), e.asset);
        lines << ends << markingLine(*m_snapshot, m_snapshot->assets[Index(e.asset)].marking);
        return lines;
    }
    QStringList kinds;
    if (const int needs = e.count - e.lines; needs > 0)
        kinds << tr("%n need(s)", nullptr, needs);
    if (e.lines > 0)
        kinds << tr("%n line(s)", nullptr, e.lines);
    QStringList lines{ends, tr("stands for %1").arg(kinds.join(u", "_s))};
    if (e.isHurt())
        lines << tr("the worst of them: %1")
                     .arg(e.asset >= 0 ? shortText(visibleText(m_snapshot->assets[Index(e.asset)].name), 60)
                                       : needTitle(*m_snapshot, m_snapshot->dependencies[Index(e.dependency)]));
    lines << tr("Double click or Enter shows what is in it");
    return lines;
}

QStringList NetworkCanvas::nodeLines(int node) const
{
    if (const std::int32_t asset = assetOf(node); asset >= 0)
        return GraphCanvas::cardLines(*m_snapshot, m_model.get(), asset);
    const NetworkScene::Group &group = m_scene->groups[Index(m_scene->nodes[Index(node)].group)];
    return {groupTitle(*m_scene, group), groupState(group), tr("Double click or + shows what is in it")};
}

void NetworkCanvas::paintCard(QPainter &p) const
{
    if (!isPointing())
        return;
    if (m_hovered >= 0 && Index(m_hovered) < m_scene->nodes.size()) {
        const double r = m_look.radiusOf(m_scene->nodes[Index(m_hovered)]) + 3;
        const QPointF at = nodeAt(m_hovered);
        GraphCanvas::paintCard(p, nodeLines(m_hovered), QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r), mouse(), size());
    } else if (hoveredEdge() >= 0) {
        GraphCanvas::paintCard(p, edgeLines(hoveredEdge()), QRectF(mouse() - QPointF(4, 4), QSizeF(8, 8)), mouse(),
                               size());
    }
}

} // namespace watchfloor::widgets
