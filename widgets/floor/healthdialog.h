// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/askingdialog.h"
#include "floor/desk.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace watchfloor::widgets {

class UntilField;

/// How healthy an asset is by itself, by a person's word: until when and why. Begins with what holds. Ctrl+Enter sets
/// it.
class HealthDialog : public AskingDialog
{
    Q_OBJECT
public:
    HealthDialog(const picture::Snapshot &snapshot, std::int32_t asset, QWidget *parent);
    [[nodiscard]] floor::HealthRequest request() const;

private:
    void validate();

    std::string m_asset;
    bool m_isWithdrawal = false;
    QComboBox *m_health;
    UntilField *m_until;
    QPlainTextEdit *m_reason;
    QPushButton *m_set;
};

} // namespace watchfloor::widgets
