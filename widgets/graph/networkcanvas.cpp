// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/networkcanvas.h"

#include "base/displaytext.h"
#include "graph/graphcanvas.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

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
    : QWidget(parent)
    , m_marks(std::make_shared<const NetworkMarks>())
{
    m_pool.setMaxThreadCount(1);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 100);
}

NetworkCanvas::~NetworkCanvas() { m_stop.request_stop(); }

void NetworkCanvas::setScene(picture::SnapshotPtr snapshot, std::shared_ptr<const GraphModel> model,
                             std::shared_ptr<const NetworkScene> scene)
{
    const std::string current = m_scene && m_current >= 0 ? m_scene->ids[Index(m_current)] : std::string();
    m_snapshot = std::move(snapshot);
    m_model = std::move(model);
    m_scene = std::move(scene);
    m_hovered = m_hoveredEdge = m_current = -1;
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

void NetworkCanvas::setNote(const QString &note)
{
    m_note = note;
    update();
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

void NetworkCanvas::fit()
{
    m_fitted = true;
    if (!m_scene || m_scene->bounds.isEmpty() || width() < 10 || height() < 10)
        return;
    const QRectF free = QRectF(rect()).adjusted(fitMargin, fitMargin, -fitMargin, -fitMargin);
    const QRectF &all = m_scene->bounds;
    m_look.zoom = std::clamp(std::min({free.width() / all.width(), free.height() / all.height(), fitZoom}), leastZoom,
                             mostZoom);
    m_look.origin = free.center() - all.center() * m_look.zoom;
    work();
    update();
}

void NetworkCanvas::centreOn(QPointF world, double zoomAtLeast) { setView(std::max(m_look.zoom, zoomAtLeast), world); }

void NetworkCanvas::zoom(double factor, QPointF about)
{
    const QPointF world = m_look.toWorld(about);
    m_look.zoom = std::clamp(m_look.zoom * factor, leastZoom, mostZoom);
    m_look.origin = about - world * m_look.zoom;
    viewMoved();
}

void NetworkCanvas::setView(double zoom, QPointF worldCentre)
{
    m_look.zoom = std::clamp(zoom, leastZoom, mostZoom);
    m_look.origin = QPointF(width() / 2.0, height() / 2.0) - worldCentre * m_look.zoom;
    viewMoved();
}

QPointF NetworkCanvas::worldCentre() const { return m_look.toWorld({width() / 2.0, height() / 2.0}); }

QRectF NetworkCanvas::worldRect() const { return {m_look.toWorld({0, 0}), QSizeF(width(), height()) / m_look.zoom}; }

void NetworkCanvas::viewMoved()
{
    m_fitted = false;
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
    return m_near.revision == m_revision && qFuzzyCompare(m_near.zoom, m_look.zoom)
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
    p.setFont(font());
    if (m_isPanning && m_moved >= 0 && Index(m_moved) < m_scene->nodes.size()) {
        const double r = m_look.radiusOf(m_scene->nodes[Index(m_moved)]) + 4;
        p.setPen(QPen(theme.color(Role::Accent), 2, Qt::DashLine));
        p.setBrush(Qt::NoBrush);
        p.drawEllipse(nodeAt(m_moved) + m_mouse - m_pressed, r, r);
    }
    paintCard(p);
    if (!m_note.isEmpty()) {
        const QFontMetricsF metrics(font());
        const QRectF box(8, 6, metrics.horizontalAdvance(m_note) + 10, metrics.height() + 4);
        QColor back = theme.color(Role::Window);
        back.setAlpha(220);
        p.fillRect(box, back);
        p.setPen(theme.color(Role::TextMuted));
        p.drawText(box, Qt::AlignCenter, m_note);
    }
    if (hasFocus()) {
        p.setRenderHint(QPainter::Antialiasing, false);
        p.setPen(theme.color(Role::Accent));
        p.setBrush(Qt::NoBrush);
        p.drawRect(rect().adjusted(0, 0, -1, -1));
    }
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

int NetworkCanvas::findEdge(QPointF position) const
{
    int found = -1;
    double nearest = 5;
    for (Index e = 0; m_scene && e < m_scene->edges.size(); ++e) {
        const QPointF a = nodeAt(m_scene->edges[e].from), along = nodeAt(m_scene->edges[e].to) - a;
        if (std::min(a.x(), a.x() + along.x()) > position.x() + nearest
            || std::max(a.x(), a.x() + along.x()) < position.x() - nearest)
            continue;
        const double square = QPointF::dotProduct(along, along);
        if (square < 64)
            continue; // too short to be meant
        const double share = std::clamp(QPointF::dotProduct(position - a, along) / square, 0.0, 1.0);
        const QPointF away = a + along * share - position;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < nearest) {
            nearest = distance;
            found = int(e);
        }
    }
    return found;
}

/// What an edge is, in words.
QStringList NetworkCanvas::edgeLines(int edge) const
{
    const NetworkScene::Edge &e = m_scene->edges[Index(edge)];
    const auto nameOf = [&](int node) {
        const NetworkScene::Node &n = m_scene->nodes[Index(node)];
        return n.asset >= 0 ? shortText(visibleText(m_snapshot->assets[Index(n.asset)].name), 60)
                            : groupTitle(*m_scene, m_scene->groups[Index(n.group)]);
    };
    if (e.count > 1)
        return {tr("%n needs and lines", nullptr, e.count), nameOf(e.from) + u" – "_s + nameOf(e.to)};
    if (e.asset >= 0) {
        QStringList lines = GraphCanvas::cardLines(*m_snapshot, m_model.get(), e.asset);
        lines << nameOf(e.from) + u" – "_s + nameOf(e.to);
        return lines;
    }
    const picture::DependencyRow &row = m_snapshot->dependencies[Index(e.dependency)];
    const QString kind = shortText(visibleText(row.kind), 40);
    QStringList lines{tr("%1 needs %2").arg(nameOf(e.from), nameOf(e.to))};
    if (!kind.isEmpty())
        lines << tr("as: %1").arg(kind);
    if (row.group == NeedRule::KofN)
        lines << tr("%1 of its group are enough").arg(int(row.k));
    else if (row.group != NeedRule::All)
        lines << tr("one of several that it can use");
    if (e.bearing == GraphModel::Bearing::RedundancyLost)
        lines << tr("lost as an alternative, another one carries");
    else if (e.bearing == GraphModel::Bearing::Failing)
        lines << tr("fails, and is felt");
    return lines;
}

QStringList NetworkCanvas::groupLines(int node) const
{
    const NetworkScene::Group &group = m_scene->groups[Index(m_scene->nodes[Index(node)].group)];
    return {groupTitle(*m_scene, group), groupState(group), tr("Double click or + shows what is in it")};
}

void NetworkCanvas::paintCard(QPainter &p) const
{
    if (m_mouse.x() < 0 || m_isPanning)
        return;
    if (m_hovered >= 0 && Index(m_hovered) < m_scene->nodes.size()) {
        const auto asset = m_scene->nodes[Index(m_hovered)].asset;
        const double r = m_look.radiusOf(m_scene->nodes[Index(m_hovered)]) + 3;
        const QPointF at = nodeAt(m_hovered);
        GraphCanvas::paintCard(
            p, asset >= 0 ? GraphCanvas::cardLines(*m_snapshot, m_model.get(), asset) : groupLines(m_hovered),
            QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r), m_mouse, size());
    } else if (m_hoveredEdge >= 0) {
        GraphCanvas::paintCard(p, edgeLines(m_hoveredEdge), QRectF(m_mouse.x() - 4, m_mouse.y() - 4, 8, 8), m_mouse,
                               size());
    }
}

// ------------------------------------------------------------------ hands

void NetworkCanvas::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_isPressed = true;
    m_isPanning = false;
    m_pressed = event->position();
    m_originBefore = m_look.origin;
    m_moved = event->button() == Qt::LeftButton ? findNode(m_pressed) : -1;
    // From afar every spot is a node, and a drag means the drawing.
    if (m_moved >= 0 && m_look.radiusOf(m_scene->nodes[Index(m_moved)]) < 3.5)
        m_moved = -1;
}

void NetworkCanvas::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position();
    if (m_isPressed) {
        if (!m_isPanning && (m_mouse - m_pressed).manhattanLength() < QApplication::startDragDistance())
            return;
        m_isPanning = true;
        setCursor(Qt::ClosedHandCursor);
        if (m_moved >= 0)
            return update();
        m_look.origin = m_originBefore + m_mouse - m_pressed;
        viewMoved();
        return;
    }
    const int node = findNode(m_mouse), edge = node < 0 ? findEdge(m_mouse) : -1;
    setCursor(node >= 0 || edge >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_hovered = node;
    m_hoveredEdge = edge;
    Q_EMIT assetHovered(node >= 0       ? m_scene->nodes[Index(node)].asset
                            : edge >= 0 ? m_scene->edges[Index(edge)].asset
                                        : -1);
    update();
}

void NetworkCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_isPressed)
        return;
    m_isPressed = false;
    setCursor(Qt::ArrowCursor);
    const int moved = std::exchange(m_moved, -1);
    if (std::exchange(m_isPanning, false)) {
        if (moved >= 0 && m_scene && Index(moved) < m_scene->nodes.size()) {
            m_fitted = false;
            Q_EMIT nodeMoved(moved, m_scene->places[Index(moved)] + (event->position() - m_pressed) / m_look.zoom);
        }
        return update();
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (const int node = findNode(m_pressed); node >= 0)
        Q_EMIT nodeClicked(node, event->modifiers());
    else if (const int edge = findEdge(m_pressed); edge >= 0 && m_scene->edges[Index(edge)].asset >= 0)
        Q_EMIT assetClicked(m_scene->edges[Index(edge)].asset, event->modifiers());
    else
        Q_EMIT backgroundClicked();
}

void NetworkCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isPressed = false;
    if (const int node = findNode(event->position()); node >= 0)
        Q_EMIT nodeActivated(node);
}

void NetworkCanvas::wheelEvent(QWheelEvent *event)
{
    if (const int turn = event->angleDelta().y(); turn != 0) {
        zoom(std::pow(1.22, turn / 120.0), event->position());
    } else if (const int sideways = event->angleDelta().x(); sideways != 0) {
        m_look.origin += QPointF(sideways * 0.6, 0);
        viewMoved();
    }
    event->accept();
}

void NetworkCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    // The menu key speaks of what keys work on.
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const int node = isKey ? m_current : findNode(event->pos());
    const int edge = node < 0 && !isKey ? findEdge(event->pos()) : -1;
    Q_EMIT menuWanted(node, edge >= 0 ? m_scene->edges[Index(edge)].asset : -1,
                      isKey && node >= 0 ? mapToGlobal(nodeAt(node).toPoint()) : event->globalPos());
}

void NetworkCanvas::leaveEvent(QEvent *)
{
    m_mouse = {-1, -1};
    m_hovered = m_hoveredEdge = -1;
    Q_EMIT assetHovered(-1);
    update();
}

void NetworkCanvas::resizeEvent(QResizeEvent *event)
{
    if (m_fitted)
        return fit();
    if (event->oldSize().isValid())
        m_look.origin += QPointF(event->size().width() - event->oldSize().width(),
                                 event->size().height() - event->oldSize().height())
            / 2;
    work();
    update();
}

void NetworkCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        changed();
}

} // namespace watchfloor::widgets
