// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphview.h"

#include "base/displaytext.h"
#include "common/words.h"
#include "graph/graphcanvas.h"
#include "graph/graphlegend.h"
#include "graph/networkpane.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QDataStream>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::ObjectRef;
using Index = std::size_t;

namespace {
/// More boxes than this are a blot on any screen; what is left out is said and can be found by name.
constexpr int mostNodes = 2000;
constexpr int mostSteps = 99; ///< no network is as wide
/// A selection of more than this is a list, not a question about the graph.
constexpr std::size_t mostFollowed = 24;
constexpr quint8 stateVersion = 2;
constexpr auto streamVersion = QDataStream::Qt_6_8;
constexpr int needsSide = 1, neededBySide = 2;

ObjectRef refOf(const picture::AssetRow &row) { return {ObjectRef::Kind::Asset, row.id}; }
} // namespace

GraphView::GraphView(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_canvas(new GraphCanvas(this))
    , m_legend(new GraphLegend(this))
{
    m_pool.setMaxThreadCount(1);
    m_reshape.setSingleShot(true);
    m_reshape.setInterval(150);
    connect(&m_reshape, &QTimer::timeout, this, &GraphView::reshape);
    setFocusProxy(m_canvas);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildToolbar();
    layout->addWidget(m_canvas, 1);
    buildNetwork();
    layout->addWidget(m_legend);
    m_found = new QListWidget(this);
    m_found->setFocusPolicy(Qt::NoFocus);
    m_found->setUniformItemSizes(true);
    m_found->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_found->hide();
    connect(m_found, &QListWidget::itemClicked, this, [this] { takeFound(m_found->currentRow()); });
    m_canvas->setAccessibleName(tr("Dependency graph"));
    m_canvas->setAccessibleDescription(tr("Arrow keys walk along dependencies, E walks the lines of the selected "
                                          "asset, B shows what it is made of, plus expands and minus folds it, Enter "
                                          "shows it everywhere, "
                                          "Home fits the drawing, Ctrl+F finds by name."));

    scope->turns().follow(this, [this] { takeSnapshot(); });
    connect(scope, &PictureScope::selectionChanged, this, &GraphView::takeSelection);
    connect(scope, &PictureScope::filterChanged, this, &GraphView::takeFilter);
    connect(scope, &PictureScope::comparisonChanged, this, &GraphView::takeComparison);
    connect(scope, &PictureScope::hoveredChanged, this, [this] {
        m_canvas->setHovered(m_drawn && m_drawn->snapshot == m_scope->snapshot() ? m_scope->assetRow(m_scope->hovered())
                                                                                 : -1);
    });
    connect(scope, &PictureScope::revealRequested, this, &GraphView::revealObject);
    connect(&Theme::instance(), &Theme::changed, m_canvas, &GraphCanvas::themeChanged);
    connect(m_canvas, &GraphCanvas::nodeClicked, this, [this](int node, Qt::KeyboardModifiers modifiers) {
        clickAsset(m_canvas->scene()->nodes[Index(node)].asset, modifiers);
    });
    connect(m_canvas, &GraphCanvas::nodeActivated, this,
            [this](int node) { expand(m_canvas->scene()->nodes[Index(node)].asset); });
    connect(m_canvas, &GraphCanvas::expandWanted, this, &GraphView::expand);
    connect(m_canvas, &GraphCanvas::nodeMoved, this,
            [this](int node, QPointF centre) { moveAsset(m_canvas->scene()->nodes[Index(node)].asset, centre); });
    followCanvas(m_canvas);
    takeSnapshot();
}

GraphView::~GraphView() { m_stop.request_stop(); }

void GraphView::buildToolbar()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 3, 6, 3);
    bar->setSpacing(4);
    m_modes = new QButtonGroup(this);
    const auto button = [&](const QString &text, const QString &tip) {
        auto *b = new QToolButton(this);
        b->setText(text);
        b->setToolTip(tip);
        b->setAutoRaise(true);
        b->setMinimumSize(24, 24);
        b->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(b);
        return b;
    };
    const std::tuple<Part, QString, QString> parts[]{
        {Part::Threats, tr("Threats"), tr("What is hurt, and the way from its causes to the missions")},
        {Part::Everything, tr("Everything"), tr("The whole graph")},
        {Part::Network, tr("Network"), tr("All assets as dots and lines, however many there are (G)")},
        {Part::Around, tr("Around"), tr("Only the selected asset and its neighbours (F)")}};
    for (const auto &[part, text, tip] : parts) {
        QToolButton *b = button(text, tip);
        b->setCheckable(true);
        m_modes->addButton(b, int(part));
    }
    connect(m_modes, &QButtonGroup::idClicked, this, [this](int id) { showPart(Part(id)); });
    m_steps = new QSpinBox(this);
    m_steps->setRange(1, mostSteps);
    m_steps->setValue(2);
    m_steps->setSuffix(tr(" steps"));
    m_steps->setToolTip(tr("How many dependencies away; with boxes, whole steps up to 2,000 assets"));
    bar->addWidget(m_steps);
    connect(m_steps, &QSpinBox::valueChanged, this, [this] {
        if (m_part == Part::Around)
            rebuild(rowOf(m_centre));
    });
    m_chain = button({}, tr("Back to what threatens the missions"));
    connect(m_chain, &QToolButton::clicked, this, [this] { showPart(m_isNetwork ? Part::Network : Part::Threats); });
    bar->addStretch(1);
    m_find = new QLineEdit(this);
    m_find->setPlaceholderText(tr("Find by name (Ctrl+F)"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(260);
    m_find->setMinimumWidth(120);
    m_find->installEventFilter(this);
    connect(m_find, &QLineEdit::textChanged, this, &GraphView::find);
    bar->addWidget(m_find, 2);
    connect(button(u"−"_s, tr("Zoom out (Ctrl+-)")), &QToolButton::clicked, this, [this] { zoomBy(1 / 1.4); });
    connect(button(u"+"_s, tr("Zoom in (Ctrl++, or the wheel)")), &QToolButton::clicked, this, [this] { zoomBy(1.4); });
    connect(button(tr("Fit"), tr("Fit the drawing into the window (Home)")), &QToolButton::clicked, this,
            &GraphView::fit);
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
}

std::int32_t GraphView::rowOf(const std::string &id) const
{
    const auto found = m_snapshot->assetById.find(id);
    return found == m_snapshot->assetById.end() ? -1 : found->second;
}

const std::string &GraphView::idOf(std::int32_t asset) const { return m_snapshot->assets[Index(asset)].id; }

std::int32_t GraphView::current() const
{
    for (const ObjectRef &ref : m_scope->selection())
        if (const std::int32_t row = m_scope->assetRow(ref); row >= 0)
            return row;
    return -1;
}

void GraphView::takeSnapshot()
{
    m_snapshot = m_scope->snapshot();
    m_model = std::make_shared<const GraphModel>(*m_snapshot);
    choosePart();
    // In a replay pictures may come faster than they are laid out: one is finished, then the newest is begun.
    if (m_running && m_snapshot->replay)
        m_again = true;
    else
        rebuild();
}

GraphModel::Set GraphView::wantedSet(const GraphModel &model)
{
    m_stepsShown = m_steps->value();
    const std::int32_t centre = rowOf(m_centre);
    GraphModel::Set shown;
    if (m_part == Part::Threats)
        shown = model.threatened();
    else if (centre >= 0)
        shown = m_part == Part::Around ? model.around(centre, m_steps->value(), mostNodes, &m_stepsShown)
            : m_part == Part::Needs    ? model.below(centre)
            : m_part == Part::NeededBy ? model.above(centre)
                                       : shown;
    if (shown.empty())
        shown = model.everything(mostNodes);
    for (const auto &[id, sides] : m_expanded) {
        const std::int32_t asset = rowOf(id);
        if (asset < 0)
            continue;
        shown[Index(asset)] = true;
        if (sides & needsSide)
            for (const std::int32_t row : model.needs(asset))
                shown[Index(model.provider(row))] = true;
        if (sides & neededBySide)
            for (const std::int32_t row : model.neededBy(asset))
                shown[Index(model.dependant(row))] = true;
    }
    for (const std::set<std::string> *ids : {&m_pinned, &m_followed})
        for (const std::string &id : *ids)
            if (const std::int32_t asset = rowOf(id); asset >= 0 && !shown[Index(asset)])
                for (const std::int32_t step : model.wayTo(asset, shown))
                    shown[Index(step)] = true;
    for (const std::string &id : m_collapsed)
        if (const std::int32_t asset = rowOf(id); asset >= 0 && shown[Index(asset)])
            model.removeHeldBy(asset, shown);
    return shown;
}

void GraphView::rebuild(std::int32_t anchor)
{
    if (anchor >= 0)
        m_anchor = idOf(anchor);
    updateToolbar();
    if (m_isNetwork)
        rebuildNetwork();
    else
        startLayout();
}

void GraphView::startLayout()
{
    m_stop.request_stop();
    m_stop = {};
    m_running = true;
    m_reshape.stop();
    m_again = false;
    m_target = m_canvas->size();
    GraphMetrics metrics(font());
    metrics.target = m_target;
    const quint64 generation = ++m_generation;
    m_pool.start([this, generation, snapshot = m_snapshot, model = m_model, before = m_drawn, metrics,
                  wanted = wantedSet(*m_model), places = places() ? std::optional(*places()) : std::nullopt,
                  stop = m_stop.get_token()] {
        auto scene = makeGraphScene(*model, wanted, metrics, before ? &before->scene : nullptr, stop,
                                    places ? &*places : nullptr);
        if (!scene)
            return; // a newer request is on its way
        auto drawn = std::make_shared<const Drawn>(snapshot, model, std::move(*scene));
        // `this` outlives the pool, and an event to a destroyed object is dropped.
        QMetaObject::invokeMethod(
            this,
            [this, generation, drawn] {
                m_scope->turns().soon(this, [this, generation, drawn] { accept(generation, drawn); });
            },
            Qt::QueuedConnection);
    });
}

void GraphView::accept(quint64 generation, std::shared_ptr<const Drawn> drawn)
{
    if (generation != m_generation)
        return;
    m_running = false;
    m_drawn = std::move(drawn);
    if (places())
        addPlaces(m_places[drawing()], m_drawn->scene);
    const std::string anchor = std::exchange(m_anchor, {}), centre = std::exchange(m_centreNext, {});
    m_canvas->setScene(m_drawn->snapshot, m_drawn->model, std::shared_ptr<const GraphScene>(m_drawn, &m_drawn->scene),
                       anchor.empty() ? -1 : rowOf(anchor));
    m_canvas->setMessage(m_drawn->snapshot->assets.empty() ? tr("No assets yet: import an inventory") : QString());
    sayShown();
    takeFilter();
    takeSelection();
    takeComparison();
    if (!centre.empty())
        m_canvas->centreOn(rowOf(centre));
    if (m_again)
        startLayout();
    else
        Q_EMIT settled();
}

void GraphView::updateToolbar()
{
    const bool chain = m_part == Part::Needs || m_part == Part::NeededBy;
    m_modes->setExclusive(!chain);
    for (QAbstractButton *b : m_modes->buttons())
        b->setChecked(m_modes->id(b) == int(m_part));
    m_steps->setVisible(m_part == Part::Around);
    m_chain->setVisible(chain);
    const std::int32_t centre = rowOf(m_centre);
    if (chain && centre >= 0) {
        const QString name = shortText(visibleText(m_snapshot->assets[Index(centre)].name), 24);
        m_chain->setText((m_part == Part::Needs ? tr("What %1 needs  ✕") : tr("What needs %1  ✕")).arg(name));
    }
    m_modes->button(int(Part::Around))->setEnabled(m_part == Part::Around || current() >= 0);
}

void GraphView::showPart(Part part, std::int32_t asset)
{
    if (part == Part::Around || part == Part::Needs || part == Part::NeededBy) {
        if (asset < 0)
            asset = current();
        if (asset < 0) {
            updateToolbar();
            return;
        }
        m_centre = idOf(asset);
    }
    leaveComponents();
    m_part = part;
    m_isPartChosen = true;
    if (part == Part::Network || part == Part::Threats || part == Part::Everything)
        showNetwork(part == Part::Network);
    m_expanded.clear();
    m_collapsed.clear();
    m_pinned.clear();
    fit();
    rebuild();
}

void GraphView::setSteps(int steps) { m_steps->setValue(steps); }

void GraphView::expand(std::int32_t asset, bool needs, bool neededBy)
{
    if (asset < 0 || Index(asset) >= m_snapshot->assets.size())
        return;
    m_collapsed.erase(idOf(asset));
    m_expanded[idOf(asset)] |= (needs ? needsSide : 0) | (neededBy ? neededBySide : 0);
    rebuild(asset);
}

void GraphView::collapse(std::int32_t asset)
{
    if (asset < 0)
        return;
    // What was unfolded goes first; folding again takes away what only this one holds.
    if (m_expanded.erase(idOf(asset)) == 0)
        m_collapsed.insert(idOf(asset));
    rebuild(asset);
}

void GraphView::bringUp(std::int32_t asset)
{
    if (asset < 0)
        return;
    leaveComponents();
    if (m_isNetwork) {
        if (m_part != Part::Network)
            showPart(Part::Network); // a part may be without it
        centreOn(asset);
        return;
    }
    if (m_drawn && m_drawn->snapshot == m_snapshot && m_drawn->scene.nodeOf(asset) >= 0 && !m_running) {
        m_canvas->centreOn(asset);
        return;
    }
    m_pinned.insert(idOf(asset));
    m_centreNext = idOf(asset);
    rebuild();
}

void GraphView::takeComparison()
{
    if (m_isNetwork)
        return takeNetworkMarks();
    m_canvas->setChanges(m_drawn && m_drawn->snapshot == m_scope->snapshot() ? changesNow()
                                                                             : std::vector<picture::Change>());
}

void GraphView::takeSelection()
{
    updateToolbar();
    if (m_scope->selection() != m_edgeSelection)
        forgetEdge();
    if (m_isNetwork)
        return takeNetworkMarks();
    if (!m_drawn || m_drawn->snapshot != m_scope->snapshot())
        return;
    std::vector<bool> selected, related;
    markSelected(selected, related);
    const std::int32_t asset = current();
    std::vector<std::int32_t> chosen;
    for (Index i = 0; i < selected.size(); ++i)
        if (selected[i])
            chosen.push_back(std::int32_t(i));
    findWay(chosen);
    m_canvas->setWay(m_way);
    sayShown();
    std::vector<bool> marked = selected;
    for (Index i = 0; i < marked.size(); ++i)
        marked[i] = marked[i] || related[i];
    m_canvas->setHighlights(std::move(selected), std::move(related), asset);
    if (m_selecting)
        return;
    // Chosen in another view: the neighbourhood follows, and what is chosen comes into the drawing.
    if (m_part == Part::Around && asset >= 0 && idOf(asset) != m_centre && m_drawn->scene.nodeOf(asset) < 0)
        showPart(Part::Around, asset);
    else
        followSelection(marked);
}

/// What another view selected is drawn as well, with its shortest way to the rest, until something else is selected.
void GraphView::followSelection(const std::vector<bool> &marked)
{
    std::set<std::string> wanted;
    for (Index i = 0; i < marked.size(); ++i) {
        if (!marked[i])
            continue;
        const std::string &id = idOf(std::int32_t(i));
        if (m_followed.contains(id) || m_drawn->scene.nodeOf(std::int32_t(i)) < 0)
            wanted.insert(id);
    }
    // A chain of needs is a question of its own; nothing is mixed into its answer.
    if (wanted.size() > mostFollowed || m_part == Part::Needs || m_part == Part::NeededBy)
        wanted.clear();
    if (wanted == m_followed)
        return;
    m_followed = std::move(wanted);
    rebuild();
}

void GraphView::takeFilter()
{
    if (m_isNetwork)
        return takeNetworkMarks();
    if (!m_drawn || m_drawn->snapshot != m_scope->snapshot())
        return;
    m_canvas->setDimmed(dimmedNow());
}

void GraphView::revealObject(const ObjectRef &ref)
{
    if (const std::int32_t asset = m_scope->assetRow(ref); asset >= 0) {
        bringUp(asset);
        return;
    }
    const std::int32_t incident = m_scope->incidentRow(ref);
    if (incident >= 0 && !m_scope->snapshot()->incidents[Index(incident)].assets.empty())
        bringUp(m_scope->snapshot()->incidents[Index(incident)].assets.front());
}

void GraphView::clickAsset(std::int32_t asset, Qt::KeyboardModifiers modifiers)
{
    if (m_drawn)
        selectRef(refOf(m_drawn->snapshot->assets[Index(asset)]), modifiers);
}

void GraphView::selectRef(const ObjectRef &ref, Qt::KeyboardModifiers modifiers)
{
    m_selecting = true;
    if (modifiers & Qt::ControlModifier)
        m_scope->toggleSelected(ref);
    else
        m_scope->select(ref);
    m_selecting = false;
}

void GraphView::step(int key)
{
    const int best = m_drawn ? m_canvas->nodeTowards(key) : -1;
    if (best < 0)
        return;
    const std::int32_t asset = m_drawn->scene.nodes[Index(best)].asset;
    clickAsset(asset, Qt::NoModifier);
    if (!QRectF(m_canvas->rect()).contains(m_canvas->nodeRect(best)))
        m_canvas->centreOn(asset);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        focusFind();
        return;
    }
    if (takeEdgeKey(event) || (m_isNetwork && takeNetworkKey(event)))
        return;
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        control ? push(event->key()) : step(event->key());
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        control ? zoomBy(1.4) : expand(current());
        return;
    case Qt::Key_Minus:
        control ? zoomBy(1 / 1.4) : collapse(current());
        return;
    case Qt::Key_Home:
        fit();
        return;
    case Qt::Key_F:
        showPart(m_part != Part::Around ? Part::Around : m_isNetwork ? Part::Network : Part::Threats);
        return;
    case Qt::Key_G:
        showPart(m_isNetwork ? Part::Threats : Part::Network);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_scope->selection().empty())
            m_scope->reveal(m_scope->selection().front());
        return;
    case Qt::Key_Escape:
        if (m_scope->selection().empty())
            break;
        m_scope->clearSelection();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_found->isVisible())
        placeFound();
    // On the smallest laptop the drawing needs every line; it stays hidden then, because its own height is gone.
    constexpr int leastForLegend = 280;
    m_legend->setVisible(height() >= leastForLegend);
    m_reshape.start();
}

/// A drawing made for a wide window leaves half of a square one empty, and the other way round.
void GraphView::reshape()
{
    const auto aspect = [](const QSizeF &size) { return size.isEmpty() ? 1 : size.width() / size.height(); };
    if (m_snapshot && m_drawn && std::abs(aspect(m_canvas->size()) / aspect(m_target) - 1) > 0.15)
        startLayout();
}

void GraphView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_snapshot)
        rebuild();
}

void GraphView::showMenu(std::int32_t asset, QPoint at)
{
    QMenu menu;
    if (asset >= 0 && shown()) {
        const picture::AssetRow row = shown()->assets[Index(asset)];
        const std::string id = row.id;
        const auto with = [this, id](auto act) {
            return [this, id, act] {
                if (const std::int32_t now = rowOf(id); now >= 0)
                    act(now);
            };
        };
        // Two that are selected stay so: a way between them may be what the menu is for.
        if (!m_scope->isSelected(refOf(row)))
            selectRef(refOf(row), Qt::NoModifier);
        if (!m_isNetwork) {
            menu.addAction(tr("Expand neighbours"), this, with([this](std::int32_t a) { expand(a); }));
            menu.addAction(tr("Fold"), this, with([this](std::int32_t a) { collapse(a); }));
            menu.addSeparator();
        }
        menu.addAction(tr("Only its neighbourhood"), this, with([this](std::int32_t a) { showPart(Part::Around, a); }));
        menu.addAction(tr("Only what it needs"), this, with([this](std::int32_t a) { showPart(Part::Needs, a); }));
        menu.addAction(tr("Only what needs it"), this, with([this](std::int32_t a) { showPart(Part::NeededBy, a); }));
        menu.addSeparator();
        menu.addAction(tr("Next of its lines"), QKeySequence(Qt::Key_E), this, [this] { walkEdges(false); });
        if (row.parts > 1)
            menu.addAction(tr("Show components"), QKeySequence(Qt::Key_B), this,
                           with([this](std::int32_t a) { showComponents(a); }));
        menu.addAction(tr("Centre"), this, with([this](std::int32_t a) { centreOn(a); }));
        menu.addAction(tr("Show in every view"), this,
                       with([this](std::int32_t a) { m_scope->reveal(refOf(m_snapshot->assets[Index(a)])); }));
        menu.addAction(tr("Copy name"), this, [row] { QGuiApplication::clipboard()->setText(visibleText(row.name)); });
        menu.addAction(tr("Copy id"), this, [row] { QGuiApplication::clipboard()->setText(visibleText(row.id)); });
        menu.addSeparator();
        if (m_fillMenu) {
            m_fillMenu(&menu);
            menu.addSeparator();
        }
    }
    menu.addAction(tr("What threatens the missions"), this, [this] { showPart(Part::Threats); });
    menu.addAction(tr("Everything"), this, [this] { showPart(Part::Everything); });
    menu.addAction(tr("Network"), this, [this] { showPart(Part::Network); });
    menu.addAction(tr("Fit the drawing"), this, &GraphView::fit);
    menu.addAction(tr("Arrange anew"), this, &GraphView::arrangeAnew)->setEnabled(m_isNetwork || places());
    fillNetworkMenu(&menu);
    menu.exec(at);
}

QByteArray GraphView::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    out << stateVersion << quint8(m_part) << qint32(m_steps->value()) << QByteArray::fromStdString(m_centre)
        << m_canvas->isFitted() << m_canvas->look().zoom << m_canvas->worldCentre() << quint32(m_expanded.size());
    for (const auto &[id, sides] : m_expanded)
        out << QByteArray::fromStdString(id) << qint32(sides);
    out << m_isNetwork << quint8(m_network->fold());
    return state;
}

bool GraphView::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(streamVersion);
    quint8 version = 0, part = 0;
    qint32 steps = 0;
    QByteArray centre;
    bool fitted = true;
    double zoom = 1;
    QPointF middle;
    quint32 count = 0;
    in >> version >> part >> steps >> centre >> fitted >> zoom >> middle >> count;
    if (in.status() != QDataStream::Ok || version != stateVersion || part > quint8(Part::Network)
        || count > quint32(mostNodes))
        return false;
    std::map<std::string, int> expanded;
    for (quint32 i = 0; i < count; ++i) {
        QByteArray id;
        qint32 sides = 0;
        in >> id >> sides;
        expanded[id.toStdString()] = sides;
    }
    bool isNetwork = false;
    quint8 fold = 0;
    in >> isNetwork >> fold;
    if (in.status() != QDataStream::Ok || fold >= networkFolds)
        return false;
    m_part = Part(part);
    m_isPartChosen = true;
    showNetwork(isNetwork || m_part == Part::Network);
    m_network->setFold(NetworkFold(fold));
    m_steps->setValue(steps);
    m_centre = centre.toStdString();
    m_expanded = std::move(expanded);
    if (fitted)
        m_canvas->fit();
    else
        m_canvas->setView(zoom, middle);
    rebuild();
    return true;
}

std::vector<GraphView::DrawnNode> GraphView::drawnNodes() const
{
    std::vector<DrawnNode> nodes;
    if (!m_drawn)
        return nodes;
    for (Index i = 0; i < m_drawn->scene.nodes.size(); ++i) {
        const GraphScene::Node &node = m_drawn->scene.nodes[i];
        const GraphLook &look = m_canvas->look();
        const auto here = [&](const QRectF &r) { return r.isNull() ? r : r.translated(m_canvas->pos()); };
        const auto has = [&](const std::vector<bool> &flags) {
            return Index(node.asset) < flags.size() && flags[Index(node.asset)];
        };
        nodes.push_back({node.asset, here(m_canvas->nodeRect(int(i))), here(expandHandle(node, true, look)),
                         here(expandHandle(node, false, look)), has(look.selected), has(look.related),
                         has(look.dimmed)});
    }
    return nodes;
}

} // namespace watchfloor::widgets
