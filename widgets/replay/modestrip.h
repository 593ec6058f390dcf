// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace watchfloor::widgets {

/// Diagonal bands of a replay: a pattern, so that it is told from an exercise and from everything else without its
/// colour.
void paintReplayHatching(QPainter &painter, const QRect &area);
/// Chequers of a what-if, told from the others in the same way.
void paintWhatIfChequers(QPainter &painter, const QRect &area);

/// A line across the window that says what is not as usual: REPLAY, COMPARE or WHAT-IF at both ends, more between.
class ModeStrip : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Replay, Compare, WhatIf };
    explicit ModeStrip(Kind kind, QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QString word() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont wordFont() const;

    Kind m_kind;
    QString m_text;
};

} // namespace watchfloor::widgets
