// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/dependencydialog.h"

#include "base/displaytext.h"
#include "common/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Index = std::size_t;

namespace {

const picture::DependencyRow *linkOf(const picture::Snapshot &s, std::int32_t dependant, std::int32_t provider)
{
    const auto found = std::ranges::find_if(s.dependencies, [&](const picture::DependencyRow &d) {
        return d.dependant == dependant && d.provider == provider;
    });
    return found == s.dependencies.end() ? nullptr : &*found;
}

QDoubleSpinBox *realBox(double most, double step)
{
    auto *box = new QDoubleSpinBox;
    box->setRange(0, most);
    box->setSingleStep(step);
    return box;
}

QSpinBox *minutesBox()
{
    auto *box = new QSpinBox;
    box->setRange(0, 60 * 24 * 365);
    box->setSuffix(DependencyDialog::tr(" min"));
    return box;
}

int minutes(std::chrono::seconds span) { return int(std::chrono::floor<std::chrono::minutes>(span).count()); }

// Nobody changes by a field that shows fewer digits what they did not touch.
double valueOf(const QDoubleSpinBox &box, double shown)
{
    const double rounded = QString::number(shown, 'f', box.decimals()).toDouble();
    return box.value() == rounded ? shown : box.value();
}

std::chrono::seconds spanOf(const QSpinBox &box, std::chrono::seconds shown)
{
    return box.value() == minutes(shown) ? shown : std::chrono::minutes(box.value());
}

} // namespace

DependencyDialog::DependencyDialog(const picture::SnapshotPtr &snapshot, std::int32_t one, std::int32_t other,
                                   QWidget *parent)
    : AskingDialog(parent)
    , m_snapshot(snapshot)
    , m_dependant(one)
    , m_provider(other)
    , m_needs(plainLabel())
    , m_state(mutedLabel())
    , m_rule(new QComboBox)
    , m_beside(new QComboBox)
    , m_k(new QSpinBox)
    , m_holdUp(minutesBox())
    , m_timeToImpact(minutesBox())
    , m_recovery(minutesBox())
    , m_strength(realBox(1, 0.1))
    , m_criticality(realBox(100, 5))
    , m_weight(realBox(1000, 1))
    , m_kind(new QLineEdit)
    , m_reason(new QLineEdit)
{
    setObjectName(u"dependencyDialog"_s);
    setWindowTitle(tr("Dependency"));
    if (!linkOf(*snapshot, one, other) && linkOf(*snapshot, other, one))
        std::swap(m_dependant, m_provider);
    m_needs->setObjectName(u"dependencyEnds"_s);
    m_needs->setWordWrap(true);
    m_state->setWordWrap(true);
    m_rule->setObjectName(u"dependencyRule"_s);
    for (const auto &[rule, text] : {std::pair{NeedRule::All, tr("by itself: without it nothing works")},
                                     {NeedRule::Any, tr("one of several: the best counts")},
                                     {NeedRule::KofN, tr("k of several")},
                                     {NeedRule::Weighted, tr("a share of a mean")},
                                     {NeedRule::Fdna, tr("FDNA: strength and criticality")}})
        m_rule->addItem(text, int(rule));
    m_beside->setObjectName(u"dependencyBeside"_s);
    m_holdUp->setObjectName(u"dependencyHoldUp"_s);
    m_k->setRange(1, 255);
    m_weight->setMinimum(0.01);
    m_kind->setMaxLength(40);
    m_kind->setPlaceholderText(tr("power, network, hosting …"));
    m_reason->setObjectName(u"dependencyReason"_s);
    m_reason->setMaxLength(400);
    auto *swap = new QPushButton(tr("&The other way round"));
    swap->setObjectName(u"dependencySwap"_s);
    swap->setAutoDefault(false);
    connect(swap, &QPushButton::clicked, this, [this] {
        std::swap(m_dependant, m_provider);
        load();
    });
    connect(m_rule, &QComboBox::currentIndexChanged, this, &DependencyDialog::updateFields);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_write = buttons->addButton(tr("&Write it"), QDialogButtonBox::ActionRole);
    m_write->setObjectName(u"dependencyWrite"_s);
    m_write->setDefault(true);
    m_remove = buttons->addButton(tr("&Remove it"), QDialogButtonBox::ActionRole);
    m_remove->setObjectName(u"dependencyRemove"_s);
    m_remove->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_write, &QPushButton::clicked, this, [this] {
        m_isRemoval = false;
        ask();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_isRemoval = true;
        ask();
    });

    auto *form = new QFormLayout(this);
    form->addRow(m_needs);
    form->addRow(QString(), swap);
    form->addRow(m_state);
    form->addRow(tr("&Needed"), m_rule);
    form->addRow(tr("Beside"), m_beside);
    form->addRow(tr("k"), m_k);
    form->addRow(tr("Strength, 0 to 1"), m_strength);
    form->addRow(tr("Criticality, 0 to 100"), m_criticality);
    form->addRow(tr("Weight"), m_weight);
    form->addRow(tr("Bridged by a battery or a cache"), m_holdUp);
    form->addRow(tr("Then felt after"), m_timeToImpact);
    form->addRow(tr("Back after its provider is"), m_recovery);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Rea&son"), m_reason);
    form->addRow(buttons);
    load();
}

void DependencyDialog::load()
{
    const picture::Snapshot &s = *m_snapshot;
    const auto name = [&](std::int32_t asset) { return shortText(visibleText(s.assets[Index(asset)].name), 60); };
    const picture::DependencyRow *link = linkOf(s, m_dependant, m_provider);
    m_needs->setText(tr("%1 needs %2").arg(name(m_dependant), name(m_provider)));
    m_state->setText(link ? tr("It is there: what you write goes before what sources say, until it is undone.")
                          : tr("It is not there yet."));
    m_shown = link ? floor::present(*link) : NeedTerms();
    m_rule->setCurrentIndex(m_rule->findData(int(m_shown.rule)));
    m_beside->clear();
    m_beside->addItem(link && link->group != NeedRule::All ? tr("those that it is with now") : tr("nothing yet"),
                      QString());
    for (const picture::DependencyRow &d : s.dependencies) {
        if (d.dependant == m_dependant && d.provider != m_provider && d.group != NeedRule::All)
            m_beside->addItem(name(d.provider), QString::fromStdString(s.assets[Index(d.provider)].id));
    }
    m_k->setValue(m_shown.k);
    m_strength->setValue(m_shown.strength);
    m_criticality->setValue(m_shown.criticality);
    m_weight->setValue(m_shown.weight);
    m_holdUp->setValue(minutes(m_shown.holdUp));
    m_timeToImpact->setValue(minutes(m_shown.timeToImpact));
    m_recovery->setValue(minutes(m_shown.recovery));
    m_kind->setText(link ? QString::fromStdString(link->kind) : QString());
    m_remove->setEnabled(link != nullptr);
    updateFields();
}

void DependencyDialog::updateFields()
{
    const auto rule = NeedRule(m_rule->currentData().toInt());
    auto *form = qobject_cast<QFormLayout *>(layout());
    form->setRowVisible(m_beside, rule != NeedRule::All);
    form->setRowVisible(m_k, rule == NeedRule::KofN);
    form->setRowVisible(m_criticality, rule == NeedRule::Fdna);
    form->setRowVisible(m_weight, rule == NeedRule::Weighted);
    adjustSize();
}

floor::LinkRequest DependencyDialog::request() const
{
    floor::LinkRequest request;
    request.dependant = m_snapshot->assets[Index(m_dependant)].id;
    request.provider = m_snapshot->assets[Index(m_provider)].id;
    request.isRemoval = m_isRemoval;
    request.terms.rule = NeedRule(m_rule->currentData().toInt());
    request.terms.k = m_k->value();
    request.terms.strength = valueOf(*m_strength, m_shown.strength);
    request.terms.criticality = valueOf(*m_criticality, m_shown.criticality);
    request.terms.weight = valueOf(*m_weight, m_shown.weight);
    request.terms.holdUp = spanOf(*m_holdUp, m_shown.holdUp);
    request.terms.timeToImpact = spanOf(*m_timeToImpact, m_shown.timeToImpact);
    request.terms.recovery = spanOf(*m_recovery, m_shown.recovery);
    if (request.terms.rule != NeedRule::All)
        request.beside = m_beside->currentData().toString().toStdString();
    request.kind = m_kind->text().trimmed().toStdString();
    request.why = m_reason->text().trimmed().toStdString();
    return request;
}

} // namespace watchfloor::widgets
