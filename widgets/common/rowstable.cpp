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
#include <QScrollBar>

namespace watchfloor::widgets {

RowsTable::RowsTable(const QStringList &columns, const QString &name, QWidget *parent)
    : QTableView(parent)
    , m_model(new RowsModel(columns, this))
    , m_empty(new EmptyState(viewport()))
{
    setAccessibleName(name);
    m_pool.setMaxThreadCount(1);
    m_model->sortManyElsewhere();
    connect(m_model, &RowsModel::orderAsked, this, &RowsTable::orderAnew);
    setModel(m_model);
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
    auto given = std::make_shared<const std::vector<Row>>(std::move(rows));
    if (given->size() > manyRows) {
        m_next = std::move(given);
        compareBeside();
        showEmptyMessage();
        return;
    }
    m_next.reset();
    m_isOutdated = m_running;
    take(RowsModel::changeTo(m_model->shown(), std::move(given), m_model->order()));
}

/// What is on its way comes in the new order.
void RowsTable::orderAnew()
{
    if (isSettled())
        m_next = m_model->shown()->rows;
    compareBeside();
}

void RowsTable::compareBeside()
{
    if (m_running || !m_next)
        return;
    m_running = true;
    m_isOutdated = false;
    m_pool.start([this, rows = std::exchange(m_next, {}), before = m_model->shown(), by = m_model->order()] {
        auto change = std::make_shared<RowsChange>(RowsModel::changeTo(before, rows, by));
        // `this` outlives the pool, and an event to a destroyed object is dropped.
        QMetaObject::invokeMethod(this, [this, change] { taken(std::move(*change)); }, Qt::QueuedConnection);
    });
}

void RowsTable::taken(RowsChange change)
{
    m_running = false;
    const bool isOrdered = change.after->by == m_model->order();
    if (!m_isOutdated && isOrdered)
        take(std::move(change));
    else if (!m_isOutdated && !m_next)
        m_next = change.after->rows;
    compareBeside();
}

void RowsTable::take(RowsChange change)
{
    const QString kept = currentId();
    {
        const QScopedValueRollback guard(m_replacing, true);
        if (change.isSameRows && change.before == m_model->shown()) {
            m_model->apply(std::move(change));
        } else {
            Place before = place();
            if (change.after->rows == m_model->shown()->rows)
                before.top.clear(); // who sorts looks at what comes first then
            m_model->apply(std::move(change));
            putBack(before);
        }
    }
    if (currentId() != kept)
        Q_EMIT currentIdChanged(currentId());
    showEmptyMessage();
    if (isSettled())
        Q_EMIT shown();
}

RowsTable::Place RowsTable::place() const
{
    return {currentId(), rowAt(0) >= 0 ? m_model->index(rowAt(0), 0).data(IdRole).toString() : QString(), selectedIds(),
            verticalScrollBar()->value(), horizontalScrollBar()->value()};
}

/// The first row is the worst where the worst stand first: who looks at it goes on looking at whichever that is.
void RowsTable::putBack(const Place &before)
{
    QItemSelection selected;
    for (const QString &id : before.selected) {
        if (const int row = m_model->placeOf(id); row >= 0)
            selected.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
    }
    if (const int row = m_model->placeOf(before.current); !before.current.isEmpty() && row >= 0)
        selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selected, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    executeDelayedItemsLayout();
    const int top = before.down > 0 ? m_model->placeOf(before.top) : -1;
    verticalScrollBar()->setValue(top >= 0 ? top : before.down);
    horizontalScrollBar()->setValue(before.along);
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
    showEmptyMessage();
}

/// Where rows are on their way nothing is said to be empty.
void RowsTable::showEmptyMessage()
{
    m_empty->setMessage(m_model->rowCount() == 0 && isSettled() ? m_headline : QString(), m_advice);
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
    if (const int row = m_model->placeOf(id); row >= 0)
        selectRow(row);
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
        const auto marking = m_model->marking(row.row()).value_or(Marking::mostRestrictive());
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
