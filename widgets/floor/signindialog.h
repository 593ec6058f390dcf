// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/account.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace watchfloor::widgets {

/// Who is on watch: an account and its password. After a wrong one it waits, longer each time. What was typed is
/// forgotten when it closes.
class SignInDialog : public QDialog
{
    Q_OBJECT
public:
    SignInDialog(const std::vector<floor::Account> &accounts, const QString &whoSits, QWidget *parent = nullptr);
    void refuse(const QString &why);

Q_SIGNALS:
    void tried(const QString &name, const QString &password);
    void newAccountWanted();

protected:
    void done(int result) override;

private:
    void update();

    QComboBox *m_who;
    QLineEdit *m_password;
    QLabel *m_problem;
    QPushButton *m_sit = nullptr;
    QTimer m_wait;
    int m_refusals = 0, m_secondsLeft = 0;
};

/// Makes an account: name, role, a password twice.
class AccountDialog : public QDialog
{
    Q_OBJECT
public:
    /// `isFirst`: says what the first one changes. `name` is offered.
    AccountDialog(bool isFirst, const QString &name, QWidget *parent = nullptr);
    void refuse(const QString &why);

Q_SIGNALS:
    void wanted(const QString &name, watchfloor::floor::Role role, const QString &password);

protected:
    void done(int result) override;

private:
    void update();

    QLineEdit *m_name, *m_password, *m_again;
    QComboBox *m_role;
    QLabel *m_problem;
    QPushButton *m_make = nullptr;
};

} // namespace watchfloor::widgets
