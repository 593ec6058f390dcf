// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/retrydialog.h"

#include "common/labels.h"
#include "common/words.h"
#include "ingest/ingest.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr int asBefore = -1, byContent = -2;

} // namespace

RetryDialog::RetryDialog(int records, std::vector<SavedProfile> profiles, QWidget *parent)
    : QDialog(parent)
    , m_profiles(std::move(profiles))
    , m_how(new QComboBox)
{
    setObjectName(u"retryDialog"_s);
    setWindowTitle(tr("Read quarantined records again"));
    auto *what
        = widgets::plainLabel(tr("%n record(s) are read again from the bytes that were kept. What can be read now "
                                 "leaves quarantine; nothing that was accepted before changes.",
                                 nullptr, records));
    what->setWordWrap(true);
    m_how->setObjectName(u"retryHow"_s);
    m_how->addItem(tr("as before"), asBefore);
    m_how->addItem(tr("by their content"), byContent);
    for (std::size_t i = 0; i < m_profiles.size(); ++i)
        addTo(*m_how, m_profiles[i], static_cast<int>(i), tr("by the mapping %1"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Read again"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 12);
    layout->addWidget(what);
    auto *form = new QFormLayout;
    form->addRow(tr("&Read them"), m_how);
    layout->addLayout(form);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
}

void RetryDialog::apply(ingest::RetryOptions &options) const
{
    const int how = m_how->currentData().toInt();
    if (how == byContent)
        options.format = "auto";
    else if (how != asBefore)
        options.profile = m_profiles[static_cast<std::size_t>(how)].profile;
}

} // namespace watchfloor::desktop
