// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/floorwords.h"

#include "base/displaytext.h"
#include "common/theme.h"
#include "common/words.h"

#include <QCoreApplication>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using floor::Action;

namespace {

struct Floor
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::Floor)
};

void add(std::vector<Fact> &facts, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        facts.push_back({label, value});
}

QString joined(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &w : words)
        list << safe(w);
    return list.join(u", "_s);
}

QString byAt(const std::string &by, std::int64_t at)
{
    return by.empty() ? stampText(at) : Floor::tr("%1 at %2").arg(safe(by), stampText(at));
}

/// What was last decided, where that is neither the grading nor the recognition.
QString lastStep(const fusion::Recognition &r)
{
    switch (r.standing) {
    case fusion::Standing::Open:
        return Floor::tr("Reopened");
    case fusion::Standing::Disputed:
        return Floor::tr("Disputed");
    case fusion::Standing::Dismissed:
        return Floor::tr("Dismissed");
    case fusion::Standing::Closed:
        return Floor::tr("Closed");
    case fusion::Standing::Assessed:
    case fusion::Standing::Recognised:
        break;
    }
    return {};
}

} // namespace

QString reliabilityText(char reliability)
{
    switch (reliability) {
    case 'A':
        return Floor::tr("A  completely reliable");
    case 'B':
        return Floor::tr("B  usually reliable");
    case 'C':
        return Floor::tr("C  fairly reliable");
    case 'D':
        return Floor::tr("D  not usually reliable");
    case 'E':
        return Floor::tr("E  unreliable");
    default:
        return Floor::tr("F  cannot be judged");
    }
}

QString credibilityText(int credibility)
{
    switch (credibility) {
    case 1:
        return Floor::tr("1  confirmed by others");
    case 2:
        return Floor::tr("2  probably true");
    case 3:
        return Floor::tr("3  possibly true");
    case 4:
        return Floor::tr("4  doubtful");
    case 5:
        return Floor::tr("5  improbable");
    default:
        return Floor::tr("6  cannot be judged");
    }
}

QString word(fusion::Likelihood likelihood)
{
    using enum fusion::Likelihood;
    switch (likelihood) {
    case Unstated:
        return Floor::tr("not stated");
    case Impossible:
        return Floor::tr("impossible");
    case HighlyUnlikely:
        return Floor::tr("highly unlikely");
    case Unlikely:
        return Floor::tr("unlikely");
    case Even:
        return Floor::tr("even chance");
    case Likely:
        return Floor::tr("likely");
    case HighlyLikely:
        return Floor::tr("highly likely");
    case Certain:
        return Floor::tr("certain");
    }
    return {};
}

QString word(fusion::Confidence confidence)
{
    using enum fusion::Confidence;
    switch (confidence) {
    case Unstated:
        return Floor::tr("not stated");
    case None:
        return Floor::tr("none");
    case Low:
        return Floor::tr("low");
    case Medium:
        return Floor::tr("medium");
    case High:
        return Floor::tr("high");
    }
    return {};
}

QString deedText(Action action)
{
    switch (action) {
    case Action::Promote:
    case Action::Assess:
        return Floor::tr("assessment");
    case Action::Recognise:
        return Floor::tr("recognition");
    case Action::Dispute:
        return Floor::tr("dispute");
    case Action::Dismiss:
        return Floor::tr("dismissal");
    case Action::Close:
        return Floor::tr("closing");
    case Action::Reopen:
        return Floor::tr("reopening");
    case Action::Merge:
        return Floor::tr("merge");
    case Action::Split:
        return Floor::tr("split");
    case Action::Note:
        return Floor::tr("note");
    case Action::Token:
        return Floor::tr("handing over of the picture-manager token");
    case Action::Undo:
        return Floor::tr("undoing");
    case Action::Redo:
        return Floor::tr("redoing");
    case Action::Operation:
        return Floor::tr("entry on an operation");
    case Action::Model:
        return Floor::tr("dependency");
    case Action::Health:
        return Floor::tr("word on the health");
    }
    return {};
}

QString deedText(const floor::Outcome &outcome)
{
    const QString deed = deedText(outcome.action);
    if (outcome.changes.empty())
        return deed;
    if (outcome.changes.size() > 1)
        return Floor::tr("%1 of %2")
            .arg(deed, Floor::tr("%n incident(s)", nullptr, static_cast<int>(outcome.changes.size())));
    return Floor::tr("%1 of %2").arg(deed, shortText(visibleText(outcome.changes.front().title), 48));
}

QString sentence(const floor::Refused &refused)
{
    using Why = floor::Refused::Why;
    switch (refused.why) {
    case Why::Failed:
        return widgets::sentence(refused.error);
    case Why::Replay:
        return Floor::tr("Decisions are made on the picture of now: go back to now first.");
    case Why::Nobody:
        return Floor::tr("Nobody's name is known to decide under.");
    case Why::Unknown:
        return Floor::tr("The incident is no longer in the picture.");
    case Why::Step:
        return Floor::tr("That does not follow from how it stands; look at its state again.");
    case Why::Held:
        return Floor::tr("%1 is the picture manager already.").arg(safe(refused.about));
    case Why::Reason:
        return Floor::tr("This needs a reason.");
    case Why::Voices:
        return Floor::tr("Credibility 1 needs two independent originators. The same report through two feeds is one: "
                         "grade it 2, or wait for another voice.");
    case Why::Token:
        return Floor::tr("%1 is the picture manager on watch. Only they recognise; the token can be handed over.")
            .arg(safe(refused.about));
    case Why::TooFew:
        return Floor::tr("A merge needs two incidents that are not one already.");
    case Why::Whole:
        return Floor::tr("It is one report: there is nothing to split.");
    case Why::Past:
        return Floor::tr("It ends in the future: choose a later time.");
    case Why::Overtaken:
        return Floor::tr("Somebody decided about it a moment ago. Look at it again; nothing was changed.");
    case Why::Nothing:
        return Floor::tr("There is nothing to take back.");
    case Why::Itself:
        return Floor::tr("Nothing needs itself: choose two different things.");
    case Why::Group:
        return Floor::tr("What it is put beside is needed in another way: both stand in a group of one rule.");
    case Why::Asset:
        return Floor::tr("What this is about is no longer in the picture.");
    case Why::Window:
        return Floor::tr("An operation needs a name, and ends after it begins.");
    case Why::Unheld:
        return Floor::tr("Nobody holds anything of its health any more.");
    case Why::Context:
        return Floor::tr("The picture that this was decided on and the open file are not both of an exercise: look at "
                         "it again. Nothing was written.");
    }
    return {};
}

std::vector<Fact> heldFacts(const picture::IncidentRow &row)
{
    std::vector<Fact> facts;
    if (!row.recognition && row.parts.empty())
        return facts;
    if (row.recognition) {
        const fusion::Recognition &r = *row.recognition;
        if (const QString step = lastStep(r); !step.isEmpty()) {
            add(facts, step, byAt(r.by, r.at));
            add(facts, Floor::tr("Because"), visibleText(std::string_view(r.why), true));
        }
        if (r.until != noTime && r.standing == fusion::Standing::Recognised) {
            const bool lapsed = row.state == picture::IncidentState::Lapsed;
            add(facts, lapsed ? Floor::tr("Lapsed since") : Floor::tr("Recognised until"), stampText(r.until));
            add(facts, Floor::tr("Recognised by"), byAt(r.recognisedBy, r.recognisedAt));
        }
        if (const auto &a = r.assessment) {
            add(facts, Floor::tr("Grade"),
                Floor::tr("%1 · %2")
                    .arg(reliabilityText(a->reliability), credibilityText(a->credibility))
                    .simplified());
            add(facts, Floor::tr("Likelihood"), word(a->likelihood));
            add(facts, Floor::tr("Confidence in it"), word(a->confidence));
            add(facts, Floor::tr("Reasoning"), visibleText(std::string_view(a->reasoning), true));
            add(facts, Floor::tr("Dissent"), visibleText(std::string_view(a->dissent), true));
            add(facts, Floor::tr("Assessed by"), byAt(a->by, a->at));
        }
    }
    if (!row.parts.empty())
        add(facts, Floor::tr("Merged of"), joined(row.parts));
    return facts;
}

QString heldText(const picture::IncidentRow &row)
{
    QStringList lines;
    for (const Fact &fact : heldFacts(row))
        lines << Floor::tr("%1: %2").arg(fact.label, shortText(fact.value, 160));
    return lines.join(u'\n');
}

} // namespace watchfloor::widgets
