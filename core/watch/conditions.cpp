// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/conditions.h"

#include "impact/impact.h"
#include "impact/wiring.h"
#include "picture/phases.h"
#include "picture/query.h"

#include <algorithm>
#include <array>

namespace watchfloor::watch {

namespace {

constexpr int criticalLevel = 80, highLevel = 60, lowLevel = 40, unknownLevel = 20;

std::string keyOf(Condition::Kind kind, const std::string &object) { return std::string(name(kind)) + ':' + object; }

QString word(std::string_view text) { return QString::fromLatin1(text.data(), qsizetype(text.size())); }

bool asks(const picture::IncidentRow &row)
{
    if (!picture::isOpen(row.state) || row.severity < alarmSeverity)
        return false;
    // Who recognised it knows of it; what is critical goes on asking until it is closed.
    return row.state != picture::IncidentState::Recognised || row.severity >= criticalLevel;
}

void addIncidents(std::vector<Condition> &all, const picture::Snapshot &s)
{
    for (const picture::IncidentRow &row : s.incidents) {
        if (!asks(row))
            continue;
        const std::string key = keyOf(Condition::Kind::Incident, row.id);
        Condition c;
        c.key = c.cause = key;
        c.object = row.id;
        c.level = row.severity;
        c.since = row.known;
        c.marking = row.marking;
        c.subject = row.title;
        all.push_back(std::move(c));
    }
}

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

bool isBad(const picture::MissionRow &row)
{
    return row.health == picture::Health::Impaired || row.health == picture::Health::Failed;
}

/// The feed whose silence hides an asset; null: nobody was to watch it.
const picture::SourceRow *blindWatcher(const picture::Snapshot &s, std::int32_t asset)
{
    for (const picture::WatchRow &watch : s.watches) {
        if (watch.asset == asset && picture::isBlind(s.sources[watch.source], s.judgedAt))
            return &s.sources[watch.source];
    }
    return nullptr;
}

/// People's word goes before what incidents on the same asset say, for it stands in their place.
void explain(Condition &c, const picture::Snapshot &s, const impact::Reason &reason)
{
    const picture::AssetRow &root = s.assets[at(reason.root)];
    if (const auto *held = reason.held ? picture::heldHealth(s, reason.root) : nullptr) {
        c.why = Condition::Why::Held;
        c.cause = "health:" + root.id;
        c.reason = root.name;
        c.by = held->by;
        c.since = held->since;
    } else if (!reason.incidents.empty()) {
        const picture::IncidentRow &worst = s.incidents[at(reason.incidents.front())];
        c.why = Condition::Why::Incident;
        c.cause = keyOf(Condition::Kind::Incident, worst.id);
        c.reason = worst.title;
        c.since = worst.known;
    } else if (reason.unseen) {
        c.why = Condition::Why::Unseen;
        c.reason = root.name;
        c.since = root.lastSeen;
        if (const picture::SourceRow *feed = blindWatcher(s, reason.root))
            c.cause = keyOf(Condition::Kind::Feed, feed->source.slug);
    }
}

/// Since when the mission needs the task by which it feels the reason; noTime: always. What had failed long before a
/// phase is felt, and news, when that begins.
std::int64_t neededSince(const picture::Snapshot &s, const picture::MissionRow &mission, const impact::Reason &reason)
{
    if (reason.path.size() < 2)
        return noTime;
    std::optional<std::int64_t> since;
    for (const picture::PhaseRow &phase : mission.phases) {
        if (picture::isRunning(phase, s.judgedAt) && std::ranges::binary_search(phase.tasks, reason.path[1]))
            since = std::min(since.value_or(phase.from), phase.from);
    }
    return since.value_or(noTime);
}

void addMissions(std::vector<Condition> &all, const picture::Snapshot &s)
{
    if (std::ranges::none_of(s.missions, isBad))
        return;
    const auto wiring = impact::wiringOf(s);
    const impact::Impact impact = impact::propagate(s, impact::ownHealth(s));
    for (const picture::MissionRow &row : s.missions) {
        if (!isBad(row))
            continue;
        Condition c;
        c.kind = Condition::Kind::Mission;
        c.key = c.cause = keyOf(Condition::Kind::Mission, row.id);
        c.object = row.id;
        c.level = static_cast<std::uint8_t>(levelOf(row.health));
        c.marking = row.marking;
        c.subject = row.name;
        c.state = word(picture::name(row.health));
        for (const impact::Reason &first : impact::reasons(s, wiring->network, impact, row.asset, 1)) {
            explain(c, s, first);
            c.since = std::max(c.since, neededSince(s, row, first));
        }
        all.push_back(std::move(c));
    }
}

void addFeeds(std::vector<Condition> &all, const picture::Snapshot &s, Timestamp now)
{
    for (const picture::SourceRow &row : s.sources) {
        const picture::FeedHealth health = picture::feedHealth(row, now);
        if (health == picture::FeedHealth::Live || health == picture::FeedHealth::Never)
            continue; // one that was never heard is being set up
        const std::string key = keyOf(Condition::Kind::Feed, row.source.slug);
        Condition c;
        c.kind = Condition::Kind::Feed;
        c.key = c.cause = key;
        c.object = row.source.slug;
        c.level = highLevel;
        c.since = picture::dataTime(row);
        c.subject = QString::fromStdString(row.source.name.empty() ? row.source.slug : row.source.name);
        c.state = word(picture::name(health));
        if (health == picture::FeedHealth::Late)
            c.level = lowLevel;
        if (const auto from = picture::blindFrom(row); health == picture::FeedHealth::Silent && from)
            c.since = toMicros(*from);
        all.push_back(std::move(c));
    }
}

} // namespace

int levelOf(picture::Health health)
{
    switch (health) {
    case picture::Health::Failed:
        return criticalLevel;
    case picture::Health::Impaired:
        return highLevel;
    case picture::Health::Degraded:
        return lowLevel;
    case picture::Health::Unknown:
        return unknownLevel;
    case picture::Health::Nominal:
        break;
    }
    return 0;
}

std::string_view name(Priority p)
{
    constexpr auto names = std::to_array<std::string_view>({"low", "medium", "high"});
    return names[static_cast<std::size_t>(p)];
}

Priority priorityOf(int level)
{
    return level >= criticalLevel ? Priority::High : level >= highLevel ? Priority::Medium : Priority::Low;
}

std::string_view name(Condition::Kind k)
{
    constexpr auto names = std::to_array<std::string_view>({"incident", "mission", "feed", "report"});
    return names[static_cast<std::size_t>(k)];
}

std::vector<Condition> conditions(const picture::Snapshot &s, Timestamp now)
{
    std::vector<Condition> all;
    addIncidents(all, s);
    addMissions(all, s);
    addFeeds(all, s, now);
    std::ranges::sort(all, {}, &Condition::key);
    return all;
}

} // namespace watchfloor::watch
