// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/askingdialog.h"
#include "watch/reporting.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace watchfloor::widgets {

/// Since when an entity is aware of an incident, and what it has reported of it; the clocks that follow are shown as
/// it is filled in. Ctrl+Enter declares; what was declared can be withdrawn for a reason, its remark.
class ReportingDialog : public AskingDialog
{
    Q_OBJECT
public:
    ReportingDialog(const QString &title, const watch::Reporting &present, QWidget *parent = nullptr);
    [[nodiscard]] watch::Reporting reporting() const;

private:
    void update();

    watch::Reporting m_present;
    std::array<QLineEdit *, 6> m_times{}; ///< aware, early warning, notification, progress, final, handled
    QCheckBox *m_trust;
    QLineEdit *m_note;
    QLabel *m_clocks, *m_problem;
    QPushButton *m_declare = nullptr, *m_withdraw = nullptr;
    bool m_isWithdrawn = false;
};

} // namespace watchfloor::widgets
