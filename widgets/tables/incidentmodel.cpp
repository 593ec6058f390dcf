// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/incidentmodel.h"

#include "base/displaytext.h"
#include "common/operationwords.h"
#include "common/roles.h"
#include "common/theme.h"
#include "common/words.h"
#include "floor/floorwords.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <set>
#include <tuple>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::IncidentRow;
using picture::IncidentState;

namespace {

QString joined(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &w : words)
        list << safe(w);
    return list.join(u", "_s);
}

bool isOver(IncidentState s) { return s == IncidentState::Closed || s == IncidentState::Dismissed; }

QString stateText(const IncidentRow &i)
{
    QString text = Theme::word(i.state);
    if (i.recognition && i.recognition->assessment && !isOver(i.state))
        text += u' ' + QString::fromStdString(gradeText(*i.recognition->assessment));
    return i.contradicted ? IncidentModel::tr("%1 ≠").arg(text) : text;
}

/// What the rows' numbers stand for is the same in both.
bool namesTheSame(const picture::Snapshot &a, const picture::Snapshot &b)
{
    const auto slug = [](const picture::SourceRow &row) -> const std::string & { return row.source.slug; };
    return std::ranges::equal(a.assets, b.assets, {}, &picture::AssetRow::name, &picture::AssetRow::name)
        && std::ranges::equal(a.missions, b.missions, {}, &picture::MissionRow::name, &picture::MissionRow::name)
        && std::ranges::equal(a.sources, b.sources, {}, slug, slug) && a.markings == b.markings;
}

bool saysTheSame(const IncidentRow &a, const IncidentRow &b)
{
    const auto parts = [](const IncidentRow &i) {
        return std::tie(i.title, i.description, i.state, i.severity, i.category, i.confidence, i.from, i.to, i.known,
                        i.updated, i.precision, i.countries, i.sectors, i.assets, i.missions, i.sources, i.members,
                        i.parts, i.contradicted, i.marking, i.domain);
    };
    const bool isHeldAlike
        = a.recognition == b.recognition || (a.recognition && b.recognition && *a.recognition == *b.recognition);
    return parts(a) == parts(b) && isHeldAlike;
}

} // namespace

IncidentModel::IncidentModel(PictureScope *scope, QObject *parent)
    : QAbstractTableModel(parent)
    , m_scope(scope)
    , m_snapshot(scope->snapshot())
{
    scope->turns().follow(this, [this] { update(); });
    connect(scope, &PictureScope::filterChanged, this, &IncidentModel::update);
    update();
}

int IncidentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int IncidentModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : columnsCount; }

const IncidentRow *IncidentModel::incident(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    return &m_snapshot->incidents[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)])];
}

int IncidentModel::rowOf(const std::string &id) const
{
    const auto idOf = [this](std::int32_t row) -> const std::string & {
        return m_snapshot->incidents[static_cast<std::size_t>(row)].id;
    };
    const auto found = std::ranges::lower_bound(m_rows, id, {}, idOf);
    return found != m_rows.end() && idOf(*found) == id ? static_cast<int>(found - m_rows.begin()) : -1;
}

Marking IncidentModel::marking(int row) const
{
    const IncidentRow *i = incident(row);
    return i && i->marking < m_snapshot->markings.size() ? m_snapshot->markings[i->marking]
                                                         : Marking::mostRestrictive();
}

void IncidentModel::update()
{
    const QScopedValueRollback guard(m_updating, true);
    const picture::SnapshotPtr next = m_scope->snapshot();
    const auto nextId
        = [&](std::int32_t row) -> const std::string & { return next->incidents[static_cast<std::size_t>(row)].id; };
    std::vector<std::int32_t> rows;
    for (std::size_t i = 0; i < next->incidents.size(); ++i) {
        if (picture::passes(*next, m_scope->filter(), next->incidents[i]))
            rows.push_back(static_cast<std::int32_t>(i));
    }
    std::ranges::sort(rows, {}, nextId);

    // Both lists are ordered by id: walk them side by side. Removals first, on the old snapshot,
    // then the exchange of snapshots, then insertions.
    const auto oldId = [&](std::int32_t row) -> const std::string & {
        return m_snapshot->incidents[static_cast<std::size_t>(row)].id;
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        const std::string &id = oldId(m_rows[static_cast<std::size_t>(row)]);
        if (std::ranges::binary_search(rows, id, {}, nextId))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    // Of pictures that follow each other most rows are the same: only the others are drawn and sorted anew.
    std::set<std::int32_t> same;
    const bool isComparable = m_snapshot != next && namesTheSame(*m_snapshot, *next);
    std::vector<std::int32_t> kept;
    for (const std::int32_t old : m_rows) {
        kept.push_back(*std::ranges::lower_bound(rows, oldId(old), {}, nextId));
        if (isComparable
            && saysTheSame(m_snapshot->incidents[static_cast<std::size_t>(old)],
                           next->incidents[static_cast<std::size_t>(kept.back())])
            && explainedBy(*m_snapshot, oldId(old)) == explainedBy(*next, oldId(old)))
            same.insert(kept.back());
    }
    m_rows = std::move(kept);
    m_snapshot = next;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && m_rows[i] == rows[i])
            continue;
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(i), rows[i]);
        endInsertRows();
    }
    if (same.size() * 4 < m_rows.size() * 3) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnsCount - 1));
        return;
    }
    for (int row = 0; row < rowCount(); ++row) {
        if (!same.contains(m_rows[static_cast<std::size_t>(row)]))
            Q_EMIT dataChanged(index(row, 0), index(row, columnsCount - 1));
    }
    refreshAges();
}

void IncidentModel::refreshAges()
{
    const int column = static_cast<int>(Column::Age);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

QString IncidentModel::names(const IncidentRow &i, Column column) const
{
    QStringList list;
    switch (column) {
    case Column::Missions:
        for (const std::int32_t m : i.missions)
            list << visibleText(m_snapshot->missions[static_cast<std::size_t>(m)].name);
        break;
    case Column::Assets:
        for (const std::int32_t a : i.assets)
            list << visibleText(m_snapshot->assets[static_cast<std::size_t>(a)].name);
        break;
    case Column::Sources:
        for (const std::uint16_t s : i.sources)
            list << safe(m_snapshot->sources[s].source.slug);
        break;
    default:
        break;
    }
    return list.join(u", "_s);
}

std::int64_t IncidentModel::ageFrom(const IncidentRow &i) const
{
    const std::int64_t now = toMicros(m_scope->now());
    for (const std::int64_t at : {i.updated, i.to, i.from})
        if (at != noTime && at <= now)
            return at;
    return noTime;
}

QString IncidentModel::text(const IncidentRow &i, Column column) const
{
    switch (column) {
    case Column::Severity:
        return u"%1 %2"_s.arg(Theme::word(severityBand(i.severity))).arg(i.severity);
    case Column::Title:
        return visibleText(i.title);
    case Column::State:
        return stateText(i);
    case Column::Happened:
        return i.from == noTime ? tr("undated") : stampText(i.from);
    case Column::Age:
        return ageSince(ageFrom(i), m_scope->now());
    case Column::Missions:
    case Column::Assets:
    case Column::Sources:
        return names(i, column);
    case Column::Countries:
        return joined(i.countries);
    case Column::Marking:
        return bannerText(i.marking < m_snapshot->markings.size() ? m_snapshot->markings[i.marking]
                                                                  : Marking::mostRestrictive());
    case Column::Domain:
        return word(i.domain);
    case Column::ExplainedBy:
        return explainedBy(*m_snapshot, i.id);
    case Column::Known:
        return stampText(i.known);
    case Column::Category:
        return categoryText(i.category);
    case Column::Sectors:
        return joined(i.sectors);
    case Column::Confidence:
        return confidenceText(i.confidence);
    case Column::Conflict:
        return i.contradicted ? tr("sources disagree") : QString();
    case Column::Grade:
        return i.recognition && i.recognition->assessment
            ? QString::fromStdString(gradeText(*i.recognition->assessment))
            : QString();
    case Column::Held:
        return i.recognition ? safe(i.recognition->by) : QString();
    case Column::Until:
        return i.recognition && i.recognition->until != noTime ? stampText(i.recognition->until) : QString();
    case Column::Id:
        return safe(i.id);
    }
    return {};
}

QVariant IncidentModel::sortValue(const IncidentRow &i, Column column) const
{
    switch (column) {
    case Column::Severity:
        return i.severity;
    case Column::State:
        return static_cast<int>(i.state);
    case Column::Happened:
        return static_cast<qlonglong>(i.from);
    case Column::Age:
        return -static_cast<qlonglong>(ageFrom(i));
    case Column::Known:
        return static_cast<qlonglong>(i.known);
    case Column::Missions:
        return static_cast<int>(i.missions.size());
    case Column::Assets:
        return static_cast<int>(i.assets.size());
    case Column::Sources:
        return static_cast<int>(i.sources.size());
    case Column::Confidence:
        return i.confidence;
    default:
        return text(i, column).toCaseFolded();
    }
}

QVariant IncidentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const IncidentRow &i = *incident(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(i, column);
    case Qt::ToolTipRole:
        if (column == Column::State) {
            QStringList lines{i.contradicted
                                  ? tr("%1: the sources disagree, see the inspector").arg(Theme::word(i.state))
                                  : Theme::word(i.state)};
            if (const QString held = heldText(i); !held.isEmpty())
                lines << held;
            return toolTipOf(lines.join(u'\n'));
        }
        if (column == Column::Age)
            return toolTipOf(ageFrom(i) == i.updated
                                 ? tr("Last word of any source known at %1").arg(stampText(i.updated))
                                 : tr("Since it happened. The clock shown stands before %1, when this store last "
                                      "learned of it.")
                                       .arg(stampText(i.updated)));
        return toolTipOf(text(i, column));
    case SortRole:
        return sortValue(i, column);
    case IdRole:
        return QString::fromStdString(i.id);
    case SeverityRole:
        return column == Column::Severity ? QVariant(i.severity) : QVariant();
    case StateRole:
        return column == Column::State ? QVariant(static_cast<int>(i.state)) : QVariant();
    case MarkingRole:
        return column == Column::Marking ? QVariant::fromValue(marking(index.row())) : QVariant();
    case MutedRole:
        return isOver(i.state) || column == Column::Age || column == Column::Happened || column == Column::Known;
    default:
        return {};
    }
}

QVariant IncidentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnsCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (static_cast<Column>(section)) {
        case Column::Happened:
            return tr("When it began in the world, UTC");
        case Column::Age:
            return tr("Time since any source last spoke of it; where the clock shown stands before that, since it "
                      "happened");
        case Column::Known:
            return tr("When this store first learned of it, UTC");
        case Column::State:
            return tr("What people hold of it, with the grade; ≠ marks incidents whose sources disagree");
        case Column::ExplainedBy:
            return tr("A friendly operation in whose window it falls, and whose address or target it has. Nothing is "
                      "hidden or lowered by it.");
        case Column::Missions:
            return tr("Missions it reaches, directly or through dependencies");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Severity:
        return tr("Severity");
    case Column::Title:
        return tr("Incident");
    case Column::State:
        return tr("State");
    case Column::Happened:
        return tr("Happened");
    case Column::Age:
        return tr("Age");
    case Column::Missions:
        return tr("Missions");
    case Column::Assets:
        return tr("Assets");
    case Column::Sources:
        return tr("Sources");
    case Column::Countries:
        return tr("Countries");
    case Column::Marking:
        return tr("Marking");
    case Column::Domain:
        return tr("Domain");
    case Column::ExplainedBy:
        return tr("Explained by");
    case Column::Known:
        return tr("First known");
    case Column::Category:
        return tr("Category");
    case Column::Sectors:
        return tr("Sectors");
    case Column::Confidence:
        return tr("Confidence");
    case Column::Conflict:
        return tr("Disagreement");
    case Column::Grade:
        return tr("Grade");
    case Column::Held:
        return tr("Decided by");
    case Column::Until:
        return tr("Recognised until");
    case Column::Id:
        return tr("Id");
    }
    return {};
}

bool IncidentOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto order = QVariant::compare(left.data(SortRole), right.data(SortRole));
    if (order != QPartialOrdering::Equivalent)
        return order == QPartialOrdering::Less;
    const auto *model = static_cast<const IncidentModel *>(sourceModel());
    const IncidentRow &a = *model->incident(left.row());
    const IncidentRow &b = *model->incident(right.row());
    // Whatever the direction, worse and newer stay on top.
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    if (a.severity != b.severity)
        return ascending ? a.severity > b.severity : a.severity < b.severity;
    if (a.from != b.from)
        return ascending ? a.from > b.from : a.from < b.from;
    return a.id < b.id;
}

} // namespace watchfloor::widgets
