// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/shelvedialog.h"

#include "common/labels.h"
#include "common/words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int longestReason = 500;
} // namespace

ShelveDialog::ShelveDialog(int alarms, Timestamp now, QWidget *parent)
    : QDialog(parent)
    , m_now(now)
    , m_time(new QComboBox)
    , m_reason(new QLineEdit)
{
    setWindowTitle(tr("Shelve %n alarm(s)", nullptr, alarms));
    m_time->setObjectName(u"shelveTime"_s);
    m_reason->setObjectName(u"shelveReason"_s);
    m_reason->setMaxLength(longestReason);
    m_reason->setPlaceholderText(tr("What is known of it, and who works on it"));
    const std::pair<QString, std::chrono::minutes> times[] = {
        {tr("15 minutes"), 15min}, {tr("1 hour"), 1h}, {tr("4 hours"), 4h}, {tr("8 hours"), 8h}, {tr("12 hours"), 12h}};
    for (const auto &[text, time] : times)
        m_time->addItem(tr("%1, until %2").arg(text, stampText(toMicros(now + time))), int(time.count()));
    m_time->setCurrentIndex(1);

    auto *form = new QFormLayout(this);
    QLabel *what
        = mutedLabel(tr("Shelved alarms stay listed. One that gets worse, or whose time is over, asks again."));
    what->setWordWrap(true);
    form->addRow(what);
    form->addRow(tr("&For"), m_time);
    form->addRow(tr("&Reason"), m_reason);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_shelve = buttons->addButton(tr("Shelve"), QDialogButtonBox::AcceptRole);
    m_shelve->setObjectName(u"shelveAccept"_s);
    m_shelve->setEnabled(false);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reason, &QLineEdit::textChanged, this, [this] { m_shelve->setEnabled(!reason().isEmpty()); });
    m_reason->setFocus();
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
}

Timestamp ShelveDialog::until() const { return m_now + std::chrono::minutes(m_time->currentData().toInt()); }
QString ShelveDialog::reason() const { return m_reason->text().simplified(); }

} // namespace watchfloor::widgets
