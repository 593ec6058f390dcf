// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/decisiondialog.h"

#include "common/labels.h"
#include "floor/untilfield.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using floor::Action;

namespace {

constexpr int mostTitles = 6;

} // namespace

DecisionDialog::DecisionDialog(const DecisionSubject &subject, QWidget *parent)
    : AskingDialog(parent)
    , m_action(subject.action)
    , m_needsReason(subject.action == Action::Note || !subject.holder.isEmpty())
    , m_reason(new QPlainTextEdit)
{
    setObjectName(u"decisionDialog"_s);
    if (const floor::Step *step = floor::stepOf(subject.action))
        m_needsReason = step->needsReason;
    QString title, button, why = m_needsReason ? tr("Reason") : tr("Reason (may be left empty)");
    switch (subject.action) {
    case Action::Recognise:
        title = tr("Recognise"), button = tr("&Recognise");
        break;
    case Action::Dispute:
        title = tr("Dispute"), button = tr("&Dispute");
        break;
    case Action::Dismiss:
        title = tr("Dismiss: it was none"), button = tr("&Dismiss");
        break;
    case Action::Close:
        title = tr("Close: it is over"), button = tr("&Close it");
        break;
    case Action::Reopen:
        title = tr("Open again"), button = tr("&Open again");
        break;
    case Action::Merge:
        title = tr("Merge: they are one incident"), button = tr("&Merge");
        break;
    case Action::Split:
        title = tr("Split"), button = tr("&Split");
        break;
    case Action::Token:
        title = tr("Picture-manager token"), button = tr("&Hand over");
        break;
    default:
        title = tr("Note"), button = tr("&Add note"), why = tr("Note");
        break;
    }
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(8);
    for (qsizetype i = 0; i < std::min<qsizetype>(mostTitles, subject.titles.size()); ++i) {
        QLabel *name = plainLabel(subject.titles[i]);
        name->setWordWrap(true);
        QFont font = name->font();
        font.setWeight(QFont::DemiBold);
        name->setFont(font);
        layout->addWidget(name);
    }
    if (subject.titles.size() > mostTitles)
        layout->addWidget(mutedLabel(tr("and %n more", nullptr, static_cast<int>(subject.titles.size() - mostTitles))));
    if (!subject.holder.isEmpty()) {
        QLabel *holder = plainLabel(tr("%1 holds the token now.").arg(subject.holder));
        holder->setProperty("warning", true);
        layout->addWidget(holder);
    }
    const auto field = [&](const QString &label, QWidget *edit) {
        QLabel *buddy = plainLabel(label);
        buddy->setBuddy(edit);
        layout->addWidget(buddy);
        layout->addWidget(edit);
        edit->setAccessibleName(label);
    };
    if (subject.action == Action::Recognise) {
        m_until = new UntilField(Clock::now() + floor::usualRecognition);
        field(tr("Until, UTC (then it lapses)"), m_until);
        m_until->edit()->setAccessibleName(m_until->accessibleName());
        connect(m_until, &UntilField::changed, this, &DecisionDialog::validate);
    }
    if (subject.action == Action::Token) {
        m_name = new QLineEdit;
        m_name->setObjectName(u"name"_s);
        m_name->setPlaceholderText(tr("empty: it is mine"));
        field(tr("Who gets it"), m_name);
    }
    if (subject.action == Action::Split) {
        m_parts = new QListWidget;
        m_parts->setObjectName(u"parts"_s);
        for (const auto &[id, name] : subject.parts) {
            auto *item = new QListWidgetItem(name, m_parts);
            item->setData(Qt::UserRole, QString::fromStdString(id));
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(Qt::Unchecked);
        }
        if (m_parts->count() > 0)
            m_parts->setCurrentRow(0);
        field(tr("Take out what is ticked (Space); nothing ticked: all of it comes apart"), m_parts);
    }
    m_reason->setObjectName(u"reason"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setMinimumHeight(4 * fontMetrics().lineSpacing() + 12);
    field(why, m_reason);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_decide = buttons->button(QDialogButtonBox::Ok);
    m_decide->setText(button);
    m_decide->setToolTip(tr("Ctrl+Enter"));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &DecisionDialog::ask);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *done = new QShortcut(QKeySequence(QKeyCombination(Qt::ControlModifier, static_cast<Qt::Key>(key))), this);
        connect(done, &QShortcut::activated, m_decide, &QPushButton::click);
    }
    connect(m_reason, &QPlainTextEdit::textChanged, this, &DecisionDialog::validate);
    validate();
    m_reason->setFocus();
    setMinimumWidth(70 * fontMetrics().averageCharWidth());
}

void DecisionDialog::validate()
{
    m_decide->setEnabled((!m_needsReason || !reason().isEmpty()) && (!m_until || m_until->isAhead()));
}

QString DecisionDialog::reason() const { return m_reason->toPlainText().trimmed(); }

std::optional<Timestamp> DecisionDialog::until() const { return m_until ? m_until->until() : std::nullopt; }

std::vector<std::string> DecisionDialog::parts() const
{
    std::vector<std::string> chosen;
    for (int i = 0; m_parts && i < m_parts->count(); ++i) {
        if (m_parts->item(i)->checkState() == Qt::Checked)
            chosen.push_back(m_parts->item(i)->data(Qt::UserRole).toString().toStdString());
    }
    return chosen;
}

QString DecisionDialog::name() const { return m_name ? m_name->text().trimmed() : QString(); }

} // namespace watchfloor::widgets
