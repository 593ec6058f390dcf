// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/marking.h"

#include <QColor>
#include <QFrame>
#include <QLabel>
#include <QPainterPath>

class QPushButton;

namespace watchfloor::widgets {

/// A plain-text label: what comes from a feed is never markup.
[[nodiscard]] QLabel *plainLabel(const QString &text = {}, QWidget *parent = nullptr);
[[nodiscard]] QLabel *mutedLabel(const QString &text = {}, QWidget *parent = nullptr);
[[nodiscard]] QLabel *sectionLabel(const QString &text, QWidget *parent = nullptr);

/// One line that ends in an ellipsis where it is too narrow, with the whole text as tooltip then.
class ElidedLabel : public QFrame
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    void setMuted(bool muted);
    [[nodiscard]] bool isElided() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateToolTip();

    QString m_text;
    bool m_muted = false;
};

/// A marking on black in its TLP colour.
class MarkingChip : public QLabel
{
    Q_OBJECT
public:
    explicit MarkingChip(QWidget *parent = nullptr);
    void setMarking(const Marking &marking);

private:
    QColor m_color;
};

/// A shape and a word in its colour.
class ShapeLabel : public QWidget
{
    Q_OBJECT
public:
    explicit ShapeLabel(QWidget *parent = nullptr);
    void setMark(const QPainterPath &shape, const QColor &color, const QString &text, bool bold = false);
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont markFont() const;

    QPainterPath m_shape;
    QColor m_color;
    QString m_text;
    bool m_bold = false;
};

/// What an empty view says instead of nothing: why it is empty and what to do. Lies over its parent.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *over);
    /// An empty headline hides it; an empty button text means no button.
    void setMessage(const QString &headline, const QString &advice = {}, const QString &button = {});

Q_SIGNALS:
    void triggered();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *m_headline;
    QLabel *m_advice;
    QPushButton *m_button;
};

} // namespace watchfloor::widgets
