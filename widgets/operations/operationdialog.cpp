// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/operationdialog.h"

#include "base/address.h"
#include "base/displaytext.h"
#include "common/labels.h"
#include "common/operationwords.h"
#include "common/words.h"
#include "picture/operations.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

QString timeText(std::int64_t at) { return at == noTime ? QString() : iso8601Text(fromMicros(at)); }

/// ISO 8601 or a date-time group; nothing for an empty field. False: cannot be read.
bool readTime(const QString &text, std::int64_t &at)
{
    const std::string words = text.trimmed().toStdString();
    at = noTime;
    if (words.empty())
        return true;
    if (const auto iso = parseIso8601(words))
        at = toMicros(iso->at);
    else if (const auto group = parseDtg(words, Clock::now()))
        at = toMicros(*group);
    return at != noTime;
}

std::vector<std::string> parted(const QString &text)
{
    std::vector<std::string> parts;
    for (const QString &one : text.split(u',', Qt::SkipEmptyParts)) {
        if (const QString plain = one.trimmed(); !plain.isEmpty())
            parts.push_back(plain.toStdString());
    }
    return parts;
}

QString joined(const std::vector<std::string> &parts)
{
    QStringList list;
    for (const std::string &one : parts)
        list << safe(one);
    return list.join(u", "_s);
}

/// With its line breaks.
QString shownDescription(const fusion::Operation &o) { return visibleText(std::string_view(o.description), true); }

} // namespace

OperationDialog::OperationDialog(const fusion::Operation &present, bool isNew, QWidget *parent)
    : AskingDialog(parent)
    , m_present(present)
    , m_name(new QLineEdit(safe(present.name)))
    , m_from(new QLineEdit(timeText(present.from)))
    , m_to(new QLineEdit(timeText(present.to)))
    , m_targets(new QLineEdit(joined(present.targets)))
    , m_addresses(new QLineEdit(joined(present.addresses)))
    , m_reason(new QLineEdit)
    , m_side(new QComboBox)
    , m_kind(new QComboBox)
    , m_state(new QComboBox)
    , m_warning(new QSpinBox)
    , m_threshold(new QSpinBox)
    , m_confidence(new QSpinBox)
    , m_description(new QPlainTextEdit(shownDescription(present)))
    , m_items(new QPlainTextEdit)
    , m_problem(plainLabel())
{
    setObjectName(u"operationDialog"_s);
    setWindowTitle(isNew ? tr("New operation") : tr("Operation"));
    m_name->setObjectName(u"operationName"_s);
    m_from->setObjectName(u"operationFrom"_s);
    m_to->setObjectName(u"operationTo"_s);
    m_targets->setObjectName(u"operationTargets"_s);
    m_addresses->setObjectName(u"operationAddresses"_s);
    m_items->setObjectName(u"operationItems"_s);
    m_side->setObjectName(u"operationSide"_s);
    m_kind->setObjectName(u"operationKind"_s);
    for (int i = 0; i < fusion::operationSideCount; ++i)
        m_side->addItem(word(static_cast<fusion::OperationSide>(i)));
    for (int i = 0; i < fusion::operationKindCount; ++i)
        m_kind->addItem(word(static_cast<fusion::OperationKind>(i)));
    m_state->addItem(tr("as its window says"));
    for (int i = 0; i < fusion::operationStateCount; ++i)
        m_state->addItem(word(static_cast<fusion::OperationState>(i)));
    m_side->setCurrentIndex(static_cast<int>(present.side.value_or(fusion::OperationSide::Unknown)));
    m_kind->setCurrentIndex(static_cast<int>(present.kind.value_or(fusion::OperationKind::Other)));
    m_state->setCurrentIndex(present.state ? static_cast<int>(*present.state) + 1 : 0);
    m_warning->setRange(-1, 24 * 366);
    m_warning->setSpecialValueText(tr("%n hour(s), the usual", nullptr, picture::usualWarningHours));
    m_warning->setValue(present.warningHours);
    m_threshold->setRange(0, 1000);
    m_threshold->setSpecialValueText(tr("never by itself"));
    m_threshold->setValue(present.threshold);
    m_confidence->setRange(-1, 100);
    m_confidence->setSpecialValueText(tr("not stated"));
    m_confidence->setValue(present.confidence);
    m_from->setPlaceholderText(u"2026-09-30T14:00:00Z, 301400ZSEP26"_s);
    m_to->setPlaceholderText(m_from->placeholderText());
    m_targets->setPlaceholderText(tr("assets, missions or areas, by key or name, with commas"));
    m_addresses->setPlaceholderText(tr("addresses that it comes from, with commas"));
    QStringList items;
    for (const fusion::WarningItem &item : present.items)
        items << safe(item.text);
    m_items->setPlainText(items.join(u'\n'));
    for (QPlainTextEdit *edit : {m_description, m_items}) {
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 4 + 12);
    }
    auto *form = new QFormLayout;
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Side"), m_side);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Begins"), m_from);
    form->addRow(tr("Ends"), m_to);
    form->addRow(tr("State"), m_state);
    form->addRow(tr("Imminent before it, hours"), m_warning);
    form->addRow(tr("Targets"), m_targets);
    form->addRow(tr("Source addresses"), m_addresses);
    form->addRow(tr("Warnings to look for, one a line"), m_items);
    form->addRow(tr("Imminent at warnings seen"), m_threshold);
    form->addRow(tr("Confidence"), m_confidence);
    form->addRow(tr("Description"), m_description);
    form->addRow(tr("Reason, for the log"), m_reason);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_done = buttons->addButton(isNew ? tr("&Add it") : tr("&Save"), QDialogButtonBox::AcceptRole);
    m_done->setObjectName(u"operationDone"_s);
    m_problem->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &OperationDialog::ask);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit *edit : {m_name, m_from, m_to, m_addresses})
        connect(edit, &QLineEdit::textChanged, this, &OperationDialog::check);
    setMinimumWidth(560);
    check();
}

QString OperationDialog::problem() const
{
    std::int64_t from = noTime, to = noTime;
    if (m_name->text().trimmed().isEmpty())
        return tr("An operation needs a name.");
    if (!readTime(m_from->text(), from) || !readTime(m_to->text(), to))
        return tr("A time is written 2026-09-30T14:00:00Z or 301400ZSEP26.");
    if (from != noTime && to != noTime && to <= from)
        return tr("It ends after it begins.");
    for (const std::string &address : parted(m_addresses->text())) {
        if (!canonicalAddress(address) && address.find("--") == std::string::npos)
            return tr("%1 is no address.").arg(safe(address));
    }
    return {};
}

void OperationDialog::check()
{
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_done->setEnabled(wrong.isEmpty());
}

QString OperationDialog::reason() const { return m_reason->text().trimmed(); }

fusion::Operation OperationDialog::operation() const
{
    fusion::Operation o = m_present;
    // What nobody touched stays as it was said: shown with its control characters made visible, cut at its commas, it
    // would come back as something else.
    if (m_name->text() != safe(m_present.name))
        o.name = m_name->text().trimmed().toStdString();
    if (m_description->toPlainText() != shownDescription(m_present))
        o.description = m_description->toPlainText().trimmed().toStdString();
    o.side = static_cast<fusion::OperationSide>(m_side->currentIndex());
    o.kind = static_cast<fusion::OperationKind>(m_kind->currentIndex());
    o.state.reset();
    if (m_state->currentIndex() > 0)
        o.state = static_cast<fusion::OperationState>(m_state->currentIndex() - 1);
    std::ignore = readTime(m_from->text(), o.from);
    std::ignore = readTime(m_to->text(), o.to);
    o.warningHours = m_warning->value();
    o.threshold = m_threshold->value();
    o.confidence = m_confidence->value();
    if (m_targets->text() != joined(m_present.targets))
        o.targets = parted(m_targets->text());
    if (m_addresses->text() != joined(m_present.addresses))
        o.addresses = parted(m_addresses->text());
    // What was ticked stays with its words.
    std::vector<fusion::WarningItem> items;
    for (const QString &line : m_items->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        const std::string text = line.trimmed().toStdString();
        const auto known = std::ranges::find_if(
            m_present.items, [&](const fusion::WarningItem &item) { return safe(item.text).toStdString() == text; });
        if (text.empty() || std::ranges::contains(items, text, &fusion::WarningItem::text))
            continue;
        items.push_back(known != m_present.items.end()
                            ? *known
                            : fusion::WarningItem{text, text, fusion::WarningState::Unknown, {}, noTime});
    }
    o.items = std::move(items);
    return o;
}

} // namespace watchfloor::widgets
