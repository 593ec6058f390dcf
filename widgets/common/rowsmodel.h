// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/marking.h"

#include <QAbstractTableModel>

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

/// A short table of values made elsewhere: feeds, imports, quarantine, missions, the log.
/// Rows with the same ids in the same order change in place, those alone that say something else; anything else resets.
class RowsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit RowsModel(QStringList columns, QObject *parent = nullptr);
    void setRows(std::vector<Row> rows);

    /// Nothing: nobody said; then what is copied counts as the most restrictive.
    [[nodiscard]] std::optional<Marking> marking(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_columns;
    std::vector<Row> m_rows;
};

} // namespace watchfloor::widgets
