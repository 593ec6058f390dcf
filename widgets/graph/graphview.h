// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "graph/graphplaces.h"
#include "graph/graphscene.h"

#include <QThreadPool>
#include <QTimer>
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

class GraphCanvas;
class GraphLegend;
class NetworkPane;
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

    /// Where people moved boxes to, of one store; `salt` is the store's.
    void restorePlaces(const QByteArray &salt, const QByteArray &places, const QByteArray &network = {});
    [[nodiscard]] QByteArray savePlaces() const; ///< empty: nobody moved any
    [[nodiscard]] QByteArray saveNetworkPlaces() const;
    [[nodiscard]] QString textOfDrawn() const; ///< a line an asset, as it is copied
    void copyPicture();
    void moveAsset(std::int32_t asset, QPointF centre); ///< in the drawing's own units
    [[nodiscard]] std::optional<QPointF> placeOf(std::int32_t asset) const;
    void arrangeAnew();

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
    void keepPlaces(const GraphScene &scene, bool begins);
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
    void showNetworkMenu(int node, std::int32_t line, QPoint at);
    void fillNetworkMenu(QMenu *menu);
    void zoomBy(double factor);
    void centreOn(std::int32_t asset);
    void sayShown();
    [[nodiscard]] QString banner() const;

    PictureScope *m_scope;
    GraphCanvas *m_canvas;
    NetworkPane *m_network = nullptr;
    bool m_isNetwork = false;
    bool m_isPartChosen = false; ///< by a person; else the picture decides
    std::vector<std::int32_t> m_wayEnds; ///< what m_way lies between
    picture::SnapshotPtr m_wayOf;
    std::shared_ptr<const NetworkWay> m_way;
    GraphLegend *m_legend;
    QButtonGroup *m_modes = nullptr;
    QToolButton *m_chain = nullptr; ///< names a Needs or NeededBy drawing and ends it
    QSpinBox *m_steps = nullptr;
    QLineEdit *m_find = nullptr;
    QListWidget *m_found = nullptr;
    std::function<void(QMenu *)> m_fillMenu;

    Part m_part = Part::Threats;
    std::string m_centre; ///< asset id of Around, Needs, NeededBy
    std::map<std::string, int> m_expanded; ///< asset id -> 1 needs, 2 needed by, or both
    std::set<std::string> m_collapsed, m_pinned;
    std::set<std::string> m_followed; ///< shown because of the selection, for as long as it lasts

    QByteArray m_salt;
    GraphDrawings m_places;

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
