// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphscene.h"
#include "graph/planecanvas.h"

#include <QPixmap>

namespace watchfloor::widgets {

struct NetworkWay;

/// Where the layers are drawn. The drawing is kept as a pixmap, so that hovering costs nothing.
class GraphCanvas : public PlaneCanvas
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
    /// By asset; `current` (-1 none) is the one whose way to missions and causes is drawn.
    void setChanges(std::vector<picture::Change> changes);
    void setHighlights(std::vector<bool> selected, std::vector<bool> related, std::int32_t current);
    void
    setWay(std::shared_ptr<const NetworkWay> way); ///< between two, drawn in place of the current one's; null: none
    void setDimmed(std::vector<bool> dimmed); ///< by asset; empty: nothing
    void setMarks(std::shared_ptr<const GraphMarks> marks); ///< null: nothing is said
    void setHovered(std::int32_t asset);

    void centreOn(std::int32_t asset);
    void centreOn(const QRectF &world);
    [[nodiscard]] QRectF nodeRect(int node) const; ///< in this widget
    /// Right to what the current one needs, left to who needs it, up and down within the layer; what is hurt or marked
    /// first, else the nearest. -1 nothing lies there.
    [[nodiscard]] int nodeTowards(int key) const;
    void themeChanged() override;

    [[nodiscard]] QStringList edgeLines(int edge) const override;
    [[nodiscard]] Edge edgeOf(int edge) const override;
    [[nodiscard]] int edgeCount() const override { return m_scene ? int(m_scene->edges.size()) : 0; }
    [[nodiscard]] const std::vector<std::string> &nodeIds() const override { return m_scene->ids; }
    [[nodiscard]] int keyNode() const override;

    /// What is said of an asset under the mouse, here and wherever a graph is drawn.
    [[nodiscard]] static QStringList cardLines(const picture::Snapshot &snapshot, const GraphModel *model,
                                               std::int32_t asset);
    /// Below or above `of`, never over it. Plain text: tool tips would take a hostile name for markup.
    static void paintCard(QPainter &p, const QStringList &lines, const QRectF &of, QPointF mouse, QSizeF area);

Q_SIGNALS:
    void expandWanted(std::int32_t asset, bool needs, bool neededBy);

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] virtual QStringList nodeLines(int node) const; ///< what is said of it under the mouse
    [[nodiscard]] PlaneLook &plane() override { return m_look; }
    [[nodiscard]] QRectF bounds() const override { return m_scene ? m_scene->bounds : QRectF(); }
    [[nodiscard]] const LineIndex *lines() const override;
    [[nodiscard]] int findNode(QPointF position) const override;
    [[nodiscard]] QPointF middleOf(int node) const override;
    [[nodiscard]] std::int32_t assetOf(int node) const override;
    [[nodiscard]] QPainterPath edgePath(int edge) const override;
    void lookChanged() override { redraw(); }
    [[nodiscard]] bool hasHandle(QPointF position) const override;
    bool clickHandle(QPointF position) override;

private:
    void redraw();
    void findWay();
    [[nodiscard]] bool handleAt(QPointF position, int &node, bool &needs) const;
    void paintCard(QPainter &p) const;
    void paintKindsOfLines(QPainter &p) const;

    picture::SnapshotPtr m_snapshot;
    std::shared_ptr<const GraphModel> m_model;
    std::shared_ptr<const GraphScene> m_scene;
    GraphLook m_look;
    std::int32_t m_current = -1;
    std::shared_ptr<const NetworkWay> m_way;
    QString m_message;
    QPixmap m_drawn;
    bool m_stale = true;
};

} // namespace watchfloor::widgets
