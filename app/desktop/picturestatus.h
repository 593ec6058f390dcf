// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace watchfloor::widgets {
class ShapeLabel;
}

namespace watchfloor::desktop {

/// The line at the bottom: how old the picture is, what it counts, whether a filter hides some of it.
class PictureStatus : public QWidget
{
    Q_OBJECT
public:
    explicit PictureStatus(widgets::PictureScope *scope, QWidget *parent = nullptr);
    void setStore(const QString &name, const QString &path, bool encrypted, bool readOnly);
    /// Text of the counts as shown, for tests and for the accessible name.
    [[nodiscard]] QString countsText() const;

Q_SIGNALS:
    void filterClearRequested();

private:
    void update();
    void updateAge();

    widgets::PictureScope *m_scope;
    QLabel *m_age;
    QLabel *m_counts;
    std::vector<widgets::ShapeLabel *> m_bands;
    QLabel *m_rest;
    QToolButton *m_filter;
    QLabel *m_store;
    QLabel *m_badge;
    QTimer m_timer;
};

} // namespace watchfloor::desktop
