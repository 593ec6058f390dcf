// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "watch/alarmbook.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace watchfloor::widgets {

class EmptyState;
class ShapeLabel;

/// What asks for an answer, by cause and worst first, and how much of it there is. It shows and asks; who acts on it
/// writes it down.
class AlarmPanel : public QWidget
{
    Q_OBJECT
public:
    explicit AlarmPanel(PictureScope *scope, QWidget *parent = nullptr);
    ~AlarmPanel() override;

    void setAlarms(const std::vector<watch::AlarmGroup> &groups, const watch::AlarmFigures &figures);
    void setEditable(bool editable); ///< false: a replay, or a store that cannot be written
    void selectKey(const QString &key);
    [[nodiscard]] QStringList selectedKeys() const;

Q_SIGNALS:
    /// Without time and name, which are those of who takes them.
    void actsRequested(const std::vector<watchfloor::watch::AlarmAct> &acts);
    void feedRequested(const QString &slug);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(watch::AlarmAct::What what);
    void shelve();
    void open(const QModelIndex &index);
    void showMenu(QPoint at);
    void updateButtons();
    [[nodiscard]] std::vector<watch::Alarm> selected() const;
    [[nodiscard]] QList<QStandardItem *> rowOf(const watch::Alarm &alarm, std::size_t more, bool isFirst) const;
    void showFigures(const watch::AlarmFigures &figures);

    PictureScope *m_scope;
    QTreeView *m_view;
    QStandardItemModel *m_model;
    EmptyState *m_empty;
    ShapeLabel *m_load;
    QLabel *m_figures;
    QPushButton *m_acknowledge, *m_shelve, *m_escalate, *m_back;
    std::vector<watch::AlarmGroup> m_groups;
    QSet<QString> m_open; ///< causes whose group is unfolded
    bool m_editable = false;
    bool m_showing = false;
};

} // namespace watchfloor::widgets
