// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <vector>

namespace watchfloor::watch {

/// What a person said of a significant incident's reports to its CSIRT or authority (NIS2, Directive (EU) 2022/2555,
/// Art. 23(4)). Defence is outside of NIS2: for civil entities of the picture the clocks inform, they bind nobody here.
struct Awareness
{
    std::int64_t aware = noTime; ///< when the entity became aware, never when something was detected; microseconds
    bool isTrustService = false; ///< provider of trust services: its notification is due within 24 h too
    std::int64_t earlyWarning = noTime, notification = noTime, finalReport = noTime; ///< submitted; noTime: not yet
    std::int64_t progressReport = noTime;
    std::int64_t handled = noTime; ///< when the handling of the incident ended; noTime: it goes on

    bool operator==(const Awareness &) const = default;
};

struct ReportingClock
{
    /// Early warning: 24 h after awareness. Notification: 72 h after it. Final report: a month after the notification
    /// was submitted; where the incident goes on by then, a progress report is due instead, and the final one a month
    /// after its handling ended.
    enum class Stage : std::uint8_t { EarlyWarning, Notification, ProgressReport, FinalReport } stage
        = Stage::EarlyWarning;
    std::int64_t due = noTime; ///< microseconds; noTime: it does not run yet
    /// The day on which it counts is not certain yet: the report before it has not been submitted.
    bool isProvisional = false;
    enum class State : std::uint8_t { Running, DueSoon, Overdue, Met, MetLate } state = State::Running;

    bool operator==(const ReportingClock &) const = default;
};
[[nodiscard]] std::string_view
name(ReportingClock::Stage s); // early-warning, notification, progress-report, final-report
[[nodiscard]] std::string_view name(ReportingClock::State s); // running, due-soon, overdue, met, met-late

/// By stage; none without awareness. Due soon: within a quarter of its time, or a day at most.
[[nodiscard]] std::vector<ReportingClock> reportingClocks(const Awareness &awareness, Timestamp now);

/// The same day and hour of the next month, or that month's last day: 31 January gives 28 or 29 February.
[[nodiscard]] Timestamp aMonthLater(Timestamp t);

} // namespace watchfloor::watch
