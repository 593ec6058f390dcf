// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/watchwords.h"

#include "base/displaytext.h"
#include "common/operationwords.h"
#include "common/theme.h"
#include "common/words.h"
#include "floor/floorwords.h"

#include <QCoreApplication>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using watch::HandoverItem;
using watch::ReportingClock;

namespace {

struct Watch
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::Watch)
};

QString stateText(const std::string &state)
{
    for (int i = 0; i < 8; ++i) {
        const auto one = static_cast<picture::IncidentState>(i);
        if (picture::name(one) == state)
            return Theme::word(one);
    }
    return safe(state);
}

QString feedText(const std::string &health)
{
    return health == "late"   ? Watch::tr("late")
        : health == "silent"  ? Watch::tr("silent")
        : health == "failing" ? Watch::tr("cannot be read")
                              : safe(health);
}

} // namespace

QString word(floor::Role role)
{
    switch (role) {
    case floor::Role::WatchOfficer:
        return Watch::tr("watch officer");
    case floor::Role::Analyst:
        return Watch::tr("analyst");
    case floor::Role::Commander:
        return Watch::tr("commander");
    case floor::Role::Observer:
        return Watch::tr("observer");
    }
    return {};
}

QString word(ReportingClock::Stage stage)
{
    switch (stage) {
    case ReportingClock::Stage::EarlyWarning:
        return Watch::tr("Early warning");
    case ReportingClock::Stage::Notification:
        return Watch::tr("Notification");
    case ReportingClock::Stage::ProgressReport:
        return Watch::tr("Progress report");
    case ReportingClock::Stage::FinalReport:
        return Watch::tr("Final report");
    }
    return {};
}

QString reportText(const QString &stage)
{
    for (int i = 0; i < 4; ++i) {
        const auto one = static_cast<ReportingClock::Stage>(i);
        if (stage == QLatin1StringView(name(one)))
            return word(one);
    }
    return stage;
}

QString clockText(const ReportingClock &clock, Timestamp now)
{
    using State = ReportingClock::State;
    switch (clock.state) {
    case State::Met:
        return Watch::tr("submitted in time");
    case State::MetLate:
        return Watch::tr("submitted late; it was due %1").arg(stampText(clock.due));
    case State::Overdue:
        return Watch::tr("overdue since %1").arg(stampText(clock.due));
    case State::Running:
    case State::DueSoon:
        break;
    }
    if (clock.due == noTime)
        return Watch::tr("runs from the end of the handling");
    const QString due = Watch::tr("due %1, in %2").arg(stampText(clock.due), ageText(fromMicros(clock.due) - now));
    return clock.isProvisional ? Watch::tr("%1 (it moves with the report before it)").arg(due) : due;
}

QString headingText(HandoverItem::Kind kind)
{
    using Kind = HandoverItem::Kind;
    switch (kind) {
    case Kind::Disputed:
        return Watch::tr("Disputed or newly contradicted");
    case Kind::Lapsing:
        return Watch::tr("Recognitions that end in the coming watch");
    case Kind::Worse:
        return Watch::tr("Worse");
    case Kind::NewIncident:
        return Watch::tr("New");
    case Kind::Recognised:
        return Watch::tr("Recognised, still open");
    case Kind::Shelved:
        return Watch::tr("Shelved alarms");
    case Kind::Held:
        return Watch::tr("Health that stands by an officer's word");
    case Kind::Feed:
        return Watch::tr("Feeds that are late, silent or unreadable");
    case Kind::Report:
        return Watch::tr("Reporting clocks due in the coming watch");
    case Kind::Phase:
        return Watch::tr("Phases of missions that begin in the coming watch and would be worse than now");
    case Kind::Open:
        return Watch::tr("Open and unchanged, not recognised");
    case Kind::Better:
        return Watch::tr("Better");
    case Kind::Closed:
        return Watch::tr("Closed");
    case Kind::Decision:
        return Watch::tr("Decisions of this watch");
    case Kind::Operation:
        return Watch::tr("Operations and exercises, ongoing or imminent");
    }
    return {};
}

namespace {

QString operationItemText(const HandoverItem &item)
{
    const std::size_t end = std::min(item.why.find(' '), item.why.size());
    const auto side = fusion::operationSideFromName(item.why.substr(0, end));
    const auto kind = fusion::operationKindFromName(item.why.substr(std::min(end + 1, item.why.size())));
    const auto state = fusion::operationStateFromName(item.state);
    QStringList parts{word(state.value_or(fusion::OperationState::Ongoing)),
                      word(side.value_or(fusion::OperationSide::Unknown)),
                      word(kind.value_or(fusion::OperationKind::Other))};
    if (item.at != noTime)
        parts << (state == fusion::OperationState::Imminent ? Watch::tr("from %1") : Watch::tr("until %1"))
                     .arg(stampText(item.at));
    return parts.join(u" · "_s);
}

QString healthText(std::string_view state)
{
    using picture::Health;
    for (const Health health : {Health::Nominal, Health::Degraded, Health::Impaired, Health::Failed}) {
        if (name(health) == state)
            return Theme::word(health);
    }
    return Theme::word(Health::Unknown);
}

} // namespace

QString itemText(const HandoverItem &item)
{
    using Kind = HandoverItem::Kind;
    if (item.kind == Kind::Operation)
        return operationItemText(item);
    const QString by = safe(item.by), why = shortText(visibleText(std::string_view(item.why)), 160);
    QStringList parts;
    switch (item.kind) {
    case Kind::Held:
        parts << healthText(item.state) << Watch::tr("until %1 by %2").arg(stampText(item.at), by);
        break;
    case Kind::Phase:
        parts << healthText(item.state) << Watch::tr("from %1").arg(stampText(item.at));
        break;
    case Kind::Shelved:
        parts << Watch::tr("until %1 by %2").arg(stampText(item.at), by);
        break;
    case Kind::Feed:
        parts << Watch::tr("%1, newest data %2").arg(feedText(item.state), stampText(item.at));
        break;
    case Kind::Report:
        parts << Watch::tr("%1 due %2").arg(reportText(safe(item.state)), stampText(item.at));
        break;
    case Kind::Decision:
        if (const auto action = floor::actionFromName(item.state))
            parts << deedText(*action);
        parts << Watch::tr("%1 by %2").arg(stampText(item.at), by);
        break;
    default:
        if (item.at == noTime || item.state != "recognised")
            parts << stateText(item.state);
        if (item.at != noTime)
            parts << Watch::tr("recognised until %1").arg(stampText(item.at));
        if (!by.isEmpty())
            parts << Watch::tr("last decided by %1").arg(by);
        break;
    }
    if (!why.isEmpty())
        parts << why;
    return parts.join(u" · "_s);
}

QString sentence(const watch::HandoverRefused &refused)
{
    using Why = watch::HandoverRefused::Why;
    switch (refused.why) {
    case Why::Failed:
        return refused.error.code == ErrorCode::WrongKey ? Watch::tr("The password is not right.")
                                                         : widgets::sentence(refused.error);
    case Why::SamePerson:
        return Watch::tr("Two officers sign: nobody signs for both.");
    case Why::Nobody:
        return Watch::tr("%1 hands over the watch, and signs for it.").arg(safe(refused.about));
    case Why::NotHolder:
        return Watch::tr("%1 is the picture manager: they hand over the watch.").arg(safe(refused.about));
    case Why::NotTaken:
        return Watch::tr("Not taken yet: %1").arg(shortText(safe(refused.about), 80));
    case Why::Overtaken:
        return Watch::tr("Somebody handed over or moved the token since this was worked out. Close it and begin anew; "
                         "the ticks are kept, and nothing has moved.");
    }
    return {};
}

} // namespace watchfloor::widgets
