// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/missiontable.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/roles.h"
#include "common/rowstable.h"
#include "common/theme.h"
#include "common/words.h"
#include "tiles/missionstate.h"

#include <QScopedValueRollback>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

Cell healthCell(picture::Health health)
{
    return {Theme::word(health), worseFirst(health), HealthRole, static_cast<int>(health), {}};
}

/// Whose word it is stands beside the state, and why behind it.
Cell stateCell(const picture::Snapshot &s, std::int32_t asset)
{
    const picture::AssetRow &row = s.assets[static_cast<std::size_t>(asset)];
    Cell cell = healthCell(row.health);
    if (const picture::HeldHealth *held = picture::heldHealth(s, asset)) {
        cell.text = MissionTable::tr("%1, by hand").arg(cell.text);
        cell.toolTip = MissionTable::tr("By itself %1").arg(heldText(*held));
    }
    return cell;
}

/// What is unseen may be worse than its state says.
Cell unseenCell(bool isUnseen, std::int64_t since)
{
    if (!isUnseen)
        return {QString(), static_cast<qlonglong>(std::numeric_limits<std::int64_t>::max())};
    return {
        unseenText(since),
        static_cast<qlonglong>(since),
        0,
        {},
        MissionTable::tr("No feed that watches it, or what it needs, is heard: it may be worse than its state says.")};
}

} // namespace

MissionTable::MissionTable(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_missions(new RowsTable({tr("State"), tr("Mission"), tr("Unseen"), tr("Incidents"), tr("Area"), tr("Why")},
                               tr("Missions")))
    , m_assets(new RowsTable({tr("State"), tr("Asset"), tr("Unseen"), tr("Kind"), tr("Criticality"), tr("Owner"),
                              tr("Nation"), tr("Sector")},
                             tr("Assets")))
{
    m_missions->setColumnCharacters({14, 30, 21, 10, 20, 60});
    m_assets->setColumnCharacters({14, 34, 21, 13, 12, 24, 9, 18});
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_missions);
    splitter->addWidget(m_assets);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({120, 360});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    for (RowsTable *table : {m_missions, m_assets}) {
        connect(table, &RowsTable::currentIdChanged, this, &MissionTable::choose);
        connect(table, &RowsTable::shown, this, &MissionTable::takeSelection); // it may be older than the rows
        table->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(table, &QWidget::customContextMenuRequested, this, [this, table](const QPoint &at) {
            if (!table->currentId().isEmpty())
                Q_EMIT menuRequested(table->viewport()->mapToGlobal(at));
        });
        connect(table, &RowsTable::activatedId, this, [this](const QString &id) {
            m_scope->reveal({picture::ObjectRef::Kind::Asset, id.toStdString()});
            Q_EMIT inspectRequested();
        });
    }
    m_pool.setMaxThreadCount(1);
    scope->turns().follow(this, [this] { work(); });
    connect(scope, &PictureScope::selectionChanged, this, &MissionTable::takeSelection);
    work();
}

MissionTable::~MissionTable() { m_stop.request_stop(); }

bool MissionTable::isSettled() const
{
    return m_shown == m_scope->snapshot() && m_missions->isSettled() && m_assets->isSettled();
}

void MissionTable::choose(const QString &id)
{
    if (!m_taking && !id.isEmpty())
        m_scope->select({picture::ObjectRef::Kind::Asset, id.toStdString()});
}

void MissionTable::takeSelection()
{
    const QScopedValueRollback guard(m_taking, true);
    const picture::ObjectRef ref = m_scope->selection().empty() ? picture::ObjectRef{} : m_scope->selection().front();
    const QString id = ref.kind == picture::ObjectRef::Kind::Asset ? QString::fromStdString(ref.id) : QString();
    for (RowsTable *table : {m_missions, m_assets}) {
        if (table->currentId() == id)
            continue;
        table->clearSelection();
        table->setCurrentIndex({});
        if (!id.isEmpty())
            table->selectId(id);
    }
}

namespace {

/// Its state tells of what threatens it, and of what people say of what it needs.
Marking markingOf(const picture::Snapshot &s, const picture::MissionRow &mission)
{
    Marking high = s.markings[mission.marking];
    for (const std::int32_t i : mission.incidents)
        high = join(high, s.markings[s.incidents[static_cast<std::size_t>(i)].marking]);
    for (const picture::HeldHealth &held : s.held)
        high = join(high, s.markings[held.marking]);
    return high;
}

} // namespace

struct MissionTable::Tables
{
    std::vector<Row> missions, assets;
};

namespace {

std::vector<Row> missionRows(const picture::Snapshot &s, impact::Memory &memory, const std::stop_token &stop)
{
    std::vector<Row> rows;
    for (const MissionState &state : missionStates(s, memory, stop)) {
        const picture::MissionRow &m = s.missions[static_cast<std::size_t>(state.mission)];
        const QString threat = threatText(state);
        rows.push_back({QString::fromStdString(state.id),
                        {stateCell(s, state.asset),
                         {state.name},
                         unseenCell(m.uncertain, m.unknownSince),
                         {countText(std::ssize(m.incidents)),
                          static_cast<int>(m.incidents.size()),
                          0,
                          {},
                          {},
                          m.incidents.empty()},
                         {state.area},
                         {threat.isEmpty() ? state.why : threat + u". "_s + whyText(state)}},
                        markingOf(s, m)});
    }
    return rows;
}

std::vector<Row> assetRows(const picture::Snapshot &s)
{
    std::vector<Row> rows;
    for (std::size_t i = 0; i < s.assets.size(); ++i) {
        const picture::AssetRow &a = s.assets[i];
        if (a.kind == picture::AssetKind::Mission)
            continue;
        rows.push_back({QString::fromStdString(a.id),
                        {stateCell(s, static_cast<std::int32_t>(i)),
                         {visibleText(a.name)},
                         unseenCell(a.uncertain || a.unseen, a.uncertain ? a.unknownSince : a.lastSeen),
                         {word(a.kind)},
                         {a.criticality > 0 ? QString::number(a.criticality) : QString(), a.criticality},
                         {visibleText(a.owner)},
                         {safe(a.nation)},
                         {visibleText(a.sector)}}});
    }
    return rows;
}

void sortWorstFirst(std::vector<Row> &rows)
{
    const auto worst = [](const Row &a, const Row &b) {
        const int x = a.cells[0].sort.toInt(), y = b.cells[0].sort.toInt();
        return x != y ? x < y : a.cells[1].text < b.cells[1].text;
    };
    std::ranges::stable_sort(rows, worst);
}

} // namespace

void MissionTable::work()
{
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_pool.start([this, snapshot = m_scope->snapshot(), stop = m_stop.get_token()] {
        const auto tables = std::make_shared<Tables>(missionRows(*snapshot, m_memory, stop), assetRows(*snapshot));
        sortWorstFirst(tables->missions);
        sortWorstFirst(tables->assets);
        if (stop.stop_requested())
            return;
        // `this` outlives the pool, and an event to a destroyed object is dropped.
        QMetaObject::invokeMethod(
            this,
            [this, snapshot, tables] {
                m_scope->turns().soon(this, [this, snapshot, tables] { take(snapshot, *tables); });
            },
            Qt::QueuedConnection);
    });
}

void MissionTable::take(const picture::SnapshotPtr &snapshot, Tables &tables)
{
    m_running = false;
    m_shown = snapshot;
    {
        const QScopedValueRollback guard(m_taking, true);
        // Not before anybody looked.
        m_missions->setEmptyMessage(tr("No mission is known"),
                                    tr("Import an inventory with missions and what they need."));
        m_assets->setEmptyMessage(tr("No asset is known"));
        m_missions->setRows(std::move(tables.missions));
        m_assets->setRows(std::move(tables.assets));
    }
    if (std::exchange(m_again, false) || m_shown != m_scope->snapshot())
        work();
}

} // namespace watchfloor::widgets
