// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedwords.h"

#include "common/words.h"

#include <QCoreApplication>

#include <cmath>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::FeedWords)
};

/// Data from the future has a lag below nothing.
QString signedText(std::chrono::microseconds span)
{
    return span.count() < 0 ? u"−"_s + ageText(-span) : ageText(span);
}

} // namespace

QString cadenceText(const picture::SourceRow &row)
{
    const picture::Cadence cadence = picture::cadenceOf(row);
    const QString length = ageText(cadence.length);
    switch (cadence.origin) {
    case picture::Cadence::Origin::Declared:
        return length;
    case picture::Cadence::Origin::Learned:
        return Words::tr("%1 (learned)").arg(length);
    case picture::Cadence::Origin::Assumed:
        return Words::tr("%1 (assumed)").arg(length);
    }
    return length;
}

QString rateText(const picture::SourceRow &row)
{
    return row.state.lastArrival ? Words::tr("%1/h").arg(countText(row.state.recentRecords)) : u"—"_s;
}

QString lagText(const picture::SourceRow &row)
{
    if (!row.state.lag)
        return u"—"_s;
    return Words::tr("%1, at most %2").arg(signedText(row.state.lag->median), signedText(row.state.lag->p95));
}

QString driftText(const picture::SourceRow &row)
{
    if (!row.state.clockDrift)
        return {};
    const auto drift = *row.state.clockDrift;
    return drift.count() > 0 ? Words::tr("%1 ahead").arg(ageText(drift)) : Words::tr("%1 behind").arg(ageText(-drift));
}

QString errorsText(const picture::SourceRow &row)
{
    const auto &state = row.state;
    if (state.recentQuarantined == 0)
        return u"—"_s;
    const double share
        = 100.0 * static_cast<double>(state.recentQuarantined) / static_cast<double>(state.recentRecords);
    const QString percent = share < 1 ? Words::tr("under 1 %") : Words::tr("%1 %").arg(std::lround(share));
    return Words::tr("%1 of %2 (%3)").arg(countText(state.recentQuarantined), countText(state.recentRecords), percent);
}

QString proposalText(const picture::SourceRow &row)
{
    const QString drift = driftText(row);
    if (drift.isEmpty())
        return {};
    const QString declared = row.source.clockOffset.count() == 0 ? Words::tr("none is declared")
        : row.source.clockOffset.count() > 0 ? Words::tr("%1 ahead is declared").arg(ageText(row.source.clockOffset))
                                             : Words::tr("%1 behind is declared").arg(ageText(-row.source.clockOffset));
    return Words::tr("The clock of %1 seems %2 (%3). Corrected, what comes from now on is placed by the right time; "
                     "what came before stays as it is.")
        .arg(safe(row.source.slug), drift, declared);
}

std::chrono::microseconds proposedOffset(const picture::SourceRow &row)
{
    return row.source.clockOffset + row.state.clockDrift.value_or(std::chrono::seconds{0});
}

} // namespace watchfloor::widgets
