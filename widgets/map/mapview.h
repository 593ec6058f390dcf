// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "map/basemapitem.h"
#include "map/blindspots.h"
#include "map/clusterer.h"
#include "map/domainareas.h"
#include "map/heldspots.h"
#include "map/maplayers.h"

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <functional>

class QLabel;
class QMenu;
class QQuickWidget;
class QRubberBand;

namespace watchfloor::widgets {

class AreaDrawer;
class MapFooter;
class MapHoverPanel;
class MapLegend;

/// A mark as it is on the screen.
struct DrawnMark
{
    QRect rect; ///< of its shape, in the widget's coordinates
    picture::Cluster cluster;
};

/// The picture as a map: vector base map, clustered incidents and observations, assets and lines.
/// Follows and sets the scope's selection, hover and area. GUI thread; clusters are gathered on another.
class MapView : public QWidget
{
    Q_OBJECT
public:
    explicit MapView(PictureScope *scope, QWidget *parent = nullptr);
    ~MapView() override;

    [[nodiscard]] std::vector<DrawnMark> drawnMarks() const;
    [[nodiscard]] const std::vector<HeldSpot> &heldSpots() const { return m_heldSpots; } ///< likewise
    /// Marks for the scope's present snapshot, filter and the present view are drawn; nothing moves.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] QImage grabImage();
    /// What the drawn marks were asked with: picture::clusters() of these gives the same.
    [[nodiscard]] const Clusterer::Question &shownQuestion() const { return m_shown.question; }

    [[nodiscard]] const ViewFrame &frame() const { return m_frame; }
    void setFrame(double latitude, double longitude, double zoom);
    void fitAll();
    void zoomToSelection();
    void zoomBy(double levels, QPointF about);

    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

    [[nodiscard]] QString hoverText() const;
    /// What stands in the corner: how much is not on the map, or why there is none.
    [[nodiscard]] QString noteText() const;
    /// Why this display shows no map, or none but its marks; empty where all is well.
    [[nodiscard]] const QString &failure() const { return m_failure; }
    /// Whether areas of the domain are drawn. Cyberspace has none.
    void setLayerShown(Domain domain, bool shown);
    [[nodiscard]] bool isLayerShown(Domain domain) const { return m_layers[static_cast<std::size_t>(domain)]; }
    [[nodiscard]] const DomainAreas &domainAreas() const { return m_areas; }
    /// Lets a person draw an area; areaDrawn() tells it.
    void drawArea();
    [[nodiscard]] bool isDrawing() const;
    /// Areas that were drawn for a what-if, outlined.
    void setSupposedAreas(std::vector<std::vector<QPointF>> areas);
    /// What a menu on an asset offers besides the map's own; called when the asset is selected.
    void setMenuExtension(std::function<void(QMenu *)> fill) { m_fillMenu = std::move(fill); }
    /// Names of the base map in sight, for tests.
    [[nodiscard]] QStringList shownNames() const { return m_names; }

Q_SIGNALS:
    void settled();
    void areaDrawn(const std::vector<QPointF> &area); ///< corners, unit Mercator

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Hit
    {
        enum Kind { None, Mark, Asset } kind = None;
        std::int32_t index = -1; ///< into the marks, or an asset row
        bool operator==(const Hit &) const = default;
    };
    void loadScene();
    void watchScene();
    void setFailure(const QString &failure, bool marksRemain = false);
    void connectScope();
    Q_SLOT void viewMoved();
    void askForMarks();
    void answered(const Clusterer::Answer &answer);
    void arrange(); ///< everything that lies on the map, for the present frame
    [[nodiscard]] std::vector<PlacedMark> placedMarks() const;
    void arrangeMarks(std::vector<QRectF> &taken);
    void arrangeAssets();
    void arrangeNames(const std::vector<QRectF> &taken);
    void applyTheme();
    void tint();
    void checkSettled();

    void moveTo(const ViewFrame &wanted, bool smoothly);
    void applyFrame(const ViewFrame &wanted);
    [[nodiscard]] ViewFrame readFrame() const;
    [[nodiscard]] QRectF selectionBounds() const;
    [[nodiscard]] double selectionZoom() const;
    [[nodiscard]] std::vector<QPointF> selectedObservationPlaces() const; ///< unit Mercator

    [[nodiscard]] Hit hitAt(QPointF p) const;
    [[nodiscard]] PictureScope::Selection refsOf(const Hit &hit) const;
    void hover(QPointF p);
    void showPanel(const Hit &hit, QPointF beside);
    void click(QPointF p, Qt::KeyboardModifiers modifiers);
    void doubleClick(QPointF p);
    void setArea(const QRectF &pixels);
    void selectUnderMenu(QPointF p);
    void showMenu(QPoint p);
    bool wheel(QWheelEvent &event);
    bool mouse(QEvent *event);
    void touch(QEvent *event);
    void focusMark(int step);
    void placeOverlays();
    void updateNote();
    void noteSelection(); ///< which marks hold what is selected
    [[nodiscard]] QPointF placeOf(const picture::Cluster &cluster) const; ///< pixels

    PictureScope *m_scope;
    QQuickWidget *m_quick;
    QObject *m_map = nullptr; ///< the QML Map
    BaseMapItem *m_base = nullptr;
    GlyphLayerItem *m_labelLayer = nullptr, *m_assetLayer = nullptr, *m_markLayer = nullptr;
    StrokeLayerItem *m_lineLayer = nullptr;
    MapFooter *m_footer;
    MapLegend *m_legend;
    MapHoverPanel *m_panel;
    QLabel *m_note; ///< what is not on the map
    QString m_failure;
    bool m_marksRemain = true; ///< of a failure
    QTimer m_sceneLimit; ///< asks until the scene graph has begun
    bool m_isRendererKnown = false;
    QRubberBand *m_band;
    AreaDrawer *m_drawer;
    std::function<void(QMenu *)> m_fillMenu;

    ViewFrame m_frame;
    std::optional<ViewFrame> m_wanted; ///< until the map has a size
    bool m_placed = false; ///< the view was chosen: by a person, by restoreState, or by the first content
    Clusterer m_clusterer;
    Clusterer::Answer m_shown;
    bool m_stale = true; ///< the scope changed since the marks were asked for
    QTimer m_rest; ///< runs while the view moves
    QVariantAnimation m_flight;
    ViewFrame m_flightFrom, m_flightTo;

    std::vector<PlacedAsset> m_assets;
    picture::SnapshotPtr m_arranged; ///< whose assets those are
    std::vector<Stroke> m_lines;
    std::vector<HeldSpot> m_heldSpots;
    BlindSpots m_blind;
    DomainAreas m_areas;
    std::array<bool, 3> m_layers{true, true, true};
    QStringList m_names;
    Hit m_hover;
    int m_focus = -1; ///< mark under keyboard focus
    std::vector<bool> m_selectedMarks;
    std::optional<QPointF> m_cursor; ///< while over the map
    std::optional<QPointF> m_pressedAt;
    std::optional<QPointF> m_touchedAt; ///< one finger, not moved yet
    bool m_dragging = false, m_banding = false;
};

} // namespace watchfloor::widgets
