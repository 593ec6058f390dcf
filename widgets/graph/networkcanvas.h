// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/networkpaint.h"
#include "picture/snapshot.h"

#include <QImage>
#include <QThreadPool>
#include <QWidget>

#include <optional>

namespace watchfloor::widgets {

/// Where a network is drawn. A thread paints it, with some margin, and once small as a whole; the window moves and
/// scales those pictures at once and has the sharp one as soon as it is there. Says what was meant and changes nothing.
class NetworkCanvas : public QWidget
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
    void setNote(const QString &note); ///< in the corner
    void setHovered(std::int32_t asset);
    void setCurrent(int node); ///< that keys work on; -1 none
    [[nodiscard]] int current() const { return m_current; }

    void fit();
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    void centreOn(QPointF world, double leastZoom = 0);
    void zoom(double factor, QPointF about);
    void setView(double zoom, QPointF worldCentre);
    [[nodiscard]] QPointF worldCentre() const;
    [[nodiscard]] QPointF nodeAt(int node) const { return m_look.toDevice(m_scene->places[std::size_t(node)]); }
    /// What is on screen is sharp and of now.
    [[nodiscard]] bool isSettled() const;
    void themeChanged();
    /// All of the drawing as it is on screen, at that size.
    [[nodiscard]] QImage picture() const;

Q_SIGNALS:
    void nodeClicked(int node, Qt::KeyboardModifiers modifiers);
    void assetClicked(std::int32_t asset, Qt::KeyboardModifiers modifiers); ///< a line
    void backgroundClicked();
    void nodeActivated(int node); ///< double click
    void assetHovered(std::int32_t asset); ///< -1 none
    void menuWanted(int node, std::int32_t line, QPoint globalPosition); ///< -1 none
    void nodeMoved(int node, QPointF world);
    void settled();

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
    /// A picture of a part of the drawing.
    struct Sheet
    {
        QImage image; ///< device pixels
        double zoom = 1;
        QRectF world;
        quint64 revision = 0;
    };
    void changed();
    void viewMoved();
    void work(); ///< paints what is missing, one sheet at a time
    void take(Sheet sheet, bool isWhole);
    [[nodiscard]] QRectF worldRect() const;
    [[nodiscard]] bool isSharp() const;
    [[nodiscard]] std::optional<NetworkLook> missing(bool &isWhole) const;
    void lay(QPainter &p, const Sheet &sheet, bool smooth) const;
    [[nodiscard]] int findNode(QPointF position) const;
    [[nodiscard]] int findEdge(QPointF position) const;
    [[nodiscard]] QStringList edgeLines(int edge) const;
    [[nodiscard]] QStringList groupLines(int node) const;
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
    QString m_note;
    int m_hovered = -1, m_hoveredEdge = -1, m_current = -1;
    bool m_fitted = true;
    QPointF m_mouse{-1, -1}, m_pressed, m_originBefore;
    bool m_isPressed = false, m_isPanning = false;
    int m_moved = -1; ///< node that is dragged
    std::stop_source m_stop;
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
