// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/importjob.h"

#include <QWidget>

class QLabel;

namespace watchfloor::widgets {
class RowsTable;
}

namespace watchfloor::desktop {

/// The files of a plan, and what would become of each: tried on a thread of its own, counted against the store,
/// nothing stored.
class ImportFiles : public QWidget
{
    Q_OBJECT
public:
    /// `store` null: as for one that holds nothing.
    ImportFiles(const ingest::Plan &plan, std::shared_ptr<store::Store> store, QWidget *parent = nullptr);
    ~ImportFiles() override;

    void tryOut(ingest::Plan plan);
    void stop();
    /// What was found holds for other choices no more.
    void forget();
    [[nodiscard]] bool isTrying() const { return m_job != nullptr; }

Q_SIGNALS:
    void tryingChanged();

private:
    void showProgress(int file, const ingest::Progress &progress);
    void showFound();
    void finish();

    const std::shared_ptr<store::Store> m_store;
    std::vector<std::pair<QString, QString>> m_files; ///< path and source, safe to show
    std::vector<ingest::FileOutcome> m_outcomes;
    std::unique_ptr<ImportJob> m_job;
    std::int64_t m_recordsBefore = 0;
    bool m_failed = false;
    widgets::RowsTable *m_table;
    QLabel *m_said;
};

} // namespace watchfloor::desktop
