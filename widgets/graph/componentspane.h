// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/componentfold.h"
#include "graph/graphcanvas.h"
#include "graph/networkcanvas.h"

#include <QThreadPool>
#include <QTimer>

class QLabel;
class QLineEdit;
class QToolButton;

namespace watchfloor::widgets {

class ElidedLabel;

/// What an asset is made of, drawn in place of the graph until one goes back: who needs whom in layers, with the chains
/// that bring in what is vulnerable loudest; in rings where no bill says so. A component can be found, and supposed
/// away with all that have it. GUI thread.
class ComponentsPane : public QWidget
{
    Q_OBJECT
public:
    explicit ComponentsPane(QWidget *parent = nullptr);
    ~ComponentsPane() override;

    void setComponents(std::shared_ptr<const Components> components);
    void stop(); ///< nobody looks any more: what is being laid out comes to nothing
    [[nodiscard]] const Components *components() const { return m_components.get(); }
    [[nodiscard]] PlaneCanvas *canvas() const; ///< that is shown
    [[nodiscard]] NetworkCanvas *rings() const { return m_rings; }
    [[nodiscard]] GraphCanvas *layers() const { return m_layers; }
    [[nodiscard]] const ComponentFold *fold() const { return m_fold ? &*m_fold : nullptr; } ///< of the layers
    [[nodiscard]] int current() const { return std::max(m_current, 0) - 1; } ///< of the components; -1 none
    [[nodiscard]] QString textOfCurrent() const;
    [[nodiscard]] bool isSettled() const;
    void themeChanged();

Q_SIGNALS:
    void left();
    void settled();
    /// That is to be supposed away.
    void productChosen(const QString &product, const std::vector<std::string> &assets, const Marking &marking);
    void copyWanted(const QString &text, const Marking &marking);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Rings;
    class Layers;
    using Node = Components::Node;
    void follow(PlaneCanvas *canvas);
    void buildBars();
    [[nodiscard]] Node nodeOf(int drawn) const; ///< of the canvas that is shown; -1 none
    [[nodiscard]] QStringList nodeLines(Node node) const;
    void choose(Node node);
    void mark(); ///< what is chosen and what is looked for
    void chooseNextVulnerable(bool back);
    void find(const QString &text);
    [[nodiscard]] bool isCalled(Node node, const QString &word) const;
    void chooseHit(qsizetype hit);
    void enter();
    void knockOut();
    void open(Node node, bool needs, bool neededBy);
    void close(Node node);
    void showEverything(bool everything);
    void startLayout(Node anchor);
    void showMatters();
    void reshape();
    void bringIntoSight();
    void accept(std::shared_ptr<const GraphScene> scene, Node anchor);
    void step(int key);
    void showMenu(Node node, QPoint at);
    void say();
    [[nodiscard]] QString noteOnLayers() const;
    [[nodiscard]] QStringList notesOnLimits() const;

    std::shared_ptr<const Components> m_components;
    std::optional<ComponentFold> m_fold;
    Node m_current = -1; ///< 0: the asset
    std::vector<Node> m_hits; ///< of what is looked for
    qsizetype m_hit = -1; ///< that one is at
    std::vector<bool> m_dimmed; ///< by node: not what is looked for; empty: nothing is
    NetworkCanvas *m_rings;
    GraphCanvas *m_layers;
    ElidedLabel *m_title, *m_chosen;
    QLabel *m_chain;
    QLineEdit *m_find;
    QToolButton *m_knockOut, *m_vulnerable, *m_everything;
    quint64 m_generation = 0;
    bool m_running = false;
    bool m_isMatters = false; ///< what is drawn is what fits, and nobody has asked for more
    QSizeF m_room; ///< that it was made for
    QTimer m_reshape; ///< what fits another window, once it is that large
    std::stop_source m_stop;
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
