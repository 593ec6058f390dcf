// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "whatif/scenario.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QSlider;
class QTreeWidget;
class QTreeWidgetItem;

namespace watchfloor::widgets {

class ElidedLabel;
class EmptyState;

/// A scenario as a list: each step with what it does to each mission, all of them together, what to bring back first;
/// below it the cascade, wave by wave. Says what is wanted and changes nothing by itself.
class WhatIfPanel : public QWidget
{
    Q_OBJECT
public:
    explicit WhatIfPanel(QWidget *parent = nullptr);

    /// Buttons above the list, in this order.
    void addActions(const QList<QAction *> &actions);
    /// `scenario` null: it is being worked out, and the steps alone are told; or there are none.
    void setScenario(const Suppositions &steps, const std::shared_ptr<const Scenario> &scenario);
    void setWave(std::size_t shown, std::size_t all);
    [[nodiscard]] QTreeWidget *tree() const { return m_tree; }

Q_SIGNALS:
    void removeRequested(int step);
    void waveRequested(int wave);
    void objectChosen(const QString &assetId);
    void emptyPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addStep(int number, const Supposition &step, const StepEffect *effect);
    void addPhase(QTreeWidgetItem *under, const PhaseEffect &phase);
    void addMissions(QTreeWidgetItem *under, const std::vector<MissionEffect> &missions);
    void addRecovery(const Scenario &scenario);

    QTreeWidget *m_tree;
    EmptyState *m_empty;
    QHBoxLayout *m_bar;
    QWidget *m_cascade;
    QSlider *m_slider;
    ElidedLabel *m_wave;
    std::shared_ptr<const Scenario> m_scenario;
};

} // namespace watchfloor::widgets
