// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/createdialog.h"

#include "common/labels.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

CreateDialog::CreateDialog(QWidget *parent)
    : QDialog(parent)
    , m_real(new QRadioButton(tr("&Real: the watch itself")))
    , m_exercise(new QRadioButton(tr("&Exercise: marked as such in every view and every export")))
    , m_key(new QLineEdit)
    , m_again(new QLineEdit)
{
    setObjectName(u"createDialog"_s);
    setWindowTitle(tr("New store"));
    setMinimumWidth(460);
    m_real->setChecked(true);
    m_key->setEchoMode(QLineEdit::Password);
    m_again->setEchoMode(QLineEdit::Password);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(10);
    layout->addWidget(m_real);
    layout->addWidget(m_exercise);
    auto *form = new QFormLayout;
    m_key->setPlaceholderText(tr("empty: not encrypted"));
    form->addRow(tr("&Key"), m_key);
    form->addRow(tr("&Again"), m_again);
    layout->addLayout(form);
    QLabel *problem = widgets::plainLabel(tr("The two keys differ."));
    problem->setProperty("warning", true);
    problem->hide();
    layout->addWidget(problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Choose a file…"));
    layout->addWidget(buttons);
    const auto validate = [this, problem, buttons] {
        const bool same = m_key->text() == m_again->text();
        problem->setVisible(!same && !m_again->text().isEmpty());
        buttons->button(QDialogButtonBox::Ok)->setEnabled(same);
    };
    connect(m_key, &QLineEdit::textChanged, this, validate);
    connect(m_again, &QLineEdit::textChanged, this, validate);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_acceptedKey = m_key->text();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

store::Context CreateDialog::context() const
{
    return m_exercise->isChecked() ? store::Context::Exercise : store::Context::Real;
}

} // namespace watchfloor::desktop
