// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/needwords.h"

#include "base/displaytext.h"
#include "common/words.h"
#include "fusion/recognition.h"
#include "picture/phases.h"

#include <QCoreApplication>
#include <QLocale>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::DependencyRow;
using Index = std::size_t;

namespace {

struct Need
{
    Q_DECLARE_TR_FUNCTIONS(Need)
};

QString ruleText(const DependencyRow &row)
{
    const QLocale locale;
    switch (row.group) {
    case NeedRule::All:
        return Need::tr("by itself: without it nothing works");
    case NeedRule::Any:
        return Need::tr("one of several that it can use");
    case NeedRule::KofN:
        return Need::tr("%1 of its group are enough").arg(int(row.k));
    case NeedRule::Weighted:
        return Need::tr("a share of a mean, weight %1").arg(locale.toString(double(row.weight)));
    case NeedRule::Fdna:
        return Need::tr("FDNA, criticality %1").arg(locale.toString(double(row.criticality)));
    }
    return {};
}

} // namespace

/// What is not said of it is not mentioned.
QString needTerms(const DependencyRow &row)
{
    const auto span = [](std::int32_t seconds) { return ageText(std::chrono::seconds(seconds)); };
    QStringList terms{ruleText(row)};
    if (row.strength < 1)
        terms << Need::tr("strength %1").arg(QLocale().toString(double(row.strength)));
    if (row.holdUp > 0)
        terms << Need::tr("bridged for %1").arg(span(row.holdUp));
    if (row.timeToImpact > 0)
        terms << Need::tr("felt after %1").arg(span(row.timeToImpact));
    if (row.recovery > 0)
        terms << Need::tr("back %1 later").arg(span(row.recovery));
    return terms.join(u"; "_s);
}

QStringList phasesWith(const picture::Snapshot &s, const picture::MissionRow &mission, std::int32_t task)
{
    constexpr qsizetype most = 6;
    QStringList titles;
    QString last;
    int more = 0;
    for (const picture::PhaseRow &phase : mission.phases) {
        if (!std::ranges::binary_search(phase.tasks, task))
            continue;
        if (picture::isOver(phase, s.judgedAt))
            last = phaseTitle(phase);
        else if (titles.size() < most)
            titles << phaseTitle(phase);
        else
            ++more;
    }
    if (more > 0)
        titles << Need::tr("%n more phases", nullptr, more);
    return titles.isEmpty() && !last.isEmpty() ? QStringList(last) : titles;
}

QStringList phaseLines(const picture::Snapshot &s, const DependencyRow &row)
{
    QStringList lines;
    const std::int32_t mission = s.assets[Index(row.dependant)].mission;
    if (mission < 0)
        return lines;
    if (row.counts == DependencyRow::Counts::NoMore)
        lines << Need::tr("over: its mission does not need it any more");
    if (row.counts == DependencyRow::Counts::Later)
        lines << Need::tr("rests: its mission does not need it now");
    for (const QString &phase : phasesWith(s, s.missions[Index(mission)], row.provider))
        lines << Need::tr("needed in %1").arg(phase);
    return lines;
}

QString needSayer(const picture::Snapshot &s, const DependencyRow &row)
{
    if (row.source >= s.sources.size())
        return Need::tr("Nobody is named who says so");
    const Source &source = s.sources[row.source].source;
    return source.slug == fusion::floorSource
        ? Need::tr("People of this floor say so")
        : Need::tr("%1 says so").arg(shortText(safe(source.name.empty() ? source.slug : source.name), 60));
}

QString needTitle(const picture::Snapshot &s, const DependencyRow &row)
{
    const auto name = [&](std::int32_t asset) { return shortText(visibleText(s.assets[Index(asset)].name), 60); };
    return Need::tr("%1 needs %2").arg(name(row.dependant), name(row.provider));
}

QString markingLine(const Marking &marking)
{
    return Need::tr("Marking: %1").arg(QString::fromStdString(toString(marking)));
}

QString markingLine(const picture::Snapshot &s, std::uint16_t marking)
{
    return markingLine(marking < s.markings.size() ? s.markings[marking] : Marking::mostRestrictive());
}

} // namespace watchfloor::widgets
