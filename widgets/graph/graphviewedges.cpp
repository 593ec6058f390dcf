// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The graph view's edges, in layers and in a network alike: pointed at, selected, walked with keys, opened, copied; and
// what an asset is made of.
#include "base/displaytext.h"
#include "common/copytext.h"
#include "graph/componentspane.h"
#include "graph/graphcanvas.h"
#include "graph/graphlegend.h"
#include "graph/graphview.h"
#include "graph/networkpane.h"
#include "graph/placesstep.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::ObjectRef;
using Index = std::size_t;

void GraphView::followCanvas(PlaneCanvas *canvas)
{
    connect(canvas, &PlaneCanvas::assetHovered, this, [this](std::int32_t asset) {
        m_scope->setHovered(asset >= 0 && shown() ? ObjectRef{ObjectRef::Kind::Asset, shown()->assets[Index(asset)].id}
                                                  : ObjectRef{});
    });
    connect(canvas, &PlaneCanvas::backgroundClicked, this, [this] {
        forgetEdge();
        m_network->canvas()->setCurrent(-1);
        m_scope->clearSelection();
    });
    connect(canvas, &PlaneCanvas::edgeClicked, this, [this](int edge) {
        m_network->canvas()->setCurrent(-1);
        m_edgeNode.clear();
        selectEdge(edge);
    });
    connect(canvas, &PlaneCanvas::edgeActivated, this, &GraphView::activateEdge);
    connect(canvas, &PlaneCanvas::menuWanted, this, [this](int node, int edge, QPoint at) {
        if (edge >= 0)
            return showEdgeMenu(edge, at);
        const std::int32_t asset = node < 0 ? -1
            : m_isNetwork                   ? m_network->scene()->nodes[Index(node)].asset
                                            : m_canvas->scene()->nodes[Index(node)].asset;
        if (node >= 0 && asset < 0)
            return showGroupMenu(node, at);
        showMenu(asset, at);
    });
}

PlaneCanvas *GraphView::canvas() const
{
    return m_isNetwork ? static_cast<PlaneCanvas *>(m_network->canvas()) : m_canvas;
}

const picture::SnapshotPtr &GraphView::shown() const
{
    static const picture::SnapshotPtr nothing;
    return m_isNetwork ? m_network->snapshot() : m_drawn ? m_drawn->snapshot : nothing;
}

std::optional<GraphView::Link> GraphView::linkOf(int edge) const
{
    const std::int32_t dependency = edge >= 0 ? canvas()->edgeOf(edge).dependency : -1;
    if (dependency < 0)
        return {};
    const picture::DependencyRow &row = shown()->dependencies[Index(dependency)];
    return Link{shown()->assets[Index(row.dependant)].id, shown()->assets[Index(row.provider)].id};
}

std::optional<GraphView::Link> GraphView::link() const { return linkOf(canvas()->edge()); }

/// Every view learns of the claim that says so, or of the line that it is.
void GraphView::selectEdge(int edge)
{
    const PlaneCanvas::Edge e = canvas()->edgeOf(edge);
    m_edgeSelection.clear();
    if (e.asset >= 0)
        m_edgeSelection.push_back({ObjectRef::Kind::Asset, shown()->assets[Index(e.asset)].id});
    else if (e.dependency >= 0 && !shown()->dependencies[Index(e.dependency)].id.empty())
        m_edgeSelection.push_back({ObjectRef::Kind::Object, shown()->dependencies[Index(e.dependency)].id});
    canvas()->setEdge(edge);
    m_selecting = true;
    m_scope->setSelection(m_edgeSelection);
    m_selecting = false;
    sayShown();
}

void GraphView::forgetEdge()
{
    if (canvas()->edge() < 0)
        return;
    canvas()->setEdge(-1);
    sayShown();
}

QString GraphView::edgeNote() const
{
    return canvas()->edge() < 0 ? QString() : canvas()->edgeLines(canvas()->edge()).mid(0, 3).join(u" · "_s);
}

/// What it stands for is opened: a line in every view, a group by what is in it, a need by whoever edits needs.
void GraphView::activateEdge(int edge)
{
    const PlaneCanvas::Edge e = canvas()->edgeOf(edge);
    selectEdge(edge);
    if (e.asset >= 0)
        m_scope->reveal({ObjectRef::Kind::Asset, shown()->assets[Index(e.asset)].id});
    else if (const auto link = linkOf(edge))
        Q_EMIT linkActivated(*link);
    else if (m_isNetwork)
        m_network->unfold({e.from, e.to});
}

// ------------------------------------------------------------------ keys

bool GraphView::takeEdgeKey(QKeyEvent *event)
{
    const int edge = canvas()->edge();
    if (event->key() == Qt::Key_E && !(event->modifiers() & Qt::ControlModifier)) {
        walkEdges(event->modifiers() & Qt::ShiftModifier);
        return true;
    }
    if (event->key() == Qt::Key_B && event->modifiers() == Qt::NoModifier) {
        showComponents(current());
        return true;
    }
    if (edge < 0 || event->modifiers() & Qt::ControlModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        leaveEdge(event->key());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateEdge(edge);
        return true;
    case Qt::Key_Escape:
        forgetEdge();
        m_scope->clearSelection();
        return true;
    default:
        return false;
    }
}

/// From one edge of the selected node to the next; of a selected edge, those of its node.
void GraphView::walkEdges(bool back)
{
    PlaneCanvas *plane = canvas();
    if (!shown() || plane->edgeCount() == 0)
        return;
    int node = plane->keyNode();
    if (plane->edge() >= 0) {
        const PlaneCanvas::Edge now = plane->edgeOf(plane->edge());
        node = plane->nodeIds()[Index(now.to)] == m_edgeNode ? now.to : now.from;
    }
    const std::vector<int> edges = node >= 0 ? plane->edgesOf(node) : std::vector<int>();
    if (edges.empty())
        return;
    m_edgeNode = plane->nodeIds()[Index(node)];
    const auto at = std::ranges::find(edges, plane->edge()) - edges.begin(), count = std::ssize(edges);
    const auto next = at == count ? (back ? count - 1 : 0) : (at + (back ? count - 1 : 1)) % count;
    selectEdge(edges[Index(next)]);
    if (!QRectF(plane->rect()).contains(plane->edgeMiddle(plane->edge())))
        plane->lookAt(plane->edgeMiddle(plane->edge()));
}

void GraphView::leaveEdge(int key)
{
    const PlaneCanvas::Edge e = canvas()->edgeOf(canvas()->edge());
    const QPointF way = canvas()->nodeMiddle(e.to) - canvas()->nodeMiddle(e.from);
    const int node = QPointF::dotProduct(way, wayOf(key)) >= 0 ? e.to : e.from;
    forgetEdge();
    if (m_isNetwork)
        clickNode(node, Qt::NoModifier);
    else
        clickAsset(m_canvas->scene()->nodes[Index(node)].asset, Qt::NoModifier);
}

// ------------------------------------------------------------------ menu

Marking GraphView::markingOf(int edge) const
{
    const picture::Snapshot &s = *shown();
    const PlaneCanvas::Edge e = canvas()->edgeOf(edge);
    const auto label = [&](std::uint16_t marking) {
        return marking < s.markings.size() ? s.markings[marking] : Marking::mostRestrictive();
    };
    if (e.asset >= 0)
        return label(s.assets[Index(e.asset)].marking);
    if (e.dependency < 0)
        return highest();
    const picture::DependencyRow &row = s.dependencies[Index(e.dependency)];
    return join(label(row.marking),
                join(label(s.assets[Index(row.dependant)].marking), label(s.assets[Index(row.provider)].marking)));
}

void GraphView::showEdgeMenu(int edge, QPoint at)
{
    selectEdge(edge);
    const PlaneCanvas::Edge e = canvas()->edgeOf(edge);
    if (e.asset >= 0)
        return showMenu(e.asset, at);
    QMenu menu;
    if (const auto link = linkOf(edge)) {
        if (m_fillLinkMenu)
            m_fillLinkMenu(&menu, *link);
    } else {
        menu.addAction(tr("Show what is in it"), this, [this] {
            if (canvas()->edge() >= 0)
                activateEdge(canvas()->edge());
        });
    }
    // Of now, though a newer picture comes while the menu is open.
    menu.addAction(tr("Copy"), this,
                   [text = copyBanner(*m_scope, markingOf(edge)) + u'\n' + canvas()->edgeLines(edge).join(u'\n')] {
                       QGuiApplication::clipboard()->setText(text);
                   });
    menu.addSeparator();
    menu.addAction(tr("Fit the drawing"), this, &GraphView::fit);
    menu.exec(at);
}

// ------------------------------------------------------------------ components

void GraphView::showComponents(std::int32_t asset)
{
    const ComponentsSource ask = m_componentsSource ? m_componentsSource() : ComponentsSource();
    if (asset < 0 || !ask.parts || !ask.composition)
        return;
    m_isReading = true;
    m_pool.start([this, ask, asset, snapshot = m_snapshot, asked = ++m_askedComponents] {
        const auto read = readComponents(ask, snapshot, asset);
        const QString &name = snapshot->assets[Index(asset)].name;
        // `this` outlives the pool, and an event to a destroyed object is dropped.
        QMetaObject::invokeMethod(
            this,
            [this, asked, read, name] {
                if (asked == m_askedComponents)
                    takeComponents(read, name);
            },
            Qt::QueuedConnection);
    });
}

void GraphView::takeComponents(const Result<std::shared_ptr<const Components>> &read, const QString &of)
{
    m_isReading = false;
    Q_EMIT settled();
    if (!read)
        return canvas()->setNote(tr("What %1 is made of could not be read: %2")
                                     .arg(shortText(visibleText(of), 80), visibleText(read.error().detail)));
    const std::shared_ptr<const Components> &components = *read;
    if (components->components.empty())
        return canvas()->setNote(tr("No bill says what %1 is made of").arg(components->name));
    if (!m_components) {
        m_components = new ComponentsPane(this);
        static_cast<QVBoxLayout *>(layout())->insertWidget(layout()->indexOf(m_legend), m_components, 1);
        connect(m_components, &ComponentsPane::left, this, &GraphView::leaveComponents);
        connect(m_components, &ComponentsPane::settled, this, &GraphView::settled);
        connect(m_components, &ComponentsPane::productChosen, this, &GraphView::productChosen);
        connect(m_components, &ComponentsPane::copyWanted, this, [this](const QString &text, const Marking &marking) {
            QGuiApplication::clipboard()->setText(copyBanner(*m_scope, marking) + u'\n' + text);
        });
        connect(&Theme::instance(), &Theme::changed, m_components, &ComponentsPane::themeChanged);
    }
    m_canvas->hide();
    m_network->hide();
    m_components->show();
    m_legend->explain(components->isLayered() ? Legend::Components : Legend::Dots);
    layout()->activate(); // how much is drawn depends on the room there is
    m_components->setComponents(components);
    setFocusProxy(m_components->canvas());
    m_components->canvas()->setFocus(Qt::OtherFocusReason);
}

void GraphView::leaveComponents()
{
    ++m_askedComponents; // what is on its way comes too late
    m_isReading = false;
    if (!m_components || m_components->isHidden())
        return;
    const bool hadFocus = m_components->isAncestorOf(QApplication::focusWidget());
    m_components->hide();
    m_components->stop();
    m_legend->explain(m_isNetwork ? Legend::Dots : Legend::Boxes);
    canvas()->parentWidget() == this ? canvas()->show() : m_network->show();
    setFocusProxy(canvas());
    if (hadFocus)
        canvas()->setFocus(Qt::OtherFocusReason);
}

} // namespace watchfloor::widgets
