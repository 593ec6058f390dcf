// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/knownatdialog.h"

#include "common/labels.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace watchfloor::desktop {

KnownAtDialog::KnownAtDialog(Timestamp suggested, QWidget *parent)
    : QDialog(parent)
    , m_text(new QLineEdit)
{
    setWindowTitle(tr("Picture as known at"));
    setMinimumWidth(420);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(10);
    QLabel *what
        = widgets::plainLabel(tr("Shows only what this store had learned by then: 2026-09-30T14:00Z or 301400ZSEP26."));
    what->setWordWrap(true);
    layout->addWidget(what);
    m_text->setText(iso8601Text(std::chrono::floor<std::chrono::seconds>(suggested)));
    m_text->setAccessibleName(tr("Time, UTC"));
    m_text->selectAll();
    layout->addWidget(m_text);
    QLabel *read = widgets::mutedLabel();
    layout->addWidget(read);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    layout->addWidget(buttons);
    const auto validate = [this, read, buttons] {
        const auto t = time();
        read->setText(t ? dtg(*t) : tr("Not a time yet"));
        buttons->button(QDialogButtonBox::Ok)->setEnabled(t.has_value());
    };
    connect(m_text, &QLineEdit::textChanged, this, validate);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    validate();
}

std::optional<Timestamp> KnownAtDialog::time() const
{
    const std::string text = m_text->text().trimmed().toStdString();
    if (const auto iso = parseIso8601(text))
        return iso->at;
    return parseDtg(text, Clock::now());
}

} // namespace watchfloor::desktop
