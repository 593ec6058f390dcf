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

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Index = std::size_t;

/// A network whose nodes are components: nobody says of those how they are.
class ComponentsPane::Canvas : public NetworkCanvas
{
public:
    explicit Canvas(ComponentsPane *pane)
        : NetworkCanvas(pane)
        , m_pane(pane)
    {
    }
    [[nodiscard]] QStringList edgeLines(int edge) const override { return nodeLines(edgeOf(edge).to); }

protected:
    [[nodiscard]] QStringList nodeLines(int node) const override
    {
        const Components &made = *m_pane->m_components;
        if (node == 0)
            return NetworkCanvas::nodeLines(node);
        const Components::Component &component = made.components[Index(node) - 1];
        QStringList lines{component.name};
        for (const std::string &fact : {component.product.vendor, component.product.purl, component.product.cpe})
            if (!fact.empty())
                lines << shortText(safe(fact), 90);
        lines << ComponentsPane::tr("in %n asset(s) of this picture", nullptr, int(component.assets.size()))
              << markingLine(component.marking);
        return lines;
    }

private:
    ComponentsPane *m_pane;
};

ComponentsPane::ComponentsPane(QWidget *parent)
    : QWidget(parent)
    , m_canvas(new Canvas(this))
    , m_title(plainLabel())
    , m_chosen(plainLabel())
    , m_find(new QLineEdit)
    , m_knockOut(new QToolButton)
{
    auto *back = new QToolButton;
    back->setText(tr("Back"));
    back->setToolTip(tr("Back to the graph (Esc)"));
    back->setObjectName(u"componentsBack"_s);
    m_find->setPlaceholderText(tr("Find a component"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(220);
    m_find->setObjectName(u"componentsFind"_s);
    m_knockOut->setText(tr("Knock out in a what-if"));
    m_knockOut->setToolTip(tr("All that have the chosen component fail, supposedly (Enter)"));
    m_knockOut->setObjectName(u"componentsKnockOut"_s);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_chosen->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QToolButton *button : {back, m_knockOut}) {
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
    layout->addLayout(row({back, m_title, m_find}, m_title));
    layout->addWidget(m_canvas, 1);
    layout->addLayout(row({m_chosen, m_knockOut}, m_chosen));
    setFocusProxy(m_canvas);
    m_canvas->setAccessibleName(tr("Components of an asset"));
    m_canvas->setAccessibleDescription(
        tr("Arrow keys walk from one to the next, Enter supposes it away, Esc goes back to the graph."));
    connect(back, &QToolButton::clicked, this, &ComponentsPane::left);
    connect(m_knockOut, &QToolButton::clicked, this, &ComponentsPane::knockOut);
    connect(m_find, &QLineEdit::textChanged, this, &ComponentsPane::find);
    connect(m_find, &QLineEdit::returnPressed, m_canvas, [this] { m_canvas->setFocus(); });
    connect(m_canvas, &NetworkCanvas::nodeClicked, this, &ComponentsPane::choose);
    connect(m_canvas, &NetworkCanvas::nodeActivated, this, &ComponentsPane::choose);
    connect(m_canvas, &NetworkCanvas::edgeClicked, this, [this](int edge) { choose(m_canvas->edgeOf(edge).to); });
    connect(m_canvas, &NetworkCanvas::backgroundClicked, this, [this] { choose(-1); });
    connect(m_canvas, &NetworkCanvas::menuWanted, this, [this](int node, int edge, QPoint at) {
        showMenu(node < 0 && edge >= 0 ? m_canvas->edgeOf(edge).to : node, at);
    });
    say();
}

void ComponentsPane::setComponents(std::shared_ptr<const Components> components)
{
    m_components = std::move(components);
    m_find->clear();
    m_canvas->setMarks(std::make_shared<const NetworkMarks>());
    m_canvas->setScene(m_components->picture, m_components->model, m_components->scene);
    m_canvas->setNote(tr("Claims keep which components a bill names, not which of them needs which"));
    m_canvas->fit();
    say();
}

int ComponentsPane::current() const { return m_components && m_canvas->current() > 0 ? m_canvas->current() - 1 : -1; }

QString ComponentsPane::textOfCurrent() const
{
    if (current() < 0)
        return {};
    const Components::Component &component = m_components->components[Index(current())];
    QStringList facts{component.name};
    for (const std::string &fact : {component.product.vendor, component.product.purl, component.product.cpe})
        if (!fact.empty())
            facts << shortText(safe(fact), 200);
    facts << tr("in %n asset(s) of this picture", nullptr, int(component.assets.size()));
    return facts.join(u" · "_s);
}

void ComponentsPane::choose(int node)
{
    m_canvas->setCurrent(node);
    auto marks = std::make_shared<NetworkMarks>(m_canvas->marks());
    marks->selected.assign(m_components->picture->assets.size(), false);
    if (node > 0) {
        marks->selected[Index(node)] = true;
        m_canvas->setEdge(node - 1);
    } else {
        m_canvas->setEdge(-1);
    }
    m_canvas->setMarks(std::move(marks));
    say();
}

/// What is not called so steps back; the first that is called so is chosen.
void ComponentsPane::find(const QString &text)
{
    if (!m_components)
        return;
    auto marks = std::make_shared<NetworkMarks>();
    int first = -1;
    if (!text.trimmed().isEmpty()) {
        marks->dimmed.assign(m_components->picture->assets.size(), true);
        for (Index i = 0; i < m_components->components.size(); ++i)
            if (m_components->components[i].name.contains(text.trimmed(), Qt::CaseInsensitive)) {
                marks->dimmed[i + 1] = false;
                first = first < 0 ? int(i) + 1 : first;
            }
    }
    m_canvas->setMarks(std::move(marks));
    choose(first);
}

void ComponentsPane::knockOut()
{
    if (current() < 0)
        return;
    const Components::Component &component = m_components->components[Index(current())];
    Q_EMIT productChosen(component.name, component.assets, component.marking);
}

void ComponentsPane::showMenu(int node, QPoint at)
{
    choose(node);
    QMenu menu;
    if (current() >= 0) {
        menu.addAction(tr("Knock out in a what-if"), this, &ComponentsPane::knockOut);
        menu.addAction(tr("Copy"), this, [this] {
            Q_EMIT copyWanted(textOfCurrent(), m_components->components[Index(current())].marking);
        });
        menu.addSeparator();
    }
    menu.addAction(tr("Fit the drawing"), m_canvas, &NetworkCanvas::fit);
    menu.addAction(tr("Back to the graph"), this, &ComponentsPane::left);
    menu.exec(at);
}

void ComponentsPane::say()
{
    m_title->setText(
        m_components ? tr("%1: %n component(s)", nullptr, int(m_components->components.size())).arg(m_components->name)
                     : QString());
    m_chosen->setText(current() < 0 ? tr("Choose a component") : textOfCurrent());
    m_knockOut->setEnabled(current() >= 0);
}

void ComponentsPane::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        m_find->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (const int next = m_canvas->nodeTowards(event->key()); next >= 0)
            choose(next);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_canvas->zoom(1.4, QRectF(m_canvas->rect()).center());
        return;
    case Qt::Key_Minus:
        m_canvas->zoom(1 / 1.4, QRectF(m_canvas->rect()).center());
        return;
    case Qt::Key_Home:
        m_canvas->fit();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        knockOut();
        return;
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    default:
        event->accept(); // the graph behind is not meant
    }
}

} // namespace watchfloor::widgets
