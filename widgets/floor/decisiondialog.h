// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"
#include "common/askingdialog.h"
#include "floor/steps.h"

#include <QStringList>

class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace watchfloor::widgets {

class UntilField;

/// What a decision other than an assessment is about.
struct DecisionSubject
{
    floor::Action action = floor::Action::Note;
    QStringList titles; ///< of the incidents
    /// Of a split: what it could be taken apart into, by id and title.
    std::vector<std::pair<std::string, QString>> parts;
    QString holder; ///< of the token, where somebody else has it
};

/// Asks for the reason, and for what else the decision needs: until when, which parts, who. Ctrl+Enter decides.
class DecisionDialog : public AskingDialog
{
    Q_OBJECT
public:
    explicit DecisionDialog(const DecisionSubject &subject, QWidget *parent = nullptr);
    [[nodiscard]] QString reason() const;
    [[nodiscard]] std::optional<Timestamp> until() const;
    /// The parts to take out; none: all of it comes apart.
    [[nodiscard]] std::vector<std::string> parts() const;
    [[nodiscard]] QString name() const; ///< who gets the token

private:
    void validate();

    floor::Action m_action;
    bool m_needsReason;
    QPlainTextEdit *m_reason;
    UntilField *m_until = nullptr;
    QLineEdit *m_name = nullptr;
    QListWidget *m_parts = nullptr;
    QPushButton *m_decide = nullptr;
};

} // namespace watchfloor::widgets
