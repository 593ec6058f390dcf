// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/healthdialog.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"
#include "floor/untilfield.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::Health;

HealthDialog::HealthDialog(const picture::Snapshot &snapshot, std::int32_t asset, QWidget *parent)
    : AskingDialog(parent)
    , m_health(new QComboBox)
    , m_reason(new QPlainTextEdit)
{
    const picture::AssetRow &row = snapshot.assets[static_cast<std::size_t>(asset)];
    const picture::HeldHealth *held = picture::heldHealth(snapshot, asset);
    m_asset = row.id;
    setObjectName(u"healthDialog"_s);
    setWindowTitle(tr("Health by a person's word"));
    QLabel *name = plainLabel(shortText(visibleText(row.name), 90));
    name->setObjectName(u"healthOf"_s);
    name->setWordWrap(true);
    QFont bold = name->font();
    bold.setWeight(QFont::DemiBold);
    name->setFont(bold);
    QLabel *told
        = mutedLabel(tr("Incidents and feeds say: %1").arg(Theme::word(held ? held->otherwise : row.ownHealth)));
    told->setObjectName(u"healthTold"_s);
    QLabel *marked
        = mutedLabel(tr("It will be marked %1, as the asset, the incidents on it and what was said of it before.")
                         .arg(safe(toString(floor::healthMarking(snapshot, asset)))));
    marked->setWordWrap(true);

    m_health->setObjectName(u"health"_s);
    for (const Health health : {Health::Nominal, Health::Degraded, Health::Impaired, Health::Failed})
        m_health->addItem(Theme::word(health), int(health));
    m_health->setPlaceholderText(tr("choose"));
    m_health->setCurrentIndex(m_health->findData(int(row.ownHealth))); // of unknown there is none: it has to be chosen
    m_until = new UntilField(held ? fromMicros(held->until) : Clock::now() + floor::usualHealth);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setMinimumHeight(3 * fontMetrics().lineSpacing() + 12);
    m_reason->setPlaceholderText(tr("who said so, or how you know"));
    if (held)
        m_reason->setPlainText(QString::fromStdString(held->why));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_set = buttons->addButton(tr("&Set it"), QDialogButtonBox::ActionRole);
    m_set->setObjectName(u"healthSet"_s);
    m_set->setDefault(true);
    m_set->setToolTip(tr("Ctrl+Enter"));
    auto *withdraw = buttons->addButton(tr("&Withdraw"), QDialogButtonBox::ActionRole);
    withdraw->setObjectName(u"healthWithdraw"_s);
    withdraw->setAutoDefault(false);
    withdraw->setEnabled(held != nullptr);
    withdraw->setToolTip(tr("What incidents and feeds say counts again"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto askFor = [this](bool isWithdrawal) {
        m_isWithdrawal = isWithdrawal;
        ask();
    };
    connect(m_set, &QPushButton::clicked, this, [askFor] { askFor(false); });
    connect(withdraw, &QPushButton::clicked, this, [askFor] { askFor(true); });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *done = new QShortcut(QKeySequence(QKeyCombination(Qt::ControlModifier, static_cast<Qt::Key>(key))), this);
        connect(done, &QShortcut::activated, m_set, &QPushButton::click);
    }
    connect(m_health, &QComboBox::currentIndexChanged, this, &HealthDialog::validate);
    connect(m_until, &UntilField::changed, this, &HealthDialog::validate);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &HealthDialog::validate);

    auto *form = new QFormLayout(this);
    form->addRow(name);
    form->addRow(told);
    form->addRow(tr("It &is"), m_health);
    form->addRow(tr("&Until, UTC"), m_until);
    form->addRow(tr("&Reason"), m_reason);
    form->addRow(marked);
    form->addRow(buttons);
    m_health->setFocus();
    setMinimumWidth(70 * fontMetrics().averageCharWidth());
    validate();
}

void HealthDialog::validate()
{
    m_set->setEnabled(m_health->currentIndex() >= 0 && m_until->isAhead() && !request().why.empty());
}

floor::HealthRequest HealthDialog::request() const
{
    floor::HealthRequest request;
    request.asset = m_asset;
    request.isWithdrawal = m_isWithdrawal;
    request.health = Health(m_health->currentData().toInt());
    request.until = m_until->until();
    request.why = m_reason->toPlainText().trimmed().toStdString();
    return request;
}

} // namespace watchfloor::widgets
