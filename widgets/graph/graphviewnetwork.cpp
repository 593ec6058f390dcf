// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The graph view while it shows a network: the same selection, filter, keys and menu on dots and lines.
#include "base/displaytext.h"
#include "common/copytext.h"
#include "common/words.h"
#include "graph/componentspane.h"
#include "graph/graphcanvas.h"
#include "graph/graphlegend.h"
#include "graph/graphview.h"
#include "graph/networkpane.h"
#include "picture/rowfilter.h"
#include "tables/tabletext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::ObjectRef;
using Index = std::size_t;

namespace {
constexpr Index mostOfGroup = 500; ///< selected with a group: the worst
constexpr double readableZoom = 0.9;

ObjectRef refOf(const picture::Snapshot &s, std::int32_t asset)
{
    return {ObjectRef::Kind::Asset, s.assets[Index(asset)].id};
}
} // namespace

void GraphView::buildNetwork()
{
    m_network = new NetworkPane(&m_undo, this);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_network, 1);
    m_network->hide();
    NetworkCanvas *canvas = m_network->canvas();
    canvas->setAccessibleName(tr("Network of assets"));
    canvas->setAccessibleDescription(
        tr("Arrow keys walk along lines, with Ctrl they move what is selected, E walks the lines of one, plus unfolds "
           "a group and minus folds it, Enter shows the selected asset everywhere, "
           "Home fits the drawing, Ctrl+F finds by name."));
    connect(&Theme::instance(), &Theme::changed, canvas, &NetworkCanvas::themeChanged);
    connect(canvas, &NetworkCanvas::nodeClicked, this, &GraphView::clickNode);
    connect(canvas, &NetworkCanvas::nodeActivated, this, [this](int node) {
        const auto asset = m_network->scene()->nodes[Index(node)].asset;
        if (asset < 0)
            m_network->unfold({node});
        else
            m_scope->reveal(refOf(*m_network->snapshot(), asset));
    });
    followCanvas(canvas);
    connect(m_network, &NetworkPane::stepped, this, [this](int node) { clickNode(node, Qt::NoModifier); });
    connect(m_network, &NetworkPane::rearranged, this, [this] {
        if (!m_isNetwork) // what is undone is seen
            showPart(Part::Network);
    });
    connect(m_network, &NetworkPane::drawn, this, [this] {
        takeNetworkMarks();
        if (!m_centreNext.empty() && m_network->snapshot() == m_snapshot)
            centreOn(rowOf(std::exchange(m_centreNext, {})));
        Q_EMIT settled();
    });
}

bool GraphView::isSettled() const
{
    if (m_isReading)
        return false;
    if (m_components && m_components->isVisible())
        return m_components->isSettled();
    return m_isNetwork ? m_network->isSettled() : !m_running && !m_reshape.isActive();
}

void GraphView::showNetwork(bool shown)
{
    if (shown == m_isNetwork)
        return;
    const bool hadFocus = focusProxy() && focusProxy()->hasFocus();
    forgetEdge();
    leaveComponents();
    m_isNetwork = shown;
    m_canvas->setVisible(!shown);
    m_network->setVisible(shown);
    m_legend->explain(shown ? Legend::Dots : Legend::Boxes);
    setFocusProxy(shown ? static_cast<QWidget *>(m_network->canvas()) : m_canvas);
    if (hadFocus)
        focusProxy()->setFocus();
    if (shown) { // the other drawing is made when it is asked for
        m_stop.request_stop();
        ++m_generation;
        m_running = false;
        m_reshape.stop();
    } else {
        m_network->cancel();
    }
}

/// Until a person chooses: layers where there are missions, which they begin with; a network where there are none.
void GraphView::choosePart()
{
    if (m_isPartChosen || m_snapshot->assets.empty())
        return;
    const bool hasMissions = std::ranges::any_of(
        m_snapshot->assets, [](const picture::AssetRow &row) { return row.kind == picture::AssetKind::Mission; });
    m_part = hasMissions ? Part::Threats : Part::Network;
    showNetwork(!hasMissions);
}

void GraphView::rebuildNetwork()
{
    std::optional<GraphModel::Set> shown;
    const std::int32_t centre = rowOf(m_centre);
    m_stepsShown = m_steps->value();
    if (centre >= 0 && m_part == Part::Around)
        shown = m_model->around(centre, m_steps->value());
    else if (centre >= 0 && m_part == Part::Needs)
        shown = m_model->below(centre);
    else if (centre >= 0 && m_part == Part::NeededBy)
        shown = m_model->above(centre);
    m_network->setPicture(m_snapshot, m_model, std::move(shown));
}

// ------------------------------------------------------------------ what is marked

/// By asset of the scope's picture.
void GraphView::markSelected(std::vector<bool> &selected, std::vector<bool> &related) const
{
    const picture::Snapshot &s = *m_scope->snapshot();
    selected.assign(s.assets.size(), false);
    related.assign(s.assets.size(), false);
    for (const ObjectRef &ref : m_scope->selection()) {
        if (const std::int32_t asset = m_scope->assetRow(ref); asset >= 0)
            selected[Index(asset)] = true;
        else if (const std::int32_t incident = m_scope->incidentRow(ref); incident >= 0)
            for (const std::int32_t hurt : s.incidents[Index(incident)].assets)
                related[Index(hurt)] = true;
    }
}

/// The words of the filter: what they do not speak of steps back, but stays, because a chain has no holes.
std::vector<bool> GraphView::dimmedNow() const
{
    const picture::Snapshot &s = *m_scope->snapshot();
    const picture::TextFilter words(m_scope->filter().text);
    if (words.isEmpty())
        return {};
    std::vector<bool> dimmed(s.assets.size());
    for (Index i = 0; i < s.assets.size(); ++i)
        dimmed[i] = !words.matches(s.assets[i]);
    for (const picture::IncidentRow &incident : s.incidents)
        if (picture::passes(s, m_scope->filter(), incident))
            for (const std::int32_t hurt : incident.assets)
                dimmed[Index(hurt)] = false;
    return dimmed;
}

std::vector<picture::Change> GraphView::changesNow() const
{
    std::vector<picture::Change> changes;
    if (m_scope->before())
        for (Index i = 0; i < m_scope->snapshot()->assets.size(); ++i)
            changes.push_back(m_scope->assetChange(std::int32_t(i)));
    return changes;
}

void GraphView::takeNetworkMarks()
{
    const picture::SnapshotPtr snapshot = m_network->snapshot();
    if (!snapshot || snapshot != m_scope->snapshot())
        return;
    auto marks = std::make_shared<NetworkMarks>();
    markSelected(marks->selected, marks->related);
    marks->dimmed = dimmedNow();
    marks->changes = changesNow();
    std::vector<std::int32_t> chosen;
    for (const ObjectRef &ref : m_scope->selection())
        if (const std::int32_t asset = m_scope->assetRow(ref); asset >= 0)
            chosen.push_back(asset);
    findWay(chosen);
    if (m_way)
        marks->way = *m_way;
    if (const auto current = m_network->canvas()->current(); chosen.size() == 1 && m_network->scene())
        if (const int node = m_network->scene()->nodeOf(chosen.front());
            node < 0 || current < 0 || m_network->scene()->nodes[Index(current)].asset >= 0)
            m_network->canvas()->setCurrent(node); // of a line none: keys must not speak of what was chosen before
    m_network->canvas()->setMarks(std::move(marks));
    updateToolbar();
    sayShown();
}

/// Between exactly two; looked for in a thread, since the network may be large.
void GraphView::findWay(const std::vector<std::int32_t> &ends)
{
    if (ends.size() != 2) {
        m_way.reset();
        m_wayEnds.clear();
        return;
    }
    if (ends == m_wayEnds && m_wayOf == m_snapshot)
        return;
    if (ends != m_wayEnds || !m_wayOf || m_wayOf->assets.size() != m_snapshot->assets.size())
        m_way.reset(); // it counts by rows
    m_wayEnds = ends;
    m_wayOf = m_snapshot;
    m_pool.start([this, ends, snapshot = m_snapshot, model = m_model] {
        auto way = std::make_shared<const NetworkWay>(wayBetween(*model, ends[0], ends[1]));
        QMetaObject::invokeMethod(
            this,
            [this, ends, snapshot, way] {
                if (ends != m_wayEnds || snapshot != m_wayOf)
                    return;
                m_way = way;
                takeSelection();
            },
            Qt::QueuedConnection);
    });
}

void GraphView::sayShown()
{
    QString way;
    if (m_way && m_way->shortest.empty())
        way = tr("Nothing joins the two selected assets");
    else if (m_way && m_way->isChain)
        way = tr("Shortest chain of needs: %n step(s)", nullptr, int(m_way->shortest.size()) - 1) + u"; "_s
            + tr("%n asset(s) on any chain", nullptr, int(m_way->between));
    else if (m_way)
        way = tr("No chain of needs; the shortest connection has %n step(s)", nullptr, int(m_way->shortest.size()) - 1);
    if (const QString edge = edgeNote(); !edge.isEmpty())
        way = edge;
    if (m_isNetwork) {
        m_network->setWayNote(way);
        return;
    }
    if (!m_drawn)
        return;
    const Index all = m_drawn->snapshot->assets.size(), shown = m_canvas->scene() ? m_canvas->scene()->nodes.size() : 0;
    const bool calm = m_part == Part::Threats && all > 0 && m_drawn->model->threatened().empty();
    QString note = all == 0 ? QString()
        : calm              ? tr("Nothing is known to be hurt: %1 of %2 assets").arg(shown).arg(all)
                            : tr("%1 of %2 assets").arg(shown).arg(all);
    if (m_part == Part::Around && m_stepsShown < m_steps->value())
        note += u"; "_s + tr("%n step(s), since more would be over 2,000 boxes: see Network", nullptr, m_stepsShown);
    if (!way.isEmpty())
        note += u". "_s + way;
    m_canvas->setNote(note);
}

// ------------------------------------------------------------------ hands and keys

void GraphView::clickNode(int node, Qt::KeyboardModifiers modifiers)
{
    const NetworkScene *scene = m_network->scene();
    if (!scene || Index(node) >= scene->nodes.size())
        return;
    const NetworkScene::Node &at = scene->nodes[Index(node)];
    m_network->canvas()->setCurrent(node);
    if (at.asset >= 0)
        return selectRef(refOf(*m_network->snapshot(), at.asset), modifiers);
    PictureScope::Selection all;
    for (const std::int32_t asset : scene->groups[Index(at.group)].assets) {
        if (all.size() == mostOfGroup)
            break;
        all.push_back(refOf(*m_network->snapshot(), asset));
    }
    m_scope->setSelection(std::move(all));
}

bool GraphView::takeNetworkKey(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const int node = m_network->canvas()->current();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        control ? m_network->push(event->key()) : m_network->step(event->key());
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        control ? zoomBy(1.4) : m_network->unfold({node});
        return true;
    case Qt::Key_Minus:
        control ? zoomBy(1 / 1.4) : m_network->foldGroupOf(node);
        return true;
    case Qt::Key_Escape:
        if (!m_network->isRefining())
            return false;
        m_network->cancel();
        return true;
    default:
        return false;
    }
}

void GraphView::fit()
{
    m_canvas->fit();
    m_network->canvas()->fit();
    if (m_components)
        m_components->canvas()->fit();
}

void GraphView::zoomBy(double factor)
{
    PlaneCanvas *seen = m_components && m_components->isVisible() ? m_components->canvas() : canvas();
    seen->zoom(factor, QRectF(seen->rect()).center());
}

void GraphView::centreOn(std::int32_t asset)
{
    if (asset < 0)
        return;
    if (!m_isNetwork)
        return m_canvas->centreOn(asset);
    if (!m_network->isDrawn() || m_network->snapshot() != m_snapshot) {
        m_centreNext = idOf(asset);
        return;
    }
    m_network->canvas()->centreOn(m_network->scene()->placeOf(asset), readableZoom);
}

// ------------------------------------------------------------------ menu and copies

void GraphView::showGroupMenu(int node, QPoint at)
{
    const NetworkScene *scene = m_network->scene();
    clickNode(node, Qt::NoModifier);
    const std::string id = scene->ids[Index(node)];
    QMenu menu;
    menu.addAction(tr("Show what is in it"), this, [this, id] {
        const auto &ids = m_network->scene()->ids;
        if (const auto found = std::ranges::find(ids, id); found != ids.end())
            m_network->unfold({int(found - ids.begin())});
    });
    menu.addSeparator();
    menu.addAction(tr("Fit the drawing"), this, &GraphView::fit);
    menu.addAction(tr("Arrange anew"), this, &GraphView::arrangeAnew);
    fillNetworkMenu(&menu);
    menu.exec(at);
}

void GraphView::fillNetworkMenu(QMenu *menu)
{
    if (m_isNetwork) {
        QMenu *folds = menu->addMenu(tr("Fold"));
        for (int i = 0; i < networkFolds; ++i) {
            QAction *action = folds->addAction(NetworkPane::word(NetworkFold(i)), this,
                                               [this, i] { m_network->setFold(NetworkFold(i)); });
            action->setCheckable(true);
            action->setChecked(NetworkFold(i) == m_network->fold());
        }
        const int node = m_network->canvas()->current();
        if (m_network->fold() != NetworkFold::None && node >= 0 && m_network->scene()->nodes[Index(node)].asset >= 0)
            menu->addAction(tr("Fold its group again"), this,
                            [this] { m_network->foldGroupOf(m_network->canvas()->current()); });
        if (m_network->isRefining())
            menu->addAction(tr("Cancel refining the layout"), m_network, &NetworkPane::cancel);
        else
            menu->addAction(tr("Refine the layout"), m_network, &NetworkPane::refine);
    }
    menu->addSeparator();
    menu->addAction(tr("Copy picture"), this, &GraphView::copyPicture);
    menu->addAction(tr("Copy what is drawn as text"), this,
                    [this] { QGuiApplication::clipboard()->setText(textOfDrawn()); });
}

/// EXERCISE, the marking and the instant go with what leaves the window.
QString GraphView::banner() const { return copyBanner(*m_scope, highest()); }

Marking GraphView::highest() const
{
    const picture::Snapshot &s = *m_snapshot;
    std::optional<Marking> high;
    std::vector<bool> used(s.markings.size(), false);
    for (const picture::AssetRow &row : s.assets)
        used[row.marking] = true;
    for (const picture::DependencyRow &row : s.dependencies)
        used[row.marking] = true;
    for (const picture::IncidentRow &row : s.incidents)
        used[row.marking] = true;
    for (Index i = 0; i < used.size(); ++i)
        if (used[i])
            high = high ? join(*high, s.markings[i]) : s.markings[i];
    return high.value_or(Marking::mostRestrictive());
}

void GraphView::copyPicture()
{
    const QImage drawn = m_isNetwork ? m_network->canvas()->picture() : m_canvas->grab().toImage();
    const double ratio = drawn.devicePixelRatio();
    // All of it, over several lines where the drawing is narrow.
    constexpr int lie = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;
    const QRect room(8, 4, qRound(drawn.width() / ratio) - 16, QWIDGETSIZE_MAX);
    const int high = fontMetrics().boundingRect(room, lie & ~Qt::AlignVCenter, banner()).height() + 8;
    QImage whole(drawn.width(), drawn.height() + qRound(high * ratio), QImage::Format_RGB32);
    whole.setDevicePixelRatio(ratio);
    whole.fill(Theme::instance().color(Theme::Role::Panel));
    QPainter p(&whole);
    p.setFont(font());
    p.setPen(Theme::instance().color(Theme::Role::Text));
    p.drawText(QRectF(room.x(), 0, room.width(), high), lie, banner());
    p.drawImage(QPointF(0, high), drawn);
    p.end();
    QGuiApplication::clipboard()->setImage(whole);
}

QString GraphView::textOfDrawn() const
{
    TableText text{banner(), {tr("Name"), tr("Kind"), tr("State"), tr("Owner"), tr("Sector"), tr("Nation")}, {}};
    const auto add = [&](const picture::AssetRow &row) {
        QStringList cells{visibleText(row.name), word(row.kind), Theme::word(row.health)};
        for (const QString &fact : {row.owner, row.sector, QString::fromStdString(row.nation)})
            cells << visibleText(fact);
        text.rows.push_back(std::move(cells));
    };
    if (m_isNetwork && m_network->scene()) {
        const NetworkScene &scene = *m_network->scene();
        for (const NetworkScene::Node &node : scene.nodes)
            if (node.asset >= 0)
                add(m_network->snapshot()->assets[Index(node.asset)]);
            else
                text.rows.push_back({groupTitle(scene, scene.groups[Index(node.group)]), tr("Group"),
                                     groupState(scene.groups[Index(node.group)])});
        for (const NetworkScene::Edge &edge : scene.edges)
            if (edge.asset >= 0 && edge.count == 1)
                add(m_network->snapshot()->assets[Index(edge.asset)]);
    } else if (!m_isNetwork && m_drawn) {
        for (const GraphScene::Node &node : m_canvas->scene()->nodes)
            add(m_drawn->snapshot->assets[Index(node.asset)]);
    }
    return text.tabbed();
}

} // namespace watchfloor::widgets
