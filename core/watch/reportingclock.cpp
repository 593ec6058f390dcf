// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/reportingclock.h"

#include <algorithm>
#include <array>

namespace watchfloor::watch {

namespace {

using namespace std::chrono_literals;
using Stage = ReportingClock::Stage;
using State = ReportingClock::State;

constexpr std::int64_t day = std::chrono::microseconds(24h).count();
constexpr std::int64_t earlyWarningTime = day, notificationTime = 3 * day;

ReportingClock clockOf(Stage stage, std::int64_t from, std::int64_t due, std::int64_t submitted, Timestamp now)
{
    ReportingClock clock{stage, due, false, State::Running};
    if (submitted != noTime)
        clock.state = submitted <= due ? State::Met : State::MetLate;
    else if (toMicros(now) > due)
        clock.state = State::Overdue;
    else if (due - toMicros(now) <= std::min(day, (due - from) / 4))
        clock.state = State::DueSoon;
    return clock;
}

} // namespace

std::string_view name(Stage s)
{
    constexpr auto names
        = std::to_array<std::string_view>({"early-warning", "notification", "progress-report", "final-report"});
    return names[static_cast<std::size_t>(s)];
}

std::string_view name(State s)
{
    constexpr auto names = std::to_array<std::string_view>({"running", "due-soon", "overdue", "met", "met-late"});
    return names[static_cast<std::size_t>(s)];
}

Timestamp aMonthLater(Timestamp t)
{
    const auto days = std::chrono::floor<std::chrono::days>(t);
    const std::chrono::year_month_day date(days);
    std::chrono::year_month_day later = date + std::chrono::months(1);
    if (!later.ok())
        later = later.year() / later.month() / std::chrono::last;
    return std::chrono::sys_days(later) + (t - days);
}

std::vector<ReportingClock> reportingClocks(const Awareness &a, Timestamp now)
{
    if (a.aware == noTime)
        return {};
    std::vector<ReportingClock> clocks;
    clocks.push_back(clockOf(Stage::EarlyWarning, a.aware, a.aware + earlyWarningTime, a.earlyWarning, now));
    const std::int64_t notifyBy = a.aware + (a.isTrustService ? earlyWarningTime : notificationTime);
    clocks.push_back(clockOf(Stage::Notification, a.aware, notifyBy, a.notification, now));

    const bool isNotified = a.notification != noTime;
    const std::int64_t from = isNotified ? a.notification : notifyBy;
    const std::int64_t month = toMicros(aMonthLater(fromMicros(from)));
    const bool wasHandled = a.handled != noTime && a.handled <= month;
    if (wasHandled || (toMicros(now) < month && a.progressReport == noTime && a.finalReport == noTime)) {
        clocks.push_back(clockOf(Stage::FinalReport, from, month, a.finalReport, now));
        clocks.back().isProvisional = !isNotified || !wasHandled;
        return clocks;
    }
    // It went on for longer than the month.
    clocks.push_back(clockOf(Stage::ProgressReport, from, month,
                             a.progressReport == noTime ? a.finalReport : a.progressReport, now));
    clocks.back().isProvisional = !isNotified;
    if (a.handled == noTime) {
        clocks.push_back({Stage::FinalReport, noTime, true, a.finalReport == noTime ? State::Running : State::Met});
    } else {
        const std::int64_t due = toMicros(aMonthLater(fromMicros(a.handled)));
        clocks.push_back(clockOf(Stage::FinalReport, a.handled, due, a.finalReport, now));
    }
    return clocks;
}

} // namespace watchfloor::watch
