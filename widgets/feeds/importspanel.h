// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace watchfloor::widgets {

class RowsTable;

/// What was read into the store, and what of it could not be read: quarantined records with their
/// reasons, the raw bytes one key away.
class ImportsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ImportsPanel(PictureScope *scope, QWidget *parent = nullptr);
    void setReader(picture::DetailReader *reader);
    void refresh();

Q_SIGNALS:
    void rawRequested(qint64 recordId, qint64 sourceId);
    void withdrawRequested(qint64 importId);
    void restoreRequested(qint64 importId);

private:
    void showImports(const std::vector<store::StoredImport> &imports);
    void showQuarantine(const std::vector<store::StoredRecord> &records);
    void updateButtons();
    [[nodiscard]] QString slug(std::int64_t sourceId) const;

    PictureScope *m_scope;
    QPointer<picture::DetailReader> m_reader;
    std::vector<store::StoredImport> m_imports;
    std::vector<store::StoredRecord> m_records;
    RowsTable *m_importTable;
    RowsTable *m_quarantineTable;
    QLabel *m_quarantineTitle;
    QPushButton *m_withdraw;
    QPushButton *m_all;
};

} // namespace watchfloor::widgets
