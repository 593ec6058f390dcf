// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace watchfloor::widgets {

/// The incidents of the scope's snapshot that pass its filter, one row each, in the order of their ids.
/// A new snapshot inserts, removes and changes rows, so that scroll position and selection stay.
class IncidentModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column {
        Severity,
        Title,
        State,
        Happened,
        Age,
        Missions,
        Assets,
        Sources,
        Countries,
        Marking,
        Domain,
        ExplainedBy,
        Known,
        Category,
        Sectors,
        Confidence,
        Conflict,
        Grade,
        Held,
        Until,
        Id,
    };
    static constexpr int columnsCount = static_cast<int>(Column::Id) + 1;
    /// Shown until the user chooses.
    [[nodiscard]] static bool isInitiallyShown(Column column) { return column <= Column::ExplainedBy; }

    explicit IncidentModel(PictureScope *scope, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const picture::IncidentRow *incident(int row) const;
    [[nodiscard]] int rowOf(const std::string &id) const; ///< -1: not shown
    [[nodiscard]] Marking marking(int row) const;
    void refreshAges();
    /// Rows come and go because the picture or the filter changed, not because a person chose.
    [[nodiscard]] bool isUpdating() const { return m_updating; }

private:
    void update();
    [[nodiscard]] QString text(const picture::IncidentRow &incident, Column column) const;
    [[nodiscard]] QVariant sortValue(const picture::IncidentRow &incident, Column column) const;
    /// What the age is counted from: the last word of a source, or, where the clock shown stands before that (an
    /// exercise, a replay), what happened by then. noTime: neither.
    [[nodiscard]] std::int64_t ageFrom(const picture::IncidentRow &incident) const;
    [[nodiscard]] QString names(const picture::IncidentRow &incident, Column column) const;

    PictureScope *m_scope;
    bool m_updating = false;
    picture::SnapshotPtr m_snapshot; ///< the one m_rows indexes into
    std::vector<std::int32_t> m_rows; ///< of Snapshot::incidents, ordered by id
};

/// Sorts by SortRole; equal ones by severity, then newest first, then id, so that the order is total.
class IncidentOrder : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace watchfloor::widgets
