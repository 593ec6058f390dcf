// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/networkpaint.h"
#include "graph/planecanvas.h"
#include "picture/snapshot.h"

#include <QImage>
#include <QThreadPool>

#include <optional>

namespace watchfloor::widgets {

/// Where a network is drawn. A thread paints it, with some margin, and once small as a whole; the window moves and
/// scales those pictures at once and has the sharp one as soon as it is there.
class NetworkCanvas : public PlaneCanvas
{
    Q_OBJECT
public:
    explicit NetworkCanvas(QWidget *parent = nullptr);
    ~NetworkCanvas() override;

    void setScene(picture::SnapshotPtr snapshot, std::shared_ptr<const GraphModel> model,
                  std::shared_ptr<const NetworkScene> scene);
    [[nodiscard]] const NetworkScene *scene() const { return m_scene.get(); }
    [[nodiscard]] const NetworkLook &look() const { return m_look; }
    void setMarks(std::shared_ptr<const NetworkMarks> marks);
    [[nodiscard]] const NetworkMarks &marks() const { return *m_marks; }
    void setHovered(std::int32_t asset);
    void setCurrent(int node); ///< that keys work on; -1 none
    [[nodiscard]] int current() const { return m_current; }

    void centreOn(QPointF world, double leastZoom = 0);
    [[nodiscard]] QPointF nodeAt(int node) const { return m_look.toDevice(m_scene->places[std::size_t(node)]); }
    [[nodiscard]] QString nodeName(int node) const; ///< or its group's
    /// Along a line where one leads that way (an arrow key), else to whatever lies there; -1 nothing does.
    [[nodiscard]] int nodeTowards(int key) const;
    /// What is on screen is sharp and of now.
    [[nodiscard]] bool isSettled() const;
    void themeChanged() override;
    /// All of the drawing as it is on screen, at that size.
    [[nodiscard]] QImage picture() const;

    [[nodiscard]] QStringList edgeLines(int edge) const override;
    [[nodiscard]] Edge edgeOf(int edge) const override;
    [[nodiscard]] int edgeCount() const override { return m_scene ? int(m_scene->edges.size()) : 0; }
    [[nodiscard]] const std::vector<std::string> &nodeIds() const override { return m_scene->ids; }
    [[nodiscard]] int keyNode() const override { return m_current; }

Q_SIGNALS:
    void settled();

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] PlaneLook &plane() override { return m_look; }
    [[nodiscard]] QRectF bounds() const override { return m_scene ? m_scene->bounds : QRectF(); }
    [[nodiscard]] const LineIndex *lines() const override { return m_scene ? &m_scene->edgeIndex : nullptr; }
    [[nodiscard]] double leastLine() const override { return 8; }
    [[nodiscard]] int findNode(QPointF position) const override;
    [[nodiscard]] int findMovable(QPointF position) const override;
    [[nodiscard]] QPointF middleOf(int node) const override;
    [[nodiscard]] std::int32_t assetOf(int node) const override;
    [[nodiscard]] QPainterPath edgePath(int edge) const override;
    void lookChanged() override;
    [[nodiscard]] virtual QStringList nodeLines(int node) const; ///< what is said of it under the mouse
    void hoverNode(int node) override { m_hovered = node; }

private:
    /// A picture of a part of the drawing.
    struct Sheet
    {
        QImage image; ///< device pixels
        double zoom = 1;
        QRectF world;
        quint64 revision = 0;
    };
    void changed();
    void work(); ///< paints what is missing, one sheet at a time
    void take(Sheet sheet, bool isWhole);
    [[nodiscard]] QRectF worldRect() const;
    [[nodiscard]] bool isSharp() const;
    [[nodiscard]] std::optional<NetworkLook> missing(bool &isWhole) const;
    void lay(QPainter &p, const Sheet &sheet, bool smooth) const;
    void paintMark(QPainter &p, int node, Qt::PenStyle style) const;
    void paintCard(QPainter &p) const;

    picture::SnapshotPtr m_snapshot;
    std::shared_ptr<const GraphModel> m_model;
    std::shared_ptr<const NetworkScene> m_scene;
    std::shared_ptr<const NetworkMarks> m_marks;
    NetworkLook m_look;
    Sheet m_near, m_whole;
    quint64 m_revision = 1;
    bool m_isWorking = false;
    int m_hovered = -1, m_current = -1;
    std::stop_source m_stop;
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
