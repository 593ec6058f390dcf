// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"

#include <QFrame>
#include <QTimer>

class QComboBox;
class QLineEdit;
class QMenu;
class QToolButton;

namespace watchfloor::desktop {

/// The one filter of all views: words, severity, sources, states, and the time window that the timeline sets.
class FilterBar : public QFrame
{
    Q_OBJECT
public:
    explicit FilterBar(widgets::PictureScope *scope, QWidget *parent = nullptr);
    void focusText();
    void clearAll();
    void showOnlySource(std::int64_t sourceId);
    /// What is filtered, in words; empty: nothing.
    [[nodiscard]] static QString summary(const widgets::PictureScope &scope);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeFilter();
    void fillSources();
    void fillStates();
    void applyText();

    widgets::PictureScope *m_scope;
    QLineEdit *m_text;
    QComboBox *m_severity;
    QToolButton *m_sources;
    QToolButton *m_states;
    QToolButton *m_window;
    QToolButton *m_area;
    QToolButton *m_clear;
    QTimer m_typing;
};

} // namespace watchfloor::desktop
