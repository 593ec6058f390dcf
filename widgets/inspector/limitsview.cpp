// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/limitsview.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/rowstable.h"
#include "common/words.h"
#include "inspector/whyone.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

QString reasonText(const fusion::JoinLimit &limit)
{
    const std::string &why = limit.what.why;
    if (limit.budget > 0)
        return LimitsView::tr("More than the rule may join: %1").arg(joinRuleText(why));
    if (why == "everyday")
        return LimitsView::tr("Everyday traffic: many use it on many days");
    if (why == "shared-host")
        return LimitsView::tr("Shared host: many names live there");
    if (why == "scanner")
        return LimitsView::tr("Scanner: it knocks at every door");
    return visibleText(why); // an ambiguity, in words
}

Row rowOf(const picture::Snapshot &s, const fusion::JoinLimit &limit)
{
    const QString value = joinValueText(s, limit.what.value);
    const auto budget = static_cast<std::int64_t>(limit.budget);
    const auto count = limit.what.count;
    return {QString::fromStdString(limit.what.why + '|' + limit.what.value),
            {{value},
             {reasonText(limit)},
             {count > 0 ? LimitsView::tr("about %1").arg(countText(count)) : u"–"_s,
              static_cast<qlonglong>(count),
              0,
              {},
              {},
              count == 0,
              true},
             {budget > 0 ? countText(budget) : u"–"_s, static_cast<qlonglong>(budget), 0, {}, {}, budget == 0, true},
             {stampText(toMicros(limit.since)), static_cast<qlonglong>(toMicros(limit.since))}}};
}

Row rowOf(fusion::Rule rule)
{
    const fusion::RuleTraits &traits = fusion::traits(rule);
    const QString gap
        = traits.gap == fusion::noGap ? LimitsView::tr("any time") : ageText(std::chrono::microseconds(traits.gap));
    const auto budget = static_cast<std::int64_t>(traits.budget);
    return {QString::fromUtf8(traits.name.data(), qsizetype(traits.name.size())),
            {{joinRuleText(std::string(traits.name))},
             {traits.joins ? LimitsView::tr("joins") : LimitsView::tr("relates, never joins"),
              {},
              0,
              {},
              {},
              !traits.joins},
             {gap, static_cast<qlonglong>(traits.gap), 0, {}, {}, false, true},
             {countText(budget), static_cast<qlonglong>(budget), 0, {}, {}, false, true},
             {}}};
}

} // namespace

LimitsView::LimitsView(QWidget *parent)
    : QDialog(parent)
    , m_pages(new QTabWidget)
    , m_values(
          new RowsTable({tr("Value"), tr("Why nothing is joined on it"), tr("Would join"), tr("At most"), tr("Since")},
                        tr("Values left out")))
    , m_rules(new RowsTable({tr("Rule"), tr("What it does"), tr("Silence that ends it"), tr("At most"), QString()},
                            tr("Rules and their budgets")))
{
    setObjectName(u"limitsView"_s);
    setWindowTitle(tr("Limits of correlation"));
    m_values->setObjectName(u"limitsValues"_s);
    m_rules->setObjectName(u"limitsRules"_s);
    m_values->setColumnCharacters({28, 42, 12, 9, 22});
    m_rules->setColumnCharacters({40, 24, 22, 10, 4});
    m_values->setEmptyMessage(tr("Nothing is left out"), tr("No value is too common, and no rule met its budget."));
    std::vector<Row> rules;
    for (int i = 0; i < fusion::ruleCount; ++i)
        rules.push_back(rowOf(static_cast<fusion::Rule>(i)));
    m_rules->setRows(std::move(rules));
    m_pages->addTab(m_values, tr("Left out"));
    m_pages->addTab(m_rules, tr("Rules"));

    auto *note
        = mutedLabel(tr("The machine joins nothing on these, and takes back what it had joined. Counts are told to "
                        "one digit. Nothing of it is hidden: what was seen stays in every view."));
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *copied = buttons->addButton(tr("&Copy all"), QDialogButtonBox::ActionRole);
    copied->setObjectName(u"limitsCopy"_s);
    copied->setAutoDefault(false);
    connect(copied, &QPushButton::clicked, this, &LimitsView::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(note);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    resize(1060, 560);
}

void LimitsView::showLimits(const picture::Snapshot &s, const std::vector<fusion::JoinLimit> &limits)
{
    std::vector<Row> rows;
    for (const fusion::JoinLimit &limit : limits)
        rows.push_back(rowOf(s, limit));
    m_pages->setTabText(0, tr("Left out (%1)").arg(countText(std::ssize(limits))));
    m_values->setRows(std::move(rows));
}

void LimitsView::showError(const QString &sentence)
{
    m_values->setEmptyMessage(tr("What is left out could not be read"), sentence);
    m_values->setRows({});
}

void LimitsView::copy()
{
    auto *table = m_pages->currentIndex() == 0 ? m_values : m_rules;
    table->selectAll();
    table->copySelection();
}

} // namespace watchfloor::widgets
