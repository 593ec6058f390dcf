// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "picture/coincidences.h"

#include <QThreadPool>
#include <QWidget>

class QDoubleSpinBox;
class QLabel;

namespace watchfloor::widgets {

class RowsTable;

/// What happened together in different domains: how near in hours and kilometres is asked here, of what passes the
/// filter. A row selects both. Counted on a thread of its own; the newest question wins.
class CoincidencePanel : public QWidget
{
    Q_OBJECT
public:
    explicit CoincidencePanel(PictureScope *scope, QWidget *parent = nullptr);
    ~CoincidencePanel() override;
    [[nodiscard]] bool isSettled() const { return !m_running && !m_again; }
    [[nodiscard]] const picture::Coincidences &shown() const { return m_shown; }
    [[nodiscard]] RowsTable *table() const { return m_table; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void take(const picture::SnapshotPtr &snapshot, const std::vector<picture::DomainEvent> &events,
              picture::Coincidences found);
    void choose(const QString &id);

    PictureScope *m_scope;
    QDoubleSpinBox *m_hours, *m_km;
    RowsTable *m_table;
    QLabel *m_note;
    picture::Coincidences m_shown;
    std::vector<std::pair<picture::ObjectRef, picture::ObjectRef>> m_refs; ///< by row of m_shown
    bool m_running = false, m_again = false, m_stale = true;
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
