// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphmodel.h"
#include "graph/plane.h"

#include <QMarginsF>
#include <QPainterPath>
#include <QWidget>

#include <algorithm>
#include <string>

namespace watchfloor::widgets {

/// What every drawing of nodes and edges has in common: zoom, pan, what lies under the mouse, one selected edge, a note
/// in the corner. Says what was meant (signals) and changes nothing by itself.
class PlaneCanvas : public QWidget
{
    Q_OBJECT
public:
    void setNote(const QString &note); ///< "38 of 187 assets", in the corner
    [[nodiscard]] const QString &note() const { return m_note; }
    void fit();
    [[nodiscard]] bool isFitted() const { return m_fitted; } ///< follows the window's size until a person moves it
    void zoom(double factor, QPointF about);
    void setView(double zoom, QPointF worldCentre);
    [[nodiscard]] QPointF worldCentre() const;
    void lookAt(QPointF position) { setView(plane().zoom, plane().toWorld(position)); } ///< in this widget
    [[nodiscard]] QPointF nodeMiddle(int node) const { return plane().toDevice(middleOf(node)); }
    virtual void themeChanged() = 0; ///< or the font

    void setEdge(int edge); ///< the selected one, drawn loudest; -1 none
    [[nodiscard]] int edge() const { return m_edge; }
    [[nodiscard]] int findEdge(QPointF position) const; ///< that passes there; -1 none
    [[nodiscard]] QPointF edgeMiddle(int edge) const; ///< in this widget
    /// At a node, what is hurt first.
    [[nodiscard]] std::vector<int> edgesOf(int node) const;
    /// What is said of it, a line each, plain text.
    [[nodiscard]] virtual QStringList edgeLines(int edge) const = 0;
    struct Edge
    {
        int from = -1, to = -1; ///< nodes
        bool isHurt = false;
        bool hasDirection = true;
        std::string_view what; ///< what tells it from others between the same two
        std::int32_t dependency = -1; ///< the one that it stands for; -1: none, or several
        std::int32_t asset = -1; ///< a line; -1: none, or several
    };
    [[nodiscard]] virtual Edge edgeOf(int edge) const = 0;
    [[nodiscard]] virtual int edgeCount() const = 0;
    [[nodiscard]] virtual const std::vector<std::string> &nodeIds() const = 0;
    [[nodiscard]] virtual int keyNode() const = 0; ///< that keys work on; -1 none

Q_SIGNALS:
    void nodeClicked(int node, Qt::KeyboardModifiers modifiers);
    void nodeActivated(int node); ///< double click
    void nodeMoved(int node, QPointF world); ///< by hand: where its middle is to be
    void edgeClicked(int edge);
    void edgeActivated(int edge); ///< double click
    void backgroundClicked();
    void assetHovered(std::int32_t asset); ///< -1 none
    void menuWanted(int node, int edge, QPoint globalPosition); ///< -1 none

protected:
    struct Limits
    {
        double leastZoom, mostZoom, fitZoom;
        QMarginsF margins; ///< around what is fitted
    };
    PlaneCanvas(const Limits &limits, QSize least, QWidget *parent);

    [[nodiscard]] virtual PlaneLook &plane() = 0;
    [[nodiscard]] const PlaneLook &plane() const { return const_cast<PlaneCanvas *>(this)->plane(); }
    [[nodiscard]] virtual QRectF bounds() const = 0; ///< of all, in the drawing's units; empty: nothing is drawn
    [[nodiscard]] virtual const LineIndex *lines() const = 0; ///< null: none
    [[nodiscard]] virtual double leastLine() const { return 0; } ///< device pixels: what is shorter is not pointed at
    [[nodiscard]] virtual int findNode(QPointF position) const = 0;
    [[nodiscard]] virtual QPointF middleOf(int node) const = 0; ///< in the drawing's units
    [[nodiscard]] virtual std::int32_t assetOf(int node) const = 0; ///< -1: a group
    [[nodiscard]] virtual QPainterPath edgePath(int edge) const = 0; ///< in this widget
    virtual void lookChanged() = 0; ///< zoom or origin
    [[nodiscard]] virtual int findMovable(QPointF position) const { return findNode(position); }
    /// What is neither a node nor an edge but can be clicked: true if it was.
    [[nodiscard]] virtual bool hasHandle(QPointF) const { return false; }
    virtual bool clickHandle(QPointF) { return false; }
    virtual void hoverNode(int) { }

    /// Who needs whom, on which terms, how it bears, who says so and the marking: a line each.
    [[nodiscard]] static QStringList needLines(const GraphModel &model, std::int32_t dependency);
    void edgesChanged(); ///< another drawing: the selected edge is looked for in it
    void viewMoved();
    void zoomTo(double zoom) { plane().zoom = std::clamp(zoom, m_limits.leastZoom, m_limits.mostZoom); }
    void paintMarkedEdges(QPainter &p) const;
    void paintNoteAndFocus(QPainter &p) const;
    [[nodiscard]] int moved() const { return m_isPanning ? m_moved : -1; } ///< node that is dragged
    [[nodiscard]] QPointF dragged() const { return m_mouse - m_pressed; }
    [[nodiscard]] bool isPointing() const { return m_mouse.x() >= 0 && !m_isPanning; }
    [[nodiscard]] QPointF mouse() const { return m_mouse; }
    [[nodiscard]] int hoveredEdge() const { return m_hoveredEdge; }

    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

    bool m_fitted = true;

private:
    [[nodiscard]] std::string keyOf(int edge) const;
    void paintEdgeMark(QPainter &p, int edge, const QColor &color, double width) const;

    const Limits m_limits;
    QString m_note;
    int m_edge = -1, m_hoveredEdge = -1;
    std::string m_edgeKey; ///< of m_edge, in any drawing
    QPointF m_mouse{-1, -1}, m_pressed, m_originBefore;
    bool m_isPressed = false, m_isPanning = false;
    int m_moved = -1;
};

} // namespace watchfloor::widgets
