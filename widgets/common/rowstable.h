// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/rowsmodel.h"

#include <QSortFilterProxyModel>
#include <QTableView>

namespace watchfloor::widgets {

class EmptyState;

/// A view of a RowsModel: sorting, keyboard, an empty state, copies under the banner of what they hold.
class RowsTable : public QTableView
{
    Q_OBJECT
public:
    RowsTable(const QStringList &columns, const QString &name, QWidget *parent = nullptr);

    void setRows(std::vector<Row> rows);
    /// In average characters of the font, by column; the last one stretches.
    void setColumnCharacters(std::initializer_list<int> characters);
    void setEmptyMessage(const QString &headline, const QString &advice = {});
    [[nodiscard]] QString currentId() const;
    [[nodiscard]] QStringList selectedIds() const;
    void selectId(const QString &id);
    void copySelection(); ///< to the clipboard, under its banner

Q_SIGNALS:
    void currentIdChanged(const QString &id);
    void activatedId(const QString &id); ///< double click or Enter

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    RowsModel *m_model;
    QSortFilterProxyModel *m_order;
    EmptyState *m_empty;
    QString m_headline, m_advice;
    bool m_replacing = false;
};

} // namespace watchfloor::widgets
