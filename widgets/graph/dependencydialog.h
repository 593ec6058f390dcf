// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/askingdialog.h"
#include "floor/desk.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace watchfloor::widgets {

/// That one thing needs another, and on which terms: a new dependency, or one that is there, to be changed or removed.
class DependencyDialog : public AskingDialog
{
    Q_OBJECT
public:
    /// Of two that need each other already the dialog begins with what is there.
    DependencyDialog(const picture::SnapshotPtr &snapshot, std::int32_t one, std::int32_t other, QWidget *parent);
    [[nodiscard]] floor::LinkRequest request() const;

private:
    void load(); ///< of the direction that is chosen
    void updateFields();

    picture::SnapshotPtr m_snapshot;
    std::int32_t m_dependant, m_provider;
    bool m_isRemoval = false;
    NeedTerms m_shown; ///< what the fields began with, which show less digits
    QLabel *m_needs, *m_state;
    QComboBox *m_rule, *m_beside;
    QSpinBox *m_k, *m_holdUp, *m_timeToImpact, *m_recovery;
    QDoubleSpinBox *m_strength, *m_criticality, *m_weight;
    QLineEdit *m_kind, *m_reason;
    QPushButton *m_write, *m_remove;
};

} // namespace watchfloor::widgets
