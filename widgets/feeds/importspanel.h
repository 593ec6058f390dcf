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

/// What was read into the store, and what of it could not be read: each quarantined record with the field, the value
/// in it and the rule that it breaks, its bytes one key away, to be read again once the cause is mended.
class ImportsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ImportsPanel(PictureScope *scope, QWidget *parent = nullptr);
    void setReader(picture::DetailReader *reader);
    void refresh();
    void setEditable(bool editable); ///< else nothing is withdrawn, restored or read again

Q_SIGNALS:
    void rawRequested(qint64 recordId, qint64 sourceId);
    void withdrawRequested(qint64 importId);
    void restoreRequested(qint64 importId);
    /// The records that are selected, else all of the import that is (0: of every import).
    void retryRequested(const QList<qint64> &records, qint64 importId, int count);

private:
    void takeImports(const std::vector<store::StoredImport> &imports);
    void takeQuarantine(const std::vector<picture::QuarantinedRecord> &records);
    void showImports();
    void showQuarantine();
    [[nodiscard]] Timestamp shownInstant() const;
    void retry();
    void updateButtons();
    [[nodiscard]] QString slug(std::int64_t sourceId) const;

    PictureScope *m_scope;
    QPointer<picture::DetailReader> m_reader;
    std::vector<store::StoredImport> m_allImports;
    std::vector<picture::QuarantinedRecord> m_allRecords;
    bool m_isEditable = true;
    bool m_hasRead = false; ///< imports
    bool m_isFresh = false, m_isFreshQuarantine = false; ///< to be shown, whether they differ or not
    std::vector<store::StoredImport> m_imports; ///< that are shown
    std::vector<picture::QuarantinedRecord> m_records;
    RowsTable *m_importTable;
    RowsTable *m_quarantineTable;
    QLabel *m_quarantineTitle;
    QPushButton *m_retry;
    QPushButton *m_withdraw;
    QPushButton *m_all;
};

} // namespace watchfloor::widgets
