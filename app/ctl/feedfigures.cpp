// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfigures.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

double seconds(std::chrono::microseconds span) { return std::chrono::duration<double>(span).count(); }

std::optional<Timestamp> blindSince(const picture::SourceRow &row, Timestamp now)
{
    return picture::isBlind(row, now) ? timeOf(picture::dataTime(row)) : std::nullopt;
}

} // namespace

Result<std::vector<picture::SourceRow>> feedRows(store::Reader &reader)
{
    const auto sources = store::sources(reader);
    if (!sources)
        return std::unexpected(sources.error());
    const auto states = store::feedStates(reader);
    if (!states)
        return std::unexpected(states.error());
    std::vector<picture::SourceRow> rows;
    for (const Source &source : *sources) {
        picture::SourceRow row{source, {}};
        const auto state = std::ranges::find(*states, source.id, &store::FeedState::sourceId);
        if (state != states->end())
            row.state = *state;
        rows.push_back(std::move(row));
    }
    return rows;
}

void addFigures(Json &json, const picture::SourceRow &row, Timestamp now)
{
    const store::FeedState &state = row.state;
    const picture::Cadence cadence = picture::cadenceOf(row);
    json.add("health", name(picture::feedHealth(row, now)))
        .add("blind", picture::isBlind(row, now))
        .add("blind_since", blindSince(row, now))
        .add("last_data", timeOf(picture::dataTime(row)))
        .add("last_known", state.lastKnown)
        .add("last_happened", state.lastHappened)
        .add("last_arrival", state.lastArrival)
        .add("expected_every_seconds", std::int64_t(cadence.length.count()))
        .add("cadence_origin", name(cadence.origin))
        .add("rate_per_hour", state.recentRecords)
        .add("recent_quarantined", state.recentQuarantined);
    if (state.lag)
        json.add("lag_median_seconds", seconds(state.lag->median), 3)
            .add("lag_p95_seconds", seconds(state.lag->p95), 3);
    else
        json.null("lag_median_seconds").null("lag_p95_seconds");
    if (state.clockDrift)
        json.add("clock_drift_seconds", std::int64_t(state.clockDrift->count()))
            .add("proposed_clock_offset_seconds", seconds(row.source.clockOffset + *state.clockDrift), 6);
    else
        json.null("clock_drift_seconds").null("proposed_clock_offset_seconds");
}

QString spanText(std::chrono::microseconds span) { return QString::number(seconds(span), 'g', 12) + u" s"_s; }

QString cadenceText(const picture::SourceRow &row)
{
    const picture::Cadence cadence = picture::cadenceOf(row);
    return u"%1, %2"_s.arg(spanText(cadence.length), text(name(cadence.origin)));
}

void sayFigures(const picture::SourceRow &row, Timestamp now)
{
    const store::FeedState &state = row.state;
    const auto or_ = [](const QString &words) { return words.isEmpty() ? u"none yet"_s : words; };
    say(u"health        "_s + text(name(picture::feedHealth(row, now)))
        + (picture::isBlind(row, now) ? u", blind"_s : QString()));
    say(u"last data     "_s + or_(timeText(timeOf(picture::dataTime(row)))));
    say(u"last arrival  "_s + or_(timeText(state.lastArrival)));
    say(u"expected      every "_s + cadenceText(row));
    say(u"rate          %1 an hour, of them %2 unreadable"_s.arg(state.recentRecords).arg(state.recentQuarantined));
    say(u"lag           "_s
        + (state.lag ? u"%1 median, %2 95th percentile"_s.arg(spanText(state.lag->median), spanText(state.lag->p95))
                     : u"unknown"_s));
    if (state.clockDrift)
        say(u"clock         %1 %2; to correct it from now on: source set %3 clock_offset=%4"_s.arg(
            spanText(std::chrono::abs(*state.clockDrift)), state.clockDrift->count() > 0 ? u"ahead"_s : u"behind"_s,
            text(row.source.slug), QString::number(seconds(row.source.clockOffset + *state.clockDrift), 'g', 12)));
}

} // namespace watchfloor::ctl
