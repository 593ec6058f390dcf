// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "whatif/whatifpanel.h"

#include "base/displaytext.h"
#include "common/icon.h"
#include "common/labels.h"
#include "common/roles.h"
#include "common/theme.h"
#include "common/words.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSlider>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Index = std::size_t;

namespace {

enum Column { What, Before, After, Why, columnCount };
constexpr int StepRole = Qt::UserRole + 100; ///< number of a step
constexpr int ObjectRole = Qt::UserRole + 101; ///< id of an asset

QString share(double value) { return u"%1 %"_s.arg(qRound(value * 100)); }

QString stateText(picture::Health health, double value)
{
    return health == picture::Health::Nominal ? Theme::word(health) : Theme::word(health) + u", "_s + share(value);
}

void mark(QTreeWidgetItem *item, int column, picture::Health health, const QTreeWidget *tree)
{
    item->setIcon(
        column,
        shapePixmap(Theme::healthShape(health), Theme::instance().health(health), 14, tree->devicePixelRatioF()));
}

} // namespace

WhatIfPanel::WhatIfPanel(QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeWidget)
    , m_bar(new QHBoxLayout)
    , m_cascade(new QWidget)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_wave(new ElidedLabel)
{
    setObjectName(u"whatIfPanel"_s);
    m_tree->setObjectName(u"whatIfSteps"_s);
    m_tree->setAccessibleName(tr("Steps of the scenario and what they do"));
    m_tree->setColumnCount(columnCount);
    m_tree->setHeaderLabels({tr("Step, mission"), tr("Present"), tr("What-if"), tr("Why")});
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(true);
    const int character = fontMetrics().averageCharWidth();
    for (const auto &[column, wide] : {std::pair{What, 44}, {Before, 18}, {After, 18}})
        m_tree->header()->resizeSection(column, wide * character);
    m_tree->installEventFilter(this);
    m_empty = new EmptyState(m_tree);
    connect(m_empty, &EmptyState::triggered, this, &WhatIfPanel::emptyPressed);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        if (const QString id = item->data(0, ObjectRole).toString(); !id.isEmpty())
            Q_EMIT objectChosen(id);
    });

    m_bar->setContentsMargins(6, 3, 6, 3);
    m_bar->setSpacing(4);
    m_slider->setObjectName(u"whatIfWave"_s);
    m_slider->setAccessibleName(tr("Wave of the cascade"));
    m_slider->setPageStep(1);
    m_slider->setMaximumWidth(160);
    m_wave->setObjectName(u"whatIfWaveText"_s);
    auto *cascade = new QHBoxLayout(m_cascade);
    cascade->setContentsMargins(0, 0, 0, 0);
    cascade->setSpacing(8);
    cascade->addWidget(m_slider, 1);
    cascade->addWidget(m_wave, 3);
    connect(m_slider, &QSlider::valueChanged, this, &WhatIfPanel::waveRequested);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_bar);
    layout->addWidget(m_tree, 1);
    setScenario({}, nullptr);
}

void WhatIfPanel::addActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        auto *button = new QToolButton;
        button->setAutoRaise(true);
        button->setMinimumSize(24, 24);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        m_bar->addWidget(button);
    }
    m_bar->addWidget(m_cascade, 1);
}

void WhatIfPanel::setScenario(const Suppositions &steps, const std::shared_ptr<const Scenario> &scenario)
{
    m_scenario = scenario;
    m_tree->clear();
    m_tree->headerItem()->setText(Why, scenario ? tr("Why (model: %1)").arg(safe(impact::modelName)) : tr("Why"));
    if (steps.empty())
        m_empty->setMessage(tr("Nothing is supposed"),
                            tr("Select something and press F2: what if it failed? F3 draws an area on the map."),
                            tr("Choose what fails…"));
    else
        m_empty->setMessage({});
    if (scenario && steps.size() > 1) {
        auto *all = new QTreeWidgetItem(m_tree, {tr("All together")});
        addMissions(all, scenario->missions);
        all->setExpanded(true);
    }
    for (Index i = 0; i < steps.size(); ++i)
        addStep(int(i), steps[i], scenario && i < scenario->steps.size() ? &scenario->steps[i] : nullptr);
    if (scenario)
        addRecovery(*scenario);
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QFont bold = m_tree->font();
        bold.setBold(true);
        m_tree->topLevelItem(i)->setFont(What, bold);
    }
    m_cascade->setEnabled(scenario && !scenario->waves.empty());
    m_slider->setVisible(m_cascade->isEnabled());
}

void WhatIfPanel::addStep(int number, const Supposition &step, const StepEffect *effect)
{
    auto *item = new QTreeWidgetItem(m_tree, {tr("%1  %2").arg(number + 1).arg(step.title)});
    item->setData(0, StepRole, number);
    item->setToolTip(What, toolTipOf(step.title));
    if (!effect) {
        item->setText(Why, tr("is being worked out…"));
        return;
    }
    QStringList says{tr("%n nodes change", nullptr, int(effect->nodes))};
    if (effect->missions.empty())
        says << tr("no mission feels it");
    if (effect->missing > 0)
        says << tr("%n are no longer in the picture", nullptr, int(effect->missing));
    item->setText(Why, says.join(u" · "_s));
    addMissions(item, effect->missions);
    item->setExpanded(true);
}

void WhatIfPanel::addMissions(QTreeWidgetItem *under, const std::vector<MissionEffect> &missions)
{
    for (const MissionEffect &mission : missions) {
        QString why = mission.why;
        if (mission.thinner > 0)
            why = tr("%n alternatives lost. ", nullptr, int(mission.thinner)) + why;
        auto *item = new QTreeWidgetItem(under,
                                         {mission.name, stateText(mission.before, mission.valueBefore),
                                          stateText(mission.after, mission.valueAfter), why});
        mark(item, Before, mission.before, m_tree);
        mark(item, After, mission.after, m_tree);
        item->setData(0, ObjectRole, QString::fromStdString(mission.id));
        for (int column = 0; column < columnCount; ++column)
            item->setToolTip(column, toolTipOf(item->text(column)));
        for (const PhaseEffect &phase : mission.phases)
            addPhase(item, phase);
        item->setExpanded(true);
        if (!mission.isChange()) {
            for (int column = 0; column < columnCount; ++column)
                item->setForeground(column, Theme::instance().color(Theme::Role::TextMuted));
        }
    }
}

void WhatIfPanel::addPhase(QTreeWidgetItem *under, const PhaseEffect &phase)
{
    auto *item = new QTreeWidgetItem(
        under,
        {phase.title, stateText(phase.before, phase.valueBefore), stateText(phase.after, phase.valueAfter), phase.why});
    mark(item, Before, phase.before, m_tree);
    mark(item, After, phase.after, m_tree);
    item->setData(0, ObjectRole, under->data(0, ObjectRole));
    for (int column = 0; column < columnCount; ++column)
        item->setToolTip(column, toolTipOf(item->text(column)));
}

void WhatIfPanel::addRecovery(const Scenario &scenario)
{
    if (scenario.recovery.empty())
        return;
    auto *all = new QTreeWidgetItem(m_tree, {tr("Bring back first")});
    all->setText(Why,
                 tr("of all that is hurt, supposed or real, as if every phase that is not over ran; each gains "
                    "the missions most of what is left"));
    int number = 0;
    for (const Restoring &step : scenario.recovery) {
        QStringList names;
        for (const std::int32_t asset : step.assets)
            names << shortText(visibleText(scenario.supposed->assets[Index(asset)].name), 60);
        auto *item = new QTreeWidgetItem(all,
                                         {u"%1  %2"_s.arg(++number).arg(names.join(u" + "_s)), share(step.before),
                                          share(step.after), tr("mends %1").arg(step.missions.join(u", "_s))});
        item->setData(0, ObjectRole, QString::fromStdString(scenario.supposed->assets[Index(step.assets.front())].id));
        for (int column = 0; column < columnCount; ++column)
            item->setToolTip(column, toolTipOf(item->text(column)));
    }
    all->setExpanded(true);
}

void WhatIfPanel::setWave(std::size_t shown, std::size_t all)
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setRange(0, int(all));
    m_slider->setValue(int(std::min(shown, all)));
    if (!m_scenario || all == 0)
        return m_wave->setText({});
    if (shown == 0)
        return m_wave->setText(tr("before anything happens"));
    const auto &wave = m_scenario->waves[std::min(shown, all) - 1];
    QStringList names;
    for (const auto &[node, value] : wave) {
        if (names.size() == 3)
            break;
        names << shortText(visibleText(m_scenario->supposed->assets[Index(node)].name), 40);
    }
    const QString more = wave.size() > 3 ? tr(" and %n more", nullptr, int(wave.size()) - 3) : QString();
    m_wave->setText(tr("wave %1 of %2: %3").arg(shown).arg(all).arg(names.join(u", "_s) + more));
}

bool WhatIfPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        const QTreeWidgetItem *item = m_tree->currentItem();
        while (item && item->parent())
            item = item->parent();
        if (item && item->data(0, StepRole).isValid())
            Q_EMIT removeRequested(item->data(0, StepRole).toInt());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace watchfloor::widgets
