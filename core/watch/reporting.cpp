// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/reporting.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonfields.h"
#include "floor/journal.h"

#include <simdjson.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::watch {

namespace {

constexpr std::string_view claimType = "reporting";
constexpr int overdueLevel = 80, dueSoonLevel = 60;

using TimeOf = std::int64_t Awareness::*;
constexpr auto times
    = std::to_array<std::pair<std::string_view, TimeOf>>({{"aware", &Awareness::aware},
                                                          {"early_warning", &Awareness::earlyWarning},
                                                          {"notification", &Awareness::notification},
                                                          {"progress_report", &Awareness::progressReport},
                                                          {"final_report", &Awareness::finalReport},
                                                          {"handled", &Awareness::handled}});

std::string subjectOf(int number)
{
    return derivedId("reporting", fusion::floorSource, "decision", std::to_string(number));
}

std::string bodyOf(const Reporting &r)
{
    feeds::JsonBody body;
    body.texts("of", r.of);
    for (const auto &[key, member] : times) {
        if (r.awareness.*member != noTime)
            body.text(key, iso8601(fromMicros(r.awareness.*member)));
    }
    if (r.awareness.isTrustService)
        body.flag("trust_service", true);
    if (r.isWithdrawn)
        body.flag("withdrawn", true);
    body.text("by", r.by);
    body.text("note", r.note);
    return body.take();
}

std::optional<Reporting> reportingFrom(int number, const std::string &json)
{
    thread_local simdjson::dom::parser parser;
    simdjson::dom::object body;
    if (parser.parse(json).get(body) != simdjson::SUCCESS)
        return {};
    Reporting r;
    r.number = number;
    r.of = feeds::texts(body, "of");
    for (const auto &[key, member] : times)
        r.awareness.*member = feeds::timeOf(body, key);
    if (body["trust_service"].get(r.awareness.isTrustService) != simdjson::SUCCESS)
        r.awareness.isTrustService = false;
    if (body["withdrawn"].get(r.isWithdrawn) != simdjson::SUCCESS)
        r.isWithdrawn = false;
    r.by = feeds::text(body, "by");
    r.note = feeds::text(body, "note");
    if (r.of.empty() || r.awareness.aware == noTime)
        return {};
    return r;
}

Result<> check(const Reporting &r)
{
    const std::int64_t now = toMicros(Clock::now());
    if (r.by.empty())
        return fail(ErrorCode::Usage, u"awareness is declared by somebody: a name is wanted"_s);
    if (r.of.empty() || r.awareness.aware == noTime)
        return fail(ErrorCode::Usage, u"of which incident, and since when?"_s);
    if (r.isWithdrawn && (r.note.empty() || r.number == 0))
        return fail(ErrorCode::Usage, u"what was declared is withdrawn for a reason"_s);
    for (const auto &[key, member] : times) {
        if (r.awareness.*member != noTime && r.awareness.*member > now)
            return fail(ErrorCode::Usage, u"what lies ahead has not happened: %1"_s.arg(QLatin1StringView(key)));
        if (r.awareness.*member != noTime && r.awareness.*member < r.awareness.aware)
            return fail(ErrorCode::Usage,
                        u"nothing is reported before somebody is aware: %1"_s.arg(QLatin1StringView(key)));
    }
    return {};
}

bool runs(const ReportingClock &clock)
{
    return clock.state != ReportingClock::State::Met && clock.state != ReportingClock::State::MetLate
        && clock.due != noTime;
}

/// Withdrawn ones too, by number.
Result<std::vector<Reporting>> everDeclared(store::Reader &reader, store::KnownAt knownAt)
{
    const auto sources = store::sources(reader, knownAt);
    if (!sources)
        return std::unexpected(sources.error());
    const std::int64_t floor = floor::floorSourceId(*sources);
    std::vector<Reporting> all;
    for (int number = 1; floor != 0; ++number) {
        const auto claims = store::claimsAbout(reader, subjectOf(number), knownAt);
        if (!claims)
            return std::unexpected(claims.error());
        const store::StoredClaim *newest = nullptr;
        for (const store::StoredClaim &claim : *claims) {
            // What a feed says of our duties is hearsay.
            if (claim.sourceId == floor && (!newest || claim.value.version >= newest->value.version))
                newest = &claim;
        }
        if (!newest)
            break;
        if (auto read = newest->value.revoked ? std::nullopt : reportingFrom(number, newest->value.body))
            all.push_back(std::move(*read));
    }
    return all;
}

} // namespace

Result<std::vector<Reporting>> reportings(store::Reader &reader, store::KnownAt knownAt)
{
    auto all = everDeclared(reader, knownAt);
    if (all)
        std::erase_if(*all, &Reporting::isWithdrawn);
    return all;
}

Result<Reporting> declare(store::Store &store, Reporting reporting, const std::string &marking,
                          std::optional<Timestamp> seen)
{
    if (const auto fine = check(reporting); !fine)
        return std::unexpected(fine.error());
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto floor = floor::ensureFloor(store, **reader);
    if (!floor)
        return std::unexpected(floor.error());
    const auto basis = store::newestKnown(**reader);
    const auto all = everDeclared(**reader, {});
    const auto writer = store.writer();
    if (!basis || !all || !writer)
        return std::unexpected(!basis ? basis.error() : !all ? all.error() : writer.error());
    const bool isNew = reporting.number == 0;
    if (isNew) {
        const bool isDeclared = std::ranges::any_of(*all, [&](const Reporting &other) {
            return !other.isWithdrawn && std::ranges::find_first_of(other.of, reporting.of) != other.of.end();
        });
        if (isDeclared)
            return fail(ErrorCode::Busy, u"somebody declared awareness of this already: please look again"_s);
        reporting.number = 1;
        for (const Reporting &other : *all)
            reporting.number = std::max(reporting.number, other.number + 1);
    }

    store::Decision decision;
    decision.sourceId = *floor;
    Claim &claim = decision.claims.emplace_back();
    claim.subject = subjectOf(reporting.number);
    claim.type = claimType;
    claim.body = bodyOf(reporting);
    claim.marking = marking;
    feeds::JsonBody words;
    words.text("action", "reporting");
    words.raw("reporting", claim.body);
    words.text("at", iso8601(Clock::now()));
    decision.words = words.take();
    std::string detail = std::string(isNew                       ? "aware since "
                                         : reporting.isWithdrawn ? "withdrawn, was aware since "
                                                                 : "reports, aware since ")
        + iso8601(fromMicros(reporting.awareness.aware));
    for (const auto &[key, member] : times | std::views::drop(1)) {
        if (reporting.awareness.*member != noTime)
            detail += "; " + std::string(key) + " " + iso8601(fromMicros(reporting.awareness.*member));
    }
    if (!reporting.note.empty())
        detail += "; " + reporting.note;
    decision.entry = {reporting.by, "reporting", reporting.of.front(), std::move(detail)};
    decision.basis = seen.value_or(*basis);
    if (const auto done = (*writer)->decide(std::move(decision)).get(); !done)
        return std::unexpected(done.error());
    return reporting;
}

std::int32_t rowOf(const picture::Snapshot &s, const Reporting &reporting)
{
    for (const std::string &id : reporting.of) {
        if (const auto found = s.incidentById.find(id); found != s.incidentById.end())
            return found->second;
    }
    return -1;
}

std::vector<RunningClock> runningClocks(const picture::Snapshot &s, std::span<const Reporting> all, Timestamp now)
{
    std::vector<RunningClock> running;
    for (const Reporting &reporting : all) {
        for (const ReportingClock &clock : reportingClocks(reporting.awareness, now)) {
            if (runs(clock))
                running.push_back({&reporting, clock, rowOf(s, reporting)});
        }
    }
    std::ranges::stable_sort(running, {}, [](const RunningClock &r) { return r.clock.due; });
    return running;
}

std::vector<Condition> reportConditions(const picture::Snapshot &s, std::span<const Reporting> all, Timestamp now)
{
    std::vector<Condition> asked;
    for (const RunningClock &one : runningClocks(s, all, now)) {
        const bool isOverdue = one.clock.state == ReportingClock::State::Overdue;
        if (!isOverdue && one.clock.state != ReportingClock::State::DueSoon)
            continue;
        Condition c;
        c.kind = Condition::Kind::Report;
        c.key = "report:" + std::to_string(one.reporting->number) + ':' + std::string(name(one.clock.stage));
        c.cause = c.key;
        c.level = isOverdue ? overdueLevel : dueSoonLevel;
        c.state = QLatin1StringView(name(one.clock.stage)) + (isOverdue ? " overdue"_L1 : " due-soon"_L1);
        c.object = one.reporting->of.front();
        c.subject = QString::fromStdString(c.object);
        if (isOverdue)
            c.since = one.clock.due;
        if (one.incident >= 0) {
            const auto &row = s.incidents[static_cast<std::size_t>(one.incident)];
            c.object = row.id;
            c.subject = row.title;
            c.marking = row.marking;
        }
        asked.push_back(std::move(c));
    }
    std::ranges::sort(asked, {}, &Condition::key);
    return asked;
}

} // namespace watchfloor::watch
