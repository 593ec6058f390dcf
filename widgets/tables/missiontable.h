// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "impact/memory.h"

#include <QThreadPool>
#include <QWidget>

#include <stop_token>

namespace watchfloor::widgets {

class RowsTable;

/// The missions, worst first, each with the reason it is not well; below them every asset by state. Worked out on a
/// thread of its own; the newest picture wins.
class MissionTable : public QWidget
{
    Q_OBJECT
public:
    explicit MissionTable(PictureScope *scope, QWidget *parent = nullptr);
    ~MissionTable() override;
    /// What is shown is of the scope's snapshot.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void inspectRequested();
    void menuRequested(const QPoint &globalPosition); ///< of the selected mission or asset

private:
    struct Tables;
    void work();
    void take(const picture::SnapshotPtr &snapshot, Tables &tables);
    void takeSelection();
    void choose(const QString &id);

    PictureScope *m_scope;
    RowsTable *m_missions;
    RowsTable *m_assets;
    picture::SnapshotPtr m_shown;
    bool m_taking = false;
    bool m_running = false, m_again = false;
    std::stop_source m_stop;
    impact::Memory m_memory; ///< the worker's
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
