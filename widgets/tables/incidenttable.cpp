// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/incidenttable.h"

#include "common/copytext.h"
#include "common/labels.h"
#include "common/picturedelegate.h"
#include "common/roles.h"
#include "common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Column = IncidentModel::Column;

namespace {

/// In average characters, so that they follow the font.
int initialWidth(Column column)
{
    switch (column) {
    case Column::Severity:
        return 13;
    case Column::State:
        return 17;
    case Column::Title:
        return 38;
    case Column::Happened:
    case Column::Known:
        return 20;
    case Column::Age:
        return 6;
    case Column::Missions:
    case Column::Assets:
        return 15;
    case Column::Sources:
        return 13;
    case Column::Countries:
        return 9;
    case Column::Marking:
        return 22;
    case Column::ExplainedBy:
        return 24;
    default:
        return 18;
    }
}

constexpr quint32 stateVersion = 2;

} // namespace

IncidentTable::IncidentTable(PictureScope *scope, QWidget *parent)
    : QTableView(parent)
    , m_scope(scope)
    , m_model(new IncidentModel(scope, this))
    , m_order(new IncidentOrder(this))
    , m_empty(new EmptyState(viewport()))
{
    setObjectName(u"incidentTable"_s);
    setAccessibleName(tr("Incidents"));
    m_order->setSourceModel(m_model);
    setModel(m_order);
    setItemDelegate(new PictureDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setSortingEnabled(true);
    m_order->setDynamicSortFilter(true);
    sortByColumn(static_cast<int>(Column::Severity), Qt::DescendingOrder);

    const auto fitToFont = [this] {
        verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
        verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 6);
    };
    fitToFont();
    const int character = fontMetrics().averageCharWidth();
    for (int c = 0; c < IncidentModel::columnsCount; ++c) {
        setColumnWidth(c, initialWidth(static_cast<Column>(c)) * character + 12);
        setColumnHidden(c, !IncidentModel::isInitiallyShown(static_cast<Column>(c)));
    }
    // A marking must not be what falls off the edge of a narrow window.
    header->moveSection(header->visualIndex(static_cast<int>(Column::Marking)),
                        header->visualIndex(static_cast<int>(Column::Missions)));
    header->moveSection(header->visualIndex(static_cast<int>(Column::ExplainedBy)),
                        header->visualIndex(static_cast<int>(Column::Missions)));

    connect(&Theme::instance(), &Theme::changed, this, fitToFont);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &at) { showColumnsMenu(header->mapToGlobal(at)); });
    connect(this, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { Q_EMIT menuRequested(viewport()->mapToGlobal(at)); });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &at) {
        m_scope->reveal({picture::ObjectRef::Kind::Incident, at.data(IdRole).toString().toStdString()});
        Q_EMIT inspectRequested();
    });
    connect(scope, &PictureScope::selectionChanged, this, &IncidentTable::takeSelection);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_order, change, this, &IncidentTable::updateEmptyState);
    connect(m_order, &QAbstractItemModel::rowsInserted, this, &IncidentTable::takeSelection);
    scope->turns().follow(this, [this] { updateEmptyState(); });
    connect(scope, &PictureScope::filterChanged, this, &IncidentTable::updateEmptyState);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_scope->snapshot()->incidents.empty())
            Q_EMIT importRequested();
        else
            Q_EMIT filterClearRequested();
    });
    connect(&m_ageTimer, &QTimer::timeout, m_model, &IncidentModel::refreshAges);
    m_ageTimer.start(std::chrono::seconds(10));
    updateEmptyState();
}

void IncidentTable::updateEmptyState()
{
    if (m_model->rowCount() > 0)
        m_empty->setMessage({});
    else if (m_scope->snapshot()->incidents.empty())
        m_empty->setMessage(tr("No incidents are known"), tr("Drop feed files on this window, or import them."),
                            tr("Import…"));
    else
        m_empty->setMessage(
            tr("Nothing passes the filter"),
            tr("%n incident(s) are hidden by it.", nullptr, static_cast<int>(m_scope->snapshot()->incidents.size())),
            tr("Clear the filter"));
}

void IncidentTable::takeSelection()
{
    const QScopedValueRollback guard(m_taking, true);
    QItemSelection chosen;
    QModelIndex current;
    for (const picture::ObjectRef &ref : m_scope->selection()) {
        if (ref.kind != picture::ObjectRef::Kind::Incident)
            continue;
        const int row = m_model->rowOf(ref.id);
        if (row < 0)
            continue;
        const QModelIndex at = m_order->mapFromSource(m_model->index(row, 0));
        chosen.select(at, at.siblingAtColumn(IncidentModel::columnsCount - 1));
        if (!current.isValid())
            current = at;
    }
    if (current.isValid()) {
        // The current cell keeps its column, so that arrow keys go on where they were.
        const int column = std::max(0, currentIndex().column());
        selectionModel()->setCurrentIndex(current.siblingAtColumn(column), QItemSelectionModel::NoUpdate);
    }
    selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    if (current.isValid())
        scrollTo(current.siblingAtColumn(std::max(0, columnAt(0))), EnsureVisible);
}

void IncidentTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (m_taking || m_model->isUpdating())
        return; // a row that the filter took away is not a wish to select nothing
    PictureScope::Selection refs;
    const QModelIndexList rows = selectionModel()->selectedRows();
    const int currentRow = currentIndex().row();
    for (const QModelIndex &row : rows) {
        picture::ObjectRef ref{picture::ObjectRef::Kind::Incident, row.data(IdRole).toString().toStdString()};
        if (row.row() == currentRow)
            refs.insert(refs.begin(), std::move(ref));
        else
            refs.push_back(std::move(ref));
    }
    m_scope->setSelection(std::move(refs));
}

TableText IncidentTable::selectedText() const
{
    TableText out;
    std::vector<int> columns;
    for (int visual = 0; visual < IncidentModel::columnsCount; ++visual) {
        const int c = horizontalHeader()->logicalIndex(visual);
        if (isColumnHidden(c))
            continue;
        columns.push_back(c);
        out.columns << m_model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    std::vector<int> rows;
    for (const QModelIndex &i : selectionModel()->selectedRows())
        rows.push_back(i.row());
    if (rows.empty()) {
        for (int r = 0; r < m_order->rowCount(); ++r)
            rows.push_back(r);
    }
    std::ranges::sort(rows);
    std::optional<Marking> high;
    for (const int r : rows) {
        QStringList fields;
        for (const int c : columns)
            fields << m_order->index(r, c).data().toString();
        out.rows.push_back(fields);
        const Marking m = m_model->marking(m_order->mapToSource(m_order->index(r, 0)).row());
        high = high ? join(*high, m) : m;
    }
    out.banner = copyBanner(*m_scope, high.value_or(Marking::mostRestrictive()));
    return out;
}

void IncidentTable::copyAsText()
{
    if (m_order->rowCount() > 0)
        QApplication::clipboard()->setText(selectedText().tabbed());
}

void IncidentTable::copyAsCsv()
{
    if (m_order->rowCount() > 0)
        QApplication::clipboard()->setText(selectedText().csv());
}

void IncidentTable::showColumnsMenu(const QPoint &globalPosition)
{
    QMenu menu(this);
    for (int visual = 0; visual < IncidentModel::columnsCount; ++visual) {
        const int c = horizontalHeader()->logicalIndex(visual);
        QAction *action = menu.addAction(m_model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(c));
        action->setEnabled(c != static_cast<int>(Column::Title)); // a row must stay recognisable
        connect(action, &QAction::toggled, this, [this, c](bool shown) {
            setColumnHidden(c, !shown);
            if (shown && columnWidth(c) < 20)
                setColumnWidth(c, initialWidth(static_cast<Column>(c)) * fontMetrics().averageCharWidth());
        });
    }
    menu.exec(globalPosition);
}

void IncidentTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyAsText();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!m_scope->selection().empty())
            m_scope->reveal(m_scope->selection().front());
        Q_EMIT inspectRequested();
    } else if (event->key() == Qt::Key_Escape && !m_scope->selection().empty()) {
        m_scope->clearSelection();
    } else {
        QTableView::keyPressEvent(event);
    }
}

QByteArray IncidentTable::saveState() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << stateVersion << IncidentModel::columnsCount << horizontalHeader()->saveState();
    return bytes;
}

bool IncidentTable::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    quint32 version = 0;
    int columns = 0;
    QByteArray header;
    in >> version >> columns >> header;
    if (in.status() != QDataStream::Ok || version != stateVersion || columns != IncidentModel::columnsCount)
        return false;
    return horizontalHeader()->restoreState(header);
}

} // namespace watchfloor::widgets
