// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/rowsmodel.h"

#include <QTableView>
#include <QThreadPool>

namespace watchfloor::widgets {

class EmptyState;

/// A view of a RowsModel: sorting, keyboard, an empty state, copies under the banner of what they hold.
class RowsTable : public QTableView
{
    Q_OBJECT
public:
    RowsTable(const QStringList &columns, const QString &name, QWidget *parent = nullptr);

    /// What is selected and what is on top stay, by their ids. Many rows are put in order, compared and sorted beside
    /// the window's thread, and shown when that is done: shown(). The last that were set are the last that are shown.
    void setRows(std::vector<Row> rows);
    /// Nothing newer than what is shown is on its way.
    [[nodiscard]] bool isSettled() const { return !m_next && (!m_running || m_isOutdated); }
    /// In average characters of the font, by column; the last one stretches.
    void setColumnCharacters(std::initializer_list<int> characters);
    void setEmptyMessage(const QString &headline, const QString &advice = {});
    [[nodiscard]] QString currentId() const;
    [[nodiscard]] QStringList selectedIds() const;
    void selectId(const QString &id);
    void copySelection(); ///< to the clipboard, under its banner

Q_SIGNALS:
    void shown(); ///< the rows that were set last, or they in another order
    void currentIdChanged(const QString &id);
    void activatedId(const QString &id); ///< double click or Enter

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    /// Where somebody is in it.
    struct Place
    {
        QString current, top;
        QStringList selected;
        int down = 0, along = 0; ///< of the scroll bars
    };
    [[nodiscard]] Place place() const;
    void putBack(const Place &place);
    void orderAnew();
    void compareBeside();
    void taken(RowsChange change);
    void take(RowsChange change);
    void showEmptyMessage();

    RowsModel *m_model;
    EmptyState *m_empty;
    QString m_headline, m_advice;
    bool m_replacing = false;
    RowsPtr m_next; ///< that wait for the worker
    bool m_running = false;
    bool m_isOutdated = false; ///< what the worker is at: newer rows are shown already
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
