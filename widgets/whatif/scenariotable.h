// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "whatif/scenario.h"

#include <QDialog>

class QPushButton;
class QUndoStack;
class QVBoxLayout;

namespace watchfloor::widgets {

class ModeStrip;
class RowsTable;

/// What-ifs beside one another: what becomes of each mission in each of them. Nothing of it is in the picture.
class ScenarioTable : public QDialog
{
    Q_OBJECT
public:
    struct Column
    {
        QString name; ///< safe to show as plain text
        std::shared_ptr<const Scenario> scenario; ///< null: is being worked out
        bool isKept = true; ///< under its name; else what is supposed just now
    };

    explicit ScenarioTable(QWidget *parent = nullptr);
    void setColumns(std::vector<Column> columns);
    void setUndoStack(QUndoStack *stack); ///< of keeping and forgetting; outlives the window
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }
    [[nodiscard]] RowsTable *table() const { return m_table; } ///< null where nothing was kept

Q_SIGNALS:
    void showRequested(int column);
    void forgetRequested(int column);

private:
    void fill();
    void updateButtons();
    [[nodiscard]] int currentColumn() const; ///< -1: of the present, or none

    std::vector<Column> m_columns;
    ModeStrip *m_strip;
    QVBoxLayout *m_place;
    RowsTable *m_table = nullptr;
    QPushButton *m_copy, *m_show, *m_forget, *m_undo;
};

} // namespace watchfloor::widgets
