// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/whyone.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/words.h"
#include "fusion/record.h"
#include "inspector/facts.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostJoints = 12, mostMembers = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::WhyOne)
};

QString traceText(const fusion::MachineWord::Seen &seen)
{
    QStringList ends;
    for (const std::string *end : {&seen.sourceAddress, &seen.destinationAddress}) {
        if (!end->empty())
            ends << visibleText(*end);
    }
    QString text = visibleText(seen.source) + u": "_s + ends.join(u" → "_s);
    for (const std::string *more : {&seen.name, &seen.asset, &seen.signature}) {
        if (!more->empty())
            text += u" · "_s + visibleText(*more);
    }
    return shortText(text, 90);
}

/// What the incident's members are called: reports by their title, traces by their ends.
std::map<std::string, QString> namesOf(const picture::Details &details, const fusion::MachineWord &word)
{
    std::map<std::string, QString> names;
    for (const store::StoredClaim &claim : details.claims) {
        const auto source = std::ranges::find(details.sources, claim.sourceId, &Source::id);
        if (claim.value.title.empty() || source == details.sources.end())
            continue;
        names[claim.value.subject]
            = visibleText(source->slug) + u": "_s + shortText(visibleText(claim.value.title), 80);
    }
    for (const auto &seen : word.traces)
        names[seen.id] = traceText(seen);
    return names;
}

const store::StoredClaim *machineClaim(const picture::Details &details)
{
    const store::StoredClaim *newest = nullptr;
    for (const store::StoredClaim &claim : details.claims) {
        const auto source = std::ranges::find(details.sources, claim.sourceId, &Source::id);
        if (source == details.sources.end() || source->slug != machineSource || claim.withdrawnAt)
            continue;
        if (!newest || newest->value.version <= claim.value.version)
            newest = &claim;
    }
    return newest && !newest->value.revoked ? newest : nullptr;
}

void addMember(Joint &joint, const std::map<std::string, QString> &names, const std::string &id)
{
    if (std::ranges::contains(joint.members, id, &std::pair<std::string, QString>::first))
        return;
    const auto name = names.find(id);
    joint.members.emplace_back(id, name == names.end() ? Words::tr("more traffic") : name->second);
}

} // namespace

QString joinRuleText(const std::string &rule)
{
    static const std::array<std::pair<std::string_view, const char *>, 12> words{{
        {"reference", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Same case number")},
        {"echo", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Told in the same words")},
        {"flow", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Same connection")},
        {"course", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Same kind of act on the same target")},
        {"contact", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Between the same two")},
        {"origin", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Same origin, seen by two sensors")},
        {"sighting", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "A reported value was seen")},
        {"return", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Seen again at the same target")},
        {"exploit", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Same vulnerability on the same target")},
        {"between", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Between two that a report names")},
        {"actor", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Same actor")},
        {"malware", QT_TRANSLATE_NOOP("watchfloor::WhyOne", "Same malware")},
    }};
    const auto found = std::ranges::find(words, rule, [](const auto &word) { return word.first; });
    return found == words.end() ? visibleText(rule) : Words::tr(found->second);
}

QString joinValueText(const picture::Snapshot &s, const std::string &value)
{
    QStringList words;
    for (const QString &word : visibleText(value).split(u' ')) {
        const auto asset = s.assetById.find(word.toStdString());
        words << (asset == s.assetById.end() ? word
                                             : visibleText(s.assets[static_cast<std::size_t>(asset->second)].name));
    }
    return words.join(u' ');
}

std::optional<Why> whyOne(const picture::Snapshot &s, const picture::Details &details)
{
    const store::StoredClaim *claim = machineClaim(details);
    if (!claim)
        return {};
    const fusion::MachineWord word = fusion::machineWord(claim->value);
    const auto names = namesOf(details, word);
    Why why;
    why.reports = static_cast<int>(word.reports.size());
    why.traces = static_cast<int>(word.tracesTotal);
    why.originators = static_cast<int>(word.originators);
    why.marking = parseMarking(claim->value.marking).value_or(Marking::mostRestrictive());
    why.isCut = word.linksTotal > static_cast<std::int64_t>(word.links.size());
    for (const auto &related : word.related)
        why.related.push_back(related.b);
    for (const auto &link : word.links) {
        auto joint = std::ranges::find_if(why.joints,
                                          [&](const Joint &j) { return j.rule == link.rule && j.value == link.value; });
        if (joint == why.joints.end()) {
            why.joints.push_back({link.rule,
                                  link.value,
                                  joinRuleText(link.rule),
                                  joinValueText(s, link.value),
                                  noTime,
                                  noTime,
                                  {},
                                  false});
            joint = std::prev(why.joints.end());
        }
        const std::int64_t from = toMicros(link.from), to = toMicros(link.to);
        if (from != noTime && (joint->from == noTime || from < joint->from))
            joint->from = from;
        joint->to = std::max(joint->to, to);
        addMember(*joint, names, link.a);
        if (link.b.empty())
            joint->byIndicator = true;
        else
            addMember(*joint, names, link.b);
    }
    return why;
}

namespace {

QString countsText(const Why &why)
{
    QStringList parts{Words::tr("%n report(s)", nullptr, why.reports), Words::tr("%n trace(s)", nullptr, why.traces),
                      Words::tr("%n independent voice(s)", nullptr, why.originators)};
    return parts.join(u" · "_s);
}

QStringList memberTexts(const Joint &joint)
{
    QStringList texts;
    for (const auto &[id, text] : joint.members) {
        if (!texts.contains(text))
            texts << text;
    }
    if (joint.byIndicator)
        texts << Words::tr("an indicator that was valid then");
    return texts;
}

} // namespace

QStringList asLines(const Why &why)
{
    QStringList lines{Words::tr("Why one incident"), countsText(why)};
    for (const Joint &joint : why.joints) {
        lines << u"%1: %2 (%3)"_s.arg(joint.ruleText, joint.valueText, spanText(joint.from, joint.to));
        for (const QString &member : memberTexts(joint))
            lines << u"  "_s + member;
    }
    return lines;
}

WhyOne::WhyOne(const Why &why, bool mayReject, QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"whyOne"_s);
    setProperty("card", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(8);
    layout->addWidget(sectionLabel(Words::tr("Why one incident")));
    QLabel *counts = mutedLabel(countsText(why));
    counts->setWordWrap(true);
    layout->addWidget(counts);
    for (std::size_t i = 0; i < std::min(why.joints.size(), mostJoints); ++i)
        layout->addWidget(jointRow(why.joints[i], mayReject));
    if (why.joints.size() > mostJoints || why.isCut)
        layout->addWidget(mutedLabel(Words::tr("and more of the same; watchfloorctl correlate --links lists all")));
    if (!why.related.empty())
        layout->addWidget(
            mutedLabel(Words::tr("%n related and not the same", nullptr, static_cast<int>(why.related.size()))));
    auto *limits = new QToolButton;
    limits->setObjectName(u"joinLimits"_s);
    limits->setText(Words::tr("What is not joined…"));
    limits->setToolTip(Words::tr("Values that are too common to join on, and what each rule may join at most"));
    connect(limits, &QToolButton::clicked, this, &WhyOne::limitsWanted);
    layout->addWidget(limits, 0, Qt::AlignLeft);
}

QWidget *WhyOne::jointRow(const Joint &joint, bool mayReject)
{
    auto *row = new QWidget;
    row->setObjectName(u"joint"_s);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const auto add = [&](QLabel *label) {
        label->setWordWrap(true);
        label->setMinimumWidth(1);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    };
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    QLabel *rule = plainLabel(joint.ruleText);
    QFont bold = rule->font();
    bold.setWeight(QFont::DemiBold);
    rule->setFont(bold);
    rule->setWordWrap(true);
    head->addWidget(rule, 1);
    layout->addLayout(head);
    if (joint.rule != "echo")
        add(plainLabel(joint.valueText));
    add(mutedLabel(spanText(joint.from, joint.to)));
    const QStringList members = memberTexts(joint);
    for (qsizetype i = 0; i < std::min<qsizetype>(members.size(), mostMembers); ++i)
        add(plainLabel(u"– "_s + members[i]));
    if (members.size() > qsizetype(mostMembers))
        add(mutedLabel(Words::tr("and %n more", nullptr, static_cast<int>(members.size() - qsizetype(mostMembers)))));
    if (!mayReject)
        return row;

    auto *menu = new QMenu(row);
    for (std::size_t i = 0; i < std::min(joint.members.size(), mostMembers); ++i) {
        const auto &[id, text] = joint.members[i];
        QAction *out = menu->addAction(Words::tr("Take out: %1").arg(shortText(text, 60)).replace(u'&', u"&&"_s));
        connect(out, &QAction::triggered, this,
                [this, rule = joint.rule, value = joint.value, id] { Q_EMIT rejected(rule, value, id); });
    }
    if (joint.rule != "echo") {
        menu->addSeparator();
        QAction *never = menu->addAction(Words::tr("Never join on this value"));
        connect(never, &QAction::triggered, this,
                [this, rule = joint.rule, value = joint.value] { Q_EMIT rejected(rule, value, {}); });
    }
    auto *button = new QToolButton;
    button->setObjectName(u"rejectJoint"_s);
    button->setText(Words::tr("Reject"));
    button->setToolTip(Words::tr("Take something out of what this value joins; it can be undone"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    head->addWidget(button, 0, Qt::AlignTop);
    row->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(row, &QWidget::customContextMenuRequested, menu,
            [row, menu](QPoint at) { menu->popup(row->mapToGlobal(at)); });
    return row;
}

} // namespace watchfloor::widgets
