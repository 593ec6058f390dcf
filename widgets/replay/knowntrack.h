// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replay/replayclock.h"

#include <QWidget>

namespace watchfloor::widgets {

/// What the store learned when, as a slider: how much changed in each moment, a hand where the picture stands, and
/// "now" at its right end.
class KnownTrack : public QWidget
{
    Q_OBJECT
public:
    explicit KnownTrack(ReplayClock *clock, QWidget *parent = nullptr);

    /// The span that is drawn; now lies to the right of it.
    [[nodiscard]] std::int64_t from() const { return m_from; }
    [[nodiscard]] std::int64_t to() const { return m_to; }
    [[nodiscard]] double xOf(std::int64_t instant) const;
    [[nodiscard]] std::int64_t instantAt(double x) const;
    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] QRectF nowRect() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void take();
    void fit();
    void countColumns();
    void zoom(double factor, std::int64_t about);
    void goTo(double x);
    void moveBy(std::chrono::microseconds by);

    ReplayClock *m_clock;
    std::int64_t m_from = 0, m_to = 1;
    bool m_isFitted = true; ///< shows all until a person zooms
    std::vector<std::int64_t> m_columns; ///< items that became known, by columnWidth pixels
    std::size_t m_counted = 0; ///< size of the history when they were
    std::int64_t m_countedLast = 0;
    std::int64_t m_most = 0;
    double m_hover = -1;
    double m_nowWidth = 40;
};

} // namespace watchfloor::widgets
