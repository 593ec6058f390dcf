// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/viewturns.h"
#include "picture/details.h"
#include "picture/query.h"

#include <QObject>

#include <set>

namespace watchfloor::widgets {

/// What every view looks at: one snapshot, one filter with one time window, one selection.
/// Views read it, follow its signals and its pictures (turns()), and never call each other. GUI thread.
class PictureScope : public QObject
{
    Q_OBJECT
public:
    using ObjectRef = picture::ObjectRef;
    using Selection = std::vector<ObjectRef>; ///< first is the current one; no duplicates

    explicit PictureScope(QObject *parent = nullptr);

    [[nodiscard]] const picture::SnapshotPtr &snapshot() const { return m_snapshot; } ///< never null
    /// What is so, whatever is supposed: alarms, briefs and decisions are made of this one alone. Never null.
    [[nodiscard]] const picture::SnapshotPtr &present() const { return m_present; }
    /// The snapshot shows what would be if something were otherwise: nothing of it is real.
    [[nodiscard]] bool isSupposed() const { return m_snapshot != m_present; }
    /// The picture of now as it is: what decisions are made of.
    [[nodiscard]] bool isNow() const { return !isSupposed() && !m_snapshot->replay; }
    [[nodiscard]] const picture::Filter &filter() const { return m_filter; }
    [[nodiscard]] const Selection &selection() const { return m_selection; }
    [[nodiscard]] const ObjectRef &hovered() const { return m_hovered; }
    [[nodiscard]] bool isSelected(const ObjectRef &ref) const;
    /// Totals of what passes the filter; computed once per change, on first use.
    [[nodiscard]] const picture::Counts &counts() const;

    /// What this picture is compared with: that of another instant, null where with none.
    [[nodiscard]] const picture::SnapshotPtr &before() const { return m_before; }
    void setBefore(picture::SnapshotPtr before);
    /// Empty where nothing is compared; computed once per change, on first use.
    [[nodiscard]] const picture::Diff &diff() const;
    /// What became of the incident in that row of the snapshot.
    [[nodiscard]] picture::Change change(std::int32_t incidentRow) const;
    [[nodiscard]] picture::Change assetChange(std::int32_t assetRow) const;

    /// The instant this picture speaks of: the clock's, or that of a replay.
    [[nodiscard]] Timestamp now() const;
    /// The last `span` before it, what happens this very second included: the one meaning of "the last 24 hours".
    [[nodiscard]] picture::TimeWindow last(std::chrono::microseconds span) const;

    void setSnapshot(picture::SnapshotPtr snapshot);
    /// What would be, made of `present`. Until the next setSnapshot().
    void setSupposed(picture::SnapshotPtr supposed, picture::SnapshotPtr present);
    /// A newer picture of what is so, while what was supposed of the one before is still shown.
    void setPresent(picture::SnapshotPtr present);
    /// How a new picture comes to the views: what takes time follows here, not on snapshotChanged().
    [[nodiscard]] ViewTurns &turns() { return m_turns; }
    [[nodiscard]] const ViewTurns &turns() const { return m_turns; }
    void setFilter(const picture::Filter &filter);
    void setWindow(picture::TimeWindow window);
    void select(const ObjectRef &ref) { setSelection({ref}); }
    void setSelection(Selection selection);
    void toggleSelected(const ObjectRef &ref);
    void clearSelection() { setSelection({}); }
    void setHovered(const ObjectRef &ref);
    /// Asks the views to bring the selection into sight (double click, Enter).
    void reveal(const ObjectRef &ref);

    /// Row of an incident or asset in the snapshot, or -1.
    [[nodiscard]] std::int32_t incidentRow(const ObjectRef &ref) const;
    [[nodiscard]] std::int32_t assetRow(const ObjectRef &ref) const;

Q_SIGNALS:
    void snapshotChanged(); ///< before the views take their turns
    void presentChanged(); ///< what is so is another picture
    void comparisonChanged(); ///< another picture to compare with, or none; a new snapshot changes the diff, too
    void filterChanged(); ///< window included
    void selectionChanged();
    void hoveredChanged();
    void revealRequested(const watchfloor::picture::ObjectRef &ref);

private:
    ViewTurns m_turns;
    picture::SnapshotPtr m_snapshot, m_present;
    picture::Filter m_filter;
    Selection m_selection;
    ObjectRef m_hovered;
    mutable std::optional<picture::Counts> m_counts;
    picture::SnapshotPtr m_before;
    mutable std::optional<picture::Diff> m_diff;
    mutable std::vector<picture::Change> m_changes, m_assetChanges; ///< with m_diff
};

} // namespace watchfloor::widgets
