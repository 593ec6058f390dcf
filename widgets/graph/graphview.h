// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "graph/components.h"
#include "graph/graphplaces.h"
#include "graph/graphscene.h"

#include <QThreadPool>
#include <QTimer>
#include <QUndoStack>
#include <QWidget>

#include <functional>
#include <map>
#include <set>

class QButtonGroup;
class QLineEdit;
class QListWidget;
class QMenu;
class QSpinBox;
class QToolButton;

namespace watchfloor::widgets {

class ComponentsPane;
class GraphCanvas;
class GraphLegend;
class NetworkPane;
class PlaneCanvas;
struct NetworkWay;

/// Missions, services, assets, sites and what they depend on, in layers from missions to causes.
/// GUI thread; the layout runs on a thread of the view's own, can be stopped, and the newest answer wins.
class GraphView : public QWidget
{
    Q_OBJECT
public:
    explicit GraphView(PictureScope *scope, QWidget *parent = nullptr);
    ~GraphView() override;

    /// Which part of the graph is drawn.
    enum class Part : std::uint8_t {
        Threats, ///< what is hurt and the missions; everything while nothing is
        Everything,
        Around, ///< one asset and what lies within some steps
        Needs, ///< one asset and all it needs
        NeededBy, ///< one asset and all who need it
        Network, ///< all assets as dots and lines; what is asked from there is drawn so as well
    };
    void showPart(Part part, std::int32_t asset = -1);
    [[nodiscard]] Part part() const { return m_part; }
    void setSteps(int steps); ///< for Around
    [[nodiscard]] NetworkPane *network() const { return m_network; }
    [[nodiscard]] bool isNetwork() const { return m_isNetwork; } ///< that one is shown
    void expand(std::int32_t asset, bool needs = true, bool neededBy = true);
    void collapse(std::int32_t asset);
    void fit();
    /// Brings an asset into the drawing and into sight.
    void bringUp(std::int32_t asset);
    void focusFind();
    /// What a menu on an asset offers besides the graph's own; the asset is selected then.
    void setMenuExtension(std::function<void(QMenu *)> fill) { m_fillMenu = std::move(fill); }

    /// A need that a person points at: ids of who needs and of what is needed.
    struct Link
    {
        std::string dependant, provider;
        bool operator==(const Link &) const = default;
    };
    [[nodiscard]] std::optional<Link> link() const; ///< that of the selected edge
    /// What a menu on a need offers besides the graph's own; it is selected then.
    void setLinkMenuExtension(std::function<void(QMenu *, const Link &)> fill) { m_fillLinkMenu = std::move(fill); }

    /// How to learn what assets are made of; `source` is called on this thread and gives the question.
    void setComponentsSource(std::function<ComponentsSource()> source) { m_componentsSource = std::move(source); }
    /// In place of the graph, until one goes back.
    void showComponents(std::int32_t asset);
    [[nodiscard]] ComponentsPane *components() const { return m_components; }

    /// Where people moved boxes to, of one store; `salt` is the store's.
    void restorePlaces(const QByteArray &salt, const QByteArray &places, const QByteArray &network = {});
    [[nodiscard]] QByteArray savePlaces() const; ///< empty: nobody moved any
    [[nodiscard]] QByteArray saveNetworkPlaces() const;
    [[nodiscard]] QString textOfDrawn() const; ///< a line an asset, as it is copied
    void copyPicture();
    /// In the drawing's own units; of a run (a key that is held down) all are one step of undo.
    void moveAsset(std::int32_t asset, QPointF centre, bool isRun = false);
    [[nodiscard]] std::optional<QPointF> placeOf(std::int32_t asset) const;
    void arrangeAnew();
    /// What was moved in the drawings: no decision, and no log knows of it.
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }

    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

    /// What is on screen, in this widget's coordinates.
    struct DrawnNode
    {
        std::int32_t asset;
        QRectF rect;
        QRectF needsHandle, neededByHandle; ///< null: nothing is hidden on that side
        bool isSelected = false;
        bool isRelated = false; ///< hurt by a selected incident
        bool isDimmed = false; ///< the filter's words do not speak of it
    };
    [[nodiscard]] std::vector<DrawnNode> drawnNodes() const;
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void settled();
    /// A component is to be supposed away: its name, the ids of all that have it, and the marking of who says so.
    void productChosen(const QString &product, const std::vector<std::string> &assets, const Marking &marking);
    void linkActivated(const watchfloor::widgets::GraphView::Link &link); ///< Enter or double click

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Drawn ///< one answer of the layout thread
    {
        picture::SnapshotPtr snapshot;
        std::shared_ptr<const GraphModel> model;
        GraphScene scene;
    };

    void buildToolbar();
    void takeSnapshot();
    void takeSelection();
    void takeComparison();
    void takeFilter();
    void markSelected(std::vector<bool> &selected, std::vector<bool> &related) const;
    [[nodiscard]] std::vector<bool> dimmedNow() const; ///< empty: nothing
    [[nodiscard]] std::vector<picture::Change> changesNow() const; ///< empty: nothing is compared
    void followSelection(const std::vector<bool> &marked);
    void revealObject(const picture::ObjectRef &ref);
    void rebuild(std::int32_t anchor = -1);
    void startLayout();
    void reshape();
    void accept(quint64 generation, std::shared_ptr<const Drawn> drawn);
    [[nodiscard]] GraphModel::Set wantedSet(const GraphModel &model);
    [[nodiscard]] std::int32_t rowOf(const std::string &id) const;
    [[nodiscard]] const std::string &idOf(std::int32_t asset) const;
    [[nodiscard]] std::int32_t current() const; ///< selected asset, -1 none
    [[nodiscard]] GraphPlaces::Key drawing() const;
    [[nodiscard]] const GraphPlaces *places() const; ///< of this drawing; null: nobody moved anything
    void showDrawing(Part part, const std::string &centre);
    void addPlaces(GraphPlaces &kept, const GraphScene &scene) const;
    void pushPlaces(const QString &text, int run, std::optional<GraphPlaces> after);
    void updateToolbar();
    void clickAsset(std::int32_t asset, Qt::KeyboardModifiers modifiers);
    void step(int key);
    void push(int key); ///< the current box by a line's height
    void find(const QString &text);
    void takeFound(int row);
    void placeFound();
    void showMenu(std::int32_t asset, QPoint at);
    // Of the network, in graphviewnetwork.cpp.
    void buildNetwork();
    void showNetwork(bool shown);
    void choosePart();
    void rebuildNetwork();
    void takeNetworkMarks();
    void findWay(const std::vector<std::int32_t> &ends);
    void clickNode(int node, Qt::KeyboardModifiers modifiers);
    void selectRef(const picture::ObjectRef &ref, Qt::KeyboardModifiers modifiers);
    bool takeNetworkKey(QKeyEvent *event);
    void showGroupMenu(int node, QPoint at);
    void fillNetworkMenu(QMenu *menu);
    // Of components, in graphviewedges.cpp.
    void takeComponents(const Result<std::shared_ptr<const Components>> &read, const QString &of);
    void leaveComponents();
    // Of edges, there, too.
    void followCanvas(PlaneCanvas *canvas);
    [[nodiscard]] PlaneCanvas *canvas() const; ///< that is shown
    [[nodiscard]] const picture::SnapshotPtr &shown() const; ///< what it shows; null: nothing yet
    [[nodiscard]] std::optional<Link> linkOf(int edge) const;
    void selectEdge(int edge);
    void forgetEdge();
    void activateEdge(int edge);
    bool takeEdgeKey(QKeyEvent *event);
    void walkEdges(bool back);
    void leaveEdge(int key); ///< to the end that lies that way
    void showEdgeMenu(int edge, QPoint at);
    [[nodiscard]] QString edgeNote() const;
    [[nodiscard]] Marking markingOf(int edge) const;
    void zoomBy(double factor);
    void centreOn(std::int32_t asset);
    void sayShown();
    [[nodiscard]] QString banner() const;
    [[nodiscard]] Marking highest() const; ///< of all that is in the picture of the graph

    PictureScope *m_scope;
    GraphCanvas *m_canvas;
    NetworkPane *m_network = nullptr;
    bool m_isNetwork = false;
    bool m_isPartChosen = false; ///< by a person; else the picture decides
    std::vector<std::int32_t> m_wayEnds; ///< what m_way lies between
    picture::SnapshotPtr m_wayOf;
    std::shared_ptr<const NetworkWay> m_way;
    ComponentsPane *m_components = nullptr; ///< made when it is first asked for
    std::function<ComponentsSource()> m_componentsSource;
    quint64 m_askedComponents = 0;
    bool m_isReading = false; ///< what an asset is made of
    GraphLegend *m_legend;
    QButtonGroup *m_modes = nullptr;
    QToolButton *m_chain = nullptr; ///< names a Needs or NeededBy drawing and ends it
    QSpinBox *m_steps = nullptr;
    QLineEdit *m_find = nullptr;
    QListWidget *m_found = nullptr;
    std::function<void(QMenu *)> m_fillMenu;
    std::function<void(QMenu *, const Link &)> m_fillLinkMenu;
    PictureScope::Selection m_edgeSelection; ///< what is selected with the edge; another selection ends that
    std::string m_edgeNode; ///< whose edges are walked

    Part m_part = Part::Threats;
    std::string m_centre; ///< asset id of Around, Needs, NeededBy
    std::map<std::string, int> m_expanded; ///< asset id -> 1 needs, 2 needed by, or both
    std::set<std::string> m_collapsed, m_pinned;
    std::set<std::string> m_followed; ///< shown because of the selection, for as long as it lasts

    QByteArray m_salt;
    GraphDrawings m_places;
    QUndoStack m_undo;

    picture::SnapshotPtr m_snapshot; ///< the one that is wanted
    std::shared_ptr<const GraphModel> m_model; ///< of m_snapshot
    std::shared_ptr<const Drawn> m_drawn;
    std::string m_anchor; ///< stays where it is on screen in the next drawing
    std::string m_centreNext; ///< is brought to the middle in the next drawing
    bool m_selecting = false; ///< the selection change is our own
    quint64 m_generation = 0;
    bool m_running = false;
    int m_stepsShown = 0; ///< of Around, less than asked for where there would be too many boxes
    bool m_again = false; ///< a newer picture waits for the layout that runs
    QSizeF m_target; ///< that the last drawing was made for
    QTimer m_reshape; ///< a drawing for another shape, once the window is that
    std::stop_source m_stop;
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
