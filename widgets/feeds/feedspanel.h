// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace watchfloor::widgets {

class RowsTable;

/// Every source with its health and the figures behind it, what came from it and how it is graded. Where a clock
/// seems wrong it proposes a correction, which only an officer makes. A check box a row is the filter's
/// list of hidden sources under another name; it lives in the filter bar.
class FeedsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FeedsPanel(PictureScope *scope, QWidget *parent = nullptr);
    void selectSource(std::int64_t sourceId);
    void setEditable(bool editable); ///< false: the store cannot be written, or the past is looked at

Q_SIGNALS:
    void onlySourceRequested(qint64 sourceId); ///< double click or Enter: show this source alone
    void clockCorrectionAccepted(const QString &slug, qint64 offset); ///< microseconds to declare from now on

private:
    void update();
    void updateProposal();
    [[nodiscard]] const picture::SourceRow *proposed() const;

    PictureScope *m_scope;
    RowsTable *m_table;
    QWidget *m_proposal;
    QLabel *m_words;
    QPushButton *m_accept;
    bool m_editable = true;
    QTimer m_timer;
};

} // namespace watchfloor::widgets
