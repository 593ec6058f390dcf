// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "whatif/scenariotable.h"

#include <QPointer>
#include <QUndoStack>

#include <stop_token>

namespace watchfloor::desktop {

/// What-ifs under names, in memory until the store is closed, and the window that shows them side by side with what is
/// supposed just now. All that stands there is worked out here, of one picture at a time: what the views show may be
/// of another, or of none.
class KeptWhatIfs : public QObject
{
    Q_OBJECT
public:
    struct Kept
    {
        QString name; ///< safe to show as plain text
        widgets::Suppositions steps;
        bool operator==(const Kept &) const = default;
    };

    explicit KeptWhatIfs(QWidget *window);
    ~KeptWhatIfs() override;

    void setPresent(const picture::SnapshotPtr &present);
    void setSupposed(const widgets::Suppositions &steps); ///< just now
    void askName();
    void keep(const QString &name); ///< what is supposed just now; another of that name goes
    void show();
    void forget(); ///< another store
    [[nodiscard]] const std::vector<Kept> &kept() const { return m_kept; }
    /// Of keeping and forgetting alone: an undo in the window must never reach for these, nor one here for a decision.
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }

Q_SIGNALS:
    void wanted(const QString &name, const widgets::Suppositions &steps); ///< to be supposed again

private:
    class Step;
    struct Column
    {
        Kept what; ///< without a name: supposed just now
        std::shared_ptr<const widgets::Scenario> scenario; ///< null: being worked out
    };
    void setKept(const std::vector<Kept> &kept);
    void change();
    void workOut();
    void fill();

    QWidget *m_window;
    QPointer<widgets::ScenarioTable> m_table;
    QUndoStack m_undo;
    picture::SnapshotPtr m_present;
    widgets::Suppositions m_supposed;
    std::vector<Kept> m_kept;
    std::vector<Column> m_columns;
    std::stop_source m_stop;
    quint64 m_asked = 0;
    bool m_isWorking = false;
    bool m_again = false; ///< a newer picture waits for the answer that is worked on
};

} // namespace watchfloor::desktop
