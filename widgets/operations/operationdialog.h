// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/askingdialog.h"
#include "fusion/operation.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace watchfloor::widgets {

/// All fields of an operation. What cannot be taken is said beside the button, which is dead until then.
class OperationDialog : public AskingDialog
{
    Q_OBJECT
public:
    OperationDialog(const fusion::Operation &present, bool isNew, QWidget *parent);
    [[nodiscard]] fusion::Operation operation() const;
    [[nodiscard]] QString reason() const;

private:
    void check();
    [[nodiscard]] QString problem() const;

    fusion::Operation m_present;
    QLineEdit *m_name, *m_from, *m_to, *m_targets, *m_addresses, *m_reason;
    QComboBox *m_side, *m_kind, *m_state;
    QSpinBox *m_warning, *m_threshold, *m_confidence;
    QPlainTextEdit *m_description, *m_items;
    QLabel *m_problem;
    QPushButton *m_done;
};

} // namespace watchfloor::widgets
