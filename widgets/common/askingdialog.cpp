// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/askingdialog.h"

#include "common/grow.h"
#include "common/labels.h"

#include <QBoxLayout>
#include <QFormLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

void AskingDialog::ask()
{
    if (m_isAsked)
        return;
    m_isAsked = true;
    if (m_refusal)
        m_refusal->hide();
    Q_EMIT asked();
}

void AskingDialog::refuse(const QString &sentence)
{
    m_isAsked = false;
    if (!m_refusal) {
        m_refusal = plainLabel();
        m_refusal->setObjectName(u"refusal"_s);
        m_refusal->setProperty("warning", true);
        m_refusal->setWordWrap(true);
        m_refusal->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        // The buttons are the last row of each of these dialogs.
        if (auto *rows = qobject_cast<QBoxLayout *>(layout()))
            rows->insertWidget(rows->count() - 1, m_refusal);
        else if (auto *form = qobject_cast<QFormLayout *>(layout()))
            form->insertRow(form->rowCount() - 1, m_refusal);
    }
    m_refusal->setText(sentence);
    m_refusal->show();
    growToFit(*this);
}

} // namespace watchfloor::widgets
