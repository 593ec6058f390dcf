// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/signindialog.h"

#include "common/grow.h"
#include "common/labels.h"
#include "common/words.h"
#include "watch/watchwords.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestWait = 30;

QLineEdit *passwordEdit(const QString &name)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setEchoMode(QLineEdit::Password);
    return edit;
}

QLabel *problemLabel()
{
    QLabel *label = plainLabel();
    label->setObjectName(u"problem"_s);
    label->setWordWrap(true);
    label->setProperty("warning", true);
    label->hide();
    return label;
}

QFormLayout *formOf(QDialog *dialog, const QString &title, const QString &what)
{
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(62 * dialog->fontMetrics().averageCharWidth());
    auto *form = new QFormLayout(dialog);
    form->setContentsMargins(16, 14, 16, 12);
    form->setVerticalSpacing(10);
    QLabel *label = plainLabel(what);
    label->setWordWrap(true);
    form->addRow(label);
    return form;
}

} // namespace

SignInDialog::SignInDialog(const std::vector<floor::Account> &accounts, const QString &whoSits, QWidget *parent)
    : QDialog(parent)
    , m_who(new QComboBox)
    , m_password(passwordEdit(u"signInPassword"_s))
    , m_problem(problemLabel())
{
    setObjectName(u"signInDialog"_s);
    QFormLayout *form = formOf(
        this, tr("Who is on watch"),
        whoSits.isEmpty() ? tr("Nobody sits at this store. What is done here stands in the watch log under the "
                               "name of who sits, signed with their key.")
                          : tr("%1 sits here now, and signs off when somebody else sits down. The "
                               "picture-manager token stays where it is: that moves with a handover.")
                                .arg(whoSits));
    m_who->setObjectName(u"signInName"_s);
    for (const floor::Account &account : accounts)
        m_who->addItem(u"%1  ·  %2"_s.arg(safe(account.name), word(account.role)),
                       QString::fromStdString(account.name));
    form->addRow(tr("&Name"), m_who);
    form->addRow(tr("&Password"), m_password);
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_sit = buttons->addButton(tr("Sit down"), QDialogButtonBox::AcceptRole);
    m_sit->setObjectName(u"signInAccept"_s);
    m_sit->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Look only"));
    if (!whoSits.isEmpty()) {
        buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
        QPushButton *more = buttons->addButton(tr("New &account…"), QDialogButtonBox::ActionRole);
        more->setObjectName(u"newAccount"_s);
        more->setAutoDefault(false);
        connect(more, &QPushButton::clicked, this, [this] {
            reject();
            Q_EMIT newAccountWanted();
        });
    }
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_sit->setEnabled(false); // until there is an answer
        Q_EMIT tried(m_who->currentData().toString(), m_password->text());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_password, &QLineEdit::textChanged, this, &SignInDialog::update);
    m_wait.setInterval(std::chrono::seconds(1));
    connect(&m_wait, &QTimer::timeout, this, [this] {
        if (--m_secondsLeft <= 0)
            m_wait.stop();
        update();
    });
    update();
    (accounts.size() > 1 ? static_cast<QWidget *>(m_who) : m_password)->setFocus();
}

void SignInDialog::refuse(const QString &why)
{
    m_secondsLeft = std::min(longestWait, 1 << std::min(m_refusals, 5));
    ++m_refusals;
    m_problem->setText(why);
    m_problem->show();
    m_password->clear();
    m_password->setFocus();
    m_wait.start();
    update();
    growToFit(*this);
}

void SignInDialog::update()
{
    const bool waits = m_wait.isActive();
    m_sit->setText(waits ? tr("Sit down (in %1 s)").arg(m_secondsLeft) : tr("Sit down"));
    m_sit->setEnabled(!waits && !m_password->text().isEmpty());
}

void SignInDialog::done(int result)
{
    m_password->clear();
    QDialog::done(result);
}

AccountDialog::AccountDialog(bool isFirst, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(name))
    , m_password(passwordEdit(u"accountPassword"_s))
    , m_again(passwordEdit(u"accountAgain"_s))
    , m_role(new QComboBox)
    , m_problem(problemLabel())
{
    setObjectName(u"accountDialog"_s);
    QFormLayout *form = formOf(
        this, isFirst ? tr("The first account") : tr("New account"),
        isFirst ? tr("This store has no accounts: anybody acts under the name that the machine knows them by. From the "
                     "first account on, whoever acts here signs in. A lost password cannot be recovered.")
                : tr("Somebody who may sit at this store, with a key of their own that their password opens. A lost "
                     "password cannot be recovered."));
    m_name->setObjectName(u"accountName"_s);
    m_name->setMaxLength(64);
    m_role->setObjectName(u"accountRole"_s);
    for (int i = 0; i < floor::roleCount; ++i)
        m_role->addItem(word(static_cast<floor::Role>(i)));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Role"), m_role);
    form->addRow(tr("&Password"), m_password);
    form->addRow(tr("&Again"), m_again);
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_make = buttons->addButton(tr("Make the account"), QDialogButtonBox::AcceptRole);
    m_make->setObjectName(u"accountAccept"_s);
    m_make->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_make->setEnabled(false); // until there is an answer
        Q_EMIT wanted(m_name->text().simplified(), static_cast<floor::Role>(m_role->currentIndex()),
                      m_password->text());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit *edit : {m_name, m_password, m_again})
        connect(edit, &QLineEdit::textChanged, this, &AccountDialog::update);
    update();
    m_name->setFocus();
    m_name->selectAll();
}

void AccountDialog::refuse(const QString &why)
{
    update();
    m_problem->setText(why);
    m_problem->show();
    growToFit(*this);
}

void AccountDialog::update()
{
    const QString password = m_password->text();
    QString problem;
    if (!password.isEmpty() && password.size() < floor::leastPassword)
        problem = tr("A password has %n characters at least.", nullptr, floor::leastPassword);
    else if (!m_again->text().isEmpty() && m_again->text() != password)
        problem = tr("The two passwords differ.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_make->setEnabled(!m_name->text().simplified().isEmpty() && password.size() >= floor::leastPassword
                       && m_again->text() == password);
    growToFit(*this);
}

void AccountDialog::done(int result)
{
    m_password->clear();
    m_again->clear();
    QDialog::done(result);
}

} // namespace watchfloor::widgets
