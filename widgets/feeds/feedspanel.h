// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"

#include <QTimer>
#include <QWidget>

namespace watchfloor::widgets {

class RowsTable;

/// Every source with its health, what came from it and how it is graded. A check box a row is the
/// filter's list of hidden sources under another name; it lives in the filter bar.
class FeedsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FeedsPanel(PictureScope *scope, QWidget *parent = nullptr);
    void selectSource(std::int64_t sourceId);

Q_SIGNALS:
    void onlySourceRequested(qint64 sourceId); ///< double click or Enter: show this source alone

private:
    void update();

    PictureScope *m_scope;
    RowsTable *m_table;
    QTimer m_timer;
};

} // namespace watchfloor::widgets
