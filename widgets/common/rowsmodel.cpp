// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/rowsmodel.h"

#include "common/roles.h"
#include "common/words.h"

#include <algorithm>
#include <utility>

namespace watchfloor::widgets {

Cell countCell(std::int64_t n) { return {countText(n), static_cast<qlonglong>(n), 0, {}, {}, n == 0, true}; }

RowsModel::RowsModel(QStringList columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

void RowsModel::setRows(std::vector<Row> rows)
{
    if (std::ranges::equal(rows, m_rows, {}, &Row::id, &Row::id)) {
        const std::vector<Row> before = std::exchange(m_rows, std::move(rows));
        for (int row = 0; row < rowCount();) {
            const auto differs = [&](int at) {
                return at < rowCount() && m_rows[std::size_t(at)].cells != before[std::size_t(at)].cells;
            };
            int end = row;
            while (differs(end))
                ++end;
            if (end > row)
                Q_EMIT dataChanged(index(row, 0), index(end - 1, columnCount() - 1));
            row = end + 1;
        }
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

std::optional<Marking> RowsModel::marking(int row) const
{
    const Row &held = m_rows[static_cast<std::size_t>(row)];
    std::optional<Marking> high = held.marking;
    for (const Cell &cell : held.cells) {
        if (cell.role != MarkingRole || !cell.value.canConvert<Marking>())
            continue;
        const auto shown = cell.value.value<Marking>();
        high = high ? join(*high, shown) : shown;
    }
    return high;
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == IdRole)
        return row.id;
    if (static_cast<std::size_t>(index.column()) >= row.cells.size())
        return {};
    const Cell &cell = row.cells[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return cell.text;
    case Qt::ToolTipRole:
        return toolTipOf(cell.toolTip.isEmpty() ? cell.text : cell.toolTip);
    case Qt::TextAlignmentRole:
        return cell.isCount ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole:
        return cell.sort.isValid() ? cell.sort : QVariant(cell.text.toCaseFolded());
    case MutedRole:
        return cell.muted;
    default:
        return cell.role != 0 && role == cell.role ? cell.value : QVariant();
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole) {
        const auto column = static_cast<std::size_t>(section);
        const bool isCount
            = !m_rows.empty() && column < m_rows.front().cells.size() && m_rows.front().cells[column].isCount;
        return QVariant((isCount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return role == Qt::DisplayRole ? QVariant(m_columns[section]) : QVariant();
}

} // namespace watchfloor::widgets
