// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/incidentmodel.h"
#include "tables/tabletext.h"

#include <QTableView>
#include <QTimer>

namespace watchfloor::widgets {

class EmptyState;

/// The incident table: sorting, a columns chooser on the header, one selection shared with every other view.
class IncidentTable : public QTableView
{
    Q_OBJECT
public:
    explicit IncidentTable(PictureScope *scope, QWidget *parent = nullptr);

    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);
    [[nodiscard]] bool isSettled() const { return true; }

    /// The selected rows (all rows where none is), shown columns, under their high-water mark.
    [[nodiscard]] TableText selectedText() const;
    void copyAsText();
    void copyAsCsv();
    void showColumnsMenu(const QPoint &globalPosition);

Q_SIGNALS:
    void settled();
    void inspectRequested(); ///< Enter or double click
    void filterClearRequested();
    void importRequested();
    void menuRequested(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void takeSelection();
    void updateEmptyState();

    PictureScope *m_scope;
    IncidentModel *m_model;
    IncidentOrder *m_order;
    EmptyState *m_empty;
    QTimer m_ageTimer;
    bool m_taking = false; ///< the scope's selection is being copied in
};

} // namespace watchfloor::widgets
