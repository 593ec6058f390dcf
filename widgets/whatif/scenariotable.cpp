// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "whatif/scenariotable.h"

#include "common/copytext.h"
#include "common/roles.h"
#include "common/rowstable.h"
#include "common/theme.h"
#include "replay/modestrip.h"
#include "tiles/missionstate.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Index = std::size_t;

namespace {

constexpr int fixedColumns = 2; ///< the mission, and how it stands

QString stateText(picture::Health health, double value)
{
    const QString word = Theme::word(health);
    return health == picture::Health::Nominal ? word : word + u", "_s + QString::number(qRound(value * 100)) + u" %"_s;
}

Cell stateCell(picture::Health health, double value, const QString &why, bool isChange)
{
    const QString text = stateText(health, value) + (why.isEmpty() ? QString() : u" · "_s + why);
    return {text, worseFirst(health), HealthRole, int(health), text, !isChange};
}

const MissionEffect *effectOn(const Scenario &scenario, const std::string &mission)
{
    const auto found = std::ranges::find(scenario.missions, mission, &MissionEffect::id);
    return found == scenario.missions.end() ? nullptr : &*found;
}

Marking markingOf(const picture::Snapshot &s, const std::string &id)
{
    const auto node = s.assetById.find(id);
    if (node == s.assetById.end())
        return Marking::mostRestrictive();
    const picture::AssetRow &asset = s.assets[Index(node->second)];
    Marking high = s.markings[asset.marking];
    if (asset.mission >= 0) {
        for (const std::int32_t i : s.missions[Index(asset.mission)].incidents)
            high = join(high, s.markings[s.incidents[Index(i)].marking]);
        for (const picture::HeldHealth &held : s.held)
            high = join(high, s.markings[held.marking]);
    }
    return high;
}

QString lossText(const Scenario &scenario)
{
    double before = 0, after = 0;
    int worse = 0, failed = 0, thinner = 0;
    for (const MissionEffect &m : scenario.missions) {
        before += m.valueBefore;
        after += m.valueAfter;
        worse += m.valueAfter < m.valueBefore;
        failed += m.after == picture::Health::Failed && m.before != picture::Health::Failed;
        thinner += m.thinner > 0;
    }
    const double n = std::max(1.0, double(scenario.missions.size()));
    QStringList says{ScenarioTable::tr("%n worse", nullptr, worse)};
    if (failed > 0)
        says << ScenarioTable::tr("%n fail", nullptr, failed);
    if (thinner > 0)
        says << ScenarioTable::tr("%n lose alternatives", nullptr, thinner);
    says << ScenarioTable::tr("missions worth %1 % → %2 %")
                .arg(QString::number(qRound(before / n * 100)), QString::number(qRound(after / n * 100)));
    return says.join(u", "_s);
}

} // namespace

ScenarioTable::ScenarioTable(QWidget *parent)
    : QDialog(parent)
    , m_strip(new ModeStrip(ModeStrip::Kind::WhatIf))
    , m_place(new QVBoxLayout)
{
    setObjectName(u"scenarioTable"_s);
    setWindowTitle(tr("What-ifs side by side"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_copy = buttons->addButton(tr("&Copy the table"), QDialogButtonBox::ActionRole);
    m_show = buttons->addButton(tr("&Suppose this one"), QDialogButtonBox::ActionRole);
    m_forget = buttons->addButton(tr("&Forget it"), QDialogButtonBox::ActionRole);
    m_undo = buttons->addButton(tr("&Undo"), QDialogButtonBox::ActionRole);
    m_undo->setEnabled(false);
    for (QPushButton *button : {m_copy, m_show, m_forget, m_undo})
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_table->selectAll();
        m_table->copySelection();
    });
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT showRequested(currentColumn()); });
    connect(m_forget, &QPushButton::clicked, this, [this] { Q_EMIT forgetRequested(currentColumn()); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_strip);
    layout->addLayout(m_place, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(8, 4, 8, 8);
    foot->addWidget(buttons);
    layout->addLayout(foot);
    resize(980, 420);
    copiesAreSupposed(this);
    setColumns({});
}

void ScenarioTable::setColumns(std::vector<Column> columns)
{
    const bool isSame = m_table && std::ranges::equal(columns, m_columns, {}, &Column::name, &Column::name);
    m_columns = std::move(columns);
    if (!isSame) {
        delete m_table;
        QStringList names{tr("Mission"), tr("Present")};
        for (const Column &column : m_columns)
            names << (column.isKept ? column.name : tr("Supposed now"));
        m_table = new RowsTable(names, tr("Missions in each what-if"));
        m_table->setObjectName(u"scenarios"_s);
        m_table->setEmptyMessage(tr("Nothing was kept"),
                                 tr("Suppose something and keep it under a name; several stand side by side here."));
        m_place->addWidget(m_table);
        m_table->horizontalHeader()->setDefaultSectionSize(fontMetrics().averageCharWidth() * 34);
        m_table->setColumnWidth(0, fontMetrics().averageCharWidth() * 26);
        m_table->setColumnWidth(1, fontMetrics().averageCharWidth() * 20);
        connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ScenarioTable::updateButtons);
    }
    fill();
    updateButtons();
}

void ScenarioTable::fill()
{
    const auto first = std::ranges::find_if(m_columns, [](const Column &c) { return c.scenario != nullptr; });
    m_strip->setText(tr("nothing of this is real · %n what-ifs side by side", nullptr, int(m_columns.size())));
    if (first == m_columns.end())
        return m_table->setRows({});
    std::vector<Row> rows;
    Row all{u"all"_s, {{tr("What is lost"), -1}, {}}, {}};
    std::optional<Marking> high;
    std::vector<const MissionEffect *> missions;
    for (const MissionEffect &m : first->scenario->missions)
        missions.push_back(&m);
    std::ranges::sort(missions, {}, [](const MissionEffect *m) { return std::tuple(worseFirst(m->before), m->name); });
    for (const Column &column : m_columns)
        all.cells.push_back({column.scenario ? lossText(*column.scenario) : tr("is being worked out…")});
    for (const MissionEffect *m : missions) {
        Row row{QString::fromStdString(m->id),
                {{m->name}, stateCell(m->before, m->valueBefore, {}, true)},
                markingOf(*first->scenario->present, m->id)};
        for (const Column &column : m_columns) {
            const MissionEffect *effect = column.scenario ? effectOn(*column.scenario, m->id) : nullptr;
            if (!effect) {
                row.cells.push_back({tr("is being worked out…"), {}, 0, {}, {}, true});
                continue;
            }
            row.marking = join(*row.marking, markingOf(*column.scenario->supposed, m->id));
            QString why = effect->why;
            if (const QString head = Theme::word(effect->after) + u". "_s; why.startsWith(head))
                why = why.mid(head.size());
            for (const PhaseEffect &phase : effect->phases)
                why += u"\n%1: %2"_s.arg(phase.title, Theme::word(phase.after));
            if (effect->thinner > 0)
                why = tr("%n alternatives lost. ", nullptr, int(effect->thinner)) + why;
            row.cells.push_back(stateCell(effect->after, effect->valueAfter, why, effect->isChange()));
        }
        high = high ? join(*high, *row.marking) : *row.marking;
        rows.push_back(std::move(row));
    }
    all.marking = high;
    rows.insert(rows.begin(), std::move(all));
    m_table->setRows(std::move(rows));
}

void ScenarioTable::setUndoStack(QUndoStack *stack)
{
    QAction *undo = stack->createUndoAction(this), *redo = stack->createRedoAction(this);
    undo->setShortcuts(QKeySequence::Undo);
    redo->setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    addActions({undo, redo});
    connect(m_undo, &QPushButton::clicked, undo, &QAction::trigger);
    const auto tell = [this, stack] {
        m_undo->setEnabled(stack->canUndo());
        m_undo->setToolTip(tr("Undo %1 (Ctrl+Z)").arg(stack->undoText()));
    };
    connect(stack, &QUndoStack::indexChanged, this, tell);
    tell();
}

int ScenarioTable::currentColumn() const
{
    const int column = m_table->currentIndex().column() - fixedColumns;
    return column >= 0 && column < int(m_columns.size()) ? column : -1;
}

void ScenarioTable::updateButtons()
{
    const int column = currentColumn();
    const bool isKept = column >= 0 && m_columns[Index(column)].isKept;
    m_copy->setEnabled(!m_columns.empty());
    m_show->setEnabled(isKept);
    m_forget->setEnabled(isKept);
}

} // namespace watchfloor::widgets
