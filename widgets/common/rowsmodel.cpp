// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/rowsmodel.h"

#include "common/roles.h"
#include "common/words.h"

#include <QThreadPool>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace watchfloor::widgets {

Cell countCell(std::int64_t n) { return {countText(n), static_cast<qlonglong>(n), 0, {}, {}, n == 0, true}; }

namespace {

/// What a cell is sorted by, taken out once: numbers before texts.
struct SortKey
{
    bool isText = false;
    double number = 0;
    std::int64_t whole = 0; ///< the same of what has no fraction: a double has no room for all of them
    QString text;

    bool operator<(const SortKey &other) const
    {
        if (isText != other.isText)
            return other.isText;
        return isText ? text < other.text : std::tie(number, whole) < std::tie(other.number, other.whole);
    }
};

SortKey keyOf(const Row &row, int column)
{
    SortKey key;
    if (static_cast<std::size_t>(column) >= row.cells.size())
        return {true, 0, 0, {}};
    const Cell &cell = row.cells[static_cast<std::size_t>(column)];
    switch (cell.sort.typeId()) {
    case QMetaType::Double:
    case QMetaType::Float:
        key.number = cell.sort.toDouble();
        break;
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
        key.whole = cell.sort.toLongLong();
        key.number = static_cast<double>(key.whole);
        break;
    default:
        key.isText = true;
        key.text = cell.sort.isValid() ? cell.sort.toString() : cell.text.toCaseFolded();
    }
    return key;
}

/// Equal ones as they were given, whichever way.
std::vector<std::int32_t> ordered(const std::vector<Row> &rows, RowsOrder by)
{
    std::vector<std::int32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    if (by.column < 0)
        return order;
    std::vector<SortKey> keys;
    keys.reserve(rows.size());
    for (const Row &row : rows)
        keys.push_back(keyOf(row, by.column));
    const auto key = [&keys](std::int32_t at) -> const SortKey & { return keys[static_cast<std::size_t>(at)]; };
    if (by.direction == Qt::AscendingOrder)
        std::ranges::stable_sort(order, [&](std::int32_t a, std::int32_t b) { return key(a) < key(b); });
    else
        std::ranges::stable_sort(order, [&](std::int32_t a, std::int32_t b) { return key(b) < key(a); });
    return order;
}

ShownRowsPtr arranged(RowsPtr rows, RowsOrder by)
{
    auto shown = std::make_shared<ShownRows>(ShownRows{std::move(rows), by, {}, {}});
    shown->order = ordered(*shown->rows, by);
    const auto count = static_cast<std::int32_t>(shown->order.size());
    shown->places.reserve(count);
    for (std::int32_t place = count; place-- > 0;)
        shown->places.insert(shown->at(place).id, place);
    return shown;
}

void compare(RowsChange &change)
{
    const ShownRows &before = *change.before, &after = *change.after;
    const int count = static_cast<int>(after.order.size());
    change.isSameRows = before.order.size() == after.order.size();
    for (int row = 0; change.isSameRows && row < count; ++row)
        change.isSameRows = before.at(row).id == after.at(row).id;
    change.changed.clear();
    for (int row = 0; change.isSameRows && row < count;) {
        int end = row;
        while (end < count && before.at(end).cells != after.at(end).cells)
            ++end;
        if (end > row)
            change.changed.emplace_back(row, end - 1);
        row = end + 1;
    }
}

/// So many take a while to be freed, which nobody has to wait for.
void freeBeside(ShownRowsPtr rows)
{
    if (rows->order.size() > manyRows)
        QThreadPool::globalInstance()->start([freed = std::move(rows)] { });
}

} // namespace

RowsModel::RowsModel(QStringList columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
    , m_shown(arranged(std::make_shared<const std::vector<Row>>(), {}))
{
}

void RowsModel::setRows(std::vector<Row> rows)
{
    apply(changeTo(m_shown, std::make_shared<const std::vector<Row>>(std::move(rows)), m_by));
}

RowsChange RowsModel::changeTo(ShownRowsPtr before, RowsPtr rows, RowsOrder by)
{
    RowsChange change{std::move(before), arranged(std::move(rows), by), false, {}};
    compare(change);
    return change;
}

void RowsModel::apply(RowsChange change)
{
    if (change.after->by != m_by)
        change = changeTo(m_shown, change.after->rows, m_by);
    if (change.before != m_shown) {
        change.before = m_shown;
        compare(change);
    }
    const auto replace = [&] {
        m_shown = std::move(change.after);
        freeBeside(std::move(change.before));
    };
    if (!change.isSameRows) {
        beginResetModel();
        replace();
        endResetModel();
        return;
    }
    replace();
    for (const auto &[first, last] : change.changed)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void RowsModel::sort(int column, Qt::SortOrder direction)
{
    m_by = {column, direction};
    if (m_shown->by == m_by)
        return;
    if (m_sortsManyElsewhere && m_shown->order.size() > manyRows) {
        Q_EMIT orderAsked();
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const ShownRowsPtr before = std::exchange(m_shown, arranged(m_shown->rows, m_by));
    std::vector<std::int32_t> places(m_shown->order.size()); // by place in `rows`
    for (std::size_t place = 0; place < places.size(); ++place)
        places[static_cast<std::size_t>(m_shown->order[place])] = static_cast<std::int32_t>(place);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &at : from) {
        const auto row = static_cast<std::size_t>(before->order[static_cast<std::size_t>(at.row())]);
        to.push_back(index(places[row], at.column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

std::optional<Marking> RowsModel::marking(int row) const
{
    const Row &held = m_shown->at(row);
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
    return parent.isValid() ? 0 : static_cast<int>(m_shown->order.size());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_shown->at(index.row());
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
        const std::vector<Row> &rows = *m_shown->rows;
        const bool isCount = !rows.empty() && column < rows.front().cells.size() && rows.front().cells[column].isCount;
        return QVariant((isCount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return role == Qt::DisplayRole ? QVariant(m_columns[section]) : QVariant();
}

} // namespace watchfloor::widgets
