// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

#include <QWidget>

namespace watchfloor::widgets {

class RowsTable;

/// The watch log: what people and the program did, newest first. Append-only, so there is nothing to edit.
class LogPanel : public QWidget
{
    Q_OBJECT
public:
    explicit LogPanel(QWidget *parent = nullptr);
    /// In the order of their sequence numbers.
    void setEntries(const std::vector<store::StoredLogEntry> &entries);
    void setError(const QString &sentence);

private:
    RowsTable *m_table;
};

} // namespace watchfloor::widgets
