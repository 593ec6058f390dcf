// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/marking.h"

#include <QAbstractTableModel>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace watchfloor::widgets {

struct Cell
{
    QString text;
    QVariant sort = {}; ///< invalid: by text
    int role = 0; ///< an ItemRole that PictureDelegate knows, with `value`
    QVariant value = {};
    QString toolTip = {}; ///< plain; empty: the text
    bool muted = false;
    bool isCount = false; ///< stands at the right, so that sizes are seen

    bool operator==(const Cell &) const = default;
};
/// A number of things; none is muted.
[[nodiscard]] Cell countCell(std::int64_t n);

struct Row
{
    QString id;
    std::vector<Cell> cells;
    std::optional<Marking> marking = {}; ///< of what the row tells; none: that of its cells that show one
};

using RowsPtr = std::shared_ptr<const std::vector<Row>>;

/// So many take longer to put in order, to compare and to free than the window's thread may.
inline constexpr std::size_t manyRows = 2000;

/// By which column rows stand; -1: as they were given.
struct RowsOrder
{
    int column = -1;
    Qt::SortOrder direction = Qt::AscendingOrder;
    bool operator==(const RowsOrder &) const = default;
};

/// Rows in their order. Immutable: made on any thread, shown by one.
struct ShownRows
{
    RowsPtr rows; ///< as given
    RowsOrder by;
    std::vector<std::int32_t> order; ///< places in `rows`, as they are shown
    QHash<QString, std::int32_t> places; ///< where a row is shown, by its id; of several the first

    [[nodiscard]] const Row &at(int shown) const
    {
        return (*rows)[static_cast<std::size_t>(order[static_cast<std::size_t>(shown)])];
    }
};
using ShownRowsPtr = std::shared_ptr<const ShownRows>;

/// From some rows to others.
struct RowsChange
{
    ShownRowsPtr before, after;
    bool isSameRows = false; ///< the same ids at the same places
    std::vector<std::pair<int, int>> changed; ///< of them those that say something else: first and last shown
};

/// A table of values made elsewhere: feeds, imports, quarantine, missions, assets, the log.
/// Rows with the same ids at the same places change there, those alone that say something else; anything else resets.
class RowsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit RowsModel(QStringList columns, QObject *parent = nullptr);
    void setRows(std::vector<Row> rows);

    [[nodiscard]] ShownRowsPtr shown() const { return m_shown; }
    [[nodiscard]] RowsOrder order() const { return m_by; }
    /// What it is to show next, compared with what it shows. Any thread.
    [[nodiscard]] static RowsChange changeTo(ShownRowsPtr before, RowsPtr rows, RowsOrder by);
    /// `change` begins with what is shown, in the order that is asked for; else it is worked out here once more.
    void apply(RowsChange change);

    /// Many rows are then not put in another order here: orderAsked() asks for a change to order().
    void sortManyElsewhere() { m_sortsManyElsewhere = true; }
    void sort(int column, Qt::SortOrder direction) override;
    /// Nothing: nobody said; then what is copied counts as the most restrictive.
    [[nodiscard]] std::optional<Marking> marking(int row) const;
    [[nodiscard]] int placeOf(const QString &id) const { return m_shown->places.value(id, -1); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void orderAsked();

private:
    QStringList m_columns;
    RowsOrder m_by;
    bool m_sortsManyElsewhere = false;
    ShownRowsPtr m_shown;
};

} // namespace watchfloor::widgets
