// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/rowstable.h"

#include "common/copytext.h"
#include "common/labels.h"
#include "common/picturedelegate.h"
#include "common/roles.h"
#include "common/theme.h"
#include "tables/tabletext.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace watchfloor::widgets {

RowsTable::RowsTable(const QStringList &columns, const QString &name, QWidget *parent)
    : QTableView(parent)
    , m_model(new RowsModel(columns, this))
    , m_order(new QSortFilterProxyModel(this))
    , m_empty(new EmptyState(viewport()))
{
    setAccessibleName(name);
    m_order->setSourceModel(m_model);
    m_order->setSortRole(SortRole);
    setModel(m_order);
    setItemDelegate(new PictureDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    const auto fitToFont = [this] { verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10); };
    fitToFont();
    connect(&Theme::instance(), &Theme::changed, this, fitToFont);
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &at) { Q_EMIT activatedId(at.data(IdRole).toString()); });
}

void RowsTable::setRows(std::vector<Row> rows)
{
    const QString kept = currentId();
    const bool empty = rows.empty();
    {
        const QScopedValueRollback guard(m_replacing, true);
        m_model->setRows(std::move(rows));
        if (!kept.isEmpty() && currentId() != kept)
            selectId(kept);
    }
    if (currentId() != kept)
        Q_EMIT currentIdChanged(currentId());
    m_empty->setMessage(empty ? m_headline : QString(), m_advice);
}

void RowsTable::setColumnCharacters(std::initializer_list<int> characters)
{
    int column = 0;
    for (const int n : characters)
        setColumnWidth(column++, n * fontMetrics().averageCharWidth() + 14);
}

void RowsTable::setEmptyMessage(const QString &headline, const QString &advice)
{
    m_headline = headline;
    m_advice = advice;
    m_empty->setMessage(m_model->rowCount() == 0 ? m_headline : QString(), m_advice);
}

QString RowsTable::currentId() const { return currentIndex().data(IdRole).toString(); }

QStringList RowsTable::selectedIds() const
{
    QStringList ids;
    for (const QModelIndex &row : selectionModel()->selectedRows())
        ids << row.data(IdRole).toString();
    return ids;
}

void RowsTable::selectId(const QString &id)
{
    for (int row = 0; row < m_order->rowCount(); ++row) {
        if (m_order->index(row, 0).data(IdRole).toString() == id) {
            selectRow(row);
            return;
        }
    }
}

void RowsTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_replacing && current.row() != previous.row())
        Q_EMIT currentIdChanged(current.data(IdRole).toString());
}

void RowsTable::copySelection()
{
    TableText text;
    for (int c = 0; c < m_model->columnCount(); ++c)
        text.columns << m_model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
    Marking high;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        const auto marking = m_model->marking(m_order->mapToSource(row).row()).value_or(Marking::mostRestrictive());
        high = text.rows.empty() ? marking : join(high, marking);
        QStringList fields;
        for (int c = 0; c < m_model->columnCount(); ++c)
            fields << row.siblingAtColumn(c).data().toString();
        text.rows.push_back(fields);
    }
    text.banner = copyBanner(this, high);
    if (!text.rows.empty())
        QApplication::clipboard()->setText(text.tabbed());
}

void RowsTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT activatedId(currentId());
    else
        QTableView::keyPressEvent(event);
}

} // namespace watchfloor::widgets
