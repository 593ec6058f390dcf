// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"

#include <QAbstractButton>
#include <QTimer>

class QHBoxLayout;
class QLabel;

class QToolButton;

namespace watchfloor::widgets {

/// One source in the top bar: shape and colour of its health, its slug, the age of its last data.
class FeedLight : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FeedLight(QWidget *parent = nullptr);
    void setFeed(const picture::SourceRow &row, Timestamp now);
    [[nodiscard]] picture::FeedHealth health() const { return m_health; }
    [[nodiscard]] std::int64_t sourceId() const { return m_sourceId; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::int64_t m_sourceId = 0;
    picture::FeedHealth m_health = picture::FeedHealth::Never;
    QString m_slug, m_age;
};

/// A light per source, silent ones first and loudest; what does not fit is counted, never the silent ones
/// before the live ones.
class FeedLights : public QWidget
{
    Q_OBJECT
public:
    explicit FeedLights(PictureScope *scope, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] const std::vector<FeedLight *> &lights() const { return m_lights; }

Q_SIGNALS:
    void feedClicked(qint64 sourceId);
    void moreClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void update();
    void arrange();

    PictureScope *m_scope;
    std::vector<FeedLight *> m_lights;
    QToolButton *m_more;
    QLabel *m_none;
    QTimer m_timer;
};

} // namespace watchfloor::widgets
