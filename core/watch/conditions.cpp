// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/conditions.h"

#include "picture/query.h"

#include <algorithm>
#include <array>

namespace watchfloor::watch {

namespace {

constexpr int criticalLevel = 80, highLevel = 60, lowLevel = 40;

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
        all.push_back(
            {Condition::Kind::Incident, key, row.id, key, row.severity, row.known, row.marking, row.title, {}});
    }
}

void addMissions(std::vector<Condition> &all, const picture::Snapshot &s)
{
    for (const picture::MissionRow &row : s.missions) {
        if (row.health != picture::Health::Impaired && row.health != picture::Health::Failed)
            continue;
        Condition c{Condition::Kind::Mission,
                    keyOf(Condition::Kind::Mission, row.id),
                    row.id,
                    {},
                    0,
                    noTime,
                    row.marking,
                    row.name,
                    word(picture::name(row.health))};
        c.level = row.health == picture::Health::Failed ? criticalLevel : highLevel;
        c.cause = c.key;
        // The worst that reaches it comes first.
        if (!row.incidents.empty()) {
            const auto &behind = s.incidents[static_cast<std::size_t>(row.incidents.front())];
            c.cause = keyOf(Condition::Kind::Incident, behind.id);
            c.since = behind.known;
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
        Condition c{Condition::Kind::Feed,
                    key,
                    row.source.slug,
                    key,
                    highLevel,
                    picture::dataTime(row),
                    0,
                    QString::fromStdString(row.source.name.empty() ? row.source.slug : row.source.name),
                    word(picture::name(health))};
        if (health == picture::FeedHealth::Late)
            c.level = lowLevel;
        if (const auto from = picture::blindFrom(row); health == picture::FeedHealth::Silent && from)
            c.since = toMicros(*from);
        all.push_back(std::move(c));
    }
}

} // namespace

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
