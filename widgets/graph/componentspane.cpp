// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/componentspane.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/needwords.h"
#include "common/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Index = std::size_t;

/// A network whose nodes are components: nobody says of those how they are.
class ComponentsPane::Rings : public NetworkCanvas
{
public:
    explicit Rings(ComponentsPane *pane)
        : NetworkCanvas(pane)
        , m_pane(pane)
    {
    }
    [[nodiscard]] QStringList edgeLines(int edge) const override { return nodeLines(edgeOf(edge).to); }

protected:
    [[nodiscard]] QStringList nodeLines(int node) const override
    {
        return node == 0 ? NetworkCanvas::nodeLines(node) : m_pane->nodeLines(node);
    }

private:
    ComponentsPane *m_pane;
};

class ComponentsPane::Layers : public GraphCanvas
{
public:
    explicit Layers(ComponentsPane *pane)
        : GraphCanvas(pane)
        , m_pane(pane)
    {
    }
    [[nodiscard]] QStringList edgeLines(int edge) const override
    {
        const Components &made = *m_pane->m_components;
        const GraphScene::Edge &e = scene()->edges[Index(edge)];
        const QString &provider = made.nameOf(assetOf(e.to));
        const QString marking = markingLine(made.needMarking(assetOf(e.from), assetOf(e.to)));
        if (made.isListing(e.dependency))
            return {ComponentsPane::tr("%1 is listed by a bill of %2").arg(provider, made.name),
                    made.chains.isCircle(assetOf(e.to))
                        ? ComponentsPane::tr("Only components of a circle need it; nothing leads there from %1")
                              .arg(made.name)
                        : ComponentsPane::tr("Nothing says which of its components needs it"),
                    marking};
        return {ComponentsPane::tr("%1 needs %2").arg(made.nameOf(assetOf(e.from)), provider), marking};
    }

protected:
    [[nodiscard]] QStringList nodeLines(int node) const override
    {
        return assetOf(node) == 0 ? GraphCanvas::nodeLines(node) : m_pane->nodeLines(assetOf(node));
    }

private:
    ComponentsPane *m_pane;
};

ComponentsPane::ComponentsPane(QWidget *parent)
    : QWidget(parent)
    , m_rings(new Rings(this))
    , m_layers(new Layers(this))
    , m_title(new ElidedLabel)
    , m_chosen(new ElidedLabel)
    , m_chain(plainLabel())
    , m_find(new QLineEdit)
    , m_knockOut(new QToolButton)
    , m_vulnerable(new QToolButton)
    , m_everything(new QToolButton)
{
    m_pool.setMaxThreadCount(1);
    m_reshape.setSingleShot(true);
    m_reshape.setInterval(120);
    connect(&m_reshape, &QTimer::timeout, this, &ComponentsPane::reshape);
    buildBars();
    m_rings->setAccessibleName(tr("Components of an asset"));
    m_rings->setAccessibleDescription(
        tr("Arrow keys walk from one to the next, Enter supposes it away, Esc goes back to the graph."));
    m_layers->setAccessibleName(m_rings->accessibleName());
    m_layers->setAccessibleDescription(
        tr("Right leads to what a component needs, left to what needs it, V to the next vulnerable one; plus shows "
           "hidden neighbours, Enter supposes it away, Esc goes back to the graph."));
    follow(m_rings);
    follow(m_layers);
    connect(m_layers, &GraphCanvas::expandWanted, this, &ComponentsPane::open);
    connect(m_layers, &GraphCanvas::assetHovered, this, [this](std::int32_t node) { m_layers->setHovered(node); });
    m_layers->hide();
    setFocusProxy(m_rings);
    say();
}

ComponentsPane::~ComponentsPane()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void ComponentsPane::buildBars()
{
    auto *back = new QToolButton;
    back->setText(tr("Back"));
    back->setToolTip(tr("Back to the graph (Esc)"));
    back->setObjectName(u"componentsBack"_s);
    m_find->setPlaceholderText(tr("Find a component"));
    m_find->setToolTip(tr("By name, version, package URL, CPE or CVE; Enter goes to the next, Down to the drawing"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(220);
    m_find->setObjectName(u"componentsFind"_s);
    m_knockOut->setText(tr("Knock out in a what-if"));
    m_knockOut->setToolTip(tr("All that have the chosen component fail, supposedly (Enter)"));
    m_knockOut->setObjectName(u"componentsKnockOut"_s);
    m_vulnerable->setToolTip(tr("The next vulnerable component, and the chain that brings it in (V)"));
    m_vulnerable->setObjectName(u"componentsVulnerable"_s);
    m_everything->setText(tr("Everything"));
    m_everything->setToolTip(tr("All components at once, not only the vulnerable and the nearest"));
    m_everything->setCheckable(true);
    m_everything->setObjectName(u"componentsEverything"_s);
    m_chosen->setObjectName(u"componentsChosen"_s);
    m_chain->setObjectName(u"componentsChain"_s);
    m_chain->setWordWrap(true);
    m_chain->setContentsMargins(6, 0, 6, 4);
    m_chain->setMinimumHeight(2 * fontMetrics().height() + 4); // the drawing stays where it is for most chains
    m_chain->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_chosen->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_chain->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QToolButton *button : {back, m_knockOut, m_vulnerable, m_everything}) {
        button->setMinimumSize(24, 24);
        button->setFocusPolicy(Qt::TabFocus);
    }
    const auto row = [](std::initializer_list<QWidget *> widgets, QWidget *wide) {
        auto *bar = new QHBoxLayout;
        bar->setContentsMargins(6, 3, 6, 3);
        bar->setSpacing(8);
        for (QWidget *widget : widgets)
            bar->addWidget(widget, widget == wide ? 1 : 0);
        return bar;
    };
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row({back, m_title, m_vulnerable, m_everything, m_find}, m_title));
    layout->addWidget(m_rings, 1);
    layout->addWidget(m_layers, 1);
    layout->addLayout(row({m_chosen, m_knockOut}, m_chosen));
    layout->addWidget(m_chain);
    connect(back, &QToolButton::clicked, this, &ComponentsPane::left);
    connect(m_knockOut, &QToolButton::clicked, this, &ComponentsPane::knockOut);
    connect(m_vulnerable, &QToolButton::clicked, this, [this] { chooseNextVulnerable(false); });
    connect(m_everything, &QToolButton::clicked, this, &ComponentsPane::showEverything);
    connect(m_find, &QLineEdit::textChanged, this, &ComponentsPane::find);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { chooseHit(m_hit + 1); });
}

void ComponentsPane::follow(PlaneCanvas *canvas)
{
    connect(canvas, &PlaneCanvas::nodeClicked, this, [this](int node) { choose(nodeOf(node)); });
    connect(canvas, &PlaneCanvas::nodeActivated, this, [this](int node) { open(nodeOf(node), true, true); });
    connect(canvas, &PlaneCanvas::edgeClicked, this, [this, canvas](int edge) {
        choose(nodeOf(canvas->edgeOf(edge).to));
        canvas->setEdge(edge);
    });
    connect(canvas, &PlaneCanvas::backgroundClicked, this, [this] { choose(-1); });
    connect(canvas, &PlaneCanvas::menuWanted, this, [this, canvas](int node, int edge, QPoint at) {
        showMenu(nodeOf(node < 0 && edge >= 0 ? canvas->edgeOf(edge).to : node), at);
    });
}

PlaneCanvas *ComponentsPane::canvas() const
{
    return m_fold ? static_cast<PlaneCanvas *>(m_layers) : static_cast<PlaneCanvas *>(m_rings);
}

bool ComponentsPane::isSettled() const { return m_fold ? !m_running && !m_reshape.isActive() : m_rings->isSettled(); }

void ComponentsPane::themeChanged()
{
    m_rings->themeChanged();
    m_layers->themeChanged();
}

void ComponentsPane::stop()
{
    m_stop.request_stop();
    ++m_generation;
    m_running = m_isMatters = false;
    m_reshape.stop();
}

void ComponentsPane::setComponents(std::shared_ptr<const Components> components)
{
    stop(); // what is on its way is of other components
    m_components = std::move(components);
    m_fold.reset();
    m_current = -1;
    const QSignalBlocker quiet(m_find);
    m_find->clear();
    m_dimmed.clear();
    m_hits.clear();
    m_everything->setChecked(false);
    if (m_components->isLayered())
        m_fold.emplace(m_components);
    m_rings->setVisible(!m_fold);
    m_layers->setVisible(m_fold.has_value());
    setFocusProxy(canvas());
    if (m_fold) {
        // What was drawn before counts its nodes otherwise.
        m_layers->setScene(m_components->picture, m_components->model, nullptr, -1);
        m_layers->setHighlights({}, {}, -1);
        m_layers->setWay(nullptr);
        m_layers->setDimmed({});
        m_layers->setMarks(m_components->marks);
    }
    say();
    layout()->activate();
    if (m_fold) {
        showMatters();
    } else {
        m_rings->setMarks(std::make_shared<NetworkMarks>());
        m_rings->setScene(m_components->picture, m_components->model, m_components->scene);
        const QStringList notes{tr("No bill says which component needs which")};
        m_rings->setNote((notes + notesOnLimits()).join(u" · "_s));
        m_rings->fit();
    }
}

// ------------------------------------------------------------------ layers

void ComponentsPane::startLayout(Node anchor)
{
    m_isMatters = false;
    m_stop.request_stop();
    m_stop = {};
    m_running = true;
    const auto before = m_layers->scene() ? std::make_shared<const GraphScene>(*m_layers->scene()) : nullptr;
    m_pool.start([this, anchor, before, metrics = GraphMetrics(font()), generation = ++m_generation,
                  components = m_components, shown = m_fold->shown(), stop = m_stop.get_token()] {
        auto laid = layComponents(*components, shown, metrics, before.get(), stop);
        if (!laid)
            return; // another is on its way
        auto scene = std::make_shared<const GraphScene>(std::move(*laid));
        // `this` outlives the pool, and an event to a destroyed object is dropped.
        QMetaObject::invokeMethod(
            this,
            [this, anchor, generation, scene] {
                if (generation == m_generation)
                    accept(scene, anchor);
            },
            Qt::QueuedConnection);
    });
}

/// How much of what matters can be read shows when it is laid out.
void ComponentsPane::showMatters()
{
    m_stop.request_stop();
    m_stop = {};
    m_running = m_isMatters = true;
    m_room = m_layers->size();
    m_layers->fit();
    m_pool.start([this, metrics = GraphMetrics(font()), generation = ++m_generation, components = m_components,
                  room = m_layers->size(), stop = m_stop.get_token()] {
        auto found = layMatters(components, metrics, room, stop);
        if (!found)
            return;
        auto laid = std::make_shared<const LaidMatters>(std::move(*found));
        QMetaObject::invokeMethod(
            this,
            [this, generation, laid] {
                if (generation != m_generation)
                    return;
                m_fold = laid->fold;
                accept({laid, &laid->scene}, -1);
                if (m_current > 0)
                    choose(m_current); // comes with its chain
                else
                    mark();
            },
            Qt::QueuedConnection);
    });
}

/// A larger window has room for more.
void ComponentsPane::reshape()
{
    const QSizeF room = m_layers->size();
    const auto differs = [](double a, double b) { return std::abs(a - b) > 0.15 * b; };
    if (m_fold && m_isMatters && m_layers->isFitted()
        && (differs(room.width(), m_room.width()) || differs(room.height(), m_room.height())))
        showMatters();
    else if (m_fold)
        Q_EMIT settled();
}

void ComponentsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_fold)
        m_reshape.start();
}

void ComponentsPane::accept(std::shared_ptr<const GraphScene> scene, Node anchor)
{
    m_running = false;
    m_layers->setScene(m_components->picture, m_components->model, scene, anchor);
    mark();
    m_layers->setNote(noteOnLayers());
    bringIntoSight();
    Q_EMIT settled();
}

/// With its chain where there is room; a name that cannot be read is not seen.
void ComponentsPane::bringIntoSight()
{
    const GraphScene *scene = m_layers->scene();
    const int drawn = scene && m_current > 0 ? scene->nodeOf(m_current) : -1;
    if (drawn < 0)
        return;
    constexpr double readable = 0.5;
    if (m_layers->look().zoom >= readable && QRectF(m_layers->rect()).contains(m_layers->nodeRect(drawn)))
        return;
    QRectF chain;
    for (const Node step : m_components->chains.to(m_current))
        if (const int node = scene->nodeOf(step); node >= 0)
            chain |= scene->nodes[Index(node)].rect;
    const bool fits = m_layers->width() > readable * chain.width() && m_layers->height() > readable * chain.height();
    m_layers->centreOn(fits ? chain : scene->nodes[Index(drawn)].rect);
}

QString ComponentsPane::noteOnLayers() const
{
    const picture::Composition &made = m_components->made;
    QStringList notes{tr("%1 of %n component(s)", nullptr, int(made.components.size())).arg(m_fold->count())};
    if (!made.listed.empty())
        notes << tr("dashed: listed, and no chain of needs leads there");
    return (notes + notesOnLimits()).join(u" · "_s);
}

/// What is not drawn for being too much, or for naming nothing.
QStringList ComponentsPane::notesOnLimits() const
{
    const picture::Composition &made = m_components->made;
    QStringList notes;
    if (made.unresolved > 0)
        notes << tr("%n reference(s) of its bills name no component", nullptr, int(made.unresolved));
    if (made.leftOut > 0)
        notes << tr("%n need(s) are more than is kept of a bill", nullptr, int(made.leftOut));
    if (made.matchesLeftOut > 0)
        notes << tr("%n more vulnerable component(s) than are looked for", nullptr, int(made.matchesLeftOut));
    return notes;
}

void ComponentsPane::open(Node node, bool needs, bool neededBy)
{
    if (node < 0)
        return;
    if (!m_fold)
        return choose(node);
    m_fold->open(node, needs, neededBy);
    startLayout(node);
}

void ComponentsPane::close(Node node)
{
    if (node < 0 || !m_fold)
        return;
    m_fold->close(node);
    m_everything->setChecked(false);
    startLayout(node);
}

void ComponentsPane::showEverything(bool everything)
{
    if (!m_fold)
        return;
    if (!everything)
        return showMatters();
    m_fold->everything();
    m_layers->fit();
    startLayout(-1);
}

// ------------------------------------------------------------------ choosing

ComponentsPane::Node ComponentsPane::nodeOf(int drawn) const
{
    return drawn < 0 || !m_fold ? drawn : m_layers->scene()->nodes[Index(drawn)].asset;
}

QStringList ComponentsPane::nodeLines(Node node) const
{
    const Components::Component &component = m_components->components[Index(node) - 1];
    QStringList lines{component.name};
    lines << component.weaknesses.mid(0, 6);
    for (const std::string &fact : {component.product.vendor, component.product.purl, component.product.cpe})
        if (!fact.empty())
            lines << shortText(safe(fact), 90);
    if (m_fold)
        lines << tr("Needs %1, needed by %2")
                     .arg(m_components->chains.needs(node).size())
                     .arg(m_components->chains.neededBy(node).size());
    lines << tr("in %n asset(s) of this picture", nullptr, int(component.assets.size()))
          << markingLine(component.shown);
    return lines;
}

QString ComponentsPane::textOfCurrent() const
{
    if (current() < 0)
        return {};
    const Components::Component &component = m_components->components[Index(current())];
    QStringList facts{component.name};
    facts << component.weaknesses;
    for (const std::string &fact : {component.product.vendor, component.product.purl, component.product.cpe})
        if (!fact.empty())
            facts << shortText(safe(fact), 200);
    facts << tr("in %n asset(s) of this picture", nullptr, int(component.assets.size()));
    return facts.join(u" · "_s);
}

void ComponentsPane::choose(Node node)
{
    m_current = node;
    say();
    if (m_fold && m_current > 0) {
        const std::size_t before = m_fold->count();
        m_fold->bring(m_current);
        if (m_fold->count() != before)
            return startLayout(m_current);
    }
    mark();
    if (m_fold)
        bringIntoSight();
}

void ComponentsPane::mark()
{
    std::vector<bool> selected(m_components->picture->assets.size(), false);
    if (m_current >= 0)
        selected[Index(m_current)] = true;
    if (!m_fold) {
        auto marks = std::make_shared<NetworkMarks>();
        marks->selected = std::move(selected);
        marks->dimmed = m_dimmed;
        m_rings->setMarks(std::move(marks));
        m_rings->setCurrent(m_current);
        m_rings->setEdge(std::max(m_current, 0) - 1);
        return;
    }
    std::shared_ptr<NetworkWay> way;
    if (m_current > 0) {
        way = std::make_shared<NetworkWay>();
        way->shortest = m_components->chains.to(m_current);
        way->all.assign(selected.size(), false);
    }
    m_layers->setEdge(-1);
    m_layers->setHighlights(std::move(selected), {}, m_current);
    m_layers->setWay(std::move(way));
    m_layers->setDimmed(m_dimmed);
}

void ComponentsPane::chooseNextVulnerable(bool back)
{
    if (!m_components || m_components->vulnerable.empty())
        return;
    const std::vector<Node> &all = m_components->vulnerable;
    const auto at = std::ranges::find(all, m_current);
    const Index count = all.size();
    const Index next
        = at == all.end() ? (back ? count - 1 : 0) : (Index(at - all.begin()) + (back ? count - 1 : 1)) % count;
    choose(all[next]);
}

bool ComponentsPane::isCalled(Node node, const QString &word) const
{
    const Components::Component &component = m_components->components[Index(node) - 1];
    const auto has = [&](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
    const fusion::Product &p = component.product;
    return has(component.name)
        || std::ranges::any_of(std::array{&p.vendor, &p.purl, &p.cpe},
                               [&](const std::string *text) { return has(QString::fromStdString(*text)); })
        || std::ranges::any_of(component.weaknesses, has);
}

/// What is not called so steps back; the first that is called so is chosen.
void ComponentsPane::find(const QString &text)
{
    if (!m_components)
        return;
    m_hits.clear();
    m_dimmed.clear();
    m_hit = -1;
    if (const QString word = text.trimmed(); !word.isEmpty()) {
        for (Node node = 1; Index(node) < m_components->made.nodes(); ++node) {
            if (isCalled(node, word))
                m_hits.push_back(node);
        }
    }
    if (m_hits.empty())
        choose(-1);
    else
        chooseHit(0);
}

/// With all others in sight, and the way there as a part of the answer.
void ComponentsPane::chooseHit(qsizetype hit)
{
    if (m_hits.empty())
        return;
    m_hit = hit % qsizetype(m_hits.size());
    m_dimmed.assign(m_components->picture->assets.size(), true);
    for (const Node node : m_hits)
        m_dimmed[Index(node)] = false;
    const Node chosen = m_hits[Index(m_hit)];
    if (m_fold) {
        for (const Node step : m_components->chains.to(chosen))
            m_dimmed[Index(step)] = false;
    }
    choose(chosen);
}

void ComponentsPane::knockOut()
{
    if (current() < 0)
        return;
    const Components::Component &component = m_components->components[Index(current())];
    Q_EMIT productChosen(component.name, component.assets, component.marking);
}

void ComponentsPane::showMenu(Node node, QPoint at)
{
    choose(node);
    QMenu menu;
    if (m_fold && node >= 0) {
        menu.addAction(tr("Show hidden neighbours"), this, [this, node] { open(node, true, true); });
        menu.addAction(tr("Fold"), this, [this, node] { close(node); });
        menu.addSeparator();
    }
    if (current() >= 0) {
        menu.addAction(tr("Knock out in a what-if"), this, &ComponentsPane::knockOut);
        menu.addAction(tr("Copy"), this, [this] {
            QString text = textOfCurrent();
            if (m_fold)
                text += u'\n' + m_components->chainText(m_current);
            Q_EMIT copyWanted(text, m_components->chainMarking(m_current));
        });
        menu.addSeparator();
    }
    menu.addAction(tr("Fit the drawing"), canvas(), &PlaneCanvas::fit);
    menu.addAction(tr("Back to the graph"), this, &ComponentsPane::left);
    menu.exec(at);
}

void ComponentsPane::say()
{
    const Index vulnerable = m_components ? m_components->vulnerable.size() : 0;
    m_title->setText(
        m_components ? tr("%1: %n component(s)", nullptr, int(m_components->components.size())).arg(m_components->name)
                     : QString());
    m_vulnerable->setText(tr("Vulnerable: %1").arg(vulnerable));
    m_vulnerable->setVisible(vulnerable > 0);
    m_everything->setVisible(m_fold.has_value());
    const bool isHit = m_hit >= 0 && !m_hits.empty() && m_hits[Index(m_hit)] == m_current;
    m_chosen->setText(
        isHit ? tr("%1 of %2: %3").arg(QString::number(m_hit + 1), QString::number(m_hits.size()), textOfCurrent())
            : current() >= 0                                        ? textOfCurrent()
            : m_hits.empty() && !m_find->text().trimmed().isEmpty() ? tr("Nothing is called so")
                                                                    : tr("Choose a component"));
    m_knockOut->setEnabled(current() >= 0);
    m_chain->setVisible(m_fold.has_value());
    QStringList chain;
    if (m_fold && current() >= 0) {
        chain << m_components->chainText(m_current)
              << tr("%n component(s) need it", nullptr, int(m_components->chains.dependants(m_current)));
        if (const QString listed = m_components->listedText(m_current); !listed.isEmpty())
            chain << listed;
    }
    m_chain->setText(chain.join(u" · "_s));
}

// ------------------------------------------------------------------ keys

void ComponentsPane::step(int key)
{
    if (m_fold && m_current < 0)
        return choose(0);
    const int next = m_fold ? m_layers->nodeTowards(key) : m_rings->nodeTowards(key);
    if (next >= 0)
        choose(nodeOf(next));
}

/// Fields and buttons leave Enter to whoever is behind them; only in the drawing it means what is chosen there.
void ComponentsPane::enter()
{
    QWidget *at = focusWidget();
    if (auto *button = qobject_cast<QToolButton *>(at))
        button->click();
    else if (at != m_find)
        knockOut();
}

void ComponentsPane::keyPressEvent(QKeyEvent *event)
{
    if (focusWidget() == m_find && event->key() == Qt::Key_Down)
        return canvas()->setFocus(Qt::OtherFocusReason);
    if (event->matches(QKeySequence::Find)) {
        m_find->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    const bool zooms = !m_fold || event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        step(event->key());
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zooms ? canvas()->zoom(1.4, QRectF(canvas()->rect()).center()) : open(std::max(m_current, 0), true, true);
        return;
    case Qt::Key_Minus:
        zooms ? canvas()->zoom(1 / 1.4, QRectF(canvas()->rect()).center()) : close(m_current);
        return;
    case Qt::Key_V:
        chooseNextVulnerable(event->modifiers() & Qt::ShiftModifier);
        return;
    case Qt::Key_Home:
        canvas()->fit();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        enter();
        return;
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    default:
        event->accept(); // the graph behind is not meant
    }
}

} // namespace watchfloor::widgets
