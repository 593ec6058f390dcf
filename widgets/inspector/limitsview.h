// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/limits.h"
#include "picture/snapshot.h"

#include <QDialog>

#include <vector>

class QTabWidget;

namespace watchfloor::widgets {

class RowsTable;

/// What the machine does not join on, and why: values that mean nothing because too much has them in common, names that
/// mean several, and stretches that would break their rule's budget; and what each rule may do at all.
class LimitsView : public QDialog
{
    Q_OBJECT
public:
    explicit LimitsView(QWidget *parent = nullptr);
    void showLimits(const picture::Snapshot &s, const std::vector<fusion::JoinLimit> &limits);
    void showError(const QString &sentence);

private:
    void copy();

    QTabWidget *m_pages;
    RowsTable *m_values, *m_rules;
};

} // namespace watchfloor::widgets
