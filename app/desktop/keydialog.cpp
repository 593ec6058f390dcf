// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/keydialog.h"

#include "common/labels.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

KeyDialog::KeyDialog(Purpose purpose, const QString &storeName, QWidget *parent)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_key(new QLineEdit)
    , m_again(new QLineEdit)
    , m_problem(widgets::plainLabel())
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName(u"keyDialog"_s);
    setWindowTitle(purpose == Purpose::Unlock ? tr("Key of the store") : tr("New key"));
    setMinimumWidth(420);
    for (QLineEdit *edit : {m_key, m_again}) {
        edit->setEchoMode(QLineEdit::Password);
        connect(edit, &QLineEdit::textChanged, this, &KeyDialog::update);
    }
    m_problem->setWordWrap(true);
    m_problem->setProperty("warning", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    QLabel *what
        = widgets::plainLabel(purpose == Purpose::Unlock
                                  ? tr("%1 is encrypted. Its key opens it.").arg(storeName)
                                  : tr("The store will be encrypted with this key. Leave both fields empty for a store "
                                       "without encryption. A lost key cannot be recovered."));
    what->setWordWrap(true);
    layout->addWidget(what);
    auto *form = new QFormLayout;
    form->addRow(tr("&Key"), m_key);
    if (purpose == Purpose::Choose)
        form->addRow(tr("&Again"), m_again);
    else
        m_again->hide();
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        if (m_purpose == Purpose::Unlock)
            Q_EMIT tried(key());
        else
            accept();
    });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_wait.setInterval(std::chrono::seconds(1));
    connect(&m_wait, &QTimer::timeout, this, [this] {
        if (--m_secondsLeft <= 0)
            m_wait.stop();
        update();
    });
    update();
}

QString KeyDialog::key() const { return m_key->text(); }

void KeyDialog::refuse(const QString &why)
{
    m_secondsLeft = std::min(30, 1 << std::min(m_refusals, 5));
    ++m_refusals;
    m_problem->setText(why);
    m_key->clear();
    m_key->setFocus();
    m_wait.start();
    update();
}

void KeyDialog::update()
{
    QPushButton *ok = m_buttons->button(QDialogButtonBox::Ok);
    const bool waiting = m_wait.isActive();
    if (m_purpose == Purpose::Unlock) {
        ok->setText(waiting ? tr("Open (in %1 s)").arg(m_secondsLeft) : tr("Open"));
        ok->setEnabled(!waiting && !m_key->text().isEmpty());
    } else {
        const bool same = m_key->text() == m_again->text();
        ok->setText(m_key->text().isEmpty() ? tr("No encryption") : tr("Encrypt"));
        ok->setEnabled(same);
        m_problem->setText(same || m_again->text().isEmpty() ? QString() : tr("The two keys differ."));
    }
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void KeyDialog::done(int result)
{
    QDialog::done(result);
    m_key->clear();
    m_again->clear();
}

} // namespace watchfloor::desktop
