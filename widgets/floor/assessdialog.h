// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/askingdialog.h"
#include "fusion/recognition.h"
#include "model/marking.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace watchfloor::widgets {

/// What one source says of an incident, for comparison.
struct Statement
{
    QString source;
    char reliability = 'F';
    QString title, severity, status, happened, category;
};

/// What an assessment is made from.
struct AssessSubject
{
    QString title;
    Marking marking = Marking::mostRestrictive();
    bool isContradicted = false;
    std::vector<Statement> statements;
    std::size_t voices = 0; ///< independent originators
    fusion::Assessment present; ///< the fields begin with it
};

/// All fields of an analyst's grading, and the sources side by side. Tab goes through the fields, Ctrl+Enter assesses.
class AssessDialog : public AskingDialog
{
    Q_OBJECT
public:
    explicit AssessDialog(const AssessSubject &subject, QWidget *parent = nullptr);
    [[nodiscard]] fusion::Assessment assessment() const;

private:
    [[nodiscard]] QWidget *fields(const fusion::Assessment &present);
    [[nodiscard]] QWidget *statements(const AssessSubject &subject);
    void validate();

    std::size_t m_voices;
    QComboBox *m_reliability, *m_credibility, *m_likelihood, *m_confidence, *m_category;
    QSpinBox *m_severity;
    QLabel *m_band;
    QLineEdit *m_sectors;
    QPlainTextEdit *m_reasoning, *m_dissent;
    QLabel *m_trouble;
    QPushButton *m_assess = nullptr;
};

} // namespace watchfloor::widgets
