// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphscene.h"

#include <QPixmap>
#include <QWidget>

namespace watchfloor::widgets {

struct NetworkWay;

/// Where the graph is drawn: zoom, pan, hover, clicks. Says what was meant (signals) and changes nothing by itself.
/// The drawing is kept as a pixmap, so that hovering costs nothing.
class GraphCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit GraphCanvas(QWidget *parent = nullptr);

    /// A new drawing; the node of `anchor` (an asset, -1 none) stays where it is on screen.
    void setScene(picture::SnapshotPtr snapshot, std::shared_ptr<const GraphModel> model,
                  std::shared_ptr<const GraphScene> scene, std::int32_t anchor);
    [[nodiscard]] const GraphScene *scene() const { return m_scene.get(); }
    [[nodiscard]] const GraphLook &look() const { return m_look; }
    void setMessage(const QString &message); ///< shown instead of the graph
    void setNote(const QString &note); ///< "38 of 187 assets", in the corner
    /// By asset; `current` (-1 none) is the one whose way to missions and causes is drawn.
    void setChanges(std::vector<picture::Change> changes);
    void setHighlights(std::vector<bool> selected, std::vector<bool> related, std::int32_t current);
    void
    setWay(std::shared_ptr<const NetworkWay> way); ///< between two, drawn in place of the current one's; null: none
    void setDimmed(std::vector<bool> dimmed); ///< by asset; empty: nothing
    void setHovered(std::int32_t asset);

    void fit();
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    void centreOn(std::int32_t asset);
    void centreOn(const QRectF &world);
    void zoom(double factor, QPointF about);
    void setView(double zoom, QPointF worldCentre);
    [[nodiscard]] QPointF worldCentre() const;
    [[nodiscard]] QRectF nodeRect(int node) const; ///< in this widget
    void themeChanged();

    /// What is said of an asset under the mouse, here and wherever a graph is drawn.
    [[nodiscard]] static QStringList cardLines(const picture::Snapshot &snapshot, const GraphModel *model,
                                               std::int32_t asset);
    /// Below or above `of`, never over it. Plain text: tool tips would take a hostile name for markup.
    static void paintCard(QPainter &p, const QStringList &lines, const QRectF &of, QPointF mouse, QSizeF area);

Q_SIGNALS:
    void assetClicked(std::int32_t asset, Qt::KeyboardModifiers modifiers);
    void backgroundClicked();
    void expandWanted(std::int32_t asset, bool needs, bool neededBy);
    void assetHovered(std::int32_t asset); ///< -1 none
    void menuWanted(std::int32_t asset, QPoint globalPosition);
    void assetMoved(std::int32_t asset, QPointF centre); ///< by hand, in the drawing's units

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void redraw();
    void viewMoved();
    void findWay();
    [[nodiscard]] int nodeAt(QPointF position) const;
    [[nodiscard]] bool handleAt(QPointF position, int &node, bool &needs) const;
    void paintCard(QPainter &p) const;
    void paintKindsOfLines(QPainter &p) const;

    picture::SnapshotPtr m_snapshot;
    std::shared_ptr<const GraphModel> m_model;
    std::shared_ptr<const GraphScene> m_scene;
    GraphLook m_look;
    std::int32_t m_current = -1;
    std::shared_ptr<const NetworkWay> m_way;
    QString m_message, m_note;
    QPixmap m_drawn;
    bool m_stale = true;
    bool m_fitted = true; ///< follows the window's size until a person moves it
    QPointF m_mouse{-1, -1}, m_pressed, m_originBefore;
    bool m_isPressed = false, m_isPanning = false;
    int m_moved = -1; ///< node that is dragged
};

} // namespace watchfloor::widgets
