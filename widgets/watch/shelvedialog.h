// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace watchfloor::widgets {

/// Until when, and why: nothing is shelved without both (ISA-18.2).
class ShelveDialog : public QDialog
{
    Q_OBJECT
public:
    ShelveDialog(int alarms, Timestamp now, QWidget *parent = nullptr);

    [[nodiscard]] Timestamp until() const;
    [[nodiscard]] QString reason() const;

private:
    Timestamp m_now;
    QComboBox *m_time;
    QLineEdit *m_reason;
    QPushButton *m_shelve;
};

} // namespace watchfloor::widgets
