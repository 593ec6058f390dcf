// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapcolors.h"
#include "map/viewframe.h"

#include <QWidget>

class QToolButton;

namespace watchfloor::widgets {

/// `54.6872° N 25.2797° E`
[[nodiscard]] QString coordinateText(double latitude, double longitude);
/// `500 m`, `2,000 km`
[[nodiscard]] QString distanceText(double metres);

/// Bottom left: scale bar and where the cursor points.
class MapFooter : public QWidget
{
    Q_OBJECT
public:
    explicit MapFooter(QWidget *parent);
    void setFrame(const ViewFrame &frame);
    void setPlace(const QString &coordinates);
    [[nodiscard]] QString place() const { return m_place; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ViewFrame m_frame;
    QString m_place;
};

/// Bottom right: what the shapes mean, in words. Folds away.
class MapLegend : public QWidget
{
    Q_OBJECT
public:
    explicit MapLegend(QWidget *parent);
    [[nodiscard]] bool isOpen() const { return m_open; }
    void setOpen(bool open);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *m_button;
    bool m_open = false;
};

/// Beside the cursor: what is under it. Plain text, lets the mouse through.
class MapHoverPanel : public QWidget
{
    Q_OBJECT
public:
    struct Line
    {
        QString text;
        enum Kind { Title, Plain, Muted } kind = Plain;
        int band = -1; ///< SeverityBand: the shape is painted before the text
    };
    explicit MapHoverPanel(QWidget *parent);
    void showLines(std::vector<Line> lines, QPointF beside, const QRect &within);
    [[nodiscard]] QString text() const; ///< as shown, for tests and screen readers

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont fontOf(Line::Kind kind) const;
    std::vector<Line> m_lines;
};

} // namespace watchfloor::widgets
